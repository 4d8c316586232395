/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-place-private.h"

#include "maillage-enums.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixmounts.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

/* Those of FUSE that stand on a disk of this machine, or on what is below them. */
static const char *const own_fuse[]
    = { "fuse.bindfs",         "fuse.cryfs",     "fuse.encfs",    "fuse.exfat",
        "fuse.fuse-overlayfs", "fuse.gocryptfs", "fuse.mergerfs", "fuse.ntfs-3g",
        "fuse.overlayfs",      "fuse.portal",    "fuse.securefs", NULL };

static const char *const network_types[]
    = { "9p",    "acfs",   "afpfs",    "afs",       "beegfs", "ceph", "cifs",  "coda",
        "davfs", "davfs2", "gfs2",     "glusterfs", "lustre", "ncp",  "ncpfs", "nfs",
        "nfs4",  "ocfs2",  "orangefs", "prl_fs",    "smb",    "smb2", "smb3",  "smbfs",
        "sshfs", "v9fs",   "vboxsf",   "vmhgfs",    NULL };

/* What a synchroniser leaves in the folder it works on; a pattern's name is the first word. */
static const struct
{
  const char *pattern, *name;
  gboolean folder; /* the mark is one: Dropbox has its settings in a folder “~/.dropbox” */
} marks[] = {
  { ".dropbox", "Dropbox", FALSE },
  { ".dropbox.cache", "Dropbox", TRUE },
  { ".nextcloudsync.log", "Nextcloud", FALSE },
  { ".owncloudsync.log", "ownCloud", FALSE },
  { ".sync_*.db", "Nextcloud", FALSE },
  { "._sync_*.db", "Nextcloud", FALSE },
  { ".stfolder", "Syncthing", TRUE },
  { ".849C9593-D756-4E56-8D6E-42412F2A707B", "OneDrive", FALSE },
  { ".tmp.driveupload", "Google Drive", TRUE },
  { ".tmp.drivedownload", "Google Drive", TRUE },
  { ".insync*", "Insync", FALSE },
  { ".seafile-data", "Seafile", TRUE },
  { ".megasync*", "MEGA", FALSE },
};

/* Folders of those that leave nothing to know them by. */
static const struct
{
  const char *pattern, *name;
} folders[] = {
  { "Dropbox", "Dropbox" },           { "Dropbox (*)", "Dropbox" },
  { "OneDrive", "OneDrive" },         { "OneDrive - *", "OneDrive" },
  { "Google Drive", "Google Drive" }, { "GoogleDrive", "Google Drive" },
  { "pCloudDrive", "pCloud" },        { "kDrive", "kDrive" },
  { "iCloudDrive", "iCloud" },
};

char *
_maillage_place_dup_path (const char *path)
{
  char *found = realpath (path, NULL);
  g_autofree char *folder = NULL;
  g_autofree char *whole = NULL;
  g_autofree char *name = NULL;

  if (found == NULL)
    {
      folder = g_path_get_dirname (path);
      name = g_path_get_basename (path);
      whole = realpath (folder, NULL);
      return whole != NULL ? g_build_filename (whole, name, NULL)
                           : g_canonicalize_filename (path, NULL);
    }
  return found;
}

char *
_maillage_place_dup_fs_type (const char *path)
{
  g_autofree char *whole = _maillage_place_dup_path (path);
  g_autofree char *folder = g_path_get_dirname (whole);
  GUnixMountEntry *mount = g_unix_mount_for (folder, NULL);
  char *type;

  if (mount == NULL)
    return NULL;
  type = g_strdup (g_unix_mount_get_fs_type (mount));
  g_unix_mount_free (mount);
  return type;
}

static gboolean
is_network (const char *fs_type)
{
  if (g_str_has_prefix (fs_type, "fuse."))
    return !g_strv_contains (own_fuse, fs_type);
  return strcmp (fs_type, "fuse") == 0 || g_strv_contains (network_types, fs_type);
}

/* Who left that name in a folder. */
static const char *
find_mark (const char *folder, const char *name)
{
  for (gsize i = 0; *name == '.' && i < G_N_ELEMENTS (marks); i++)
    if (g_pattern_match_simple (marks[i].pattern, name))
      {
        g_autofree char *mark = g_build_filename (folder, name, NULL);

        if (g_file_test (mark, G_FILE_TEST_IS_DIR) == marks[i].folder)
          return marks[i].name;
      }
  return NULL;
}

static const char *
find_synchroniser (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autofree char *own = g_path_get_basename (folder);
  const char *found = NULL;
  const char *name;

  for (gsize i = 0; i < G_N_ELEMENTS (folders); i++)
    if (g_pattern_match_simple (folders[i].pattern, own))
      return folders[i].name;
  while (dir != NULL && found == NULL && (name = g_dir_read_name (dir)) != NULL)
    found = find_mark (folder, name);
  return found;
}

