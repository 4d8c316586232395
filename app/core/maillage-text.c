/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-text.h"

#include <string.h>

/* What one character becomes. */
#define SEPARATOR 1 /* a space, a hyphen or an apostrophe */
#define NOTHING 0

static gunichar
fold_ascii (guchar ch)
{
  if (ch >= 'A' && ch <= 'Z')
    return ch + ('a' - 'A');
  if (ch <= ' ' || ch == 0x7f || ch == '-' || ch == '\'' || ch == '`')
    return SEPARATOR;
  return ch;
}

static gboolean
is_apostrophe (gunichar ch)
{
  /* ´ ʹ ʻ ʼ ‘ ’ ‛ ′ ＇ */
  return ch == 0xb4 || ch == 0x2b9 || ch == 0x2bb || ch == 0x2bc
         || (ch >= 0x2018 && ch <= 0x201b && ch != 0x201a) || ch == 0x2032 || ch == 0xff07;
}

static gunichar
fold_one (gunichar ch)
{
  if (ch < 0x80)
    return fold_ascii (ch);
  if (is_apostrophe (ch) || ch == 0x2212) /* − */
    return SEPARATOR;
  switch (g_unichar_type (ch))
    {
    case G_UNICODE_SPACE_SEPARATOR:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
    case G_UNICODE_DASH_PUNCTUATION:
    case G_UNICODE_CONTROL:
      return SEPARATOR;
    case G_UNICODE_FORMAT: /* soft hyphens, zero-width spaces and joiners, byte order marks */
    case G_UNICODE_NON_SPACING_MARK:
    case G_UNICODE_SPACING_MARK:
    case G_UNICODE_ENCLOSING_MARK:
      return NOTHING;
    default:
      return g_unichar_tolower (ch);
    }
}

/* Letters that Unicode does not take apart, and people type without. */
static const char *
spell_out (gunichar ch)
{
  switch (ch)
    {
    case 0x153:
      return "oe";
    case 0xe6:
      return "ae";
    case 0xdf:
      return "ss";
    case 0xf8:
      return "o";
    case 0x142:
      return "l";
    case 0x111:
      return "d";
    case 0x131:
      return "i";
    default:
      return NULL;
    }
}

static void
append (GString *fold, gunichar ch, gboolean *gap)
{
  const char *spelt = NULL;

  if (ch == NOTHING)
    return;
  if (ch == SEPARATOR)
    {
      *gap = TRUE;
      return;
    }
  if (*gap && fold->len > 0)
    g_string_append_c (fold, ' ');
  *gap = FALSE;
  if (ch < 0x80)
    g_string_append_c (fold, (char) ch);
  else if ((spelt = spell_out (ch)) != NULL)
    g_string_append (fold, spelt);
  else
    g_string_append_unichar (fold, ch);
}

static void
append_decomposed (GString *fold, gunichar ch, gboolean *gap)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize n;

  /* ´ falls apart into a space and a mark: it is an apostrophe first. */
  if (fold_one (ch) == SEPARATOR)
    {
      *gap = TRUE;
      return;
    }
  n = g_unichar_fully_decompose (ch, TRUE, parts, G_N_ELEMENTS (parts));
  for (gsize i = 0; i < n; i++)
    append (fold, fold_one (parts[i]), gap);
}

/**
 * maillage_text_fold:
 * @text: (nullable): a text
 *
 * What search compares: Unicode's compatibility decomposition (NFKD) without marks or case, œ, æ
 * and ß spelt out, every apostrophe, hyphen, space and control character as one plain space, none
 * at the ends. Other punctuation stays. Bytes that are not UTF-8 count as spaces. Folding a fold
 * changes nothing. Any thread, any locale.
 *
 * Returns: (transfer full) (nullable): the fold; NULL for NULL
 */
