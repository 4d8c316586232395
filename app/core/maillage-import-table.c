/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* The records that lines may mean, those of the store read once and those of the file as they come;
 * found by key without asking the store again. */

#include "maillage-import-private.h"
#include "maillage-text.h"

#include <string.h>

#define SEPARATOR "\x1f"

static void
item_free (gpointer data)
{
  ImportItem *item = data;
  guint n = maillage_kind_get_n_fields (item->table->kind);

  for (guint i = 0; item->values != NULL && i < n; i++)
    g_free (item->values[i]);
  g_free (item->values);
  g_free (item->lines);
  g_free (item->old);
  g_free (item->uuid);
  g_clear_pointer (&item->links, g_ptr_array_unref);
  g_clear_pointer (&item->keys, g_ptr_array_unref);
  g_free (item);
}

ImportTable *
_maillage_import_table_new (MaillageKind *kind)
{
  ImportTable *table = g_new0 (ImportTable, 1);

  table->kind = g_object_ref (kind);
  table->items = g_ptr_array_new_with_free_func (item_free);
  table->by_uuid = g_hash_table_new (g_str_hash, g_str_equal);
  table->index = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  table->names = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  table->fields = g_hash_table_new (NULL, NULL);
  table->roles = g_hash_table_new (g_str_hash, g_str_equal);
  table->links = g_hash_table_new (g_str_hash, g_str_equal);
  table->strings = g_string_chunk_new (64 * 1024);
  return table;
}

void
_maillage_import_table_free (gpointer data)
{
  ImportTable *table = data;

  g_ptr_array_unref (table->items); /* which ask the kind */
  g_object_unref (table->kind);
  g_hash_table_unref (table->by_uuid);
  g_hash_table_unref (table->index);
  g_hash_table_unref (table->names);
  g_hash_table_unref (table->fields);
  g_hash_table_unref (table->roles);
  g_hash_table_unref (table->links);
  g_string_chunk_free (table->strings);
  g_free (table);
}

ImportItem *
_maillage_import_table_add (ImportTable *table, guint line)
{
  ImportItem *item = g_new0 (ImportItem, 1);

  item->table = table;
  item->line = line;
  g_ptr_array_add (table->items, item);
  return item;
}

void
_maillage_import_table_drop (ImportTable *table, ImportItem *item)
{
  item->dead = TRUE;
  for (guint i = 0; item->keys != NULL && i < item->keys->len; i++)
    {
      const char *key = g_ptr_array_index (item->keys, i);
      ImportEntry *entry = g_hash_table_lookup (table->index, key);

      if (entry != NULL && entry->second == item)
        entry->second = NULL;
      else if (entry != NULL && entry->first == item)
        g_hash_table_remove (table->index, key);
      entry = g_hash_table_lookup (table->names, key);
      if (entry != NULL && entry->first == item)
        g_hash_table_remove (table->names, key);
    }
}

static void
put_in (GHashTable *index, ImportTable *table, ImportItem *item, const char *key)
{
  ImportEntry *entry = g_hash_table_lookup (index, key);
  const char *kept;

  if (entry != NULL)
    {
      if (entry->first != item && entry->second == NULL)
        entry->second = item;
      return;
    }
  kept = g_string_chunk_insert (table->strings, key);
  entry = g_new0 (ImportEntry, 1);
  entry->first = item;
  g_hash_table_insert (index, (gpointer) kept, entry);
  if (item->uuid != NULL)
    return;
  if (item->keys == NULL)
    item->keys = g_ptr_array_new ();
  g_ptr_array_add (item->keys, (gpointer) kept);
}

void
_maillage_import_table_index (ImportTable *table, ImportItem *item, const char *key)
{
  put_in (table->index, table, item, key);
}

void
_maillage_import_index_name (ImportTable *table, ImportItem *item, const char *name)
{
  g_autofree char *fold = maillage_text_fold (name);

  if (*fold != '\0')
    put_in (table->names, table, item, fold);
}

const char *
_maillage_import_get_value (ImportItem *item, int position)
{
  if (item->values != NULL && item->values[position] != NULL)
    return item->values[position];
  return item->old != NULL ? item->old[position] : NULL;
}

static char *
join_link (const char *source, const char *role, const char *target)
{
  return g_strconcat (source, SEPARATOR, role, target != NULL ? SEPARATOR : NULL, target, NULL);
}

gboolean
_maillage_import_has_link (ImportTable *table,
                           const char *source,
                           const char *role,
                           const char *target)
{
  g_autofree char *key = join_link (source, role, target);

  return g_hash_table_contains (table->links, key);
}

const char *
_maillage_import_find_link (ImportTable *table, const char *source, const char *role)
{
  g_autofree char *key = join_link (source, role, NULL);

  return g_hash_table_lookup (table->links, key);
}

