/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* The palette's search: names that begin so, then words of titles and keywords, then any words.
 * Never bm25: its cost is that of all hits. */

#include "maillage-kind-private.h"
#include "maillage-record-private.h"
#include "maillage-text-private.h"

#include <glib/gi18n-lib.h>

/* Word hits looked at before the best are kept. */
#define MAX_RANKED 500
/* From how many letters on words are searched. */
#define MIN_LETTERS 2
/* How long somebody waits who wants to paint the answer at once. */
#define SOON_US 8000

typedef struct
{
  char *fold;
  GStrv words;
  char *
      kinds[MAILLAGE_SEARCH_TEXT + 1]; /* by class, those that may be looked through so far: JSON */
  char *reader;                        /* the plugin that asks; NULL for the program */
  guint limit;

  GMutex lock; /* of the answer, for who waits for it */
  GCond cond;
  gboolean done;
} Search;

typedef struct
{
  gint64 id;
  gint64 modified;
  guint rank; /* the smaller, the better */
} Hit;

static void
search_free (gpointer data)
{
  Search *self = data;

  g_free (self->fold);
  g_strfreev (self->words);
  for (int c = 0; c <= MAILLAGE_SEARCH_TEXT; c++)
    g_free (self->kinds[c]);
  g_free (self->reader);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->cond);
  g_free (self);
}

/* The one kind asked for, or every kind that is to be found: as far as @reader may search it. */
static char *
kind_numbers (MaillageStore *store,
              const char *kind_id,
              const char *reader,
              MaillageSearchClass searched)
{
  g_autoptr (GPtrArray) kinds = maillage_registry_list_kinds (store->registry);
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < kinds->len; i++)
    {
      MaillageKind *kind = g_ptr_array_index (kinds, i);
      const char *id = maillage_kind_get_id (kind);
      gint64 number = _maillage_store_get_kind_number (store, id);

      if (number != 0
          && (kind_id != NULL ? g_str_equal (kind_id, id) : maillage_kind_get_searchable (kind))
          && _maillage_kind_get_reach (kind, reader) >= searched)
        g_array_append_val (numbers, number);
    }
  return _maillage_json_ids ((const gint64 *) numbers->data, numbers->len);
}

static Search *
search_new (
    MaillageStore *store, const char *text, const char *kind_id, guint limit, const char *reader)
{
  Search *self = g_new0 (Search, 1);

  self->fold = maillage_text_fold (text);
  self->words = _maillage_text_dup_sought (text);
  for (int c = MAILLAGE_SEARCH_TITLE; c <= MAILLAGE_SEARCH_TEXT; c++)
    self->kinds[c] = kind_numbers (store, kind_id, reader, c);
  self->reader = g_strdup (reader);
  self->limit = limit;
  g_mutex_init (&self->lock);
  g_cond_init (&self->cond);
  return self;
}

static gboolean
has_enough_letters (Search *self)
{
  for (guint i = 0; self->words != NULL && self->words[i] != NULL; i++)
    if (g_utf8_strlen (self->words[i], -1) >= MIN_LETTERS)
      return TRUE;
  return FALSE;
}

static void
take_id (GArray *ids, GHashTable *seen, gint64 id)
{
  if (g_hash_table_add (seen, g_memdup2 (&id, sizeof id)))
    g_array_append_val (ids, id);
}

static gboolean
add_names (
    Search *self, MaillageSqlConnection *connection, GArray *ids, GHashTable *seen, GError **error)
{
  g_autoptr (MaillageSqlStatement) row = maillage_sql_prepare (
      connection,
      "SELECT l.record FROM lookup AS l JOIN record AS r ON r.id = l.record"
      " WHERE l.fold >= ?1 AND l.fold < ?1 || ?2 AND r.trashed IS NULL"
      " AND r.kind IN (SELECT value FROM json_each (?3)) ORDER BY l.fold, l.record",
      error);
  MaillageSqlStep step = MAILLAGE_SQL_DONE;

  if (row == NULL)
    return FALSE;
  maillage_sql_bind_text (row, 1, self->fold);
  maillage_sql_bind_text (row, 2, MAILLAGE_STORE_LAST);
  maillage_sql_bind_text (row, 3, self->kinds[MAILLAGE_SEARCH_KEYWORD]); /* a sigle is a name */
  while (ids->len < self->limit && (step = maillage_sql_step (row, error)) == MAILLAGE_SQL_ROW)
    take_id (ids, seen, maillage_sql_column_int64 (row, 0));
  return step != MAILLAGE_SQL_FAILED;
}

/* The title begins with the text, a word of it does, or the words are elsewhere. */
static guint
rank_title (Search *self, const char *title)
{
  g_autofree char *inner = g_strconcat (" ", self->fold, NULL);

  if (g_str_has_prefix (title, self->fold))
    return 0;
  if (strstr (title, inner) != NULL)
    return 1;
  for (guint i = 0; self->words[i] != NULL; i++)
    if (strstr (title, self->words[i]) == NULL)
      return 3;
  return 2;
}

