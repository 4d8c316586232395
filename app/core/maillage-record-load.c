/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* How record objects are filled: a page of neighbours in one read. */

#include "maillage-date.h"
#include "maillage-kind-private.h"
#include "maillage-record-private.h"

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

void
_maillage_record_clear (MaillageRecord *self)
{
  for (guint i = 0; i < self->n_values; i++)
    g_free (self->values[i]);
  g_clear_pointer (&self->values, g_free);
  self->n_values = 0;
  g_clear_pointer (&self->links, g_hash_table_unref);
  g_clear_pointer (&self->uuid, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->subtitle, g_free);
  g_clear_pointer (&self->owner, g_free);
  self->depth = MAILLAGE_RECORD_BARE;
}

MaillageRecordBatch *
_maillage_record_batch_new (GArray *ids, guint n_kept)
{
  MaillageRecordBatch *self = g_rc_box_new0 (MaillageRecordBatch);

  self->ids = g_array_ref (ids);
  self->n_kept = n_kept;
  g_queue_init (&self->pages);
  return self;
}

void
_maillage_record_batch_detach (MaillageRecordBatch *self)
{
  g_clear_pointer (&self->ids, g_array_unref);
  self->n_kept = 0;
  while (!g_queue_is_empty (&self->pages))
    g_ptr_array_unref (g_queue_pop_head (&self->pages));
}

static void
batch_clear (gpointer data)
{
  _maillage_record_batch_detach (data);
}

void
_maillage_record_batch_unref (MaillageRecordBatch *self)
{
  g_rc_box_release_full (self, batch_clear);
}

/* By hand: printf () takes as long as reading the records. */
static void
append_id (GString *json, gint64 id)
{
  char digits[24];
  char *first = digits + sizeof digits;

  g_assert (id >= 0);
  do
    *--first = (char) ('0' + id % 10);
  while ((id /= 10) > 0);
  g_string_append_len (json, first, digits + sizeof digits - first);
}

char *
_maillage_json_ids (const gint64 *ids, guint n)
{
  GString *json = g_string_sized_new (n * 8 + 2);

  g_string_append_c (json, '[');
  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append_c (json, ',');
      append_id (json, ids[i]);
    }
  g_string_append_c (json, ']');
  return g_string_free (json, FALSE);
}

static void
keep_page (MaillageRecordBatch *self, GPtrArray *page)
{
  g_queue_push_head (&self->pages, g_ptr_array_ref (page));
  while (g_queue_get_length (&self->pages) > self->n_kept)
    g_ptr_array_unref (g_queue_pop_tail (&self->pages));
}

/* The records to read with @self: those of its page that are not read yet. A list makes the ones
 * nobody asked for yet, since scrolling will. */
static GPtrArray *
collect_page (MaillageRecord *self, MaillageRecordDepth depth)
{
  GPtrArray *page = g_ptr_array_new_with_free_func (g_object_unref);
  GArray *ids = self->batch != NULL ? self->batch->ids : NULL;
  guint first = self->position - self->position % MAILLAGE_RECORD_PAGE;

  g_ptr_array_add (page, g_object_ref (self));
  if (ids == NULL || self->position >= ids->len
      || g_array_index (ids, gint64, self->position) != self->id)
    return page;
  for (guint i = first; i < MIN (first + MAILLAGE_RECORD_PAGE, ids->len); i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      g_autoptr (MaillageRecord) other = NULL;

      if (id == self->id
          || (self->batch->n_kept == 0 && !g_hash_table_contains (self->store->records, &id)))
        continue;
      other = _maillage_record_get (self->store, id, self->kind);
      _maillage_record_set_batch (other, self->batch, i);
      if (other->depth < depth && (depth == MAILLAGE_RECORD_THIN || other->kind == self->kind))
        g_ptr_array_add (page, g_steal_pointer (&other));
    }
  if (self->batch->n_kept > 0)
    keep_page (self->batch, page);
  return page;
}

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
prepare_page (MaillageStore *store, const char *sql, GPtrArray *page, GError **error)
{
  MaillageSqlStatement *statement = maillage_sql_prepare (store->reader, sql, error);
  g_autofree char *ids = page_ids (page);
  int today;

  if (statement == NULL)
    return NULL;
  maillage_sql_bind_text (statement, maillage_sql_parameter (statement, ":ids"), ids);
  today = maillage_sql_parameter (statement, ":today");
  if (today > 0)
    {
      g_autoptr (MaillageDate) day = maillage_date_new_today ();

      maillage_sql_bind_text (statement, today, maillage_date_get_earliest (day));
    }
  return statement;
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
any_bare (GPtrArray *page)
{
  for (guint i = 0; i < page->len; i++)
    if (((MaillageRecord *) g_ptr_array_index (page, i))->depth == MAILLAGE_RECORD_BARE)
      return TRUE;
  return FALSE;
}

static gboolean
load_thin (MaillageStore *store, GPtrArray *page, GError **error)
{
  g_autoptr (MaillageSqlStatement) row = NULL;
  MaillageSqlStep step = MAILLAGE_SQL_FAILED;

  if (!any_bare (page))
    return TRUE;
  row = prepare_page (
      store,
      "SELECT r.id, r.uuid, r.title, r.subtitle, r.created, r.modified, r.trashed, o.uuid, r.kind"
      " FROM json_each (:ids) AS j JOIN record AS r ON r.id = j.value"
      " LEFT JOIN record AS o ON o.id = r.owner",
      page,
      error);
  while (row != NULL && (step = maillage_sql_step (row, error)) == MAILLAGE_SQL_ROW)
    {
      gint64 id = maillage_sql_column_int64 (row, 0);
      MaillageRecord *record = g_hash_table_lookup (store->records, &id);

      if (record != NULL && record->depth == MAILLAGE_RECORD_BARE)
        read_thin_row (record, row);
    }
  return step == MAILLAGE_SQL_DONE;
}

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

static char *
dup_number (double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (text, sizeof text, "%.15g", value);
  if (g_ascii_strtod (text, NULL) != value)
    g_ascii_formatd (text, sizeof text, "%.17g", value);
  return g_strdup (text);
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
      return dup_number (maillage_sql_column_double (row, column));
    default:
      text = maillage_sql_column_text (row, column);
      return *text != '\0' ? g_strdup (text) : NULL;
    }
}

