/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-draft-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

/* Typing goes on for a while: this much later what there is then is written. */
#define DELAY_MS 1000

/**
 * MaillageDrafts:
 *
 * The texts being typed, kept on the disk until they are saved.
 *
 * Files are written by one thread, in order, so that a text cleared after it was put stays cleared
 * and the window never waits for a disk.
 */
struct _MaillageDrafts
{
  GObject parent_instance;

  char *folder;
  GHashTable *waiting; /* file name → text */
  guint timeout_id;
  GThreadPool *writer;

  GMutex lock;
  GCond done;
  guint n_jobs;  /* under the lock */
  GError *error; /* under the lock: the first failure since the last flush */
};

typedef struct
{
  char *name;
  char *text; /* NULL removes the file */
} Job;

G_DEFINE_FINAL_TYPE (MaillageDrafts, maillage_drafts, G_TYPE_OBJECT)

static gboolean
write_file (MaillageDrafts *self, const char *name, const char *text, GError **error)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);

  if (g_mkdir_with_parents (self->folder, 0700) != 0)
    {
      g_set_error (error,
                   MAILLAGE_ERROR,
                   MAILLAGE_ERROR_UNREADABLE,
                   _ ("What is being typed cannot be kept in “%s”: %s."),
                   self->folder,
                   g_strerror (errno));
      return FALSE;
    }
  return g_file_set_contents_full (
      path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, error);
}

static gboolean
remove_file (MaillageDrafts *self, const char *name, GError **error)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);

  if (g_unlink (path) == 0 || errno == ENOENT)
    return TRUE;
  g_set_error (error,
               MAILLAGE_ERROR,
               MAILLAGE_ERROR_FAILED,
               _ ("The draft “%s” cannot be removed: %s."),
               path,
               g_strerror (errno));
  return FALSE;
}

static void
run_job (gpointer data, gpointer user_data)
{
  MaillageDrafts *self = user_data;
  Job *job = data;
  g_autoptr (GError) error = NULL;

  if (job->text != NULL)
    write_file (self, job->name, job->text, &error);
  else
    remove_file (self, job->name, &error);
  g_mutex_lock (&self->lock);
  if (error != NULL && self->error == NULL)
    self->error = g_steal_pointer (&error);
  self->n_jobs--;
  g_cond_broadcast (&self->done);
  g_mutex_unlock (&self->lock);
  g_free (job->name);
  g_free (job->text);
  g_free (job);
}

static void
push_job (MaillageDrafts *self, const char *name, const char *text)
{
  Job *job = g_new0 (Job, 1);

  job->name = g_strdup (name);
  job->text = g_strdup (text);
  g_mutex_lock (&self->lock);
  self->n_jobs++;
  g_mutex_unlock (&self->lock);
  g_thread_pool_push (self->writer, job, NULL);
}

static void
push_waiting (MaillageDrafts *self)
{
  GHashTableIter iter;
  gpointer name, text;

  g_hash_table_iter_init (&iter, self->waiting);
  while (g_hash_table_iter_next (&iter, &name, &text))
    push_job (self, name, text);
  g_hash_table_remove_all (self->waiting);
}

static gboolean
on_timeout (gpointer data)
{
  MaillageDrafts *self = data;

  self->timeout_id = 0;
  push_waiting (self);
  return G_SOURCE_REMOVE;
}

static void
maillage_drafts_dispose (GObject *object)
{
  MaillageDrafts *self = MAILLAGE_DRAFTS (object);

  g_clear_handle_id (&self->timeout_id, g_source_remove);
  if (self->writer != NULL)
    {
      push_waiting (self);
      g_thread_pool_free (g_steal_pointer (&self->writer), FALSE, TRUE);
    }
  G_OBJECT_CLASS (maillage_drafts_parent_class)->dispose (object);
}

static void
maillage_drafts_finalize (GObject *object)
{
  MaillageDrafts *self = MAILLAGE_DRAFTS (object);

  g_free (self->folder);
  g_hash_table_unref (self->waiting);
  g_clear_error (&self->error);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->done);
  G_OBJECT_CLASS (maillage_drafts_parent_class)->finalize (object);
}