MaillagePlace
_maillage_place_judge (const char *path, const char *fs_type, char **name)
{
  g_autofree char *folder = _maillage_place_dup_path (path);

  if (fs_type != NULL && is_network (fs_type))
    {
      *name = g_strdup (fs_type);
      return MAILLAGE_PLACE_NETWORK;
    }
  while (strcmp (folder, "/") != 0)
    {
      char *above = g_path_get_dirname (folder);
      const char *found = find_synchroniser (above);

      g_free (folder);
      folder = above;
      if (found == NULL)
        continue;
      *name = g_strdup (found);
      return MAILLAGE_PLACE_SYNCHRONISED;
    }
  *name = NULL;
  return MAILLAGE_PLACE_OWN;
}

gboolean
_maillage_place_is_home (const char *path)
{
  const char *const homes[] = { g_get_user_data_dir (), g_get_user_cache_dir () };
  g_autofree char *whole = _maillage_place_dup_path (path);
  g_autofree char *folder = g_path_get_dirname (whole);

  for (gsize i = 0; i < G_N_ELEMENTS (homes); i++)
    {
      g_autofree char *own = g_build_filename (homes[i], "maillage", NULL);
      g_autofree char *home = _maillage_place_dup_path (own);

      if (strcmp (folder, home) == 0)
        return TRUE;
    }
  return FALSE;
}

void
_maillage_place_set_refusal (GError **error,
                             const char *path,
                             MaillagePlace place,
                             const char *name)
{
  g_set_error (error,
               MAILLAGE_ERROR,
               MAILLAGE_ERROR_REFUSED,
               place == MAILLAGE_PLACE_NETWORK
                   ? _ ("“%s” is on a network file system (%s), where a store is damaged sooner or "
                        "later. Keep it on a disk of this computer, and copy backups to the "
                        "network: “maillagectl backup FILE”.")
                   : _ ("“%s” is in a folder that %s synchronises, which copies a store while it "
                        "is written to and damages it sooner or later. Keep it in another folder, "
                        "and copy backups to this one: “maillagectl backup FILE”."),
               path,
               name);
}

char *
_maillage_place_dup_notice (MaillagePlace place, const char *name)
{
  if (place == MAILLAGE_PLACE_OWN)
    return NULL;
  return g_strdup_printf (
      place == MAILLAGE_PLACE_NETWORK
          ? _ ("Your home is on a network file system (%s): one program at a time may open this "
               "store, and it is slower. Make backups on a disk of this computer.")
          : _ ("Your home is in a folder that %s synchronises: one program at a time may open this "
               "store, and it is slower. Never open it on two computers at once, and make backups "
               "elsewhere."),
      name);
}

gboolean
_maillage_place_check_regular (const char *path, GError **error)
{
  GStatBuf found;

  if (g_stat (path, &found) != 0 || S_ISREG (found.st_mode))
    return TRUE;
  g_set_error (error,
               MAILLAGE_ERROR,
               MAILLAGE_ERROR_UNREADABLE,
               _ ("“%s” is not an ordinary file, but a folder, a device or a pipe. Choose a file."),
               path);
  return FALSE;
}

/* One at a time */

static char *
dup_mark (const char *path)
{
  return g_strconcat (path, ".in-use", NULL);
}

static void
set_in_use (GError **error, const char *mark, const char *host)
{
  if (host == NULL)
    g_set_error_literal (error,
                         MAILLAGE_ERROR,
                         MAILLAGE_ERROR_BUSY,
                         _ ("Another program has this store open. Where it is, one at a time may "
                            "open it: close the other one, then try again."));
  else
    g_set_error (error,
                 MAILLAGE_ERROR,
                 MAILLAGE_ERROR_BUSY,
                 _ ("This store is open on the computer “%s”. Close it there, then try again. If "
                    "no program has it open there, remove the file “%s”."),
                 host,
                 mark);
}

/* Who has it is the one that holds the lock; a name that is another computer's stays when that
 * one's locks do not reach us. */
static gboolean
take_lock (int fd, const char *mark, GError **error)
{
  char host[256] = { 0 };
  struct stat held, named;

  if (flock (fd, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK)
    {
      set_in_use (error, mark, NULL);
      return FALSE;
    }
  /* Who had it has just gone, and taken the mark along. */
  if (fstat (fd, &held) != 0 || stat (mark, &named) != 0 || held.st_ino != named.st_ino)
    {
      set_in_use (error, mark, NULL);
      return FALSE;
    }
  if (pread (fd, host, sizeof host - 1, 0) > 0 && strcmp (host, g_get_host_name ()) != 0)
    {
      set_in_use (error, mark, host);
      return FALSE;
    }
  return TRUE;
}

int
_maillage_place_enter (const char *path, GError **error)
{
  const char *host = g_get_host_name ();
  g_autofree char *mark = dup_mark (path);
  int fd = open (mark, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);

  if (fd < 0)
    {
      g_set_error (error,
                   MAILLAGE_ERROR,
                   MAILLAGE_ERROR_READ_ONLY,
                   _ ("“%s” cannot be written: %s"),
                   mark,
                   g_strerror (errno));
      return -1;
    }
  if (take_lock (fd, mark, error))
    {
      if (pwrite (fd, host, strlen (host), 0) == (gssize) strlen (host) && fsync (fd) == 0)
        return fd;
      set_in_use (error, mark, NULL);
    }
  close (fd);
  return -1;
}

void
_maillage_place_leave (const char *path, int fd)
{
  g_autofree char *mark = dup_mark (path);

  g_unlink (mark);
  close (fd);
}
