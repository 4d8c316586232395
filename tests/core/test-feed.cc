/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reading-fixture.h"

class Feed : public ReadingTest
{
};

static void
keep_set (MaillageStore *store, MaillageChangeSet *set, MaillageChangeSet **kept)
{
  g_set_object (kept, set);
}

TEST_F (Feed, TellsWhatAnotherProcessCommitted)
{
  std::string a = add ("A"), b = add ("B", { "parent", a }), c = add ("C");
  MaillageStore *other = open ();
  g_autoptr (MaillageChangeSet) set = nullptr;
  g_autoptr (MaillageRecord) record = maillage_store_load (store, a.c_str (), nullptr);

  wait_until ([] { return false; }, 300); /* what was committed before is told */
  EXPECT_STREQ (maillage_record_get_title (record), "A");
  g_signal_connect (store, "changed", G_CALLBACK (keep_set), &set);
  this->set (a, "name", "A2", other);
  ASSERT_TRUE (wait_until ([&] { return set != nullptr; }));
  EXPECT_FALSE (maillage_change_set_get_everything (set));
  EXPECT_TRUE (maillage_change_set_touches (set, a.c_str ()));
  EXPECT_TRUE (maillage_change_set_touches (set, b.c_str ())); /* shows A's title */
  EXPECT_FALSE (maillage_change_set_touches (set, c.c_str ()));
  EXPECT_TRUE (maillage_change_set_touches_kind (set, "t.org"));
  EXPECT_FALSE (maillage_change_set_touches_kind (set, "t.role"));
  EXPECT_STREQ (maillage_record_get_title (record), "A2");

  /* The same field again, soon after: one change in the history, and told all the same. */
  g_clear_object (&set);
  this->set (a, "name", "A3", other);
  EXPECT_TRUE (wait_until ([&] { return set != nullptr; }));
  EXPECT_STREQ (maillage_record_get_title (record), "A3");
  maillage_store_close (other);
  g_object_unref (other);
}

TEST_F (Feed, TellsOurOwnCommitOnce)
{
  int n = 0;

  g_signal_connect (
      store,
      "changed",
      G_CALLBACK (+[] (MaillageStore *, MaillageChangeSet *, int *count) { ++*count; }),
      &n);
  add ("A");
  EXPECT_TRUE (wait_until ([&] { return n > 0; }));
  wait_until ([] { return false; }, 600);
  EXPECT_EQ (n, 1);
}

TEST_F (Feed, TellsEverythingWhenTooMuchChanged)
{
  g_autoptr (MaillageChangeSet) set = nullptr;
  g_autoptr (MaillageEdit) edit = new_edit ();

  for (int i = 0; i < 2500; i++)
    maillage_edit_set (edit, maillage_edit_create (edit, "t.org"), "name", "Many");
  g_signal_connect (store, "changed", G_CALLBACK (keep_set), &set);
  commit (edit);
  ASSERT_TRUE (wait_until ([&] { return set != nullptr; }));
  EXPECT_TRUE (maillage_change_set_get_everything (set));
}
