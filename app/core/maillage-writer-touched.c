/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Makes again what is made from a touched record's values, and writes what became different. */

#include "maillage-writer.h"

#include "maillage-store-private.h"

#include <string.h>

typedef struct
{
  char **values; /* one per field */
  char **keys;   /* as they stand, one per field */
  guint n_values;
  char *owner_title, *tags;
  char *title, *subtitle, *sort_key; /* as they stand */
} Current;

static void
current_clear (Current *self)
{
  for (guint i = 0; i < self->n_values; i++)
    {
      g_free (self->values[i]);
      g_free (self->keys[i]);
    }
  g_free (self->values);
  g_free (self->keys);
  g_free (self->owner_title);
  g_free (self->tags);
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->sort_key);
}

static void
append_title (char **joined, const char *title)
{
  char *longer;

  if (title == NULL || *title == '\0')
    return;
  longer = *joined != NULL ? g_strconcat (*joined, ", ", title, NULL) : g_strdup (title);
  g_free (*joined);
  *joined = longer;
}

static gboolean
read_links (
    MaillageWriter *self, MaillageLayout *layout, gint64 id, Current *current, GError **error)
{
  g_autoptr (MaillageSqlStatement) statement
      = maillage_sql_prepare (self->db,
                              "SELECT link.role, coalesce (record.title, link.name) FROM link"
                              " LEFT JOIN record ON record.id = link.target WHERE source = ?"
                              " ORDER BY link.position, link.id",
                              error);
  MaillageSqlStep step;

  if (statement == NULL)
    return FALSE;
  maillage_sql_bind_int64 (statement, 1, id);
  while ((step = maillage_sql_step (statement, error)) == MAILLAGE_SQL_ROW)
    {
      const char *role = maillage_sql_column_text (statement, 0);
      int field = maillage_layout_find_field (layout, role);

      if (field >= 0)
        append_title (&current->values[field], maillage_sql_column_text (statement, 1));
      else if (strcmp (role, "tags") == 0)
        append_title (&current->tags, maillage_sql_column_text (statement, 1));
    }
  return step == MAILLAGE_SQL_DONE;
}

static gboolean
read_current (
    MaillageWriter *self, MaillageLayout *layout, gint64 id, Current *current, GError **error)
{
  g_autoptr (MaillageSqlStatement) row = maillage_sql_prepare (self->db, layout->select_sql, error);
  g_autoptr (MaillageSqlStatement) record = maillage_sql_prepare (
      self->db, "SELECT title, subtitle, sort_key, owner FROM record WHERE id = ?", error);
  int column = 1;

  current->n_values = layout->n_fields;
  current->values = g_new0 (char *, layout->n_fields + 1);
  current->keys = g_new0 (char *, layout->n_fields + 1);
  if (row == NULL || record == NULL)
    return FALSE;
  maillage_sql_bind_int64 (row, 1, id);
  maillage_sql_bind_int64 (record, 1, id);
  if (!maillage_writer_step_to_row (row, error) || !maillage_writer_step_to_row (record, error))
    return FALSE;
  for (guint i = 0; i < layout->n_fields; i++)
    if (layout->fields[i].stored)
      current->values[i] = maillage_writer_dup_value (row, column++, layout->fields[i].type);
  for (guint i = 0; i < layout->n_fields; i++)
    if (layout->fields[i].has_key)
      current->keys[i] = g_strdup (maillage_sql_column_text (row, column++));
  current->title = g_strdup (maillage_sql_column_text (record, 0));
  current->subtitle = g_strdup (maillage_sql_column_text (record, 1));
  current->sort_key = g_strdup (maillage_sql_column_text (record, 2));
  if (!maillage_sql_column_is_null (record, 3))
    current->owner_title = maillage_writer_dup_title (self, maillage_sql_column_int64 (record, 3));
  return read_links (self, layout, id, current, error);
}

static gboolean
write_record (MaillageWriter *self,
              gint64 id,
              const Current *current,
              const MaillageDerived *derived,
              gboolean direct,
              GError **error)
{
  g_autoptr (MaillageSqlStatement) statement = NULL;

  if (!direct && strcmp (current->title, derived->title) == 0
      && g_strcmp0 (current->subtitle, derived->subtitle) == 0
      && strcmp (current->sort_key, derived->sort_key) == 0)
    return TRUE;
  statement
      = maillage_sql_prepare (self->db,
                              "UPDATE record SET title = ?1, subtitle = ?2, sort_key = ?3,"
                              " modified = CASE WHEN ?4 THEN ?5 ELSE modified END WHERE id = ?6",
                              error);
  if (statement == NULL)
    return FALSE;
  maillage_sql_bind_static (statement, 1, derived->title);
  maillage_sql_bind_static (statement, 2, derived->subtitle);
  maillage_sql_bind_static (statement, 3, derived->sort_key);
  maillage_sql_bind_int64 (statement, 4, direct);
  maillage_sql_bind_int64 (statement, 5, self->now);
  maillage_sql_bind_int64 (statement, 6, id);
  return maillage_sql_run (statement, error);
}

