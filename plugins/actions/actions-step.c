/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "actions-private.h"

static void
add_state (MaillageKind *kind)
{
  MaillageField *field = maillage_kind_add_field_full (
      kind,
      "state",
      MAILLAGE_FIELD_CHOICE,
      _ ("State"),
      MAILLAGE_TRAIT_IN_LIST | MAILLAGE_TRAIT_FILTERABLE | MAILLAGE_TRAIT_SORTABLE);

  actions_add_states (field);
  maillage_field_set_default (field, "not_started");
  field = maillage_kind_add_field_full (
      kind, "reason", MAILLAGE_FIELD_TEXT, _ ("Why"), MAILLAGE_TRAIT_TEXT);
  maillage_field_set_placeholder (field, _ ("What explains its state"));
}

static void
add_due (MaillageKind *kind)
{
  MaillageField *field = maillage_kind_add_field_full (
      kind,
      "due",
      MAILLAGE_FIELD_DATE,
      _ ("Due"),
      MAILLAGE_TRAIT_IN_LIST | MAILLAGE_TRAIT_FILTERABLE | MAILLAGE_TRAIT_SORTABLE);

  maillage_field_set_placeholder (field, _ ("A day, a month, a quarter, a year…"));
  /* Only once the last day it may be due has passed: "2022" is late in 2023. */
  field = maillage_kind_add_field_full (kind,
                                        "late",
                                        MAILLAGE_FIELD_COMPUTED,
                                        _ ("Late"),
                                        MAILLAGE_TRAIT_IN_LIST | MAILLAGE_TRAIT_FILTERABLE);
  maillage_field_set_expression (
      field,
      MAILLAGE_FIELD_BOOLEAN,
      "due_latest < :today AND coalesce (state, '') NOT IN ('done', 'dropped')");
  /* How its “yes” is shown among other records. */
  maillage_field_add_choice_full (
      field, "1", _ ("Late"), "maillage-late-symbolic", MAILLAGE_TONE_ERROR);
}

static void
add_ties (MaillageKind *kind)
{
  maillage_kind_add_link (kind,
                          "pilot",
                          MAILLAGE_FIELD_LINK,
                          _ ("Pilot"),
                          ACTIONS_ORGANISATION,
                          _ ("Steps piloted"),
                          MAILLAGE_TRAIT_IN_LIST | MAILLAGE_TRAIT_FILTERABLE
                              | MAILLAGE_TRAIT_KEEP_NAME);
  maillage_kind_add_link (kind,
                          "person",
                          MAILLAGE_FIELD_LINK,
                          _ ("Person in charge"),
                          ACTIONS_PERSON,
                          _ ("Steps in charge of"),
                          MAILLAGE_TRAIT_FILTERABLE);
  maillage_kind_add_link (kind,
                          "depends",
                          MAILLAGE_FIELD_LINKS,
                          _ ("Waits for"),
                          ACTIONS_STEP,
                          _ ("Steps that wait for it"),
                          MAILLAGE_TRAIT_ACYCLIC | MAILLAGE_TRAIT_KEEP_NAME);
}

void
actions_add_step (MaillageScope *scope)
{
  MaillageKind *kind = maillage_scope_add_kind (scope, "step", _ ("Step"), _ ("Steps"));

  maillage_kind_set_public (kind, TRUE);
  maillage_kind_set_icon_name (kind, "maillage-step-symbolic");
  maillage_kind_set_create_label (kind, _ ("New step"));
  maillage_kind_set_owner (kind, ACTIONS_ACTION_SHEET);
  maillage_kind_set_shared (kind, TRUE); /* a decision of an event becomes a step */
  maillage_kind_set_taggable (kind, FALSE);
  maillage_kind_set_title_format (kind, "{wording}");
  maillage_kind_set_subtitle_format (kind, "{owner}");
  maillage_kind_add_field_full (kind,
                                "wording",
                                MAILLAGE_FIELD_TEXT,
                                _ ("Wording"),
                                MAILLAGE_TRAIT_REQUIRED | MAILLAGE_TRAIT_TITLE);
  add_state (kind);
  add_due (kind);
  add_ties (kind);
  maillage_kind_add_field_full (
      kind, "remarks", MAILLAGE_FIELD_LONG_TEXT, _ ("Remarks"), MAILLAGE_TRAIT_TEXT);
}
