/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-exporter.h"

#include "maillage-csv.h"
#include "maillage-record-private.h"
#include "maillage-registry-private.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <langinfo.h>
#include <stdio.h>
#include <string.h>

#define JSON_FORMAT 1
#define BOM "\xef\xbb\xbf"

static gboolean
write_file (const char *path, const char *text, gsize length, GError **error)
{
  g_autoptr (GError) why = NULL;

  if (g_file_set_contents (path, text, (gssize) length, &why))
    return TRUE;
  g_set_error (error,
               MAILLAGE_ERROR,
               g_error_matches (why, G_FILE_ERROR, G_FILE_ERROR_NOSPC) ? MAILLAGE_ERROR_DISK_FULL
                                                                       : MAILLAGE_ERROR_FAILED,
               _ ("“%s” cannot be written: %s."),
               path,
               why->message);
  return FALSE;
}

/* Tables */

static gboolean
has_column (MaillageField *field)
{
  return maillage_field_get_field_type (field) != MAILLAGE_FIELD_CHILDREN
         && !maillage_field_get_retired (field);
}

static GPtrArray *
list_columns (MaillageKind *kind, const char *const *field_ids)
{
  GPtrArray *ids = g_ptr_array_new ();

  for (gsize i = 0; field_ids != NULL && field_ids[i] != NULL; i++)
    g_ptr_array_add (ids, (gpointer) field_ids[i]);
  if (field_ids != NULL)
    return ids;
  for (guint i = 0; i < maillage_kind_get_n_fields (kind); i++)
    {
      MaillageField *field = maillage_kind_get_field (kind, i);

      if (has_column (field))
        g_ptr_array_add (ids, (gpointer) maillage_field_get_id (field));
    }
  if (maillage_kind_get_taggable (kind))
    g_ptr_array_add (ids, (gpointer) "tags");
  return ids;
}

/* Numbers that a spreadsheet can add up. */
static char *
format_number (const char *value)
{
  g_auto (GStrv) parts = g_strsplit (value, ".", 2);

  return g_strjoinv (nl_langinfo (RADIXCHAR), parts);
}

/* A whole day as spreadsheets know it; anything else in words. */
static char *
format_date (MaillageField *field, const char *value)
{
  int year, month, day;
  g_autoptr (GDateTime) date = NULL;

  if (strlen (value) != 10 || sscanf (value, "%4d-%2d-%2d", &year, &month, &day) != 3)
    return maillage_field_format (field, value);
  date = g_date_time_new_utc (year, month, day, 0, 0, 0);
  /* Translators: a day in a spreadsheet’s cell: “%d/%m/%Y” in French */
  return date != NULL ? g_date_time_format (date, _ ("%Y-%m-%d"))
                      : maillage_field_format (field, value);
}

/* "Bagneux (92007)": names alone are shared. An office's own is known by its name. */
static char *
format_territories (const char *value)
{
  g_auto (GStrv) lines = g_strsplit (value, "\n", -1);

  for (gsize i = 0; lines[i] != NULL; i++)
    {
      g_autoptr (MaillageTerritory) territory = maillage_territory_new_from_canonical (lines[i]);

      if (territory == NULL)
        continue;
      g_free (lines[i]);
      if (strcmp (maillage_territory_get_level (territory), "own") == 0)
        {
          lines[i] = g_strdup (maillage_territory_get_name (territory));
          continue;
        }
      lines[i] = g_strdup_printf ("%s (%s)",
                                  maillage_territory_get_name (territory),
                                  maillage_territory_get_code (territory));
    }
  return g_strjoinv ("; ", lines);
}

static char *
format_cell (MaillageRecord *record, MaillageField *field, const char *id)
{
  const char *value = maillage_record_get_value (record, id);
  MaillageFieldType type
      = field != NULL ? maillage_field_get_field_type (field) : MAILLAGE_FIELD_LINKS;

  if (value == NULL)
    return NULL;
  switch ((int) type)
    {
    case MAILLAGE_FIELD_NUMBER:
    case MAILLAGE_FIELD_MONEY:
      return format_number (value);
    case MAILLAGE_FIELD_DATE:
      return format_date (field, value);
    case MAILLAGE_FIELD_TERRITORY:
      return format_territories (value);
    default:
      return maillage_record_dup_display (record, id);
    }
}

static void
append_head (GString *text, MaillageKind *kind, GPtrArray *ids)
{
  g_autofree const char **cells = g_new0 (const char *, ids->len);

  for (guint i = 0; i < ids->len; i++)
    {
      MaillageField *field = maillage_kind_find_field (kind, g_ptr_array_index (ids, i));

      cells[i] = field != NULL ? maillage_field_get_label (field) : _ ("Tags");
    }
  _maillage_csv_append (text, cells, ids->len, ';');
}

