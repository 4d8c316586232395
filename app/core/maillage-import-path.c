/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* A mapping is COLUMN=PATH: "name", "roles[referent=technical].person.email". The paths of all
 * columns together make a tree of nodes; each line of the file gives each node one record. */

#include "maillage-import-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
slot_free (gpointer data)
{
  ImportSlot *slot = data;

  g_array_unref (slot->columns);
  g_free (slot->value);
  g_ptr_array_unref (slot->targets);
  g_free (slot);
}

static void
spec_free (gpointer data)
{
  ImportSpec *spec = data;

  g_array_unref (spec->positions);
  g_free (spec->name);
  g_free (spec->key);
  g_free (spec);
}

static void
node_free (gpointer data)
{
  ImportNode *node = data;

  g_free (node->path);
  g_free (node->role);
  g_ptr_array_unref (node->slots);
  for (guint i = 1; i < node->constants->len; i += 2)
    g_free (g_ptr_array_index (node->constants, i));
  g_ptr_array_unref (node->constants);
  g_ptr_array_unref (node->children);
  g_ptr_array_unref (node->specs);
  g_free (node);
}

void
_maillage_import_mapping_free (ImportMapping *mapping)
{
  g_ptr_array_unref (mapping->nodes);
  g_hash_table_unref (mapping->tables);
  g_object_unref (mapping->registry);
  g_free (mapping);
}

ImportTable *
_maillage_import_get_table (ImportMapping *mapping, const char *kind_id)
{
  ImportTable *table = kind_id != NULL ? g_hash_table_lookup (mapping->tables, kind_id) : NULL;
  MaillageKind *kind;

  if (table != NULL)
    return table;
  kind = maillage_registry_find_kind (mapping->registry, kind_id);
  if (kind == NULL)
    return NULL;
  table = _maillage_import_table_new (kind);
  g_hash_table_insert (mapping->tables, (gpointer) maillage_kind_get_id (kind), table);
  return table;
}

static ImportNode *
add_node (ImportMapping *mapping, ImportNode *parent, const char *path, MaillageKind *kind)
{
  ImportNode *node = g_new0 (ImportNode, 1);

  node->path = g_strdup (path);
  node->kind = kind;
  node->parent = parent;
  node->table = _maillage_import_get_table (mapping, maillage_kind_get_id (kind));
  node->slots = g_ptr_array_new_with_free_func (slot_free);
  node->constants = g_ptr_array_new ();
  node->children = g_ptr_array_new ();
  node->specs = g_ptr_array_new_with_free_func (spec_free);
  g_ptr_array_add (mapping->nodes, node);
  if (parent != NULL)
    g_ptr_array_add (parent->children, node);
  return node;
}

/* "partners.role" is named "role" or "roles". */
static gboolean
is_named (MaillageKind *kind, const char *name)
{
  const char *id = maillage_kind_get_id (kind);
  const char *last = strrchr (id, '.') != NULL ? strrchr (id, '.') + 1 : id;
  gsize length = strlen (last);

  return strncmp (last, name, length) == 0
         && (name[length] == '\0' || strcmp (name + length, "s") == 0);
}

static MaillageField *
find_link_to (MaillageKind *kind, const char *target)
{
  for (guint i = 0; i < maillage_kind_get_n_fields (kind); i++)
    {
      MaillageField *field = maillage_kind_get_field (kind, i);

      if (maillage_field_is_link (field)
          && g_strcmp0 (maillage_field_get_target (field), target) == 0)
        return field;
    }
  return NULL;
}

/* Whether @kind ties to @from by its owner or by a link of its own. */
static gboolean
find_tie (MaillageKind *from, MaillageKind *kind, ImportTie *tie, const char **role)
{
  MaillageField *field = find_link_to (kind, maillage_kind_get_id (from));

  if (g_strcmp0 (maillage_kind_get_owner (kind), maillage_kind_get_id (from)) == 0)
    *tie = IMPORT_CHILD;
  else if (g_strcmp0 (maillage_kind_get_owner (from), maillage_kind_get_id (kind)) == 0)
    *tie = IMPORT_OWNER;
  else if (field != NULL)
    {
      *tie = IMPORT_BACKLINK;
      *role = maillage_field_get_id (field);
    }
  else
    return FALSE;
  return TRUE;
}

