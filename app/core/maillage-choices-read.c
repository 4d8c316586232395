/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* What an office says of its choice lists and the values of its own that records have, read for the
 * kinds' fields; and how often each value is used. */

#include "maillage-choice-private.h"
#include "maillage-choices.h"
#include "maillage-store-private.h"

#include <string.h>

/* A field that takes words of the user's own, and those its records have: a commit looks again at
 * the fields of the kinds that it touched. */
typedef struct
{
  char *kind_id;
  char *sql;
  GStrv used;
} OpenList;

static void
open_list_free (gpointer data)
{
  OpenList *self = data;

  g_free (self->kind_id);
  g_free (self->sql);
  g_strfreev (self->used);
  g_free (self);
}

static void
add_word (GHashTable *lists, const char *list, MaillageChoiceWord *word, GString *all)
{
  GPtrArray *words = g_hash_table_lookup (lists, list);

  g_string_append_printf (
      all, "%s\t%s\t%s\t%s\t%d\n", list, word->value, word->label, word->instead, word->hidden);
  if (words == NULL)
    {
      words = g_ptr_array_new_with_free_func ((GDestroyNotify) _maillage_choice_word_free);
      g_hash_table_insert (lists, g_strdup (list), words);
    }
  g_ptr_array_add (words, word);
}

/* The rows of a list's records, by list. */
static GHashTable *
read_words (MaillageStore *self, GString *all)
{
  GHashTable *lists
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (MaillageSqlStatement) rows = NULL;

  if (_maillage_store_get_kind_number (self, MAILLAGE_CHOICE_KIND) != 0)
    rows = maillage_sql_prepare (self->reader,
                                 "SELECT list, value, label, instead, hidden FROM \"core.choice\""
                                 " WHERE trashed IS NULL ORDER BY id",
                                 NULL);
  while (rows != NULL && maillage_sql_step (rows, NULL) == MAILLAGE_SQL_ROW)
    {
      MaillageChoiceWord *word = g_new0 (MaillageChoiceWord, 1);

      word->value = g_strdup (maillage_sql_column_text (rows, 1));
      word->label = g_strdup (maillage_sql_column_text (rows, 2));
      word->instead = g_strdup (maillage_sql_column_text (rows, 3));
      word->hidden = maillage_sql_column_int64 (rows, 4) != 0;
      add_word (lists, maillage_sql_column_text (rows, 0), word, all);
    }
  return lists;
}

/* The users' own values that live records have: the index of their keys, "9999 " and the value, is
 * leapt over from one to the next, whatever the number of records. */
static char *
dup_used_sql (MaillageField *field)
{
  g_autofree char *table
      = maillage_layout_dup_table (maillage_kind_get_id (maillage_field_get_kind (field)));

  return g_strdup_printf (
      "WITH RECURSIVE used (key) AS (SELECT min (t.\"%1$s_key\") FROM %2$s AS t"
      " WHERE t.trashed IS NULL AND t.\"%1$s_key\" >= '9999 " MAILLAGE_CHOICE_USER_PREFIX "'"
      " UNION ALL SELECT (SELECT min (t.\"%1$s_key\") FROM %2$s AS t WHERE t.trashed IS NULL"
      " AND t.\"%1$s_key\" > used.key) FROM used WHERE used.key IS NOT NULL)"
      " SELECT substr (key, 6) FROM used WHERE key IS NOT NULL",
      maillage_field_get_id (field),
      table);
}

static gboolean
has_word (GHashTable *lists, const char *list, const char *value)
{
  GPtrArray *words = g_hash_table_lookup (lists, list);

  for (guint i = 0; words != NULL && i < words->len; i++)
    if (strcmp (((MaillageChoiceWord *) words->pdata[i])->value, value) == 0)
      return TRUE;
  return FALSE;
}

static GStrv
read_used (MaillageStore *self, const char *sql)
{
  g_autoptr (GStrvBuilder) used = g_strv_builder_new ();
  /* A kind just declared may not have its columns yet. */
  g_autoptr (MaillageSqlStatement) rows = maillage_sql_prepare (self->reader, sql, NULL);

  while (rows != NULL && maillage_sql_step (rows, NULL) == MAILLAGE_SQL_ROW)
    g_strv_builder_add (used, maillage_sql_column_text (rows, 0));
  return g_strv_builder_end (used);
}

