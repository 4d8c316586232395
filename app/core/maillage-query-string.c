/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* A query as one line of text, to be kept and asked again:
 *
 *     partners.organisation?text=habitat&category:equal=association&tags:equal=UUID
 *
 * A name with a colon is a filter, one without is the query's own; values are percent-encoded. */

#include "maillage-query-private.h"

#include "maillage-date.h"
#include "maillage-record.h"

#include <glib/gi18n-lib.h>

static const char *const operators[] = {
  [MAILLAGE_OPERATOR_EQUAL] = "equal",         [MAILLAGE_OPERATOR_NOT_EQUAL] = "not-equal",
  [MAILLAGE_OPERATOR_CONTAINS] = "contains",   [MAILLAGE_OPERATOR_EMPTY] = "empty",
  [MAILLAGE_OPERATOR_NOT_EMPTY] = "not-empty", [MAILLAGE_OPERATOR_BEFORE] = "before",
  [MAILLAGE_OPERATOR_AFTER] = "after",         [MAILLAGE_OPERATOR_WITHIN] = "within",
  [MAILLAGE_OPERATOR_COVERS] = "covers",
};

static void
put (GString *string, const char *name, const char *value)
{
  if (value == NULL)
    return;
  g_string_append_c (string, strchr (string->str, '?') == NULL ? '?' : '&');
  g_string_append (string, name);
  g_string_append_c (string, '=');
  g_string_append_uri_escaped (string, value, "@:/,", TRUE);
}

/**
 * maillage_query_to_string:
 * @self: a query
 *
 * Writes down what is asked for, its order included; the plugin that asks and the limit are not
 * part of it. The form is stable.
 *
 * Returns: (transfer full): one line, for maillage_scope_new_query_from_string()
 */
char *
maillage_query_to_string (MaillageQuery *self)
{
  GString *string;

  g_return_val_if_fail (MAILLAGE_IS_QUERY (self), NULL);
  string = g_string_new (self->kind_id);
  put (string, "text", self->text);
  for (guint i = 0; i < self->filters->len; i++)
    {
      MaillageFilter *filter = g_ptr_array_index (self->filters, i);
      g_autofree char *name = g_strdup_printf ("%s:%s", filter->field_id, operators[filter->op]);

      put (string, name, filter->value != NULL ? filter->value : "");
    }
  put (string, "certain", self->certain ? "1" : NULL);
  put (string, "sort", self->sort);
  put (string, "descending", self->descending ? "1" : NULL);
  return g_string_free (string, FALSE);
}

static gboolean
read_filter (MaillageQuery *query, const char *name, const char *value)
{
  const char *colon = strchr (name, ':');
  g_autofree char *field = g_strndup (name, colon - name);

  for (guint i = 0; i < G_N_ELEMENTS (operators); i++)
    if (g_str_equal (operators[i], colon + 1))
      {
        maillage_query_add_filter (query, field, i, *value != '\0' ? value : NULL);
        return TRUE;
      }
  return FALSE;
}

static gboolean
read_part (MaillageQuery *query, const char *part)
{
  const char *equals = strchr (part, '=');
  g_autofree char *name = equals != NULL ? g_strndup (part, equals - part) : NULL;
  g_autofree char *value = equals != NULL ? g_uri_unescape_string (equals + 1, NULL) : NULL;

  if (value == NULL)
    return FALSE;
  if (strchr (name, ':') != NULL)
    return read_filter (query, name, value);
  if (g_str_equal (name, "text"))
    maillage_query_set_text (query, value);
  else if (g_str_equal (name, "certain"))
    maillage_query_set_certain (query, TRUE);
  else if (g_str_equal (name, "sort"))
    maillage_query_set_sort (query, value, query->descending);
  else if (g_str_equal (name, "descending"))
    maillage_query_set_sort (query, query->sort, TRUE);
  else
    return FALSE;
  return TRUE;
}

MaillageQuery *
_maillage_query_new_from_string (const char *string, const char *reader, GError **error)
{
  g_auto (GStrv) halves = g_strsplit (string, "?", 2);
  g_auto (GStrv) parts
      = g_strsplit (halves[0] != NULL && halves[1] != NULL ? halves[1] : "", "&", -1);
  g_autoptr (MaillageQuery) query = NULL;
  gboolean read = halves[0] != NULL && strchr (halves[0], '.') != NULL;

  if (read)
    query = _maillage_query_new (halves[0], reader);
  for (guint i = 0; read && parts[i] != NULL; i++)
    read = read_part (query, parts[i]);
  if (read)
    return g_steal_pointer (&query);
  g_set_error (error,
               MAILLAGE_ERROR,
               MAILLAGE_ERROR_INVALID_VALUE,
               _ ("“%s” is not a search that Maillage kept."),
               string);
  return NULL;
}

/* Words */

