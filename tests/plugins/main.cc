/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

int
main (int argc, char **argv)
{
  const GLogLevelFlags fatal
      = (GLogLevelFlags) (G_LOG_FATAL_MASK | G_LOG_LEVEL_WARNING | G_LOG_LEVEL_CRITICAL);

  for (const char *domain : { "maillage", "maillage-sql", "GLib", "GLib-GObject", "GLib-GIO" })
    g_log_set_fatal_mask (domain, fatal);
  /* The user's folders are the test's own; GLib reads these once. */
  TemporaryFolder home;
  g_setenv ("XDG_CONFIG_HOME", home.file ("config").c_str (), TRUE);
  const char *data = g_getenv ("MAILLAGE_TEST_DATA_HOME");
  g_setenv ("XDG_DATA_HOME", data != nullptr ? data : home.file ("data").c_str (), TRUE);
  g_setenv ("MAILLAGE_PLUGIN_PATH", GOOD_PLUGINS, TRUE);
  testing::InitGoogleTest (&argc, argv);
  return RUN_ALL_TESTS ();
}
