/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-archive-private.h"

#include "maillage-backup-private.h"
#include "maillage-csv.h"
#include "maillage-date.h"
#include "maillage-files-private.h"
#include "maillage-store-private.h"
#include "maillage-tar-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define FOLDER "maillage/"
#define STORE_FOLDER FOLDER "store/"
#define STORE "maillage.db"

char *
_maillage_archive_dup_name (void)
{
  g_autoptr (MaillageDate) today = maillage_date_new_today ();

  return g_strdup_printf ("maillage-%s.tar", maillage_date_get_earliest (today));
}

gboolean
_maillage_archive_is_one (const char *path)
{
  return _maillage_tar_is_one (path);
}

/* The tables that are read without us */

static void
append_column (GString *sql, const MaillageLayoutField *field)
{
  if (field->stored)
    g_string_append_printf (sql, ", k.\"%s\"", field->id);
  else
    g_string_append_printf (sql,
                            ", (SELECT group_concat (name, '; ') FROM (SELECT"
                            " coalesce (t.title, l.name) AS name FROM link AS l"
                            " LEFT JOIN record AS t ON t.id = l.target"
                            " WHERE l.source = r.id AND l.role = '%s'"
                            " ORDER BY l.position, l.id))",
                            field->id);
}

static gboolean
has_column (const MaillageLayoutField *field)
{
  return (field->stored || field->is_link) && !maillage_field_get_retired (field->field);
}

static char *
dup_table_sql (MaillageLayout *layout)
{
  GString *sql = g_string_new ("SELECT r.uuid, o.title, r.trashed IS NOT NULL");

  for (guint i = 0; i < layout->n_fields; i++)
    if (has_column (&layout->fields[i]))
      append_column (sql, &layout->fields[i]);
  g_string_append_printf (sql,
                          " FROM %s AS k JOIN record AS r ON r.id = k.id"
                          " LEFT JOIN record AS o ON o.id = r.owner ORDER BY r.id",
                          layout->table);
  return g_string_free (sql, FALSE);
}

static void
append_head (GString *text, MaillageLayout *layout)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();

  for (guint i = 0; i < layout->n_fields; i++)
    if (has_column (&layout->fields[i]))
      g_ptr_array_add (cells, (gpointer) maillage_field_get_label (layout->fields[i].field));
  g_ptr_array_add (cells, (gpointer) _ ("Belongs to"));
  g_ptr_array_add (cells, (gpointer) _ ("In the trash"));
  g_ptr_array_add (cells, (gpointer) "UUID");
  _maillage_csv_append (text, (const char *const *) cells->pdata, cells->len, ';');
}

static void
append_row (GString *text, MaillageLayout *layout, MaillageSqlStatement *row)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  int column = 3;

  for (guint i = 0; i < layout->n_fields; i++)
    if (has_column (&layout->fields[i]))
      {
        const char *value = maillage_sql_column_text (row, column++);
        gboolean shown = value == NULL || layout->fields[i].is_link;

        g_ptr_array_add (cells,
                         shown ? g_strdup (value != NULL ? value : "")
                               : maillage_field_format (layout->fields[i].field, value));
      }
  g_ptr_array_add (cells, g_strdup (maillage_sql_column_text (row, 1)));
  g_ptr_array_add (cells, g_strdup (maillage_sql_column_int64 (row, 2) ? _ ("yes") : ""));
  g_ptr_array_add (cells, g_strdup (maillage_sql_column_text (row, 0)));
  for (guint i = 0; i < cells->len; i++)
    if (cells->pdata[i] == NULL)
      cells->pdata[i] = g_strdup ("");
  _maillage_csv_append (text, (const char *const *) cells->pdata, cells->len, ';');
}

/* Its plural is its name; two kinds may have the same. */
static char *
dup_table_name (MaillageLayout *layout, GHashTable *names)
{
  g_autofree char *plural
      = g_strdelimit (g_strndup (maillage_kind_get_plural (layout->kind), 40), "/\\:", ' ');
  char *name;

  if (!g_utf8_validate (plural, -1, NULL))
    *g_utf8_find_prev_char (plural, plural + strlen (plural)) = '\0';
  name = g_strdup_printf (FOLDER "%s/%s.csv", _ ("tables"), plural);
  if (!g_hash_table_add (names, name))
    {
      name = g_strdup_printf (FOLDER "%s/%.60s.csv", _ ("tables"), layout->id);
      g_hash_table_add (names, name);
    }
  return name; /* the table keeps it */
}

