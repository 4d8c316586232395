/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include <maillage-enums.h>
#include <maillage-gazetteer.h>
#include <maillage-match.h>
#include <maillage-text.h>

#include <algorithm>
#include <cstring>
#include <map>
#include <set>
#include <vector>

static std::string
shipped_path ()
{
  return std::string (g_getenv ("MAILLAGE_SOURCE_DIR")) + "/data/gazetteer/territories.gaz";
}

static std::vector<std::string>
take_list (GStrv strings)
{
  std::vector<std::string> list (strings, strings + g_strv_length (strings));

  g_strfreev (strings);
  return list;
}

static std::string
take_text (char *text)
{
  std::string copy = text != nullptr ? text : "(null)";

  g_free (text);
  return copy;
}

static std::string
level_of (const std::string &id)
{
  return id.substr (0, id.find (':'));
}

class Gazetteer : public testing::Test
{
protected:
  void
  SetUp () override
  {
    g_autoptr (GError) error = nullptr;

    gazetteer = maillage_gazetteer_new (shipped_path ().c_str (), &error);
    ASSERT_NE (gazetteer, nullptr) << error->message;
  }
  void
  TearDown () override
  {
    Watched watched (gazetteer);

    g_clear_object (&gazetteer);
    EXPECT_TRUE (watched.gone ());
  }

  std::vector<std::string>
  search (const char *text, guint limit = 10)
  {
    g_autoptr (GPtrArray) found = maillage_gazetteer_search (gazetteer, text, limit);
    std::vector<std::string> ids;

    for (guint i = 0; i < found->len; i++)
      ids.push_back (
          maillage_territory_get_id (static_cast<MaillageTerritory *> (found->pdata[i])));
    return ids;
  }
  std::string
  first (const char *text)
  {
    auto ids = search (text, 1);

    return ids.empty () ? "" : ids[0];
  }
  std::vector<std::string>
  ancestors (const char *id)
  {
    return take_list (maillage_gazetteer_dup_ancestors (gazetteer, id));
  }
  std::vector<std::string>
  descendants (const char *id)
  {
    return take_list (maillage_gazetteer_dup_descendants (gazetteer, id));
  }
  bool
  holds (const char *id, const char *inside)
  {
    auto ids = descendants (id);
    auto above = ancestors (inside);
    bool down = std::find (ids.begin (), ids.end (), inside) != ids.end ();
    bool up = std::find (above.begin (), above.end (), id) != above.end ();

    EXPECT_EQ (down, up) << id << " and " << inside << ": the two questions disagree";
    return down;
  }
  std::string
  name (const char *id)
  {
    g_autoptr (MaillageTerritory) territory = maillage_gazetteer_lookup (gazetteer, id);

    return territory != nullptr ? maillage_territory_get_name (territory) : "";
  }
  std::string
  describe (const char *id)
  {
    return take_text (maillage_gazetteer_describe (gazetteer, id));
  }

  MaillageGazetteer *gazetteer = nullptr;
};

using List = std::vector<std::string>;

/* What the list holds */

TEST_F (Gazetteer, HoldsTheWholeCountryOf2026)
{
  std::map<std::string, int> counts;
  int former = 0;
  std::map<std::string, int> names;

  EXPECT_EQ (maillage_gazetteer_get_vintage (gazetteer), 2026);
  for (auto &id : descendants ("nat:FR"))
    {
      g_autoptr (MaillageTerritory) territory = maillage_gazetteer_lookup (gazetteer, id.c_str ());

      ASSERT_NE (territory, nullptr) << id;
      if (id != maillage_territory_get_id (territory))
        former++;
      else
        counts[level_of (id)]++;
      if (id == maillage_territory_get_id (territory) && level_of (id) == "com")
        names[maillage_territory_get_name (territory)]++;
    }
  EXPECT_EQ (counts["com"], 34969);
  EXPECT_EQ (counts["comd"], 2105);
  EXPECT_EQ (counts["coma"], 471);
  EXPECT_EQ (counts["arm"], 45);
  EXPECT_EQ (counts["epci"], 1255);
  EXPECT_EQ (counts["ept"], 11);
  EXPECT_EQ (counts["dep"], 109);
  EXPECT_EQ (counts["reg"], 26);
  EXPECT_EQ (counts["nat"], 1);
  EXPECT_EQ (former, 4240);
  EXPECT_EQ (std::count_if (names.begin (), names.end (), [] (auto &n) { return n.second > 1; }),
             1441);
}

