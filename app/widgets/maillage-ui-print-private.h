/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>
#include <maillage-context.h>

G_BEGIN_DECLS

/* Makes a document of some records and opens the dialog from which it is previewed, printed or
 * written as PDF. A document that cannot be made is told as an error of the window. */
void _maillage_ui_print_document (GtkWidget *from,
                                  MaillageContext *context,
                                  const char *template_id,
                                  const char *const *uuids);

/* The operation by itself: each page is drawn as the document has it. */
GtkPrintOperation *_maillage_ui_print_operation_new (MaillageDocument *document, const char *name);

G_END_DECLS
