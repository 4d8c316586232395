/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* One filter as one SQL condition. Values are always bound, never written into the SQL. */

#include "maillage-query-filter.h"

#include "maillage-choice-private.h"
#include "maillage-date.h"
#include "maillage-gazetteer.h"
#include "maillage-kind-private.h"
#include "maillage-own-territory-private.h"
#include "maillage-record-private.h"
#include "maillage-text.h"

#include <glib/gi18n-lib.h>

/* Up to as many are found first and then put in order, a microsecond each; of more, the rows in
 * their order are asked one by one, and the first 256 are soon found. Measured at 10^6 records,
 * where either takes about 25 ms for that many. */
#define MANY_WITHIN 20000

const char *
_maillage_builder_bind (MaillageBuilder *self, const char *value)
{
  char *name = g_strdup_printf (":p%u", ++self->n_parameters);

  g_hash_table_insert (self->plan->parameters, name, g_strdup (value));
  return name;
}

static const char *
bind_number (MaillageBuilder *self, double value)
{
  char *name = g_strdup_printf (":n%u", ++self->n_parameters);

  g_hash_table_insert (self->plan->numbers, name, g_memdup2 (&value, sizeof value));
  return name;
}

static void G_GNUC_PRINTF (2, 3) add (MaillageBuilder *self, const char *format, ...)
{
  va_list args;

  g_string_append (self->where, " AND ");
  va_start (args, format);
  g_string_append_vprintf (self->where, format, args);
  va_end (args);
}

static gboolean
refuse_value (MaillageBuilder *self, const MaillageFilter *filter, GError **error)
{
  g_set_error (error,
               MAILLAGE_ERROR,
               MAILLAGE_ERROR_INVALID_VALUE,
               _ ("“%s” cannot be compared with “%s” in that way."),
               filter->field_id,
               filter->value != NULL ? filter->value : "");
  return FALSE;
}

static gboolean
is_record_column (const char *id)
{
  return g_str_equal (id, "title") || g_str_equal (id, "modified") || g_str_equal (id, "created");
}

gboolean
_maillage_builder_check_field (MaillageBuilder *self, const char *field_id, GError **error)
{
  if (maillage_kind_find_field (self->kind, field_id) == NULL && !is_record_column (field_id)
      && !(g_str_equal (field_id, "tags") && maillage_kind_get_taggable (self->kind)))
    {
      g_set_error (error,
                   MAILLAGE_ERROR,
                   MAILLAGE_ERROR_UNKNOWN_FIELD,
                   _ ("“%s” has no field named “%s”."),
                   maillage_kind_get_id (self->kind),
                   field_id);
      return FALSE;
    }
  if (!_maillage_record_may_read (self->kind, field_id, self->query->reader))
    {
      g_set_error (error,
                   MAILLAGE_ERROR,
                   MAILLAGE_ERROR_DENIED,
                   _ ("The extension “%s” may not read “%s” of “%s”."),
                   self->query->reader,
                   field_id,
                   maillage_kind_get_id (self->kind));
      return FALSE;
    }
  return TRUE;
}

/* A JSON array of the value's lines, for json_each (). */
static char *
json_lines (char **lines)
{
  GString *json = g_string_new ("[");

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (*lines[i] == '\0')
        continue;
      if (json->len > 1)
        g_string_append_c (json, ',');
      g_string_append_c (json, '"');
      for (const char *p = lines[i]; *p != '\0'; p++)
        if (*p == '"' || *p == '\\')
          g_string_append_printf (json, "\\%c", *p);
        else if ((guchar) *p < 0x20)
          g_string_append_printf (json, "\\u%04x", (guchar) *p);
        else
          g_string_append_c (json, *p);
      g_string_append_c (json, '"');
    }
  g_string_append_c (json, ']');
  return g_string_free (json, FALSE);
}

static const char *
bind_lines (MaillageBuilder *self, const char *value)
{
  g_auto (GStrv) lines = g_strsplit (value, "\n", -1);
  g_autofree char *json = json_lines (lines);

  return _maillage_builder_bind (self, json);
}

static const char *
negation (MaillageOperator op)
{
  return op == MAILLAGE_OPERATOR_NOT_EQUAL ? "NOT " : "";
}

