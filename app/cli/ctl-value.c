/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ctl.h"

#include "maillage-field-value-private.h"
#include "maillage-match.h"
#include "maillage-own-territory-private.h"
#include "maillage-registry-private.h"

#include <glib/gi18n.h>

#define TAG_KIND "core.tag"

MaillageRecord *
ctl_load (Ctl *self, const char *id, GError **error)
{
  g_autofree char *uuid = maillage_store_resolve (self->store, id, error);
  g_autoptr (MaillageRecord) record = NULL;

  if (uuid == NULL)
    return NULL;
  record = maillage_store_load (self->store, uuid, error);
  if (record == NULL)
    return NULL;
  if (maillage_record_get_kind (record) == NULL)
    {
      g_set_error (error,
                   MAILLAGE_ERROR,
                   MAILLAGE_ERROR_UNKNOWN_KIND,
                   _ ("The kind of “%s” is not known to this program."),
                   maillage_record_get_title (record));
      return NULL;
    }
  return g_steal_pointer (&record);
}

void
ctl_warn (const char *warning)
{
  if (warning != NULL)
    g_printerr ("maillagectl: %s\n", warning);
}

static gboolean
is_tags (MaillageKind *kind, const char *id)
{
  return strcmp (id, "tags") == 0 && maillage_kind_get_taggable (kind);
}

gboolean
ctl_check_field (MaillageKind *kind, const char *id, GError **error)
{
  if (maillage_kind_find_field (kind, id) != NULL || is_tags (kind, id))
    return TRUE;
  g_set_error (error,
               MAILLAGE_ERROR,
               MAILLAGE_ERROR_UNKNOWN_FIELD,
               _ ("“%s” has no field named “%s”. “maillagectl kinds %s” lists them."),
               maillage_kind_get_label (kind),
               id,
               maillage_kind_get_id (kind));
  return FALSE;
}

/* The tag of that name, made by the edit when there is none. */
static char *
find_tag (Ctl *self, MaillageEdit *edit, const char *name, GError **error)
{
  g_autoptr (MaillageQuery) query = _maillage_query_new (TAG_KIND, NULL);
  g_autoptr (GPtrArray) found = NULL;
  const char *uuid;

  maillage_query_add_filter (query, "name", MAILLAGE_OPERATOR_EQUAL, name);
  found = maillage_store_query (self->store, query, error);
  if (found == NULL)
    return NULL;
  if (found->len > 0)
    return g_strdup (maillage_record_get_uuid (g_ptr_array_index (found, 0)));
  if (edit == NULL)
    {
      g_set_error (
          error, MAILLAGE_ERROR, MAILLAGE_ERROR_NOT_FOUND, _ ("There is no tag named “%s”."), name);
      return NULL;
    }
  uuid = maillage_edit_create (edit, TAG_KIND);
  maillage_edit_set (edit, uuid, "name", name);
  return g_strdup (uuid);
}

/* The targets' UUIDs, one a line. Several titles are separated by semicolons. */
static char *
parse_links (Ctl *self, MaillageEdit *edit, MaillageField *field, const char *typed, GError **error)
{
  g_auto (GStrv) names = g_strsplit (typed, field != NULL ? ";" : ",", -1);
  g_autoptr (GString) lines = g_string_new (NULL);

  for (gsize i = 0; names[i] != NULL; i++)
    {
      g_autofree char *uuid = NULL;

      if (*g_strstrip (names[i]) == '\0')
        continue;
      uuid = field != NULL ? _maillage_match_record (
                 self->store, maillage_field_get_target (field), names[i], error)
                           : find_tag (self, edit, names[i], error);
      if (uuid == NULL)
        return NULL;
      if (lines->len > 0)
        g_string_append_c (lines, '\n');
      g_string_append (lines, uuid);
    }
  return g_strdup (lines->str);
}

/* The office's own by their names, or those of the gazetteer. */
static char *
parse_territory (Ctl *self, MaillageField *field, const char *typed, char **note, GError **error)
{
  g_autoptr (GPtrArray) own = _maillage_own_list (self->store);
  MaillagePlaces places = { maillage_context_get_gazetteer (self->context), own };

  return _maillage_match_territory (&places, field, typed, note, error);
}

static char *
parse (Ctl *self,
       MaillageEdit *edit,
       MaillageKind *kind,
       const char *id,
       const char *typed,
       GError **error)
{
  MaillageField *field = maillage_kind_find_field (kind, id);
  g_autofree char *warning = NULL;
  char *value;

  if (field == NULL || maillage_field_is_link (field))
    return parse_links (self, edit, field, typed, error);
  if (edit == NULL && maillage_field_get_expression (field) != NULL)
    return _maillage_field_parse_result (field, typed, error);
  if (maillage_field_get_field_type (field) == MAILLAGE_FIELD_TERRITORY)
    {
      value = parse_territory (self, field, typed, &warning, error);
      ctl_warn (warning);
      return value;
    }
  value = maillage_field_parse (field, typed, &warning, error);
  if (edit != NULL)
    ctl_warn (warning);
  return value;
}

