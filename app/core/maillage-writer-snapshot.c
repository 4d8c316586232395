/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Everything a record was, as a text of the history (JSON), and the record made again of it.
 * Records that one line of the history made go and come back together. */

#include "maillage-writer.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

/* Records in one line of the history when many go. */
#define IN_A_LINE 500

/* RFC 8259, section 7. */
static void
append_string (GString *json, const char *text)
{
  g_string_append_c (json, '"');
  while (*text != '\0')
    {
      gsize plain = 0;

      while ((guchar) text[plain] >= 0x20 && text[plain] != '"' && text[plain] != '\\')
        plain++;
      g_string_append_len (json, text, (gssize) plain);
      text += plain;
      if (*text == '\0')
        break;
      if ((guchar) *text < 0x20)
        g_string_append_printf (json, "\\u%04x", (guint) *text);
      else
        g_string_append_printf (json, "\\%c", *text);
      text++;
    }
  g_string_append_c (json, '"');
}

static void
append_member (GString *json, const char *name, const char *value)
{
  if (value == NULL)
    return;
  if (json->str[json->len - 1] != '{')
    g_string_append_c (json, ',');
  append_string (json, name);
  g_string_append_c (json, ':');
  append_string (json, value);
}

static gboolean
append_values (
    MaillageWriter *self, MaillageLayout *layout, gint64 id, GString *json, GError **error)
{
  g_autoptr (MaillageSqlStatement) row = maillage_sql_prepare (self->db, layout->select_sql, error);
  int column = 1;

  if (row == NULL)
    return FALSE;
  maillage_sql_bind_int64 (row, 1, id);
  if (maillage_sql_step (row, error) != MAILLAGE_SQL_ROW)
    return FALSE;
  for (guint i = 0; i < layout->n_fields; i++)
    if (layout->fields[i].stored)
      {
        g_autofree char *value = maillage_writer_dup_value (row, column++, layout->fields[i].type);

        append_member (json, layout->fields[i].id, value);
      }
  return TRUE;
}

gboolean
maillage_writer_append_snapshot (MaillageWriter *self, gint64 id, GString *json, GError **error)
{
  g_autoptr (MaillageSqlStatement) record = maillage_sql_prepare (
      self->db,
      "SELECT kind, id, uuid, owner, position, created, trashed FROM record WHERE id = ?",
      error);
  MaillageLayout *layout;
  static const char *const names[] = { "id", "uuid", "owner", "position", "created", "trashed" };

  if (record == NULL)
    return FALSE;
  maillage_sql_bind_int64 (record, 1, id);
  if (maillage_sql_step (record, error) != MAILLAGE_SQL_ROW)
    return FALSE;
  layout = maillage_layouts_find_number (self->layouts, maillage_sql_column_int64 (record, 0));
  if (layout == NULL)
    return FALSE;
  g_string_append_c (json, '{');
  append_member (json, "kind", layout->id);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    append_member (json, names[i], maillage_sql_column_text (record, (int) i + 1));
  g_string_append (json, ",\"values\":{");
  if (!append_values (self, layout, id, json, error))
    return FALSE;
  g_string_append (json, "}}");
  return TRUE;
}

/* Many at once */

static MaillageSqlStatement *
prepare_span (MaillageWriter *self, const char *sql, gint64 first, gint64 last, GError **error)
{
  MaillageSqlStatement *statement = maillage_sql_prepare (self->db, sql, error);

  if (statement == NULL)
    return NULL;
  maillage_sql_bind_int64 (statement, 1, first);
  maillage_sql_bind_int64 (statement, 2, last);
  return statement;
}

static gboolean
run_span (MaillageWriter *self, const char *sql, gint64 first, gint64 last, GError **error)
{
  g_autoptr (MaillageSqlStatement) statement = prepare_span (self, sql, first, last, error);

  return statement != NULL && maillage_sql_run (statement, error);
}

/* From the last, as they go one by one: what takes this back makes them again in their first order.
 */
static gboolean
record_span (MaillageWriter *self, gint64 first, gint64 last, GError **error)
{
  for (gint64 end = last; end >= first; end -= IN_A_LINE)
    {
      gint64 start = MAX (first, end - IN_A_LINE + 1);
      g_autoptr (GString) json = g_string_new ("[");

      for (gint64 id = start; id <= end; id++)
        {
          if (id > start)
            g_string_append_c (json, ',');
          if (!maillage_writer_append_snapshot (self, id, json, error))
            return FALSE;
        }
      g_string_append_c (json, ']');
      if (!maillage_writer_add_span (self, MAILLAGE_ITEM_PURGE, start, end, json->str, error))
        return FALSE;
    }
  return TRUE;
}

