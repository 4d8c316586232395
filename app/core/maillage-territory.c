/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-territory-private.h"

#include "maillage-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * MaillageTerritory:
 *
 * A place of French administration, or an office's own: what kind of place (the level), its code at
 * that level, the year of the list it was chosen from, and its name then.
 *
 * A code alone names nothing: INSEE's 53 is Mayenne among the départements and Bretagne among the
 * régions. The name travels with the code, so that a record reads without the list.
 */
struct _MaillageTerritory
{
  char *id; /* "dep:38" */
  char *level;
  char *name;
  const char *code; /* inside the id */
  int vintage;
};

G_DEFINE_BOXED_TYPE (MaillageTerritory,
                     maillage_territory,
                     maillage_territory_copy,
                     maillage_territory_free)

static const struct
{
  const char *id;
  const char *label;
} levels[] = {
  { "com", N_ ("commune") },
  { "comd", N_ ("delegated commune") },
  { "coma", N_ ("associated commune") },
  { "arm", N_ ("municipal district") },
  { "ept", N_ ("EPT") },
  { "epci", N_ ("EPCI") },
  { "dep", N_ ("département") },
  { "reg", N_ ("région") },
  { "nat", N_ ("country") },
  { "own", N_ ("own territory") },
};

static const char *
find_level_label (const char *level)
{
  for (gsize i = 0; i < G_N_ELEMENTS (levels); i++)
    if (strcmp (levels[i].id, level) == 0)
      return levels[i].label;
  return NULL;
}

static gboolean
reads_as (const char *label, const char *fold)
{
  g_autofree char *own = maillage_text_fold (label);

  return strcmp (own, fold) == 0;
}

const char *
_maillage_territory_find_level (const char *words)
{
  g_autofree char *fold = maillage_text_fold (words);

  for (gsize i = 0; i < G_N_ELEMENTS (levels); i++)
    if (strcmp (levels[i].id, fold) == 0 || reads_as (levels[i].label, fold)
        || reads_as (_ (levels[i].label), fold))
      return levels[i].id;
  return NULL;
}

static gboolean
code_is_valid (const char *code)
{
  const char *end = code;

  while (g_ascii_isalnum (*end) || *end == '-')
    end++;
  return end > code && *end == '\0';
}

/* One line, whatever was given: a field with several territories has one a line. */
static char *
normalize_name (const char *name)
{
  g_auto (GStrv) words = g_strsplit_set (name, " \t\r\n", -1);
  g_autoptr (GStrvBuilder) kept = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_strv_builder_add (kept, words[i]);
  all = g_strv_builder_end (kept);
  return g_strjoinv (" ", all);
}

/**
 * maillage_territory_new:
 * @level: "com", "comd" (délégué), "coma" (associated), "arm", "ept", "epci", "dep", "reg", "nat"
 *   or "own"
 * @code: the code at that level: INSEE's, a SIREN for an EPT or EPCI, a UUID for an own territory
 * @vintage: the year of the list it was chosen from, 0 when unknown
 * @name: (nullable): its name
 *
 * Returns: (transfer full): the territory
 */
MaillageTerritory *
maillage_territory_new (const char *level, const char *code, int vintage, const char *name)
{
  MaillageTerritory *self;

  g_return_val_if_fail (level != NULL && find_level_label (level) != NULL, NULL);
  g_return_val_if_fail (code != NULL && code_is_valid (code), NULL);
  g_return_val_if_fail (vintage >= 0, NULL);

  self = g_new0 (MaillageTerritory, 1);
  self->id = g_strconcat (level, ":", code, NULL);
  self->code = self->id + strlen (level) + 1;
  self->level = g_strdup (level);
  self->name = normalize_name (name != NULL ? name : "");
  self->vintage = vintage;
  return self;
}

/* "@2026": the year at the end of @id, which loses it; 0 without one, -1 when it is not a year. */
static int
take_vintage (char *id)
{
  char *at = strchr (id, '@');
  guint64 year;

  if (at == NULL)
    return 0;
  *at = '\0';
  if (!g_ascii_string_to_unsigned (at + 1, 10, 1, 9999, &year, NULL))
    return -1;
  return (int) year;
}

