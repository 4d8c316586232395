/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Contents in and out; see maillage-files-care.c for what keeps the folder sound. */

#include "maillage-files-private.h"
#include "maillage-place-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>
#include <utime.h>

#define BLOCK (256 * 1024)

char *
_maillage_files_dup_folder (const char *path)
{
  g_autofree char *place = _maillage_place_dup_path (path);

  return g_strconcat (place, MAILLAGE_FILES_SUFFIX, NULL);
}

char *
_maillage_files_dup_lent_folder (void)
{
  return g_build_filename (g_get_user_cache_dir (), "maillage", "opened", NULL);
}

static gboolean
fail (GError **error, const char *format, const char *what)
{
  int code = errno;
  g_autofree char *sentence = g_strdup_printf (format, what, g_strerror (code));

  g_set_error_literal (error,
                       MAILLAGE_ERROR,
                       code == ENOSPC ? MAILLAGE_ERROR_DISK_FULL : MAILLAGE_ERROR_FAILED,
                       sentence);
  return FALSE;
}

/* Adding */

typedef struct
{
  char *folder;
  GFile *file;
} Add;

static void
add_free (gpointer data)
{
  Add *add = data;

  g_free (add->folder);
  g_object_unref (add->file);
  g_free (add);
}

static gboolean
write_whole (int fd, const char *data, gsize length)
{
  while (length > 0)
    {
      gssize written = write (fd, data, length);

      if (written < 0 && errno != EINTR)
        return FALSE;
      if (written > 0)
        {
          data += written;
          length -= (gsize) written;
        }
    }
  return TRUE;
}

/* Returns the sum of what was copied. */
static char *
copy_in (GInputStream *in, int fd, const char *temporary, GCancellable *cancellable, GError **error)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *block = g_malloc (BLOCK);
  gssize n;

  while ((n = g_input_stream_read (in, block, BLOCK, cancellable, error)) > 0)
    {
      g_checksum_update (sum, (const guchar *) block, n);
      if (!write_whole (fd, block, (gsize) n))
        {
          fail (error, _ ("The file %s cannot be written: %s."), temporary);
          return NULL;
        }
    }
  if (n < 0)
    return NULL;
  if (fsync (fd) != 0)
    {
      fail (error, _ ("The file %s cannot be written: %s."), temporary);
      return NULL;
    }
  return g_strdup (g_checksum_get_string (sum));
}

/* A name on one line, which the value can carry. */
static char *
dup_clean_name (GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);
  char *name = g_utf8_make_valid (base != NULL ? base : "file", -1);

  for (char *p = name; *p != '\0'; p++)
    if ((guchar) *p < ' ' || *p == G_DIR_SEPARATOR)
      *p = '_';
  return g_strstrip (name);
}

/* Under its sum: a content that is there already, whole, is not written twice. */
static gboolean
put (const char *folder, const char *temporary, const char *sum, GError **error)
{
  g_autofree char *path = g_build_filename (folder, sum, NULL);

  if (_maillage_files_is_sound (path))
    {
      g_utime (path, NULL); /* it is wanted anew: no sweep takes it before it is named */
      g_unlink (temporary);
      return TRUE;
    }
  if (g_rename (temporary, path) != 0)
    return fail (error, _ ("The file %s cannot be written: %s."), path);
  _maillage_files_sync_folder (folder); /* before a row names it */
  return TRUE;
}

