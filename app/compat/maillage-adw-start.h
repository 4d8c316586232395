/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

/* GTK and libadwaita started in the order that takes least. */

#include <glib.h>

G_BEGIN_DECLS

/* GTK reads its own theme when a display is opened, and libadwaita puts its own in its place: half
 * of all the style that a start reads is thrown away. Names the empty theme that libadwaita itself
 * asks for a moment later. Does nothing where the user names a theme. Changes the environment, so
 * that no thread may have been started; maillage_adw_open_display () takes it back. */
void maillage_adw_prepare (void);

/* Starts GTK alone. */
void maillage_adw_open_display (void);

/* Starts libadwaita, before GtkApplication is started: else GTK's thread that reads the icons begins
 * before libadwaita adds a folder of them, which then waits for all of it. */
void maillage_adw_start (void);

G_END_DECLS
