/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-import.h"

#include "maillage-import-private.h"
#include "maillage-own-territory-private.h"
#include "maillage-registry-private.h"
#include "maillage-store-private.h"

#include <glib/gi18n-lib.h>

/**
 * MaillageImport:
 *
 * A CSV file on its way into the store.
 *
 * Opened, its columns are matched to PATHs (a first guess is made); a check says line by line what
 * would be created, changed, left alone and refused; applying makes one change, one step of undo.
 * Used from the main thread; the check works on a thread of its own, on a snapshot of the store.
 */
G_DEFINE_FINAL_TYPE (MaillageImport, maillage_import, G_TYPE_OBJECT)

static void
forget_check (MaillageImport *self)
{
  g_clear_pointer (&self->mapping, _maillage_import_mapping_free);
  self->checked = FALSE;
}

static void
maillage_import_finalize (GObject *object)
{
  MaillageImport *self = MAILLAGE_IMPORT (object);

  forget_check (self);
  g_clear_pointer (&self->csv, _maillage_csv_free);
  g_ptr_array_unref (self->paths);
  g_free (self->key);
  g_clear_object (&self->store);
  g_clear_object (&self->gazetteer);
  g_clear_pointer (&self->own, g_ptr_array_unref);
  g_clear_object (&self->kind);
  G_OBJECT_CLASS (maillage_import_parent_class)->finalize (object);
}

static void
maillage_import_class_init (MaillageImportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = maillage_import_finalize;
}

static void
maillage_import_init (MaillageImport *self)
{
  self->paths = g_ptr_array_new_with_free_func (g_free);
}

/**
 * maillage_import_new:
 * @store: an open store
 * @gazetteer: (nullable): what territories are looked up in
 * @kind: the kind of record that each line is
 *
 * Returns: (transfer full): an import without a file
 */
MaillageImport *
maillage_import_new (MaillageStore *store, MaillageGazetteer *gazetteer, MaillageKind *kind)
{
  MaillageImport *self;

  g_return_val_if_fail (MAILLAGE_IS_STORE (store), NULL);
  g_return_val_if_fail (MAILLAGE_IS_KIND (kind), NULL);
  self = g_object_new (MAILLAGE_TYPE_IMPORT, NULL);
  self->store = g_object_ref (store);
  self->kind = g_object_ref (kind);
  if (gazetteer != NULL)
    self->gazetteer = g_object_ref (gazetteer);
  return self;
}

/**
 * maillage_import_open:
 * @self: an import
 * @path: a CSV file; its encoding (UTF-8, UTF-16, Windows-1252) and its separator are found
 * @error: MAILLAGE_ERROR_UNREADABLE
 *
 * Reads the file, whose first row is the columns' titles, and guesses the mapping.
 *
 * Returns: whether it could be read
 */
