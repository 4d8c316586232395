/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Erasing: what the history says of a record, of what was its own, and by its name. */

#include "maillage-writer-erase.h"

#include "maillage-files-private.h"
#include "maillage-text.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <stdlib.h>
#include <string.h>

/* A word of a name shorter than this is in too many others. */
#define MIN_WORD 3

void
maillage_erase_add_words (MaillageErase *self, const char *text)
{
  g_auto (GStrv) words = text != NULL ? maillage_text_words (text) : NULL;

  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    if (g_utf8_strlen (words[i], -1) >= MIN_WORD)
      g_hash_table_add (self->words, g_strdup (words[i]));
}

/* Records that were taken back: each is kept whole, as JSON, alone or many in one line. */

/* Whether the text may speak of what goes: read only then. */
static gboolean
may_name (MaillageErase *self, const char *text, const char *key)
{
  for (const char *at = strstr (text, key); at != NULL; at = strstr (at + 1, key))
    {
      gint64 id = g_ascii_strtoll (at + strlen (key), NULL, 10);

      if (g_hash_table_contains (self->ids, &id))
        return TRUE;
    }
  return FALSE;
}

static gint64
get_number (JsonObject *object, const char *name)
{
  return g_ascii_strtoll (json_object_get_string_member_with_default (object, name, "0"), NULL, 10);
}

static gboolean
holds (MaillageErase *self, JsonObject *object, const char *name)
{
  gint64 id = get_number (object, name);

  return id != 0 && g_hash_table_contains (self->ids, &id);
}

static void
add_words_of (MaillageErase *self, JsonObject *object)
{
  MaillageLayout *layout = maillage_layouts_find (
      self->writer->layouts, json_object_get_string_member_with_default (object, "kind", ""));
  JsonObject *values = json_object_get_object_member (object, "values");

  self->is_person = layout != NULL && maillage_erase_is_personal (layout);
  for (guint i = 0; layout != NULL && i < layout->n_fields; i++)
    if (layout->fields[i].searchable == MAILLAGE_SEARCH_TITLE)
      maillage_erase_add_words (
          self, json_object_get_string_member_with_default (values, layout->fields[i].id, NULL));
}

/* Somebody else's words, taken back, that name who goes. */
static gboolean
names_who_goes (MaillageErase *self, JsonObject *object)
{
  MaillageLayout *layout = maillage_layouts_find (
      self->writer->layouts, json_object_get_string_member_with_default (object, "kind", ""));
  JsonObject *values = json_object_get_object_member (object, "values");
  g_autoptr (GList) members = json_object_get_members (values);

  for (GList *name = members; name != NULL; name = name->next)
    if (maillage_erase_is_in (self,
                              json_object_get_string_member_with_default (values, name->data, NULL),
                              layout != NULL ? layout->number : 0))
      return TRUE;
  return FALSE;
}

/* One that is there again is somebody's to correct. */
static gboolean
is_gone_and_names (MaillageErase *self, JsonObject *object)
{
  gint64 there = 0;
  g_autofree char *sql = g_strdup_printf (
      "SELECT count (*) FROM record WHERE id = %" G_GINT64_FORMAT, get_number (object, "id"));

  return names_who_goes (self, object)
         && maillage_sql_get_int64 (self->writer->db, sql, &there, NULL) && there == 0;
}

static gboolean
add_past (MaillageErase *self, JsonObject *object, GError **error)
{
  const char *uuid = json_object_get_string_member_with_default (object, "uuid", "");

  if (strcmp (uuid, self->uuid) == 0)
    add_words_of (self, object);
  else if (!holds (self, object, "owner") && !is_gone_and_names (self, object))
    return TRUE;
  return maillage_erase_add_id (self, get_number (object, "id"), uuid, error);
}

static gboolean
add_past_in (MaillageErase *self, const char *text, GError **error)
{
  g_autoptr (JsonNode) root = json_from_string (text, NULL);
  JsonArray *array;

  if (root == NULL)
    return TRUE;
  if (JSON_NODE_HOLDS_OBJECT (root))
    return add_past (self, json_node_get_object (root), error);
  array = json_node_get_array (root);
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (!add_past (self, json_array_get_object_element (array, i), error))
      return FALSE;
  return TRUE;
}

