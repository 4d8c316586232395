/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Erasing: who else still names a person, by name, address or number. What others wrote is theirs:
 * it is noted for somebody to read, in the store, until somebody says that it was read. */

#include "maillage-writer-erase.h"

#include "maillage-text-private.h"

#include <string.h>

/* A last name that more records than this have may be a word too: “petit”. */
#define RARE 20

/* What a person is known by beside the name */

static gboolean
is_mark (MaillageFieldType type)
{
  return type == MAILLAGE_FIELD_EMAIL || type == MAILLAGE_FIELD_PHONE;
}

static gboolean
has_other (MaillageErase *self,
           MaillageLayout *layout,
           const char *field,
           const char *mark,
           gboolean *has,
           GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT 1 FROM %s WHERE \"%s\" = ? AND id NOT IN"
                                          " (SELECT id FROM temp.erased) LIMIT 1",
                                          layout->table,
                                          field);
  g_autoptr (MaillageSqlStatement) row = maillage_sql_prepare (self->writer->db, sql, error);
  MaillageSqlStep step;

  if (row == NULL)
    return FALSE;
  maillage_sql_bind_text (row, 1, mark);
  step = maillage_sql_step (row, error);
  *has = step == MAILLAGE_SQL_ROW;
  return step != MAILLAGE_SQL_FAILED;
}

/* The number of a reception is not hers alone. */
static gboolean
is_shared (MaillageErase *self, const char *mark, gboolean *shared, GError **error)
{
  GHashTableIter iter;
  gpointer value;

  *shared = FALSE;
  g_hash_table_iter_init (&iter, self->writer->layouts->by_id);
  while (!*shared && g_hash_table_iter_next (&iter, NULL, &value))
    {
      MaillageLayout *layout = value;

      for (guint i = 0; i < layout->n_fields && !*shared; i++)
        if (layout->fields[i].stored && is_mark (layout->fields[i].type)
            && !has_other (self, layout, layout->fields[i].id, mark, shared, error))
          return FALSE;
    }
  return TRUE;
}

static gboolean
add_mark (MaillageErase *self, const char *mark, GError **error)
{
  gboolean shared;

  if (mark == NULL || g_ptr_array_find_with_equal_func (self->marks, mark, g_str_equal, NULL))
    return TRUE;
  if (!is_shared (self, mark, &shared, error))
    return FALSE;
  if (!shared)
    g_ptr_array_add (self->marks, g_strdup (mark));
  return TRUE;
}

