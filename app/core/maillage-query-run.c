/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Runs a query's SQL, on whichever thread owns the connection. */

#include "maillage-query-private.h"
#include "maillage-text-private.h"

/* Rows between two looks at the cancellable. */
#define CANCEL_EVERY 1024
/* And at what may stop a look. */
#define LOOK_EVERY 32

void
_maillage_id_set_add (MaillageIdSet *self, gint64 id)
{
  if (id >= self->size)
    {
      gint64 size = MAX (id + 1, self->size * 2);

      size = (size + 7) & ~G_GINT64_CONSTANT (7);
      self->bits = g_realloc (self->bits, (gsize) size / 8);
      memset (self->bits + self->size / 8, 0, (gsize) (size - self->size) / 8);
      self->size = size;
    }
  self->bits[id / 8] |= (guint8) (1 << (id % 8));
}

void
_maillage_id_set_remove (MaillageIdSet *self, gint64 id)
{
  if (id < self->size)
    self->bits[id / 8] &= (guint8) ~(1 << (id % 8));
}

void
_maillage_id_set_clear (MaillageIdSet *self)
{
  g_clear_pointer (&self->bits, g_free);
  self->size = 0;
}

MaillageSqlStatement *
_maillage_plan_prepare (MaillagePlan *self,
                        MaillageSqlConnection *connection,
                        const char *sql,
                        GError **error)
{
  MaillageSqlStatement *statement = maillage_sql_prepare (connection, sql, error);
  GHashTableIter iter;
  gpointer name, value;
  int index;

  if (statement == NULL)
    return NULL;
  g_hash_table_iter_init (&iter, self->parameters);
  while (g_hash_table_iter_next (&iter, &name, &value))
    if ((index = maillage_sql_parameter (statement, name)) > 0)
      maillage_sql_bind_text (statement, index, value);
  g_hash_table_iter_init (&iter, self->numbers);
  while (g_hash_table_iter_next (&iter, &name, &value))
    if ((index = maillage_sql_parameter (statement, name)) > 0)
      maillage_sql_bind_double (statement, index, *(double *) value);
  return statement;
}

