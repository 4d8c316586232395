/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* What holds beside the target of another link: a sheet's number is there once in its plan, its
 * axis is one of that plan. */

#include "maillage-writer.h"

#include <glib/gi18n-lib.h>

/* 7 and 07 are one number, “14 bis” and “14Bis” too. */
#define PLAIN(column) "lower (replace (ltrim (" column ", '0 '), ' ', ''))"

/* Another record with this one's value and the same target of that link, or none both. */
static MaillageSqlStep
find_other (MaillageWriter *self,
            MaillageLayout *layout,
            const char *field,
            const char *role,
            gint64 id,
            gint64 *other,
            GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT k.id FROM %s AS k WHERE " PLAIN ("k.\"%s\"") " = (SELECT " PLAIN (
          "\"%s\"") " FROM %s WHERE id = ?1)"
                    " AND k.id <> ?1 AND k.trashed IS NULL"
                    " AND (SELECT target FROM link WHERE source = k.id AND role = ?2)"
                    " IS (SELECT target FROM link WHERE source = ?1 AND role = ?2) LIMIT 1",
      layout->table,
      field,
      field,
      layout->table);
  g_autoptr (MaillageSqlStatement) statement = maillage_sql_prepare (self->db, sql, error);
  MaillageSqlStep step;

  if (statement == NULL)
    return MAILLAGE_SQL_FAILED;
  maillage_sql_bind_int64 (statement, 1, id);
  maillage_sql_bind_text (statement, 2, role);
  step = maillage_sql_step (statement, error);
  if (step == MAILLAGE_SQL_ROW)
    *other = maillage_sql_column_int64 (statement, 0);
  return step;
}

static gboolean
check_field (MaillageWriter *self, MaillageLayout *layout, guint field, gint64 id, GError **error)
{
  const char *role = maillage_field_get_unique_within (layout->fields[field].field);
  g_autofree char *value = NULL;
  g_autofree char *title = NULL;
  gint64 other = 0;

  switch (find_other (self, layout, layout->fields[field].id, role, id, &other, error))
    {
    case MAILLAGE_SQL_DONE:
      return TRUE;
    case MAILLAGE_SQL_FAILED:
      return FALSE;
    case MAILLAGE_SQL_ROW:
    default:
      break;
    }
  if (!maillage_writer_read_value (self, layout, id, field, &value, error))
    return FALSE;
  title = maillage_writer_dup_title (self, other);
  g_set_error (error,
               MAILLAGE_ERROR,
               MAILLAGE_ERROR_REFUSED,
               /* TRANSLATORS: the name of a field (“Number”), its value, another record. */
               _ ("“%s” %s is already that of “%s”: choose another."),
               maillage_field_get_label (layout->fields[field].field),
               value,
               title);
  return FALSE;
}

gboolean
maillage_writer_check_within (MaillageWriter *self,
                              MaillageLayout *layout,
                              gint64 id,
                              GError **error)
{
  for (guint i = 0; i < layout->n_fields; i++)
    if (maillage_field_get_unique_within (layout->fields[i].field) != NULL
        && layout->fields[i].stored && !check_field (self, layout, i, id, error))
      return FALSE;
  return TRUE;
}

gboolean
maillage_writer_check_owned (MaillageWriter *self, const MaillageTie *tie, GError **error)
{
  g_autoptr (MaillageSqlStatement) statement = maillage_sql_prepare (
      self->db,
      "SELECT t.id, p.target FROM link AS l JOIN record AS t ON t.id = l.target"
      " JOIN link AS p ON p.source = l.source AND p.role = ?3"
      " WHERE l.source = ?1 AND l.role = ?2 AND p.target IS NOT NULL AND t.owner IS NOT p.target"
      " LIMIT 1",
      error);
  g_autofree char *target = NULL;
  g_autofree char *owner = NULL;
  MaillageSqlStep step;

  if (statement == NULL)
    return FALSE;
  maillage_sql_bind_int64 (statement, 1, tie->source);
  maillage_sql_bind_text (statement, 2, tie->role->id);
  maillage_sql_bind_text (statement, 3, tie->role->owned_by);
  step = maillage_sql_step (statement, error);
  if (step != MAILLAGE_SQL_ROW)
    return step == MAILLAGE_SQL_DONE;
  target = maillage_writer_dup_title (self, maillage_sql_column_int64 (statement, 0));
  owner = maillage_writer_dup_title (self, maillage_sql_column_int64 (statement, 1));
  g_set_error (error,
               MAILLAGE_ERROR,
               MAILLAGE_ERROR_REFUSED,
               /* TRANSLATORS: the label of a link (“Axis”), the record chosen, the one it would
                * have to belong to. */
               _ ("“%s”: “%s” is not a part of “%s”. Choose another."),
               maillage_field_get_label (tie->role->field),
               target,
               owner);
  return FALSE;
}
