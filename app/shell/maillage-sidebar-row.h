/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* An entry of the sidebar. */
#define MAILLAGE_TYPE_SIDEBAR_ROW (maillage_sidebar_row_get_type ())
G_DECLARE_FINAL_TYPE (
    MaillageSidebarRow, maillage_sidebar_row, MAILLAGE, SIDEBAR_ROW, GtkListBoxRow)

/* @heading: what it stands under, or NULL; @action: detailed, what it does. */
GtkWidget *maillage_sidebar_row_new (const char *key,
                                     const char *heading,
                                     const char *label,
                                     const char *icon_name,
                                     const char *action);
const char *maillage_sidebar_row_get_key (MaillageSidebarRow *self);
const char *maillage_sidebar_row_get_heading (MaillageSidebarRow *self);
/* -1 shows none. */
void maillage_sidebar_row_set_count (MaillageSidebarRow *self, int count);

G_END_DECLS
