/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Check, backup, restore. */

#include "maillage-files-private.h"
#include "maillage-store-private.h"
#include "maillage-writer.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  MaillageLayouts *layouts;
  gboolean repair, read_only;
  GStrvBuilder *faults;
  const char *path;
  const char *origin;
  gint64 generation;
} CareJob;

/* Each row of @sql is one fault; @format has one %s for its first column. */
static gboolean
collect (
    MaillageSqlConnection *db, CareJob *job, const char *sql, const char *format, GError **error)
{
  g_autoptr (MaillageSqlStatement) statement = maillage_sql_prepare (db, sql, error);
  MaillageSqlStep step;

  if (statement == NULL)
    return FALSE;
  while ((step = maillage_sql_step (statement, error)) == MAILLAGE_SQL_ROW)
    {
      g_autofree char *fault = g_strdup_printf (format, maillage_sql_column_text (statement, 0));

      g_strv_builder_add (job->faults, fault);
    }
  return step == MAILLAGE_SQL_DONE;
}

/* Indexes and the search index are made of the tables; what is torn otherwise is found then. */
static void
repair (MaillageSqlConnection *db)
{
  g_autoptr (GError) failed = NULL;

  if (!maillage_sql_exec (db, "REINDEX", &failed))
    g_message ("The indexes could not be made again: %s", failed->message);
}

static gboolean
check_search (MaillageSqlConnection *db, CareJob *job, GError **error)
{
  g_autoptr (GError) failed = NULL;
  gboolean all = FALSE;

  if (job->repair)
    return maillage_writer_rebuild_index (db, error);
  if (!job->read_only && !_maillage_store_index_all (db, job->generation, &all, error))
    return FALSE;
  if (!all)
    return TRUE; /* it cannot agree yet */
  if (maillage_sql_exec (
          db, "INSERT INTO search (search, rank) VALUES ('integrity-check', 1)", &failed))
    return TRUE;
  if (!g_error_matches (failed, MAILLAGE_SQL_ERROR, MAILLAGE_SQL_ERROR_CORRUPT))
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  g_strv_builder_add (job->faults,
                      _ ("The search index does not agree with the records. Run check --repair."));
  return TRUE;
}

static gboolean
check_kind (MaillageSqlConnection *db, CareJob *job, MaillageLayout *layout, GError **error)
{
  g_autofree char *missing = g_strdup_printf (
      "SELECT uuid FROM record WHERE kind = %" G_GINT64_FORMAT " AND id NOT IN (SELECT id FROM %s)",
      layout->number,
      layout->table);
  g_autofree char *extra = g_strdup_printf (
      "SELECT id FROM %s WHERE id NOT IN (SELECT id FROM record WHERE kind = %" G_GINT64_FORMAT ")",
      layout->table,
      layout->number);
  g_autofree char *trash
      = g_strdup_printf ("SELECT uuid FROM record JOIN %s AS own ON own.id = record.id"
                         " WHERE (record.trashed IS NULL) <> (own.trashed IS NULL)",
                         layout->table);
  g_autofree char *docs
      = maillage_kind_get_searchable (layout->kind)
            ? g_strdup_printf ("SELECT uuid FROM record WHERE kind = %" G_GINT64_FORMAT
                               " AND id NOT IN (SELECT id FROM search_doc)",
                               layout->number)
            : NULL;

  return collect (db, job, missing, _ ("The record %s has lost its values."), error)
         && collect (db, job, extra, _ ("The values of record %s belong to no record."), error)
         && collect (db, job, trash, _ ("The record %s is half in the trash."), error)
         && (docs == NULL
             || collect (db, job, docs, _ ("The record %s cannot be found by search."), error));
}

static gboolean
check_there (MaillageSqlConnection *db, gpointer data, GError **error)
{
  CareJob *job = data;
  GHashTableIter iter;
  gpointer layout;

  if (job->repair)
    repair (db);
  if (!collect (db,
                job,
                "SELECT * FROM pragma_integrity_check WHERE integrity_check <> 'ok'",
                _ ("The file is damaged: %s"),
                error)
      || !collect (db,
                   job,
                   "SELECT \"table\" || ' ' || rowid FROM pragma_foreign_key_check",
                   _ ("A reference leads nowhere: %s"),
                   error)
      || !collect (db,
                   job,
                   "SELECT child.uuid FROM record AS child JOIN record AS owner"
                   " ON owner.id = child.owner WHERE owner.trashed IS NOT NULL"
                   " AND child.trashed IS NULL",
                   _ ("The record %s is not in the trash although its owner is."),
                   error)
      || !collect (db,
                   job,
                   "SELECT uuid FROM record WHERE owner IS NOT NULL"
                   " AND owner NOT IN (SELECT id FROM record)",
                   _ ("The record %s has lost its owner."),
                   error)
      || !collect (db,
                   job,
                   "SELECT fold FROM lookup WHERE record NOT IN (SELECT id FROM record)",
                   _ ("The name “%s” leads to no record."),
                   error)
      || !collect (db,
                   job,
                   "SELECT id FROM change WHERE id NOT IN (SELECT change FROM change_item)"
                   " AND undoes IS NULL AND label = ''",
                   _ ("The change %s is empty."),
                   error)
      || !check_search (db, job, error))
    return FALSE;
  g_hash_table_iter_init (&iter, job->layouts->by_id);
  while (g_hash_table_iter_next (&iter, NULL, &layout))
    if (!check_kind (db, job, layout, error))
      return FALSE;
  return TRUE;
}

/**
 * maillage_store_check:
 * @self: an open store
 * @repair: whether to make the search index again
 * @error: why it cannot be checked
 *
 * Checks the file, its references, the trash, the search index and the contents of files.
 *
 * Returns: (transfer full): the faults, a sentence each; empty when the store is sound
 */
GStrv
maillage_store_check (MaillageStore *self, gboolean repair, GError **error)
{
  g_autoptr (GStrvBuilder) faults = g_strv_builder_new ();
  CareJob job = { .layouts = self->layouts,
                  .repair = repair,
                  .read_only = self->read_only,
                  .faults = faults,
                  .generation = self->generation };

  g_return_val_if_fail (MAILLAGE_IS_STORE (self) && self->writer != NULL, NULL);
  if (!maillage_sql_worker_call (self->writer, check_there, &job, error)
      || !_maillage_files_check (self->path, faults, error))
    {
      _maillage_store_translate_error (error);
      return NULL;
    }
  return g_strv_builder_end (faults);
}
