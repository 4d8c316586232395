/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "demo-fixture.h"

#include <maillage-exporter.h>

#include <algorithm>

using Partners = Demo;

TEST_F (Partners, EveryOrganisationOfTheDocuments)
{
  EXPECT_EQ (count ("partners.organisation"), 38);
  EXPECT_EQ (count ("partners.person"), 5);
  EXPECT_EQ (count ("partners.role"), 5);
  EXPECT_EQ (count ("core.tag"), 11);
  expect_sound ();
}

TEST_F (Partners, ADispositifIsCarriedByAnother)
{
  g_autoptr (MaillageRecord) opah = find ("partners.organisation", "OPAH de la Haute-Gironde");
  g_autoptr (MaillageQuery) carried = query ("partners.organisation");

  ASSERT_NE (opah, nullptr);
  EXPECT_STREQ (maillage_record_get_value (opah, "nature"), "dispositif");
  EXPECT_EQ (maillage_record_get_value (opah, "siren"), nullptr);
  EXPECT_STREQ (maillage_record_get_link_title (opah, "parent", 0), "CC Latitude Nord Gironde");
  maillage_query_set_linked (carried, "parent", maillage_record_get_link (opah, "parent", 0));
  EXPECT_EQ (titles (carried), std::vector<std::string>{ "OPAH de la Haute-Gironde" });
}

TEST_F (Partners, ASubtitleSaysTheCategoryAndThePlace)
{
  g_autoptr (MaillageRecord) ddcs = find ("partners.organisation", "DDCS de l’Isère");
  g_autoptr (MaillageRecord) dihal = find ("partners.organisation", "OPAH de la Haute-Gironde");

  EXPECT_STREQ (maillage_record_get_subtitle (ddcs), "State service · Isère (38)");
  EXPECT_STREQ (maillage_record_get_subtitle (dihal), "Other · Haute-Gironde");
}

TEST_F (Partners, AnOfficeHasItsOwnCategories)
{
  g_autoptr (MaillageRecord) opml
      = find ("partners.organisation",
              "Observatoire de la précarité et du mal logement dans les Hauts-de-Seine");
  g_autofree char *shown = maillage_record_dup_display (opml, "category");

  EXPECT_STREQ (shown, "Observatoire");
}

TEST_F (Partners, BothSpellingsFindTheSameBody)
{
  for (const char *text : { "PDLHI 33", "pdlhimi33", "PDLHI" })
    {
      g_autoptr (GPtrArray) found
          = maillage_store_search (store, text, "partners.organisation", 5, nullptr);

      ASSERT_EQ (found->len, 1u) << text;
      EXPECT_STREQ (maillage_record_get_title (MAILLAGE_RECORD (found->pdata[0])), "PDLHI 33");
    }
}

TEST_F (Partners, ARoleHasTwoEnds)
{
  g_autoptr (MaillageRecord) person
      = find ("partners.person", "Responsable du pôle politiques sociales");
  g_autoptr (MaillageRecord) aro
      = find ("partners.organisation", "Union régionale Hlm ARO Bretagne");
  g_autoptr (MaillageQuery) of_person = query ("partners.role");
  g_autoptr (MaillageQuery) of_organisation = query ("partners.role");
  const char *title = "Responsable du pôle politiques sociales, "
                      "Responsable du Pôle Politiques Sociales & animation territoriale";

  maillage_query_set_owner (of_person, maillage_record_get_uuid (person));
  maillage_query_set_linked (of_organisation, "organisation", maillage_record_get_uuid (aro));
  EXPECT_EQ (titles (of_person), std::vector<std::string>{ title });
  EXPECT_EQ (titles (of_organisation), std::vector<std::string>{ title });
}