char *
_maillage_import_dup_key (ImportSpec *spec, const char *(*get) (gpointer, int), gpointer data)
{
  g_autoptr (GString) key = g_string_new (spec->name);

  for (guint i = 0; i < spec->positions->len; i++)
    {
      const char *value = get (data, g_array_index (spec->positions, int, i));
      g_autofree char *fold = value != NULL ? maillage_text_fold (value) : NULL;

      if (fold == NULL || *fold == '\0')
        return NULL;
      g_string_append (key, SEPARATOR);
      g_string_append (key, fold);
    }
  return g_strdup (key->str);
}

static void
append_own_values (GString *key,
                   ImportNode *node,
                   const char *(*get) (gpointer, int),
                   gpointer data)
{
  for (guint i = 0; i < node->slots->len; i++)
    {
      ImportSlot *slot = g_ptr_array_index (node->slots, i);
      const char *value = slot->position >= 0 ? get (data, slot->position) : NULL;
      g_autofree char *fold = value != NULL ? maillage_text_fold (value) : NULL;

      if (fold != NULL)
        g_string_append_printf (key, SEPARATOR "%d=%s", slot->position, fold);
    }
}

char *
_maillage_import_dup_tie_key (ImportNode *node,
                              ImportItem *(*item_of) (gpointer, ImportNode *),
                              const char *(*get) (gpointer, int),
                              gpointer data)
{
  g_autoptr (GString) key = g_string_new ("tie");
  ImportItem *parent = item_of (data, node->parent);
  guint n_tied = 0;

  if (parent == NULL)
    return NULL;
  g_string_append_printf (key, SEPARATOR "%p", (void *) parent);
  for (guint i = 0; i < node->constants->len; i += 2)
    {
      int position = GPOINTER_TO_INT (g_ptr_array_index (node->constants, i));
      const char *value = get (data, position);

      g_string_append_printf (key, SEPARATOR "%d=%s", position, value != NULL ? value : "");
    }
  for (guint i = 0; i < node->children->len; i++)
    {
      ImportNode *child = g_ptr_array_index (node->children, i);
      ImportItem *item = item_of (data, child);

      if (item == NULL || (child->tie != IMPORT_LINK && child->tie != IMPORT_OWNER))
        continue;
      g_string_append_printf (key, SEPARATOR "%p", (void *) item);
      n_tied++;
    }
  if (n_tied == 0)
    append_own_values (key, node, get, data);
  return g_strdup (key->str);
}

/* Reading the store */

static const char *
keep (ImportTable *table, const char *text)
{
  return text != NULL ? g_string_chunk_insert (table->strings, text) : NULL;
}

static gboolean
is_read (ImportTable *table, guint position)
{
  MaillageField *field = maillage_kind_get_field (table->kind, position);

  return g_hash_table_contains (table->fields, GUINT_TO_POINTER (position))
         || maillage_field_get_field_type (field) == MAILLAGE_FIELD_DATE
         || (table->named && maillage_field_get_unique (field) && maillage_field_is_stored (field));
}

static char *
write_sql (ImportTable *table, GArray *positions)
{
  g_autofree char *name = maillage_sql_quote_name (maillage_kind_get_id (table->kind));
  g_autoptr (GString) sql = g_string_new ("SELECT r.uuid, r.title, o.uuid");

  for (guint i = 0; i < maillage_kind_get_n_fields (table->kind); i++)
    if (is_read (table, i))
      {
        g_string_append_printf (
            sql, ", k.\"%s\"", maillage_field_get_id (maillage_kind_get_field (table->kind, i)));
        g_array_append_val (positions, i);
      }
  g_string_append_printf (sql,
                          " FROM record r JOIN %s k ON k.id = r.id LEFT JOIN record o ON o.id = "
                          "r.owner WHERE r.trashed IS NULL ORDER BY r.id",
                          name);
  return g_strdup (sql->str);
}

static void
read_item (ImportTable *table, MaillageSqlStatement *row, GArray *positions)
{
  ImportItem *item = _maillage_import_table_add (table, 0);

  item->uuid = g_strdup (maillage_sql_column_text (row, 0));
  item->title = keep (table, maillage_sql_column_text (row, 1));
  item->owner_uuid = keep (table, maillage_sql_column_text (row, 2));
  item->old = g_new0 (const char *, maillage_kind_get_n_fields (table->kind));
  for (guint i = 0; i < positions->len; i++)
    item->old[g_array_index (positions, guint, i)]
        = keep (table, maillage_sql_column_text (row, (int) i + 3));
  g_hash_table_insert (table->by_uuid, item->uuid, item);
}

static gboolean
read_items (ImportTable *table, MaillageSqlConnection *db, GError **error)
{
  g_autoptr (GArray) positions = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree char *sql = write_sql (table, positions);
  g_autoptr (MaillageSqlStatement) row = maillage_sql_prepare (db, sql, error);
  MaillageSqlStep step;

  if (row == NULL)
    return FALSE;
  while ((step = maillage_sql_step (row, error)) == MAILLAGE_SQL_ROW)
    read_item (table, row, positions);
  return step == MAILLAGE_SQL_DONE;
}

