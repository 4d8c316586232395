/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The four questions, asked together on the store's thread. */

#include "actions-data-private.h"

typedef struct
{
  GPtrArray *read[ACTIONS_N_READ];
  guint pending;
  GError *error;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  for (guint part = 0; part < ACTIONS_N_READ; part++)
    g_clear_pointer (&reading->read[part], g_ptr_array_unref);
  g_clear_error (&reading->error);
  g_free (reading);
}

static void
finish (GTask *task)
{
  Reading *reading = g_task_get_task_data (task);
  GError *error = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;
  if (reading->error != NULL)
    g_task_return_error (task, g_steal_pointer (&reading->error));
  else if (_actions_data_take (g_task_get_source_object (task), reading->read, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

typedef struct
{
  GTask *task;
  guint part;
} Asked;

static void
answered (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Asked *asked = data;
  g_autoptr (GTask) task = asked->task;
  Reading *reading = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  reading->read[asked->part]
      = maillage_store_query_finish (MAILLAGE_STORE (source), result, &error);
  if (error != NULL && reading->error == NULL)
    reading->error = g_steal_pointer (&error);
  if (--reading->pending == 0)
    finish (task);
}

void
actions_data_read_async (ActionsData *self,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Reading *reading = g_new0 (Reading, 1);

  g_task_set_task_data (task, reading, reading_free);
  reading->pending = ACTIONS_N_READ;
  for (guint part = 0; part < ACTIONS_N_READ; part++)
    {
      g_autoptr (MaillageQuery) query = _actions_data_new_query (self, part);
      Asked *asked = g_new (Asked, 1);

      asked->task = g_object_ref (task);
      asked->part = part;
      maillage_store_query_async (
          maillage_scope_get_store (self->scope), query, cancellable, answered, asked);
    }
}

gboolean
actions_data_read_finish (ActionsData *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