static int
compare_hits (gconstpointer a, gconstpointer b)
{
  const Hit *one = a, *two = b;

  if (one->rank != two->rank)
    return one->rank < two->rank ? -1 : 1;
  if (one->modified != two->modified)
    return one->modified > two->modified ? -1 : 1;
  return one->id < two->id ? -1 : one->id > two->id;
}

static void
add_hit (Search *self, MaillageSqlStatement *row, GArray *hits)
{
  Hit hit = { maillage_sql_column_int64 (row, 0),
              maillage_sql_column_int64 (row, 2),
              rank_title (self, maillage_sql_column_text (row, 1)) };

  g_array_append_val (hits, hit);
}

/* Before the index: what enters it meanwhile is found twice, not missed. The join is a cross join,
 * which SQLite does in this order: it would begin with all records of the kinds, to find the few
 * that wait. */
static gboolean
read_waiting (Search *self,
              MaillageSqlConnection *connection,
              MaillageSearchClass searched,
              GArray *hits,
              GError **error)
{
  g_autoptr (MaillageSqlStatement) row = maillage_sql_prepare (
      connection,
      "SELECT d.id, d.title, r.modified, d.keyword, d.text FROM search_doc AS d"
      " CROSS JOIN record AS r ON r.id = d.id WHERE " MAILLAGE_STORE_UNINDEXED
      " AND r.trashed IS NULL AND r.kind IN (SELECT value FROM json_each (?))",
      error);
  MaillageSqlStep step = MAILLAGE_SQL_DONE;

  if (row == NULL)
    return FALSE;
  maillage_sql_bind_text (row, 1, self->kinds[searched]);
  while (hits->len < MAX_RANKED && (step = maillage_sql_step (row, error)) == MAILLAGE_SQL_ROW)
    {
      const char *texts[MAILLAGE_SEARCH_TEXT + 1] = { maillage_sql_column_text (row, 1) };

      for (int c = MAILLAGE_SEARCH_KEYWORD; c <= (int) searched; c++)
        texts[c - 1] = maillage_sql_column_text (row, c + 1);

      if (_maillage_text_matches (self->words, texts))
        add_hit (self, row, hits);
    }
  return step != MAILLAGE_SQL_FAILED;
}

static gboolean
read_hits (Search *self,
           MaillageSqlConnection *connection,
           MaillageSearchClass searched,
           GArray *hits,
           GError **error)
{
  g_autofree char *match = _maillage_text_dup_match (self->fold, searched);
  g_autoptr (MaillageSqlStatement) row = maillage_sql_prepare (
      connection,
      "SELECT search.rowid, d.title, r.modified FROM search JOIN record AS r ON r.id = search.rowid"
      " JOIN search_doc AS d ON d.id = search.rowid"
      " WHERE search MATCH ?1" MAILLAGE_STORE_INDEXED " AND r.trashed IS NULL"
      " AND r.kind IN (SELECT value FROM json_each (?2)) LIMIT ?3",
      error);
  MaillageSqlStep step;

  if (row == NULL)
    return FALSE;
  maillage_sql_bind_text (row, 1, match);
  maillage_sql_bind_text (row, 2, self->kinds[searched]);
  maillage_sql_bind_int64 (row, 3, MAX_RANKED);
  while ((step = maillage_sql_step (row, error)) == MAILLAGE_SQL_ROW)
    add_hit (self, row, hits);
  return step == MAILLAGE_SQL_DONE;
}

static gboolean
add_words (Search *self,
           MaillageSqlConnection *connection,
           MaillageSearchClass searched,
           GArray *ids,
           GHashTable *seen,
           GError **error)
{
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (Hit));

  if (ids->len >= self->limit)
    return TRUE;
  if (!read_waiting (self, connection, searched, hits, error)
      || !read_hits (self, connection, searched, hits, error))
    return FALSE;
  g_array_sort (hits, compare_hits);
  for (guint i = 0; i < hits->len && ids->len < self->limit; i++)
    take_id (ids, seen, g_array_index (hits, Hit, i).id);
  return TRUE;
}

static GArray *
search_run (Search *self, MaillageSqlConnection *connection, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  if (*self->fold == '\0')
    return g_steal_pointer (&ids);
  if (!add_names (self, connection, ids, seen, error))
    return NULL;
  /* Titles alone are for those who may not see the keywords. */
  for (int c = self->reader != NULL ? MAILLAGE_SEARCH_TITLE : MAILLAGE_SEARCH_KEYWORD;
       c <= MAILLAGE_SEARCH_TEXT && has_enough_letters (self);
       c++)
    if (!add_words (self, connection, c, ids, seen, error))
      return NULL;
  return g_steal_pointer (&ids);
}

static void
set_closed (GError **error)
{
  g_set_error_literal (error, MAILLAGE_ERROR, MAILLAGE_ERROR_FAILED, _ ("No store is open."));
}

