/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-query-private.h"

/**
 * MaillageQuery:
 *
 * A question to the store: records of one kind, filtered and in order.
 *
 * Fields and values are checked when it is run, which answers MAILLAGE_ERROR_UNKNOWN_FIELD,
 * MAILLAGE_ERROR_INVALID_VALUE or, for a plugin that asks for what is not public,
 * MAILLAGE_ERROR_DENIED. From then on it cannot be changed.
 */
G_DEFINE_FINAL_TYPE (MaillageQuery, maillage_query, G_TYPE_OBJECT)

static void
filter_free (gpointer data)
{
  MaillageFilter *filter = data;

  g_free (filter->field_id);
  g_free (filter->value);
  g_free (filter);
}

static void
maillage_query_finalize (GObject *object)
{
  MaillageQuery *self = MAILLAGE_QUERY (object);

  g_free (self->kind_id);
  g_free (self->reader);
  g_free (self->text);
  g_free (self->sort);
  g_free (self->owner);
  g_free (self->linked_role);
  g_free (self->linked_to);
  g_ptr_array_unref (self->filters);
  G_OBJECT_CLASS (maillage_query_parent_class)->finalize (object);
}

static void
maillage_query_class_init (MaillageQueryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = maillage_query_finalize;
}

static void
maillage_query_init (MaillageQuery *self)
{
  self->kind_id = g_strdup ("");
  self->reader = g_strdup (""); /* nobody, who may nothing */
  self->filters = g_ptr_array_new_with_free_func (filter_free);
}

MaillageQuery *
_maillage_query_new (const char *kind_id, const char *reader)
{
  MaillageQuery *self;

  g_return_val_if_fail (kind_id != NULL, NULL);
  self = g_object_new (MAILLAGE_TYPE_QUERY, NULL);
  g_free (self->kind_id);
  self->kind_id = g_strdup (kind_id);
  g_free (self->reader);
  self->reader = g_strdup (reader);
  return self;
}

static gboolean
may_change (MaillageQuery *self)
{
  g_return_val_if_fail (MAILLAGE_IS_QUERY (self), FALSE);
  g_return_val_if_fail (!g_atomic_int_get (&self->frozen), FALSE);
  return TRUE;
}

static void
set_string (char **place, const char *value)
{
  char *copy = value != NULL && *value != '\0' ? g_strdup (value) : NULL;

  g_free (*place);
  *place = copy;
}

static void
add_filter (MaillageQuery *self, const MaillageFilter *from)
{
  MaillageFilter *filter = g_new0 (MaillageFilter, 1);

  filter->field_id = g_strdup (from->field_id);
  filter->op = from->op;
  filter->value = g_strdup (from->value);
  g_ptr_array_add (self->filters, filter);
}

void
_maillage_query_freeze (MaillageQuery *self)
{
  g_atomic_int_set (&self->frozen, TRUE);
}

static gboolean
same_filter (const MaillageFilter *a, const MaillageFilter *b)
{
  return g_str_equal (a->field_id, b->field_id) && a->op == b->op
         && g_strcmp0 (a->value, b->value) == 0;
}

gboolean
_maillage_query_same_but_text (MaillageQuery *a, MaillageQuery *b)
{
  if (g_strcmp0 (a->kind_id, b->kind_id) != 0 || g_strcmp0 (a->reader, b->reader) != 0
      || g_strcmp0 (a->sort, b->sort) != 0 || a->descending != b->descending
      || g_strcmp0 (a->owner, b->owner) != 0 || g_strcmp0 (a->linked_role, b->linked_role) != 0
      || g_strcmp0 (a->linked_to, b->linked_to) != 0 || a->trashed != b->trashed
      || a->certain != b->certain || a->limit != b->limit || a->filters->len != b->filters->len)
    return FALSE;
  for (guint i = 0; i < a->filters->len; i++)
    if (!same_filter (g_ptr_array_index (a->filters, i), g_ptr_array_index (b->filters, i)))
      return FALSE;
  return TRUE;
}

/**
 * maillage_query_copy:
 * @self: a query
 *
 * Returns: (transfer full): the same query, which may be changed
 */
MaillageQuery *
maillage_query_copy (MaillageQuery *self)
{
  MaillageQuery *copy;

  g_return_val_if_fail (MAILLAGE_IS_QUERY (self), NULL);
  copy = _maillage_query_new (self->kind_id, self->reader);
  copy->text = g_strdup (self->text);
  copy->sort = g_strdup (self->sort);
  copy->descending = self->descending;
  copy->owner = g_strdup (self->owner);
  copy->linked_role = g_strdup (self->linked_role);
  copy->linked_to = g_strdup (self->linked_to);
  copy->trashed = self->trashed;
  copy->certain = self->certain;
  copy->limit = self->limit;
  for (guint i = 0; i < self->filters->len; i++)
    add_filter (copy, g_ptr_array_index (self->filters, i));
  return copy;
}