static gboolean
add_table (MaillageTar *tar,
           MaillageSqlConnection *db,
           MaillageLayout *layout,
           GHashTable *names,
           GError **error)
{
  g_autofree char *sql = dup_table_sql (layout);
  /* With the mark by which older spreadsheets know UTF-8. */
  g_autoptr (GString) text = g_string_new ("\xef\xbb\xbf");
  g_autoptr (MaillageSqlStatement) row = maillage_sql_prepare (db, sql, error);
  gboolean any = FALSE;
  MaillageSqlStep step;

  if (row == NULL)
    return FALSE;
  append_head (text, layout);
  while ((step = maillage_sql_step (row, error)) == MAILLAGE_SQL_ROW)
    {
      append_row (text, layout, row);
      any = TRUE;
    }
  if (step == MAILLAGE_SQL_FAILED || !any)
    return step == MAILLAGE_SQL_DONE;
  return _maillage_tar_add_text (tar, dup_table_name (layout, names), text->str, error);
}

static gboolean
add_tables (MaillageTar *tar, MaillageSqlConnection *db, MaillageLayouts *layouts, GError **error)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GList) ids
      = g_list_sort (g_hash_table_get_keys (layouts->by_id), (GCompareFunc) strcmp);

  for (GList *id = ids; id != NULL; id = id->next)
    if (!add_table (tar, db, maillage_layouts_find (layouts, id->data), names, error))
      return FALSE;
  return TRUE;
}

/* Writing */

typedef struct
{
  char *store_path, *path;
  MaillageLayouts *layouts;
  int held; /* while one comes back, see _maillage_backup_hold () */
} Job;

static void
job_free (gpointer data)
{
  Job *self = data;

  _maillage_backup_release (self->held);
  g_free (self->store_path);
  g_free (self->path);
  g_clear_pointer (&self->layouts, maillage_layouts_unref);
  g_free (self);
}

static Job *
job_new (MaillageStore *store, const char *path)
{
  Job *self = g_new0 (Job, 1);

  self->store_path = g_strdup (store->path);
  self->path = g_strdup (path);
  self->layouts = maillage_layouts_ref (store->layouts);
  self->held = _maillage_backup_hold (store->path);
  return self;
}

static gboolean
add_readme (MaillageTar *tar, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *when = g_date_time_format (now, "%x %R");
  g_autofree char *text = g_strdup_printf (
      _ ("Everything that Maillage held on %s.\n\n"
         "In “tables”: one table for each kind of record, for any spreadsheet.\n"
         "In “store”: the store itself and its files. To come back to it on this machine or "
         "another, "
         "open Maillage, then Preferences, General, “Bring everything back”, and choose the whole "
         "file you took this from.\n\n"
         "It holds personal data: keep it as you keep the store, and remove it when it has "
         "served.\n"),
      when);

  return _maillage_tar_add_text (tar, FOLDER "LISEZ-MOI.txt", text, error);
}