/* Lines with their text, how many they speak of, and whether they may name who goes. */
static MaillageSqlStatement *
read_purged (MaillageErase *self, GError **error)
{
  g_autoptr (GPtrArray) patterns = maillage_erase_list_patterns (self);
  g_autofree char *likes = maillage_erase_dup_likes ("old", patterns->len);
  g_autofree char *sql = g_strdup_printf ("SELECT id, old, last, %s FROM change_item"
                                          " WHERE action = %d AND old IS NOT NULL",
                                          likes,
                                          MAILLAGE_ITEM_PURGE);
  MaillageSqlStatement *row = maillage_sql_prepare (self->writer->db, sql, error);

  for (guint i = 0; row != NULL && i < patterns->len; i++)
    maillage_sql_bind_text (row, (int) i + 1, g_ptr_array_index (patterns, i));
  return row;
}

gboolean
maillage_erase_find_past (MaillageErase *self, GError **error)
{
  g_autoptr (MaillageSqlStatement) row = read_purged (self, error);
  MaillageSqlStep step;

  if (row == NULL)
    return FALSE;
  while ((step = maillage_sql_step (row, error)) == MAILLAGE_SQL_ROW)
    {
      const char *text = maillage_sql_column_text (row, 1);

      if ((strstr (text, self->uuid) != NULL || may_name (self, text, "\"owner\":\"")
           || maillage_sql_column_int64 (row, 3))
          && !add_past_in (self, text, error))
        return FALSE;
    }
  return step == MAILLAGE_SQL_DONE;
}

static gboolean
goes (MaillageErase *self, JsonObject *object)
{
  return holds (self, object, "id") || names_who_goes (self, object);
}

/* Takes out of a line those that go; NULL when none stays. */
static char *
dup_without (MaillageErase *self, const char *text)
{
  g_autoptr (JsonNode) root = json_from_string (text, NULL);
  JsonArray *array;

  if (root == NULL || !JSON_NODE_HOLDS_ARRAY (root))
    return NULL;
  array = json_node_get_array (root);
  for (guint i = json_array_get_length (array); i > 0; i--)
    if (goes (self, json_array_get_object_element (array, i - 1)))
      json_array_remove_element (array, i - 1);
  return json_array_get_length (array) > 0 ? json_to_string (root, FALSE) : NULL;
}

static gboolean
rewrite_line (MaillageErase *self, gint64 item, const char *text, GError **error)
{
  g_autofree char *kept = dup_without (self, text);
  g_autoptr (MaillageSqlStatement) change = maillage_sql_prepare (
      self->writer->db, "UPDATE change_item SET old = ?2 WHERE id = ?1", error);

  _maillage_files_add_sums_in (text, self->sums);
  if (change == NULL)
    return FALSE;
  maillage_sql_bind_int64 (change, 1, item);
  maillage_sql_bind_text (change, 2, kept != NULL ? kept : "[]");
  return maillage_sql_run (change, error);
}

static gboolean
forget_line (MaillageErase *self, gint64 item, GError **error)
{
  return maillage_sql_execf (self->writer->db,
                             error,
                             "INSERT OR IGNORE INTO temp.touched SELECT change FROM change_item"
                             " WHERE id = %" G_GINT64_FORMAT,
                             item)
         && maillage_sql_execf (
             self->writer->db, error, "DELETE FROM change_item WHERE id = %" G_GINT64_FORMAT, item);
}

/* Of one record that came back since: what it was when it was taken back serves nobody any more. */
static gboolean
scrub_one (MaillageErase *self, gint64 item, const char *text, GError **error)
{
  g_autoptr (JsonNode) root = json_from_string (text, NULL);

  return root == NULL || !JSON_NODE_HOLDS_OBJECT (root) || !goes (self, json_node_get_object (root))
         || forget_line (self, item, error);
}

/* Those of one record that goes went with it. */
gboolean
maillage_erase_scrub_purged (MaillageErase *self, GError **error)
{
  g_autoptr (MaillageSqlStatement) row = read_purged (self, error);
  MaillageSqlStep step;

  if (row == NULL)
    return FALSE;
  while ((step = maillage_sql_step (row, error)) == MAILLAGE_SQL_ROW)
    {
      const char *text = maillage_sql_column_text (row, 1);
      gint64 item = maillage_sql_column_int64 (row, 0);
      gboolean many = !maillage_sql_column_is_null (row, 2);

      if ((may_name (self, text, "\"id\":\"") || maillage_sql_column_int64 (row, 3))
          && !(many ? rewrite_line (self, item, text, error) : scrub_one (self, item, text, error)))
        return FALSE;
    }
  return step == MAILLAGE_SQL_DONE;
}

