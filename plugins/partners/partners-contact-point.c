/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "partners-private.h"

static const PartnersChoice uses[] = {
  { "switchboard", NC_ ("contact point", "Switchboard"), NULL, MAILLAGE_TONE_NEUTRAL },
  { "direct", NC_ ("contact point", "Direct line"), NULL, MAILLAGE_TONE_NEUTRAL },
  { "mobile", NC_ ("contact point", "Mobile"), NULL, MAILLAGE_TONE_NEUTRAL },
  { "secretariat", NC_ ("contact point", "Secretariat"), NULL, MAILLAGE_TONE_NEUTRAL },
  { "duty", NC_ ("contact point", "On call"), NULL, MAILLAGE_TONE_NEUTRAL },
  { "generic", NC_ ("contact point", "Generic mailbox"), NULL, MAILLAGE_TONE_NEUTRAL },
};

/* Beside the phone and the mail one uses first: as many others as there are, each with its use. */
void
partners_add_contact_point (MaillageScope *scope)
{
  MaillageKind *kind = maillage_scope_add_kind (
      scope, "contact_point", _ ("Other number or address"), _ ("Other numbers and addresses"));
  MaillageField *field;

  maillage_kind_set_icon_name (kind, "call-start-symbolic");
  maillage_kind_set_create_label (kind, _ ("New number or address"));
  maillage_kind_set_owner (kind, "*");
  maillage_kind_set_taggable (kind, FALSE);
  maillage_kind_set_title_format (kind, "[{use}][ {remark}]");
  maillage_kind_set_subtitle_format (kind, "{owner}");
  field = partners_add_field (
      kind, "use", MAILLAGE_FIELD_CHOICE, _ ("Use"), PARTNERS_CLOSED | PARTNERS_LISTED);
  partners_add_choices (field, "contact point", uses, G_N_ELEMENTS (uses));
  maillage_field_set_extensible (field, TRUE);
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
                      "remark",
                      MAILLAGE_FIELD_TEXT,
                      _ ("Remark"),
                      PARTNERS_CLOSED | PARTNERS_PERSONAL | PARTNERS_LISTED);
}
