/* SPDX-License-Identifier: GPL-3.0-or-later */

/* `plugin check`: a trial without a display, then one in the program itself, where what the plugin
 * adds is shown; each in a process of its own. */

#include "config.h"

#include "ctl-plugin-display.h"
#include "ctl-plugin-report.h"
#include "ctl-plugin.h"

#include <glib/gi18n.h>
#include <signal.h>
#include <sys/prctl.h>

static void
end_with_parent (gpointer data)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
}

static GSubprocessLauncher *
launcher_new (const char *plugin)
{
  GSubprocessLauncher *launcher
      = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  const char *others = g_getenv ("MAILLAGE_PLUGIN_PATH");
  g_autofree char *path
      = g_strconcat (plugin, others != NULL ? ":" : NULL, others != NULL ? others : NULL, NULL);

  g_subprocess_launcher_setenv (launcher, "MAILLAGE_PLUGIN_PATH", path, TRUE);
  g_subprocess_launcher_setenv (launcher, "GSETTINGS_BACKEND", "memory", TRUE);
  g_subprocess_launcher_unsetenv (launcher, "G_DEBUG"); /* a warning is said, and ends nothing */
  g_subprocess_launcher_set_child_setup (launcher, end_with_parent, NULL, NULL);
  return launcher;
}

/* Without a display */

/* What GLib or Maillage say of a call that was wrong; the rest goes by. */
static guint
print_complaints (const char *text)
{
  g_autoptr (GRegex) complaint
      = g_regex_new ("(?:CRITICAL|WARNING) \\*\\*: (?:[0-9:.]+: )?(.*)", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  guint n = 0;

  g_regex_match (complaint, text, 0, &match);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *words = g_match_info_fetch (match, 1);

      g_print (_ ("It makes a call that is refused: %s\n"), words);
      n++;
    }
  return n;
}

static gboolean
try_data (const char *plugin, CtlTrial *trial, GError **error)
{
  g_autoptr (GSubprocessLauncher) launcher = launcher_new (plugin);
  const char *const arguments[] = { "/proc/self/exe", "plugin", "probe", plugin, NULL };

  trial->words = _ ("when it starts");
  if (!ctl_trial_run (trial, launcher, arguments, error))
    return FALSE;
  trial->n_faults += print_complaints (trial->complaints);
  if (trial->n_faults > 0)
    g_printerr ("%s", trial->complaints);
  g_clear_pointer (&trial->complaints, g_free);
  return TRUE;
}

/* With one */

/* Nothing of the user's is touched, nor does the program look for its like on a bus. */
static void
set_apart (GSubprocessLauncher *launcher, const char *folder)
{
  g_subprocess_launcher_setenv (launcher, "XDG_DATA_HOME", folder, TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_CONFIG_HOME", folder, TRUE);
  g_subprocess_launcher_setenv (launcher, "GTK_A11Y", "none", TRUE);
  if (g_getenv ("DBUS_SESSION_BUS_ADDRESS") == NULL)
    g_subprocess_launcher_setenv (launcher, "DBUS_SESSION_BUS_ADDRESS", "disabled:", TRUE);
}

static gboolean
show (const char *plugin, GSubprocessLauncher *launcher, CtlTrial *trial, GError **error)
{
  g_autofree char *program = ctl_plugin_find_program ();
  const char *const arguments[] = { program, "--probe-plugin", plugin, NULL };

  trial->words = NULL;
  trial->done = FALSE;
  if (!ctl_trial_run (trial, launcher, arguments, error))
    return FALSE;
  if (!trial->began || trial->n_faults > 0)
    g_printerr ("%s", trial->complaints);
  if (!trial->began)
    g_print ("%s\n",
             _ ("What it adds to the interface was not tried: Maillage itself does not start "
                "here."));
  g_clear_pointer (&trial->complaints, g_free);
  return TRUE;
}

static gboolean
try_interface (const char *plugin, CtlTrial *trial, GError **error)
{
  g_autoptr (GSubprocessLauncher) launcher = launcher_new (plugin);
  g_autofree char *folder = g_dir_make_tmp ("maillage-check-XXXXXX", error);
  CtlDisplay display = { NULL };
  gboolean done = TRUE;

  if (folder == NULL)
    return FALSE;
  set_apart (launcher, folder);
  if (ctl_display_start (&display, launcher, folder))
    done = show (plugin, launcher, trial, error);
  else
    g_print ("%s\n",
             _ ("What it adds to the interface was not tried: there is no display here, nor "
                "Xvfb or gtk4-broadwayd to make one."));
  ctl_display_stop (&display);
  ctl_remove_folder (folder);
  return done;
}

static gboolean
try_all (const char *plugin, CtlTrial *trial, GError **error)
{
  return try_data (plugin, trial, error)
         && (!trial->done || !trial->runs || try_interface (plugin, trial, error));
}

gboolean
ctl_plugin_check (Ctl *self, const char *folder, GError **error)
{
  g_autofree char *plugin = ctl_plugin_find (folder, error);
  g_autoptr (GHashTable) said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  CtlTrial trial = { .said = said };

  if (plugin == NULL || !try_all (plugin, &trial, error))
    return FALSE;
  if (trial.n_faults == 0)
    g_print (_ ("Nothing is wrong with the plugin in %s.\n"), plugin);
  else
    g_set_error (error,
                 MAILLAGE_ERROR,
                 MAILLAGE_ERROR_REFUSED,
                 g_dngettext (GETTEXT_PACKAGE,
                              "The plugin has %u fault.",
                              "The plugin has %u faults.",
                              trial.n_faults),
                 trial.n_faults);
  return trial.n_faults == 0;
}
