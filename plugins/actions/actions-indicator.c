/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "actions-private.h"

static void
add_measure (MaillageScope *scope)
{
  MaillageKind *kind
      = maillage_scope_add_kind (scope, "measure", _ ("Dated value"), _ ("Dated values"));

  maillage_kind_set_public (kind, TRUE);
  maillage_kind_set_icon_name (kind, "maillage-progress-symbolic");
  maillage_kind_set_create_label (kind, _ ("New value"));
  maillage_kind_set_owner (kind, ACTIONS_INDICATOR);
  maillage_kind_set_taggable (kind, FALSE);
  maillage_kind_set_searchable (kind, FALSE);
  maillage_kind_set_title_format (kind, "{value}[ · {date}]");
  maillage_kind_set_subtitle_format (kind, "{owner}");
  maillage_kind_set_default_sort (kind, "date", FALSE);
  maillage_kind_add_field_full (kind,
                                "date",
                                MAILLAGE_FIELD_DATE,
                                _ ("Date"),
                                MAILLAGE_TRAIT_IN_LIST | MAILLAGE_TRAIT_SORTABLE);
  maillage_kind_add_field_full (kind,
                                "value",
                                MAILLAGE_FIELD_NUMBER,
                                _ ("Value"),
                                MAILLAGE_TRAIT_REQUIRED | MAILLAGE_TRAIT_IN_LIST
                                    | MAILLAGE_TRAIT_SORTABLE);
  maillage_kind_add_field (kind, "source", MAILLAGE_FIELD_TEXT, _ ("Source"));
}

/* Of what the documents say, none is measured: an indicator without values is nothing strange. */
void
actions_add_indicator (MaillageScope *scope)
{
  MaillageKind *kind
      = maillage_scope_add_kind (scope, "indicator", _ ("Indicator"), _ ("Indicators"));

  maillage_kind_set_public (kind, TRUE);
  maillage_kind_set_icon_name (kind, "maillage-progress-symbolic");
  maillage_kind_set_create_label (kind, _ ("New indicator"));
  maillage_kind_set_owner (kind, ACTIONS_ACTION_SHEET);
  maillage_kind_set_taggable (kind, FALSE);
  maillage_kind_set_title_format (kind, "{name}[ ({unit})]");
  maillage_kind_set_subtitle_format (kind, "{owner}");
  maillage_kind_add_field_full (kind,
                                "name",
                                MAILLAGE_FIELD_TEXT,
                                _ ("Name"),
                                MAILLAGE_TRAIT_REQUIRED | MAILLAGE_TRAIT_TITLE);
  maillage_kind_add_field_full (
      kind, "unit", MAILLAGE_FIELD_TEXT, _ ("Unit"), MAILLAGE_TRAIT_IN_LIST);
  maillage_kind_add_field_full (
      kind, "source", MAILLAGE_FIELD_TEXT, _ ("Source"), MAILLAGE_TRAIT_TEXT);
  maillage_kind_add_field_full (
      kind, "baseline", MAILLAGE_FIELD_NUMBER, _ ("At first"), MAILLAGE_TRAIT_IN_LIST);
  maillage_kind_add_field_full (
      kind, "target", MAILLAGE_FIELD_NUMBER, _ ("Target"), MAILLAGE_TRAIT_IN_LIST);
  maillage_kind_add_children (kind, "measures", _ ("Dated values"), ACTIONS_MEASURE);
  add_measure (scope);
}
