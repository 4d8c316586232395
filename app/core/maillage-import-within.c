/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* What holds beside the target of another link, line by line: a sheet's number is there once in its
 * plan, its axis is one of that plan; and that a record stands for somebody. The commit would
 * refuse the whole file. Where the file does not say that link, the commit alone knows. */

#include "maillage-import-private.h"
#include "maillage-kind-private.h"
#include "maillage-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A record of the store by its UUID, a new one by itself. */
static char *
dup_name_of (ImportItem *item)
{
  return item->uuid != NULL ? g_strdup (item->uuid) : g_strdup_printf ("%p", (gpointer) item);
}

const char *
_maillage_import_get_coming_value (ImportChecker *checker, ImportItem *item, int position)
{
  for (guint i = 0; i < checker->values->len; i++)
    {
      ImportPending *pending = &g_array_index (checker->values, ImportPending, i);

      if (pending->item == item && pending->position == position && pending->value != NULL)
        return pending->value;
    }
  return _maillage_import_get_value (item, position);
}

/* The target that this line gives, or an earlier one. */
static ImportItem *
find_coming_target (ImportChecker *checker, ImportItem *item, const char *role)
{
  for (guint i = 0; i < checker->links->len; i++)
    {
      ImportPendingLink *pending = &g_array_index (checker->links, ImportPendingLink, i);

      if (pending->source == item && strcmp (pending->link.role, role) == 0)
        return pending->link.target;
    }
  for (guint i = 0; item->links != NULL && i < item->links->len; i++)
    {
      ImportLink *link = g_ptr_array_index (item->links, i);

      if (strcmp (link->role, role) == 0)
        return link->target;
    }
  return NULL;
}

/* NULL: it has none. */
static char *
dup_target (ImportChecker *checker, ImportItem *item, const char *role)
{
  ImportItem *coming = find_coming_target (checker, item, role);

  if (coming != NULL)
    return dup_name_of (coming);
  return item->uuid != NULL ? g_strdup (_maillage_import_find_link (item->table, item->uuid, role))
                            : NULL;
}

/* As the commit compares: 7 and 07 are one number. */
static char *
dup_key (MaillageField *field, const char *value, const char *target)
{
  g_auto (GStrv) words = g_strsplit (value + strspn (value, "0 "), " ", -1);
  g_autofree char *joined = g_strjoinv ("", words);
  g_autofree char *plain = g_ascii_strdown (joined, -1);

  return g_strdup_printf (
      "%s\n%s\n%s", maillage_field_get_id (field), plain, target != NULL ? target : "");
}

/* Those of the store, the first time one asks. */
static GHashTable *
get_taken (ImportChecker *checker, ImportTable *table, MaillageField *field, int position)
{
  GHashTable *taken = g_hash_table_lookup (checker->taken, field);

  if (taken != NULL)
    return taken;
  taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_hash_table_insert (checker->taken, field, taken);
  for (guint i = 0; i < table->items->len; i++)
    {
      ImportItem *item = g_ptr_array_index (table->items, i);
      const char *value = item->uuid != NULL ? _maillage_import_get_value (item, position) : NULL;

      if (value != NULL)
        g_hash_table_insert (
            taken,
            dup_key (field,
                     value,
                     _maillage_import_find_link (
                         table, item->uuid, maillage_field_get_unique_within (field))),
            item);
    }
  return taken;
}

static gboolean
check_number (ImportChecker *checker, ImportNode *node, MaillageField *field, int position)
{
  const char *value = _maillage_import_get_coming_value (checker, node->item, position);
  GHashTable *taken;
  ImportItem *other;
  g_autofree char *target = NULL;
  g_autofree char *key = NULL;

  if (value == NULL)
    return TRUE;
  taken = get_taken (checker, node->table, field, position);
  target = dup_target (checker, node->item, maillage_field_get_unique_within (field));
  key = dup_key (field, value, target);
  other = g_hash_table_lookup (taken, key);
  if (other == NULL || other == node->item || other->dead)
    {
      g_hash_table_insert (taken, g_steal_pointer (&key), node->item);
      return TRUE;
    }
  if (other->uuid == NULL)
    return _maillage_import_refuse (checker,
                                    value,
                                    g_strdup_printf (_ ("“%2$s” is already that of line %1$u."),
                                                     other->line,
                                                     maillage_field_get_label (field)));
  return _maillage_import_refuse (
      checker,
      value,
      g_strdup_printf (_ ("Another record has this value already: “%s”."),
                       _maillage_import_get_item_title (other)));
}

static gboolean
check_owned (ImportChecker *checker, ImportNode *node, MaillageField *field)
{
  const char *within = maillage_field_get_owned_by (field);
  ImportItem *target = find_coming_target (checker, node->item, maillage_field_get_id (field));
  g_autofree char *wanted = dup_target (checker, node->item, within);
  g_autofree char *owner = NULL;

  if (target == NULL || wanted == NULL)
    return TRUE;
  owner = target->owner != NULL ? dup_name_of (target->owner) : g_strdup (target->owner_uuid);
  if (owner == NULL || strcmp (owner, wanted) == 0)
    return TRUE;
  return _maillage_import_refuse (
      checker,
      _maillage_import_get_item_title (target),
      /* TRANSLATORS: the labels of two links: “Axis” and “Plan” */
      g_strdup_printf (_ ("“%s” is not a part of “%s” on this line."),
                       maillage_field_get_label (field),
                       maillage_field_get_label (maillage_kind_find_field (node->kind, within))));
}

gboolean
_maillage_import_check_within (ImportChecker *checker, ImportNode *node)
{
  for (guint i = 0; i < maillage_kind_get_n_fields (node->kind); i++)
    {
      MaillageField *field = maillage_kind_get_field (node->kind, i);
      const char *unique = maillage_field_get_unique_within (field);
      const char *owned = maillage_field_get_owned_by (field);

      if (unique != NULL && g_hash_table_contains (node->table->roles, unique)
          && !check_number (checker, node, field, (int) i))
        return FALSE;
      if (owned != NULL && g_hash_table_contains (node->table->roles, owned)
          && !check_owned (checker, node, field))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_given (ImportChecker *checker, ImportNode *node, const char *const *field_ids)
{
  for (gsize i = 0; field_ids != NULL && field_ids[i] != NULL; i++)
    {
      int position = maillage_kind_get_field_index (node->kind, field_ids[i]);

      if (position >= 0
          && (_maillage_import_get_coming_value (checker, node->item, position) != NULL
              || find_coming_target (checker, node->item, field_ids[i]) != NULL))
        return TRUE;
    }
  return FALSE;
}

gboolean
_maillage_import_check_named (ImportChecker *checker, ImportNode *node)
{
  const char *const *names = _maillage_kind_get_names (node->kind);

  return names == NULL || !node->created || is_given (checker, node, names)
         || is_given (checker, node, _maillage_kind_get_places (node->kind))
         || _maillage_import_refuse (checker, NULL, _maillage_kind_dup_nameless (node->kind));
}
