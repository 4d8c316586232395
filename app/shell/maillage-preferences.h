/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <maillage-core.h>

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The preferences over @parent, at a page ("general", "extensions"): the author's name, and the
 * extensions. Returns what is presented. */
GtkWidget *
maillage_preferences_present (GtkWidget *parent, MaillageContext *context, const char *page);

G_END_DECLS