static void
maillage_drafts_class_init (MaillageDraftsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = maillage_drafts_dispose;
  G_OBJECT_CLASS (klass)->finalize = maillage_drafts_finalize;
}

static void
maillage_drafts_init (MaillageDrafts *self)
{
  self->waiting = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->writer = g_thread_pool_new (run_job, self, 1, FALSE, NULL);
  g_mutex_init (&self->lock);
  g_cond_init (&self->done);
}

/* "uuid.field"; a slash in either would leave the folder. */
static char *
make_name (const char *uuid, const char *field_id)
{
  g_return_val_if_fail (uuid != NULL && field_id != NULL, NULL);
  g_return_val_if_fail (strpbrk (uuid, "/.") == NULL && strchr (field_id, '/') == NULL, NULL);
  return g_strconcat (uuid, ".", field_id, NULL);
}

char *
_maillage_drafts_dup_folder (const char *store_path)
{
  return g_strconcat (store_path, ".drafts", NULL);
}

/**
 * maillage_drafts_new:
 * @store_path: the store's file; the drafts are in `<store_path>.drafts/`
 *
 * Returns: (transfer full): the drafts of that store
 */
MaillageDrafts *
maillage_drafts_new (const char *store_path)
{
  MaillageDrafts *self = g_object_new (MAILLAGE_TYPE_DRAFTS, NULL);

  g_return_val_if_fail (store_path != NULL, self);
  self->folder = _maillage_drafts_dup_folder (store_path);
  return self;
}

/**
 * maillage_drafts_of:
 * @store: an open store
 *
 * Returns: (transfer none): its drafts, which live as long as it
 */
MaillageDrafts *
maillage_drafts_of (MaillageStore *store)
{
  const char *key = "maillage-drafts";
  MaillageDrafts *drafts;

  g_return_val_if_fail (G_IS_OBJECT (store), NULL);
  drafts = g_object_get_data (G_OBJECT (store), key);
  if (drafts == NULL)
    {
      drafts = maillage_drafts_new (maillage_store_get_path (store));
      g_object_set_data_full (G_OBJECT (store), key, drafts, g_object_unref);
    }
  return drafts;
}

/**
 * maillage_drafts_put:
 * @self: drafts
 * @uuid: the record
 * @field_id: the field
 * @text: what has been typed so far
 *
 * Keeps a text that is being typed: within two seconds it is synced to a file only its owner reads.
 */
void
maillage_drafts_put (MaillageDrafts *self, const char *uuid, const char *field_id, const char *text)
{
  char *name;

  g_return_if_fail (MAILLAGE_IS_DRAFTS (self));
  g_return_if_fail (text != NULL);
  name = make_name (uuid, field_id);
  g_return_if_fail (name != NULL);
  g_hash_table_replace (self->waiting, name, g_strdup (text));
  if (self->timeout_id == 0)
    self->timeout_id = g_timeout_add (DELAY_MS, on_timeout, self);
}

/**
 * maillage_drafts_clear:
 * @self: drafts
 * @uuid: the record
 * @field_id: the field
 *
 * Forgets a text, because it is saved or given up.
 */
void
maillage_drafts_clear (MaillageDrafts *self, const char *uuid, const char *field_id)
{
  g_autofree char *name = NULL;

  g_return_if_fail (MAILLAGE_IS_DRAFTS (self));
  name = make_name (uuid, field_id);
  g_return_if_fail (name != NULL);
  g_hash_table_remove (self->waiting, name);
  push_job (self, name, NULL);
}

static gboolean
is_of (gpointer name, gpointer text, gpointer uuid)
{
  return g_str_has_prefix (name, uuid);
}

/* A write that was cut short leaves a file whose name has more parts: it goes too. */
static void
remove_files (const char *folder, const char *uuid)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (strstr (name, uuid) != NULL)
        g_unlink (path);
    }
}

