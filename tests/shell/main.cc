/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include <adwaita.h>
#include <gtest/gtest.h>

/* Of a question's dialog. By name: libadwaita 1.2 has the first alone. */
static bool
is_heading (const char *message)
{
  const char *address = strstr (message, "0x");
  GtkWidget *widget
      = address != nullptr ? (GtkWidget *) g_ascii_strtoull (address, nullptr, 16) : nullptr;

  for (; widget != nullptr; widget = gtk_widget_get_parent (widget))
    if (strcmp (G_OBJECT_TYPE_NAME (widget), "AdwAlertDialog") == 0
        || strcmp (G_OBJECT_TYPE_NAME (widget), "AdwMessageDialog") == 0)
      return true;
  return false;
}

/* Such a dialog tries its heading in every width, which GTK 4.18 warns of: the one warning that is
 * of neither the program nor the tests. */
static GLogWriterOutput
write_log (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer data)
{
  for (gsize i = 0; i < n_fields; i++)
    if (strcmp (fields[i].key, "MESSAGE") == 0 && fields[i].length < 0
        && g_str_has_prefix ((const char *) fields[i].value, "Trying to measure GtkLabel")
        && is_heading ((const char *) fields[i].value))
      return G_LOG_WRITER_HANDLED;
  return g_log_writer_default (level, fields, n_fields, data);
}

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
  g_log_set_writer_func (write_log, nullptr, nullptr);
  g_log_set_always_fatal (
      (GLogLevelFlags) (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING));
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, nullptr);
  return RUN_ALL_TESTS ();
}
