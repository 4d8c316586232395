/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-writer.h"

#include "maillage-field-value-private.h"
#include "maillage-territory.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

static gboolean
check_generation (MaillageWriter *self, GError **error)
{
  gint64 generation;

  if (!maillage_sql_get_int64 (self->db,
                               "SELECT CAST (value AS INTEGER) FROM meta WHERE key = 'generation'",
                               &generation,
                               error))
    return FALSE;
  if (generation == self->generation)
    return TRUE;
  g_set_error_literal (
      error,
      MAILLAGE_ERROR,
      MAILLAGE_ERROR_READ_ONLY,
      _ ("A newer version of Maillage has changed the store. Restart the program to "
         "go on writing."));
  return FALSE;
}

static gboolean
find_author (MaillageWriter *self, const char *name, GError **error)
{
  g_autoptr (MaillageSqlStatement) find
      = maillage_sql_prepare (self->db, "SELECT id FROM author WHERE name = ?", error);
  g_autoptr (MaillageSqlStatement) insert = NULL;
  g_autofree char *uuid = NULL;

  if (find == NULL)
    return FALSE;
  maillage_sql_bind_text (find, 1, name);
  switch (maillage_sql_step (find, error))
    {
    case MAILLAGE_SQL_ROW:
      self->author = maillage_sql_column_int64 (find, 0);
      return TRUE;
    case MAILLAGE_SQL_FAILED:
      return FALSE;
    case MAILLAGE_SQL_DONE:
    default:
      break;
    }
  insert = maillage_sql_prepare (self->db, "INSERT INTO author (uuid, name) VALUES (?, ?)", error);
  if (insert == NULL)
    return FALSE;
  uuid = g_uuid_string_random ();
  maillage_sql_bind_text (insert, 1, uuid);
  maillage_sql_bind_text (insert, 2, name);
  if (!maillage_sql_run (insert, error))
    return FALSE;
  self->author = maillage_sql_last_rowid (self->db);
  return TRUE;
}

gboolean
maillage_writer_begin (MaillageWriter *self, GError **error)
{
  gint64 last;

  self->strings = g_string_chunk_new (4096);
  self->ids = g_hash_table_new (g_str_hash, g_str_equal);
  self->territories = g_hash_table_new (g_str_hash, g_str_equal);
  self->tied = g_array_new (FALSE, FALSE, sizeof (MaillageTie));
  self->touched = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->touched_set = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->now = g_get_real_time ();
  if (!maillage_sql_get_int64 (self->db,
                               "SELECT CAST (value AS INTEGER) FROM meta WHERE key = 'last_record'",
                               &last,
                               error))
    return FALSE;
  self->first_created = self->next_id = last + 1;
  return maillage_writer_read_last_indexed (self->db, &self->last_indexed, error);
}

gboolean
maillage_writer_begin_change (MaillageWriter *self, const char *author, GError **error)
{
  return maillage_sql_begin (self->db, error) && check_generation (self, error)
         && maillage_writer_begin (self, error) && find_author (self, author, error);
}

gboolean
maillage_writer_add_change (MaillageWriter *self, const char *label, gint64 undoes, GError **error)
{
  g_autoptr (MaillageSqlStatement) statement = maillage_sql_prepare (
      self->db,
      "INSERT INTO change (uuid, at, author, origin, label, undoes) VALUES (?, ?, ?, ?, ?, ?)",
      error);
  g_autofree char *uuid = g_uuid_string_random ();

  if (statement == NULL)
    return FALSE;
  maillage_sql_bind_text (statement, 1, uuid);
  maillage_sql_bind_int64 (statement, 2, self->now);
  maillage_sql_bind_int64 (statement, 3, self->author);
  maillage_sql_bind_text (statement, 4, self->origin);
  maillage_sql_bind_text (statement, 5, label != NULL ? label : "");
  if (undoes != 0)
    maillage_sql_bind_int64 (statement, 6, undoes);
  if (!maillage_sql_run (statement, error))
    return FALSE;
  self->change = maillage_sql_last_rowid (self->db);
  return TRUE;
}

