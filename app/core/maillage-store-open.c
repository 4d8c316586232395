/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Opening: recognise the file, bring it up to the declared kinds, start the threads. */

#include "maillage-backup-private.h"
#include "maillage-place-private.h"
#include "maillage-registry-private.h"
#include "maillage-schema.h"
#include "maillage-store-private.h"
#include "maillage-writer-erase.h"

#include <glib/gi18n-lib.h>

static void
remember_numbers (MaillageStore *self, GHashTable *numbers)
{
  GHashTableIter iter;
  gpointer id, number;

  g_hash_table_remove_all (self->kind_numbers);
  g_hash_table_remove_all (self->kind_ids);
  g_hash_table_iter_init (&iter, numbers);
  while (g_hash_table_iter_next (&iter, &id, &number))
    {
      gint64 key = (gint64) GPOINTER_TO_SIZE (number);

      g_hash_table_insert (self->kind_numbers, g_strdup (id), number);
      g_hash_table_insert (self->kind_ids, g_memdup2 (&key, sizeof key), g_strdup (id));
    }
}

static void
make_layouts (MaillageStore *self)
{
  GHashTableIter iter;
  gpointer id, number;

  g_clear_pointer (&self->layouts, maillage_layouts_unref);
  self->layouts = maillage_layouts_new ();
  g_hash_table_iter_init (&iter, self->kind_numbers);
  while (g_hash_table_iter_next (&iter, &id, &number))
    {
      MaillageKind *kind = maillage_registry_find_kind (self->registry, id);

      if (kind != NULL)
        maillage_layouts_add (self->layouts, kind, (gint64) GPOINTER_TO_SIZE (number));
    }
}

/* Kinds of a plugin that is on are known from itself. */
static GHashTable *
list_declared (MaillageStore *self)
{
  GHashTable *ids = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) kinds = maillage_registry_list_kinds (self->registry);

  for (guint i = 0; i < kinds->len; i++)
    if (maillage_kind_get_available (kinds->pdata[i]))
      g_hash_table_add (ids, (gpointer) maillage_kind_get_id (kinds->pdata[i]));
  return ids;
}

gboolean
_maillage_store_read_catalogue (MaillageStore *self, GError **error)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) declared = list_declared (self);
  g_autoptr (GPtrArray) catalogue = NULL;
  g_autofree char *epoch = NULL;

  if (!maillage_sql_get_int64 (self->reader,
                               "SELECT CAST (value AS INTEGER) FROM meta WHERE key = 'generation'",
                               &self->generation,
                               error)
      || !maillage_schema_read_numbers (self->reader, numbers, error))
    return FALSE;
  epoch = maillage_sql_dup_text (self->reader, "SELECT value FROM meta WHERE key = 'epoch'", error);
  catalogue = epoch != NULL ? maillage_schema_read_catalogue (self->reader, declared, error) : NULL;
  if (catalogue == NULL)
    return FALSE;
  g_free (self->epoch);
  self->epoch = g_steal_pointer (&epoch);
  remember_numbers (self, numbers);
  _maillage_registry_set_catalogue (self->registry, catalogue);
  make_layouts (self);
  _maillage_store_read_choices (self);
  return TRUE;
}

/* Values of a column whose type changed, read as people saw them and understood anew. */
static gboolean
convert_column (MaillageWriter *writer, MaillageSchemaConversion *conversion, GError **error)
{
  MaillageLayout *layout
      = maillage_layouts_find (writer->layouts, maillage_kind_get_id (conversion->kind));
  g_autofree char *sql = g_strdup_printf ("SELECT id, \"%s\" FROM %s WHERE \"%s\" IS NOT NULL",
                                          conversion->former_column,
                                          layout->table,
                                          conversion->former_column);
  int field = maillage_layout_find_field (layout, maillage_field_get_id (conversion->field));
  g_autoptr (MaillageSqlStatement) rows = maillage_sql_prepare (writer->db, sql, error);
  MaillageSqlStep step;

  if (rows == NULL)
    return FALSE;
  while ((step = maillage_sql_step (rows, error)) == MAILLAGE_SQL_ROW)
    {
      g_autofree char *value = maillage_field_parse (
          conversion->field, maillage_sql_column_text (rows, 1), NULL, NULL);

      if (value != NULL
          && !maillage_writer_write_value (
              writer, layout, maillage_sql_column_int64 (rows, 0), field, value, error))
        return FALSE;
    }
  return step == MAILLAGE_SQL_DONE;
}

