/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-change.h"

#include "maillage-store-private.h"

/**
 * MaillageChange:
 *
 * One entry of the history: who did what and when, and what it takes back.
 */
struct _MaillageChange
{
  GObject parent_instance;

  gint64 number, at, undoes, undone_by;
  char *author, *origin, *label;
  GPtrArray *items;
};

G_DEFINE_FINAL_TYPE (MaillageChange, maillage_change, G_TYPE_OBJECT)

typedef struct
{
  MaillageItemAction action;
  char *record_uuid, *field_id, *old_value, *new_value;
} Item;

static void
item_free (gpointer data)
{
  Item *item = data;

  g_free (item->record_uuid);
  g_free (item->field_id);
  g_free (item->old_value);
  g_free (item->new_value);
  g_free (item);
}

static void
maillage_change_finalize (GObject *object)
{
  MaillageChange *self = MAILLAGE_CHANGE (object);

  g_free (self->author);
  g_free (self->origin);
  g_free (self->label);
  g_ptr_array_unref (self->items);
  G_OBJECT_CLASS (maillage_change_parent_class)->finalize (object);
}

static void
maillage_change_class_init (MaillageChangeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = maillage_change_finalize;
}

static void
maillage_change_init (MaillageChange *self)
{
  self->items = g_ptr_array_new_with_free_func (item_free);
}

MaillageChange *
_maillage_change_new (gint64 number,
                      gint64 at,
                      const char *author,
                      const char *origin,
                      const char *label,
                      gint64 undoes,
                      gint64 undone_by)
{
  MaillageChange *self = g_object_new (MAILLAGE_TYPE_CHANGE, NULL);

  self->number = number;
  self->at = at;
  self->author = g_strdup (author);
  self->origin = g_strdup (origin);
  self->label = g_strdup (label);
  self->undoes = undoes;
  self->undone_by = undone_by;
  return self;
}

void
_maillage_change_add_item (MaillageChange *self,
                           MaillageItemAction action,
                           const char *record_uuid,
                           const char *field_id,
                           const char *old_value,
                           const char *new_value)
{
  Item *item = g_new0 (Item, 1);

  item->action = action;
  item->record_uuid = g_strdup (record_uuid);
  item->field_id = g_strdup (field_id);
  item->old_value = g_strdup (old_value);
  item->new_value = g_strdup (new_value);
  g_ptr_array_add (self->items, item);
}

#define GETTER(type, name, fallback)                                                           \
  type maillage_change_get_##name (MaillageChange *self)                                       \
  {                                                                                            \
    g_return_val_if_fail (MAILLAGE_IS_CHANGE (self), fallback);                                \
    return self->name;                                                                         \
  }

GETTER (gint64, number, 0)
GETTER (gint64, at, 0)
GETTER (gint64, undoes, 0)
GETTER (gint64, undone_by, 0)
GETTER (const char *, label, NULL)
GETTER (const char *, author, NULL)
GETTER (const char *, origin, NULL)

/**
 * maillage_change_get_n_items:
 * @self: a change
 *
 * Returns: how many lines it has, each of one field of one record
 */
guint
maillage_change_get_n_items (MaillageChange *self)
{
  g_return_val_if_fail (MAILLAGE_IS_CHANGE (self), 0);
  return self->items->len;
}

/**
 * maillage_change_get_item:
 * @self: a change
 * @index: which line
 * @action: (out) (optional): what was done
 * @record_uuid: (out) (optional) (nullable) (transfer none): to which record
 * @field_id: (out) (optional) (nullable) (transfer none): to which field or role
 * @old_value: (out) (optional) (nullable) (transfer none): the canonical value before
 * @new_value: (out) (optional) (nullable) (transfer none): the canonical value after
 *
 * Returns: whether there is such a line
 */
gboolean
maillage_change_get_item (MaillageChange *self,
                          guint index,
                          MaillageItemAction *action,
                          const char **record_uuid,
                          const char **field_id,
                          const char **old_value,
                          const char **new_value)
{
  const Item *item;

  g_return_val_if_fail (MAILLAGE_IS_CHANGE (self), FALSE);
  if (index >= self->items->len)
    return FALSE;
  item = g_ptr_array_index (self->items, index);
  if (action != NULL)
    *action = item->action;
  if (record_uuid != NULL)
    *record_uuid = item->record_uuid;
  if (field_id != NULL)
    *field_id = item->field_id;
  if (old_value != NULL)
    *old_value = item->old_value;
  if (new_value != NULL)
    *new_value = item->new_value;
  return TRUE;
}
