/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The steering committees that follow a plan: those that had its sheets before them, that a review
 * was made at, that its agreement provides for, and the others of the same body. */

#include "actions-private.h"

#include <string.h>

typedef struct
{
  MaillageScope *scope;
  const char *plan;
  GHashTable *sheets;     /* borrowed: UUIDs of some, or NULL */
  GHashTable *agreements; /* UUIDs: under which the plans are */
  GHashTable *bodies;     /* UUIDs: who carries the plans, whose committees follow them */
} Followed;

static GPtrArray *
query_linked (Followed *self, const char *kind, const char *role, const char *event)
{
  g_autoptr (MaillageQuery) query = maillage_scope_new_query (self->scope, kind);

  maillage_query_set_linked (query, role, event);
  return maillage_store_query (maillage_scope_get_store (self->scope), query, NULL);
}

static void
add_links (GHashTable *uuids, MaillageRecord *record, const char *field_id)
{
  for (guint i = 0; i < maillage_record_get_n_links (record, field_id); i++)
    g_hash_table_add (uuids, g_strdup (maillage_record_get_link (record, field_id, i)));
}

static gboolean
has_one_of (GHashTable *uuids, MaillageRecord *record, const char *field_id)
{
  for (guint i = 0; i < maillage_record_get_n_links (record, field_id); i++)
    if (g_hash_table_contains (uuids, maillage_record_get_link (record, field_id, i)))
      return TRUE;
  return FALSE;
}

static void
add_plan (Followed *self, const char *uuid)
{
  g_autoptr (MaillageRecord) plan = maillage_scope_load (self->scope, uuid, NULL);

  if (plan == NULL)
    return;
  add_links (self->agreements, plan, "agreement");
  add_links (self->bodies, plan, "carrier");
}

static void
add_plans (Followed *self)
{
  g_autoptr (MaillageQuery) query = NULL;
  g_autoptr (GPtrArray) plans = NULL;

  if (self->plan != NULL)
    add_plan (self, self->plan);
  if (self->plan != NULL || self->sheets != NULL)
    return;
  query = maillage_scope_new_query (self->scope, ACTIONS_PLAN);
  plans = maillage_store_query (maillage_scope_get_store (self->scope), query, NULL);
  for (guint i = 0; plans != NULL && i < plans->len; i++)
    add_plan (self, maillage_record_get_uuid (plans->pdata[i]));
}

static gboolean
is_followed_sheet (Followed *self, const char *uuid)
{
  g_autoptr (MaillageRecord) sheet = NULL;

  if (self->plan == NULL && self->sheets == NULL)
    return TRUE;
  if (self->sheets != NULL && g_hash_table_contains (self->sheets, uuid))
    return TRUE;
  sheet = self->plan != NULL ? maillage_scope_load (self->scope, uuid, NULL) : NULL;
  return sheet != NULL && maillage_record_get_n_links (sheet, "plan") > 0
         && strcmp (maillage_record_get_link (sheet, "plan", 0), self->plan) == 0;
}

static gboolean
had_sheets (Followed *self, MaillageRecord *event)
{
  g_autoptr (GPtrArray) reviewed
      = query_linked (self, ACTIONS_ACTION_SHEET, "reviewed_at", maillage_record_get_uuid (event));

  for (guint i = 0; i < maillage_record_get_n_links (event, "sheets"); i++)
    if (is_followed_sheet (self, maillage_record_get_link (event, "sheets", i)))
      return TRUE;
  for (guint i = 0; reviewed != NULL && i < reviewed->len; i++)
    if (is_followed_sheet (self, maillage_record_get_uuid (reviewed->pdata[i])))
      return TRUE;
  return FALSE;
}

static gboolean
had_review (Followed *self, MaillageRecord *event)
{
  g_autoptr (GPtrArray) reviews
      = query_linked (self, ACTIONS_REVIEW, "event", maillage_record_get_uuid (event));

  for (guint i = 0; reviews != NULL && i < reviews->len; i++)
    if (self->plan != NULL
            ? g_strcmp0 (maillage_record_get_owner (reviews->pdata[i]), self->plan) == 0
            : self->sheets == NULL)
      return TRUE;
  return FALSE;
}

