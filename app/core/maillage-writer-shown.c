/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* What a value is for people, its fold and its key: worked out once in a transaction for those that
 * come again and again, choices and territories. */

#include "maillage-writer.h"

#include "maillage-choice-private.h"
#include "maillage-field-value-private.h"
#include "maillage-text-private.h"

static void
shown_free (gpointer data)
{
  MaillageShown *shown = data;

  g_free (shown->text);
  g_free (shown->fold);
  g_free (shown->key);
  g_free (shown->names);
  g_free (shown);
}

static char *
dup_choice_key (MaillageField *field, const char *value)
{
  GPtrArray *choices = _maillage_field_get_declared_choices (field);

  for (guint i = 0; i < choices->len; i++)
    if (g_str_equal (maillage_choice_get_value (g_ptr_array_index (choices, i)), value))
      return g_strdup_printf ("%04u", i);
  return g_strconcat ("9999 ", value, NULL);
}

static char *
dup_names (MaillageField *field, const char *value)
{
  g_auto (GStrv) values = g_strsplit (value, "\n", -1);
  g_autoptr (GString) all = g_string_new (NULL);

  for (char **one = values; *one != NULL; one++)
    {
      MaillageChoice *choice = _maillage_field_find_declared_choice (field, *one);
      const char *const *names = choice != NULL ? _maillage_choice_get_names (choice) : NULL;

      for (; names != NULL && *names != NULL; names++)
        g_string_append_printf (all, "%s%s", all->len > 0 ? " " : "", *names);
    }
  return all->len > 0 ? g_strdup (all->str) : NULL;
}

static MaillageShown *
work_out (MaillageWriter *self, const MaillageLayoutField *field, const char *value)
{
  MaillageShown *shown = g_new0 (MaillageShown, 1);

  if (field->type == MAILLAGE_FIELD_CHOICE)
    shown->text = _maillage_choice_format_with (
        field->field, value, maillage_writer_get_choices (self, field));
  else
    shown->text = maillage_field_format (field->field, value);
  shown->fold = maillage_text_fold (shown->text);
  if (field->type == MAILLAGE_FIELD_CHOICE)
    shown->names = dup_names (field->field, value);
  shown->key = field->type == MAILLAGE_FIELD_CHOICE ? dup_choice_key (field->field, value)
                                                    : _maillage_text_sort_key_of_fold (shown->fold);
  return shown;
}

gboolean
maillage_writer_is_repeated (const MaillageLayoutField *field)
{
  return field->type == MAILLAGE_FIELD_CHOICE || field->type == MAILLAGE_FIELD_TERRITORY;
}

MaillageShown *
maillage_writer_show (MaillageWriter *self, const MaillageLayoutField *field, const char *value)
{
  GHashTable *of_field;
  MaillageShown *shown;

  if (self->shown == NULL)
    self->shown = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_hash_table_unref);
  of_field = g_hash_table_lookup (self->shown, field->field);
  if (of_field == NULL)
    {
      of_field = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, shown_free);
      g_hash_table_insert (self->shown, field->field, of_field);
    }
  shown = g_hash_table_lookup (of_field, value);
  if (shown == NULL)
    {
      shown = work_out (self, field, value);
      g_hash_table_insert (of_field, g_strdup (value), shown);
    }
  return shown;
}
