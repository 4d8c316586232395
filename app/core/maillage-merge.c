/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-merge.h"

#include "maillage-edit-private.h"
#include "maillage-query-private.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  MaillageStore *store;
  MaillageEdit *edit;
  GPtrArray *kinds; /* all of them */
  const char *kept, *other;
  guint n_moved;
} Merge;

/* Values */

static gboolean
takes (MaillageRecord *kept, MaillageRecord *other, const char *id, const char *const *from_other)
{
  if (maillage_record_get_value (other, id) == NULL)
    return FALSE;
  return maillage_record_get_value (kept, id) == NULL
         || (from_other != NULL && g_strv_contains (from_other, id));
}

/* Of several links, both records' own; of one, as of a value. A link to one of the two is none. */
static void
merge_links (Merge *self,
             MaillageRecord *kept,
             MaillageRecord *other,
             const char *role,
             gboolean several,
             gboolean takes_other)
{
  const char *uuid = maillage_record_get_uuid (kept);
  const char *gone = maillage_record_get_uuid (other);

  if (!several && !takes_other)
    return;
  for (guint i = 0; i < maillage_record_get_n_links (other, role); i++)
    {
      const char *target = maillage_record_get_link (other, role, i);

      if (target != NULL && g_strcmp0 (target, uuid) != 0 && g_strcmp0 (target, gone) != 0)
        maillage_edit_link (self->edit, uuid, role, target);
    }
}

static void
merge_values (Merge *self,
              MaillageRecord *kept,
              MaillageRecord *other,
              const char *const *from_other)
{
  MaillageKind *kind = maillage_record_get_kind (kept);

  for (guint i = 0; i < maillage_kind_get_n_fields (kind); i++)
    {
      MaillageField *field = maillage_kind_get_field (kind, i);
      const char *id = maillage_field_get_id (field);
      gboolean taken = takes (kept, other, id, from_other);

      if (maillage_field_is_link (field))
        merge_links (self,
                     kept,
                     other,
                     id,
                     maillage_field_get_field_type (field) == MAILLAGE_FIELD_LINKS,
                     taken);
      else if (taken && maillage_field_is_stored (field))
        maillage_edit_set (
            self->edit, maillage_record_get_uuid (kept), id, maillage_record_get_value (other, id));
    }
  if (maillage_kind_get_taggable (kind))
    merge_links (self, kept, other, "tags", TRUE, TRUE);
}

/* Ties */

static GPtrArray *
query (Merge *self, MaillageKind *kind, const char *role, const char *uuid, GError **error)
{
  g_autoptr (MaillageQuery) query = _maillage_query_new (maillage_kind_get_id (kind), NULL);

  if (role != NULL)
    maillage_query_set_linked (query, role, uuid);
  else
    maillage_query_set_owner (query, uuid);
  return maillage_store_query (self->store, query, error);
}

static gboolean
links_to (MaillageRecord *record, const char *role, const char *uuid)
{
  for (guint i = 0; i < maillage_record_get_n_links (record, role); i++)
    if (g_strcmp0 (maillage_record_get_link (record, role, i), uuid) == 0)
      return TRUE;
  return FALSE;
}

/* What points at @from points at @to. @kept does not come to point at itself. */
static gboolean
move_role (Merge *self,
           MaillageKind *kind,
           const char *role,
           const char *from,
           const char *to,
           GError **error)
{
  g_autoptr (GPtrArray) sources = query (self, kind, role, from, error);

  if (sources == NULL)
    return FALSE;
  for (guint i = 0; i < sources->len; i++)
    {
      MaillageRecord *source = g_ptr_array_index (sources, i);
      const char *uuid = maillage_record_get_uuid (source);

      if (g_strcmp0 (uuid, from) == 0)
        continue;
      maillage_edit_unlink (self->edit, uuid, role, from);
      if (g_strcmp0 (uuid, to) != 0 && !links_to (source, role, to))
        maillage_edit_link (self->edit, uuid, role, to);
      self->n_moved++;
    }
  return TRUE;
}

static gboolean
move_links (Merge *self, const char *kind_id, const char *from, const char *to, GError **error)
{
  for (guint i = 0; i < self->kinds->len; i++)
    {
      MaillageKind *kind = g_ptr_array_index (self->kinds, i);

      for (guint j = 0; j < maillage_kind_get_n_fields (kind); j++)
        {
          MaillageField *field = maillage_kind_get_field (kind, j);

          if (maillage_field_is_link (field)
              && g_strcmp0 (maillage_field_get_target (field), kind_id) == 0
              && !move_role (self, kind, maillage_field_get_id (field), from, to, error))
            return FALSE;
        }
    }
  return TRUE;
}

/* Children */

static gboolean
copy_children (Merge *self, const char *kind_id, const char *from, const char *to, GError **error);