/* Labels: what people read of a change often has a name in it. */

static gboolean
add_former_names (MaillageErase *self, GError **error)
{
  g_autoptr (MaillageSqlStatement) row
      = maillage_sql_prepare (self->writer->db,
                              "SELECT old, new FROM change_item WHERE action = ?2"
                              " AND record = (SELECT id FROM temp.erased WHERE uuid = ?1)",
                              error);
  MaillageSqlStep step;

  if (row == NULL)
    return FALSE;
  maillage_sql_bind_text (row, 1, self->uuid);
  maillage_sql_bind_int64 (row, 2, MAILLAGE_ITEM_SET);
  while ((step = maillage_sql_step (row, error)) == MAILLAGE_SQL_ROW)
    for (int i = 0; i < 2; i++)
      if (!maillage_sql_column_is_null (row, i))
        maillage_erase_add_words (self, maillage_sql_column_text (row, i));
  return step == MAILLAGE_SQL_DONE;
}

/* Those who show it, those who did once, and the changes that touched any of them. */
static const char *const touched_sql
    = "CREATE TEMP TABLE IF NOT EXISTS touched (id INTEGER PRIMARY KEY);"
      "DELETE FROM temp.touched;"
      "INSERT OR IGNORE INTO temp.shown SELECT source FROM link"
      " WHERE target IN (SELECT id FROM temp.erased);"
      "INSERT OR IGNORE INTO temp.shown SELECT record FROM change_item"
      " WHERE action IN (2, 3)" /* MAILLAGE_ITEM_LINK and UNLINK */
      " AND substr (coalesce (new, old), 1, 36) IN (SELECT uuid FROM temp.erased);"
      "INSERT OR IGNORE INTO temp.touched SELECT change FROM change_item"
      " WHERE record IN (SELECT id FROM temp.erased UNION ALL SELECT id FROM temp.shown);";

G_STATIC_ASSERT (MAILLAGE_ITEM_LINK == 2 && MAILLAGE_ITEM_UNLINK == 3);

