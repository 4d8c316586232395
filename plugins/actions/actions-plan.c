/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "actions-private.h"

static MaillageField *
add_public (MaillageKind *kind, const char *id, MaillageFieldType type, const char *label)
{
  MaillageField *field = maillage_kind_add_field (kind, id, type, label);

  maillage_field_set_public (field, TRUE);
  return field;
}

static void
add_frame (MaillageKind *kind)
{
  MaillageField *field;

  maillage_kind_begin_group (kind, "plan", _ ("Plan"), MAILLAGE_SIDE_MAIN);
  field = add_public (kind, "title", MAILLAGE_FIELD_TEXT, _ ("Title"));
  maillage_field_set_required (field, TRUE);
  maillage_field_set_searchable (field, MAILLAGE_SEARCH_TITLE);

  field = add_public (kind, "carrier", MAILLAGE_FIELD_LINK, _ ("Carried by"));
  maillage_field_set_target (field, ACTIONS_ORGANISATION);
  maillage_field_set_inverse_label (field, _ ("Plans carried"));
  maillage_field_set_on_gone (field, MAILLAGE_ON_GONE_KEEP_NAME);
  maillage_field_set_in_list (field, TRUE);
  maillage_field_set_filterable (field, TRUE);

  field = add_public (kind, "starts", MAILLAGE_FIELD_DATE, _ ("Starts"));
  maillage_field_set_sortable (field, TRUE);
  maillage_field_set_in_list (field, TRUE);
  field = add_public (kind, "ends", MAILLAGE_FIELD_DATE, _ ("Ends"));
  maillage_field_set_not_before (field, "starts");
  maillage_field_set_sortable (field, TRUE);
  maillage_field_set_in_list (field, TRUE);
}

static void
add_contents (MaillageKind *kind)
{
  MaillageField *field;

  maillage_kind_begin_group (kind, "contents", _ ("What it aims at"), MAILLAGE_SIDE_MAIN);
  field = add_public (kind, "objectives", MAILLAGE_FIELD_LONG_TEXT, _ ("Objectives"));
  maillage_field_set_searchable (field, MAILLAGE_SEARCH_TEXT);
  field = add_public (kind, "axes", MAILLAGE_FIELD_LONG_TEXT, _ ("Axes"));
  maillage_field_set_searchable (field, MAILLAGE_SEARCH_TEXT);

  maillage_kind_begin_group (kind, "territories", _ ("Territories"), MAILLAGE_SIDE_ASIDE);
  field = add_public (kind, "territories", MAILLAGE_FIELD_TERRITORY, _ ("Territories"));
  maillage_field_set_multiple (field, TRUE);
  maillage_field_set_filterable (field, TRUE);
  maillage_field_set_in_list (field, TRUE);
  maillage_field_set_searchable (field, MAILLAGE_SEARCH_TEXT);
}

void
actions_add_plan (MaillageScope *scope)
{
  MaillageKind *kind = maillage_scope_add_kind (scope, "plan", _ ("Plan"), _ ("Plans"));

  maillage_kind_set_icon_name (kind, "maillage-plan-symbolic");
  maillage_kind_set_create_label (kind, _ ("New plan"));
  maillage_kind_set_purpose (
      kind, _ ("Hold the frame of what is done: an OPAH, a Logement d’abord plan, a programme."));
  maillage_kind_set_search_hint (kind, _ ("Title, axis, territory…"));
  maillage_kind_set_title_format (kind, "{title}");
  maillage_kind_set_subtitle_format (kind, "[{carrier}][ · {territories}]");
  add_frame (kind);
  add_contents (kind);
}
