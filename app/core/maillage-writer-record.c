/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Whole records and links: made, taken away with everything they were, brought back. */

#include "maillage-writer.h"

#include "maillage-date.h"
#include "maillage-store-private.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

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
          g_autoptr (MaillageDate) date
              = values[i] != NULL ? maillage_date_new_from_canonical (values[i]) : NULL;

          maillage_sql_bind_text (
              statement, column++, date != NULL ? maillage_date_get_earliest (date) : NULL);
          maillage_sql_bind_text (
              statement, column++, date != NULL ? maillage_date_get_latest (date) : NULL);
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
  maillage_derived_init (&derived, layout, values, owner_title, NULL);
  if (wanted_id != 0)
    maillage_sql_bind_int64 (statement, 1, wanted_id);
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
      *id = maillage_sql_last_rowid (self->db);
      g_hash_table_insert (self->ids, g_strdup (uuid), g_memdup2 (id, sizeof *id));
      ok = insert_row (self, layout, *id, values, &derived, error)
           && maillage_writer_write_search (self, layout, *id, &derived, TRUE, error);
    }
  maillage_derived_clear (&derived);
  return ok;
}

static void
add_member (JsonBuilder *builder, const char *name, const char *value)
{
  if (value == NULL)
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static gboolean
add_values (
    MaillageWriter *self, MaillageLayout *layout, gint64 id, JsonBuilder *builder, GError **error)
{
  g_autoptr (MaillageSqlStatement) row = maillage_sql_prepare (self->db, layout->select_sql, error);
  int column = 0;

  if (row == NULL)
    return FALSE;
  maillage_sql_bind_int64 (row, 1, id);
  if (maillage_sql_step (row, error) != MAILLAGE_SQL_ROW)
    return FALSE;
  for (guint i = 0; i < layout->n_fields; i++)
    if (layout->fields[i].stored)
      add_member (builder, layout->fields[i].id, maillage_sql_column_text (row, column++));
  return TRUE;
}

/* Everything the record was, as one text of the history. */
static char *
take_snapshot (MaillageWriter *self, MaillageLayout *layout, gint64 id, GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (MaillageSqlStatement) record = maillage_sql_prepare (
      self->db, "SELECT uuid, owner, position, created, trashed FROM record WHERE id = ?", error);

  if (record == NULL)
    return NULL;
  maillage_sql_bind_int64 (record, 1, id);
  if (maillage_sql_step (record, error) != MAILLAGE_SQL_ROW)
    return NULL;
  json_builder_begin_object (builder);
  add_member (builder, "kind", layout->id);
  add_member (builder, "uuid", maillage_sql_column_text (record, 0));
  add_member (builder, "owner", maillage_sql_column_text (record, 1));
  add_member (builder, "position", maillage_sql_column_text (record, 2));
  add_member (builder, "created", maillage_sql_column_text (record, 3));
  add_member (builder, "trashed", maillage_sql_column_text (record, 4));
  json_builder_set_member_name (builder, "values");
  json_builder_begin_object (builder);
  if (!add_values (self, layout, id, builder, error))
    return NULL;
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
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
  g_autofree char *snapshot = take_snapshot (self, layout, id, error);
  g_autofree char *uuid = maillage_writer_dup_uuid (self, id);

  if (snapshot == NULL
      || !maillage_writer_add_item (self, MAILLAGE_ITEM_PURGE, id, NULL, snapshot, NULL, error)
      || !maillage_writer_remove_search (self, id, error))
    return FALSE;
  if (uuid != NULL)
    g_hash_table_remove (self->ids, uuid);
  return delete_by_id (self, "DELETE FROM territory_use WHERE record = ?", id, error)
         && delete_by_id (self, layout->delete_sql, id, error)
         && delete_by_id (self, "DELETE FROM record WHERE id = ?", id, error);
}

static gint64
get_number (JsonObject *object, const char *name)
{
  const char *text = json_object_get_string_member_with_default (object, name, NULL);

  return text != NULL ? g_ascii_strtoll (text, NULL, 10) : 0;
}

static gboolean
recreate (MaillageWriter *self, gint64 id, JsonObject *object, GError **error)
{
  const char *kind = json_object_get_string_member_with_default (object, "kind", "");
  MaillageLayout *layout = maillage_layouts_find (self->layouts, kind);
  JsonObject *stored = json_object_get_object_member (object, "values");
  g_autofree char **values = NULL;
  gint64 again;

  if (layout == NULL)
    {
      g_set_error (error,
                   MAILLAGE_ERROR,
                   MAILLAGE_ERROR_UNKNOWN_KIND,
                   _ ("There is no kind of record named “%s”."),
                   kind);
      return FALSE;
    }
  values = g_new0 (char *, layout->n_fields + 1);
  for (guint i = 0; i < layout->n_fields; i++)
    values[i]
        = (char *) json_object_get_string_member_with_default (stored, layout->fields[i].id, NULL);
  if (!maillage_writer_insert_record (self,
                                      layout,
                                      id,
                                      json_object_get_string_member (object, "uuid"),
                                      get_number (object, "owner"),
                                      get_number (object, "position"),
                                      get_number (object, "created"),
                                      values,
                                      &again,
                                      error))
    return FALSE;
  maillage_writer_touch (self, id);
  if (get_number (object, "trashed") == 0)
    return TRUE;
  return maillage_sql_execf (
      self->db,
      error,
      "UPDATE record SET trashed = %" G_GINT64_FORMAT " WHERE id = %" G_GINT64_FORMAT ";"
      "UPDATE %s SET trashed = %" G_GINT64_FORMAT " WHERE id = %" G_GINT64_FORMAT ";",
      get_number (object, "trashed"),
      id,
      layout->table,
      get_number (object, "trashed"),
      id);
}

gboolean
maillage_writer_recreate_record (MaillageWriter *self,
                                 gint64 id,
                                 const char *snapshot,
                                 GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();

  if (snapshot == NULL || !json_parser_load_from_data (parser, snapshot, -1, NULL)
      || !JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    {
      g_set_error_literal (error,
                           MAILLAGE_ERROR,
                           MAILLAGE_ERROR_DAMAGED,
                           _ ("The history of the record cannot be read."));
      return FALSE;
    }
  return recreate (self, id, json_node_get_object (json_parser_get_root (parser)), error)
         && maillage_writer_add_item (self, MAILLAGE_ITEM_CREATE, id, NULL, NULL, NULL, error);
}

/* Children go and come back with their owner; each has its own line, so that each is seen. */
static gboolean
set_children_trashed (MaillageWriter *self, gint64 owner, gboolean trashed, GError **error)
{
  g_autoptr (GArray) children = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (MaillageSqlStatement) find = maillage_sql_prepare (
      self->db,
      trashed ? "SELECT id FROM record WHERE owner = ? AND trashed IS NULL"
              : "SELECT id FROM record WHERE owner = ? AND trashed IS NOT NULL",
      error);
  MaillageSqlStep step;

  if (find == NULL)
    return FALSE;
  maillage_sql_bind_int64 (find, 1, owner);
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

      if (layout == NULL || !maillage_writer_set_trashed (self, layout, child, trashed, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
maillage_writer_set_trashed (
    MaillageWriter *self, MaillageLayout *layout, gint64 id, gboolean trashed, GError **error)
{
  g_autofree char *when
      = trashed ? g_strdup_printf ("%" G_GINT64_FORMAT, self->now) : g_strdup ("NULL");
  gint64 is_trashed;
  g_autofree char *sql
      = g_strdup_printf ("SELECT trashed IS NOT NULL FROM record WHERE id = %" G_GINT64_FORMAT, id);

  if (!maillage_sql_get_int64 (self->db, sql, &is_trashed, error))
    return FALSE;
  if (is_trashed == trashed)
    return TRUE;
  if (!maillage_writer_add_item (
          self, trashed ? MAILLAGE_ITEM_TRASH : MAILLAGE_ITEM_RESTORE, id, NULL, NULL, NULL, error)
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
  return set_children_trashed (self, id, trashed, error);
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