static gboolean
convert_and_derive (MaillageWriter *writer, MaillageSchemaPlan *plan, GError **error)
{
  for (guint i = 0; i < plan->conversions->len; i++)
    {
      MaillageSchemaConversion *conversion = g_ptr_array_index (plan->conversions, i);

      if (!convert_column (writer, conversion, error)
          || !maillage_writer_touch_kind (
              writer,
              maillage_layouts_find (writer->layouts, maillage_kind_get_id (conversion->kind)),
              error))
        return FALSE;
    }
  for (guint i = 0; i < plan->derive_kinds->len; i++)
    if (!maillage_writer_touch_kind (
            writer,
            maillage_layouts_find (
                writer->layouts, maillage_kind_get_id (g_ptr_array_index (plan->derive_kinds, i))),
            error))
      return FALSE;
  return TRUE;
}

static MaillageLayouts *
dup_declared_layouts (MaillageSqlConnection *db, GPtrArray *kinds, GError **error)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (MaillageLayouts) layouts = maillage_layouts_new ();
  g_autoptr (GPtrArray) catalogue = NULL;

  if (!maillage_schema_read_numbers (db, numbers, error))
    return NULL;
  for (guint i = 0; i < kinds->len; i++)
    {
      MaillageKind *kind = g_ptr_array_index (kinds, i);
      gpointer number = g_hash_table_lookup (numbers, maillage_kind_get_id (kind));

      if (number != NULL)
        maillage_layouts_add (layouts, kind, (gint64) GPOINTER_TO_SIZE (number));
    }
  catalogue = maillage_schema_read_catalogue (db, NULL, error);
  if (catalogue == NULL)
    return NULL;
  for (guint i = 0; i < catalogue->len; i++)
    {
      MaillageKind *kind = g_ptr_array_index (catalogue, i);

      if (maillage_layouts_find (layouts, maillage_kind_get_id (kind)) == NULL)
        maillage_layouts_add (
            layouts,
            kind,
            (gint64) GPOINTER_TO_SIZE (g_hash_table_lookup (numbers, maillage_kind_get_id (kind))));
    }
  return g_steal_pointer (&layouts);
}

MaillageLayouts *
_maillage_store_dup_layouts (MaillageSqlConnection *db, GError **error)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  return dup_declared_layouts (db, none, error);
}

/* The plan, the conversions and everything derived, in a transaction that is begun and not yet
 * committed. */
static gboolean
migrate_there (MaillageWriter *writer, MaillageSchemaPlan *plan, GPtrArray *kinds, GError **error)
{
  if (!maillage_schema_apply (writer->db, plan, error))
    return FALSE;
  if (plan->conversions->len == 0 && plan->derive_kinds->len == 0)
    return TRUE;
  writer->layouts = dup_declared_layouts (writer->db, kinds, error);
  /* n_direct stays 0: a migration is nobody's edit, so `modified` keeps its time. */
  return writer->layouts != NULL && maillage_writer_begin (writer, error)
         && convert_and_derive (writer, plan, error) && maillage_writer_derive_all (writer, error);
}

/* SQLite that lacked memory for a moment may tell it as anything: what counts is that nothing was
 * done. */
static void
say_nothing_done (GError **error)
{
  if (error == NULL || !g_error_matches (*error, MAILLAGE_SQL_ERROR, MAILLAGE_SQL_ERROR_FAILED))
    return;
  g_clear_error (error);
  g_set_error_literal (error,
                       MAILLAGE_ERROR,
                       MAILLAGE_ERROR_FAILED,
                       _ ("The store could not be brought up to date, and is as it was. Close "
                          "other programs, then try again."));
}

/* Planned under the lock: another program may have done it since we looked. */
static gboolean
plan_and_migrate (MaillageWriter *writer, GPtrArray *kinds, GError **error)
{
  g_autoptr (MaillageSchemaPlan) plan = maillage_schema_plan (writer->db, kinds, error);

  return plan != NULL && maillage_schema_upgrade (writer->db, error)
         && migrate_there (writer, plan, kinds, error);
}

