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
    _maillage_store_note_failure (self, "What changed could not be read", error);
  return step == MAILLAGE_SQL_DONE;
}

/* The lines after the cursor, by their number: told to be distinct, SQLite would walk the whole
 * history by record instead. */
static gboolean
add_changed (MaillageStore *self, MaillageChangeSet *set)
{
  g_autoptr (MaillageSqlStatement) row
      = maillage_sql_prepare (self->reader,
                              "SELECT i.record, r.uuid, r.kind, i.last IS NOT NULL"
                              " FROM change_item AS i"
                              " LEFT JOIN record AS r ON r.id = i.record WHERE i.id > ?",
                              NULL);

  if (row == NULL)
    return FALSE;
  maillage_sql_bind_int64 (row, 1, self->cursor);
  return add_rows (self, set, row);
}

static gboolean
add_dependent_of (MaillageStore *self, MaillageChangeSet *set, const char *sql, gint64 id)
{
  g_autoptr (MaillageSqlStatement) row = maillage_sql_prepare (self->reader, sql, NULL);

  if (row == NULL)
    return FALSE;
  maillage_sql_bind_int64 (row, 1, id);
  return add_rows (self, set, row);
}

/* What may show the title of a touched record. */
static gboolean
add_dependent (MaillageStore *self, MaillageChangeSet *set)
{
  GArray *ids = _maillage_change_set_get_ids (set);
  guint n_touched = ids->len;

  for (guint i = 0; i < n_touched; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      if (!add_dependent_of (self,
                             set,
                             "SELECT r.id, r.uuid, r.kind, 0 FROM link AS l"
                             " JOIN record AS r ON r.id = l.source WHERE l.target = ?",
                             id)
          || !add_dependent_of (
              self, set, "SELECT id, uuid, kind, 0 FROM record WHERE owner = ?", id))
        return FALSE;
    }
  return TRUE;
}

/* A restore made another store of this one: it may lack what only we had declared. */
static gboolean
check_epoch (MaillageStore *self)
{
  g_autofree char *epoch
      = maillage_sql_dup_text (self->reader, "SELECT value FROM meta WHERE key = 'epoch'", NULL);
  g_autoptr (GError) error = NULL;

  if (epoch == NULL || g_strcmp0 (epoch, self->epoch) == 0)
    return FALSE;
  if (!(self->read_only ? _maillage_store_read_catalogue (self, &error)
                        : _maillage_store_apply_kinds (self, &error)))
    {
      g_message ("What was restored could not be read: %s", error->message);
      _maillage_store_emit_outdated (self);
    }
  return TRUE;
}

/* A newer program has migrated the store. */
static gboolean
has_new_generation (MaillageStore *self)
{
  gint64 generation = 0;

  if (!maillage_sql_get_int64 (
          self->reader, "SELECT value FROM meta WHERE key = 'generation'", &generation, NULL)
      || generation == self->generation)
    return FALSE;
  self->generation = generation;
  return TRUE;
}

void
_maillage_store_feed_now (MaillageStore *self)
{
  g_autoptr (MaillageChangeSet) set = NULL;
  g_autoptr (MaillageStore) kept = NULL;
  gint64 cursor;
  gboolean is_new_epoch, is_read, outdated;

  if (self->reader == NULL)
    return;
  kept = g_object_ref (self);
  set = _maillage_change_set_new ();
  self->data_version = maillage_sql_data_version (self->reader);
  /* One state of the store for all that is read, and its locks taken once. */
  is_read = maillage_sql_begin_read (self->reader, NULL);
  is_new_epoch = check_epoch (self);
  cursor = read_cursor (self);
  if (is_new_epoch || !add_changed (self, set)
      || (_maillage_change_set_get_ids (set)->len > 0 && !add_dependent (self, set)))
    _maillage_change_set_set_everything (set);
  outdated = has_new_generation (self);
  if (_maillage_store_follow_choices (self, set))
    _maillage_change_set_set_everything (set);
  if (is_read)
    maillage_sql_rollback (self->reader);
  self->cursor = cursor;
  if (maillage_change_set_get_everything (set) || _maillage_change_set_get_ids (set)->len > 0)
    _maillage_store_emit_changed (self, set);
  if (outdated && self->reader != NULL)
    _maillage_store_emit_outdated (self);
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
