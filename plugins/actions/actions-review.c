/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A review keeps the state every step had on its day, so that what is said of it later stays true
 * whatever is corrected since. */

#include "actions-private.h"

static void
add_frozen (MaillageScope *scope)
{
  MaillageKind *kind
      = maillage_scope_add_kind (scope, "frozen", _ ("State on the day"), _ ("States on the day"));
  MaillageField *field;

  maillage_kind_set_public (kind, TRUE);
  maillage_kind_set_icon_name (kind, "maillage-step-symbolic");
  maillage_kind_set_owner (kind, ACTIONS_REVIEW);
  maillage_kind_set_taggable (kind, FALSE);
  maillage_kind_set_searchable (kind, FALSE);
  maillage_kind_set_title_format (kind, "[{step}]");
  maillage_kind_set_subtitle_format (kind, "{owner}");
  maillage_kind_add_link (kind,
                          "step",
                          MAILLAGE_FIELD_LINK,
                          _ ("Step"),
                          ACTIONS_STEP,
                          NULL,
                          MAILLAGE_TRAIT_IN_LIST | MAILLAGE_TRAIT_KEEP_NAME);
  field = maillage_kind_add_field_full (kind,
                                        "state",
                                        MAILLAGE_FIELD_CHOICE,
                                        _ ("State"),
                                        MAILLAGE_TRAIT_IN_LIST | MAILLAGE_TRAIT_FILTERABLE);
  actions_add_states (field);
  maillage_kind_add_field_full (
      kind, "due", MAILLAGE_FIELD_DATE, _ ("Due"), MAILLAGE_TRAIT_IN_LIST);
}

void
actions_add_review (MaillageScope *scope)
{
  MaillageKind *kind = maillage_scope_add_kind (scope, "review", _ ("Review"), _ ("Reviews"));

  maillage_kind_set_public (kind, TRUE);
  maillage_kind_set_icon_name (kind, "maillage-progress-symbolic");
  maillage_kind_set_create_label (kind, _ ("New review"));
  maillage_kind_set_owner (kind, ACTIONS_PLAN);
  maillage_kind_set_title_format (kind, "[{title}][ · {date}]");
  maillage_kind_set_subtitle_format (kind, "{owner}");
  maillage_kind_add_field_full (
      kind, "title", MAILLAGE_FIELD_TEXT, _ ("Title"), MAILLAGE_TRAIT_TITLE);
  maillage_kind_add_field_full (kind,
                                "date",
                                MAILLAGE_FIELD_DATE,
                                _ ("Date"),
                                MAILLAGE_TRAIT_IN_LIST | MAILLAGE_TRAIT_FILTERABLE
                                    | MAILLAGE_TRAIT_SORTABLE);
  maillage_kind_add_link (kind,
                          "event",
                          MAILLAGE_FIELD_LINK,
                          _ ("Made at"),
                          ACTIONS_EVENT,
                          _ ("Reviews"),
                          MAILLAGE_TRAIT_KEEP_NAME);
  maillage_kind_add_field_full (
      kind, "words", MAILLAGE_FIELD_LONG_TEXT, _ ("Review"), MAILLAGE_TRAIT_TEXT);
  maillage_kind_add_children (kind, "frozen", _ ("States on the day"), ACTIONS_FROZEN);
  add_frozen (scope);
}