static void
copy_links (Merge *self, MaillageRecord *child, const char *copy, const char *role)
{
  for (guint i = 0; i < maillage_record_get_n_links (child, role); i++)
    {
      const char *target = maillage_record_get_link (child, role, i);

      if (target != NULL)
        maillage_edit_link (
            self->edit, copy, role, g_str_equal (target, self->other) ? self->kept : target);
    }
}

/* A child has one owner for life: what is kept is given a child like it, and its ties. */
static gboolean
copy_child (Merge *self, MaillageRecord *child, const char *owner, GError **error)
{
  MaillageKind *kind = maillage_record_get_kind (child);
  const char *kind_id = maillage_kind_get_id (kind);
  const char *uuid = maillage_record_get_uuid (child);
  const char *copy = maillage_edit_create_child (self->edit, kind_id, owner);

  for (guint i = 0; i < maillage_kind_get_n_fields (kind); i++)
    {
      MaillageField *field = maillage_kind_get_field (kind, i);
      const char *id = maillage_field_get_id (field);

      if (maillage_field_is_link (field))
        copy_links (self, child, copy, id);
      else if (maillage_field_is_stored (field))
        maillage_edit_set (self->edit, copy, id, maillage_record_get_value (child, id));
    }
  self->n_moved++;
  return move_links (self, kind_id, uuid, copy, error)
         && copy_children (self, kind_id, uuid, copy, error);
}

static gboolean
copy_children (Merge *self, const char *kind_id, const char *from, const char *to, GError **error)
{
  for (guint i = 0; i < self->kinds->len; i++)
    {
      MaillageKind *kind = g_ptr_array_index (self->kinds, i);
      const char *owner = maillage_kind_get_owner (kind);
      g_autoptr (GPtrArray) children = NULL;

      if (g_strcmp0 (owner, "*") != 0 && g_strcmp0 (owner, kind_id) != 0)
        continue;
      children = query (self, kind, NULL, from, error);
      if (children == NULL)
        return FALSE;
      for (guint j = 0; j < children->len; j++)
        if (!copy_child (self, g_ptr_array_index (children, j), to, error))
          return FALSE;
    }
  return TRUE;
}

static gboolean
check (MaillageRecord *kept, MaillageRecord *other, GError **error)
{
  if (maillage_record_get_kind (kept) == maillage_record_get_kind (other)
      && g_strcmp0 (maillage_record_get_uuid (kept), maillage_record_get_uuid (other)) != 0)
    return TRUE;
  g_set_error (error,
               MAILLAGE_ERROR,
               MAILLAGE_ERROR_INVALID_VALUE,
               _ ("“%s” and “%s” cannot be merged: choose two records of the same kind."),
               maillage_record_get_title (kept),
               maillage_record_get_title (other));
  return FALSE;
}

/**
 * maillage_store_new_merge:
 * @self: an open store
 * @kept: the UUID of the record that stays
 * @other: the UUID of its twin
 * @from_other: (array zero-terminated=1) (nullable): the fields in which the twin is right
 * @n_moved: (out) (optional): how many ties and children move
 * @error: why they cannot be merged
 *
 * Makes the edit that merges two records. A value that @kept lacks is taken from the twin; of
 * several links both records' stay; what points at the twin, of whatever plugin, points at @kept;
 * the twin's children are made again under @kept; the twin goes to the trash, where it keeps what
 * it was. Nothing is written before the edit is committed. Main thread.
 *
 * Returns: (transfer full) (nullable): the edit
 */
MaillageEdit *
maillage_store_new_merge (MaillageStore *self,
                          const char *kept,
                          const char *other,
                          const char *const *from_other,
                          guint *n_moved,
                          GError **error)
{
  g_autoptr (MaillageRecord) one = maillage_store_load (self, kept, error);
  g_autoptr (MaillageRecord) twin = one != NULL ? maillage_store_load (self, other, error) : NULL;
  g_autoptr (GPtrArray) kinds = NULL;
  g_autoptr (MaillageEdit) edit = NULL;
  g_autofree char *label = NULL;
  const char *kind_id;
  Merge merge = { .store = self, .kept = kept, .other = other };

  if (twin == NULL || !check (one, twin, error))
    return NULL;
  /* TRANSLATORS: the record that goes, and the one that stays. */
  label = g_strdup_printf (_ ("“%s” merged into “%s”"),
                           maillage_record_get_title (twin),
                           maillage_record_get_title (one));
  kinds = maillage_registry_list_kinds (maillage_store_get_registry (self));
  edit = _maillage_edit_new (label, NULL);
  merge.edit = edit;
  merge.kinds = kinds;
  kind_id = maillage_kind_get_id (maillage_record_get_kind (one));
  if (!move_links (&merge, kind_id, other, kept, error)
      || !copy_children (&merge, kind_id, other, kept, error))
    return NULL;
  merge_values (&merge, one, twin, from_other);
  _maillage_edit_trash_twin (edit, other, kept);
  if (n_moved != NULL)
    *n_moved = merge.n_moved;
  return g_steal_pointer (&edit);
}
