/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "partners-private.h"

static const MaillageChoiceEntry categories[] = {
  { "association", NC_ ("category", "Association") },
  { "social_landlord", NC_ ("category", "Social landlord") },
  { "commune", NC_ ("category", "Commune") },
  { "epci", NC_ ("category", "EPCI / EPT") },
  { "departement", NC_ ("category", "Département") },
  { "region", NC_ ("category", "Région") },
  { "state_service", NC_ ("category", "State service") },
  { "health_agency", NC_ ("category", "Regional health agency") },
  { "health_facility", NC_ ("category", "Health facility") },
  { "network", NC_ ("category", "Federation or network") },
  { "company", NC_ ("category", "Company") },
  { "other", NC_ ("category", "Other") },
};

/* A dispositif can pilot without being a legal body, and a committee has seats but no SIREN. */
static const MaillageChoiceEntry natures[] = {
  { "legal_body", NC_ ("nature", "Legal body") },
  { "service", NC_ ("nature", "Service or branch") },
  { "dispositif", NC_ ("nature", "Dispositif") },
  { "committee", NC_ ("nature", "Committee") },
  { "place", NC_ ("nature", "Place") },
};

static void
add_names (MaillageKind *kind)
{
  MaillageField *field;

  maillage_kind_begin_group (kind, "identity", _ ("Identity"), MAILLAGE_SIDE_MAIN);
  maillage_kind_add_field_full (kind,
                                "name",
                                MAILLAGE_FIELD_TEXT,
                                _ ("Name"),
                                MAILLAGE_TRAIT_REQUIRED | MAILLAGE_TRAIT_TITLE);
  maillage_kind_add_field_full (kind,
                                "sigle",
                                MAILLAGE_FIELD_TEXT,
                                _ ("Sigle"),
                                MAILLAGE_TRAIT_KEYWORD | MAILLAGE_TRAIT_IN_LIST
                                    | MAILLAGE_TRAIT_SORTABLE);
  maillage_kind_add_field_full (
      kind, "legal_name", MAILLAGE_FIELD_TEXT, _ ("Legal name"), MAILLAGE_TRAIT_TITLE);
  field = maillage_kind_add_field_full (kind,
                                        "category",
                                        MAILLAGE_FIELD_CHOICE,
                                        _ ("Category"),
                                        MAILLAGE_TRAIT_TEXT | MAILLAGE_TRAIT_IN_LIST
                                            | MAILLAGE_TRAIT_FILTERABLE | MAILLAGE_TRAIT_SORTABLE
                                            | MAILLAGE_TRAIT_EXTENSIBLE);
  maillage_field_add_choices (
      field, categories, G_N_ELEMENTS (categories), GETTEXT_PACKAGE, "category");
  /* TRANSLATORS: other names of a regional health agency, between commas */
  maillage_field_add_choice_names (field, "health_agency", _ ("RHA"));
  field = maillage_kind_add_field_full (
      kind, "nature", MAILLAGE_FIELD_CHOICE, _ ("Nature"), MAILLAGE_TRAIT_FILTERABLE);
  maillage_field_add_choices (field, natures, G_N_ELEMENTS (natures), GETTEXT_PACKAGE, "nature");
  maillage_field_set_default (field, "legal_body");
}

static void
add_place_among_others (MaillageKind *kind)
{
  maillage_kind_add_link (kind,
                          "parent",
                          MAILLAGE_FIELD_LINK,
                          _ ("Part of or carried by"),
                          PARTNERS_ORGANISATION,
                          _ ("Services and dispositifs"),
                          MAILLAGE_TRAIT_ACYCLIC);
  maillage_kind_add_field_full (
      kind, "on_behalf_of", MAILLAGE_FIELD_TEXT, _ ("On behalf of"), MAILLAGE_TRAIT_TEXT);
  maillage_kind_add_link (kind,
                          "networks",
                          MAILLAGE_FIELD_LINKS,
                          _ ("Member of"),
                          PARTNERS_ORGANISATION,
                          _ ("Members"),
                          MAILLAGE_TRAIT_ACYCLIC);
  maillage_kind_add_children (kind, "seats", _ ("Seats"), PARTNERS_SEAT);
}