static gboolean
filter_link (MaillageBuilder *self, const MaillageFilter *filter, GError **error)
{
  const char *role = _maillage_builder_bind (self, filter->field_id);
  g_autofree char *fold = NULL;

  switch ((int) filter->op)
    {
    case MAILLAGE_OPERATOR_EMPTY:
    case MAILLAGE_OPERATOR_NOT_EMPTY:
      add (self,
           "%sEXISTS (SELECT 1 FROM link WHERE source = %s AND role = %s)",
           filter->op == MAILLAGE_OPERATOR_EMPTY ? "NOT " : "",
           self->id,
           role);
      return TRUE;
    case MAILLAGE_OPERATOR_EQUAL:
    case MAILLAGE_OPERATOR_NOT_EQUAL:
      add (self,
           "%s%s IN (SELECT l.source FROM json_each (%s) AS j JOIN record AS t ON t.uuid = j.value"
           " JOIN link AS l ON l.target = t.id AND l.role = %s)",
           negation (filter->op),
           self->id,
           bind_lines (self, filter->value),
           role);
      return TRUE;
    case MAILLAGE_OPERATOR_CONTAINS:
      fold = maillage_text_fold (filter->value);
      add (self,
           "EXISTS (SELECT 1 FROM link AS l JOIN search_doc AS d ON d.id = l.target"
           " WHERE l.source = %s AND l.role = %s AND instr (d.title, %s) > 0)",
           self->id,
           role,
           _maillage_builder_bind (self, fold));
      return TRUE;
    default:
      return refuse_value (self, filter, error);
    }
}

/* Those inside a territory, or those that hold it, the office's own among them. */
static GStrv
related_territories (MaillageBuilder *self, MaillageOperator op, const char *id)
{
  if (op != MAILLAGE_OPERATOR_WITHIN && op != MAILLAGE_OPERATOR_COVERS)
    return NULL;
  return _maillage_own_related (_maillage_registry_get_store (self->registry),
                                _maillage_registry_get_gazetteer (self->registry),
                                op,
                                id);
}

/* The ids a territory filter looks for: the value's own and those the gazetteer knows of. */
static const char *
bind_territories (MaillageBuilder *self, const MaillageFilter *filter)
{
  g_auto (GStrv) lines = g_strsplit (filter->value, "\n", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;
  g_autofree char *json = NULL;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) related = NULL;

      lines[i][strcspn (lines[i], "@ ")] = '\0'; /* "dep:38@2026 Isère" → "dep:38" */
      related = related_territories (self, filter->op, lines[i]);
      g_strv_builder_add (builder, lines[i]);
      if (related != NULL)
        g_strv_builder_addv (builder, (const char **) related);
    }
  ids = g_strv_builder_end (builder);
  json = json_lines (ids);
  return _maillage_builder_bind (self, json);
}

/* Of a commune, few records; of a region, a tenth of all. Which of the two a territory is, the plan
 * asks when it runs: here it is said in both ways. With the sign SQLite looks for the record's own
 * territories, not for each of a region's. */
static void
add_within (MaillageBuilder *self, char *take_set, const char *ids, const char *field)
{
  self->within = take_set;
  self->within_each = g_strdup_printf (" AND EXISTS (SELECT 1 FROM territory_use WHERE record = %s"
                                       " AND field = %s AND +territory IN"
                                       " (SELECT value FROM json_each (%s)))",
                                       self->id,
                                       field,
                                       ids);
  self->plan->many_sql
      = g_strdup_printf ("SELECT 1 FROM territory_use WHERE territory IN"
                         " (SELECT value FROM json_each (%s)) AND field = %s LIMIT 1 OFFSET %d",
                         ids,
                         field,
                         MANY_WITHIN);
}

static gboolean
filter_territory (MaillageBuilder *self, const MaillageFilter *filter, GError **error)
{
  const char *field = _maillage_builder_bind (self, filter->field_id);
  const char *ids;
  g_autofree char *set = NULL;

  if (filter->op != MAILLAGE_OPERATOR_EQUAL && filter->op != MAILLAGE_OPERATOR_NOT_EQUAL
      && filter->op != MAILLAGE_OPERATOR_WITHIN && filter->op != MAILLAGE_OPERATOR_COVERS)
    return refuse_value (self, filter, error);
  ids = bind_territories (self, filter);
  set = g_strdup_printf (" AND %s%s IN (SELECT record FROM territory_use"
                         " WHERE territory IN (SELECT value FROM json_each (%s)) AND field = %s)",
                         negation (filter->op),
                         self->id,
                         ids,
                         field);
  self->narrow |= filter->op == MAILLAGE_OPERATOR_COVERS;
  if (filter->op == MAILLAGE_OPERATOR_WITHIN && self->within == NULL)
    add_within (self, g_steal_pointer (&set), ids, field);
  else
    g_string_append (self->where, set);
  return TRUE;
}

