/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "demo-fixture.h"

using Partners = Demo;

TEST_F (Partners, EveryOrganisationOfTheDocuments)
{
  EXPECT_EQ (count ("partners.organisation"), 37);
  EXPECT_EQ (count ("partners.person"), 5);
  EXPECT_EQ (count ("partners.role"), 5);
  EXPECT_EQ (count ("core.tag"), 8);
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
TEST_F (Partners, OthersDoNotGatherAddresses)
{
  MaillageKind *person = maillage_registry_find_kind (registry, "partners.person");

  for (const char *id : { "phone", "email" })
    {
      EXPECT_TRUE (maillage_field_get_personal (maillage_kind_find_field (person, id)));
      EXPECT_FALSE (maillage_field_get_public (maillage_kind_find_field (person, id)));
    }
  EXPECT_TRUE (maillage_field_get_public (maillage_kind_find_field (person, "mail_objection")));
}