TEST_F (Gazetteer, TheSameCodeIsOneThingAtEachLevel)
{
  EXPECT_EQ (name ("reg:53"), "Bretagne");
  EXPECT_EQ (name ("dep:53"), "Mayenne");
  EXPECT_EQ (name ("com:01015"), "Arboys en Bugey");
  EXPECT_EQ (name ("comd:01015"), "Arbignieu");
  EXPECT_EQ (name ("com:53"), "");
  EXPECT_EQ (name ("own:53"), "");
  EXPECT_EQ (name ("53"), "");
}

TEST_F (Gazetteer, TerritoriesCarryTheirVintage)
{
  g_autoptr (MaillageTerritory) ajaccio = maillage_gazetteer_lookup (gazetteer, "com:2A004");

  EXPECT_EQ (take_text (maillage_territory_to_canonical (ajaccio)), "com:2A004@2026 Ajaccio");
}

TEST_F (Gazetteer, PostalCodesBelongToCommunesAndDistricts)
{
  EXPECT_EQ (take_list (maillage_gazetteer_dup_postal_codes (gazetteer, "com:92002")),
             List ({ "92160" }));
  EXPECT_EQ (take_list (maillage_gazetteer_dup_postal_codes (gazetteer, "com:01001")),
             List ({ "01400" }));
  EXPECT_EQ (take_list (maillage_gazetteer_dup_postal_codes (gazetteer, "com:75056")).size (), 21u);
  EXPECT_EQ (take_list (maillage_gazetteer_dup_postal_codes (gazetteer, "dep:92")), List ());
}

/* What holds what */

TEST_F (Gazetteer, ACommuneOfGreaterParisHasTwoGroups)
{
  EXPECT_EQ (
      ancestors ("com:92002"),
      List ({ "com:92002", "ept:200057966", "epci:200054781", "dep:92", "reg:11", "nat:FR" }));
  EXPECT_EQ (ancestors ("arm:75101"),
             List ({ "arm:75101", "com:75056", "epci:200054781", "dep:75", "reg:11", "nat:FR" }));
}

TEST_F (Gazetteer, CoversAndWithinAnswerAlike)
{
  EXPECT_TRUE (holds ("ept:200057990", "com:95018"));
  EXPECT_TRUE (holds ("epci:200054781", "ept:200057966"));
  EXPECT_TRUE (holds ("dep:92", "ept:200057966"));
  EXPECT_FALSE (holds ("dep:92", "ept:200057990"));
  EXPECT_TRUE (holds ("reg:11", "ept:200057990"));
  EXPECT_TRUE (holds ("com:13055", "arm:13201"));
  EXPECT_TRUE (holds ("com:01015", "comd:01015"));
  EXPECT_TRUE (holds ("reg:53", "dep:35"));
  EXPECT_FALSE (holds ("reg:53", "dep:53"));
  EXPECT_FALSE (holds ("dep:33", "com:38455"));
  EXPECT_EQ (descendants ("ept:200057966").size (), 12u + 11u) << "and the Seine's codes of before";
}

TEST_F (Gazetteer, AMergedCommuneIsFollowed)
{
  g_autoptr (MaillageTerritory) fayet = maillage_gazetteer_lookup (gazetteer, "com:38028");

  ASSERT_NE (fayet, nullptr);
  EXPECT_EQ (ancestors ("com:38028")[0], "com:38028");
  EXPECT_TRUE (holds ("com:38001", "com:38028"));
  EXPECT_TRUE (holds ("dep:38", "com:38028"));
  EXPECT_EQ (describe ("com:75002"), "commune, Hauts-de-Seine (92)");
}

