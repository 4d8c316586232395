/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* The words an office has for the values of its lists, read in the transaction that uses them: what
 * other processes said a moment ago counts too. When they change, all that shows them follows. */

#include "maillage-writer.h"

#include "maillage-choice-private.h"

#include <string.h>

static GHashTable *
read_choices (MaillageWriter *self)
{
  GHashTable *lists = g_hash_table_new_full (
      g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_hash_table_unref);
  g_autoptr (MaillageSqlStatement) rows = NULL;

  if (maillage_layouts_find (self->layouts, MAILLAGE_CHOICE_KIND) != NULL)
    rows = maillage_sql_prepare (self->db,
                                 "SELECT list, value, label FROM \"core.choice\""
                                 " WHERE label IS NOT NULL AND trashed IS NULL",
                                 NULL);
  while (rows != NULL && maillage_sql_step (rows, NULL) == MAILLAGE_SQL_ROW)
    {
      const char *list = maillage_sql_column_text (rows, 0);
      GHashTable *labels = g_hash_table_lookup (lists, list);

      if (labels == NULL)
        {
          labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
          g_hash_table_insert (lists, g_strdup (list), labels);
        }
      g_hash_table_insert (labels,
                           g_strdup (maillage_sql_column_text (rows, 1)),
                           g_strdup (maillage_sql_column_text (rows, 2)));
    }
  return lists;
}

GHashTable *
maillage_writer_get_choices (MaillageWriter *self, const MaillageLayoutField *field)
{
  g_autofree char *list = NULL;

  if (self->choices == NULL)
    self->choices = read_choices (self);
  if (g_hash_table_size (self->choices) == 0)
    return NULL;
  list = _maillage_field_dup_list_id (field->field);
  return g_hash_table_lookup (self->choices, list);
}

gboolean
maillage_writer_note_choice (MaillageWriter *self, gint64 id, GError **error)
{
  g_autoptr (MaillageSqlStatement) row = maillage_sql_prepare (
      self->db, "SELECT list || char (10) || value FROM \"core.choice\" WHERE id = ?", error);

  if (row == NULL)
    return FALSE;
  maillage_sql_bind_int64 (row, 1, id);
  if (!maillage_writer_step_to_row (row, error))
    return FALSE;
  if (self->reworded == NULL)
    self->reworded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_hash_table_add (self->reworded, g_strdup (maillage_sql_column_text (row, 0)));
  return TRUE;
}

static gboolean
touch_holders (MaillageWriter *self,
               MaillageLayout *layout,
               const MaillageLayoutField *field,
               const char *value,
               GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      maillage_field_get_multiple (field->field)
          ? "SELECT id FROM %s"
            " WHERE instr (char (10) || \"%s\" || char (10), char (10) || ? || char (10)) > 0"
          : "SELECT id FROM %s WHERE \"%s\" = ?",
      layout->table,
      field->id);
  g_autoptr (MaillageSqlStatement) rows = maillage_sql_prepare (self->db, sql, error);
  MaillageSqlStep step;

  if (rows == NULL)
    return FALSE;
  maillage_sql_bind_static (rows, 1, value);
  while ((step = maillage_sql_step (rows, error)) == MAILLAGE_SQL_ROW)
    maillage_writer_touch (self, maillage_sql_column_int64 (rows, 0));
  return step == MAILLAGE_SQL_DONE;
}

/* @which: "plugin.kind/field", a line feed, and the value */
static gboolean
touch_those_that_show (MaillageWriter *self, const char *which, GError **error)
{
  g_autofree char *kind = g_strndup (which, strcspn (which, "/\n"));
  const char *value = strchr (which, '\n') + 1;
  g_autofree char *field_id = NULL;
  MaillageLayout *layout = maillage_layouts_find (self->layouts, kind);
  int field;

  if (layout == NULL || which[strlen (kind)] != '/')
    return TRUE;
  field_id = g_strndup (which + strlen (kind) + 1, value - 1 - (which + strlen (kind) + 1));
  field = maillage_layout_find_field (layout, field_id);
  if (field < 0 || !layout->fields[field].stored || !layout->fields[field].derives)
    return TRUE;
  return touch_holders (self, layout, &layout->fields[field], value, error);
}

gboolean
maillage_writer_touch_reworded (MaillageWriter *self, GError **error)
{
  GHashTableIter iter;
  gpointer which;

  g_clear_pointer (&self->choices, g_hash_table_unref);
  g_clear_pointer (&self->shown, g_hash_table_unref);
  g_hash_table_iter_init (&iter, self->reworded);
  while (g_hash_table_iter_next (&iter, &which, NULL))
    if (!touch_those_that_show (self, which, error))
      return FALSE;
  return TRUE;
}