static char *
split (const char *assignment, const char **typed, GError **error)
{
  const char *equals = strchr (assignment, '=');

  if (equals == NULL || equals == assignment)
    {
      g_set_error (error, CTL_USAGE, 0, _ ("Write FIELD=VALUE instead of “%s”."), assignment);
      return NULL;
    }
  *typed = equals + 1;
  return g_strndup (assignment, (gsize) (equals - assignment));
}

gboolean
ctl_set (Ctl *self,
         MaillageEdit *edit,
         MaillageKind *kind,
         const char *uuid,
         const char *assignment,
         GError **error)
{
  const char *typed = NULL;
  g_autofree char *id = split (assignment, &typed, error);
  g_autofree char *value = NULL;
  GError *why = NULL;

  if (id == NULL || !ctl_check_field (kind, id, error))
    return FALSE;
  if (*typed != '\0')
    value = parse (self, edit, kind, id, typed, &why);
  if (why != NULL)
    {
      g_propagate_error (error, why);
      return FALSE;
    }
  maillage_edit_set (edit, uuid, id, value);
  return TRUE;
}

/* FIELD=VALUE, FIELD!=VALUE, FIELD~VALUE (contains), FIELD<VALUE, FIELD>VALUE. */
static char *
split_condition (const char *condition, MaillageOperator *op, const char **typed, GError **error)
{
  gsize length = strcspn (condition, "=!~<>");
  const char *at = condition + length;

  *typed = at + 1;
  switch (*at)
    {
    case '=':
      *op = MAILLAGE_OPERATOR_EQUAL;
      break;
    case '~':
      *op = MAILLAGE_OPERATOR_CONTAINS;
      break;
    case '<':
      *op = MAILLAGE_OPERATOR_BEFORE;
      break;
    case '>':
      *op = MAILLAGE_OPERATOR_AFTER;
      break;
    case '!':
      *op = MAILLAGE_OPERATOR_NOT_EQUAL;
      *typed = at + 2;
      break;
    default:
      break;
    }
  if (length > 0 && *at != '\0' && (*at != '!' || at[1] == '='))
    return g_strndup (condition, length);
  g_set_error (error, CTL_USAGE, 0, _ ("Write FIELD=VALUE instead of “%s”."), condition);
  return NULL;
}

static gboolean
add_condition (
    Ctl *self, MaillageQuery *query, MaillageKind *kind, const char *condition, GError **error)
{
  MaillageOperator op = MAILLAGE_OPERATOR_EQUAL;
  const char *typed = NULL;
  g_autofree char *id = split_condition (condition, &op, &typed, error);
  g_autofree char *value = NULL;

  if (id == NULL || !ctl_check_field (kind, id, error))
    return FALSE;
  if (typed[strspn (typed, " \t\n")] == '\0')
    {
      if (op != MAILLAGE_OPERATOR_EQUAL && op != MAILLAGE_OPERATOR_NOT_EQUAL)
        {
          g_set_error (error, CTL_USAGE, 0, _ ("Write a value after “%s”."), condition);
          return FALSE;
        }
      maillage_query_add_filter (query,
                                 id,
                                 op == MAILLAGE_OPERATOR_EQUAL ? MAILLAGE_OPERATOR_EMPTY
                                                               : MAILLAGE_OPERATOR_NOT_EMPTY,
                                 NULL);
      return TRUE;
    }
  value = op == MAILLAGE_OPERATOR_CONTAINS ? g_strdup (typed)
                                           : parse (self, NULL, kind, id, typed, error);
  if (value == NULL)
    return FALSE;
  maillage_query_add_filter (query, id, op, value);
  return TRUE;
}

static gboolean
check_sort (MaillageKind *kind, const char *id, GError **error)
{
  static const char *const always[] = { "title", "modified", "created", NULL };
  MaillageField *field;

  if (id == NULL || g_strv_contains (always, id))
    return TRUE;
  if (!ctl_check_field (kind, id, error))
    return FALSE;
  field = maillage_kind_find_field (kind, id);
  if (field != NULL && maillage_field_get_sortable (field))
    return TRUE;
  g_set_error (error,
               MAILLAGE_ERROR,
               MAILLAGE_ERROR_UNKNOWN_FIELD,
               _ ("Records cannot be sorted by “%s”."),
               id);
  return FALSE;
}

MaillageQuery *
ctl_new_query (Ctl *self, MaillageKind *kind, GError **error)
{
  g_autoptr (MaillageQuery) query = _maillage_query_new (maillage_kind_get_id (kind), NULL);

  if (!check_sort (kind, self->sort, error))
    return NULL;
  for (gsize i = 0; self->where != NULL && self->where[i] != NULL; i++)
    if (!add_condition (self, query, kind, self->where[i], error))
      return NULL;
  if (self->sort != NULL)
    maillage_query_set_sort (query, self->sort, self->descending);
  if (self->limit > 0)
    maillage_query_set_limit (query, (guint) self->limit);
  maillage_query_set_trashed (query, self->trashed);
  return g_steal_pointer (&query);
}
