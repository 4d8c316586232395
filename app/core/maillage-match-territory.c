/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* A territory as people name it: the words are read (name, code, level), whatever answers is
 * gathered, and it is settled when there is no doubt. */

#include "maillage-match.h"

#include "maillage-own-territory-private.h"
#include "maillage-territory-private.h"
#include "maillage-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CANDIDATES 60
#define MOST_LISTED 6

/* What a name means when nothing else is said: the widest first. */
static const char *const by_name[] = { "own", "nat", "reg", "dep", "epci", "com", "arm", "comd" };
/* What a number means: 53 is Mayenne before it is Bretagne. */
static const char *const by_code[] = { "dep", "reg", "nat", "epci", "com", "arm", "comd", "own" };

/* What was typed */

typedef struct
{
  GString *name;     /* before the parentheses */
  GString *words;    /* all that searches */
  char *code;        /* NULL: none was typed */
  const char *level; /* NULL: any */
} Typed;

/* "38", "2A", "38170", "2A004", "01000" without its zero, and SIREN codes. */
static gboolean
is_code (const char *word)
{
  gsize length = strlen (word);
  gsize digits = strspn (word, "0123456789");

  if (length < 2 || length > 9)
    return FALSE;
  return digits == length
         || (digits == 1 && strchr ("ABab", word[1]) != NULL
             && 2 + strspn (word + 2, "0123456789") == length);
}

/* The first code among the words is taken out of them. */
static char *
take_code (Typed *self, const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \t\xc2\xa0", -1);
  GString *rest = g_string_new (NULL);

  for (gsize i = 0; words[i] != NULL; i++)
    if (self->code == NULL && is_code (words[i]))
      self->code = strlen (words[i]) == 4 ? g_strconcat ("0", words[i], NULL)
                                          : g_ascii_strup (words[i], -1);
    else if (*words[i] != '\0')
      g_string_append_printf (rest, "%s%s", rest->len > 0 ? " " : "", words[i]);
  return g_string_free (rest, FALSE);
}