gboolean
maillage_import_open (MaillageImport *self, const char *path, GError **error)
{
  MaillageCsv *csv;

  g_return_val_if_fail (MAILLAGE_IS_IMPORT (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);
  csv = _maillage_csv_read (path, error);
  if (csv == NULL)
    return FALSE;
  forget_check (self);
  g_clear_pointer (&self->csv, _maillage_csv_free);
  self->csv = csv;
  g_ptr_array_set_size (self->paths, 0);
  _maillage_import_guess (self);
  return TRUE;
}

/**
 * maillage_import_get_encoding:
 * @self: an import
 *
 * Returns: (transfer none) (nullable): `UTF-8`, `UTF-16` or `Windows-1252`, as the file was read
 */
const char *
maillage_import_get_encoding (MaillageImport *self)
{
  g_return_val_if_fail (MAILLAGE_IS_IMPORT (self) && self->csv != NULL, NULL);
  return _maillage_csv_get_encoding (self->csv);
}

/**
 * maillage_import_get_separator:
 * @self: an import
 *
 * Returns: the character between two values of a line
 */
char
maillage_import_get_separator (MaillageImport *self)
{
  g_return_val_if_fail (MAILLAGE_IS_IMPORT (self) && self->csv != NULL, ';');
  return _maillage_csv_get_separator (self->csv);
}

/**
 * maillage_import_get_n_rows:
 * @self: an import with a file
 *
 * Returns: how many lines hold data
 */
guint
maillage_import_get_n_rows (MaillageImport *self)
{
  g_return_val_if_fail (MAILLAGE_IS_IMPORT (self) && self->csv != NULL, 0);
  return _maillage_csv_get_n_rows (self->csv) - 1;
}

/**
 * maillage_import_get_n_columns:
 * @self: an import
 *
 * Returns: how many columns the file has
 */
guint
maillage_import_get_n_columns (MaillageImport *self)
{
  g_return_val_if_fail (MAILLAGE_IS_IMPORT (self) && self->csv != NULL, 0);
  return _maillage_csv_get_n_cells (self->csv, 0);
}

/**
 * maillage_import_get_column:
 * @self: an import
 * @column: its place, from 0
 *
 * Returns: (transfer none): the title of the column
 */
const char *
maillage_import_get_column (MaillageImport *self, guint column)
{
  g_return_val_if_fail (MAILLAGE_IS_IMPORT (self) && self->csv != NULL, NULL);
  return _maillage_csv_get_cell (self->csv, 0, column);
}

/**
 * maillage_import_get_path:
 * @self: an import
 * @column: its place, from 0
 *
 * Returns: (transfer none) (nullable): the path of the field it fills; %NULL when it is not
 * imported
 */
const char *
maillage_import_get_path (MaillageImport *self, guint column)
{
  g_return_val_if_fail (MAILLAGE_IS_IMPORT (self) && self->csv != NULL, NULL);
  g_return_val_if_fail (column < self->paths->len, NULL);
  return g_ptr_array_index (self->paths, column);
}

/* Whether the path alone can be followed. */
static gboolean
check_path (MaillageImport *self, const char *path, GError **error)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();
  g_autofree char *own = g_strdup (path);
  g_autoptr (GError) why = NULL;
  ImportMapping *mapping;

  g_ptr_array_add (paths, own);
  mapping = _maillage_import_map (
      maillage_store_get_registry (self->store), self->kind, paths, NULL, &why);
  if (mapping != NULL)
    _maillage_import_mapping_free (mapping);
  else if (g_error_matches (why, MAILLAGE_ERROR, MAILLAGE_ERROR_UNKNOWN_FIELD))
    {
      g_propagate_error (error, g_steal_pointer (&why));
      return FALSE;
    }
  return TRUE;
}

/**
 * maillage_import_set_path:
 * @self: an import with a file
 * @column: a column
 * @path: (nullable): `name`, `territory`, `tags`, `roles[referent=technical].person.email`; %NULL
 *   leaves the column out. Several columns may fill one field together.
 * @error: MAILLAGE_ERROR_UNKNOWN_FIELD
 *
 * Returns: whether the path leads to a field
 */
gboolean
maillage_import_set_path (MaillageImport *self, guint column, const char *path, GError **error)
{
  g_return_val_if_fail (MAILLAGE_IS_IMPORT (self) && self->csv != NULL, FALSE);
  g_return_val_if_fail (column < self->paths->len, FALSE);
  if (path != NULL && !check_path (self, path, error))
    return FALSE;
  forget_check (self);
  g_free (g_ptr_array_index (self->paths, column));
  g_ptr_array_index (self->paths, column) = g_strdup (path);
  return TRUE;
}

/**
 * maillage_import_get_key:
 * @self: an import
 *
 * Returns: (transfer none) (nullable): the fields, with commas between them, by which a line finds
 * its record; %NULL when the program chooses
 */
