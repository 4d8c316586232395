/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <maillage-core.h>

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The first run: what this is, and three questions that may be left: one's name, where a second copy
 * of the backups is kept, how one begins. */
GtkWidget *maillage_welcome_new (MaillageContext *context);

G_END_DECLS