static gboolean
one_day (const char *text, const char **earliest, const char **latest, MaillageDate **date)
{
  g_autofree char *day = g_strndup (text, strcspn (text, "T"));

  *date = maillage_date_new_from_canonical (day);
  if (*date == NULL || maillage_date_get_earliest (*date) == NULL)
    return FALSE;
  *earliest = maillage_date_get_earliest (*date);
  *latest = maillage_date_get_latest (*date);
  return TRUE;
}

/* The first and last day of a date, or of "from/to" where ".." is open. */
static gboolean
parse_bounds (const char *value, char **lowest, char **highest)
{
  g_auto (GStrv) parts = g_strsplit (value, "/", 2);
  gboolean is_period = parts[0] != NULL && parts[1] != NULL;

  *lowest = *highest = NULL;
  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autoptr (MaillageDate) date = NULL;
      const char *earliest = "0000-00-00", *latest = "9999-99-99";

      if (!(is_period && g_str_equal (parts[i], ".."))
          && !one_day (parts[i], &earliest, &latest, &date))
        {
          g_clear_pointer (lowest, g_free);
          g_clear_pointer (highest, g_free);
          return FALSE;
        }
      if (i == 0)
        *lowest = g_strdup (earliest);
      g_free (*highest);
      *highest = g_strdup (latest);
    }
  return *lowest != NULL;
}

/* @first and @last are the SQL of the earliest and latest day a row may be at. */
static gboolean
filter_days (MaillageBuilder *self,
             const MaillageFilter *filter,
             const char *first,
             const char *last,
             GError **error)
{
  gboolean certain = self->query->certain;
  g_autofree char *lowest = NULL, *highest = NULL;
  const char *low, *high;

  if (!parse_bounds (filter->value, &lowest, &highest))
    return refuse_value (self, filter, error);
  low = _maillage_builder_bind (self, lowest);
  high = _maillage_builder_bind (self, highest);
  switch ((int) filter->op)
    {
    case MAILLAGE_OPERATOR_EQUAL:
    case MAILLAGE_OPERATOR_WITHIN:
      if (certain)
        add (self, "%s >= %s AND %s <= %s", first, low, last, high);
      else
        add (self, "%s <= %s AND %s >= %s", first, high, last, low);
      return TRUE;
    case MAILLAGE_OPERATOR_NOT_EQUAL:
      if (certain)
        add (self, "(%s > %s OR %s < %s)", first, high, last, low);
      else
        add (self, "NOT coalesce (%s >= %s AND %s <= %s, 0)", first, low, last, high);
      return TRUE;
    case MAILLAGE_OPERATOR_BEFORE:
      add (self, "%s < %s", certain ? last : first, low);
      return TRUE;
    case MAILLAGE_OPERATOR_AFTER:
      add (self, "%s > %s", certain ? first : last, high);
      return TRUE;
    default:
      return refuse_value (self, filter, error);
    }
}

static gboolean
filter_number (MaillageBuilder *self,
               const MaillageFilter *filter,
               const char *column,
               GError **error)
{
  char *end = NULL;
  double number = g_ascii_strtod (filter->value, &end);
  const char *sign;

  switch ((int) filter->op)
    {
    case MAILLAGE_OPERATOR_EQUAL:
      sign = "IS";
      break;
    case MAILLAGE_OPERATOR_NOT_EQUAL:
      sign = "IS NOT";
      break;
    case MAILLAGE_OPERATOR_BEFORE:
      sign = "<";
      break;
    case MAILLAGE_OPERATOR_AFTER:
      sign = ">";
      break;
    default:
      return refuse_value (self, filter, error);
    }
  if (end == filter->value || *end != '\0')
    return refuse_value (self, filter, error);
  add (self, "%s %s %s", column, sign, bind_number (self, number));
  return TRUE;
}

