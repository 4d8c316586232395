/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* A table for a spreadsheet, of what is shown or of what is selected. */

#include "maillage-ui-record-list-private.h"

#include <glib/gi18n-lib.h>

static GPtrArray *
list_selected (MaillageUiRecordList *self)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GtkBitset) selected
      = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  GtkBitsetIter iter;
  guint position;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, selected, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      MaillageRecord *record = g_list_model_get_item (G_LIST_MODEL (self->model), position);

      if (record != NULL)
        g_ptr_array_add (records, record);
    }
  return records;
}

/* What a plugin writes, or a table. */
static gboolean
write_file (MaillageUiRecordList *self, GPtrArray *records, const char *path, GError **error)
{
  g_autoptr (MaillageExporter) exporter = maillage_exporter_find (
      maillage_context_get_registry (self->context), maillage_kind_get_id (self->kind), path);
  g_autoptr (GPtrArray) uuids = g_ptr_array_new ();

  if (exporter == NULL)
    return maillage_export_csv_records (
        self->kind, records, NULL, MAILLAGE_EXPORT_BOM, path, error);
  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (uuids, (char *) maillage_record_get_uuid (records->pdata[i]));
  g_ptr_array_add (uuids, NULL);
  return maillage_exporter_write (exporter, (const char *const *) uuids->pdata, path, error);
}

gboolean
_maillage_ui_record_list_export_to (MaillageUiRecordList *self,
                                    gboolean selected,
                                    const char *path,
                                    GError **error)
{
  MaillageQuery *query = maillage_query_model_get_query (self->model);
  MaillageStore *store = maillage_context_get_store (self->context);
  g_autoptr (GPtrArray) records
      = selected ? list_selected (self) : maillage_store_query (store, query, error);
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;

  if (records == NULL || !write_file (self, records, path, error))
    return FALSE;
  name = g_path_get_basename (path);
  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "%u record exported to “%s”",
                                       "%u records exported to “%s”",
                                       records->len),
                          records->len,
                          name);
  if (self->window != NULL)
    maillage_ui_window_show_toast (self->window, text, NULL);
  return TRUE;
}

/* A name that was typed without an ending gets that of the type that is chosen. */
static char *
dup_chosen (GtkFileChooser *chooser)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (chooser);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  GtkFileFilter *filter = gtk_file_chooser_get_filter (chooser);
  const char *suffix = filter != NULL ? g_object_get_data (G_OBJECT (filter), "suffix") : NULL;

  if (path == NULL || suffix == NULL || g_str_has_suffix (path, suffix))
    return g_steal_pointer (&path);
  if (g_str_has_suffix (path, ".csv"))
    path[strlen (path) - strlen (".csv")] = '\0';
  return g_strconcat (path, suffix, NULL);
}

static void
responded_cb (GtkFileChooserNative *chooser, int response, MaillageUiRecordList *self)
{
  gboolean selected = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (chooser), "selected"));
  g_autofree char *path = dup_chosen (GTK_FILE_CHOOSER (chooser));
  g_autoptr (GError) error = NULL;

  if (response == GTK_RESPONSE_ACCEPT && path != NULL
      && !_maillage_ui_record_list_export_to (self, selected, path, &error) && self->window != NULL)
    maillage_ui_window_show_error (self->window, error);
  gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (chooser));
  g_clear_object (&self->chooser);
}

static void
add_type (MaillageUiRecordList *self, const char *label, const char *suffix)
{
  GtkFileFilter *filter = gtk_file_filter_new ();
  g_autofree char *pattern = g_strconcat ("*", suffix, NULL);

  gtk_file_filter_set_name (filter, label);
  gtk_file_filter_add_pattern (filter, pattern);
  g_object_set_data_full (G_OBJECT (filter), "suffix", g_strdup (suffix), g_free);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
}

/* A table, and what plugins write of the kind. */
static void
add_types (MaillageUiRecordList *self)
{
  g_autoptr (GPtrArray) exporters = maillage_exporter_list (
      maillage_context_get_registry (self->context), maillage_kind_get_id (self->kind));

  add_type (self, _ ("Tables (CSV)"), ".csv");
  for (guint i = 0; i < exporters->len; i++)
    add_type (self,
              maillage_exporter_get_label (exporters->pdata[i]),
              maillage_exporter_get_suffix (exporters->pdata[i]));
}

void
_maillage_ui_record_list_export (MaillageUiRecordList *self, gboolean selected)
{
  g_autofree char *name = g_strconcat (maillage_kind_get_plural (self->kind), ".csv", NULL);

  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_ ("Export"),
                                               GTK_WINDOW (self->window),
                                               GTK_FILE_CHOOSER_ACTION_SAVE,
                                               _ ("_Export"),
                                               _ ("_Cancel"));
  add_types (self);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_object_set_data (G_OBJECT (self->chooser), "selected", GINT_TO_POINTER (selected));
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (responded_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}
