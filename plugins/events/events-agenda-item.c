/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "events-private.h"

static void
add_forms (MaillageField *field)
{
  maillage_field_add_choice (field, "plenary", C_ ("form", "Plenary"));
  maillage_field_add_choice (field, "presentation", C_ ("form", "Presentation"));
  maillage_field_add_choice (field, "round_table", C_ ("form", "Round table"));
  maillage_field_add_choice (field, "workshop", C_ ("form", "Workshop"));
  maillage_field_add_choice (field, "world_cafe", C_ ("form", "World café"));
  maillage_field_add_choice (field, "visit", C_ ("form", "Visit"));
  maillage_field_add_choice (field, "break", C_ ("form", "Break"));
  maillage_field_set_extensible (field, TRUE);
}

/* Its start is computed from the event's and the durations of those before it. */
static void
add_fields (MaillageKind *kind)
{
  MaillageField *field;

  field = events_add_public (kind, "title", MAILLAGE_FIELD_TEXT, _ ("Title"));
  maillage_field_set_required (field, TRUE);
  maillage_field_set_searchable (field, MAILLAGE_SEARCH_TITLE);

  field = events_add_public (kind, "form", MAILLAGE_FIELD_CHOICE, _ ("Form"));
  add_forms (field);
  maillage_field_set_filterable (field, TRUE);
  maillage_field_set_in_list (field, TRUE);

  field = events_add_public (kind, "duration", MAILLAGE_FIELD_DURATION, _ ("Duration"));
  maillage_field_set_in_list (field, TRUE);

  field = events_add_public (
      kind, "parallel", MAILLAGE_FIELD_BOOLEAN, _ ("At the same time as the one before"));

  events_add_tie (
      kind, "speakers", MAILLAGE_FIELD_LINKS, _ ("Speakers"), EVENTS_PERSON, _ ("Speaks at"));
  field = events_add_tie (kind,
                          "organisations",
                          MAILLAGE_FIELD_LINKS,
                          _ ("Speaking organisations"),
                          EVENTS_ORGANISATION,
                          _ ("Speaks at"));
  maillage_field_set_in_list (field, TRUE);

  field = events_add_tie (kind,
                          "sheet",
                          MAILLAGE_FIELD_LINK,
                          _ ("Action sheet"),
                          EVENTS_ACTION_SHEET,
                          _ ("On the agenda of"));
  maillage_field_set_in_list (field, TRUE);

  field = events_add_public (kind, "minutes", MAILLAGE_FIELD_LONG_TEXT, _ ("What was said"));
  maillage_field_set_searchable (field, MAILLAGE_SEARCH_TEXT);
}

void
events_add_agenda_item (MaillageScope *scope)
{
  MaillageKind *kind
      = maillage_scope_add_kind (scope, "agenda_item", _ ("Agenda item"), _ ("Agenda items"));

  maillage_kind_set_icon_name (kind, "view-list-symbolic");
  maillage_kind_set_create_label (kind, _ ("New agenda item"));
  maillage_kind_set_owner (kind, EVENTS_EVENT);
  maillage_kind_set_taggable (kind, FALSE);
  maillage_kind_set_title_format (kind, "{title}");
  maillage_kind_set_subtitle_format (kind, "{owner}");
  add_fields (kind);
}
