/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "partners-private.h"

static void
add_function (MaillageKind *kind)
{
  MaillageField *field;

  field = maillage_kind_add_field (kind, "organisation", MAILLAGE_FIELD_LINK, _ ("Organisation"));
  maillage_field_set_target (field, PARTNERS_ORGANISATION);
  maillage_field_set_inverse_label (field, _ ("Roles"));
  maillage_field_set_public (field, TRUE);
  maillage_field_set_in_list (field, TRUE);

  field = maillage_kind_add_field (kind, "job", MAILLAGE_FIELD_TEXT, _ ("Job title"));
  maillage_field_set_public (field, TRUE);
  maillage_field_set_personal (field, TRUE);
  maillage_field_set_in_list (field, TRUE);
  maillage_field_set_searchable (field, MAILLAGE_SEARCH_TITLE);

  field = maillage_kind_add_field (kind, "referent", MAILLAGE_FIELD_CHOICE, _ ("Referent"));
  maillage_field_add_choice (field, "technical", _ ("Technical referent"));
  maillage_field_add_choice (field, "social", _ ("Social referent"));
  maillage_field_set_public (field, TRUE);
  maillage_field_set_filterable (field, TRUE);
  maillage_field_set_in_list (field, TRUE);
  maillage_field_set_searchable (field, MAILLAGE_SEARCH_KEYWORD);

  field = maillage_kind_add_field (kind, "territory", MAILLAGE_FIELD_TERRITORY, _ ("Territory"));
  maillage_field_set_multiple (field, TRUE);
  maillage_field_set_public (field, TRUE);
  maillage_field_set_filterable (field, TRUE);
  maillage_field_set_searchable (field, MAILLAGE_SEARCH_TEXT);
}

/* A person may have another number in each role. */
static void
add_reach (MaillageKind *kind)
{
  MaillageField *field;

  field = maillage_kind_add_field (kind, "phone", MAILLAGE_FIELD_PHONE, _ ("Phone"));
  maillage_field_set_personal (field, TRUE);
  maillage_field_set_in_list (field, TRUE);
  maillage_field_set_searchable (field, MAILLAGE_SEARCH_KEYWORD);
  field = maillage_kind_add_field (kind, "email", MAILLAGE_FIELD_EMAIL, _ ("Email"));
  maillage_field_set_personal (field, TRUE);
  maillage_field_set_searchable (field, MAILLAGE_SEARCH_KEYWORD);
}

static void
add_period (MaillageKind *kind)
{
  MaillageField *field;

  field = maillage_kind_add_field (kind, "from", MAILLAGE_FIELD_DATE, _ ("From"));
  maillage_field_set_personal (field, TRUE);
  maillage_field_set_in_list (field, TRUE);
  field = maillage_kind_add_field (kind, "to", MAILLAGE_FIELD_DATE, _ ("To"));
  maillage_field_set_personal (field, TRUE);
  maillage_field_set_not_before (field, "from");
}

void
partners_add_role (MaillageScope *scope)
{
  MaillageKind *kind = maillage_scope_add_kind (scope, "role", _ ("Role"), _ ("Roles"));

  maillage_kind_set_icon_name (kind, "avatar-default-symbolic");
  maillage_kind_set_create_label (kind, _ ("New role"));
  maillage_kind_set_owner (kind, PARTNERS_PERSON);
  maillage_kind_set_taggable (kind, FALSE);
  maillage_kind_set_title_format (kind, "{owner}[, {job}]");
  maillage_kind_set_subtitle_format (kind, "[{organisation}][ · {referent}]");
  add_function (kind);
  add_reach (kind);
  add_period (kind);
}
