/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Ending an erasure: what stands beside the rows. It is noted in the transaction that takes the
 * rows and done once that is written: the files beside the store, the drafts, and the WAL, in which
 * the rows are as they were until it is emptied. Whoever opens the store next ends what was begun.
 */

#include "maillage-writer-erase.h"

#include "maillage-backup-private.h"
#include "maillage-draft-private.h"
#include "maillage-files-private.h"

#include <string.h>

/* How long a WAL that is to be emptied waits for those who read it. */
#define CHECKPOINT_MS 2000

/* How often an erasure that others' reading keeps from its end is tried again. */
#define AGAIN_S 5

static void
append_all (GString *text, char kind, GPtrArray *names)
{
  for (guint i = 0; i < names->len; i++)
    g_string_append_printf (text, "%c%s\n", kind, (const char *) g_ptr_array_index (names, i));
}

gboolean
_maillage_store_note_rest (MaillageSqlConnection *db, MaillageErased *erased, GError **error)
{
  g_autofree char *before
      = maillage_sql_dup_text (db, "SELECT value FROM meta WHERE key = 'erasing'", NULL);
  g_autoptr (GString) rest = g_string_new (before);
  g_autoptr (MaillageSqlStatement) note
      = maillage_sql_prepare (db, "INSERT OR REPLACE INTO meta VALUES ('erasing', ?)", error);

  append_all (rest, 'r', erased->uuids);
  append_all (rest, 'f', erased->sums);
  if (note == NULL)
    return FALSE;
  maillage_sql_bind_text (note, 1, rest->str);
  return maillage_sql_run (note, error);
}

static GStrv
dup_noted (const char *rest, char kind)
{
  g_auto (GStrv) lines = g_strsplit (rest, "\n", -1);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; lines[i] != NULL; i++)
    if (lines[i][0] == kind)
      g_strv_builder_add (names, lines[i] + 1);
  return g_strv_builder_end (names);
}

/* A content that was named again since stays. */
static gboolean
remove_contents (MaillageSqlConnection *db, const char *path, const char *rest, GError **error)
{
  g_auto (GStrv) sums = dup_noted (rest, 'f');
  g_autoptr (GStrvBuilder) unused = g_strv_builder_new ();
  g_autoptr (GHashTable) used = NULL;
  g_auto (GStrv) all = NULL;

  if (sums[0] == NULL)
    return TRUE;
  used = _maillage_files_list_used (db, TRUE, error);
  if (used == NULL)
    return FALSE;
  for (guint i = 0; sums[i] != NULL; i++)
    if (!g_hash_table_contains (used, sums[i]))
      g_strv_builder_add (unused, sums[i]);
  all = g_strv_builder_end (unused);
  _maillage_files_remove (path, (const char *const *) all);
  return TRUE;
}

gboolean
_maillage_store_end_erasure (MaillageSqlConnection *db,
                             const char *path,
                             gboolean *whole,
                             GError **error)
{
  g_autofree char *rest
      = maillage_sql_dup_text (db, "SELECT value FROM meta WHERE key = 'erasing'", NULL);
  g_auto (GStrv) uuids = rest != NULL ? dup_noted (rest, 'r') : NULL;

  *whole = TRUE;
  if (rest == NULL)
    return TRUE;
  _maillage_drafts_remove (path, (const char *const *) uuids);
  _maillage_backup_sweep (path);
  if (!remove_contents (db, path, rest, error)
      || !maillage_sql_checkpoint (db, CHECKPOINT_MS, whole, error))
    return FALSE;
  return !*whole || maillage_sql_exec (db, "DELETE FROM meta WHERE key = 'erasing'", error);
}

/* Going on */

static gboolean
end_there (MaillageSqlConnection *db, gpointer data, GError **error)
{
  MaillageStore *self = data;
  gboolean whole;

  return _maillage_store_end_erasure (db, self->path, &whole, error);
}

static gboolean
is_ended (MaillageStore *self)
{
  gint64 n = 0;

  return maillage_sql_get_int64 (
             self->reader, "SELECT count (*) FROM meta WHERE key = 'erasing'", &n, NULL)
         && n == 0;
}

static gboolean
try_again (gpointer data)
{
  MaillageStore *self = data;

  if (!is_ended (self))
    maillage_sql_worker_call (self->writer, end_there, self, NULL);
  if (!is_ended (self))
    return G_SOURCE_CONTINUE;
  self->erasing_id = 0;
  return G_SOURCE_REMOVE;
}

void
_maillage_store_erasure_start (MaillageStore *self)
{
  if (self->erasing_id == 0 && !self->read_only && !is_ended (self))
    self->erasing_id = g_timeout_add_seconds (AGAIN_S, try_again, self);
}
