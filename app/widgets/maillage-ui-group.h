/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>
#include <maillage.h>

G_BEGIN_DECLS

/* A titled part of a page: heading, count, one flat thing at the right (34 px high), and under it
 * what it is about. */
#define MAILLAGE_UI_TYPE_GROUP (maillage_ui_group_get_type ())
MAILLAGE_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (MaillageUiGroup, maillage_ui_group, MAILLAGE_UI, GROUP, GtkWidget)

MAILLAGE_AVAILABLE_IN_1_0
GtkWidget *maillage_ui_group_new (const char *title);
MAILLAGE_AVAILABLE_IN_1_0
const char *maillage_ui_group_get_title (MaillageUiGroup *self);
/* Below 0 shows none. */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_ui_group_set_count (MaillageUiGroup *self, int count);
/* "+", or a link such as "See all". */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_ui_group_set_end (MaillageUiGroup *self, GtkWidget *end);
MAILLAGE_AVAILABLE_IN_1_0
void maillage_ui_group_set_child (MaillageUiGroup *self, GtkWidget *child);

G_END_DECLS