static gboolean
migrate (MaillageSqlConnection *db, GPtrArray *kinds, GError **error)
{
  MaillageWriter writer = { .db = db };
  gboolean ok = maillage_sql_begin (db, error) && plan_and_migrate (&writer, kinds, error)
                && maillage_sql_commit (db, error);

  g_clear_pointer (&writer.layouts, maillage_layouts_unref);
  maillage_writer_clear (&writer);
  if (!ok)
    say_nothing_done (error);
  return ok;
}

static gboolean
back_up_before (MaillageSqlConnection *db, const char *path, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  gint64 n_records;

  if (!maillage_sql_get_int64 (db, "SELECT count(*) FROM record", &n_records, error))
    return FALSE;
  return n_records == 0
         || _maillage_backup_make (path, MAILLAGE_BACKUP_BEFORE_MIGRATION, now, NULL, error);
}

static void
set_older (GError **error, const char *path)
{
  g_set_error (error,
               MAILLAGE_ERROR,
               MAILLAGE_ERROR_OLDER_STORE,
               _ ("“%s” was written by an older version of Maillage. Run “maillagectl migrate”, "
                  "or open it in the application."),
               path);
}

/* A store that can only be read is read as it is, or not at all. */
static gboolean
check_version (MaillageSqlConnection *db, const char *path, GError **error)
{
  gint64 version;

  if (!maillage_schema_read_version (db, &version, error))
    return FALSE;
  if (version < MAILLAGE_SCHEMA_VERSION)
    set_older (error, path);
  return version == MAILLAGE_SCHEMA_VERSION;
}

/* @path: NULL for a copy that needs no copy. */
static gboolean
bring_up_to_date (MaillageSqlConnection *db,
                  const char *path,
                  GPtrArray *kinds,
                  gboolean may_migrate,
                  GError **error)
{
  g_autoptr (MaillageSchemaPlan) plan = maillage_schema_plan (db, kinds, error);
  gint64 version;
  gboolean alters;

  if (plan == NULL || !maillage_schema_read_version (db, &version, error))
    return FALSE;
  alters = plan->alters || version < MAILLAGE_SCHEMA_VERSION;
  if (!alters && maillage_schema_plan_is_empty (plan))
    return TRUE;
  if (alters && !may_migrate)
    {
      set_older (error, path);
      return FALSE;
    }
  if (alters && path != NULL && !back_up_before (db, path, error))
    return FALSE;
  return migrate (db, kinds, error);
}

/* Another program may be making the same store at this moment: look again under the lock. */
static gboolean
create_tables (MaillageSqlConnection *db, const char *path, GError **error)
{
  gboolean empty;

  if (!maillage_sql_begin (db, error))
    return FALSE;
  if (maillage_schema_recognise (db, path, &empty, error)
      && (!empty || maillage_schema_create (db, error)) && maillage_sql_commit (db, error))
    return TRUE;
  maillage_sql_rollback (db);
  return FALSE;
}

static gboolean
prepare_file (MaillageStore *self,
              MaillageSqlConnection *db,
              const char *path,
              MaillageOpenFlags flags,
              GError **error)
{
  g_autoptr (GPtrArray) kinds = maillage_registry_list_kinds (self->registry);
  gboolean empty;

  if (!maillage_schema_recognise (db, path, &empty, error))
    return FALSE;
  if (empty && !(flags & MAILLAGE_OPEN_CREATE))
    return maillage_schema_refuse_foreign (path, error);
  if (self->protected_file)
    return check_version (db, path, error) && _maillage_store_check_erased (db, path, error);
  if (empty && !create_tables (db, path, error))
    return FALSE;
  if (!bring_up_to_date (db, path, kinds, empty || (flags & MAILLAGE_OPEN_MIGRATE), error)
      || !_maillage_store_erase_again (db, path, db, path, error))
    return FALSE;
  _maillage_store_tie (db, NULL);
  return TRUE;
}