TEST_F (Partners, TheReferentOfATerritoryIsFound)
{
  g_autoptr (MaillageQuery) question = query ("partners.role");

  maillage_query_add_filter (question, "referent", MAILLAGE_OPERATOR_EQUAL, "technical");
  g_autoptr (GPtrArray) found = run (question);
  ASSERT_EQ (found->len, 1u);
  g_autofree char *territory
      = maillage_record_dup_display (MAILLAGE_RECORD (found->pdata[0]), "territory");
  EXPECT_STREQ (territory, "Haute-Gironde");
}

TEST_F (Partners, ARoleCannotEndBeforeItBegins)
{
  g_autoptr (MaillageQuery) question = query ("partners.role");
  g_autoptr (GPtrArray) found = run (question);
  g_autoptr (MaillageEdit) edit
      = maillage_scope_new_edit (maillage_registry_find_scope (registry, "partners"), "Set");
  const char *uuid = maillage_record_get_uuid (MAILLAGE_RECORD (found->pdata[0]));
  g_autoptr (GError) error = nullptr;

  maillage_edit_set (edit, uuid, "from", "2021");
  maillage_edit_set (edit, uuid, "to", "2019-07");
  g_autoptr (MaillageChange) change = maillage_store_commit (store, edit, &error);
  EXPECT_EQ (change, nullptr);
  EXPECT_TRUE (g_error_matches (error, MAILLAGE_ERROR, MAILLAGE_ERROR_INVALID_VALUE)
               || g_error_matches (error, MAILLAGE_ERROR, MAILLAGE_ERROR_REFUSED));
}

/* The own phone and mail of a person are closed to other plugins. */
TEST_F (Partners, OthersWriteToPeopleAndDoNotCallThem)
{
  MaillageKind *person = maillage_registry_find_kind (registry, "partners.person");

  for (const char *id : { "phone", "email" })
    EXPECT_TRUE (maillage_field_get_personal (maillage_kind_find_field (person, id)));
  EXPECT_FALSE (maillage_field_get_public (maillage_kind_find_field (person, "phone")));
  EXPECT_TRUE (maillage_field_get_public (maillage_kind_find_field (person, "email")));
  EXPECT_TRUE (maillage_field_get_public (maillage_kind_find_field (person, "mail_objection")));
}

/* Agreements */

class Agreements : public Demo
{
protected:
  void
  SetUp () override
  {
    Demo::SetUp ();
    agreement
        = find ("partners.agreement", "Convention de partenariat ARO Hlm Bretagne – FAS Bretagne");
    ASSERT_NE (agreement, nullptr);
  }

  void
  TearDown () override
  {
    g_clear_object (&agreement);
    Demo::TearDown ();
  }

  /* The value as it is read again. */
  std::string
  value (const char *field)
  {
    g_autoptr (MaillageRecord) read
        = maillage_store_load (store, maillage_record_get_uuid (agreement), nullptr);
    const char *found = maillage_record_get_value (read, field);

    return found != nullptr ? found : "";
  }

  MaillageRecord *agreement = nullptr;
};

TEST_F (Agreements, OfTheDocuments)
{
  g_autoptr (MaillageQuery) all = query ("partners.agreement");
  g_autoptr (MaillageQuery) parties = query ("partners.party");
  g_autoptr (MaillageRecord) protocol
      = find ("partners.agreement", "Protocole social de Haute-Gironde");
  g_autofree char *signed_on = maillage_record_dup_display (protocol, "signed_on");

  EXPECT_EQ (titles (all),
             (std::vector<std::string>{ "Charte collective Logement d’abord",
                                        "Convention de partenariat ARO Hlm Bretagne – FAS Bretagne",
                                        "Protocole social de Haute-Gironde" }));
  maillage_query_set_owner (parties, maillage_record_get_uuid (agreement));
  EXPECT_EQ (titles (parties),
             (std::vector<std::string>{ "Union régionale Hlm ARO Bretagne",
                                        "Fédération des acteurs de la solidarité Bretagne" }));
  EXPECT_STREQ (signed_on, "July 2019");
  EXPECT_TRUE (maillage_record_get_boolean (protocol, "review_is_due"));
}

