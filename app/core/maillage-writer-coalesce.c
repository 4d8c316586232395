/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Edits of one field that follow one another are one change. */

#include "maillage-writer.h"

/* Consecutive edits of one field by one author within this are one change. */
#define COALESCE_US (10 * G_GINT64_CONSTANT (60000000))

/* The latest change of all, when it set the same single field of the same record. */
static gboolean
find_coalescible (MaillageWriter *self,
                  gint64 id,
                  const char *field,
                  gint64 *change,
                  gint64 *item,
                  char **old,
                  GError **error)
{
  g_autoptr (MaillageSqlStatement) statement = maillage_sql_prepare (
      self->db,
      "SELECT change.id, change_item.id, change_item.old FROM change JOIN change_item"
      " ON change_item.change = change.id WHERE change.id = (SELECT max (id) FROM change)"
      " AND change.at > ?1 AND change.author = ?2 AND change.origin = ?3"
      " AND change.undoes IS NULL AND change.undone_by IS NULL"
      " AND change_item.action = ?4 AND change_item.record = ?5 AND change_item.field = ?6"
      " AND (SELECT count (*) FROM change_item WHERE change = change.id) = 1",
      error);
  MaillageSqlStep step;

  *change = 0;
  if (statement == NULL)
    return FALSE;
  maillage_sql_bind_int64 (statement, 1, self->now - COALESCE_US);
  maillage_sql_bind_int64 (statement, 2, self->author);
  maillage_sql_bind_text (statement, 3, self->origin);
  maillage_sql_bind_int64 (statement, 4, MAILLAGE_ITEM_SET);
  maillage_sql_bind_int64 (statement, 5, id);
  maillage_sql_bind_text (statement, 6, field);
  step = maillage_sql_step (statement, error);
  if (step == MAILLAGE_SQL_ROW)
    {
      *change = maillage_sql_column_int64 (statement, 0);
      *item = maillage_sql_column_int64 (statement, 1);
      *old = g_strdup (maillage_sql_column_text (statement, 2));
    }
  return step != MAILLAGE_SQL_FAILED;
}

/* Joins a lone edit of a field to the one before. Its line is written anew, not changed in place,
 * so that other processes, which follow the lines by number, see it. */
gboolean
maillage_writer_coalesce (MaillageWriter *self,
                          const MaillageEditNode *node,
                          const MaillageEditOp *op,
                          GError **error)
{
  MaillageLayout *layout;
  gint64 id, change, item;
  g_autofree char *old = NULL;
  g_autofree char *current = NULL;
  int field;

  if (!maillage_writer_find (self, node->uuid, &id, &layout, error))
    return FALSE;
  field = maillage_layout_find_field (layout, op->field);
  if (field < 0 || !layout->fields[field].stored || maillage_writer_is_own_name (layout, op->field))
    return TRUE;
  if (!find_coalescible (self, id, op->field, &change, &item, &old, error))
    return FALSE;
  if (change == 0)
    return TRUE;
  if (!maillage_writer_read_value (self, layout, id, field, &current, error))
    return FALSE;
  if (g_strcmp0 (current, op->value) == 0 || g_strcmp0 (old, op->value) == 0)
    return TRUE; /* nothing new, or typed back to what it was: a change of its own */
  if (!maillage_writer_may_write (self, layout, error)
      || !maillage_writer_may_set (self, layout, FALSE, op, error)
      || !maillage_writer_check_filled (&layout->fields[field], op->value, error)
      || !maillage_writer_check_value (self, &layout->fields[field], op->value, error)
      || !maillage_writer_check_unique (self, layout, field, id, op->value, error)
      || !maillage_sql_execf (
          self->db, error, "DELETE FROM change_item WHERE id = %" G_GINT64_FORMAT, item)
      || !maillage_writer_write_value (self, layout, id, field, op->value, error))
    return FALSE;
  self->change = change;
  self->coalesced = TRUE;
  maillage_writer_touch (self, id);
  maillage_writer_note_name (self, layout, id, op->field);
  return maillage_writer_check_dates (self, layout, id, NULL, error)
         && maillage_writer_check_within (self, layout, id, error)
         && maillage_writer_add_item (
             self, MAILLAGE_ITEM_SET, id, op->field, old, op->value, error);
}
