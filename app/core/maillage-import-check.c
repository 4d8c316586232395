/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Rows into items. A row is read whole, then finds or makes its records, then gives them its
 * values; what a refused row has made is taken away again. Runs on a thread of its own. */

#include "maillage-import-private.h"
#include "maillage-order-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Finding and making the row's records */

static const char *
get_slot_value (gpointer data, int position)
{
  ImportNode *node = data;

  for (guint i = 0; i < node->slots->len; i++)
    {
      ImportSlot *slot = g_ptr_array_index (node->slots, i);

      if (slot->position == position)
        return slot->value;
    }
  for (guint i = 0; i < node->constants->len; i += 2)
    if (GPOINTER_TO_INT (g_ptr_array_index (node->constants, i)) == position)
      return g_ptr_array_index (node->constants, i + 1);
  return NULL;
}

static ImportItem *
get_node_item (gpointer data, ImportNode *node)
{
  return node->item;
}

void
_maillage_import_forget_keys (ImportNode *node)
{
  for (guint i = 0; i < node->specs->len; i++)
    {
      ImportSpec *spec = g_ptr_array_index (node->specs, i);

      g_clear_pointer (&spec->key, g_free);
      spec->key_made = FALSE;
    }
}

/* The key that the row gives the node. */
static const char *
get_key (ImportNode *node, ImportSpec *spec)
{
  if (!spec->key_made)
    spec->key = _maillage_import_dup_key (spec, get_slot_value, node);
  spec->key_made = TRUE;
  return spec->key;
}

/* Two that share a name and differ in a unique value are two. */
static gboolean
differs (ImportNode *node, ImportItem *item)
{
  for (guint i = 0; i < node->specs->len; i++)
    {
      ImportSpec *spec = g_ptr_array_index (node->specs, i);

      for (guint j = 0; spec->unique && j < spec->positions->len; j++)
        {
          int position = g_array_index (spec->positions, int, j);
          const char *given = get_slot_value (node, position);
          const char *kept = _maillage_import_get_value (item, position);

          if (given != NULL && kept != NULL && strcmp (given, kept) != 0)
            return TRUE;
        }
    }
  return FALSE;
}

static gboolean
find_by_key (ImportChecker *checker, ImportNode *node, const char *key, gboolean unique)
{
  ImportEntry *entry = key != NULL ? g_hash_table_lookup (node->table->index, key) : NULL;

  if (entry == NULL)
    return TRUE;
  if (entry->second != NULL && (unique || !differs (node, entry->first)))
    return _maillage_import_refuse_two (
        checker, _maillage_import_get_item_title (entry->first), entry->first, entry->second);
  if (unique || !differs (node, entry->first))
    node->item = entry->first;
  return TRUE;
}

static gboolean
find_item (ImportChecker *checker, ImportNode *node)
{
  g_autofree char *tie = NULL;

  for (guint i = 0; node->item == NULL && i < node->specs->len; i++)
    {
      ImportSpec *spec = g_ptr_array_index (node->specs, i);

      if (!find_by_key (checker, node, get_key (node, spec), spec->unique))
        return FALSE;
    }
  if (node->item != NULL || (node->tie != IMPORT_CHILD && node->tie != IMPORT_BACKLINK))
    return TRUE;
  tie = _maillage_import_dup_tie_key (node, get_node_item, get_slot_value, node);
  return find_by_key (checker, node, tie, TRUE);
}

static void
index_item (ImportNode *node)
{
  g_autofree char *tie = NULL;

  for (guint i = 0; i < node->specs->len; i++)
    {
      const char *key = get_key (node, g_ptr_array_index (node->specs, i));

      if (key != NULL)
        _maillage_import_table_index (node->table, node->item, key);
    }
  if (node->tie != IMPORT_CHILD && node->tie != IMPORT_BACKLINK)
    return;
  tie = _maillage_import_dup_tie_key (node, get_node_item, get_slot_value, node);
  if (tie != NULL)
    _maillage_import_table_index (node->table, node->item, tie);
}

static gboolean
check_mode (ImportChecker *checker, ImportNode *node)
{
  MaillageImportMode mode = checker->self->mode;

  if (node != checker->mapping->root)
    return TRUE;
  if (node->item != NULL && node->item->uuid != NULL && mode == MAILLAGE_IMPORT_CREATE)
    return _maillage_import_refuse (checker,
                                    node->item->title,
                                    g_strdup_printf (_ ("“%s” is there already."),
                                                     _maillage_import_get_item_title (node->item)));
  if (node->item == NULL && mode == MAILLAGE_IMPORT_UPDATE)
    return _maillage_import_refuse (
        checker, NULL, g_strdup (_ ("No record answers to the key of this line.")));
  return TRUE;
}

