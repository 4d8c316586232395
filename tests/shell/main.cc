/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include <adwaita.h>
#include <gtest/gtest.h>

int
main (int argc, char **argv)
{
  testing::InitGoogleTest (&argc, argv);
  /* GLib asks once where the user's data are: not in a home that other builds write to as well. */
  TemporaryFolder home;
  g_setenv ("XDG_DATA_HOME", home.path.c_str (), TRUE);
  g_setenv ("XDG_CACHE_HOME", home.path.c_str (), TRUE);
  /* Nothing is asked of other programs, and several applications live in this process in turn. */
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "disabled:", TRUE);
  g_log_set_always_fatal (
      (GLogLevelFlags) (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING));
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, nullptr);
  return RUN_ALL_TESTS ();
}