static void
add_words (GString *text, const char *words)
{
  if (*words != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", words);
}

/* “commune 33058, Gironde (33)”: what kind it is, its code, where it is. */
static void
read_parentheses (Typed *self, const char *text)
{
  g_auto (GStrv) pieces = g_strsplit_set (text, "(),", -1);

  for (gsize i = 0; pieces[i] != NULL; i++)
    {
      g_autofree char *words = take_code (self, pieces[i]);
      const char *level = _maillage_territory_find_level (words);

      if (level != NULL && self->level == NULL)
        self->level = level;
      else
        add_words (self->words, words);
    }
}

static void
typed_init (Typed *self, const char *text)
{
  const char *colon = strchr (text, ':');
  g_autofree char *head = g_strndup (text, colon != NULL ? (gsize) (colon - text) : 0);
  g_autofree char *outside = NULL;
  g_autofree char *words = NULL;

  *self = (Typed){ g_string_new (NULL), g_string_new (NULL), NULL, NULL };
  self->level = colon != NULL ? _maillage_territory_find_level (head) : NULL;
  if (self->level != NULL)
    text = colon + 1;
  outside = g_strndup (text, strcspn (text, "("));
  words = take_code (self, outside);
  add_words (self->name, words);
  add_words (self->words, words);
  read_parentheses (self, text + strlen (outside));
  if (self->name->len == 0)
    add_words (self->name, self->words->str);
}

static void
typed_clear (Typed *self)
{
  g_string_free (self->name, TRUE);
  g_string_free (self->words, TRUE);
  g_free (self->code);
}

/* With a number, where it is need not be said as well. */
static char *
dup_query (const Typed *self)
{
  return self->code != NULL ? g_strconcat (self->name->str, " ", self->code, NULL)
                            : g_strdup (self->words->str);
}

/* What answers */

static const char *
get_level (MaillageTerritory *territory)
{
  const char *level = maillage_territory_get_level (territory);

  if (strcmp (level, "ept") == 0)
    return "epci";
  return strcmp (level, "coma") == 0 ? "comd" : level;
}

static guint
get_rank (MaillageTerritory *territory, const char *const *order)
{
  guint rank = 0;

  while (rank + 1 < G_N_ELEMENTS (by_name) && strcmp (get_level (territory), order[rank]) != 0)
    rank++;
  return rank;
}

static gboolean
is_at (MaillageTerritory *territory, const char *level)
{
  return level == NULL || strcmp (maillage_territory_get_level (territory), level) == 0;
}

static gboolean
has_own_code (MaillageTerritory *territory, const char *code)
{
  return code != NULL && strcmp (maillage_territory_get_code (territory), code) == 0;
}

static gboolean
has_postal_code (MaillageGazetteer *gazetteer, MaillageTerritory *territory, const char *code)
{
  g_auto (GStrv) codes
      = maillage_gazetteer_dup_postal_codes (gazetteer, maillage_territory_get_id (territory));

  return code != NULL && g_strv_contains ((const char *const *) codes, code);
}

static gboolean
is_inside (MaillageGazetteer *gazetteer, MaillageTerritory *territory, const char *id)
{
  g_auto (GStrv) ancestors
      = maillage_gazetteer_dup_ancestors (gazetteer, maillage_territory_get_id (territory));

  return g_strv_contains ((const char *const *) ancestors, id);
}

static gboolean
has_code (MaillageGazetteer *gazetteer, MaillageTerritory *territory, const char *code)
{
  g_autofree char *departement = g_strconcat ("dep:", code, NULL);

  return has_own_code (territory, code) || has_postal_code (gazetteer, territory, code)
         || is_inside (gazetteer, territory, departement);
}

static gboolean
has_name (MaillageTerritory *territory, const char *name)
{
  g_autofree char *own = maillage_text_fold (maillage_territory_get_name (territory));
  g_autofree char *fold = maillage_text_fold (name);

  return strcmp (own, fold) == 0;
}

/* Those of @found that answer @typed; what is theirs stays theirs. */
static GPtrArray *
keep_answers (MaillageGazetteer *gazetteer, GPtrArray *found, const Typed *typed)
{
  GPtrArray *kept = g_ptr_array_new ();

  for (guint i = 0; i < found->len; i++)
    {
      MaillageTerritory *territory = g_ptr_array_index (found, i);

      if (is_at (territory, typed->level)
          && (typed->code == NULL || has_code (gazetteer, territory, typed->code)))
        g_ptr_array_add (kept, territory);
    }
  return kept;
}

typedef gboolean (*Test) (MaillageGazetteer *gazetteer,
                          MaillageTerritory *territory,
                          const Typed *typed);

static gboolean
is_named (MaillageGazetteer *gazetteer, MaillageTerritory *territory, const Typed *typed)
{
  return has_name (territory, typed->name->str) || has_name (territory, typed->words->str);
}

static gboolean
is_numbered (MaillageGazetteer *gazetteer, MaillageTerritory *territory, const Typed *typed)
{
  return has_own_code (territory, typed->code);
}

/* A postal code of Paris, Lyon or Marseille is one municipal district's. */
static gboolean
is_district_of_postal_code (MaillageGazetteer *gazetteer,
                            MaillageTerritory *territory,
                            const Typed *typed)
{
  return is_at (territory, "arm") && has_postal_code (gazetteer, territory, typed->code);
}

static gboolean
is_of_postal_code (MaillageGazetteer *gazetteer, MaillageTerritory *territory, const Typed *typed)
{
  return has_postal_code (gazetteer, territory, typed->code);
}

static GPtrArray *
keep (MaillageGazetteer *gazetteer, GPtrArray *all, Test test, const Typed *typed)
{
  GPtrArray *kept = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    if (test (gazetteer, g_ptr_array_index (all, i), typed))
      g_ptr_array_add (kept, g_ptr_array_index (all, i));
  return kept;
}

/* Those of the first level in @order that has any. */
static GPtrArray *
keep_first (GPtrArray *all, const char *const *order)
{
  GPtrArray *kept = g_ptr_array_new ();
  guint best = G_MAXUINT;

  for (guint i = 0; i < all->len; i++)
    best = MIN (best, get_rank (g_ptr_array_index (all, i), order));
  for (guint i = 0; i < all->len; i++)
    if (get_rank (g_ptr_array_index (all, i), order) == best)
      g_ptr_array_add (kept, g_ptr_array_index (all, i));
  return kept;
}

/* A number alone: a code, or the postal code of one or several. */
static GPtrArray *
choose_by_code (MaillageGazetteer *gazetteer, GPtrArray *all, const Typed *typed)
{
  g_autoptr (GPtrArray) numbered = keep (gazetteer, all, is_numbered, typed);
  g_autoptr (GPtrArray) districts = keep (gazetteer, all, is_district_of_postal_code, typed);
  g_autoptr (GPtrArray) postal = keep (gazetteer, all, is_of_postal_code, typed);
  GPtrArray *chosen = keep_first (numbered, by_code);
  GPtrArray *others;

  others = districts->len > 0 ? districts : postal;
  for (guint i = 0; i < others->len; i++)
    if (!g_ptr_array_find (chosen, g_ptr_array_index (others, i), NULL))
      g_ptr_array_add (chosen, g_ptr_array_index (others, i));
  return chosen;
}

/* Paris is a département and its only commune: people mean the commune. */
static gboolean
is_same_ground (MaillageGazetteer *gazetteer, MaillageTerritory *wide, MaillageTerritory *narrow)
{
  g_auto (GStrv) below = NULL;
  guint n = 0;

  if (!is_at (wide, "dep") || !is_at (narrow, "com")
      || !is_inside (gazetteer, narrow, maillage_territory_get_id (wide)))
    return FALSE;
  below = maillage_gazetteer_dup_descendants (gazetteer, maillage_territory_get_id (wide));
  for (char **id = below; *id != NULL; id++)
    if (g_str_has_prefix (*id, "com:"))
      n++;
  return n == 1;
}

/* Of those that bear the name, @all: the widest. */
static GPtrArray *
choose_by_name (MaillageGazetteer *gazetteer, GPtrArray *all)
{
  GPtrArray *chosen = keep_first (all, by_name);

  for (guint i = 0; i < all->len && chosen->len == 1; i++)
    if (is_same_ground (gazetteer, g_ptr_array_index (chosen, 0), g_ptr_array_index (all, i)))
      g_ptr_array_index (chosen, 0) = g_ptr_array_index (all, i);
  return chosen;
}

/* One, or those among which there is doubt. @sure: nothing else bears that name. */
static GPtrArray *
choose (MaillageGazetteer *gazetteer, GPtrArray *all, const Typed *typed, gboolean *sure)
{
  g_autoptr (GPtrArray) named = NULL;
  g_autoptr (GPtrArray) numbered = NULL;
  g_autoptr (GPtrArray) districts = NULL;
  GPtrArray *chosen;

  *sure = TRUE;
  if (typed->name->len == 0)
    return choose_by_code (gazetteer, all, typed);
  named = keep (gazetteer, all, is_named, typed);
  numbered = keep (gazetteer, named, is_numbered, typed);
  districts = keep (gazetteer, all, is_district_of_postal_code, typed);
  if (numbered->len > 0)
    return keep_first (numbered, by_code);
  if (districts->len > 0)
    return g_steal_pointer (&districts);
  if (named->len > 0)
    {
      chosen = choose_by_name (gazetteer, named);
      *sure = named->len == 1 || is_at (g_ptr_array_index (chosen, 0), "com");
      return chosen;
    }
  *sure = FALSE;
  return g_ptr_array_ref (all);
}

/* In words */

/* As it is understood when it is typed: “Blaye (commune 33058, Gironde)” */
static char *
describe (MaillageGazetteer *gazetteer, MaillageTerritory *territory)
{
  g_auto (GStrv) ancestors = NULL;
  g_autoptr (MaillageTerritory) departement = NULL;

  if (is_at (territory, "own"))
    return maillage_territory_to_canonical (territory);
  ancestors = maillage_gazetteer_dup_ancestors (gazetteer, maillage_territory_get_id (territory));
  for (char **id = ancestors; *id != NULL && departement == NULL; id++)
    if (g_str_has_prefix (*id, "dep:") && !is_at (territory, "dep"))
      departement = maillage_gazetteer_lookup (gazetteer, *id);
  return g_strdup_printf ("%s (%s %s%s%s)",
                          maillage_territory_get_name (territory),
                          maillage_territory_get_level_label (territory),
                          maillage_territory_get_code (territory),
                          departement != NULL ? ", " : "",
                          departement != NULL ? maillage_territory_get_name (departement) : "");
}

static void
refuse (MaillageGazetteer *gazetteer, GPtrArray *chosen, const char *text, GError **error)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < MIN (chosen->len, MOST_LISTED); i++)
    {
      g_autofree char *one = describe (gazetteer, g_ptr_array_index (chosen, i));

      /* TRANSLATORS: between two territories of a list, whose names may hold commas */
      g_string_append_printf (list, "%s%s", i > 0 ? C_ ("list", "; ") : "", one);
    }
  if (chosen->len > MOST_LISTED)
    g_string_append_printf (list, "%s…", C_ ("list", "; "));
  else
    g_string_append_c (list, '.');
  if (chosen->len == 0)
    g_set_error (error,
                 MAILLAGE_ERROR,
                 MAILLAGE_ERROR_INVALID_VALUE,
                 _ ("There is no territory named “%s”."),
                 text);
  else
    g_set_error (error,
                 MAILLAGE_ERROR,
                 MAILLAGE_ERROR_AMBIGUOUS,
                 /* Translators: a name, and “Blaye (commune 33058, Gironde); Berson (…)” */
                 _ ("“%s” may be: %s Write one of them as it stands here."),
                 text,
                 list->str);
}

