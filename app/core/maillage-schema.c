/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-schema.h"

#include "maillage-kind-private.h"
#include "maillage-store-private.h"
#include "maillage-text.h"

#include <glib/gi18n-lib.h>

#define SEARCH_TABLE                                                                               \
  "CREATE VIRTUAL TABLE search USING fts5 (kind, title, keyword, text, content='search_doc',"      \
  " content_rowid='id', columnsize=0, detail=column, tokenize='ascii');"
#define SEARCH_WAIT                                                                                \
  "CREATE TABLE search_wait (id INTEGER PRIMARY KEY, kind TEXT, title TEXT, keyword TEXT,"         \
  " text TEXT) STRICT;"
#define SPAN_INDEX                                                                                 \
  "CREATE INDEX change_item_span ON change_item (last, record) WHERE last IS NOT NULL;"

static const char *const tables
    = "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) STRICT, WITHOUT ROWID;"
      "CREATE TABLE kind (number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE,"
      " plugin TEXT NOT NULL, declaration TEXT NOT NULL, signature TEXT NOT NULL) STRICT;"
      "CREATE TABLE field (kind INTEGER NOT NULL REFERENCES kind, id TEXT NOT NULL,"
      " type TEXT NOT NULL, position INTEGER NOT NULL, retired INTEGER NOT NULL DEFAULT 0,"
      " declaration TEXT NOT NULL, PRIMARY KEY (kind, id)) STRICT, WITHOUT ROWID;"
      "CREATE TABLE record (id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE,"
      " kind INTEGER NOT NULL, owner INTEGER,"
      " position INTEGER, title TEXT NOT NULL DEFAULT '', subtitle TEXT,"
      " sort_key TEXT NOT NULL DEFAULT '', created INTEGER NOT NULL, modified INTEGER NOT NULL,"
      " trashed INTEGER) STRICT;"
      "CREATE INDEX record_order ON record (kind, trashed, sort_key, id);"
      "CREATE INDEX record_modified ON record (kind, trashed, modified, id);"
      "CREATE INDEX record_owner ON record (owner, kind, position) WHERE owner IS NOT NULL;"
      "CREATE TABLE link (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL,"
      " source INTEGER NOT NULL REFERENCES record, role TEXT NOT NULL,"
      " target INTEGER REFERENCES record, position INTEGER NOT NULL DEFAULT 0, name TEXT) STRICT;"
      "CREATE UNIQUE INDEX link_source ON link (source, role, target);"
      "CREATE INDEX link_target ON link (target, role, source);"
      "CREATE TABLE territory (id TEXT PRIMARY KEY, canonical TEXT NOT NULL) STRICT, WITHOUT ROWID;"
      "CREATE TABLE territory_use (record INTEGER NOT NULL, field TEXT NOT NULL,"
      " territory TEXT NOT NULL, PRIMARY KEY (record, field, territory)) STRICT, WITHOUT ROWID;"
      "CREATE INDEX territory_use_by ON territory_use (territory, field, record);"
      "CREATE TABLE lookup (fold TEXT NOT NULL, record INTEGER NOT NULL,"
      " PRIMARY KEY (fold, record)) STRICT, WITHOUT ROWID;"
      "CREATE TABLE search_doc (id INTEGER PRIMARY KEY, kind TEXT NOT NULL, title TEXT NOT NULL,"
      " keyword TEXT NOT NULL, text TEXT NOT NULL, lookups TEXT NOT NULL) STRICT;" SEARCH_TABLE
          SEARCH_WAIT
      "CREATE TABLE author (id INTEGER PRIMARY KEY, uuid TEXT NOT NULL, name TEXT NOT NULL) STRICT;"
      "CREATE TABLE change (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL,"
      " at INTEGER NOT NULL, author INTEGER NOT NULL REFERENCES author, origin TEXT NOT NULL,"
      " label TEXT NOT NULL, undoes INTEGER, undone_by INTEGER) STRICT;"
      "CREATE TABLE change_item (id INTEGER PRIMARY KEY AUTOINCREMENT,"
      " change INTEGER NOT NULL, action INTEGER NOT NULL,"
      " record INTEGER NOT NULL, field TEXT, old TEXT, new TEXT, last INTEGER) STRICT;"
      "CREATE INDEX change_item_record ON change_item (record, id);" SPAN_INDEX
      "CREATE INDEX change_item_change ON change_item (change, id);";

gboolean
maillage_schema_create (MaillageSqlConnection *db, GError **error)
{
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree char *epoch = g_uuid_string_random ();

  return maillage_sql_exec (db, tables, error)
         && maillage_sql_execf (db,
                                error,
                                "PRAGMA application_id = %d;"
                                "INSERT INTO meta VALUES ('version', '%d'), ('generation', '1'),"
                                " ('last_record', '0'), ('last_indexed', '0'),"
                                " ('epoch', '%s'), ('uuid', '%s');",
                                MAILLAGE_SCHEMA_APPLICATION_ID,
                                MAILLAGE_SCHEMA_VERSION,
                                epoch,
                                uuid);
}

