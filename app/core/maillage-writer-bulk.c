/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Many records in one transaction, as an import makes them and its undo takes them away: the
 * indexes that would be filled in any order are made anew at the end, and names enter theirs in
 * order. */

#include "maillage-writer.h"

#include <string.h>

/* Names wait for each other up to so many, and enter so many at a time. */
#define MAX_LOOKUPS 400000
#define LOOKUPS_AT_A_TIME 32

typedef struct
{
  const char *fold;
  gint64 record;
} Lookup;

typedef struct
{
  char *name, *sql;
} Index;

struct _MaillageWriterBulk
{
  GArray *lookups; /* of Lookup */
  GStringChunk *folds;
  GArray *indexes; /* of Index: dropped, to be made again */
};

static void
index_clear (gpointer data)
{
  Index *index = data;

  g_free (index->name);
  g_free (index->sql);
}

/* Those of records and territories, and the sort keys of @kinds: nothing in a bulk reads them. */
static gboolean
find_indexes (MaillageWriter *self, const char *table, GError **error)
{
  g_autoptr (MaillageSqlStatement) row
      = maillage_sql_prepare (self->db,
                              "SELECT name, sql FROM sqlite_schema WHERE type = 'index'"
                              " AND tbl_name = ?1 AND (name IN ('record_order', 'record_modified',"
                              " 'territory_use_by') OR name LIKE '%.key')",
                              error);
  MaillageSqlStep step;

  if (row == NULL)
    return FALSE;
  maillage_sql_bind_text (row, 1, table);
  while ((step = maillage_sql_step (row, error)) == MAILLAGE_SQL_ROW)
    {
      Index index = { maillage_sql_quote_name (maillage_sql_column_text (row, 0)),
                      g_strdup (maillage_sql_column_text (row, 1)) };

      g_array_append_val (self->bulk->indexes, index);
    }
  return step == MAILLAGE_SQL_DONE;
}

static gboolean
drop_indexes (MaillageWriter *self, GHashTable *kinds, GError **error)
{
  GArray *indexes = self->bulk->indexes;
  GHashTableIter iter;
  gpointer kind;

  if (!find_indexes (self, "record", error) || !find_indexes (self, "territory_use", error))
    return FALSE;
  g_hash_table_iter_init (&iter, kinds);
  while (g_hash_table_iter_next (&iter, &kind, NULL))
    if (!find_indexes (self, kind, error))
      return FALSE;
  for (guint i = 0; i < indexes->len; i++)
    if (!maillage_sql_execf (
            self->db, error, "DROP INDEX %s", g_array_index (indexes, Index, i).name))
      return FALSE;
  return TRUE;
}

/**
 * maillage_writer_begin_bulk:
 * @n_records: how many records come or go
 * @kinds: the ids of their kinds, as keys
 *
 * Does nothing when they are few. Filling an index record by record is the better way while most of
 * what it holds stays.
 */
gboolean
maillage_writer_begin_bulk (MaillageWriter *self,
                            gint64 n_records,
                            GHashTable *kinds,
                            GError **error)
{
  gint64 n_present;

  if (n_records < MAILLAGE_WRITER_BULK)
    return TRUE;
  if (!maillage_sql_get_int64 (self->db, "SELECT count (*) FROM record", &n_present, error))
    return FALSE;
  self->bulk = g_new0 (MaillageWriterBulk, 1);
  self->bulk->lookups = g_array_new (FALSE, FALSE, sizeof (Lookup));
  self->bulk->folds = g_string_chunk_new (64 * 1024);
  self->bulk->indexes = g_array_new (FALSE, FALSE, sizeof (Index));
  g_array_set_clear_func (self->bulk->indexes, index_clear);
  return 2 * n_records < n_present || drop_indexes (self, kinds, error);
}

static int
compare_lookups (gconstpointer a, gconstpointer b)
{
  const Lookup *one = a, *two = b;
  int order = strcmp (one->fold, two->fold);

  if (order != 0)
    return order;
  return one->record < two->record ? -1 : one->record > two->record;
}

static char *
dup_lookups_sql (guint n)
{
  GString *sql = g_string_new ("INSERT OR IGNORE INTO lookup (fold, record) VALUES ");

  for (guint i = 0; i < n; i++)
    g_string_append (sql, i == 0 ? "(?, ?)" : ", (?, ?)");
  return g_string_free (sql, FALSE);
}

static gboolean
write_some (MaillageWriter *self, const char *sql, guint start, guint n, GError **error)
{
  g_autoptr (MaillageSqlStatement) statement = maillage_sql_prepare (self->db, sql, error);

  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      const Lookup *lookup = &g_array_index (self->bulk->lookups, Lookup, start + i);

      maillage_sql_bind_static (statement, 2 * (int) i + 1, lookup->fold);
      maillage_sql_bind_int64 (statement, 2 * (int) i + 2, lookup->record);
    }
  return maillage_sql_run (statement, error);
}

/* Before anything asks for a name that has come. */
gboolean
maillage_writer_write_lookups (MaillageWriter *self, GError **error)
{
  GArray *lookups = self->bulk->lookups;
  g_autofree char *several = dup_lookups_sql (LOOKUPS_AT_A_TIME);
  g_autofree char *one = dup_lookups_sql (1);
  guint n;

  g_array_sort (lookups, compare_lookups);
  for (guint i = 0; i < lookups->len; i += n)
    {
      n = lookups->len - i >= LOOKUPS_AT_A_TIME ? LOOKUPS_AT_A_TIME : 1;
      if (!write_some (self, n > 1 ? several : one, i, n, error))
        return FALSE;
    }
  g_array_set_size (lookups, 0);
  g_string_chunk_clear (self->bulk->folds);
  return TRUE;
}

/* @lookups: one a line. */
gboolean
maillage_writer_add_bulk_lookups (MaillageWriter *self,
                                  gint64 id,
                                  const char *lookups,
                                  GError **error)
{
  while (*lookups != '\0')
    {
      gsize length = strcspn (lookups, "\n");
      Lookup lookup
          = { g_string_chunk_insert_len (self->bulk->folds, lookups, (gssize) length), id };

      if (length > 0)
        g_array_append_val (self->bulk->lookups, lookup);
      lookups += length + (lookups[length] == '\n');
    }
  return self->bulk->lookups->len < MAX_LOOKUPS || maillage_writer_write_lookups (self, error);
}

gboolean
maillage_writer_end_bulk (MaillageWriter *self, GError **error)
{
  if (self->bulk == NULL)
    return TRUE;
  if (!maillage_writer_write_lookups (self, error))
    return FALSE;
  for (guint i = 0; i < self->bulk->indexes->len; i++)
    if (!maillage_sql_exec (self->db, g_array_index (self->bulk->indexes, Index, i).sql, error))
      return FALSE;
  return TRUE;
}

void
maillage_writer_free_bulk (MaillageWriterBulk *bulk)
{
  g_array_unref (bulk->lookups);
  g_string_chunk_free (bulk->folds);
  g_array_unref (bulk->indexes);
  g_free (bulk);
}
