/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Erasing from the open store. The list that restores read is written before the transaction that
 * takes the rows is: see maillage-erase-rest.c for what comes after, maillage-erase-again.c for
 * what takes the store's place. */

#include "maillage-erasing-private.h"

#include "maillage-backup-private.h"

#include <glib/gi18n-lib.h>

/* The rows are the smaller part of the work. */
#define AFTER_ROWS 20
#define AFTER_INDEX 80

/* Rows */

static void
set_not_found (GError **error, const char *uuid)
{
  g_set_error (error,
               MAILLAGE_ERROR,
               MAILLAGE_ERROR_NOT_FOUND,
               _ ("There is no record “%s” in the store."),
               uuid);
}

static gboolean
erase_all (MaillageWriter *writer, GStrv uuids, MaillageErased *erased, GError **error)
{
  if (g_strv_length (uuids) > MAILLAGE_WRITER_BULK)
    return maillage_writer_erase_many (writer, (const char *const *) uuids, erased, error);
  for (guint i = 0; uuids[i] != NULL; i++)
    {
      gboolean found;

      if (!maillage_writer_erase (writer, uuids[i], erased, &found, error))
        return FALSE;
      if (!found)
        {
          set_not_found (error, uuids[i]);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
erase_rows (
    MaillageErasing *self, MaillageWriter *writer, GStrv uuids, GHashTable *list, GError **error)
{
  if (!maillage_writer_check_may_go (writer, (const char *const *) uuids, error)
      || !erase_all (writer, uuids, self->erased, error)
      || !maillage_writer_tell_erasure (writer, self->erased->id, error))
    return FALSE;
  _maillage_erasing_tell (self, AFTER_ROWS);
  return maillage_writer_end_erasure (writer, error)
         && maillage_writer_note_mentions (writer, self->erased, error)
         && _maillage_store_note_rest (writer->db, self->erased, error)
         && _maillage_erased_store (writer->db, list, error);
}

/* The list is on the disk before the rows are gone; a job that fails takes it back. */
static gboolean
erase_there (MaillageErasing *self, MaillageWriter *writer, GError **error)
{
  gboolean whole;
  g_auto (GStrv) uuids = NULL;
  g_autoptr (GHashTable) list = NULL;

  _maillage_erasing_tell (self, 0);
  uuids = maillage_writer_dup_with_twins (writer, (const char *const *) self->uuids, error);
  if (uuids == NULL)
    return FALSE;
  self->former = _maillage_erased_list (self->path, writer->db, &whole, error);
  if (self->former == NULL || !_maillage_erased_check (self->path, whole, error))
    return FALSE;
  list = _maillage_erased_list (self->path, writer->db, &whole, error);
  if (list == NULL)
    return FALSE;
  _maillage_erased_add (list, (const char *const *) uuids);
  if (!_maillage_erased_write (self->path, list, error)
      || !erase_rows (self, writer, uuids, list, error))
    return FALSE;
  _maillage_erasing_tell (self, AFTER_INDEX);
  return TRUE;
}

/* Asking for it */

static GPtrArray *
load_mentions (MaillageStore *self, MaillageErasing *erasing)
{
  GPtrArray *mentions = erasing->erased->mentions;
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; self->reader != NULL && i < mentions->len; i++)
    {
      MaillageRecord *record = maillage_store_load (self, g_ptr_array_index (mentions, i), NULL);

      if (record != NULL)
        g_ptr_array_add (records, record);
    }
  return records;
}

GPtrArray *
_maillage_store_erase (MaillageStore *self,
                       const char *const *uuids,
                       gboolean *whole,
                       GError **error)
{
  g_autoptr (MaillageErasing) erasing = _maillage_erasing_run (self, uuids, erase_there, error);

  if (erasing == NULL)
    return NULL;
  *whole = erasing->whole;
  return load_mentions (self, erasing);
}

void
_maillage_store_erase_async (MaillageStore *self,
                             const char *const *uuids,
                             GFileProgressCallback progress,
                             gpointer progress_data,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  _maillage_erasing_run_async (
      self, uuids, erase_there, progress, progress_data, callback, user_data);
}

GPtrArray *
_maillage_store_erase_finish (MaillageStore *self,
                              GAsyncResult *result,
                              gboolean *whole,
                              GError **error)
{
  MaillageErasing *erasing = _maillage_erasing_finish (self, result, error);

  if (erasing == NULL)
    return NULL;
  *whole = erasing->whole;
  return load_mentions (self, erasing);
}

/* What one is asked */

static char *
dup_what_goes (MaillageStore *self, MaillageRecord *record)
{
  g_autoptr (MaillageSqlStatement) row
      = maillage_sql_prepare (self->reader,
                              "WITH RECURSIVE own (id) AS (SELECT id FROM record WHERE uuid = ?"
                              " UNION SELECT r.id FROM own JOIN record AS r ON r.owner = own.id)"
                              " SELECT count (*) - 1 FROM own",
                              NULL);
  guint n = 0;

  if (row != NULL)
    {
      maillage_sql_bind_text (row, 1, maillage_record_get_uuid (record));
      if (maillage_sql_step (row, NULL) == MAILLAGE_SQL_ROW)
        n = (guint) maillage_sql_column_int64 (row, 0);
    }
  if (n == 0)
    return g_strdup (_ ("Its fields, notes, files, history and drafts go, and its name wherever "
                        "another record shows it. This cannot be undone."));
  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE,
                   "Its fields, files, history and drafts go, with %u record that is its own alone "
                   "(note, role…), and its name wherever another record shows it. This cannot be "
                   "undone.",
                   "Its fields, files, history and drafts go, with %u records that are its own "
                   "alone (notes, roles…), and its name wherever another record shows it. This "
                   "cannot be undone.",
                   n),
      n);
}

static char *
dup_what_of_twins (MaillageStore *self, MaillageRecord *record)
{
  const char *uuids[] = { maillage_record_get_uuid (record), NULL };
  MaillageWriter reader = { .db = self->reader };
  g_auto (GStrv) all = maillage_writer_dup_with_twins (&reader, uuids, NULL);
  guint n = all != NULL ? g_strv_length (all) - 1 : 0;

  if (n == 0)
    return NULL;
  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE,
                   "%u record that was merged into it, and is in the trash, goes too.",
                   "%u records that were merged into it, and are in the trash, go too.",
                   n),
      n);
}

static char *
dup_what_of_backups (MaillageStore *self)
{
  guint n;
  g_autoptr (GDateTime) last = _maillage_backup_dup_end (self->path, &n);
  g_autofree char *day = NULL;

  if (last == NULL)
    return g_strdup (_ ("No backup of this store has it."));
  day = g_date_time_format (last, "%x");
  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE,
                   "%u backup still has it, until %s at the latest; when it is restored, this is "
                   "erased again before anything is shown.",
                   "%u backups still have it, the last until %s at the latest; when one is "
                   "restored, this is erased again before anything is shown.",
                   n),
      n,
      day);
}

char *
_maillage_store_dup_erase_question (MaillageStore *self, MaillageRecord *record)
{
  g_autofree char *goes = dup_what_goes (self, record);
  g_autofree char *twins = dup_what_of_twins (self, record);
  g_autofree char *backups = dup_what_of_backups (self);

  return twins != NULL ? g_strjoin ("\n\n", goes, twins, backups, NULL)
                       : g_strjoin ("\n\n", goes, backups, NULL);
}
