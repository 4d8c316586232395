/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reading-fixture.h"

class Record : public ReadingTest
{
};

static void
count_up (MaillageRecord *record, int *n)
{
  ++*n;
}

TEST_F (Record, IsOneObjectWhileItLivesAndThenFreed)
{
  std::string uuid = add ("Emmaüs");
  g_autoptr (MaillageRecord) first = maillage_store_load (store, uuid.c_str (), nullptr);
  g_autoptr (MaillageRecord) second = maillage_store_load (store, uuid.c_str (), nullptr);

  EXPECT_EQ (first, second);
  Watched watched (first);
  g_clear_object (&first);
  EXPECT_FALSE (watched.gone ());
  g_clear_object (&second);
  EXPECT_TRUE (watched.gone ());
}

TEST_F (Record, TellsItsValues)
{
  std::string parent = add ("Fédération");
  std::string uuid = add ("Emmaüs",
                          { "city",
                            "Antony",
                            "due",
                            "2019-07",
                            "amount",
                            "1234.5",
                            "status",
                            "todo",
                            "active",
                            "1",
                            "seat",
                            "dep:38@2022 Isère",
                            "parent",
                            parent });
  g_autoptr (MaillageRecord) record = maillage_store_load (store, uuid.c_str (), nullptr);
  g_autofree char *status = maillage_record_dup_display (record, "status");
  g_autofree char *link = maillage_record_dup_display (record, "parent");
  g_autoptr (MaillageDate) due = maillage_record_dup_date (record, "due");
  g_autoptr (MaillageTerritory) seat = maillage_record_dup_territory (record, "seat");

  EXPECT_STREQ (maillage_record_get_uuid (record), uuid.c_str ());
  EXPECT_STREQ (maillage_record_get_title (record), "Emmaüs");
  EXPECT_STREQ (maillage_record_get_subtitle (record), "Antony");
  EXPECT_STREQ (maillage_kind_get_id (maillage_record_get_kind (record)), "t.org");
  EXPECT_GT (maillage_record_get_created (record), 0);
  EXPECT_FALSE (maillage_record_get_trashed (record));
  EXPECT_STREQ (maillage_record_get_value (record, "amount"), "1234.5");
  EXPECT_EQ (maillage_record_get_number (record, "amount"), 1234.5);
  EXPECT_TRUE (maillage_record_get_boolean (record, "active"));
  EXPECT_STREQ (maillage_record_get_value (record, "sigle"), nullptr);
  EXPECT_STREQ (status, "To do");
  EXPECT_STREQ (maillage_date_get_latest (due), "2019-07-31");
  EXPECT_STREQ (maillage_territory_get_id (seat), "dep:38");
  EXPECT_STREQ (maillage_record_get_value (record, "parent"), parent.c_str ());
  ASSERT_EQ (maillage_record_get_n_links (record, "parent"), 1u);
  EXPECT_STREQ (maillage_record_get_link_title (record, "parent", 0), "Fédération");
  EXPECT_STREQ (link, "Fédération");
  EXPECT_EQ (maillage_record_get_n_links (record, "tags"), 0u);
  EXPECT_TRUE (maillage_record_get_boolean (record, "late"));
}

TEST_F (Record, SaysChangedForItselfAndForALinksTitle)
{
  std::string parent = add ("Fédération");
  std::string uuid = add ("Emmaüs", { "parent", parent });
  g_autoptr (MaillageRecord) record = maillage_store_load (store, uuid.c_str (), nullptr);
  int n = 0;

  EXPECT_STREQ (maillage_record_get_link_title (record, "parent", 0), "Fédération");
  g_signal_connect (record, "changed", G_CALLBACK (count_up), &n);
  set (uuid, "name", "Emmaüs Isère");
  EXPECT_TRUE (wait_until ([&] { return n >= 1; }));
  EXPECT_STREQ (maillage_record_get_title (record), "Emmaüs Isère");
  EXPECT_STREQ (maillage_record_get_link_title (record, "parent", 0), "Fédération");
  n = 0;
  set (parent, "name", "Réseau");
  EXPECT_TRUE (wait_until ([&] { return n >= 1; }));
  EXPECT_STREQ (maillage_record_get_link_title (record, "parent", 0), "Réseau");
  trash (uuid);
  EXPECT_TRUE (wait_until ([&] { return (bool) maillage_record_get_trashed (record); }));
}

TEST_F (Record, ShowsAPluginOnlyWhatIsPublic)
{
  std::string uuid = add ("Emmaüs", { "city", "Antony" });
  g_autoptr (MaillageScope) other = maillage_registry_open_scope (registry, "other");
  g_autoptr (MaillageRecord) own = maillage_scope_load (scope, uuid.c_str (), nullptr);
  g_autoptr (MaillageRecord) view = nullptr;
  g_autoptr (GPtrArray) found = nullptr;
  g_autoptr (GError) error = nullptr;

  maillage_registry_enter (registry, other);
  view = maillage_scope_load (other, uuid.c_str (), nullptr);
  EXPECT_NE (view, own);
  EXPECT_STREQ (maillage_record_get_value (own, "city"), "Antony");
  EXPECT_STREQ (maillage_record_get_title (view), "Emmaüs");
  EXPECT_STREQ (maillage_record_get_value (view, "name"), "Emmaüs");
  EXPECT_LOGGED (G_LOG_LEVEL_WARNING,
                 "*not public*",
                 EXPECT_EQ (maillage_record_get_value (view, "city"), nullptr));
  EXPECT_LOGGED (G_LOG_LEVEL_WARNING,
                 "*no field*",
                 EXPECT_EQ (maillage_record_get_value (own, "nothing"), nullptr));

  g_autoptr (MaillageQuery) query = maillage_scope_new_query (other, "t.org");
  maillage_query_add_filter (query, "city", MAILLAGE_OPERATOR_EQUAL, "Antony");
  found = maillage_store_query (store, query, &error);
  EXPECT_EQ (found, nullptr);
  EXPECT_TRUE (g_error_matches (error, MAILLAGE_ERROR, MAILLAGE_ERROR_DENIED));
}

TEST_F (Record, ResolvesTheBeginningOfAnIdentifier)
{
  std::string uuid = add ("Emmaüs");
  g_autofree char *found = maillage_store_resolve (store, uuid.substr (0, 8).c_str (), nullptr);
  g_autoptr (GError) error = nullptr;

  EXPECT_STREQ (found, uuid.c_str ());
  EXPECT_EQ (maillage_store_resolve (store, "zz", &error), nullptr);
  EXPECT_TRUE (g_error_matches (error, MAILLAGE_ERROR, MAILLAGE_ERROR_NOT_FOUND));
  g_clear_error (&error);
  for (int i = 0; i < 40; i++)
    add ("Another");
  bool is_ambiguous = false;
  for (char c : std::string ("0123456789abcdef"))
    {
      g_autofree char *one = maillage_store_resolve (store, std::string (1, c).c_str (), &error);
      is_ambiguous
          = is_ambiguous || g_error_matches (error, MAILLAGE_ERROR, MAILLAGE_ERROR_AMBIGUOUS);
      g_clear_error (&error);
    }
  EXPECT_TRUE (is_ambiguous); /* 41 of them, 16 first letters */
  EXPECT_EQ (maillage_store_count (store, "t.org", nullptr), 41);
}
