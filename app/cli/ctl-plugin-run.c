/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ctl-plugin.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <unistd.h>

static gboolean
holds_manifest (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    if (g_str_has_suffix (name, ".plugin"))
      return TRUE;
  return FALSE;
}

/* The code is in the build folder, which may be the one below. */
char *
ctl_plugin_find (const char *folder, GError **error)
{
  g_autofree char *whole = g_canonicalize_filename (folder, NULL);
  g_autofree char *below = g_build_filename (whole, "build", NULL);

  if (holds_manifest (below))
    return g_steal_pointer (&below);
  if (holds_manifest (whole))
    return g_steal_pointer (&whole);
  g_set_error (error,
               MAILLAGE_ERROR,
               MAILLAGE_ERROR_NOT_FOUND,
               _ ("There is no plugin in %s: no manifest NAME.plugin. Build it first: meson setup "
                  "build && ninja -C build."),
               whole);
  return NULL;
}

/* Installed beside this program, or built beside it. */
char *
ctl_plugin_find_program (void)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = g_path_get_dirname (self != NULL ? self : "");
  const char *const places[] = { "maillage", "../shell/maillage" };

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *path = g_build_filename (folder, places[i], NULL);

      if (g_file_test (path, G_FILE_TEST_IS_EXECUTABLE))
        return g_steal_pointer (&path);
    }
  return g_build_filename (BINDIR, "maillage", NULL);
}

void
ctl_remove_folder (const char *path)
{
  g_autoptr (GDir) folder
      = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *entry = g_build_filename (path, name, NULL);

      ctl_remove_folder (entry);
    }
  g_remove (path);
}

/* The plugin alone comes from where it is; nothing of the user's is touched. With demo records
 * there is something to try it on, and nobody is welcomed each time. */
static GSubprocess *
start_program (const char *plugin, const char *folder, GError **error)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_NONE);
  g_autofree char *program = ctl_plugin_find_program ();
  const char *others = g_getenv ("MAILLAGE_PLUGIN_PATH");
  g_autofree char *path
      = g_strconcat (plugin, others != NULL ? ":" : NULL, others != NULL ? others : NULL, NULL);

  g_subprocess_launcher_setenv (launcher, "MAILLAGE_PLUGIN_PATH", path, TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_DATA_HOME", folder, TRUE);
  g_subprocess_launcher_setenv (launcher, "GSETTINGS_BACKEND", "memory", TRUE);
  return g_subprocess_launcher_spawn (launcher, error, program, "--demo", NULL);
}

gboolean
ctl_plugin_run (Ctl *self, const char *folder, GError **error)
{
  g_autofree char *plugin = ctl_plugin_find (folder, error);
  g_autofree char *data = plugin != NULL ? g_dir_make_tmp ("maillage-run-XXXXXX", error) : NULL;
  g_autoptr (GSubprocess) program = NULL;
  gboolean done = FALSE;

  if (data == NULL)
    return FALSE;
  program = start_program (plugin, data, error);
  if (program != NULL)
    done = g_subprocess_wait_check (program, NULL, error);
  ctl_remove_folder (data);
  return done;
}