static MaillageKind *
find_step (
    ImportMapping *mapping, MaillageKind *from, const char *name, ImportTie *tie, const char **role)
{
  MaillageField *field = maillage_kind_find_field (from, name);
  g_autoptr (GPtrArray) kinds = maillage_registry_list_kinds (mapping->registry);
  MaillageKind *kind;

  if (field != NULL && maillage_field_get_target (field) != NULL)
    {
      kind = maillage_registry_find_kind (mapping->registry, maillage_field_get_target (field));
      if (kind != NULL && maillage_field_is_link (field))
        {
          *tie = IMPORT_LINK;
          *role = maillage_field_get_id (field);
          return kind;
        }
      if (kind != NULL && find_tie (from, kind, tie, role))
        return kind;
    }
  for (guint i = 0; i < kinds->len; i++)
    {
      kind = g_ptr_array_index (kinds, i);
      if (is_named (kind, name) && find_tie (from, kind, tie, role))
        return kind;
    }
  return NULL;
}

static gboolean
refuse_path (GError **error, const char *path, const char *part, MaillageKind *kind)
{
  g_set_error (error,
               MAILLAGE_ERROR,
               MAILLAGE_ERROR_UNKNOWN_FIELD,
               _ ("In the path “%s”, “%s” is no field of “%s”."),
               path,
               part,
               maillage_kind_get_label (kind));
  return FALSE;
}

/* "referent=technical" between the brackets. */
static gboolean
add_constant (ImportNode *node, const char *path, const char *condition, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (condition, "=", 2);
  MaillageField *field = parts[0] != NULL ? maillage_kind_find_field (node->kind, parts[0]) : NULL;
  g_autofree char *warning = NULL;
  char *value;

  if (field == NULL || parts[1] == NULL || *g_strstrip (parts[1]) == '\0'
      || !maillage_field_is_stored (field))
    return refuse_path (error, path, condition, node->kind);
  value = maillage_field_parse (field, parts[1], &warning, error);
  if (value == NULL)
    return FALSE;
  g_ptr_array_add (node->constants,
                   GINT_TO_POINTER (maillage_kind_get_field_index (node->kind, parts[0])));
  g_ptr_array_add (node->constants, value);
  g_hash_table_add (node->table->fields,
                    GINT_TO_POINTER (maillage_kind_get_field_index (node->kind, parts[0])));
  return TRUE;
}

static ImportNode *
find_node (ImportMapping *mapping, const char *path)
{
  for (guint i = 0; i < mapping->nodes->len; i++)
    {
      ImportNode *node = g_ptr_array_index (mapping->nodes, i);

      if (strcmp (node->path, path) == 0)
        return node;
    }
  return NULL;
}

static void
set_tie (ImportNode *node, ImportTie tie, const char *role)
{
  node->tie = tie;
  node->role = g_strdup (role);
  if (tie == IMPORT_LINK)
    {
      MaillageField *field = maillage_kind_find_field (node->parent->kind, role);

      node->single = maillage_field_get_field_type (field) == MAILLAGE_FIELD_LINK;
      g_hash_table_add (node->parent->table->roles, node->role);
    }
  else if (tie == IMPORT_BACKLINK)
    {
      node->single = TRUE;
      g_hash_table_add (node->table->roles, node->role);
    }
}

static ImportNode *
enter (ImportMapping *mapping,
       ImportNode *node,
       const char *path,
       const char *upto,
       const char *step,
       GError **error)
{
  g_autofree char *name = g_strndup (step, strcspn (step, "["));
  const char *bracket = strchr (step, '[');
  ImportTie tie = IMPORT_ROOT;
  const char *role = NULL;
  ImportNode *next = find_node (mapping, upto);
  MaillageKind *kind;

  if (next != NULL)
    return next;
  kind = find_step (mapping, node->kind, name, &tie, &role);
  if (kind == NULL)
    {
      refuse_path (error, path, name, node->kind);
      return NULL;
    }
  next = add_node (mapping, node, upto, kind);
  set_tie (next, tie, role);
  if (bracket != NULL)
    {
      g_autofree char *condition = g_strndup (bracket + 1, strcspn (bracket + 1, "]"));

      if (!add_constant (next, path, condition, error))
        return NULL;
    }
  return next;
}