static gboolean
insert_item (MaillageWriter *self,
             MaillageItemAction action,
             gint64 record,
             gint64 last,
             const char *field,
             const char *old_value,
             const char *new_value,
             GError **error)
{
  g_autoptr (MaillageSqlStatement) statement
      = maillage_sql_prepare (self->db,
                              "INSERT INTO change_item (change, action, record, field, old, new,"
                              " last) VALUES (?, ?, ?, ?, ?, ?, ?)",
                              error);

  if (statement == NULL)
    return FALSE;
  maillage_sql_bind_int64 (statement, 1, self->change);
  maillage_sql_bind_int64 (statement, 2, action);
  maillage_sql_bind_int64 (statement, 3, record);
  maillage_sql_bind_static (statement, 4, field);
  maillage_sql_bind_static (statement, 5, old_value);
  maillage_sql_bind_static (statement, 6, new_value);
  if (last != 0)
    maillage_sql_bind_int64 (statement, 7, last);
  return maillage_sql_run (statement, error);
}

/* The records made one after the other: one line when they are many. */
static gboolean
write_created (MaillageWriter *self, GError **error)
{
  gint64 first = self->first_made, last = self->last_made;

  self->first_made = self->last_made = 0;
  if (first == 0)
    return TRUE;
  if (last - first + 1 >= MAILLAGE_WRITER_BULK)
    return insert_item (self, MAILLAGE_ITEM_CREATE, first, last, NULL, NULL, NULL, error);
  for (gint64 id = first; id <= last; id++)
    if (!insert_item (self, MAILLAGE_ITEM_CREATE, id, 0, NULL, NULL, NULL, error))
      return FALSE;
  return TRUE;
}

/* No id is ever given twice, even when its record is gone. */
static gboolean
write_last_id (MaillageWriter *self, GError **error)
{
  if (self->next_id == self->first_created)
    return TRUE;
  return maillage_sql_execf (self->db,
                             error,
                             "UPDATE meta SET value = '%" G_GINT64_FORMAT
                             "' WHERE key = 'last_record'",
                             self->next_id - 1);
}

gboolean
maillage_writer_has_read_all (MaillageWriter *self, GError **error)
{
  if (self->failed == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&self->failed));
  return FALSE;
}

gboolean
maillage_writer_finish (MaillageWriter *self, GError **error)
{
  self->n_direct = self->touched->len;
  return write_created (self, error) && write_last_id (self, error)
         && maillage_writer_check_revived (self, error) && maillage_writer_check_ties (self, error)
         && maillage_writer_check_names (self, error) && maillage_writer_derive_all (self, error)
         && maillage_writer_end_bulk (self, error) && maillage_writer_has_read_all (self, error)
         && maillage_sql_commit (self->db, error);
}

void
maillage_writer_clear (MaillageWriter *self)
{
  maillage_sql_rollback (self->db);
  g_clear_error (&self->failed);
  g_clear_pointer (&self->ids, g_hash_table_unref);
  g_clear_pointer (&self->territories, g_hash_table_unref);
  g_clear_pointer (&self->tied, g_array_unref);
  g_clear_pointer (&self->named, g_array_unref);
  g_clear_pointer (&self->revived, g_array_unref);
  g_clear_pointer (&self->shown, g_hash_table_unref);
  g_clear_pointer (&self->choices, g_hash_table_unref);
  g_clear_pointer (&self->reworded, g_hash_table_unref);
  g_clear_pointer (&self->bulk, maillage_writer_free_bulk);
  g_clear_pointer (&self->strings, g_string_chunk_free);
  g_clear_pointer (&self->touched, g_array_unref);
  g_clear_pointer (&self->touched_set, g_hash_table_unref);
}

gboolean
maillage_writer_add_item (MaillageWriter *self,
                          MaillageItemAction action,
                          gint64 record,
                          const char *field,
                          const char *old_value,
                          const char *new_value,
                          GError **error)
{
  return write_created (self, error)
         && insert_item (self, action, record, 0, field, old_value, new_value, error);
}

gboolean
maillage_writer_add_span (MaillageWriter *self,
                          MaillageItemAction action,
                          gint64 first,
                          gint64 last,
                          const char *old_value,
                          GError **error)
{
  return write_created (self, error)
         && insert_item (self, action, first, last, NULL, old_value, NULL, error);
}

