/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "partners-private.h"

static void
add_identity (MaillageKind *kind)
{
  maillage_kind_begin_group (kind, "identity", _ ("Identity"), MAILLAGE_SIDE_MAIN);
  maillage_kind_add_field_full (kind,
                                "first_name",
                                MAILLAGE_FIELD_TEXT,
                                _ ("First name"),
                                MAILLAGE_TRAIT_PERSONAL | MAILLAGE_TRAIT_TITLE);
  maillage_kind_add_field_full (kind,
                                "last_name",
                                MAILLAGE_FIELD_TEXT,
                                _ ("Last name"),
                                MAILLAGE_TRAIT_PERSONAL | MAILLAGE_TRAIT_REQUIRED
                                    | MAILLAGE_TRAIT_TITLE);
  maillage_kind_add_field_full (
      kind, "civility", MAILLAGE_FIELD_TEXT, _ ("Form of address"), MAILLAGE_TRAIT_PERSONAL);
}

void
partners_add_reach (MaillageKind *kind)
{
  gboolean was_public = maillage_kind_get_public (kind);

  maillage_kind_set_public (kind, FALSE);
  maillage_kind_add_field_full (kind,
                                "phone",
                                MAILLAGE_FIELD_PHONE,
                                _ ("Phone"),
                                MAILLAGE_TRAIT_PERSONAL | MAILLAGE_TRAIT_KEYWORD
                                    | MAILLAGE_TRAIT_IN_LIST);
  /* Events invite people, and others write to them: that needs an address, and no number. */
  maillage_kind_set_public (kind, was_public);
  maillage_kind_add_field_full (kind,
                                "email",
                                MAILLAGE_FIELD_EMAIL,
                                _ ("Email"),
                                MAILLAGE_TRAIT_PERSONAL | MAILLAGE_TRAIT_KEYWORD
                                    | MAILLAGE_TRAIT_IN_LIST);
}

static void
add_contact_details (MaillageKind *kind)
{
  maillage_kind_begin_group (kind, "contact", _ ("Contact details"), MAILLAGE_SIDE_MAIN);
  partners_add_reach (kind);
  maillage_kind_add_field_full (kind,
                                "mail_objection",
                                MAILLAGE_FIELD_BOOLEAN,
                                _ ("Objects to being mailed"),
                                MAILLAGE_TRAIT_PERSONAL | MAILLAGE_TRAIT_FILTERABLE);
  maillage_kind_add_children (
      kind, "contact_points", _ ("Other numbers and addresses"), PARTNERS_CONTACT_POINT);
  maillage_kind_add_field_full (kind,
                                "verified_on",
                                MAILLAGE_FIELD_DATE,
                                _ ("Checked on"),
                                MAILLAGE_TRAIT_FILTERABLE | MAILLAGE_TRAIT_SORTABLE);
}

void
partners_add_person (MaillageScope *scope)
{
  MaillageKind *kind = maillage_scope_add_kind (scope, "person", _ ("Person"), _ ("Persons"));

  maillage_kind_set_public (kind, TRUE);
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
  maillage_kind_add_children (kind, "roles", _ ("Roles"), PARTNERS_ROLE);
}
