/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <gtest/gtest.h>

int
main (int argc, char **argv)
{
  testing::InitGoogleTest (&argc, argv);
  g_log_set_always_fatal (
      (GLogLevelFlags) (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING));
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, nullptr);
  g_autoptr (GtkCssProvider) style = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (style, "/org/maillage/Maillage/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  return RUN_ALL_TESTS ();
}