static gboolean
filter_boolean (MaillageBuilder *self,
                const MaillageFilter *filter,
                const char *column,
                GError **error)
{
  gboolean wanted = g_str_equal (filter->value, "1");

  if (filter->op == MAILLAGE_OPERATOR_NOT_EQUAL)
    wanted = !wanted;
  else if (filter->op != MAILLAGE_OPERATOR_EQUAL)
    return refuse_value (self, filter, error);
  add (self, "coalesce (%s, 0) %s 0", column, wanted ? "<>" : "=");
  return TRUE;
}

/* A search that was kept looks for what has taken the place of what it looked for. */
static char *
dup_followed (MaillageBuilder *self, const MaillageFilter *filter)
{
  MaillageField *field = maillage_kind_find_field (self->kind, filter->field_id);
  g_auto (GStrv) lines = g_strsplit (filter->value, "\n", -1);

  for (char **line = lines; *line != NULL; line++)
    {
      char *followed = g_strdup (_maillage_field_follow_choice (field, *line));

      g_free (*line);
      *line = followed;
    }
  return g_strjoinv ("\n", lines);
}

/* Choices, of which a field may hold several lines and the filter too: any in common. */
static gboolean
filter_choice (MaillageBuilder *self,
               const MaillageFilter *filter,
               const char *column,
               GError **error)
{
  g_autofree char *values = NULL;

  if (filter->op != MAILLAGE_OPERATOR_EQUAL && filter->op != MAILLAGE_OPERATOR_NOT_EQUAL)
    return refuse_value (self, filter, error);
  add (self,
       "%sEXISTS (SELECT 1 FROM json_each (%s) AS j"
       " WHERE instr (char (10) || %s || char (10), char (10) || j.value || char (10)) > 0)",
       negation (filter->op),
       bind_lines (self, values = dup_followed (self, filter)),
       column);
  return TRUE;
}

static gboolean
filter_text (MaillageBuilder *self,
             const MaillageFilter *filter,
             const char *column,
             GError **error)
{
  switch ((int) filter->op)
    {
    case MAILLAGE_OPERATOR_EQUAL:
      add (self, "%s = %s", column, _maillage_builder_bind (self, filter->value));
      return TRUE;
    case MAILLAGE_OPERATOR_NOT_EQUAL:
      add (self, "%s IS NOT %s", column, _maillage_builder_bind (self, filter->value));
      return TRUE;
    case MAILLAGE_OPERATOR_CONTAINS:
      g_string_append_printf (self->columns, ", %s", column);
      g_ptr_array_add (self->plan->folds, maillage_text_fold (filter->value));
      return TRUE;
    case MAILLAGE_OPERATOR_BEFORE:
      add (self, "%s < %s", column, _maillage_builder_bind (self, filter->value));
      return TRUE;
    case MAILLAGE_OPERATOR_AFTER:
      add (self, "%s > %s", column, _maillage_builder_bind (self, filter->value));
      return TRUE;
    default:
      return refuse_value (self, filter, error);
    }
}

static gboolean
filter_column (MaillageBuilder *self,
               const MaillageFilter *filter,
               MaillageFieldType type,
               const char *column,
               GError **error)
{
  g_autofree char *day = NULL;

  switch ((int) type)
    {
    case MAILLAGE_FIELD_NUMBER:
    case MAILLAGE_FIELD_MONEY:
    case MAILLAGE_FIELD_DURATION:
      return filter_number (self, filter, column, error);
    case MAILLAGE_FIELD_BOOLEAN:
      return filter_boolean (self, filter, column, error);
    case MAILLAGE_FIELD_CHOICE:
      return filter_choice (self, filter, column, error);
    case MAILLAGE_FIELD_DATE_TIME:
      if (filter->op != MAILLAGE_OPERATOR_WITHIN && strchr (filter->value, 'T') != NULL)
        return filter_text (self, filter, column, error);
      G_GNUC_FALLTHROUGH;
    case MAILLAGE_FIELD_DATE: /* a computed one, which is a day */
    case MAILLAGE_FIELD_PERIOD:
      day = g_strdup_printf ("substr (%s, 1, 10)", column);
      return filter_days (self, filter, day, day, error);
    default:
      return filter_text (self, filter, column, error);
    }
}

