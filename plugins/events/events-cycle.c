/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "events-private.h"

static void
add_identity (MaillageKind *kind)
{
  MaillageField *field;

  maillage_kind_begin_group (kind, "cycle", _ ("Cycle"), MAILLAGE_SIDE_MAIN);
  maillage_kind_add_field_full (kind,
                                "title",
                                MAILLAGE_FIELD_TEXT,
                                _ ("Title"),
                                MAILLAGE_TRAIT_REQUIRED | MAILLAGE_TRAIT_TITLE);

  field = maillage_kind_add_field_full (kind,
                                        "date",
                                        MAILLAGE_FIELD_DATE,
                                        _ ("Period"),
                                        MAILLAGE_TRAIT_IN_LIST | MAILLAGE_TRAIT_FILTERABLE
                                            | MAILLAGE_TRAIT_SORTABLE);
  maillage_field_set_placeholder (field, _ ("A day, a month, a quarter, a year…"));

  maillage_kind_add_link (kind,
                          "organisers",
                          MAILLAGE_FIELD_LINKS,
                          _ ("Organisers"),
                          EVENTS_ORGANISATION,
                          _ ("Cycles organised"),
                          MAILLAGE_TRAIT_IN_LIST | MAILLAGE_TRAIT_KEEP_NAME);
  maillage_kind_add_field_full (kind,
                                "territories",
                                MAILLAGE_FIELD_TERRITORY,
                                _ ("Territories"),
                                MAILLAGE_TRAIT_TEXT | MAILLAGE_TRAIT_IN_LIST
                                    | MAILLAGE_TRAIT_FILTERABLE | MAILLAGE_TRAIT_MULTIPLE);
}

static void
add_purpose (MaillageKind *kind)
{
  maillage_kind_begin_group (kind, "purpose", _ ("What for"), MAILLAGE_SIDE_MAIN);
  maillage_kind_add_field_full (
      kind, "aim", MAILLAGE_FIELD_LONG_TEXT, _ ("Aim"), MAILLAGE_TRAIT_TEXT);
  maillage_kind_add_field_full (
      kind, "objectives", MAILLAGE_FIELD_LONG_TEXT, _ ("Objectives"), MAILLAGE_TRAIT_TEXT);
  maillage_kind_add_field (kind, "public", MAILLAGE_FIELD_TEXT, _ ("For whom"));

  maillage_kind_begin_group (kind, "heads", _ ("Participants"), MAILLAGE_SIDE_ASIDE);
  events_add_number_of_people (kind, "head_count", _ ("Head count"));
}

void
events_add_cycle (MaillageScope *scope)
{
  MaillageKind *kind = maillage_scope_add_kind (scope, "cycle", _ ("Cycle"), _ ("Cycles"));

  maillage_kind_set_public (kind, TRUE);
  maillage_kind_set_icon_name (kind, "maillage-cycle-symbolic");
  maillage_kind_set_create_label (kind, _ ("New cycle"));
  maillage_kind_set_purpose (
      kind, _ ("Gather the events that share one aim: workshops repeated from place to place."));
  maillage_kind_set_search_hint (kind, _ ("Title, territory…"));
  maillage_kind_set_title_format (kind, "{title}");
  maillage_kind_set_subtitle_format (kind, "[{date}][ · {territories}]");
  maillage_kind_set_default_sort (kind, "date", TRUE);
  add_identity (kind);
  add_purpose (kind);
}
