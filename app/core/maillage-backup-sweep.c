/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* What a backup, a restore or an archive writes on its way has names of its own. Killed, it leaves
 * them, with all that the store held: whoever opens the store next removes them, unless somebody
 * still works. Who works holds a lock, which goes with its process. */

#include "maillage-archive-private.h"
#include "maillage-backup-private.h"
#include "maillage-files-private.h"
#include "maillage-place-private.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

/* Beside the store: copies on their way in and out. */
static const char *const ways[] = { ".restoring", ".taking" };
#define TOKEN_LENGTH 8

static int
take_lock (const char *store_path, int operation)
{
  g_autofree char *folder = _maillage_backup_dup_folder (store_path);
  g_autofree char *path = g_build_filename (folder, ".working", NULL);
  int fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);

  if (fd >= 0 && flock (fd, operation) != 0)
    {
      close (fd);
      fd = -1;
    }
  return fd;
}

int
_maillage_backup_hold (const char *store_path)
{
  g_autofree char *folder = _maillage_backup_dup_folder (store_path);

  g_mkdir_with_parents (folder, 0700);
  return take_lock (store_path, LOCK_SH);
}

void
_maillage_backup_release (int fd)
{
  if (fd >= 0)
    close (fd);
}

static gboolean
is_part (const char *name)
{
  return g_str_has_suffix (name, ".part") || g_str_has_suffix (name, ".part-wal")
         || g_str_has_suffix (name, ".part-shm") || g_str_has_suffix (name, ".part-journal");
}

/* Contents come before the copy that names them gets its name. */
static gboolean
is_orphan (const char *folder, const char *name)
{
  g_autofree char *copy = NULL;
  g_autofree char *path = NULL;

  if (!g_str_has_suffix (name, ".db" MAILLAGE_FILES_SUFFIX))
    return FALSE;
  copy = g_strndup (name, strlen (name) - strlen (MAILLAGE_FILES_SUFFIX));
  path = g_build_filename (folder, copy, NULL);
  return !g_file_test (path, G_FILE_TEST_EXISTS);
}

static void
sweep_backups (const char *store_path)
{
  g_autofree char *folder = _maillage_backup_dup_folder (store_path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (is_part (name))
        g_unlink (path);
      else if (is_orphan (folder, name))
        {
          path[strlen (path) - strlen (MAILLAGE_FILES_SUFFIX)] = '\0';
          _maillage_backup_remove (path);
        }
    }
}

/* What follows the store's name in that of a part of the store itself, or of a copy on its way:
 * "restoring.1a2b3c4d.part". Other copies beside it are the user's. */
static gboolean
is_part_of_ours (const char *rest)
{
  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++)
    if (g_str_has_prefix (rest, ways[i]))
      {
        rest += strlen (ways[i]);
        break;
      }
  return *rest == '.' && strspn (rest + 1, "0123456789abcdef") == TOKEN_LENGTH
         && g_str_has_prefix (rest + 1 + TOKEN_LENGTH, ".part") && is_part (rest);
}

/* “.1a2b3c4d.part”, after the name of what is to be. */
static gboolean
is_part_itself (const char *rest)
{
  return *rest == '.' && strspn (rest + 1, "0123456789abcdef") == TOKEN_LENGTH
         && strcmp (rest + 1 + TOKEN_LENGTH, ".part") == 0;
}

static void
remove_unless_held (const char *part)
{
  static const char *const suffixes[] = { "", "-wal", "-shm", "-journal" };
  int fd = open (part, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);

  for (gsize i = 0; fd >= 0 && flock (fd, LOCK_EX | LOCK_NB) == 0 && i < G_N_ELEMENTS (suffixes);
       i++)
    {
      g_autofree char *file = g_strconcat (part, suffixes[i], NULL);

      g_unlink (file);
    }
  if (fd >= 0)
    close (fd);
}

static void
remove_part (const char *part)
{
  g_unlink (part);
}

/* What lies beside @path under its name and more: @is_ours is asked of the rest of the name. */
static void
sweep_beside (const char *path, gboolean (*is_ours) (const char *), void (*remove) (const char *))
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *own = g_path_get_basename (path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, own) && is_ours (name + strlen (own)))
      {
        g_autofree char *part = g_build_filename (folder, name, NULL);

        remove (part);
      }
}

char *
_maillage_backup_take_part (const char *path, int *fd)
{
  g_autofree char *token = g_uuid_string_random ();
  char *part = g_strdup_printf ("%s.%.*s.part", path, TOKEN_LENGTH, token);

  sweep_beside (path, is_part_itself, remove_unless_held);
  *fd = open (part, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (*fd >= 0)
    flock (*fd, LOCK_EX);
  return part;
}

void
_maillage_backup_sweep (const char *store_path)
{
  g_autofree char *folder = _maillage_backup_dup_folder (store_path);
  g_autofree char *place = _maillage_place_dup_path (store_path);
  gboolean anybody = g_file_test (folder, G_FILE_TEST_IS_DIR);
  int fd = anybody ? take_lock (store_path, LOCK_EX | LOCK_NB) : -1;

  if (anybody && fd < 0)
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autofree char *path = g_strconcat (place, ways[i], NULL);

      _maillage_backup_remove (path);
    }
  _maillage_archive_remove_coming (place);
  sweep_beside (place, is_part_of_ours, remove_part);
  sweep_backups (store_path);
  _maillage_backup_release (fd);
}