static gboolean
read_links (ImportTable *table, MaillageSqlConnection *db, const char *role, GError **error)
{
  g_autoptr (MaillageSqlStatement) row
      = maillage_sql_prepare (db,
                              "SELECT s.uuid, t.uuid FROM link l JOIN record s ON s.id = l.source"
                              " JOIN record t ON t.id = l.target JOIN kind k ON k.number = s.kind"
                              " WHERE k.id = ? AND l.role = ? ORDER BY l.id",
                              error);
  MaillageSqlStep step;

  if (row == NULL)
    return FALSE;
  maillage_sql_bind_text (row, 1, maillage_kind_get_id (table->kind));
  maillage_sql_bind_text (row, 2, role);
  while ((step = maillage_sql_step (row, error)) == MAILLAGE_SQL_ROW)
    {
      const char *source = maillage_sql_column_text (row, 0);
      const char *target = keep (table, maillage_sql_column_text (row, 1));
      g_autofree char *link = join_link (source, role, target);
      g_autofree char *single = join_link (source, role, NULL);

      g_hash_table_insert (table->links, (gpointer) keep (table, link), (gpointer) target);
      g_hash_table_insert (table->links, (gpointer) keep (table, single), (gpointer) target);
    }
  return step == MAILLAGE_SQL_DONE;
}

static gboolean
read_table (ImportTable *table, MaillageSqlConnection *db, GError **error)
{
  GHashTableIter iter;
  gpointer role;

  if (!read_items (table, db, error))
    return FALSE;
  g_hash_table_iter_init (&iter, table->roles);
  while (g_hash_table_iter_next (&iter, &role, NULL))
    if (!read_links (table, db, role, error))
      return FALSE;
  return TRUE;
}

static void
name_items (ImportTable *table)
{
  guint n = maillage_kind_get_n_fields (table->kind);

  for (guint i = 0; table->named && i < table->items->len; i++)
    {
      ImportItem *item = g_ptr_array_index (table->items, i);

      _maillage_import_index_name (table, item, item->title != NULL ? item->title : "");
      for (guint j = 0; j < n; j++)
        if (item->old[j] != NULL
            && maillage_field_get_unique (maillage_kind_get_field (table->kind, j)))
          _maillage_import_index_name (table, item, item->old[j]);
    }
}

static const char *
get_value (gpointer item, int position)
{
  return _maillage_import_get_value (item, position);
}

static ImportItem *
find_uuid (ImportNode *node, const char *uuid)
{
  return uuid != NULL ? g_hash_table_lookup (node->table->by_uuid, uuid) : NULL;
}

typedef struct
{
  ImportNode *node;
  ImportItem *item;
} Tied;

static const char *
get_tied_value (gpointer data, int position)
{
  return _maillage_import_get_value (((Tied *) data)->item, position);
}

/* What a record that is there ties together, seen from its node. */
static ImportItem *
get_tied (gpointer data, ImportNode *other)
{
  Tied *tied = data;
  ImportItem *item = tied->item;
  gboolean up = other == tied->node->parent;
  ImportTie tie = up ? tied->node->tie : other->tie;

  switch (tie)
    {
    case IMPORT_CHILD:
      return up ? find_uuid (other, item->owner_uuid) : NULL;
    case IMPORT_OWNER:
      return up ? NULL : find_uuid (other, item->owner_uuid);
    case IMPORT_BACKLINK:
      return up ? find_uuid (other,
                             _maillage_import_find_link (item->table, item->uuid, tied->node->role))
                : NULL;
    case IMPORT_LINK:
      return up ? NULL
                : find_uuid (other,
                             _maillage_import_find_link (item->table, item->uuid, other->role));
    case IMPORT_ROOT:
    default:
      return NULL;
    }
}

static void
index_node (ImportNode *node)
{
  ImportTable *table = node->table;

  for (guint i = 0; i < table->items->len; i++)
    {
      ImportItem *item = g_ptr_array_index (table->items, i);
      Tied tied = { node, item };

      for (guint j = 0; j < node->specs->len; j++)
        {
          g_autofree char *key
              = _maillage_import_dup_key (g_ptr_array_index (node->specs, j), get_value, item);

          if (key != NULL)
            _maillage_import_table_index (table, item, key);
        }
      if (node->tie == IMPORT_CHILD || node->tie == IMPORT_BACKLINK)
        {
          g_autofree char *key
              = _maillage_import_dup_tie_key (node, get_tied, get_tied_value, &tied);

          if (key != NULL)
            _maillage_import_table_index (table, item, key);
        }
    }
}

gboolean
_maillage_import_load (ImportMapping *mapping, MaillageSqlConnection *db, GError **error)
{
  GHashTableIter iter;
  gpointer table;

  g_hash_table_iter_init (&iter, mapping->tables);
  while (g_hash_table_iter_next (&iter, NULL, &table))
    {
      if (!read_table (table, db, error))
        return FALSE;
      name_items (table);
    }
  for (guint i = 0; i < mapping->nodes->len; i++)
    index_node (g_ptr_array_index (mapping->nodes, i));
  return TRUE;
}