static gboolean
settle_node (ImportChecker *checker, ImportNode *node)
{
  if (!node->present)
    return TRUE;
  if (!find_item (checker, node) || !check_mode (checker, node))
    return FALSE;
  if (node->item == NULL)
    {
      node->created = TRUE;
      node->item = _maillage_import_table_add (node->table, checker->line);
      g_ptr_array_add (checker->made, node->item);
      index_item (node);
    }
  return TRUE;
}

static gboolean
is_tying (ImportNode *node)
{
  return node->tie == IMPORT_CHILD || node->tie == IMPORT_BACKLINK;
}

/* Those that others are known by come first. */
static gboolean
settle_nodes (ImportChecker *checker)
{
  GPtrArray *nodes = checker->mapping->nodes;

  for (int pass = 0; pass < 2; pass++)
    for (guint i = 0; i < nodes->len; i++)
      {
        ImportNode *node = g_ptr_array_index (nodes, i);

        if (is_tying (node) == (pass == 1) && !settle_node (checker, node))
          return FALSE;
      }
  return TRUE;
}

/* Giving them their values */

static gboolean
is_same (MaillageField *field, const char *a, const char *b)
{
  MaillageFieldType type = maillage_field_get_field_type (field);

  if (a == NULL || b == NULL)
    return a == b;
  if (strcmp (a, b) == 0)
    return TRUE;
  return (type == MAILLAGE_FIELD_NUMBER || type == MAILLAGE_FIELD_MONEY
          || type == MAILLAGE_FIELD_DURATION)
         && g_ascii_strtod (a, NULL) == g_ascii_strtod (b, NULL);
}

static gboolean
give (ImportChecker *checker, ImportItem *item, int position, const char *value)
{
  MaillageField *field = maillage_kind_get_field (item->table->kind, (guint) position);
  const char *kept = _maillage_import_get_value (item, position);
  guint line = item->lines != NULL ? item->lines[position] : 0;
  ImportPending pending = { item, position, NULL };

  if (line != 0 && !is_same (field, kept, value))
    {
      g_autofree char *shown = maillage_field_format (field, kept);

      return _maillage_import_refuse (
          checker,
          value,
          g_strdup_printf (_ ("%s: line %u says “%s” of the same record."),
                           maillage_field_get_label (field),
                           line,
                           shown));
    }
  if (!is_same (field, kept, value))
    pending.value = g_strdup (value);
  g_array_append_val (checker->values, pending);
  return TRUE;
}

/* A unique value may not be another record's. */
static gboolean
check_unique (ImportChecker *checker, ImportNode *node)
{
  for (guint i = 0; i < node->specs->len; i++)
    {
      ImportSpec *spec = g_ptr_array_index (node->specs, i);
      const char *key = spec->unique ? get_key (node, spec) : NULL;
      ImportEntry *entry = key != NULL ? g_hash_table_lookup (node->table->index, key) : NULL;

      if (entry != NULL && entry->first != node->item)
        return _maillage_import_refuse (
            checker,
            get_slot_value (node, g_array_index (spec->positions, int, 0)),
            g_strdup_printf (_ ("Another record has this value already: “%s”."),
                             _maillage_import_get_item_title (entry->first)));
    }
  return TRUE;
}

static gboolean
add_link (ImportChecker *checker,
          ImportItem *source,
          const char *role,
          ImportItem *target,
          gboolean single)
{
  ImportPendingLink pending = { source, { role, target, single, checker->line } };

  if (source->uuid != NULL && target->uuid != NULL
      && _maillage_import_has_link (source->table, source->uuid, role, target->uuid))
    return TRUE;
  for (guint i = 0; source->links != NULL && i < source->links->len; i++)
    {
      ImportLink *link = g_ptr_array_index (source->links, i);

      if (strcmp (link->role, role) != 0)
        continue;
      if (link->target == target)
        return TRUE;
      if (single)
        return _maillage_import_refuse (
            checker,
            _maillage_import_get_item_title (target),
            g_strdup_printf (_ ("Line %u links the same record to another one."), link->line));
    }
  g_array_append_val (checker->links, pending);
  return TRUE;
}

static gboolean
give_slot (ImportChecker *checker, ImportNode *node, ImportSlot *slot)
{
  gboolean single
      = slot->field != NULL && maillage_field_get_field_type (slot->field) == MAILLAGE_FIELD_LINK;
  const char *role = slot->field != NULL ? maillage_field_get_id (slot->field) : "tags";

  if (slot->value != NULL)
    return give (checker, node->item, slot->position, slot->value);
  for (guint i = 0; i < slot->targets->len; i++)
    if (!add_link (checker, node->item, role, g_ptr_array_index (slot->targets, i), single))
      return FALSE;
  return TRUE;
}

