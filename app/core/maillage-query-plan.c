/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* A query as SQL: its tables, order and text. */

#include "maillage-date.h"
#include "maillage-kind-private.h"
#include "maillage-query-filter.h"
#include "maillage-record-private.h"
#include "maillage-text-private.h"

#include <glib/gi18n-lib.h>

/* A kind with fewer records than this is read whole at once, on the main thread: a millisecond or
 * two, and nothing flashes. */
#define FEW 4000

/* How the rows are ordered. */
typedef struct
{
  char *key;          /* the SQL of what is compared */
  char *as_text;      /* the same as a text that strcmp () orders alike */
  gboolean from_kind; /* an f_key of the kind's table, which has MAILLAGE_STORE_LAST */
  gboolean has_index;
  gboolean descending;
} Order;

static void
order_clear (Order *self)
{
  g_free (self->key);
  g_free (self->as_text);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Order, order_clear)

static void
plan_clear (gpointer data)
{
  MaillagePlan *self = data;

  g_clear_object (&self->kind);
  g_free (self->reader);
  g_free (self->order_sql[0]);
  g_free (self->order_sql[1]);
  g_free (self->soon_order_sql[0]);
  g_free (self->soon_order_sql[1]);
  g_free (self->many_sql);
  g_free (self->retest_sql);
  g_free (self->key_sql);
  g_free (self->count_sql);
  g_free (self->few_sql);
  g_free (self->hits_sql);
  g_free (self->hits_among_sql);
  g_free (self->waiting_sql);
  g_free (self->waiting_among_sql);
  g_strfreev (self->words);
  g_hash_table_unref (self->parameters);
  g_hash_table_unref (self->numbers);
  g_ptr_array_unref (self->folds);
}

