/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include <maillage-core.h>

G_BEGIN_DECLS

/* For the preferences: under which name one writes, and the names of those who wrote, each to take
 * out of the history. */
GtkWidget *maillage_author_group_new (MaillageContext *context);

G_END_DECLS
