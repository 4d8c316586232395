/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* What is typed against the search text: as an expression for FTS5, and word by word for a text
 * that is not indexed yet. Both must find the same. */

#include "maillage-text-private.h"

#include <string.h>

/* Nobody types more; FTS5 takes the square of their number, which hangs at a whole page pasted. */
#define MOST_WORDS 32

GStrv
_maillage_text_dup_sought (const char *text)
{
  GStrv words = maillage_text_words (text);

  for (guint i = 0; words[i] != NULL; i++)
    if (i >= MOST_WORDS)
      g_free (g_steal_pointer (&words[i]));
  return words;
}

static gboolean
is_number (const char *word)
{
  return word != NULL && word[strspn (word, "0123456789")] == '\0';
}

/* How many words from the first on are looked for together: numbers one after the other may be one
 * number as people write it, "01 99 08". */
static guint
count_together (char *const *words)
{
  guint n = 0;

  while (is_number (words[n]))
    n++;
  return MAX (n, 1);
}

static char *
dup_whole (char *const *words, guint n)
{
  GString *whole = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (whole, words[i]);
  return g_string_free (whole, FALSE);
}

static void
append_word (GString *match, const char *word)
{
  g_auto (GStrv) parts = g_strsplit (word, "\"", -1);
  g_autofree char *quoted = g_strjoinv ("\"\"", parts);

  g_string_append_printf (match, "\"%s\" *", quoted);
}

static void
append_numbers (GString *match, char *const *words, guint n)
{
  g_autofree char *whole = dup_whole (words, n);

  g_string_append (match, "((");
  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append (match, " AND ");
      append_word (match, words[i]);
    }
  g_string_append (match, ") OR ");
  append_word (match, whole);
  g_string_append_c (match, ')');
}

char *
_maillage_text_dup_match (const char *text, MaillageSearchClass last)
{
  static const char *const columns[] = { NULL, "title", "title keyword", "title keyword text" };
  g_auto (GStrv) words = _maillage_text_dup_sought (text);
  GString *match = g_string_new (NULL);
  guint n;

  if (words[0] == NULL)
    return g_string_free (match, TRUE);
  g_string_append_printf (match, "{%s} : (", columns[last]);
  for (guint i = 0; words[i] != NULL; i += n)
    {
      n = count_together (words + i);
      if (i > 0)
        g_string_append (match, " AND ");
      if (n > 1)
        append_numbers (match, words + i, n);
      else
        append_word (match, words[i]);
    }
  g_string_append_c (match, ')');
  return g_string_free (match, FALSE);
}

/* As FTS5's tokenizer does: whatever is not ASCII belongs to a word. */
static gboolean
is_inside_word (char c)
{
  return (guchar) c >= 0x80 || g_ascii_isalnum (c);
}

static gboolean
has_beginning (const char *text, const char *word)
{
  for (const char *p = strstr (text, word); p != NULL; p = strstr (p + 1, word))
    if (p == text || !is_inside_word (p[-1]))
      return TRUE;
  return FALSE;
}

static gboolean
any_has_beginning (const char *const *texts, const char *word)
{
  for (guint i = 0; texts[i] != NULL; i++)
    if (has_beginning (texts[i], word))
      return TRUE;
  return FALSE;
}

static gboolean
have_numbers (const char *const *texts, char *const *words, guint n)
{
  g_autofree char *whole = NULL;
  guint found = 0;

  while (found < n && any_has_beginning (texts, words[found]))
    found++;
  if (found == n)
    return TRUE;
  whole = n > 1 ? dup_whole (words, n) : NULL;
  return whole != NULL && any_has_beginning (texts, whole);
}

gboolean
_maillage_text_matches (char *const *words, const char *const *texts)
{
  guint n;

  for (guint i = 0; words[i] != NULL; i += n)
    {
      n = count_together (words + i);
      if (!have_numbers (texts, words + i, n))
        return FALSE;
    }
  return TRUE;
}
