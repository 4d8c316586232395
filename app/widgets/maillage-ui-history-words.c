/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* A change in words. */

#include "maillage-ui-history-private.h"

#include <glib/gi18n-lib.h>

/* More are better said by the change's own label. */
#define MOST_PARTS 3
#define NAME_CHARS 40

typedef struct
{
  MaillageItemAction action;
  const char *uuid, *field_id, *old_value, *new_value;
} Item;

static gboolean
get_item (MaillageChange *change, guint index, Item *item)
{
  return maillage_change_get_item (change,
                                   index,
                                   &item->action,
                                   &item->uuid,
                                   &item->field_id,
                                   &item->old_value,
                                   &item->new_value);
}

/* One line a link: "target uuid position". */
static char *
dup_target_title (MaillageStore *store, const Item *item)
{
  const char *value = item->action == MAILLAGE_ITEM_LINK ? item->new_value : item->old_value;
  g_autofree char *uuid = value != NULL ? g_strndup (value, strcspn (value, " ")) : NULL;
  g_autoptr (MaillageRecord) target = uuid != NULL ? maillage_store_load (store, uuid, NULL) : NULL;

  return g_strdup (target != NULL ? maillage_record_get_title (target)
                                  : _ ("a record that is gone"));
}

static char *
format_value (MaillageField *field, const char *value)
{
  if (value == NULL || *value == '\0')
    return g_strdup (_ ("empty"));
  return maillage_field_format (field, value);
}

char *
_maillage_ui_history_dup_item (MaillageStore *store,
                               MaillageKind *kind,
                               MaillageChange *change,
                               guint index)
{
  Item item;
  MaillageField *field;
  g_autofree char *old_words = NULL;
  g_autofree char *new_words = NULL;

  if (!get_item (change, index, &item) || item.field_id == NULL)
    return NULL;
  field = maillage_kind_find_field (kind, item.field_id);
  if (item.action == MAILLAGE_ITEM_LINK || item.action == MAILLAGE_ITEM_UNLINK)
    {
      const char *label = field != NULL ? maillage_field_get_label (field) : _ ("Tags");

      new_words = dup_target_title (store, &item);
      /* Translators: a field, then the record that was put in it or taken out of it. */
      return g_strdup_printf (
          item.action == MAILLAGE_ITEM_LINK ? _ ("%s: + %s") : _ ("%s: − %s"), label, new_words);
    }
  if (item.action != MAILLAGE_ITEM_SET || field == NULL)
    return NULL;
  old_words = format_value (field, item.old_value);
  new_words = format_value (field, item.new_value);
  /* Translators: a field, what it was, what it is. */
  return g_strdup_printf (
      _ ("%s: %s → %s"), maillage_field_get_label (field), old_words, new_words);
}

static gboolean
is_own (MaillageRecord *record, const Item *item)
{
  return g_strcmp0 (item->uuid, maillage_record_get_uuid (record)) == 0;
}

static gboolean
creates (MaillageChange *change, const char *uuid)
{
  Item item;

  for (guint i = 0; i < maillage_change_get_n_items (change); i++)
    if (get_item (change, i, &item) && item.action == MAILLAGE_ITEM_CREATE
        && g_strcmp0 (item.uuid, uuid) == 0)
      return TRUE;
  return FALSE;
}

static char *
shorten (const char *text)
{
  if (g_utf8_strlen (text, -1) > NAME_CHARS)
    {
      g_autofree char *cut = g_utf8_substring (text, 0, NAME_CHARS);

      return g_strconcat (cut, "…", NULL);
    }
  return g_strdup (text);
}

