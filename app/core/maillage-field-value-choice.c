/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Choices, by id or by label. */

#include "maillage-field-value-private.h"

#include "maillage-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Ids of values an office added to an extensible field. */
#define USER_PREFIX "user:"

static char *
find_by_label (MaillageField *field, const char *text)
{
  GListModel *choices = maillage_field_get_choices (field);
  g_autofree char *fold = maillage_text_fold (text);

  for (guint i = 0; i < g_list_model_get_n_items (choices); i++)
    {
      g_autoptr (MaillageChoice) choice = g_list_model_get_item (choices, i);
      g_autofree char *label = maillage_text_fold (maillage_choice_get_label (choice));

      if (g_strcmp0 (label, fold) == 0)
        return g_strdup (maillage_choice_get_value (choice));
    }
  return NULL;
}

static char *
list_labels (MaillageField *field)
{
  GListModel *choices = maillage_field_get_choices (field);
  GString *labels = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (choices); i++)
    {
      g_autoptr (MaillageChoice) choice = g_list_model_get_item (choices, i);

      g_string_append_printf (
          labels, "%s%s", i == 0 ? "" : ", ", maillage_choice_get_label (choice));
    }
  return g_string_free (labels, FALSE);
}

/* The label is in the value itself, so that a store needs no list to show it. */
static char *
make_user_id (const char *text)
{
  g_auto (GStrv) words = maillage_text_words (text);

  return words[0] != NULL ? g_strconcat (USER_PREFIX, text, NULL) : NULL;
}

static char *
parse_one (MaillageField *field, const char *text, GError **error)
{
  g_autofree char *labels = NULL;
  char *value = NULL;

  if (maillage_field_find_choice (field, text) != NULL)
    return g_strdup (text);
  if ((value = find_by_label (field, text)) != NULL)
    return value;
  if (maillage_field_get_extensible (field) && g_str_has_prefix (text, USER_PREFIX))
    return g_strdup (text);
  if (maillage_field_get_extensible (field) && (value = make_user_id (text)) != NULL)
    return value;
  labels = list_labels (field);
  _maillage_field_refuse (error,
                          /* TRANSLATORS: value typed, field, the values it may have. */
                          _ ("“%s” is not one of the values of “%s”: %s."),
                          text,
                          maillage_field_get_label (field),
                          labels);
  return NULL;
}

/* A field with several has one a line, or between semicolons. */
char *
_maillage_choice_parse (MaillageField *field, const char *text, GError **error)
{
  g_auto (GStrv) parts = NULL;
  g_autoptr (GString) values = NULL;

  if (!maillage_field_get_multiple (field))
    return parse_one (field, text, error);
  parts = g_strsplit_set (text, "\n;", -1);
  values = g_string_new (NULL);
  for (char **part = parts; *part != NULL; part++)
    {
      g_autofree char *one = _maillage_field_trim (*part);
      g_autofree char *value = NULL;

      if (one == NULL)
        continue;
      value = parse_one (field, one, error);
      if (value == NULL)
        return NULL;
      g_string_append_printf (values, "%s%s", values->len == 0 ? "" : "\n", value);
    }
  return g_string_free (g_steal_pointer (&values), FALSE);
}

gboolean
_maillage_choice_is_known (MaillageField *field, const char *value)
{
  g_auto (GStrv) values = g_strsplit (value, "\n", -1);

  for (char **one = values; *one != NULL; one++)
    if (maillage_field_find_choice (field, *one) == NULL)
      return FALSE;
  return TRUE;
}

static char *
format_one (MaillageField *field, const char *value)
{
  MaillageChoice *choice = maillage_field_find_choice (field, value);

  if (choice != NULL)
    return g_strdup (maillage_choice_get_label (choice));
  if (!g_str_has_prefix (value, USER_PREFIX))
    return g_strdup (value);
  return g_strdup (value + strlen (USER_PREFIX));
}

char *
_maillage_choice_format (MaillageField *field, const char *value)
{
  g_auto (GStrv) values = g_strsplit (value, "\n", -1);

  for (char **one = values; *one != NULL; one++)
    {
      char *label = format_one (field, *one);

      g_free (*one);
      *one = label;
    }
  return g_strjoinv (", ", values);
}