static ImportSlot *
get_slot (ImportNode *node, MaillageField *field, int position)
{
  ImportSlot *slot;

  for (guint i = 0; i < node->slots->len; i++)
    {
      slot = g_ptr_array_index (node->slots, i);
      if (slot->position == position)
        return slot;
    }
  slot = g_new0 (ImportSlot, 1);
  slot->node = node;
  slot->field = field;
  slot->position = position;
  slot->columns = g_array_new (FALSE, FALSE, sizeof (guint));
  slot->targets = g_ptr_array_new ();
  g_ptr_array_add (node->slots, slot);
  return slot;
}

static gboolean
add_field (ImportMapping *mapping,
           ImportNode *node,
           const char *path,
           const char *id,
           guint column,
           GError **error)
{
  MaillageField *field = maillage_kind_find_field (node->kind, id);
  gboolean is_tags
      = field == NULL && strcmp (id, "tags") == 0 && maillage_kind_get_taggable (node->kind);
  ImportTable *target;
  ImportSlot *slot;

  if (!is_tags
      && (field == NULL
          || (!maillage_field_is_link (field)
              && (!maillage_field_is_stored (field)
                  || maillage_field_get_field_type (field) == MAILLAGE_FIELD_FILE))))
    return refuse_path (error, path, id, node->kind);
  slot = get_slot (node, field, is_tags ? -1 : maillage_kind_get_field_index (node->kind, id));
  g_array_append_val (slot->columns, column);
  if (is_tags || maillage_field_is_link (field))
    {
      g_hash_table_add (node->table->roles,
                        (gpointer) (is_tags ? "tags" : maillage_field_get_id (field)));
      target = _maillage_import_get_table (
          mapping, is_tags ? "core.tag" : maillage_field_get_target (field));
      if (target == NULL)
        return refuse_path (error, path, id, node->kind);
      target->named = TRUE;
    }
  else
    g_hash_table_add (node->table->fields, GINT_TO_POINTER (slot->position));
  return TRUE;
}

static gboolean
add_path (ImportMapping *mapping, const char *path, guint column, GError **error)
{
  g_auto (GStrv) steps = g_strsplit (path, ".", -1);
  g_autoptr (GString) upto = g_string_new (NULL);
  ImportNode *node = mapping->root;
  gsize i;

  for (i = 0; steps[i] != NULL && steps[i + 1] != NULL; i++)
    {
      g_string_append_printf (upto, "%s%s", i > 0 ? "." : "", steps[i]);
      node = enter (mapping, node, path, upto->str, steps[i], error);
      if (node == NULL)
        return FALSE;
    }
  return add_field (mapping, node, path, steps[i] != NULL ? steps[i] : "", column, error);
}

/* How records are recognised */

static ImportSpec *
new_spec (gboolean unique)
{
  ImportSpec *spec = g_new0 (ImportSpec, 1);

  spec->positions = g_array_new (FALSE, FALSE, sizeof (int));
  spec->unique = unique;
  return spec;
}

static void
take_spec (ImportNode *node, ImportSpec *spec)
{
  g_autoptr (GString) name = g_string_new (NULL);

  for (guint i = 0; i < spec->positions->len; i++)
    g_string_append_printf (name, "%d,", g_array_index (spec->positions, int, i));
  spec->name = g_strdup (name->str);
  if (spec->positions->len > 0)
    g_ptr_array_add (node->specs, spec);
  else
    spec_free (spec);
}

static gboolean
is_valued (ImportSlot *slot)
{
  return slot->field != NULL && !maillage_field_is_link (slot->field);
}

static gboolean
is_in_title (ImportNode *node, ImportSlot *slot)
{
  const char *format = maillage_kind_get_title_format (node->kind);
  g_autofree char *mention = g_strdup_printf ("{%s}", maillage_field_get_id (slot->field));

  return format != NULL && strstr (format, mention) != NULL;
}