TEST_F (Gazetteer, AnOfficesOwnTerritoryIsAlone)
{
  EXPECT_EQ (ancestors ("own:a1"), List ({ "own:a1" }));
  EXPECT_EQ (descendants ("own:a1"), List ({ "own:a1" }));
}

TEST_F (Gazetteer, HomonymsAreToldApart)
{
  EXPECT_EQ (describe ("com:33473"), "commune, Gironde (33)");
  EXPECT_EQ (describe ("com:38455"), "commune, Isère (38)");
  EXPECT_EQ (describe ("epci:247000623"), "EPCI, Haute-Saône (70)");
  EXPECT_EQ (describe ("epci:247400666"), "EPCI, Haute-Savoie (74)");
  EXPECT_EQ (describe ("epci:200054781"), "EPCI, Île-de-France");
  EXPECT_EQ (describe ("comd:01015"), "delegated commune of Arboys en Bugey, Ain (01)");
  EXPECT_EQ (describe ("arm:75101"), "municipal district, Paris (75)");
  EXPECT_EQ (describe ("dep:53"), "département, Pays de la Loire");
  EXPECT_EQ (describe ("reg:53"), "région");
  EXPECT_EQ (describe ("com:99999"), "(null)");
}

/* Search */

TEST_F (Gazetteer, FindsWithoutAccentsCaseOrHyphens)
{
  EXPECT_EQ (first ("epinay sur seine"), "com:93031");
  EXPECT_EQ (first ("ÉPINAY-SUR-SEINE"), "com:93031");
  EXPECT_EQ (first ("l’ile saint denis"), "com:93039");
  EXPECT_EQ (first ("vallee sud grand paris"), "ept:200057966");
  EXPECT_EQ (first ("schoelcher"), "com:97229");
  EXPECT_EQ (first ("  Antony "), "com:92002");
}

TEST_F (Gazetteer, FindsFromBeginningsOfWords)
{
  EXPECT_EQ (first ("anton"), "com:92002");
  EXPECT_EQ (search ("sav sai 33"), List ({ "com:33473" }));
  auto found = search ("saint sav", 50);
  ASSERT_FALSE (found.empty ());
  for (auto &id : found)
    EXPECT_NE (name (id.c_str ()).find ("Sav"), std::string::npos) << name (id.c_str ());
}

TEST_F (Gazetteer, ADepartementNarrows)
{
  EXPECT_EQ (first ("saint savin 33"), "com:33473");
  EXPECT_EQ (first ("saint savin 38"), "com:38455");
  EXPECT_EQ (first ("saint savin (38)"), "com:38455");
  EXPECT_EQ (first ("saint-savin gironde"), "com:33473");
  EXPECT_EQ (first ("33 saint savin"), "com:33473");
  EXPECT_EQ (search ("saint savin 75"), List ());
}

TEST_F (Gazetteer, ExactNamesThenBeginningsThenWords)
{
  auto found = search ("saint savin", 50);

  EXPECT_EQ (List (found.begin (), found.begin () + 4),
             List ({ "com:38455", "com:33473", "com:86246", "com:65396" }));
  auto savinien = std::find (found.begin (), found.end (), "com:17397");
  auto larriviere = std::find (found.begin (), found.end (), "com:40145");
  ASSERT_NE (larriviere, found.end ());
  EXPECT_LT (savinien, larriviere);
}

TEST_F (Gazetteer, AnArticleMayBeLeftOut)
{
  EXPECT_EQ (first ("mans"), "com:72181");
  EXPECT_EQ (first ("haÿ les roses"), "com:94038");
  EXPECT_EQ (first ("le mans"), "com:72181");
}

