/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* What each column means, and by what a line finds its record. */

#include "maillage-ui-import-private.h"

#include "maillage-ui-group.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

static gboolean
may_be_filled (MaillageField *field)
{
  return !maillage_field_get_retired (field)
         && (maillage_field_is_link (field)
             || (maillage_field_is_stored (field)
                 && maillage_field_get_field_type (field) != MAILLAGE_FIELD_FILE));
}

static void
list_fields (MaillageUiImport *self)
{
  g_ptr_array_set_size (self->fields, 0);
  for (guint i = 0; i < maillage_kind_get_n_fields (self->kind); i++)
    {
      MaillageField *field = maillage_kind_get_field (self->kind, i);

      if (may_be_filled (field))
        g_ptr_array_add (self->fields, g_strdup (maillage_field_get_id (field)));
    }
  if (maillage_kind_get_taggable (self->kind))
    g_ptr_array_add (self->fields, g_strdup ("tags"));
}

static const char *
get_label (MaillageUiImport *self, const char *id)
{
  MaillageField *field = maillage_kind_find_field (self->kind, id);

  return field != NULL ? maillage_field_get_label (field) : _ ("Tags");
}

static GtkWidget *
make_choice (MaillageUiImport *self, guint column)
{
  GtkStringList *labels = gtk_string_list_new (NULL);
  const char *path = maillage_import_get_path (self->import, column);
  GtkWidget *choice = gtk_drop_down_new (G_LIST_MODEL (labels), NULL);

  gtk_string_list_append (labels, _ ("Do not import"));
  for (guint i = 0; i < self->fields->len; i++)
    {
      const char *id = g_ptr_array_index (self->fields, i);

      gtk_string_list_append (labels, get_label (self, id));
      if (g_strcmp0 (id, path) == 0)
        gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), i + 1);
    }
  gtk_widget_set_valign (choice, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (choice, 200, -1);
  g_signal_connect_object (
      choice, "notify::selected", G_CALLBACK (_maillage_ui_import_check), self, G_CONNECT_SWAPPED);
  return choice;
}

/* What the program reads in the sample, when it is not what is written. */
static char *
read_sample (MaillageUiImport *self, const char *path, const char *sample)
{
  MaillageField *field = path != NULL ? maillage_kind_find_field (self->kind, path) : NULL;
  g_autofree char *value = NULL;
  g_autofree char *warning = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *fold = NULL;
  g_autofree char *typed = NULL;

  if (field == NULL || !maillage_field_is_stored (field)
      || maillage_field_get_field_type (field) == MAILLAGE_FIELD_TERRITORY)
    return NULL;
  value = maillage_field_parse (field, sample, &warning, NULL);
  shown = value != NULL ? maillage_field_format (field, value) : NULL;
  if (shown == NULL)
    return NULL;
  fold = maillage_text_fold (shown);
  typed = maillage_text_fold (sample);
  return strcmp (fold, typed) != 0 ? g_steal_pointer (&shown) : NULL;
}

static char *
describe_sample (MaillageUiImport *self, guint column)
{
  g_auto (GStrv) samples = maillage_import_dup_samples (self->import, column, 1);
  const char *path = maillage_import_get_path (self->import, column);
  g_autofree char *read = NULL;

  if (samples[0] == NULL)
    return g_strdup (_ ("Empty in every line"));
  g_strdelimit (samples[0], "\r\n", ' ');
  read = read_sample (self, path, samples[0]);
  if (read != NULL)
    /* Translators: a value of the file, and how the program understands it */
    return g_strdup_printf (_ ("“%s”, read as %s"), samples[0], read);
  return g_strdup_printf (_ ("“%s”"), samples[0]);
}

static GtkWidget *
make_row (MaillageUiImport *self, guint column)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *choice = make_choice (self, column);
  const char *title = maillage_import_get_column (self->import, column);
  g_autofree char *sample = describe_sample (self, column);
  g_autofree char *name = g_strdup_printf (_ ("What the column “%s” fills"), title);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), sample);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), choice);
  g_ptr_array_add (self->choices, choice);
  return row;
}

static void
replace_child (GtkWidget *box, GtkWidget *child)
{
  GtkWidget *old = gtk_widget_get_first_child (box);

  if (old != NULL)
    gtk_box_remove (GTK_BOX (box), old);
  gtk_box_append (GTK_BOX (box), child);
}

static GtkWidget *
make_list (void)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  return list;
}

