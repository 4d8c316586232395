/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#include <maillage-match.h>
#include <maillage-own-territory-private.h>
#include <maillage-query-private.h>

/* Blaye, Bourg and Saint-Savin are in Gironde, Antony in Hauts-de-Seine. */
#define BLAYE "com:33058@2026 Blaye"
#define BOURG "com:33067@2026 Bourg"
#define ANTONY "com:92002@2026 Antony"

class OwnTerritory : public StoreTest
{
protected:
  void
  SetUp () override
  {
    g_autofree char *path
        = g_build_filename (g_getenv ("MAILLAGE_SOURCE_DIR"), "data/gazetteer/territories.gaz", nullptr);

    gazetteer = maillage_gazetteer_new (path, nullptr);
    ASSERT_NE (gazetteer, nullptr);
    StoreTest::SetUp ();
    _maillage_registry_set_gazetteer_func (
        registry, [] (gpointer data) { return static_cast<MaillageGazetteer *> (data); }, gazetteer);
  }

  void
  TearDown () override
  {
    StoreTest::TearDown ();
    g_clear_object (&gazetteer);
  }

  std::string
  add (const char *name, const char *communes, gint64 *change = nullptr)
  {
    g_autoptr (MaillageEdit) edit = _maillage_edit_new ("Add", nullptr);
    std::string uuid = maillage_edit_create (edit, "core.territory");

    maillage_edit_set (edit, uuid.c_str (), "name", name);
    maillage_edit_set (edit, uuid.c_str (), "communes", communes);
    gint64 number = commit (edit);
    if (change != nullptr)
      *change = number;
    return uuid;
  }

  std::string
  add_in (const char *name, const std::string &territory)
  {
    std::string uuid = add_organisation (name);

    set (uuid, "territory", territory.c_str ());
    return uuid;
  }

  /* The names of the organisations found, in order. */
  std::string
  find (MaillageOperator op, const std::string &territory)
  {
    g_autoptr (MaillageQuery) query = _maillage_query_new ("partners.organisation", nullptr);
    maillage_query_add_filter (query, "territory", op, territory.c_str ());
    g_autoptr (GPtrArray) found = maillage_store_query (store, query, nullptr);
    std::string names;

    for (guint i = 0; i < found->len; i++)
      names += (i > 0 ? ", " : "")
               + std::string (maillage_record_get_title (MAILLAGE_RECORD (found->pdata[i])));
    return names;
  }

  MaillageGazetteer *gazetteer = nullptr;
};

TEST_F (OwnTerritory, CoversAndWithinAnswerThroughIt)
{
  std::string own = "own:" + add ("Haute-Gironde", BLAYE "\n" BOURG);

  add_in ("OPAH", own + " Haute-Gironde");
  add_in ("Mairie de Blaye", BLAYE);
  add_in ("Mairie d’Antony", ANTONY);
  add_in ("Gironde", "dep:33@2026 Gironde");

  EXPECT_EQ (find (MAILLAGE_OPERATOR_COVERS, "com:33058"), "Gironde, Mairie de Blaye, OPAH");
  EXPECT_EQ (find (MAILLAGE_OPERATOR_COVERS, "com:33473"), "Gironde");
  EXPECT_EQ (find (MAILLAGE_OPERATOR_COVERS, own), "Gironde, OPAH");
  EXPECT_EQ (find (MAILLAGE_OPERATOR_WITHIN, own), "Mairie de Blaye, OPAH");
  EXPECT_EQ (find (MAILLAGE_OPERATOR_WITHIN, "dep:33"), "Gironde, Mairie de Blaye, OPAH");
  EXPECT_EQ (find (MAILLAGE_OPERATOR_WITHIN, "dep:92"), "Mairie d’Antony");
  EXPECT_EQ (find (MAILLAGE_OPERATOR_EQUAL, own), "OPAH");
}

TEST_F (OwnTerritory, OneThatGoesOverABorderIsWithinNeither)
{
  std::string own = "own:" + add ("Deux bouts", BLAYE "\n" ANTONY);

  add_in ("Réseau", own + " Deux bouts");
  EXPECT_EQ (find (MAILLAGE_OPERATOR_WITHIN, "dep:33"), "");
  EXPECT_EQ (find (MAILLAGE_OPERATOR_COVERS, "com:92002"), "Réseau");
  EXPECT_EQ (find (MAILLAGE_OPERATOR_COVERS, "com:33058"), "Réseau");
}

TEST_F (OwnTerritory, OneOwnTerritoryIsWithinAnother)
{
  std::string small = "own:" + add ("Blayais", BLAYE);
  std::string large = "own:" + add ("Haute-Gironde", BLAYE "\n" BOURG);

  add_in ("Petit", small + " Blayais");
  add_in ("Grand", large + " Haute-Gironde");
  EXPECT_EQ (find (MAILLAGE_OPERATOR_WITHIN, large), "Grand, Petit");
  EXPECT_EQ (find (MAILLAGE_OPERATOR_WITHIN, small), "Petit");
  EXPECT_EQ (find (MAILLAGE_OPERATOR_COVERS, small), "Grand, Petit");
  EXPECT_EQ (find (MAILLAGE_OPERATOR_COVERS, large), "Grand");
}

