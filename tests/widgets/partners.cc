/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "partners.h"

#include <maillage-registry-private.h>

static void
declare_organisation (MaillageScope *scope)
{
  MaillageKind *kind
      = maillage_scope_add_kind (scope, "organisation", "Organisation", "Organisations");
  MaillageField *field;

  maillage_kind_set_icon_name (kind, "x-office-address-book-symbolic");
  maillage_kind_set_create_label (kind, "New organisation");
  maillage_kind_set_title_format (kind, "{name}");
  maillage_kind_begin_group (kind, "identity", "Identity", MAILLAGE_SIDE_MAIN);
  field = maillage_kind_add_field (kind, "name", MAILLAGE_FIELD_TEXT, "Name");
  maillage_field_set_required (field, TRUE);
  maillage_field_set_searchable (field, MAILLAGE_SEARCH_TITLE);
  maillage_kind_add_field (kind, "sigle", MAILLAGE_FIELD_TEXT, "Acronym");
  field = maillage_kind_add_field (kind, "category", MAILLAGE_FIELD_CHOICE, "Category");
  maillage_field_add_choice (field, "epci", "EPCI / EPT");
  maillage_field_add_choice (field, "state", "State service");
  field = maillage_kind_add_field (kind, "network", MAILLAGE_FIELD_CHOICE, "Network");
  maillage_field_set_extensible (field, TRUE);
  maillage_field_add_choice (field, "pdlhi", "PDLHI");
  maillage_kind_add_field (kind, "siren", MAILLAGE_FIELD_SIREN, "SIREN");
  maillage_kind_add_field (kind, "siret", MAILLAGE_FIELD_SIRET, "SIRET");
  maillage_kind_add_field (kind, "since", MAILLAGE_FIELD_DATE, "Partner since");
  maillage_kind_add_field (kind, "active", MAILLAGE_FIELD_BOOLEAN, "Active");
  maillage_kind_begin_group (kind, "contact", "Contact details", MAILLAGE_SIDE_MAIN);
  maillage_kind_add_field (kind, "address", MAILLAGE_FIELD_ADDRESS, "Address");
  maillage_kind_add_field (kind, "phone", MAILLAGE_FIELD_PHONE, "Phone");
  maillage_kind_add_field (kind, "email", MAILLAGE_FIELD_EMAIL, "Mail");
  maillage_kind_add_field (kind, "web", MAILLAGE_FIELD_WEB, "Web site");
  maillage_kind_add_field (kind, "about", MAILLAGE_FIELD_LONG_TEXT, "Presentation");
  field = maillage_kind_add_field (kind, "parent", MAILLAGE_FIELD_LINK, "Part of");
  maillage_field_set_target (field, "partners.organisation");
  maillage_field_set_inverse_label (field, "Parts");
  maillage_kind_begin_group (kind, "territories", "Territories", MAILLAGE_SIDE_ASIDE);
  field = maillage_kind_add_field (kind, "covers", MAILLAGE_FIELD_TERRITORY, "Territories");
  maillage_field_set_multiple (field, TRUE);
}

static void
declare_person (MaillageScope *scope)
{
  MaillageKind *kind = maillage_scope_add_kind (scope, "person", "Person", "Persons");
  MaillageField *field;

  maillage_kind_set_icon_name (kind, "avatar-default-symbolic");
  maillage_kind_set_create_label (kind, "New person");
  maillage_kind_set_title_format (kind, "{first_name} {last_name}");
  field = maillage_kind_add_field (kind, "first_name", MAILLAGE_FIELD_TEXT, "First name");
  maillage_field_set_searchable (field, MAILLAGE_SEARCH_TITLE);
  field = maillage_kind_add_field (kind, "last_name", MAILLAGE_FIELD_TEXT, "Last name");
  maillage_field_set_searchable (field, MAILLAGE_SEARCH_TITLE);
  maillage_field_set_personal (field, TRUE);
  field = maillage_kind_add_field (kind, "roles", MAILLAGE_FIELD_CHILDREN, "Roles");
  maillage_field_set_target (field, "partners.role");
}

static void
declare_role (MaillageScope *scope)
{
  MaillageKind *kind = maillage_scope_add_kind (scope, "role", "Role", "Roles");
  MaillageField *field;

  maillage_kind_set_icon_name (kind, "avatar-default-symbolic");
  maillage_kind_set_create_label (kind, "New role");
  maillage_kind_set_owner (kind, "partners.person");
  maillage_kind_set_title_format (kind, "{owner}[ – {organisation}]");
  maillage_kind_set_subtitle_format (kind, "{owner}[ · {since}]");
  maillage_kind_set_lead (kind, "function");
  field = maillage_kind_add_field (kind, "organisation", MAILLAGE_FIELD_LINK, "Organisation");
  maillage_field_set_target (field, "partners.organisation");
  maillage_field_set_inverse_label (field, "Roles");
  field = maillage_kind_add_field (kind, "function", MAILLAGE_FIELD_CHOICE, "Function");
  maillage_field_add_choice (field, "technical", "technical referent");
  maillage_field_add_choice (field, "social", "social referent");
  maillage_kind_add_field (kind, "since", MAILLAGE_FIELD_DATE, "Since");
  maillage_kind_add_field (kind, "until", MAILLAGE_FIELD_DATE, "Until");
  field = maillage_kind_add_field (kind, "over", MAILLAGE_FIELD_COMPUTED, "Over");
  maillage_field_set_expression (
      field, MAILLAGE_FIELD_BOOLEAN, "coalesce (until_latest < :today, 0)");
  maillage_kind_set_past (kind, "over");
  maillage_kind_add_field (kind, "phone", MAILLAGE_FIELD_PHONE, "Phone");
  maillage_kind_add_field (kind, "email", MAILLAGE_FIELD_EMAIL, "Mail");
}

