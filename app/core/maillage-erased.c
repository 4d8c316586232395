/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* The list of what was erased: a backup made before still has it, and who restores one must not
 * bring it back. It stands among the backups, so that it goes where they go and outlives a store
 * that cannot be read; and in the store itself, which is copied without them. Identifiers alone. */

#include "maillage-writer-erase.h"

#include "maillage-place-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static char *
dup_path (const char *store_path)
{
  g_autofree char *place = _maillage_place_dup_path (store_path);

  return g_strconcat (place, ".backups/erased", NULL);
}

MaillageErased *
maillage_erased_new (const char *path)
{
  MaillageErased *self = g_new0 (MaillageErased, 1);

  self->path = g_strdup (path);
  self->uuids = g_ptr_array_new_with_free_func (g_free);
  self->sums = g_ptr_array_new_with_free_func (g_free);
  self->mentions = g_ptr_array_new_with_free_func (g_free);
  self->changes = g_array_new (FALSE, FALSE, sizeof (gint64));
  return self;
}

void
maillage_erased_free (MaillageErased *self)
{
  g_free (self->path);
  g_ptr_array_unref (self->uuids);
  g_ptr_array_unref (self->sums);
  g_ptr_array_unref (self->mentions);
  g_array_unref (self->changes);
  g_free (self);
}

/* The list */

static void
take_one (GHashTable *list, char *uuid, const char *time)
{
  if (g_hash_table_contains (list, uuid))
    g_free (uuid);
  else
    g_hash_table_insert (list, uuid, g_strdup (time));
}

/* A line is the UUID and the time. */
static gboolean
add_line (GHashTable *list, const char *line)
{
  g_autofree char *uuid = g_strndup (line, strcspn (line, " "));

  if (!g_uuid_string_is_valid (uuid) || !g_str_has_suffix (line, "Z"))
    return FALSE;
  take_one (list, g_steal_pointer (&uuid), strchr (line, ' ') + 1);
  return TRUE;
}

/* Adds what can be read; @whole is whether that is all. */
static void
read_list (const char *path, GHashTable *list, gboolean *whole)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) failed = NULL;
  gsize length;

  *whole = !g_file_test (path, G_FILE_TEST_EXISTS) || g_file_test (path, G_FILE_TEST_IS_REGULAR);
  if (!*whole)
    return;
  if (!g_file_get_contents (path, &text, &length, &failed))
    {
      *whole = g_error_matches (failed, G_FILE_ERROR, G_FILE_ERROR_NOENT);
      return;
    }
  *whole = length == strlen (text);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0' && !add_line (list, lines[i]))
      *whole = FALSE;
}

/* A backup that somebody opens has the list of the store it was made of too, in whose folder of
 * backups it lies: who was erased since is not to be seen in it. */
static void
read_file (const char *store_path, GHashTable *list, gboolean *whole)
{
  g_autofree char *path = dup_path (store_path);
  g_autofree char *place = _maillage_place_dup_path (store_path);
  g_autofree char *folder = g_path_get_dirname (place);
  g_autofree char *of_store = g_build_filename (folder, "erased", NULL);
  gboolean other_whole;

  read_list (path, list, whole);
  if (g_str_has_suffix (folder, ".backups"))
    read_list (of_store, list, &other_whole);
}

static gboolean
has_table (MaillageSqlConnection *db)
{
  gint64 n = 0;

  return maillage_sql_get_int64 (
             db, "SELECT count (*) FROM sqlite_schema WHERE name = 'erasure'", &n, NULL)
         && n == 1;
}

/* @known: whether the store has a list, be it empty. */
static gboolean
read_store (MaillageSqlConnection *db, GHashTable *list, gboolean *known, GError **error)
{
  g_autoptr (MaillageSqlStatement) row = NULL;
  MaillageSqlStep step;

  *known = has_table (db);
  if (!*known)
    return TRUE;
  row = maillage_sql_prepare (db, "SELECT uuid, time FROM erasure", error);
  if (row == NULL)
    return FALSE;
  while ((step = maillage_sql_step (row, error)) == MAILLAGE_SQL_ROW)
    take_one (
        list, g_strdup (maillage_sql_column_text (row, 0)), maillage_sql_column_text (row, 1));
  return step == MAILLAGE_SQL_DONE;
}

static GHashTable *
list_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

GHashTable *
_maillage_erased_list_own (MaillageSqlConnection *db, GError **error)
{
  g_autoptr (GHashTable) list = list_new ();
  gboolean known;

  return read_store (db, list, &known, error) ? g_steal_pointer (&list) : NULL;
}

GHashTable *
_maillage_erased_list (const char *store_path,
                       MaillageSqlConnection *live,
                       gboolean *whole,
                       GError **error)
{
  g_autoptr (GHashTable) list = list_new ();
  gboolean known = FALSE;

  read_file (store_path, list, whole);
  if (live != NULL && !read_store (live, list, &known, error))
    return NULL;
  *whole = *whole || known;
  return g_steal_pointer (&list);
}