static char *
describe_child (MaillageStore *store, MaillageChange *change, const Item *item)
{
  g_autoptr (MaillageRecord) child
      = item->uuid != NULL ? maillage_store_load (store, item->uuid, NULL) : NULL;
  const char *title = child != NULL ? maillage_record_get_title (child) : NULL;
  g_autofree char *name = title != NULL ? shorten (title) : NULL;
  g_autofree char *words = NULL;

  if (child == NULL)
    return NULL;
  words = name != NULL && *name != '\0'
              /* Translators: a kind of record, and the record's name. */
              ? g_strdup_printf (
                  _ ("%s “%s”"), maillage_kind_get_label (maillage_record_get_kind (child)), name)
              : g_strdup (maillage_kind_get_label (maillage_record_get_kind (child)));
  if (item->action == MAILLAGE_ITEM_CREATE)
    return g_strdup_printf (_ ("Added: %s"), words);
  if (item->action == MAILLAGE_ITEM_TRASH)
    return g_strdup_printf (_ ("Removed: %s"), words);
  if (item->action == MAILLAGE_ITEM_RESTORE)
    return g_strdup_printf (_ ("Restored: %s"), words);
  return creates (change, item->uuid) ? NULL : g_strdup_printf (_ ("Changed: %s"), words);
}

static char *
describe_own (MaillageStore *store, MaillageRecord *record, const Item *item)
{
  MaillageField *field
      = item->field_id != NULL
            ? maillage_kind_find_field (maillage_record_get_kind (record), item->field_id)
            : NULL;
  g_autofree char *title = NULL;

  switch (item->action)
    {
    case MAILLAGE_ITEM_TRASH:
      return g_strdup (_ ("Put in the trash"));
    case MAILLAGE_ITEM_RESTORE:
      return g_strdup (_ ("Taken out of the trash"));
    case MAILLAGE_ITEM_LINK:
    case MAILLAGE_ITEM_UNLINK:
      if (g_strcmp0 (item->field_id, "tags") == 0)
        {
          title = dup_target_title (store, item);
          return g_strdup_printf (item->action == MAILLAGE_ITEM_LINK ? _ ("Tag “%s” put on")
                                                                     : _ ("Tag “%s” taken off"),
                                  title);
        }
      break;
    case MAILLAGE_ITEM_SET:
      if (g_strcmp0 (item->field_id, "position") == 0)
        return g_strdup (_ ("Moved"));
      break;
    case MAILLAGE_ITEM_CREATE:
    case MAILLAGE_ITEM_PURGE:
    default:
      break;
    }
  return field != NULL ? g_strdup_printf (_ ("Changed: %s"), maillage_field_get_label (field))
                       : NULL;
}

/* NULL when the label says it better. */
static char *
join (GPtrArray *parts)
{
  if (parts->len == 0 || parts->len > MOST_PARTS)
    return NULL;
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (GStrv) parts->pdata);
}

char *
_maillage_ui_history_describe (MaillageStore *store,
                               MaillageRecord *record,
                               MaillageChange *change,
                               gboolean redone)
{
  const char *label = maillage_change_get_label (change);
  const char *title = maillage_record_get_title (record);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *words = NULL;

  if (creates (change, maillage_record_get_uuid (record)))
    return g_strdup (
        title != NULL && *title != '\0' && strstr (label, title) != NULL ? _ ("Created") : label);
  for (guint i = 0; i < maillage_change_get_n_items (change) && parts->len <= MOST_PARTS; i++)
    {
      Item item;
      g_autofree char *part = NULL;

      if (!get_item (change, i, &item))
        continue;
      part = is_own (record, &item) ? describe_own (store, record, &item)
                                    : describe_child (store, change, &item);
      if (part != NULL && !g_ptr_array_find_with_equal_func (parts, part, g_str_equal, NULL))
        g_ptr_array_add (parts, g_steal_pointer (&part));
    }
  words = join (parts);
  if (words == NULL)
    return g_strdup (label);
  if (maillage_change_get_undoes (change) == 0)
    return g_steal_pointer (&words);
  return g_strdup_printf (redone ? _ ("Redo: %s") : _ ("Undo: %s"), words);
}
