/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-own-territory-private.h"

#include "maillage-kind.h"
#include "maillage-store-private.h"
#include "maillage-text.h"

#include <string.h>

typedef struct
{
  char *id, *name; /* "own:UUID" */
  GStrv communes;  /* ids */
} Own;

static void
own_free (gpointer data)
{
  Own *self = data;

  g_free (self->id);
  g_free (self->name);
  g_strfreev (self->communes);
  g_free (self);
}

/* Those with communes: the others hold nothing. There are few. */
static GPtrArray *
list_own (MaillageStore *store)
{
  GPtrArray *all = g_ptr_array_new_with_free_func (own_free);
  g_autoptr (MaillageSqlStatement) rows = NULL;

  if (store != NULL && store->reader != NULL
      && _maillage_store_get_kind_number (store, MAILLAGE_OWN_KIND) != 0)
    rows = maillage_sql_prepare (store->reader,
                                 "SELECT r.uuid, k.name, k.communes FROM \"core.territory\" AS k"
                                 " JOIN record AS r ON r.id = k.id WHERE k.trashed IS NULL"
                                 " AND k.name IS NOT NULL AND k.communes IS NOT NULL",
                                 NULL);
  while (rows != NULL && maillage_sql_step (rows, NULL) == MAILLAGE_SQL_ROW)
    {
      Own *own = g_new0 (Own, 1);

      own->id = g_strconcat (MAILLAGE_OWN_LEVEL, maillage_sql_column_text (rows, 0), NULL);
      own->name = g_strdup (maillage_sql_column_text (rows, 1));
      own->communes = g_strsplit (maillage_sql_column_text (rows, 2), "\n", -1);
      for (char **one = own->communes; *one != NULL; one++)
        (*one)[strcspn (*one, "@ ")] = '\0';
      g_ptr_array_add (all, own);
    }
  return all;
}

static Own *
find_own (GPtrArray *all, const char *id)
{
  for (guint i = 0; i < all->len; i++)
    if (strcmp (((Own *) g_ptr_array_index (all, i))->id, id) == 0)
      return g_ptr_array_index (all, i);
  return NULL;
}

static void
add_all (GHashTable *set, GStrv take_ids)
{
  for (char **id = take_ids; *id != NULL; id++)
    g_hash_table_add (set, *id);
  g_free (take_ids);
}

static GHashTable *
set_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/* Without the gazetteer each territory stands alone. */
static GStrv
dup_above (MaillageGazetteer *gazetteer, const char *id)
{
  const char *const alone[] = { id, NULL };

  return gazetteer != NULL ? maillage_gazetteer_dup_ancestors (gazetteer, id)
                           : g_strdupv ((GStrv) alone);
}

static GStrv
dup_below (MaillageGazetteer *gazetteer, const char *id)
{
  const char *const alone[] = { id, NULL };
  g_autoptr (MaillageTerritory) known
      = gazetteer != NULL ? maillage_gazetteer_lookup (gazetteer, id) : NULL;
  g_auto (GStrv) below = NULL;
  g_autoptr (GStrvBuilder) both = NULL;

  if (known == NULL)
    return g_strdupv ((GStrv) alone);
  below = maillage_gazetteer_dup_descendants (gazetteer, maillage_territory_get_id (known));
  if (strcmp (maillage_territory_get_id (known), id) == 0)
    return g_steal_pointer (&below);
  /* A commune that was merged: what it is in now, and its own former code. */
  both = g_strv_builder_new ();
  g_strv_builder_add (both, id);
  g_strv_builder_addv (both, (const char **) below);
  return g_strv_builder_end (both);
}

