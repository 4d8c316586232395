/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* What a check has found, as one edit. */

#include "maillage-edit-private.h"
#include "maillage-import-private.h"
#include "maillage-registry-private.h"

#include <glib/gi18n-lib.h>

static const char *
ensure (MaillageEdit *edit, ImportItem *item)
{
  const char *kind = maillage_kind_get_id (item->table->kind);

  if (item->uuid != NULL)
    return item->uuid;
  if (item->owner != NULL)
    item->uuid = g_strdup (maillage_edit_create_child (edit, kind, ensure (edit, item->owner)));
  else
    item->uuid = g_strdup (maillage_edit_create (edit, kind));
  return item->uuid;
}

static void
write_item (MaillageEdit *edit, ImportItem *item)
{
  MaillageKind *kind = item->table->kind;
  guint n = maillage_kind_get_n_fields (kind);

  for (guint i = 0; item->values != NULL && i < n; i++)
    if (item->values[i] != NULL)
      maillage_edit_set (edit,
                         ensure (edit, item),
                         maillage_field_get_id (maillage_kind_get_field (kind, i)),
                         item->values[i]);
  for (guint i = 0; item->links != NULL && i < item->links->len; i++)
    {
      ImportLink *link = g_ptr_array_index (item->links, i);

      if (link->single)
        maillage_edit_set (edit, ensure (edit, item), link->role, ensure (edit, link->target));
      else
        maillage_edit_link (edit, ensure (edit, item), link->role, ensure (edit, link->target));
    }
}

static guint
count_touched (ImportTable *table)
{
  guint n = 0;

  for (guint i = 0; i < table->items->len; i++)
    {
      ImportItem *item = g_ptr_array_index (table->items, i);

      if (!item->dead && (item->uuid == NULL || item->values != NULL || item->links != NULL))
        n++;
    }
  return n;
}

static char *
dup_label (MaillageImport *self)
{
  g_autofree char *plural = g_utf8_strdown (maillage_kind_get_plural (self->kind), -1);
  g_autofree char *single = g_utf8_strdown (maillage_kind_get_label (self->kind), -1);
  guint n = count_touched (self->mapping->root->table);

  return g_strdup_printf (
      /* Translators: a number and a kind of record: “Import of 312 organisations” */
      g_dngettext (GETTEXT_PACKAGE, "Import of %u %s", "Import of %u %s", n),
      n,
      n == 1 ? single : plural);
}

static guint
count_new (MaillageImport *self)
{
  GHashTableIter iter;
  gpointer table;
  guint n = 0;

  g_hash_table_iter_init (&iter, self->mapping->tables);
  while (g_hash_table_iter_next (&iter, NULL, &table))
    for (guint i = 0; i < ((ImportTable *) table)->items->len; i++)
      {
        ImportItem *item = g_ptr_array_index (((ImportTable *) table)->items, i);

        n += !item->dead && item->uuid == NULL;
      }
  return n;
}

static void
write_table (MaillageEdit *edit, ImportTable *table)
{
  for (guint i = 0; i < table->items->len; i++)
    {
      ImportItem *item = g_ptr_array_index (table->items, i);

      if (item->dead)
        continue;
      ensure (edit, item);
      write_item (edit, item);
    }
}

MaillageEdit *
_maillage_import_make_edit (MaillageImport *self)
{
  g_autofree char *label = dup_label (self);
  MaillageEdit *edit = _maillage_edit_new (label, NULL);
  GHashTableIter iter;
  gpointer table;

  _maillage_edit_reserve (edit, count_new (self));
  write_table (edit, self->mapping->root->table);
  g_hash_table_iter_init (&iter, self->mapping->tables);
  while (g_hash_table_iter_next (&iter, NULL, &table))
    if (table != self->mapping->root->table)
      write_table (edit, table);
  return edit;
}
