/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "maillage-plugin-manager.h"
#include "maillage-plugin-watch-private.h"

G_BEGIN_DECLS

void maillage_plugin_contribute (MaillagePlugin *self, MaillageScope *scope);
void maillage_plugin_contribute_ui (MaillagePlugin *self, MaillageScope *scope);

/* Reads a manifest. Always gives an item: what is wrong with it is its problem. */
MaillagePluginItem *_maillage_plugin_item_new (const char *manifest);
const char *_maillage_plugin_item_get_manifest (MaillagePluginItem *self);
const char *_maillage_plugin_item_get_folder (MaillagePluginItem *self);
const char *_maillage_plugin_item_get_module (MaillagePluginItem *self);
/* "C", or as the manifest says. */
const char *_maillage_plugin_item_get_loader (MaillagePluginItem *self);
/* NULL when the plugin has no translations. */
const char *_maillage_plugin_item_get_text_domain (MaillagePluginItem *self);
/* Module names. */
const char *const *_maillage_plugin_item_get_dependencies (MaillagePluginItem *self);
/* By X-Maillage-Order, then id: the order of loading, of the sidebar and of demo data. */
int _maillage_plugin_item_compare (MaillagePluginItem *self, MaillagePluginItem *other);

/* A fault stays until the program is started again; a hindrance (a dependency that is off) may go.
 * Both consume @error. */
void _maillage_plugin_item_take_fault (MaillagePluginItem *self, GError *error);
void _maillage_plugin_item_take_hindrance (MaillagePluginItem *self, GError *error);
const GError *_maillage_plugin_item_get_error (MaillagePluginItem *self);
gboolean _maillage_plugin_item_get_faulty (MaillagePluginItem *self);

void _maillage_plugin_item_set_accepted (MaillagePluginItem *self, gboolean accepted);

/* While it runs: the plugin's object and its scope. NULL for both switches it off. */
void _maillage_plugin_item_set_running (MaillagePluginItem *self,
                                        MaillagePlugin *plugin,
                                        MaillageScope *scope);
MaillagePlugin *_maillage_plugin_item_get_plugin (MaillagePluginItem *self);
MaillageScope *_maillage_plugin_item_get_scope (MaillagePluginItem *self);

/* Whether the plugins found from now on wait to be accepted, when they are a third party's. */
void _maillage_plugin_manager_set_asking (MaillagePluginManager *self, gboolean asking);
/* As maillage_plugin_manager_add_path (), of a folder where anybody puts plugins: none there is
 * ours, nor takes the place of one that is. */
void _maillage_plugin_manager_add_others_path (MaillagePluginManager *self, const char *path);
/* Says whose code runs; the manager frees it. With a culprit it begins in safe mode. */
void _maillage_plugin_manager_take_watch (MaillagePluginManager *self, MaillagePluginWatch *watch);

/* Switches it off for good: forgets that it was accepted, takes it out of the list, and its files
 * away where they are the user's own. Of two with one id only that one goes. */
gboolean _maillage_plugin_manager_remove (MaillagePluginManager *self,
                                          MaillagePluginItem *item,
                                          GError **error);
/* Whether it lies where the user puts plugins, and may be taken away. */
gboolean _maillage_plugin_item_is_own (MaillagePluginItem *self);

/* Where the switched-off ids are kept: the key "disabled-plugins"; and the accepted. */
void _maillage_plugin_manager_set_settings (MaillagePluginManager *self, GSettings *settings);

/* What a plugin in Python raised since the last time, which its caller did not see; or NULL. */
char *_maillage_plugin_take_raised (void);
/* What shows, of a plugin that runs already; one that stumbles is stopped. */
void _maillage_plugin_item_contribute_ui (MaillagePluginItem *item, MaillageRegistry *registry);

G_END_DECLS