/* Whether all its communes are in @set; merged ones are followed. */
static gboolean
is_inside (Own *own, GHashTable *set, MaillageGazetteer *gazetteer)
{
  for (char **commune = own->communes; *commune != NULL; commune++)
    {
      g_autoptr (MaillageTerritory) now = NULL;

      if (**commune == '\0' || g_hash_table_contains (set, *commune))
        continue;
      now = gazetteer != NULL ? maillage_gazetteer_lookup (gazetteer, *commune) : NULL;
      if (now == NULL || !g_hash_table_contains (set, maillage_territory_get_id (now)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
holds_any (Own *own, GHashTable *set, MaillageGazetteer *gazetteer)
{
  for (char **commune = own->communes; *commune != NULL; commune++)
    {
      g_autoptr (MaillageTerritory) now = NULL;

      if (**commune == '\0')
        continue;
      if (g_hash_table_contains (set, *commune))
        return TRUE;
      now = gazetteer != NULL ? maillage_gazetteer_lookup (gazetteer, *commune) : NULL;
      if (now != NULL && g_hash_table_contains (set, maillage_territory_get_id (now)))
        return TRUE;
    }
  return FALSE;
}

/* What an own territory is in: what holds every one of its communes. */
static GHashTable *
above_own (Own *own, MaillageGazetteer *gazetteer)
{
  GHashTable *common = NULL;

  for (char **commune = own->communes; *commune != NULL; commune++)
    {
      g_autoptr (GHashTable) above = set_new ();
      GHashTableIter iter;
      gpointer id;

      add_all (above, dup_above (gazetteer, *commune));
      if (common == NULL)
        {
          common = g_steal_pointer (&above);
          continue;
        }
      g_hash_table_iter_init (&iter, common);
      while (g_hash_table_iter_next (&iter, &id, NULL))
        if (!g_hash_table_contains (above, id))
          g_hash_table_iter_remove (&iter);
    }
  return common != NULL ? common : set_new ();
}

static void
add_covering (GHashTable *set, GPtrArray *all, Own *asked, MaillageGazetteer *gazetteer)
{
  g_autoptr (GHashTable) communes = NULL;

  if (asked == NULL)
    {
      for (guint i = 0; i < all->len; i++)
        if (holds_any (g_ptr_array_index (all, i), set, gazetteer))
          g_hash_table_add (set, g_strdup (((Own *) g_ptr_array_index (all, i))->id));
      return;
    }
  /* Another own one covers it that holds all of its communes. */
  for (guint i = 0; i < all->len; i++)
    {
      Own *own = g_ptr_array_index (all, i);

      communes = set_new ();
      for (char **commune = own->communes; *commune != NULL; commune++)
        add_all (communes, dup_below (gazetteer, *commune));
      if (is_inside (asked, communes, gazetteer))
        g_hash_table_add (set, g_strdup (own->id));
      g_clear_pointer (&communes, g_hash_table_unref);
    }
}

static GStrv
end_set (GHashTable *set)
{
  GStrvBuilder *builder = g_strv_builder_new ();
  GHashTableIter iter;
  gpointer id;
  GStrv ids;

  g_hash_table_iter_init (&iter, set);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_strv_builder_add (builder, id);
  ids = g_strv_builder_end (builder);
  g_strv_builder_unref (builder);
  return ids;
}

GStrv
_maillage_own_related (MaillageStore *store,
                       MaillageGazetteer *gazetteer,
                       MaillageOperator op,
                       const char *id)
{
  g_autoptr (GPtrArray) all = list_own (store);
  Own *asked = find_own (all, id);
  g_autoptr (GHashTable) set = NULL;

  /* Most offices have none, and pay nothing for it. */
  if (all->len == 0)
    return op == MAILLAGE_OPERATOR_COVERS ? dup_above (gazetteer, id) : dup_below (gazetteer, id);
  if (op == MAILLAGE_OPERATOR_COVERS)
    {
      set = asked != NULL ? above_own (asked, gazetteer) : set_new ();
      if (asked == NULL)
        add_all (set, dup_above (gazetteer, id));
      add_covering (set, all, asked, gazetteer);
    }
  else
    {
      set = set_new ();
      for (char **commune = asked != NULL ? asked->communes : NULL;
           commune != NULL && *commune != NULL;
           commune++)
        add_all (set, dup_below (gazetteer, *commune));
      if (asked == NULL)
        add_all (set, dup_below (gazetteer, id));
      for (guint i = 0; i < all->len; i++)
        if (is_inside (g_ptr_array_index (all, i), set, gazetteer))
          g_hash_table_add (set, g_strdup (((Own *) g_ptr_array_index (all, i))->id));
    }
  g_hash_table_add (set, g_strdup (id));
  return end_set (set);
}

static MaillageTerritory *
make_territory (Own *own)
{
  g_autofree char *canonical = g_strconcat (own->id, " ", own->name, NULL);

  return maillage_territory_new_from_canonical (canonical);
}

GPtrArray *
_maillage_own_search (MaillageStore *store, const char *text)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) maillage_territory_free);
  g_autoptr (GPtrArray) all = list_own (store);
  g_autofree char *sought = maillage_text_fold (text);

  for (guint i = 0; i < all->len && *sought != '\0'; i++)
    {
      Own *own = g_ptr_array_index (all, i);
      g_autofree char *fold = maillage_text_fold (own->name);

      if (strstr (fold, sought) != NULL)
        g_ptr_array_add (found, make_territory (own));
    }
  return found;
}

GPtrArray *
_maillage_own_list (MaillageStore *store)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) maillage_territory_free);
  g_autoptr (GPtrArray) all = list_own (store);

  for (guint i = 0; i < all->len; i++)
    g_ptr_array_add (list, make_territory (g_ptr_array_index (all, i)));
  return list;
}

gboolean
_maillage_own_is_communes (MaillageField *field)
{
  MaillageKind *kind = maillage_field_get_kind (field);

  return kind != NULL && strcmp (maillage_kind_get_id (kind), MAILLAGE_OWN_KIND) == 0
         && strcmp (maillage_field_get_id (field), "communes") == 0;
}

char *
_maillage_own_dup_chosen (MaillageField *field, MaillageGazetteer *gazetteer, const char *canonical)
{
  g_autofree char *id = g_strndup (canonical, strcspn (canonical, "@ "));
  g_auto (GStrv) below = NULL;
  g_autoptr (GString) lines = g_string_new (NULL);

  if (gazetteer == NULL || !_maillage_own_is_communes (field) || g_str_has_prefix (id, "com:"))
    return g_strdup (canonical);
  below = maillage_gazetteer_dup_descendants (gazetteer, id);
  for (char **one = below; *one != NULL; one++)
    {
      g_autoptr (MaillageTerritory) commune = NULL;
      g_autofree char *line = NULL;

      if (!g_str_has_prefix (*one, "com:"))
        continue;
      commune = maillage_gazetteer_lookup (gazetteer, *one);
      /* Codes that communes had before are there too: each commune once, as it is now. */
      if (commune == NULL || strcmp (maillage_territory_get_id (commune), *one) != 0)
        continue;
      line = maillage_territory_to_canonical (commune);
      g_string_append_printf (lines, "%s%s", lines->len > 0 ? "\n" : "", line);
    }
  return g_strdup (lines->len > 0 ? lines->str : canonical);
}