static gboolean
give_tie (ImportChecker *checker, ImportNode *node)
{
  ImportItem *parent = node->parent != NULL ? node->parent->item : NULL;

  switch (node->tie)
    {
    case IMPORT_LINK:
      return add_link (checker, parent, node->role, node->item, node->single);
    case IMPORT_BACKLINK:
      return add_link (checker, node->item, node->role, parent, TRUE);
    case IMPORT_CHILD:
      if (node->created)
        node->item->owner = parent;
      return TRUE;
    case IMPORT_OWNER:
      if (node->parent->created)
        parent->owner = node->item;
      return TRUE;
    case IMPORT_ROOT:
    default:
      return TRUE;
    }
}

static gboolean
give_values (ImportChecker *checker, ImportNode *node)
{
  if (node->item == NULL)
    return TRUE;
  if (!check_unique (checker, node) || !give_tie (checker, node))
    return FALSE;
  for (guint i = 0; i < node->slots->len; i++)
    if (!give_slot (checker, node, g_ptr_array_index (node->slots, i)))
      return FALSE;
  for (guint i = 0; i < node->constants->len; i += 2)
    if (!give (checker,
               node->item,
               GPOINTER_TO_INT (g_ptr_array_index (node->constants, i)),
               g_ptr_array_index (node->constants, i + 1)))
      return FALSE;
  return TRUE;
}

static gboolean
has_pending (ImportChecker *checker, ImportItem *item, MaillageField *field, int position)
{
  if (maillage_field_is_link (field))
    {
      for (guint i = 0; i < checker->links->len; i++)
        {
          ImportPendingLink *pending = &g_array_index (checker->links, ImportPendingLink, i);

          if (pending->source == item
              && strcmp (pending->link.role, maillage_field_get_id (field)) == 0)
            return TRUE;
        }
      return FALSE;
    }
  for (guint i = 0; i < checker->values->len; i++)
    {
      ImportPending *pending = &g_array_index (checker->values, ImportPending, i);

      if (pending->item == item && pending->position == position)
        return TRUE;
    }
  return FALSE;
}

static gboolean
check_required (ImportChecker *checker, ImportNode *node)
{
  for (guint i = 0; i < maillage_kind_get_n_fields (node->kind); i++)
    {
      MaillageField *field = maillage_kind_get_field (node->kind, i);

      if (!maillage_field_get_required (field) || has_pending (checker, node->item, field, (int) i))
        continue;
      if (maillage_field_get_default (field) == NULL)
        return _maillage_import_refuse (
            checker,
            NULL,
            g_strdup_printf (_ ("%s is missing."), maillage_field_get_label (field)));
      give (checker, node->item, (int) i, maillage_field_get_default (field));
    }
  if (maillage_kind_get_owner (node->kind) != NULL && node->item->owner == NULL)
    return _maillage_import_refuse (
        checker,
        NULL,
        g_strdup_printf (_ ("“%s” belongs to another record, which this line does not name."),
                         maillage_kind_get_label (node->kind)));
  return TRUE;
}

static gboolean
lasts (ImportChecker *checker, ImportNode *node)
{
  for (guint i = 0; i < maillage_kind_get_n_fields (node->kind); i++)
    {
      int first = _maillage_order_find_first_day (node->kind, i);

      if (first >= 0
          && _maillage_order_is_lasting (
              _maillage_import_get_coming_value (checker, node->item, (int) i),
              _maillage_import_get_coming_value (checker, node->item, first)))
        return TRUE;
    }
  return FALSE;
}

/* What the commit would refuse would refuse the whole file. */
static gboolean
check_dates (ImportChecker *checker, ImportNode *node)
{
  for (guint i = 0; i < maillage_kind_get_n_fields (node->kind); i++)
    {
      MaillageField *field = maillage_kind_get_field (node->kind, i);
      int other = _maillage_order_find_start (node->kind, i);

      if (other >= 0
          && (maillage_field_get_field_type (field) == MAILLAGE_FIELD_DATE
              || !lasts (checker, node))
          && _maillage_order_is_before (
              field,
              _maillage_import_get_coming_value (checker, node->item, (int) i),
              _maillage_import_get_coming_value (checker, node->item, other)))
        return _maillage_import_refuse (
            checker,
            _maillage_import_get_coming_value (checker, node->item, (int) i),
            g_strdup_printf (
                _ ("“%s” cannot come before “%s”."),
                maillage_field_get_label (field),
                maillage_field_get_label (maillage_kind_get_field (node->kind, other))));
    }
  return TRUE;
}

static gboolean
give_all (ImportChecker *checker)
{
  GPtrArray *nodes = checker->mapping->nodes;

  for (guint i = 0; i < nodes->len; i++)
    if (!give_values (checker, g_ptr_array_index (nodes, i)))
      return FALSE;
  for (guint i = 0; i < nodes->len; i++)
    {
      ImportNode *node = g_ptr_array_index (nodes, i);

      if (node->created && !check_required (checker, node))
        return FALSE;
      if (node->item != NULL
          && (!check_dates (checker, node) || !_maillage_import_check_within (checker, node)
              || !_maillage_import_check_named (checker, node)))
        return FALSE;
    }
  return TRUE;
}