TEST_F (Agreements, TheStateIsWhatTheDatesComeTo)
{
  const struct
  {
    const char *stage, *ends, *state;
  } cases[] = {
    { "draft", "2020", "draft" },           { "to_sign", nullptr, "to_sign" },
    { "signed", nullptr, "in_force" },      { "signed", "2024", "in_force" },
    { "signed", "2022", "in_force" },       { "signed", "2022-06-14", "to_renew" },
    { "signed", "2022-06-16", "in_force" }, { "signed", "2022-03", "to_renew" },
    { "signed", "2022-03-14", "ended" },    { "signed", "2019", "ended" },
    { "renewed", "2019", "renewed" },       { "terminated", "2024", "terminated" },
  };

  for (const auto &one : cases)
    {
      set (agreement, "ends", one.ends);
      set (agreement, "stage", one.stage);
      EXPECT_EQ (value ("state"), one.state) << one.stage << " " << (one.ends ? one.ends : "");
    }
}

/* The notice is counted from the running term, not from the first. */
TEST_F (Agreements, TacitRenewalRunsOn)
{
  set (agreement, "starts", "2016-01-01");
  set (agreement, "ends", "2018-12-31");
  EXPECT_EQ (value ("state"), "ended");
  set (agreement, "tacit", "1");
  set (agreement, "renewal", "12");
  set (agreement, "notice", "3");
  EXPECT_EQ (value ("state"), "in_force");
  EXPECT_EQ (value ("term_end"), "2022-12-31");
  EXPECT_EQ (value ("notice_by"), "2022-10-01");
  set (agreement, "notice", "10");
  EXPECT_EQ (value ("state"), "to_renew");
  set (agreement, "renewal", "36");
  EXPECT_EQ (value ("term_end"), "2024-12-31");
  EXPECT_EQ (value ("state"), "in_force");
}

TEST_F (Agreements, AStateIsFilteredBy)
{
  g_autoptr (MaillageQuery) due = query ("partners.agreement");

  set (agreement, "ends", "2022-05");
  maillage_query_add_filter (due, "state", MAILLAGE_OPERATOR_EQUAL, "to_renew\nended");
  EXPECT_EQ (
      titles (due),
      std::vector<std::string>{ "Convention de partenariat ARO Hlm Bretagne – FAS Bretagne" });
}

TEST_F (Agreements, NoneEndsBeforeItStarts)
{
  MaillageScope *scope = maillage_registry_find_scope (registry, "partners");
  g_autoptr (MaillageEdit) edit = maillage_scope_new_edit (scope, "Set");
  g_autoptr (GError) error = nullptr;

  maillage_edit_set (edit, maillage_record_get_uuid (agreement), "starts", "2023");
  maillage_edit_set (edit, maillage_record_get_uuid (agreement), "ends", "2022");
  g_autoptr (MaillageChange) change = maillage_store_commit (store, edit, &error);
  ASSERT_EQ (change, nullptr);
  EXPECT_STREQ (error->message, "“Ends” cannot come before “Starts”.");
}

TEST_F (Agreements, AreListedOnARegister)
{
  g_autoptr (GPtrArray) all = maillage_registry_list (registry, MAILLAGE_TYPE_DOCUMENT_TEMPLATE);
  const char *none[] = { nullptr };

  for (guint i = 0; i < all->len; i++)
    {
      auto *one = MAILLAGE_DOCUMENT_TEMPLATE (all->pdata[i]);
      g_autoptr (GError) error = nullptr;

      if (g_strcmp0 (maillage_document_template_get_id (one), "partners.agreement_register") != 0)
        continue;
      g_autoptr (MaillageDocument) document = maillage_document_template_make (one, none, &error);
      ASSERT_NE (document, nullptr) << error->message;
      EXPECT_EQ (maillage_document_get_n_pages (document), 1u);
      return;
    }
  FAIL () << "there is no register";
}