static void
add_note (char **note, MaillageGazetteer *gazetteer, MaillageTerritory *chosen, const char *text)
{
  g_autofree char *one = describe (gazetteer, chosen);
  /* Translators: a name as typed, and “Bretagne (région 53)” */
  g_autofree char *sentence = g_strdup_printf (_ ("“%s” is taken for %s."), text, one);
  g_autofree char *before = *note;

  *note = before != NULL ? g_strconcat (before, " ", sentence, NULL) : g_steal_pointer (&sentence);
}

/* One territory */

static char *
match_listed (MaillageGazetteer *gazetteer, const char *text, char **note, GError **error)
{
  g_autofree char *id = g_strndup (text, strcspn (text, "@ "));
  g_autoptr (MaillageTerritory) known
      = strchr (id, ':') != NULL ? maillage_gazetteer_lookup (gazetteer, id) : NULL;
  g_autofree char *query = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) answers = NULL;
  g_autoptr (GPtrArray) chosen = NULL;
  char *value = NULL;
  gboolean sure;
  Typed typed;

  if (known != NULL)
    return maillage_territory_to_canonical (known);
  typed_init (&typed, text);
  query = dup_query (&typed);
  found = maillage_gazetteer_search (gazetteer, query, CANDIDATES);
  answers = keep_answers (gazetteer, found, &typed);
  chosen = choose (gazetteer, answers, &typed, &sure);
  if (chosen->len != 1)
    refuse (gazetteer, chosen, text, error);
  else
    {
      value = maillage_territory_to_canonical (g_ptr_array_index (chosen, 0));
      if (!sure)
        add_note (note, gazetteer, g_ptr_array_index (chosen, 0), text);
    }
  typed_clear (&typed);
  return value;
}

