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

  if (records == NULL
      || !maillage_export_csv_records (self->kind, records, NULL, MAILLAGE_EXPORT_BOM, path, error))
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

static void
responded_cb (GtkFileChooserNative *chooser, int response, MaillageUiRecordList *self)
{
  gboolean selected = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (chooser), "selected"));
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  g_autoptr (GError) error = NULL;

  if (response == GTK_RESPONSE_ACCEPT && path != NULL
      && !_maillage_ui_record_list_export_to (self, selected, path, &error) && self->window != NULL)
    maillage_ui_window_show_error (self->window, error);
  gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (chooser));
  g_clear_object (&self->chooser);
}

void
_maillage_ui_record_list_export (MaillageUiRecordList *self, gboolean selected)
{
  GtkFileFilter *filter = gtk_file_filter_new ();
  g_autofree char *name = g_strconcat (maillage_kind_get_plural (self->kind), ".csv", NULL);

  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_ ("Export"),
                                               GTK_WINDOW (self->window),
                                               GTK_FILE_CHOOSER_ACTION_SAVE,
                                               _ ("_Export"),
                                               _ ("_Cancel"));
  gtk_file_filter_set_name (filter, _ ("Tables (CSV)"));
  gtk_file_filter_add_pattern (filter, "*.csv");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_object_set_data (G_OBJECT (self->chooser), "selected", GINT_TO_POINTER (selected));
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (responded_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}