static char *
add_now (Add *add, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInputStream) in = NULL;
  g_autofree char *temporary = g_build_filename (add->folder, ".new-XXXXXX", NULL);
  g_autofree char *sum = NULL;
  g_autofree char *name = dup_clean_name (add->file);
  const char *path = g_file_peek_path (add->file);
  int fd;

  if (path != NULL && !_maillage_place_check_regular (path, error))
    return NULL;
  in = g_file_read (add->file, cancellable, error);
  if (in == NULL)
    return NULL;
  if (g_mkdir_with_parents (add->folder, 0700) != 0)
    {
      fail (error, _ ("The folder %s cannot be made: %s."), add->folder);
      return NULL;
    }
  fd = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, 0600);
  if (fd < 0)
    {
      fail (error, _ ("The file %s cannot be written: %s."), temporary);
      return NULL;
    }
  sum = copy_in (G_INPUT_STREAM (in), fd, temporary, cancellable, error);
  close (fd);
  if (sum != NULL && put (add->folder, temporary, sum, error))
    return g_strconcat (sum, " ", name, NULL);
  g_unlink (temporary);
  return NULL;
}

static void
add_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  char *value = add_now (data, cancellable, &error);

  if (value != NULL)
    g_task_return_pointer (task, value, g_free);
  else
    g_task_return_error (task, error);
}

/**
 * maillage_files_add_async:
 * @store: an open store
 * @file: what to copy in
 * @cancellable: (nullable): stops it
 * @callback: (scope async): called when the content is there
 * @user_data: data for @callback
 *
 * Copies a file's content beside the store, on a thread. Nothing names it yet: the caller commits
 * the value, and a content that is not named in a day is swept.
 */
void
maillage_files_add_async (MaillageStore *store,
                          GFile *file,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Add *add;

  g_return_if_fail (MAILLAGE_IS_STORE (store));
  g_return_if_fail (G_IS_FILE (file));
  task = g_task_new (store, cancellable, callback, user_data);
  add = g_new0 (Add, 1);
  add->folder = _maillage_files_dup_folder (maillage_store_get_path (store));
  add->file = g_object_ref (file);
  g_task_set_task_data (task, add, add_free);
  g_task_run_in_thread (task, add_in_thread);
}

/**
 * maillage_files_add_finish:
 * @store: the store
 * @result: the result
 * @error: why it could not be read or written
 *
 * Returns: (transfer full): the value for a file field
 */
char *
maillage_files_add_finish (MaillageStore *store, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Reading */

/**
 * maillage_files_dup_path:
 * @store: a store
 * @value: (nullable): a file field's value
 *
 * Returns: (transfer full) (nullable): where its content should be
 */
char *
maillage_files_dup_path (MaillageStore *store, const char *value)
{
  g_autofree char *folder = NULL;
  g_autofree char *sum = NULL;

  g_return_val_if_fail (MAILLAGE_IS_STORE (store), NULL);
  if (value == NULL || strspn (value, "0123456789abcdef") != MAILLAGE_FILES_SUM_LENGTH
      || value[MAILLAGE_FILES_SUM_LENGTH] != ' ')
    return NULL;
  folder = _maillage_files_dup_folder (maillage_store_get_path (store));
  sum = g_strndup (value, MAILLAGE_FILES_SUM_LENGTH);
  return g_build_filename (folder, sum, NULL);
}

/**
 * maillage_files_dup_name:
 * @value: a file field's value
 *
 * Returns: (transfer full): the file's name
 */
char *
maillage_files_dup_name (const char *value)
{
  const char *space;

  g_return_val_if_fail (value != NULL, NULL);
  space = strchr (value, ' ');
  return g_strdup (space != NULL ? space + 1 : value);
}

typedef struct
{
  char *from, *name;
  GFile *to;
  gboolean lend;
} Copy;

static void
copy_free (gpointer data)
{
  Copy *copy = data;

  g_free (copy->from);
  g_free (copy->name);
  g_clear_object (&copy->to);
  g_free (copy);
}

static gboolean
check_there (Copy *copy, GError **error)
{
  if (copy->from != NULL && g_file_test (copy->from, G_FILE_TEST_EXISTS))
    return TRUE;
  g_set_error (error,
               MAILLAGE_ERROR,
               MAILLAGE_ERROR_NOT_FOUND,
               _ ("The content of “%s” is missing beside the store. A backup may still have it."),
               copy->name);
  return FALSE;
}

static void
copy_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Copy *copy = data;
  g_autoptr (GFile) from = copy->from != NULL ? g_file_new_for_path (copy->from) : NULL;
  g_autoptr (GFile) folder = g_file_get_parent (copy->to);
  g_autofree char *path = g_file_get_path (copy->to);
  GError *error = NULL;

  if (copy->lend && folder != NULL)
    {
      g_autofree char *lent = g_file_get_path (folder);

      g_mkdir_with_parents (lent, 0700);
      g_unlink (path);
    }
  if (!check_there (copy, &error)
      || !g_file_copy (from, copy->to, G_FILE_COPY_OVERWRITE, cancellable, NULL, NULL, &error))
    g_task_return_error (task, error);
  else
    {
      if (path != NULL && copy->lend)
        g_chmod (path, 0400); /* what is typed there would be lost: the content is the store's */
      g_task_return_boolean (task, TRUE);
    }
}

