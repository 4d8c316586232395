/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What an event leaves: what was decided, and what its participants expressed. */

#include "events-private.h"

void
events_add_decision (MaillageScope *scope)
{
  MaillageKind *kind = maillage_scope_add_kind (scope, "decision", _ ("Decision"), _ ("Decisions"));
  maillage_kind_set_public (kind, TRUE);
  maillage_kind_set_icon_name (kind, "maillage-state-done-symbolic");
  maillage_kind_set_create_label (kind, _ ("New decision"));
  maillage_kind_set_owner (kind, EVENTS_EVENT);
  maillage_kind_set_taggable (kind, FALSE);
  maillage_kind_set_title_format (kind, "{wording}");
  maillage_kind_set_subtitle_format (kind, "{owner}");

  maillage_kind_add_field_full (kind,
                                "wording",
                                MAILLAGE_FIELD_TEXT,
                                _ ("Wording"),
                                MAILLAGE_TRAIT_REQUIRED | MAILLAGE_TRAIT_TITLE);
  maillage_kind_add_link (kind,
                          "pilot",
                          MAILLAGE_FIELD_LINK,
                          C_ ("decision", "Who"),
                          EVENTS_ORGANISATION,
                          _ ("Decisions to carry out"),
                          MAILLAGE_TRAIT_IN_LIST | MAILLAGE_TRAIT_KEEP_NAME);
  maillage_kind_add_field_full (kind,
                                "due",
                                MAILLAGE_FIELD_DATE,
                                C_ ("decision", "By when"),
                                MAILLAGE_TRAIT_IN_LIST | MAILLAGE_TRAIT_FILTERABLE
                                    | MAILLAGE_TRAIT_SORTABLE);
  maillage_kind_add_link (kind,
                          "item",
                          MAILLAGE_FIELD_LINK,
                          _ ("Agenda item"),
                          EVENTS_AGENDA_ITEM,
                          _ ("Decisions"),
                          MAILLAGE_TRAIT_NONE);
  maillage_kind_add_link (kind,
                          "step",
                          MAILLAGE_FIELD_LINK,
                          _ ("Step"),
                          EVENTS_STEP,
                          _ ("Decided at"),
                          MAILLAGE_TRAIT_IN_LIST | MAILLAGE_TRAIT_KEEP_NAME);
}

static void
add_natures (MaillageField *field)
{
  maillage_field_add_choice (field, "expectation", _ ("Expectation"));
  maillage_field_add_choice (field, "fear", _ ("Fear"));
  maillage_field_add_choice (field, "idea", _ ("Idea"));
  maillage_field_add_choice (field, "need", _ ("Need"));
  maillage_field_set_extensible (field, TRUE);
}

/* Attributed to the group, never to a person. */
void
events_add_contribution (MaillageScope *scope)
{
  MaillageKind *kind
      = maillage_scope_add_kind (scope, "contribution", _ ("Contribution"), _ ("Contributions"));
  MaillageField *field;

  maillage_kind_set_public (kind, TRUE);
  maillage_kind_set_icon_name (kind, "user-available-symbolic");
  maillage_kind_set_create_label (kind, _ ("New contribution"));
  maillage_kind_set_owner (kind, EVENTS_EVENT);
  maillage_kind_set_taggable (kind, FALSE);
  maillage_kind_set_title_format (kind, "{text}");
  maillage_kind_set_subtitle_format (kind, "[{nature} · ]{owner}");

  maillage_kind_add_field_full (kind,
                                "text",
                                MAILLAGE_FIELD_TEXT,
                                _ ("What was expressed"),
                                MAILLAGE_TRAIT_REQUIRED | MAILLAGE_TRAIT_TITLE);
  field = maillage_kind_add_field_full (kind,
                                        "nature",
                                        MAILLAGE_FIELD_CHOICE,
                                        C_ ("contribution", "Kind"),
                                        MAILLAGE_TRAIT_IN_LIST | MAILLAGE_TRAIT_FILTERABLE);
  add_natures (field);
  events_add_number_of_people (kind, "times", _ ("How many said so"));
  maillage_kind_add_link (kind,
                          "item",
                          MAILLAGE_FIELD_LINK,
                          _ ("Agenda item"),
                          EVENTS_AGENDA_ITEM,
                          _ ("Contributions"),
                          MAILLAGE_TRAIT_NONE);
}
