/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "actions-private.h"

/* The number is a text: "14 bis" is one too; it sorts as people do. */
static void
add_identity (MaillageKind *kind)
{
  MaillageField *field;

  maillage_kind_begin_group (kind, "sheet", _ ("Action sheet"), MAILLAGE_SIDE_MAIN);
  field = maillage_kind_add_field_full (kind,
                                        "number",
                                        MAILLAGE_FIELD_TEXT,
                                        _ ("Number"),
                                        MAILLAGE_TRAIT_KEYWORD | MAILLAGE_TRAIT_IN_LIST
                                            | MAILLAGE_TRAIT_SORTABLE);
  maillage_field_set_unique_within (field, "plan");
  maillage_kind_add_field_full (kind,
                                "title",
                                MAILLAGE_FIELD_TEXT,
                                _ ("Title"),
                                MAILLAGE_TRAIT_REQUIRED | MAILLAGE_TRAIT_TITLE);
  maillage_kind_add_link (kind,
                          "plan",
                          MAILLAGE_FIELD_LINK,
                          _ ("Plan"),
                          ACTIONS_PLAN,
                          _ ("Action sheets"),
                          MAILLAGE_TRAIT_IN_LIST | MAILLAGE_TRAIT_FILTERABLE
                              | MAILLAGE_TRAIT_KEEP_NAME);
  field = maillage_kind_add_link (kind,
                                  "axis",
                                  MAILLAGE_FIELD_LINK,
                                  _ ("Axis"),
                                  ACTIONS_AXIS,
                                  _ ("Action sheets"),
                                  MAILLAGE_TRAIT_IN_LIST | MAILLAGE_TRAIT_FILTERABLE
                                      | MAILLAGE_TRAIT_KEEP_NAME);
  maillage_field_set_owned_by (field, "plan");
  maillage_kind_add_field_full (
      kind, "context", MAILLAGE_FIELD_LONG_TEXT, _ ("Context"), MAILLAGE_TRAIT_TEXT);
}

/* Partners may be known by a rule alone: "the members of the committee". */
static void
add_bodies (MaillageKind *kind)
{
  maillage_kind_begin_group (kind, "bodies", _ ("Who"), MAILLAGE_SIDE_MAIN);
  maillage_kind_add_link (kind,
                          "pilot",
                          MAILLAGE_FIELD_LINK,
                          _ ("Pilot"),
                          ACTIONS_ORGANISATION,
                          _ ("Actions piloted"),
                          MAILLAGE_TRAIT_IN_LIST | MAILLAGE_TRAIT_FILTERABLE
                              | MAILLAGE_TRAIT_KEEP_NAME);
  maillage_kind_add_link (kind,
                          "persons",
                          MAILLAGE_FIELD_LINKS,
                          _ ("Persons in charge"),
                          ACTIONS_PERSON,
                          _ ("Actions in charge of"),
                          MAILLAGE_TRAIT_NONE);
  maillage_kind_add_link (kind,
                          "elected",
                          MAILLAGE_FIELD_LINK,
                          _ ("Elected referent"),
                          ACTIONS_PERSON,
                          _ ("Elected referent of"),
                          MAILLAGE_TRAIT_NONE);
  maillage_kind_add_link (kind,
                          "partners",
                          MAILLAGE_FIELD_LINKS,
                          _ ("Partners"),
                          ACTIONS_ORGANISATION,
                          _ ("Partner in actions"),
                          MAILLAGE_TRAIT_KEEP_NAME);
  maillage_kind_add_field_full (kind,
                                "partners_rule",
                                MAILLAGE_FIELD_LONG_TEXT,
                                _ ("Who the partners are"),
                                MAILLAGE_TRAIT_TEXT);
  maillage_kind_add_field_full (
      kind, "audience", MAILLAGE_FIELD_LONG_TEXT, _ ("For whom"), MAILLAGE_TRAIT_TEXT);
}

