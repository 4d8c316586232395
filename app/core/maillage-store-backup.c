/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* The open store's backups: made beside the work, and written back into it. */

#include "maillage-backup-private.h"
#include "maillage-files-private.h"
#include "maillage-place-private.h"
#include "maillage-store-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

/**
 * maillage_store_backup:
 * @self: an open store
 * @path: the copy to make
 * @error: why it could not be made
 *
 * Copies the store in one step, on a connection of its own, and verifies the copy by opening it;
 * and the contents of files, to the folder “PATH.files”. Only then does the copy get its name: what
 * stood there before stays until a good one replaces it. When a content is missing in the store or
 * was changed by something else, the copy is made all the same, with a %MAILLAGE_ERROR_UNREADABLE
 * that names it.
 *
 * Returns: whether a good copy stands there
 */
gboolean
maillage_store_backup (MaillageStore *self, const char *path, GError **error)
{
  gboolean ok;
  int held;

  g_return_val_if_fail (MAILLAGE_IS_STORE (self) && self->path != NULL, FALSE);
  held = _maillage_backup_hold (self->path);
  ok = _maillage_backup_copy (self->path, path, error) && _maillage_files_check_copy (path, error);
  _maillage_backup_release (held);
  return ok;
}

static gboolean
has_one_of (const char *store_path, GDateTime *now)
{
  g_autoptr (GPtrArray) backups = maillage_backup_list (store_path);
  g_autofree char *today = g_date_time_format (now, "%F");

  for (guint i = 0; i < backups->len; i++)
    {
      MaillageBackup *backup = g_ptr_array_index (backups, i);
      g_autoptr (GDateTime) time
          = g_date_time_new_from_unix_local (maillage_backup_get_time (backup));
      g_autofree char *day = g_date_time_format (time, "%F");

      if (maillage_backup_get_reason (backup) == MAILLAGE_BACKUP_AUTOMATIC
          && g_strcmp0 (day, today) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
back_up_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const char *path = data;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *copy = NULL;
  GError *error = NULL;
  gboolean ok = has_one_of (path, now)
                || _maillage_backup_make (path, MAILLAGE_BACKUP_AUTOMATIC, now, &copy, &error);

  if (ok)
    _maillage_backup_rotate (path, now);
  ok = ok && (copy == NULL || _maillage_files_check_copy (copy, &error));
  if (ok)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * maillage_store_back_up_async:
 * @self: an open store
 * @cancellable: (nullable): stops it before it begins
 * @callback: (scope async) (nullable): called when it is done
 * @user_data: data for @callback
 *
 * Makes the day's backup in the folder “STORE.backups”, on a thread of its own, unless there is
 * one; then removes those that are no longer kept.
 */
void
maillage_store_back_up_async (MaillageStore *self,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (MAILLAGE_IS_STORE (self) && self->path != NULL);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_task_data (task, g_strdup (self->path), g_free);
  g_task_run_in_thread (task, back_up_in_thread);
}

/**
 * maillage_store_back_up_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: why it could not be made
 *
 * Returns: whether the day has its backup
 */
gboolean
maillage_store_back_up_finish (MaillageStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Restore */

typedef struct
{
  char *store_path, *path;
  GPtrArray *kinds;
} Restore;

static void
restore_free (gpointer data)
{
  Restore *job = data;

  g_free (job->store_path);
  g_free (job->path);
  g_ptr_array_unref (job->kinds);
  g_free (job);
}

static Restore *
restore_new (MaillageStore *self, const char *path)
{
  Restore *job = g_new0 (Restore, 1);

  job->store_path = g_strdup (self->path);
  job->path = g_strdup (path);
  job->kinds = maillage_registry_list_kinds (self->registry);
  return job;
}

static gboolean
copy_file (const char *from, const char *to, GError **error)
{
  g_autoptr (GFile) source = g_file_new_for_path (from);
  g_autoptr (GFile) target = g_file_new_for_path (to);

  return !g_file_test (from, G_FILE_TEST_EXISTS)
         || g_file_copy (source, target, G_FILE_COPY_NONE, NULL, NULL, NULL, error);
}

/* Where a damaged store is kept: two of one second have names of their own. */
static char *
dup_aside (const char *store_path)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *stamp = g_date_time_format (now, "%Y%m%dT%H%M%SZ");
  char *aside = g_strconcat (store_path, ".damaged-", stamp, NULL);

  for (int i = 2; g_file_test (aside, G_FILE_TEST_EXISTS); i++)
    {
      g_free (aside);
      aside = g_strdup_printf ("%s.damaged-%s-%d", store_path, stamp, i);
    }
  return aside;
}

/* As it is, for somebody who may save more of it. */
static gboolean
copy_damaged (const char *store_path, GError **error)
{
  g_autofree char *aside = dup_aside (store_path);
  g_autofree char *wal = g_strconcat (store_path, "-wal", NULL);
  g_autofree char *wal_aside = g_strconcat (aside, "-wal", NULL);

  return copy_file (store_path, aside, error) && copy_file (wal, wal_aside, error);
}

/* What the store held. Of one that is damaged no good copy can be made, and that is why a backup is
 * wanted. */
static gboolean
keep_former (const char *store_path, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GError) failed = NULL;

  if (_maillage_backup_make (store_path, MAILLAGE_BACKUP_BEFORE_RESTORE, now, NULL, &failed))
    return TRUE;
  if (g_error_matches (failed, MAILLAGE_ERROR, MAILLAGE_ERROR_DAMAGED)
      || g_error_matches (failed, MAILLAGE_SQL_ERROR, MAILLAGE_SQL_ERROR_CORRUPT))
    return copy_damaged (store_path, error);
  g_propagate_error (error, g_steal_pointer (&failed));
  return FALSE;
}

/* What is written back is made ready beside the store first, so that it comes in one step. */
static gboolean
write_back (MaillageSqlConnection *db, Restore *job, const char *ready, GError **error)
{
  g_autofree char *tie = _maillage_store_dup_tie (db);

  if (!(_maillage_store_check_header (job->path, error)
        && _maillage_backup_copy (job->path, ready, error)
        && _maillage_store_prepare_copy (ready, job->path, job->kinds, db, job->store_path, error)
        && keep_former (job->store_path, error)
        && _maillage_files_copy_all (ready, job->store_path, error)
        && maillage_sql_restore_from (db, ready, error)))
    return FALSE;
  _maillage_store_tie (db, tie != NULL ? tie : "");
  return TRUE;
}

static gboolean
restore_there (MaillageSqlConnection *db, gpointer data, GError **error)
{
  Restore *job = data;
  g_autofree char *ready = g_strconcat (job->store_path, ".restoring", NULL);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  int held = _maillage_backup_hold (job->store_path);
  gboolean ok = write_back (db, job, ready, error);

  _maillage_backup_remove (ready);
  if (ok)
    _maillage_backup_rotate (job->store_path, now);
  _maillage_backup_release (held);
  return ok;
}

static void
restore_job (MaillageSqlConnection *db, GTask *task, gpointer data)
{
  GError *error = NULL;

  if (restore_there (db, data, &error))
    g_task_return_boolean (task, TRUE);
  else
    {
      _maillage_store_translate_error (&error);
      g_task_return_error (task, error);
    }
}

static void
show_restored (MaillageStore *self)
{
  self->damaged = FALSE;
  _maillage_store_feed_now (self);
}

/**
 * maillage_store_restore:
 * @self: an open store
 * @path: a backup
 * @error: why it could not be restored; nothing was changed then
 *
 * Writes a backup into the live store. What the store held is kept as a backup, see
 * maillage_backup_list(): restoring that one takes this back; a damaged store is kept as it is, as
 * “STORE.damaged-…”. The backup is brought up to date, and
 * what was erased since is erased from it, before anybody sees it. Every process that has the store
 * open starts anew.
 *
 * Returns: whether the store is as the backup was
 */
gboolean
maillage_store_restore (MaillageStore *self, const char *path, GError **error)
{
  Restore *job;
  gboolean ok;

  g_return_val_if_fail (MAILLAGE_IS_STORE (self) && self->writer != NULL, FALSE);
  g_return_val_if_fail (path != NULL, FALSE);
  if (!_maillage_store_check_writable (self, error))
    return FALSE;
  job = restore_new (self, path);
  ok = maillage_sql_worker_call (self->writer, restore_there, job, error);
  restore_free (job);
  if (!ok)
    _maillage_store_translate_error (error);
  else
    show_restored (self);
  return ok;
}

/**
 * maillage_store_restore_async:
 * @self: an open store
 * @path: a backup
 * @cancellable: (nullable): gives up waiting; what has begun is finished
 * @callback: (scope async): called when it is done
 * @user_data: data for @callback
 *
 * See maillage_store_restore(). Edits made meanwhile wait, and are written to what was restored.
 */
void
maillage_store_restore_async (MaillageStore *self,
                              const char *path,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  GError *error = NULL;

  g_return_if_fail (MAILLAGE_IS_STORE (self) && self->writer != NULL);
  g_return_if_fail (path != NULL);
  task = g_task_new (self, cancellable, callback, user_data);
  if (!_maillage_store_check_writable (self, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  g_task_set_task_data (task, restore_new (self, path), restore_free);
  g_task_set_check_cancellable (task, FALSE);
  maillage_sql_worker_push (self->writer, task, restore_job);
}

/**
 * maillage_store_restore_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: why it could not be restored; nothing was changed then
 *
 * Returns: whether the store is as the backup was
 */
gboolean
maillage_store_restore_finish (MaillageStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  show_restored (self);
  return TRUE;
}

/* The store's own name stays until the backup takes it; its journal must not outlive it there. */
static void
set_aside (const char *store_path)
{
  g_autofree char *aside = dup_aside (store_path);
  g_autofree char *wal = g_strconcat (store_path, "-wal", NULL);
  g_autofree char *wal_aside = g_strconcat (aside, "-wal", NULL);
  g_autofree char *shm = g_strconcat (store_path, "-shm", NULL);

  if (link (store_path, aside) != 0)
    g_rename (store_path, aside);
  g_rename (wal, wal_aside);
  g_unlink (shm);
}

/**
 * maillage_backup_rescue:
 * @store_path: a store that cannot be opened
 * @backup_path: one of its backups
 * @error: why it could not be restored; nothing was changed then
 *
 * Puts a backup in the place of a damaged store, which is kept beside it as “STORE.damaged-…”. Only
 * for a store that no program has open, which is refused: use maillage_store_restore() for any
 * other.
 *
 * Returns: whether the store can be opened again
 */
gboolean
maillage_backup_rescue (const char *store_path, const char *backup_path, GError **error)
{
  g_autoptr (GPtrArray) kinds = g_ptr_array_new ();
  g_autofree char *place = NULL;
  g_autofree char *ready = NULL;
  gboolean ok;
  int lock = -1, held;

  g_return_val_if_fail (store_path != NULL && backup_path != NULL, FALSE);
  place = _maillage_place_dup_path (store_path); /* a link stays one */
  ready = g_strconcat (place, ".restoring", NULL);
  held = _maillage_backup_hold (place);
  ok = maillage_sql_lock_out (place, &lock, error)
       && _maillage_store_check_header (backup_path, error)
       && _maillage_backup_copy (backup_path, ready, error)
       && _maillage_store_prepare_copy (ready, backup_path, kinds, NULL, place, error);
  if (ok)
    {
      set_aside (place);
      ok = _maillage_backup_copy (ready, place, error);
    }
  else
    _maillage_store_translate_error (error);
  _maillage_backup_remove (ready);
  _maillage_backup_release (held);
  if (lock >= 0)
    close (lock);
  return ok;
}
