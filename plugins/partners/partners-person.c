/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "partners-private.h"

static MaillageField *
add_personal (MaillageKind *kind,
              const char *id,
              MaillageFieldType type,
              const char *label,
              MaillageSearchClass searchable)
{
  MaillageField *field = maillage_kind_add_field (kind, id, type, label);

  maillage_field_set_personal (field, TRUE);
  maillage_field_set_searchable (field, searchable);
  return field;
}

static void
add_identity (MaillageKind *kind)
{
  MaillageField *field;

  maillage_kind_begin_group (kind, "identity", _ ("Identity"), MAILLAGE_SIDE_MAIN);
  field = add_personal (
      kind, "first_name", MAILLAGE_FIELD_TEXT, _ ("First name"), MAILLAGE_SEARCH_TITLE);
  maillage_field_set_public (field, TRUE);
  field = add_personal (
      kind, "last_name", MAILLAGE_FIELD_TEXT, _ ("Last name"), MAILLAGE_SEARCH_TITLE);
  maillage_field_set_required (field, TRUE);
  maillage_field_set_public (field, TRUE);
}

/* Not public: other plugins reach a person by linking to them, not by gathering addresses. */
static void
add_contact_details (MaillageKind *kind)
{
  MaillageField *field;

  maillage_kind_begin_group (kind, "contact", _ ("Contact details"), MAILLAGE_SIDE_MAIN);
  field = add_personal (kind, "phone", MAILLAGE_FIELD_PHONE, _ ("Phone"), MAILLAGE_SEARCH_KEYWORD);
  maillage_field_set_in_list (field, TRUE);
  field = add_personal (kind, "email", MAILLAGE_FIELD_EMAIL, _ ("Email"), MAILLAGE_SEARCH_KEYWORD);
  maillage_field_set_in_list (field, TRUE);
  field = maillage_kind_add_field (
      kind, "mail_objection", MAILLAGE_FIELD_BOOLEAN, _ ("Objects to being mailed"));
  maillage_field_set_personal (field, TRUE);
  maillage_field_set_public (field, TRUE);
  maillage_field_set_filterable (field, TRUE);
}

static void
add_roles (MaillageKind *kind)
{
  MaillageField *field
      = maillage_kind_add_field (kind, "roles", MAILLAGE_FIELD_CHILDREN, _ ("Roles"));

  maillage_field_set_target (field, PARTNERS_ROLE);
}

void
partners_add_person (MaillageScope *scope)
{
  MaillageKind *kind = maillage_scope_add_kind (scope, "person", _ ("Person"), _ ("Persons"));

  maillage_kind_set_icon_name (kind, "avatar-default-symbolic");
  maillage_kind_set_create_label (kind, _ ("New person"));
  maillage_kind_set_purpose (kind,
                             _ ("Keep the professionals and elected contacts you work with; never "
                                "a person who is helped."));
  maillage_kind_set_search_hint (kind, _ ("Name, phone, email…"));
  maillage_kind_set_title_format (kind, "[{first_name} ]{last_name}");
  maillage_kind_set_sort_format (kind, "{last_name}[ {first_name}]");
  add_identity (kind);
  add_contact_details (kind);
  add_roles (kind);
}
