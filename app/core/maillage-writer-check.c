/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* What a field's declaration asks of its value, whoever writes it. */

#include "maillage-writer.h"

#include "maillage-choice-private.h"
#include "maillage-date.h"

#include <glib/gi18n-lib.h>
#include <string.h>

gboolean
maillage_writer_refuse (GError **error,
                        const MaillageLayoutField *field,
                        const char *format,
                        const char *value)
{
  g_autofree char *sentence
      = g_strdup_printf (format, maillage_field_get_label (field->field), value);

  g_set_error_literal (error, MAILLAGE_ERROR, MAILLAGE_ERROR_INVALID_VALUE, sentence);
  return FALSE;
}

static gboolean
check_value (const MaillageLayoutField *field, const char *value, GError **error)
{
  double lowest, highest;

  switch (field->type)
    {
    case MAILLAGE_FIELD_CHOICE:
      if (_maillage_field_find_declared_choice (field->field, value) == NULL
          && !(maillage_field_get_extensible (field->field)
               && g_str_has_prefix (value, MAILLAGE_CHOICE_USER_PREFIX)))
        return maillage_writer_refuse (
            error, field, _ ("“%s” cannot be “%s”: choose one of its values."), value);
      return TRUE;
    case MAILLAGE_FIELD_BOOLEAN:
      if (strcmp (value, "0") != 0 && strcmp (value, "1") != 0)
        return maillage_writer_refuse (error, field, _ ("“%s” is yes or no, not “%s”."), value);
      return TRUE;
    case MAILLAGE_FIELD_NUMBER:
    case MAILLAGE_FIELD_MONEY:
    case MAILLAGE_FIELD_DURATION:
      {
        char *end;
        double number = g_ascii_strtod (value, &end);

        if (end == value || *end != '\0')
          return maillage_writer_refuse (error, field, _ ("“%s” is a number, not “%s”."), value);
        if (maillage_field_get_range (field->field, &lowest, &highest)
            && (number < lowest || number > highest))
          return maillage_writer_refuse (
              error, field, _ ("“%s” cannot be %s: it is out of range."), value);
        return TRUE;
      }
    case MAILLAGE_FIELD_DATE:
      {
        g_autoptr (MaillageDate) date = maillage_date_new_from_canonical (value);

        return date != NULL
               || maillage_writer_refuse (error, field, _ ("“%s” is a date, not “%s”."), value);
      }
    default:
      return TRUE;
    }
}

gboolean
maillage_writer_check_value (MaillageWriter *self,
                             const MaillageLayoutField *field,
                             const char *value,
                             GError **error)
{
  MaillageShown *shown = NULL;

  if (value == NULL)
    return TRUE;
  if (maillage_writer_is_repeated (field))
    shown = maillage_writer_show (self, field, value);
  if (shown != NULL && shown->checked)
    return TRUE;
  if (!check_value (field, value, error))
    return FALSE;
  if (shown != NULL)
    shown->checked = TRUE;
  return TRUE;
}

gboolean
maillage_writer_check_unique (MaillageWriter *self,
                              MaillageLayout *layout,
                              guint field,
                              gint64 id,
                              const char *value,
                              GError **error)
{
  g_autofree char *sql = NULL;
  g_autoptr (MaillageSqlStatement) statement = NULL;
  g_autofree char *title = NULL;

  if (value == NULL || !layout->fields[field].unique)
    return TRUE;
  sql = g_strdup_printf (
      "SELECT id FROM %s WHERE \"%s\" = ? AND id <> ? AND trashed IS NULL LIMIT 1",
      layout->table,
      layout->fields[field].id);
  statement = maillage_sql_prepare (self->db, sql, error);
  if (statement == NULL)
    return FALSE;
  maillage_writer_bind (statement, 1, layout->fields[field].type, value);
  maillage_sql_bind_int64 (statement, 2, id);
  switch (maillage_sql_step (statement, error))
    {
    case MAILLAGE_SQL_DONE:
      return TRUE;
    case MAILLAGE_SQL_FAILED:
      return FALSE;
    case MAILLAGE_SQL_ROW:
    default:
      break;
    }
  title = maillage_writer_dup_title (self, maillage_sql_column_int64 (statement, 0));
  g_set_error (error,
               MAILLAGE_ERROR,
               MAILLAGE_ERROR_REFUSED,
               _ ("“%s” is already used by “%s”."),
               value,
               title);
  return FALSE;
}

gboolean
maillage_writer_check_unique_link (MaillageWriter *self,
                                   MaillageLayout *layout,
                                   gint64 source,
                                   const char *role,
                                   gint64 target,
                                   GError **error)
{
  int field = maillage_layout_find_field (layout, role);
  g_autoptr (MaillageSqlStatement) statement = NULL;
  g_autofree char *title = NULL;
  MaillageSqlStep step;

  if (field < 0 || !maillage_field_get_unique (layout->fields[field].field))
    return TRUE;
  statement = maillage_sql_prepare (
      self->db,
      "SELECT r.id FROM link AS l JOIN record AS r ON r.id = l.source"
      " JOIN record AS me ON me.id = ?1"
      " WHERE l.target = ?2 AND l.role = ?3 AND r.id <> me.id AND r.kind = me.kind"
      " AND r.owner IS me.owner AND r.trashed IS NULL LIMIT 1",
      error);
  if (statement == NULL)
    return FALSE;
  maillage_sql_bind_int64 (statement, 1, source);
  maillage_sql_bind_int64 (statement, 2, target);
  maillage_sql_bind_text (statement, 3, role);
  step = maillage_sql_step (statement, error);
  if (step != MAILLAGE_SQL_ROW)
    return step == MAILLAGE_SQL_DONE;
  title = maillage_writer_dup_title (self, target);
  g_set_error (error,
               MAILLAGE_ERROR,
               MAILLAGE_ERROR_REFUSED,
               _ ("“%s” is already there: once is enough."),
               title);
  return FALSE;
}