MaillagePlan *
_maillage_plan_ref (MaillagePlan *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
_maillage_plan_unref (MaillagePlan *self)
{
  g_atomic_rc_box_release_full (self, plan_clear);
}

static void
order_by_record (Order *self, const char *column, gboolean is_text, gboolean has_index)
{
  self->key = g_strdup_printf ("r.%s", column);
  self->as_text = is_text ? g_strdup (self->key)
                          : g_strdup_printf ("printf ('%%020lld', coalesce (r.%s, -1))", column);
  self->has_index = has_index;
}

static void
order_by_field (Order *self, const char *field_id)
{
  self->key = g_strdup_printf ("k.\"%s_key\"", field_id);
  self->as_text = g_strdup (self->key);
  self->from_kind = self->has_index = TRUE;
}

static gboolean
has_key (MaillageField *field)
{
  return field != NULL && maillage_field_get_sortable (field)
         && (maillage_field_is_stored (field) || maillage_field_is_link (field));
}

static gboolean
choose_order (MaillageBuilder *builder, Order *order, GError **error)
{
  const char *sort = builder->query->sort;

  order->descending = builder->query->descending;
  if (sort == NULL ? builder->query->owner != NULL : g_str_equal (sort, "position"))
    {
      order_by_record (order, "position", FALSE, FALSE);
      return TRUE;
    }
  if (sort == NULL)
    {
      sort = maillage_kind_get_default_sort (builder->kind);
      if (sort == NULL || !_maillage_record_may_read (builder->kind, sort, builder->query->reader)
          || !has_key (maillage_kind_find_field (builder->kind, sort)))
        sort = "title";
      else
        order->descending = maillage_kind_get_default_descending (builder->kind);
    }
  else if (!_maillage_builder_check_field (builder, sort, error))
    return FALSE;

  if (has_key (maillage_kind_find_field (builder->kind, sort)))
    order_by_field (order, sort);
  else if (g_str_equal (sort, "title"))
    order_by_record (order, "sort_key", TRUE, TRUE);
  else if (g_str_equal (sort, "modified"))
    order_by_record (order, "modified", FALSE, TRUE);
  else if (g_str_equal (sort, "created"))
    order_by_record (order, "created", FALSE, FALSE);
  else
    {
      g_set_error (error,
                   MAILLAGE_ERROR,
                   MAILLAGE_ERROR_REFUSED,
                   _ ("Records cannot be sorted by “%s”."),
                   sort);
      return FALSE;
    }
  return TRUE;
}

/* The parts that "total" counts too; they need the record alone. */
static gboolean
add_scope (MaillageBuilder *self, GError **error)
{
  MaillageQuery *query = self->query;

  if (query->owner != NULL)
    {
      g_string_append_printf (self->scope,
                              " AND r.owner = (SELECT id FROM record WHERE uuid = %s)",
                              _maillage_builder_bind (self, query->owner));
      self->needs_record = TRUE;
    }
  if (query->linked_role == NULL || query->linked_to == NULL)
    return TRUE;
  if (!_maillage_builder_check_field (self, query->linked_role, error))
    return FALSE;
  g_string_append_printf (self->scope,
                          " AND r.id IN (SELECT source FROM link WHERE role = %s"
                          " AND target = (SELECT id FROM record WHERE uuid = %s))",
                          _maillage_builder_bind (self, query->linked_role),
                          _maillage_builder_bind (self, query->linked_to));
  self->needs_record = TRUE;
  return TRUE;
}

static char *
from_clause (MaillageBuilder *self, const Order *order, gboolean narrow)
{
  const char *is_not = self->query->trashed ? " NOT" : "";
  /* With a sign before it no index begins there: SQLite would walk all records of the kind in their
   * order, and ask of each whether it is among the few. */
  const char *sign = narrow ? "+" : "";

  if (order->from_kind)
    return g_strdup_printf (" FROM %s AS k%s WHERE %sk.trashed IS%s NULL",
                            self->table,
                            self->needs_record ? " JOIN record AS r ON r.id = k.id" : "",
                            sign,
                            is_not);
  return g_strdup_printf (" FROM record AS r%s%s%s WHERE %sr.kind = %" G_GINT64_FORMAT
                          " AND r.trashed IS%s NULL",
                          self->needs_kind ? " JOIN " : "",
                          self->needs_kind ? self->table : "",
                          self->needs_kind ? " AS k ON k.id = r.id" : "",
                          sign,
                          self->number,
                          is_not);
}

static char *
order_part (MaillageBuilder *self,
            const Order *order,
            gboolean narrow,
            const char *within,
            const char *last)
{
  const char *direction = order->descending ? " DESC" : "";
  g_autofree char *from = from_clause (self, order, narrow);

  return g_strdup_printf ("SELECT %s%s%s%s%s%s%s ORDER BY %s%s%s, %s%s",
                          self->id,
                          self->columns->str,
                          from,
                          last,
                          self->scope->str,
                          within != NULL ? within : "",
                          self->where->str,
                          narrow ? "+" : "",
                          order->key,
                          direction,
                          self->id,
                          direction);
}

/* Descending, the rows without a value still come last: they are read in a second part. */
static void
write_order (
    MaillageBuilder *self, const Order *order, gboolean narrow, const char *within, char **sql)
{
  const char *name;
  g_autofree char *some = NULL, *none = NULL;

  if (!order->from_kind || !order->descending)
    {
      sql[0] = order_part (self, order, narrow, within, "");
      return;
    }
  name = _maillage_builder_bind (self, MAILLAGE_STORE_LAST);
  some = g_strdup_printf (" AND %s < %s", order->key, name);
  none = g_strdup_printf (" AND %s = %s", order->key, name);
  sql[0] = order_part (self, order, narrow, within, some);
  sql[1] = order_part (self, order, narrow, within, none);
}

/* What is within a territory is found first and then put in order, like all that narrows, unless
 * the first of many will do. */
static void
write_orders (MaillageBuilder *self, const Order *order)
{
  gboolean narrow = self->narrow || self->within != NULL;

  write_order (self, order, narrow, self->within, self->plan->order_sql);
  if (self->within != NULL && !self->narrow)
    write_order (self, order, FALSE, self->within_each, self->plan->soon_order_sql);
}

static void
write_lookups (MaillageBuilder *self, const Order *order)
{
  MaillagePlan *plan = self->plan;
  g_autofree char *from = from_clause (self, order, self->narrow);
  const char *is_not = self->query->trashed ? " NOT" : "";
  g_autofree char *all = g_strdup_printf (" FROM record AS r WHERE r.kind = %" G_GINT64_FORMAT
                                          " AND r.trashed IS%s NULL%s",
                                          self->number,
                                          is_not,
                                          self->scope->str);

  plan->retest_sql = g_strdup_printf ("SELECT %s%s%s%s%s%s AND %s IN (SELECT value FROM"
                                      " json_each (:ids))",
                                      self->id,
                                      self->columns->str,
                                      from,
                                      self->scope->str,
                                      self->within_each != NULL ? self->within_each : "",
                                      self->where->str,
                                      self->id);
  if (order->from_kind)
    plan->key_sql = g_strdup_printf ("SELECT %s, %s = %s FROM %s AS k WHERE k.id = :id",
                                     order->as_text,
                                     order->key,
                                     _maillage_builder_bind (self, MAILLAGE_STORE_LAST),
                                     self->table);
  else
    plan->key_sql
        = g_strdup_printf ("SELECT %s, 0 FROM record AS r WHERE r.id = :id", order->as_text);
  plan->whole = self->query->filters->len == 0;
  plan->count_sql = g_strdup_printf ("SELECT count (*)%s", all);
  plan->few_sql = g_strdup_printf ("SELECT 1%s LIMIT 1 OFFSET %d", all, FEW);
}

static const char hits_sql[]
    = "SELECT rowid FROM search WHERE search MATCH :match" MAILLAGE_STORE_INDEXED;
static const char hits_any_sql[]
    = "SELECT rowid FROM search WHERE search MATCH :words" MAILLAGE_STORE_INDEXED;
static const char waiting_sql[] = "SELECT d.id, d.title, d.keyword, d.text FROM search_doc AS d"
                                  " WHERE " MAILLAGE_STORE_UNINDEXED " AND d.kind = :kind_word";

/* The kind is a word of its own in the index; every word typed begins one of the record's. */
static gboolean
write_text (MaillageBuilder *self, GError **error)
{
  MaillagePlan *plan = self->plan;
  g_autofree char *words = NULL;
  char *kind, *match;

  if (self->query->text == NULL)
    return TRUE;
  plan->reach = _maillage_kind_get_reach (self->kind, self->query->reader);
  if (plan->reach == MAILLAGE_SEARCH_NONE)
    {
      g_set_error (error,
                   MAILLAGE_ERROR,
                   MAILLAGE_ERROR_DENIED,
                   _ ("The extension “%s” may not read “%s” of “%s”."),
                   self->query->reader,
                   _ ("Text"),
                   maillage_kind_get_id (self->kind));
      return FALSE;
    }
  words = _maillage_text_dup_match (self->query->text, plan->reach);
  if (words == NULL)
    return TRUE;
  kind = g_strdup_printf ("k%" G_GINT64_FORMAT, self->number);
  match = g_strdup_printf ("kind : \"%s\" AND %s", kind, words);
  g_hash_table_insert (plan->parameters, g_strdup (":match"), match);
  g_hash_table_insert (plan->parameters, g_strdup (":words"), g_steal_pointer (&words));
  g_hash_table_insert (plan->parameters, g_strdup (":kind_word"), kind);
  plan->words = _maillage_text_dup_sought (self->query->text);
  plan->hits_sql = g_strdup (hits_sql);
  plan->hits_any_sql = hits_any_sql;
  plan->hits_among_sql
      = g_strdup_printf ("%s AND rowid IN (SELECT value FROM json_each (:ids))", hits_sql);
  plan->waiting_sql = g_strdup (waiting_sql);
  plan->waiting_among_sql
      = g_strdup_printf ("%s AND d.id IN (SELECT value FROM json_each (:ids))", waiting_sql);
  return TRUE;
}

static gboolean
build (MaillageBuilder *self, GError **error)
{
  g_auto (Order) order = { 0 };
  MaillagePlan *plan = self->plan;

  if (!choose_order (self, &order, error))
    return FALSE;
  self->id = order.from_kind ? "k.id" : "r.id";
  if (!add_scope (self, error))
    return FALSE;
  for (guint i = 0; i < self->query->filters->len; i++)
    if (!_maillage_builder_add_filter (self, g_ptr_array_index (self->query->filters, i), error))
      return FALSE;
  write_orders (self, &order);
  write_lookups (self, &order);
  if (!write_text (self, error))
    return FALSE;
  plan->descending = order.descending;
  plan->indexed = order.has_index && self->query->filters->len == 0 && self->scope->len == 0;
  plan->limit = self->query->limit;
  return TRUE;
}

static MaillagePlan *
plan_alloc (MaillageQuery *query, MaillageKind *kind)
{
  MaillagePlan *self = g_atomic_rc_box_new0 (MaillagePlan);
  g_autoptr (MaillageDate) today = maillage_date_new_today ();

  self->kind = g_object_ref (kind);
  self->reader = g_strdup (query->reader);
  self->parameters = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->folds = g_ptr_array_new_with_free_func (g_free);
  g_hash_table_insert (
      self->parameters, g_strdup (":today"), g_strdup (maillage_date_get_earliest (today)));
  return self;
}

MaillagePlan *
_maillage_plan_new (MaillageQuery *query, MaillageStore *store, GError **error)
{
  MaillageKind *kind = maillage_registry_find_kind (store->registry, query->kind_id);
  MaillageBuilder builder = { .query = query, .registry = store->registry, .kind = kind };
  g_autoptr (MaillagePlan) plan = NULL;
  g_autoptr (GString) scope = g_string_new (NULL);
  g_autoptr (GString) where = g_string_new (NULL);
  g_autoptr (GString) columns = g_string_new (NULL);
  g_autofree char *table = NULL;
  gboolean built;

  _maillage_query_freeze (query);
  builder.number = _maillage_store_get_kind_number (store, query->kind_id);
  if (kind == NULL || builder.number == 0)
    {
      g_set_error (error,
                   MAILLAGE_ERROR,
                   MAILLAGE_ERROR_UNKNOWN_KIND,
                   _ ("There is no kind of record named “%s”."),
                   query->kind_id);
      return NULL;
    }
  plan = plan_alloc (query, kind);
  table = maillage_sql_quote_name (query->kind_id);
  builder.plan = plan;
  builder.table = table;
  builder.scope = scope;
  builder.where = where;
  builder.columns = columns;
  built = build (&builder, error);
  g_free (builder.within);
  g_free (builder.within_each);
  return built ? g_steal_pointer (&plan) : NULL;
}

void
_maillage_plan_renew (MaillagePlan **plan, MaillageQuery *query, MaillageStore *store)
{
  MaillagePlan *renewed = _maillage_plan_new (query, store, NULL);

  if (renewed == NULL)
    return;
  _maillage_plan_unref (*plan);
  *plan = renewed;
}
