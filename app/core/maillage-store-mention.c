/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* What is to be read after an erasure, as the open store sees it: see maillage-writer-reread.c. */

#include "maillage-draft-private.h"
#include "maillage-text.h"
#include "maillage-writer-erase.h"

#include <string.h>

static gboolean
has_list (MaillageStore *self)
{
  gint64 n = 0;

  return self->reader != NULL
         && maillage_sql_get_int64 (
             self->reader, "SELECT count (*) FROM sqlite_schema WHERE name = 'mention'", &n, NULL)
         && n == 1;
}

static GStrv
dup_uuids (MaillageStore *self, const char *sql, const char *uuid)
{
  g_autoptr (GStrvBuilder) uuids = g_strv_builder_new ();
  g_autoptr (MaillageSqlStatement) row
      = has_list (self) ? maillage_sql_prepare (self->reader, sql, NULL) : NULL;

  if (row != NULL && uuid != NULL)
    maillage_sql_bind_text (row, 1, uuid);
  while (row != NULL && maillage_sql_step (row, NULL) == MAILLAGE_SQL_ROW)
    g_strv_builder_add (uuids, maillage_sql_column_text (row, 0));
  return g_strv_builder_end (uuids);
}

GPtrArray *
_maillage_store_list_mentions (MaillageStore *self)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (GStrv) uuids = dup_uuids (self,
                                    "SELECT r.uuid FROM mention AS m JOIN record AS r"
                                    " ON r.id = m.record ORDER BY r.modified DESC, r.id",
                                    NULL);

  for (guint i = 0; uuids[i] != NULL; i++)
    {
      MaillageRecord *record = maillage_store_load (self, uuids[i], NULL);

      if (record != NULL)
        g_ptr_array_add (records, record);
    }
  return records;
}

GStrv
_maillage_store_dup_mentions_of (MaillageStore *self, const char *uuid)
{
  return dup_uuids (self,
                    "WITH RECURSIVE own (id, uuid) AS (SELECT id, uuid FROM record WHERE uuid = ?"
                    " UNION SELECT r.id, r.uuid FROM own JOIN record AS r ON r.owner = own.id)"
                    " SELECT own.uuid FROM own JOIN mention ON mention.record = own.id",
                    uuid);
}

/* Authors are few. */
char *
_maillage_store_dup_author (MaillageStore *self, const char *name)
{
  g_autofree char *fold = maillage_text_fold (name);
  g_autoptr (MaillageSqlStatement) row
      = maillage_sql_prepare (self->reader, "SELECT uuid, name FROM author", NULL);

  while (row != NULL && maillage_sql_step (row, NULL) == MAILLAGE_SQL_ROW)
    {
      g_autofree char *own = maillage_text_fold (maillage_sql_column_text (row, 1));

      if (strcmp (own, fold) == 0)
        return g_strdup (maillage_sql_column_text (row, 0));
    }
  return NULL;
}

/* Settling */

typedef struct
{
  GStrv uuids;
  MaillageLayouts *layouts;
  char *path, *author;
  gint64 generation;
  MaillageErased *erased;
  gboolean whole;
} Settling;

static void
settling_free (gpointer data)
{
  Settling *self = data;

  g_strfreev (self->uuids);
  maillage_layouts_unref (self->layouts);
  maillage_erased_free (self->erased);
  g_free (self->path);
  g_free (self->author);
  g_free (self);
}

static Settling *
settling_new (MaillageStore *store, const char *const *uuids)
{
  Settling *self = g_new0 (Settling, 1);

  self->uuids = g_strdupv ((char **) uuids);
  self->layouts = maillage_layouts_ref (store->layouts);
  self->path = g_strdup (store->path);
  self->author = g_strdup (store->author);
  self->generation = store->generation;
  self->erased = maillage_erased_new ();
  return self;
}

static gboolean
settle_all (MaillageWriter *writer, Settling *self, GError **error)
{
  if (!maillage_writer_note_mentions (writer, self->erased, error))
    return FALSE;
  for (guint i = 0; self->uuids[i] != NULL; i++)
    if (!maillage_writer_settle_mention (writer, self->uuids[i], self->erased, error))
      return FALSE;
  return maillage_writer_tell_erasure (writer, 0, error)
         && maillage_writer_end_erasure (writer, error)
         && _maillage_store_note_rest (writer->db, self->erased, error);
}

static gboolean
settle_there (MaillageSqlConnection *db, gpointer data, GError **error)
{
  Settling *self = data;
  MaillageWriter writer
      = { .db = db, .layouts = self->layouts, .origin = "", .generation = self->generation };
  gboolean ok = maillage_writer_begin_change (&writer, self->author, error)
                && settle_all (&writer, self, error) && maillage_sql_commit (db, error);

  maillage_writer_clear (&writer);
  if (ok)
    maillage_sql_forget_schema (db);
  /* What fails now is tried again. */
  if (ok && !_maillage_store_end_erasure (db, self->path, &self->whole, NULL))
    self->whole = FALSE;
  return ok;
}

static void
tell (MaillageStore *self, Settling *settling)
{
  for (guint i = 0; i < settling->erased->uuids->len; i++)
    _maillage_drafts_forget (maillage_drafts_of (self),
                             g_ptr_array_index (settling->erased->uuids, i));
  for (guint i = 0; i < settling->erased->changes->len; i++)
    _maillage_store_emit_withdrawn (self, g_array_index (settling->erased->changes, gint64, i));
  if (self->reader == NULL)
    return;
  _maillage_store_feed_now (self);
  _maillage_store_erasure_start (self);
}

gboolean
_maillage_store_settle_mentions (MaillageStore *self,
                                 const char *const *uuids,
                                 gboolean *whole,
                                 GError **error)
{
  Settling *settling;
  gboolean ok;

  if (!_maillage_store_check_writable (self, error))
    return FALSE;
  settling = settling_new (self, uuids);
  ok = maillage_sql_worker_call (self->writer, settle_there, settling, error);
  *whole = settling->whole;
  if (ok)
    tell (self, settling);
  else
    _maillage_store_translate_error (error);
  settling_free (settling);
  return ok;
}

static void
settle_job (MaillageSqlConnection *db, GTask *task, gpointer data)
{
  GError *error = NULL;

  if (settle_there (db, data, &error))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  _maillage_store_translate_error (&error);
  g_task_return_error (task, error);
}

void
_maillage_store_settle_mentions_async (MaillageStore *self,
                                       const char *const *uuids,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);
  GError *error = NULL;

  if (!_maillage_store_check_writable (self, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  g_task_set_task_data (task, settling_new (self, uuids), settling_free);
  maillage_sql_worker_push (self->writer, task, settle_job);
}

gboolean
_maillage_store_settle_mentions_finish (MaillageStore *self,
                                        GAsyncResult *result,
                                        gboolean *whole,
                                        GError **error)
{
  Settling *settling = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  *whole = settling->whole;
  tell (self, settling);
  return TRUE;
}
