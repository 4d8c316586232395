/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>
#include <gtest/gtest.h>

int
main (int argc, char **argv)
{
  const GLogLevelFlags fatal
      = (GLogLevelFlags) (G_LOG_FATAL_MASK | G_LOG_LEVEL_WARNING | G_LOG_LEVEL_CRITICAL);

  for (const char *domain : { "maillage", "maillage-sql", "GLib", "GLib-GObject", "GLib-GIO" })
    g_log_set_fatal_mask (domain, fatal);
  testing::InitGoogleTest (&argc, argv);
  return RUN_ALL_TESTS ();
}