const char *
maillage_import_get_key (MaillageImport *self)
{
  g_return_val_if_fail (MAILLAGE_IS_IMPORT (self), NULL);
  return self->key;
}

/**
 * maillage_import_set_key:
 * @self: an import
 * @key: (nullable): ids of fields, joined by commas; %NULL takes a unique field when the line has
 *   one, or else the fields of the title
 * @error: MAILLAGE_ERROR_UNKNOWN_FIELD
 *
 * Returns: whether the kind has those fields
 */
gboolean
maillage_import_set_key (MaillageImport *self, const char *key, GError **error)
{
  g_auto (GStrv) ids = g_strsplit (key != NULL ? key : "", ",", -1);

  g_return_val_if_fail (MAILLAGE_IS_IMPORT (self), FALSE);
  for (gsize i = 0; ids[i] != NULL; i++)
    if (maillage_kind_find_field (self->kind, g_strstrip (ids[i])) == NULL)
      {
        g_set_error (error,
                     MAILLAGE_ERROR,
                     MAILLAGE_ERROR_UNKNOWN_FIELD,
                     _ ("“%s” has no field named “%s”."),
                     maillage_kind_get_label (self->kind),
                     ids[i]);
        return FALSE;
      }
  forget_check (self);
  g_free (self->key);
  self->key = g_strdup (key);
  return TRUE;
}

/**
 * maillage_import_get_mode:
 * @self: an import
 *
 * Returns: whether lines make records, change those there are, or both
 */
MaillageImportMode
maillage_import_get_mode (MaillageImport *self)
{
  g_return_val_if_fail (MAILLAGE_IS_IMPORT (self), MAILLAGE_IMPORT_AUTO);
  return self->mode;
}

void
maillage_import_set_mode (MaillageImport *self, MaillageImportMode mode)
{
  g_return_if_fail (MAILLAGE_IS_IMPORT (self));
  forget_check (self);
  self->mode = mode;
}

/**
 * maillage_import_get_progress:
 * @self: an import
 *
 * Returns: from 0 to 1, how far the check that runs has come
 */
double
maillage_import_get_progress (MaillageImport *self)
{
  g_return_val_if_fail (MAILLAGE_IS_IMPORT (self), 0);
  return g_atomic_int_get (&self->progress) / 1000.0;
}

static void
check_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  MaillageImport *self = source;
  g_autoptr (GError) error = NULL;
  g_autoptr (MaillageSqlConnection) db = maillage_sql_connection_open (
      g_task_get_task_data (task), MAILLAGE_SQL_OPEN_QUERY_ONLY, &error);
  g_autoptr (MaillageImportReport) report = NULL;

  if (db != NULL && maillage_sql_begin_read (db, &error)
      && _maillage_import_load (self->mapping, db, &error))
    {
      maillage_sql_rollback (db);
      report = _maillage_import_run (self, self->mapping, cancellable, &error);
    }
  if (report != NULL)
    {
      g_task_return_pointer (task, g_steal_pointer (&report), g_object_unref);
      return;
    }
  _maillage_store_translate_error (&error);
  g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * maillage_import_check_async:
 * @self: an import with a file
 * @cancellable: (nullable): stops it
 * @callback: called when it is done
 * @user_data: data for @callback
 *
 * Reads every line against a snapshot of the store; nothing is written. The import may not be
 * changed before it is done.
 */
void
maillage_import_check_async (MaillageImport *self,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  GError *error = NULL;

  g_return_if_fail (MAILLAGE_IS_IMPORT (self) && self->csv != NULL);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, maillage_import_check_async);
  g_task_set_task_data (task, g_strdup (maillage_store_get_path (self->store)), g_free);
  forget_check (self);
  g_clear_pointer (&self->own, g_ptr_array_unref);
  self->own = _maillage_own_list (self->store);
  g_atomic_int_set (&self->progress, 0);
  self->mapping = _maillage_import_map (
      maillage_store_get_registry (self->store), self->kind, self->paths, self->key, &error);
  if (self->mapping == NULL)
    g_task_return_error (task, error);
  else
    g_task_run_in_thread (task, check_in_thread);
}

