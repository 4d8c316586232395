/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reading-fixture.h"

#include <maillage-query-model.h>

class QueryModel : public ReadingTest
{
protected:
  void
  SetUp () override
  {
    ReadingTest::SetUp ();
    model = maillage_query_model_new (store);
    g_signal_connect (model, "items-changed", G_CALLBACK (note), this);
  }

  void
  TearDown () override
  {
    g_clear_object (&model);
    ReadingTest::TearDown ();
  }

  static void
  note (GListModel *list, guint position, guint removed, guint added, QueryModel *self)
  {
    self->told.push_back (std::to_string (position) + "-" + std::to_string (removed) + "+"
                          + std::to_string (added));
    self->length = self->length - removed + added;
    EXPECT_EQ (self->length, g_list_model_get_n_items (list));
  }

  void
  show (const char *text = nullptr, const char *sort = nullptr, bool descending = false)
  {
    g_autoptr (MaillageQuery) query = ask ();

    maillage_query_set_text (query, text);
    maillage_query_set_sort (query, sort, descending);
    told.clear ();
    maillage_query_model_set_query (model, query);
  }

  bool
  settle ()
  {
    return wait_until ([&] { return (bool) maillage_query_model_get_complete (model); }, 20000);
  }

  std::string
  list ()
  {
    return join (G_LIST_MODEL (model));
  }

  std::string
  title_at (guint position)
  {
    g_autoptr (MaillageRecord) record
        = (MaillageRecord *) g_list_model_get_item (G_LIST_MODEL (model), position);

    return record != nullptr ? maillage_record_get_title (record) : "";
  }

  /* @n organisations "N00001"…, as one change. */
  void
  fill (int n)
  {
    g_autoptr (MaillageEdit) edit = new_edit ();

    for (int i = 1; i <= n; i++)
      {
        g_autofree char *name = g_strdup_printf ("N%06d", i);
        const char *uuid = maillage_edit_create (edit, "t.org");

        maillage_edit_set (edit, uuid, "name", name);
        maillage_edit_set (edit, uuid, "city", i % 100 == 0 ? "Grenoble" : "Lyon");
      }
    commit (edit);
  }

  MaillageQueryModel *model = nullptr;
  std::vector<std::string> told;
  guint length = 0;
};

TEST_F (QueryModel, ShowsAFewAtOnce)
{
  std::string a = add ("A");
  add ("B");
  show ();
  EXPECT_EQ (list (), "A B");
  EXPECT_TRUE (maillage_query_model_get_complete (model));
  EXPECT_EQ (maillage_query_model_get_total (model), 2u);
  EXPECT_EQ (maillage_query_model_find (model, a.c_str ()), 0u);
  EXPECT_EQ (maillage_query_model_find (model, "nothing"), G_MAXUINT);
  show ("b");
  EXPECT_EQ (list (), "B");
  EXPECT_EQ (maillage_query_model_get_total (model), 2u);
  EXPECT_EQ (maillage_query_model_find (model, a.c_str ()), G_MAXUINT);
}

TEST_F (QueryModel, GivesTheSameObjectForTheSameRecord)
{
  add ("A");
  show ();
  g_autoptr (GObject) one = (GObject *) g_list_model_get_item (G_LIST_MODEL (model), 0);
  g_autoptr (GObject) two = (GObject *) g_list_model_get_item (G_LIST_MODEL (model), 0);
  EXPECT_EQ (one, two);
}

TEST_F (QueryModel, PlacesWhatChanges)
{
  std::string a = add ("A"), c = add ("C");
  show ();
  std::string b = add ("B");
  ASSERT_TRUE (wait_until ([&] { return length == 3; }));
  EXPECT_EQ (list (), "A B C");
  EXPECT_EQ (told.back (), "1-0+1");
  EXPECT_EQ (maillage_query_model_get_total (model), 3u);

  set (a, "name", "D");
  ASSERT_TRUE (wait_until ([&] { return list () == "B C D"; }));
  told.clear ();
  set (b, "city", "Lyon"); /* stays where it is: the row itself tells */
  wait_until ([] { return false; }, 400);
  EXPECT_TRUE (told.empty ());
  trash (c);
  ASSERT_TRUE (wait_until ([&] { return list () == "B D"; }));
  EXPECT_EQ (told.back (), "1-1+0");
}

