/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* What the store says of a page of records: their rows, values and links. On any thread, for
 * records that nobody else looks at meanwhile. */

#include "maillage-date.h"
#include "maillage-field-value-private.h"
#include "maillage-kind-private.h"
#include "maillage-record-private.h"

/* How many records are read together where nobody waits for the first of them. */
#define FETCHED_PAGE 512

struct _MaillageRecordReading
{
  MaillageKind *kind;
  char *values_sql; /* NULL without a kind: rows alone */
  MaillageFieldType *types;
  char *today;
};

/* How a kind's records are read */

static MaillageFieldType
value_type (MaillageField *field)
{
  MaillageFieldType type = maillage_field_get_field_type (field);

  return type == MAILLAGE_FIELD_COMPUTED ? maillage_field_get_result_type (field) : type;
}

/* The columns in the order of the fields: those without one are NULL, to count alike. */
static char *
values_sql (MaillageKind *kind)
{
  g_autofree char *table = maillage_sql_quote_name (maillage_kind_get_id (kind));
  GString *sql = g_string_new ("SELECT id");

  for (guint i = 0; i < maillage_kind_get_n_fields (kind); i++)
    {
      MaillageField *field = maillage_kind_get_field (kind, i);
      g_autofree char *column = maillage_sql_quote_name (maillage_field_get_id (field));
      g_autofree char *expression
          = maillage_field_get_expression (field) != NULL ? _maillage_field_dup_sql (field) : NULL;

      if (maillage_field_is_stored (field))
        g_string_append_printf (sql, ", %s", column);
      else if (expression != NULL)
        g_string_append_printf (sql, ", (%s)", expression);
      else
        g_string_append (sql, ", NULL");
    }
  g_string_append_printf (sql, " FROM %s WHERE id IN (SELECT value FROM json_each (:ids))", table);
  return g_string_free (sql, FALSE);
}

static MaillageFieldType *
value_types (MaillageKind *kind)
{
  guint n = maillage_kind_get_n_fields (kind);
  MaillageFieldType *types = g_new (MaillageFieldType, n);

  for (guint i = 0; i < n; i++)
    types[i] = value_type (maillage_kind_get_field (kind, i));
  return types;
}

MaillageRecordReading *
_maillage_record_reading_new (MaillageKind *kind)
{
  MaillageRecordReading *self = g_new0 (MaillageRecordReading, 1);
  g_autoptr (MaillageDate) day = maillage_date_new_today ();

  self->today = g_strdup (maillage_date_get_earliest (day));
  if (kind == NULL)
    return self;
  self->kind = g_object_ref (kind);
  self->values_sql = values_sql (kind);
  self->types = value_types (kind);
  return self;
}

void
_maillage_record_reading_free (MaillageRecordReading *self)
{
  g_clear_object (&self->kind);
  g_free (self->values_sql);
  g_free (self->types);
  g_free (self->today);
  g_free (self);
}

/* A page */

static char *
page_ids (GPtrArray *page)
{
  g_autofree gint64 *ids = g_new (gint64, page->len);

  for (guint i = 0; i < page->len; i++)
    ids[i] = ((MaillageRecord *) g_ptr_array_index (page, i))->id;
  return _maillage_json_ids (ids, page->len);
}

/* Prepares @sql with the page's ids as its parameter :ids and the day as :today. */
static MaillageSqlStatement *
prepare_page (const MaillageRecordReading *self,
              const MaillageRecordPage *page,
              const char *sql,
              GError **error)
{
  MaillageSqlStatement *statement = maillage_sql_prepare (page->connection, sql, error);
  g_autofree char *ids = page_ids (page->records);
  int today;

  if (statement == NULL)
    return NULL;
  maillage_sql_bind_text (statement, maillage_sql_parameter (statement, ":ids"), ids);
  today = maillage_sql_parameter (statement, ":today");
  if (today > 0)
    maillage_sql_bind_text (statement, today, self->today);
  return statement;
}

static MaillageRecord *
find (const MaillageRecordPage *page, MaillageSqlStatement *row)
{
  gint64 id = maillage_sql_column_int64 (row, 0);

  return g_hash_table_lookup (page->by_id, &id);
}