static gboolean
write_key (MaillageWriter *self,
           MaillageLayout *layout,
           gint64 id,
           guint field,
           const char *key,
           GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "UPDATE %s SET \"%s_key\" = ? WHERE id = ?", layout->table, layout->fields[field].id);
  g_autoptr (MaillageSqlStatement) statement = maillage_sql_prepare (self->db, sql, error);

  if (statement == NULL)
    return FALSE;
  maillage_sql_bind_static (statement, 1, key);
  maillage_sql_bind_int64 (statement, 2, id);
  return maillage_sql_run (statement, error);
}

/* Those alone that changed: SQLite writes the index of every column that is set. */
static gboolean
write_keys (MaillageWriter *self,
            MaillageLayout *layout,
            gint64 id,
            const Current *current,
            const MaillageDerived *derived,
            GError **error)
{
  for (guint i = 0; i < layout->n_fields; i++)
    if (layout->fields[i].has_key && g_strcmp0 (current->keys[i], derived->keys[i]) != 0
        && !write_key (self, layout, id, i, derived->keys[i], error))
      return FALSE;
  return TRUE;
}

/* Those that show this record's name: records linking to it, and its children. */
static gboolean
touch_dependents (MaillageWriter *self, gint64 id, GError **error)
{
  g_autoptr (MaillageSqlStatement) statement
      = maillage_sql_prepare (self->db,
                              "SELECT link.source, record.kind, link.role = 'tags' FROM link"
                              " JOIN record ON record.id = link.source WHERE link.target = ?1"
                              " UNION ALL SELECT id, kind, 0 FROM record WHERE owner = ?1",
                              error);
  MaillageSqlStep step;

  if (statement == NULL)
    return FALSE;
  maillage_sql_bind_int64 (statement, 1, id);
  while ((step = maillage_sql_step (statement, error)) == MAILLAGE_SQL_ROW)
    {
      MaillageLayout *layout
          = maillage_layouts_find_number (self->layouts, maillage_sql_column_int64 (statement, 1));

      if ((layout != NULL && layout->titles_use_links) || maillage_sql_column_int64 (statement, 2))
        maillage_writer_touch (self, maillage_sql_column_int64 (statement, 0));
    }
  return step == MAILLAGE_SQL_DONE;
}

static gboolean
derive_one (MaillageWriter *self, gint64 id, gboolean direct, GError **error)
{
  MaillageLayout *layout = maillage_writer_get_layout (self, id, error);
  Current current = { NULL };
  MaillageDerived derived;
  gboolean ok;

  if (layout == NULL)
    return FALSE;
  ok = read_current (self, layout, id, &current, error);
  if (ok)
    {
      maillage_derived_init (
          &derived, self, layout, current.values, current.owner_title, current.tags);
      ok = write_record (self, id, &current, &derived, direct, error)
           && write_keys (self, layout, id, &current, &derived, error)
           && maillage_writer_write_search (self, layout, id, &derived, FALSE, error);
      if (ok
          && (strcmp (current.title, derived.title) != 0
              || strcmp (current.sort_key, derived.sort_key) != 0))
        ok = touch_dependents (self, id, error);
      maillage_derived_clear (&derived);
    }
  current_clear (&current);
  return ok;
}

static gboolean
still_there (MaillageWriter *self, gint64 id)
{
  g_autofree char *uuid = maillage_writer_dup_uuid (self, id);

  return uuid != NULL;
}

/* How often a name may be made again in one transaction: names that show each other would never be
 * done. */
#define MAX_TURNS 16

/* From here on the record may be touched again: what it shows may get its own name only later. */
static gboolean
take_turn (MaillageWriter *self, gint64 id, GHashTable *turns)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (turns, &id));

  if (n == MAX_TURNS)
    return FALSE;
  g_hash_table_insert (turns, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (n + 1));
  g_hash_table_remove (self->touched_set, &id);
  return TRUE;
}

gboolean
maillage_writer_derive_all (MaillageWriter *self, GError **error)
{
  g_autoptr (GHashTable) turns = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  if (self->bulk != NULL && !maillage_writer_write_lookups (self, error))
    return FALSE;
  if (self->reworded != NULL && !maillage_writer_touch_reworded (self, error))
    return FALSE;
  /* The array grows while we walk it: names spread to those that show them. */
  for (guint i = 0; i < self->touched->len; i++)
    {
      gint64 id = g_array_index (self->touched, gint64, i);

      if (take_turn (self, id, turns) && still_there (self, id)
          && !derive_one (self, id, i < self->n_direct, error))
        return FALSE;
    }
  return maillage_writer_has_read_all (self, error);
}
