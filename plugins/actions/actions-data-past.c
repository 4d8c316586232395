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

gboolean
_actions_data_look_back (ActionsData *self, GError **error)
{
  g_autoptr (MaillageDate) today = maillage_date_new_today ();
  g_autoptr (GHashTable) states = NULL, dues = NULL;
  const char *day = self->since != NULL ? actions_since_get_day (self->since) : NULL;

  for (guint i = 0; i < self->steps->len; i++)
    {
      ((ActionsItem *) self->steps->pdata[i])->move = ACTIONS_MOVE_NONE;
      ((ActionsItem *) self->steps->pdata[i])->then = NULL;
    }
  for (guint i = 0; i < self->sheets->len; i++)
    ((ActionsItem *) self->sheets->pdata[i])->n_newly_done = 0;
  if (day == NULL)
    return TRUE;
  states = actions_since_read (self->since, self->scope, "state", today, error);
  dues = states != NULL ? actions_since_read (self->since, self->scope, "due", today, error) : NULL;
  if (dues == NULL)
    return FALSE;
  for (guint i = 0; i < self->steps->len; i++)
    {
      ActionsItem *step = self->steps->pdata[i];

      step->move = find_move (step, states, dues, day, maillage_date_get_earliest (today));
      step->sheet->n_newly_done
          += step->move == ACTIONS_MOVE_STATE && strcmp (step->state, "done") == 0;
    }
  return TRUE;
}

gboolean
actions_data_look_back (ActionsData *self, ActionsSince *since, GError **error)
{
  actions_data_set_since (self, since);
  return _actions_data_look_back (self, error);
}
