/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Takes back a change, line by line from the last, each checked against what it left. */

#include "maillage-writer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  gint64 record, last; /* @last is 0 for a single record */
  MaillageItemAction action;
  char *field, *old_value, *new_value;
} Item;

static void
item_clear (gpointer data)
{
  Item *item = data;

  g_free (item->field);
  g_free (item->old_value);
  g_free (item->new_value);
}

static GArray *
read_items (MaillageWriter *self, gint64 change, GError **error)
{
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (Item));
  g_autoptr (MaillageSqlStatement) statement = maillage_sql_prepare (
      self->db,
      "SELECT record, last, action, field, old, new FROM change_item WHERE change = ?"
      " ORDER BY id DESC",
      error);
  MaillageSqlStep step;

  g_array_set_clear_func (items, item_clear);
  if (statement == NULL)
    return NULL;
  maillage_sql_bind_int64 (statement, 1, change);
  while ((step = maillage_sql_step (statement, error)) == MAILLAGE_SQL_ROW)
    {
      Item item = { .record = maillage_sql_column_int64 (statement, 0),
                    .last = maillage_sql_column_int64 (statement, 1),
                    .action = maillage_sql_column_int64 (statement, 2),
                    .field = g_strdup (maillage_sql_column_text (statement, 3)),
                    .old_value = g_strdup (maillage_sql_column_text (statement, 4)),
                    .new_value = g_strdup (maillage_sql_column_text (statement, 5)) };

      g_array_append_val (items, item);
    }
  return step == MAILLAGE_SQL_DONE ? g_steal_pointer (&items) : NULL;
}

static gboolean
conflict (GError **error, const char *format, const char *what)
{
  g_autofree char *sentence = g_strdup_printf (format, what);

  g_set_error_literal (error, MAILLAGE_ERROR, MAILLAGE_ERROR_CONFLICT, sentence);
  return FALSE;
}

static gboolean
gone (MaillageWriter *self, GError **error)
{
  return conflict (error, _ ("This cannot be taken back: the record no longer exists.%s"), "");
}

static gboolean
undo_position (MaillageWriter *self, const Item *item, GError **error)
{
  g_autofree char *sql
      = g_strdup_printf ("SELECT position FROM record WHERE id = %" G_GINT64_FORMAT, item->record);
  g_autofree char *current = maillage_sql_dup_text (self->db, sql, NULL);
  g_autofree char *title = maillage_writer_dup_title (self, item->record);

  if (g_strcmp0 (current, item->new_value) != 0)
    return conflict (error, _ ("This cannot be taken back: “%s” has been moved since."), title);
  maillage_writer_touch (self, item->record);
  return maillage_sql_execf (self->db,
                             error,
                             "UPDATE record SET position = %s WHERE id = %" G_GINT64_FORMAT,
                             item->old_value,
                             item->record)
         && maillage_writer_add_item (self,
                                      MAILLAGE_ITEM_SET,
                                      item->record,
                                      "position",
                                      item->new_value,
                                      item->old_value,
                                      error);
}

static gboolean
undo_set (MaillageWriter *self, MaillageLayout *layout, const Item *item, GError **error)
{
  int field = maillage_layout_find_field (layout, item->field);
  g_autofree char *current = NULL;
  g_autofree char *title = NULL;

  if (field < 0 && strcmp (item->field, "position") == 0)
    return undo_position (self, item, error);
  if (field < 0)
    return conflict (
        error, _ ("This cannot be taken back: the field “%s” no longer exists."), item->field);
  if (!maillage_writer_read_value (self, layout, item->record, field, &current, error))
    return FALSE;
  if (g_strcmp0 (current, item->new_value) != 0)
    {
      g_autofree char *what = NULL;

      title = maillage_writer_dup_title (self, item->record);
      /* Translators: a field, then the record it belongs to */
      what = g_strdup_printf (
          _ ("“%s” of “%s”"), maillage_field_get_label (layout->fields[field].field), title);
      return conflict (error, _ ("This cannot be taken back: %s has been changed since."), what);
    }
  maillage_writer_touch (self, item->record);
  return maillage_writer_check_unique (self, layout, field, item->record, item->old_value, error)
         && maillage_writer_write_value (self, layout, item->record, field, item->old_value, error)
         && maillage_writer_add_item (self,
                                      MAILLAGE_ITEM_SET,
                                      item->record,
                                      item->field,
                                      item->new_value,
                                      item->old_value,
                                      error);
}