static gboolean
filter_stored (MaillageBuilder *self,
               const MaillageFilter *filter,
               MaillageFieldType type,
               GError **error)
{
  g_autofree char *column = g_strdup_printf ("k.\"%s\"", filter->field_id);

  self->needs_kind = TRUE;
  if (type == MAILLAGE_FIELD_DATE || type == MAILLAGE_FIELD_PERIOD)
    {
      g_autofree char *first = g_strdup_printf ("k.\"%s_earliest\"", filter->field_id);
      g_autofree char *last = g_strdup_printf ("k.\"%s_latest\"", filter->field_id);

      return filter_days (self, filter, first, last, error);
    }
  return filter_column (self, filter, type, column, error);
}

/* A computed field's expression names its kind's columns bare, so that it stands in a query of its
 * own. */
static char *
computed_column (MaillageBuilder *self, MaillageField *field)
{
  g_autofree char *sql = _maillage_field_dup_sql (field);

  return g_strdup_printf (
      "(SELECT (%s) FROM %s WHERE %s.id = %s)", sql, self->table, self->table, self->id);
}

static gboolean
filter_record (MaillageBuilder *self, const MaillageFilter *filter, GError **error)
{
  g_autofree char *day = NULL;

  self->needs_record = TRUE;
  if (g_str_equal (filter->field_id, "title"))
    return filter_text (self, filter, "r.title", error);
  day = g_strdup_printf ("date (r.%s / 1000000, 'unixepoch', 'localtime')", filter->field_id);
  return filter_days (self, filter, day, day, error);
}

static gboolean
filter_emptiness (MaillageBuilder *self,
                  const MaillageFilter *filter,
                  MaillageField *field,
                  GError **error)
{
  g_autofree char *column = NULL;

  if (field == NULL)
    return refuse_value (self, filter, error); /* a title or a time is never empty */
  if (maillage_field_is_stored (field))
    {
      self->needs_kind = TRUE;
      column = g_strdup_printf ("k.\"%s\"", filter->field_id);
    }
  else if (maillage_field_get_expression (field) != NULL)
    column = computed_column (self, field);
  else
    return refuse_value (self, filter, error);
  add (self, "%s IS %sNULL", column, filter->op == MAILLAGE_OPERATOR_EMPTY ? "" : "NOT ");
  return TRUE;
}

/* Equal to nothing is empty. */
static MaillageFilter
normalise (const MaillageFilter *filter)
{
  MaillageFilter same = *filter;
  gboolean has_value = filter->value != NULL && *filter->value != '\0';

  if (!has_value && filter->op == MAILLAGE_OPERATOR_EQUAL)
    same.op = MAILLAGE_OPERATOR_EMPTY;
  else if (!has_value && filter->op == MAILLAGE_OPERATOR_NOT_EQUAL)
    same.op = MAILLAGE_OPERATOR_NOT_EMPTY;
  return same;
}

gboolean
_maillage_builder_add_filter (MaillageBuilder *self, const MaillageFilter *given, GError **error)
{
  MaillageField *field = maillage_kind_find_field (self->kind, given->field_id);
  MaillageFilter filter = normalise (given);
  gboolean is_empty
      = filter.op == MAILLAGE_OPERATOR_EMPTY || filter.op == MAILLAGE_OPERATOR_NOT_EMPTY;

  if (!_maillage_builder_check_field (self, filter.field_id, error))
    return FALSE;
  if (!is_empty && (filter.value == NULL || *filter.value == '\0'))
    return refuse_value (self, &filter, error);
  if ((field == NULL && g_str_equal (filter.field_id, "tags"))
      || (field != NULL && maillage_field_is_link (field)))
    return filter_link (self, &filter, error);
  if (is_empty)
    return filter_emptiness (self, &filter, field, error);
  if (field == NULL)
    return filter_record (self, &filter, error);
  if (maillage_field_get_field_type (field) == MAILLAGE_FIELD_TERRITORY)
    return filter_territory (self, &filter, error);
  if (maillage_field_is_stored (field))
    return filter_stored (self, &filter, maillage_field_get_field_type (field), error);
  if (maillage_field_get_expression (field) != NULL)
    {
      g_autofree char *column = computed_column (self, field);

      return filter_column (self, &filter, maillage_field_get_result_type (field), column, error);
    }
  return refuse_value (self, &filter, error);
}
