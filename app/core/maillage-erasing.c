/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-erasing-private.h"

#include "maillage-draft-private.h"

typedef struct
{
  GFileProgressCallback progress;
  gpointer progress_data;
  goffset at;
} Step;

void
_maillage_erasing_free (MaillageErasing *self)
{
  g_strfreev (self->uuids);
  maillage_layouts_unref (self->layouts);
  maillage_erased_free (self->erased);
  g_clear_pointer (&self->former, g_hash_table_unref);
  g_free (self->path);
  g_free (self->author);
  g_free (self);
}

static void
free_erasing (gpointer data)
{
  _maillage_erasing_free (data);
}

static MaillageErasing *
erasing_new (MaillageStore *store, const char *const *uuids, MaillageErasingFunc func)
{
  MaillageErasing *self = g_new0 (MaillageErasing, 1);

  self->func = func;
  self->uuids = g_strdupv ((char **) uuids);
  self->layouts = maillage_layouts_ref (store->layouts);
  self->path = g_strdup (store->path);
  self->author = g_strdup (store->author);
  self->generation = store->generation;
  self->erased = maillage_erased_new (store->path);
  maillage_drafts_flush (maillage_drafts_of (store), NULL); /* drafts are looked through */
  return self;
}

/* How far */

static gboolean
tell_step (gpointer data)
{
  Step *step = data;

  step->progress (step->at, MAILLAGE_ERASING_STEPS, step->progress_data);
  return G_SOURCE_REMOVE;
}

void
_maillage_erasing_tell (MaillageErasing *self, goffset at)
{
  Step *step;

  if (self->progress == NULL)
    return;
  step = g_new (Step, 1);
  *step = (Step){ self->progress, self->progress_data, at };
  g_main_context_invoke_full (
      g_task_get_context (self->task), g_task_get_priority (self->task), tell_step, step, g_free);
}

/* On the writer's thread */

static gboolean
work_there (MaillageSqlConnection *db, gpointer data, GError **error)
{
  MaillageErasing *self = data;
  MaillageWriter writer
      = { .db = db, .layouts = self->layouts, .origin = "", .generation = self->generation };
  gboolean ok = maillage_writer_begin_change (&writer, self->author, error)
                && self->func (self, &writer, error) && maillage_sql_commit (db, error);

  maillage_writer_clear (&writer);
  if (!ok && self->former != NULL)
    _maillage_erased_take_back (self->path, self->former);
  if (!ok)
    return FALSE;
  maillage_sql_forget_schema (db);
  _maillage_store_tie (db, NULL);
  /* The rows are gone whatever comes now: what fails is tried again. */
  if (!_maillage_store_end_erasure (db, self->path, &self->whole, NULL))
    self->whole = FALSE;
  _maillage_erasing_tell (self, MAILLAGE_ERASING_STEPS);
  return TRUE;
}

static void
work_job (MaillageSqlConnection *db, GTask *task, gpointer data)
{
  GError *error = NULL;

  if (work_there (db, data, &error))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  _maillage_store_translate_error (&error);
  g_task_return_error (task, error);
}

/* Around it */

/* Those who show the store are told. */
static void
show (MaillageStore *store, MaillageErasing *self)
{
  for (guint i = 0; i < self->erased->uuids->len; i++)
    _maillage_drafts_forget (maillage_drafts_of (store),
                             g_ptr_array_index (self->erased->uuids, i));
  for (guint i = 0; i < self->erased->changes->len; i++)
    _maillage_store_emit_withdrawn (store, g_array_index (self->erased->changes, gint64, i));
  if (store->reader == NULL)
    return;
  _maillage_store_feed_now (store);
  _maillage_store_erasure_start (store);
}

MaillageErasing *
_maillage_erasing_run (MaillageStore *store,
                       const char *const *uuids,
                       MaillageErasingFunc func,
                       GError **error)
{
  g_autoptr (MaillageErasing) self = NULL;

  if (!_maillage_store_check_writable (store, error))
    return NULL;
  self = erasing_new (store, uuids, func);
  if (!maillage_sql_worker_call (store->writer, work_there, self, error))
    {
      _maillage_store_translate_error (error);
      return NULL;
    }
  show (store, self);
  return g_steal_pointer (&self);
}

void
_maillage_erasing_run_async (MaillageStore *store,
                             const char *const *uuids,
                             MaillageErasingFunc func,
                             GFileProgressCallback progress,
                             gpointer progress_data,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (store, NULL, callback, user_data);
  MaillageErasing *self;
  GError *error = NULL;

  if (!_maillage_store_check_writable (store, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  self = erasing_new (store, uuids, func);
  self->task = task;
  self->progress = progress;
  self->progress_data = progress_data;
  g_task_set_task_data (task, self, free_erasing);
  maillage_sql_worker_push (store->writer, task, work_job);
}

MaillageErasing *
_maillage_erasing_finish (MaillageStore *store, GAsyncResult *result, GError **error)
{
  MaillageErasing *self = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  show (store, self);
  return self;
}