/* Lines of the history that speak of many records, ids counted by us, a smaller search index. */
static const char *const from_1_to_2
    = "ALTER TABLE change_item ADD COLUMN last INTEGER;" SPAN_INDEX
      "INSERT INTO meta SELECT 'last_record', coalesce ((SELECT CAST (seq AS TEXT)"
      " FROM sqlite_sequence WHERE name = 'record'), '0');"
      "DROP TABLE search;" SEARCH_TABLE "INSERT INTO search (search) VALUES ('rebuild');";

/* Texts that enter the search index once there is time. */
static const char *const from_2_to_3 = SEARCH_WAIT
    "INSERT INTO meta SELECT 'last_indexed', value FROM meta WHERE key = 'last_record';";

gboolean
maillage_schema_read_version (MaillageSqlConnection *db, gint64 *version, GError **error)
{
  return maillage_sql_get_int64 (
      db, "SELECT CAST (value AS INTEGER) FROM meta WHERE key = 'version'", version, error);
}

static gboolean
count_generation (MaillageSqlConnection *db, GError **error)
{
  return maillage_sql_exec (
      db,
      "UPDATE meta SET value = CAST (CAST (value AS INTEGER) + 1 AS TEXT) WHERE key = 'generation'",
      error);
}

gboolean
maillage_schema_upgrade (MaillageSqlConnection *db, GError **error)
{
  gint64 version;

  if (!maillage_schema_read_version (db, &version, error))
    return FALSE;
  if (version == MAILLAGE_SCHEMA_VERSION)
    return TRUE;
  return (version > 1 || maillage_sql_exec (db, from_1_to_2, error))
         && maillage_sql_exec (db, from_2_to_3, error) && count_generation (db, error)
         && maillage_sql_execf (db,
                                error,
                                "UPDATE meta SET value = '%d' WHERE key = 'version'",
                                MAILLAGE_SCHEMA_VERSION);
}

gboolean
maillage_schema_refuse_foreign (const char *path, GError **error)
{
  g_set_error (error,
               MAILLAGE_ERROR,
               MAILLAGE_ERROR_NOT_A_STORE,
               _ ("“%s” is not a Maillage store. Nothing was changed in it."),
               path);
  return FALSE;
}

gboolean
maillage_schema_recognise (MaillageSqlConnection *db,
                           const char *path,
                           gboolean *is_empty,
                           GError **error)
{
  gint64 application_id, objects, version;

  /* In this order: who makes the tables at this moment writes both in one step. */
  if (!maillage_sql_get_int64 (db, "SELECT count(*) FROM sqlite_schema", &objects, error)
      || !maillage_sql_get_int64 (db, "PRAGMA application_id", &application_id, error))
    return FALSE;
  *is_empty = objects == 0;
  if (*is_empty)
    return TRUE;
  if (application_id != MAILLAGE_SCHEMA_APPLICATION_ID)
    return maillage_schema_refuse_foreign (path, error);
  if (!maillage_schema_read_version (db, &version, error))
    return FALSE;
  if (version > MAILLAGE_SCHEMA_VERSION)
    {
      g_set_error (error,
                   MAILLAGE_ERROR,
                   MAILLAGE_ERROR_NEWER_STORE,
                   _ ("“%s” was written by a newer version of Maillage. Update the program to open "
                      "it; nothing was changed."),
                   path);
      return FALSE;
    }
  return TRUE;
}

