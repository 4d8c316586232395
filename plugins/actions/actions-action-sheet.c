/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "actions-private.h"

static MaillageField *
add_public (MaillageKind *kind, const char *id, MaillageFieldType type, const char *label)
{
  MaillageField *field = maillage_kind_add_field (kind, id, type, label);

  maillage_field_set_public (field, TRUE);
  return field;
}

static MaillageField *
add_link (MaillageKind *kind,
          const char *id,
          MaillageFieldType type,
          const char *label,
          const char *target,
          const char *inverse_label)
{
  MaillageField *field = add_public (kind, id, type, label);

  maillage_field_set_target (field, target);
  maillage_field_set_inverse_label (field, inverse_label);
  maillage_field_set_on_gone (field, MAILLAGE_ON_GONE_KEEP_NAME);
  return field;
}

/* The number is a text: "14 bis" is one too; it sorts as people do. */
static void
add_identity (MaillageKind *kind)
{
  MaillageField *field;

  maillage_kind_begin_group (kind, "sheet", _ ("Action sheet"), MAILLAGE_SIDE_MAIN);
  field = add_public (kind, "number", MAILLAGE_FIELD_TEXT, _ ("Number"));
  maillage_field_set_sortable (field, TRUE);
  maillage_field_set_in_list (field, TRUE);
  maillage_field_set_searchable (field, MAILLAGE_SEARCH_KEYWORD);

  field = add_public (kind, "title", MAILLAGE_FIELD_TEXT, _ ("Title"));
  maillage_field_set_required (field, TRUE);
  maillage_field_set_searchable (field, MAILLAGE_SEARCH_TITLE);

  field
      = add_link (kind, "plan", MAILLAGE_FIELD_LINK, _ ("Plan"), ACTIONS_PLAN, _ ("Action sheets"));
  maillage_field_set_in_list (field, TRUE);
  maillage_field_set_filterable (field, TRUE);

  field = add_public (kind, "axis", MAILLAGE_FIELD_TEXT, _ ("Axis"));
  maillage_field_set_sortable (field, TRUE);
  maillage_field_set_searchable (field, MAILLAGE_SEARCH_TEXT);
}

/* Partners may be known by a rule alone: "the members of the committee". */
static void
add_bodies (MaillageKind *kind)
{
  MaillageField *field;

  field = add_link (
      kind, "pilot", MAILLAGE_FIELD_LINK, _ ("Pilot"), ACTIONS_ORGANISATION, _ ("Actions piloted"));
  maillage_field_set_in_list (field, TRUE);
  maillage_field_set_filterable (field, TRUE);
  add_link (kind,
            "partners",
            MAILLAGE_FIELD_LINKS,
            _ ("Partners"),
            ACTIONS_ORGANISATION,
            _ ("Partner in actions"));
  field = add_public (kind, "partners_rule", MAILLAGE_FIELD_LONG_TEXT, _ ("Who the partners are"));
  maillage_field_set_searchable (field, MAILLAGE_SEARCH_TEXT);
}

static void
add_contents (MaillageKind *kind)
{
  MaillageField *field;

  field = add_public (kind, "objectives", MAILLAGE_FIELD_LONG_TEXT, _ ("Objectives"));
  maillage_field_set_searchable (field, MAILLAGE_SEARCH_TEXT);
  field = add_public (kind, "remarks", MAILLAGE_FIELD_LONG_TEXT, _ ("Remarks"));
  maillage_field_set_searchable (field, MAILLAGE_SEARCH_TEXT);
  field = add_public (kind, "steps", MAILLAGE_FIELD_CHILDREN, _ ("Steps"));
  maillage_field_set_target (field, ACTIONS_STEP);
}

void
actions_add_action_sheet (MaillageScope *scope)
{
  MaillageKind *kind
      = maillage_scope_add_kind (scope, "action_sheet", _ ("Action sheet"), _ ("Action sheets"));

  maillage_kind_set_icon_name (kind, "maillage-action-symbolic");
  maillage_kind_set_create_label (kind, _ ("New action sheet"));
  maillage_kind_set_purpose (kind,
                             _ ("Say who pilots what, with whom and to what end, and follow every "
                                "step to its state."));
  maillage_kind_set_search_hint (kind, _ ("Number, title, objective…"));
  maillage_kind_set_title_format (kind, "[{number}][ – {title}]");
  maillage_kind_set_subtitle_format (kind, "[{pilot}][ · {plan}]");
  add_identity (kind);
  add_bodies (kind);
  add_contents (kind);
}
