/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A plugin that needs the good one; it has no interface. */

#include <maillage.h>

#define NEEDS_TYPE_PLUGIN (needs_plugin_get_type ())
G_DECLARE_FINAL_TYPE (NeedsPlugin, needs_plugin, NEEDS, PLUGIN, MaillagePlugin)

struct _NeedsPlugin
{
  MaillagePlugin parent_instance;
};

G_DEFINE_FINAL_TYPE (NeedsPlugin, needs_plugin, MAILLAGE_TYPE_PLUGIN)

static void
needs_plugin_contribute (MaillagePlugin *plugin, MaillageScope *scope)
{
  maillage_scope_add_kind (scope, "thing", "Thing", "Things");
  /* So that a test can ask whether the plugin's object is gone. */
  g_object_set_data (G_OBJECT (scope), "plugin", plugin);
}

static void
needs_plugin_class_init (NeedsPluginClass *klass)
{
  MAILLAGE_PLUGIN_CLASS (klass)->contribute = needs_plugin_contribute;
}

static void
needs_plugin_init (NeedsPlugin *self)
{
}

MAILLAGE_EXPORT_PLUGIN (NEEDS_TYPE_PLUGIN)
