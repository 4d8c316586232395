/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Erasing again, from what takes the store's place or was put there: a backup that is restored, a
 * copy that somebody opens. */

#include "maillage-writer-erase.h"

/* What is on the list and was not erased in that very file. */
static GStrv
list_to_erase (
    MaillageSqlConnection *db, GHashTable *list, GHashTable *done, gboolean is_copy, GError **error)
{
  g_autoptr (GStrvBuilder) found = g_strv_builder_new ();
  GHashTableIter iter;
  gpointer uuid;
  gint64 kind = 0;

  g_hash_table_iter_init (&iter, list);
  while (g_hash_table_iter_next (&iter, &uuid, NULL))
    {
      if (g_hash_table_contains (done, uuid))
        continue;
      /* Whether the history alone may know it is asked of copies only: the store itself is opened
       * every day. */
      if (!is_copy && !maillage_erase_read_kind (db, uuid, &kind, error))
        return NULL;
      if (is_copy || kind != 0)
        g_strv_builder_add (found, uuid);
    }
  return g_strv_builder_end (found);
}

static gboolean
erase_listed (MaillageWriter *writer,
              const char *const *listed,
              GHashTable *list,
              MaillageErased *erased,
              GError **error)
{
  g_auto (GStrv) uuids = maillage_writer_dup_with_twins (writer, listed, error);

  if (uuids == NULL)
    return FALSE;
  _maillage_erased_add (list, (const char *const *) uuids);
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
erase_in (
    MaillageSqlConnection *db, const char *path, GStrv uuids, GHashTable *list, GError **error)
{
  g_autoptr (MaillageErased) erased = maillage_erased_new (path);
  MaillageWriter writer = { .db = db, .layouts = _maillage_store_dup_layouts (db, error) };
  gboolean ok = writer.layouts != NULL && maillage_sql_begin (db, error)
                && maillage_writer_begin (&writer, error)
                && erase_listed (&writer, (const char *const *) uuids, list, erased, error)
                && _maillage_erased_store (db, list, error) && maillage_sql_commit (db, error);

  maillage_writer_clear (&writer);
  g_clear_pointer (&writer.layouts, maillage_layouts_unref);
  return ok;
}

static gboolean
erase_what_is_left (
    MaillageSqlConnection *db, const char *path, GHashTable *list, gboolean is_copy, GError **error)
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
             || erase_in (db, path, uuids, list, error));
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
      || !erase_what_is_left (db, path, list, is_copy, error))
    return FALSE;
  /* What can be told again from the store is; a list that cannot be is left to who restores. */
  if (whole && !_maillage_erased_write (store_path, list, is_copy ? error : NULL) && is_copy)
    return FALSE;
  return _maillage_store_end_erasure (db, path, &whole, error);
}