/**
 * maillage_query_get_kind:
 * @self: a query
 *
 * Returns: (transfer none): the whole id of the kind it asks for
 */
const char *
maillage_query_get_kind (MaillageQuery *self)
{
  g_return_val_if_fail (MAILLAGE_IS_QUERY (self), NULL);
  return self->kind_id;
}

/**
 * maillage_query_get_text:
 * @self: a query
 *
 * Returns: (nullable): what was typed to search
 */
const char *
maillage_query_get_text (MaillageQuery *self)
{
  g_return_val_if_fail (MAILLAGE_IS_QUERY (self), NULL);
  return self->text;
}

/**
 * maillage_query_set_text:
 * @self: a query
 * @text: (nullable): what was typed; each of its words must begin a word of the record
 *
 * Keeps the records with these words, accents and case ignored.
 */
void
maillage_query_set_text (MaillageQuery *self, const char *text)
{
  if (may_change (self))
    set_string (&self->text, text);
}

/**
 * maillage_query_set_sort:
 * @self: a query
 * @field_id: (nullable): a sortable field, "title", "modified", "created" or, of children,
 *   "position" among those of their owner; %NULL is the kind's own order
 * @descending: whether the largest comes first; empty values come last all the same
 *
 * Sets the order.
 */
void
maillage_query_set_sort (MaillageQuery *self, const char *field_id, gboolean descending)
{
  if (!may_change (self))
    return;
  set_string (&self->sort, field_id);
  self->descending = !!descending;
}

/**
 * maillage_query_get_sort:
 * @self: a query
 *
 * Returns: (nullable): the field it is sorted by, %NULL for the kind's own order
 */
const char *
maillage_query_get_sort (MaillageQuery *self)
{
  g_return_val_if_fail (MAILLAGE_IS_QUERY (self), NULL);
  return self->sort;
}

/**
 * maillage_query_get_descending:
 * @self: a query
 *
 * Returns: whether the largest come first
 */
gboolean
maillage_query_get_descending (MaillageQuery *self)
{
  g_return_val_if_fail (MAILLAGE_IS_QUERY (self), FALSE);
  return self->descending;
}

/**
 * maillage_query_add_filter:
 * @self: a query
 * @field_id: a field of the kind, "tags", "title", "modified" or "created"
 * @op: how to compare
 * @value: (nullable): the canonical value; of a choice, a link or a territory several, one a line,
 *   any of which answers
 *
 * Adds a filter; all must hold. A date compares by the days it may be: "2022-03" within
 * "2022-03-15" may be, and is not certain.
 */
void
maillage_query_add_filter (MaillageQuery *self,
                           const char *field_id,
                           MaillageOperator op,
                           const char *value)
{
  MaillageFilter filter = { (char *) field_id, op, (char *) value };

  if (!may_change (self))
    return;
  g_return_if_fail (field_id != NULL);
  add_filter (self, &filter);
}

/**
 * maillage_query_set_owner:
 * @self: a query
 * @owner_uuid: (nullable): a record
 *
 * Asks for the children of a record alone, in their order.
 */
void
maillage_query_set_owner (MaillageQuery *self, const char *owner_uuid)
{
  if (may_change (self))
    set_string (&self->owner, owner_uuid);
}

/**
 * maillage_query_set_linked:
 * @self: a query
 * @role: (nullable): a link field of the kind
 * @to_uuid: (nullable): the record it points to
 *
 * Asks for the records that point to another one alone.
 */
void
maillage_query_set_linked (MaillageQuery *self, const char *role, const char *to_uuid)
{
  if (!may_change (self))
    return;
  set_string (&self->linked_role, role);
  set_string (&self->linked_to, to_uuid);
}

/**
 * maillage_query_set_trashed:
 * @self: a query
 * @trashed: %TRUE: the trash alone; %FALSE, as at first: without it
 *
 * Says where to look.
 */
void
maillage_query_set_trashed (MaillageQuery *self, gboolean trashed)
{
  if (may_change (self))
    self->trashed = !!trashed;
}

/**
 * maillage_query_set_certain:
 * @self: a query
 * @certain: whether what may be is left out
 *
 * Says what a filter does with a date known in part: it matches when it may fall within, unless the
 * query is certain.
 */
void
maillage_query_set_certain (MaillageQuery *self, gboolean certain)
{
  if (may_change (self))
    self->certain = !!certain;
}

/**
 * maillage_query_set_limit:
 * @self: a query
 * @limit: how many records at the most; 0 for all
 *
 * Asks for the first records alone.
 */
void
maillage_query_set_limit (MaillageQuery *self, guint limit)
{
  if (may_change (self))
    self->limit = limit;
}
