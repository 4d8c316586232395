/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Records that come back, from the trash or from the history: what they rely on must be there
 * still, and what they alone may have must not be somebody else's by now. */

#include "maillage-writer.h"

#include <glib/gi18n-lib.h>

void
maillage_writer_revive (MaillageWriter *self, gint64 id)
{
  if (self->revived == NULL)
    self->revived = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (self->revived, id);
}

gboolean
maillage_writer_refuse_in_trash (const char *owner, GError **error)
{
  g_set_error (error,
               MAILLAGE_ERROR,
               MAILLAGE_ERROR_REFUSED,
               _ ("“%s” is in the trash: restore it first."),
               owner);
  return FALSE;
}

static gboolean
check_links (MaillageWriter *self, MaillageLayout *layout, gint64 id, guint field, GError **error)
{
  g_autoptr (MaillageSqlStatement) links = NULL;
  MaillageSqlStep step;

  if (!maillage_field_get_unique (layout->fields[field].field))
    return TRUE;
  links = maillage_sql_prepare (
      self->db,
      "SELECT target FROM link WHERE source = ? AND role = ? AND target IS NOT NULL",
      error);
  if (links == NULL)
    return FALSE;
  maillage_sql_bind_int64 (links, 1, id);
  maillage_sql_bind_text (links, 2, layout->fields[field].id);
  while ((step = maillage_sql_step (links, error)) == MAILLAGE_SQL_ROW)
    if (!maillage_writer_check_unique_link (self,
                                            layout,
                                            id,
                                            layout->fields[field].id,
                                            maillage_sql_column_int64 (links, 0),
                                            error))
      return FALSE;
  return step == MAILLAGE_SQL_DONE;
}

static gboolean
check_own (MaillageWriter *self, MaillageLayout *layout, gint64 id, GError **error)
{
  for (guint i = 0; i < layout->n_fields; i++)
    {
      g_autofree char *value = NULL;

      if (layout->fields[i].is_link && !check_links (self, layout, id, i, error))
        return FALSE;
      if (!layout->fields[i].unique || !layout->fields[i].stored)
        continue;
      if (!maillage_writer_read_value (self, layout, id, i, &value, error)
          || !maillage_writer_check_unique (self, layout, i, id, value, error))
        return FALSE;
    }
  maillage_writer_note_name (self, layout, id, NULL);
  return maillage_writer_check_within (self, layout, id, error);
}

static gboolean
check_one (MaillageWriter *self, gint64 id, GError **error)
{
  g_autoptr (MaillageSqlStatement) row = maillage_sql_prepare (
      self->db,
      "SELECT r.kind, r.owner IS NOT NULL, o.id IS NOT NULL, o.trashed IS NOT NULL, o.title"
      " FROM record AS r LEFT JOIN record AS o ON o.id = r.owner"
      " WHERE r.id = ? AND r.trashed IS NULL",
      error);
  MaillageLayout *layout;
  MaillageSqlStep step;

  if (row == NULL)
    return FALSE;
  maillage_sql_bind_int64 (row, 1, id);
  step = maillage_sql_step (row, error);
  if (step != MAILLAGE_SQL_ROW) /* gone again, or in the trash */
    return step == MAILLAGE_SQL_DONE;
  if (maillage_sql_column_int64 (row, 1) && !maillage_sql_column_int64 (row, 2))
    {
      g_set_error_literal (error,
                           MAILLAGE_ERROR,
                           MAILLAGE_ERROR_CONFLICT,
                           _ ("This cannot be taken back: the record to which it belongs no longer "
                              "exists."));
      return FALSE;
    }
  if (maillage_sql_column_int64 (row, 3))
    return maillage_writer_refuse_in_trash (maillage_sql_column_text (row, 4), error);
  layout = maillage_layouts_find_number (self->layouts, maillage_sql_column_int64 (row, 0));
  return layout == NULL || check_own (self, layout, id, error);
}

gboolean
maillage_writer_check_revived (MaillageWriter *self, GError **error)
{
  for (guint i = 0; self->revived != NULL && i < self->revived->len; i++)
    if (!check_one (self, g_array_index (self->revived, gint64, i), error))
      return FALSE;
  return TRUE;
}
