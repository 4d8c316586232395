/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* The file's columns, each with a value it holds and the field it fills; the key and the mode. */

#include "maillage-ui-import-private.h"

#include "maillage-ui-group.h"
#include "maillage-ui-rows.h"

#include <glib/gi18n-lib.h>
#include <maillage-own-territory-private.h>
#include <maillage-text-private.h>

/* A longer list of fields can be searched. */
#define SEARCHED 12

/* The drop-downs */

static MaillageUiImportPath *
get_chosen (MaillageUiImport *self, guint column)
{
  const MaillageUiImportColumn *widgets = g_ptr_array_index (self->columns, column);
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (widgets->choice));

  return g_ptr_array_index (self->paths, selected != GTK_INVALID_LIST_POSITION ? selected : 0);
}

static GListModel *
make_labels (MaillageUiImport *self)
{
  GtkStringList *labels = gtk_string_list_new (NULL);

  for (guint i = 0; i < self->paths->len; i++)
    {
      const MaillageUiImportPath *path = g_ptr_array_index (self->paths, i);

      gtk_string_list_append (labels, path->label);
    }
  return G_LIST_MODEL (labels);
}

static GtkWidget *
make_choice (GListModel *model)
{
  GtkWidget *choice = gtk_drop_down_new (
      model, gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string"));

  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (choice),
                                   g_list_model_get_n_items (model) > SEARCHED);
  gtk_widget_set_valign (choice, GTK_ALIGN_CENTER);
  return choice;
}

static guint
find_path (MaillageUiImport *self, const char *path)
{
  for (guint i = 0; i < self->paths->len; i++)
    if (g_strcmp0 (((MaillageUiImportPath *) g_ptr_array_index (self->paths, i))->path, path) == 0)
      return i;
  return 0;
}

/* What is understood of the columns */

static void
set_class (GtkWidget *widget, const char *css_class, gboolean set)
{
  if (set)
    gtk_widget_add_css_class (widget, css_class);
  else
    gtk_widget_remove_css_class (widget, css_class);
}

static void
show_sign (GtkWidget *sign, gboolean matched, gboolean refused)
{
  const char *icon = refused   ? "dialog-warning-symbolic"
                     : matched ? "maillage-state-done-symbolic"
                               : "maillage-state-todo-symbolic";

  gtk_image_set_from_icon_name (GTK_IMAGE (sign), icon);
  set_class (sign, "maillage-good", matched && !refused);
  set_class (sign, "maillage-doubtful", refused);
  set_class (sign, "dim-label", !matched);
}

static void
show_sample (MaillageUiImport *self, guint column)
{
  const MaillageUiImportColumn *widgets = g_ptr_array_index (self->columns, column);
  const MaillageUiImportPath *path = get_chosen (self, column);
  g_auto (GStrv) samples = maillage_import_dup_samples (self->import, column, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) own = _maillage_own_list (maillage_context_get_store (self->context));
  MaillagePlaces places = { maillage_context_get_gazetteer (self->context), own };
  g_autofree char *read = NULL;
  g_autofree char *sample = samples[0] != NULL ? _maillage_text_shorten (samples[0]) : NULL;
  g_autofree char *words = NULL;

  if (samples[0] != NULL)
    read = _maillage_ui_import_understand (&places, path->field, samples[0], &error);
  if (samples[0] == NULL)
    words = g_strdup (_ ("Empty in every line"));
  else if (error != NULL)
    words = g_strdup (error->message);
  else if (read != NULL)
    /* Translators: a value as the file has it, and what is understood of it */
    words = g_strdup_printf (_ ("“%s”, read as %s"), sample, read);
  else
    words = g_strdup_printf (_ ("“%s”"), sample);
  g_strdelimit (words, "\r\n", ' ');
  gtk_label_set_text (GTK_LABEL (widgets->sample), words);
  gtk_widget_set_tooltip_text (widgets->sample, words);
  show_sign (widgets->sign, path->path != NULL, error != NULL);
  set_class (widgets->sample, "maillage-doubtful", error != NULL);
  set_class (widgets->sample, "dim-label", error == NULL);
}

static void
show_matched (MaillageUiImport *self)
{
  g_autofree char *words = NULL;
  guint n = 0;

  for (guint i = 0; i < self->columns->len; i++)
    n += get_chosen (self, i)->path != NULL;
  words = g_strdup_printf (_ ("%u of %u matched"), n, self->columns->len);
  gtk_label_set_text (GTK_LABEL (self->matched), words);
}

/* The key: any field that a column fills alone */

