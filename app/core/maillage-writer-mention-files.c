/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Erasing: who is named in what lies beside the store, drafts and contents of plain text. */

#include "maillage-writer-erase.h"

#include "maillage-draft-private.h"
#include "maillage-files-private.h"

#include <string.h>

/* What is not text by then is another sort of content; of a long one the beginning is read. */
#define BLOCK 4096
#define MOST_BYTES (1024 * 1024)

/* Plain text, in UTF-8 or as older programs write French; NULL for anything else. */
static char *
dup_text (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) in = NULL;
  g_autofree char *bytes = g_malloc (MOST_BYTES + 1);
  gsize length = 0, n = BLOCK;
  const char *end;

  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR)) /* a pipe would be waited for */
    return NULL;
  in = g_file_read (file, NULL, NULL);
  while (in != NULL && n > 0 && length < MOST_BYTES)
    {
      gsize block = length == 0 ? BLOCK : MOST_BYTES - length;

      if (!g_input_stream_read_all (G_INPUT_STREAM (in), bytes + length, block, &n, NULL, NULL)
          || memchr (bytes + length, '\0', n) != NULL)
        return NULL;
      length += n;
    }
  bytes[length] = '\0';
  /* The last letter may be cut. */
  if (g_utf8_validate (bytes, (gssize) length, &end) || bytes + length - end < 4)
    return g_strndup (bytes, (gsize) (end - bytes));
  return g_convert (bytes, (gssize) length, "UTF-8", "WINDOWS-1252", NULL, NULL, NULL);
}

/* Of a record that is no more nobody could correct it. */
static gboolean
add_draft (MaillageErase *self, const char *path, const char *uuid, GError **error)
{
  g_autofree char *text = dup_text (path);
  gint64 kind;

  if (text == NULL)
    return TRUE;
  if (!maillage_erase_read_kind (self->writer->db, uuid, &kind, error))
    return FALSE;
  if (!maillage_erase_is_in (self, text, kind))
    return TRUE;
  if (kind != 0)
    maillage_erase_add_mention (self, uuid);
  else
    g_ptr_array_add (self->erased->uuids, g_strdup (uuid));
  return TRUE;
}

static gboolean
add_drafts (MaillageErase *self, GError **error)
{
  g_autofree char *folder = _maillage_drafts_dup_folder (self->erased->path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *uuid = g_strndup (name, strcspn (name, "."));

      if (!add_draft (self, path, uuid, error))
        return FALSE;
    }
  return TRUE;
}

/* Rows of a UUID, a kind and a file's value. */
static gboolean
add_contents (MaillageErase *self, MaillageSqlStatement *row, GError **error)
{
  g_autofree char *folder = _maillage_files_dup_folder (self->erased->path);
  MaillageSqlStep step;

  while ((step = maillage_sql_step (row, error)) == MAILLAGE_SQL_ROW)
    {
      const char *value = maillage_sql_column_text (row, 2);
      g_autofree char *sum = g_strndup (value, strcspn (value, " "));
      g_autofree char *path = g_build_filename (folder, sum, NULL);
      g_autofree char *text = strchr (sum, '/') == NULL ? dup_text (path) : NULL;

      if (text != NULL && maillage_erase_is_in (self, text, maillage_sql_column_int64 (row, 1)))
        maillage_erase_add_mention (self, maillage_sql_column_text (row, 0));
    }
  return step == MAILLAGE_SQL_DONE;
}

static gboolean
add_files_of (MaillageErase *self, MaillageLayout *layout, GError **error)
{
  for (guint i = 0; i < layout->n_fields; i++)
    {
      g_autofree char *sql = NULL;
      g_autoptr (MaillageSqlStatement) row = NULL;

      if (!layout->fields[i].stored || layout->fields[i].type != MAILLAGE_FIELD_FILE)
        continue;
      sql = g_strdup_printf ("SELECT r.uuid, r.kind, k.\"%s\" FROM %s AS k JOIN record AS r"
                             " ON r.id = k.id WHERE k.\"%s\" IS NOT NULL"
                             " AND k.id NOT IN (SELECT id FROM temp.erased)",
                             layout->fields[i].id,
                             layout->table,
                             layout->fields[i].id);
      row = maillage_sql_prepare (self->writer->db, sql, error);
      if (row == NULL || !add_contents (self, row, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
maillage_erase_find_beside (MaillageErase *self, GError **error)
{
  GHashTableIter iter;
  gpointer layout;

  if (!add_drafts (self, error))
    return FALSE;
  g_hash_table_iter_init (&iter, self->writer->layouts->by_id);
  while (g_hash_table_iter_next (&iter, NULL, &layout))
    if (!add_files_of (self, layout, error))
      return FALSE;
  return TRUE;
}