char *
maillage_text_fold (const char *text)
{
  GString *fold = NULL;
  gboolean gap = FALSE;

  if (text == NULL)
    return NULL;
  fold = g_string_sized_new (strlen (text) + 8);
  for (const char *p = text; *p != '\0';)
    {
      gunichar ch = (guchar) *p;

      if (ch < 0x80)
        {
          append (fold, fold_ascii (ch), &gap);
          p++;
          continue;
        }
      ch = g_utf8_get_char_validated (p, -1);
      if (ch == (gunichar) -1 || ch == (gunichar) -2)
        {
          gap = TRUE;
          p++;
          continue;
        }
      append_decomposed (fold, ch, &gap);
      p = g_utf8_next_char (p);
    }
  return g_string_free (fold, FALSE);
}

static const char *
skip_quotes (const char *fold)
{
  for (;;)
    {
      gunichar ch = g_utf8_get_char (fold);

      /* Quotes « “ „ ‟ ‹ ‚ and their closing ones, "; a bracket opens a name just as well. */
      if (ch != 0
          && (ch == ' ' || ch == '"' || ch == '(' || ch == '['
              || g_unichar_type (ch) == G_UNICODE_INITIAL_PUNCTUATION
              || g_unichar_type (ch) == G_UNICODE_FINAL_PUNCTUATION || ch == 0x201a
              || ch == 0x201e))
        fold = g_utf8_next_char (fold);
      else
        return fold;
    }
}

/* Copies a run of digits after its length, without leading zeros: "14" is "214", after "12". */
static const char *
append_digits (GString *key, const char *p)
{
  const char *end = NULL;

  while (*p == '0' && g_ascii_isdigit (p[1]))
    p++;
  for (end = p; g_ascii_isdigit (*end); end++)
    ;
  g_string_append_c (key, (char) ('0' + MIN (end - p, '~' - '0')));
  g_string_append_len (key, p, end - p);
  return end;
}

/**
 * maillage_text_sort_key:
 * @text: (nullable): a title or another text
 *
 * What lists are ordered by, whatever the locale: the fold without leading quotes and brackets,
 * each run of digits after its length. Compare with strcmp(), then by the text itself.
 *
 * Returns: (transfer full) (nullable): the key; NULL for NULL
 */
char *
maillage_text_sort_key (const char *text)
{
  g_autofree char *fold = maillage_text_fold (text);
  const char *p = NULL;
  GString *key = NULL;

  if (fold == NULL)
    return NULL;
  key = g_string_sized_new (strlen (fold) + 8);
  for (p = skip_quotes (fold); *p != '\0';)
    {
      if (g_ascii_isdigit (*p))
        p = append_digits (key, p);
      else
        g_string_append_c (key, *p++);
    }
  return g_string_free (key, FALSE);
}

/* SQLite's unicode61: letters, numbers and private use. */
static gboolean
is_word_char (gunichar ch)
{
  if (ch < 0x80)
    return g_ascii_isalnum ((char) ch);
  return g_unichar_isalnum (ch) || g_unichar_type (ch) == G_UNICODE_PRIVATE_USE;
}

/**
 * maillage_text_words:
 * @text: (nullable): a text or its fold
 *
 * The words that the search text holds for @text: runs of letters and numbers of its fold, as
 * SQLite's FTS5 `unicode61` cuts them.
 *
 * Returns: (transfer full) (array zero-terminated=1): the words, in order; never NULL
 */
GStrv
maillage_text_words (const char *text)
{
  g_autofree char *fold = maillage_text_fold (text);
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  const char *start = NULL;

  for (const char *p = fold; p != NULL; p = g_utf8_next_char (p))
    {
      gunichar ch = g_utf8_get_char (p);

      if (is_word_char (ch))
        {
          if (start == NULL)
            start = p;
          continue;
        }
      if (start != NULL)
        g_ptr_array_add (words, g_strndup (start, p - start));
      start = NULL;
      if (ch == 0)
        break;
    }
  g_ptr_array_add (words, NULL);
  return (GStrv) g_ptr_array_free (g_steal_pointer (&words), FALSE);
}