/* Of those that are far away in time nobody asks. */
#define N_READ 100

static void
add_events (
    GPtrArray *events, MaillageScope *scope, MaillageOperator operator, const MaillageDate * today)
{
  MaillageKind *kind = maillage_scope_find_kind (scope, ACTIONS_EVENT);
  g_autoptr (MaillageQuery) query = NULL;
  g_autoptr (GPtrArray) found = NULL;

  if (kind == NULL || maillage_kind_find_field (kind, "type") == NULL)
    return;
  query = maillage_scope_new_query (scope, ACTIONS_EVENT);
  maillage_query_add_filter (query, "type", MAILLAGE_OPERATOR_EQUAL, "steering_committee");
  maillage_query_add_filter (query, "date", operator, maillage_date_get_edtf (today));
  maillage_query_set_certain (query, TRUE);
  maillage_query_set_sort (query, "date", operator== MAILLAGE_OPERATOR_BEFORE);
  maillage_query_set_limit (query, N_READ);
  found = maillage_store_query (maillage_scope_get_store (scope), query, NULL);
  for (guint i = 0; found != NULL && i < found->len; i++)
    {
      MaillageRecord *event
          = maillage_scope_load (scope, maillage_record_get_uuid (found->pdata[i]), NULL);

      if (event != NULL)
        g_ptr_array_add (events, event);
    }
}

/* One that is planned still, put off or cancelled had nothing before it. */
static gboolean
may_be_listed (MaillageRecord *event, gboolean coming, const MaillageDate *today)
{
  static const char *const never_past[] = { "planned", "postponed", "cancelled", NULL };
  static const char *const never_next[] = { "held", "postponed", "cancelled", NULL };
  const char *state = maillage_record_get_value (event, "state");
  g_autoptr (MaillageDate) date = maillage_record_dup_date (event, "date");
  const char *first = date != NULL ? maillage_date_get_earliest (date) : NULL;
  const char *last = date != NULL ? maillage_date_get_latest (date) : NULL;
  const char *now = maillage_date_get_earliest (today);

  if (first == NULL || last == NULL
      || (state != NULL && g_strv_contains (coming ? never_next : never_past, state)))
    return FALSE;
  return coming ? strcmp (first, now) > 0 : strcmp (first, last) == 0 && strcmp (last, now) < 0;
}

static void
find_bodies (Followed *self, GPtrArray *events, GHashTable *followed)
{
  for (guint i = 0; i < events->len; i++)
    if (had_sheets (self, events->pdata[i]) || had_review (self, events->pdata[i])
        || has_one_of (self->agreements, events->pdata[i], "agreements"))
      {
        g_hash_table_add (followed, events->pdata[i]);
        add_links (self->bodies, events->pdata[i], "committee");
      }
}

GPtrArray *
actions_list_committees (MaillageScope *scope,
                         const char *plan,
                         GHashTable *sheets,
                         gboolean coming,
                         const MaillageDate *today)
{
  g_autoptr (GHashTable) agreements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) bodies = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) followed = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func (g_object_unref);
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);
  Followed self = { scope, plan, sheets, agreements, bodies };

  add_plans (&self);
  add_events (events, scope, MAILLAGE_OPERATOR_BEFORE, today);
  add_events (events, scope, MAILLAGE_OPERATOR_AFTER, today);
  find_bodies (&self, events, followed);
  for (guint i = 0; i < events->len; i++)
    if ((g_hash_table_contains (followed, events->pdata[i])
         || has_one_of (bodies, events->pdata[i], "committee"))
        && may_be_listed (events->pdata[i], coming, today))
      g_ptr_array_add (list, g_object_ref (events->pdata[i]));
  return list;
}