gboolean
_maillage_store_prepare_copy (const char *copy_path,
                              const char *named,
                              GPtrArray *kinds,
                              MaillageSqlConnection *live,
                              const char *store_path,
                              GError **error)
{
  g_autoptr (MaillageSqlConnection) db
      = maillage_sql_connection_open (copy_path, MAILLAGE_SQL_OPEN_ROLLBACK, error);
  g_autofree char *epoch = g_uuid_string_random ();
  gboolean empty;

  return db != NULL && maillage_schema_recognise (db, named, &empty, error)
         && bring_up_to_date (db, NULL, kinds, TRUE, error)
         && _maillage_store_erase_again (db, copy_path, live, store_path, error)
         && maillage_sql_execf (
             db, error, "UPDATE meta SET value = '%s' WHERE key = 'epoch'", epoch);
}

static gboolean
start_threads (MaillageStore *self, MaillageSqlConnection *take_writer, GError **error)
{
  g_autoptr (MaillageSqlConnection) writer = take_writer;
  g_autoptr (MaillageSqlConnection) scanner = NULL;

  scanner = maillage_sql_connection_open (self->path, MAILLAGE_SQL_OPEN_QUERY_ONLY, error);
  if (scanner == NULL)
    return FALSE;
  self->reader = maillage_sql_connection_open (self->path, MAILLAGE_SQL_OPEN_QUERY_ONLY, error);
  if (self->reader == NULL)
    return FALSE;
  maillage_sql_connection_hand_over (self->reader); /* the main thread's, whichever opens it */
  self->writer = maillage_sql_worker_new ("maillage-writer", g_steal_pointer (&writer));
  self->scanner = maillage_sql_worker_new ("maillage-scanner", g_steal_pointer (&scanner));
  return TRUE;
}

static MaillageSqlOpenFlags
connection_flags (MaillageStore *self, MaillageOpenFlags flags)
{
  if (self->protected_file)
    return MAILLAGE_SQL_OPEN_QUERY_ONLY;
  return ((flags & MAILLAGE_OPEN_CREATE) ? MAILLAGE_SQL_OPEN_CREATE : MAILLAGE_SQL_OPEN_READ_WRITE)
         | (self->notice != NULL ? MAILLAGE_SQL_OPEN_ROLLBACK : 0);
}

/* Its first bytes were ours: what SQLite cannot read is a store that was damaged, not a letter. */
static void
say_damaged (GError **error)
{
  if (!g_error_matches (*error, MAILLAGE_SQL_ERROR, MAILLAGE_SQL_ERROR_NOT_A_DATABASE))
    return;
  g_clear_error (error);
  g_set_error_literal (
      error, MAILLAGE_ERROR, MAILLAGE_ERROR_DAMAGED, _ ("The store is damaged. Restore a backup."));
}

/* Opens what has settled, but for what is told to others. */
static gboolean
open_here (MaillageStore *self, const char *path, MaillageOpenFlags flags, GError **error)
{
  g_autoptr (MaillageSqlConnection) db = NULL;

  if (_maillage_store_check_file (path, flags, error) && _maillage_store_check_wal (path, error))
    db = maillage_sql_connection_open (path, connection_flags (self, flags), error);
  if (db == NULL || !prepare_file (self, db, path, flags, error))
    return FALSE;
  self->path = g_strdup (path);
  self->read_only = self->protected_file;
  if (start_threads (self, g_steal_pointer (&db), error))
    return TRUE;
  maillage_store_close (self);
  return FALSE;
}

static void
say_why (GError *take_failed, GError **error)
{
  say_damaged (&take_failed);
  _maillage_store_translate_error (&take_failed);
  g_propagate_error (error, take_failed);
}

gboolean
_maillage_store_open_apart (MaillageStore *self,
                            const char *path,
                            const char *fs_type,
                            MaillageOpenFlags flags,
                            GError **error)
{
  g_autofree char *place = _maillage_place_dup_path (path);
  g_autoptr (GError) failed = NULL;

  self->damaged = FALSE;
  self->protected_file = maillage_sql_is_protected (place);
  if (_maillage_store_settle (self, place, fs_type, &failed)
      && open_here (self, place, flags, &failed))
    return TRUE;
  _maillage_store_unsettle (self, place);
  say_why (g_steal_pointer (&failed), error);
  return FALSE;
}