static void
read_thin_row (MaillageRecord *self, MaillageSqlStatement *row)
{
  if (self->kind == NULL)
    {
      const char *id
          = _maillage_store_get_kind_id (self->store, maillage_sql_column_int64 (row, 8));

      g_set_object (&self->kind, maillage_registry_find_kind (self->store->registry, id));
    }
  self->uuid = g_strdup (maillage_sql_column_text (row, 1));
  self->title = g_strdup (maillage_sql_column_text (row, 2));
  self->subtitle = g_strdup (maillage_sql_column_text (row, 3));
  self->created = maillage_sql_column_int64 (row, 4);
  self->modified = maillage_sql_column_int64 (row, 5);
  self->trashed = !maillage_sql_column_is_null (row, 6);
  self->owner = g_strdup (maillage_sql_column_text (row, 7));
  self->depth = MAILLAGE_RECORD_THIN;
}

static gboolean
any_bare (GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    if (((MaillageRecord *) g_ptr_array_index (records, i))->depth == MAILLAGE_RECORD_BARE)
      return TRUE;
  return FALSE;
}

static gboolean
read_rows (const MaillageRecordReading *self, const MaillageRecordPage *page, GError **error)
{
  g_autoptr (MaillageSqlStatement) row = NULL;
  MaillageSqlStep step = MAILLAGE_SQL_FAILED;

  if (!any_bare (page->records))
    return TRUE;
  row = prepare_page (
      self,
      page,
      "SELECT r.id, r.uuid, r.title, r.subtitle, r.created, r.modified, r.trashed, o.uuid, r.kind"
      " FROM json_each (:ids) AS j JOIN record AS r ON r.id = j.value"
      " LEFT JOIN record AS o ON o.id = r.owner",
      error);
  while (row != NULL && (step = maillage_sql_step (row, error)) == MAILLAGE_SQL_ROW)
    {
      MaillageRecord *record = find (page, row);

      if (record != NULL && record->depth == MAILLAGE_RECORD_BARE)
        read_thin_row (record, row);
    }
  return step == MAILLAGE_SQL_DONE;
}

static char *
dup_column (MaillageSqlStatement *row, int column, MaillageFieldType type)
{
  const char *text;

  if (maillage_sql_column_is_null (row, column))
    return NULL;
  switch ((int) type)
    {
    case MAILLAGE_FIELD_NUMBER:
    case MAILLAGE_FIELD_MONEY:
    case MAILLAGE_FIELD_DURATION:
      return _maillage_number_to_canonical (maillage_sql_column_double (row, column));
    default:
      text = maillage_sql_column_text (row, column);
      return *text != '\0' ? g_strdup (text) : NULL;
    }
}

static void
read_values_row (const MaillageRecordReading *self,
                 MaillageRecord *record,
                 MaillageSqlStatement *row)
{
  record->n_values = maillage_kind_get_n_fields (self->kind);
  record->values = g_new0 (char *, record->n_values);
  for (guint i = 0; i < record->n_values; i++)
    record->values[i] = dup_column (row, (int) i + 1, self->types[i]);
}

static gboolean
read_values (const MaillageRecordReading *self, const MaillageRecordPage *page, GError **error)
{
  g_autoptr (MaillageSqlStatement) row = prepare_page (self, page, self->values_sql, error);
  MaillageSqlStep step = MAILLAGE_SQL_FAILED;

  while (row != NULL && (step = maillage_sql_step (row, error)) == MAILLAGE_SQL_ROW)
    {
      MaillageRecord *record = find (page, row);

      if (record != NULL && record->values == NULL)
        read_values_row (self, record, row);
    }
  return step == MAILLAGE_SQL_DONE;
}

/* Links */

static void
links_free (gpointer data)
{
  MaillageRecordLinks *links = data;

  g_array_unref (links->ids);
  g_ptr_array_unref (links->uuids);
  g_ptr_array_unref (links->titles);
  g_free (links->value);
  g_free (links);
}

