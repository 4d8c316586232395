/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Erasing: the texts that somebody is to read, as they may still name who is gone. The store keeps
 * their list, without a name, until each was read; what such a text was before goes with the name,
 * which else would stay in its history. */

#include "maillage-writer-erase.h"

#include "maillage-files-private.h"
#include "maillage-text.h"

#include <glib/gi18n-lib.h>

/* A change of more records than this has a name of its own, such as that of an import. */
#define FEW 3

static gboolean
add_one (MaillageWriter *self, const char *uuid, GError **error)
{
  g_autoptr (MaillageSqlStatement) add = maillage_sql_prepare (
      self->db, "INSERT OR IGNORE INTO mention SELECT id FROM record WHERE uuid = ?", error);

  if (add == NULL)
    return FALSE;
  maillage_sql_bind_text (add, 1, uuid);
  return maillage_sql_run (add, error);
}

gboolean
maillage_writer_note_mentions (MaillageWriter *self, MaillageErased *erased, GError **error)
{
  if (!maillage_sql_exec (self->db,
                          "CREATE TABLE IF NOT EXISTS mention (record INTEGER PRIMARY KEY) STRICT",
                          error))
    return FALSE;
  for (guint i = 0; i < erased->mentions->len; i++)
    if (!add_one (self, g_ptr_array_index (erased->mentions, i), error))
      return FALSE;
  return maillage_sql_exec (
      self->db, "DELETE FROM mention WHERE record NOT IN (SELECT id FROM record)", error);
}

/* Others follow the lines of the history by number: one that speaks of many makes them ask anew. */
gboolean
maillage_writer_tell_erasure (MaillageWriter *self, gint64 erased, GError **error)
{
  return maillage_writer_add_change (self, _ ("Erasure"), 0, error)
         && maillage_writer_add_span (self, MAILLAGE_ITEM_PURGE, erased, erased, NULL, error);
}

/* Who wrote */

static gboolean
rename_author (MaillageWriter *self, const char *name, GError **error)
{
  g_autoptr (MaillageSqlStatement) update
      = maillage_sql_prepare (self->db, "UPDATE author SET name = ?2 WHERE name = ?1", error);

  if (update == NULL)
    return FALSE;
  maillage_sql_bind_text (update, 1, name);
  maillage_sql_bind_text (update, 2, _ ("a colleague"));
  return maillage_sql_run (update, error);
}

/* The names under which a person or the author @uuid wrote. */
static GStrv
dup_author_names (MaillageWriter *self, const char *uuid, const char *person, GError **error)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autofree char *fold = maillage_text_fold (person);
  g_autoptr (MaillageSqlStatement) row
      = maillage_sql_prepare (self->db, "SELECT uuid, name FROM author", error);
  MaillageSqlStep step;

  if (row == NULL)
    return NULL;
  while ((step = maillage_sql_step (row, error)) == MAILLAGE_SQL_ROW)
    {
      const char *name = maillage_sql_column_text (row, 1);
      g_autofree char *own = maillage_text_fold (name);

      if (g_strcmp0 (maillage_sql_column_text (row, 0), uuid) == 0
          || (*own != '\0' && g_strcmp0 (own, fold) == 0))
        g_strv_builder_add (names, name);
    }
  return step == MAILLAGE_SQL_DONE ? g_strv_builder_end (names) : NULL;
}

gboolean
maillage_writer_forget_author (
    MaillageWriter *self, const char *uuid, const char *person, gboolean *found, GError **error)
{
  g_auto (GStrv) names = dup_author_names (self, uuid, person, error);

  if (names == NULL)
    return FALSE;
  *found = names[0] != NULL;
  for (guint i = 0; names[i] != NULL; i++)
    if (!rename_author (self, names[i], error))
      return FALSE;
  return TRUE;
}

/* What it was */

