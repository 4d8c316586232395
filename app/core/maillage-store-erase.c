/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Erasing from the open store, and again from what takes its place. The list that restores read is
 * written first, then the rows go in one transaction that notes what is still to be done: the files
 * beside the store, the drafts, and the WAL, in which the rows are as they were until it is
 * emptied. Whoever opens the store next ends what was begun. */

#include "maillage-writer-erase.h"

#include "maillage-backup-private.h"
#include "maillage-draft-private.h"
#include "maillage-files-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How long a WAL that is to be emptied waits for those who read it. */
#define CHECKPOINT_MS 2000

/* How often an erasure that others' reading keeps from its end is tried again. */
#define AGAIN_S 5
/* Parts of the work, for who waits: the rows are the smaller one. */
#define STEPS 100
#define AFTER_ROWS 20
#define AFTER_INDEX 80

typedef struct
{
  GStrv uuids;
  MaillageLayouts *layouts;
  char *path, *author;
  gint64 generation;
  MaillageErased *erased;
  gboolean whole;

  GTask *task; /* to say how far it is; unowned, NULL when nobody asks */
  GFileProgressCallback progress;
  gpointer progress_data;
} Erasure;

typedef struct
{
  GFileProgressCallback progress;
  gpointer progress_data;
  goffset at;
} Step;

static void
erasure_free (gpointer data)
{
  Erasure *self = data;

  g_strfreev (self->uuids);
  maillage_layouts_unref (self->layouts);
  maillage_erased_free (self->erased);
  g_free (self->path);
  g_free (self->author);
  g_free (self);
}

static Erasure *
erasure_new (MaillageStore *store, const char *const *uuids)
{
  Erasure *self = g_new0 (Erasure, 1);

  self->uuids = g_strdupv ((char **) uuids);
  self->layouts = maillage_layouts_ref (store->layouts);
  self->path = g_strdup (store->path);
  self->author = g_strdup (store->author);
  self->generation = store->generation;
  self->erased = maillage_erased_new ();
  return self;
}

static gboolean
tell_step (gpointer data)
{
  Step *step = data;

  step->progress (step->at, STEPS, step->progress_data);
  return G_SOURCE_REMOVE;
}

static void
tell (Erasure *self, goffset at)
{
  Step *step;

  if (self->progress == NULL)
    return;
  step = g_new (Step, 1);
  *step = (Step){ self->progress, self->progress_data, at };
  g_main_context_invoke_full (
      g_task_get_context (self->task), g_task_get_priority (self->task), tell_step, step, g_free);
}

/* What is left to do is noted where it cannot be forgotten */

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

/* Rows */

static void
set_not_found (GError **error, const char *uuid)
{
  g_set_error (error,
               MAILLAGE_ERROR,
               MAILLAGE_ERROR_NOT_FOUND,
               _ ("There is no record “%s” in the store."),
               uuid);
}

