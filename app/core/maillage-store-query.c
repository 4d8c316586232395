/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Queries that answer with records: at once on the main thread's reader, or from the scanner. */

#include "maillage-query-private.h"
#include "maillage-record-private.h"

#include <glib/gi18n-lib.h>

/* More than that are for the lists, which read what is on the screen. */
#define MOST_FETCHED 10000

static void
set_closed (GError **error)
{
  g_set_error_literal (error, MAILLAGE_ERROR, MAILLAGE_ERROR_FAILED, _ ("No store is open."));
}

/**
 * maillage_store_query:
 * @self: an open store
 * @query: what to look for; it cannot be changed after
 * @error: why it cannot be answered
 *
 * Runs a query at once, on the main thread: for few records or where nothing waits (the command
 * line, documents).
 *
 * Returns: (transfer container) (element-type MaillageRecord): the records in order
 */
GPtrArray *
maillage_store_query (MaillageStore *self, MaillageQuery *query, GError **error)
{
  g_autoptr (MaillagePlan) plan = NULL;
  g_autoptr (GArray) ids = NULL;

  g_return_val_if_fail (MAILLAGE_IS_STORE (self), NULL);
  g_return_val_if_fail (MAILLAGE_IS_QUERY (query), NULL);
  if (self->reader == NULL)
    {
      set_closed (error);
      return NULL;
    }
  plan = _maillage_plan_new (query, self, error);
  if (plan == NULL)
    return NULL;
  ids = _maillage_plan_run (plan, self->reader, NULL, error);
  if (ids == NULL)
    {
      _maillage_store_translate_error (error);
      return NULL;
    }
  return _maillage_store_make_records (self, ids, plan->kind, plan->reader);
}

/* A question to the scanner. */
typedef struct
{
  MaillagePlan *plan;
  MaillageRecordReading *reading;
  guint64 n_told; /* when it was asked: what was read before a change is told is not to be shown */
  GHashTable *fetched;
} Asked;

static void
asked_free (gpointer data)
{
  Asked *asked = data;

  _maillage_plan_unref (asked->plan);
  _maillage_record_reading_free (asked->reading);
  g_clear_pointer (&asked->fetched, g_hash_table_unref);
  g_free (asked);
}

/* The values are read here as well, where nobody waits: the main thread would read them a page at a
 * time when they are asked for. */
static void
query_job (MaillageSqlConnection *connection, GTask *task, gpointer data)
{
  Asked *asked = data;
  GCancellable *cancellable = g_task_get_cancellable (task);
  GError *error = NULL;
  GArray *ids = _maillage_plan_run (asked->plan, connection, cancellable, &error);

  if (ids == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (ids->len <= MOST_FETCHED)
    asked->fetched = _maillage_record_reading_fetch (asked->reading, connection, ids, cancellable);
  g_task_return_pointer (task, ids, (GDestroyNotify) g_array_unref);
}

/**
 * maillage_store_query_async:
 * @self: an open store
 * @query: what to look for; it cannot be changed after
 * @cancellable: (nullable): cancels it
 * @callback: called on the main thread
 * @user_data: data for @callback
 *
 * Runs a query on the store's reading thread. Of up to 10,000 records, the values and links are
 * read there too.
 */
void
maillage_store_query_async (MaillageStore *self,
                            MaillageQuery *query,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  GError *error = NULL;
  MaillagePlan *plan = NULL;
  Asked *asked;

  g_return_if_fail (MAILLAGE_IS_STORE (self));
  g_return_if_fail (MAILLAGE_IS_QUERY (query));
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, maillage_store_query_async);
  if (self->scanner == NULL)
    set_closed (&error);
  else
    plan = _maillage_plan_new (query, self, &error);
  if (plan == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  asked = g_new0 (Asked, 1);
  asked->plan = plan;
  asked->reading = _maillage_record_reading_new (plan->kind);
  asked->n_told = self->n_told;
  g_task_set_task_data (task, asked, asked_free);
  maillage_sql_worker_push (self->scanner, task, query_job);
}

/**
 * maillage_store_query_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: why it cannot be answered
 *
 * Returns: (transfer container) (element-type MaillageRecord): the records in order
 */
GPtrArray *
maillage_store_query_finish (MaillageStore *self, GAsyncResult *result, GError **error)
{
  Asked *asked;
  g_autoptr (GArray) ids = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  ids = g_task_propagate_pointer (G_TASK (result), error);
  if (ids == NULL)
    {
      _maillage_store_translate_error (error);
      return NULL;
    }
  asked = g_task_get_task_data (G_TASK (result));
  if (asked->fetched != NULL && self->records != NULL && asked->n_told == self->n_told)
    _maillage_record_adopt (self, asked->fetched);
  return _maillage_store_make_records (self, ids, asked->plan->kind, asked->plan->reader);
}
