/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-record-private.h"

#include <glib/gi18n-lib.h>

/**
 * MaillageRecord:
 *
 * A record as it was last read.
 *
 * One record is one object for as long as somebody holds it. Only its id is known at first; its row
 * is read when the title is asked for, its values when one of them is, together with those of its
 * neighbours in a list. What the getters lend is valid until the signal
 * [signal@Record::changed], which tells that the store says something else now.
 *
 * A plugin gets a view: the fields of other plugins' kinds that are not public are empty there.
 */

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MaillageRecord, maillage_record, G_TYPE_OBJECT)

static void
forget_view (MaillageRecord *base, const char *reader)
{
  g_hash_table_remove (base->views, reader);
}

static void
maillage_record_finalize (GObject *object)
{
  MaillageRecord *self = MAILLAGE_RECORD (object);

  if (self->base != NULL)
    forget_view (self->base, self->reader);
  else if (self->store != NULL)
    g_hash_table_remove (self->store->records, &self->id);
  _maillage_record_clear (self);
  g_clear_pointer (&self->batch, _maillage_record_batch_unref);
  g_clear_pointer (&self->views, g_hash_table_unref);
  g_clear_object (&self->base);
  g_clear_object (&self->kind);
  G_OBJECT_CLASS (maillage_record_parent_class)->finalize (object);
}