static void
append_record (GString *text, MaillageKind *kind, MaillageRecord *record, GPtrArray *ids)
{
  g_auto (GStrv) cells = g_new0 (char *, ids->len + 1);

  for (guint i = 0; i < ids->len; i++)
    {
      const char *id = g_ptr_array_index (ids, i);

      cells[i] = format_cell (record, maillage_kind_find_field (kind, id), id);
      if (cells[i] == NULL)
        cells[i] = g_strdup ("");
    }
  _maillage_csv_append (text, (const char *const *) cells, ids->len, ';');
}

static gboolean
check_fields (MaillageKind *kind, GPtrArray *ids, GError **error)
{
  for (guint i = 0; i < ids->len; i++)
    {
      const char *id = g_ptr_array_index (ids, i);
      MaillageField *field = maillage_kind_find_field (kind, id);

      if (field != NULL ? maillage_field_get_field_type (field) != MAILLAGE_FIELD_CHILDREN
                        : strcmp (id, "tags") == 0 && maillage_kind_get_taggable (kind))
        continue;
      g_set_error (error,
                   MAILLAGE_ERROR,
                   MAILLAGE_ERROR_UNKNOWN_FIELD,
                   _ ("“%s” has no field named “%s”."),
                   maillage_kind_get_label (kind),
                   id);
      return FALSE;
    }
  return TRUE;
}

/**
 * maillage_export_csv_records:
 * @kind: the kind of all of them
 * @records: (element-type MaillageRecord): what to write, in its order
 * @field_ids: (array zero-terminated=1) (nullable): the columns; %NULL for all
 * @flags: how
 * @path: where to; a file that is there is replaced once the new one is whole
 * @error: why it cannot be written
 *
 * Writes the table of [func@export_csv] of records at hand. Main thread.
 *
 * Returns: whether it is written
 */
