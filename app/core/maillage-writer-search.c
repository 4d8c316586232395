/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Puts derived values in their places: record, keys, look-ups, search text. One read and at most
 * one write per place and record; the index of words follows when there is time, see
 * maillage-writer-index.c. */

#include "maillage-writer.h"

#include "maillage-store-private.h"

#include <string.h>

/* The columns of search_doc after its id; FTS has the first four. */
enum
{
  DOC_KIND,
  DOC_TITLE,
  DOC_KEYWORD,
  DOC_TEXT,
  N_INDEXED,
  DOC_LOOKUPS = N_INDEXED, /* one fold a line, to find them again in the table of look-ups */
  N_DOC
};

static gboolean
run_with_doc (MaillageWriter *self,
              const char *sql,
              gint64 id,
              char *const *doc,
              int n_columns,
              GError **error)
{
  g_autoptr (MaillageSqlStatement) statement = maillage_sql_prepare (self->db, sql, error);

  if (statement == NULL)
    return FALSE;
  maillage_sql_bind_int64 (statement, 1, id);
  for (int i = 0; i < n_columns; i++)
    maillage_sql_bind_static (statement, i + 2, doc[i]);
  return maillage_sql_run (statement, error);
}

/* Reads the search text as it stands; FALSE and no error when there is none. */
static gboolean
read_doc (MaillageWriter *self, gint64 id, char *doc[N_DOC], GError **error)
{
  g_autoptr (MaillageSqlStatement) statement = maillage_sql_prepare (
      self->db, "SELECT kind, title, keyword, text, lookups FROM search_doc WHERE id = ?", error);

  if (statement == NULL)
    return FALSE;
  maillage_sql_bind_int64 (statement, 1, id);
  if (maillage_sql_step (statement, error) != MAILLAGE_SQL_ROW)
    return FALSE;
  for (int i = 0; i < N_DOC; i++)
    doc[i] = g_strdup (maillage_sql_column_text (statement, i));
  return TRUE;
}

static gboolean
run_for_lookups (
    MaillageWriter *self, const char *sql, gint64 id, const char *lookups, GError **error)
{
  g_auto (GStrv) folds = g_strsplit (lookups, "\n", -1);
  g_autoptr (MaillageSqlStatement) statement = maillage_sql_prepare (self->db, sql, error);

  if (statement == NULL)
    return FALSE;
  for (guint i = 0; folds[i] != NULL; i++)
    {
      if (*folds[i] == '\0')
        continue;
      maillage_sql_bind_static (statement, 1, folds[i]);
      maillage_sql_bind_int64 (statement, 2, id);
      if (!maillage_sql_run (statement, error))
        return FALSE;
    }
  return TRUE;
}

static const char *const add_lookup_sql
    = "INSERT OR IGNORE INTO lookup (fold, record) VALUES (?, ?)";
static const char *const remove_lookup_sql = "DELETE FROM lookup WHERE fold = ? AND record = ?";
static const char *const write_doc_sql
    = "INSERT OR REPLACE INTO search_doc VALUES (?, ?, ?, ?, ?, ?)";

static void
clear_doc (char **doc)
{
  for (int i = 0; i < N_DOC; i++)
    g_free (doc[i]);
}

/* The text that is indexed must be known when it leaves: FTS5 calls its file malformed when it is
 * told to forget what it never had. Only the first one waits, what has come since never was in the
 * index. @old is empty for a record that had none. */
static gboolean
wait_for_index (MaillageWriter *self, gint64 id, char *const *old, GError **error)
{
  return id > self->last_indexed
         || run_with_doc (self,
                          "INSERT OR IGNORE INTO search_wait VALUES (?, ?, ?, ?, ?)",
                          id,
                          old,
                          N_INDEXED,
                          error);
}

static gboolean
add_lookups (MaillageWriter *self, gint64 id, const char *lookups, gboolean is_new, GError **error)
{
  return self->bulk != NULL && is_new ? maillage_writer_add_bulk_lookups (self, id, lookups, error)
                                      : run_for_lookups (self, add_lookup_sql, id, lookups, error);
}