static void
maillage_record_class_init (MaillageRecordClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = maillage_record_finalize;

  /**
   * MaillageRecord::changed:
   * @self: a record
   *
   * The record, or the title of one it is linked to, was changed in the store: what was lent by the
   * getters is no longer valid. A record that was purged has an empty title from then on.
   */
  signals[CHANGED] = g_signal_new (
      "changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
maillage_record_init (MaillageRecord *self)
{
}

static MaillageRecord *
read_to (MaillageRecord *self, MaillageRecordDepth depth)
{
  MaillageRecord *base = self->base != NULL ? self->base : self;

  if (base->depth < depth)
    _maillage_record_load (base, depth);
  return base;
}

MaillageRecord *
_maillage_record_get (MaillageStore *store, gint64 id, MaillageKind *kind)
{
  MaillageRecord *self = g_hash_table_lookup (store->records, &id);

  if (self != NULL)
    return g_object_ref (self);
  self = g_object_new (MAILLAGE_TYPE_RECORD, NULL);
  self->id = id;
  self->store = store;
  g_set_object (&self->kind, kind);
  g_hash_table_insert (store->records, &self->id, self);
  return self;
}

MaillageRecord *
_maillage_record_take_view (MaillageRecord *self, const char *reader)
{
  MaillageRecord *view;
  MaillageKind *kind = maillage_record_get_kind (self);

  if (reader == NULL || kind == NULL || g_strcmp0 (maillage_kind_get_plugin_id (kind), reader) == 0)
    return self;
  reader = g_intern_string (reader);
  view = self->views != NULL ? g_hash_table_lookup (self->views, reader) : NULL;
  if (view != NULL)
    {
      g_object_ref (view);
      g_object_unref (self);
      return view;
    }
  view = g_object_new (MAILLAGE_TYPE_RECORD, NULL);
  view->id = self->id;
  view->reader = reader;
  if (self->views == NULL)
    self->views = g_hash_table_new (NULL, NULL);
  g_hash_table_insert (self->views, (gpointer) reader, view);
  view->base = self;
  return view;
}

gint64
_maillage_record_get_id (MaillageRecord *self)
{
  return self->id;
}

void
_maillage_record_set_batch (MaillageRecord *self, MaillageRecordBatch *batch, guint position)
{
  MaillageRecord *base = self->base != NULL ? self->base : self;

  base->position = position;
  if (base->batch == batch)
    return;
  g_clear_pointer (&base->batch, _maillage_record_batch_unref);
  base->batch = g_rc_box_acquire (batch);
}

void
_maillage_record_forget (MaillageRecord *self)
{
  g_autoptr (MaillageRecord) kept = g_object_ref (self);
  g_autoptr (GPtrArray) views = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer view;

  _maillage_record_clear (self);
  if (self->views != NULL)
    {
      g_hash_table_iter_init (&iter, self->views);
      while (g_hash_table_iter_next (&iter, NULL, &view))
        g_ptr_array_add (views, g_object_ref (view));
    }
  g_signal_emit (self, signals[CHANGED], 0);
  for (guint i = 0; i < views->len; i++)
    g_signal_emit (g_ptr_array_index (views, i), signals[CHANGED], 0);
}

gboolean
_maillage_record_links_to (MaillageRecord *self, MaillageChangeSet *set)
{
  GHashTableIter iter;
  gpointer value;

  if (self->links == NULL)
    return FALSE;
  g_hash_table_iter_init (&iter, self->links);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      MaillageRecordLinks *links = value;

      for (guint i = 0; i < links->ids->len; i++)
        if (_maillage_change_set_has_id (set, g_array_index (links->ids, gint64, i)))
          return TRUE;
    }
  return FALSE;
}

gboolean
_maillage_record_may_read (MaillageKind *kind, const char *field_id, const char *reader)
{
  MaillageField *field;

  if (reader == NULL || g_strcmp0 (maillage_kind_get_plugin_id (kind), reader) == 0)
    return TRUE;
  field = maillage_kind_find_field (kind, field_id);
  return field == NULL || maillage_field_get_public (field);
}

/**
 * maillage_record_get_uuid:
 * @self: a record
 *
 * Returns: (transfer none): its UUID (RFC 4122), stable for ever and in every store
 */
const char *
maillage_record_get_uuid (MaillageRecord *self)
{
  g_return_val_if_fail (MAILLAGE_IS_RECORD (self), NULL);
  return read_to (self, MAILLAGE_RECORD_THIN)->uuid;
}

/**
 * maillage_record_get_kind:
 * @self: a record
 *
 * Returns: (transfer none): its kind
 */
MaillageKind *
maillage_record_get_kind (MaillageRecord *self)
{
  MaillageRecord *base;

  g_return_val_if_fail (MAILLAGE_IS_RECORD (self), NULL);
  base = self->base != NULL ? self->base : self;
  return base->kind != NULL ? base->kind : read_to (self, MAILLAGE_RECORD_THIN)->kind;
}

/**
 * maillage_record_get_title:
 * @self: a record
 *
 * Returns: (transfer none): its title, made of its values; see maillage_kind_set_title_format()
 */
const char *
maillage_record_get_title (MaillageRecord *self)
{
  g_return_val_if_fail (MAILLAGE_IS_RECORD (self), NULL);
  return read_to (self, MAILLAGE_RECORD_THIN)->title;
}

/**
 * maillage_record_get_subtitle:
 * @self: a record
 *
 * Returns: (nullable): the line under the title
 */
const char *
maillage_record_get_subtitle (MaillageRecord *self)
{
  g_return_val_if_fail (MAILLAGE_IS_RECORD (self), NULL);
  return read_to (self, MAILLAGE_RECORD_THIN)->subtitle;
}

/**
 * maillage_record_get_owner:
 * @self: a record
 *
 * Returns: (nullable): the UUID of the record this one is a child of
 */
const char *
maillage_record_get_owner (MaillageRecord *self)
{
  g_return_val_if_fail (MAILLAGE_IS_RECORD (self), NULL);
  return read_to (self, MAILLAGE_RECORD_THIN)->owner;
}

/**
 * maillage_record_get_created:
 * @self: a record
 *
 * Returns: when it was made, in microseconds since 1970, UTC
 */
gint64
maillage_record_get_created (MaillageRecord *self)
{
  g_return_val_if_fail (MAILLAGE_IS_RECORD (self), 0);
  return read_to (self, MAILLAGE_RECORD_THIN)->created;
}

/**
 * maillage_record_get_modified:
 * @self: a record
 *
 * Returns: when it was last changed, in microseconds since 1970, UTC
 */
gint64
maillage_record_get_modified (MaillageRecord *self)
{
  g_return_val_if_fail (MAILLAGE_IS_RECORD (self), 0);
  return read_to (self, MAILLAGE_RECORD_THIN)->modified;
}

/**
 * maillage_record_get_trashed:
 * @self: a record
 *
 * Returns: whether it is in the trash
 */
gboolean
maillage_record_get_trashed (MaillageRecord *self)
{
  g_return_val_if_fail (MAILLAGE_IS_RECORD (self), FALSE);
  return read_to (self, MAILLAGE_RECORD_THIN)->trashed;
}

static gboolean
is_tags (MaillageKind *kind, const char *field_id)
{
  return maillage_kind_get_taggable (kind) && g_str_equal (field_id, "tags");
}

/* Whether the field is there and may be seen; anything else is a mistake of the caller. */
static gboolean
check_field (MaillageRecord *self, const char *field_id)
{
  MaillageKind *kind = maillage_record_get_kind (self);

  if (kind == NULL)
    return FALSE;
  if (maillage_kind_get_field_index (kind, field_id) < 0 && !is_tags (kind, field_id))
    {
      g_warning ("%s has no field “%s”", maillage_kind_get_id (kind), field_id);
      return FALSE;
    }
  if (!_maillage_record_may_read (kind, field_id, self->reader))
    {
      g_warning ("%s may not read “%s” of %s: the field is not public",
                 self->reader,
                 field_id,
                 maillage_kind_get_id (kind));
      return FALSE;
    }
  return TRUE;
}

static MaillageRecordLinks *
find_links (MaillageRecord *self, const char *field_id)
{
  MaillageRecord *base;

  if (!check_field (self, field_id))
    return NULL;
  base = read_to (self, MAILLAGE_RECORD_FULL);
  return base->links != NULL ? g_hash_table_lookup (base->links, field_id) : NULL;
}

/* The field when its value is a column, NULL when it is links. */
static MaillageField *
find_valued (MaillageRecord *self, const char *field_id)
{
  MaillageField *field = maillage_kind_find_field (maillage_record_get_kind (self), field_id);

  return field != NULL && !maillage_field_is_link (field) ? field : NULL;
}

/**
 * maillage_record_get_value:
 * @self: a record
 * @field_id: a field of its kind, or "tags"
 *
 * Returns: (nullable): the canonical value, %NULL when empty; links as UUIDs, one a line
 */
const char *
maillage_record_get_value (MaillageRecord *self, const char *field_id)
{
  MaillageRecord *base;
  MaillageRecordLinks *links;
  int index;

  g_return_val_if_fail (MAILLAGE_IS_RECORD (self), NULL);
  g_return_val_if_fail (field_id != NULL, NULL);
  if (!check_field (self, field_id))
    return NULL;
  if (find_valued (self, field_id) == NULL)
    {
      links = find_links (self, field_id);
      return links != NULL ? links->value : NULL;
    }
  base = read_to (self, MAILLAGE_RECORD_FULL);
  index = maillage_kind_get_field_index (base->kind, field_id);
  return index < (int) base->n_values ? base->values[index] : NULL;
}

static char *
join_titles (MaillageRecordLinks *links)
{
  GString *joined;

  if (links == NULL)
    return NULL;
  joined = g_string_new (NULL);
  for (guint i = 0; i < links->titles->len; i++)
    {
      if (i > 0)
        /* Translators: between the items of a list: “Anne, Paul” */
        g_string_append (joined, _ (", "));
      g_string_append (joined, g_ptr_array_index (links->titles, i));
    }
  return g_string_free (joined, FALSE);
}

/**
 * maillage_record_dup_display:
 * @self: a record
 * @field_id: a field of its kind, or "tags"
 *
 * Returns: (transfer full) (nullable): the value as people read it, links by their titles
 */
char *
maillage_record_dup_display (MaillageRecord *self, const char *field_id)
{
  MaillageField *field;
  const char *value;

  g_return_val_if_fail (MAILLAGE_IS_RECORD (self), NULL);
  g_return_val_if_fail (field_id != NULL, NULL);
  value = maillage_record_get_value (self, field_id);
  if (maillage_record_get_kind (self) == NULL)
    return NULL;
  field = find_valued (self, field_id);
  if (field == NULL)
    return join_titles (find_links (self, field_id));
  return value != NULL ? maillage_field_format (field, value) : NULL;
}

/**
 * maillage_record_dup_date:
 * @self: a record
 * @field_id: a date field
 *
 * Returns: (transfer full) (nullable): the date, %NULL when empty
 */
MaillageDate *
maillage_record_dup_date (MaillageRecord *self, const char *field_id)
{
  const char *value = maillage_record_get_value (self, field_id);

  return value != NULL ? maillage_date_new_from_canonical (value) : NULL;
}

/**
 * maillage_record_dup_territory:
 * @self: a record
 * @field_id: a territory field
 *
 * Returns: (transfer full) (nullable): the territory, the first of several, %NULL when empty
 */
MaillageTerritory *
maillage_record_dup_territory (MaillageRecord *self, const char *field_id)
{
  const char *value = maillage_record_get_value (self, field_id);
  g_autofree char *first = NULL;

  if (value == NULL)
    return NULL;
  first = g_strndup (value, strcspn (value, "\n"));
  return maillage_territory_new_from_canonical (first);
}

/**
 * maillage_record_get_boolean:
 * @self: a record
 * @field_id: a boolean field
 *
 * Returns: the value, %FALSE when empty
 */
gboolean
maillage_record_get_boolean (MaillageRecord *self, const char *field_id)
{
  return g_strcmp0 (maillage_record_get_value (self, field_id), "1") == 0;
}

/**
 * maillage_record_get_number:
 * @self: a record
 * @field_id: a number, an amount or a duration
 *
 * Returns: the number, 0 when empty
 */
double
maillage_record_get_number (MaillageRecord *self, const char *field_id)
{
  const char *value = maillage_record_get_value (self, field_id);

  return value != NULL ? g_ascii_strtod (value, NULL) : 0;
}

/**
 * maillage_record_get_n_links:
 * @self: a record
 * @field_id: a link field, or `tags`
 *
 * Returns: how many records it points to
 */
guint
maillage_record_get_n_links (MaillageRecord *self, const char *field_id)
{
  MaillageRecordLinks *links;

  g_return_val_if_fail (MAILLAGE_IS_RECORD (self), 0);
  g_return_val_if_fail (field_id != NULL, 0);
  links = find_links (self, field_id);
  return links != NULL ? links->uuids->len : 0;
}

/**
 * maillage_record_get_link:
 * @self: a record
 * @field_id: a link field
 * @index: below maillage_record_get_n_links()
 *
 * Returns: (nullable): the target's UUID; %NULL when it was purged and only its name was kept
 */
const char *
maillage_record_get_link (MaillageRecord *self, const char *field_id, guint index)
{
  MaillageRecordLinks *links;

  g_return_val_if_fail (MAILLAGE_IS_RECORD (self), NULL);
  g_return_val_if_fail (field_id != NULL, NULL);
  links = find_links (self, field_id);
  g_return_val_if_fail (links != NULL && index < links->uuids->len, NULL);
  return g_ptr_array_index (links->uuids, index);
}

/**
 * maillage_record_get_link_title:
 * @self: a record
 * @field_id: a link field of its kind, or “tags”
 * @index: which of its targets, below maillage_record_get_n_links()
 *
 * Returns: (transfer none): the target’s title, or the name that was kept of one that is gone
 */
const char *
maillage_record_get_link_title (MaillageRecord *self, const char *field_id, guint index)
{
  MaillageRecordLinks *links;

  g_return_val_if_fail (MAILLAGE_IS_RECORD (self), NULL);
  g_return_val_if_fail (field_id != NULL, NULL);
  links = find_links (self, field_id);
  g_return_val_if_fail (links != NULL && index < links->titles->len, NULL);
  return g_ptr_array_index (links->titles, index);
}