gboolean
maillage_writer_add_created (MaillageWriter *self, gint64 record, GError **error)
{
  if (self->first_made != 0 && record != self->last_made + 1 && !write_created (self, error))
    return FALSE;
  if (self->first_made == 0)
    self->first_made = record;
  self->last_made = record;
  return TRUE;
}

static void
set_not_found (GError **error, const char *uuid)
{
  g_set_error (error,
               MAILLAGE_ERROR,
               MAILLAGE_ERROR_NOT_FOUND,
               _ ("There is no record “%s” in the store."),
               uuid);
}

void
maillage_writer_remember (MaillageWriter *self, const char *uuid, gint64 id)
{
  g_hash_table_insert (
      self->ids, g_string_chunk_insert (self->strings, uuid), GSIZE_TO_POINTER (id));
}

gboolean
maillage_writer_find (
    MaillageWriter *self, const char *uuid, gint64 *id, MaillageLayout **layout, GError **error)
{
  gint64 known = (gint64) GPOINTER_TO_SIZE (g_hash_table_lookup (self->ids, uuid));
  g_autoptr (MaillageSqlStatement) statement = NULL;
  MaillageSqlStep step;

  if (known != 0 && layout == NULL)
    {
      *id = known;
      return TRUE;
    }
  statement = maillage_sql_prepare (self->db, "SELECT id, kind FROM record WHERE uuid = ?", error);
  if (statement == NULL)
    return FALSE;
  maillage_sql_bind_text (statement, 1, uuid);
  step = maillage_sql_step (statement, error);
  if (step == MAILLAGE_SQL_DONE)
    set_not_found (error, uuid);
  if (step != MAILLAGE_SQL_ROW)
    return FALSE;
  *id = maillage_sql_column_int64 (statement, 0);
  if (known == 0)
    maillage_writer_remember (self, uuid, *id);
  if (layout != NULL)
    {
      *layout
          = maillage_layouts_find_number (self->layouts, maillage_sql_column_int64 (statement, 1));
      if (*layout == NULL)
        {
          g_set_error_literal (error,
                               MAILLAGE_ERROR,
                               MAILLAGE_ERROR_UNKNOWN_KIND,
                               _ ("The record’s kind is not in the store’s catalogue."));
          return FALSE;
        }
    }
  return TRUE;
}

MaillageLayout *
maillage_writer_get_layout (MaillageWriter *self, gint64 id, GError **error)
{
  g_autoptr (MaillageSqlStatement) statement
      = maillage_sql_prepare (self->db, "SELECT kind FROM record WHERE id = ?", error);
  MaillageSqlStep step;

  if (statement == NULL)
    return NULL;
  maillage_sql_bind_int64 (statement, 1, id);
  step = maillage_sql_step (statement, error);
  if (step == MAILLAGE_SQL_DONE)
    set_not_found (error, "");
  if (step != MAILLAGE_SQL_ROW)
    return NULL;
  return maillage_layouts_find_number (self->layouts, maillage_sql_column_int64 (statement, 0));
}

/* NULL when there is none; and when it cannot be read, which must not be taken for that. */
static char *
dup_column (MaillageWriter *self, const char *sql, gint64 id)
{
  GError **failed = self->failed == NULL ? &self->failed : NULL;
  g_autoptr (MaillageSqlStatement) statement = maillage_sql_prepare (self->db, sql, failed);

  if (statement == NULL)
    return NULL;
  maillage_sql_bind_int64 (statement, 1, id);
  if (maillage_sql_step (statement, failed) != MAILLAGE_SQL_ROW)
    return NULL;
  return g_strdup (maillage_sql_column_text (statement, 0));
}

char *
maillage_writer_dup_title (MaillageWriter *self, gint64 id)
{
  return dup_column (self, "SELECT title FROM record WHERE id = ?", id);
}

char *
maillage_writer_dup_uuid (MaillageWriter *self, gint64 id)
{
  return dup_column (self, "SELECT uuid FROM record WHERE id = ?", id);
}

