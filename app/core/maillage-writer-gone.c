/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Who goes with what is erased, and who holds it: MAILLAGE_ON_GONE_REFUSE. */

#include "maillage-writer-erase.h"

#include <glib/gi18n-lib.h>

static char *
uuids_json (const char *const *uuids)
{
  GString *json = g_string_new ("[");

  for (guint i = 0; uuids[i] != NULL; i++)
    g_string_append_printf (json, "%s\"%s\"", i > 0 ? "," : "", uuids[i]);
  g_string_append_c (json, ']');
  return g_string_free (json, FALSE);
}

/* @row: role, number of the source's kind, the titles of source and target. */
static gboolean
check_link (MaillageWriter *self, MaillageSqlStatement *row, GError **error)
{
  MaillageLayout *layout
      = maillage_layouts_find_number (self->layouts, maillage_sql_column_int64 (row, 1));
  int role = layout != NULL ? maillage_layout_find_field (layout, maillage_sql_column_text (row, 0))
                            : -1;
  MaillageField *field = role >= 0 ? layout->fields[role].field : NULL;

  if (field == NULL || maillage_field_get_on_gone (field) != MAILLAGE_ON_GONE_REFUSE)
    return TRUE;
  g_set_error (error,
               MAILLAGE_ERROR,
               MAILLAGE_ERROR_REFUSED,
               /* TRANSLATORS: what is to be erased; a record, and its field that names it */
               _ ("“%s” cannot be erased: “%s” names it as “%s”. Change that first."),
               maillage_sql_column_text (row, 3),
               maillage_sql_column_text (row, 2),
               maillage_field_get_label (field));
  return FALSE;
}

gboolean
maillage_writer_check_may_go (MaillageWriter *self, const char *const *uuids, GError **error)
{
  g_autofree char *json = uuids_json (uuids);
  g_autoptr (MaillageSqlStatement) row = maillage_sql_prepare (
      self->db,
      "WITH RECURSIVE own (id) AS (SELECT id FROM record WHERE uuid IN"
      " (SELECT value FROM json_each (?1))"
      " UNION SELECT r.id FROM own JOIN record AS r ON r.owner = own.id)"
      " SELECT l.role, s.kind, s.title, t.title FROM own JOIN link AS l ON l.target = own.id"
      " JOIN record AS s ON s.id = l.source JOIN record AS t ON t.id = l.target"
      " WHERE l.source NOT IN own",
      error);
  MaillageSqlStep step;

  if (row == NULL)
    return FALSE;
  maillage_sql_bind_text (row, 1, json);
  while ((step = maillage_sql_step (row, error)) == MAILLAGE_SQL_ROW)
    if (!check_link (self, row, error))
      return FALSE;
  return step == MAILLAGE_SQL_DONE;
}

GStrv
maillage_writer_dup_with_twins (MaillageWriter *self, const char *const *uuids, GError **error)
{
  g_autofree char *json = uuids_json (uuids);
  g_autoptr (GStrvBuilder) all = g_strv_builder_new ();
  g_autoptr (MaillageSqlStatement) row = maillage_sql_prepare (
      self->db,
      "WITH RECURSIVE twin (record, into_uuid) AS MATERIALIZED (SELECT record, new FROM change_item"
      " AS i WHERE action = ?2 AND new IS NOT NULL AND id = (SELECT max (id) FROM change_item"
      " WHERE record = i.record AND action IN (?2, ?3))),"
      " every (uuid) AS (SELECT value FROM json_each (?1) UNION"
      " SELECT r.uuid FROM every JOIN twin ON twin.into_uuid = every.uuid"
      " JOIN record AS r ON r.id = twin.record AND r.trashed IS NOT NULL)"
      " SELECT uuid FROM every",
      error);
  MaillageSqlStep step;

  if (row == NULL)
    return NULL;
  maillage_sql_bind_text (row, 1, json);
  maillage_sql_bind_int64 (row, 2, MAILLAGE_ITEM_TRASH);
  maillage_sql_bind_int64 (row, 3, MAILLAGE_ITEM_RESTORE);
  while ((step = maillage_sql_step (row, error)) == MAILLAGE_SQL_ROW)
    g_strv_builder_add (all, maillage_sql_column_text (row, 0));
  return step == MAILLAGE_SQL_DONE ? g_strv_builder_end (all) : NULL;
}
