/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ctl-plugin-display.h"

#include <fcntl.h>
#include <glib-unix.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

#define STARTS_S 10
#define NUMBER_FD 3
/* Of the server's folder, which is its own: so the number is free. */
#define BROADWAY "5"
#define BROADWAY_SOCKET "broadway6.socket"

/* It does not outlive the check. */
static void
end_with_parent (gpointer data)
{
  prctl (PR_SET_PDEATHSIG, SIGTERM);
}

static GSubprocessLauncher *
launcher_new (const char *folder)
{
  GSubprocessLauncher *launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE
                                                             | G_SUBPROCESS_FLAGS_STDERR_SILENCE);

  g_subprocess_launcher_setenv (launcher, "XDG_RUNTIME_DIR", folder, TRUE);
  g_subprocess_launcher_set_child_setup (launcher, end_with_parent, NULL, NULL);
  return launcher;
}

/* The number that the server has chosen, a line; NULL when it does not start. */
static char *
read_number (int file)
{
  struct pollfd wait = { .fd = file, .events = POLLIN };
  char number[16] = "";
  gsize length = 0;

  while (length < sizeof number - 1 && poll (&wait, 1, STARTS_S * 1000) > 0
         && read (file, number + length, 1) == 1)
    if (number[length++] == '\n')
      return g_strdup_printf (":%d", atoi (number));
  return NULL;
}

static char *
start_x (CtlDisplay *self, const char *folder)
{
  g_autoptr (GSubprocessLauncher) launcher = launcher_new (folder);
  char *display = NULL;
  int ends[2];

  if (!g_unix_open_pipe (ends, FD_CLOEXEC, NULL))
    return NULL;
  g_subprocess_launcher_take_fd (launcher, ends[1], NUMBER_FD);
  self->server = g_subprocess_launcher_spawn (launcher,
                                              NULL,
                                              "Xvfb",
                                              "-displayfd",
                                              G_STRINGIFY (NUMBER_FD),
                                              "-screen",
                                              "0",
                                              "4000x3000x24",
                                              "-nolisten",
                                              "tcp",
                                              "-noreset",
                                              NULL);
  g_subprocess_launcher_close (launcher);
  if (self->server != NULL)
    display = read_number (ends[0]);
  close (ends[0]);
  if (display == NULL)
    ctl_display_stop (self);
  return display;
}

/* Its page for browsers is at a socket of that folder too, so that nobody else looks on. */
static gboolean
start_broadway (CtlDisplay *self, const char *folder)
{
  g_autoptr (GSubprocessLauncher) launcher = launcher_new (folder);
  g_autofree char *page = g_strdup_printf ("--unixsocket=%s/page", folder);
  g_autofree char *socket = g_build_filename (folder, BROADWAY_SOCKET, NULL);

  self->server
      = g_subprocess_launcher_spawn (launcher, NULL, "gtk4-broadwayd", page, ":" BROADWAY, NULL);
  for (int i = 0; self->server != NULL && i < STARTS_S * 10; i++)
    {
      if (g_file_test (socket, G_FILE_TEST_EXISTS))
        return TRUE;
      g_usleep (G_USEC_PER_SEC / 10);
    }
  return FALSE;
}

static gboolean
is_set (const char *variable)
{
  const char *value = g_getenv (variable);

  return value != NULL && *value != '\0';
}

static gboolean
has_program (const char *name)
{
  g_autofree char *path = g_find_program_in_path (name);

  return path != NULL;
}

gboolean
ctl_display_start (CtlDisplay *self, GSubprocessLauncher *launcher, const char *folder)
{
  g_autofree char *display = has_program ("Xvfb") ? start_x (self, folder) : NULL;

  if (display != NULL)
    {
      g_subprocess_launcher_setenv (launcher, "DISPLAY", display, TRUE);
      g_subprocess_launcher_setenv (launcher, "GDK_BACKEND", "x11", TRUE);
    }
  else if (has_program ("gtk4-broadwayd") && start_broadway (self, folder))
    {
      g_subprocess_launcher_setenv (launcher, "BROADWAY_DISPLAY", ":" BROADWAY, TRUE);
      g_subprocess_launcher_setenv (launcher, "GDK_BACKEND", "broadway", TRUE);
    }
  else
    {
      ctl_display_stop (self);
      return is_set ("DISPLAY") || is_set ("WAYLAND_DISPLAY");
    }
  g_subprocess_launcher_setenv (launcher, "XDG_RUNTIME_DIR", folder, TRUE);
  g_subprocess_launcher_setenv (launcher, "GSK_RENDERER", "cairo", TRUE);
  g_subprocess_launcher_unsetenv (launcher, "WAYLAND_DISPLAY");
  return TRUE;
}

void
ctl_display_stop (CtlDisplay *self)
{
  if (self->server == NULL)
    return;
  g_subprocess_send_signal (self->server, SIGTERM);
  g_subprocess_wait (self->server, NULL, NULL);
  g_clear_object (&self->server);
}
