/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Whole records and links: made, taken away, put in the trash. */

#include "maillage-writer.h"

#include "maillage-store-private.h"

#include <glib/gi18n-lib.h>

static gboolean
insert_row (MaillageWriter *self,
            MaillageLayout *layout,
            gint64 id,
            char **values,
            const MaillageDerived *derived,
            GError **error)
{
  g_autoptr (MaillageSqlStatement) statement
      = maillage_sql_prepare (self->db, layout->insert_sql, error);
  int column = 1;

  if (statement == NULL)
    return FALSE;
  maillage_sql_bind_int64 (statement, column++, id);
  for (guint i = 0; i < layout->n_fields; i++)
    {
      const MaillageLayoutField *field = &layout->fields[i];

      if (field->stored)
        maillage_writer_bind (statement, column++, field->type, values[i]);
      if (field->has_days)
        {
          maillage_writer_bind_days (statement, column, field->type, values[i]);
          column += 2;
        }
      if (field->has_key)
        maillage_sql_bind_static (statement, column++, derived->keys[i]);
    }
  if (!maillage_sql_run (statement, error))
    return FALSE;
  for (guint i = 0; i < layout->n_fields; i++)
    if (layout->fields[i].type == MAILLAGE_FIELD_TERRITORY && values[i] != NULL
        && !maillage_writer_use_territories (self, id, layout->fields[i].id, values[i], error))
      return FALSE;
  return TRUE;
}

