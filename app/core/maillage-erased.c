/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* The list of what was erased: a backup made before still has it, and who restores one must not
 * bring it back. It stands among the backups, so that it goes where they go. */

#include "maillage-writer-erase.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

static char *
dup_path (const char *store_path)
{
  return g_strconcat (store_path, ".backups/erased", NULL);
}

MaillageErased *
maillage_erased_new (void)
{
  MaillageErased *self = g_new0 (MaillageErased, 1);

  self->uuids = g_ptr_array_new_with_free_func (g_free);
  self->sums = g_ptr_array_new_with_free_func (g_free);
  self->mentions = g_ptr_array_new_with_free_func (g_free);
  self->changes = g_array_new (FALSE, FALSE, sizeof (gint64));
  return self;
}

void
maillage_erased_free (MaillageErased *self)
{
  g_ptr_array_unref (self->uuids);
  g_ptr_array_unref (self->sums);
  g_ptr_array_unref (self->mentions);
  g_array_unref (self->changes);
  g_free (self);
}

/* A line is the UUID and the time. */
static GStrv
read_lines (const char *path)
{
  g_autofree char *text = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return g_new0 (char *, 1);
  return g_strsplit (text, "\n", -1);
}

static char *
dup_uuid (const char *line)
{
  g_autofree char *uuid = g_strndup (line, strcspn (line, " "));

  return g_uuid_string_is_valid (uuid) ? g_steal_pointer (&uuid) : NULL;
}

GStrv
_maillage_erased_read (const char *store_path)
{
  g_autofree char *path = dup_path (store_path);
  g_auto (GStrv) lines = read_lines (path);
  g_autoptr (GStrvBuilder) uuids = g_strv_builder_new ();

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *uuid = dup_uuid (lines[i]);

      if (uuid != NULL)
        g_strv_builder_add (uuids, uuid);
    }
  return g_strv_builder_end (uuids);
}

static gboolean
write_all (const char *path, const char *text, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) failed = NULL;

  if (g_mkdir_with_parents (folder, 0700) == 0
      && g_file_set_contents_full (path,
                                   text,
                                   -1,
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                   0600,
                                   &failed))
    return TRUE;
  g_set_error (error,
               MAILLAGE_ERROR,
               g_error_matches (failed, G_FILE_ERROR, G_FILE_ERROR_NOSPC) || errno == ENOSPC
                   ? MAILLAGE_ERROR_DISK_FULL
                   : MAILLAGE_ERROR_FAILED,
               _ ("“%s” cannot be written: %s"),
               path,
               failed != NULL ? failed->message : g_strerror (errno));
  return FALSE;
}

gboolean
_maillage_erased_add (const char *store_path, const char *const *uuids, GError **error)
{
  g_autofree char *path = dup_path (store_path);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *time = g_date_time_format (now, "%FT%TZ");
  g_autofree char *text = NULL;
  g_autoptr (GString) all = NULL;

  g_file_get_contents (path, &text, NULL, NULL);
  all = g_string_new (text);
  for (guint i = 0; uuids[i] != NULL; i++)
    if (strstr (all->str, uuids[i]) == NULL)
      g_string_append_printf (all, "%s %s\n", uuids[i], time);
  return write_all (path, all->str, error);
}

void
_maillage_erased_remove (const char *store_path, const char *const *uuids)
{
  g_autofree char *path = dup_path (store_path);
  g_auto (GStrv) lines = read_lines (path);
  g_autoptr (GString) kept = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *uuid = dup_uuid (lines[i]);

      if (uuid != NULL && !g_strv_contains (uuids, uuid))
        g_string_append_printf (kept, "%s\n", lines[i]);
    }
  write_all (path, kept->str, NULL);
}