/* 38028 has been a part of Les Abrets en Dauphiné (38001) since 2016. */
TEST_F (OwnTerritory, AMergedCommuneIsFollowed)
{
  std::string now = "own:" + add ("Nouveau", "com:38001@2026 Les Abrets en Dauphiné");
  std::string then = "own:" + add ("Ancien", "com:38028@2015 Fitilieu");

  add_in ("Relais", now + " Nouveau");
  add_in ("Antenne", then + " Ancien");
  add_in ("Mairie", "com:38028@2015 Fitilieu");
  EXPECT_EQ (find (MAILLAGE_OPERATOR_WITHIN, now), "Antenne, Mairie, Relais");
  EXPECT_EQ (find (MAILLAGE_OPERATOR_WITHIN, then), "Antenne, Mairie");
  EXPECT_EQ (find (MAILLAGE_OPERATOR_COVERS, "com:38028"), "Antenne, Mairie, Relais");
  EXPECT_EQ (find (MAILLAGE_OPERATOR_COVERS, "com:38001"), "Relais");
  EXPECT_EQ (find (MAILLAGE_OPERATOR_WITHIN, "dep:38"), "Antenne, Mairie, Relais");
}

TEST_F (OwnTerritory, WithoutCommunesItIsRefusedInASentence)
{
  g_autoptr (MaillageEdit) edit = _maillage_edit_new ("Add", nullptr);
  const char *uuid = maillage_edit_create (edit, "core.territory");
  std::string said;

  maillage_edit_set (edit, uuid, "name", "Nulle part");
  EXPECT_EQ (commit_fails (edit, &said), MAILLAGE_ERROR_INVALID_VALUE);
  EXPECT_EQ (said, "“Communes” cannot be empty.");

  std::string own = add ("Blayais", BLAYE);
  g_autoptr (MaillageEdit) emptied = _maillage_edit_new ("Set", nullptr);
  maillage_edit_set (emptied, own.c_str (), "communes", nullptr);
  EXPECT_EQ (commit_fails (emptied, &said), MAILLAGE_ERROR_INVALID_VALUE);
  EXPECT_EQ (said, "“Communes” cannot be empty.");
  EXPECT_EQ (value (own, "communes", "core.territory"), BLAYE);
}

TEST_F (OwnTerritory, ANewNameIsSaidByThoseThatHoldIt)
{
  std::string uuid = add ("Blayais", BLAYE), own = "own:" + uuid;
  std::string one = add_in ("OPAH", BOURG "\n" + own + " Blayais");
  gint64 change = set (uuid, "name", "Pays de Blaye");

  EXPECT_EQ (value (one, "territory"), BOURG "\n" + own + " Pays de Blaye");
  set (uuid, "name", "Haute-Gironde"); /* at once: not joined to the change before */
  EXPECT_EQ (value (one, "territory"), BOURG "\n" + own + " Haute-Gironde");
  EXPECT_EQ (find (MAILLAGE_OPERATOR_COVERS, "com:33058"), "OPAH");
  EXPECT_EQ (ask ("SELECT canonical FROM territory WHERE id = '" + own + "'"),
             own + " Haute-Gironde");
  (void) change;
}

TEST_F (OwnTerritory, ItsRenamingIsTakenBackWithThem)
{
  std::string uuid = add ("Blayais", BLAYE), own = "own:" + uuid;
  std::string one = add_in ("OPAH", own + " Blayais");
  std::string before = dump ();
  gint64 change = set (uuid, "name", "Pays de Blaye");

  undo (change);
  EXPECT_EQ (dump (), before);
}

TEST_F (OwnTerritory, IsFoundByItsName)
{
  std::string own = "own:" + add ("Pays de Blaye", BLAYE);
  g_autoptr (GPtrArray) found = _maillage_own_search (store, "blaye");
  g_autoptr (GPtrArray) all = _maillage_own_list (store);
  MaillagePlaces places = { gazetteer, all };
  g_autofree char *match = _maillage_match_place (&places, "pays de BLAYE", nullptr, nullptr);
  g_autofree char *level
      = _maillage_match_place (&places, "own territory: Pays de Blaye", nullptr, nullptr);
  g_autofree char *commune = _maillage_match_place (&places, "Blaye", nullptr, nullptr);

  ASSERT_EQ (found->len, 1u);
  EXPECT_EQ (maillage_territory_get_id (static_cast<MaillageTerritory *> (found->pdata[0])), own);
  EXPECT_EQ (match, own + " Pays de Blaye");
  EXPECT_STREQ (level, match);
  EXPECT_STREQ (commune, BLAYE);
}

TEST_F (OwnTerritory, AnEpciGivesAllItsCommunes)
{
  MaillageField *communes = maillage_kind_find_field (
      maillage_registry_find_kind (registry, "core.territory"), "communes");
  g_autoptr (GPtrArray) found = maillage_gazetteer_search (gazetteer, "Latitude Nord Gironde", 1);
  ASSERT_EQ (found->len, 1u);
  g_autofree char *epci
      = maillage_territory_to_canonical (static_cast<MaillageTerritory *> (found->pdata[0]));
  g_autofree char *lines = _maillage_own_dup_chosen (communes, gazetteer, epci);
  g_auto (GStrv) split = g_strsplit (lines, "\n", -1);

  EXPECT_GT (g_strv_length (split), 5u);
  for (char **line = split; *line != nullptr; line++)
    EXPECT_TRUE (g_str_has_prefix (*line, "com:33")) << *line;
  EXPECT_NE (strstr (lines, " Saint-Savin"), nullptr);

  g_autofree char *alone = _maillage_own_dup_chosen (communes, gazetteer, BLAYE);
  EXPECT_STREQ (alone, BLAYE);
}
