/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "actions-private.h"

#include <string.h>

const MaillageChoiceEntry actions_states[ACTIONS_N_STATES] = {
  { "not_started",
    NC_ ("step", "Not started"),
    "maillage-state-todo-symbolic",
    MAILLAGE_TONE_NEUTRAL },
  { "in_progress",
    NC_ ("step", "In progress"),
    "maillage-state-doing-symbolic",
    MAILLAGE_TONE_ACCENT },
  { "done", NC_ ("step", "Done"), "maillage-state-done-symbolic", MAILLAGE_TONE_SUCCESS },
  { "postponed",
    NC_ ("step", "Postponed"),
    "maillage-state-postponed-symbolic",
    MAILLAGE_TONE_POSTPONED },
  { "dropped", NC_ ("step", "Dropped"), "maillage-state-dropped-symbolic", MAILLAGE_TONE_DIM },
};

guint
actions_find_state (const char *id)
{
  guint i = 0;

  while (i < ACTIONS_N_STATES && strcmp (actions_states[i].value, id) != 0)
    i++;
  return i;
}

void
actions_add_states (MaillageField *field)
{
  maillage_field_add_choices (field, actions_states, ACTIONS_N_STATES, GETTEXT_PACKAGE, "step");
}
