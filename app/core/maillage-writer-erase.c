/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Erasing: the rows of a record and of what is its own, and what others show of it. */

#include "maillage-writer-erase.h"

#include "maillage-files-private.h"

#include <glib/gi18n-lib.h>

/* So many enter a new index of words sooner than its parts can be merged. */
#define FEW_TEXTS 2000

typedef struct
{
  gint64 id, source;
  MaillageLayout *layout; /* of the source */
  int role;               /* the field, or -1 */
} Tie;

gboolean
maillage_erase_read_kind (MaillageSqlConnection *db, const char *uuid, gint64 *kind, GError **error)
{
  g_autoptr (MaillageSqlStatement) row
      = maillage_sql_prepare (db, "SELECT kind FROM record WHERE uuid = ?", error);
  MaillageSqlStep step;

  if (row == NULL)
    return FALSE;
  maillage_sql_bind_text (row, 1, uuid);
  step = maillage_sql_step (row, error);
  *kind = step == MAILLAGE_SQL_ROW ? maillage_sql_column_int64 (row, 0) : 0;
  return step != MAILLAGE_SQL_FAILED;
}

/* What goes */

gboolean
maillage_erase_add_id (MaillageErase *self, gint64 id, const char *uuid, GError **error)
{
  g_autoptr (MaillageSqlStatement) insert = NULL;

  if (!g_hash_table_add (self->ids, g_memdup2 (&id, sizeof id)))
    return TRUE;
  g_ptr_array_add (self->erased->uuids, g_strdup (uuid));
  self->erased->id = id;
  insert = maillage_sql_prepare (
      self->writer->db, "INSERT OR IGNORE INTO temp.erased VALUES (?, ?)", error);
  if (insert == NULL)
    return FALSE;
  maillage_sql_bind_int64 (insert, 1, id);
  maillage_sql_bind_text (insert, 2, uuid);
  return maillage_sql_run (insert, error);
}

static gboolean
add_found (MaillageErase *self, const char *sql, GError **error)
{
  g_autoptr (MaillageSqlStatement) row = maillage_sql_prepare (self->writer->db, sql, error);
  MaillageSqlStep step;

  if (row == NULL)
    return FALSE;
  maillage_sql_bind_text (row, 1, self->uuid);
  while ((step = maillage_sql_step (row, error)) == MAILLAGE_SQL_ROW)
    if (!maillage_erase_add_id (
            self, maillage_sql_column_int64 (row, 0), maillage_sql_column_text (row, 1), error))
      return FALSE;
  return step == MAILLAGE_SQL_DONE;
}

static gboolean
begin_finding (MaillageErase *self, GError **error)
{
  return maillage_sql_exec (self->writer->db,
                            "CREATE TEMP TABLE IF NOT EXISTS erased (id INTEGER PRIMARY KEY, uuid);"
                            "CREATE TEMP TABLE IF NOT EXISTS shown (id INTEGER PRIMARY KEY);"
                            "DELETE FROM temp.erased; DELETE FROM temp.shown;",
                            error);
}

/* Children, and theirs; then what only the history knows of them. */
static gboolean
find_own (MaillageErase *self, GError **error)
{
  guint n;

  do
    {
      n = g_hash_table_size (self->ids);
      if (!add_found (self,
                      "WITH RECURSIVE own (id, uuid) AS (SELECT id, uuid FROM temp.erased UNION"
                      " SELECT r.id, r.uuid FROM own JOIN record AS r ON r.owner = own.id)"
                      " SELECT id, uuid FROM own WHERE ?1 IS NOT NULL",
                      error)
          || !maillage_erase_find_past (self, error))
        return FALSE;
    }
  while (g_hash_table_size (self->ids) > n);
  return TRUE;
}

static gboolean
find_all (MaillageErase *self, GError **error)
{
  return begin_finding (self, error)
         && add_found (self, "SELECT id, uuid FROM record WHERE uuid = ?", error)
         && find_own (self, error);
}

gboolean
maillage_erase_is_personal (MaillageLayout *layout)
{
  for (guint i = 0; i < layout->n_fields; i++)
    if (maillage_field_get_personal (layout->fields[i].field))
      return TRUE;
  return FALSE;
}

static gboolean
read_title (MaillageErase *self, gint64 id, GError **error)
{
  g_autoptr (MaillageSqlStatement) row
      = maillage_sql_prepare (self->writer->db, "SELECT title FROM record WHERE id = ?", error);

  if (row == NULL)
    return FALSE;
  maillage_sql_bind_int64 (row, 1, id);
  if (!maillage_writer_step_to_row (row, error))
    return FALSE;
  self->title = g_strdup (maillage_sql_column_text (row, 0));
  return TRUE;
}