void
_maillage_drafts_forget (MaillageDrafts *self, const char *uuid)
{
  g_hash_table_foreach_remove (self->waiting, is_of, (gpointer) uuid);
  maillage_drafts_flush (self, NULL);
  remove_files (self->folder, uuid);
}

void
_maillage_drafts_remove (const char *store_path, const char *const *uuids)
{
  g_autofree char *folder = _maillage_drafts_dup_folder (store_path);

  for (guint i = 0; uuids[i] != NULL; i++)
    remove_files (folder, uuids[i]);
}

/**
 * maillage_drafts_flush:
 * @self: drafts
 * @error: why one could not be written
 *
 * Writes at once what waits, and waits for it.
 *
 * Returns: whether everything since the last call is on the disk
 */
gboolean
maillage_drafts_flush (MaillageDrafts *self, GError **error)
{
  GError *failure;

  g_return_val_if_fail (MAILLAGE_IS_DRAFTS (self), FALSE);
  g_clear_handle_id (&self->timeout_id, g_source_remove);
  push_waiting (self);
  g_mutex_lock (&self->lock);
  while (self->n_jobs > 0)
    g_cond_wait (&self->done, &self->lock);
  failure = g_steal_pointer (&self->error);
  g_mutex_unlock (&self->lock);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, failure);
  return FALSE;
}

/**
 * maillage_drafts_dup_text:
 * @self: drafts
 * @uuid: the record
 * @field_id: the field
 *
 * Returns: (transfer full) (nullable): the text that was not saved
 */
char *
maillage_drafts_dup_text (MaillageDrafts *self, const char *uuid, const char *field_id)
{
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;
  const char *waiting;
  char *text = NULL;

  g_return_val_if_fail (MAILLAGE_IS_DRAFTS (self), NULL);
  name = make_name (uuid, field_id);
  g_return_val_if_fail (name != NULL, NULL);
  waiting = g_hash_table_lookup (self->waiting, name);
  if (waiting != NULL)
    return g_strdup (waiting);
  maillage_drafts_flush (self, NULL);
  path = g_build_filename (self->folder, name, NULL);
  if (!g_file_get_contents (path, &text, NULL, NULL))
    return NULL;
  if (!g_utf8_validate (text, -1, NULL))
    g_clear_pointer (&text, g_free);
  return text;
}

/* The records with drafts or, given one, its fields. */
static GStrv
list_parts (MaillageDrafts *self, const char *uuid)
{
  g_autoptr (GDir) folder = NULL;
  g_autoptr (GStrvBuilder) found = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const char *name;

  maillage_drafts_flush (self, NULL);
  folder = g_dir_open (self->folder, 0, NULL);
  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_auto (GStrv) parts = g_strsplit (name, ".", 2);

      /* A temporary file of a write that was cut short has a third part. */
      if (g_strv_length (parts) != 2 || strchr (parts[1], '.') != NULL)
        continue;
      if (uuid != NULL && strcmp (parts[0], uuid) == 0)
        g_strv_builder_add (found, parts[1]);
      else if (uuid == NULL && g_hash_table_add (seen, g_strdup (parts[0])))
        g_strv_builder_add (found, parts[0]);
    }
  return g_strv_builder_end (found);
}

/**
 * maillage_drafts_dup_records:
 * @self: drafts
 *
 * Returns: (transfer full): the UUIDs of the records with a text that was not saved
 */
GStrv
maillage_drafts_dup_records (MaillageDrafts *self)
{
  g_return_val_if_fail (MAILLAGE_IS_DRAFTS (self), NULL);
  return list_parts (self, NULL);
}

/**
 * maillage_drafts_dup_fields:
 * @self: drafts
 * @uuid: a record
 *
 * Returns: (transfer full): its fields with a text that was not saved
 */
GStrv
maillage_drafts_dup_fields (MaillageDrafts *self, const char *uuid)
{
  g_return_val_if_fail (MAILLAGE_IS_DRAFTS (self), NULL);
  g_return_val_if_fail (uuid != NULL, NULL);
  return list_parts (self, uuid);
}
