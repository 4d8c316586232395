/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "actions-private.h"

static void
add_frame (MaillageKind *kind)
{
  MaillageField *field;

  maillage_kind_begin_group (kind, "plan", _ ("Plan"), MAILLAGE_SIDE_MAIN);
  actions_add_field (
      kind, "title", MAILLAGE_FIELD_TEXT, _ ("Title"), ACTIONS_REQUIRED | ACTIONS_NAME);
  actions_add_link (kind,
                    "carrier",
                    MAILLAGE_FIELD_LINK,
                    _ ("Carried by"),
                    ACTIONS_ORGANISATION,
                    _ ("Plans carried"),
                    ACTIONS_LISTED | ACTIONS_FILTERED);
  actions_add_link (kind,
                    "agreement",
                    MAILLAGE_FIELD_LINK,
                    _ ("Under the agreement"),
                    ACTIONS_AGREEMENT,
                    _ ("Plans"),
                    ACTIONS_FILTERED);
  actions_add_field (
      kind, "starts", MAILLAGE_FIELD_DATE, _ ("Starts"), ACTIONS_LISTED | ACTIONS_SORTED);
  field = actions_add_field (
      kind, "ends", MAILLAGE_FIELD_DATE, _ ("Ends"), ACTIONS_LISTED | ACTIONS_SORTED);
  maillage_field_set_not_before (field, "starts");
  actions_add_field (
      kind, "description", MAILLAGE_FIELD_LONG_TEXT, _ ("Description"), ACTIONS_WORDS);
}

void
actions_add_plan (MaillageScope *scope)
{
  MaillageKind *kind = maillage_scope_add_kind (scope, "plan", _ ("Plan"), _ ("Plans"));

  maillage_kind_set_icon_name (kind, "maillage-plan-symbolic");
  maillage_kind_set_create_label (kind, _ ("New plan"));
  maillage_kind_set_purpose (
      kind, _ ("Hold the frame of what is done: an OPAH, a Logement d’abord plan, a programme."));
  maillage_kind_set_search_hint (kind, _ ("Title, carrier, territory…"));
  maillage_kind_set_title_format (kind, "{title}");
  maillage_kind_set_subtitle_format (kind, "[{carrier}][ · {territories}]");
  add_frame (kind);
  actions_add_children (kind, "objectives", _ ("Objectives"), ACTIONS_OBJECTIVE);
  actions_add_children (kind, "axes", _ ("Axes"), ACTIONS_AXIS);
  actions_add_territories (kind);
  actions_add_children (kind, "reviews", _ ("Reviews"), ACTIONS_REVIEW);
}

/* A strategic priority or a lever; an axis may be a part of another. */
void
actions_add_axis (MaillageScope *scope)
{
  MaillageKind *kind = maillage_scope_add_kind (scope, "axis", _ ("Axis"), _ ("Axes"));
  MaillageField *field;

  maillage_kind_set_icon_name (kind, "maillage-timeline-symbolic");
  maillage_kind_set_create_label (kind, _ ("New axis"));
  maillage_kind_set_owner (kind, ACTIONS_PLAN);
  maillage_kind_set_taggable (kind, FALSE);
  maillage_kind_set_title_format (kind, "[{number}. ]{title}");
  maillage_kind_set_subtitle_format (kind, "[{part_of} · ]{owner}");
  actions_add_field (
      kind, "number", MAILLAGE_FIELD_TEXT, _ ("Number"), ACTIONS_LISTED | ACTIONS_KEYWORD);
  actions_add_field (
      kind, "title", MAILLAGE_FIELD_TEXT, _ ("Title"), ACTIONS_REQUIRED | ACTIONS_NAME);
  field = actions_add_link (kind,
                            "part_of",
                            MAILLAGE_FIELD_LINK,
                            _ ("Part of the axis"),
                            ACTIONS_AXIS,
                            _ ("Axes within it"),
                            ACTIONS_PLAIN);
  maillage_field_set_acyclic (field, TRUE);
  actions_add_field (
      kind, "description", MAILLAGE_FIELD_LONG_TEXT, _ ("Description"), ACTIONS_WORDS);
}

void
actions_add_objective (MaillageScope *scope)
{
  MaillageKind *kind
      = maillage_scope_add_kind (scope, "objective", _ ("Objective"), _ ("Objectives"));

  maillage_kind_set_icon_name (kind, "maillage-plan-symbolic");
  maillage_kind_set_create_label (kind, _ ("New objective"));
  maillage_kind_set_owner (kind, "*");
  maillage_kind_set_taggable (kind, FALSE);
  maillage_kind_set_title_format (kind, "{wording}");
  maillage_kind_set_subtitle_format (kind, "{owner}");
  actions_add_field (
      kind, "wording", MAILLAGE_FIELD_TEXT, _ ("Wording"), ACTIONS_REQUIRED | ACTIONS_NAME);
}