/* Organisations */

TEST_F (Partners, AnArchivedOneIsHiddenByAFilter)
{
  g_autoptr (MaillageRecord) body = find ("partners.organisation", "La SASSON");
  g_autoptr (MaillageQuery) all = query ("partners.organisation");
  g_autoptr (MaillageQuery) in_use = query ("partners.organisation");
  g_autoptr (MaillageQuery) archived = query ("partners.organisation");

  set (body, "archived", "1");
  maillage_query_add_filter (in_use, "archived", MAILLAGE_OPERATOR_NOT_EQUAL, "1");
  maillage_query_add_filter (archived, "archived", MAILLAGE_OPERATOR_EQUAL, "1");
  EXPECT_EQ (titles (archived), std::vector<std::string>{ "La SASSON" });
  EXPECT_EQ (titles (in_use).size () + 1, titles (all).size ());
}

TEST_F (Partners, ASeatMayBeVacant)
{
  g_autoptr (MaillageQuery) vacant = query ("partners.seat");
  g_autoptr (MaillageQuery) held = query ("partners.seat");

  maillage_query_add_filter (vacant, "state", MAILLAGE_OPERATOR_EQUAL, "vacant");
  EXPECT_EQ (
      titles (vacant),
      (std::vector<std::string>{ "Acteurs du logement adapté", "Associations", "Bailleurs" }));
  maillage_query_add_filter (held, "state", MAILLAGE_OPERATOR_EMPTY, nullptr);
  EXPECT_EQ (titles (held), (std::vector<std::string>{ "ARS", "DDCS", "DDT", "Préfecture" }));
  g_autoptr (MaillageRecord) seat = find ("partners.seat", "Bailleurs");
  g_autoptr (MaillageRecord) holder
      = find ("partners.organisation", "Toit et Joie – Poste Habitat");
  set (seat, "organisation", maillage_record_get_uuid (holder));
  g_autoptr (MaillageRecord) read = find ("partners.seat", "Bailleurs");
  EXPECT_EQ (maillage_record_get_value (read, "state"), nullptr);
}

TEST_F (Partners, ABodyIsNotPartOfItsOwnService)
{
  g_autoptr (MaillageRecord) body = find ("partners.organisation", "La SASSON");
  g_autoptr (MaillageRecord) service = find ("partners.organisation", "Toi(t) d’abord");
  g_autoptr (MaillageEdit) edit
      = maillage_scope_new_edit (maillage_registry_find_scope (registry, "partners"), "Set");
  g_autoptr (GError) error = nullptr;

  maillage_edit_link (
      edit, maillage_record_get_uuid (body), "parent", maillage_record_get_uuid (service));
  g_autoptr (MaillageChange) change = maillage_store_commit (store, edit, &error);
  ASSERT_EQ (change, nullptr);
  EXPECT_STREQ (error->message,
                "“Part of or carried by” cannot be “Toi(t) d’abord”, which already depends on “La "
                "SASSON”.");
}

TEST_F (Partners, ABodyIsNotAMemberOfItself)
{
  MaillageScope *scope = maillage_registry_find_scope (registry, "partners");
  g_autoptr (MaillageRecord) body = find ("partners.organisation", "Action Tank");
  g_autoptr (MaillageEdit) edit = maillage_scope_new_edit (scope, "Edit");
  g_autoptr (GError) error = nullptr;

  maillage_edit_link (
      edit, maillage_record_get_uuid (body), "networks", maillage_record_get_uuid (body));
  EXPECT_EQ (maillage_store_commit (store, edit, &error), nullptr);
  ASSERT_NE (error, nullptr);
  EXPECT_STREQ (error->message, "“Member of” cannot be the record itself: choose another one.");
}