TEST_F (Gazetteer, TheWiderTerritoryComesFirst)
{
  EXPECT_EQ (search ("paris", 2), List ({ "dep:75", "com:75056" }));
  EXPECT_EQ (search ("guadeloupe", 2), List ({ "dep:971", "reg:01" }));
  EXPECT_EQ (first ("france"), "nat:FR");
  EXPECT_EQ (first ("bretagne"), "reg:53");
}

TEST_F (Gazetteer, FindsByCode)
{
  EXPECT_EQ (first ("33"), "dep:33");
  EXPECT_EQ (search ("53", 2), List ({ "dep:53", "reg:53" }));
  EXPECT_EQ (first ("2a"), "dep:2A");
  EXPECT_EQ (first ("2a004"), "com:2A004");
  EXPECT_EQ (first ("92002"), "com:92002");
  EXPECT_EQ (first ("200057966"), "ept:200057966");
  EXPECT_EQ (search ("78018").back (), "com:95018") << "a code of before";
}

TEST_F (Gazetteer, FindsByPostalCode)
{
  auto found = search ("33920", 50);

  EXPECT_EQ (found[0], "com:33473");
  EXPECT_GT (found.size (), 3u) << "one postal code, several communes";
  EXPECT_EQ (search ("75001", 2), List ({ "arm:75101", "com:75056" }));
  EXPECT_EQ (first ("antony 92160"), "com:92002");
  EXPECT_EQ (first ("01400"), "com:01093") << "the leading zero counts";
}

TEST_F (Gazetteer, FindsGroupsUnderTheirLongName)
{
  EXPECT_EQ (first ("communauté d’agglomération de bastia"), first ("ca de bastia"));
  EXPECT_EQ (level_of (first ("ca de bastia")), "epci");
}

TEST_F (Gazetteer, NothingIsFoundForNothing)
{
  EXPECT_EQ (search (""), List ());
  EXPECT_EQ (search (" - "), List ());
  EXPECT_EQ (search ("qwertyuiop"), List ());
  EXPECT_EQ (search ("saint", 0), List ());
  EXPECT_EQ (search ("saint", 7).size (), 7u);
}

/* The folds in the file are those of the program: every name finds its own place. */
TEST_F (Gazetteer, EveryNameFindsItsPlace)
{
  auto ids = descendants ("nat:FR");

  for (gsize i = 0; i < ids.size (); i += 211)
    {
      g_autoptr (MaillageTerritory) territory
          = maillage_gazetteer_lookup (gazetteer, ids[i].c_str ());
      auto found = search (maillage_territory_get_name (territory), 500);

      EXPECT_NE (std::find (found.begin (), found.end (), maillage_territory_get_id (territory)),
                 found.end ())
          << maillage_territory_get_name (territory);
    }
}

/* Files that are not the list */

class BrokenGazetteer : public testing::Test
{
protected:
  void
  SetUp () override
  {
    char *contents = nullptr;
    gsize size = 0;

    ASSERT_TRUE (g_file_get_contents (shipped_path ().c_str (), &contents, &size, nullptr));
    whole.assign (contents, size);
    g_free (contents);
  }
  std::string
  refusal (const std::string &contents)
  {
    std::string path = folder.file ("broken.gaz");
    g_autoptr (GError) error = nullptr;

    EXPECT_TRUE (
        g_file_set_contents (path.c_str (), contents.data (), (gssize) contents.size (), nullptr));
    g_autoptr (MaillageGazetteer) gazetteer = maillage_gazetteer_new (path.c_str (), &error);
    EXPECT_EQ (gazetteer, nullptr);
    EXPECT_TRUE (g_error_matches (error, MAILLAGE_ERROR, MAILLAGE_ERROR_UNREADABLE));
    return error != nullptr ? error->message : "";
  }
  std::string
  with_byte (gsize at, char value)
  {
    std::string changed = whole;

    changed[at] = value;
    return changed;
  }

