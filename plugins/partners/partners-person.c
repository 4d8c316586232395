/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "partners-private.h"

static void
add_identity (MaillageKind *kind)
{
  MaillageField *field;

  maillage_kind_begin_group (kind, "identity", _ ("Identity"), MAILLAGE_SIDE_MAIN);
  partners_add_field (
      kind, "civility", MAILLAGE_FIELD_TEXT, _ ("Form of address"), PARTNERS_PERSONAL);
  partners_add_field (
      kind, "first_name", MAILLAGE_FIELD_TEXT, _ ("First name"), PARTNERS_PERSONAL | PARTNERS_NAME);
  field = partners_add_field (
      kind, "last_name", MAILLAGE_FIELD_TEXT, _ ("Last name"), PARTNERS_PERSONAL | PARTNERS_NAME);
  maillage_field_set_required (field, TRUE);
}

/* Closed: other plugins reach a person by linking to them, not by gathering addresses. */
static void
add_contact_details (MaillageKind *kind)
{
  maillage_kind_begin_group (kind, "contact", _ ("Contact details"), MAILLAGE_SIDE_MAIN);
  partners_add_field (kind,
                      "phone",
                      MAILLAGE_FIELD_PHONE,
                      _ ("Phone"),
                      PARTNERS_CLOSED | PARTNERS_PERSONAL | PARTNERS_LISTED | PARTNERS_KEYWORD);
  partners_add_field (kind,
                      "email",
                      MAILLAGE_FIELD_EMAIL,
                      _ ("Email"),
                      PARTNERS_CLOSED | PARTNERS_PERSONAL | PARTNERS_LISTED | PARTNERS_KEYWORD);
  partners_add_field (kind,
                      "mail_objection",
                      MAILLAGE_FIELD_BOOLEAN,
                      _ ("Objects to being mailed"),
                      PARTNERS_PERSONAL | PARTNERS_FILTERED);
  partners_add_children (
      kind, "contact_points", _ ("Other numbers and addresses"), PARTNERS_CONTACT_POINT);
  partners_add_field (kind,
                      "verified_on",
                      MAILLAGE_FIELD_DATE,
                      _ ("Checked on"),
                      PARTNERS_FILTERED | PARTNERS_SORTED);
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
  partners_add_children (kind, "roles", _ ("Roles"), PARTNERS_ROLE);
}