GPtrArray *
_maillage_store_search_for (MaillageStore *self,
                            const char *text,
                            const char *kind_id,
                            guint limit,
                            const char *reader,
                            GError **error)
{
  g_autoptr (GArray) ids = NULL;
  Search *search;

  if (self->reader == NULL)
    {
      set_closed (error);
      return NULL;
    }
  search = search_new (self, text, kind_id, limit, reader);
  ids = search_run (search, self->reader, error);
  search_free (search);
  if (ids == NULL)
    {
      _maillage_store_translate_error (error);
      return NULL;
    }
  return _maillage_store_make_records (self, ids, NULL, reader);
}

/**
 * maillage_store_search:
 * @self: an open store
 * @text: what was typed: beginnings of words, accents and case ignored
 * @kind_id: (nullable): one kind, or %NULL for every kind that says it is searchable
 * @limit: how many records at most
 * @error: why it cannot be answered
 *
 * Finds records by a few letters: those whose title, name or sigle begins so, then those with the
 * words in their title or keywords, then anywhere. The trash is left out.
 *
 * Returns: (transfer container) (element-type MaillageRecord): the best first
 */
GPtrArray *
maillage_store_search (
    MaillageStore *self, const char *text, const char *kind_id, guint limit, GError **error)
{
  g_return_val_if_fail (MAILLAGE_IS_STORE (self), NULL);
  g_return_val_if_fail (text != NULL, NULL);
  return _maillage_store_search_for (self, text, kind_id, limit, NULL, error);
}

static void
set_done (Search *self)
{
  g_mutex_lock (&self->lock);
  self->done = TRUE;
  g_cond_signal (&self->cond);
  g_mutex_unlock (&self->lock);
}

static void
wait_for (Search *self, gint64 until)
{
  g_mutex_lock (&self->lock);
  while (!self->done && g_cond_wait_until (&self->cond, &self->lock, until))
    ;
  g_mutex_unlock (&self->lock);
}

static void
search_job (MaillageSqlConnection *connection, GTask *task, gpointer data)
{
  GError *error = NULL;
  GArray *ids = search_run (data, connection, &error);

  if (ids == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, ids, (GDestroyNotify) g_array_unref);
  set_done (data);
}

/* Returns the search on its way; NULL when the store is closed, which @callback is told. */
static GTask *
push_search (MaillageStore *self,
             const char *text,
             const char *kind_id,
             guint limit,
             const char *reader,
             GCancellable *cancellable,
             GAsyncReadyCallback callback,
             gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, _maillage_store_search_for_async);
  if (self->scanner == NULL)
    {
      GError *error = NULL;

      set_closed (&error);
      g_task_return_error (task, error);
      return NULL;
    }
  g_task_set_task_data (task, search_new (self, text, kind_id, limit, reader), search_free);
  maillage_sql_worker_push (self->scanner, task, search_job);
  return g_steal_pointer (&task);
}

void
_maillage_store_search_for_async (MaillageStore *self,
                                  const char *text,
                                  const char *kind_id,
                                  guint limit,
                                  const char *reader,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_autoptr (GTask) task
      = push_search (self, text, kind_id, limit, reader, cancellable, callback, user_data);
}

/**
 * maillage_store_search_soon:
 * @self: an open store
 * @text: what was typed
 * @limit: how many records at most
 * @cancellable: (nullable): cancels it: do so at each letter
 * @callback: called on the main thread
 * @user_data: data for @callback
 *
 * The same as maillage_store_search_async(), for every kind; but it waits for the answer for part
 * of a frame, so that @callback comes before the letter itself is painted, in one frame with it.
 */
void
maillage_store_search_soon (MaillageStore *self,
                            const char *text,
                            guint limit,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (MAILLAGE_IS_STORE (self));
  g_return_if_fail (text != NULL);
  task = push_search (self, text, NULL, limit, NULL, cancellable, callback, user_data);
  if (task != NULL)
    wait_for (g_task_get_task_data (task), g_get_monotonic_time () + SOON_US);
}

/**
 * maillage_store_search_async:
 * @self: an open store
 * @text: what was typed
 * @kind_id: (nullable): one kind
 * @limit: how many records at most
 * @cancellable: (nullable): cancels it: do so at each letter
 * @callback: called on the main thread
 * @user_data: data for @callback
 *
 * The same as maillage_store_search(), on the store's reading thread.
 */
void
maillage_store_search_async (MaillageStore *self,
                             const char *text,
                             const char *kind_id,
                             guint limit,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_return_if_fail (MAILLAGE_IS_STORE (self));
  g_return_if_fail (text != NULL);
  _maillage_store_search_for_async (
      self, text, kind_id, limit, NULL, cancellable, callback, user_data);
}

/**
 * maillage_store_search_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: why it cannot be answered
 *
 * Returns: (transfer container) (element-type MaillageRecord): the best first
 */
GPtrArray *
maillage_store_search_finish (MaillageStore *self, GAsyncResult *result, GError **error)
{
  g_autoptr (GArray) ids = NULL;
  Search *search;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  search = g_task_get_task_data (G_TASK (result));
  ids = g_task_propagate_pointer (G_TASK (result), error);
  if (ids == NULL)
    {
      _maillage_store_translate_error (error);
      return NULL;
    }
  return _maillage_store_make_records (self, ids, NULL, search->reader);
}
