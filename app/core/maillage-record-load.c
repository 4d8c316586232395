/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* How record objects are filled: a page of neighbours in one read. */

#include "maillage-record-private.h"

void
_maillage_record_clear (MaillageRecord *self)
{
  for (guint i = 0; i < self->n_values; i++)
    g_free (self->values[i]);
  g_clear_pointer (&self->values, g_free);
  self->n_values = 0;
  g_clear_pointer (&self->links, g_hash_table_unref);
  g_clear_pointer (&self->uuid, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->subtitle, g_free);
  g_clear_pointer (&self->owner, g_free);
  self->depth = MAILLAGE_RECORD_BARE;
}

MaillageRecordBatch *
_maillage_record_batch_new (GArray *ids, guint n_kept)
{
  MaillageRecordBatch *self = g_rc_box_new0 (MaillageRecordBatch);

  self->ids = g_array_ref (ids);
  self->n_kept = n_kept;
  g_queue_init (&self->pages);
  return self;
}

void
_maillage_record_batch_detach (MaillageRecordBatch *self)
{
  g_clear_pointer (&self->ids, g_array_unref);
  self->n_kept = 0;
  while (!g_queue_is_empty (&self->pages))
    g_ptr_array_unref (g_queue_pop_head (&self->pages));
}

static void
batch_clear (gpointer data)
{
  _maillage_record_batch_detach (data);
}

void
_maillage_record_batch_unref (MaillageRecordBatch *self)
{
  g_rc_box_release_full (self, batch_clear);
}

/* By hand: printf () takes as long as reading the records. */
static void
append_id (GString *json, gint64 id)
{
  char digits[24];
  char *first = digits + sizeof digits;

  g_assert (id >= 0);
  do
    *--first = (char) ('0' + id % 10);
  while ((id /= 10) > 0);
  g_string_append_len (json, first, digits + sizeof digits - first);
}

char *
_maillage_json_ids (const gint64 *ids, guint n)
{
  GString *json = g_string_sized_new (n * 8 + 2);

  g_string_append_c (json, '[');
  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append_c (json, ',');
      append_id (json, ids[i]);
    }
  g_string_append_c (json, ']');
  return g_string_free (json, FALSE);
}

static void
keep_page (MaillageRecordBatch *self, GPtrArray *page)
{
  g_queue_push_head (&self->pages, g_ptr_array_ref (page));
  while (g_queue_get_length (&self->pages) > self->n_kept)
    g_ptr_array_unref (g_queue_pop_tail (&self->pages));
}

/* The records to read with @self: those of its page that are not read yet. A list makes the ones
 * nobody asked for yet, since scrolling will. */
static GPtrArray *
collect_page (MaillageRecord *self, MaillageRecordDepth depth)
{
  GPtrArray *page = g_ptr_array_new_with_free_func (g_object_unref);
  GArray *ids = self->batch != NULL ? self->batch->ids : NULL;
  guint first = self->position - self->position % MAILLAGE_RECORD_PAGE;

  g_ptr_array_add (page, g_object_ref (self));
  if (ids == NULL || self->position >= ids->len
      || g_array_index (ids, gint64, self->position) != self->id)
    return page;
  for (guint i = first; i < MIN (first + MAILLAGE_RECORD_PAGE, ids->len); i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      g_autoptr (MaillageRecord) other = NULL;

      if (id == self->id
          || (self->batch->n_kept == 0 && !g_hash_table_contains (self->store->records, &id)))
        continue;
      other = _maillage_record_get (self->store, id, self->kind);
      _maillage_record_set_batch (other, self->batch, i);
      if (other->depth < depth && (depth == MAILLAGE_RECORD_THIN || other->kind == self->kind))
        g_ptr_array_add (page, g_steal_pointer (&other));
    }
  if (self->batch->n_kept > 0)
    keep_page (self->batch, page);
  return page;
}

/* What the store did not answer (purged, or it could not be read) is empty, and not asked again. */
static void
settle (GPtrArray *page, MaillageRecordDepth depth)
{
  for (guint i = 0; i < page->len; i++)
    {
      MaillageRecord *record = g_ptr_array_index (page, i);

      if (record->uuid == NULL)
        record->uuid = g_strdup ("");
      if (record->title == NULL)
        record->title = g_strdup ("");
      record->depth = MAX (record->depth, depth);
    }
}

void
_maillage_record_load (MaillageRecord *self, MaillageRecordDepth depth)
{
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (MaillageRecordReading) reading = NULL;
  g_autoptr (GError) error = NULL;

  if (self->store == NULL || self->store->reader == NULL)
    {
      records = g_ptr_array_new ();
      g_ptr_array_add (records, self);
      settle (records, depth);
      return;
    }
  if (depth == MAILLAGE_RECORD_FULL && self->depth == MAILLAGE_RECORD_BARE)
    _maillage_record_load (self, MAILLAGE_RECORD_THIN);
  records = collect_page (self, depth);
  reading = _maillage_record_reading_new (depth == MAILLAGE_RECORD_FULL ? self->kind : NULL);
  if (!_maillage_record_reading_run (
          reading,
          &(MaillageRecordPage){ self->store->reader, self->store->records, records },
          depth,
          &error))
    _maillage_store_note_failure (self->store, "A record could not be read", error);
  settle (records, depth);
}

/* What @other has read becomes @self's, but for what the getters may have lent already. */
static void
take_over (MaillageRecord *self, MaillageRecord *other)
{
  if (self->depth == MAILLAGE_RECORD_FULL || self->kind != other->kind)
    return;
  if (self->depth == MAILLAGE_RECORD_BARE)
    {
      self->uuid = g_steal_pointer (&other->uuid);
      self->title = g_steal_pointer (&other->title);
      self->subtitle = g_steal_pointer (&other->subtitle);
      self->owner = g_steal_pointer (&other->owner);
      self->created = other->created;
      self->modified = other->modified;
      self->trashed = other->trashed;
    }
  self->values = g_steal_pointer (&other->values);
  self->n_values = other->n_values;
  other->n_values = 0;
  self->links = g_steal_pointer (&other->links);
  self->depth = MAILLAGE_RECORD_FULL;
}

void
_maillage_record_adopt (MaillageStore *store, GHashTable *fetched)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, fetched);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      MaillageRecord *record = value;
      MaillageRecord *known = g_hash_table_lookup (store->records, &record->id);

      if (record->depth != MAILLAGE_RECORD_THIN || record->values == NULL)
        continue;
      if (known != NULL)
        {
          take_over (known, record);
          continue;
        }
      record->depth = MAILLAGE_RECORD_FULL;
      record->store = store;
      g_hash_table_insert (store->records, &record->id, record);
    }
}