gboolean
_maillage_store_enter (MaillageStore *self, GError **error)
{
  g_autoptr (GError) failed = NULL;

  if (!_maillage_store_read_catalogue (self, &failed))
    {
      maillage_store_close (self);
      say_why (g_steal_pointer (&failed), error);
      return FALSE;
    }
  _maillage_registry_set_store (self->registry, self);
  _maillage_store_feed_start (self);
  _maillage_store_erasure_start (self);
  _maillage_store_index_later (self);
  return TRUE;
}

gboolean
_maillage_store_open_on (MaillageStore *self,
                         const char *path,
                         const char *fs_type,
                         MaillageOpenFlags flags,
                         GError **error)
{
  if (!_maillage_store_open_apart (self, path, fs_type, flags, error))
    return FALSE;
  if (!self->read_only)
    _maillage_backup_sweep (self->path);
  return _maillage_store_enter (self, error);
}

/**
 * maillage_store_open:
 * @self: a store
 * @path: its file
 * @flags: whether it may be made or migrated
 * @error: why not, in a sentence; nothing was changed then
 *
 * Opens the file. A migration first copies it into `<path>.backups/`. A file that can only be read
 * is opened to be read: see maillage_store_get_read_only(). One on a network file system or in a
 * synchronised folder is refused, unless the user's home is there.
 *
 * Returns: whether it is open
 */
gboolean
maillage_store_open (MaillageStore *self, const char *path, MaillageOpenFlags flags, GError **error)
{
  g_autofree char *fs_type = NULL;

  g_return_val_if_fail (MAILLAGE_IS_STORE (self), FALSE);
  g_return_val_if_fail (self->path == NULL, FALSE);
  fs_type = _maillage_place_dup_fs_type (path);
  return _maillage_store_open_on (self, path, fs_type, flags, error);
}

/* A file that is put in the store's place by hand is not to be written over by what is left there.
 * Another program that reads just now empties it later. */
static gboolean
empty_wal (MaillageSqlConnection *db, gpointer data, GError **error)
{
  gboolean whole;

  return maillage_sql_checkpoint (db, 0, &whole, error);
}

/**
 * maillage_store_close:
 * @self: a store
 *
 * Finishes what is being written, then closes the file. The store may be opened again.
 */
void
maillage_store_close (MaillageStore *self)
{
  g_return_if_fail (MAILLAGE_IS_STORE (self));
  if (self->path == NULL)
    return;
  _maillage_store_feed_stop (self);
  g_clear_handle_id (&self->erasing_id, g_source_remove);
  _maillage_store_index_stop (self);
  g_clear_pointer (&self->scanner, maillage_sql_worker_free);
  g_clear_pointer (&self->reader, maillage_sql_connection_close);
  if (self->writer != NULL && !self->read_only)
    maillage_sql_worker_call (self->writer, empty_wal, NULL, NULL);
  g_clear_pointer (&self->writer, maillage_sql_worker_free);
  g_clear_pointer (&self->layouts, maillage_layouts_unref);
  if (self->registry != NULL && _maillage_registry_get_store (self->registry) == self)
    _maillage_registry_set_store (self->registry, NULL);
  _maillage_store_unsettle (self, self->path);
  g_clear_pointer (&self->path, g_free);
}

typedef struct
{
  MaillageStore *store;
  GPtrArray *kinds;
} ApplyKinds;

static gboolean
apply_kinds_there (MaillageSqlConnection *db, gpointer data, GError **error)
{
  ApplyKinds *job = data;

  return bring_up_to_date (db, job->store->path, job->kinds, TRUE, error);
}

gboolean
_maillage_store_apply_kinds (MaillageStore *self, GError **error)
{
  g_autoptr (GPtrArray) kinds = maillage_registry_list_kinds (self->registry);
  ApplyKinds job = { self, kinds };

  if (!maillage_sql_worker_call (self->writer, apply_kinds_there, &job, error)
      || !_maillage_store_read_catalogue (self, error))
    {
      _maillage_store_translate_error (error);
      return FALSE;
    }
  return TRUE;
}
