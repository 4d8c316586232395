/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "actions-since.h"

#include <stdio.h>
#include <string.h>

struct _ActionsSince
{
  GObject parent_instance;

  char *day, *title;
  char *date;      /* canonical, as precise as it is known; NULL for the day itself */
  char *review;    /* UUID, or NULL */
  GHashTable *own; /* by UUID of the plan, for each plan its own; NULL otherwise */
};

G_DEFINE_FINAL_TYPE (ActionsSince, actions_since, G_TYPE_OBJECT)

static void
actions_since_finalize (GObject *object)
{
  ActionsSince *self = ACTIONS_SINCE (object);

  g_free (self->day);
  g_free (self->title);
  g_free (self->date);
  g_free (self->review);
  g_clear_pointer (&self->own, g_hash_table_unref);
  G_OBJECT_CLASS (actions_since_parent_class)->finalize (object);
}

static void
actions_since_class_init (ActionsSinceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = actions_since_finalize;
}

static void
actions_since_init (ActionsSince *self)
{
}

ActionsSince *
actions_since_new (const char *day, const char *title)
{
  ActionsSince *self = g_object_new (ACTIONS_TYPE_SINCE, NULL);

  self->day = g_strdup (day);
  self->title = g_strdup (title);
  return self;
}

gboolean
actions_since_is_each (ActionsSince *self)
{
  return self->own != NULL;
}

ActionsSince *
actions_since_get_own (ActionsSince *self, const char *plan)
{
  return g_hash_table_lookup (self->own, plan);
}

const char *
actions_since_get_day (ActionsSince *self)
{
  return self->day;
}

const char *
actions_since_get_title (ActionsSince *self)
{
  return self->title;
}

static MaillageDate *
dup_date (ActionsSince *self)
{
  return maillage_date_new_from_canonical (self->date != NULL ? self->date : self->day);
}

char *
actions_since_dup_day_words (ActionsSince *self)
{
  g_autoptr (MaillageDate) date = dup_date (self);

  return date != NULL ? maillage_date_format (date) : g_strdup (self->day);
}

gboolean
actions_since_is_day (ActionsSince *self)
{
  g_autoptr (MaillageDate) date = dup_date (self);

  return date == NULL
         || g_strcmp0 (maillage_date_get_earliest (date), maillage_date_get_latest (date)) == 0;
}

/* The only one, when a single plan has any. */
static char *
dup_words_of_each (ActionsSince *self)
{
  GHashTableIter iter;
  gpointer only;

  if (g_hash_table_size (self->own) > 1)
    return g_strdup (_ ("Since the last review or committee of each plan"));
  g_hash_table_iter_init (&iter, self->own);
  g_hash_table_iter_next (&iter, NULL, &only);
  return actions_since_dup_words (only);
}

char *
actions_since_dup_words (ActionsSince *self)
{
  g_autofree char *day = NULL;

  if (self->own != NULL)
    return dup_words_of_each (self);
  day = actions_since_dup_day_words (self);
  if (self->title == NULL)
    return g_strdup_printf (
        actions_since_is_day (self) ? _ ("Since %s") : C_ ("month or year", "Since %s"), day);
  if (actions_since_is_day (self))
    /* TRANSLATORS: a committee or a review, its day */
    return g_strdup_printf (_ ("Since “%s”, on %s"), self->title, day);
  /* TRANSLATORS: a review, its month or its year */
  return g_strdup_printf (_ ("Since “%s”, in %s"), self->title, day);
}

/* The list */

static void
add_past (GPtrArray *list, GPtrArray *records, const MaillageDate *today, gboolean reviews)
{
  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      MaillageRecord *record = records->pdata[i];
      g_autoptr (MaillageDate) date = maillage_record_dup_date (record, "date");
      const char *title = maillage_record_get_value (record, "title");
      const char *day = date != NULL ? maillage_date_get_latest (date) : NULL;
      ActionsSince *since;

      if (day == NULL || strcmp (day, maillage_date_get_earliest (today)) >= 0)
        continue;
      since = actions_since_new (day, title);
      since->date = maillage_date_to_canonical (date);
      if (reviews)
        since->review = g_strdup (maillage_record_get_uuid (record));
      g_ptr_array_add (list, since);
    }
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  ActionsSince *one = *(gpointer *) a, *other = *(gpointer *) b;
  int order = strcmp (other->day, one->day);

  /* Of one day, the review knows more than its committee. */
  return order != 0 ? order : (other->review != NULL) - (one->review != NULL);
}