static void
add_calendar (MaillageKind *kind)
{
  MaillageField *field;

  maillage_kind_begin_group (kind, "calendar", _ ("Calendar"), MAILLAGE_SIDE_MAIN);
  maillage_kind_add_field_full (
      kind, "starts", MAILLAGE_FIELD_DATE, _ ("Starts"), MAILLAGE_TRAIT_SORTABLE);
  field = maillage_kind_add_field_full (
      kind, "ends", MAILLAGE_FIELD_DATE, _ ("Ends"), MAILLAGE_TRAIT_SORTABLE);
  maillage_field_set_not_before (field, "starts");
  maillage_kind_add_field (kind, "yearly", MAILLAGE_FIELD_BOOLEAN, _ ("Repeated each year"));
  maillage_kind_add_field_full (
      kind, "calendar", MAILLAGE_FIELD_LONG_TEXT, _ ("Milestones"), MAILLAGE_TRAIT_TEXT);
}

static void
add_means (MaillageKind *kind)
{
  maillage_kind_begin_group (kind, "means", _ ("Means"), MAILLAGE_SIDE_MAIN);
  maillage_kind_add_field_full (
      kind, "means_human", MAILLAGE_FIELD_LONG_TEXT, _ ("Human means"), MAILLAGE_TRAIT_TEXT);
  maillage_kind_add_field_full (kind,
                                "means_technical",
                                MAILLAGE_FIELD_LONG_TEXT,
                                _ ("Technical means"),
                                MAILLAGE_TRAIT_TEXT);
  maillage_kind_add_field_full (kind,
                                "means_financial",
                                MAILLAGE_FIELD_LONG_TEXT,
                                _ ("Financial means"),
                                MAILLAGE_TRAIT_TEXT);
}

static void
add_follow_up (MaillageKind *kind)
{
  maillage_kind_begin_group (kind, "follow_up", _ ("Follow-up"), MAILLAGE_SIDE_MAIN);
  maillage_kind_add_link (kind,
                          "reviewed_at",
                          MAILLAGE_FIELD_LINKS,
                          _ ("Reviewed at"),
                          ACTIONS_EVENT,
                          _ ("Action sheets reviewed"),
                          MAILLAGE_TRAIT_KEEP_NAME);
  maillage_kind_add_field_full (
      kind, "watch", MAILLAGE_FIELD_LONG_TEXT, _ ("Points to watch"), MAILLAGE_TRAIT_TEXT);
  maillage_kind_add_field_full (
      kind, "remarks", MAILLAGE_FIELD_LONG_TEXT, _ ("Remarks"), MAILLAGE_TRAIT_TEXT);
}

void
actions_add_action_sheet (MaillageScope *scope)
{
  MaillageKind *kind
      = maillage_scope_add_kind (scope, "action_sheet", _ ("Action sheet"), _ ("Action sheets"));

  maillage_kind_set_public (kind, TRUE);
  maillage_kind_set_icon_name (kind, "maillage-action-symbolic");
  maillage_kind_set_create_label (kind, _ ("New action sheet"));
  maillage_kind_set_purpose (kind,
                             _ ("Say who pilots what, with whom and to what end, and follow every "
                                "step to its state."));
  maillage_kind_set_search_hint (kind, _ ("Number, title, context…"));
  maillage_kind_set_title_format (kind, "[{number}][ – {title}]");
  maillage_kind_set_subtitle_format (kind, "[{pilot}][ · {plan}]");
  /* TRANSLATORS: what people type to find an action sheet, {number} stays as it is. */
  maillage_kind_set_search_format (kind, _ ("[Sheet {number}][ F{number}]"));
  add_identity (kind);
  add_bodies (kind);
  maillage_kind_add_children (kind, "objectives", _ ("Objectives"), ACTIONS_OBJECTIVE);
  maillage_field_set_in_list (maillage_kind_add_children (kind, "steps", _ ("Steps"), ACTIONS_STEP),
                              TRUE);
  add_calendar (kind);
  add_means (kind);
  add_follow_up (kind);
  maillage_kind_add_children (kind, "indicators", _ ("Indicators"), ACTIONS_INDICATOR);
  maillage_kind_begin_group (kind, "territories", _ ("Territories"), MAILLAGE_SIDE_ASIDE);
  maillage_kind_add_field_full (kind,
                                "territories",
                                MAILLAGE_FIELD_TERRITORY,
                                _ ("Territories"),
                                MAILLAGE_TRAIT_TEXT | MAILLAGE_TRAIT_IN_LIST
                                    | MAILLAGE_TRAIT_FILTERABLE | MAILLAGE_TRAIT_MULTIPLE);
}
