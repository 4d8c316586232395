/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <maillage-core.h>

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The day, and the cards of plugins and our own: time at the left, debts at the right; with nothing
 * to say, how much there is of each kind. Follows the store. */
#define MAILLAGE_TYPE_HOME (maillage_home_get_type ())
G_DECLARE_FINAL_TYPE (MaillageHome, maillage_home, MAILLAGE, HOME, GtkWidget)

GtkWidget *maillage_home_new (MaillageContext *context);
/* FALSE while it is being read. Property "complete". */
gboolean maillage_home_get_complete (MaillageHome *self);

G_END_DECLS
