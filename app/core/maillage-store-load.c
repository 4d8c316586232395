/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Look-ups by key, on the main thread's own reader, and the living record objects. */

#include "maillage-query-private.h"
#include "maillage-record-private.h"

#include <glib/gi18n-lib.h>

static void
collect_stale (MaillageStore *self, MaillageChangeSet *set, GPtrArray *stale)
{
  GHashTableIter iter;
  gpointer record;

  g_hash_table_iter_init (&iter, self->records);
  while (g_hash_table_iter_next (&iter, NULL, &record))
    if (maillage_change_set_get_everything (set)
        || _maillage_change_set_has_id (set, _maillage_record_get_id (record))
        || _maillage_record_links_to (record, set))
      g_ptr_array_add (stale, g_object_ref (record));
}

/* Connected before anybody else, so that every record is forgotten when others hear of it. */
static void
on_changed (MaillageStore *self, MaillageChangeSet *set, gpointer user_data)
{
  g_autoptr (GPtrArray) stale = g_ptr_array_new_with_free_func (g_object_unref);

  self->n_told++;
  if (self->records == NULL)
    return;
  collect_stale (self, set, stale);
  for (guint i = 0; i < stale->len; i++)
    _maillage_record_forget (g_ptr_array_index (stale, i));
}

void
_maillage_store_load_init (MaillageStore *self)
{
  self->records = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_signal_connect (self, "changed", G_CALLBACK (on_changed), NULL);
}

void
_maillage_store_load_clear (MaillageStore *self)
{
  GHashTableIter iter;
  gpointer record;

  if (self->records == NULL)
    return;
  g_signal_handlers_disconnect_by_func (self, on_changed, NULL);
  g_hash_table_iter_init (&iter, self->records);
  while (g_hash_table_iter_next (&iter, NULL, &record))
    ((MaillageRecord *) record)->store = NULL;
  g_clear_pointer (&self->records, g_hash_table_unref);
}

static gboolean
check_open (MaillageStore *self, GError **error)
{
  if (self->reader != NULL)
    return TRUE;
  g_set_error_literal (error, MAILLAGE_ERROR, MAILLAGE_ERROR_FAILED, _ ("No store is open."));
  return FALSE;
}

static void
set_not_found (GError **error, const char *id)
{
  g_set_error (error, MAILLAGE_ERROR, MAILLAGE_ERROR_NOT_FOUND, _ ("There is no record “%s”."), id);
}

MaillageRecord *
_maillage_store_load_for (MaillageStore *self, const char *uuid, const char *reader, GError **error)
{
  g_autoptr (MaillageSqlStatement) row = NULL;
  MaillageSqlStep step = MAILLAGE_SQL_FAILED;
  gint64 id = 0;

  g_return_val_if_fail (uuid != NULL, NULL);
  if (!check_open (self, error))
    return NULL;
  row = maillage_sql_prepare (self->reader, "SELECT id FROM record WHERE uuid = ?", error);
  if (row != NULL)
    {
      maillage_sql_bind_text (row, 1, uuid);
      step = maillage_sql_step (row, error);
    }
  if (step == MAILLAGE_SQL_FAILED)
    {
      _maillage_store_translate_error (error);
      return NULL;
    }
  if (step == MAILLAGE_SQL_DONE)
    {
      set_not_found (error, uuid);
      return NULL;
    }
  id = maillage_sql_column_int64 (row, 0);
  return _maillage_record_take_view (_maillage_record_get (self, id, NULL), reader);
}

/**
 * maillage_store_load:
 * @self: an open store
 * @uuid: a record's whole UUID
 * @error: MAILLAGE_ERROR_NOT_FOUND
 *
 * Finds a record, in the trash too. A look-up by key: for the main thread.
 *
 * Returns: (transfer full): the record, the same object while somebody holds it
 */
MaillageRecord *
maillage_store_load (MaillageStore *self, const char *uuid, GError **error)
{
  g_return_val_if_fail (MAILLAGE_IS_STORE (self), NULL);
  return _maillage_store_load_for (self, uuid, NULL, error);
}

/* The first two records whose UUID begins so: one is enough to know, two to refuse. */
static char *
find_beginning (MaillageStore *self, const char *id, gboolean *is_several, GError **error)
{
  g_autoptr (MaillageSqlStatement) row
      = maillage_sql_prepare (self->reader,
                              "SELECT uuid FROM record WHERE uuid >= ?1 AND uuid < ?1 || ?2"
                              " ORDER BY uuid LIMIT 2",
                              error);
  g_autofree char *found = NULL;
  MaillageSqlStep step;

  if (row == NULL)
    return NULL;
  maillage_sql_bind_text (row, 1, id);
  maillage_sql_bind_text (row, 2, MAILLAGE_STORE_LAST);
  step = maillage_sql_step (row, error);
  if (step == MAILLAGE_SQL_ROW)
    {
      found = g_strdup (maillage_sql_column_text (row, 0));
      step = g_str_equal (found, id) ? MAILLAGE_SQL_DONE : maillage_sql_step (row, error);
    }
  *is_several = step == MAILLAGE_SQL_ROW;
  return step == MAILLAGE_SQL_FAILED ? NULL : g_steal_pointer (&found);
}

/**
 * maillage_store_resolve:
 * @self: an open store
 * @id: a UUID, or the beginning of one
 * @error: MAILLAGE_ERROR_NOT_FOUND, or MAILLAGE_ERROR_AMBIGUOUS when several begin so
 *
 * Returns: (transfer full): the whole UUID
 */
char *
maillage_store_resolve (MaillageStore *self, const char *id, GError **error)
{
  g_autofree char *lower = NULL, *found = NULL;
  g_autoptr (GError) failure = NULL;
  gboolean is_several = FALSE;

  g_return_val_if_fail (MAILLAGE_IS_STORE (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);
  if (!check_open (self, error))
    return NULL;
  lower = g_ascii_strdown (id, -1);
  found = *lower != '\0' ? find_beginning (self, lower, &is_several, &failure) : NULL;
  if (failure != NULL)
    {
      _maillage_store_translate_error (&failure);
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  if (is_several)
    {
      g_set_error (error,
                   MAILLAGE_ERROR,
                   MAILLAGE_ERROR_AMBIGUOUS,
                   _ ("Several records begin with “%s”. Write more of the identifier."),
                   id);
      return NULL;
    }
  if (found == NULL)
    set_not_found (error, id);
  return g_steal_pointer (&found);
}

GPtrArray *
_maillage_store_make_records (MaillageStore *self,
                              GArray *ids,
                              MaillageKind *kind,
                              const char *reader)
{
  GPtrArray *records = g_ptr_array_new_full (ids->len, g_object_unref);
  MaillageRecordBatch *batch = _maillage_record_batch_new (ids, 0);

  if (self->records != NULL)
    for (guint i = 0; i < ids->len; i++)
      {
        MaillageRecord *record = _maillage_record_get (self, g_array_index (ids, gint64, i), kind);

        _maillage_record_set_batch (record, batch, i);
        g_ptr_array_add (records, _maillage_record_take_view (record, reader));
      }
  _maillage_record_batch_unref (batch);
  return records;
}
