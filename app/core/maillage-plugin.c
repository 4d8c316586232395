/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-plugin-private.h"

#include "maillage-peas.h"

/**
 * MaillagePlugin:
 *
 * What a module gives the program: one subclass, made when the plugin is switched on and dropped
 * when it is switched off.
 *
 * In C the module ends with MAILLAGE_EXPORT_PLUGIN(); in Python it holds one subclass. Both methods
 * are called on the main thread. Either may be left out.
 */
G_DEFINE_ABSTRACT_TYPE (MaillagePlugin, maillage_plugin, G_TYPE_OBJECT)

/**
 * MaillagePluginClass::contribute:
 * @self: a plugin
 * @scope: where to register
 *
 * Registers data: kinds, documents, exporters. It may run without a display, so it makes no widget.
 */

/**
 * MaillagePluginClass::contribute_ui:
 * @self: a plugin
 * @scope: the same scope
 *
 * Registers what shows, as types and functions. The program calls it after `contribute`, where it
 * has windows.
 */

static void
maillage_plugin_class_init (MaillagePluginClass *klass)
{
}

static void
maillage_plugin_init (MaillagePlugin *self)
{
}

/**
 * maillage_plugin_contribute:
 * @self: a plugin
 * @scope: the empty scope that it fills
 *
 * Registers the plugin's data: kinds, documents, demo data. Called without a display as well, so
 * nothing in it may make a widget.
 */
void
maillage_plugin_contribute (MaillagePlugin *self, MaillageScope *scope)
{
  g_return_if_fail (MAILLAGE_IS_PLUGIN (self));
  g_return_if_fail (MAILLAGE_IS_SCOPE (scope));
  if (MAILLAGE_PLUGIN_GET_CLASS (self)->contribute != NULL)
    MAILLAGE_PLUGIN_GET_CLASS (self)->contribute (self, scope);
}

/**
 * maillage_plugin_contribute_ui:
 * @self: a plugin
 * @scope: the scope that maillage_plugin_contribute() filled
 *
 * Registers what shows: pages, lists, sections, commands. Called only where there is a display.
 */
void
maillage_plugin_contribute_ui (MaillagePlugin *self, MaillageScope *scope)
{
  g_return_if_fail (MAILLAGE_IS_PLUGIN (self));
  g_return_if_fail (MAILLAGE_IS_SCOPE (scope));
  if (MAILLAGE_PLUGIN_GET_CLASS (self)->contribute_ui != NULL)
    MAILLAGE_PLUGIN_GET_CLASS (self)->contribute_ui (self, scope);
}

/**
 * maillage_plugin_register: (skip)
 * @module: the module being loaded
 * @type: a subclass of [class@Plugin]
 *
 * What MAILLAGE_EXPORT_PLUGIN() calls; a plugin does not call it itself.
 */
void
maillage_plugin_register (GTypeModule *module, GType type)
{
  g_return_if_fail (g_type_is_a (type, MAILLAGE_TYPE_PLUGIN));
  maillage_peas_register_type (module, MAILLAGE_TYPE_PLUGIN, type);
}
