/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* What keeps the folder of contents sound: sweeping, checking, copying it whole. */

#include "maillage-backup-private.h"
#include "maillage-files-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#define A_DAY (24 * 60 * 60)

/* The sums in any text: a record that was purged is kept whole in one line of the history. */
void
_maillage_files_add_sums_in (const char *text, GHashTable *used)
{
  while (*text != '\0')
    {
      gsize length = strspn (text, "0123456789abcdef");

      if (length == MAILLAGE_FILES_SUM_LENGTH && text[length] == ' ')
        g_hash_table_add (used, g_strndup (text, length));
      text += MAX (length, 1);
    }
}

static gboolean
add_sums (MaillageSqlConnection *db, const char *sql, GHashTable *used, GError **error)
{
  g_autoptr (MaillageSqlStatement) statement = maillage_sql_prepare (db, sql, error);
  MaillageSqlStep step;

  if (statement == NULL)
    return FALSE;
  while ((step = maillage_sql_step (statement, error)) == MAILLAGE_SQL_ROW)
    if (!maillage_sql_column_is_null (statement, 0))
      _maillage_files_add_sums_in (maillage_sql_column_text (statement, 0), used);
  return step == MAILLAGE_SQL_DONE;
}

/* The statements that read each kind's file fields. */
static GPtrArray *
list_columns (MaillageSqlConnection *db, GError **error)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (MaillageSqlStatement) statement
      = maillage_sql_prepare (db,
                              "SELECT kind.id, field.id FROM field JOIN kind"
                              " ON kind.number = field.kind WHERE field.type = 'file'",
                              error);
  MaillageSqlStep step;

  if (statement == NULL)
    return NULL;
  while ((step = maillage_sql_step (statement, error)) == MAILLAGE_SQL_ROW)
    {
      g_autofree char *table = maillage_sql_quote_name (maillage_sql_column_text (statement, 0));
      g_autofree char *column = maillage_sql_quote_name (maillage_sql_column_text (statement, 1));

      g_ptr_array_add (
          columns,
          g_strdup_printf ("SELECT %s FROM %s WHERE %s IS NOT NULL", column, table, column));
    }
  return step == MAILLAGE_SQL_DONE ? g_steal_pointer (&columns) : NULL;
}

GHashTable *
_maillage_files_list_used (MaillageSqlConnection *db, gboolean history, GError **error)
{
  g_autoptr (GHashTable) used = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) columns = list_columns (db, error);

  if (columns == NULL)
    return NULL;
  for (guint i = 0; i < columns->len; i++)
    if (!add_sums (db, g_ptr_array_index (columns, i), used, error))
      return NULL;
  if (history
      && !add_sums (db,
                    "SELECT new FROM change_item WHERE length (new) > 64"
                    " UNION SELECT old FROM change_item WHERE length (old) > 64",
                    used,
                    error))
    return NULL;
  return g_steal_pointer (&used);
}

static gboolean
is_old (const char *path, gint64 younger)
{
  GStatBuf info;

  return g_stat (path, &info) == 0
         && g_get_real_time () / G_USEC_PER_SEC - (gint64) info.st_mtime >= younger;
}

int
_maillage_files_sweep (const char *path, gint64 younger, GError **error)
{
  g_autofree char *folder = _maillage_files_dup_folder (path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (MaillageSqlConnection) db = NULL;
  g_autoptr (GHashTable) used = NULL;
  const char *name;
  int removed = 0;

  if (dir == NULL) /* no file was ever added */
    return 0;
  db = maillage_sql_connection_open (path, MAILLAGE_SQL_OPEN_QUERY_ONLY, error);
  used = db != NULL ? _maillage_files_list_used (db, TRUE, error) : NULL;
  if (used == NULL)
    return -1;
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *content = g_build_filename (folder, name, NULL);

      if (!g_hash_table_contains (used, name) && is_old (content, younger)
          && g_unlink (content) == 0)
        removed++;
    }
  return removed;
}

