/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ctl-plugin-report.h"

#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define REPORT "MAILLAGE_PROBE_REPORT"
/* Without a word for as long, it does not come back. */
#define PATIENCE "MAILLAGE_CHECK_SECONDS"
#define SECONDS 30

/* Writing */

static void
write_line (const char *tag, const char *text)
{
  const char *path = g_getenv (REPORT);
  g_autofree char *line = g_strdup_printf ("%s %s", tag, text);
  gsize length = strlen (g_strdelimit (line, "\r\n", ' '));
  int file = path != NULL ? g_open (path, O_WRONLY | O_APPEND | O_CLOEXEC, 0) : STDOUT_FILENO;

  line[length] = '\n';
  if (file < 0 || write (file, line, length + 1) < 0)
    g_printerr ("%s\n", text);
  if (file > STDOUT_FILENO)
    close (file);
  line[length] = '\0';
}

void
ctl_report_at (const char *words)
{
  write_line ("at", words);
}

static void G_GNUC_PRINTF (2, 0) write_words (const char *tag, const char *format, va_list args)
{
  g_autofree char *text = g_strdup_vprintf (format, args);

  write_line (tag, text);
}

void
ctl_report_fault (const char *format, ...)
{
  va_list args;

  va_start (args, format);
  write_words ("fault", format, args);
  va_end (args);
}

void
ctl_report_remark (const char *format, ...)
{
  va_list args;

  va_start (args, format);
  write_words ("remark", format, args);
  va_end (args);
}

void
ctl_report_runs (void)
{
  write_line ("runs", "");
}

void
ctl_report_done (void)
{
  write_line ("done", "");
}

/* Waiting */

typedef struct
{
  GMainLoop *loop;
  GSubprocess *process;
  const char *path;
  char *output, *complaints;
  goffset size; /* of the report, when it last grew */
  gint64 grew;
  int seconds;
  gboolean late;
} Watch;

static int
patience (void)
{
  const char *said = g_getenv (PATIENCE);
  int seconds = said != NULL ? atoi (said) : 0;

  return seconds > 0 ? seconds : SECONDS;
}

static gboolean
look (gpointer data)
{
  Watch *self = data;
  gint64 now = g_get_monotonic_time ();
  GStatBuf state;

  if (g_stat (self->path, &state) == 0 && state.st_size != self->size)
    {
      self->size = state.st_size;
      self->grew = now;
    }
  if (!self->late && now - self->grew > self->seconds * G_TIME_SPAN_SECOND)
    {
      self->late = TRUE;
      g_subprocess_force_exit (self->process);
    }
  return G_SOURCE_CONTINUE;
}

static void
ended (GObject *source, GAsyncResult *result, gpointer data)
{
  Watch *self = data;

  g_subprocess_communicate_utf8_finish (
      self->process, result, &self->output, &self->complaints, NULL);
  g_main_loop_quit (self->loop);
}

static void
watch (Watch *self)
{
  guint id = g_timeout_add (100, look, self);

  self->grew = g_get_monotonic_time ();
  self->seconds = patience ();
  self->loop = g_main_loop_new (NULL, FALSE);
  g_subprocess_communicate_utf8_async (self->process, NULL, NULL, ended, self);
  g_main_loop_run (self->loop);
  g_source_remove (id);
  g_main_loop_unref (self->loop);
}

/* Reading */

static char *
read_report (CtlTrial *self, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  const char *words = self->words;

  for (gsize i = 0; lines[i] != NULL; i++)
    {
      char *rest = strchr (lines[i], ' ');

      if (rest == NULL)
        continue;
      *rest++ = '\0';
      if (strcmp (lines[i], "done") == 0)
        self->done = TRUE;
      else if (strcmp (lines[i], "runs") == 0)
        self->runs = TRUE;
      else if (strcmp (lines[i], "at") == 0)
        words = rest;
      else if (g_hash_table_add (self->said, g_strdup (rest)))
        {
          self->n_faults += strcmp (lines[i], "fault") == 0;
          g_print ("%s\n", rest);
        }
    }
  self->began = words != NULL;
  return g_strdup (words);
}

/* Where the plugin was then, and what became of the process. */
static void
print_end (CtlTrial *self, Watch *watched, const char *words)
{
  if (watched->late)
    g_print (
        _ ("It does not come back %s: nothing moved for %d seconds.\n"), words, watched->seconds);
  else if (g_subprocess_get_if_signaled (watched->process))
    g_print (_ ("It ends the program %s: %s.\n"),
             words,
             g_strsignal (g_subprocess_get_term_sig (watched->process)));
  else if (!self->done || g_subprocess_get_exit_status (watched->process) != 0)
    g_print (_ ("It ends the program %s, with status %d.\n"),
             words,
             g_subprocess_get_exit_status (watched->process));
  else
    return;
  self->n_faults++;
  self->done = FALSE;
}

gboolean
ctl_trial_run (CtlTrial *self,
               GSubprocessLauncher *launcher,
               const char *const *arguments,
               GError **error)
{
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  g_autofree char *words = NULL;
  int file = g_file_open_tmp ("maillage-report-XXXXXX", &path, error);
  Watch watched = { .path = path };

  if (file < 0)
    return FALSE;
  close (file);
  g_subprocess_launcher_setenv (launcher, REPORT, path, TRUE);
  watched.process = g_subprocess_launcher_spawnv (launcher, arguments, error);
  if (watched.process != NULL)
    {
      watch (&watched);
      g_file_get_contents (path, &text, NULL, NULL);
      words = read_report (self, text != NULL ? text : "");
      if (words != NULL)
        print_end (self, &watched, words);
      g_object_unref (watched.process);
    }
  g_printerr ("%s", watched.output != NULL ? watched.output : "");
  g_free (watched.output);
  self->complaints = watched.complaints;
  g_unlink (path);
  return watched.process != NULL;
}