/**
 * maillage_territory_new_from_canonical:
 * @canonical: `level:code@vintage Name`; the vintage and the name may be missing
 *
 * Reads one line of what a territory field holds.
 *
 * Returns: (transfer full) (nullable): the territory, or %NULL when the text is not one
 */
MaillageTerritory *
maillage_territory_new_from_canonical (const char *canonical)
{
  g_autofree char *id = NULL;
  const char *space;
  char *colon;
  int vintage;

  g_return_val_if_fail (canonical != NULL, NULL);

  space = strchr (canonical, ' ');
  id = space != NULL ? g_strndup (canonical, (gsize) (space - canonical)) : g_strdup (canonical);
  vintage = take_vintage (id);
  colon = strchr (id, ':');
  if (colon == NULL || vintage < 0)
    return NULL;
  *colon = '\0';
  if (find_level_label (id) == NULL || !code_is_valid (colon + 1))
    return NULL;
  return maillage_territory_new (id, colon + 1, vintage, space != NULL ? space + 1 : NULL);
}

/**
 * maillage_territory_copy:
 * @self: a territory
 *
 * Returns: (transfer full): another like it
 */
MaillageTerritory *
maillage_territory_copy (const MaillageTerritory *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return maillage_territory_new (self->level, self->code, self->vintage, self->name);
}

/**
 * maillage_territory_free:
 * @self: (transfer full): a territory
 *
 * Frees a territory.
 */
void
maillage_territory_free (MaillageTerritory *self)
{
  g_return_if_fail (self != NULL);
  g_free (self->id);
  g_free (self->level);
  g_free (self->name);
  g_free (self);
}

/**
 * maillage_territory_get_id:
 * @self: a territory
 *
 * Returns: (transfer none): "dep:38": what is compared, never the name
 */
const char *
maillage_territory_get_id (const MaillageTerritory *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->id;
}

/**
 * maillage_territory_get_level:
 * @self: a territory
 *
 * Returns: (transfer none): "dep"
 */
const char *
maillage_territory_get_level (const MaillageTerritory *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->level;
}

/**
 * maillage_territory_get_code:
 * @self: a territory
 *
 * Returns: (transfer none): "38"
 */
const char *
maillage_territory_get_code (const MaillageTerritory *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->code;
}

/**
 * maillage_territory_get_vintage:
 * @self: a territory
 *
 * Returns: the year of the list it was chosen from, 0 when unknown
 */
int
maillage_territory_get_vintage (const MaillageTerritory *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->vintage;
}

/**
 * maillage_territory_get_name:
 * @self: a territory
 *
 * Returns: (transfer none): "Isère", or an empty text
 */
const char *
maillage_territory_get_name (const MaillageTerritory *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->name;
}

/**
 * maillage_territory_to_canonical:
 * @self: a territory
 *
 * Returns: (transfer full): what maillage_territory_new_from_canonical() reads
 */
char *
maillage_territory_to_canonical (const MaillageTerritory *self)
{
  GString *text;

  g_return_val_if_fail (self != NULL, NULL);

  text = g_string_new (self->id);
  if (self->vintage > 0)
    g_string_append_printf (text, "@%d", self->vintage);
  if (*self->name != '\0')
    g_string_append_printf (text, " %s", self->name);
  return g_string_free (text, FALSE);
}

/**
 * maillage_territory_format:
 * @self: a territory
 *
 * Short, for a cell. People say a département by its number as well as by its name.
 *
 * Returns: (transfer full): "Isère (38)", "Antony"; the id when there is no name
 */
char *
maillage_territory_format (const MaillageTerritory *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (*self->name == '\0')
    return g_strdup (self->id);
  if (strcmp (self->level, "dep") == 0)
    return g_strdup_printf ("%s (%s)", self->name, self->code);
  return g_strdup (self->name);
}

/**
 * maillage_territory_get_level_label:
 * @self: a territory
 *
 * Returns: (transfer none): the level in words: "commune", "département"
 */
const char *
maillage_territory_get_level_label (const MaillageTerritory *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return _ (find_level_label (self->level));
}
