/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>
#include <maillage-types.h>

G_BEGIN_DECLS

/* Records in rows, as on every page. */
MAILLAGE_AVAILABLE_IN_1_0
GtkWidget *maillage_ui_rows_new (void);
MAILLAGE_AVAILABLE_IN_1_0
void maillage_ui_rows_clear (GtkWidget *rows);
MAILLAGE_AVAILABLE_IN_1_0
GtkWidget *maillage_ui_row_new (GtkWidget *child, const char *uuid);
MAILLAGE_AVAILABLE_IN_1_0
GtkWidget *maillage_ui_label_new (const char *text, const char *css_class);

G_END_DECLS