static void
add_key (MaillageUiImport *self, GtkStringList *labels, char *key, char *label)
{
  g_ptr_array_add (self->keys, key);
  gtk_string_list_append (labels, label);
  g_free (label);
}

/* A value of the record's own, known whole from the file. */
static gboolean
may_be_key (const MaillageUiImportPath *path)
{
  return path->field != NULL && strchr (path->path, '.') == NULL
         && !maillage_field_is_link (path->field);
}

static gboolean
is_territory (const MaillageUiImportPath *path)
{
  return maillage_field_get_field_type (path->field) == MAILLAGE_FIELD_TERRITORY;
}

static gboolean
is_name (const MaillageUiImportPath *path)
{
  return maillage_field_get_searchable (path->field) == MAILLAGE_SEARCH_TITLE;
}

/* "Name + Territory": homonyms live in different places. */
static void
add_pairs (MaillageUiImport *self, GtkStringList *labels, GPtrArray *used)
{
  for (guint i = 0; i < used->len; i++)
    for (guint j = 0; j < used->len; j++)
      {
        const MaillageUiImportPath *name = g_ptr_array_index (used, i);
        const MaillageUiImportPath *place = g_ptr_array_index (used, j);

        if (is_name (name) && is_territory (place))
          add_key (self,
                   labels,
                   g_strdup_printf ("%s,%s", name->path, place->path),
                   g_strdup_printf ("%s + %s", name->label, place->label));
      }
}

static GPtrArray *
list_used (MaillageUiImport *self)
{
  GPtrArray *used = g_ptr_array_new ();

  for (guint i = 0; i < self->columns->len; i++)
    {
      MaillageUiImportPath *path = get_chosen (self, i);

      if (may_be_key (path) && !g_ptr_array_find (used, path, NULL))
        g_ptr_array_add (used, path);
    }
  return used;
}

static void
fill_keys (MaillageUiImport *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  g_autoptr (GPtrArray) used = list_used (self);
  g_autofree char *before = g_strdup (maillage_import_get_key (self->import));
  guint selected = 0;

  g_ptr_array_set_size (self->keys, 0);
  add_key (self, labels, NULL, g_strdup (_ ("Number or name")));
  for (guint i = 0; i < used->len; i++)
    {
      const MaillageUiImportPath *path = g_ptr_array_index (used, i);

      add_key (self, labels, g_strdup (path->path), g_strdup (path->label));
    }
  add_pairs (self, labels, used);
  for (guint i = 0; i < self->keys->len; i++)
    if (g_strcmp0 (g_ptr_array_index (self->keys, i), before) == 0)
      selected = i;
  self->setting_up = TRUE;
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->key), G_LIST_MODEL (labels));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->key), selected);
  self->setting_up = FALSE;
}

static void
column_changed_cb (MaillageUiImport *self)
{
  if (self->setting_up)
    return;
  for (guint i = 0; i < self->columns->len; i++)
    show_sample (self, i);
  show_matched (self);
  fill_keys (self);
  _maillage_ui_import_check (self);
}

static void
setting_changed_cb (MaillageUiImport *self)
{
  guint mode = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->mode));

  gtk_widget_set_visible (self->mode_words, mode != MAILLAGE_IMPORT_AUTO);
  if (!self->setting_up && self->import != NULL)
    _maillage_ui_import_check (self);
}

gboolean
_maillage_ui_import_give_settings (MaillageUiImport *self, GError **error)
{
  guint key = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->key));
  guint mode = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->mode));

  for (guint i = 0; i < self->columns->len; i++)
    if (!maillage_import_set_path (self->import, i, get_chosen (self, i)->path, error))
      return FALSE;
  maillage_import_set_mode (self->import, (MaillageImportMode) mode);
  return maillage_import_set_key (self->import, g_ptr_array_index (self->keys, key), error);
}

/* Making them */

static GtkWidget *
make_caption (const char *text)
{
  GtkWidget *label = maillage_ui_label_new (text, "caption");

  gtk_widget_add_css_class (label, "dim-label");
  return label;
}

static GtkWidget *
make_row (GtkWidget *title, GtkWidget *under, GtkWidget *sign, GtkWidget *choice)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (texts), title);
  gtk_box_append (GTK_BOX (texts), under);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), texts);
  if (sign != NULL)
    gtk_box_append (GTK_BOX (box), sign);
  gtk_box_append (GTK_BOX (box), choice);
  gtk_widget_add_css_class (row, "maillage-import-row");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_relation (
      GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_RELATION_LABELLED_BY, title, NULL, -1);
  gtk_accessible_update_relation (
      GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, under, NULL, -1);
  return row;
}

