/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* How many records a kind has. SQLite keeps no such number: it looks at each of them, which for a
 * hundred thousand takes longer than a frame. */

#include "maillage-store-private.h"

#include <glib/gi18n-lib.h>

/* 0 and an error for a kind that the store does not know. */
static gint64
find_kind (MaillageStore *self, const char *kind_id, GError **error)
{
  gint64 number;

  if (self->reader == NULL)
    {
      g_set_error_literal (error, MAILLAGE_ERROR, MAILLAGE_ERROR_FAILED, _ ("No store is open."));
      return 0;
    }
  number = _maillage_store_get_kind_number (self, kind_id);
  if (number == 0)
    g_set_error (error,
                 MAILLAGE_ERROR,
                 MAILLAGE_ERROR_UNKNOWN_KIND,
                 _ ("There is no kind of record named “%s”."),
                 kind_id);
  return number;
}

static int
count (MaillageSqlConnection *connection, gint64 kind, GError **error)
{
  g_autoptr (MaillageSqlStatement) row = maillage_sql_prepare (
      connection, "SELECT count (*) FROM record WHERE kind = ? AND trashed IS NULL", error);

  if (row == NULL)
    return -1;
  maillage_sql_bind_int64 (row, 1, kind);
  if (maillage_sql_step (row, error) != MAILLAGE_SQL_ROW)
    return -1;
  return (int) maillage_sql_column_int64 (row, 0);
}

/**
 * maillage_store_count:
 * @self: an open store
 * @kind_id: a kind
 * @error: why it cannot be read
 *
 * Returns: how many records the kind has, the trash left out; -1 and an error
 */
int
maillage_store_count (MaillageStore *self, const char *kind_id, GError **error)
{
  gint64 kind;
  int n;

  g_return_val_if_fail (MAILLAGE_IS_STORE (self), -1);
  g_return_val_if_fail (kind_id != NULL, -1);
  kind = find_kind (self, kind_id, error);
  if (kind == 0)
    return -1;
  n = count (self->reader, kind, error);
  if (n < 0)
    _maillage_store_translate_error (error);
  return n;
}

static void
count_job (MaillageSqlConnection *connection, GTask *task, gpointer data)
{
  GError *error = NULL;
  int n = count (connection, *(gint64 *) data, &error);

  if (n < 0)
    g_task_return_error (task, error);
  else
    g_task_return_int (task, n);
}

/**
 * maillage_store_count_async:
 * @self: an open store
 * @kind_id: a kind
 * @cancellable: (nullable): cancels it
 * @callback: called on the main thread
 * @user_data: data for @callback
 *
 * Counts on the store's reading thread.
 */
void
maillage_store_count_async (MaillageStore *self,
                            const char *kind_id,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  GError *error = NULL;
  gint64 kind;

  g_return_if_fail (MAILLAGE_IS_STORE (self));
  g_return_if_fail (kind_id != NULL);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, maillage_store_count_async);
  kind = find_kind (self, kind_id, &error);
  if (kind == 0)
    {
      g_task_return_error (task, error);
      return;
    }
  g_task_set_task_data (task, g_memdup2 (&kind, sizeof kind), g_free);
  maillage_sql_worker_push (self->scanner, task, count_job);
}

/**
 * maillage_store_count_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: why it cannot be read
 *
 * Returns: how many records the kind has, the trash left out; -1 and an error
 */
int
maillage_store_count_finish (MaillageStore *self, GAsyncResult *result, GError **error)
{
  int n;

  g_return_val_if_fail (g_task_is_valid (result, self), -1);
  n = (int) g_task_propagate_int (G_TASK (result), error);
  if (n < 0)
    _maillage_store_translate_error (error);
  return n;
}