static void
copy_async (MaillageStore *store,
            const char *value,
            GFile *to,
            gboolean lend,
            GCancellable *cancellable,
            GAsyncReadyCallback callback,
            gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);
  Copy *copy = g_new0 (Copy, 1);

  copy->from = maillage_files_dup_path (store, value);
  copy->name = maillage_files_dup_name (value);
  copy->to = g_object_ref (to);
  copy->lend = lend;
  g_task_set_task_data (task, copy, copy_free);
  g_task_run_in_thread (task, copy_in_thread);
}

/**
 * maillage_files_save_async:
 * @store: an open store
 * @value: a file field's value
 * @to: where to write it; what is there is replaced
 * @cancellable: (nullable): stops it
 * @callback: (scope async): called when it is written
 * @user_data: data for @callback
 *
 * Writes the content under a name of the user’s.
 */
void
maillage_files_save_async (MaillageStore *store,
                           const char *value,
                           GFile *to,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_return_if_fail (MAILLAGE_IS_STORE (store));
  g_return_if_fail (value != NULL && G_IS_FILE (to));
  copy_async (store, value, to, FALSE, cancellable, callback, user_data);
}

/**
 * maillage_files_save_finish:
 * @store: a store
 * @result: what the callback was given
 * @error: why it was not written
 *
 * Returns: whether it was written
 */
gboolean
maillage_files_save_finish (MaillageStore *store, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * maillage_files_lend_async:
 * @store: an open store
 * @value: a file field's value
 * @cancellable: (nullable): stops it
 * @callback: (scope async): called when the copy is there
 * @user_data: data for @callback
 *
 * Copies the content to the user's cache under the file's own name, so that another program knows
 * its kind by it. The copy is read-only, and is removed by the next sweep.
 */
void
maillage_files_lend_async (MaillageStore *store,
                           const char *value,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autofree char *lent = NULL;
  g_autofree char *name = NULL;
  g_autofree char *sum = NULL;
  g_autoptr (GFile) to = NULL;

  g_return_if_fail (MAILLAGE_IS_STORE (store));
  g_return_if_fail (value != NULL);
  lent = _maillage_files_dup_lent_folder ();
  name = maillage_files_dup_name (value);
  sum = g_strndup (value, MAILLAGE_FILES_LENT_LENGTH);
  to = g_file_new_build_filename (lent, sum, name, NULL);
  copy_async (store, value, to, TRUE, cancellable, callback, user_data);
}

/**
 * maillage_files_lend_finish:
 * @store: the store
 * @result: the result
 * @error: why there is none
 *
 * Returns: (transfer full): the copy
 */
GFile *
maillage_files_lend_finish (MaillageStore *store, GAsyncResult *result, GError **error)
{
  Copy *copy;

  g_return_val_if_fail (g_task_is_valid (result, store), NULL);
  copy = g_task_get_task_data (G_TASK (result));
  return g_task_propagate_boolean (G_TASK (result), error) ? g_object_ref (copy->to) : NULL;
}
