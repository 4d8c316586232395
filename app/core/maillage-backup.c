/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Copies of the store: made, verified and listed; see -rotate for how long they are kept. */

#include "maillage-backup-private.h"
#include "maillage-files-private.h"
#include "maillage-place-private.h"
#include "maillage-store-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define A_DAY (24 * 60 * 60)
#define STAMP_FORMAT "%Y%m%dT%H%M%SZ"

/**
 * MaillageBackup:
 *
 * A verified copy of the store.
 */
struct _MaillageBackup
{
  GObject parent_instance;

  char *path;
  gint64 time;
  MaillageBackupReason reason;
};

G_DEFINE_FINAL_TYPE (MaillageBackup, maillage_backup, G_TYPE_OBJECT)

static const char *const prefixes[] = {
  [MAILLAGE_BACKUP_AUTOMATIC] = "auto-",
  [MAILLAGE_BACKUP_BEFORE_RESTORE] = "before-restore-",
  [MAILLAGE_BACKUP_BEFORE_MIGRATION] = "before-migration-",
};

static void
maillage_backup_finalize (GObject *object)
{
  g_free (MAILLAGE_BACKUP (object)->path);
  G_OBJECT_CLASS (maillage_backup_parent_class)->finalize (object);
}

static void
maillage_backup_class_init (MaillageBackupClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = maillage_backup_finalize;
}

static void
maillage_backup_init (MaillageBackup *self)
{
}

/**
 * maillage_backup_get_path:
 * @self: a backup
 *
 * Returns: (transfer none): where it is
 */
const char *
maillage_backup_get_path (MaillageBackup *self)
{
  g_return_val_if_fail (MAILLAGE_IS_BACKUP (self), NULL);
  return self->path;
}

/**
 * maillage_backup_get_time:
 * @self: a backup
 *
 * Returns: when it was made, in seconds since 1970, UTC
 */
gint64
maillage_backup_get_time (MaillageBackup *self)
{
  g_return_val_if_fail (MAILLAGE_IS_BACKUP (self), 0);
  return self->time;
}

/**
 * maillage_backup_get_reason:
 * @self: a backup
 *
 * Returns: why it was made
 */
MaillageBackupReason
maillage_backup_get_reason (MaillageBackup *self)
{
  g_return_val_if_fail (MAILLAGE_IS_BACKUP (self), MAILLAGE_BACKUP_AUTOMATIC);
  return self->reason;
}

char *
_maillage_backup_dup_folder (const char *store_path)
{
  g_autofree char *place = _maillage_place_dup_path (store_path);

  return g_strconcat (place, ".backups", NULL);
}

/* One copy */

static void
remove_beside (const char *path, const char *suffix)
{
  g_autofree char *file = g_strconcat (path, suffix, NULL);

  g_unlink (file);
}

static void
remove_database (const char *path)
{
  g_unlink (path);
  remove_beside (path, "-wal");
  remove_beside (path, "-shm");
  remove_beside (path, "-journal");
}

void
_maillage_backup_remove (const char *path)
{
  g_autofree char *folder = _maillage_files_dup_folder (path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  remove_database (path);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *content = g_build_filename (folder, name, NULL);

      g_unlink (content);
    }
  if (dir != NULL)
    g_rmdir (folder);
}

/* That it is a table's own, and lacks none of its rows: what the quick check does not look at. A
 * whole check takes ten times as long as the copy. */
static gboolean
check_index (MaillageSqlConnection *copy,
             const char *index,
             const char *table,
             gboolean *sound,
             GError **error)
{
  g_autofree char *name = maillage_sql_quote_name (index);
  g_autofree char *of = maillage_sql_quote_name (table);
  g_autofree char *sql = g_strdup_printf ("SELECT (SELECT count (1) FROM %s INDEXED BY %s)"
                                          " = (SELECT count (*) FROM %s NOT INDEXED)",
                                          of,
                                          name,
                                          of);
  gint64 same = 0;

  if (!maillage_sql_get_int64 (copy, sql, &same, error))
    return FALSE;
  *sound = *sound && same;
  return TRUE;
}

