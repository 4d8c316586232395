/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "actions-private.h"

static void
add_states (MaillageField *field)
{
  maillage_field_add_choice_full (field,
                                  "not_started",
                                  C_ ("step", "Not started"),
                                  "maillage-state-todo-symbolic",
                                  MAILLAGE_TONE_NEUTRAL);
  maillage_field_add_choice_full (field,
                                  "in_progress",
                                  C_ ("step", "In progress"),
                                  "maillage-state-doing-symbolic",
                                  MAILLAGE_TONE_ACCENT);
  maillage_field_add_choice_full (
      field, "done", C_ ("step", "Done"), "maillage-state-done-symbolic", MAILLAGE_TONE_SUCCESS);
  maillage_field_add_choice_full (field,
                                  "postponed",
                                  C_ ("step", "Postponed"),
                                  "maillage-state-postponed-symbolic",
                                  MAILLAGE_TONE_POSTPONED);
  maillage_field_add_choice_full (field,
                                  "dropped",
                                  C_ ("step", "Dropped"),
                                  "maillage-state-dropped-symbolic",
                                  MAILLAGE_TONE_DIM);
}

static MaillageField *
add_listed (MaillageKind *kind, const char *id, MaillageFieldType type, const char *label)
{
  MaillageField *field = maillage_kind_add_field (kind, id, type, label);

  maillage_field_set_public (field, TRUE);
  maillage_field_set_in_list (field, TRUE);
  return field;
}

static void
add_fields (MaillageKind *kind)
{
  MaillageField *field;

  field = maillage_kind_add_field (kind, "wording", MAILLAGE_FIELD_TEXT, _ ("Wording"));
  maillage_field_set_required (field, TRUE);
  maillage_field_set_public (field, TRUE);
  maillage_field_set_searchable (field, MAILLAGE_SEARCH_TITLE);

  field = add_listed (kind, "state", MAILLAGE_FIELD_CHOICE, _ ("State"));
  add_states (field);
  maillage_field_set_default (field, "not_started");
  maillage_field_set_filterable (field, TRUE);
  maillage_field_set_sortable (field, TRUE);

  field = add_listed (kind, "due", MAILLAGE_FIELD_DATE, _ ("Due"));
  maillage_field_set_filterable (field, TRUE);
  maillage_field_set_sortable (field, TRUE);

  field = add_listed (kind, "pilot", MAILLAGE_FIELD_LINK, _ ("Pilot"));
  maillage_field_set_target (field, ACTIONS_ORGANISATION);
  maillage_field_set_inverse_label (field, _ ("Steps piloted"));
  maillage_field_set_on_gone (field, MAILLAGE_ON_GONE_KEEP_NAME);
  maillage_field_set_filterable (field, TRUE);

  /* Only once the last day it may be due has passed: "2022" is late in 2023. */
  field = add_listed (kind, "late", MAILLAGE_FIELD_COMPUTED, _ ("Late"));
  maillage_field_set_expression (
      field,
      MAILLAGE_FIELD_BOOLEAN,
      "due_latest < :today AND coalesce (state, '') NOT IN ('done', 'dropped')");
  maillage_field_set_filterable (field, TRUE);
}

void
actions_add_step (MaillageScope *scope)
{
  MaillageKind *kind = maillage_scope_add_kind (scope, "step", _ ("Step"), _ ("Steps"));

  maillage_kind_set_icon_name (kind, "maillage-step-symbolic");
  maillage_kind_set_create_label (kind, _ ("New step"));
  maillage_kind_set_owner (kind, ACTIONS_ACTION_SHEET);
  maillage_kind_set_taggable (kind, FALSE);
  maillage_kind_set_title_format (kind, "{wording}");
  maillage_kind_set_subtitle_format (kind, "{owner}");
  add_fields (kind);
}
