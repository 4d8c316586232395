/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "actions-private.h"

static void
add_frame (MaillageKind *kind)
{
  MaillageField *field;

  maillage_kind_begin_group (kind, "plan", _ ("Plan"), MAILLAGE_SIDE_MAIN);
  maillage_kind_add_field_full (kind,
                                "title",
                                MAILLAGE_FIELD_TEXT,
                                _ ("Title"),
                                MAILLAGE_TRAIT_REQUIRED | MAILLAGE_TRAIT_TITLE);
  maillage_kind_add_link (kind,
                          "carrier",
                          MAILLAGE_FIELD_LINK,
                          _ ("Carried by"),
                          ACTIONS_ORGANISATION,
                          _ ("Plans carried"),
                          MAILLAGE_TRAIT_IN_LIST | MAILLAGE_TRAIT_FILTERABLE
                              | MAILLAGE_TRAIT_KEEP_NAME);
  maillage_kind_add_link (kind,
                          "agreement",
                          MAILLAGE_FIELD_LINK,
                          _ ("Under the agreement"),
                          ACTIONS_AGREEMENT,
                          _ ("Plans"),
                          MAILLAGE_TRAIT_FILTERABLE | MAILLAGE_TRAIT_KEEP_NAME);
  maillage_kind_add_field_full (kind,
                                "starts",
                                MAILLAGE_FIELD_DATE,
                                _ ("Starts"),
                                MAILLAGE_TRAIT_IN_LIST | MAILLAGE_TRAIT_SORTABLE);
  field = maillage_kind_add_field_full (kind,
                                        "ends",
                                        MAILLAGE_FIELD_DATE,
                                        _ ("Ends"),
                                        MAILLAGE_TRAIT_IN_LIST | MAILLAGE_TRAIT_SORTABLE);
  maillage_field_set_not_before (field, "starts");
  maillage_kind_add_field_full (
      kind, "description", MAILLAGE_FIELD_LONG_TEXT, _ ("Description"), MAILLAGE_TRAIT_TEXT);
}

void
actions_add_plan (MaillageScope *scope)
{
  MaillageKind *kind = maillage_scope_add_kind (scope, "plan", _ ("Plan"), _ ("Plans"));

  maillage_kind_set_public (kind, TRUE);
  maillage_kind_set_icon_name (kind, "maillage-plan-symbolic");
  maillage_kind_set_create_label (kind, _ ("New plan"));
  maillage_kind_set_purpose (
      kind, _ ("Hold the frame of what is done: an OPAH, a Logement d’abord plan, a programme."));
  maillage_kind_set_search_hint (kind, _ ("Title, carrier, territory…"));
  maillage_kind_set_title_format (kind, "{title}");
  maillage_kind_set_subtitle_format (kind, "[{carrier}][ · {territories}]");
  add_frame (kind);
  maillage_kind_add_children (kind, "objectives", _ ("Objectives"), ACTIONS_OBJECTIVE);
  maillage_field_set_in_list (maillage_kind_add_children (kind, "axes", _ ("Axes"), ACTIONS_AXIS),
                              TRUE);
  maillage_kind_begin_group (kind, "territories", _ ("Territories"), MAILLAGE_SIDE_ASIDE);
  maillage_kind_add_field_full (kind,
                                "territories",
                                MAILLAGE_FIELD_TERRITORY,
                                _ ("Territories"),
                                MAILLAGE_TRAIT_TEXT | MAILLAGE_TRAIT_IN_LIST
                                    | MAILLAGE_TRAIT_FILTERABLE | MAILLAGE_TRAIT_MULTIPLE);
  maillage_kind_add_children (kind, "reviews", _ ("Reviews"), ACTIONS_REVIEW);
}

/* A strategic priority or a lever; an axis may be a part of another. */
void
actions_add_axis (MaillageScope *scope)
{
  MaillageKind *kind = maillage_scope_add_kind (scope, "axis", _ ("Axis"), _ ("Axes"));
  maillage_kind_set_public (kind, TRUE);
  maillage_kind_set_icon_name (kind, "maillage-timeline-symbolic");
  maillage_kind_set_create_label (kind, _ ("New axis"));
  maillage_kind_set_owner (kind, ACTIONS_PLAN);
  maillage_kind_set_taggable (kind, FALSE);
  maillage_kind_set_title_format (kind, "[{number}. ]{title}");
  maillage_kind_set_subtitle_format (kind, "[{part_of} · ]{owner}");
  maillage_kind_add_field_full (kind,
                                "number",
                                MAILLAGE_FIELD_TEXT,
                                _ ("Number"),
                                MAILLAGE_TRAIT_KEYWORD | MAILLAGE_TRAIT_IN_LIST);
  maillage_kind_add_field_full (kind,
                                "title",
                                MAILLAGE_FIELD_TEXT,
                                _ ("Title"),
                                MAILLAGE_TRAIT_REQUIRED | MAILLAGE_TRAIT_TITLE);
  maillage_kind_add_link (kind,
                          "part_of",
                          MAILLAGE_FIELD_LINK,
                          _ ("Part of the axis"),
                          ACTIONS_AXIS,
                          _ ("Axes within it"),
                          MAILLAGE_TRAIT_ACYCLIC | MAILLAGE_TRAIT_KEEP_NAME);
  maillage_kind_add_field_full (
      kind, "description", MAILLAGE_FIELD_LONG_TEXT, _ ("Description"), MAILLAGE_TRAIT_TEXT);
}

void
actions_add_objective (MaillageScope *scope)
{
  MaillageKind *kind
      = maillage_scope_add_kind (scope, "objective", _ ("Objective"), _ ("Objectives"));

  maillage_kind_set_public (kind, TRUE);
  maillage_kind_set_icon_name (kind, "maillage-plan-symbolic");
  maillage_kind_set_create_label (kind, _ ("New objective"));
  maillage_kind_set_owner (kind, "*");
  maillage_kind_set_taggable (kind, FALSE);
  maillage_kind_set_title_format (kind, "{wording}");
  maillage_kind_set_subtitle_format (kind, "{owner}");
  maillage_kind_add_field_full (kind,
                                "wording",
                                MAILLAGE_FIELD_TEXT,
                                _ ("Wording"),
                                MAILLAGE_TRAIT_REQUIRED | MAILLAGE_TRAIT_TITLE);
}
