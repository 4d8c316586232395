/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "actions-data-private.h"

#include <string.h>

/* The last day a date may be, on or before which nothing was late. */
static gboolean
was_late (const char *due, const char *state, const char *day)
{
  g_autoptr (MaillageDate) date
      = due != NULL && *due != '\0' ? maillage_date_new_from_canonical (due) : NULL;
  const char *latest = date != NULL ? maillage_date_get_latest (date) : NULL;

  return latest != NULL && strcmp (latest, day) < 0 && strcmp (state, "done") != 0
         && strcmp (state, "dropped") != 0;
}

static gboolean
is_new (ActionsItem *step, const char *day, const char *today)
{
  g_autoptr (GDateTime) made = g_date_time_new_from_unix_local (
      maillage_record_get_created (step->record) / G_USEC_PER_SEC);
  g_autofree char *made_on = made != NULL ? g_date_time_format (made, "%Y-%m-%d") : NULL;

  return made_on != NULL && strcmp (made_on, day) > 0 && strcmp (made_on, today) <= 0;
}

static ActionsMove
find_move (
    ActionsItem *step, GHashTable *states, GHashTable *dues, const char *day, const char *today)
{
  const char *state = g_hash_table_lookup (states, step->key);
  const char *due = g_hash_table_lookup (dues, step->key);

  if (state == NULL && is_new (step, day, today))
    return ACTIONS_MOVE_NEW;
  step->then = state == NULL || *state == '\0' ? (state == NULL ? step->state : "not_started")
                                               : g_intern_string (state);
  if (strcmp (step->then, step->state) != 0)
    return ACTIONS_MOVE_STATE;
  if (due == NULL)
    due = maillage_record_get_value (step->record, "due");
  return step->late && !was_late (due, step->then, day) ? ACTIONS_MOVE_LATE : ACTIONS_MOVE_NONE;
}

static void
forget (ActionsData *self)
{
  for (guint i = 0; i < self->steps->len; i++)
    {
      ((ActionsItem *) self->steps->pdata[i])->move = ACTIONS_MOVE_NONE;
      ((ActionsItem *) self->steps->pdata[i])->then = NULL;
    }
  for (guint i = 0; i < self->sheets->len; i++)
    {
      ((ActionsItem *) self->sheets->pdata[i])->n_newly_done = 0;
      g_clear_object (&((ActionsItem *) self->sheets->pdata[i])->since);
    }
}

/* The sheets that look back to @since. */
static gboolean
look_back_to (ActionsData *self, ActionsSince *since, const MaillageDate *today, GError **error)
{
  g_autoptr (GHashTable) states = actions_since_read (since, self->scope, "state", today, error);
  g_autoptr (GHashTable) dues
      = states != NULL ? actions_since_read (since, self->scope, "due", today, error) : NULL;

  if (dues == NULL)
    return FALSE;
  for (guint i = 0; i < self->steps->len; i++)
    {
      ActionsItem *step = self->steps->pdata[i];

      if (step->sheet->since != since)
        continue;
      step->move = find_move (
          step, states, dues, actions_since_get_day (since), maillage_date_get_earliest (today));
      step->sheet->n_newly_done
          += step->move == ACTIONS_MOVE_STATE && strcmp (step->state, "done") == 0;
    }
  return TRUE;
}

static void
give (ActionsData *self, const char *plan, ActionsSince *since)
{
  for (guint i = 0; i < self->sheets->len; i++)
    {
      ActionsItem *sheet = self->sheets->pdata[i];

      if (plan == NULL || g_strcmp0 (sheet->plan, plan) == 0)
        g_set_object (&sheet->since, since);
    }
}

/* What one plan's committee had before it says nothing of another's sheets. */
static gboolean
look_back_by_plan (ActionsData *self, const MaillageDate *today, GError **error)
{
  for (guint i = 0; i < self->plans->len; i++)
    {
      const char *plan = maillage_record_get_uuid (self->plans->pdata[i]);
      ActionsSince *own = actions_since_get_own (self->since, plan);

      if (own == NULL)
        continue;
      give (self, plan, own);
      if (!look_back_to (self, own, today, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
_actions_data_look_back (ActionsData *self, GError **error)
{
  g_autoptr (MaillageDate) today = maillage_date_new_today ();

  forget (self);
  if (self->since == NULL)
    return TRUE;
  if (actions_since_is_each (self->since))
    return look_back_by_plan (self, today, error);
  give (self, NULL, self->since);
  return look_back_to (self, self->since, today, error);
}

gboolean
actions_data_look_back (ActionsData *self, ActionsSince *since, GError **error)
{
  actions_data_set_since (self, since);
  return _actions_data_look_back (self, error);
}
