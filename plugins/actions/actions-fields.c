/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "actions-private.h"

#include <string.h>

MaillageField *
actions_add_field (MaillageKind *kind,
                   const char *id,
                   MaillageFieldType type,
                   const char *label,
                   ActionsTraits traits)
{
  MaillageField *field = maillage_kind_add_field (kind, id, type, label);

  maillage_field_set_public (field, TRUE);
  maillage_field_set_required (field, (traits & ACTIONS_REQUIRED) != 0);
  maillage_field_set_in_list (field, (traits & ACTIONS_LISTED) != 0);
  maillage_field_set_filterable (field, (traits & ACTIONS_FILTERED) != 0);
  maillage_field_set_sortable (field, (traits & ACTIONS_SORTED) != 0);
  if ((traits & ACTIONS_NAME) != 0)
    maillage_field_set_searchable (field, MAILLAGE_SEARCH_TITLE);
  else if ((traits & ACTIONS_KEYWORD) != 0)
    maillage_field_set_searchable (field, MAILLAGE_SEARCH_KEYWORD);
  else if ((traits & ACTIONS_WORDS) != 0)
    maillage_field_set_searchable (field, MAILLAGE_SEARCH_TEXT);
  return field;
}

MaillageField *
actions_add_link (MaillageKind *kind,
                  const char *id,
                  MaillageFieldType type,
                  const char *label,
                  const char *target,
                  const char *inverse_label,
                  ActionsTraits traits)
{
  MaillageField *field = actions_add_field (kind, id, type, label, traits);

  maillage_field_set_target (field, target);
  maillage_field_set_inverse_label (field, inverse_label);
  if (!g_str_equal (target, ACTIONS_PERSON))
    maillage_field_set_on_gone (field, MAILLAGE_ON_GONE_KEEP_NAME);
  return field;
}

void
actions_add_children (MaillageKind *kind, const char *id, const char *label, const char *target)
{
  maillage_field_set_target (
      actions_add_field (kind, id, MAILLAGE_FIELD_CHILDREN, label, ACTIONS_PLAIN), target);
}

void
actions_add_territories (MaillageKind *kind)
{
  MaillageField *field;

  maillage_kind_begin_group (kind, "territories", _ ("Territories"), MAILLAGE_SIDE_ASIDE);
  field = actions_add_field (kind,
                             "territories",
                             MAILLAGE_FIELD_TERRITORY,
                             _ ("Territories"),
                             ACTIONS_LISTED | ACTIONS_FILTERED | ACTIONS_WORDS);
  maillage_field_set_multiple (field, TRUE);
}

const ActionsState actions_states[ACTIONS_N_STATES] = {
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

  while (i < ACTIONS_N_STATES && strcmp (actions_states[i].id, id) != 0)
    i++;
  return i;
}

void
actions_add_states (MaillageField *field)
{
  for (guint i = 0; i < ACTIONS_N_STATES; i++)
    maillage_field_add_choice_full (field,
                                    actions_states[i].id,
                                    g_dpgettext2 (GETTEXT_PACKAGE, "step", actions_states[i].label),
                                    actions_states[i].icon_name,
                                    actions_states[i].tone);
}
