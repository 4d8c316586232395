/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "maillage-plugin.h"
#include "maillage-registry.h"

G_BEGIN_DECLS

/* A module that was found, whether it runs or not. Properties, all read only: id, name,
 * description, version, authors, active, available (FALSE: cannot be switched on), accepted,
 * problem. */
#define MAILLAGE_TYPE_PLUGIN_ITEM (maillage_plugin_item_get_type ())
G_DECLARE_FINAL_TYPE (MaillagePluginItem, maillage_plugin_item, MAILLAGE, PLUGIN_ITEM, GObject)

const char *maillage_plugin_item_get_id (MaillagePluginItem *self);
const char *maillage_plugin_item_get_name (MaillagePluginItem *self);
const char *maillage_plugin_item_get_description (MaillagePluginItem *self);
const char *maillage_plugin_item_get_version (MaillagePluginItem *self);
const char *maillage_plugin_item_get_authors (MaillagePluginItem *self);
gboolean maillage_plugin_item_get_active (MaillagePluginItem *self);
const char *maillage_plugin_item_get_licence (MaillagePluginItem *self);
/* Kinds, as the manifest says; NULL when it does not. */
const char *const *maillage_plugin_item_get_adds (MaillagePluginItem *self);
const char *const *maillage_plugin_item_get_reads (MaillagePluginItem *self);
gboolean maillage_plugin_item_get_third_party (MaillagePluginItem *self);
/* FALSE for a third party's that nobody has switched on yet: it does not run. */
gboolean maillage_plugin_item_get_accepted (MaillagePluginItem *self);
/* Why it cannot run, in a sentence; NULL when it can. */
const char *maillage_plugin_item_get_problem (MaillagePluginItem *self);

/* Finds modules, loads them, gives each its scope; a GListModel of MaillagePluginItem. */
#define MAILLAGE_TYPE_PLUGIN_MANAGER (maillage_plugin_manager_get_type ())
G_DECLARE_FINAL_TYPE (
    MaillagePluginManager, maillage_plugin_manager, MAILLAGE, PLUGIN_MANAGER, GObject)

MaillagePluginManager *maillage_plugin_manager_new (MaillageRegistry *registry);
/* In order of priority; the first module of a name wins. */
void maillage_plugin_manager_add_path (MaillagePluginManager *self, const char *path);
/* Loads what is switched on; C ones now, Python ones when @python is TRUE. */
void maillage_plugin_manager_load (MaillagePluginManager *self, gboolean python);
/* From now on contribute_ui () is called too, for those already loaded at once. */
void maillage_plugin_manager_enable_ui (MaillagePluginManager *self);
gboolean maillage_plugin_manager_set_active (MaillagePluginManager *self,
                                             const char *id,
                                             gboolean active,
                                             GError **error);
MaillagePluginItem *maillage_plugin_manager_find (MaillagePluginManager *self, const char *id);

/* In safe mode nothing of third parties runs. Leaving it loads them. Property "safe-mode". */
gboolean maillage_plugin_manager_get_safe_mode (MaillagePluginManager *self);
void maillage_plugin_manager_set_safe_mode (MaillagePluginManager *self, gboolean safe_mode);
/* The plugin at which the program ended the last time, which is why this start is safe; or NULL. */
MaillagePluginItem *maillage_plugin_manager_get_culprit (MaillagePluginManager *self);
/* The first that is switched on and did not start, its problem says why; or NULL. */
MaillagePluginItem *maillage_plugin_manager_find_stranded (MaillagePluginManager *self);

G_END_DECLS
