/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* What a file says of itself before SQLite opens it, which may write to it. */

#include "maillage-backup.h"
#include "maillage-place-private.h"
#include "maillage-schema.h"
#include "maillage-store-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

static gboolean
check_exists (const char *path, MaillageOpenFlags flags, GError **error)
{
  if ((flags & MAILLAGE_OPEN_CREATE) || g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  g_set_error (
      error, MAILLAGE_ERROR, MAILLAGE_ERROR_NOT_FOUND, _ ("There is no store at “%s”."), path);
  return FALSE;
}

static goffset
get_size (const char *path, const char *beside)
{
  g_autofree char *file = g_strconcat (path, beside, NULL);
  GStatBuf found;

  return g_stat (file, &found) == 0 ? (goffset) found.st_size : 0;
}

/* A file that is missing or empty beside what was written to it, or beside backups of it, was
 * lost: a new store in its place would hide that. */
static gboolean
check_not_lost (const char *path, GError **error)
{
  g_autoptr (GPtrArray) backups = NULL;

  if (get_size (path, "") > 0)
    return TRUE;
  backups = maillage_backup_list (path);
  if (backups->len == 0 && get_size (path, "-wal") == 0)
    return TRUE;
  /* Another program makes it right now: the file has something before the log has. */
  if (get_size (path, "") > 0)
    return TRUE;
  g_set_error (error,
               MAILLAGE_ERROR,
               MAILLAGE_ERROR_DAMAGED,
               _ ("The store “%s” is missing or empty, though it was in use. Restore a backup. To "
                  "begin anew, choose another name."),
               path);
  return FALSE;
}

/* To look whether an empty file is a store would make one of it. */
static gboolean
check_begun (const char *path, MaillageOpenFlags flags, GError **error)
{
  if ((flags & MAILLAGE_OPEN_CREATE) || get_size (path, "") > 0)
    return TRUE;
  return maillage_schema_refuse_foreign (path, error);
}

static guint32
read_uint32 (const guchar *bytes)
{
  return (guint32) bytes[0] << 24 | bytes[1] << 16 | bytes[2] << 8 | bytes[3];
}

/* Ours, or one in which no table was ever made: a store that another program makes right now.
 * Most programs leave the application's id at 0, so 0 alone says nothing. */
static gboolean
may_be_ours (const guchar *head)
{
  guint32 schema_cookie = read_uint32 (head + 40), application_id = read_uint32 (head + 68);

  return memcmp (head, "SQLite format 3", 16) == 0
         && (application_id == MAILLAGE_SCHEMA_APPLICATION_ID
             || (application_id == 0 && schema_cookie == 0));
}

/* SQLite sets the journal mode by writing: a foreign file must be told from ours before that. */
gboolean
_maillage_store_check_header (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = NULL;
  guchar head[72] = { 0 };
  gsize length = 0;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  if (!_maillage_place_check_regular (path, error))
    return FALSE;
  stream = g_file_read (file, NULL, error);
  if (stream == NULL
      || !g_input_stream_read_all (
          G_INPUT_STREAM (stream), head, sizeof head, &length, NULL, error))
    {
      if (error != NULL && *error != NULL)
        {
          (*error)->domain = MAILLAGE_ERROR;
          (*error)->code = MAILLAGE_ERROR_UNREADABLE;
        }
      return FALSE;
    }
  if (length == 0 || (length == sizeof head && may_be_ours (head)))
    return TRUE;
  return maillage_schema_refuse_foreign (path, error);
}

gboolean
_maillage_store_check_file (const char *path, MaillageOpenFlags flags, GError **error)
{
  return _maillage_store_check_header (path, error) && check_not_lost (path, error)
         && check_exists (path, flags, error) && check_begun (path, flags, error);
}
