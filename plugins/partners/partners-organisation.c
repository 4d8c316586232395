/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "partners-private.h"

static const PartnersChoice categories[] = {
  { "association", NC_ ("category", "Association"), NULL, MAILLAGE_TONE_NEUTRAL },
  { "social_landlord", NC_ ("category", "Social landlord"), NULL, MAILLAGE_TONE_NEUTRAL },
  { "commune", NC_ ("category", "Commune"), NULL, MAILLAGE_TONE_NEUTRAL },
  { "epci", NC_ ("category", "EPCI / EPT"), NULL, MAILLAGE_TONE_NEUTRAL },
  { "departement", NC_ ("category", "Département"), NULL, MAILLAGE_TONE_NEUTRAL },
  { "region", NC_ ("category", "Région"), NULL, MAILLAGE_TONE_NEUTRAL },
  { "state_service", NC_ ("category", "State service"), NULL, MAILLAGE_TONE_NEUTRAL },
  { "health_agency", NC_ ("category", "Regional health agency"), NULL, MAILLAGE_TONE_NEUTRAL },
  { "health_facility", NC_ ("category", "Health facility"), NULL, MAILLAGE_TONE_NEUTRAL },
  { "network", NC_ ("category", "Federation or network"), NULL, MAILLAGE_TONE_NEUTRAL },
  { "company", NC_ ("category", "Company"), NULL, MAILLAGE_TONE_NEUTRAL },
  { "other", NC_ ("category", "Other"), NULL, MAILLAGE_TONE_NEUTRAL },
};

/* A dispositif can pilot without being a legal body, and a committee has seats but no SIREN. */
static const PartnersChoice natures[] = {
  { "legal_body", NC_ ("nature", "Legal body"), NULL, MAILLAGE_TONE_NEUTRAL },
  { "service", NC_ ("nature", "Service or branch"), NULL, MAILLAGE_TONE_NEUTRAL },
  { "dispositif", NC_ ("nature", "Dispositif"), NULL, MAILLAGE_TONE_NEUTRAL },
  { "committee", NC_ ("nature", "Committee"), NULL, MAILLAGE_TONE_NEUTRAL },
  { "place", NC_ ("nature", "Place"), NULL, MAILLAGE_TONE_NEUTRAL },
};

static void
add_names (MaillageKind *kind)
{
  MaillageField *field;

  maillage_kind_begin_group (kind, "identity", _ ("Identity"), MAILLAGE_SIDE_MAIN);
  field = partners_add_field (kind, "name", MAILLAGE_FIELD_TEXT, _ ("Name"), PARTNERS_NAME);
  maillage_field_set_required (field, TRUE);
  partners_add_field (kind,
                      "sigle",
                      MAILLAGE_FIELD_TEXT,
                      _ ("Sigle"),
                      PARTNERS_SORTED | PARTNERS_LISTED | PARTNERS_KEYWORD);
  partners_add_field (kind, "legal_name", MAILLAGE_FIELD_TEXT, _ ("Legal name"), PARTNERS_NAME);
  field
      = partners_add_field (kind,
                            "category",
                            MAILLAGE_FIELD_CHOICE,
                            _ ("Category"),
                            PARTNERS_SORTED | PARTNERS_FILTERED | PARTNERS_LISTED | PARTNERS_WORDS);
  partners_add_choices (field, "category", categories, G_N_ELEMENTS (categories));
  maillage_field_set_extensible (field, TRUE);
  field
      = partners_add_field (kind, "nature", MAILLAGE_FIELD_CHOICE, _ ("Nature"), PARTNERS_FILTERED);
  partners_add_choices (field, "nature", natures, G_N_ELEMENTS (natures));
  maillage_field_set_default (field, "legal_body");
}