static void
remove_copies (const char *folder, gint64 younger)
{
  g_autoptr (GDir) files = g_dir_open (folder, 0, NULL);
  const char *file;

  while (files != NULL && (file = g_dir_read_name (files)) != NULL)
    {
      g_autofree char *copy = g_build_filename (folder, file, NULL);

      if (is_old (copy, younger))
        g_unlink (copy);
    }
  g_rmdir (folder);
}

/* Two levels: a folder for each content, the copy in it. */
static void
remove_lent (void)
{
  g_autofree char *folder = _maillage_files_dup_lent_folder ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inner = g_build_filename (folder, name, NULL);

      remove_copies (inner, A_DAY);
    }
}

void
_maillage_files_remove (const char *path, const char *const *sums)
{
  g_autofree char *folder = _maillage_files_dup_folder (path);
  g_autofree char *lent = _maillage_files_dup_lent_folder ();

  for (guint i = 0; sums[i] != NULL; i++)
    {
      g_autofree char *content = g_build_filename (folder, sums[i], NULL);
      g_autofree char *sum = g_strndup (sums[i], MAILLAGE_FILES_LENT_LENGTH);
      g_autofree char *copies = g_build_filename (lent, sum, NULL);

      g_unlink (content);
      remove_copies (copies, 0);
    }
}

static void
sweep_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  int removed;

  _maillage_backup_sweep (data);
  remove_lent ();
  removed = _maillage_files_sweep (data, A_DAY, &error);
  if (removed >= 0)
    {
      g_task_return_int (task, removed);
      return;
    }
  _maillage_store_translate_error (&error);
  g_task_return_error (task, error);
}

/**
 * maillage_files_sweep_async:
 * @store: an open store
 * @cancellable: (nullable): stops it before it begins
 * @callback: (scope async) (nullable): called when it is done
 * @user_data: data for @callback
 *
 * Removes the contents that nothing names, and what a backup that was killed left. Undo and restore
 * still find theirs: the history names them until it is erased.
 */
void
maillage_files_sweep_async (MaillageStore *store,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (MAILLAGE_IS_STORE (store));
  task = g_task_new (store, cancellable, callback, user_data);
  g_task_set_task_data (task, g_strdup (maillage_store_get_path (store)), g_free);
  g_task_run_in_thread (task, sweep_in_thread);
}

int
maillage_files_sweep_finish (MaillageStore *store, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), -1);
  return (int) g_task_propagate_int (G_TASK (result), error);
}

static char *
dup_sum (const char *path)
{
  g_autoptr (GMappedFile) content = g_mapped_file_new (path, FALSE, NULL);
  g_autoptr (GBytes) bytes = content != NULL ? g_mapped_file_get_bytes (content) : NULL;

  return bytes != NULL ? g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes) : NULL;
}

gboolean
_maillage_files_is_sound (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *sum = g_file_test (path, G_FILE_TEST_IS_REGULAR) ? dup_sum (path) : NULL;

  return g_strcmp0 (sum, name) == 0;
}

void
_maillage_files_sync_folder (const char *folder)
{
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd < 0)
    return;
  fsync (fd);
  close (fd);
}

static gboolean
sync_file (const char *path)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC);
  gboolean ok = fd >= 0 && fsync (fd) == 0;

  if (fd >= 0)
    close (fd);
  return ok;
}

/* Half a content never has the name of one. */
static gboolean
copy_anew (const char *from, const char *to, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (to);
  g_autofree char *temporary = g_build_filename (folder, ".new-XXXXXX", NULL);
  g_autoptr (GFile) source = g_file_new_for_path (from);
  g_autoptr (GFile) target = NULL;
  int fd = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, 0600);

  if (fd >= 0)
    close (fd);
  target = g_file_new_for_path (temporary);
  if (fd >= 0 && !g_file_copy (source, target, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, error))
    {
      g_unlink (temporary);
      return FALSE;
    }
  if (fd >= 0 && sync_file (temporary) && g_rename (temporary, to) == 0)
    return TRUE;
  g_set_error (error,
               MAILLAGE_ERROR,
               errno == ENOSPC ? MAILLAGE_ERROR_DISK_FULL : MAILLAGE_ERROR_FAILED,
               _ ("The file %s cannot be written: %s."),
               to,
               g_strerror (errno));
  g_unlink (temporary);
  return FALSE;
}