void
maillage_writer_touch (MaillageWriter *self, gint64 id)
{
  if (g_hash_table_contains (self->touched_set, &id))
    return;
  g_hash_table_add (self->touched_set, g_memdup2 (&id, sizeof id));
  g_array_append_val (self->touched, id);
}

/* A number's column is ANY: a whole one stays whole, so that its text is the canonical value. */
static void
bind_number (MaillageSqlStatement *statement, int index, const char *value)
{
  char *end = NULL;
  gint64 whole = g_ascii_strtoll (value, &end, 10);

  if (end != value && *end == '\0')
    maillage_sql_bind_int64 (statement, index, whole);
  else
    maillage_sql_bind_double (statement, index, g_ascii_strtod (value, NULL));
}

void
maillage_writer_bind (MaillageSqlStatement *statement,
                      int index,
                      MaillageFieldType type,
                      const char *value)
{
  if (value == NULL || *value == '\0')
    {
      maillage_sql_bind_null (statement, index);
      return;
    }
  switch (type)
    {
    case MAILLAGE_FIELD_NUMBER:
    case MAILLAGE_FIELD_MONEY:
      bind_number (statement, index, value);
      break;
    case MAILLAGE_FIELD_BOOLEAN:
    case MAILLAGE_FIELD_DURATION:
      maillage_sql_bind_int64 (statement, index, g_ascii_strtoll (value, NULL, 10));
      break;
    default:
      maillage_sql_bind_static (statement, index, value);
    }
}

char *
maillage_writer_dup_value (MaillageSqlStatement *row, int column, MaillageFieldType type)
{
  /* SQLite's text of a number has fifteen digits, and an exponent written its own way. */
  if ((type == MAILLAGE_FIELD_NUMBER || type == MAILLAGE_FIELD_MONEY)
      && !maillage_sql_column_is_null (row, column))
    return _maillage_number_to_canonical (maillage_sql_column_double (row, column));
  return g_strdup (maillage_sql_column_text (row, column));
}

gboolean
maillage_writer_read_value (MaillageWriter *self,
                            MaillageLayout *layout,
                            gint64 id,
                            guint field,
                            char **value,
                            GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT \"%s\" FROM %s WHERE id = ?", layout->fields[field].id, layout->table);
  g_autoptr (MaillageSqlStatement) statement = maillage_sql_prepare (self->db, sql, error);

  *value = NULL;
  if (statement == NULL)
    return FALSE;
  maillage_sql_bind_int64 (statement, 1, id);
  switch (maillage_sql_step (statement, error))
    {
    case MAILLAGE_SQL_ROW:
      *value = maillage_writer_dup_value (statement, 0, layout->fields[field].type);
      return TRUE;
    case MAILLAGE_SQL_DONE:
      set_not_found (error, "");
      return FALSE;
    case MAILLAGE_SQL_FAILED:
    default:
      return FALSE;
    }
}

/* A territory is kept once with its name, so that the store reads without the gazetteer. */
static gboolean
keep_territory (MaillageWriter *self, const char *canonical, GError **error)
{
  g_autoptr (MaillageTerritory) territory = NULL;
  g_autoptr (MaillageSqlStatement) keep = NULL;

  if (g_hash_table_contains (self->territories, canonical))
    return TRUE;
  territory = maillage_territory_new_from_canonical (canonical);
  if (territory == NULL)
    {
      g_set_error (error,
                   MAILLAGE_ERROR,
                   MAILLAGE_ERROR_INVALID_VALUE,
                   _ ("“%s” is not a territory."),
                   canonical);
      return FALSE;
    }
  keep = maillage_sql_prepare (self->db, "INSERT OR IGNORE INTO territory VALUES (?, ?)", error);
  if (keep == NULL)
    return FALSE;
  g_hash_table_add (self->territories, g_string_chunk_insert (self->strings, canonical));
  maillage_sql_bind_text (keep, 1, maillage_territory_get_id (territory));
  maillage_sql_bind_text (keep, 2, canonical);
  return maillage_sql_run (keep, error);
}

