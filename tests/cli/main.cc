/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>
#include <gtest/gtest.h>

int
main (int argc, char **argv)
{
  testing::InitGoogleTest (&argc, argv);
  g_log_set_always_fatal (
      (GLogLevelFlags) (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING));
  return RUN_ALL_TESTS ();
}