static gboolean
check_indexes (MaillageSqlConnection *copy, gboolean *sound, GError **error)
{
  g_autoptr (MaillageSqlStatement) row = maillage_sql_prepare (
      copy,
      "SELECT i.name, t.name FROM sqlite_schema AS t, pragma_index_list (t.name) AS i"
      " WHERE t.type = 'table' AND NOT i.partial AND i.name IN (SELECT name FROM sqlite_schema)",
      error);
  MaillageSqlStep step = MAILLAGE_SQL_FAILED;

  *sound = TRUE;
  while (row != NULL && (step = maillage_sql_step (row, error)) == MAILLAGE_SQL_ROW)
    if (!check_index (copy,
                      maillage_sql_column_text (row, 0),
                      maillage_sql_column_text (row, 1),
                      sound,
                      error))
      return FALSE;
  return step == MAILLAGE_SQL_DONE;
}

gboolean
_maillage_backup_verify (const char *path, GError **error)
{
  g_autoptr (MaillageSqlConnection) copy
      = maillage_sql_connection_open (path, MAILLAGE_SQL_OPEN_QUERY_ONLY, error);
  g_autofree char *verdict = NULL;
  gboolean sound = FALSE;

  if (copy == NULL)
    return FALSE;
  verdict = maillage_sql_dup_text (copy, "PRAGMA quick_check (1)", error);
  if (verdict == NULL)
    return FALSE;
  if (strcmp (verdict, "ok") == 0 && !check_indexes (copy, &sound, error))
    return FALSE;
  if (!sound)
    g_set_error (
        error, MAILLAGE_ERROR, MAILLAGE_ERROR_DAMAGED, _ ("The copy “%s” is damaged."), path);
  return sound;
}

/* A copy has the faults of what it is made of, which is what people know. */
static gboolean
verify_part (const char *store_path, const char *part, GError **error)
{
  g_autoptr (GError) failed = NULL;

  if (_maillage_backup_verify (part, &failed))
    return TRUE;
  if (g_error_matches (failed, MAILLAGE_ERROR, MAILLAGE_ERROR_DAMAGED))
    g_set_error (error,
                 MAILLAGE_ERROR,
                 MAILLAGE_ERROR_DAMAGED,
                 _ ("“%s” is damaged: no good copy can be made of it."),
                 store_path);
  else
    g_propagate_error (error, g_steal_pointer (&failed));
  return FALSE;
}

static gboolean
copy_to_part (const char *store_path, const char *part, GError **error)
{
  g_autoptr (MaillageSqlConnection) from
      = maillage_sql_connection_open (store_path, MAILLAGE_SQL_OPEN_QUERY_ONLY, error);

  return from != NULL && maillage_sql_backup_to (from, part, error)
         && verify_part (store_path, part, error);
}

/* The journal of what had that name, left by a crash, must not be taken for that of the copy. */
static gboolean
give_name (const char *part, const char *path, GError **error)
{
  remove_beside (path, "-wal");
  remove_beside (path, "-shm");
  if (g_rename (part, path) == 0)
    {
      g_autofree char *folder = g_path_get_dirname (path);

      _maillage_files_sync_folder (folder);
      return TRUE;
    }
  g_set_error (error,
               MAILLAGE_ERROR,
               MAILLAGE_ERROR_FAILED,
               _ ("“%s” cannot be written: %s"),
               path,
               g_strerror (errno));
  return FALSE;
}

gboolean
_maillage_backup_copy (const char *store_path, const char *path, GError **error)
{
  int held;
  g_autofree char *part = _maillage_backup_take_part (path, &held);
  gboolean ok;

  ok = copy_to_part (store_path, part, error) && _maillage_files_copy_all (store_path, path, error);
  /* What SQLite wrote beside the part to read it is empty. */
  remove_beside (part, "-wal");
  remove_beside (part, "-shm");
  ok = ok && give_name (part, path, error);
  if (!ok)
    {
      g_unlink (part);
      _maillage_store_translate_error (error);
    }
  if (held >= 0)
    close (held);
  return ok;
}

/* Two in one second have names of their own. */
static char *
dup_free_name (const char *folder, MaillageBackupReason reason, GDateTime *now)
{
  g_autoptr (GDateTime) time = g_date_time_to_utc (now);

  for (;;)
    {
      g_autofree char *stamp = g_date_time_format (time, STAMP_FORMAT);
      g_autofree char *name = g_strconcat (prefixes[reason], stamp, ".db", NULL);
      char *file = g_build_filename (folder, name, NULL);
      GDateTime *next = NULL;

      if (!g_file_test (file, G_FILE_TEST_EXISTS))
        return file;
      g_free (file);
      next = g_date_time_add_seconds (time, 1);
      g_date_time_unref (time);
      time = next;
    }
}

