/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* What a list reads, on any thread: the whole order, how many there are, and the ids with the text.
 */

#include "maillage-query-model-private.h"

MaillageModelRead *
_maillage_model_read_new (MaillagePlan *plan, GArray *known)
{
  MaillageModelRead *self = g_new0 (MaillageModelRead, 1);

  self->plan = _maillage_plan_ref (plan);
  self->known = known != NULL ? g_array_ref (known) : NULL;
  self->order = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_mutex_init (&self->lock);
  g_cond_init (&self->cond);
  return self;
}

void
_maillage_model_read_free (MaillageModelRead *self)
{
  _maillage_plan_unref (self->plan);
  g_array_unref (self->order);
  g_clear_pointer (&self->known, g_array_unref);
  _maillage_id_set_clear (&self->hits);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->cond);
  g_free (self);
}

void
_maillage_model_read_set_done (MaillageModelRead *self, gboolean ok)
{
  g_mutex_lock (&self->lock);
  self->done = TRUE;
  self->ok = ok;
  g_cond_signal (&self->cond);
  g_mutex_unlock (&self->lock);
}

gboolean
_maillage_model_read_get_done (MaillageModelRead *self)
{
  gboolean done;

  g_mutex_lock (&self->lock);
  done = self->done;
  g_mutex_unlock (&self->lock);
  return done;
}

gboolean
_maillage_model_read_wait (MaillageModelRead *self, gint64 until)
{
  gboolean ok;

  g_mutex_lock (&self->lock);
  while (!self->done)
    if (!g_cond_wait_until (&self->cond, &self->lock, until))
      break;
  ok = self->done && self->ok;
  g_mutex_unlock (&self->lock);
  return ok;
}

gboolean
_maillage_model_read_total (MaillageModelRead *self,
                            MaillageSqlConnection *connection,
                            GError **error)
{
  g_autoptr (MaillageSqlStatement) row
      = _maillage_plan_prepare (self->plan, connection, self->plan->count_sql, error);

  if (row == NULL || maillage_sql_step (row, error) != MAILLAGE_SQL_ROW)
    return FALSE;
  self->total = maillage_sql_column_int64 (row, 0);
  return TRUE;
}

/* An array that grew by doubling may be twice as large as what it holds. */
static void
fit (GArray **ids)
{
  GArray *fitting = g_array_sized_new (FALSE, FALSE, sizeof (gint64), (*ids)->len);

  g_array_append_vals (fitting, (*ids)->data, (*ids)->len);
  g_array_unref (*ids);
  *ids = fitting;
}

static gboolean
read_order (MaillageModelRead *self,
            MaillageSqlConnection *connection,
            GCancellable *cancellable,
            GError **error)
{
  guint limit = self->plan->hits_sql == NULL ? self->plan->limit : 0;
  gboolean counts = limit > 0 || !self->plan->whole;

  if ((counts && !_maillage_model_read_total (self, connection, error))
      || !_maillage_plan_read_order (
          self->plan, connection, limit, cancellable, self->order, error))
    return FALSE;
  fit (&self->order);
  if (!counts)
    self->total = self->order->len;
  return TRUE;
}

gboolean
_maillage_model_read_run (MaillageModelRead *self,
                          MaillageSqlConnection *connection,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (gint64));
  GArray *order;

  if (self->known == NULL && !read_order (self, connection, cancellable, error))
    return FALSE;
  if (self->plan->hits_sql == NULL)
    return TRUE;
  order = self->known != NULL ? self->known : self->order;
  if (!_maillage_plan_read_hits (self->plan, connection, order->len, cancellable, hits, error))
    return FALSE;
  for (guint i = 0; i < hits->len; i++)
    _maillage_id_set_add (&self->hits, g_array_index (hits, gint64, i));
  return TRUE;
}
