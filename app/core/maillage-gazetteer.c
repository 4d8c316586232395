/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-gazetteer-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * MaillageGazetteer:
 *
 * The French territories of one year: INSEE's communes, their parts, départements and régions, the
 * DGCL's EPCI, INSEE's EPT, with postal codes, populations and what holds what.
 *
 * Read-only, mapped, never changed: any thread may ask. A commune that has been merged is still
 * known under the code it had: a stored value is never rewritten, its successor is followed.
 */
struct _MaillageGazetteer
{
  GObject parent_instance;

  GazetteerFile file;
};

G_DEFINE_FINAL_TYPE (MaillageGazetteer, maillage_gazetteer, G_TYPE_OBJECT)

static void
maillage_gazetteer_finalize (GObject *object)
{
  MaillageGazetteer *self = MAILLAGE_GAZETTEER (object);

  _maillage_gazetteer_file_close (&self->file);
  G_OBJECT_CLASS (maillage_gazetteer_parent_class)->finalize (object);
}

static void
maillage_gazetteer_class_init (MaillageGazetteerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = maillage_gazetteer_finalize;
}

static void
maillage_gazetteer_init (MaillageGazetteer *self)
{
}

/* What holds what */

static guint32
find_entry (MaillageGazetteer *self, const char *id)
{
  guint32 index = _maillage_gazetteer_file_find (&self->file, id);

  return index != GAZETTEER_NONE ? index : _maillage_gazetteer_file_find_former (&self->file, id);
}

static void
add_ancestors (MaillageGazetteer *self, guint32 index, GArray *indices)
{
  GazetteerEntry entry = _maillage_gazetteer_file_get_entry (&self->file, index);
  guint32 length = _maillage_gazetteer_file_get_length (&self->file, entry.parents);
  GazetteerLevel level = _maillage_gazetteer_file_get_level (&self->file, index);

  for (guint i = 0; i < indices->len; i++)
    if (g_array_index (indices, guint32, i) == index)
      return;
  g_array_append_val (indices, index);
  for (guint32 i = 0; i < length; i++)
    {
      guint32 parent = _maillage_gazetteer_file_get_number (&self->file, entry.parents, i);

      if (parent < self->file.first[level])
        add_ancestors (self, parent, indices);
    }
}

static int
compare_narrow_first (gconstpointer a, gconstpointer b)
{
  guint32 left = *(const guint32 *) a;
  guint32 right = *(const guint32 *) b;

  return (right > left) - (right < left);
}

/* Whether each place is @target or inside it: what holds a place stands before it. */
static guint8 *
mark_inside (MaillageGazetteer *self, guint32 target)
{
  guint8 *inside = g_new0 (guint8, self->file.n_entries);

  inside[target] = TRUE;
  for (guint32 index = target + 1; index < self->file.n_entries; index++)
    {
      GazetteerEntry entry = _maillage_gazetteer_file_get_entry (&self->file, index);
      guint32 length = _maillage_gazetteer_file_get_length (&self->file, entry.parents);

      for (guint32 i = 0; i < length && !inside[index]; i++)
        {
          guint32 parent = _maillage_gazetteer_file_get_number (&self->file, entry.parents, i);

          inside[index] = parent < index && inside[parent];
        }
    }
  return inside;
}

static GStrv
list_one (const char *id)
{
  const char *const ids[] = { id, NULL };

  return g_strdupv ((GStrv) ids);
}

/* Words */

static MaillageTerritory *
make_territory (MaillageGazetteer *self, guint32 index)
{
  GazetteerEntry entry = _maillage_gazetteer_file_get_entry (&self->file, index);
  g_autofree char *id = _maillage_gazetteer_file_dup_id (&self->file, index);
  char *colon = strchr (id, ':');

  *colon = '\0';
  return maillage_territory_new (
      id, colon + 1, self->file.vintage, _maillage_gazetteer_file_get_name (&self->file, &entry));
}

/* The first place above @index at @level, or GAZETTEER_NONE. */
static guint32
find_above (MaillageGazetteer *self, guint32 index, GazetteerLevel level)
{
  g_autoptr (GArray) indices = g_array_new (FALSE, FALSE, sizeof (guint32));

  add_ancestors (self, index, indices);
  for (guint i = 1; i < indices->len; i++)
    {
      guint32 above = g_array_index (indices, guint32, i);

      if (_maillage_gazetteer_file_get_level (&self->file, above) == level)
        return above;
    }
  return GAZETTEER_NONE;
}