/* A record without any value is one a user has just begun: it may wait for its name. */
gboolean
maillage_writer_check_required (MaillageLayout *layout, char **values, GError **error)
{
  gboolean blank = TRUE;

  for (guint i = 0; i < layout->n_fields; i++)
    if (values[i] != NULL && maillage_field_get_default (layout->fields[i].field) == NULL)
      blank = FALSE;
  for (guint i = 0; i < layout->n_fields && !blank; i++)
    if (layout->fields[i].required && layout->fields[i].stored && values[i] == NULL)
      {
        g_set_error (error,
                     MAILLAGE_ERROR,
                     MAILLAGE_ERROR_INVALID_VALUE,
                     _ ("“%s” cannot be empty."),
                     maillage_field_get_label (layout->fields[i].field));
        return FALSE;
      }
  return TRUE;
}

gboolean
maillage_writer_check_filled (const MaillageLayoutField *field, const char *value, GError **error)
{
  if (value != NULL || !field->required)
    return TRUE;
  g_set_error (error,
               MAILLAGE_ERROR,
               MAILLAGE_ERROR_INVALID_VALUE,
               _ ("“%s” cannot be empty."),
               maillage_field_get_label (field->field));
  return FALSE;
}

void
maillage_writer_tie (MaillageWriter *self, MaillageLayout *layout, gint64 source, const char *role)
{
  int index = maillage_layout_find_field (layout, role);
  MaillageTie tie = { source, index >= 0 ? &layout->fields[index] : NULL };

  if (tie.role != NULL && maillage_field_get_acyclic (tie.role->field))
    g_array_append_val (self->tied, tie);
  for (guint i = 0; i < layout->n_fields && layout->has_owned; i++)
    {
      MaillageTie owned = { source, &layout->fields[i] };

      if (owned.role->owned_by != NULL
          && ((int) i == index || g_str_equal (owned.role->owned_by, role)))
        g_array_append_val (self->tied, owned);
    }
}

/* The first target of @source from which the role leads back to it. */
static MaillageSqlStep
find_cycle (MaillageWriter *self, const MaillageTie *tie, gint64 *target, GError **error)
{
  g_autoptr (MaillageSqlStatement) statement = maillage_sql_prepare (
      self->db,
      "WITH RECURSIVE reached (first, id) AS ("
      " SELECT target, target FROM link WHERE source = ?1 AND role = ?2 AND target IS NOT NULL"
      " UNION SELECT first, link.target FROM reached JOIN link ON link.source = reached.id"
      " AND link.role = ?2 WHERE link.target IS NOT NULL AND reached.id <> ?1)"
      " SELECT first FROM reached WHERE id = ?1 LIMIT 1",
      error);
  MaillageSqlStep step;

  if (statement == NULL)
    return MAILLAGE_SQL_FAILED;
  maillage_sql_bind_int64 (statement, 1, tie->source);
  maillage_sql_bind_text (statement, 2, tie->role->id);
  step = maillage_sql_step (statement, error);
  if (step == MAILLAGE_SQL_ROW)
    *target = maillage_sql_column_int64 (statement, 0);
  return step;
}

static void
refuse_cycle (MaillageWriter *self, const MaillageTie *tie, gint64 target, GError **error)
{
  const char *label = maillage_field_get_label (tie->role->field);
  g_autofree char *from = maillage_writer_dup_title (self, tie->source);
  g_autofree char *to = maillage_writer_dup_title (self, target);

  if (target == tie->source)
    g_set_error (error,
                 MAILLAGE_ERROR,
                 MAILLAGE_ERROR_INVALID_VALUE,
                 /* TRANSLATORS: the label of a link, such as “Part of”. */
                 _ ("“%s” cannot be the record itself: choose another one."),
                 label);
  else
    g_set_error (error,
                 MAILLAGE_ERROR,
                 MAILLAGE_ERROR_INVALID_VALUE,
                 /* TRANSLATORS: the label of a link, such as “Part of”; the record chosen; the
                  * record that is edited, on which the chosen one depends. */
                 _ ("“%s” cannot be “%s”, which already depends on “%s”."),
                 label,
                 to,
                 from);
}

gboolean
maillage_writer_check_ties (MaillageWriter *self, GError **error)
{
  for (guint i = 0; i < self->tied->len; i++)
    {
      const MaillageTie *tie = &g_array_index (self->tied, MaillageTie, i);
      gint64 target;

      if (tie->role->owned_by != NULL && !maillage_writer_check_owned (self, tie, error))
        return FALSE;
      if (!maillage_field_get_acyclic (tie->role->field))
        continue;
      switch (find_cycle (self, tie, &target, error))
        {
        case MAILLAGE_SQL_DONE:
          break;
        case MAILLAGE_SQL_ROW:
          refuse_cycle (self, tie, target, error);
          return FALSE;
        case MAILLAGE_SQL_FAILED:
        default:
          return FALSE;
        }
    }
  return TRUE;
}