static gboolean
add_files (MaillageTar *tar, MaillageSqlConnection *db, const Job *job, GError **error)
{
  g_autoptr (GHashTable) used = _maillage_files_list_used (db, TRUE, error);
  g_autofree char *folder = _maillage_files_dup_folder (job->store_path);
  g_autoptr (GList) sums = NULL;

  if (used == NULL)
    return FALSE;
  sums = g_list_sort (g_hash_table_get_keys (used), (GCompareFunc) strcmp);
  for (GList *sum = sums; sum != NULL; sum = sum->next)
    {
      g_autofree char *path = g_build_filename (folder, sum->data, NULL);
      g_autofree char *name
          = g_strconcat (STORE_FOLDER STORE MAILLAGE_FILES_SUFFIX "/", sum->data, NULL);

      /* One that is missing is a fault that the check tells, and no reason to take nothing. */
      if (g_file_test (path, G_FILE_TEST_IS_REGULAR)
          && !_maillage_tar_add_file (tar, name, path, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
copy_store (const char *from_path, const char *to_path, GError **error)
{
  g_autoptr (MaillageSqlConnection) from
      = maillage_sql_connection_open (from_path, MAILLAGE_SQL_OPEN_QUERY_ONLY, error);

  return from != NULL && maillage_sql_backup_to (from, to_path, error)
         && _maillage_backup_verify (to_path, error);
}

static gboolean
write_entries (const Job *job, const char *copy, GCancellable *cancellable, GError **error)
{
  g_autoptr (MaillageTar) tar = _maillage_tar_new (job->path, cancellable, error);
  g_autoptr (MaillageSqlConnection) db = NULL;

  if (tar == NULL || !add_readme (tar, error)
      || !_maillage_tar_add_file (tar, STORE_FOLDER STORE, copy, error))
    return FALSE;
  db = maillage_sql_connection_open (copy, MAILLAGE_SQL_OPEN_QUERY_ONLY, error);
  return db != NULL && add_files (tar, db, job, error) && add_tables (tar, db, job->layouts, error)
         && _maillage_tar_finish (tar, error);
}

static gboolean
write_job (const Job *job, GCancellable *cancellable, GError **error)
{
  /* A store that can only be read has a folder that can only be read. */
  gboolean fixed = maillage_sql_is_protected (job->store_path);
  g_autofree char *copy = g_strconcat (fixed ? job->path : job->store_path, ".taking", NULL);
  gboolean ok;

  _maillage_backup_remove (copy); /* left by a crash */
  ok = copy_store (job->store_path, copy, error) && write_entries (job, copy, cancellable, error);
  _maillage_backup_remove (copy);
  if (!ok)
    _maillage_store_translate_error (error);
  return ok;
}

static gboolean
check_target (MaillageStore *store, const char *path, GError **error)
{
  g_autoptr (GFile) one = g_file_new_for_path (path);
  g_autoptr (GFile) other = g_file_new_for_path (store->path);

  if (!g_file_equal (one, other))
    return TRUE;
  g_set_error (error,
               MAILLAGE_ERROR,
               MAILLAGE_ERROR_REFUSED,
               _ ("“%s” is the store itself: choose another name."),
               path);
  return FALSE;
}

gboolean
_maillage_archive_write (MaillageStore *store, const char *path, GError **error)
{
  Job *job;
  gboolean ok;

  if (!check_target (store, path, error))
    return FALSE;
  job = job_new (store, path);
  ok = write_job (job, NULL, error);
  job_free (job);
  return ok;
}

static void
write_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (write_job (data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
_maillage_archive_write_async (MaillageStore *store,
                               const char *path,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);
  GError *error = NULL;

  if (!check_target (store, path, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  g_task_set_task_data (task, job_new (store, path), job_free);
  g_task_run_in_thread (task, write_in_thread);
}

gboolean
_maillage_archive_write_finish (MaillageStore *store, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Coming back */

static char *
dup_coming (const char *store_path)
{
  return g_strconcat (store_path, ".coming", NULL);
}

void
_maillage_archive_remove_coming (const char *store_path)
{
  g_autofree char *folder = dup_coming (store_path);
  g_autofree char *path = g_build_filename (folder, STORE, NULL);

  _maillage_backup_remove (path);
  g_rmdir (folder);
}

/* Where the store it held is now, whole. */
static char *
unpack (const Job *job, GCancellable *cancellable, GError **error)
{
  g_autofree char *folder = dup_coming (job->store_path);
  g_autofree char *path = g_build_filename (folder, STORE, NULL);

  _maillage_archive_remove_coming (job->store_path);
  if (g_mkdir (folder, 0700) != 0)
    {
      g_set_error (error,
                   MAILLAGE_ERROR,
                   MAILLAGE_ERROR_FAILED,
                   _ ("The folder “%s” cannot be made: %s"),
                   folder,
                   g_strerror (errno));
      return NULL;
    }
  if (!_maillage_tar_unpack (job->path, STORE_FOLDER, folder, cancellable, error))
    return NULL;
  if (g_file_test (path, G_FILE_TEST_EXISTS) && _maillage_backup_verify (path, error))
    return g_steal_pointer (&path);
  if (error != NULL && *error == NULL)
    g_set_error (error,
                 MAILLAGE_ERROR,
                 MAILLAGE_ERROR_NOT_A_STORE,
                 _ ("There is no store in “%s”."),
                 job->path);
  return NULL;
}

gboolean
_maillage_archive_restore (MaillageStore *store, const char *path, GError **error)
{
  Job *job = job_new (store, path);
  g_autofree char *ready = unpack (job, NULL, error);
  gboolean ok = ready != NULL && maillage_store_restore (store, ready, error);

  _maillage_archive_remove_coming (job->store_path);
  job_free (job);
  return ok;
}

static void
on_restored (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  const Job *job = g_task_get_task_data (task);
  GError *error = NULL;
  gboolean ok = maillage_store_restore_finish (MAILLAGE_STORE (source), result, &error);

  _maillage_archive_remove_coming (job->store_path);
  if (ok)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
unpack_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  char *ready = unpack (data, cancellable, &error);

  if (ready != NULL)
    g_task_return_pointer (task, ready, g_free);
  else
    g_task_return_error (task, error);
}

static void
on_unpacked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  const Job *job = g_task_get_task_data (task);
  GError *error = NULL;
  g_autofree char *ready = g_task_propagate_pointer (G_TASK (result), &error);

  if (ready != NULL)
    {
      maillage_store_restore_async (
          MAILLAGE_STORE (source), ready, NULL, on_restored, g_steal_pointer (&task));
      return;
    }
  _maillage_archive_remove_coming (job->store_path);
  g_task_return_error (task, error);
}

void
_maillage_archive_restore_async (MaillageStore *store,
                                 const char *path,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  GTask *task = g_task_new (store, NULL, callback, user_data);
  g_autoptr (GTask) unpacking = g_task_new (store, NULL, on_unpacked, task);

  g_task_set_task_data (task, job_new (store, path), job_free);
  g_task_set_task_data (unpacking, job_new (store, path), job_free);
  g_task_run_in_thread (unpacking, unpack_in_thread);
}

gboolean
_maillage_archive_restore_finish (MaillageStore *store, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