/* "commune", "delegated commune of Les Abrets en Dauphiné" */
static char *
describe_level (MaillageGazetteer *self, guint32 index, MaillageTerritory *territory)
{
  GazetteerLevel level = _maillage_gazetteer_file_get_level (&self->file, index);
  const char *label = maillage_territory_get_level_label (territory);
  g_autoptr (MaillageTerritory) commune = NULL;
  guint32 above;

  if (level != GAZETTEER_COMD && level != GAZETTEER_COMA)
    return g_strdup (label);
  above = find_above (self, index, GAZETTEER_COM);
  if (above == GAZETTEER_NONE)
    return g_strdup (label);
  commune = make_territory (self, above);
  /* Translators: a part of a commune and the commune: “delegated commune of Arboys en Bugey” */
  return g_strdup_printf (_ ("%s of %s"), label, maillage_territory_get_name (commune));
}

/* The public face */

/**
 * maillage_gazetteer_new:
 * @path: the file of territories
 * @error: %MAILLAGE_ERROR_UNREADABLE when it is missing, cut short or something else
 *
 * Opens the list. Only its header is read.
 *
 * Returns: (transfer full): the gazetteer
 */
MaillageGazetteer *
maillage_gazetteer_new (const char *path, GError **error)
{
  g_autoptr (MaillageGazetteer) self = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (MAILLAGE_TYPE_GAZETTEER, NULL);
  if (!_maillage_gazetteer_file_open (&self->file, path, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * maillage_gazetteer_get_vintage:
 * @self: a gazetteer
 *
 * Returns: the year of the list, as of 1 January
 */
int
maillage_gazetteer_get_vintage (MaillageGazetteer *self)
{
  g_return_val_if_fail (MAILLAGE_IS_GAZETTEER (self), 0);
  return self->file.vintage;
}

/**
 * maillage_gazetteer_lookup:
 * @self: a gazetteer
 * @id: "com:92002"; a commune's code of before gives the commune it is in now
 *
 * Returns: (transfer full) (nullable): the territory, or %NULL when the list doesn't have it
 */
MaillageTerritory *
maillage_gazetteer_lookup (MaillageGazetteer *self, const char *id)
{
  guint32 index;

  g_return_val_if_fail (MAILLAGE_IS_GAZETTEER (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  index = find_entry (self, id);
  return index != GAZETTEER_NONE ? make_territory (self, index) : NULL;
}

/**
 * maillage_gazetteer_search:
 * @self: a gazetteer
 * @text: what was typed so far: beginnings of words, a postal code, a code; a département's number
 *   or name narrows ("saint savin 33")
 * @limit: how many at most
 *
 * Exact names first, then names that begin so, then names with these words; at equal fit the wider
 * territory, then the one with more people.
 *
 * Returns: (transfer container) (element-type MaillageTerritory): the territories, best first
 */
GPtrArray *
maillage_gazetteer_search (MaillageGazetteer *self, const char *text, guint limit)
{
  GPtrArray *territories;
  g_autoptr (GArray) indices = NULL;

  g_return_val_if_fail (MAILLAGE_IS_GAZETTEER (self), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  territories = g_ptr_array_new_with_free_func ((GDestroyNotify) maillage_territory_free);
  indices = _maillage_gazetteer_file_search (&self->file, text, limit);
  for (guint i = 0; i < indices->len; i++)
    g_ptr_array_add (territories, make_territory (self, g_array_index (indices, guint32, i)));
  return territories;
}

/**
 * maillage_gazetteer_describe:
 * @self: a gazetteer
 * @id: a territory's id
 *
 * What tells homonyms apart, to stand beside or under the name.
 *
 * Returns: (transfer full) (nullable): "commune, Gironde (33)", or %NULL when the list doesn't have
 *   it
 */
char *
maillage_gazetteer_describe (MaillageGazetteer *self, const char *id)
{
  g_autoptr (MaillageTerritory) territory = NULL;
  g_autoptr (MaillageTerritory) holder = NULL;
  g_autofree char *level = NULL;
  g_autofree char *place = NULL;
  guint32 index, above;

  g_return_val_if_fail (MAILLAGE_IS_GAZETTEER (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  index = find_entry (self, id);
  if (index == GAZETTEER_NONE)
    return NULL;
  territory = make_territory (self, index);
  level = describe_level (self, index, territory);
  above = find_above (self, index, GAZETTEER_DEP);
  if (above == GAZETTEER_NONE)
    above = find_above (self, index, GAZETTEER_REG);
  if (above == GAZETTEER_NONE)
    return g_steal_pointer (&level);
  holder = make_territory (self, above);
  place = maillage_territory_format (holder);
  /* Translators: the kind of territory and where it is: “commune, Gironde (33)” */
  return g_strdup_printf (_ ("%s, %s"), level, place);
}

/**
 * maillage_gazetteer_dup_ancestors:
 * @self: a gazetteer
 * @id: a territory's id
 *
 * The ids that hold @id, itself included, the narrowest first: who covers this commune? An id that
 * the list doesn't have, such as an office's own territory, is alone.
 *
 * Returns: (transfer full): the ids
 */
GStrv
maillage_gazetteer_dup_ancestors (MaillageGazetteer *self, const char *id)
{
  g_autoptr (GArray) indices = NULL;
  g_autoptr (GStrvBuilder) ids = NULL;
  guint32 index;

  g_return_val_if_fail (MAILLAGE_IS_GAZETTEER (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  index = find_entry (self, id);
  if (index == GAZETTEER_NONE)
    return list_one (id);

  indices = g_array_new (FALSE, FALSE, sizeof (guint32));
  ids = g_strv_builder_new ();
  add_ancestors (self, index, indices);
  g_array_sort (indices, compare_narrow_first);
  if (_maillage_gazetteer_file_find (&self->file, id) == GAZETTEER_NONE)
    g_strv_builder_add (ids, id);
  for (guint i = 0; i < indices->len; i++)
    {
      g_autofree char *held
          = _maillage_gazetteer_file_dup_id (&self->file, g_array_index (indices, guint32, i));

      g_strv_builder_add (ids, held);
    }
  return g_strv_builder_end (ids);
}

/**
 * maillage_gazetteer_dup_descendants:
 * @self: a gazetteer
 * @id: a territory's id
 *
 * The ids inside @id, itself included, the widest first: what is within this département? Codes
 * that communes had before come last, so that values stored under them are found. An id that the
 * list doesn't have is alone.
 *
 * Returns: (transfer full): the ids
 */
GStrv
maillage_gazetteer_dup_descendants (MaillageGazetteer *self, const char *id)
{
  g_autofree guint8 *inside = NULL;
  g_autoptr (GStrvBuilder) ids = NULL;
  guint32 target;

  g_return_val_if_fail (MAILLAGE_IS_GAZETTEER (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  target = _maillage_gazetteer_file_find (&self->file, id);
  if (target == GAZETTEER_NONE)
    return list_one (id);

  inside = mark_inside (self, target);
  ids = g_strv_builder_new ();
  for (guint32 index = target; index < self->file.n_entries; index++)
    if (inside[index])
      {
        g_autofree char *held = _maillage_gazetteer_file_dup_id (&self->file, index);

        g_strv_builder_add (ids, held);
      }
  for (guint32 i = 0; i < self->file.n_former; i++)
    {
      char code[10];
      guint32 taker = _maillage_gazetteer_file_get_former (&self->file, i, code);

      if (taker != GAZETTEER_NONE && inside[taker])
        {
          g_autofree char *former = g_strconcat ("com:", code, NULL);

          g_strv_builder_add (ids, former);
        }
    }
  return g_strv_builder_end (ids);
}

/**
 * maillage_gazetteer_dup_postal_codes:
 * @self: a gazetteer
 * @id: a commune's id, or a municipal district's
 *
 * Returns: (transfer full): its postal codes, La Poste's; none for other levels
 */
GStrv
maillage_gazetteer_dup_postal_codes (MaillageGazetteer *self, const char *id)
{
  g_autoptr (GStrvBuilder) codes = NULL;
  guint32 index;

  g_return_val_if_fail (MAILLAGE_IS_GAZETTEER (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  codes = g_strv_builder_new ();
  index = find_entry (self, id);
  if (index != GAZETTEER_NONE)
    {
      GazetteerEntry entry = _maillage_gazetteer_file_get_entry (&self->file, index);
      guint32 length = _maillage_gazetteer_file_get_length (&self->file, entry.postal);

      for (guint32 i = 0; i < length; i++)
        {
          g_autofree char *code = g_strdup_printf (
              "%05u", _maillage_gazetteer_file_get_number (&self->file, entry.postal, i));

          g_strv_builder_add (codes, code);
        }
    }
  return g_strv_builder_end (codes);
}