static void
add_used (MaillageStore *self, MaillageField *field, GHashTable *lists, GString *all)
{
  g_autofree char *list = _maillage_field_dup_list_id (field);
  OpenList *own = g_new0 (OpenList, 1);

  own->kind_id = g_strdup (maillage_kind_get_id (maillage_field_get_kind (field)));
  own->sql = dup_used_sql (field);
  own->used = read_used (self, own->sql);
  g_ptr_array_add (self->open_lists, own);
  for (char **value = own->used; *value != NULL; value++)
    {
      MaillageChoiceWord *word;

      if (!g_str_has_prefix (*value, MAILLAGE_CHOICE_USER_PREFIX)
          || _maillage_field_find_declared_choice (field, *value) != NULL
          || has_word (lists, list, *value))
        continue;
      word = g_new0 (MaillageChoiceWord, 1);
      word->value = g_strdup (*value);
      add_word (lists, list, word, all);
    }
}

/* Only where an index tells which they are: to look at each record at every change would keep
 * people waiting. */
static gboolean
takes_own_values (MaillageStore *self, MaillageField *field)
{
  return maillage_field_get_field_type (field) == MAILLAGE_FIELD_CHOICE
         && maillage_field_get_extensible (field) && maillage_layout_field_has_key (field)
         && !maillage_field_get_multiple (field)
         && _maillage_store_get_kind_number (self,
                                             maillage_kind_get_id (maillage_field_get_kind (field)))
                != 0;
}

static void
set_choices (GPtrArray *kinds, GHashTable *lists)
{
  for (guint i = 0; i < kinds->len; i++)
    for (guint j = 0; j < maillage_kind_get_n_fields (kinds->pdata[i]); j++)
      {
        MaillageField *field = maillage_kind_get_field (kinds->pdata[i], j);
        g_autofree char *id = NULL;

        if (maillage_field_get_field_type (field) != MAILLAGE_FIELD_CHOICE)
          continue;
        id = _maillage_field_dup_list_id (field);
        _maillage_field_set_office_choices (field, g_hash_table_lookup (lists, id));
      }
}

static gboolean
read_choices (MaillageStore *self, gboolean even_the_same)
{
  g_autoptr (GPtrArray) kinds = maillage_registry_list_kinds (self->registry);
  g_autoptr (GString) all = g_string_new (NULL);
  g_autoptr (GHashTable) lists = read_words (self, all);
  gboolean is_new;

  g_clear_pointer (&self->open_lists, g_ptr_array_unref);
  self->open_lists = g_ptr_array_new_with_free_func (open_list_free);
  for (guint i = 0; i < kinds->len; i++)
    for (guint j = 0; j < maillage_kind_get_n_fields (kinds->pdata[i]); j++)
      if (takes_own_values (self, maillage_kind_get_field (kinds->pdata[i], j)))
        add_used (self, maillage_kind_get_field (kinds->pdata[i], j), lists, all);
  is_new = g_strcmp0 (self->choice_words, all->str) != 0;
  if (is_new || even_the_same)
    set_choices (kinds, lists);
  g_free (self->choice_words);
  self->choice_words = g_string_free (g_steal_pointer (&all), FALSE);
  return is_new;
}

void
_maillage_store_read_choices (MaillageStore *self)
{
  read_choices (self, TRUE);
}

static gboolean
has_other_words (MaillageStore *self, OpenList *list)
{
  g_auto (GStrv) used = read_used (self, list->sql);

  return !g_strv_equal ((const char *const *) used, (const char *const *) list->used);
}

gboolean
_maillage_store_follow_choices (MaillageStore *self, MaillageChangeSet *set)
{
  gboolean is_new = maillage_change_set_touches_kind (set, MAILLAGE_CHOICE_KIND);

  for (guint i = 0; !is_new && self->open_lists != NULL && i < self->open_lists->len; i++)
    {
      OpenList *list = self->open_lists->pdata[i];

      is_new
          = maillage_change_set_touches_kind (set, list->kind_id) && has_other_words (self, list);
    }
  return is_new && read_choices (self, FALSE);
}