static gboolean
use_territory (
    MaillageWriter *self, gint64 id, const char *field, const char *canonical, GError **error)
{
  /* "dep:38@2026 Isère": the id ends where the vintage or the name begins. */
  g_autofree char *territory = g_strndup (canonical, strcspn (canonical, "@ "));
  g_autoptr (MaillageSqlStatement) use = NULL;

  if (!keep_territory (self, canonical, error))
    return FALSE;
  use = maillage_sql_prepare (
      self->db, "INSERT OR IGNORE INTO territory_use VALUES (?, ?, ?)", error);
  if (use == NULL)
    return FALSE;
  maillage_sql_bind_int64 (use, 1, id);
  maillage_sql_bind_static (use, 2, field);
  maillage_sql_bind_static (use, 3, territory);
  return maillage_sql_run (use, error);
}

gboolean
maillage_writer_use_territories (
    MaillageWriter *self, gint64 id, const char *field, const char *value, GError **error)
{
  if (id < self->first_created)
    {
      g_autoptr (MaillageSqlStatement) forget = maillage_sql_prepare (
          self->db, "DELETE FROM territory_use WHERE record = ? AND field = ?", error);

      if (forget == NULL)
        return FALSE;
      maillage_sql_bind_int64 (forget, 1, id);
      maillage_sql_bind_text (forget, 2, field);
      if (!maillage_sql_run (forget, error))
        return FALSE;
    }
  while (value != NULL && *value != '\0')
    {
      gsize length = strcspn (value, "\n");
      g_autofree char *line = g_strndup (value, length);

      if (length > 0 && !use_territory (self, id, field, line, error))
        return FALSE;
      value += length + (value[length] == '\n');
    }
  return TRUE;
}

gboolean
maillage_writer_write_value (MaillageWriter *self,
                             MaillageLayout *layout,
                             gint64 id,
                             guint field,
                             const char *value,
                             GError **error)
{
  const MaillageLayoutField *column = &layout->fields[field];
  g_autofree char *sql = NULL;
  g_autoptr (MaillageSqlStatement) statement = NULL;

  if (column->has_days)
    sql = g_strdup_printf ("UPDATE %s SET \"%s\" = ?1, \"%s_earliest\" = ?3, \"%s_latest\" = ?4"
                           " WHERE id = ?2",
                           layout->table,
                           column->id,
                           column->id,
                           column->id);
  else
    sql = g_strdup_printf ("UPDATE %s SET \"%s\" = ?1 WHERE id = ?2", layout->table, column->id);
  statement = maillage_sql_prepare (self->db, sql, error);
  if (statement == NULL)
    return FALSE;
  maillage_writer_bind (statement, 1, column->type, value);
  maillage_sql_bind_int64 (statement, 2, id);
  if (column->has_days)
    maillage_writer_bind_days (statement, 3, column->type, value);
  if (!maillage_sql_run (statement, error)
      || (layout->is_choice && !maillage_writer_note_choice (self, id, error)))
    return FALSE;
  return column->type != MAILLAGE_FIELD_TERRITORY
         || maillage_writer_use_territories (self, id, column->id, value, error);
}

gboolean
maillage_writer_step_to_row (MaillageSqlStatement *statement, GError **error)
{
  MaillageSqlStep step = maillage_sql_step (statement, error);

  if (step == MAILLAGE_SQL_DONE)
    g_set_error_literal (error,
                         MAILLAGE_ERROR,
                         MAILLAGE_ERROR_DAMAGED,
                         _ ("The store is damaged. Restore a backup."));
  return step == MAILLAGE_SQL_ROW;
}

gboolean
maillage_writer_touch_kind (MaillageWriter *self, MaillageLayout *layout, GError **error)
{
  g_autoptr (MaillageSqlStatement) statement
      = maillage_sql_prepare (self->db, "SELECT id FROM record WHERE kind = ?", error);
  MaillageSqlStep step;

  if (statement == NULL)
    return FALSE;
  maillage_sql_bind_int64 (statement, 1, layout->number);
  while ((step = maillage_sql_step (statement, error)) == MAILLAGE_SQL_ROW)
    maillage_writer_touch (self, maillage_sql_column_int64 (statement, 0));
  return step == MAILLAGE_SQL_DONE;
}
