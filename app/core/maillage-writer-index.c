/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* The index of words follows the texts when there is time: writing it costs more than all the rest
 * of an edit. What it does not hold yet is known by two things: the texts that were made after
 * meta.last_indexed, and those of search_wait, each with the text that is still indexed. Whoever
 * searches reads these texts themselves, see MAILLAGE_STORE_UNINDEXED. */

#include "maillage-writer.h"

gboolean
maillage_writer_read_last_indexed (MaillageSqlConnection *db, gint64 *id, GError **error)
{
  return maillage_sql_get_int64 (
      db, "SELECT CAST (value AS INTEGER) FROM meta WHERE key = 'last_indexed'", id, error);
}

static gboolean
write_last_indexed (MaillageSqlConnection *db, gint64 id, GError **error)
{
  return maillage_sql_execf (
      db, error, "UPDATE meta SET value = '%" G_GINT64_FORMAT "' WHERE key = 'last_indexed'", id);
}

gboolean
maillage_writer_forget_index (MaillageWriter *self, GError **error)
{
  self->last_indexed = 0;
  return maillage_sql_exec (self->db,
                            "INSERT INTO search (search) VALUES ('delete-all');"
                            "DELETE FROM search_wait",
                            error)
         && write_last_indexed (self->db, 0, error);
}

/* In one statement and in the order of the ids: FTS5 flushes whenever an id is not after the last,
 * unless the same one leaves and enters again. */
static const char *const index_changed_sql
    = "INSERT INTO search (search, rowid, kind, title, keyword, text)"
      " SELECT command, id, kind, title, keyword, text FROM"
      " (SELECT 'delete' AS command, id, kind, title, keyword, text FROM search_wait"
      " WHERE kind IS NOT NULL AND id <= ?1 UNION ALL"
      " SELECT NULL, id, kind, title, keyword, text FROM search_doc"
      " WHERE id IN (SELECT id FROM search_wait WHERE id <= ?1)) ORDER BY id, command DESC";

static gboolean
run_between (MaillageSqlConnection *db, const char *sql, gint64 from, gint64 to, GError **error)
{
  g_autoptr (MaillageSqlStatement) statement = maillage_sql_prepare (db, sql, error);

  if (statement == NULL)
    return FALSE;
  maillage_sql_bind_int64 (statement, 1, from);
  if (to != 0)
    maillage_sql_bind_int64 (statement, 2, to);
  return maillage_sql_run (statement, error);
}

/* The id after @last that has @limit before it, or the last one; 0 when there is none. */
static gboolean
find_end (MaillageSqlConnection *db,
          const char *table,
          gint64 last,
          guint limit,
          gint64 *end,
          GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT coalesce (max (id), 0) FROM (SELECT id FROM %s WHERE id > %" G_GINT64_FORMAT
      " ORDER BY id LIMIT %u)",
      table,
      last,
      limit);

  return maillage_sql_get_int64 (db, sql, end, error);
}

static gboolean
index_changed (MaillageSqlConnection *db, guint limit, gint64 *end, GError **error)
{
  if (!find_end (db, "search_wait", 0, limit, end, error))
    return FALSE;
  return *end == 0
         || (run_between (db, index_changed_sql, *end, 0, error)
             && run_between (db, "DELETE FROM search_wait WHERE id <= ?", *end, 0, error));
}

static gboolean
index_new (MaillageSqlConnection *db, guint limit, gint64 *end, GError **error)
{
  gint64 last;

  if (!maillage_writer_read_last_indexed (db, &last, error)
      || !find_end (db, "search_doc", last, limit, end, error))
    return FALSE;
  return *end == 0
         || (run_between (db,
                          "INSERT INTO search (rowid, kind, title, keyword, text)"
                          " SELECT id, kind, title, keyword, text FROM search_doc"
                          " WHERE id > ? AND id <= ?",
                          last,
                          *end,
                          error)
             && write_last_indexed (db, *end, error));
}

/**
 * maillage_writer_index_some:
 * @db: a connection in a transaction that is begun
 * @limit: how many texts at most of those changed, and of those new
 * @any: (out): whether any waited
 * @error: why it cannot be written
 *
 * Lets texts that wait enter the index.
 */
gboolean
maillage_writer_index_some (MaillageSqlConnection *db, guint limit, gboolean *any, GError **error)
{
  gint64 changed, fresh;

  if (!index_changed (db, limit, &changed, error) || !index_new (db, limit, &fresh, error))
    return FALSE;
  *any = changed != 0 || fresh != 0;
  return TRUE;
}

gboolean
maillage_writer_index_now (MaillageWriter *self, GError **error)
{
  gboolean any;

  return maillage_writer_index_some (self->db, G_MAXINT, &any, error)
         && maillage_writer_read_last_indexed (self->db, &self->last_indexed, error);
}

/* In a transaction of its own. */
gboolean
maillage_writer_rebuild_index (MaillageSqlConnection *db, GError **error)
{
  gboolean ok = maillage_sql_begin (db, error)
                && maillage_sql_exec (
                    db,
                    "INSERT INTO search (search) VALUES ('rebuild'); DELETE FROM search_wait;"
                    "UPDATE meta SET value = (SELECT value FROM meta WHERE key = 'last_record')"
                    " WHERE key = 'last_indexed'",
                    error)
                && maillage_sql_commit (db, error);

  maillage_sql_rollback (db);
  return ok;
}