/* Those of lists that nobody sorts by, too. */
TEST_F (Partners, AWordOfOnesOwnIsOfferedAgain)
{
  MaillageScope *scope = maillage_registry_find_scope (registry, "partners");
  g_autoptr (MaillageRecord) body = find ("partners.organisation", "Action Tank");
  g_autoptr (MaillageEdit) edit = maillage_scope_new_edit (scope, "Add");
  g_autoptr (GError) error = nullptr;
  std::string uuid = maillage_edit_create_child (
      edit, "partners.contact_point", maillage_record_get_uuid (body));
  MaillageField *use = maillage_kind_find_field (
      maillage_registry_find_kind (registry, "partners.contact_point"), "use");

  g_autofree char *value = maillage_field_parse (use, "Astreinte de nuit", nullptr, nullptr);
  maillage_edit_set (edit, uuid.c_str (), "use", value);
  g_autoptr (MaillageChange) change = maillage_store_commit (store, edit, &error);
  ASSERT_NE (change, nullptr) << error->message;
  g_autofree char *again = maillage_field_parse (use, "astreinte DE NUIT", nullptr, nullptr);
  EXPECT_STREQ (again, value);
}

TEST_F (Partners, ARoleThatEndedIsPast)
{
  g_autoptr (MaillageQuery) all = query ("partners.role");
  g_autoptr (MaillageQuery) past = query ("partners.role");
  g_autoptr (GPtrArray) roles = run (all);

  set (MAILLAGE_RECORD (roles->pdata[0]), "to", "2021");
  set (MAILLAGE_RECORD (roles->pdata[1]), "to", "2022");
  maillage_query_add_filter (past, "past", MAILLAGE_OPERATOR_EQUAL, "1");
  EXPECT_EQ (
      titles (past),
      std::vector<std::string>{ maillage_record_get_title (MAILLAGE_RECORD (roles->pdata[0])) });
}

/* Lists */

TEST_F (Partners, AListKeepsItsSearch)
{
  MaillageScope *scope = maillage_registry_find_scope (registry, "partners");
  g_autoptr (MaillageRecord) list = find ("partners.contact_list", "Bailleurs sociaux");
  g_autoptr (MaillageQuery) search = maillage_scope_new_query_from_string (
      scope, maillage_record_get_value (list, "search"), nullptr);

  ASSERT_NE (search, nullptr);
  EXPECT_EQ (titles (search).size (), 4u);
  g_autofree char *words = maillage_query_describe (search, store);
  EXPECT_STREQ (words, "Organisations · Category: Social landlord");
}

TEST_F (Partners, AnExchangeLeavesSomethingToDo)
{
  g_autoptr (MaillageQuery) left = query ("partners.exchange");
  g_autoptr (MaillageQuery) done = query ("partners.exchange");

  maillage_query_add_filter (left, "to_follow", MAILLAGE_OPERATOR_EQUAL, "1");
  g_autoptr (GPtrArray) exchanges = run (left);
  ASSERT_EQ (exchanges->len, 1u);
  set (MAILLAGE_RECORD (exchanges->pdata[0]), "next_done", "1");
  maillage_query_add_filter (done, "to_follow", MAILLAGE_OPERATOR_EQUAL, "1");
  EXPECT_TRUE (titles (done).empty ());
}

class ContactCards : public Demo
{
protected:
  std::string
  write (const char *kind, const std::vector<std::string> &uuids)
  {
    g_autoptr (MaillageExporter) exporter = maillage_exporter_find (registry, kind, "contacts.VCF");
    g_autoptr (GError) error = nullptr;
    std::string path = folder.file ("contacts.vcf");
    std::vector<const char *> names;
    g_autofree char *text = nullptr;

    if (exporter == nullptr)
      return "no exporter";
    for (const std::string &uuid : uuids)
      names.push_back (uuid.c_str ());
    names.push_back (nullptr);
    EXPECT_TRUE (maillage_exporter_write (exporter, names.data (), path.c_str (), &error))
        << (error != nullptr ? error->message : "");
    g_file_get_contents (path.c_str (), &text, nullptr, nullptr);
    return text != nullptr ? text : "";
  }