/* What would go with the records although this change did not bring it: children, links from
 * others, and values that somebody else has written. */
static gboolean
find_hanging (MaillageWriter *self, gint64 first, gint64 last, char **title, GError **error)
{
  g_autoptr (MaillageSqlStatement) statement = maillage_sql_prepare (
      self->db,
      "SELECT title FROM record WHERE owner BETWEEN ?1 AND ?2 AND id NOT BETWEEN ?1 AND ?2"
      " UNION ALL SELECT record.title FROM link JOIN record ON record.id = link.source"
      " WHERE link.target BETWEEN ?1 AND ?2"
      " UNION ALL SELECT target.title FROM link JOIN record AS target ON target.id = link.target"
      " WHERE link.source BETWEEN ?1 AND ?2"
      " UNION ALL SELECT change.label FROM change_item JOIN change ON change.id = "
      "change_item.change"
      " WHERE change_item.record BETWEEN ?1 AND ?2 AND change.origin <> ?3"
      " AND change.undone_by IS NULL AND change.undoes IS NULL AND change_item.action = ?4 LIMIT 1",
      error);
  MaillageSqlStep step;

  *title = NULL;
  if (statement == NULL)
    return FALSE;
  maillage_sql_bind_int64 (statement, 1, first);
  maillage_sql_bind_int64 (statement, 2, last);
  maillage_sql_bind_text (statement, 3, self->origin);
  maillage_sql_bind_int64 (statement, 4, MAILLAGE_ITEM_SET);
  step = maillage_sql_step (statement, error);
  if (step == MAILLAGE_SQL_ROW)
    *title = g_strdup (maillage_sql_column_text (statement, 0));
  return step != MAILLAGE_SQL_FAILED;
}

static gboolean
undo_create (MaillageWriter *self, MaillageLayout *layout, const Item *item, GError **error)
{
  gint64 last = item->last != 0 ? item->last : item->record;
  g_autofree char *hanging = NULL;

  if (!find_hanging (self, item->record, last, &hanging, error))
    return FALSE;
  if (hanging != NULL)
    return conflict (
        error, _ ("This cannot be taken back: “%s” has been added to the record since."), hanging);
  return item->last != 0 ? maillage_writer_purge_span (self, item->record, last, error)
                         : maillage_writer_purge_record (self, layout, item->record, error);
}

static gboolean
check_span (MaillageWriter *self, const Item *item, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT count (*) FROM record WHERE id BETWEEN %" G_GINT64_FORMAT " AND %" G_GINT64_FORMAT,
      item->record,
      item->last);
  gint64 present;

  if (!maillage_sql_get_int64 (self->db, sql, &present, error))
    return FALSE;
  return present == item->last - item->record + 1 || gone (self, error);
}

static gboolean
parse_link (const char *text, char **target, char **uuid, gint64 *position)
{
  g_auto (GStrv) parts = g_strsplit (text != NULL ? text : "", " ", 3);

  if (g_strv_length (parts) != 3)
    return FALSE;
  *target = g_strdup (parts[0]);
  *uuid = g_strdup (parts[1]);
  *position = g_ascii_strtoll (parts[2], NULL, 10);
  return TRUE;
}