/**
 * maillage_import_check_finish:
 * @self: an import
 * @result: the result
 * @error: why there is none
 *
 * Returns: (transfer full): what would become of each line
 */
MaillageImportReport *
maillage_import_check_finish (MaillageImport *self, GAsyncResult *result, GError **error)
{
  MaillageImportReport *report;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  report = g_task_propagate_pointer (G_TASK (result), error);
  self->checked = report != NULL;
  return report;
}

static void
store_result (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

/* Runs the loop of a context of its own until the answer is there. */
static GAsyncResult *
wait_for (GMainContext *context, GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (context, TRUE);
  g_main_context_pop_thread_default (context);
  return *result;
}

/**
 * maillage_import_check:
 * @self: an import with a file
 * @error: why it could not be read
 *
 * maillage_import_check_async() for a program without a main loop; it waits.
 *
 * Returns: (transfer full): what each line would do
 */
MaillageImportReport *
maillage_import_check (MaillageImport *self, GError **error)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (GAsyncResult) result = NULL;

  g_return_val_if_fail (MAILLAGE_IS_IMPORT (self) && self->csv != NULL, NULL);
  g_main_context_push_thread_default (context);
  maillage_import_check_async (self, NULL, store_result, &result);
  return maillage_import_check_finish (self, wait_for (context, &result), error);
}

static void
on_committed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  MaillageChange *change = maillage_store_commit_finish (MAILLAGE_STORE (source), result, &error);

  if (change != NULL)
    g_task_return_pointer (task, change, g_object_unref);
  else
    g_task_return_error (task, error);
}

static MaillageEdit *
make_edit (MaillageImport *self, GError **error)
{
  g_autoptr (MaillageEdit) edit = _maillage_import_make_edit (self);

  forget_check (self);
  if (!maillage_edit_is_empty (edit))
    return g_steal_pointer (&edit);
  g_set_error_literal (error,
                       MAILLAGE_ERROR,
                       MAILLAGE_ERROR_REFUSED,
                       _ ("The file changes nothing: there is nothing to import."));
  return NULL;
}

/**
 * maillage_import_apply_async:
 * @self: an import that was checked
 * @cancellable: (nullable): stops it, and nothing is written
 * @callback: called when it is done
 * @user_data: data for @callback
 *
 * Writes what the last check found, in one transaction; refused lines are left out.
 */
void
maillage_import_apply_async (MaillageImport *self,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (MaillageEdit) edit = NULL;
  GError *error = NULL;

  g_return_if_fail (MAILLAGE_IS_IMPORT (self));
  g_return_if_fail (self->checked);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, maillage_import_apply_async);
  edit = make_edit (self, &error);
  if (edit == NULL)
    g_task_return_error (task, error);
  else
    maillage_store_commit_async (
        self->store, edit, cancellable, on_committed, g_steal_pointer (&task));
}

/**
 * maillage_import_apply_finish:
 * @self: an import
 * @result: the result
 * @error: why nothing was written
 *
 * Returns: (transfer full): the change
 */
MaillageChange *
maillage_import_apply_finish (MaillageImport *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * maillage_import_apply:
 * @self: an import that was checked
 * @error: why nothing was written
 *
 * maillage_import_apply_async() for a program without a main loop; it waits.
 *
 * Returns: (transfer full): the change
 */
MaillageChange *
maillage_import_apply (MaillageImport *self, GError **error)
{
  g_autoptr (MaillageEdit) edit = NULL;

  g_return_val_if_fail (MAILLAGE_IS_IMPORT (self), NULL);
  g_return_val_if_fail (self->checked, NULL);
  edit = make_edit (self, error);
  return edit != NULL ? maillage_store_commit (self->store, edit, error) : NULL;
}
