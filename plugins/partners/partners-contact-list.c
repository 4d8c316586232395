/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "partners-private.h"

static const PartnersChoice uses[] = {
  { "committee", NC_ ("contact list", "Committee"), NULL, MAILLAGE_TONE_NEUTRAL },
  { "working_group", NC_ ("contact list", "Working group"), NULL, MAILLAGE_TONE_NEUTRAL },
  { "mailing", NC_ ("contact list", "Mailing list"), NULL, MAILLAGE_TONE_NEUTRAL },
};

/* Who is on a list: the persons and organisations chosen, those who hold the seats of a committee,
 * and those a kept search finds on the day it is asked (maillage_query_to_string ()). */
void
partners_add_contact_list (MaillageScope *scope)
{
  MaillageKind *kind
      = maillage_scope_add_kind (scope, "contact_list", _ ("Contact list"), _ ("Contact lists"));
  MaillageField *field;

  maillage_kind_set_icon_name (kind, "maillage-contact-list-symbolic");
  maillage_kind_set_create_label (kind, _ ("New contact list"));
  maillage_kind_set_purpose (kind,
                             _ ("Committees, working groups and mailing lists: the partners you "
                                "choose, or those a search finds each time."));
  maillage_kind_set_search_hint (kind, _ ("Name…"));
  maillage_kind_set_title_format (kind, "{name}");
  maillage_kind_set_subtitle_format (kind, "{use}");
  maillage_kind_set_sort_format (kind, "{name}");
  maillage_kind_begin_group (kind, "list", _ ("Contact list"), MAILLAGE_SIDE_MAIN);
  field = partners_add_field (kind, "name", MAILLAGE_FIELD_TEXT, _ ("Name"), PARTNERS_NAME);
  maillage_field_set_required (field, TRUE);
  field = partners_add_field (kind,
                              "use",
                              MAILLAGE_FIELD_CHOICE,
                              _ ("Use"),
                              PARTNERS_LISTED | PARTNERS_FILTERED | PARTNERS_SORTED);
  partners_add_choices (field, "contact list", uses, G_N_ELEMENTS (uses));
  maillage_field_set_extensible (field, TRUE);
  partners_add_field (kind, "remarks", MAILLAGE_FIELD_LONG_TEXT, _ ("Remarks"), PARTNERS_WORDS);
  maillage_kind_begin_group (kind, "members", _ ("Chosen members"), MAILLAGE_SIDE_ASIDE);
  partners_add_link (kind,
                     "persons",
                     MAILLAGE_FIELD_LINKS,
                     _ ("Persons"),
                     PARTNERS_PERSON,
                     _ ("Contact lists"),
                     PARTNERS_PERSONAL);
  partners_add_link (kind,
                     "organisations",
                     MAILLAGE_FIELD_LINKS,
                     _ ("Organisations"),
                     PARTNERS_ORGANISATION,
                     _ ("Contact lists"),
                     PARTNERS_PLAIN);
  partners_add_link (kind,
                     "committee",
                     MAILLAGE_FIELD_LINK,
                     _ ("Seats of the committee"),
                     PARTNERS_ORGANISATION,
                     NULL,
                     PARTNERS_PLAIN);
  maillage_field_set_hidden (
      partners_add_field (kind, "search", MAILLAGE_FIELD_TEXT, _ ("Search"), PARTNERS_PLAIN), TRUE);
}
