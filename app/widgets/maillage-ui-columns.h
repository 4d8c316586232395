/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>
#include <maillage.h>

G_BEGIN_DECLS

/* What one does (left, takes the rest) and what one consults (right, 344 to 420) from 900 px of
 * width; below, one column, the left one first. */
#define MAILLAGE_UI_TYPE_COLUMNS (maillage_ui_columns_get_type ())
MAILLAGE_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (MaillageUiColumns, maillage_ui_columns, MAILLAGE_UI, COLUMNS, GtkWidget)

MAILLAGE_AVAILABLE_IN_1_0
GtkWidget *maillage_ui_columns_new (void);
/* Adds at the end of a column, 20 px under what is there. */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_ui_columns_append (MaillageUiColumns *self, MaillageSide side, GtkWidget *child);
MAILLAGE_AVAILABLE_IN_1_0
void maillage_ui_columns_remove_all (MaillageUiColumns *self);

G_END_DECLS