/* An office's own one by its name, or by its id. */
static char *
match_own (GPtrArray *own, const char *text)
{
  g_autofree char *id = g_strndup (text, strcspn (text, "@ "));
  char *value = NULL;
  Typed typed;

  typed_init (&typed, text);
  for (guint i = 0; i < own->len && value == NULL; i++)
    {
      MaillageTerritory *territory = g_ptr_array_index (own, i);

      if (is_at (territory, typed.level)
          && (strcmp (maillage_territory_get_id (territory), id) == 0 || has_name (territory, text)
              || (typed.level != NULL && has_name (territory, typed.name->str))))
        value = maillage_territory_to_canonical (territory);
    }
  typed_clear (&typed);
  return value;
}

char *
_maillage_match_place (const MaillagePlaces *places, const char *text, char **note, GError **error)
{
  char *own = places->own != NULL ? match_own (places->own, text) : NULL;

  if (own != NULL)
    return own;
  if (places->gazetteer != NULL)
    return match_listed (places->gazetteer, text, note, error);
  g_set_error_literal (error,
                       MAILLAGE_ERROR,
                       MAILLAGE_ERROR_INVALID_VALUE,
                       _ ("The list of territories that comes with the program is missing."));
  return NULL;
}

/* What a field holds */

static gboolean
match_parts (const MaillagePlaces *places,
             const char *text,
             const char *separators,
             GPtrArray *lines,
             char **note,
             GError **error)
{
  g_auto (GStrv) parts = g_strsplit_set (text, separators, -1);

  for (gsize i = 0; parts[i] != NULL; i++)
    {
      char *one;
      g_autoptr (GError) why = NULL;

      if (*g_strstrip (parts[i]) == '\0')
        continue;
      one = _maillage_match_place (places, parts[i], note, &why);
      if (one != NULL)
        {
          g_ptr_array_add (lines, one);
          continue;
        }
      /* A few names have a comma in them: it separates only when the whole names nothing. */
      if (strchr (parts[i], ',') != NULL && strchr (separators, ';') != NULL
          && g_error_matches (why, MAILLAGE_ERROR, MAILLAGE_ERROR_INVALID_VALUE))
        {
          if (!match_parts (places, parts[i], ",", lines, note, error))
            return FALSE;
          continue;
        }
      g_propagate_error (error, g_steal_pointer (&why));
      return FALSE;
    }
  return TRUE;
}