  TemporaryFolder folder;
  std::string whole;
};

TEST_F (BrokenGazetteer, MissingFile)
{
  g_autoptr (GError) error = nullptr;

  EXPECT_EQ (maillage_gazetteer_new (folder.file ("none").c_str (), &error), nullptr);
  EXPECT_TRUE (g_error_matches (error, MAILLAGE_ERROR, MAILLAGE_ERROR_UNREADABLE));
  EXPECT_NE (strstr (error->message, "/none” cannot be read"), nullptr);
}

TEST_F (BrokenGazetteer, SomethingElse)
{
  EXPECT_NE (refusal ("").find ("is not a list of territories"), std::string::npos);
  EXPECT_NE (refusal ("{}").find ("is not a list of territories"), std::string::npos);
  EXPECT_NE (refusal (with_byte (0, 'X')).find ("is not a list of territories"), std::string::npos);
}

TEST_F (BrokenGazetteer, CutShort)
{
  for (gsize size : { (gsize) 8, (gsize) 40, (gsize) 76, whole.size () / 2, whole.size () - 1 })
    EXPECT_NE (refusal (whole.substr (0, size)).find ("is not whole"), std::string::npos) << size;
  EXPECT_NE (refusal (whole + "x").find ("is not whole"), std::string::npos);
}

TEST_F (BrokenGazetteer, AnotherVersion)
{
  EXPECT_NE (refusal (with_byte (12, 99)).find ("another version"), std::string::npos);
}

TEST_F (BrokenGazetteer, DamagedHeader)
{
  for (gsize at = 20; at < 76; at += 4)
    EXPECT_NE (refusal (with_byte (at + 3, 0x7f)).find ("is damaged"), std::string::npos) << at;
}

/* Whatever stands after the header, questions end and nothing outside the file is read. */
TEST_F (BrokenGazetteer, DamagedContentsAreSurvived)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (2026);

  for (int round = 0; round < 10; round++)
    {
      std::string damaged = whole;
      std::string path = folder.file ("damaged.gaz");
      g_autoptr (GError) error = nullptr;

      for (int i = 0; i < 20000; i++)
        damaged[g_rand_int_range (random, 76, (gint32) damaged.size () - 1)]
            = (char) g_rand_int_range (random, 0, 256);
      ASSERT_TRUE (
          g_file_set_contents (path.c_str (), damaged.data (), (gssize) damaged.size (), nullptr));
      g_autoptr (MaillageGazetteer) gazetteer = maillage_gazetteer_new (path.c_str (), &error);
      ASSERT_NE (gazetteer, nullptr) << error->message;
      g_autoptr (GPtrArray) found = maillage_gazetteer_search (gazetteer, "saint 33", 20);
      auto ids = take_list (maillage_gazetteer_dup_descendants (gazetteer, "nat:FR"));
      for (gsize i = 0; i < ids.size (); i += 50)
        {
          take_text (maillage_gazetteer_describe (gazetteer, ids[i].c_str ()));
          take_list (maillage_gazetteer_dup_ancestors (gazetteer, ids[i].c_str ()));
          take_list (maillage_gazetteer_dup_postal_codes (gazetteer, ids[i].c_str ()));
        }
    }
}

/* What people name */

class Match : public Gazetteer
{
protected:
  std::string
  match (const char *text)
  {
    MaillagePlaces places = { gazetteer, nullptr };
    g_autofree char *says = nullptr;
    g_autoptr (GError) error = nullptr;
    g_autofree char *value = _maillage_match_place (&places, text, &says, &error);

    note = says != nullptr ? says : "";
    refusal = error != nullptr ? error->message : "";
    if (value == nullptr)
      return "";
    return std::string (value, strcspn (value, "@ "));
  }

  std::string note, refusal;
};

