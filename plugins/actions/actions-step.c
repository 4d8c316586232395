/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "actions-private.h"

static void
add_state (MaillageKind *kind)
{
  MaillageField *field = actions_add_field (kind,
                                            "state",
                                            MAILLAGE_FIELD_CHOICE,
                                            _ ("State"),
                                            ACTIONS_LISTED | ACTIONS_FILTERED | ACTIONS_SORTED);

  actions_add_states (field);
  maillage_field_set_default (field, "not_started");
  field = actions_add_field (kind, "reason", MAILLAGE_FIELD_TEXT, _ ("Why"), ACTIONS_WORDS);
  maillage_field_set_placeholder (field, _ ("What explains its state"));
}

static void
add_due (MaillageKind *kind)
{
  MaillageField *field = actions_add_field (kind,
                                            "due",
                                            MAILLAGE_FIELD_DATE,
                                            _ ("Due"),
                                            ACTIONS_LISTED | ACTIONS_FILTERED | ACTIONS_SORTED);

  maillage_field_set_placeholder (field, _ ("A day, a month, a quarter, a year…"));
  /* Only once the last day it may be due has passed: "2022" is late in 2023. */
  field = actions_add_field (
      kind, "late", MAILLAGE_FIELD_COMPUTED, _ ("Late"), ACTIONS_LISTED | ACTIONS_FILTERED);
  maillage_field_set_expression (
      field,
      MAILLAGE_FIELD_BOOLEAN,
      "due_latest < :today AND coalesce (state, '') NOT IN ('done', 'dropped')");
}

static void
add_ties (MaillageKind *kind)
{
  MaillageField *field;

  actions_add_link (kind,
                    "pilot",
                    MAILLAGE_FIELD_LINK,
                    _ ("Pilot"),
                    ACTIONS_ORGANISATION,
                    _ ("Steps piloted"),
                    ACTIONS_LISTED | ACTIONS_FILTERED);
  actions_add_link (kind,
                    "person",
                    MAILLAGE_FIELD_LINK,
                    _ ("Person in charge"),
                    ACTIONS_PERSON,
                    _ ("Steps in charge of"),
                    ACTIONS_FILTERED);
  field = actions_add_link (kind,
                            "depends",
                            MAILLAGE_FIELD_LINKS,
                            _ ("Waits for"),
                            ACTIONS_STEP,
                            _ ("Steps that wait for it"),
                            ACTIONS_PLAIN);
  maillage_field_set_acyclic (field, TRUE);
}

void
actions_add_step (MaillageScope *scope)
{
  MaillageKind *kind = maillage_scope_add_kind (scope, "step", _ ("Step"), _ ("Steps"));

  maillage_kind_set_icon_name (kind, "maillage-step-symbolic");
  maillage_kind_set_create_label (kind, _ ("New step"));
  maillage_kind_set_owner (kind, ACTIONS_ACTION_SHEET);
  maillage_kind_set_shared (kind, TRUE); /* a decision of an event becomes a step */
  maillage_kind_set_taggable (kind, FALSE);
  maillage_kind_set_title_format (kind, "{wording}");
  maillage_kind_set_subtitle_format (kind, "{owner}");
  actions_add_field (
      kind, "wording", MAILLAGE_FIELD_TEXT, _ ("Wording"), ACTIONS_REQUIRED | ACTIONS_NAME);
  add_state (kind);
  add_due (kind);
  add_ties (kind);
  actions_add_field (kind, "remarks", MAILLAGE_FIELD_LONG_TEXT, _ ("Remarks"), ACTIONS_WORDS);
}
