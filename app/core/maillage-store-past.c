/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* What was, from the history. */

#include "maillage-store-private.h"

/* The first line written after the moment holds what was there at it: min () picks its row. */
static const char *const past_sql
    = "SELECT r.uuid, i.old, min (i.id) FROM change AS c JOIN change_item AS i ON i.change = c.id"
      " JOIN record AS r ON r.id = i.record"
      " WHERE c.at > ?1 AND c.at <= ?2 AND i.field = ?3 AND i.action = ?4 AND r.created <= ?1"
      " AND r.kind = (SELECT number FROM kind WHERE id = ?5) GROUP BY i.record";

/**
 * maillage_store_read_past:
 * @self: an open store
 * @kind_id: a kind
 * @field_id: one of its stored fields
 * @at: a moment, in microseconds since 1970, UTC
 * @until: what was written after it is not looked at
 * @error: why the history cannot be read
 *
 * What a field was at a moment, for the records in which it has been written since. One that was
 * changed and changed back is among them. Main thread; some milliseconds for a year of changes.
 *
 * Returns: (transfer container) (element-type utf8 utf8): canonical values by UUID, "" for an empty one
 */
GHashTable *
maillage_store_read_past (MaillageStore *self,
                          const char *kind_id,
                          const char *field_id,
                          gint64 at,
                          gint64 until,
                          GError **error)
{
  g_autoptr (GHashTable) values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (MaillageSqlStatement) row = NULL;
  MaillageSqlStep step;

  g_return_val_if_fail (MAILLAGE_IS_STORE (self) && self->reader != NULL, NULL);
  g_return_val_if_fail (kind_id != NULL && field_id != NULL, NULL);
  row = maillage_sql_prepare (self->reader, past_sql, error);
  if (row == NULL)
    return NULL;
  maillage_sql_bind_int64 (row, 1, at);
  maillage_sql_bind_int64 (row, 2, until);
  maillage_sql_bind_text (row, 3, field_id);
  maillage_sql_bind_int64 (row, 4, MAILLAGE_ITEM_SET);
  maillage_sql_bind_text (row, 5, kind_id);
  while ((step = maillage_sql_step (row, error)) == MAILLAGE_SQL_ROW)
    {
      const char *old = maillage_sql_column_text (row, 1);

      g_hash_table_insert (
          values, g_strdup (maillage_sql_column_text (row, 0)), g_strdup (old != NULL ? old : ""));
    }
  return step == MAILLAGE_SQL_DONE ? g_steal_pointer (&values) : NULL;
}
