/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>
#include <maillage.h>

G_BEGIN_DECLS

/* Small things one after the other, on as many lines as it takes: chips. */
#define MAILLAGE_UI_TYPE_WRAP (maillage_ui_wrap_get_type ())
MAILLAGE_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (MaillageUiWrap, maillage_ui_wrap, MAILLAGE_UI, WRAP, GtkWidget)

MAILLAGE_AVAILABLE_IN_1_0
GtkWidget *maillage_ui_wrap_new (void);
MAILLAGE_AVAILABLE_IN_1_0
void maillage_ui_wrap_append (MaillageUiWrap *self, GtkWidget *child);
MAILLAGE_AVAILABLE_IN_1_0
void maillage_ui_wrap_remove_all (MaillageUiWrap *self);

G_END_DECLS
