/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "partners-private.h"

static void
add_categories (MaillageField *field)
{
  maillage_field_add_choice (field, "association", _ ("Association"));
  maillage_field_add_choice (field, "social_landlord", _ ("Social landlord"));
  maillage_field_add_choice (field, "commune", _ ("Commune"));
  maillage_field_add_choice (field, "epci", _ ("EPCI / EPT"));
  maillage_field_add_choice (field, "departement", _ ("Département"));
  maillage_field_add_choice (field, "region", _ ("Région"));
  maillage_field_add_choice (field, "state_service", _ ("State service"));
  maillage_field_add_choice (field, "health_agency", _ ("Regional health agency"));
  maillage_field_add_choice (field, "health_facility", _ ("Health facility"));
  maillage_field_add_choice (field, "network", _ ("Federation or network"));
  maillage_field_add_choice (field, "company", _ ("Company"));
  maillage_field_add_choice (field, "other", _ ("Other"));
}

/* A dispositif can pilot without being a legal body, and a committee has seats but no SIREN. */
static void
add_natures (MaillageField *field)
{
  maillage_field_add_choice (field, "legal_body", _ ("Legal body"));
  maillage_field_add_choice (field, "service", _ ("Service or branch"));
  maillage_field_add_choice (field, "dispositif", _ ("Dispositif"));
  maillage_field_add_choice (field, "committee", _ ("Committee"));
  maillage_field_add_choice (field, "place", _ ("Place"));
}

static void
add_identity (MaillageKind *kind)
{
  MaillageField *field;

  maillage_kind_begin_group (kind, "identity", _ ("Identity"), MAILLAGE_SIDE_MAIN);
  field = maillage_kind_add_field (kind, "name", MAILLAGE_FIELD_TEXT, _ ("Name"));
  maillage_field_set_required (field, TRUE);
  maillage_field_set_public (field, TRUE);
  maillage_field_set_searchable (field, MAILLAGE_SEARCH_TITLE);

  field = maillage_kind_add_field (kind, "sigle", MAILLAGE_FIELD_TEXT, _ ("Sigle"));
  maillage_field_set_public (field, TRUE);
  maillage_field_set_sortable (field, TRUE);
  maillage_field_set_in_list (field, TRUE);
  maillage_field_set_searchable (field, MAILLAGE_SEARCH_KEYWORD);

  field = maillage_kind_add_field (kind, "category", MAILLAGE_FIELD_CHOICE, _ ("Category"));
  add_categories (field);
  maillage_field_set_extensible (field, TRUE);
  maillage_field_set_public (field, TRUE);
  maillage_field_set_sortable (field, TRUE);
  maillage_field_set_filterable (field, TRUE);
  maillage_field_set_in_list (field, TRUE);
  maillage_field_set_searchable (field, MAILLAGE_SEARCH_TEXT);

  field = maillage_kind_add_field (kind, "nature", MAILLAGE_FIELD_CHOICE, _ ("Nature"));
  add_natures (field);
  maillage_field_set_default (field, "legal_body");
  maillage_field_set_public (field, TRUE);
  maillage_field_set_filterable (field, TRUE);

  field
      = maillage_kind_add_field (kind, "parent", MAILLAGE_FIELD_LINK, _ ("Part of or carried by"));
  maillage_field_set_target (field, PARTNERS_ORGANISATION);
  maillage_field_set_inverse_label (field, _ ("Services and dispositifs"));
  maillage_field_set_public (field, TRUE);

  field = maillage_kind_add_field (kind, "on_behalf_of", MAILLAGE_FIELD_TEXT, _ ("On behalf of"));
  maillage_field_set_public (field, TRUE);
  maillage_field_set_searchable (field, MAILLAGE_SEARCH_TEXT);
}

static void
add_contact_details (MaillageKind *kind)
{
  MaillageField *field;

  maillage_kind_begin_group (kind, "contact", _ ("Contact details"), MAILLAGE_SIDE_MAIN);
  field = maillage_kind_add_field (kind, "address", MAILLAGE_FIELD_ADDRESS, _ ("Address"));
  maillage_field_set_public (field, TRUE);
  maillage_field_set_searchable (field, MAILLAGE_SEARCH_TEXT);
  field = maillage_kind_add_field (kind, "phone", MAILLAGE_FIELD_PHONE, _ ("Phone"));
  maillage_field_set_public (field, TRUE);
  maillage_field_set_in_list (field, TRUE);
  maillage_field_set_searchable (field, MAILLAGE_SEARCH_KEYWORD);
  field = maillage_kind_add_field (kind, "email", MAILLAGE_FIELD_EMAIL, _ ("Email"));
  maillage_field_set_public (field, TRUE);
  maillage_field_set_searchable (field, MAILLAGE_SEARCH_KEYWORD);
  field = maillage_kind_add_field (kind, "web", MAILLAGE_FIELD_WEB, _ ("Website"));
  maillage_field_set_public (field, TRUE);
}

/* Not unique: a service may bear its body's numbers. */
static void
add_registers (MaillageKind *kind)
{
  static const struct
  {
    const char *id;
    MaillageFieldType type;
    const char *label;
  } numbers[] = {
    { "siren", MAILLAGE_FIELD_SIREN, N_ ("SIREN") },
    { "siret", MAILLAGE_FIELD_SIRET, N_ ("SIRET") },
    { "rna", MAILLAGE_FIELD_RNA, N_ ("RNA") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      MaillageField *field
          = maillage_kind_add_field (kind, numbers[i].id, numbers[i].type, _ (numbers[i].label));

      maillage_field_set_public (field, TRUE);
      maillage_field_set_searchable (field, MAILLAGE_SEARCH_KEYWORD);
    }
}

static void
add_territories (MaillageKind *kind)
{
  MaillageField *field;

  maillage_kind_begin_group (kind, "territories", _ ("Territories"), MAILLAGE_SIDE_ASIDE);
  field
      = maillage_kind_add_field (kind, "territories", MAILLAGE_FIELD_TERRITORY, _ ("Territories"));
  maillage_field_set_multiple (field, TRUE);
  maillage_field_set_public (field, TRUE);
  maillage_field_set_filterable (field, TRUE);
  maillage_field_set_in_list (field, TRUE);
  maillage_field_set_searchable (field, MAILLAGE_SEARCH_TEXT);
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
  add_identity (kind);
  add_contact_details (kind);
  add_registers (kind);
  add_territories (kind);
}