/* What SQL cannot say: the columns after the id, folded, contain what was asked. */
static gboolean
row_contains (MaillagePlan *self, MaillageSqlStatement *row)
{
  for (guint i = 0; i < self->folds->len; i++)
    {
      const char *text = maillage_sql_column_text (row, (int) i + 1);
      g_autofree char *fold = text != NULL ? maillage_text_fold (text) : NULL;

      if (fold == NULL || strstr (fold, g_ptr_array_index (self->folds, i)) == NULL)
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_ids (MaillagePlan *self,
          MaillageSqlStatement *row,
          gboolean filtered,
          guint limit,
          GCancellable *cancellable,
          GArray *ids,
          GError **error)
{
  MaillageSqlStep step = MAILLAGE_SQL_DONE;

  for (guint n = 1; (limit == 0 || ids->len < limit)
                    && (step = maillage_sql_step (row, error)) == MAILLAGE_SQL_ROW;
       n++)
    {
      gint64 id = maillage_sql_column_int64 (row, 0);

      if (n % CANCEL_EVERY == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (!filtered || row_contains (self, row))
        g_array_append_val (ids, id);
    }
  return step != MAILLAGE_SQL_FAILED;
}

/* The rows are asked one by one when that soon finds @limit of them. */
static char *const *
choose_order (MaillagePlan *self, MaillageSqlConnection *connection, guint limit, GError **error)
{
  g_autoptr (MaillageSqlStatement) row = NULL;

  if (limit == 0 || self->soon_order_sql[0] == NULL)
    return self->order_sql;
  row = _maillage_plan_prepare (self, connection, self->many_sql, error);
  if (row == NULL)
    return NULL;
  switch (maillage_sql_step (row, error))
    {
    case MAILLAGE_SQL_ROW:
      return self->soon_order_sql;
    case MAILLAGE_SQL_DONE:
      return self->order_sql;
    case MAILLAGE_SQL_FAILED:
    default:
      return NULL;
    }
}

gboolean
_maillage_plan_read_order (MaillagePlan *self,
                           MaillageSqlConnection *connection,
                           guint limit,
                           GCancellable *cancellable,
                           GArray *ids,
                           GError **error)
{
  char *const *sql = choose_order (self, connection, limit, error);

  if (sql == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (self->order_sql) && sql[i] != NULL; i++)
    {
      g_autoptr (MaillageSqlStatement) row
          = _maillage_plan_prepare (self, connection, sql[i], error);

      if (row == NULL || !read_ids (self, row, TRUE, limit, cancellable, ids, error))
        return FALSE;
    }
  return TRUE;
}

/* Looked at before the index: what enters it meanwhile is found twice, not missed. */
static gboolean
read_waiting (MaillagePlan *self,
              MaillageSqlConnection *connection,
              const char *sql,
              const char *among,
              GCancellable *cancellable,
              GArray *ids,
              GError **error)
{
  g_autoptr (MaillageSqlStatement) row = _maillage_plan_prepare (self, connection, sql, error);
  MaillageSqlStep step;

  if (row == NULL)
    return FALSE;
  if (among != NULL)
    maillage_sql_bind_text (row, maillage_sql_parameter (row, ":ids"), among);
  for (guint n = 1; (step = maillage_sql_step (row, error)) == MAILLAGE_SQL_ROW; n++)
    {
      gint64 id = maillage_sql_column_int64 (row, 0);
      const char *texts[MAILLAGE_SEARCH_TEXT + 1] = { NULL };

      for (int i = 0; i < (int) self->reach; i++)
        texts[i] = maillage_sql_column_text (row, i + 1);

      if (n % CANCEL_EVERY == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (_maillage_text_matches (self->words, texts))
        g_array_append_val (ids, id);
    }
  return step == MAILLAGE_SQL_DONE;
}

/* The index would read through all that are of the kind, to leave out the few that are not. */
static gboolean
is_of_most (MaillageSqlConnection *connection, gint64 n)
{
  gint64 last = 0;

  return maillage_sql_get_int64 (connection, "SELECT max (id) FROM search_doc", &last, NULL)
         && n > last / 2;
}

gboolean
_maillage_plan_read_hits (MaillagePlan *self,
                          MaillageSqlConnection *connection,
                          gint64 n_order,
                          GCancellable *cancellable,
                          GArray *ids,
                          GError **error)
{
  const char *sql = is_of_most (connection, n_order) ? self->hits_any_sql : self->hits_sql;
  g_autoptr (MaillageSqlStatement) row = NULL;

  if (!read_waiting (self, connection, self->waiting_sql, NULL, cancellable, ids, error))
    return FALSE;
  row = _maillage_plan_prepare (self, connection, sql, error);
  return row != NULL && read_ids (self, row, FALSE, 0, cancellable, ids, error);
}

static gboolean
has_text (MaillagePlan *self, MaillageSqlStatement *row, gint64 id)
{
  const char *texts[MAILLAGE_SEARCH_TEXT + 1] = { NULL };

  maillage_sql_reset (row);
  maillage_sql_bind_int64 (row, 1, id);
  if (maillage_sql_step (row, NULL) != MAILLAGE_SQL_ROW)
    return FALSE;
  for (int i = 0; i < (int) self->reach; i++)
    texts[i] = maillage_sql_column_text (row, i);
  return _maillage_text_matches (self->words, texts);
}

gboolean
_maillage_plan_look_for_text (MaillagePlan *self,
                              MaillageSqlConnection *connection,
                              GArray *ids,
                              guint *at,
                              GArray *found,
                              guint n,
                              gboolean (*stop) (gpointer data),
                              gpointer data)
{
  g_autoptr (MaillageSqlStatement) row = maillage_sql_prepare (
      connection, "SELECT title, keyword, text FROM search_doc WHERE id = ?", NULL);

  while (row != NULL && *at < ids->len && found->len < n)
    {
      gint64 id = g_array_index (ids, gint64, *at);

      if (has_text (self, row, id))
        g_array_append_val (found, id);
      if (++*at % LOOK_EVERY == 0 && stop (data))
        break;
    }
  return found->len == n;
}

static char *
dup_json (GArray *ids)
{
  GString *list = g_string_new ("[");

  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (
        list, i > 0 ? ",%" G_GINT64_FORMAT : "%" G_GINT64_FORMAT, g_array_index (ids, gint64, i));
  g_string_append_c (list, ']');
  return g_string_free (list, FALSE);
}

GArray *
_maillage_plan_retest (MaillagePlan *self,
                       MaillageSqlConnection *connection,
                       GArray *ids,
                       gboolean hits,
                       GError **error)
{
  g_autoptr (GArray) kept = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *among = dup_json (ids);
  g_autoptr (MaillageSqlStatement) row = NULL;

  if (hits && !read_waiting (self, connection, self->waiting_among_sql, among, NULL, kept, error))
    return NULL;
  row = _maillage_plan_prepare (
      self, connection, hits ? self->hits_among_sql : self->retest_sql, error);
  if (row == NULL)
    return NULL;
  maillage_sql_bind_text (row, maillage_sql_parameter (row, ":ids"), among);
  if (!read_ids (self, row, !hits, 0, NULL, kept, error))
    return NULL;
  return g_steal_pointer (&kept);
}

GArray *
_maillage_plan_run (MaillagePlan *self,
                    MaillageSqlConnection *connection,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (gint64));
  MaillageIdSet set = { NULL, 0 };
  guint kept = 0;

  if (self->hits_sql == NULL)
    return _maillage_plan_read_order (self, connection, self->limit, cancellable, ids, error)
               ? g_steal_pointer (&ids)
               : NULL;
  if (!_maillage_plan_read_order (self, connection, 0, cancellable, ids, error)
      || !_maillage_plan_read_hits (self, connection, ids->len, cancellable, hits, error))
    return NULL;
  for (guint i = 0; i < hits->len; i++)
    _maillage_id_set_add (&set, g_array_index (hits, gint64, i));
  for (guint i = 0; i < ids->len && (self->limit == 0 || kept < self->limit); i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      if (_maillage_id_set_has (&set, id))
        g_array_index (ids, gint64, kept++) = id;
    }
  g_array_set_size (ids, kept);
  _maillage_id_set_clear (&set);
  return g_steal_pointer (&ids);
}