TEST_F (Match, ANameAloneIsTheWidestThatBearsIt)
{
  EXPECT_EQ (match ("bretagne"), "reg:53");
  EXPECT_EQ (note, "“bretagne” is taken for Bretagne (région 53).");
  EXPECT_EQ (match ("Mayenne"), "dep:53");
  EXPECT_EQ (match ("Isère"), "dep:38");
  EXPECT_EQ (note, "");
  EXPECT_EQ (match ("Paris"), "com:75056");
  EXPECT_EQ (match ("Grenoble"), "com:38185");
  EXPECT_EQ (note, "");
  EXPECT_EQ (match ("Arbignieu"), "comd:01015");
}

TEST_F (Match, ItsKindOrItsNumberSaysWhich)
{
  EXPECT_EQ (match ("Bretagne (région)"), "reg:53");
  EXPECT_EQ (note, "");
  EXPECT_EQ (match ("région:Bretagne"), "reg:53");
  EXPECT_EQ (match ("Bretagne (53)"), "reg:53");
  EXPECT_EQ (match ("Bretagne (commune, Indre)"), "com:36024");
  EXPECT_EQ (match ("Bretagne 36"), "com:36024");
  EXPECT_EQ (match ("Mayenne (commune)"), "com:53147");
  EXPECT_EQ (match ("53100 Mayenne"), "com:53147");
  EXPECT_EQ (match ("Mayenne (53)"), "dep:53");
  EXPECT_EQ (match ("53"), "dep:53");
  EXPECT_EQ (match ("com:33058"), "com:33058");
  EXPECT_EQ (match ("commune:33058"), "com:33058");
  EXPECT_EQ (match ("Commune : 33058 Blaye"), "com:33058");
  EXPECT_EQ (match ("33390 Blaye"), "com:33058");
  EXPECT_EQ (match ("Paris (département)"), "dep:75");
}

/* What the sentence lists is understood as it stands there. */
TEST_F (Match, DoubtListsThoseThatMayBeMeant)
{
  for (const char *doubtful : { "33390", "Saint-Savin", "Saint-Denis (commune)", "Châteaun" })
    {
      EXPECT_EQ (match (doubtful), "");
      std::string listed = refusal.substr (refusal.find ("may be: ") + 8);
      listed = listed.substr (0, listed.rfind (" Write"));
      if (listed.back () == '.')
        listed.pop_back ();
      g_auto (GStrv) all = g_strsplit (listed.c_str (), "; ", -1);
      ASSERT_GE (g_strv_length (all), 2u) << refusal;
      for (char **one = all; *one != nullptr; one++)
        EXPECT_TRUE (g_str_equal (*one, "…") || match (*one) != "") << *one << " " << refusal;
    }
  EXPECT_EQ (match ("33390"), "");
  EXPECT_NE (refusal.find ("Blaye (commune 33058, Gironde)"), std::string::npos) << refusal;
  EXPECT_EQ (match ("Frobville"), "");
  EXPECT_EQ (refusal, "There is no territory named “Frobville”.");
}

TEST_F (Match, APostalCodeOfParisIsADistrict)
{
  EXPECT_EQ (match ("75006"), "arm:75106");
  EXPECT_EQ (match ("75006 Paris"), "arm:75106");
  EXPECT_EQ (match ("Paris 75006"), "arm:75106");
  EXPECT_EQ (match ("69003 Lyon"), "arm:69383");
  EXPECT_EQ (match ("75056"), "com:75056");
  EXPECT_EQ (match ("75006 Paris (commune)"), "com:75056");
}

TEST_F (Match, WhatIsTypedSoFarIsSoughtAtItsLevel)
{
  g_autoptr (GPtrArray) found = _maillage_match_search (gazetteer, "bretagne (commune)", 5);

  ASSERT_EQ (found->len, 5u);
  for (guint i = 0; i < found->len; i++)
    EXPECT_STREQ (
        maillage_territory_get_level (static_cast<MaillageTerritory *> (found->pdata[i])), "com");
}