static gboolean
undo_unlink (MaillageWriter *self,
             MaillageLayout *layout,
             const Item *item,
             gint64 target,
             const char *uuid,
             gint64 position,
             GError **error)
{
  int field = maillage_layout_find_field (layout, item->field);
  gboolean single = field >= 0 && layout->fields[field].type == MAILLAGE_FIELD_LINK;
  g_autofree char *title = NULL;
  g_autoptr (MaillageSqlStatement) there = maillage_sql_prepare (
      self->db,
      "SELECT target FROM link WHERE source = ?1 AND role = ?2 AND target IS NOT NULL"
      " AND (?4 OR target = ?3) LIMIT 1",
      error);
  MaillageSqlStep step;

  if (there == NULL)
    return FALSE;
  maillage_sql_bind_int64 (there, 1, item->record);
  maillage_sql_bind_text (there, 2, item->field);
  maillage_sql_bind_int64 (there, 3, target);
  maillage_sql_bind_int64 (there, 4, single);
  step = maillage_sql_step (there, error);
  if (step == MAILLAGE_SQL_FAILED)
    return FALSE;
  if (step == MAILLAGE_SQL_ROW)
    {
      title = maillage_writer_dup_title (self, maillage_sql_column_int64 (there, 0));
      return conflict (
          error, _ ("This cannot be taken back: “%s” has been linked there since."), title);
    }
  maillage_writer_tie (self, layout, item->record, item->field);
  return maillage_writer_check_unique_link (self, layout, item->record, item->field, target, error)
         && maillage_writer_add_link (
             self, item->record, item->field, target, uuid, position, error);
}

static gboolean
undo_link (MaillageWriter *self, MaillageLayout *layout, const Item *item, GError **error)
{
  gboolean was_linked = item->action == MAILLAGE_ITEM_LINK;
  g_autofree char *target_uuid = NULL;
  g_autofree char *uuid = NULL;
  g_autoptr (GError) missing = NULL;
  gint64 position, target;
  gboolean removed;

  if (!parse_link (was_linked ? item->new_value : item->old_value, &target_uuid, &uuid, &position))
    return conflict (error, _ ("This cannot be taken back: its history cannot be read.%s"), "");
  if (!maillage_writer_find (self, target_uuid, &target, NULL, &missing))
    return gone (self, error);
  if (!was_linked)
    return undo_unlink (self, layout, item, target, uuid, position, error);
  if (!maillage_writer_remove_link (self, item->record, item->field, target, &removed, error))
    return FALSE;
  return removed
         || conflict (
             error, _ ("This cannot be taken back: the link has been removed since.%s"), "");
}

/* Its children have lines of their own. */
static gboolean
undo_trash (MaillageWriter *self, MaillageLayout *layout, const Item *item, GError **error)
{
  g_autofree char *title = maillage_writer_dup_title (self, item->record);
  gboolean changed;

  if (!maillage_writer_mark_trashed (
          self, layout, item->record, FALSE, item->new_value, &changed, error))
    return FALSE;
  return changed
         || conflict (error, _ ("This cannot be taken back: “%s” has been restored since."), title);
}

/* A child that was added since goes too; one that another line has thrown away just now is there.
 */
static gboolean
undo_restore (MaillageWriter *self, MaillageLayout *layout, const Item *item, GError **error)
{
  g_autofree char *sql
      = g_strdup_printf ("SELECT trashed IS NOT NULL AND trashed <> %" G_GINT64_FORMAT
                         " FROM record WHERE id = %" G_GINT64_FORMAT,
                         self->now,
                         item->record);
  g_autofree char *title = maillage_writer_dup_title (self, item->record);
  gint64 elsewhere;

  if (!maillage_sql_get_int64 (self->db, sql, &elsewhere, error))
    return FALSE;
  if (elsewhere)
    return conflict (
        error, _ ("This cannot be taken back: “%s” has been put in the trash since."), title);
  return maillage_writer_set_trashed (self, layout, item->record, TRUE, item->old_value, error);
}