static void
show_mapping (MaillageUiImport *self)
{
  GtkWidget *group = maillage_ui_group_new (_ ("Columns of the file"));
  GtkWidget *list = make_list ();

  g_ptr_array_set_size (self->choices, 0);
  for (guint i = 0; i < maillage_import_get_n_columns (self->import); i++)
    gtk_list_box_append (GTK_LIST_BOX (list), make_row (self, i));
  maillage_ui_group_set_child (MAILLAGE_UI_GROUP (group), list);
  replace_child (self->mapping, group);
}

static gboolean
may_be_key (MaillageField *field)
{
  switch ((int) maillage_field_get_field_type (field))
    {
    case MAILLAGE_FIELD_TEXT:
      return maillage_field_get_searchable (field) == MAILLAGE_SEARCH_TITLE;
    case MAILLAGE_FIELD_EMAIL:
    case MAILLAGE_FIELD_PHONE:
    case MAILLAGE_FIELD_SIREN:
    case MAILLAGE_FIELD_SIRET:
    case MAILLAGE_FIELD_RNA:
      return TRUE;
    default:
      return FALSE;
    }
}

static void
show_key (MaillageUiImport *self)
{
  GtkWidget *group = maillage_ui_group_new (_ ("Recognise the records that are there"));
  GtkWidget *list = make_list ();
  GtkStringList *labels = gtk_string_list_new (NULL);

  g_ptr_array_set_size (self->keys, 0);
  gtk_string_list_append (labels, _ ("Number or name"));
  for (guint i = 0; i < maillage_kind_get_n_fields (self->kind); i++)
    {
      MaillageField *field = maillage_kind_get_field (self->kind, i);

      if (!may_be_key (field))
        continue;
      g_ptr_array_add (self->keys, g_strdup (maillage_field_get_id (field)));
      gtk_string_list_append (labels, maillage_field_get_label (field));
    }
  self->key = adw_combo_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->key), _ ("Key"));
  adw_combo_row_set_model (ADW_COMBO_ROW (self->key), G_LIST_MODEL (labels));
  g_object_unref (labels);
  g_signal_connect_object (self->key,
                           "notify::selected",
                           G_CALLBACK (_maillage_ui_import_check),
                           self,
                           G_CONNECT_SWAPPED);
  gtk_list_box_append (GTK_LIST_BOX (list), self->key);
  maillage_ui_group_set_child (MAILLAGE_UI_GROUP (group), list);
  replace_child (self->key_group, group);
}

void
_maillage_ui_import_show_columns (MaillageUiImport *self)
{
  list_fields (self);
  self->filling = TRUE;
  show_mapping (self);
  show_key (self);
  self->filling = FALSE;
}

static void
take_column (MaillageUiImport *self, guint column)
{
  guint selected = gtk_drop_down_get_selected (g_ptr_array_index (self->choices, column));
  const char *path = NULL;
  g_autoptr (GError) error = NULL;

  if (selected > 0 && selected <= self->fields->len)
    path = g_ptr_array_index (self->fields, selected - 1);
  if (g_strcmp0 (path, maillage_import_get_path (self->import, column)) != 0
      && !maillage_import_set_path (self->import, column, path, &error))
    g_warning ("%s", error->message);
}

static void
update_samples (MaillageUiImport *self)
{
  guint n = 0;

  for (guint i = 0; i < self->choices->len; i++)
    {
      GtkWidget *row
          = gtk_widget_get_ancestor (g_ptr_array_index (self->choices, i), ADW_TYPE_ACTION_ROW);
      g_autofree char *sample = describe_sample (self, i);

      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), sample);
      if (maillage_import_get_path (self->import, i) != NULL)
        n++;
    }
  maillage_ui_group_set_count (MAILLAGE_UI_GROUP (gtk_widget_get_first_child (self->mapping)),
                               (int) n);
}

void
_maillage_ui_import_take_choices (MaillageUiImport *self)
{
  guint key = adw_combo_row_get_selected (ADW_COMBO_ROW (self->key));
  const char *id
      = key > 0 && key <= self->keys->len ? g_ptr_array_index (self->keys, key - 1) : NULL;

  for (guint i = 0; i < self->choices->len; i++)
    take_column (self, i);
  if (g_strcmp0 (id, maillage_import_get_key (self->import)) != 0)
    maillage_import_set_key (self->import, id, NULL);
  update_samples (self);
}
