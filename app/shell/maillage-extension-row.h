/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <maillage-core.h>

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One plugin's row in the preferences (an AdwActionRow, or an open AdwExpanderRow when it is
 * refused); follows the plugin. */
GtkWidget *maillage_extension_row_new (MaillageContext *context, MaillagePluginItem *item);

G_END_DECLS