TEST_F (QueryModel, PlacesByADescendingFieldAndByText)
{
  add ("A", { "amount", "1" });
  std::string b = add ("B", { "amount", "2" });
  add ("C");
  show (nullptr, "amount", true);
  EXPECT_EQ (list (), "B A C");
  add ("D", { "amount", "1.5" });
  ASSERT_TRUE (wait_until ([&] { return list () == "B D A C"; }));
  set (b, "amount", nullptr);
  ASSERT_TRUE (wait_until ([&] { return length == 4 && title_at (0) == "D"; }));
  EXPECT_EQ (list ().substr (0, 3), "D A");

  show ("lyon");
  EXPECT_EQ (list (), "");
  set (b, "city", "Lyon");
  ASSERT_TRUE (wait_until ([&] { return list () == "B"; }));
  set (b, "city", "Paris");
  ASSERT_TRUE (wait_until ([&] { return list () == ""; }));
  show ();
  EXPECT_EQ (list (), "A B C D");
}

TEST_F (QueryModel, KeepsALimit)
{
  add ("B");
  add ("C");
  g_autoptr (MaillageQuery) query = ask ();
  maillage_query_set_limit (query, 2);
  maillage_query_model_set_query (model, query);
  EXPECT_EQ (list (), "B C");
  add ("A");
  ASSERT_TRUE (wait_until ([&] { return list () == "A B"; }));
}

TEST_F (QueryModel, SaysWhyAListIsEmpty)
{
  g_autoptr (MaillageQuery) query = ask ();

  add ("A");
  show ();
  maillage_query_add_filter (query, "nothing", MAILLAGE_OPERATOR_EQUAL, "1");
  maillage_query_model_set_query (model, query);
  EXPECT_EQ (length, 0u);
  EXPECT_TRUE (maillage_query_model_get_complete (model));
  maillage_query_model_set_query (model, nullptr);
  EXPECT_EQ (length, 0u);
}

TEST_F (QueryModel, IsFreedWhileItReads)
{
  fill (6000);
  show ();
  Watched watched (model);
  g_clear_object (&model);
  EXPECT_TRUE (watched.gone ());
  wait_until ([] { return false; }, 100);
}

/* Of what nearly every row has, a screen is shown and the rest comes when nobody types on. */
TEST_F (QueryModel, ListsAllThatHaveATextOfMany)
{
  fill (6000);
  show ();
  ASSERT_TRUE (settle ());
  show ("lyo");
  EXPECT_FALSE (maillage_query_model_get_complete (model));
  add ("N000000", { "city", "Lyon" }); /* while it waits */
  ASSERT_TRUE (wait_until ([&] { return length == 5941; }, 20000));
  EXPECT_EQ (title_at (0), "N000000");
  EXPECT_EQ (title_at (5940), "N005999");
  ASSERT_TRUE (settle ());

  show ("l");
  show ("ly");
  show ("gre"); /* the others are never read */
  ASSERT_TRUE (wait_until ([&] { return length == 60; }, 20000));
  EXPECT_FALSE (wait_until ([&] { return length != 60; }, 300));
  EXPECT_EQ (title_at (0), "N000100");

  show ("lyo");
  Watched watched (model);
  g_clear_object (&model);
  EXPECT_TRUE (watched.gone ());
  EXPECT_FALSE (wait_until ([] { return false; }, 300));
}

TEST_F (QueryModel, ShowsAHundredThousand)
{
  fill (100000);
  gint64 start = g_get_monotonic_time ();
  show ();
  gint64 first = g_get_monotonic_time () - start;
  EXPECT_EQ (length, 64u);
  EXPECT_EQ (title_at (0), "N000001");
  ASSERT_TRUE (settle ());
  gint64 whole = g_get_monotonic_time () - start;
  EXPECT_EQ (length, 100000u);
  EXPECT_EQ (told.back (), "64-0+99936");
  EXPECT_EQ (maillage_query_model_get_total (model), 100000u);
  EXPECT_EQ (title_at (99999), "N100000");
  RecordProperty ("first_rows_us", (int) first);
  RecordProperty ("whole_order_us", (int) whole);
  EXPECT_LT (first, 100 * 1000);
  EXPECT_LT (whole, 2000 * 1000);

  show ("greno");
  ASSERT_TRUE (wait_until ([&] { return length == 1000; }, 20000));
  EXPECT_EQ (title_at (0), "N000100");
  show ();
  EXPECT_EQ (length, 100000u); /* the order was kept */

  told.clear ();
  add ("N050000b");
  ASSERT_TRUE (wait_until ([&] { return length == 100001; }));
  EXPECT_EQ (told.back (), "50000-0+1");
  std::string moved = add ("N000000");
  ASSERT_TRUE (wait_until ([&] { return length == 100002; }));
  told.clear ();
  set (moved, "name", "N999999");
  ASSERT_TRUE (wait_until ([&] { return told.size () == 2; }));
  EXPECT_EQ (told[0], "0-1+0");
  EXPECT_EQ (told[1], "100001-0+1");

  show (nullptr, "city", true);
  EXPECT_EQ (title_at (0), "N099999"); /* Lyon, the latest first */
  fill (600);
  ASSERT_TRUE (wait_until ([&] { return length == 100602; }, 20000));
}
