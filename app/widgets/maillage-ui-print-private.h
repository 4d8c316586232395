/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>
#include <maillage-core.h>

G_BEGIN_DECLS

/* Makes a document of some records and shows its preview, from which it is printed or written as
 * PDF. A document that cannot be made is told as an error of the window. */
void _maillage_ui_print_document (GtkWidget *from,
                                  MaillageContext *context,
                                  const char *template_id,
                                  const char *const *uuids);

/* Records of a kind as a table, under @title. */
void _maillage_ui_print_list (GtkWidget *from,
                              MaillageContext *context,
                              MaillageKind *kind,
                              const char *title,
                              GPtrArray *records,
                              const char *const *field_ids);

/* The pages as they will be printed, over the window @from is in. */
#define MAILLAGE_UI_TYPE_PRINT_PREVIEW (_maillage_ui_print_preview_get_type ())
G_DECLARE_FINAL_TYPE (
    MaillageUiPrintPreview, _maillage_ui_print_preview, MAILLAGE_UI, PRINT_PREVIEW, GtkWindow)
GtkWidget *
_maillage_ui_print_preview_present (GtkWidget *from, MaillageDocument *document, const char *name);
/* Writes the PDF, says so, and closes. */
void _maillage_ui_print_preview_write (MaillageUiPrintPreview *self, GFile *file);

/* The operation by itself: each page is drawn as the document has it. */
GtkPrintOperation *_maillage_ui_print_operation_new (MaillageDocument *document, const char *name);

G_END_DECLS