static gboolean
undo_item (MaillageWriter *self, const Item *item, GError **error)
{
  g_autoptr (GError) missing = NULL;
  MaillageLayout *layout;

  if (item->action == MAILLAGE_ITEM_PURGE)
    return item->last != 0
               ? maillage_writer_recreate_span (self, item->old_value, error)
               : maillage_writer_recreate_record (self, item->record, item->old_value, error);
  if (item->last != 0)
    return check_span (self, item, error) && undo_create (self, NULL, item, error);
  layout = maillage_writer_get_layout (self, item->record, &missing);
  if (layout == NULL)
    return gone (self, error);
  switch (item->action)
    {
    case MAILLAGE_ITEM_CREATE:
      return undo_create (self, layout, item, error);
    case MAILLAGE_ITEM_SET:
      return undo_set (self, layout, item, error);
    case MAILLAGE_ITEM_LINK:
    case MAILLAGE_ITEM_UNLINK:
      return undo_link (self, layout, item, error);
    case MAILLAGE_ITEM_TRASH:
      return undo_trash (self, layout, item, error);
    case MAILLAGE_ITEM_RESTORE:
      return undo_restore (self, layout, item, error);
    case MAILLAGE_ITEM_PURGE:
    default:
      g_assert_not_reached ();
    }
}

static gboolean
read_change (MaillageWriter *self, gint64 change, GError **error)
{
  g_autoptr (MaillageSqlStatement) statement
      = maillage_sql_prepare (self->db, "SELECT label, undone_by FROM change WHERE id = ?", error);
  MaillageSqlStep step;

  if (statement == NULL)
    return FALSE;
  maillage_sql_bind_int64 (statement, 1, change);
  step = maillage_sql_step (statement, error);
  if (step == MAILLAGE_SQL_DONE)
    {
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, change);

      g_set_error (error,
                   MAILLAGE_ERROR,
                   MAILLAGE_ERROR_NOTHING_TO_UNDO,
                   _ ("There is no change number %s."),
                   number);
    }
  if (step != MAILLAGE_SQL_ROW)
    return FALSE;
  if (!maillage_sql_column_is_null (statement, 1))
    return conflict (
        error, _ ("“%s” has already been taken back."), maillage_sql_column_text (statement, 0));
  return TRUE;
}

/* What was first done, however often it went back and forth since. */
static char *
dup_undo_label (MaillageWriter *self, gint64 change, GError **error)
{
  g_autoptr (MaillageSqlStatement) statement = maillage_sql_prepare (
      self->db,
      "WITH RECURSIVE chain (id, depth) AS (SELECT ?, 0 UNION ALL"
      " SELECT change.undoes, depth + 1 FROM chain JOIN change ON change.id = chain.id"
      " WHERE change.undoes IS NOT NULL)"
      " SELECT label, depth FROM chain JOIN change USING (id) ORDER BY depth DESC LIMIT 1",
      error);
  const char *first;

  if (statement == NULL)
    return NULL;
  maillage_sql_bind_int64 (statement, 1, change);
  if (maillage_sql_step (statement, error) != MAILLAGE_SQL_ROW)
    return NULL;
  first = maillage_sql_column_text (statement, 0);
  /* Translators: what was done, after "Undo: " or "Redo: " */
  return maillage_sql_column_int64 (statement, 1) % 2 == 0
             ? g_strdup_printf (_ ("Undo: %s"), first)
             : g_strdup_printf (_ ("Redo: %s"), first);
}

