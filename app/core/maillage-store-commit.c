/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Commit and undo: what is said on the main thread, done on the writer's, answered on the caller's
 * context. */

#include "maillage-store-private.h"
#include "maillage-writer.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  MaillageEdit *edit; /* or */
  gint64 undo;
  gboolean withdraws; /* and leaves no history of it */
  MaillageLayouts *layouts;
  char *author, *origin;
  gint64 generation;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_object (&job->edit);
  maillage_layouts_unref (job->layouts);
  g_free (job->author);
  g_free (job->origin);
  g_free (job);
}

static Job *
job_new (MaillageStore *self, MaillageEdit *edit, gint64 undo)
{
  Job *job = g_new0 (Job, 1);

  if (edit != NULL)
    {
      _maillage_edit_freeze (edit);
      job->edit = g_object_ref (edit);
    }
  job->undo = undo;
  job->layouts = maillage_layouts_ref (self->layouts);
  job->author = g_strdup (self->author);
  job->origin = g_strdup (self->origin);
  job->generation = self->generation;
  return job;
}

static MaillageChange *
read_change (MaillageSqlConnection *db, gint64 number, GError **error)
{
  g_autoptr (MaillageSqlStatement) statement
      = maillage_sql_prepare (db,
                              "SELECT at, author.name, origin, label, undoes, undone_by FROM change"
                              " JOIN author ON author.id = change.author WHERE change.id = ?",
                              error);

  if (statement == NULL)
    return NULL;
  maillage_sql_bind_int64 (statement, 1, number);
  if (maillage_sql_step (statement, error) != MAILLAGE_SQL_ROW)
    return NULL;
  return _maillage_change_new (number,
                               maillage_sql_column_int64 (statement, 0),
                               maillage_sql_column_text (statement, 1),
                               maillage_sql_column_text (statement, 2),
                               maillage_sql_column_text (statement, 3),
                               maillage_sql_column_int64 (statement, 4),
                               maillage_sql_column_int64 (statement, 5));
}

static MaillageChange *
do_job (MaillageSqlConnection *db, const Job *job, GError **error)
{
  MaillageWriter writer
      = { .db = db,
          .layouts = job->layouts,
          .origin = job->origin,
          .generation = job->generation,
          .writer = job->edit != NULL ? _maillage_edit_get_writer (job->edit) : NULL };
  MaillageChange *change = NULL;
  gboolean ok = maillage_writer_begin_change (&writer, job->author, error);

  if (ok && job->edit != NULL)
    ok = maillage_writer_apply_edit (&writer, job->edit, error);
  else if (ok)
    ok = job->withdraws ? maillage_writer_apply_withdrawal (&writer, job->undo, error)
                        : maillage_writer_apply_undo (&writer, job->undo, error);
  if (ok)
    change = read_change (db, writer.change, error);
  if (change != NULL && !maillage_writer_finish (&writer, error))
    g_clear_object (&change);
  maillage_writer_clear (&writer);
  _maillage_store_tie (db, NULL);
  return change;
}

