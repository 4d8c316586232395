/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A third party's plugin that ends the program, or never comes back, when the test says so. */

#include <maillage.h>

#include <signal.h>
#include <string.h>

#define CRASH_TYPE_PLUGIN (crash_plugin_get_type ())
G_DECLARE_FINAL_TYPE (CrashPlugin, crash_plugin, CRASH, PLUGIN, MaillagePlugin)

struct _CrashPlugin
{
  MaillagePlugin parent_instance;
};

G_DEFINE_FINAL_TYPE (CrashPlugin, crash_plugin, MAILLAGE_TYPE_PLUGIN)

static void
fail_at (const char *place)
{
  if (g_strcmp0 (g_getenv ("MAILLAGE_TEST_CRASH"), place) == 0)
    raise (SIGKILL);
  if (g_strcmp0 (g_getenv ("MAILLAGE_TEST_LOOP"), place) != 0)
    return;
  /* Whoever watches would else not know this place from the one before. */
  g_file_set_contents (g_getenv ("MAILLAGE_TEST_REACHED"), place, -1, NULL);
  for (;;)
    g_usleep (1000);
}

static void
crash_plugin_contribute (MaillagePlugin *plugin, MaillageScope *scope)
{
  maillage_scope_add_kind (scope, "thing", "Thing", "Things");
  fail_at ("contribute");
}

static void
crash_plugin_contribute_ui (MaillagePlugin *plugin, MaillageScope *scope)
{
  fail_at ("contribute_ui");
}

static void
crash_plugin_class_init (CrashPluginClass *klass)
{
  MAILLAGE_PLUGIN_CLASS (klass)->contribute = crash_plugin_contribute;
  MAILLAGE_PLUGIN_CLASS (klass)->contribute_ui = crash_plugin_contribute_ui;
}

static void
crash_plugin_init (CrashPlugin *self)
{
}

MAILLAGE_EXPORT_PLUGIN (CRASH_TYPE_PLUGIN)