static void
declare_others (MaillageScope *scope)
{
  MaillageKind *kind = maillage_scope_add_kind (scope, "agreement", "Agreement", "Agreements");
  MaillageField *field;

  maillage_kind_set_icon_name (kind, "x-office-document-symbolic");
  maillage_kind_set_title_format (kind, "{name}");
  maillage_kind_set_subtitle_format (kind, "[Signed in {signed}]");
  maillage_kind_add_field (kind, "name", MAILLAGE_FIELD_TEXT, "Name");
  maillage_kind_add_field (kind, "signed", MAILLAGE_FIELD_DATE, "Signed");
  field = maillage_kind_add_field (kind, "parties", MAILLAGE_FIELD_LINKS, "Parties");
  maillage_field_set_target (field, "partners.organisation");
  maillage_field_set_inverse_label (field, "Agreements");

  kind = maillage_scope_add_kind (scope, "meeting", "Meeting", "Meetings");
  maillage_kind_set_icon_name (kind, "x-office-calendar-symbolic");
  maillage_kind_set_title_format (kind, "{name}");
  maillage_kind_add_field (kind, "name", MAILLAGE_FIELD_TEXT, "Name");
  maillage_kind_add_field (kind, "starts", MAILLAGE_FIELD_DATE, "Date");
  field = maillage_kind_add_field (kind, "state", MAILLAGE_FIELD_CHOICE, "State");
  maillage_field_add_choice_full (
      field, "held", "Held", "object-select-symbolic", MAILLAGE_TONE_SUCCESS);
  field = maillage_kind_add_field (kind, "host", MAILLAGE_FIELD_LINK, "Host");
  maillage_field_set_target (field, "partners.organisation");
  maillage_field_set_inverse_label (field, "Meetings");
}

void
PartnersTest::SetUp ()
{
  g_autoptr (GError) error = nullptr;
  MaillageRegistry *registry;

  context = maillage_context_new ();
  registry = maillage_context_get_registry (context);
  scope = maillage_registry_open_scope (registry, "partners");
  declare_organisation (scope);
  declare_person (scope);
  declare_role (scope);
  declare_others (scope);
  maillage_registry_enter (registry, scope);
  ASSERT_TRUE (maillage_context_open (
      context, folder.file ("partners.db").c_str (), MAILLAGE_OPEN_CREATE, &error))
      << error->message;
  store = maillage_context_get_store (context);
  window = test_window_new (context);
}

std::string
PartnersTest::make (const char *kind,
                    const std::vector<std::pair<const char *, std::string>> &values,
                    const char *owner)
{
  g_autoptr (MaillageEdit) edit = _maillage_edit_new ("Add", nullptr);
  std::string id = std::string ("partners.") + kind;
  std::string uuid = owner != nullptr ? maillage_edit_create_child (edit, id.c_str (), owner)
                                      : maillage_edit_create (edit, id.c_str ());

  for (const auto &[field, value] : values)
    maillage_edit_set (edit, uuid.c_str (), field, value.c_str ());
  commit (edit);
  return uuid;
}

void
PartnersTest::set (const std::string &uuid, const char *field, const char *value)
{
  g_autoptr (MaillageEdit) edit = _maillage_edit_new ("Set", nullptr);

  maillage_edit_set (edit, uuid.c_str (), field, value);
  commit (edit);
}

std::string
PartnersTest::stored (const std::string &uuid, const char *field)
{
  g_autoptr (GError) error = nullptr;
  g_autoptr (MaillageRecord) record = maillage_store_load (store, uuid.c_str (), &error);
  const char *value = record != nullptr ? maillage_record_get_value (record, field) : nullptr;

  return value != nullptr ? value : "";
}

void
PartnersTest::make_latitude ()
{
  latitude = make ("organisation",
                   { { "name", "CC Latitude Nord Gironde" },
                     { "category", "epci" },
                     { "siren", "243301181" },
                     { "siret", "24330118100014" },
                     { "address", "Saint-Savin (33920)" },
                     { "phone", "+33536491230" },
                     { "email", "accueil@latitude-nord.example" },
                     { "covers", "dep:33@2022 Gironde\nepci:243301181@2022 CC Latitude Nord" } });
  technical = make ("person", { { "first_name", "Anne" }, { "last_name", "Martin" } });
  technical_role = make ("role",
                         { { "organisation", latitude },
                           { "function", "technical" },
                           { "since", "2019" },
                           { "phone", "+33536491231" },
                           { "email", "anne@latitude-nord.example" } },
                         technical.c_str ());
  agreement = make ("agreement",
                    { { "name", "Social protocol of Haute-Gironde" },
                      { "signed", "2019-07" },
                      { "parties", latitude } });
  meeting = make ("meeting",
                  { { "name", "Steering committee" },
                    { "starts", "2022-03-17" },
                    { "state", "held" },
                    { "host", latitude } });
  add_tag ("habitat indigne", { latitude });
}

void
settle (int ms)
{
  wait_until ([] { return false; }, ms);
}