gboolean
maillage_export_csv_records (MaillageKind *kind,
                             GPtrArray *records,
                             const char *const *field_ids,
                             MaillageExportFlags flags,
                             const char *path,
                             GError **error)
{
  g_autoptr (GString) text = g_string_new (flags & MAILLAGE_EXPORT_BOM ? BOM : "");
  g_autoptr (GPtrArray) ids = NULL;
  MaillageStore *store;

  g_return_val_if_fail (MAILLAGE_IS_KIND (kind), FALSE);
  g_return_val_if_fail (records != NULL, FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  ids = list_columns (kind, field_ids);
  if (!check_fields (kind, ids, error))
    return FALSE;
  append_head (text, kind, ids);
  for (guint i = 0; i < records->len; i++)
    append_record (text, kind, g_ptr_array_index (records, i), ids);
  store = records->len > 0 ? ((MaillageRecord *) g_ptr_array_index (records, 0))->store : NULL;
  return (store == NULL || maillage_store_check_whole (store, error))
         && write_file (path, text->str, text->len, error);
}

/**
 * maillage_export_csv:
 * @store: an open store
 * @query: which records, in which order
 * @field_ids: (array zero-terminated=1) (nullable): the columns; %NULL for all
 * @flags: how
 * @path: where to; a file that is there is replaced once the new one is whole
 * @error: why it cannot be written
 *
 * Writes a table for a spreadsheet: semicolons, UTF-8, CR LF, titles in the user's language, values
 * as people read them, and no cell that a spreadsheet would run as a formula. Main thread.
 *
 * Returns: whether it is written
 */
gboolean
maillage_export_csv (MaillageStore *store,
                     MaillageQuery *query,
                     const char *const *field_ids,
                     MaillageExportFlags flags,
                     const char *path,
                     GError **error)
{
  g_autoptr (GPtrArray) records = NULL;
  MaillageKind *kind;

  g_return_val_if_fail (MAILLAGE_IS_STORE (store), FALSE);
  g_return_val_if_fail (MAILLAGE_IS_QUERY (query), FALSE);
  kind = maillage_registry_find_kind (maillage_store_get_registry (store),
                                      maillage_query_get_kind (query));
  g_return_val_if_fail (kind != NULL, FALSE);

  records = maillage_store_query (store, query, error);
  return records != NULL
         && maillage_export_csv_records (kind, records, field_ids, flags, path, error);
}

/**
 * maillage_export_csv_table:
 * @head: (array zero-terminated=1): the titles of the columns
 * @rows: (element-type GStrv): the cells, as many as titles; "" for an empty one
 * @flags: how
 * @path: where to; a file that is there is replaced once the new one is whole
 * @error: why it cannot be written
 *
 * Writes a table of what is no record, in the form of maillage_export_csv(). Main thread.
 *
 * Returns: whether it is written
 */
gboolean
maillage_export_csv_table (const char *const *head,
                           GPtrArray *rows,
                           MaillageExportFlags flags,
                           const char *path,
                           GError **error)
{
  g_autoptr (GString) text = g_string_new (flags & MAILLAGE_EXPORT_BOM ? BOM : "");
  guint n = g_strv_length ((char **) head);

  g_return_val_if_fail (path != NULL, FALSE);
  _maillage_csv_append (text, head, n, ';');
  for (guint i = 0; i < rows->len; i++)
    {
      const char *const *cells = g_ptr_array_index (rows, i);

      g_return_val_if_fail (g_strv_length ((char **) cells) == n, FALSE);
      _maillage_csv_append (text, cells, n, ';');
    }
  return write_file (path, text->str, text->len, error);
}

/* Everything */

static void
add_string (JsonBuilder *builder, const char *key, const char *value)
{
  if (value == NULL)
    return;
  json_builder_set_member_name (builder, key);
  json_builder_add_string_value (builder, value);
}

static void
add_values (JsonBuilder *builder, MaillageRecord *record, MaillageKind *kind)
{
  json_builder_set_member_name (builder, "values");
  json_builder_begin_object (builder);
  for (guint i = 0; i < maillage_kind_get_n_fields (kind); i++)
    {
      MaillageField *field = maillage_kind_get_field (kind, i);
      const char *id = maillage_field_get_id (field);

      if (maillage_field_is_stored (field) || maillage_field_is_link (field))
        add_string (builder, id, maillage_record_get_value (record, id));
    }
  if (maillage_kind_get_taggable (kind))
    add_string (builder, "tags", maillage_record_get_value (record, "tags"));
  json_builder_end_object (builder);
}

static void
add_record (JsonBuilder *builder, MaillageRecord *record)
{
  MaillageKind *kind = maillage_record_get_kind (record);

  json_builder_begin_object (builder);
  add_string (builder, "uuid", maillage_record_get_uuid (record));
  add_string (builder, "kind", kind != NULL ? maillage_kind_get_id (kind) : NULL);
  add_string (builder, "owner", maillage_record_get_owner (record));
  add_string (builder, "title", maillage_record_get_title (record));
  add_string (builder, "subtitle", maillage_record_get_subtitle (record));
  json_builder_set_member_name (builder, "trashed");
  json_builder_add_boolean_value (builder, maillage_record_get_trashed (record));
  if (kind != NULL)
    add_values (builder, record, kind);
  json_builder_end_object (builder);
}

static gint
compare_uuids (gconstpointer a, gconstpointer b)
{
  return strcmp (maillage_record_get_uuid (*(MaillageRecord **) a),
                 maillage_record_get_uuid (*(MaillageRecord **) b));
}

static gboolean
gather (MaillageStore *store, MaillageQuery *query, GPtrArray *into, GError **error)
{
  GPtrArray *found = maillage_store_query (store, query, error);

  if (found == NULL)
    return FALSE;
  g_ptr_array_extend (into, found, (GCopyFunc) (void (*) (void)) g_object_ref, NULL);
  g_ptr_array_unref (found);
  return TRUE;
}

static gboolean
gather_all (MaillageStore *store, GPtrArray *into, GError **error)
{
  g_autoptr (GPtrArray) kinds = maillage_registry_list_kinds (maillage_store_get_registry (store));

  for (guint i = 0; i < kinds->len * 2; i++)
    {
      MaillageKind *kind = g_ptr_array_index (kinds, i / 2);
      g_autoptr (MaillageQuery) query = _maillage_query_new (maillage_kind_get_id (kind), NULL);

      maillage_query_set_trashed (query, i % 2 == 1);
      if (!gather (store, query, into, error))
        return FALSE;
    }
  g_ptr_array_sort (into, compare_uuids);
  return TRUE;
}

static char *
to_json (GPtrArray *records)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "format");
  json_builder_add_int_value (builder, JSON_FORMAT);
  json_builder_set_member_name (builder, "records");
  json_builder_begin_array (builder);
  for (guint i = 0; i < records->len; i++)
    add_record (builder, g_ptr_array_index (records, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  return json_generator_to_data (generator, NULL);
}

/**
 * maillage_export_json:
 * @store: an open store
 * @query: (nullable): which records, in its order; %NULL for all of every kind, the trash too,
 *   ordered by UUID
 * @path: where to
 * @error: why it cannot be written
 *
 * Writes canonical values and links. Times are left out, so that two stores that hold the same give
 * the same bytes. Main thread.
 *
 * Returns: whether it is written
 */
gboolean
maillage_export_json (MaillageStore *store, MaillageQuery *query, const char *path, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *text = NULL;

  g_return_val_if_fail (MAILLAGE_IS_STORE (store), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);
  if (query != NULL ? !gather (store, query, records, error) : !gather_all (store, records, error))
    return FALSE;
  text = to_json (records);
  return maillage_store_check_whole (store, error) && write_file (path, text, strlen (text), error);
}