static void
add_unique_specs (ImportNode *node)
{
  for (guint i = 0; i < node->slots->len; i++)
    {
      ImportSlot *slot = g_ptr_array_index (node->slots, i);
      ImportSpec *spec;

      if (!is_valued (slot) || !maillage_field_get_unique (slot->field))
        continue;
      spec = new_spec (TRUE);
      g_array_append_val (spec->positions, slot->position);
      take_spec (node, spec);
    }
}

/* The fields of the title, or failing them everything that is mapped. */
static void
add_name_spec (ImportNode *node)
{
  ImportSpec *title = new_spec (FALSE);
  ImportSpec *all = new_spec (FALSE);

  for (guint i = 0; i < node->slots->len; i++)
    {
      ImportSlot *slot = g_ptr_array_index (node->slots, i);

      if (!is_valued (slot))
        continue;
      g_array_append_val (all->positions, slot->position);
      if (is_in_title (node, slot))
        g_array_append_val (title->positions, slot->position);
    }
  if (title->positions->len == 0 && node->specs->len == 0)
    take_spec (node, g_steal_pointer (&all));
  if (all != NULL)
    spec_free (all);
  take_spec (node, title);
}

static gboolean
add_key_spec (ImportNode *node, const char *key, GError **error)
{
  g_auto (GStrv) ids = g_strsplit (key, ",", -1);
  ImportSpec *spec = new_spec (TRUE);

  for (gsize i = 0; ids[i] != NULL; i++)
    {
      int position = maillage_kind_get_field_index (node->kind, g_strstrip (ids[i]));

      if (position < 0 || !g_hash_table_contains (node->table->fields, GINT_TO_POINTER (position)))
        {
          g_set_error (error,
                       MAILLAGE_ERROR,
                       MAILLAGE_ERROR_UNKNOWN_FIELD,
                       _ ("The key “%s” is not among the fields that the file fills."),
                       ids[i]);
          spec_free (spec);
          return FALSE;
        }
      g_array_append_val (spec->positions, position);
    }
  take_spec (node, spec);
  return TRUE;
}

/* A record that ties two others together is known by them, see -check. */
static gboolean
is_tying (ImportNode *node)
{
  return node->tie == IMPORT_CHILD || node->tie == IMPORT_BACKLINK;
}

static gboolean
add_specs (ImportMapping *mapping, const char *key, GError **error)
{
  if (key != NULL)
    {
      if (!add_key_spec (mapping->root, key, error))
        return FALSE;
    }
  for (guint i = 0; i < mapping->nodes->len; i++)
    {
      ImportNode *node = g_ptr_array_index (mapping->nodes, i);

      if (is_tying (node) || (key != NULL && node == mapping->root))
        continue;
      add_unique_specs (node);
      add_name_spec (node);
    }
  return TRUE;
}

ImportMapping *
_maillage_import_map (MaillageRegistry *registry,
                      MaillageKind *kind,
                      GPtrArray *paths,
                      const char *key,
                      GError **error)
{
  ImportMapping *mapping = g_new0 (ImportMapping, 1);
  gboolean sound = TRUE;

  mapping->registry = g_object_ref (registry);
  mapping->nodes = g_ptr_array_new_with_free_func (node_free);
  mapping->tables
      = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, _maillage_import_table_free);
  mapping->root = add_node (mapping, NULL, "", kind);
  for (guint i = 0; sound && i < paths->len; i++)
    if (g_ptr_array_index (paths, i) != NULL)
      sound = add_path (mapping, g_ptr_array_index (paths, i), i, error);
  if (sound && mapping->root->slots->len == 0)
    {
      g_set_error_literal (error,
                           MAILLAGE_ERROR,
                           MAILLAGE_ERROR_INVALID_VALUE,
                           _ ("No column of the file is matched to a field yet."));
      sound = FALSE;
    }
  if (sound && add_specs (mapping, key, error))
    return mapping;
  _maillage_import_mapping_free (mapping);
  return NULL;
}