static char *
dup_count_sql (MaillageField *field)
{
  g_autofree char *table
      = maillage_layout_dup_table (maillage_kind_get_id (maillage_field_get_kind (field)));

  return g_strdup_printf ("SELECT \"%1$s\", count (*) FROM %2$s WHERE \"%1$s\" IS NOT NULL"
                          " AND trashed IS NULL GROUP BY \"%1$s\"",
                          maillage_field_get_id (field),
                          table);
}

static GHashTable *
count (MaillageSqlConnection *db, const char *sql, GError **error)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (MaillageSqlStatement) rows = maillage_sql_prepare (db, sql, error);
  MaillageSqlStep step;

  if (rows == NULL)
    return NULL;
  while ((step = maillage_sql_step (rows, error)) == MAILLAGE_SQL_ROW)
    {
      g_auto (GStrv) lines = g_strsplit (maillage_sql_column_text (rows, 0), "\n", -1);

      for (char **line = lines; *line != NULL; line++)
        g_hash_table_insert (
            counts,
            g_strdup (*line),
            GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, *line))
                              + (guint) maillage_sql_column_int64 (rows, 1)));
    }
  return step == MAILLAGE_SQL_DONE ? g_steal_pointer (&counts) : NULL;
}

/**
 * maillage_choices_count:
 * @store: an open store
 * @field: a stored choice field
 * @error: why it cannot be read
 *
 * Looks at each record of the kind: maillage_choices_count_async() does not keep anyone waiting.
 *
 * Returns: (transfer full) (element-type utf8 guint): how many records have each value
 */
GHashTable *
maillage_choices_count (MaillageStore *store, MaillageField *field, GError **error)
{
  g_autofree char *sql = NULL;
  GHashTable *counts;

  g_return_val_if_fail (MAILLAGE_IS_STORE (store) && MAILLAGE_IS_FIELD (field), NULL);
  if (!_maillage_choices_check (store, field, FALSE, error))
    return NULL;
  sql = dup_count_sql (field);
  counts = count (store->reader, sql, error);
  if (counts == NULL)
    _maillage_store_translate_error (error);
  return counts;
}

static void
count_job (MaillageSqlConnection *connection, GTask *task, gpointer data)
{
  GError *error = NULL;
  GHashTable *counts = count (connection, data, &error);

  if (counts != NULL)
    g_task_return_pointer (task, counts, (GDestroyNotify) g_hash_table_unref);
  else
    g_task_return_error (task, error);
}

/**
 * maillage_choices_count_async:
 * @store: an open store
 * @field: a stored choice field
 * @cancellable: (nullable): cancels it
 * @callback: called on the main thread
 * @user_data: data for @callback
 *
 * Counts on the store's reading thread.
 */
void
maillage_choices_count_async (MaillageStore *store,
                              MaillageField *field,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  GError *error = NULL;

  g_return_if_fail (MAILLAGE_IS_STORE (store) && MAILLAGE_IS_FIELD (field));
  task = g_task_new (store, cancellable, callback, user_data);
  g_task_set_source_tag (task, maillage_choices_count_async);
  if (!_maillage_choices_check (store, field, FALSE, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  g_task_set_task_data (task, dup_count_sql (field), g_free);
  maillage_sql_worker_push (store->scanner, task, count_job);
}

/**
 * maillage_choices_count_finish:
 * @store: a store
 * @result: what the callback was given
 * @error: why it cannot be read
 *
 * Returns: (transfer full) (element-type utf8 guint): how many records have each value
 */
GHashTable *
maillage_choices_count_finish (MaillageStore *store, GAsyncResult *result, GError **error)
{
  GHashTable *counts;

  g_return_val_if_fail (g_task_is_valid (result, store), NULL);
  counts = g_task_propagate_pointer (G_TASK (result), error);
  if (counts == NULL)
    _maillage_store_translate_error (error);
  return counts;
}