/* The end of the row */

static void
keep_value (ImportChecker *checker, ImportPending *pending)
{
  ImportItem *item = pending->item;
  guint n = maillage_kind_get_n_fields (item->table->kind);

  if (item->lines == NULL)
    item->lines = g_new0 (guint, n);
  if (item->lines[pending->position] == 0)
    item->lines[pending->position] = checker->line;
  if (pending->value == NULL)
    return;
  if (item->values == NULL)
    item->values = g_new0 (char *, n);
  g_free (item->values[pending->position]);
  item->values[pending->position] = g_steal_pointer (&pending->value);
  checker->changed = TRUE;
}

static void
keep_link (ImportPendingLink *pending)
{
  if (pending->source->links == NULL)
    pending->source->links = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (pending->source->links, g_memdup2 (&pending->link, sizeof (ImportLink)));
}

static void
keep_row (ImportChecker *checker)
{
  checker->changed = checker->links->len > 0 || checker->made->len > 0;
  for (guint i = 0; i < checker->values->len; i++)
    keep_value (checker, &g_array_index (checker->values, ImportPending, i));
  for (guint i = 0; i < checker->links->len; i++)
    keep_link (&g_array_index (checker->links, ImportPendingLink, i));
}

static void
drop_row (ImportChecker *checker)
{
  for (guint i = 0; i < checker->made->len; i++)
    {
      ImportItem *item = g_ptr_array_index (checker->made, i);

      _maillage_import_table_drop (item->table, item);
    }
}

static void
clear_pending (gpointer data)
{
  g_free (((ImportPending *) data)->value);
}

static MaillageImportOutcome
get_outcome (ImportChecker *checker)
{
  ImportItem *item = checker->mapping->root->item;

  if (item->line != 0 && item->line != checker->line && checker->sentence == NULL)
    checker->sentence = g_strdup_printf (_ ("The same record as line %u."), item->line);
  if (item->line == 0)
    item->line = checker->line;
  if (checker->mapping->root->created)
    return MAILLAGE_IMPORT_CREATED;
  return checker->changed ? MAILLAGE_IMPORT_UPDATED : MAILLAGE_IMPORT_UNCHANGED;
}

static gboolean
check_present (ImportChecker *checker)
{
  return checker->mapping->root->present
         || _maillage_import_refuse (
             checker, NULL, g_strdup (_ ("Nothing on this line is matched to a field.")));
}

static void
check_row (ImportChecker *checker)
{
  MaillageImportOutcome outcome = MAILLAGE_IMPORT_REFUSED;

  g_ptr_array_set_size (checker->made, 0);
  g_array_set_size (checker->values, 0);
  g_array_set_size (checker->links, 0);
  checker->line = _maillage_csv_get_line (checker->self->csv, checker->row);
  if (_maillage_import_read_row (checker) && check_present (checker) && settle_nodes (checker)
      && give_all (checker))
    {
      keep_row (checker);
      outcome = get_outcome (checker);
    }
  if (outcome == MAILLAGE_IMPORT_REFUSED)
    drop_row (checker);
  _maillage_import_report_add (checker->report,
                               checker->line,
                               outcome,
                               g_steal_pointer (&checker->sentence),
                               g_steal_pointer (&checker->fault));
}

MaillageImportReport *
_maillage_import_run (MaillageImport *self,
                      ImportMapping *mapping,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (MaillageImportReport) report = _maillage_import_report_new ();
  ImportChecker checker = { .self = self, .mapping = mapping, .report = report };
  guint n = _maillage_csv_get_n_rows (self->csv);

  checker.known = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_hash_table_unref);
  checker.words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  checker.taken = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_hash_table_unref);
  checker.made = g_ptr_array_new ();
  checker.values = g_array_new (FALSE, FALSE, sizeof (ImportPending));
  g_array_set_clear_func (checker.values, clear_pending);
  checker.links = g_array_new (FALSE, FALSE, sizeof (ImportPendingLink));
  for (checker.row = 1; checker.row < n; checker.row++)
    {
      check_row (&checker);
      g_atomic_int_set (&self->progress, (gint) (1000.0 * checker.row / n));
      if (g_cancellable_is_cancelled (cancellable))
        break;
    }
  g_hash_table_unref (checker.known);
  g_hash_table_unref (checker.words);
  g_hash_table_unref (checker.taken);
  g_ptr_array_unref (checker.made);
  g_array_unref (checker.values);
  g_array_unref (checker.links);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return g_steal_pointer (&report);
}
