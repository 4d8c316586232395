/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Texts that wait enter the index of words while nobody writes: in pieces, so that whoever begins
 * to write waits for one of them at most. A piece that fails is tried again after the next commit;
 * nothing depends on it, a search reads what waits. */

#include "maillage-store-private.h"
#include "maillage-writer.h"

#define QUIET_MS 1000
#define PAUSE_MS 20
#define TEXTS_AT_A_TIME 8000

/* Closed with so many waiting, each search would be slower for whoever opens the store next. */
#define MANY_TEXTS 200

/* Whether @n texts wait, or records that had one and are gone. */
static gboolean
so_many_wait (MaillageSqlConnection *db, int n)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count (*) >= %d FROM (SELECT d.id FROM "
                                          "search_doc AS d WHERE " MAILLAGE_STORE_UNINDEXED
                                          " UNION SELECT id FROM search_wait LIMIT %d)",
                                          n,
                                          n);
  gint64 waits = 0;

  return maillage_sql_get_int64 (db, sql, &waits, NULL) && waits != 0;
}

/* The store may have been migrated by another program meanwhile: not ours any more. */
static gboolean
is_generation (MaillageSqlConnection *db, gint64 generation)
{
  gint64 found;

  return maillage_sql_get_int64 (
             db, "SELECT CAST (value AS INTEGER) FROM meta WHERE key = 'generation'", &found, NULL)
         && found == generation;
}

static gboolean
index_some (MaillageSqlConnection *db, gint64 generation, gboolean *more, GError **error)
{
  gboolean ok = TRUE;

  *more = FALSE;
  if (!so_many_wait (db, 1))
    return TRUE;
  if (!maillage_sql_begin (db, error))
    return FALSE;
  if (is_generation (db, generation))
    ok = maillage_writer_index_some (db, TEXTS_AT_A_TIME, more, error)
         && maillage_sql_commit (db, error);
  maillage_sql_rollback (db); /* what is not committed */
  if (ok)
    _maillage_store_tie (db, NULL);
  return ok;
}

static void
index_job (MaillageSqlConnection *db, GTask *task, gpointer generation)
{
  GError *error = NULL;
  gboolean more;

  if (index_some (db, *(gint64 *) generation, &more, &error))
    g_task_return_boolean (task, more);
  else
    g_task_return_error (task, error);
}

static void wait_for (MaillageStore *self, guint ms);

static void
indexed (GObject *source, GAsyncResult *result, gpointer data)
{
  MaillageStore *self = MAILLAGE_STORE (source);
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error) && self->writer != NULL)
    wait_for (self, PAUSE_MS);
  if (error != NULL)
    g_debug ("The index of words waits: %s", error->message);
}

static gboolean
index_now (gpointer data)
{
  MaillageStore *self = data;
  g_autoptr (GTask) task = g_task_new (self, NULL, indexed, NULL);

  self->index_id = 0;
  g_task_set_task_data (task, g_memdup2 (&self->generation, sizeof self->generation), g_free);
  maillage_sql_worker_push (self->writer, task, index_job);
  return G_SOURCE_REMOVE;
}

static void
wait_for (MaillageStore *self, guint ms)
{
  if (self->index_id == 0)
    self->index_id = g_timeout_add (ms, index_now, self);
}

void
_maillage_store_index_later (MaillageStore *self)
{
  if (self->writer != NULL && !self->read_only)
    wait_for (self, QUIET_MS);
}

static gboolean
index_many_there (MaillageSqlConnection *db, gpointer generation, GError **error)
{
  gboolean more;

  return !so_many_wait (db, MANY_TEXTS) || index_some (db, *(gint64 *) generation, &more, error);
}

void
_maillage_store_index_stop (MaillageStore *self)
{
  g_autoptr (GError) error = NULL;

  g_clear_handle_id (&self->index_id, g_source_remove);
  if (self->writer != NULL && !self->read_only
      && !maillage_sql_worker_call (self->writer, index_many_there, &self->generation, &error))
    g_debug ("The index of words waits: %s", error->message);
}

gboolean
_maillage_store_index_all (MaillageSqlConnection *db,
                           gint64 generation,
                           gboolean *all,
                           GError **error)
{
  gboolean more = TRUE;

  while (more)
    if (!index_some (db, generation, &more, error))
      return FALSE;
  *all = !so_many_wait (db, 1);
  return TRUE;
}