gboolean
_maillage_backup_make (const char *store_path,
                       MaillageBackupReason reason,
                       GDateTime *now,
                       char **path,
                       GError **error)
{
  g_autofree char *folder = _maillage_backup_dup_folder (store_path);
  g_autofree char *file = dup_free_name (folder, reason, now);
  gboolean ok;
  int held;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error,
                   MAILLAGE_ERROR,
                   MAILLAGE_ERROR_FAILED,
                   _ ("The folder “%s” cannot be made: %s"),
                   folder,
                   g_strerror (errno));
      return FALSE;
    }
  held = _maillage_backup_hold (store_path);
  ok = _maillage_backup_copy (store_path, file, error);
  _maillage_backup_release (held);
  if (ok && path != NULL)
    *path = g_steal_pointer (&file);
  return ok;
}

/* All of them */

/* The time in the name, which outlives a copy to another machine; else that of the file. One that
 * is still to come is a clock's mistake: nobody knows when that was made. */
static gint64
read_time (const char *stamp, const char *path)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (stamp, NULL);
  gint64 latest = g_get_real_time () / G_USEC_PER_SEC + A_DAY;
  GStatBuf found;

  if (time != NULL && g_date_time_to_unix (time) <= latest)
    return g_date_time_to_unix (time);
  return g_stat (path, &found) == 0 && (gint64) found.st_mtime <= latest ? (gint64) found.st_mtime
                                                                         : 0;
}

static MaillageBackup *
read_one (const char *folder, const char *name)
{
  if (!g_str_has_suffix (name, ".db"))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    if (g_str_has_prefix (name, prefixes[i]))
      {
        MaillageBackup *self = g_object_new (MAILLAGE_TYPE_BACKUP, NULL);
        const char *begin = name + strlen (prefixes[i]);
        g_autofree char *stamp = g_strndup (begin, strlen (begin) - strlen (".db"));

        self->path = g_build_filename (folder, name, NULL);
        self->reason = (MaillageBackupReason) i;
        self->time = read_time (stamp, self->path);
        return self;
      }
  return NULL;
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  const MaillageBackup *one = *(MaillageBackup *const *) a, *two = *(MaillageBackup *const *) b;

  return one->time != two->time ? (one->time < two->time ? 1 : -1) : -strcmp (one->path, two->path);
}

GPtrArray *
_maillage_backup_list_all (const char *store_path)
{
  GPtrArray *backups = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *folder = _maillage_backup_dup_folder (store_path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      MaillageBackup *backup = read_one (folder, name);

      if (backup != NULL)
        g_ptr_array_add (backups, backup);
    }
  g_ptr_array_sort (backups, compare_newest_first);
  return backups;
}

/* A store by its first bytes, and as long as they say: it was verified when it got its name, and
 * what became of it since is found out when it is restored. */
gboolean
_maillage_backup_looks_whole (MaillageBackup *self)
{
  const char *path = self->path;
  guchar head[32];
  GStatBuf found;
  gsize page;
  FILE *file;
  gboolean read;

  if (g_stat (path, &found) != 0 || !S_ISREG (found.st_mode))
    return FALSE;
  file = g_fopen (path, "rbe");
  read = file != NULL && fread (head, sizeof head, 1, file) == 1;
  if (file != NULL)
    fclose (file);
  if (!read || memcmp (head, "SQLite format 3", 16) != 0)
    return FALSE;
  page = (gsize) head[16] << 8 | head[17];
  page = page == 1 ? 65536 : page;
  return (guint64) found.st_size
         == page * ((guint64) head[28] << 24 | head[29] << 16 | head[30] << 8 | head[31]);
}

/**
 * maillage_backup_list:
 * @store_path: a store's file, open or not
 *
 * Reads the folder of the store's backups. What cannot be one, such as a file that was cut short,
 * is left out.
 *
 * Returns: (transfer container) (element-type MaillageBackup): newest first
 */
GPtrArray *
maillage_backup_list (const char *store_path)
{
  g_autoptr (GPtrArray) all = NULL;
  GPtrArray *backups = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (store_path != NULL, backups);
  all = _maillage_backup_list_all (store_path);
  for (guint i = 0; i < all->len; i++)
    if (_maillage_backup_looks_whole (all->pdata[i]))
      g_ptr_array_add (backups, g_object_ref (all->pdata[i]));
  return backups;
}
