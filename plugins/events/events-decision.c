/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What an event leaves: what was decided, and what its participants expressed. */

#include "events-private.h"

void
events_add_decision (MaillageScope *scope)
{
  MaillageKind *kind = maillage_scope_add_kind (scope, "decision", _ ("Decision"), _ ("Decisions"));
  MaillageField *field;

  maillage_kind_set_icon_name (kind, "maillage-state-done-symbolic");
  maillage_kind_set_create_label (kind, _ ("New decision"));
  maillage_kind_set_owner (kind, EVENTS_EVENT);
  maillage_kind_set_taggable (kind, FALSE);
  maillage_kind_set_title_format (kind, "{wording}");
  maillage_kind_set_subtitle_format (kind, "{owner}");

  field = events_add_public (kind, "wording", MAILLAGE_FIELD_TEXT, _ ("Wording"));
  maillage_field_set_required (field, TRUE);
  maillage_field_set_searchable (field, MAILLAGE_SEARCH_TITLE);
  field = events_add_tie (kind,
                          "pilot",
                          MAILLAGE_FIELD_LINK,
                          C_ ("decision", "Who"),
                          EVENTS_ORGANISATION,
                          _ ("Decisions to carry out"));
  maillage_field_set_in_list (field, TRUE);
  field = events_add_public (kind, "due", MAILLAGE_FIELD_DATE, C_ ("decision", "By when"));
  maillage_field_set_in_list (field, TRUE);
  maillage_field_set_sortable (field, TRUE);
  maillage_field_set_filterable (field, TRUE);
  field = maillage_kind_add_field (kind, "item", MAILLAGE_FIELD_LINK, _ ("Agenda item"));
  maillage_field_set_target (field, EVENTS_AGENDA_ITEM);
  maillage_field_set_inverse_label (field, _ ("Decisions"));
  field = events_add_tie (
      kind, "step", MAILLAGE_FIELD_LINK, _ ("Step"), EVENTS_STEP, _ ("Decided at"));
  maillage_field_set_in_list (field, TRUE);
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

  maillage_kind_set_icon_name (kind, "user-available-symbolic");
  maillage_kind_set_create_label (kind, _ ("New contribution"));
  maillage_kind_set_owner (kind, EVENTS_EVENT);
  maillage_kind_set_taggable (kind, FALSE);
  maillage_kind_set_title_format (kind, "{text}");
  maillage_kind_set_subtitle_format (kind, "[{nature} · ]{owner}");

  field = events_add_public (kind, "text", MAILLAGE_FIELD_TEXT, _ ("What was expressed"));
  maillage_field_set_required (field, TRUE);
  maillage_field_set_searchable (field, MAILLAGE_SEARCH_TITLE);
  field = events_add_public (kind, "nature", MAILLAGE_FIELD_CHOICE, C_ ("contribution", "Kind"));
  add_natures (field);
  maillage_field_set_filterable (field, TRUE);
  maillage_field_set_in_list (field, TRUE);
  field = events_add_public (kind, "times", MAILLAGE_FIELD_NUMBER, _ ("How many said so"));
  maillage_field_set_range (field, 0, 100000);
  field = maillage_kind_add_field (kind, "item", MAILLAGE_FIELD_LINK, _ ("Agenda item"));
  maillage_field_set_target (field, EVENTS_AGENDA_ITEM);
  maillage_field_set_inverse_label (field, _ ("Contributions"));
}