static gboolean
add_marks_of (MaillageErase *self, gint64 id, MaillageLayout *layout, GError **error)
{
  for (guint i = 0; i < layout->n_fields; i++)
    {
      g_autofree char *value = NULL;

      if (!layout->fields[i].stored || !is_mark (layout->fields[i].type))
        continue;
      if (!maillage_writer_read_value (self->writer, layout, id, i, &value, error)
          || !add_mark (self, value, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
maillage_erase_read_marks (MaillageErase *self, GError **error)
{
  g_autoptr (MaillageSqlStatement) row = NULL;
  MaillageSqlStep step;

  if (!self->is_person)
    return TRUE;
  row = maillage_sql_prepare (self->writer->db,
                              "SELECT id, kind FROM record WHERE id IN"
                              " (SELECT id FROM temp.erased)",
                              error);
  if (row == NULL)
    return FALSE;
  while ((step = maillage_sql_step (row, error)) == MAILLAGE_SQL_ROW)
    {
      MaillageLayout *layout = maillage_layouts_find_number (self->writer->layouts,
                                                             maillage_sql_column_int64 (row, 1));

      if (layout != NULL && !add_marks_of (self, maillage_sql_column_int64 (row, 0), layout, error))
        return FALSE;
    }
  return step == MAILLAGE_SQL_DONE;
}

/* Who */

gboolean
maillage_erase_weigh_last_name (MaillageErase *self, GError **error)
{
  g_autofree char *match = self->last_name != NULL
                               ? _maillage_text_dup_match (self->last_name, MAILLAGE_SEARCH_TEXT)
                               : NULL;
  g_autoptr (MaillageSqlStatement) row = NULL;

  if (match == NULL)
    return TRUE;
  row = maillage_sql_prepare (self->writer->db,
                              "SELECT count (*) FROM (SELECT 1 FROM search WHERE search MATCH ?1"
                              " LIMIT ?2 + 1)",
                              error);
  if (row == NULL)
    return FALSE;
  maillage_sql_bind_text (row, 1, match);
  maillage_sql_bind_int64 (row, 2, RARE);
  if (!maillage_writer_step_to_row (row, error))
    return FALSE;
  self->common = maillage_sql_column_int64 (row, 0) > RARE;
  return TRUE;
}

void
maillage_erase_add_mention (MaillageErase *self, const char *uuid)
{
  GPtrArray *mentions = self->erased->mentions;

  if (mentions->len < MAILLAGE_ERASE_MOST_MENTIONS
      && !g_ptr_array_find_with_equal_func (mentions, uuid, g_str_equal, NULL))
    g_ptr_array_add (mentions, g_strdup (uuid));
}

/* Rows of a UUID, a kind and a text, which is read unless it is NULL. */
static gboolean
add_found (MaillageErase *self, MaillageSqlStatement *take_row, GError **error)
{
  g_autoptr (MaillageSqlStatement) row = take_row;
  MaillageSqlStep step;

  while ((step = maillage_sql_step (row, error)) == MAILLAGE_SQL_ROW)
    if (maillage_sql_column_is_null (row, 2)
        || maillage_erase_is_in (
            self, maillage_sql_column_text (row, 2), maillage_sql_column_int64 (row, 1)))
      maillage_erase_add_mention (self, maillage_sql_column_text (row, 0));
  return step == MAILLAGE_SQL_DONE;
}

char *
maillage_erase_dup_likes (const char *column, guint n)
{
  GString *sql = g_string_new (n == 0 ? "0" : NULL);

  for (guint i = 1; i <= n; i++)
    g_string_append_printf (sql, "%s%s LIKE ?%u", i > 1 ? " OR " : "", column, i);
  return g_string_free (sql, FALSE);
}

static gboolean
add_like (MaillageErase *self, GPtrArray *patterns, const char *sql, GError **error)
{
  MaillageSqlStatement *row = maillage_sql_prepare (self->writer->db, sql, error);

  if (row == NULL)
    return FALSE;
  for (guint i = 0; i < patterns->len; i++)
    maillage_sql_bind_text (row, (int) i + 1, g_ptr_array_index (patterns, i));
  return add_found (self, row, error);
}

gboolean
maillage_erase_is_text (const MaillageLayoutField *field)
{
  switch (field->type)
    {
    case MAILLAGE_FIELD_TEXT:
    case MAILLAGE_FIELD_LONG_TEXT:
    case MAILLAGE_FIELD_PHONE:
    case MAILLAGE_FIELD_EMAIL:
    case MAILLAGE_FIELD_WEB:
    case MAILLAGE_FIELD_ADDRESS:
      return TRUE;
    default:
      return FALSE;
    }
}

/* Whether its words are in the index, where all that hold one are found at once. */
static gboolean
is_indexed (MaillageLayout *layout, const MaillageLayoutField *field)
{
  return maillage_kind_get_searchable (layout->kind) && field->searchable != MAILLAGE_SEARCH_NONE;
}

/* Rows of a UUID, a kind and a column. */
static char *
dup_read_sql (MaillageLayout *layout, const MaillageLayoutField *field, guint n_patterns)
{
  g_autofree char *column = g_strdup_printf ("k.\"%s\"", field->id);
  g_autofree char *likes = maillage_erase_dup_likes (column, n_patterns);

  return g_strdup_printf ("SELECT r.uuid, r.kind, %s FROM %s AS k JOIN record AS r ON r.id = k.id"
                          " WHERE (%s) AND k.id NOT IN (SELECT id FROM temp.erased)",
                          column,
                          layout->table,
                          likes);
}

/* A file is named by its name. */
static gboolean
add_of_kind (MaillageErase *self, GPtrArray *patterns, MaillageLayout *layout, GError **error)
{
  for (guint i = 0; i < layout->n_fields; i++)
    {
      const MaillageLayoutField *field = &layout->fields[i];
      g_autofree char *sql = dup_read_sql (layout, field, patterns->len);

      if (!field->stored || is_indexed (layout, field)
          || (!maillage_erase_is_text (field) && field->type != MAILLAGE_FIELD_FILE))
        continue;
      if (!add_like (self, patterns, sql, error))
        return FALSE;
    }
  return TRUE;
}

#define DOC "d.title || char (10) || d.keyword || char (10) || d.text"

/* @exactly: the words as they follow each other; else all of them, wherever. */
static gboolean
add_indexed (MaillageErase *self, const char *sought, gboolean exactly, GError **error)
{
  g_autofree char *match = _maillage_text_dup_match (sought, MAILLAGE_SEARCH_TEXT);
  g_autofree char *sql
      = g_strdup_printf ("SELECT r.uuid, r.kind, %s FROM search JOIN record AS r"
                         " ON r.id = search.rowid JOIN search_doc AS d ON d.id = r.id"
                         " WHERE search MATCH ? AND r.id NOT IN (SELECT id FROM temp.erased)",
                         exactly ? DOC : "NULL");
  MaillageSqlStatement *row;

  if (match == NULL)
    return TRUE;
  row = maillage_sql_prepare (self->writer->db, sql, error);
  if (row == NULL)
    return FALSE;
  maillage_sql_bind_text (row, 1, match);
  return add_found (self, row, error);
}

/* A number stands in the index as it was typed, in groups. */
static gboolean
add_numbers (MaillageErase *self, GError **error)
{
  g_autoptr (GPtrArray) patterns = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *likes = NULL;
  g_autofree char *sql = NULL;

  for (guint i = 0; i < self->marks->len; i++)
    if (maillage_erase_is_number (g_ptr_array_index (self->marks, i)))
      g_ptr_array_add (patterns, maillage_erase_dup_pattern (g_ptr_array_index (self->marks, i)));
  if (patterns->len == 0)
    return TRUE;
  likes = maillage_erase_dup_likes ("d.keyword || d.text", patterns->len);
  sql = g_strdup_printf ("SELECT r.uuid, r.kind, " DOC " FROM search_doc AS d"
                         " JOIN record AS r ON r.id = d.id WHERE (%s)"
                         " AND d.id NOT IN (SELECT id FROM temp.erased)",
                         likes);
  return add_like (self, patterns, sql, error);
}

/* The index has no capitals: of those that hold a word, the texts themselves tell. */
static gboolean
find_holders (MaillageErase *self, GError **error)
{
  g_autofree char *match = _maillage_text_dup_match (self->last_name, MAILLAGE_SEARCH_TEXT);
  g_autoptr (MaillageSqlStatement) insert = NULL;

  if (!maillage_sql_exec (self->writer->db,
                          "CREATE TEMP TABLE IF NOT EXISTS holder (kind INTEGER, id INTEGER,"
                          " PRIMARY KEY (kind, id)) WITHOUT ROWID; DELETE FROM temp.holder;",
                          error))
    return FALSE;
  insert = maillage_sql_prepare (self->writer->db,
                                 "INSERT INTO temp.holder SELECT r.kind, r.id FROM search"
                                 " JOIN record AS r ON r.id = search.rowid WHERE search MATCH ?",
                                 error);
  if (insert == NULL)
    return FALSE;
  maillage_sql_bind_text (insert, 1, match);
  return maillage_sql_run (insert, error);
}

static gboolean
add_holders_of (MaillageErase *self, GPtrArray *patterns, MaillageLayout *layout, GError **error)
{
  for (guint i = 0; i < layout->n_fields; i++)
    {
      const MaillageLayoutField *field = &layout->fields[i];
      g_autofree char *all = dup_read_sql (layout, field, patterns->len);
      g_autofree char *sql = NULL;

      if (!field->stored || !is_indexed (layout, field) || !maillage_erase_is_text (field))
        continue;
      sql = g_strdup_printf (
          "%s AND k.id IN (SELECT id FROM temp.holder WHERE kind = %" G_GINT64_FORMAT ")",
          all,
          layout->number);
      if (!add_like (self, patterns, sql, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_holders (MaillageErase *self, GError **error)
{
  g_autoptr (GPtrArray) patterns = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer layout;

  g_ptr_array_add (patterns, maillage_erase_dup_pattern (self->last_name));
  if (!find_holders (self, error))
    return FALSE;
  g_hash_table_iter_init (&iter, self->writer->layouts->by_id);
  while (g_hash_table_iter_next (&iter, NULL, &layout))
    if (!add_holders_of (self, patterns, layout, error))
      return FALSE;
  return TRUE;
}

static gboolean
add_last_name (MaillageErase *self, GError **error)
{
  if (self->last_name == NULL)
    return TRUE;
  return self->common ? add_holders (self, error)
                      : add_indexed (self, self->last_name, TRUE, error);
}

static gboolean
find_indexed (MaillageErase *self, GError **error)
{
  if (!add_indexed (self, self->title, FALSE, error) || !add_last_name (self, error))
    return FALSE;
  for (guint i = 0; i < self->marks->len; i++)
    if (!maillage_erase_is_number (g_ptr_array_index (self->marks, i))
        && !add_indexed (self, g_ptr_array_index (self->marks, i), TRUE, error))
      return FALSE;
  return add_numbers (self, error);
}

gboolean
maillage_erase_find_mentions (MaillageErase *self, GError **error)
{
  g_autoptr (GPtrArray) patterns = maillage_erase_list_patterns (self);
  GHashTableIter iter;
  gpointer layout;

  if (!self->is_person || self->title == NULL)
    return TRUE;
  if (!find_indexed (self, error))
    return FALSE;
  g_hash_table_iter_init (&iter, self->writer->layouts->by_id);
  while (g_hash_table_iter_next (&iter, NULL, &layout))
    if (!add_of_kind (self, patterns, layout, error))
      return FALSE;
  return maillage_erase_find_beside (self, error);
}

/* Whoever was merged into her is in the trash, as somebody else, with all that was known. */
gboolean
maillage_erase_find_twins (MaillageErase *self, GError **error)
{
  MaillageSqlStatement *row;

  if (!self->is_person)
    return TRUE;
  row = maillage_sql_prepare (
      self->writer->db,
      "SELECT r.uuid, r.kind, NULL FROM change_item AS mine"
      " JOIN change_item AS t ON t.change = mine.change AND t.action = ?2 AND t.last IS NULL"
      " JOIN record AS r ON r.id = t.record AND r.trashed IS NOT NULL"
      " WHERE mine.record = (SELECT id FROM record WHERE uuid = ?1) AND mine.action <> ?2"
      " AND r.kind = (SELECT kind FROM record WHERE uuid = ?1)"
      " AND r.id NOT IN (SELECT id FROM temp.erased)",
      error);

  if (row == NULL)
    return FALSE;
  maillage_sql_bind_text (row, 1, self->uuid);
  maillage_sql_bind_int64 (row, 2, MAILLAGE_ITEM_TRASH);
  return add_found (self, row, error);
}