static gboolean
write_fields (MaillageSqlConnection *db, MaillageKind *kind, GError **error)
{
  g_autoptr (MaillageSqlStatement) statement = maillage_sql_prepare (
      db,
      "INSERT INTO field (kind, id, type, position, retired, declaration) SELECT number, ?2, ?3,"
      " ?4, ?5, ?6 FROM kind WHERE id = ?1 ON CONFLICT (kind, id) DO UPDATE SET type = ?3,"
      " position = ?4, retired = ?5, declaration = ?6",
      error);

  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < maillage_kind_get_n_fields (kind); i++)
    {
      MaillageField *field = maillage_kind_get_field (kind, i);
      g_autofree char *declaration = maillage_catalogue_write_field (field);

      maillage_sql_bind_text (statement, 1, maillage_kind_get_id (kind));
      maillage_sql_bind_text (statement, 2, maillage_field_get_id (field));
      maillage_sql_bind_text (
          statement, 3, _maillage_field_type_to_string (maillage_field_get_field_type (field)));
      maillage_sql_bind_int64 (statement, 4, i);
      maillage_sql_bind_int64 (statement, 5, maillage_field_get_retired (field));
      maillage_sql_bind_text (statement, 6, declaration);
      if (!maillage_sql_run (statement, error))
        return FALSE;
      if (maillage_field_get_was (field) != NULL
          && !maillage_sql_execf (db,
                                  error,
                                  "DELETE FROM field WHERE id = '%s' AND kind = (SELECT number "
                                  "FROM kind WHERE id = '%s')",
                                  maillage_field_get_was (field),
                                  maillage_kind_get_id (kind)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_declaration (MaillageSqlConnection *db, MaillageKind *kind, GError **error)
{
  g_autofree char *declaration = maillage_catalogue_write_kind (kind);
  g_autofree char *signature = maillage_catalogue_dup_signature (kind);
  g_autoptr (MaillageSqlStatement) statement = maillage_sql_prepare (
      db,
      "INSERT INTO kind (id, plugin, declaration, signature) VALUES (?1, ?2, ?3, ?4)"
      " ON CONFLICT (id) DO UPDATE SET plugin = ?2, declaration = ?3, signature = ?4",
      error);

  if (statement == NULL)
    return FALSE;
  maillage_sql_bind_text (statement, 1, maillage_kind_get_id (kind));
  maillage_sql_bind_text (statement, 2, maillage_kind_get_plugin_id (kind));
  maillage_sql_bind_text (statement, 3, declaration);
  maillage_sql_bind_text (statement, 4, signature);
  return maillage_sql_run (statement, error) && write_fields (db, kind, error);
}

gboolean
maillage_schema_apply (MaillageSqlConnection *db, MaillageSchemaPlan *plan, GError **error)
{
  for (guint i = 0; i < plan->statements->len; i++)
    if (!maillage_sql_exec (db, g_ptr_array_index (plan->statements, i), error))
      return FALSE;
  for (guint i = 0; i < plan->new_kinds->len; i++)
    if (!write_declaration (db, g_ptr_array_index (plan->new_kinds, i), error))
      return FALSE;
  for (guint i = 0; i < plan->stale_kinds->len; i++)
    if (!write_declaration (db, g_ptr_array_index (plan->stale_kinds, i), error))
      return FALSE;
  return !plan->alters || count_generation (db, error);
}

static gboolean
read_fields (MaillageSqlConnection *db, MaillageKind *kind, gint64 number, GError **error)
{
  g_autoptr (MaillageSqlStatement) statement = maillage_sql_prepare (
      db,
      "SELECT id, type, retired, declaration FROM field WHERE kind = ? ORDER BY position",
      error);
  MaillageSqlStep step;

  if (statement == NULL)
    return FALSE;
  maillage_sql_bind_int64 (statement, 1, number);
  while ((step = maillage_sql_step (statement, error)) == MAILLAGE_SQL_ROW)
    if (!maillage_catalogue_read_field (kind,
                                        maillage_sql_column_text (statement, 0),
                                        maillage_sql_column_text (statement, 1),
                                        maillage_sql_column_int64 (statement, 2),
                                        maillage_sql_column_text (statement, 3)))
      g_message ("The field %s of %s cannot be read from the catalogue.",
                 maillage_sql_column_text (statement, 0),
                 maillage_kind_get_id (kind));
  return step == MAILLAGE_SQL_DONE;
}

/* @except: (nullable): ids, as keys, of kinds that need not be read */
GPtrArray *
maillage_schema_read_catalogue (MaillageSqlConnection *db, GHashTable *except, GError **error)
{
  g_autoptr (GPtrArray) kinds = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (MaillageSqlStatement) statement = maillage_sql_prepare (
      db, "SELECT number, id, plugin, declaration FROM kind ORDER BY number", error);
  MaillageSqlStep step;

  if (statement == NULL)
    return NULL;
  while ((step = maillage_sql_step (statement, error)) == MAILLAGE_SQL_ROW)
    {
      const char *id = maillage_sql_column_text (statement, 1);
      MaillageKind *kind;

      if (except != NULL && g_hash_table_contains (except, id))
        continue;
      kind = maillage_catalogue_read_kind (
          id, maillage_sql_column_text (statement, 2), maillage_sql_column_text (statement, 3));
      if (kind == NULL)
        {
          g_set_error (error,
                       MAILLAGE_ERROR,
                       MAILLAGE_ERROR_DAMAGED,
                       _ ("The store’s description of “%s” cannot be read. Restore a backup."),
                       id);
          return NULL;
        }
      g_ptr_array_add (kinds, kind);
      if (!read_fields (db, kind, maillage_sql_column_int64 (statement, 0), error))
        return NULL;
    }
  return step == MAILLAGE_SQL_DONE ? g_steal_pointer (&kinds) : NULL;
}

gboolean
maillage_schema_read_numbers (MaillageSqlConnection *db, GHashTable *id_to_number, GError **error)
{
  g_autoptr (MaillageSqlStatement) statement
      = maillage_sql_prepare (db, "SELECT id, number FROM kind", error);
  MaillageSqlStep step;

  if (statement == NULL)
    return FALSE;
  while ((step = maillage_sql_step (statement, error)) == MAILLAGE_SQL_ROW)
    g_hash_table_insert (id_to_number,
                         g_strdup (maillage_sql_column_text (statement, 0)),
                         GSIZE_TO_POINTER (maillage_sql_column_int64 (statement, 1)));
  return step == MAILLAGE_SQL_DONE;
}
