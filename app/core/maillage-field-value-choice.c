/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Choices, by id or by label. */

#include "maillage-choice-private.h"
#include "maillage-field-value-private.h"
#include "maillage-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static MaillageChoice *
find (GPtrArray *choices, const char *value)
{
  for (guint i = 0; i < choices->len; i++)
    if (strcmp (maillage_choice_get_value (g_ptr_array_index (choices, i)), value) == 0)
      return g_ptr_array_index (choices, i);
  return NULL;
}

static MaillageChoice *
find_by_name (GPtrArray *choices, const char *fold)
{
  for (guint i = 0; i < choices->len; i++)
    {
      MaillageChoice *choice = g_ptr_array_index (choices, i);
      const char *const *names = _maillage_choice_get_names (choice);

      if (names != NULL && g_strv_contains (names, fold))
        return choice;
    }
  return NULL;
}

/* What is on the list comes before what was taken off it, and labels before other names. */
static MaillageChoice *
find_by_label (GPtrArray *choices, const char *text)
{
  g_autofree char *fold = maillage_text_fold (text);
  MaillageChoice *hidden = NULL;

  for (guint i = 0; i < choices->len; i++)
    {
      MaillageChoice *choice = g_ptr_array_index (choices, i);
      g_autofree char *label = maillage_text_fold (maillage_choice_get_label (choice));

      if (strcmp (label, fold) != 0)
        continue;
      if (!maillage_choice_get_hidden (choice))
        return choice;
      hidden = choice;
    }
  return hidden != NULL ? hidden : find_by_name (choices, fold);
}

/* The id, or that of the value that took its place. */
static char *
dup_followed (MaillageChoice *choice)
{
  const char *instead = _maillage_choice_get_instead (choice);

  return g_strdup (instead != NULL ? instead : maillage_choice_get_value (choice));
}

static char *
list_labels (GPtrArray *choices)
{
  GString *labels = g_string_new (NULL);

  for (guint i = 0; i < choices->len; i++)
    if (!maillage_choice_get_hidden (g_ptr_array_index (choices, i)))
      g_string_append_printf (labels,
                              "%s%s",
                              labels->len == 0 ? "" : ", ",
                              maillage_choice_get_label (g_ptr_array_index (choices, i)));
  return g_string_free (labels, FALSE);
}

/* The label is in the value itself, so that a store needs no list to show it. */
static char *
make_user_id (const char *text)
{
  g_auto (GStrv) words = maillage_text_words (text);

  return words[0] != NULL ? g_strconcat (MAILLAGE_CHOICE_USER_PREFIX, text, NULL) : NULL;
}

static char *
parse_one (MaillageField *field, GPtrArray *choices, const char *text, GError **error)
{
  g_autofree char *labels = NULL;
  g_autofree char *own = NULL;
  MaillageChoice *known = find (choices, text);

  if (known == NULL)
    known = find_by_label (choices, text);
  if (known == NULL && maillage_field_get_extensible (field))
    {
      own = g_str_has_prefix (text, MAILLAGE_CHOICE_USER_PREFIX) ? g_strdup (text)
                                                                 : make_user_id (text);
      /* A former word for what has another now. */
      known = own != NULL ? find (choices, own) : NULL;
    }
  if (known != NULL)
    return dup_followed (known);
  if (own != NULL)
    return g_steal_pointer (&own);
  labels = list_labels (choices);
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
  g_autoptr (GPtrArray) choices = _maillage_field_dup_choices (field);
  g_auto (GStrv) parts = NULL;
  g_autoptr (GString) values = NULL;

  if (!maillage_field_get_multiple (field))
    return parse_one (field, choices, text, error);
  parts = g_strsplit_set (text, "\n;", -1);
  values = g_string_new (NULL);
  for (char **part = parts; *part != NULL; part++)
    {
      g_autofree char *one = _maillage_field_trim (*part);
      g_autofree char *value = NULL;

      if (one == NULL)
        continue;
      value = parse_one (field, choices, one, error);
      if (value == NULL)
        return NULL;
      g_string_append_printf (values, "%s%s", values->len == 0 ? "" : "\n", value);
    }
  return g_string_free (g_steal_pointer (&values), FALSE);
}

gboolean
_maillage_choice_is_known (MaillageField *field, const char *value)
{
  g_autoptr (GPtrArray) choices = _maillage_field_dup_choices (field);
  g_auto (GStrv) values = g_strsplit (value, "\n", -1);

  for (char **one = values; *one != NULL; one++)
    if (find (choices, *one) == NULL)
      return FALSE;
  return TRUE;
}

static char *
format (GPtrArray *choices, const char *value, GHashTable *labels)
{
  g_auto (GStrv) values = g_strsplit (value, "\n", -1);

  for (char **one = values; *one != NULL; one++)
    {
      const char *label = labels != NULL ? g_hash_table_lookup (labels, *one) : NULL;
      MaillageChoice *choice = label == NULL ? find (choices, *one) : NULL;

      if (choice != NULL)
        label = maillage_choice_get_label (choice);
      else if (label == NULL)
        label = _maillage_choice_get_bare_label (*one);
      label = g_strdup (label);
      g_free (*one);
      *one = (char *) label;
    }
  return g_strjoinv (", ", values);
}

char *
_maillage_choice_format (MaillageField *field, const char *value)
{
  g_autoptr (GPtrArray) choices = _maillage_field_dup_choices (field);

  return format (choices, value, NULL);
}

char *
_maillage_choice_format_with (MaillageField *field, const char *value, GHashTable *labels)
{
  return format (_maillage_field_get_declared_choices (field), value, labels);
}
