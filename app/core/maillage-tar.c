/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-tar-private.h"

#include "maillage-enums.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define BLOCK 512
#define SUMS "sums.sha256"
/* Twelve bytes of octal digits, the last a blank. */
#define MAX_SIZE G_GINT64_CONSTANT (077777777777)

/* Offsets of the header that are used, and the length of the name. */
enum
{
  NAME = 0,
  NAME_LENGTH = 100,
  MODE = 100,
  UID = 108,
  GID = 116,
  SIZE = 124,
  TIME = 136,
  SUM = 148,
  TYPE = 156,
  MAGIC = 257,
};

struct _MaillageTar
{
  char *path, *part;
  GFileOutputStream *stream;
  GCancellable *cancellable;
  GString *sums;
  gboolean finished;
};

static gboolean
fail (GError **error, const char *path, GError *take)
{
  g_autoptr (GError) why = take;

  if (g_error_matches (why, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&why));
      return FALSE;
    }
  g_set_error (error,
               MAILLAGE_ERROR,
               g_error_matches (why, G_IO_ERROR, G_IO_ERROR_NO_SPACE) ? MAILLAGE_ERROR_DISK_FULL
                                                                      : MAILLAGE_ERROR_FAILED,
               _ ("“%s” cannot be written: %s"),
               path,
               why->message);
  return FALSE;
}

/* Writing */

MaillageTar *
_maillage_tar_new (const char *path, GCancellable *cancellable, GError **error)
{
  g_autofree char *part = g_strconcat (path, ".part", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (part);
  GError *why = NULL;
  GFileOutputStream *stream;
  MaillageTar *self;

  g_unlink (part);
  stream = g_file_create (file, G_FILE_CREATE_PRIVATE, cancellable, &why);
  if (stream == NULL)
    {
      fail (error, path, why);
      return NULL;
    }
  self = g_new0 (MaillageTar, 1);
  self->path = g_strdup (path);
  self->part = g_steal_pointer (&part);
  self->stream = stream;
  g_set_object (&self->cancellable, cancellable);
  self->sums = g_string_new (NULL);
  return self;
}

static gboolean
write_all (MaillageTar *self, const void *data, gsize length, GError **error)
{
  GError *why = NULL;

  if (g_output_stream_write_all (
          G_OUTPUT_STREAM (self->stream), data, length, NULL, self->cancellable, &why))
    return TRUE;
  return fail (error, self->path, why);
}

static gboolean
pad (MaillageTar *self, goffset size, GError **error)
{
  static const char zeros[BLOCK];
  gsize rest = (gsize) (size % BLOCK);

  return rest == 0 || write_all (self, zeros, BLOCK - rest, error);
}

static void
put_octal (char *header, int at, int digits, goffset value)
{
  g_autofree char *text = g_strdup_printf ("%0*" G_GINT64_MODIFIER "o", digits, (gint64) value);

  memcpy (header + at, text, (gsize) digits);
}

static guint
add_up (const char *header)
{
  guint sum = 0;

  for (int i = 0; i < BLOCK; i++)
    sum += i >= SUM && i < SUM + 8 ? ' ' : (guchar) header[i];
  return sum;
}

static gboolean
write_header (MaillageTar *self, const char *name, goffset size, GError **error)
{
  char header[BLOCK] = { 0 };

  if (strlen (name) >= NAME_LENGTH || size > MAX_SIZE)
    {
      g_set_error (error,
                   MAILLAGE_ERROR,
                   MAILLAGE_ERROR_FAILED,
                   _ ("“%s” is too large to be taken in one file."),
                   name);
      return FALSE;
    }
  memcpy (header + NAME, name, strlen (name));
  put_octal (header, MODE, 7, 0600);
  put_octal (header, UID, 7, 0);
  put_octal (header, GID, 7, 0);
  put_octal (header, SIZE, 11, size);
  put_octal (header, TIME, 11, g_get_real_time () / G_USEC_PER_SEC);
  header[TYPE] = '0';
  memcpy (header + MAGIC, "ustar\00000", 8);
  put_octal (header, SUM, 6, add_up (header));
  header[SUM + 7] = ' ';
  return write_all (self, header, BLOCK, error);
}

static void
remember_sum (MaillageTar *self, const char *name, GChecksum *checksum)
{
  g_string_append_printf (self->sums, "%s  %s\n", g_checksum_get_string (checksum), name);
}

gboolean
_maillage_tar_add_text (MaillageTar *self, const char *name, const char *text, GError **error)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  gsize length = strlen (text);

  g_checksum_update (checksum, (const guchar *) text, (gssize) length);
  remember_sum (self, name, checksum);
  return write_header (self, name, (goffset) length, error) && write_all (self, text, length, error)
         && pad (self, (goffset) length, error);
}

