/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ctl-plugin.h"

#include <glib/gi18n.h>

static void
print_plugins_json (GListModel *plugins)
{
  JsonBuilder *builder = ctl_json_begin ();

  json_builder_set_member_name (builder, "plugins");
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (plugins); i++)
    {
      g_autoptr (MaillagePluginItem) item = g_list_model_get_item (plugins, i);

      json_builder_begin_object (builder);
      ctl_json_string (builder, "id", maillage_plugin_item_get_id (item));
      ctl_json_string (builder, "name", maillage_plugin_item_get_name (item));
      ctl_json_string (builder, "version", maillage_plugin_item_get_version (item));
      json_builder_set_member_name (builder, "active");
      json_builder_add_boolean_value (builder, maillage_plugin_item_get_active (item));
      ctl_json_string (builder, "problem", maillage_plugin_item_get_problem (item));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  ctl_json_print (builder);
}

static void
print_plugins (GListModel *plugins)
{
  CtlTable *table = ctl_table_new (4, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (plugins); i++)
    {
      g_autoptr (MaillagePluginItem) item = g_list_model_get_item (plugins, i);
      const char *problem = maillage_plugin_item_get_problem (item);
      const char *state = maillage_plugin_item_get_active (item)     ? _ ("on")
                          : maillage_plugin_item_get_accepted (item) ? _ ("off")
                                                                     : _ ("new, off");
      const char *cells[] = { maillage_plugin_item_get_id (item),
                              maillage_plugin_item_get_version (item),
                              problem != NULL ? problem : state,
                              maillage_plugin_item_get_name (item) };

      ctl_table_add (table, cells);
    }
  ctl_table_print (table);
}

static gboolean
run_list (Ctl *self, const char *argument, GError **error)
{
  GListModel *plugins = G_LIST_MODEL (maillage_context_get_plugin_manager (self->context));

  if (self->json)
    print_plugins_json (plugins);
  else
    print_plugins (plugins);
  return TRUE;
}

static gboolean
run_on (Ctl *self, const char *id, GError **error)
{
  return maillage_plugin_manager_set_active (
      maillage_context_get_plugin_manager (self->context), id, TRUE, error);
}

static gboolean
run_off (Ctl *self, const char *id, GError **error)
{
  return maillage_plugin_manager_set_active (
      maillage_context_get_plugin_manager (self->context), id, FALSE, error);
}

#define USAGE N_ ("list | on ID | off ID | new NAME --language c|python | check DIR | run DIR")

static const struct
{
  const char *name;
  gboolean argument;
  gboolean (*run) (Ctl *self, const char *argument, GError **error);
} jobs[] = {
  { "list", FALSE, run_list },
  { "on", TRUE, run_on },
  { "off", TRUE, run_off },
  { "new", TRUE, ctl_plugin_new },
  { "check", TRUE, ctl_plugin_check },
  { "probe", TRUE, ctl_plugin_probe },
  { "run", TRUE, ctl_plugin_run },
};

static gboolean
run_plugin (Ctl *self, char **args, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (jobs); i++)
    if (strcmp (args[0], jobs[i].name) == 0 && (args[1] != NULL) == jobs[i].argument)
      return jobs[i].run (self, args[1], error);
  g_set_error (error, CTL_USAGE, 0, _ ("Write: maillagectl %s %s"), "plugin", _ (USAGE));
  return FALSE;
}

const CtlVerb ctl_plugin_verbs[] = {
  { "plugin", USAGE, "language", CTL_NO_STORE, 1, 2, run_plugin },
  { NULL },
};