gboolean
maillage_writer_insert_record (MaillageWriter *self,
                               MaillageLayout *layout,
                               gint64 wanted_id,
                               const char *uuid,
                               gint64 owner,
                               gint64 position,
                               gint64 created,
                               char **values,
                               gint64 *id,
                               GError **error)
{
  g_autoptr (MaillageSqlStatement) statement = maillage_sql_prepare (
      self->db,
      "INSERT INTO record (id, uuid, kind, owner, position, title, subtitle, sort_key, created,"
      " modified) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      error);
  g_autofree char *owner_title = owner != 0 ? maillage_writer_dup_title (self, owner) : NULL;
  MaillageDerived derived;
  gboolean ok;

  if (statement == NULL)
    return FALSE;
  maillage_derived_init (&derived, self, layout, values, owner_title, NULL);
  *id = wanted_id != 0 ? wanted_id : self->next_id++;
  maillage_sql_bind_int64 (statement, 1, *id);
  maillage_sql_bind_static (statement, 2, uuid);
  maillage_sql_bind_int64 (statement, 3, layout->number);
  if (owner != 0)
    {
      maillage_sql_bind_int64 (statement, 4, owner);
      maillage_sql_bind_int64 (statement, 5, position);
    }
  maillage_sql_bind_static (statement, 6, derived.title);
  maillage_sql_bind_static (statement, 7, derived.subtitle);
  maillage_sql_bind_static (statement, 8, derived.sort_key);
  maillage_sql_bind_int64 (statement, 9, created);
  maillage_sql_bind_int64 (statement, 10, self->now);
  ok = maillage_sql_run (statement, error);
  if (ok)
    {
      maillage_writer_remember (self, uuid, *id);
      ok = insert_row (self, layout, *id, values, &derived, error)
           && (!layout->is_choice || maillage_writer_note_choice (self, *id, error))
           && maillage_writer_write_search (self, layout, *id, &derived, TRUE, error);
    }
  maillage_derived_clear (&derived);
  return ok;
}

static gboolean
delete_by_id (MaillageWriter *self, const char *sql, gint64 id, GError **error)
{
  g_autoptr (MaillageSqlStatement) statement = maillage_sql_prepare (self->db, sql, error);

  if (statement == NULL)
    return FALSE;
  maillage_sql_bind_int64 (statement, 1, id);
  return maillage_sql_run (statement, error);
}

gboolean
maillage_writer_purge_record (MaillageWriter *self,
                              MaillageLayout *layout,
                              gint64 id,
                              GError **error)
{
  g_autoptr (GString) snapshot = g_string_new (NULL);
  g_autofree char *uuid = maillage_writer_dup_uuid (self, id);

  if ((layout->is_choice && !maillage_writer_note_choice (self, id, error))
      || !maillage_writer_append_snapshot (self, id, snapshot, error)
      || !maillage_writer_add_item (self, MAILLAGE_ITEM_PURGE, id, NULL, snapshot->str, NULL, error)
      || !maillage_writer_remove_search (self, id, error))
    return FALSE;
  if (uuid != NULL)
    g_hash_table_remove (self->ids, uuid);
  return delete_by_id (self, "DELETE FROM territory_use WHERE record = ?", id, error)
         && delete_by_id (self, layout->delete_sql, id, error)
         && delete_by_id (self, "DELETE FROM record WHERE id = ?", id, error);
}

/* Those live go with their owner; those that went with it, at the same moment, come back with it.
 * Each has its own line, so that each is seen. */
static gboolean
set_children_trashed (
    MaillageWriter *self, gint64 owner, gboolean trashed, gint64 since, GError **error)
{
  g_autoptr (GArray) children = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (MaillageSqlStatement) find = maillage_sql_prepare (
      self->db,
      trashed ? "SELECT id FROM record WHERE owner = ?1 AND trashed IS NULL AND ?2 IS NOT NULL"
              : "SELECT id FROM record WHERE owner = ?1 AND trashed = ?2",
      error);
  MaillageSqlStep step;

  if (find == NULL)
    return FALSE;
  maillage_sql_bind_int64 (find, 1, owner);
  maillage_sql_bind_int64 (find, 2, since);
  while ((step = maillage_sql_step (find, error)) == MAILLAGE_SQL_ROW)
    {
      gint64 child = maillage_sql_column_int64 (find, 0);

      g_array_append_val (children, child);
    }
  if (step != MAILLAGE_SQL_DONE)
    return FALSE;
  for (guint i = 0; i < children->len; i++)
    {
      gint64 child = g_array_index (children, gint64, i);
      MaillageLayout *layout = maillage_writer_get_layout (self, child, error);

      if (layout == NULL
          || !maillage_writer_set_trashed (self, layout, child, trashed, NULL, error))
        return FALSE;
    }
  return TRUE;
}

/* When the record went to the trash, 0 when it is not there. */
static gboolean
read_trashed (MaillageWriter *self, gint64 id, gint64 *since, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT coalesce (trashed, 0) FROM record WHERE id = %" G_GINT64_FORMAT, id);

  return maillage_sql_get_int64 (self->db, sql, since, error);
}

gboolean
maillage_writer_mark_trashed (MaillageWriter *self,
                              MaillageLayout *layout,
                              gint64 id,
                              gboolean trashed,
                              const char *twin,
                              gboolean *changed,
                              GError **error)
{
  g_autofree char *when
      = trashed ? g_strdup_printf ("%" G_GINT64_FORMAT, self->now) : g_strdup ("NULL");
  gint64 since;

  if (!read_trashed (self, id, &since, error))
    return FALSE;
  *changed = (since != 0) != trashed;
  if (!*changed)
    return TRUE;
  if (!maillage_writer_add_item (self,
                                 trashed ? MAILLAGE_ITEM_TRASH : MAILLAGE_ITEM_RESTORE,
                                 id,
                                 NULL,
                                 trashed ? NULL : twin,
                                 trashed ? twin : NULL,
                                 error)
      || !maillage_sql_execf (self->db,
                              error,
                              "UPDATE record SET trashed = %s WHERE id = %" G_GINT64_FORMAT ";"
                              "UPDATE %s SET trashed = %s WHERE id = %" G_GINT64_FORMAT ";",
                              when,
                              id,
                              layout->table,
                              when,
                              id))
    return FALSE;
  maillage_writer_touch (self, id);
  if (layout->is_choice && !maillage_writer_note_choice (self, id, error))
    return FALSE;
  if (!trashed)
    maillage_writer_revive (self, id);
  return TRUE;
}

gboolean
maillage_writer_set_trashed (MaillageWriter *self,
                             MaillageLayout *layout,
                             gint64 id,
                             gboolean trashed,
                             const char *twin,
                             GError **error)
{
  gint64 since;
  gboolean changed;

  if (!read_trashed (self, id, &since, error)
      || !maillage_writer_mark_trashed (self, layout, id, trashed, twin, &changed, error))
    return FALSE;
  return !changed || set_children_trashed (self, id, trashed, since, error);
}

/* "target uuid position": what brings a link back exactly as it was. */
static char *
describe_link (const char *target_uuid, const char *link_uuid, gint64 position)
{
  return g_strdup_printf ("%s %s %" G_GINT64_FORMAT, target_uuid, link_uuid, position);
}

gboolean
maillage_writer_add_link (MaillageWriter *self,
                          gint64 source,
                          const char *role,
                          gint64 target,
                          const char *uuid,
                          gint64 position,
                          GError **error)
{
  g_autoptr (MaillageSqlStatement) statement = maillage_sql_prepare (
      self->db,
      "INSERT OR IGNORE INTO link (uuid, source, role, target, position) VALUES (?1, ?2, ?3, ?4,"
      " CASE WHEN ?5 >= 0 THEN ?5 ELSE (SELECT coalesce (max (position) + 1, 0) FROM link"
      " WHERE source = ?2 AND role = ?3) END)",
      error);
  g_autofree char *made = uuid == NULL ? g_uuid_string_random () : NULL;
  g_autofree char *target_uuid = maillage_writer_dup_uuid (self, target);
  g_autofree char *described = NULL;

  if (statement == NULL)
    return FALSE;
  maillage_sql_bind_static (statement, 1, uuid != NULL ? uuid : made);
  maillage_sql_bind_int64 (statement, 2, source);
  maillage_sql_bind_static (statement, 3, role);
  maillage_sql_bind_int64 (statement, 4, target);
  maillage_sql_bind_int64 (statement, 5, position);
  if (!maillage_sql_run (statement, error))
    return FALSE;
  if (maillage_sql_changes (self->db) == 0)
    return TRUE; /* it is there already */
  described = describe_link (target_uuid, uuid != NULL ? uuid : made, MAX (position, 0));
  maillage_writer_touch (self, source);
  return maillage_writer_add_item (self, MAILLAGE_ITEM_LINK, source, role, NULL, described, error);
}

gboolean
maillage_writer_remove_link (MaillageWriter *self,
                             gint64 source,
                             const char *role,
                             gint64 target,
                             gboolean *removed,
                             GError **error)
{
  g_autoptr (MaillageSqlStatement) find = maillage_sql_prepare (
      self->db,
      "SELECT id, uuid, position FROM link WHERE source = ? AND role = ? AND target = ?",
      error);
  g_autofree char *target_uuid = maillage_writer_dup_uuid (self, target);
  g_autofree char *described = NULL;
  gint64 id;
  MaillageSqlStep step;

  *removed = FALSE;
  if (find == NULL)
    return FALSE;
  maillage_sql_bind_int64 (find, 1, source);
  maillage_sql_bind_text (find, 2, role);
  maillage_sql_bind_int64 (find, 3, target);
  step = maillage_sql_step (find, error);
  if (step != MAILLAGE_SQL_ROW)
    return step == MAILLAGE_SQL_DONE;
  *removed = TRUE;
  id = maillage_sql_column_int64 (find, 0);
  described = describe_link (
      target_uuid, maillage_sql_column_text (find, 1), maillage_sql_column_int64 (find, 2));
  maillage_sql_reset (find);
  maillage_writer_touch (self, source);
  return maillage_sql_execf (self->db, error, "DELETE FROM link WHERE id = %" G_GINT64_FORMAT, id)
         && maillage_writer_add_item (
             self, MAILLAGE_ITEM_UNLINK, source, role, described, NULL, error);
}