static gboolean
copy_content (
    MaillageTar *self, GInputStream *from, goffset size, GChecksum *checksum, GError **error)
{
  g_autofree guchar *buffer = g_malloc (1 << 16);

  while (size > 0)
    {
      GError *why = NULL;
      gssize n = g_input_stream_read (
          from, buffer, (gsize) MIN (size, 1 << 16), self->cancellable, &why);

      /* Shorter than it was a moment ago. */
      if (n == 0)
        why = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT, g_strerror (EIO));
      if (n <= 0)
        return fail (error, self->path, why);
      g_checksum_update (checksum, buffer, n);
      if (!write_all (self, buffer, (gsize) n, error))
        return FALSE;
      size -= n;
    }
  return TRUE;
}

gboolean
_maillage_tar_add_file (MaillageTar *self, const char *name, const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  GError *why = NULL;
  g_autoptr (GFileInputStream) from = g_file_read (file, self->cancellable, &why);
  g_autoptr (GFileInfo) info = from != NULL ? g_file_input_stream_query_info (
                                   from, G_FILE_ATTRIBUTE_STANDARD_SIZE, self->cancellable, &why)
                                            : NULL;
  goffset size;

  if (info == NULL)
    return fail (error, self->path, why);
  size = g_file_info_get_size (info);
  if (!write_header (self, name, size, error)
      || !copy_content (self, G_INPUT_STREAM (from), size, checksum, error)
      || !pad (self, size, error))
    return FALSE;
  remember_sum (self, name, checksum);
  return TRUE;
}

/* Onto the disk: a stick may be pulled out at once. */
static gboolean
sync_file (MaillageTar *self, GError **error)
{
  int fd = open (self->part, O_RDWR | O_CLOEXEC);
  gboolean ok = fd >= 0 && fsync (fd) == 0;

  if (!ok)
    fail (error,
          self->path,
          g_error_new_literal (G_IO_ERROR, g_io_error_from_errno (errno), g_strerror (errno)));
  if (fd >= 0)
    close (fd);
  return ok;
}

gboolean
_maillage_tar_finish (MaillageTar *self, GError **error)
{
  static const char end[2 * BLOCK];
  g_autofree char *sums = g_strdup (self->sums->str);
  GError *why = NULL;

  if (!_maillage_tar_add_text (self, SUMS, sums, error)
      || !write_all (self, end, sizeof end, error))
    return FALSE;
  if (!g_output_stream_close (G_OUTPUT_STREAM (self->stream), self->cancellable, &why))
    return fail (error, self->path, why);
  if (!sync_file (self, error))
    return FALSE;
  if (g_rename (self->part, self->path) != 0)
    return fail (
        error,
        self->path,
        g_error_new_literal (G_IO_ERROR, g_io_error_from_errno (errno), g_strerror (errno)));
  self->finished = TRUE;
  return TRUE;
}

void
_maillage_tar_free (MaillageTar *self)
{
  g_object_unref (self->stream);
  if (!self->finished)
    g_unlink (self->part);
  g_clear_object (&self->cancellable);
  g_string_free (self->sums, TRUE);
  g_free (self->path);
  g_free (self->part);
  g_free (self);
}

/* Reading */

typedef struct
{
  GInputStream *stream;
  const char *path, *prefix, *folder;
  GCancellable *cancellable;
  GHashTable *sums; /* name → sum, of what has been read */
  char *told;       /* the file of sums */
} Unpacking;

static gboolean
refuse (const char *path, GError **error)
{
  g_set_error (error,
               MAILLAGE_ERROR,
               MAILLAGE_ERROR_DAMAGED,
               _ ("“%s” is damaged, or is not a file in which Maillage took everything along."),
               path);
  return FALSE;
}

static gboolean
read_all (Unpacking *self, void *data, gsize length, GError **error)
{
  gsize n = 0;

  if (!g_input_stream_read_all (self->stream, data, length, &n, self->cancellable, error))
    return FALSE;
  return n == length || refuse (self->path, error);
}

static gboolean
is_safe (const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, "/", -1);

  for (char **part = parts; *part != NULL; part++)
    if (**part == '\0' || strcmp (*part, ".") == 0 || strcmp (*part, "..") == 0)
      return FALSE;
  return TRUE;
}