  std::string
  add_person (const std::vector<std::pair<const char *, const char *>> &values)
  {
    g_autoptr (MaillageEdit) edit
        = maillage_scope_new_edit (maillage_registry_find_scope (registry, "partners"), "Add");
    g_autoptr (GError) error = nullptr;
    std::string uuid = maillage_edit_create (edit, "partners.person");

    for (auto &[field, value] : values)
      maillage_edit_set (edit, uuid.c_str (), field, value);
    g_autoptr (MaillageChange) change = maillage_store_commit (store, edit, &error);
    EXPECT_NE (change, nullptr) << error->message;
    return uuid;
  }
};

TEST_F (ContactCards, APersonIsACardThatAddressBooksTake)
{
  std::string uuid = add_person ({ { "first_name", "Anne" },
                                   { "last_name", "Martin; dite, l’Aînée" },
                                   { "email", "anne@exemple.example" },
                                   { "phone", "+33536491230" } });

  EXPECT_EQ (write ("partners.person", { uuid }),
             "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:urn:uuid:" + uuid
                 + "\r\nFN:Anne Martin\\; dite\\, l’Aînée\r\n"
                   "N:Martin\\; dite\\, l’Aînée;Anne;;;\r\n"
                   "TEL;TYPE=work,voice:+33536491230\r\n"
                   "EMAIL;TYPE=internet:anne@exemple.example\r\nEND:VCARD\r\n");
}

/* Wherever addresses are gathered, an objection counts. */
TEST_F (ContactCards, AnObjectionKeepsTheAddressBack)
{
  std::string uuid = add_person ({ { "last_name", "Martin" },
                                   { "email", "anne@exemple.example" },
                                   { "mail_objection", "1" } });
  std::string text = write ("partners.person", { uuid });

  EXPECT_NE (text.find ("FN:Martin"), std::string::npos);
  EXPECT_EQ (text.find ("EMAIL"), std::string::npos) << text;
}

TEST_F (ContactCards, LongLinesAreFoldedBetweenLetters)
{
  std::string name;
  for (int i = 0; i < 60; i++)
    name += "é";
  std::string text = write ("partners.person", { add_person ({ { "last_name", name.c_str () } }) });
  size_t at = 0;

  EXPECT_TRUE (g_utf8_validate (text.c_str (), -1, nullptr));
  for (size_t end; (end = text.find ("\r\n", at)) != std::string::npos; at = end + 2)
    {
      std::string line = text.substr (at, end - at);
      EXPECT_LE (line.size (), 75u);
      EXPECT_TRUE (g_utf8_validate (line.c_str (), -1, nullptr)) << "no letter is cut in two";
    }
  for (size_t fold; (fold = text.find ("\r\n ")) != std::string::npos;)
    text.erase (fold, 3);
  EXPECT_NE (text.find ("FN:" + name + "\r\n"), std::string::npos);
}

TEST_F (ContactCards, AListIsItsMembersAndThoseItsSearchFindsOnce)
{
  g_autoptr (MaillageQuery) lists = query ("partners.contact_list");
  g_autoptr (GPtrArray) found = run (lists);
  std::vector<std::string> uuids;

  for (guint i = 0; i < found->len; i++)
    uuids.push_back (maillage_record_get_uuid (MAILLAGE_RECORD (found->pdata[i])));
  uuids.push_back (uuids[0]);
  std::string text = write ("partners.contact_list", uuids);
  std::vector<std::string> ids;
  for (size_t at = 0; (at = text.find ("UID:", at)) != std::string::npos; at++)
    ids.push_back (text.substr (at, 49));
  EXPECT_GT (ids.size (), 4u);
  std::sort (ids.begin (), ids.end ());
  EXPECT_EQ (std::adjacent_find (ids.begin (), ids.end ()), ids.end ())
      << "somebody is there twice";
}
