/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-schema.h"

#include "maillage-kind-private.h"
#include "maillage-store-private.h"
#include "maillage-text.h"

#include <glib/gi18n-lib.h>

#define SEARCH_TABLE                                                                               \
  "CREATE VIRTUAL TABLE search USING fts5 (kind, title, keyword, text, content='search_doc',"      \
  " content_rowid='id', columnsize=0, detail=column, tokenize='ascii');"
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
                                " ('last_record', '0'),"
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
  return maillage_sql_exec (db, from_1_to_2, error) && count_generation (db, error)
         && maillage_sql_execf (db,
                                error,
                                "UPDATE meta SET value = '%d' WHERE key = 'version'",
                                MAILLAGE_SCHEMA_VERSION);
}

gboolean
maillage_schema_recognise (MaillageSqlConnection *db,
                           const char *path,
                           gboolean *is_empty,
                           GError **error)
{
  gint64 application_id, objects, version;

  if (!maillage_sql_get_int64 (db, "PRAGMA application_id", &application_id, error)
      || !maillage_sql_get_int64 (db, "SELECT count(*) FROM sqlite_schema", &objects, error))
    return FALSE;
  *is_empty = objects == 0;
  if (*is_empty)
    return TRUE;
  if (application_id != MAILLAGE_SCHEMA_APPLICATION_ID)
    {
      g_set_error (error,
                   MAILLAGE_ERROR,
                   MAILLAGE_ERROR_NOT_A_STORE,
                   _ ("“%s” is not a Maillage store. Nothing was changed in it."),
                   path);
      return FALSE;
    }
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

void
maillage_schema_plan_free (MaillageSchemaPlan *self)
{
  g_ptr_array_unref (self->statements);
  g_ptr_array_unref (self->new_kinds);
  g_ptr_array_unref (self->stale_kinds);
  g_ptr_array_unref (self->derive_kinds);
  g_ptr_array_unref (self->conversions);
  g_free (self);
}

static void
conversion_free (gpointer data)
{
  MaillageSchemaConversion *conversion = data;

  g_object_unref (conversion->kind);
  g_object_unref (conversion->field);
  g_free (conversion->former_column);
  g_free (conversion);
}

static void
say (MaillageSchemaPlan *plan, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_ptr_array_add (plan->statements, g_strdup_vprintf (format, args));
  va_end (args);
}

/* A key stays when its field is no longer sorted by, and serves when it is again. */
static gboolean
has_column (MaillageSchemaPlan *plan, MaillageKind *kind, const char *id, const char *suffix)
{
  g_autoptr (MaillageSqlStatement) find = maillage_sql_prepare (
      plan->db, "SELECT 1 FROM pragma_table_info (?1) WHERE name = ?2 || ?3", NULL);

  if (find == NULL)
    return FALSE;
  maillage_sql_bind_text (find, 1, maillage_kind_get_id (kind));
  maillage_sql_bind_text (find, 2, id);
  maillage_sql_bind_text (find, 3, suffix);
  return maillage_sql_step (find, NULL) == MAILLAGE_SQL_ROW;
}

static void
plan_index (MaillageSchemaPlan *plan, MaillageKind *kind, const char *id, const char *what)
{
  g_autofree char *table = maillage_layout_dup_table (maillage_kind_get_id (kind));
  g_autofree char *whole = g_strconcat (maillage_kind_get_id (kind), ".", id, ".", what, NULL);
  g_autofree char *name = maillage_sql_quote_name (whole);

  if (strcmp (what, "key") == 0)
    say (plan, "CREATE INDEX IF NOT EXISTS %s ON %s (trashed, \"%s_key\", id)", name, table, id);
  else
    say (plan, "CREATE INDEX IF NOT EXISTS %s ON %s (\"%s\")", name, table, id);
}

static void
plan_key (MaillageSchemaPlan *plan, MaillageKind *kind, const char *id)
{
  g_autofree char *table = maillage_layout_dup_table (maillage_kind_get_id (kind));

  if (!has_column (plan, kind, id, "_key"))
    say (plan,
         "ALTER TABLE %s ADD COLUMN \"%s_key\" TEXT NOT NULL DEFAULT '" MAILLAGE_STORE_LAST "'",
         table,
         id);
  plan_index (plan, kind, id, "key");
}

static void
plan_columns (MaillageSchemaPlan *plan, MaillageKind *kind, MaillageField *field, gboolean has_key)
{
  g_autofree char *table = maillage_layout_dup_table (maillage_kind_get_id (kind));
  const char *id = maillage_field_get_id (field);

  if (maillage_field_is_stored (field))
    say (plan,
         "ALTER TABLE %s ADD COLUMN \"%s\" %s",
         table,
         id,
         maillage_layout_field_column_type (field));
  if (maillage_layout_field_has_days (field))
    {
      say (plan, "ALTER TABLE %s ADD COLUMN \"%s_earliest\" TEXT", table, id);
      say (plan, "ALTER TABLE %s ADD COLUMN \"%s_latest\" TEXT", table, id);
    }
  if (maillage_layout_field_has_key (field) && !has_key)
    plan_key (plan, kind, id);
  if (maillage_field_get_unique (field) && maillage_field_is_stored (field))
    plan_index (plan, kind, id, "value");
}

static void
plan_new_kind (MaillageSchemaPlan *plan, MaillageKind *kind)
{
  g_autofree char *table = maillage_layout_dup_table (maillage_kind_get_id (kind));

  say (plan, "CREATE TABLE %s (id INTEGER PRIMARY KEY, trashed INTEGER) STRICT", table);
  for (guint i = 0; i < maillage_kind_get_n_fields (kind); i++)
    plan_columns (plan, kind, maillage_kind_get_field (kind, i), FALSE);
  g_ptr_array_add (plan->new_kinds, g_object_ref (kind));
}

/* The columns that go with a field's own, and their index, move to the new name with it. */
static void
plan_rename (MaillageSchemaPlan *plan,
             MaillageKind *kind,
             MaillageField *field,
             MaillageField *former)
{
  g_autofree char *table = maillage_layout_dup_table (maillage_kind_get_id (kind));
  const char *from = maillage_field_get_id (former);
  const char *to = maillage_field_get_id (field);

  if (maillage_field_is_link (field))
    say (plan,
         "UPDATE link SET role = '%s' WHERE role = '%s' AND source IN (SELECT id FROM %s)",
         to,
         from,
         table);
  if (maillage_field_is_stored (field))
    say (plan, "ALTER TABLE %s RENAME COLUMN \"%s\" TO \"%s\"", table, from, to);
  if (maillage_layout_field_has_days (former))
    {
      say (
          plan, "ALTER TABLE %s RENAME COLUMN \"%s_earliest\" TO \"%s_earliest\"", table, from, to);
      say (plan, "ALTER TABLE %s RENAME COLUMN \"%s_latest\" TO \"%s_latest\"", table, from, to);
    }
  if (maillage_layout_field_has_key (former))
    say (plan, "ALTER TABLE %s RENAME COLUMN \"%s_key\" TO \"%s_key\"", table, from, to);
  say (plan,
       "UPDATE change_item SET field = '%s' WHERE field = '%s' AND record IN (SELECT id FROM %s)",
       to,
       from,
       table);
  say (plan,
       "UPDATE territory_use SET field = '%s' WHERE field = '%s' AND record IN (SELECT id FROM %s)",
       to,
       from,
       table);
}

static void
plan_new_type (MaillageSchemaPlan *plan,
               MaillageKind *kind,
               MaillageField *field,
               MaillageField *former)
{
  g_autofree char *table = maillage_layout_dup_table (maillage_kind_get_id (kind));
  const char *id = maillage_field_get_id (field);
  MaillageSchemaConversion *conversion = g_new0 (MaillageSchemaConversion, 1);

  conversion->kind = g_object_ref (kind);
  conversion->field = g_object_ref (field);
  conversion->former_type = maillage_field_get_field_type (former);
  conversion->former_column
      = g_strdup_printf ("%s__%s", id, _maillage_field_type_to_string (conversion->former_type));
  say (plan, "ALTER TABLE %s RENAME COLUMN \"%s\" TO \"%s\"", table, id, conversion->former_column);
  if (maillage_layout_field_has_days (former))
    {
      say (plan, "ALTER TABLE %s DROP COLUMN \"%s_earliest\"", table, id);
      say (plan, "ALTER TABLE %s DROP COLUMN \"%s_latest\"", table, id);
    }
  plan_columns (plan, kind, field, maillage_layout_field_has_key (former));
  g_ptr_array_add (plan->conversions, conversion);
}

static void
plan_field (MaillageSchemaPlan *plan, MaillageKind *kind, MaillageKind *known, MaillageField *field)
{
  MaillageField *former = maillage_kind_find_field (known, maillage_field_get_id (field));

  if (former == NULL && maillage_field_get_was (field) != NULL)
    {
      former = maillage_kind_find_field (known, maillage_field_get_was (field));
      if (former != NULL)
        {
          plan_rename (plan, kind, field, former);
          plan->alters = TRUE;
        }
    }
  if (former == NULL)
    {
      plan_columns (plan, kind, field, FALSE);
      plan->alters = TRUE;
      return;
    }
  if (maillage_field_is_stored (field) && maillage_field_is_stored (former)
      && maillage_field_get_field_type (field) != maillage_field_get_field_type (former))
    {
      plan_new_type (plan, kind, field, former);
      plan->alters = TRUE;
    }
  else if (maillage_layout_field_has_key (field) && !maillage_layout_field_has_key (former))
    {
      plan_key (plan, kind, maillage_field_get_id (field));
      plan->alters = TRUE;
    }
}

static gboolean
declaration_changed (MaillageKind *kind, MaillageKind *known)
{
  g_autofree char *now = maillage_catalogue_write_kind (kind);
  g_autofree char *then = maillage_catalogue_write_kind (known);

  if (strcmp (now, then) != 0
      || maillage_kind_get_n_fields (kind) != maillage_kind_get_n_fields (known))
    return TRUE;
  for (guint i = 0; i < maillage_kind_get_n_fields (kind); i++)
    {
      MaillageField *field = maillage_kind_get_field (kind, i);
      MaillageField *other = maillage_kind_find_field (known, maillage_field_get_id (field));
      g_autofree char *a = maillage_catalogue_write_field (field);
      g_autofree char *b = other != NULL ? maillage_catalogue_write_field (other) : NULL;

      if (g_strcmp0 (a, b) != 0
          || maillage_field_get_field_type (field) != maillage_field_get_field_type (other)
          || maillage_field_get_retired (field) != maillage_field_get_retired (other))
        return TRUE;
    }
  return FALSE;
}

static gboolean
signature_changed (MaillageSqlConnection *db, MaillageKind *kind)
{
  g_autofree char *now = maillage_catalogue_dup_signature (kind);
  g_autofree char *sql
      = g_strdup_printf ("SELECT signature FROM kind WHERE id = '%s'", maillage_kind_get_id (kind));
  g_autofree char *then = maillage_sql_dup_text (db, sql, NULL);

  return g_strcmp0 (now, then) != 0;
}

static MaillageKind *
find_known (GPtrArray *catalogue, const char *id)
{
  for (guint i = 0; i < catalogue->len; i++)
    if (strcmp (maillage_kind_get_id (g_ptr_array_index (catalogue, i)), id) == 0)
      return g_ptr_array_index (catalogue, i);
  return NULL;
}

MaillageSchemaPlan *
maillage_schema_plan (MaillageSqlConnection *db, GPtrArray *kinds, GError **error)
{
  g_autoptr (MaillageSchemaPlan) plan = g_new0 (MaillageSchemaPlan, 1);
  g_autoptr (GPtrArray) catalogue = NULL;

  plan->db = db;
  plan->statements = g_ptr_array_new_with_free_func (g_free);
  plan->new_kinds = g_ptr_array_new_with_free_func (g_object_unref);
  plan->stale_kinds = g_ptr_array_new_with_free_func (g_object_unref);
  plan->derive_kinds = g_ptr_array_new_with_free_func (g_object_unref);
  plan->conversions = g_ptr_array_new_with_free_func (conversion_free);
  catalogue = maillage_schema_read_catalogue (db, error);
  if (catalogue == NULL)
    return NULL;

  for (guint i = 0; i < kinds->len; i++)
    {
      MaillageKind *kind = g_ptr_array_index (kinds, i);
      MaillageKind *known = find_known (catalogue, maillage_kind_get_id (kind));

      if (!maillage_kind_get_available (kind))
        continue;
      if (known == NULL)
        {
          plan_new_kind (plan, kind);
          continue;
        }
      if (!declaration_changed (kind, known) && !signature_changed (db, kind))
        continue;
      for (guint j = 0; j < maillage_kind_get_n_fields (kind); j++)
        plan_field (plan, kind, known, maillage_kind_get_field (kind, j));
      g_ptr_array_add (plan->stale_kinds, g_object_ref (kind));
      if (signature_changed (db, kind))
        g_ptr_array_add (plan->derive_kinds, g_object_ref (kind));
    }
  return g_steal_pointer (&plan);
}

gboolean
maillage_schema_plan_is_empty (MaillageSchemaPlan *self)
{
  return self->new_kinds->len == 0 && self->stale_kinds->len == 0;
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

GPtrArray *
maillage_schema_read_catalogue (MaillageSqlConnection *db, GError **error)
{
  g_autoptr (GPtrArray) kinds = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (MaillageSqlStatement) statement = maillage_sql_prepare (
      db, "SELECT number, id, plugin, declaration FROM kind ORDER BY number", error);
  MaillageSqlStep step;

  if (statement == NULL)
    return NULL;
  while ((step = maillage_sql_step (statement, error)) == MAILLAGE_SQL_ROW)
    {
      MaillageKind *kind = maillage_catalogue_read_kind (maillage_sql_column_text (statement, 1),
                                                         maillage_sql_column_text (statement, 2),
                                                         maillage_sql_column_text (statement, 3));

      if (kind == NULL)
        {
          g_set_error (error,
                       MAILLAGE_ERROR,
                       MAILLAGE_ERROR_DAMAGED,
                       _ ("The store’s description of “%s” cannot be read. Restore a backup."),
                       maillage_sql_column_text (statement, 1));
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