gboolean
_maillage_erased_check (const char *store_path, gboolean whole, GError **error)
{
  g_autofree char *path = dup_path (store_path);

  if (!whole)
    g_set_error (error,
                 MAILLAGE_ERROR,
                 MAILLAGE_ERROR_REFUSED,
                 _ ("The list of what was erased, “%s”, is damaged: a backup could bring erased "
                    "people back. Take that file from another copy of the store’s folder. Only if "
                    "nothing was ever erased, remove it."),
                 path);
  return whole;
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

static char *
dup_text (GHashTable *list)
{
  g_autoptr (GList) uuids = g_list_sort (g_hash_table_get_keys (list), (GCompareFunc) strcmp);
  GString *all = g_string_new (NULL);

  for (GList *uuid = uuids; uuid != NULL; uuid = uuid->next)
    g_string_append_printf (all,
                            "%s %s\n",
                            (const char *) uuid->data,
                            (const char *) g_hash_table_lookup (list, uuid->data));
  return g_string_free (all, FALSE);
}

gboolean
_maillage_erased_write (const char *store_path, GHashTable *list, GError **error)
{
  g_autofree char *path = dup_path (store_path);
  g_autoptr (GHashTable) there = list_new ();
  g_autofree char *text = NULL;
  gboolean whole;

  read_file (store_path, there, &whole);
  if (whole && g_hash_table_size (there) == g_hash_table_size (list))
    return TRUE;
  text = dup_text (list);
  return write_all (path, text, error);
}

/* Over what is there, which is longer: no disk is too full for that. Lines are of one length, so
 * that what is cut short has some twice. */
void
_maillage_erased_take_back (const char *store_path, GHashTable *former)
{
  g_autofree char *path = dup_path (store_path);
  g_autofree char *text = dup_text (former);
  gsize length = strlen (text);
  int fd;

  if (_maillage_erased_write (store_path, former, NULL))
    return;
  fd = open (path, O_WRONLY | O_CLOEXEC | O_NOFOLLOW);
  if (fd < 0)
    return;
  if (pwrite (fd, text, length, 0) == (gssize) length && ftruncate (fd, (off_t) length) == 0)
    fsync (fd);
  close (fd);
}

gboolean
_maillage_erased_store (MaillageSqlConnection *db, GHashTable *list, GError **error)
{
  g_autoptr (MaillageSqlStatement) add = NULL;
  GHashTableIter iter;
  gpointer uuid, time;

  if (!maillage_sql_exec (db,
                          "CREATE TABLE IF NOT EXISTS erasure (uuid TEXT PRIMARY KEY NOT NULL,"
                          " time TEXT NOT NULL) STRICT, WITHOUT ROWID",
                          error))
    return FALSE;
  add = maillage_sql_prepare (db, "INSERT OR IGNORE INTO erasure VALUES (?, ?)", error);
  if (add == NULL)
    return FALSE;
  g_hash_table_iter_init (&iter, list);
  while (g_hash_table_iter_next (&iter, &uuid, &time))
    {
      maillage_sql_bind_text (add, 1, uuid);
      maillage_sql_bind_text (add, 2, time);
      if (!maillage_sql_run (add, error))
        return FALSE;
    }
  return TRUE;
}

void
_maillage_erased_add (GHashTable *list, const char *const *uuids)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *time = g_date_time_format (now, "%FT%TZ");

  for (guint i = 0; uuids[i] != NULL; i++)
    take_one (list, g_strdup (uuids[i]), time);
}

static gboolean
count_here (MaillageSqlConnection *db, GHashTable *list, guint *n, GError **error)
{
  g_autoptr (MaillageSqlStatement) row
      = maillage_sql_prepare (db, "SELECT uuid FROM record", error);
  MaillageSqlStep step;

  if (row == NULL)
    return FALSE;
  while ((step = maillage_sql_step (row, error)) == MAILLAGE_SQL_ROW)
    *n += g_hash_table_contains (list, maillage_sql_column_text (row, 0));
  return step == MAILLAGE_SQL_DONE;
}

gboolean
_maillage_store_check_erased (MaillageSqlConnection *db, const char *path, GError **error)
{
  gboolean whole;
  g_autoptr (GHashTable) list = _maillage_erased_list (path, db, &whole, error);
  guint n = 0;

  if (list == NULL || (g_hash_table_size (list) > 0 && !count_here (db, list, &n, error)))
    return FALSE;
  if (n > 0)
    g_set_error (error,
                 MAILLAGE_ERROR,
                 MAILLAGE_ERROR_REFUSED,
                 _ ("“%s” has records that were erased since, and cannot be written, so that they "
                    "cannot be erased in it. Restore it instead."),
                 path);
  return n == 0;
}
