/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reading-fixture.h"

class Search : public ReadingTest
{
protected:
  std::string
  search (const char *text, const char *kind = nullptr, guint limit = 20)
  {
    g_autoptr (GError) error = nullptr;
    g_autoptr (GPtrArray) found = maillage_store_search (store, text, kind, limit, &error);

    EXPECT_NE (found, nullptr) << (error != nullptr ? error->message : "");
    return found != nullptr ? join (found) : "";
  }
};

TEST_F (Search, PutsBeginningsOfNamesFirst)
{
  add ("Samusocial_de_Paris", { "city", "Ivry" });
  add ("Le Parc");
  add ("Paris");
  add ("Accueil", { "city", "Paris" });

  EXPECT_EQ (search ("p"), "Paris");
  EXPECT_EQ (search ("paris").substr (0, 5), "Paris");
  EXPECT_EQ (search ("PÂRC"), "Le Parc");
  EXPECT_EQ (search ("par").substr (0, 13), "Paris Le Parc");
  EXPECT_NE (search ("par").find ("Accueil"), std::string::npos); /* by its text, last */
  EXPECT_EQ (search (""), "");
  EXPECT_EQ (search ("  - "), "");
  EXPECT_EQ (search ("par", nullptr, 1), "Paris");
}

TEST_F (Search, FindsASigleAndLeavesOutTheTrash)
{
  std::string uuid = add ("Union", { "sigle", "UDAF" });

  EXPECT_EQ (search ("udaf"), "Union");
  EXPECT_EQ (search ("uda", "t.org"), "Union");
  EXPECT_EQ (search ("uda", "core.tag"), "");
  trash (uuid);
  EXPECT_EQ (search ("udaf"), "");
}

TEST_F (Search, NumbersAreFoundAsPeopleGroupThem)
{
  add ("Rue du 8 mai 45");
  add ("Croix 8045");

  EXPECT_EQ (search ("mai 45 8"), "Rue du 8 mai 45");
  EXPECT_EQ (search ("80 45"), "Croix 8045");
  EXPECT_EQ (search ("45 8"), "Rue du 8 mai 45");
  EXPECT_EQ (search ("croix 80 4"), "Croix 8045");
}

TEST_F (Search, LeavesOutKindsThatSayso)
{
  std::string a = add ("A");
  g_autoptr (MaillageEdit) edit = new_edit ();
  std::string role = maillage_edit_create_child (edit, "t.role", a.c_str ());

  maillage_edit_set (edit, role.c_str (), "what", "Treasurer");
  commit (edit);
  EXPECT_EQ (search ("treas"), "");
}

TEST_F (Search, AnswersFromItsThread)
{
  GAsyncResult *answer = nullptr;
  g_autoptr (GPtrArray) found = nullptr;

  add ("Emmaüs");
  maillage_store_search_async (
      store,
      "emm",
      nullptr,
      5,
      nullptr,
      [] (GObject *, GAsyncResult *result, gpointer data) {
        *(GAsyncResult **) data = (GAsyncResult *) g_object_ref (result);
      },
      &answer);
  ASSERT_TRUE (wait_until ([&] { return answer != nullptr; }));
  found = maillage_store_search_finish (store, answer, nullptr);
  EXPECT_EQ (join (found), "Emmaüs");
  g_clear_object (&answer);
}

/* Somebody pastes a book: what FTS5 would take the square of. */
TEST_F (Search, OfAPageThatIsPastedTheBeginningIsSought)
{
  std::string page;
  g_autoptr (MaillageQuery) query = ask ();

  add ("Emmaüs");
  add ("Autre");
  for (int i = 0; i < 200000; i++)
    page += "emm ";
  EXPECT_EQ (search (page.c_str ()), "Emmaüs");
  maillage_query_set_text (query, page.c_str ());
  EXPECT_EQ (titles (query), "Emmaüs");
}

/* Who waits for part of a frame is told in that turn of the loop, unless it takes longer. */
TEST_F (Search, AnswersSoon)
{
  GAsyncResult *answer = nullptr;
  auto keep = [] (GObject *, GAsyncResult *result, gpointer data) {
    *(GAsyncResult **) data = (GAsyncResult *) g_object_ref (result);
  };
  int at_once = 0;

  add ("Emmaüs");
  for (int i = 0; i < 50; i++)
    {
      maillage_store_search_soon (store, "emm", 5, nullptr, keep, &answer);
      EXPECT_EQ (answer, nullptr); /* never before it returns */
      g_main_context_iteration (nullptr, FALSE);
      at_once += answer != nullptr;
      ASSERT_TRUE (wait_until ([&] { return answer != nullptr; }));
      g_autoptr (GPtrArray) found = maillage_store_search_finish (store, answer, nullptr);
      EXPECT_EQ (join (found), "Emmaüs");
      g_clear_object (&answer);
    }
  EXPECT_GT (at_once, 10);

  maillage_store_close (store);
  maillage_store_search_soon (store, "emm", 5, nullptr, keep, &answer);
  ASSERT_TRUE (wait_until ([&] { return answer != nullptr; }));
  g_autoptr (GError) error = nullptr;
  EXPECT_EQ (maillage_store_search_finish (store, answer, &error), nullptr);
  EXPECT_STREQ (error->message, "No store is open.");
  g_clear_object (&answer);
}