char *
_maillage_match_territory (const MaillagePlaces *places,
                           MaillageField *field,
                           const char *text,
                           char **note,
                           GError **error)
{
  gboolean communes = _maillage_own_is_communes (field);
  MaillagePlaces allowed = { places->gazetteer, communes ? NULL : places->own };
  const char *separators = maillage_field_get_multiple (field) ? ";\n" : "\n";
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) value = g_string_new (NULL);

  if (!match_parts (&allowed, text, separators, lines, note, error))
    return NULL;
  for (guint i = 0; i < lines->len; i++)
    {
      g_autofree char *chosen
          = _maillage_own_dup_chosen (field, places->gazetteer, g_ptr_array_index (lines, i));

      g_string_append_printf (value, "%s%s", i > 0 ? "\n" : "", chosen);
    }
  return g_strdup (value->str);
}

GPtrArray *
_maillage_match_search (MaillageGazetteer *gazetteer, const char *text, guint limit)
{
  GPtrArray *found;
  Typed typed;

  typed_init (&typed, text);
  if (typed.level == NULL)
    found = maillage_gazetteer_search (gazetteer, text, limit);
  else
    {
      g_autofree char *query = dup_query (&typed);

      found = maillage_gazetteer_search (gazetteer, query, 10 * limit);
      for (guint i = found->len; i > 0; i--)
        if (!is_at (g_ptr_array_index (found, i - 1), typed.level))
          g_ptr_array_remove_index (found, i - 1);
      if (found->len > limit)
        g_ptr_array_set_size (found, (int) limit);
    }
  typed_clear (&typed);
  return found;
}
