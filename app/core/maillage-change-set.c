/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-store-private.h"

/**
 * MaillageChangeSet:
 *
 * Which records a commit touched, told by [signal@Store::changed].
 *
 * Touched are the records whose values changed and those that may show their titles: what links to
 * them and their children.
 */
struct _MaillageChangeSet
{
  GObject parent_instance;

  gboolean everything;
  gboolean any_kind; /* a record is gone, and nobody knows any more what it was */
  GArray *ids;
  GHashTable *has_id; /* the same, as a set */
  GHashTable *uuids;
  GHashTable *kinds;
};

G_DEFINE_FINAL_TYPE (MaillageChangeSet, maillage_change_set, G_TYPE_OBJECT)

static void
maillage_change_set_finalize (GObject *object)
{
  MaillageChangeSet *self = MAILLAGE_CHANGE_SET (object);

  g_array_unref (self->ids);
  g_hash_table_unref (self->has_id);
  g_hash_table_unref (self->uuids);
  g_hash_table_unref (self->kinds);
  G_OBJECT_CLASS (maillage_change_set_parent_class)->finalize (object);
}

static void
maillage_change_set_class_init (MaillageChangeSetClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = maillage_change_set_finalize;
}

static void
maillage_change_set_init (MaillageChangeSet *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->has_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->uuids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->kinds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

MaillageChangeSet *
_maillage_change_set_new (void)
{
  return g_object_new (MAILLAGE_TYPE_CHANGE_SET, NULL);
}

void
_maillage_change_set_set_everything (MaillageChangeSet *self)
{
  self->everything = TRUE;
}

void
_maillage_change_set_add (MaillageChangeSet *self, gint64 id, const char *uuid, const char *kind_id)
{
  if (g_hash_table_add (self->has_id, g_memdup2 (&id, sizeof id)))
    g_array_append_val (self->ids, id);
  if (uuid != NULL)
    g_hash_table_add (self->uuids, g_strdup (uuid));
  if (kind_id != NULL)
    g_hash_table_add (self->kinds, g_strdup (kind_id));
  else
    self->any_kind = TRUE;
}

gboolean
_maillage_change_set_has_id (MaillageChangeSet *self, gint64 id)
{
  return g_hash_table_contains (self->has_id, &id);
}

GArray *
_maillage_change_set_get_ids (MaillageChangeSet *self)
{
  return self->ids;
}

/**
 * maillage_change_set_get_everything:
 * @self: a change set
 *
 * Returns: %TRUE after a restore, or when too much changed to tell
 */
gboolean
maillage_change_set_get_everything (MaillageChangeSet *self)
{
  g_return_val_if_fail (MAILLAGE_IS_CHANGE_SET (self), FALSE);
  return self->everything;
}

/**
 * maillage_change_set_touches_kind:
 * @self: a change set
 * @kind_id: a kind
 *
 * Returns: whether a record of the kind may have been touched
 */
gboolean
maillage_change_set_touches_kind (MaillageChangeSet *self, const char *kind_id)
{
  g_return_val_if_fail (MAILLAGE_IS_CHANGE_SET (self), FALSE);
  g_return_val_if_fail (kind_id != NULL, FALSE);
  return self->everything || self->any_kind || g_hash_table_contains (self->kinds, kind_id);
}

/**
 * maillage_change_set_touches:
 * @self: a change set
 * @uuid: a record's UUID
 *
 * Returns: whether the record was touched. One that was purged is told by its kind alone.
 */
gboolean
maillage_change_set_touches (MaillageChangeSet *self, const char *uuid)
{
  g_return_val_if_fail (MAILLAGE_IS_CHANGE_SET (self), FALSE);
  g_return_val_if_fail (uuid != NULL, FALSE);
  return self->everything || g_hash_table_contains (self->uuids, uuid);
}
