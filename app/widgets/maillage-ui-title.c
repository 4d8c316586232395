/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-ui-title-private.h"

gboolean
_maillage_ui_format_has_field (const char *format, const char *field_id)
{
  g_autofree char *part = g_strdup_printf ("{%s}", field_id);

  return format != NULL && strstr (format, part) != NULL;
}

/* The text fields of the title, in the order of the format. */
static GPtrArray *
list_title_fields (MaillageKind *kind)
{
  const char *format = maillage_kind_get_title_format (kind);
  g_auto (GStrv) parts = g_strsplit (format != NULL ? format : "", "{", -1);
  GPtrArray *fields = g_ptr_array_new ();

  for (guint i = 1; i < g_strv_length (parts); i++)
    {
      char *end = strchr (parts[i], '}');
      MaillageField *field;

      if (end == NULL)
        continue;
      *end = '\0';
      field = maillage_kind_find_field (kind, parts[i]);
      if (field != NULL && maillage_field_get_field_type (field) == MAILLAGE_FIELD_TEXT)
        g_ptr_array_add (fields, field);
    }
  for (guint i = 0; fields->len == 0 && i < maillage_kind_get_n_fields (kind); i++)
    if (maillage_field_get_field_type (maillage_kind_get_field (kind, i)) == MAILLAGE_FIELD_TEXT)
      g_ptr_array_add (fields, maillage_kind_get_field (kind, i));
  return fields;
}

static const char *
get_id (GPtrArray *fields, guint index)
{
  return maillage_field_get_id (g_ptr_array_index (fields, index));
}

/* A first name and a name: nothing but a blank between them. */
static gboolean
are_names (MaillageKind *kind, GPtrArray *fields)
{
  const char *format = maillage_kind_get_title_format (kind);
  g_autofree char *names = NULL;
  g_autofree char *pattern = NULL;

  if (format == NULL || fields->len != 2)
    return FALSE;
  pattern = g_strdup_printf ("\\{%s\\}[][]* [][]*\\{%s\\}", get_id (fields, 0), get_id (fields, 1));
  return g_regex_match_simple (pattern, format, 0, 0);
}

/* Where a text goes that says no number: what the record must have, or the last. */
static guint
find_main (GPtrArray *fields)
{
  for (guint i = 0; i < fields->len; i++)
    if (maillage_field_get_required (g_ptr_array_index (fields, i)))
      return i;
  return fields->len - 1;
}

/* “Marie de La Tour” has a first name, “14 – Coordonner” and “2. Informer” a number. */
void
_maillage_ui_edit_set_title (MaillageEdit *edit,
                             const char *uuid,
                             MaillageKind *kind,
                             const char *text)
{
  g_autoptr (GPtrArray) fields = list_title_fields (kind);
  g_autofree char *whole = g_strstrip (g_strdup (text));
  g_autofree char *first = NULL;
  g_autofree char *rest = NULL;
  g_autoptr (GRegex) regex = NULL;
  g_autoptr (GMatchInfo) match = NULL;

  g_return_if_fail (fields->len > 0);
  if (fields->len > 1)
    {
      regex = g_regex_new (are_names (kind, fields) ? "^(\\S+)\\s+(.+)$"
                                                   : "^(\\d\\w*)(?:[.)]|\\s*[-–—])\\s+(.+)$",
                           0,
                           0,
                           NULL);
      if (g_regex_match (regex, whole, 0, &match))
        {
          first = g_match_info_fetch (match, 1);
          rest = g_match_info_fetch (match, 2);
        }
    }
  if (rest != NULL && find_main (fields) > 0)
    {
      maillage_edit_set (edit, uuid, get_id (fields, 0), first);
      maillage_edit_set (edit, uuid, get_id (fields, fields->len - 1), rest);
    }
  else
    maillage_edit_set (edit, uuid, get_id (fields, find_main (fields)), whole);
}
