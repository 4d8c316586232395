/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-match.h"

#include "maillage-store-core.h"
#include "maillage-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CANDIDATES 60

/* What a name means when nothing else is said: a commune before a département of its name. */
static const char *const levels[] = { "com", "epci", "ept", "dep", "reg", "arm", "comd", "own" };

static guint
get_rank (const MaillageTerritory *territory)
{
  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    if (strcmp (maillage_territory_get_level (territory), levels[i]) == 0)
      return i;
  return G_N_ELEMENTS (levels);
}

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

/* Takes the code out of the words, as typed before, after or in parentheses. */
static char *
take_code (const char *text, char **name)
{
  g_auto (GStrv) words = g_strsplit_set (text, " ()\t\xc2\xa0", -1);
  GString *rest = g_string_new (NULL);
  char *code = NULL;

  for (gsize i = 0; words[i] != NULL; i++)
    {
      if (*words[i] == '\0')
        continue;
      if (code == NULL && is_code (words[i]))
        {
          code = strlen (words[i]) == 4 ? g_strconcat ("0", words[i], NULL)
                                        : g_ascii_strup (words[i], -1);
          continue;
        }
      if (rest->len > 0)
        g_string_append_c (rest, ' ');
      g_string_append (rest, words[i]);
    }
  *name = g_string_free (rest, FALSE);
  return code;
}

static gboolean
has_code (MaillageGazetteer *gazetteer, MaillageTerritory *territory, const char *code)
{
  const char *id = maillage_territory_get_id (territory);
  g_autofree char *departement = g_strconcat ("dep:", code, NULL);
  g_auto (GStrv) postal = NULL;
  g_auto (GStrv) ancestors = NULL;

  if (strcmp (maillage_territory_get_code (territory), code) == 0)
    return TRUE;
  postal = maillage_gazetteer_dup_postal_codes (gazetteer, id);
  if (postal != NULL && g_strv_contains ((const char *const *) postal, code))
    return TRUE;
  ancestors = maillage_gazetteer_dup_ancestors (gazetteer, id);
  return ancestors != NULL && g_strv_contains ((const char *const *) ancestors, departement);
}

static gboolean
has_name (MaillageTerritory *territory, const char *fold)
{
  g_autofree char *name = maillage_text_fold (maillage_territory_get_name (territory));

  return strcmp (name, fold) == 0;
}

typedef struct
{
  MaillageTerritory *first, *second; /* the best, and another as good */
  guint rank;
} Best;

static void
consider (Best *best, MaillageTerritory *territory)
{
  guint rank = get_rank (territory);

  if (best->first == NULL || rank < best->rank)
    *best = (Best){ territory, NULL, rank };
  else if (rank == best->rank && best->second == NULL)
    best->second = territory;
}

static Best
choose (MaillageGazetteer *gazetteer, GPtrArray *found, const char *name, const char *code)
{
  g_autofree char *fold = maillage_text_fold (name);
  Best own = { NULL, NULL, 0 }; /* by its name and its own code: what an export writes */
  Best exact = { NULL, NULL, 0 };
  Best any = { NULL, NULL, 0 };

  for (guint i = 0; i < found->len; i++)
    {
      MaillageTerritory *territory = g_ptr_array_index (found, i);

      if (code != NULL && !has_code (gazetteer, territory, code))
        continue;
      consider (&any, territory);
      if (*fold != '\0' && !has_name (territory, fold))
        continue;
      consider (&exact, territory);
      if (*fold != '\0' && g_strcmp0 (maillage_territory_get_code (territory), code) == 0)
        consider (&own, territory);
    }
  if (own.first != NULL)
    return own;
  return exact.first != NULL ? exact : any;
}

static char *
describe (MaillageGazetteer *gazetteer, MaillageTerritory *territory)
{
  g_autofree char *what
      = maillage_gazetteer_describe (gazetteer, maillage_territory_get_id (territory));

  return g_strdup_printf ("%s (%s)", maillage_territory_get_name (territory), what);
}

static char *
settle (MaillageGazetteer *gazetteer, Best *best, const char *text, GError **error)
{
  if (best->first == NULL)
    {
      g_set_error (error,
                   MAILLAGE_ERROR,
                   MAILLAGE_ERROR_INVALID_VALUE,
                   _ ("There is no territory named “%s”."),
                   text);
      return NULL;
    }
  if (best->second != NULL)
    {
      g_autofree char *one = describe (gazetteer, best->first);
      g_autofree char *other = describe (gazetteer, best->second);

      g_set_error (error,
                   MAILLAGE_ERROR,
                   MAILLAGE_ERROR_AMBIGUOUS,
                   _ ("“%s” may be %s or %s. Add the number of the département."),
                   text,
                   one,
                   other);
      return NULL;
    }
  return maillage_territory_to_canonical (best->first);
}

