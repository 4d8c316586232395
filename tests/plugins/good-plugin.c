/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A plugin with a kind and something for the interface. */

#include <maillage.h>

#define GOOD_TYPE_PLUGIN (good_plugin_get_type ())
G_DECLARE_FINAL_TYPE (GoodPlugin, good_plugin, GOOD, PLUGIN, MaillagePlugin)

struct _GoodPlugin
{
  MaillagePlugin parent_instance;
};

G_DEFINE_FINAL_TYPE (GoodPlugin, good_plugin, MAILLAGE_TYPE_PLUGIN)

static void
add_demo (MaillageScope *scope, MaillageEdit *edit, gpointer user_data)
{
  maillage_edit_set (edit, maillage_edit_create (edit, "org.example.good.thing"), "name", "Demo");
}

static void
good_plugin_contribute (MaillagePlugin *plugin, MaillageScope *scope)
{
  MaillageKind *kind = maillage_scope_add_kind (scope, "thing", "Thing", "Things");

  maillage_kind_add_field (kind, "name", MAILLAGE_FIELD_TEXT, "Name");
  maillage_scope_add_demo (scope, add_demo, NULL, NULL);
  /* So that a test can ask whether the plugin's object is gone. */
  g_object_set_data (G_OBJECT (scope), "plugin", plugin);
}

static gboolean
write_things (MaillageScope *scope,
              const char *const *uuids,
              const char *path,
              gpointer user_data,
              GError **error)
{
  return g_file_set_contents (path, "things", -1, error);
}

/* Without a widget, so that no display is needed to see that it was called. */
static void
good_plugin_contribute_ui (MaillagePlugin *plugin, MaillageScope *scope)
{
  maillage_scope_add_exporter (
      scope, "good", "Things", "org.example.good.thing", ".good", write_things, NULL, NULL);
}

static void
good_plugin_class_init (GoodPluginClass *klass)
{
  MAILLAGE_PLUGIN_CLASS (klass)->contribute = good_plugin_contribute;
  MAILLAGE_PLUGIN_CLASS (klass)->contribute_ui = good_plugin_contribute_ui;
}

static void
good_plugin_init (GoodPlugin *self)
{
}

MAILLAGE_EXPORT_PLUGIN (GOOD_TYPE_PLUGIN)
