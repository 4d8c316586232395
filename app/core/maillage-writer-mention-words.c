/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Erasing: whether a text names a person. */

#include "maillage-writer-erase.h"

#include "maillage-text.h"

#include <string.h>

/* A run of letters shorter than this is in too many texts to look for them by it. */
#define MIN_RUN 3
/* What is the same in a number, however it was typed: “06 12…”, “+33 6 12…”. */
#define DIGITS 9

gboolean
maillage_erase_is_number (const char *mark)
{
  return *mark == '+';
}

static gboolean
begins_with (char *const *words, char *const *name)
{
  for (; *name != NULL; name++, words++)
    if (*words == NULL || strcmp (*words, *name) != 0)
      return FALSE;
  return TRUE;
}

/* As words of their own, one after the other. */
static gboolean
has_words (char *const *words, const char *sought)
{
  g_auto (GStrv) name = sought != NULL ? maillage_text_words (sought) : NULL;

  for (; name != NULL && name[0] != NULL && *words != NULL; words++)
    if (begins_with (words, name))
      return TRUE;
  return FALSE;
}

/* Folded. */
static const char *const civilities[] = {
  "m", "mr", "mm", "mme", "mmes", "mlle", "monsieur", "madame", "mademoiselle", "dr", "me", NULL,
};

/* With a capital, or after “Mme”. */
static gboolean
has_name (const char *text, const char *sought)
{
  g_auto (GStrv) name = maillage_text_words (sought);
  g_auto (GStrv) words = g_regex_split_simple ("[^\\p{L}\\p{M}\\p{N}]+", text, 0, 0);
  g_auto (GStrv) folds = g_new0 (char *, g_strv_length (words) + 1);

  for (guint i = 0; words[i] != NULL; i++)
    folds[i] = maillage_text_fold (words[i]);
  for (guint i = 0; words[i] != NULL; i++)
    if (begins_with (folds + i, name)
        && (g_unichar_isupper (g_utf8_get_char (words[i]))
            || (i > 0 && g_strv_contains (civilities, folds[i - 1]))))
      return TRUE;
  return FALSE;
}

/* The last name alone. */
static gboolean
has_last_name (MaillageErase *self, char *const *words, const char *text)
{
  return has_words (words, self->last_name) && (!self->common || has_name (text, self->last_name));
}

/* Groups of digits that may be one number: “06 12.34-56/78”. */
static gboolean
has_number (const char *text, const char *number)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  gsize length = strlen (number);
  const char *end = length > DIGITS ? number + length - DIGITS : number;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_ascii_isdigit (*text))
      g_string_append_c (digits, *text);
    else if (strchr (" .-/()+", *text) == NULL && strncmp (text, "\302\240", 2) != 0
             && strncmp (text, "\342\200\257", 3) != 0)
      g_string_append_c (digits, ' ');
  return strstr (digits->str, end) != NULL;
}

static gboolean
has_mark (MaillageErase *self, const char *text)
{
  g_autofree char *fold = maillage_text_fold (text);

  for (guint i = 0; i < self->marks->len; i++)
    {
      const char *mark = g_ptr_array_index (self->marks, i);
      g_autofree char *sought = maillage_text_fold (mark);

      if (maillage_erase_is_number (mark) ? has_number (text, mark) : strstr (fold, sought) != NULL)
        return TRUE;
    }
  return FALSE;
}

gboolean
maillage_erase_is_in (MaillageErase *self, const char *text, gint64 kind)
{
  g_auto (GStrv) words = text != NULL ? maillage_text_words (text) : NULL;

  return words != NULL && self->is_person
         && (has_words (words, self->title) || has_mark (self, text)
             || (kind != self->kind && has_last_name (self, words, text)));
}

/* What a text that names her holds, in any case and with or without accents: so that few are read.
 * “%” when there is no such run. The digits of a number come in pairs, whatever stands between. */
char *
maillage_erase_dup_pattern (const char *text)
{
  const char *best = text;
  gsize most = 0;

  if (maillage_erase_is_number (text))
    return g_strdup_printf ("%%%s%%", text + strlen (text) - MIN (strlen (text) - 1, 2));
  while (text != NULL && *text != '\0')
    {
      gsize length = 0;

      while (g_ascii_isalnum (text[length]))
        length++;
      if (length > most)
        {
          most = length;
          best = text;
        }
      text += MAX (length, 1);
    }
  return most < MIN_RUN ? g_strdup ("%") : g_strdup_printf ("%%%.*s%%", (int) most, best);
}

GPtrArray *
maillage_erase_list_patterns (MaillageErase *self)
{
  GPtrArray *patterns = g_ptr_array_new_with_free_func (g_free);

  if (self->is_person && self->title != NULL)
    g_ptr_array_add (patterns, maillage_erase_dup_pattern (self->title));
  if (self->is_person && self->last_name != NULL)
    g_ptr_array_add (patterns, maillage_erase_dup_pattern (self->last_name));
  for (guint i = 0; i < self->marks->len; i++)
    g_ptr_array_add (patterns, maillage_erase_dup_pattern (g_ptr_array_index (self->marks, i)));
  return patterns;
}
