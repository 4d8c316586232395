/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whoever searches cannot tell what is in the index of words from what waits for it. */

#include "reading-fixture.h"

#include "maillage-text-private.h"

class StoreIndex : public ReadingTest
{
protected:
  /* By the palette, then by the list. */
  std::string
  find (const char *text)
  {
    g_autoptr (GPtrArray) found = maillage_store_search (store, text, nullptr, 50, nullptr);
    g_autoptr (MaillageQuery) query = ask ();

    maillage_query_set_text (query, text);
    return join (found) + " / " + titles (query);
  }

  std::string
  find_all ()
  {
    std::string all;

    for (const char *text : { "par", "hab", "habitat hum", "emmaus", "soc hab", "01 99", "0199", "99 01",
                              "45 8", "l'ins", "ins", "zzz", "saint-e", "etienne", "du 8 mai" })
      all += std::string (text) + ": " + find (text) + "\n";
    return all;
  }

  void
  index ()
  {
    g_auto (GStrv) faults = maillage_store_check (store, FALSE, nullptr);

    ASSERT_NE (faults, nullptr);
    ASSERT_EQ (g_strv_length (faults), 0u) << faults[0];
    ASSERT_EQ (n_waiting (), "0");
  }

  std::string
  n_waiting ()
  {
    g_autofree char *n = maillage_sql_dup_text (
        store->reader,
        "SELECT count (*) FROM (SELECT d.id FROM search_doc AS d WHERE " MAILLAGE_STORE_UNINDEXED
        " UNION SELECT id FROM search_wait)",
        nullptr);

    return n != nullptr ? n : "";
  }

  std::vector<std::string>
  add_some ()
  {
    return { add ("Habitat & Humanisme", { "city", "Saint-Étienne" }),
             add ("Paris Habitat", { "sigle", "PH" }),
             add ("Emmaüs", { "city", "Parthenay" }),
             add ("Maison de l’insertion", { "city", "Rue du 8 mai 45" }),
             add ("Société d’habitation", { "city", "01 99 08" }),
             add ("Régie 0199", { "city", "8045" }) };
  }
};

TEST_F (StoreIndex, WhatWaitsIsFoundAsWhatIsIndexed)
{
  add_some ();
  EXPECT_EQ (n_waiting (), "6");
  std::string waiting = find_all ();

  index ();
  EXPECT_EQ (find_all (), waiting);
  EXPECT_NE (waiting.find ("emmaus: Emmaüs / Emmaüs"), std::string::npos) << waiting;
}

TEST_F (StoreIndex, ChangesAreFoundBeforeTheyAreIndexed)
{
  std::vector<std::string> uuids = add_some ();

  index ();
  set (uuids[0], "name", "Toit pour tous");
  set (uuids[0], "name", "Toit pour chacun");
  set (uuids[1], "city", "Évry");
  trash (uuids[2]);
  EXPECT_EQ (n_waiting (), "2");
  EXPECT_EQ (find ("hum"), " / ");
  EXPECT_EQ (find ("tous"), " / ");
  EXPECT_EQ (find ("chac"), "Toit pour chacun / Toit pour chacun");
  EXPECT_EQ (find ("evr"), "Paris Habitat / Paris Habitat");
  std::string waiting = find_all ();

  index ();
  EXPECT_EQ (find_all (), waiting);
  EXPECT_EQ (find ("chac"), "Toit pour chacun / Toit pour chacun");
}

TEST_F (StoreIndex, ARecordTakenBackLeavesTheIndexToo)
{
  gint64 change;
  {
    g_autoptr (MaillageEdit) edit = new_edit ();
    maillage_edit_set (edit, maillage_edit_create (edit, "t.org"), "name", "Éphémère");
    change = commit (edit);
  }
  index ();
  g_autoptr (MaillageChange) undone = maillage_store_undo (store, change, nullptr);
  ASSERT_NE (undone, nullptr);
  EXPECT_EQ (find ("eph"), " / ");
  g_autoptr (MaillageChange) redone
      = maillage_store_undo (store, maillage_change_get_number (undone), nullptr);
  ASSERT_NE (redone, nullptr);
  EXPECT_EQ (find ("eph"), "Éphémère / Éphémère");
  index ();
  EXPECT_EQ (find ("eph"), "Éphémère / Éphémère");
}

TEST_F (StoreIndex, TextsEnterItInAQuietMoment)
{
  add_some ();
  EXPECT_TRUE (wait_until ([this] { return n_waiting () == "0"; }));
  EXPECT_EQ (find ("emm"), "Emmaüs / Emmaüs");
}

TEST_F (StoreIndex, ManyEnterItWhenTheStoreIsClosed)
{
  add ("Emmaüs");
  maillage_store_close (store);
  g_clear_object (&store);
  store = open ();
  EXPECT_EQ (n_waiting (), "1");
  g_autoptr (MaillageEdit) edit = new_edit ();
  for (int i = 0; i < 300; i++)
    maillage_edit_set (edit,
                       maillage_edit_create (edit, "t.org"),
                       "name",
                       ("Habitat " + std::to_string (i)).c_str ());
  commit (edit);
  maillage_store_close (store);
  g_clear_object (&store);
  store = open ();
  EXPECT_EQ (n_waiting (), "0");
  EXPECT_EQ (find ("habitat 299"), "Habitat 299 / Habitat 299");
}

TEST_F (StoreIndex, AnImportTakenBackLeavesNothing)
{
  add ("Emmaüs");
  index ();
  g_autoptr (MaillageEdit) edit = new_edit ();
  for (int i = 0; i < 1200; i++)
    maillage_edit_set (edit,
                       maillage_edit_create (edit, "t.org"),
                       "name",
                       ("Habitat " + std::to_string (i)).c_str ());
  gint64 change = commit (edit);
  index ();
  g_autoptr (MaillageChange) undone = maillage_store_undo (store, change, nullptr);
  ASSERT_NE (undone, nullptr);
  EXPECT_EQ (find ("habitat"), " / ");
  EXPECT_EQ (find ("emm"), "Emmaüs / Emmaüs");
  index ();
  EXPECT_EQ (find ("habitat"), " / ");
  EXPECT_EQ (find ("emm"), "Emmaüs / Emmaüs");
}

TEST (TextMatch, FindsBeginningsOfWordsInAnyText)
{
  const char *texts[] = { "habitat & humanisme", "l'insertion 0199", "saint-étienne", nullptr };
  auto matches = [&] (const char *typed) {
    g_auto (GStrv) words = maillage_text_words (typed);
    return _maillage_text_matches (words, texts);
  };

  EXPECT_TRUE (matches ("hab"));
  EXPECT_TRUE (matches ("hum hab ins"));
  EXPECT_TRUE (matches ("01 99"));
  EXPECT_FALSE (matches ("tat"));
  EXPECT_FALSE (matches ("hab zzz"));
  EXPECT_FALSE (matches ("99"));
  EXPECT_TRUE (matches (""));
}