/* Who is sorted by something else than the title starts with is called by it: “Mme Petit”. */
static gboolean
read_last_name (MaillageErase *self, MaillageLayout *layout, gint64 id, GError **error)
{
  const char *format = maillage_kind_get_sort_format (layout->kind);
  g_autofree char *name = NULL;
  int field;

  if (!self->is_person || format == NULL || *format != '{')
    return TRUE;
  name = g_strndup (format + 1, strcspn (format + 1, "}"));
  field = maillage_layout_find_field (layout, name);
  if (field < 0 || !layout->fields[field].stored || !maillage_erase_is_text (&layout->fields[field])
      || !maillage_field_get_personal (layout->fields[field].field))
    return TRUE;
  self->kind = layout->number;
  return maillage_writer_read_value (self->writer, layout, id, field, &self->last_name, error)
         && maillage_erase_weigh_last_name (self, error);
}

static gboolean
read_names (MaillageErase *self, GError **error)
{
  MaillageLayout *layout;
  g_autoptr (GError) failed = NULL;
  gint64 id;

  if (!maillage_writer_find (self->writer, self->uuid, &id, &layout, &failed))
    {
      if (g_error_matches (failed, MAILLAGE_ERROR, MAILLAGE_ERROR_NOT_FOUND))
        return TRUE; /* the history alone knows it */
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  if (!read_title (self, id, error))
    return FALSE;
  self->is_person = maillage_erase_is_personal (layout);
  if (!read_last_name (self, layout, id, error))
    return FALSE;
  maillage_erase_add_words (self, self->title);
  for (guint i = 0; i < layout->n_fields; i++)
    {
      g_autofree char *value = NULL;

      if (!layout->fields[i].stored || layout->fields[i].searchable != MAILLAGE_SEARCH_TITLE)
        continue;
      if (!maillage_writer_read_value (self->writer, layout, id, i, &value, error))
        return FALSE;
      maillage_erase_add_words (self, value);
    }
  return TRUE;
}

/* What shows it */

static GArray *
list_ties (MaillageErase *self, GError **error)
{
  g_autoptr (GArray) ties = g_array_new (FALSE, FALSE, sizeof (Tie));
  g_autoptr (MaillageSqlStatement) row = maillage_sql_prepare (
      self->writer->db,
      "SELECT l.id, l.source, l.role, r.kind FROM link AS l JOIN record AS r ON r.id = l.source"
      " WHERE l.target IN (SELECT id FROM temp.erased)"
      " AND l.source NOT IN (SELECT id FROM temp.erased)",
      error);
  MaillageSqlStep step;

  if (row == NULL)
    return NULL;
  while ((step = maillage_sql_step (row, error)) == MAILLAGE_SQL_ROW)
    {
      Tie tie = { .id = maillage_sql_column_int64 (row, 0),
                  .source = maillage_sql_column_int64 (row, 1),
                  .layout = maillage_layouts_find_number (self->writer->layouts,
                                                          maillage_sql_column_int64 (row, 3)) };

      tie.role = tie.layout != NULL
                     ? maillage_layout_find_field (tie.layout, maillage_sql_column_text (row, 2))
                     : -1;
      g_array_append_val (ties, tie);
    }
  return step == MAILLAGE_SQL_DONE ? g_steal_pointer (&ties) : NULL;
}

/* A child of something else that was about this person, such as a participation, stays as what is
 * counted, without the words that say who. */
static gboolean
clear_personal (MaillageErase *self, const Tie *tie, GError **error)
{
  for (guint i = 0; i < tie->layout->n_fields; i++)
    {
      const MaillageLayoutField *field = &tie->layout->fields[i];
      g_autoptr (MaillageSqlStatement) forget = NULL;

      if (!field->stored || !maillage_erase_is_text (field)
          || !maillage_field_get_personal (field->field))
        continue;
      forget = maillage_sql_prepare (
          self->writer->db, "DELETE FROM change_item WHERE record = ? AND field = ?", error);
      if (forget == NULL)
        return FALSE;
      maillage_sql_bind_int64 (forget, 1, tie->source);
      maillage_sql_bind_text (forget, 2, field->id);
      if (!maillage_sql_run (forget, error)
          || !maillage_writer_write_value (self->writer, tie->layout, tie->source, i, NULL, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
untie (MaillageErase *self, const Tie *tie, GError **error)
{
  const MaillageLayoutField *role = tie->role >= 0 ? &tie->layout->fields[tie->role] : NULL;
  gboolean keeps
      = role != NULL && maillage_field_get_on_gone (role->field) == MAILLAGE_ON_GONE_KEEP_NAME;
  g_autoptr (MaillageSqlStatement) change
      = maillage_sql_prepare (self->writer->db,
                              keeps ? "UPDATE link SET target = NULL, name = ?2 WHERE id = ?1"
                                    : "DELETE FROM link WHERE id = ?1",
                              error);

  if (change == NULL)
    return FALSE;
  maillage_sql_bind_int64 (change, 1, tie->id);
  if (keeps)
    maillage_sql_bind_text (change, 2, _ ("(erased)"));
  maillage_writer_touch (self->writer, tie->source);
  if (!maillage_sql_run (change, error))
    return FALSE;
  return role == NULL || maillage_kind_get_owner (tie->layout->kind) == NULL
         || !maillage_field_get_personal (role->field) || clear_personal (self, tie, error);
}

static gboolean
untie_all (MaillageErase *self, GError **error)
{
  g_autoptr (GArray) ties = list_ties (self, error);

  if (ties == NULL)
    return FALSE;
  for (guint i = 0; i < ties->len; i++)
    if (!untie (self, &g_array_index (ties, Tie, i), error))
      return FALSE;
  return TRUE;
}

/* Rows */

static gboolean
add_sums (MaillageErase *self, MaillageLayout *layout, gint64 id, GError **error)
{
  for (guint i = 0; i < layout->n_fields; i++)
    {
      g_autofree char *value = NULL;

      if (!layout->fields[i].stored || layout->fields[i].type != MAILLAGE_FIELD_FILE)
        continue;
      if (!maillage_writer_read_value (self->writer, layout, id, i, &value, error))
        return FALSE;
      if (value != NULL)
        _maillage_files_add_sums_in (value, self->sums);
    }
  return TRUE;
}

/* One that was taken back is in the history alone: @uuid is NULL. */
static gboolean
read_row (MaillageErase *self, gint64 id, char **uuid, MaillageLayout **layout, GError **error)
{
  g_autoptr (MaillageSqlStatement) row = maillage_sql_prepare (
      self->writer->db, "SELECT uuid, kind FROM record WHERE id = ?", error);
  MaillageSqlStep step;

  *uuid = NULL;
  if (row == NULL)
    return FALSE;
  maillage_sql_bind_int64 (row, 1, id);
  step = maillage_sql_step (row, error);
  if (step != MAILLAGE_SQL_ROW)
    return step == MAILLAGE_SQL_DONE;
  *layout
      = maillage_layouts_find_number (self->writer->layouts, maillage_sql_column_int64 (row, 1));
  *uuid = g_strdup (maillage_sql_column_text (row, 0));
  if (*layout != NULL)
    return TRUE;
  g_set_error_literal (error,
                       MAILLAGE_ERROR,
                       MAILLAGE_ERROR_UNKNOWN_KIND,
                       _ ("The record’s kind is not in the store’s catalogue."));
  return FALSE;
}

static gboolean
delete_row (MaillageErase *self, gint64 id, GError **error)
{
  g_autofree char *uuid = NULL;
  MaillageLayout *layout;
  g_autoptr (MaillageSqlStatement) row = NULL;

  if (!read_row (self, id, &uuid, &layout, error))
    return FALSE;
  if (uuid == NULL)
    return TRUE;
  row = maillage_sql_prepare (self->writer->db, layout->delete_sql, error);
  if (row == NULL)
    return FALSE;
  maillage_sql_bind_int64 (row, 1, id);
  g_hash_table_remove (self->writer->ids, uuid);
  return add_sums (self, layout, id, error)
         && maillage_writer_remove_search (self->writer, id, error)
         && maillage_sql_run (row, error);
}

static gboolean
delete_rows (MaillageErase *self, GError **error)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, self->ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (!delete_row (self, *(gint64 *) id, error))
      return FALSE;
  return maillage_sql_exec (
      self->writer->db,
      "DELETE FROM link WHERE source IN (SELECT id FROM temp.erased);"
      "DELETE FROM territory_use WHERE record IN (SELECT id FROM temp.erased);"
      "DELETE FROM record WHERE id IN (SELECT id FROM temp.erased);",
      error);
}

/* All of it */

static gboolean
forget_as_author (MaillageErase *self, GError **error)
{
  gboolean wrote;

  return !self->is_person || self->title == NULL
         || maillage_writer_forget_author (self->writer, NULL, self->title, &wrote, error);
}

gboolean
maillage_erase_take_sums (MaillageErase *self, GError **error)
{
  g_autoptr (GHashTable) used = NULL;
  GHashTableIter iter;
  gpointer sum;

  if (g_hash_table_size (self->sums) == 0)
    return TRUE;
  used = _maillage_files_list_used (self->writer->db, TRUE, error);
  if (used == NULL)
    return FALSE;
  g_hash_table_iter_init (&iter, self->sums);
  while (g_hash_table_iter_next (&iter, &sum, NULL))
    if (!g_hash_table_contains (used, sum))
      g_ptr_array_add (self->erased->sums, g_strdup (sum));
  return TRUE;
}

static void
erase_init (MaillageErase *self)
{
  self->ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->marks = g_ptr_array_new_with_free_func (g_free);
  self->sums = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
erase_clear (MaillageErase *self)
{
  g_hash_table_unref (self->ids);
  g_hash_table_unref (self->words);
  g_hash_table_unref (self->sums);
  g_ptr_array_unref (self->marks);
  g_free (self->title);
  g_free (self->last_name);
}

gboolean
maillage_writer_erase (
    MaillageWriter *self, const char *uuid, MaillageErased *erased, gboolean *found, GError **error)
{
  MaillageErase erase = { .writer = self, .erased = erased, .uuid = uuid };
  gboolean ok;

  erase_init (&erase);
  ok = maillage_writer_index_now (self, error) && find_all (&erase, error);
  *found = g_hash_table_size (erase.ids) > 0;
  if (ok && !*found)
    ok = maillage_writer_forget_author (self, uuid, NULL, found, error);
  else if (ok)
    ok = read_names (&erase, error) && maillage_erase_read_marks (&erase, error)
         && maillage_erase_find_past (&erase, error) && forget_as_author (&erase, error)
         && maillage_erase_find_twins (&erase, error) && maillage_erase_scrub_labels (&erase, error)
         && untie_all (&erase, error) && delete_rows (&erase, error)
         && maillage_erase_scrub_history (&erase, error) && maillage_erase_take_sums (&erase, error)
         && maillage_erase_find_mentions (&erase, error);
  erase_clear (&erase);
  return ok;
}

/* All that are there, with what is their own. */
static gboolean
find_these (MaillageErase *self, const char *const *uuids, GError **error)
{
  for (guint i = 0; uuids[i] != NULL; i++)
    {
      g_autoptr (GError) failed = NULL;
      MaillageLayout *layout;
      gint64 id;

      if (maillage_writer_find (self->writer, uuids[i], &id, &layout, &failed))
        {
          if (!maillage_erase_add_id (self, id, uuids[i], error))
            return FALSE;
        }
      else if (!g_error_matches (failed, MAILLAGE_ERROR, MAILLAGE_ERROR_NOT_FOUND))
        {
          g_propagate_error (error, g_steal_pointer (&failed));
          return FALSE;
        }
    }
  return find_own (self, error);
}

gboolean
maillage_writer_erase_many (MaillageWriter *self,
                            const char *const *uuids,
                            MaillageErased *erased,
                            GError **error)
{
  MaillageErase erase = { .writer = self, .erased = erased, .uuid = "\n", .many = TRUE };
  gboolean ok;

  erase_init (&erase);
  ok = maillage_writer_index_now (self, error) && begin_finding (&erase, error)
       && find_these (&erase, uuids, error) && maillage_erase_scrub_labels (&erase, error)
       && untie_all (&erase, error) && delete_rows (&erase, error)
       && maillage_erase_scrub_history (&erase, error) && maillage_erase_take_sums (&erase, error);
  erase_clear (&erase);
  return ok;
}

/* A word that leaves the index of FTS5 is only marked until its parts are merged into one, and
 * stays even then unless that one is the oldest, which SQLite 3.46 does not see of a part alone on
 * its level, nor of one over which an index was emptied. A few texts enter a new index at once. Of
 * many, the part is on a level of its own, which a second, with a word that comes and goes, makes
 * known. */
static const char *const merge_sql
    = "INSERT INTO search (search) VALUES ('optimize');"
      "INSERT INTO search (rowid, title) VALUES (-1, 'x');"
      "INSERT INTO search (search, rowid, title) VALUES ('delete', -1, 'x');"
      "INSERT INTO search (search) VALUES ('optimize')";

static gboolean
forget_words (MaillageWriter *self, GError **error)
{
  gint64 n;

  if (!maillage_sql_get_int64 (
          self->db,
          "SELECT count (*) FROM (SELECT 1 FROM search_doc LIMIT " G_STRINGIFY (FEW_TEXTS) ")",
          &n,
          error))
    return FALSE;
  return maillage_sql_exec (self->db,
                            n < FEW_TEXTS ? "INSERT INTO search (search) VALUES ('rebuild')"
                                          : merge_sql,
                            error);
}

gboolean
maillage_writer_end_erasure (MaillageWriter *self, GError **error)
{
  return maillage_writer_derive_all (self, error) && maillage_writer_index_now (self, error)
         && forget_words (self, error);
}