/* The kinds of what goes are known, of what comes back they are not yet. */
static gboolean
begin_bulk (MaillageWriter *self, GArray *items, GError **error)
{
  g_autoptr (GHashTable) kinds = g_hash_table_new (g_str_hash, g_str_equal);
  gint64 n_records = 0;

  for (guint i = 0; i < items->len; i++)
    {
      const Item *item = &g_array_index (items, Item, i);
      g_autoptr (GPtrArray) layouts = NULL;

      if (item->last == 0)
        continue;
      n_records += item->last - item->record + 1;
      layouts = maillage_writer_list_layouts (self, item->record, item->last, error);
      if (layouts == NULL)
        return FALSE;
      for (guint j = 0; j < layouts->len; j++)
        g_hash_table_add (kinds,
                          (gpointer) ((MaillageLayout *) g_ptr_array_index (layouts, j))->id);
    }
  return maillage_writer_begin_bulk (self, n_records, kinds, error);
}

/* Whether the change made one record and nothing was done to that since. */
static gboolean
is_only_creation (MaillageWriter *self, gint64 change, gboolean *only, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT count (*) FROM change_item WHERE change = %" G_GINT64_FORMAT
      " OR record IN (SELECT record FROM change_item WHERE change = %" G_GINT64_FORMAT
      " AND action = %d AND last IS NULL)",
      change,
      change,
      MAILLAGE_ITEM_CREATE);
  gint64 n_items;

  if (!maillage_sql_get_int64 (self->db, sql, &n_items, error))
    return FALSE;
  *only = n_items == 1;
  return TRUE;
}

/* The line that says the record is gone stays for other programs, which follow the lines by number;
 * neither it nor the creation is part of the history that people see. */
gboolean
maillage_writer_apply_withdrawal (MaillageWriter *self, gint64 change, GError **error)
{
  gboolean only;

  if (!is_only_creation (self, change, &only, error)
      || !maillage_writer_apply_undo (self, change, error))
    return FALSE;
  if (!only)
    return TRUE;
  return maillage_sql_execf (self->db,
                             error,
                             "DELETE FROM change_item WHERE change = %" G_GINT64_FORMAT ";"
                             "DELETE FROM change WHERE id = %" G_GINT64_FORMAT ";"
                             "UPDATE change SET origin = '', undoes = NULL"
                             " WHERE id = %" G_GINT64_FORMAT ";"
                             "UPDATE change_item SET old = NULL WHERE change = %" G_GINT64_FORMAT
                             ";",
                             change,
                             change,
                             self->change,
                             self->change);
}

/* A change stands while the one that takes it back is itself taken back: all of the chain turns. */
static gboolean
mark_undone (MaillageWriter *self, gint64 change, GError **error)
{
  g_autoptr (MaillageSqlStatement) statement = maillage_sql_prepare (
      self->db,
      "WITH RECURSIVE chain (id, taken_back_by, depth) AS (SELECT ?1, ?2, 1 UNION ALL"
      " SELECT change.undoes, chain.id, depth + 1 FROM chain JOIN change ON change.id = chain.id"
      " WHERE change.undoes IS NOT NULL)"
      " UPDATE change SET undone_by = (SELECT CASE WHEN depth % 2 = 1 THEN taken_back_by END"
      " FROM chain WHERE chain.id = change.id) WHERE id IN (SELECT id FROM chain)",
      error);

  if (statement == NULL)
    return FALSE;
  maillage_sql_bind_int64 (statement, 1, change);
  maillage_sql_bind_int64 (statement, 2, self->change);
  return maillage_sql_run (statement, error);
}

gboolean
maillage_writer_apply_undo (MaillageWriter *self, gint64 change, GError **error)
{
  g_autofree char *undo_label = NULL;
  g_autoptr (GArray) items = NULL;

  if (!read_change (self, change, error))
    return FALSE;
  items = read_items (self, change, error);
  if (items == NULL)
    return FALSE;
  undo_label = dup_undo_label (self, change, error);
  if (undo_label == NULL)
    return FALSE;
  if (!maillage_writer_add_change (self, undo_label, change, error)
      || !begin_bulk (self, items, error))
    return FALSE;
  for (guint i = 0; i < items->len; i++)
    if (!undo_item (self, &g_array_index (items, Item, i), error))
      return FALSE;
  return mark_undone (self, change, error);
}