static void
run_job (MaillageSqlConnection *db, GTask *task, gpointer data)
{
  g_autoptr (GError) error = NULL;
  MaillageChange *change = do_job (db, data, &error);

  _maillage_store_translate_error (&error);
  if (change != NULL)
    g_task_return_pointer (task, change, g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

gboolean
_maillage_store_check_writable (MaillageStore *self, GError **error)
{
  if (!self->read_only)
    return TRUE;
  g_set_error_literal (error,
                       MAILLAGE_ERROR,
                       MAILLAGE_ERROR_READ_ONLY,
                       self->protected_file
                           ? _ ("The store can only be read: the file or its folder is protected.")
                           : _ ("The store can only be read. Restart the program to go on "
                                "writing."));
  return FALSE;
}

static void
start_job (
    MaillageStore *self, GTask *take_task, MaillageEdit *edit, gint64 undo, gboolean withdraws)
{
  g_autoptr (GTask) task = take_task;
  g_autoptr (GError) error = NULL;
  Job *job;

  if (!_maillage_store_check_writable (self, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  job = job_new (self, edit, undo);
  job->withdraws = withdraws;
  g_task_set_task_data (task, job, job_free);
  /* Once begun, a write is not half done: only the wait can be given up. */
  g_task_set_check_cancellable (task, FALSE);
  maillage_sql_worker_push (self->writer, task, run_job);
}

static MaillageChange *
finish_job (MaillageStore *self, GAsyncResult *result, GError **error)
{
  const Job *job = g_task_get_task_data (G_TASK (result));
  MaillageChange *change = g_task_propagate_pointer (G_TASK (result), error);

  if (change != NULL && job->withdraws)
    _maillage_store_emit_withdrawn (self, job->undo);
  if (change != NULL && self->reader != NULL)
    {
      _maillage_store_feed_now (self);
      _maillage_store_index_later (self);
    }
  return change;
}

typedef struct
{
  Job *job;
  MaillageChange *change;
} Waiting;

static gboolean
run_waiting (MaillageSqlConnection *db, gpointer data, GError **error)
{
  Waiting *waiting = data;

  waiting->change = do_job (db, waiting->job, error);
  return waiting->change != NULL;
}

static MaillageChange *
wait_for_job (MaillageStore *self, MaillageEdit *edit, gint64 undo, GError **error)
{
  Waiting waiting = { NULL };
  g_autoptr (GError) failed = NULL;

  if (!_maillage_store_check_writable (self, error))
    return NULL;
  waiting.job = job_new (self, edit, undo);
  maillage_sql_worker_call (self->writer, run_waiting, &waiting, &failed);
  job_free (waiting.job);
  if (waiting.change != NULL)
    {
      _maillage_store_feed_now (self);
      _maillage_store_index_later (self);
    }
  _maillage_store_translate_error (&failed);
  if (failed != NULL)
    g_propagate_error (error, g_steal_pointer (&failed));
  return waiting.change;
}

/**
 * maillage_store_commit_async:
 * @self: an open store
 * @edit: what to write; it cannot be changed any more
 * @cancellable: (nullable): gives up waiting; what has begun is finished
 * @callback: called on the caller's context
 * @user_data: data for @callback
 *
 * Writes an edit: one transaction, one change, one step of undo. The answer comes when it is safely
 * on the disk.
 */
void
maillage_store_commit_async (MaillageStore *self,
                             MaillageEdit *edit,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  GTask *task;

  g_return_if_fail (MAILLAGE_IS_STORE (self) && self->writer != NULL);
  g_return_if_fail (MAILLAGE_IS_EDIT (edit));
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, maillage_store_commit_async);
  start_job (self, task, edit, 0, FALSE);
}

/**
 * maillage_store_commit_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: why nothing was written, in a sentence
 *
 * Returns: (transfer full): the change that was made
 */
MaillageChange *
maillage_store_commit_finish (MaillageStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return finish_job (self, result, error);
}

/**
 * maillage_store_commit:
 * @self: an open store
 * @edit: what to write; it cannot be changed any more
 * @error: why nothing was written, in a sentence
 *
 * Writes an edit and waits for the disk: for programs without a main loop.
 *
 * Returns: (transfer full): the change that was made
 */
MaillageChange *
maillage_store_commit (MaillageStore *self, MaillageEdit *edit, GError **error)
{
  g_return_val_if_fail (MAILLAGE_IS_STORE (self) && self->writer != NULL, NULL);
  g_return_val_if_fail (MAILLAGE_IS_EDIT (edit), NULL);
  return wait_for_job (self, edit, 0, error);
}

/**
 * maillage_store_undo_async:
 * @self: an open store
 * @change: a change's number; that of an undo makes a redo
 * @cancellable: (nullable): gives up waiting; what has begun is finished
 * @callback: called on the caller's context
 * @user_data: data for @callback
 *
 * Takes back a change.
 */
void
maillage_store_undo_async (MaillageStore *self,
                           gint64 change,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  GTask *task;

  g_return_if_fail (MAILLAGE_IS_STORE (self) && self->writer != NULL);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, maillage_store_undo_async);
  start_job (self, task, NULL, change, FALSE);
}

/**
 * maillage_store_withdraw_async:
 * @self: an open store
 * @change: a change that only created a record, to which nothing was done since
 * @callback: called on the caller's context
 * @user_data: data for @callback
 *
 * Takes back a creation that nothing came of, as when a page that was opened to add a record is
 * left at once: neither the record nor its history stays. Any other change is undone as
 * maillage_store_undo_async() does. End with maillage_store_undo_finish().
 */
void
maillage_store_withdraw_async (MaillageStore *self,
                               gint64 change,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  GTask *task;

  g_return_if_fail (MAILLAGE_IS_STORE (self) && self->writer != NULL);
  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, maillage_store_withdraw_async);
  start_job (self, task, NULL, change, TRUE);
}

/**
 * maillage_store_undo_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: MAILLAGE_ERROR_CONFLICT names what stands in the way
 *
 * Returns: (transfer full): the change that takes the other back
 */
MaillageChange *
maillage_store_undo_finish (MaillageStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return finish_job (self, result, error);
}

/**
 * maillage_store_undo:
 * @self: an open store
 * @change: a change's number
 * @error: MAILLAGE_ERROR_CONFLICT names what stands in the way
 *
 * Takes back a change and waits for the disk.
 *
 * Returns: (transfer full): the change that takes the other back
 */
MaillageChange *
maillage_store_undo (MaillageStore *self, gint64 change, GError **error)
{
  g_return_val_if_fail (MAILLAGE_IS_STORE (self) && self->writer != NULL, NULL);
  return wait_for_job (self, NULL, change, error);
}
