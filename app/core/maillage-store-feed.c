/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* What was committed, by this process or another: ids after a cursor on the history. */

#include "maillage-record-private.h"

#define POLL_MS 250
/* More touched records than this are told as "everything". */
#define MANY 2000

static gint64
read_cursor (MaillageStore *self)
{
  gint64 cursor = 0;

  maillage_sql_get_int64 (self->reader, "SELECT max (id) FROM change_item", &cursor, NULL);
  return cursor;
}

/* Adds the rows of "id, uuid, kind, whether the line speaks of many"; FALSE when there are too
 * many, or they cannot be read. */
static gboolean
add_rows (MaillageStore *self, MaillageChangeSet *set, MaillageSqlStatement *row)
{
  MaillageSqlStep step;
  g_autoptr (GError) error = NULL;

  while ((step = maillage_sql_step (row, &error)) == MAILLAGE_SQL_ROW)
    {
      if (_maillage_change_set_get_ids (set)->len >= MANY || maillage_sql_column_int64 (row, 3))
        return FALSE;
      _maillage_change_set_add (
          set,
          maillage_sql_column_int64 (row, 0),
          maillage_sql_column_text (row, 1),
          _maillage_store_get_kind_id (self, maillage_sql_column_int64 (row, 2)));
    }
  if (step == MAILLAGE_SQL_FAILED)
    g_message ("What changed could not be read: %s", error->message);
  return step == MAILLAGE_SQL_DONE;
}

static gboolean
add_changed (MaillageStore *self, MaillageChangeSet *set)
{
  g_autoptr (MaillageSqlStatement) row
      = maillage_sql_prepare (self->reader,
                              "SELECT DISTINCT i.record, r.uuid, r.kind, i.last IS NOT NULL"
                              " FROM change_item AS i"
                              " LEFT JOIN record AS r ON r.id = i.record WHERE i.id > ?",
                              NULL);

  if (row == NULL)
    return FALSE;
  maillage_sql_bind_int64 (row, 1, self->cursor);
  return add_rows (self, set, row);
}

/* What may show the title of a touched record. */
static gboolean
add_dependent (MaillageStore *self, MaillageChangeSet *set)
{
  GArray *ids = _maillage_change_set_get_ids (set);
  g_autofree char *json = _maillage_json_ids ((const gint64 *) ids->data, ids->len);
  g_autoptr (MaillageSqlStatement) row = maillage_sql_prepare (
      self->reader,
      "SELECT r.id, r.uuid, r.kind, 0 FROM json_each (?1) AS j"
      " JOIN link AS l ON l.target = j.value JOIN record AS r ON r.id = l.source"
      " UNION SELECT r.id, r.uuid, r.kind, 0 FROM json_each (?1) AS j"
      " JOIN record AS r ON r.owner = j.value",
      NULL);

  if (row == NULL)
    return FALSE;
  maillage_sql_bind_text (row, 1, json);
  return add_rows (self, set, row);
}

/* A restore made another store of this one. */
static gboolean
check_epoch (MaillageStore *self)
{
  g_autofree char *epoch
      = maillage_sql_dup_text (self->reader, "SELECT value FROM meta WHERE key = 'epoch'", NULL);

  if (epoch == NULL || g_strcmp0 (epoch, self->epoch) == 0)
    return FALSE;
  g_free (self->epoch);
  self->epoch = g_steal_pointer (&epoch);
  return TRUE;
}

/* A newer program has migrated the store. */
static void
check_generation (MaillageStore *self)
{
  gint64 generation = 0;

  if (!maillage_sql_get_int64 (
          self->reader, "SELECT value FROM meta WHERE key = 'generation'", &generation, NULL)
      || generation == self->generation)
    return;
  self->generation = generation;
  _maillage_store_emit_outdated (self);
}

void
_maillage_store_feed_now (MaillageStore *self)
{
  g_autoptr (MaillageChangeSet) set = NULL;
  g_autoptr (MaillageStore) kept = NULL;
  gint64 cursor;
  gboolean is_new_epoch;

  if (self->reader == NULL)
    return;
  kept = g_object_ref (self);
  set = _maillage_change_set_new ();
  self->data_version = maillage_sql_data_version (self->reader);
  is_new_epoch = check_epoch (self);
  cursor = read_cursor (self);
  if (is_new_epoch || !add_changed (self, set)
      || (_maillage_change_set_get_ids (set)->len > 0 && !add_dependent (self, set)))
    _maillage_change_set_set_everything (set);
  self->cursor = cursor;
  if (maillage_change_set_get_everything (set) || _maillage_change_set_get_ids (set)->len > 0)
    _maillage_store_emit_changed (self, set);
  if (self->reader != NULL)
    check_generation (self);
}

static gboolean
poll (gpointer data)
{
  MaillageStore *self = data;

  if (maillage_sql_data_version (self->reader) != self->data_version)
    _maillage_store_feed_now (self);
  return G_SOURCE_CONTINUE;
}

void
_maillage_store_feed_start (MaillageStore *self)
{
  _maillage_store_feed_stop (self);
  self->data_version = maillage_sql_data_version (self->reader);
  self->cursor = read_cursor (self);
  self->poll_id = g_timeout_add (POLL_MS, poll, self);
}

void
_maillage_store_feed_stop (MaillageStore *self)
{
  g_clear_handle_id (&self->poll_id, g_source_remove);
}