/* Links by the titles of their records, as far as they are still there. */
static char *
dup_titles (MaillageStore *store, const char *uuids)
{
  g_auto (GStrv) lines = g_strsplit (uuids, "\n", -1);

  for (char **line = lines; *line != NULL; line++)
    {
      g_autoptr (MaillageRecord) record = maillage_store_load (store, *line, NULL);

      g_free (*line);
      *line = g_strdup (record != NULL ? maillage_record_get_title (record) : _ ("(gone)"));
    }
  return g_strjoinv (", ", lines);
}

static char *
dup_choices (MaillageField *field, const char *values)
{
  g_auto (GStrv) lines = g_strsplit (values, "\n", -1);

  for (char **line = lines; *line != NULL; line++)
    {
      char *shown = maillage_field_format (field, *line);

      g_free (*line);
      *line = shown;
    }
  return g_strjoinv (", ", lines);
}

/* "2022-01-01/2022-12-31" */
static char *
dup_period (const char *value)
{
  g_auto (GStrv) ends = g_strsplit (value, "/", 2);

  for (char **end = ends; *end != NULL; end++)
    {
      g_autoptr (MaillageDate) date = maillage_date_new_from_canonical (*end);

      if (date == NULL)
        continue;
      g_free (*end);
      *end = maillage_date_format (date);
    }
  return g_strjoinv (" – ", ends);
}

static char *
dup_value (MaillageStore *store, MaillageField *field, const char *value)
{
  if (field == NULL || maillage_field_is_link (field))
    return dup_titles (store, value);
  switch ((int) maillage_field_get_result_type (field))
    {
    case MAILLAGE_FIELD_CHOICE:
      return dup_choices (field, value);
    case MAILLAGE_FIELD_DATE:
    case MAILLAGE_FIELD_DATE_TIME:
    case MAILLAGE_FIELD_PERIOD:
      return dup_period (value);
    default:
      return maillage_field_format (field, value);
    }
}

static char *
describe_filter (MaillageStore *store, MaillageField *field, const MaillageFilter *filter)
{
  const char *label = field != NULL                            ? maillage_field_get_label (field)
                      : g_str_equal (filter->field_id, "tags") ? _ ("Tag")
                                                               : filter->field_id;
  g_autofree char *value
      = filter->value != NULL ? dup_value (store, field, filter->value) : g_strdup ("");

  switch (filter->op)
    {
    case MAILLAGE_OPERATOR_NOT_EQUAL:
      /* TRANSLATORS: one condition of a search: a field and the value it does not have. */
      return g_strdup_printf (_ ("%s: not %s"), label, value);
    case MAILLAGE_OPERATOR_EMPTY:
      return g_strdup_printf (_ ("%s: empty"), label);
    case MAILLAGE_OPERATOR_NOT_EMPTY:
      return g_strdup_printf (_ ("%s: filled in"), label);
    case MAILLAGE_OPERATOR_BEFORE:
      return g_strdup_printf (_ ("%s: before %s"), label, value);
    case MAILLAGE_OPERATOR_AFTER:
      return g_strdup_printf (_ ("%s: after %s"), label, value);
    case MAILLAGE_OPERATOR_COVERS:
      /* TRANSLATORS: the territories that hold the one named. */
      return g_strdup_printf (_ ("%s: covers %s"), label, value);
    case MAILLAGE_OPERATOR_EQUAL:
    case MAILLAGE_OPERATOR_CONTAINS:
    case MAILLAGE_OPERATOR_WITHIN:
    default:
      /* TRANSLATORS: one condition of a search: a field and its value. */
      return g_strdup_printf (_ ("%s: %s"), label, value);
    }
}

/**
 * maillage_query_describe:
 * @self: a query
 * @store: the store it is asked of, which knows the titles of records
 *
 * Says what is asked for in words, such as "Category: Association · Territories: Isère (38)".
 * On the main thread.
 *
 * Returns: (transfer full): the words; the kind's plural when everything is asked for
 */
char *
maillage_query_describe (MaillageQuery *self, MaillageStore *store)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;
  MaillageKind *kind;

  g_return_val_if_fail (MAILLAGE_IS_QUERY (self), NULL);
  g_return_val_if_fail (MAILLAGE_IS_STORE (store), NULL);
  kind = maillage_registry_find_kind (maillage_store_get_registry (store), self->kind_id);
  g_strv_builder_add (parts, kind != NULL ? maillage_kind_get_plural (kind) : self->kind_id);
  if (self->text != NULL)
    {
      g_autofree char *quoted = g_strdup_printf (_ ("“%s”"), self->text);

      g_strv_builder_add (parts, quoted);
    }
  for (guint i = 0; i < self->filters->len; i++)
    {
      MaillageFilter *filter = g_ptr_array_index (self->filters, i);
      MaillageField *field
          = kind != NULL ? maillage_kind_find_field (kind, filter->field_id) : NULL;
      g_autofree char *described = describe_filter (store, field, filter);

      g_strv_builder_add (parts, described);
    }
  words = g_strv_builder_end (parts);
  return g_strjoinv (" · ", words);
}
