/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* The rows of a list: what is told when they change, and where a changed record belongs. */

#include "maillage-query-model-private.h"

/* More new rows than this are told in two parts: GTK looks for its old rows in what comes with a
 * loss, one by one. */
#define MANY_ROWS 2000
/* The first part: more than GTK keeps widgets for, so that they are all used again. */
#define FIRST_PART 512
/* Few single rows far apart are told one by one. */
#define FEW_MOVES 32

static void
replace_shown (MaillageQueryModel *self, GArray *ids)
{
  g_array_unref (self->shown);
  self->shown = ids;
  g_array_unref (self->batch->ids);
  self->batch->ids = g_array_ref (ids);
}

static guint
common_start (GArray *a, GArray *b)
{
  guint n = MIN (a->len, b->len), i = 0;

  while (i < n && g_array_index (a, gint64, i) == g_array_index (b, gint64, i))
    i++;
  return i;
}

static guint
common_end (GArray *a, GArray *b, guint start)
{
  guint n = MIN (a->len, b->len) - start, i = 0;

  while (i < n
         && g_array_index (a, gint64, a->len - 1 - i) == g_array_index (b, gint64, b->len - 1 - i))
    i++;
  return i;
}

/* @ids without those between the first @start and the last @end. */
static GArray *
without_middle (GArray *ids, guint start, guint end)
{
  GArray *rest = g_array_sized_new (FALSE, FALSE, sizeof (gint64), start + end);

  g_array_append_vals (rest, ids->data, start);
  g_array_append_vals (rest, &g_array_index (ids, gint64, ids->len - end), end);
  return rest;
}

void
_maillage_query_model_show (MaillageQueryModel *self, GArray *ids)
{
  guint start = common_start (self->shown, ids);
  guint end = common_end (self->shown, ids, start);
  guint removed = self->shown->len - start - end;
  guint added = ids->len - start - end;

  if (removed > 0 && added > MANY_ROWS)
    {
      replace_shown (self, without_middle (ids, start + FIRST_PART, end));
      g_list_model_items_changed (G_LIST_MODEL (self), start, removed, FIRST_PART);
      start += FIRST_PART;
      added -= FIRST_PART;
      removed = 0;
    }
  replace_shown (self, ids);
  if (removed > 0 || added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), start, removed, added);
}

GArray *
_maillage_query_model_filter (MaillageQueryModel *self)
{
  GArray *ids;
  guint limit = self->plan->limit;

  if (self->plan->hits_sql == NULL)
    return g_array_ref (self->order);
  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < self->order->len && (limit == 0 || ids->len < limit); i++)
    {
      gint64 id = g_array_index (self->order, gint64, i);

      if (_maillage_id_set_has (&self->hits, id))
        g_array_append_val (ids, id);
    }
  return ids;
}

/* A row's place in the order. */
typedef struct
{
  gint64 id;
  gboolean is_last;
  char *key;
  guint position; /* among the rows that stay */
} Place;

static void
place_clear (gpointer data)
{
  g_free (((Place *) data)->key);
}

static gboolean
read_place (MaillageQueryModel *self, gint64 id, Place *place)
{
  g_autoptr (MaillageSqlStatement) row
      = _maillage_plan_prepare (self->plan, self->store->reader, self->plan->key_sql, NULL);

  if (row == NULL)
    return FALSE;
  maillage_sql_bind_int64 (row, maillage_sql_parameter (row, ":id"), id);
  if (maillage_sql_step (row, NULL) != MAILLAGE_SQL_ROW)
    return FALSE;
  place->id = id;
  place->key = g_strdup (maillage_sql_column_text (row, 0));
  place->is_last = maillage_sql_column_int64 (row, 1) != 0;
  return TRUE;
}

static int
compare_places (gconstpointer a, gconstpointer b, gpointer descending)
{
  const Place *one = a, *two = b;
  int order;

  if (one->is_last != two->is_last)
    return one->is_last ? 1 : -1;
  order = g_strcmp0 (one->key, two->key);
  if (order == 0)
    order = one->id < two->id ? -1 : one->id > two->id;
  return GPOINTER_TO_INT (descending) ? -order : order;
}

static gboolean
find_position (MaillageQueryModel *self, GArray *ids, Place *place)
{
  guint low = 0, high = ids->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      Place other = { 0 };
      int order;

      if (!read_place (self, g_array_index (ids, gint64, middle), &other))
        return FALSE; /* gone meanwhile: another change will tell */
      order = compare_places (&other, place, GINT_TO_POINTER (self->plan->descending));
      place_clear (&other);
      if (order < 0)
        low = middle + 1;
      else
        high = middle;
    }
  place->position = low;
  return TRUE;
}

