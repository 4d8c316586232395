/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-text-private.h"

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

/* The characters that nearly every text is made of are worked out once: what each leaves, or that
 * it separates, or that it needs the long way. Those above are the punctuation from U+2000 on. */
#define N_LETTERS 0x250
#define PUNCTUATION 0x2000
#define N_PUNCTUATION 0x70
#define N_KNOWN (N_LETTERS + N_PUNCTUATION)
#define MAX_KNOWN 4
#define SHORT_CHARS 100

typedef enum
{
  KNOWN_COPY, /* @length bytes, none for a mark */
  KNOWN_GAP,
  KNOWN_LONG_WAY,
} KnownKind;

typedef struct
{
  guint8 kind, length;
  char bytes[MAX_KNOWN];
} Known;

static Known
work_out (gunichar ch)
{
  g_autoptr (GString) fold = g_string_new ("x");
  gboolean gap = FALSE;
  Known known = { KNOWN_LONG_WAY, 0, { 0 } };

  append_decomposed (fold, ch, &gap);
  if (gap && fold->len == 1)
    known.kind = KNOWN_GAP;
  else if (!gap && fold->len <= 1 + MAX_KNOWN && strchr (fold->str, ' ') == NULL)
    {
      known.kind = KNOWN_COPY;
      known.length = (guint8) (fold->len - 1);
      memcpy (known.bytes, fold->str + 1, known.length);
    }
  return known;
}

static const Known *
get_known (void)
{
  static gsize once = 0;
  static Known known[N_KNOWN];

  if (g_once_init_enter (&once))
    {
      known[0].kind = KNOWN_LONG_WAY;
      for (gunichar ch = 1; ch < N_LETTERS; ch++)
        known[ch] = work_out (ch);
      for (gunichar ch = 0; ch < N_PUNCTUATION; ch++)
        known[N_LETTERS + ch] = work_out (PUNCTUATION + ch);
      g_once_init_leave (&once, 1);
    }
  return known;
}

/* Room for whatever @text can become by the short way: two bytes give four at most. */
static void
make_room (GString *fold, const char *text)
{
  gsize length = fold->len;

  g_string_set_size (fold, length + 1 + MAX_KNOWN / 2 * strlen (text));
  fold->len = length;
}

static const char *
fold_long_way (GString *fold, const char *p, gboolean *gap)
{
  gunichar ch = g_utf8_get_char_validated (p, -1);

  if (ch == (gunichar) -1 || ch == (gunichar) -2)
    {
      *gap = TRUE;
      return p + 1;
    }
  append_decomposed (fold, ch, gap);
  p = g_utf8_next_char (p);
  make_room (fold, p);
  return p;
}

/* The place in the table of what @p begins with, which is not ASCII; 0 for the long way. */
static guint
find_known (const guchar *p, guint *length)
{
  if (p[0] >= 0xc2 && p[0] <= 0xc8 && (p[1] & 0xc0) == 0x80)
    {
      *length = 2;
      return (p[0] & 0x1fu) << 6 | (p[1] & 0x3fu);
    }
  if (p[0] == 0xe2 && (p[1] == 0x80 || (p[1] == 0x81 && p[2] < 0xb0)) && (p[2] & 0xc0) == 0x80)
    {
      *length = 3;
      return N_LETTERS + ((p[1] & 0x3fu) << 6 | (p[2] & 0x3fu));
    }
  return 0;
}

static inline void
append_known (GString *fold, const Known *known, gboolean *gap)
{
  if (*gap && fold->len > 0)
    fold->str[fold->len++] = ' ';
  *gap = FALSE;
  fold->str[fold->len++] = known->bytes[0];
  for (guint i = 1; i < known->length; i++)
    fold->str[fold->len++] = known->bytes[i];
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
  const Known *table = get_known ();
  GString *fold = NULL;
  gboolean gap = FALSE;

  if (text == NULL)
    return NULL;
  fold = g_string_new (NULL);
  make_room (fold, text);
  while (*text != '\0')
    {
      guint length = 1;
      guint place
          = (guchar) *text < 0x80 ? (guchar) *text : find_known ((const guchar *) text, &length);
      const Known *known = &table[place];

      if (known->kind == KNOWN_LONG_WAY)
        {
          text = fold_long_way (fold, text, &gap);
          continue;
        }
      text += length;
      if (known->kind == KNOWN_GAP)
        gap = TRUE;
      else if (known->length > 0)
        append_known (fold, known, &gap);
    }
  fold->str[fold->len] = '\0';
  return g_string_free (fold, FALSE);
}

static const char *
skip_quotes (const char *fold)
{
  for (;;)
    {
      gunichar ch = g_utf8_get_char (fold);

      if (g_ascii_isalnum (*fold))
        return fold;
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

char *
_maillage_text_sort_key_of_fold (const char *fold)
{
  const char *p = skip_quotes (fold);
  GString *key = g_string_sized_new (strlen (p) + 8);

  while (*p != '\0')
    {
      if (g_ascii_isdigit (*p))
        p = append_digits (key, p);
      else
        g_string_append_c (key, *p++);
    }
  return g_string_free (key, FALSE);
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

  return fold != NULL ? _maillage_text_sort_key_of_fold (fold) : NULL;
}

char *
_maillage_text_shorten (const char *text)
{
  g_autofree char *beginning = NULL;

  if (strlen (text) <= SHORT_CHARS || g_utf8_strlen (text, -1) <= SHORT_CHARS)
    return g_strdup (text);
  beginning = g_utf8_substring (text, 0, SHORT_CHARS - 1);
  return g_strconcat (beginning, "…", NULL);
}

gboolean
_maillage_text_is_word_char (gunichar ch)
{
  if (ch < 0x80)
    return g_ascii_isalnum ((char) ch);
  return g_unichar_isalnum (ch) || g_unichar_type (ch) == G_UNICODE_PRIVATE_USE;
}

/**
 * maillage_text_words:
 * @text: (nullable): a text or its fold
 *
 * The words that the search text holds for @text: runs of letters and numbers of its fold.
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

      if (_maillage_text_is_word_char (ch))
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