static gboolean
replace_doc (MaillageWriter *self, gint64 id, char *const *old, char *const *doc, GError **error)
{
  gboolean is_new = old[DOC_TITLE] == NULL;
  gboolean same_words = !is_new && strcmp (old[DOC_TITLE], doc[DOC_TITLE]) == 0
                        && strcmp (old[DOC_KEYWORD], doc[DOC_KEYWORD]) == 0
                        && strcmp (old[DOC_TEXT], doc[DOC_TEXT]) == 0;
  gboolean same_lookups = !is_new && strcmp (old[DOC_LOOKUPS], doc[DOC_LOOKUPS]) == 0;

  if (same_words && same_lookups)
    return TRUE;
  if (!same_words && !wait_for_index (self, id, old, error))
    return FALSE;
  if (!same_lookups
      && ((!is_new && !run_for_lookups (self, remove_lookup_sql, id, old[DOC_LOOKUPS], error))
          || !add_lookups (self, id, doc[DOC_LOOKUPS], is_new, error)))
    return FALSE;
  return run_with_doc (self, write_doc_sql, id, doc, N_DOC, error);
}

gboolean
maillage_writer_write_search (MaillageWriter *self,
                              MaillageLayout *layout,
                              gint64 id,
                              const MaillageDerived *derived,
                              gboolean is_new,
                              GError **error)
{
  char kind[32];
  char *doc[N_DOC]
      = { kind, derived->doc_title, derived->doc_keyword, derived->doc_text, derived->lookups };
  char *old[N_DOC] = { NULL };
  g_autoptr (GError) failed = NULL;
  gboolean ok;

  if (derived->doc_title == NULL)
    return TRUE;
  g_snprintf (kind, sizeof kind, "k%" G_GINT64_FORMAT, layout->number);
  if (!is_new)
    read_doc (self, id, old, &failed);
  if (failed != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  ok = replace_doc (self, id, old, doc, error);
  clear_doc (old);
  return ok;
}

gboolean
maillage_writer_remove_search (MaillageWriter *self, gint64 id, GError **error)
{
  g_autoptr (MaillageSqlStatement) forget
      = maillage_sql_prepare (self->db, "DELETE FROM search_doc WHERE id = ?", error);
  char *old[N_DOC] = { NULL };
  g_autoptr (GError) failed = NULL;
  gboolean ok = forget != NULL;

  if (ok && read_doc (self, id, old, &failed))
    {
      maillage_sql_bind_int64 (forget, 1, id);
      ok = wait_for_index (self, id, old, error)
           && run_for_lookups (self, remove_lookup_sql, id, old[DOC_LOOKUPS], error)
           && maillage_sql_run (forget, error);
    }
  clear_doc (old);
  if (failed != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  return ok;
}

/* When most of what is indexed goes, the rest is indexed anew: FTS5 forgets word by word. */
static gboolean
wait_for_span (MaillageWriter *self, gint64 first, gint64 last, GError **error)
{
  gint64 n_docs;

  if (first > self->last_indexed)
    return TRUE;
  if (!maillage_sql_get_int64 (self->db, "SELECT count (*) FROM search_doc", &n_docs, error))
    return FALSE;
  if (2 * (last - first) > n_docs)
    return maillage_writer_forget_index (self, error);
  return maillage_sql_execf (self->db,
                             error,
                             "INSERT OR IGNORE INTO search_wait SELECT id, kind, title, keyword,"
                             " text FROM search_doc WHERE id BETWEEN %" G_GINT64_FORMAT
                             " AND %" G_GINT64_FORMAT,
                             first,
                             MIN (last, self->last_indexed));
}

gboolean
maillage_writer_remove_search_span (MaillageWriter *self, gint64 first, gint64 last, GError **error)
{
  return wait_for_span (self, first, last, error)
         && maillage_sql_execf (self->db,
                                error,
                                "DELETE FROM search_doc WHERE id BETWEEN %" G_GINT64_FORMAT
                                " AND %" G_GINT64_FORMAT ";"
                                "DELETE FROM lookup WHERE record BETWEEN %" G_GINT64_FORMAT
                                " AND %" G_GINT64_FORMAT ";",
                                first,
                                last,
                                first,
                                last);
}
