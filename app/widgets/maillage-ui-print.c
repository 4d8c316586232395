/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-ui-print-private.h"

#include "maillage-ui-contributions.h"
#include "maillage-ui-window-private.h"

#include <maillage-document-private.h>

static void
on_draw_page (MaillageDocument *document, GtkPrintContext *context, int page)
{
  maillage_document_draw_page (document, gtk_print_context_get_cairo_context (context), page);
}

GtkPrintOperation *
_maillage_ui_print_operation_new (MaillageDocument *document, const char *name)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  g_autoptr (GtkPaperSize) a4 = gtk_paper_size_new (GTK_PAPER_NAME_A4);

  gtk_page_setup_set_paper_size (setup, a4);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_use_full_page (operation, TRUE); /* the document has its own margins */
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_n_pages (operation, maillage_document_get_n_pages (document));
  gtk_print_operation_set_job_name (operation, name);
  gtk_print_operation_set_embed_page_setup (operation, FALSE);
  g_signal_connect_object (
      operation, "draw-page", G_CALLBACK (on_draw_page), document, G_CONNECT_SWAPPED);
  g_object_set_data_full (
      G_OBJECT (operation), "document", g_object_ref (document), g_object_unref);
  return operation;
}

static MaillageDocumentTemplate *
find_template (MaillageContext *context, const char *id)
{
  g_autoptr (GPtrArray) all = maillage_registry_list (maillage_context_get_registry (context),
                                                      MAILLAGE_TYPE_DOCUMENT_TEMPLATE);

  for (guint i = 0; i < all->len; i++)
    if (strcmp (maillage_document_template_get_id (g_ptr_array_index (all, i)), id) == 0)
      return g_object_ref (g_ptr_array_index (all, i));
  return NULL;
}

void
_maillage_ui_print_document (GtkWidget *from,
                             MaillageContext *context,
                             const char *template_id,
                             const char *const *uuids)
{
  g_autoptr (MaillageDocumentTemplate) template = find_template (context, template_id);
  MaillageUiWindow *window = maillage_ui_window_from (from);
  g_autoptr (MaillageDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  if (template == NULL) /* its plugin went while the menu was open */
    return;
  document = maillage_document_template_make (template, uuids, &error);
  if (document != NULL)
    _maillage_ui_print_preview_present (
        from, document, maillage_document_template_get_label (template));
  else if (window != NULL)
    maillage_ui_window_show_error (window, error);
}

/**
 * maillage_ui_print:
 * @from: a widget in a window of the program
 * @document_id: a document's whole id: "actions.progress"
 * @uuids: (array zero-terminated=1) (nullable): the records to print; none means all of its kind
 *
 * Makes a document and opens what it is previewed, printed or written as PDF from.
 */
void
maillage_ui_print (GtkWidget *from, const char *document_id, const char *const *uuids)
{
  MaillageUiWindow *window;

  g_return_if_fail (GTK_IS_WIDGET (from));
  g_return_if_fail (document_id != NULL);
  window = maillage_ui_window_from (from);
  g_return_if_fail (window != NULL);
  _maillage_ui_print_document (from, maillage_ui_window_get_context (window), document_id, uuids);
}

void
_maillage_ui_print_list (GtkWidget *from,
                         MaillageContext *context,
                         MaillageKind *kind,
                         const char *title,
                         GPtrArray *records,
                         const char *const *field_ids)
{
  g_autoptr (MaillageDocument) document = maillage_document_new ();

  _maillage_document_fill_list (
      document, maillage_context_get_store (context), kind, title, records->len);
  maillage_document_add_list (document, kind, records, field_ids, NULL);
  _maillage_ui_print_preview_present (from, document, title);
}
