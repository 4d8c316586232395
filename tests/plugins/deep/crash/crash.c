/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A third party's plugin that ends the program, or never comes back, when the test says so. */

#include <maillage.h>

#include <signal.h>
#include <stdlib.h>
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

/* In a callback of its own, called by the library: as a plugin crashes once it runs. */
static int
compare (gconstpointer a, gconstpointer b, gpointer at)
{
  *(volatile int *) at = 1;
  return 0;
}

static gboolean
fail_later (gpointer data)
{
  int two[] = { 2, 1 };

  if (g_strcmp0 (g_getenv ("MAILLAGE_TEST_CRASH"), "later") == 0)
    g_qsort_with_data (two, 2, sizeof two[0], compare, GSIZE_TO_POINTER (8));
  fail_at ("later");
  return G_SOURCE_REMOVE;
}

static void
crash_plugin_contribute (MaillagePlugin *plugin, MaillageScope *scope)
{
  maillage_field_set_searchable (
      maillage_kind_add_field (maillage_scope_add_kind (scope, "thing", "Thing", "Things"),
                               "name",
                               MAILLAGE_FIELD_TEXT,
                               "Name"),
      MAILLAGE_SEARCH_TITLE);
  fail_at ("contribute");
  if (g_getenv ("MAILLAGE_TEST_LATER") != NULL)
    {
      GSource *later = g_timeout_source_new (100);

      g_source_set_callback (later, fail_later, NULL, NULL);
      maillage_scope_take_source (scope, later);
    }
}

static void
crash_plugin_contribute_ui (MaillagePlugin *plugin, MaillageScope *scope)
{
  const char *wrong = g_getenv ("MAILLAGE_TEST_WRONG");

  fail_at ("contribute_ui");
  if (g_strcmp0 (wrong, "abort") == 0)
    abort ();
  if (g_strcmp0 (wrong, "exit") == 0)
    exit (0);
  if (g_strcmp0 (wrong, "warn") == 0)
    g_warning ("nothing fits");
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
