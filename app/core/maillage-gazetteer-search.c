/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-gazetteer-private.h"

#include "maillage-text.h"

#include <string.h>

/* One pass over every place, at each key typed. A word that was typed is found in the name (at the
 * beginning of a word), in the code or postal codes, or, to narrow, in the département: “saint
 * savin 33”. What is found in the name decides the order. */

#define MAX_WORDS 16
#define MIN_POSTAL_DIGITS 3
#define MIN_SIREN_DIGITS 6

/* How well a place answers; the first is the best. */
typedef enum
{
  FIT_EXACT,
  FIT_PREFIX,
  FIT_WORDS,
  FIT_NONE,
} Fit;

typedef struct
{
  const char *text;
  gsize length;
  gboolean is_code;
  gboolean is_number;
  guint32 number;
} Word;

typedef struct
{
  const GazetteerFile *file;
  GStrv strings;
  Word words[MAX_WORDS];
  guint n_words;
  guint32 all;
  guint32 codes;         /* the words that may be codes */
  guint32 *departements; /* for each, the words that name it */
} Search;

/* What was typed */

/* Names of the list begin with the short form. */
static char *
shorten_kind (const char *fold)
{
  static const char *const forms[][2] = {
    { "communaute de communes ", "cc " },
    { "communaute d agglomeration ", "ca " },
    { "communaute urbaine ", "cu " },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    if (g_str_has_prefix (fold, forms[i][0]))
      return g_strconcat (forms[i][1], fold + strlen (forms[i][0]), NULL);
  return g_strdup (fold);
}

static Word
read_word (const char *text)
{
  Word word = { text, strlen (text), FALSE, FALSE, 0 };
  guint64 number;

  word.is_code = word.length >= 2 && word.length <= 9 && g_ascii_isdigit (*text);
  if (g_ascii_string_to_unsigned (text, 10, 0, 999999999, &number, NULL))
    {
      word.is_number = TRUE;
      word.number = (guint32) number;
    }
  return word;
}

static void
read_text (Search *self, const char *text)
{
  g_autofree char *fold = maillage_text_fold (text);
  g_autofree char *shortened = shorten_kind (fold);

  self->strings = maillage_text_words (shortened);
  for (guint i = 0; self->strings[i] != NULL && i < MAX_WORDS; i++)
    {
      self->words[i] = read_word (self->strings[i]);
      self->all |= 1u << i;
      if (self->words[i].is_code)
        self->codes |= 1u << i;
      self->n_words++;
    }
}

/* Words in a name */

static gboolean
is_letter (char c)
{
  return g_ascii_isalnum (c) || (guchar) c >= 0x80;
}

/* The longest word typed, not in @taken, that begins what stands at @at. */
static guint32
find_longest (const Search *self, const char *at, guint32 taken)
{
  gsize longest = 0;
  guint32 found = 0;

  for (guint i = 0; i < self->n_words; i++)
    {
      const Word *word = &self->words[i];

      if ((taken & (1u << i)) == 0 && word->length > longest && *at == *word->text
          && strncmp (at, word->text, word->length) == 0)
        {
          longest = word->length;
          found = 1u << i;
        }
    }
  return found;
}

/* The words typed that begin words of @fold, each its own: “saint sa” is not in “saint denis”. */
static guint32
match_name (const Search *self, const char *fold)
{
  guint32 matched = 0;
  gboolean inside = FALSE;

  for (const char *at = fold; *at != '\0'; at++)
    {
      gboolean letter = is_letter (*at);

      if (letter && !inside)
        {
          matched |= find_longest (self, at, matched);
          if (matched == self->all)
            break;
        }
      inside = letter;
    }
  return matched;
}

/* How @fold begins with the words of @mask, in the order they were typed. */
static Fit
compare_from (const Search *self, const char *fold, guint32 mask)
{
  gboolean first = TRUE;

  for (guint i = 0; i < self->n_words; i++)
    {
      const Word *word = &self->words[i];

      if ((mask & (1u << i)) == 0)
        continue;
      if (!first && *fold++ != ' ')
        return FIT_WORDS;
      if (strncmp (fold, word->text, word->length) != 0)
        return FIT_WORDS;
      fold += word->length;
      first = FALSE;
    }
  return *fold == '\0' ? FIT_EXACT : FIT_PREFIX;
}

/* “Le Mans” answers “mans” as well as it would without its article. */
static Fit
compare_name (const Search *self, const char *fold, guint32 mask)
{
  static const char *const articles[] = { "la ", "le ", "les ", "l " };
  Fit fit = compare_from (self, fold, mask);

  for (gsize i = 0; i < G_N_ELEMENTS (articles) && fit == FIT_WORDS; i++)
    if (g_str_has_prefix (fold, articles[i]))
      fit = compare_from (self, fold + strlen (articles[i]), mask);
  return fit;
}

/* Words in codes */

static Fit
match_own_code (const Word *word, const char *code, GazetteerLevel level)
{
  gboolean siren = level == GAZETTEER_EPCI || level == GAZETTEER_EPT;

  if (g_ascii_strncasecmp (code, word->text, word->length) != 0)
    return FIT_NONE;
  if (code[word->length] == '\0')
    return FIT_EXACT;
  return word->length >= (siren ? MIN_SIREN_DIGITS : MIN_POSTAL_DIGITS) ? FIT_PREFIX : FIT_NONE;
}

static Fit
match_postal (const GazetteerFile *file, const GazetteerEntry *entry, const Word *word)
{
  guint32 length = _maillage_gazetteer_file_get_length (file, entry->postal);
  guint32 scale = 1;

  if (!word->is_number || word->length < MIN_POSTAL_DIGITS || word->length > 5)
    return FIT_NONE;
  for (gsize i = word->length; i < 5; i++)
    scale *= 10;
  for (guint32 i = 0; i < length; i++)
    if (_maillage_gazetteer_file_get_number (file, entry->postal, i) / scale == word->number)
      return scale == 1 ? FIT_EXACT : FIT_PREFIX;
  return FIT_NONE;
}

static guint32
match_codes (const Search *self, const GazetteerEntry *entry, GazetteerLevel level, Fit *fit)
{
  guint32 matched = 0;
  char code[10];

  _maillage_gazetteer_file_write_code (self->file, entry, level, code);
  *fit = FIT_NONE;
  for (guint i = 0; i < self->n_words; i++)
    if (self->words[i].is_code)
      {
        Fit own = match_own_code (&self->words[i], code, level);
        Fit postal = match_postal (self->file, entry, &self->words[i]);

        if (own != FIT_NONE || postal != FIT_NONE)
          matched |= 1u << i;
        *fit = MIN (*fit, MIN (own, postal));
      }
  return matched;
}

/* The words typed that are the whole of a département's name: half a name narrows nothing, or
 * Savoie would answer “saint sav”. */
static guint32
match_whole_name (const Search *self, const char *fold)
{
  g_auto (GStrv) names = maillage_text_words (fold);
  guint32 matched = 0;

  for (guint n = 0; names[n] != NULL; n++)
    {
      guint i = 0;

      while (i < self->n_words
             && ((matched & (1u << i)) != 0 || strcmp (self->words[i].text, names[n]) != 0))
        i++;
      if (i == self->n_words)
        return 0;
      matched |= 1u << i;
    }
  return matched;
}

static void
match_departements (Search *self)
{
  guint32 first = self->file->first[GAZETTEER_DEP];
  guint32 end = self->file->first[GAZETTEER_DEP + 1];

  self->departements = g_new0 (guint32, end - first);
  for (guint32 index = first; index < end; index++)
    {
      GazetteerEntry entry = _maillage_gazetteer_file_get_entry (self->file, index);
      const char *fold = _maillage_gazetteer_file_get_fold (self->file, &entry);
      char code[10];

      _maillage_gazetteer_file_write_code (self->file, &entry, GAZETTEER_DEP, code);
      self->departements[index - first] = match_whole_name (self, fold);
      for (guint i = 0; i < self->n_words; i++)
        if (g_ascii_strcasecmp (code, self->words[i].text) == 0)
          self->departements[index - first] |= 1u << i;
    }
}

static guint32
match_departement_of (const Search *self, guint32 index)
{
  guint32 departement = _maillage_gazetteer_file_get_departement (self->file, index);

  return departement != GAZETTEER_NONE
             ? self->departements[departement - self->file->first[GAZETTEER_DEP]]
             : 0;
}

/* One place */

static Fit
fit_entry (const Search *self, const GazetteerEntry *entry, GazetteerLevel level, guint32 index)
{
  const char *fold = _maillage_gazetteer_file_get_fold (self->file, entry);
  guint32 name = match_name (self, fold);
  guint32 code = 0;
  Fit code_fit = FIT_NONE;

  if (self->codes != 0)
    code = match_codes (self, entry, level, &code_fit);
  if ((name | code) == 0)
    return FIT_NONE;
  if ((name | code) != self->all && (name | code | match_departement_of (self, index)) != self->all)
    return FIT_NONE;
  return name != 0 ? compare_name (self, fold, name) : code_fit;
}

/* What is wider comes first; among communes, those with the most people. */
static guint64
make_rank (Fit fit, GazetteerLevel level, guint32 population, guint32 index)
{
  static const guint8 order[GAZETTEER_N_LEVELS] = {
    [GAZETTEER_DEP] = 0, [GAZETTEER_REG] = 1,  [GAZETTEER_NAT] = 2,
    [GAZETTEER_EPT] = 3, [GAZETTEER_EPCI] = 3, [GAZETTEER_ARM] = 4,
    [GAZETTEER_COM] = 5, [GAZETTEER_COMD] = 6, [GAZETTEER_COMA] = 6,
  };

  return ((guint64) fit << 60) | ((guint64) order[level] << 56)
         | ((guint64) (G_MAXUINT32 - population) << 24) | index;
}

static int
compare_ranks (gconstpointer a, gconstpointer b)
{
  guint64 left = *(const guint64 *) a;
  guint64 right = *(const guint64 *) b;

  return (left > right) - (left < right);
}

static GArray *
rank_entries (const Search *self)
{
  GArray *ranks = g_array_new (FALSE, FALSE, sizeof (guint64));

  for (int level = 0; level < GAZETTEER_N_LEVELS; level++)
    for (guint32 index = self->file->first[level]; index < self->file->first[level + 1]; index++)
      {
        GazetteerEntry entry = _maillage_gazetteer_file_get_entry (self->file, index);
        Fit fit = fit_entry (self, &entry, level, index);

        if (fit != FIT_NONE)
          {
            guint64 rank = make_rank (fit, level, entry.population, index);

            g_array_append_val (ranks, rank);
          }
      }
  g_array_sort (ranks, compare_ranks);
  return ranks;
}

/* A commune's code of before, when nothing carries it now. */
static void
find_former (const Search *self, GArray *found)
{
  g_autofree char *id = NULL;
  guint32 index;

  if (self->n_words != 1 || !self->words[0].is_code)
    return;
  id = g_strconcat ("com:", self->words[0].text, NULL);
  index = _maillage_gazetteer_file_find_former (self->file, id);
  if (index == GAZETTEER_NONE)
    return;
  for (guint i = 0; i < found->len; i++)
    if (g_array_index (found, guint32, i) == index)
      return;
  g_array_append_val (found, index);
}

GArray *
_maillage_gazetteer_file_search (const GazetteerFile *file, const char *text, guint limit)
{
  Search self = { .file = file };
  GArray *found = g_array_new (FALSE, FALSE, sizeof (guint32));

  read_text (&self, text);
  if (self.n_words > 0)
    {
      g_autoptr (GArray) ranks = NULL;

      match_departements (&self);
      ranks = rank_entries (&self);
      for (guint i = 0; i < ranks->len && i < limit; i++)
        {
          guint32 index = (guint32) (g_array_index (ranks, guint64, i) & 0xffffff);

          g_array_append_val (found, index);
        }
      if (found->len < limit)
        find_former (&self, found);
    }
  g_free (self.departements);
  g_strfreev (self.strings);
  return found;
}
