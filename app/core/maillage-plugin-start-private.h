/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "maillage-peas.h"
#include "maillage-plugin-manager.h"

G_BEGIN_DECLS

gboolean _maillage_plugin_item_is_python (MaillagePluginItem *item);
/* Finds faults that the manifest alone does not show, without loading anything. */
void _maillage_plugin_item_check_code (MaillagePluginItem *item);
/* Loads the module, once, and enters a new scope that a new plugin object has filled. What goes
 * wrong becomes the item's fault. */
gboolean _maillage_plugin_item_start (MaillagePluginItem *item,
                                      PeasEngine *engine,
                                      MaillageRegistry *registry,
                                      gboolean ui);
void _maillage_plugin_item_stop (MaillagePluginItem *item, MaillageRegistry *registry);

G_END_DECLS
