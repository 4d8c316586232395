/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "maillage-probe-report.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

struct _MaillageProbeReport
{
  int file;
  GMutex mutex; /* any thread may warn */
  char *words;  /* NULL: the plugin does not run yet */
  GHashTable *said;
};

static void
write_line (MaillageProbeReport *self, const char *tag, const char *text)
{
  g_autofree char *line = g_strdup_printf ("%s %s", tag, text);
  gsize length;

  g_strdelimit (line, "\r\n", ' ');
  length = strlen (line);
  line[length] = '\n';
  if (write (self->file, line, length + 1) < 0)
    g_printerr ("%s\n", text);
  line[length] = '\0';
}

static const char *
find_field (const GLogField *fields, gsize n_fields, const char *key)
{
  for (gsize i = 0; i < n_fields; i++)
    if (strcmp (fields[i].key, key) == 0 && fields[i].length < 0)
      return fields[i].value;
  return NULL;
}

static void
hear (MaillageProbeReport *self, const char *message)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  g_autofree char *sentence = NULL;

  if (!g_hash_table_add (self->said, g_strdup (message)) || self->words == NULL)
    return;
  /* TRANSLATORS: when a page is shown, then what GTK or Maillage warns of */
  sentence = g_strdup_printf (_ ("There is a warning %s: %s"), self->words, message);
  write_line (self, "fault", sentence);
}

static GLogWriterOutput
log_writer (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer data)
{
  const char *message = find_field (fields, n_fields, "MESSAGE");

  if (message != NULL
      && (level & (G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING)) != 0)
    hear (data, message);
  return g_log_writer_default (level, fields, n_fields, NULL);
}

MaillageProbeReport *
maillage_probe_report_new (void)
{
  MaillageProbeReport *self = g_new0 (MaillageProbeReport, 1);
  const char *path = g_getenv ("MAILLAGE_PROBE_REPORT");

  self->file = path != NULL ? g_open (path, O_WRONLY | O_APPEND | O_CLOEXEC, 0) : STDOUT_FILENO;
  g_mutex_init (&self->mutex);
  self->said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_log_set_writer_func (log_writer, self, NULL);
  return self;
}

void
maillage_probe_report_at (MaillageProbeReport *self, const char *words)
{
  g_mutex_lock (&self->mutex);
  g_free (self->words);
  self->words = g_strdup (words);
  g_mutex_unlock (&self->mutex);
  write_line (self, "at", words);
}

const char *
maillage_probe_report_get_words (MaillageProbeReport *self)
{
  return self->words;
}

void
maillage_probe_report_fault (MaillageProbeReport *self, const char *sentence)
{
  write_line (self, "fault", sentence);
}

void
maillage_probe_report_remark (MaillageProbeReport *self, const char *sentence)
{
  write_line (self, "remark", sentence);
}

void
maillage_probe_report_done (MaillageProbeReport *self)
{
  write_line (self, "done", "");
}