static void
read_values_row (MaillageRecord *self, MaillageSqlStatement *row)
{
  self->n_values = maillage_kind_get_n_fields (self->kind);
  self->values = g_new0 (char *, self->n_values);
  for (guint i = 0; i < self->n_values; i++)
    self->values[i]
        = dup_column (row, (int) i + 1, value_type (maillage_kind_get_field (self->kind, i)));
}

static gboolean
load_values (MaillageStore *store, MaillageKind *kind, GPtrArray *page, GError **error)
{
  g_autofree char *sql = values_sql (kind);
  g_autoptr (MaillageSqlStatement) row = prepare_page (store, sql, page, error);
  MaillageSqlStep step = MAILLAGE_SQL_FAILED;

  while (row != NULL && (step = maillage_sql_step (row, error)) == MAILLAGE_SQL_ROW)
    {
      gint64 id = maillage_sql_column_int64 (row, 0);
      MaillageRecord *record = g_hash_table_lookup (store->records, &id);

      if (record != NULL && record->values == NULL)
        read_values_row (record, row);
    }
  return step == MAILLAGE_SQL_DONE;
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
load_links (MaillageStore *store, GPtrArray *page, GError **error)
{
  g_autoptr (MaillageSqlStatement) row
      = prepare_page (store,
                      "SELECT l.source, l.role, l.target, t.uuid, coalesce (t.title, l.name)"
                      " FROM json_each (:ids) AS j JOIN link AS l ON l.source = j.value"
                      " LEFT JOIN record AS t ON t.id = l.target"
                      " ORDER BY l.source, l.role, l.position, l.id",
                      page,
                      error);
  MaillageSqlStep step = MAILLAGE_SQL_FAILED;

  for (guint i = 0; i < page->len; i++)
    g_clear_pointer (&((MaillageRecord *) g_ptr_array_index (page, i))->links, g_hash_table_unref);
  while (row != NULL && (step = maillage_sql_step (row, error)) == MAILLAGE_SQL_ROW)
    {
      gint64 id = maillage_sql_column_int64 (row, 0);
      MaillageRecord *record = g_hash_table_lookup (store->records, &id);

      if (record != NULL)
        add_link (role_links (record, maillage_sql_column_text (row, 1)),
                  maillage_sql_column_int64 (row, 2),
                  maillage_sql_column_text (row, 3),
                  maillage_sql_column_text (row, 4));
    }
  return step == MAILLAGE_SQL_DONE;
}

/* What the store did not answer (purged, or it could not be read) is empty, and not asked again. */
static void
settle (GPtrArray *page, MaillageRecordDepth depth)
{
  for (guint i = 0; i < page->len; i++)
    {
      MaillageRecord *record = g_ptr_array_index (page, i);

      if (record->uuid == NULL)
        record->uuid = g_strdup ("");
      if (record->title == NULL)
        record->title = g_strdup ("");
      record->depth = MAX (record->depth, depth);
    }
}

void
_maillage_record_load (MaillageRecord *self, MaillageRecordDepth depth)
{
  g_autoptr (GPtrArray) page = NULL;
  g_autoptr (GError) error = NULL;
  gboolean ok;

  if (self->store == NULL || self->store->reader == NULL)
    {
      page = g_ptr_array_new ();
      g_ptr_array_add (page, self);
      settle (page, depth);
      return;
    }
  if (depth == MAILLAGE_RECORD_FULL && self->depth == MAILLAGE_RECORD_BARE)
    _maillage_record_load (self, MAILLAGE_RECORD_THIN);
  page = collect_page (self, depth);
  ok = load_thin (self->store, page, &error);
  if (ok && depth == MAILLAGE_RECORD_FULL && self->kind != NULL)
    ok = load_values (self->store, self->kind, page, &error)
         && load_links (self->store, page, &error);
  if (!ok)
    _maillage_store_note_failure (self->store, "A record could not be read", error);
  settle (page, depth);
}