static void
add_place_among_others (MaillageKind *kind)
{
  MaillageField *field;

  field = partners_add_link (kind,
                             "parent",
                             MAILLAGE_FIELD_LINK,
                             _ ("Part of or carried by"),
                             PARTNERS_ORGANISATION,
                             _ ("Services and dispositifs"),
                             PARTNERS_PLAIN);
  maillage_field_set_acyclic (field, TRUE);
  partners_add_field (
      kind, "on_behalf_of", MAILLAGE_FIELD_TEXT, _ ("On behalf of"), PARTNERS_WORDS);
  partners_add_link (kind,
                     "networks",
                     MAILLAGE_FIELD_LINKS,
                     _ ("Member of"),
                     PARTNERS_ORGANISATION,
                     _ ("Members"),
                     PARTNERS_PLAIN);
  partners_add_children (kind, "seats", _ ("Seats"), PARTNERS_SEAT);
}

/* "archived" takes out of use what one does not want to lose. */
static void
add_life (MaillageKind *kind)
{
  MaillageField *field;

  partners_add_field (kind, "starts", MAILLAGE_FIELD_DATE, _ ("Starts"), PARTNERS_PLAIN);
  field = partners_add_field (kind, "closed_on", MAILLAGE_FIELD_DATE, _ ("Closed"), PARTNERS_PLAIN);
  maillage_field_set_not_before (field, "starts");
  field = partners_add_link (kind,
                             "succeeded_by",
                             MAILLAGE_FIELD_LINK,
                             _ ("Taken over by"),
                             PARTNERS_ORGANISATION,
                             _ ("Took over from"),
                             PARTNERS_PLAIN);
  maillage_field_set_acyclic (field, TRUE);
  partners_add_field (kind, "archived", MAILLAGE_FIELD_BOOLEAN, _ ("Archived"), PARTNERS_FILTERED);
}

static void
add_contact_details (MaillageKind *kind)
{
  maillage_kind_begin_group (kind, "contact", _ ("Contact details"), MAILLAGE_SIDE_MAIN);
  partners_add_field (kind, "address", MAILLAGE_FIELD_ADDRESS, _ ("Address"), PARTNERS_WORDS);
  partners_add_field (
      kind, "postal_address", MAILLAGE_FIELD_ADDRESS, _ ("Postal address"), PARTNERS_WORDS);
  partners_add_field (kind, "phone", MAILLAGE_FIELD_PHONE, _ ("Phone"), PARTNERS_KEYWORD);
  partners_add_field (kind, "email", MAILLAGE_FIELD_EMAIL, _ ("Email"), PARTNERS_KEYWORD);
  partners_add_field (kind,
                      "mail_objection",
                      MAILLAGE_FIELD_BOOLEAN,
                      _ ("Objects to being mailed"),
                      PARTNERS_PLAIN);
  partners_add_field (kind, "web", MAILLAGE_FIELD_WEB, _ ("Website"), PARTNERS_PLAIN);
  partners_add_children (
      kind, "contact_points", _ ("Other numbers and addresses"), PARTNERS_CONTACT_POINT);
  partners_add_link (kind,
                     "contact",
                     MAILLAGE_FIELD_LINK,
                     _ ("Contact person"),
                     PARTNERS_PERSON,
                     _ ("Contact person for"),
                     PARTNERS_PERSONAL | PARTNERS_LISTED | PARTNERS_FILTERED);
}

/* Not unique: a service may bear its body's numbers. */
static void
add_registers (MaillageKind *kind)
{
  partners_add_field (kind, "siren", MAILLAGE_FIELD_SIREN, _ ("SIREN"), PARTNERS_KEYWORD);
  partners_add_field (kind, "siret", MAILLAGE_FIELD_SIRET, _ ("SIRET"), PARTNERS_KEYWORD);
  partners_add_field (kind, "rna", MAILLAGE_FIELD_RNA, _ ("RNA"), PARTNERS_KEYWORD);
  partners_add_field (kind, "verified_on", MAILLAGE_FIELD_DATE, _ ("Checked on"), PARTNERS_SORTED);
}

void
partners_add_organisation (MaillageScope *scope)
{
  MaillageKind *kind
      = maillage_scope_add_kind (scope, "organisation", _ ("Organisation"), _ ("Organisations"));

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
  partners_add_territories (kind, _ ("Territories"));
}