/* Where the entry goes, or NULL and no stream when it is only checked. */
static gboolean
open_target (Unpacking *self, const char *name, GOutputStream **to, GError **error)
{
  g_autofree char *path = NULL;
  g_autofree char *folder = NULL;
  g_autoptr (GFile) file = NULL;

  *to = NULL;
  if (!g_str_has_prefix (name, self->prefix))
    return TRUE;
  path = g_build_filename (self->folder, name + strlen (self->prefix), NULL);
  folder = g_path_get_dirname (path);
  if (g_mkdir_with_parents (folder, 0700) != 0)
    return fail (
        error,
        path,
        g_error_new_literal (G_IO_ERROR, g_io_error_from_errno (errno), g_strerror (errno)));
  file = g_file_new_for_path (path);
  *to = G_OUTPUT_STREAM (g_file_create (file, G_FILE_CREATE_PRIVATE, self->cancellable, error));
  return *to != NULL;
}

static gboolean
unpack_content (Unpacking *self, const char *name, goffset size, GError **error)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (GOutputStream) to = NULL;
  g_autoptr (GString) told = strcmp (name, SUMS) == 0 ? g_string_new (NULL) : NULL;
  g_autofree guchar *buffer = g_malloc (1 << 16);
  goffset padded = (size + BLOCK - 1) / BLOCK * BLOCK;

  if (!open_target (self, name, &to, error))
    return FALSE;
  for (goffset at = 0; at < padded;)
    {
      gsize n = (gsize) MIN (padded - at, 1 << 16);
      gsize content = (gsize) CLAMP (size - at, 0, (goffset) n);
      GError *why = NULL;

      if (!read_all (self, buffer, n, error))
        return FALSE;
      g_checksum_update (checksum, buffer, (gssize) content);
      if (told != NULL)
        g_string_append_len (told, (char *) buffer, (gssize) content);
      if (to != NULL
          && !g_output_stream_write_all (to, buffer, content, NULL, self->cancellable, &why))
        return fail (error, self->folder, why);
      at += (goffset) n;
    }
  if (told != NULL)
    self->told = g_string_free (g_steal_pointer (&told), FALSE);
  else
    g_hash_table_insert (self->sums, g_strdup (name), g_strdup (g_checksum_get_string (checksum)));
  return to == NULL || g_output_stream_close (to, self->cancellable, error);
}

static gboolean
is_blank (const char *header)
{
  for (int i = 0; i < BLOCK; i++)
    if (header[i] != '\0')
      return FALSE;
  return TRUE;
}

static gboolean
unpack_all (Unpacking *self, GError **error)
{
  for (;;)
    {
      char header[BLOCK];
      char name[NAME_LENGTH + 1] = { 0 };
      char size[12] = { 0 };

      if (!read_all (self, header, BLOCK, error))
        return FALSE;
      if (is_blank (header))
        return TRUE;
      memcpy (name, header + NAME, NAME_LENGTH);
      memcpy (size, header + SIZE, 11);
      if (strncmp (header + MAGIC, "ustar", 5) != 0 || header[TYPE] != '0' || !is_safe (name)
          || g_ascii_strtoull (header + SUM, NULL, 8) != add_up (header))
        return refuse (self->path, error);
      if (!unpack_content (self, name, (goffset) g_ascii_strtoull (size, NULL, 8), error))
        return FALSE;
    }
}

/* All that is told is there, and nothing else. */
static gboolean
check_sums (Unpacking *self, GError **error)
{
  g_auto (GStrv) lines = g_strsplit (self->told != NULL ? self->told : "", "\n", -1);

  for (char **line = lines; *line != NULL; line++)
    {
      char *name = strstr (*line, "  ");

      if (name == NULL)
        continue;
      *name = '\0';
      if (g_strcmp0 (g_hash_table_lookup (self->sums, name + 2), *line) != 0)
        return refuse (self->path, error);
      g_hash_table_remove (self->sums, name + 2);
    }
  return (self->told != NULL && g_hash_table_size (self->sums) == 0) || refuse (self->path, error);
}

gboolean
_maillage_tar_unpack (const char *path,
                      const char *prefix,
                      const char *folder,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autoptr (GInputStream) buffered = NULL;
  g_autoptr (GHashTable) sums = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Unpacking self = { NULL, path, prefix, folder, cancellable, sums, NULL };
  gboolean ok;

  if (stream == NULL)
    return FALSE;
  buffered = g_buffered_input_stream_new_sized (G_INPUT_STREAM (stream), 1 << 16);
  self.stream = buffered;
  ok = unpack_all (&self, error) && check_sums (&self, error);
  g_free (self.told);
  return ok;
}

gboolean
_maillage_tar_is_one (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream
      = g_file_test (path, G_FILE_TEST_IS_REGULAR) ? g_file_read (file, NULL, NULL) : NULL;
  char header[BLOCK] = { 0 };
  gsize n = 0;

  return stream != NULL
         && g_input_stream_read_all (G_INPUT_STREAM (stream), header, BLOCK, &n, NULL, NULL)
         && n == BLOCK && strncmp (header + MAGIC, "ustar", 5) == 0;
}