/* NULL when there are not several plans, or none has a day to look back to. */
static ActionsSince *
new_each (MaillageScope *scope, const MaillageDate *today)
{
  g_autoptr (MaillageQuery) query = maillage_scope_new_query (scope, ACTIONS_PLAN);
  g_autoptr (GPtrArray) plans
      = maillage_store_query (maillage_scope_get_store (scope), query, NULL);
  g_autoptr (ActionsSince) self = g_object_new (ACTIONS_TYPE_SINCE, NULL);

  self->own = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  for (guint i = 0; plans != NULL && i < plans->len; i++)
    {
      const char *plan = maillage_record_get_uuid (plans->pdata[i]);
      g_autoptr (GPtrArray) days = actions_since_list (scope, plan, NULL, today);

      if (days->len > 0)
        g_hash_table_insert (self->own, g_strdup (plan), g_object_ref (days->pdata[0]));
    }
  return plans != NULL && plans->len > 1 && g_hash_table_size (self->own) > 0
             ? g_steal_pointer (&self)
             : NULL;
}

GPtrArray *
actions_since_list (MaillageScope *scope,
                    const char *plan,
                    GHashTable *sheets,
                    const MaillageDate *today)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (MaillageQuery) query = maillage_scope_new_query (scope, ACTIONS_REVIEW);
  g_autoptr (GPtrArray) committees = actions_list_committees (scope, plan, sheets, FALSE, today);
  g_autoptr (GPtrArray) reviews = NULL;
  ActionsSince *each;

  if (plan != NULL)
    maillage_query_set_owner (query, plan);
  if (plan != NULL || sheets == NULL)
    reviews = maillage_store_query (maillage_scope_get_store (scope), query, NULL);
  add_past (list, reviews, today, TRUE);
  add_past (list, committees, today, FALSE);
  g_ptr_array_sort (list, compare_days);
  each = plan == NULL && sheets == NULL && list->len > 0 ? new_each (scope, today) : NULL;
  if (each != NULL)
    g_ptr_array_insert (list, 0, each);
  return list;
}

/* The past */

static GHashTable *
read_review (ActionsSince *self, MaillageScope *scope, const char *field, GError **error)
{
  g_autoptr (MaillageQuery) query = maillage_scope_new_query (scope, ACTIONS_FROZEN);
  g_autoptr (GHashTable) values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GPtrArray) frozen = NULL;

  maillage_query_set_owner (query, self->review);
  frozen = maillage_store_query (maillage_scope_get_store (scope), query, error);
  if (frozen == NULL)
    return NULL;
  for (guint i = 0; i < frozen->len; i++)
    {
      const char *value = maillage_record_get_value (frozen->pdata[i], field);
      const char *step = maillage_record_get_n_links (frozen->pdata[i], "step") > 0
                             ? maillage_record_get_link (frozen->pdata[i], "step", 0)
                             : NULL;

      if (step != NULL)
        g_hash_table_insert (values, g_strdup (step), g_strdup (value != NULL ? value : ""));
    }
  return g_steal_pointer (&values);
}

/* The end of a day here, in microseconds. */
static gint64
end_of_day (const char *day)
{
  g_autoptr (GDateTime) end = NULL;
  int y, m, d;

  if (sscanf (day, "%d-%d-%d", &y, &m, &d) != 3)
    return 0;
  end = g_date_time_new_local (y, m, d, 23, 59, 59);
  return end != NULL ? (g_date_time_to_unix (end) + 1) * G_USEC_PER_SEC : 0;
}

static void
overlay (GHashTable *past, GHashTable *known)
{
  GHashTableIter iter;
  gpointer uuid, value;

  g_hash_table_iter_init (&iter, known);
  while (g_hash_table_iter_next (&iter, &uuid, &value))
    g_hash_table_insert (past, g_strdup (uuid), g_strdup (value));
}

/* What the review kept counts; of other steps, and of other plans, the history tells. */
GHashTable *
actions_since_read (ActionsSince *self,
                    MaillageScope *scope,
                    const char *field,
                    const MaillageDate *today,
                    GError **error)
{
  g_autoptr (GHashTable) known = NULL;
  GHashTable *past = maillage_scope_read_past (scope,
                                               ACTIONS_STEP,
                                               field,
                                               end_of_day (self->day),
                                               end_of_day (maillage_date_get_earliest (today)),
                                               error);

  if (past == NULL || self->review == NULL)
    return past;
  known = read_review (self, scope, field, error);
  if (known == NULL)
    {
      g_hash_table_unref (past);
      return NULL;
    }
  overlay (past, known);
  return past;
}
