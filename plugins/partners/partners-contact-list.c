/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "partners-private.h"

static const MaillageChoiceEntry uses[] = {
  { "committee", NC_ ("contact list", "Committee") },
  { "working_group", NC_ ("contact list", "Working group") },
  { "mailing", NC_ ("contact list", "Mailing list") },
};

/* Who is on a list: the persons and organisations chosen, those who hold the seats of a committee,
 * and those a kept search finds on the day it is asked (maillage_query_to_string ()). */
void
partners_add_contact_list (MaillageScope *scope)
{
  MaillageKind *kind
      = maillage_scope_add_kind (scope, "contact_list", _ ("Contact list"), _ ("Contact lists"));
  MaillageField *field;

  maillage_kind_set_public (kind, TRUE);
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
  maillage_kind_add_field_full (kind,
                                "name",
                                MAILLAGE_FIELD_TEXT,
                                _ ("Name"),
                                MAILLAGE_TRAIT_REQUIRED | MAILLAGE_TRAIT_TITLE);
  field = maillage_kind_add_field_full (kind,
                                        "use",
                                        MAILLAGE_FIELD_CHOICE,
                                        _ ("Use"),
                                        MAILLAGE_TRAIT_IN_LIST | MAILLAGE_TRAIT_FILTERABLE
                                            | MAILLAGE_TRAIT_SORTABLE | MAILLAGE_TRAIT_EXTENSIBLE);
  maillage_field_add_choices (field, uses, G_N_ELEMENTS (uses), GETTEXT_PACKAGE, "contact list");
  maillage_kind_add_field_full (
      kind, "remarks", MAILLAGE_FIELD_LONG_TEXT, _ ("Remarks"), MAILLAGE_TRAIT_TEXT);
  maillage_kind_begin_group (kind, "members", _ ("Chosen members"), MAILLAGE_SIDE_ASIDE);
  maillage_kind_add_link (kind,
                          "persons",
                          MAILLAGE_FIELD_LINKS,
                          _ ("Persons"),
                          PARTNERS_PERSON,
                          _ ("Contact lists"),
                          MAILLAGE_TRAIT_PERSONAL);
  maillage_kind_add_link (kind,
                          "organisations",
                          MAILLAGE_FIELD_LINKS,
                          _ ("Organisations"),
                          PARTNERS_ORGANISATION,
                          _ ("Contact lists"),
                          MAILLAGE_TRAIT_NONE);
  maillage_kind_add_link (kind,
                          "committee",
                          MAILLAGE_FIELD_LINK,
                          _ ("Seats of the committee"),
                          PARTNERS_ORGANISATION,
                          NULL,
                          MAILLAGE_TRAIT_NONE);
  maillage_field_set_hidden (
      maillage_kind_add_field (kind, "search", MAILLAGE_FIELD_TEXT, _ ("Search")), TRUE);
}
