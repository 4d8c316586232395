/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>
#include <maillage.h>

G_BEGIN_DECLS

/* A thin bar of parts, each in the colour of its tone: answers, progress. Its words stand beside
 * it, never the bar alone. */
#define MAILLAGE_UI_TYPE_BAR (maillage_ui_bar_get_type ())
MAILLAGE_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (MaillageUiBar, maillage_ui_bar, MAILLAGE_UI, BAR, GtkWidget)

MAILLAGE_AVAILABLE_IN_1_0
GtkWidget *maillage_ui_bar_new (void);
/* Empties it; @total is what its whole length stands for. */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_ui_bar_reset (MaillageUiBar *self, double total);
/* The next part. */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_ui_bar_add (MaillageUiBar *self, MaillageTone tone, double value);

G_END_DECLS
