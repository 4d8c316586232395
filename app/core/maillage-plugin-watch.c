/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-plugin-watch-private.h"

#include "maillage-plugin-trace-private.h"
#include "maillage-plugin-trap-private.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

/* Each program has a file of its own, which it keeps locked while it lives: in a sandbox, process
 * numbers say nothing. */
struct _MaillagePluginWatch
{
  char *path, *trace_path;
  int file;  /* -1 when it could not be made */
  int trace; /* the interpreter's; -1 while none in Python runs */
  char *culprit;
  MaillagePluginTrap *trap; /* NULL while another has it */
};

#define TRACE ".python"

/* An id that a program which has ended left; its file is taken away. */
static char *
take_left (const char *path)
{
  int file = g_open (path, O_RDWR | O_CLOEXEC, 0);
  g_autofree char *trace = g_strconcat (path, TRACE, NULL);
  char *id = NULL;

  if (file < 0)
    return NULL;
  if (flock (file, LOCK_EX | LOCK_NB) == 0)
    {
      g_file_get_contents (path, &id, NULL, NULL);
      if (g_strcmp0 (id, MAILLAGE_PLUGIN_TRAP_ANY) == 0)
        {
          char *traced = _maillage_plugin_trace_find_culprit (trace);

          if (traced != NULL)
            {
              g_free (id);
              id = traced;
            }
        }
      g_unlink (trace);
      g_unlink (path);
    }
  close (file);
  if (id != NULL && *id == '\0')
    g_clear_pointer (&id, g_free);
  return id;
}

static void
read_left (MaillagePluginWatch *self, const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);
      char *id = g_str_has_suffix (name, TRACE) ? NULL : take_left (file);

      if (id != NULL)
        {
          g_free (self->culprit);
          self->culprit = id;
        }
    }
}

MaillagePluginWatch *
_maillage_plugin_watch_new (const char *folder)
{
  MaillagePluginWatch *self = g_new0 (MaillagePluginWatch, 1);

  g_mkdir_with_parents (folder, 0700);
  read_left (self, folder);
  self->path = g_build_filename (folder, "XXXXXX", NULL);
  self->trace = -1;
  self->file = g_mkstemp_full (self->path, O_RDWR | O_CLOEXEC, 0600);
  if (self->file >= 0)
    flock (self->file, LOCK_EX | LOCK_NB);
  self->trace_path = g_strconcat (self->path, TRACE, NULL);
  self->trap = _maillage_plugin_trap_new (self->file);
  return self;
}

void
_maillage_plugin_watch_free (MaillagePluginWatch *self)
{
  g_clear_pointer (&self->trap, _maillage_plugin_trap_free);
  _maillage_plugin_trace_end (self->trace_path, &self->trace, MAILLAGE_PLUGIN_TRAP_PROBE);
  if (self->file >= 0)
    {
      g_unlink (self->path);
      close (self->file);
    }
  g_free (self->trace_path);
  g_free (self->path);
  g_free (self->culprit);
  g_free (self);
}

const char *
_maillage_plugin_watch_get_culprit (MaillagePluginWatch *self)
{
  return self->culprit;
}

static void
say (MaillagePluginWatch *self, const char *id)
{
  gsize length = strlen (id);

  if (self->file < 0 || ftruncate (self->file, 0) != 0)
    return;
  if (pwrite (self->file, id, length, 0) != (gssize) length)
    g_debug ("What ends this program will not be known: %s", self->path);
}

void
_maillage_plugin_watch_enter (MaillagePluginWatch *self, const char *id)
{
  say (self, id);
  if (self->trap != NULL)
    _maillage_plugin_trap_set_known (self->trap, TRUE);
}

void
_maillage_plugin_watch_leave (MaillagePluginWatch *self)
{
  if (self->trap != NULL)
    _maillage_plugin_trap_set_known (self->trap, FALSE);
  say (self, "");
}

void
_maillage_plugin_watch_trap (MaillagePluginWatch *self, const char *library, const char *id)
{
  if (self->trap != NULL)
    _maillage_plugin_trap_add (self->trap, library, id);
}

void
_maillage_plugin_watch_trap_python (MaillagePluginWatch *self,
                                    const char *id,
                                    const char *folder,
                                    const char *module)
{
  gboolean first;

  if (self->trap == NULL)
    return;
  _maillage_plugin_trap_add (self->trap, "libpython3.*", id);
  first = self->trace < 0;
  if (first)
    _maillage_plugin_trap_lower (self->trap);
  _maillage_plugin_trace_add (
      self->trace_path, &self->trace, MAILLAGE_PLUGIN_TRAP_PROBE, id, folder, module);
  if (first)
    _maillage_plugin_trap_raise (self->trap);
}