static gboolean
forget_texts (MaillageErase *self, gint64 id, MaillageLayout *layout, GError **error)
{
  for (guint i = 0; i < layout->n_fields; i++)
    {
      const MaillageLayoutField *field = &layout->fields[i];
      g_autoptr (MaillageSqlStatement) forget = NULL;

      if (!maillage_erase_is_text (field) && field->type != MAILLAGE_FIELD_FILE)
        continue;
      forget = maillage_sql_prepare (self->writer->db,
                                     "DELETE FROM change_item WHERE record = ?1 AND field = ?2"
                                     " AND action = ?3 AND last IS NULL",
                                     error);
      if (forget == NULL)
        return FALSE;
      maillage_sql_bind_int64 (forget, 1, id);
      maillage_sql_bind_text (forget, 2, field->id);
      maillage_sql_bind_int64 (forget, 3, MAILLAGE_ITEM_SET);
      if (!maillage_sql_run (forget, error))
        return FALSE;
    }
  return TRUE;
}

/* “Change of “Seen with Ms Petit””: a title of that day. */
static gboolean
forget_labels (MaillageErase *self, gint64 id, GError **error)
{
  g_autoptr (MaillageSqlStatement) update = NULL;

  if (!maillage_sql_execf (self->writer->db,
                           error,
                           "CREATE TEMP TABLE IF NOT EXISTS touched (id INTEGER PRIMARY KEY);"
                           "DELETE FROM temp.touched;"
                           "INSERT OR IGNORE INTO temp.touched SELECT change FROM change_item"
                           " WHERE record = %" G_GINT64_FORMAT,
                           id))
    return FALSE;
  update = maillage_sql_prepare (
      self->writer->db,
      "UPDATE change SET label = ?1 WHERE id IN (SELECT id FROM temp.touched)"
      " AND (SELECT count (*) FROM (SELECT DISTINCT record FROM change_item AS i"
      " WHERE i.change = change.id LIMIT ?2 + 1)) <= ?2",
      error);
  if (update == NULL)
    return FALSE;
  maillage_sql_bind_text (update, 1, _ ("Change"));
  maillage_sql_bind_int64 (update, 2, FEW);
  return maillage_sql_run (update, error);
}

/* What a file was before goes too. */
static gboolean
add_sums (MaillageErase *self, gint64 id, GError **error)
{
  g_autoptr (MaillageSqlStatement) row = maillage_sql_prepare (
      self->writer->db,
      "SELECT coalesce (old, '') || char (10) || coalesce (new, '') FROM change_item"
      " WHERE record = ?",
      error);
  MaillageSqlStep step;

  if (row == NULL)
    return FALSE;
  maillage_sql_bind_int64 (row, 1, id);
  while ((step = maillage_sql_step (row, error)) == MAILLAGE_SQL_ROW)
    _maillage_files_add_sums_in (maillage_sql_column_text (row, 0), self->sums);
  return step == MAILLAGE_SQL_DONE;
}

static gboolean
forget_past (MaillageErase *self, gint64 id, MaillageLayout *layout, GError **error)
{
  return add_sums (self, id, error) && forget_labels (self, id, error)
         && forget_texts (self, id, layout, error) && maillage_erase_scrub_purged (self, error)
         && maillage_erase_remove_empty_changes (self, error)
         && maillage_sql_execf (
             self->writer->db, error, "DELETE FROM mention WHERE record = %" G_GINT64_FORMAT, id)
         && maillage_erase_take_sums (self, error);
}

gboolean
maillage_writer_settle_mention (MaillageWriter *self,
                                const char *uuid,
                                MaillageErased *erased,
                                GError **error)
{
  MaillageErase erase = { .writer = self, .erased = erased, .uuid = uuid };
  MaillageLayout *layout;
  gint64 id;
  gboolean ok;

  if (!maillage_writer_find (self, uuid, &id, &layout, error))
    return FALSE;
  erase.ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  erase.sums = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  erase.marks = g_ptr_array_new_with_free_func (g_free);
  g_hash_table_add (erase.ids, g_memdup2 (&id, sizeof id));
  g_ptr_array_add (erased->uuids, g_strdup (uuid)); /* its drafts go */
  ok = forget_past (&erase, id, layout, error);
  g_hash_table_unref (erase.ids);
  g_hash_table_unref (erase.sums);
  g_ptr_array_unref (erase.marks);
  return ok;
}
