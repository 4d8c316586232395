/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-ui-twins-private.h"

#include "maillage-ui-field-row-private.h"
#include "maillage-ui-window.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* After the last letter. */
#define PAUSE_MS 150
/* Fewer letters begin half the names. */
#define LEAST 4
#define MOST 3
/* Some of those found are not shown. */
#define FOUND 12

/* What one row looks for; its own data. */
typedef struct
{
  MaillageUiFieldRow *row; /* unowned */
  MaillageStore *store;
  GCancellable *looking;
  char *uuid, *typed;
  guint pause_id;
  GtkWidget *box;
} Twins;

static void
stop (Twins *self)
{
  g_clear_handle_id (&self->pause_id, g_source_remove);
  g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
}

static void
twins_free (gpointer data)
{
  Twins *self = data;

  stop (self);
  g_object_unref (self->store);
  g_free (self->uuid);
  g_free (self->typed);
  g_free (self);
}

gboolean
_maillage_ui_twins_may_tell (MaillageField *field)
{
  MaillageKind *kind = maillage_field_get_kind (field);

  if (kind == NULL || maillage_kind_get_owner (kind) != NULL
      || !maillage_kind_get_searchable (kind))
    return FALSE;
  switch ((int) maillage_field_get_field_type (field))
    {
    case MAILLAGE_FIELD_TEXT:
      return maillage_field_get_searchable (field) == MAILLAGE_SEARCH_TITLE;
    case MAILLAGE_FIELD_SIREN:
    case MAILLAGE_FIELD_SIRET:
    case MAILLAGE_FIELD_RNA:
      return maillage_field_get_searchable (field) != MAILLAGE_SEARCH_NONE;
    default:
      return FALSE;
    }
}

/* "CC de Blaye" and "Communauté de communes de Blaye" are told by what follows. */
static char *
dup_sought (const char *typed)
{
  static const char *const generic[] = { "communaute de communes ",
                                         "communaute d agglomeration ",
                                         "metropole ",
                                         "commune ",
                                         "ville ",
                                         "mairie ",
                                         "cc ",
                                         "ca ",
                                         "association ",
                                         "fondation " };
  g_autofree char *fold = maillage_text_fold (typed);
  const char *rest = fold;

  for (gsize i = 0; i < G_N_ELEMENTS (generic); i++)
    if (g_str_has_prefix (rest, generic[i]))
      {
        rest += strlen (generic[i]);
        break;
      }
  for (const char *const *little
       = (const char *const[]){ "de la ", "de l ", "du ", "de ", "d ", NULL };
       *little != NULL;
       little++)
    if (rest != fold && g_str_has_prefix (rest, *little))
      {
        rest += strlen (*little);
        break;
      }
  return g_strdup (strlen (rest) >= LEAST ? rest : fold);
}

/* Every word that was typed begins one of the name. */
static gboolean
has_words (const char *name, const char *sought)
{
  g_auto (GStrv) words = maillage_text_words (sought);
  g_autofree char *fold = maillage_text_fold (name);
  g_autofree char *spaced = g_strconcat (" ", g_strdelimit (fold, "()-,.", ' '), NULL);

  for (char **word = words; *word != NULL; word++)
    {
      g_autofree char *begun = g_strconcat (" ", *word, NULL);

      if (strstr (spaced, begun) == NULL)
        return FALSE;
    }
  return words[0] != NULL;
}

/* Showing */

static void
on_open (GtkButton *button)
{
  MaillageUiWindow *window = maillage_ui_window_from (GTK_WIDGET (button));

  if (window != NULL)
    maillage_ui_window_open_record (window, g_object_get_data (G_OBJECT (button), "uuid"), NULL);
}

static GtkWidget *
make_button (MaillageRecord *record)
{
  const char *title = maillage_record_get_title (record);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label = gtk_label_new (title);
  g_autofree char *words = g_strdup_printf (_ ("Open “%s”"), title);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, maillage_record_get_subtitle (record));
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_object_set_data_full (
      G_OBJECT (button), "uuid", g_strdup (maillage_record_get_uuid (record)), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (on_open), NULL);
  return button;
}

static void
clear (Twins *self)
{
  GtkWidget *child;

  while (self->box != NULL && (child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  if (self->box != NULL)
    gtk_widget_set_visible (self->box, FALSE);
}

static void
show (Twins *self, GPtrArray *records)
{
  MaillageField *field = maillage_ui_field_row_get_field (self->row);
  gboolean by_name = maillage_field_get_field_type (field) == MAILLAGE_FIELD_TEXT;
  g_autofree char *sought = dup_sought (self->typed);
  GtkWidget *label;
  guint n = 0;

  clear (self);
  for (guint i = 0; i < records->len && n < MOST; i++)
    {
      MaillageRecord *record = g_ptr_array_index (records, i);

      if (strcmp (maillage_record_get_uuid (record), self->uuid) == 0
          || maillage_record_get_trashed (record)
          || (by_name && !has_words (maillage_record_get_title (record), sought)))
        continue;
      if (n++ == 0)
        {
          label = gtk_label_new (_ ("Is it perhaps there already?"));
          gtk_label_set_xalign (GTK_LABEL (label), 0);
          gtk_widget_add_css_class (label, "caption");
          gtk_widget_add_css_class (label, "warning");
          gtk_box_append (GTK_BOX (self->box), label);
        }
      gtk_box_append (GTK_BOX (self->box), make_button (record));
    }
  gtk_widget_set_visible (self->box, n > 0);
}

/* Looking */

static void
on_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MaillageUiFieldRow) row = user_data;
  g_autoptr (GPtrArray) records
      = maillage_store_search_finish (MAILLAGE_STORE (source), result, NULL);
  Twins *self = g_object_get_data (G_OBJECT (row), "twins");

  if (records != NULL && self != NULL && self->typed != NULL)
    show (self, records);
}

static gboolean
look_now (gpointer data)
{
  Twins *self = data;
  MaillageKind *kind = maillage_field_get_kind (maillage_ui_field_row_get_field (self->row));
  g_autofree char *sought = dup_sought (self->typed);

  self->pause_id = 0;
  self->looking = g_cancellable_new ();
  maillage_store_search_async (self->store,
                               sought,
                               maillage_kind_get_id (kind),
                               FOUND,
                               self->looking,
                               on_found,
                               g_object_ref (self->row));
  return G_SOURCE_REMOVE;
}

static Twins *
twins_of (MaillageUiFieldRow *row, MaillageStore *store)
{
  Twins *self = g_object_get_data (G_OBJECT (row), "twins");

  if (self != NULL)
    return self;
  self = g_new0 (Twins, 1);
  self->row = row;
  self->store = g_object_ref (store);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_name (self->box, "twins");
  gtk_widget_set_visible (self->box, FALSE);
  gtk_box_append (GTK_BOX (gtk_widget_get_parent (row->message)), self->box);
  g_object_set_data_full (G_OBJECT (row), "twins", self, twins_free);
  return self;
}

void
_maillage_ui_twins_look (MaillageUiFieldRow *row,
                         MaillageStore *store,
                         const char *uuid,
                         const char *typed)
{
  Twins *self = twins_of (row, store);

  stop (self);
  g_free (self->uuid);
  g_free (self->typed);
  self->uuid = g_strdup (uuid);
  self->typed = g_strdup (typed);
  if (typed == NULL || g_utf8_strlen (typed, -1) < LEAST)
    clear (self);
  else
    self->pause_id = g_timeout_add (PAUSE_MS, look_now, self);
}