static GtkWidget *
add_column (MaillageUiImport *self, guint column)
{
  g_autofree char *title
      = _maillage_text_shorten (maillage_import_get_column (self->import, column));
  MaillageUiImportColumn *widgets = g_new0 (MaillageUiImportColumn, 1);
  guint selected = find_path (self, maillage_import_get_path (self->import, column));

  widgets->sample = make_caption (NULL);
  widgets->sign = gtk_image_new ();
  g_object_set (widgets->sign, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  widgets->choice = make_choice (make_labels (self));
  gtk_widget_set_size_request (widgets->choice, 200, -1);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (widgets->choice), selected);
  g_signal_connect_object (
      widgets->choice, "notify::selected", G_CALLBACK (column_changed_cb), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->columns, widgets);
  return make_row (maillage_ui_label_new (*title != '\0' ? title : _ ("(no title)"), NULL),
                   widgets->sample,
                   widgets->sign,
                   widgets->choice);
}

static GtkWidget *
make_list (void)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  return list;
}

void
_maillage_ui_import_fill_columns (MaillageUiImport *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (self->column_list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->column_list), row);
  g_ptr_array_set_size (self->columns, 0);
  for (guint i = 0; i < maillage_import_get_n_columns (self->import); i++)
    gtk_list_box_append (GTK_LIST_BOX (self->column_list), add_column (self, i));
  for (guint i = 0; i < self->columns->len; i++)
    show_sample (self, i);
  show_matched (self);
  fill_keys (self);
}

static GtkWidget *
make_key_list (MaillageUiImport *self)
{
  const char *const modes[]
      = { _ ("Change or create"), _ ("Only create"), _ ("Only change"), NULL };
  GtkWidget *list = make_list ();

  self->key = make_choice (G_LIST_MODEL (gtk_string_list_new (NULL)));
  self->mode = make_choice (G_LIST_MODEL (gtk_string_list_new (modes)));
  self->mode_words = make_caption (_ ("The other lines are refused"));
  gtk_widget_set_visible (self->mode_words, FALSE);
  gtk_widget_set_name (self->key, "key");
  gtk_widget_set_name (self->mode, "mode");
  gtk_list_box_append (GTK_LIST_BOX (list),
                       make_row (maillage_ui_label_new (_ ("Key"), NULL),
                                 make_caption (_ ("What says that it is the same record")),
                                 NULL,
                                 self->key));
  gtk_list_box_append (
      GTK_LIST_BOX (list),
      make_row (
          maillage_ui_label_new (_ ("What to do"), NULL), self->mode_words, NULL, self->mode));
  g_signal_connect_object (
      self->key, "notify::selected", G_CALLBACK (setting_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->mode, "notify::selected", G_CALLBACK (setting_changed_cb), self, G_CONNECT_SWAPPED);
  return list;
}

void
_maillage_ui_import_make_columns (MaillageUiImport *self)
{
  GtkWidget *mapping = maillage_ui_group_new (_ ("Columns of the file"));
  GtkWidget *keys = maillage_ui_group_new (_ ("Recognise the records that are there"));

  self->matched = maillage_ui_label_new (NULL, "dim-label");
  gtk_widget_add_css_class (self->matched, "numeric");
  self->column_list = make_list ();
  maillage_ui_group_set_end (MAILLAGE_UI_GROUP (mapping), self->matched);
  maillage_ui_group_set_child (MAILLAGE_UI_GROUP (mapping), self->column_list);
  maillage_ui_group_set_child (MAILLAGE_UI_GROUP (keys), make_key_list (self));
  gtk_box_append (GTK_BOX (self->mapping_place), mapping);
  gtk_box_append (GTK_BOX (self->mapping_place), keys);
}

/**
 * maillage_ui_import_set_path:
 * @self: a page with a file
 * @column: a column, counted from 0
 * @path: (nullable): a PATH that the drop-down offers; NULL leaves the column out
 *
 * Matches a column, as its drop-down does: a new check begins.
 */
void
maillage_ui_import_set_path (MaillageUiImport *self, guint column, const char *path)
{
  MaillageUiImportColumn *widgets;

  g_return_if_fail (MAILLAGE_UI_IS_IMPORT (self) && self->import != NULL);
  g_return_if_fail (column < self->columns->len);
  g_return_if_fail (path == NULL || find_path (self, path) > 0);
  widgets = g_ptr_array_index (self->columns, column);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (widgets->choice), find_path (self, path));
}