static gboolean
erase_all (MaillageWriter *writer, Erasure *self, GError **error)
{
  const char *const *uuids = (const char *const *) self->uuids;

  if (g_strv_length (self->uuids) > MAILLAGE_WRITER_BULK)
    return maillage_writer_erase_many (writer, uuids, self->erased, error);
  for (guint i = 0; self->uuids[i] != NULL; i++)
    {
      gboolean found;

      if (!maillage_writer_erase (writer, self->uuids[i], self->erased, &found, error))
        return FALSE;
      if (!found)
        {
          set_not_found (error, self->uuids[i]);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
erase_rows (MaillageSqlConnection *db, Erasure *self, GHashTable *list, GError **error)
{
  MaillageWriter writer
      = { .db = db, .layouts = self->layouts, .origin = "", .generation = self->generation };
  const char *const *uuids = (const char *const *) self->uuids;
  gboolean ok = maillage_writer_begin_change (&writer, self->author, error)
                && maillage_writer_check_may_go (&writer, uuids, error)
                && erase_all (&writer, self, error)
                && maillage_writer_tell_erasure (&writer, self->erased->id, error);

  tell (self, AFTER_ROWS);
  ok = ok && maillage_writer_end_erasure (&writer, error)
       && maillage_writer_note_mentions (&writer, self->erased, error)
       && _maillage_store_note_rest (db, self->erased, error)
       && _maillage_erased_store (db, list, error) && maillage_sql_commit (db, error);
  maillage_writer_clear (&writer);
  if (ok)
    maillage_sql_forget_schema (db);
  return ok;
}

static gboolean
erase_listed_first (MaillageSqlConnection *db, Erasure *self, GError **error)
{
  const char *const *uuids = (const char *const *) self->uuids;
  gboolean whole;
  g_autoptr (GHashTable) list = _maillage_erased_list (self->path, db, &whole, error);

  if (list == NULL || !_maillage_erased_check (self->path, whole, error))
    return FALSE;
  _maillage_erased_add (list, uuids);
  if (!_maillage_erased_write (self->path, list, error))
    return FALSE;
  if (erase_rows (db, self, list, error))
    return TRUE;
  _maillage_erased_remove (list, uuids);
  _maillage_erased_write (self->path, list, NULL);
  return FALSE;
}

static gboolean
erase_there (MaillageSqlConnection *db, gpointer data, GError **error)
{
  Erasure *self = data;

  tell (self, 0);
  if (!erase_listed_first (db, self, error))
    return FALSE;
  tell (self, AFTER_INDEX);
  /* The rows are gone whatever comes now: what fails is tried again. */
  if (!_maillage_store_end_erasure (db, self->path, &self->whole, NULL))
    self->whole = FALSE;
  tell (self, STEPS);
  return TRUE;
}

/* Again */

/* Whether the history alone may know it is asked of copies only: the store itself is opened every
 * day. */
static gboolean
may_have (MaillageSqlConnection *db, const char *uuid, gboolean *has, GError **error)
{
  g_autoptr (MaillageSqlStatement) row
      = maillage_sql_prepare (db, "SELECT 1 FROM record WHERE uuid = ?", error);
  MaillageSqlStep step;

  if (row == NULL)
    return FALSE;
  maillage_sql_bind_text (row, 1, uuid);
  step = maillage_sql_step (row, error);
  *has = step == MAILLAGE_SQL_ROW;
  return step != MAILLAGE_SQL_FAILED;
}

/* What is on the list and was not erased in that very file. */
static GStrv
list_to_erase (
    MaillageSqlConnection *db, GHashTable *list, GHashTable *done, gboolean is_copy, GError **error)
{
  g_autoptr (GStrvBuilder) found = g_strv_builder_new ();
  GHashTableIter iter;
  gpointer uuid;
  gboolean has = TRUE;

  g_hash_table_iter_init (&iter, list);
  while (g_hash_table_iter_next (&iter, &uuid, NULL))
    {
      if (g_hash_table_contains (done, uuid))
        continue;
      if (!is_copy && !may_have (db, uuid, &has, error))
        return NULL;
      if (has)
        g_strv_builder_add (found, uuid);
    }
  return g_strv_builder_end (found);
}

static gboolean
erase_listed (MaillageWriter *writer, GStrv uuids, MaillageErased *erased, GError **error)
{
  for (guint i = 0; uuids[i] != NULL; i++)
    {
      gboolean found;

      if (!maillage_writer_erase (writer, uuids[i], erased, &found, error))
        return FALSE;
    }
  return erased->uuids->len == 0
         || (maillage_writer_end_erasure (writer, error)
             && maillage_writer_note_mentions (writer, erased, error)
             && _maillage_store_note_rest (writer->db, erased, error));
}

static gboolean
erase_in (MaillageSqlConnection *db, GStrv uuids, GHashTable *list, GError **error)
{
  g_autoptr (MaillageErased) erased = maillage_erased_new ();
  MaillageWriter writer = { .db = db, .layouts = _maillage_store_dup_layouts (db, error) };
  gboolean ok = writer.layouts != NULL && maillage_sql_begin (db, error)
                && maillage_writer_begin (&writer, error)
                && erase_listed (&writer, uuids, erased, error)
                && _maillage_erased_store (db, list, error) && maillage_sql_commit (db, error);

  maillage_writer_clear (&writer);
  g_clear_pointer (&writer.layouts, maillage_layouts_unref);
  return ok;
}

static gboolean
erase_what_is_left (MaillageSqlConnection *db, GHashTable *list, gboolean is_copy, GError **error)
{
  g_autoptr (GHashTable) done = _maillage_erased_list_own (db, error);
  GHashTableIter iter;
  gpointer uuid, time;
  g_auto (GStrv) uuids = NULL;

  if (done == NULL)
    return FALSE;
  /* A copy from elsewhere has a list of its own. */
  g_hash_table_iter_init (&iter, done);
  while (g_hash_table_iter_next (&iter, &uuid, &time))
    if (!g_hash_table_contains (list, uuid))
      g_hash_table_insert (list, g_strdup (uuid), g_strdup (time));
  uuids = list_to_erase (db, list, done, is_copy, error);
  /* A store that has nothing new to remember stays as it is. */
  return uuids != NULL
         && (g_hash_table_size (list) == g_hash_table_size (done)
             || erase_in (db, uuids, list, error));
}

gboolean
_maillage_store_erase_again (MaillageSqlConnection *db,
                             const char *path,
                             MaillageSqlConnection *live,
                             const char *store_path,
                             GError **error)
{
  gboolean whole;
  g_autoptr (GHashTable) list = _maillage_erased_list (store_path, live, &whole, error);
  gboolean is_copy = db != live;

  if (list == NULL || (is_copy && !_maillage_erased_check (store_path, whole, error))
      || !erase_what_is_left (db, list, is_copy, error))
    return FALSE;
  /* What can be told again from the store is; a list that cannot be is left to who restores. */
  if (whole && !_maillage_erased_write (store_path, list, is_copy ? error : NULL) && is_copy)
    return FALSE;
  return _maillage_store_end_erasure (db, path, &whole, error);
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

/* Asking for it */

static GPtrArray *
finish (MaillageStore *self, Erasure *erasure)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < erasure->erased->uuids->len; i++)
    _maillage_drafts_forget (maillage_drafts_of (self),
                             g_ptr_array_index (erasure->erased->uuids, i));
  for (guint i = 0; i < erasure->erased->changes->len; i++)
    _maillage_store_emit_withdrawn (self, g_array_index (erasure->erased->changes, gint64, i));
  if (self->reader == NULL)
    return records;
  _maillage_store_feed_now (self);
  _maillage_store_erasure_start (self);
  for (guint i = 0; i < erasure->erased->mentions->len; i++)
    {
      MaillageRecord *record
          = maillage_store_load (self, g_ptr_array_index (erasure->erased->mentions, i), NULL);

      if (record != NULL)
        g_ptr_array_add (records, record);
    }
  return records;
}

GPtrArray *
_maillage_store_erase (MaillageStore *self,
                       const char *const *uuids,
                       gboolean *whole,
                       GError **error)
{
  Erasure *erasure;
  GPtrArray *records = NULL;

  if (!_maillage_store_check_writable (self, error))
    return NULL;
  erasure = erasure_new (self, uuids);
  if (maillage_sql_worker_call (self->writer, erase_there, erasure, error))
    {
      *whole = erasure->whole;
      records = finish (self, erasure);
    }
  else
    _maillage_store_translate_error (error);
  erasure_free (erasure);
  return records;
}

static void
erase_job (MaillageSqlConnection *db, GTask *task, gpointer data)
{
  GError *error = NULL;

  if (erase_there (db, data, &error))
    g_task_return_boolean (task, TRUE);
  else
    {
      _maillage_store_translate_error (&error);
      g_task_return_error (task, error);
    }
}

void
_maillage_store_erase_async (MaillageStore *self,
                             const char *const *uuids,
                             GFileProgressCallback progress,
                             gpointer progress_data,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);
  Erasure *erasure;
  GError *error = NULL;

  if (!_maillage_store_check_writable (self, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  erasure = erasure_new (self, uuids);
  erasure->task = task;
  erasure->progress = progress;
  erasure->progress_data = progress_data;
  g_task_set_task_data (task, erasure, erasure_free);
  maillage_sql_worker_push (self->writer, task, erase_job);
}

GPtrArray *
_maillage_store_erase_finish (MaillageStore *self,
                              GAsyncResult *result,
                              gboolean *whole,
                              GError **error)
{
  Erasure *erasure = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  *whole = erasure->whole;
  return finish (self, erasure);
}

/* What one is asked */

static char *
dup_what_goes (MaillageStore *self, MaillageRecord *record)
{
  g_autoptr (MaillageSqlStatement) row
      = maillage_sql_prepare (self->reader,
                              "WITH RECURSIVE own (id) AS (SELECT id FROM record WHERE uuid = ?"
                              " UNION SELECT r.id FROM own JOIN record AS r ON r.owner = own.id)"
                              " SELECT count (*) - 1 FROM own",
                              NULL);
  guint n = 0;

  if (row != NULL)
    {
      maillage_sql_bind_text (row, 1, maillage_record_get_uuid (record));
      if (maillage_sql_step (row, NULL) == MAILLAGE_SQL_ROW)
        n = (guint) maillage_sql_column_int64 (row, 0);
    }
  if (n == 0)
    return g_strdup (_ ("Its fields, notes, files, history and drafts go, and its name wherever "
                        "another record shows it. This cannot be undone."));
  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE,
                   "Its fields, files, history and drafts go, with %u record that is its own alone "
                   "(note, role…), and its name wherever another record shows it. This cannot be "
                   "undone.",
                   "Its fields, files, history and drafts go, with %u records that are its own "
                   "alone (notes, roles…), and its name wherever another record shows it. This "
                   "cannot be undone.",
                   n),
      n);
}

static char *
dup_what_of_backups (MaillageStore *self)
{
  guint n;
  g_autoptr (GDateTime) last = _maillage_backup_dup_end (self->path, &n);
  g_autofree char *day = NULL;

  if (last == NULL)
    return g_strdup (_ ("No backup of this store has it."));
  day = g_date_time_format (last, "%x");
  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE,
                   "%u backup still has it, until %s at the latest; when it is restored, this is "
                   "erased again before anything is shown.",
                   "%u backups still have it, the last until %s at the latest; when one is "
                   "restored, this is erased again before anything is shown.",
                   n),
      n,
      day);
}

char *
_maillage_store_dup_erase_question (MaillageStore *self, MaillageRecord *record)
{
  g_autofree char *goes = dup_what_goes (self, record);
  g_autofree char *backups = dup_what_of_backups (self);

  return g_strconcat (goes, "\n\n", backups, NULL);
}
