/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-store-private.h"

/* A line may speak of many records: each is shown. */
static const char *const all_items_sql
    = "SELECT action, r.uuid, field, CASE WHEN last IS NULL THEN old END, new FROM change_item AS i"
      " LEFT JOIN record AS r ON r.id BETWEEN i.record AND coalesce (i.last, i.record)"
      " WHERE i.change = ?1 ORDER BY i.id LIMIT ?3";
static const char *const record_items_sql
    = "WITH own (id) AS (SELECT ?2 UNION ALL SELECT id FROM record WHERE owner = ?2)"
      " SELECT action, r.uuid, field, CASE WHEN last IS NULL THEN old END, new FROM change_item AS "
      "i"
      " JOIN own ON own.id BETWEEN i.record AND coalesce (i.last, i.record)"
      " LEFT JOIN record AS r ON r.id = own.id WHERE i.change = ?1 ORDER BY i.id LIMIT ?3";

static gboolean
read_items (MaillageStore *self, MaillageChange *change, gint64 record, GError **error)
{
  g_autoptr (MaillageSqlStatement) statement
      = maillage_sql_prepare (self->reader, record != 0 ? record_items_sql : all_items_sql, error);
  MaillageSqlStep step;

  if (statement == NULL)
    return FALSE;
  maillage_sql_bind_int64 (statement, 1, maillage_change_get_number (change));
  if (record != 0)
    maillage_sql_bind_int64 (statement, 2, record);
  maillage_sql_bind_int64 (statement, 3, MAILLAGE_STORE_ITEMS);
  while ((step = maillage_sql_step (statement, error)) == MAILLAGE_SQL_ROW)
    _maillage_change_add_item (change,
                               maillage_sql_column_int64 (statement, 0),
                               maillage_sql_column_text (statement, 1),
                               maillage_sql_column_text (statement, 2),
                               maillage_sql_column_text (statement, 3),
                               maillage_sql_column_text (statement, 4));
  return step == MAILLAGE_SQL_DONE;
}

static gboolean
find_record (MaillageStore *self, const char *uuid, gint64 *id, GError **error)
{
  g_autoptr (MaillageSqlStatement) statement
      = maillage_sql_prepare (self->reader, "SELECT id FROM record WHERE uuid = ?", error);
  MaillageSqlStep step;

  if (statement == NULL)
    return FALSE;
  maillage_sql_bind_text (statement, 1, uuid);
  step = maillage_sql_step (statement, error);
  *id = step == MAILLAGE_SQL_ROW ? maillage_sql_column_int64 (statement, 0) : -1;
  return step != MAILLAGE_SQL_FAILED;
}

static const char *const all_sql
    = "SELECT change.id, at, author.name, origin, label, undoes, undone_by FROM change"
      " JOIN author ON author.id = change.author WHERE origin <> ''"
      " ORDER BY change.id DESC LIMIT ?2";
static const char *const record_sql
    = "SELECT change.id, at, author.name, origin, label, undoes, undone_by FROM change"
      " JOIN author ON author.id = change.author WHERE change.id IN"
      " (WITH own (id) AS (SELECT ?1 UNION ALL SELECT id FROM record WHERE owner = ?1)"
      " SELECT change FROM own JOIN change_item AS i ON i.record = own.id"
      " UNION SELECT change FROM own JOIN change_item AS i ON i.last >= own.id"
      " AND i.record <= own.id) ORDER BY change.id DESC LIMIT ?2";

/**
 * maillage_store_list_history:
 * @self: an open store
 * @uuid: (nullable): a record, for what was done to it and its children
 * @limit: at most so many changes; 0 for all
 * @error: why it cannot be read
 *
 * Returns: (transfer container) (element-type MaillageChange): the changes, newest first
 */
GPtrArray *
maillage_store_list_history (MaillageStore *self, const char *uuid, guint limit, GError **error)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (MaillageSqlStatement) statement = NULL;
  gint64 record = 0;
  MaillageSqlStep step;

  g_return_val_if_fail (MAILLAGE_IS_STORE (self) && self->reader != NULL, NULL);
  if (uuid != NULL && !find_record (self, uuid, &record, error))
    return NULL;
  statement = maillage_sql_prepare (self->reader, uuid != NULL ? record_sql : all_sql, error);
  if (statement == NULL)
    return NULL;
  if (uuid != NULL)
    maillage_sql_bind_int64 (statement, 1, record);
  maillage_sql_bind_int64 (statement, 2, limit == 0 ? -1 : (gint64) limit);
  while ((step = maillage_sql_step (statement, error)) == MAILLAGE_SQL_ROW)
    {
      MaillageChange *change = _maillage_change_new (maillage_sql_column_int64 (statement, 0),
                                                     maillage_sql_column_int64 (statement, 1),
                                                     maillage_sql_column_text (statement, 2),
                                                     maillage_sql_column_text (statement, 3),
                                                     maillage_sql_column_text (statement, 4),
                                                     maillage_sql_column_int64 (statement, 5),
                                                     maillage_sql_column_int64 (statement, 6));

      g_ptr_array_add (changes, change);
      if (!read_items (self, change, record, error))
        return NULL;
    }
  return step == MAILLAGE_SQL_DONE ? g_steal_pointer (&changes) : NULL;
}
