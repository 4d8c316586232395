/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>
#include <maillage-core.h>

G_BEGIN_DECLS

/* The command palette: any record by a few letters, any command, any page. A child of the window's
 * GtkOverlay, hidden until maillage_ui_palette_open(). Signal closed (). */
#define MAILLAGE_UI_TYPE_PALETTE (maillage_ui_palette_get_type ())
G_DECLARE_FINAL_TYPE (MaillageUiPalette, maillage_ui_palette, MAILLAGE_UI, PALETTE, GtkWidget)

/* @commands: the program's own, a list of MaillageUiCommand; those of plugins are found in the
 * registry. */
GtkWidget *maillage_ui_palette_new (MaillageContext *context, GListModel *commands);
/* @uuid: the record that is shown, for the commands of its kind; NULL when there is none. */
void maillage_ui_palette_open (MaillageUiPalette *self, const char *uuid);
void maillage_ui_palette_close (MaillageUiPalette *self);

G_END_DECLS
