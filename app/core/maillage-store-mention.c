/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* What is to be read after an erasure, as the open store sees it: see maillage-writer-reread.c. */

#include "maillage-erasing-private.h"

#include "maillage-text.h"

#include <glib/gi18n-lib.h>
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

GStrv
_maillage_store_dup_authors (MaillageStore *self)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr (MaillageSqlStatement) row = maillage_sql_prepare (
      self->reader,
      "SELECT DISTINCT name FROM author WHERE name NOT IN ('', ?) ORDER BY name",
      NULL);

  if (row != NULL)
    maillage_sql_bind_text (row, 1, _ ("a colleague"));
  while (row != NULL && maillage_sql_step (row, NULL) == MAILLAGE_SQL_ROW)
    g_strv_builder_add (names, maillage_sql_column_text (row, 0));
  return g_strv_builder_end (names);
}

/* Settling */

static gboolean
settle_there (MaillageErasing *self, MaillageWriter *writer, GError **error)
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

gboolean
_maillage_store_settle_mentions (MaillageStore *self,
                                 const char *const *uuids,
                                 gboolean *whole,
                                 GError **error)
{
  g_autoptr (MaillageErasing) erasing = _maillage_erasing_run (self, uuids, settle_there, error);

  if (erasing != NULL)
    *whole = erasing->whole;
  return erasing != NULL;
}

void
_maillage_store_settle_mentions_async (MaillageStore *self,
                                       const char *const *uuids,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  _maillage_erasing_run_async (self, uuids, settle_there, NULL, NULL, callback, user_data);
}

gboolean
_maillage_store_settle_mentions_finish (MaillageStore *self,
                                        GAsyncResult *result,
                                        gboolean *whole,
                                        GError **error)
{
  MaillageErasing *erasing = _maillage_erasing_finish (self, result, error);

  if (erasing != NULL)
    *whole = erasing->whole;
  return erasing != NULL;
}