static gboolean
names_it (MaillageErase *self, const char *label)
{
  g_autofree char *fold = maillage_text_fold (label);
  g_autofree char *title = self->title != NULL ? maillage_text_fold (self->title) : NULL;
  GHashTableIter iter;
  gpointer word;

  if (self->many)
    return TRUE;
  if (!self->is_person) /* “association” is in many names */
    return title != NULL && *title != '\0' && strstr (fold, title) != NULL;
  g_hash_table_iter_init (&iter, self->words);
  while (g_hash_table_iter_next (&iter, &word, NULL))
    if (strstr (fold, word) != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
scrub_label (MaillageErase *self, gint64 change, GError **error)
{
  g_autoptr (MaillageSqlStatement) update = maillage_sql_prepare (
      self->writer->db, "UPDATE change SET label = ?2 WHERE id = ?1", error);

  if (update == NULL)
    return FALSE;
  maillage_sql_bind_int64 (update, 1, change);
  maillage_sql_bind_text (update, 2, _ ("Change"));
  return maillage_sql_run (update, error);
}

gboolean
maillage_erase_scrub_labels (MaillageErase *self, GError **error)
{
  g_autoptr (MaillageSqlStatement) row = NULL;
  MaillageSqlStep step;

  if (!maillage_sql_exec (self->writer->db, touched_sql, error) || !add_former_names (self, error))
    return FALSE;
  row = maillage_sql_prepare (self->writer->db,
                              "SELECT id, label FROM change WHERE id IN (SELECT id FROM"
                              " temp.touched) OR (?1 <> '' AND instr (label, ?1))",
                              error);
  if (row == NULL)
    return FALSE;
  maillage_sql_bind_text (row, 1, self->is_person && self->title != NULL ? self->title : "");
  while ((step = maillage_sql_step (row, error)) == MAILLAGE_SQL_ROW)
    if (names_it (self, maillage_sql_column_text (row, 1))
        && !scrub_label (self, maillage_sql_column_int64 (row, 0), error))
      return FALSE;
  return step == MAILLAGE_SQL_DONE;
}

/* Lines */

static gboolean
add_sums_of_lines (MaillageErase *self, GError **error)
{
  g_autoptr (MaillageSqlStatement) row = maillage_sql_prepare (
      self->writer->db,
      "SELECT coalesce (old, '') || char (10) || coalesce (new, '') FROM change_item"
      " WHERE record IN (SELECT id FROM temp.erased)",
      error);
  MaillageSqlStep step;

  if (row == NULL)
    return FALSE;
  while ((step = maillage_sql_step (row, error)) == MAILLAGE_SQL_ROW)
    _maillage_files_add_sums_in (maillage_sql_column_text (row, 0), self->sums);
  return step == MAILLAGE_SQL_DONE;
}

/* A change of which nothing is left is no more; what it took back, or what took it back, stands for
 * itself. */
gboolean
maillage_erase_remove_empty_changes (MaillageErase *self, GError **error)
{
  g_autoptr (MaillageSqlStatement) row = NULL;
  MaillageSqlStep step;

  if (!maillage_sql_exec (self->writer->db,
                          "DELETE FROM temp.touched WHERE id IN (SELECT change FROM change_item"
                          " WHERE change IN (SELECT id FROM temp.touched));"
                          "DELETE FROM change WHERE id IN (SELECT id FROM temp.touched);"
                          "UPDATE change SET undoes = NULL WHERE undoes IN"
                          " (SELECT id FROM temp.touched);"
                          "UPDATE change SET undone_by = NULL WHERE undone_by IN"
                          " (SELECT id FROM temp.touched);",
                          error))
    return FALSE;
  row = maillage_sql_prepare (self->writer->db, "SELECT id FROM temp.touched", error);
  if (row == NULL)
    return FALSE;
  while ((step = maillage_sql_step (row, error)) == MAILLAGE_SQL_ROW)
    {
      gint64 change = maillage_sql_column_int64 (row, 0);

      g_array_append_val (self->erased->changes, change);
    }
  return step == MAILLAGE_SQL_DONE;
}

static MaillageSqlStatement *
read_words (MaillageErase *self, GPtrArray *patterns, GError **error)
{
  g_autofree char *old = maillage_erase_dup_likes ("i.old", patterns->len);
  g_autofree char *new = maillage_erase_dup_likes ("i.new", patterns->len);
  g_autofree char *sql = g_strdup_printf ("SELECT i.id, i.old, i.new, coalesce (r.kind, 0)"
                                          " FROM change_item AS i"
                                          " LEFT JOIN record AS r ON r.id = i.record"
                                          " WHERE i.action = %d AND (%s OR %s)",
                                          MAILLAGE_ITEM_SET,
                                          old,
                                          new);
  MaillageSqlStatement *row;

  row = maillage_sql_prepare (self->writer->db, sql, error);
  for (guint i = 0; row != NULL && i < patterns->len; i++)
    maillage_sql_bind_text (row, (int) i + 1, g_ptr_array_index (patterns, i));
  return row;
}

/* What others' fields said of a person before somebody took the name out of them; “Mme Petit” too,
 * but not what others of that name are called. */
static gboolean
scrub_words (MaillageErase *self, GError **error)
{
  g_autoptr (GPtrArray) patterns = maillage_erase_list_patterns (self);
  g_autoptr (MaillageSqlStatement) row = NULL;
  MaillageSqlStep step;

  if (patterns->len == 0)
    return TRUE;
  row = read_words (self, patterns, error);
  if (row == NULL)
    return FALSE;
  while ((step = maillage_sql_step (row, error)) == MAILLAGE_SQL_ROW)
    {
      gint64 kind = maillage_sql_column_int64 (row, 3);

      if ((maillage_erase_is_in (self, maillage_sql_column_text (row, 1), kind)
           || maillage_erase_is_in (self, maillage_sql_column_text (row, 2), kind))
          && !forget_line (self, maillage_sql_column_int64 (row, 0), error))
        return FALSE;
    }
  return step == MAILLAGE_SQL_DONE;
}

gboolean
maillage_erase_scrub_history (MaillageErase *self, GError **error)
{
  return add_sums_of_lines (self, error)
         && maillage_sql_exec (self->writer->db,
                               "DELETE FROM change_item WHERE last IS NULL"
                               " AND record IN (SELECT id FROM temp.erased);"
                               "DELETE FROM change_item WHERE action IN (2, 3)"
                               " AND substr (coalesce (new, old), 1, 36) IN"
                               " (SELECT uuid FROM temp.erased);",
                               error)
         && maillage_erase_scrub_purged (self, error) && scrub_words (self, error)
         && maillage_erase_remove_empty_changes (self, error);
}
