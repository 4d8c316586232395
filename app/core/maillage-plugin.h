/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "maillage-scope.h"

G_BEGIN_DECLS

/* What a module gives: one subclass. */
#define MAILLAGE_TYPE_PLUGIN (maillage_plugin_get_type ())
MAILLAGE_AVAILABLE_IN_1_0
G_DECLARE_DERIVABLE_TYPE (MaillagePlugin, maillage_plugin, MAILLAGE, PLUGIN, GObject)

/**
 * MaillagePluginClass:
 * @contribute: registers data; may run without a display, so makes no widget
 * @contribute_ui: registers what shows, as types and action names; called by the shell alone
 */
struct _MaillagePluginClass
{
  GObjectClass parent_class;

  void (*contribute) (MaillagePlugin *self, MaillageScope *scope);
  void (*contribute_ui) (MaillagePlugin *self, MaillageScope *scope);

  /*< private >*/
  gpointer _reserved[14];
};

/* For MAILLAGE_EXPORT_PLUGIN. */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_plugin_register (GTypeModule *module, GType type);

/**
 * MAILLAGE_EXPORT_PLUGIN:
 * @type: the plugin's GType
 *
 * Stands once in a C plugin: the door through which the program finds it.
 */
#define MAILLAGE_EXPORT_PLUGIN(type)                                                           \
  __attribute__ ((visibility ("default"))) void peas_register_types (GTypeModule *module);     \
  void peas_register_types (GTypeModule *module)                                               \
  {                                                                                            \
    maillage_plugin_register (module, type);                                                   \
  }

G_END_DECLS