static gboolean
is_same (const char *one, const char *other)
{
  GStatBuf first, second;

  return g_stat (one, &first) == 0 && g_stat (other, &second) == 0 && first.st_dev == second.st_dev
         && first.st_ino == second.st_ino;
}

/* Contents never change: where it is the same disk, one more name is enough. One that is there and
 * is torn is replaced by one that is not. */
static gboolean
copy_one (const char *from, const char *to, GError **error)
{
  if (g_file_test (to, G_FILE_TEST_EXISTS))
    return is_same (from, to) || _maillage_files_is_sound (to) || !_maillage_files_is_sound (from)
           || copy_anew (from, to, error);
  return link (from, to) == 0 || copy_anew (from, to, error);
}

gboolean
_maillage_files_copy_all (const char *path, const char *to_path, GError **error)
{
  g_autofree char *from = _maillage_files_dup_folder (path);
  g_autofree char *to = _maillage_files_dup_folder (to_path);
  g_autoptr (GDir) dir = g_dir_open (from, 0, NULL);
  const char *name;

  if (dir == NULL)
    return TRUE;
  if (g_mkdir_with_parents (to, 0700) != 0)
    {
      g_set_error (error,
                   MAILLAGE_ERROR,
                   MAILLAGE_ERROR_FAILED,
                   _ ("The folder %s cannot be made: %s."),
                   to,
                   g_strerror (errno));
      return FALSE;
    }
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *source = g_build_filename (from, name, NULL);
      g_autofree char *target = g_build_filename (to, name, NULL);

      if (*name != '.' && !copy_one (source, target, error))
        return FALSE;
    }
  _maillage_files_sync_folder (to);
  return TRUE;
}

gboolean
_maillage_files_check (const char *path, GStrvBuilder *faults, GError **error)
{
  g_autofree char *folder = _maillage_files_dup_folder (path);
  g_autoptr (MaillageSqlConnection) db
      = maillage_sql_connection_open (path, MAILLAGE_SQL_OPEN_QUERY_ONLY, error);
  g_autoptr (GHashTable) used = db != NULL ? _maillage_files_list_used (db, FALSE, error) : NULL;
  GHashTableIter iter;
  gpointer sum;

  if (used == NULL)
    return FALSE;
  g_hash_table_iter_init (&iter, used);
  while (g_hash_table_iter_next (&iter, &sum, NULL))
    {
      g_autofree char *content = g_build_filename (folder, sum, NULL);
      g_autofree char *found = dup_sum (content);
      g_autofree char *fault = NULL;

      if (g_strcmp0 (found, sum) == 0)
        continue;
      fault = g_strdup_printf (found == NULL ? _ ("The content of a file is missing: %s")
                                             : _ ("The content of a file has been changed: %s"),
                               content);
      g_strv_builder_add (faults, fault);
    }
  return TRUE;
}

gboolean
_maillage_files_check_copy (const char *path, GError **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) faults = NULL;

  if (!_maillage_files_check (path, builder, error))
    {
      _maillage_store_translate_error (error);
      return FALSE;
    }
  faults = g_strv_builder_end (builder);
  if (faults[0] != NULL)
    g_set_error (error,
                 MAILLAGE_ERROR,
                 MAILLAGE_ERROR_UNREADABLE,
                 _ ("The copy “%s” is made, but not whole. %s"),
                 path,
                 faults[0]);
  return faults[0] == NULL;
}