static GArray *
without (GArray *ids, GArray *gone)
{
  MaillageIdSet set = { NULL, 0 };
  GArray *rest = g_array_sized_new (FALSE, FALSE, sizeof (gint64), ids->len);

  for (guint i = 0; i < gone->len; i++)
    _maillage_id_set_add (&set, g_array_index (gone, gint64, i));
  for (guint i = 0; i < ids->len; i++)
    if (!_maillage_id_set_has (&set, g_array_index (ids, gint64, i)))
      g_array_append_vals (rest, &g_array_index (ids, gint64, i), 1);
  _maillage_id_set_clear (&set);
  return rest;
}

static GArray *
merge (GArray *rest, GArray *places)
{
  GArray *merged = g_array_sized_new (FALSE, FALSE, sizeof (gint64), rest->len + places->len);
  guint taken = 0;

  for (guint i = 0; i < places->len; i++)
    {
      Place *place = &g_array_index (places, Place, i);

      g_array_append_vals (merged, &g_array_index (rest, gint64, taken), place->position - taken);
      taken = place->position;
      g_array_append_val (merged, place->id);
    }
  g_array_append_vals (merged, &g_array_index (rest, gint64, taken), rest->len - taken);
  return merged;
}

/* The order with @ids taken out and those that belong put where they belong; NULL when unsure. */
static GArray *
reorder (MaillageQueryModel *self, GArray *ids)
{
  g_autoptr (GArray) belonging
      = _maillage_plan_retest (self->plan, self->store->reader, ids, FALSE, NULL);
  g_autoptr (GArray) rest = NULL;
  g_autoptr (GArray) places = g_array_new (FALSE, TRUE, sizeof (Place));

  if (belonging == NULL)
    return NULL;
  rest = without (self->order, ids);
  g_array_set_clear_func (places, place_clear);
  g_array_set_size (places, belonging->len);
  for (guint i = 0; i < belonging->len; i++)
    {
      Place *place = &g_array_index (places, Place, i);

      if (!read_place (self, g_array_index (belonging, gint64, i), place)
          || !find_position (self, rest, place))
        return NULL;
    }
  g_array_sort_with_data (places, compare_places, GINT_TO_POINTER (self->plan->descending));
  return merge (rest, places);
}

static gboolean
refresh_hits (MaillageQueryModel *self, GArray *ids)
{
  g_autoptr (GArray) found = NULL;

  if (self->plan->hits_sql == NULL)
    return TRUE;
  found = _maillage_plan_retest (self->plan, self->store->reader, ids, TRUE, NULL);
  if (found == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    _maillage_id_set_remove (&self->hits, g_array_index (ids, gint64, i));
  for (guint i = 0; i < found->len; i++)
    _maillage_id_set_add (&self->hits, g_array_index (found, gint64, i));
  return TRUE;
}

/* Takes out and puts in single rows, so that the rows between stay as they are. */
static void
show_one_by_one (MaillageQueryModel *self, GArray *ids, MaillageIdSet *touched)
{
  g_autoptr (GArray) target = ids;

  for (guint i = self->shown->len; i-- > 0;)
    if (_maillage_id_set_has (touched, g_array_index (self->shown, gint64, i))
        && (i >= target->len
            || g_array_index (self->shown, gint64, i) != g_array_index (target, gint64, i)))
      {
        GArray *next = g_array_copy (self->shown);

        g_array_remove_index (next, i);
        replace_shown (self, next);
        g_list_model_items_changed (G_LIST_MODEL (self), i, 1, 0);
      }
  for (guint i = 0; i < target->len; i++)
    {
      gint64 id = g_array_index (target, gint64, i);

      if (i < self->shown->len && g_array_index (self->shown, gint64, i) == id)
        continue;
      replace_shown (self, g_array_insert_val (g_array_copy (self->shown), i, id));
      g_list_model_items_changed (G_LIST_MODEL (self), i, 0, 1);
    }
}

static void
show_placed (MaillageQueryModel *self, GArray *ids, GArray *touched)
{
  guint start = common_start (self->shown, ids);
  guint end = common_end (self->shown, ids, start);
  MaillageIdSet set = { NULL, 0 };

  if (touched->len > FEW_MOVES || MAX (self->shown->len, ids->len) - start - end <= MANY_ROWS)
    {
      _maillage_query_model_show (self, ids);
      return;
    }
  for (guint i = 0; i < touched->len; i++)
    _maillage_id_set_add (&set, g_array_index (touched, gint64, i));
  show_one_by_one (self, ids, &set);
  _maillage_id_set_clear (&set);
}

gboolean
_maillage_query_model_place (MaillageQueryModel *self, GArray *ids)
{
  GArray *order = reorder (self, ids);

  if (order == NULL)
    return FALSE;
  if (!refresh_hits (self, ids))
    {
      g_array_unref (order);
      return FALSE;
    }
  g_array_unref (self->order);
  self->order = order;
  show_placed (self, _maillage_query_model_filter (self), ids);
  return TRUE;
}