/* "archived" takes out of use what one does not want to lose. */
static void
add_life (MaillageKind *kind)
{
  MaillageField *field;

  maillage_kind_add_field (kind, "starts", MAILLAGE_FIELD_DATE, _ ("Starts"));
  field = maillage_kind_add_field (kind, "closed_on", MAILLAGE_FIELD_DATE, _ ("Closed"));
  maillage_field_set_not_before (field, "starts");
  maillage_kind_add_link (kind,
                          "succeeded_by",
                          MAILLAGE_FIELD_LINK,
                          _ ("Taken over by"),
                          PARTNERS_ORGANISATION,
                          _ ("Took over from"),
                          MAILLAGE_TRAIT_ACYCLIC);
  maillage_kind_add_field_full (
      kind, "archived", MAILLAGE_FIELD_BOOLEAN, _ ("Archived"), MAILLAGE_TRAIT_FILTERABLE);
}

static void
add_contact_details (MaillageKind *kind)
{
  maillage_kind_begin_group (kind, "contact", _ ("Contact details"), MAILLAGE_SIDE_MAIN);
  maillage_kind_add_field_full (
      kind, "address", MAILLAGE_FIELD_ADDRESS, _ ("Address"), MAILLAGE_TRAIT_TEXT);
  maillage_kind_add_field_full (
      kind, "postal_address", MAILLAGE_FIELD_ADDRESS, _ ("Postal address"), MAILLAGE_TRAIT_TEXT);
  maillage_kind_add_field_full (
      kind, "phone", MAILLAGE_FIELD_PHONE, _ ("Phone"), MAILLAGE_TRAIT_KEYWORD);
  maillage_kind_add_field_full (
      kind, "email", MAILLAGE_FIELD_EMAIL, _ ("Email"), MAILLAGE_TRAIT_KEYWORD);
  maillage_kind_add_field (
      kind, "mail_objection", MAILLAGE_FIELD_BOOLEAN, _ ("Objects to being mailed"));
  maillage_kind_add_field (kind, "web", MAILLAGE_FIELD_WEB, _ ("Website"));
  maillage_kind_add_children (
      kind, "contact_points", _ ("Other numbers and addresses"), PARTNERS_CONTACT_POINT);
  maillage_kind_add_link (kind,
                          "contact",
                          MAILLAGE_FIELD_LINK,
                          _ ("Contact person"),
                          PARTNERS_PERSON,
                          _ ("Contact person for"),
                          MAILLAGE_TRAIT_PERSONAL | MAILLAGE_TRAIT_IN_LIST
                              | MAILLAGE_TRAIT_FILTERABLE);
}

/* Not unique: a service may bear its body's numbers. */
static void
add_registers (MaillageKind *kind)
{
  maillage_kind_add_field_full (
      kind, "siren", MAILLAGE_FIELD_SIREN, _ ("SIREN"), MAILLAGE_TRAIT_KEYWORD);
  maillage_kind_add_field_full (
      kind, "siret", MAILLAGE_FIELD_SIRET, _ ("SIRET"), MAILLAGE_TRAIT_KEYWORD);
  maillage_kind_add_field_full (kind, "rna", MAILLAGE_FIELD_RNA, _ ("RNA"), MAILLAGE_TRAIT_KEYWORD);
  maillage_kind_add_field_full (
      kind, "verified_on", MAILLAGE_FIELD_DATE, _ ("Checked on"), MAILLAGE_TRAIT_SORTABLE);
}

void
partners_add_organisation (MaillageScope *scope)
{
  MaillageKind *kind
      = maillage_scope_add_kind (scope, "organisation", _ ("Organisation"), _ ("Organisations"));

  maillage_kind_set_public (kind, TRUE);
  maillage_kind_set_icon_name (kind, "maillage-organisation-symbolic");
  maillage_kind_set_create_label (kind, _ ("New organisation"));
  maillage_kind_set_purpose (kind,
                             _ ("Keep the associations, landlords, councils and services of your "
                                "territory, and what they do there."));
  maillage_kind_set_search_hint (kind, _ ("Name, sigle, commune, SIRET…"));
  maillage_kind_set_title_format (kind, "{name}");
  maillage_kind_set_subtitle_format (kind, "[{category}][ · {territories}]");
  maillage_kind_set_sort_format (kind, "{name}");
  add_names (kind);
  add_place_among_others (kind);
  add_life (kind);
  add_contact_details (kind);
  add_registers (kind);
  maillage_kind_begin_group (kind, "territories", _ ("Territories"), MAILLAGE_SIDE_ASIDE);
  maillage_kind_add_field_full (kind,
                                "territories",
                                MAILLAGE_FIELD_TERRITORY,
                                _ ("Territories"),
                                MAILLAGE_TRAIT_TEXT | MAILLAGE_TRAIT_IN_LIST
                                    | MAILLAGE_TRAIT_FILTERABLE | MAILLAGE_TRAIT_MULTIPLE);
}