static MaillageRecordLinks *
role_links (MaillageRecord *self, const char *role)
{
  MaillageRecordLinks *links;

  if (self->links == NULL)
    self->links = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, links_free);
  links = g_hash_table_lookup (self->links, role);
  if (links == NULL)
    {
      links = g_new0 (MaillageRecordLinks, 1);
      links->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      links->uuids = g_ptr_array_new_with_free_func (g_free);
      links->titles = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (self->links, g_strdup (role), links);
    }
  return links;
}

static void
add_link (MaillageRecordLinks *links, gint64 id, const char *uuid, const char *title)
{
  char *value;

  g_array_append_val (links->ids, id);
  g_ptr_array_add (links->uuids, g_strdup (uuid));
  g_ptr_array_add (links->titles, g_strdup (title != NULL ? title : ""));
  if (uuid == NULL)
    return;
  value = links->value != NULL ? g_strdup_printf ("%s\n%s", links->value, uuid) : g_strdup (uuid);
  g_free (links->value);
  links->value = value;
}

static gboolean
read_links (const MaillageRecordReading *self, const MaillageRecordPage *page, GError **error)
{
  g_autoptr (MaillageSqlStatement) row
      = prepare_page (self,
                      page,
                      "SELECT l.source, l.role, l.target, t.uuid, coalesce (t.title, l.name)"
                      " FROM json_each (:ids) AS j JOIN link AS l ON l.source = j.value"
                      " LEFT JOIN record AS t ON t.id = l.target"
                      " ORDER BY l.source, l.role, l.position, l.id",
                      error);
  MaillageSqlStep step = MAILLAGE_SQL_FAILED;

  for (guint i = 0; i < page->records->len; i++)
    g_clear_pointer (&((MaillageRecord *) g_ptr_array_index (page->records, i))->links,
                     g_hash_table_unref);
  while (row != NULL && (step = maillage_sql_step (row, error)) == MAILLAGE_SQL_ROW)
    {
      MaillageRecord *record = find (page, row);

      if (record != NULL)
        add_link (role_links (record, maillage_sql_column_text (row, 1)),
                  maillage_sql_column_int64 (row, 2),
                  maillage_sql_column_text (row, 3),
                  maillage_sql_column_text (row, 4));
    }
  return step == MAILLAGE_SQL_DONE;
}

gboolean
_maillage_record_reading_run (const MaillageRecordReading *self,
                              const MaillageRecordPage *page,
                              MaillageRecordDepth depth,
                              GError **error)
{
  return read_rows (self, page, error)
         && (depth < MAILLAGE_RECORD_FULL || self->kind == NULL
             || (read_values (self, page, error) && read_links (self, page, error)));
}

/* All of a result, aside */

static gboolean
fetch_page (const MaillageRecordReading *self, MaillageRecordPage *page, GArray *ids, guint first)
{
  guint end = MIN (first + FETCHED_PAGE, ids->len);

  page->records = g_ptr_array_sized_new (end - first);
  for (guint i = first; i < end; i++)
    {
      MaillageRecord *record;

      if (g_hash_table_contains (page->by_id, &g_array_index (ids, gint64, i)))
        continue;
      record = g_object_new (MAILLAGE_TYPE_RECORD, NULL);
      record->id = g_array_index (ids, gint64, i);
      record->kind = g_object_ref (self->kind);
      g_hash_table_insert (page->by_id, &record->id, record);
      g_ptr_array_add (page->records, record);
    }
  return _maillage_record_reading_run (self, page, MAILLAGE_RECORD_FULL, NULL);
}

GHashTable *
_maillage_record_reading_fetch (const MaillageRecordReading *self,
                                MaillageSqlConnection *connection,
                                GArray *ids,
                                GCancellable *cancellable)
{
  g_autoptr (GHashTable) fetched
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_object_unref);
  MaillageRecordPage page = { connection, fetched, NULL };
  gboolean ok = TRUE;

  for (guint i = 0; i < ids->len && ok; i += FETCHED_PAGE)
    {
      ok = !g_cancellable_is_cancelled (cancellable) && fetch_page (self, &page, ids, i);
      g_clear_pointer (&page.records, g_ptr_array_unref);
    }
  return ok ? g_steal_pointer (&fetched) : NULL;
}
