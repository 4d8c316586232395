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

  maillage_kind_add_field_full (kind,
                                "title",
                                MAILLAGE_FIELD_TEXT,
                                _ ("Title"),
                                MAILLAGE_TRAIT_REQUIRED | MAILLAGE_TRAIT_TITLE);

  field = maillage_kind_add_field_full (kind,
                                        "form",
                                        MAILLAGE_FIELD_CHOICE,
                                        _ ("Form"),
                                        MAILLAGE_TRAIT_IN_LIST | MAILLAGE_TRAIT_FILTERABLE);
  add_forms (field);

  maillage_kind_add_field_full (
      kind, "duration", MAILLAGE_FIELD_DURATION, _ ("Duration"), MAILLAGE_TRAIT_IN_LIST);

  maillage_kind_add_field (
      kind, "parallel", MAILLAGE_FIELD_BOOLEAN, _ ("At the same time as the one before"));

  maillage_kind_add_link (kind,
                          "speakers",
                          MAILLAGE_FIELD_LINKS,
                          _ ("Speakers"),
                          EVENTS_PERSON,
                          _ ("Speaks at"),
                          MAILLAGE_TRAIT_NONE);
  maillage_kind_add_link (kind,
                          "organisations",
                          MAILLAGE_FIELD_LINKS,
                          _ ("Speaking organisations"),
                          EVENTS_ORGANISATION,
                          _ ("Speaks at"),
                          MAILLAGE_TRAIT_IN_LIST | MAILLAGE_TRAIT_KEEP_NAME);

  maillage_kind_add_link (kind,
                          "sheet",
                          MAILLAGE_FIELD_LINK,
                          _ ("Action sheet"),
                          EVENTS_ACTION_SHEET,
                          _ ("On the agenda of"),
                          MAILLAGE_TRAIT_IN_LIST | MAILLAGE_TRAIT_KEEP_NAME);

  maillage_kind_add_field_full (
      kind, "minutes", MAILLAGE_FIELD_LONG_TEXT, _ ("What was said"), MAILLAGE_TRAIT_TEXT);
}

void
events_add_agenda_item (MaillageScope *scope)
{
  MaillageKind *kind
      = maillage_scope_add_kind (scope, "agenda_item", _ ("Agenda item"), _ ("Agenda items"));

  maillage_kind_set_public (kind, TRUE);
  maillage_kind_set_icon_name (kind, "view-list-symbolic");
  maillage_kind_set_create_label (kind, _ ("New agenda item"));
  maillage_kind_set_owner (kind, EVENTS_EVENT);
  maillage_kind_set_taggable (kind, FALSE);
  maillage_kind_set_title_format (kind, "{title}");
  maillage_kind_set_subtitle_format (kind, "{owner}");
  add_fields (kind);
}