/* The layouts of the records from @first to @last. */
GPtrArray *
maillage_writer_list_layouts (MaillageWriter *self, gint64 first, gint64 last, GError **error)
{
  g_autoptr (GPtrArray) layouts = g_ptr_array_new ();
  g_autoptr (MaillageSqlStatement) row = prepare_span (
      self, "SELECT DISTINCT kind FROM record WHERE id BETWEEN ?1 AND ?2", first, last, error);
  MaillageSqlStep step;

  if (row == NULL)
    return NULL;
  while ((step = maillage_sql_step (row, error)) == MAILLAGE_SQL_ROW)
    g_ptr_array_add (
        layouts, maillage_layouts_find_number (self->layouts, maillage_sql_column_int64 (row, 0)));
  return step == MAILLAGE_SQL_DONE ? g_steal_pointer (&layouts) : NULL;
}

static gboolean
purge_rows (MaillageWriter *self, gint64 first, gint64 last, GError **error)
{
  g_autoptr (GPtrArray) layouts = maillage_writer_list_layouts (self, first, last, error);

  if (layouts == NULL)
    return FALSE;
  for (guint i = 0; i < layouts->len; i++)
    {
      MaillageLayout *layout = g_ptr_array_index (layouts, i);
      g_autofree char *sql
          = g_strdup_printf ("DELETE FROM %s WHERE id BETWEEN ?1 AND ?2", layout->table);

      if (!run_span (self, sql, first, last, error))
        return FALSE;
    }
  return run_span (
             self, "DELETE FROM territory_use WHERE record BETWEEN ?1 AND ?2", first, last, error)
         && run_span (self, "DELETE FROM record WHERE id BETWEEN ?1 AND ?2", first, last, error);
}

gboolean
maillage_writer_purge_span (MaillageWriter *self, gint64 first, gint64 last, GError **error)
{
  g_hash_table_remove_all (self->ids);
  return record_span (self, first, last, error)
         && maillage_writer_remove_search_span (self, first, last, error)
         && purge_rows (self, first, last, error);
}

/* Made again */

static gint64
get_number (JsonObject *object, const char *name)
{
  const char *text = json_object_get_string_member_with_default (object, name, NULL);

  return text != NULL ? g_ascii_strtoll (text, NULL, 10) : 0;
}

static gboolean
trash_again (
    MaillageWriter *self, MaillageLayout *layout, gint64 id, gint64 trashed, GError **error)
{
  if (trashed == 0)
    return TRUE;
  return maillage_sql_execf (
      self->db,
      error,
      "UPDATE record SET trashed = %" G_GINT64_FORMAT " WHERE id = %" G_GINT64_FORMAT ";"
      "UPDATE %s SET trashed = %" G_GINT64_FORMAT " WHERE id = %" G_GINT64_FORMAT ";",
      trashed,
      id,
      layout->table,
      trashed,
      id);
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
  maillage_writer_touch (self, id);
  maillage_writer_revive (self, id);
  return maillage_writer_insert_record (self,
                                        layout,
                                        id,
                                        json_object_get_string_member (object, "uuid"),
                                        get_number (object, "owner"),
                                        get_number (object, "position"),
                                        get_number (object, "created"),
                                        values,
                                        &again,
                                        error)
         && trash_again (self, layout, id, get_number (object, "trashed"), error)
         && maillage_writer_add_created (self, id, error);
}

static JsonParser *
parse (const char *json, JsonNodeType type, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();

  if (json != NULL && json_parser_load_from_data (parser, json, -1, NULL)
      && JSON_NODE_TYPE (json_parser_get_root (parser)) == type)
    return g_steal_pointer (&parser);
  g_set_error_literal (error,
                       MAILLAGE_ERROR,
                       MAILLAGE_ERROR_DAMAGED,
                       _ ("The history of the record cannot be read."));
  return NULL;
}

gboolean
maillage_writer_recreate_record (MaillageWriter *self,
                                 gint64 id,
                                 const char *snapshot,
                                 GError **error)
{
  g_autoptr (JsonParser) parser = parse (snapshot, JSON_NODE_OBJECT, error);

  return parser != NULL
         && recreate (self, id, json_node_get_object (json_parser_get_root (parser)), error);
}

gboolean
maillage_writer_recreate_span (MaillageWriter *self, const char *snapshots, GError **error)
{
  g_autoptr (JsonParser) parser = parse (snapshots, JSON_NODE_ARRAY, error);
  JsonArray *array = parser != NULL ? json_node_get_array (json_parser_get_root (parser)) : NULL;

  if (array == NULL)
    return FALSE;
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *object = json_array_get_object_element (array, i);

      if (!recreate (self, get_number (object, "id"), object, error))
        return FALSE;
    }
  return TRUE;
}
