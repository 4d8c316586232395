/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* What must change in the store for the kinds that are declared now. */

#include "maillage-schema.h"

#include "maillage-kind-private.h"
#include "maillage-store-private.h"

#include <string.h>

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

/* A kind that is declared as the store remembers it, word for word: nearly always, and then nothing
 * of the catalogue need be understood. */
static gboolean
is_remembered (MaillageSqlConnection *db, MaillageKind *kind)
{
  g_autoptr (MaillageSqlStatement) find
      = maillage_sql_prepare (db,
                              "SELECT kind.declaration, kind.signature, field.id, field.type,"
                              " field.retired, field.declaration FROM kind LEFT JOIN field"
                              " ON field.kind = kind.number WHERE kind.id = ?",
                              NULL);
  g_autofree char *declaration = maillage_catalogue_write_kind (kind);
  g_autofree char *signature = maillage_catalogue_dup_signature (kind);
  guint n = 0;

  if (find == NULL)
    return FALSE;
  maillage_sql_bind_text (find, 1, maillage_kind_get_id (kind));
  while (maillage_sql_step (find, NULL) == MAILLAGE_SQL_ROW)
    {
      const char *id = maillage_sql_column_text (find, 2);
      MaillageField *field = id != NULL ? maillage_kind_find_field (kind, id) : NULL;
      g_autofree char *now = field != NULL ? maillage_catalogue_write_field (field) : NULL;

      if (n == 0
          && (strcmp (declaration, maillage_sql_column_text (find, 0)) != 0
              || strcmp (signature, maillage_sql_column_text (find, 1)) != 0))
        return FALSE;
      if (field == NULL || strcmp (now, maillage_sql_column_text (find, 5)) != 0
          || strcmp (_maillage_field_type_to_string (maillage_field_get_field_type (field)),
                     maillage_sql_column_text (find, 3))
                 != 0
          || maillage_field_get_retired (field) != maillage_sql_column_int64 (find, 4))
        return FALSE;
      n++;
    }
  return n > 0 && n == maillage_kind_get_n_fields (kind);
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
  g_autoptr (GHashTable) remembered = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) catalogue = NULL;

  plan->db = db;
  plan->statements = g_ptr_array_new_with_free_func (g_free);
  plan->new_kinds = g_ptr_array_new_with_free_func (g_object_unref);
  plan->stale_kinds = g_ptr_array_new_with_free_func (g_object_unref);
  plan->derive_kinds = g_ptr_array_new_with_free_func (g_object_unref);
  plan->conversions = g_ptr_array_new_with_free_func (conversion_free);
  for (guint i = 0; i < kinds->len; i++)
    if (is_remembered (db, g_ptr_array_index (kinds, i)))
      g_hash_table_add (remembered, (gpointer) maillage_kind_get_id (kinds->pdata[i]));
  catalogue = maillage_schema_read_catalogue (db, remembered, error);
  if (catalogue == NULL)
    return NULL;

  for (guint i = 0; i < kinds->len; i++)
    {
      MaillageKind *kind = g_ptr_array_index (kinds, i);
      MaillageKind *known = find_known (catalogue, maillage_kind_get_id (kind));

      if (!maillage_kind_get_available (kind)
          || g_hash_table_contains (remembered, maillage_kind_get_id (kind)))
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
