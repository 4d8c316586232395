/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Copies of the store: made, verified, listed, and kept no longer than they should. */

#include "maillage-backup-private.h"
#include "maillage-files-private.h"
#include "maillage-place-private.h"
#include "maillage-store-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* How many days, weeks and months keep a backup of their own. */
#define N_DAYS 7
#define N_WEEKS 5
#define N_MONTHS 12
/* How many are kept of those made before a restore, and before a migration. */
#define N_BEFORE 5

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

static char *
dup_folder (const char *store_path)
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

gboolean
_maillage_backup_verify (const char *path, GError **error)
{
  g_autoptr (MaillageSqlConnection) copy
      = maillage_sql_connection_open (path, MAILLAGE_SQL_OPEN_QUERY_ONLY, error);
  g_autofree char *verdict = NULL;

  if (copy == NULL)
    return FALSE;
  verdict = maillage_sql_dup_text (copy, "PRAGMA quick_check (1)", error);
  if (g_strcmp0 (verdict, "ok") == 0)
    return TRUE;
  if (verdict != NULL)
    g_set_error (
        error, MAILLAGE_ERROR, MAILLAGE_ERROR_DAMAGED, _ ("The copy “%s” is damaged."), path);
  return FALSE;
}

/* A name is on the disk once its folder is. */
static void
sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd < 0)
    return;
  fsync (fd);
  close (fd);
}

static gboolean
copy_to_part (const char *store_path, const char *part, GError **error)
{
  g_autoptr (MaillageSqlConnection) from
      = maillage_sql_connection_open (store_path, MAILLAGE_SQL_OPEN_QUERY_ONLY, error);

  return from != NULL && maillage_sql_backup_to (from, part, error)
         && _maillage_backup_verify (part, error);
}

/* The journal of what had that name, left by a crash, must not be taken for that of the copy. */
static gboolean
give_name (const char *part, const char *path, GError **error)
{
  remove_beside (path, "-wal");
  remove_beside (path, "-shm");
  if (g_rename (part, path) == 0)
    {
      sync_folder (path);
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
  g_autofree char *part = g_strconcat (path, ".part", NULL);
  gboolean ok;

  remove_database (part);
  ok = copy_to_part (store_path, part, error) && _maillage_files_copy_all (store_path, path, error);
  /* What SQLite wrote beside the part to read it is empty. */
  remove_beside (part, "-wal");
  remove_beside (part, "-shm");
  if (ok && give_name (part, path, error))
    return TRUE;
  g_unlink (part);
  _maillage_store_translate_error (error);
  return FALSE;
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
  g_autofree char *folder = dup_folder (store_path);
  g_autofree char *file = dup_free_name (folder, reason, now);

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
  if (!_maillage_backup_copy (store_path, file, error))
    return FALSE;
  if (path != NULL)
    *path = g_steal_pointer (&file);
  return TRUE;
}

/* All of them */

/* The time in the name, which outlives a copy to another machine; else that of the file. */
static gint64
read_time (const char *stamp, const char *path)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (stamp, NULL);
  GStatBuf found;

  if (time != NULL)
    return g_date_time_to_unix (time);
  return g_stat (path, &found) == 0 ? (gint64) found.st_mtime : 0;
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

/**
 * maillage_backup_list:
 * @store_path: a store's file, open or not
 *
 * Reads the folder of the store's backups.
 *
 * Returns: (transfer container) (element-type MaillageBackup): newest first
 */
GPtrArray *
maillage_backup_list (const char *store_path)
{
  GPtrArray *backups = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *folder = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_return_val_if_fail (store_path != NULL, backups);
  folder = dup_folder (store_path);
  dir = g_dir_open (folder, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      MaillageBackup *backup = read_one (folder, name);

      if (backup != NULL)
        g_ptr_array_add (backups, backup);
    }
  g_ptr_array_sort (backups, compare_newest_first);
  return backups;
}

/* A span of time, and the last of its kind that a backup was kept for. */
typedef struct
{
  const char *format;
  guint wanted, n;
  char *last;
} Span;

static gboolean
takes (Span *span, GDateTime *time)
{
  g_autofree char *name = g_date_time_format (time, span->format);

  if (span->n == span->wanted || g_strcmp0 (name, span->last) == 0)
    return FALSE;
  span->n++;
  g_free (span->last);
  span->last = g_steal_pointer (&name);
  return TRUE;
}

void
_maillage_backup_rotate (const char *store_path)
{
  g_autoptr (GPtrArray) backups = maillage_backup_list (store_path);
  Span spans[] = { { "%F", N_DAYS }, { "%G-%V", N_WEEKS }, { "%Y-%m", N_MONTHS } };
  guint n_before[G_N_ELEMENTS (prefixes)] = { 0 };

  for (guint i = 0; i < backups->len; i++)
    {
      MaillageBackup *backup = g_ptr_array_index (backups, i);
      g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (backup->time);
      gboolean kept = FALSE;

      if (backup->reason != MAILLAGE_BACKUP_AUTOMATIC)
        kept = n_before[backup->reason]++ < N_BEFORE;
      else
        for (guint j = 0; j < G_N_ELEMENTS (spans); j++)
          kept = takes (&spans[j], time) || kept;
      if (!kept)
        _maillage_backup_remove (backup->path);
    }
  for (guint j = 0; j < G_N_ELEMENTS (spans); j++)
    g_free (spans[j].last);
}
