/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-store.h"

#include "maillage-registry-private.h"
#include "maillage-store-private.h"

#include <glib/gi18n-lib.h>

/**
 * MaillageStore:
 *
 * The one file that holds everything.
 *
 * Used from the main thread. Looking up one thing is immediate; scans and writes run on threads of
 * its own and answer on the caller's context.
 */
G_DEFINE_FINAL_TYPE (MaillageStore, maillage_store, G_TYPE_OBJECT)

enum
{
  CHANGED,
  OUTDATED,
  DAMAGED,
  WITHDRAWN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
maillage_store_dispose (GObject *object)
{
  MaillageStore *self = MAILLAGE_STORE (object);

  maillage_store_close (self);
  g_clear_object (&self->registry);
  G_OBJECT_CLASS (maillage_store_parent_class)->dispose (object);
}

static void
maillage_store_finalize (GObject *object)
{
  MaillageStore *self = MAILLAGE_STORE (object);

  _maillage_store_load_clear (self);
  g_hash_table_unref (self->kind_numbers);
  g_hash_table_unref (self->kind_ids);
  g_free (self->path);
  g_free (self->author);
  g_free (self->origin);
  g_free (self->choice_words);
  g_clear_pointer (&self->open_lists, g_ptr_array_unref);
  g_free (self->epoch);
  G_OBJECT_CLASS (maillage_store_parent_class)->finalize (object);
}

static void
maillage_store_class_init (MaillageStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = maillage_store_dispose;
  object_class->finalize = maillage_store_finalize;

  /**
   * MaillageStore::changed:
   * @self: the store
   * @set: (type MaillageChangeSet): what was touched
   *
   * After each commit, this process's or another's; on the main thread.
   */
  signals[CHANGED] = g_signal_new ("changed",
                                   G_TYPE_FROM_CLASS (klass),
                                   G_SIGNAL_RUN_LAST,
                                   0,
                                   NULL,
                                   NULL,
                                   NULL,
                                   G_TYPE_NONE,
                                   1,
                                   MAILLAGE_TYPE_CHANGE_SET);
  /**
   * MaillageStore::outdated:
   * @self: the store
   *
   * A newer program has migrated the store: this one is read-only from now on.
   */
  signals[OUTDATED] = g_signal_new ("outdated",
                                    G_TYPE_FROM_CLASS (klass),
                                    G_SIGNAL_RUN_LAST,
                                    0,
                                    NULL,
                                    NULL,
                                    NULL,
                                    G_TYPE_NONE,
                                    0);
  /**
   * MaillageStore::damaged:
   * @self: the store
   *
   * Something could not be read, since the file is damaged: what is shown is not all. Told once.
   */
  signals[DAMAGED] = g_signal_new ("damaged",
                                   G_TYPE_FROM_CLASS (klass),
                                   G_SIGNAL_RUN_LAST,
                                   0,
                                   NULL,
                                   NULL,
                                   NULL,
                                   G_TYPE_NONE,
                                   0);
  /**
   * MaillageStore::withdrawn:
   * @self: the store
   * @change: the number of a change that is no more
   *
   * See maillage_store_withdraw_async().
   */
  signals[WITHDRAWN] = g_signal_new ("withdrawn",
                                     G_TYPE_FROM_CLASS (klass),
                                     G_SIGNAL_RUN_LAST,
                                     0,
                                     NULL,
                                     NULL,
                                     NULL,
                                     G_TYPE_NONE,
                                     1,
                                     G_TYPE_INT64);
}

static void
maillage_store_init (MaillageStore *self)
{
  self->origin = g_uuid_string_random ();
  self->author = g_strdup (g_get_real_name ());
  self->kind_numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->kind_ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  _maillage_store_load_init (self);
}

void
_maillage_store_emit_changed (MaillageStore *self, MaillageChangeSet *set)
{
  g_signal_emit (self, signals[CHANGED], 0, set);
}

void
_maillage_store_emit_withdrawn (MaillageStore *self, gint64 change)
{
  g_signal_emit (self, signals[WITHDRAWN], 0, change);
}

void
_maillage_store_emit_outdated (MaillageStore *self)
{
  self->read_only = TRUE;
  g_signal_emit (self, signals[OUTDATED], 0);
}

void
_maillage_store_note_failure (MaillageStore *self, const char *what, const GError *error)
{
  g_message ("%s: %s", what, error->message);
  if (self->damaged
      || (!g_error_matches (error, MAILLAGE_SQL_ERROR, MAILLAGE_SQL_ERROR_CORRUPT)
          && !g_error_matches (error, MAILLAGE_ERROR, MAILLAGE_ERROR_DAMAGED)))
    return;
  self->damaged = TRUE;
  g_signal_emit (self, signals[DAMAGED], 0);
}

gint64
_maillage_store_get_kind_number (MaillageStore *self, const char *kind_id)
{
  return (gint64) GPOINTER_TO_SIZE (g_hash_table_lookup (self->kind_numbers, kind_id));
}

const char *
_maillage_store_get_kind_id (MaillageStore *self, gint64 number)
{
  return g_hash_table_lookup (self->kind_ids, &number);
}

static MaillageError
public_code (int code)
{
  switch (code)
    {
    case MAILLAGE_SQL_ERROR_BUSY:
      return MAILLAGE_ERROR_BUSY;
    case MAILLAGE_SQL_ERROR_FULL:
      return MAILLAGE_ERROR_DISK_FULL;
    case MAILLAGE_SQL_ERROR_READ_ONLY:
      return MAILLAGE_ERROR_READ_ONLY;
    case MAILLAGE_SQL_ERROR_CORRUPT:
      return MAILLAGE_ERROR_DAMAGED;
    case MAILLAGE_SQL_ERROR_NOT_A_DATABASE:
      return MAILLAGE_ERROR_NOT_A_STORE;
    case MAILLAGE_SQL_ERROR_CANNOT_OPEN:
      return MAILLAGE_ERROR_UNREADABLE;
    case MAILLAGE_SQL_ERROR_DENIED:
      return MAILLAGE_ERROR_DENIED;
    default:
      return MAILLAGE_ERROR_FAILED;
    }
}

void
_maillage_store_translate_error (GError **error)
{
  if (error == NULL || *error == NULL || (*error)->domain != MAILLAGE_SQL_ERROR)
    return;
  (*error)->code = public_code ((*error)->code);
  (*error)->domain = MAILLAGE_ERROR;
}

/**
 * maillage_store_new:
 * @registry: the kinds that records may be of
 *
 * Returns: (transfer full): a store that is not open yet
 */
MaillageStore *
maillage_store_new (MaillageRegistry *registry)
{
  MaillageStore *self;

  g_return_val_if_fail (MAILLAGE_IS_REGISTRY (registry), NULL);
  self = g_object_new (MAILLAGE_TYPE_STORE, NULL);
  self->registry = g_object_ref (registry);
  return self;
}

/**
 * maillage_store_get_path:
 * @self: a store
 *
 * Returns: (transfer none) (nullable): its file; %NULL before it is opened
 */
const char *
maillage_store_get_path (MaillageStore *self)
{
  g_return_val_if_fail (MAILLAGE_IS_STORE (self), NULL);
  return self->path;
}

/**
 * maillage_store_get_damaged:
 * @self: a store
 *
 * Returns: whether something could not be read since it was opened: what was read is not all
 */
gboolean
maillage_store_get_damaged (MaillageStore *self)
{
  g_return_val_if_fail (MAILLAGE_IS_STORE (self), FALSE);
  return self->damaged;
}

/**
 * maillage_store_check_whole:
 * @self: a store
 * @error: that it is damaged
 *
 * Asked once all was read: half a table must not pass for one.
 *
 * Returns: %FALSE when something could not be read, see maillage_store_get_damaged()
 */
gboolean
maillage_store_check_whole (MaillageStore *self, GError **error)
{
  g_return_val_if_fail (MAILLAGE_IS_STORE (self), FALSE);
  if (self->damaged)
    g_set_error_literal (error,
                         MAILLAGE_ERROR,
                         MAILLAGE_ERROR_DAMAGED,
                         _ ("The store is damaged. Restore a backup."));
  return !self->damaged;
}

/**
 * maillage_store_get_registry:
 * @self: a store
 *
 * Returns: (transfer none): the kinds that records may be of
 */
MaillageRegistry *
maillage_store_get_registry (MaillageStore *self)
{
  g_return_val_if_fail (MAILLAGE_IS_STORE (self), NULL);
  return self->registry;
}

/**
 * maillage_store_get_read_only:
 * @self: a store
 *
 * Returns: whether nothing can be written
 */
gboolean
maillage_store_get_read_only (MaillageStore *self)
{
  g_return_val_if_fail (MAILLAGE_IS_STORE (self), TRUE);
  return self->read_only;
}

/**
 * maillage_store_get_author:
 * @self: a store
 *
 * Returns: (transfer none) (nullable): the name that stands on the changes made here
 */
const char *
maillage_store_get_author (MaillageStore *self)
{
  g_return_val_if_fail (MAILLAGE_IS_STORE (self), NULL);
  return self->author;
}

/**
 * maillage_store_set_author:
 * @self: a store
 * @name: (nullable): a name
 *
 * Says who makes the changes from now on.
 */
void
maillage_store_set_author (MaillageStore *self, const char *name)
{
  g_return_if_fail (MAILLAGE_IS_STORE (self));
  g_return_if_fail (name != NULL && *name != '\0');
  g_free (self->author);
  self->author = g_strdup (name);
}