static char *
match_one (MaillageGazetteer *gazetteer, const char *text, GError **error)
{
  g_autofree char *id = g_strndup (text, strcspn (text, "@ "));
  g_autofree char *name = NULL;
  g_autofree char *code = NULL;
  g_autoptr (MaillageTerritory) known = NULL;
  g_autoptr (GPtrArray) found = NULL;
  Best best;

  if (strchr (id, ':') != NULL)
    known = maillage_gazetteer_lookup (gazetteer, id);
  if (known != NULL)
    return maillage_territory_to_canonical (known);
  code = take_code (text, &name);
  found = maillage_gazetteer_search (gazetteer, *name != '\0' ? name : code, CANDIDATES);
  best = choose (gazetteer, found, name, code);
  return settle (gazetteer, &best, text, error);
}

static gboolean
match_parts (MaillageGazetteer *gazetteer,
             const char *text,
             const char *separators,
             GString *lines,
             GError **error)
{
  g_auto (GStrv) parts = g_strsplit_set (text, separators, -1);

  for (gsize i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *one = NULL;
      g_autoptr (GError) why = NULL;

      if (*g_strstrip (parts[i]) == '\0')
        continue;
      one = match_one (gazetteer, parts[i], &why);
      /* A few names have a comma in them: it separates only when the whole names nothing. */
      if (one == NULL && strchr (parts[i], ',') != NULL && strchr (separators, ';') != NULL)
        {
          if (!match_parts (gazetteer, parts[i], ",", lines, error))
            return FALSE;
          continue;
        }
      if (one == NULL)
        {
          g_propagate_error (error, g_steal_pointer (&why));
          return FALSE;
        }
      g_string_append_printf (lines, "%s%s", lines->len > 0 ? "\n" : "", one);
    }
  return TRUE;
}

char *
_maillage_match_territory (MaillageGazetteer *gazetteer,
                           const char *text,
                           gboolean multiple,
                           GError **error)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  if (gazetteer == NULL)
    {
      g_set_error_literal (error,
                           MAILLAGE_ERROR,
                           MAILLAGE_ERROR_INVALID_VALUE,
                           _ ("The list of territories that comes with the program is missing."));
      return NULL;
    }
  return match_parts (gazetteer, text, multiple ? ";\n" : "\n", lines, error)
             ? g_strdup (lines->str)
             : NULL;
}

static gboolean
may_be_uuid (const char *text)
{
  gsize length = strlen (text);

  return length >= 4 && length <= 36 && strspn (text, "0123456789abcdef-") == length;
}

static char *
choose_record (GPtrArray *found, const char *text, GError **error)
{
  g_autofree char *fold = maillage_text_fold (text);
  MaillageRecord *first = NULL, *second = NULL;
  guint n_exact = 0;

  for (guint i = 0; i < found->len; i++)
    {
      MaillageRecord *record = g_ptr_array_index (found, i);
      g_autofree char *title = maillage_text_fold (maillage_record_get_title (record));

      if (strcmp (title, fold) == 0 && n_exact++ < 2)
        *(n_exact == 1 ? &first : &second) = record;
    }
  if (n_exact == 0 && found->len > 0)
    {
      first = g_ptr_array_index (found, 0);
      second = found->len > 1 ? g_ptr_array_index (found, 1) : NULL;
    }
  if (first == NULL)
    g_set_error (
        error, MAILLAGE_ERROR, MAILLAGE_ERROR_NOT_FOUND, _ ("Nothing is named “%s”."), text);
  else if (second != NULL)
    g_set_error (error,
                 MAILLAGE_ERROR,
                 MAILLAGE_ERROR_AMBIGUOUS,
                 _ ("“%s” may be “%s” (%.8s) or “%s” (%.8s)."),
                 text,
                 maillage_record_get_title (first),
                 maillage_record_get_uuid (first),
                 maillage_record_get_title (second),
                 maillage_record_get_uuid (second));
  else
    return g_strdup (maillage_record_get_uuid (first));
  return NULL;
}

char *
_maillage_match_record (MaillageStore *store, const char *kind_id, const char *text, GError **error)
{
  g_autoptr (GPtrArray) found = NULL;

  if (may_be_uuid (text))
    {
      char *uuid = maillage_store_resolve (store, text, NULL);

      if (uuid != NULL)
        return uuid;
    }
  found = maillage_store_search (store, text, kind_id, CANDIDATES, error);
  return found != NULL ? choose_record (found, text, error) : NULL;
}
