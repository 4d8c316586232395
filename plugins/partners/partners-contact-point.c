/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "partners-private.h"

static const MaillageChoiceEntry uses[] = {
  { "switchboard", NC_ ("contact point", "Switchboard") },
  { "direct", NC_ ("contact point", "Direct line") },
  { "mobile", NC_ ("contact point", "Mobile") },
  { "secretariat", NC_ ("contact point", "Secretariat") },
  { "duty", NC_ ("contact point", "On call") },
  { "generic", NC_ ("contact point", "Generic mailbox") },
};

/* Beside the phone and the mail one uses first: as many others as there are, each with its use. */
void
partners_add_contact_point (MaillageScope *scope)
{
  MaillageKind *kind = maillage_scope_add_kind (
      scope, "contact_point", _ ("Other number or address"), _ ("Other numbers and addresses"));
  MaillageField *field;

  maillage_kind_set_public (kind, TRUE); /* as their mail is, see partners_add_reach () */
  maillage_kind_set_icon_name (kind, "call-start-symbolic");
  maillage_kind_set_create_label (kind, _ ("New number or address"));
  maillage_kind_set_owner (kind, "*");
  maillage_kind_set_taggable (kind, FALSE);
  maillage_kind_set_title_format (kind, "[{use}][ {remark}]");
  maillage_kind_set_subtitle_format (kind, "{owner}");
  field = maillage_kind_add_field_full (kind,
                                        "use",
                                        MAILLAGE_FIELD_CHOICE,
                                        _ ("Use"),
                                        MAILLAGE_TRAIT_IN_LIST | MAILLAGE_TRAIT_EXTENSIBLE);
  maillage_field_add_choices (field, uses, G_N_ELEMENTS (uses), GETTEXT_PACKAGE, "contact point");
  partners_add_reach (kind);
  maillage_kind_set_public (kind, FALSE);
  maillage_kind_add_field_full (kind,
                                "remark",
                                MAILLAGE_FIELD_TEXT,
                                _ ("Remark"),
                                MAILLAGE_TRAIT_PERSONAL | MAILLAGE_TRAIT_IN_LIST);
  maillage_kind_set_public (kind, TRUE);
}
