/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#include <maillage-query-private.h>

/* Searches that are kept and asked again. */
class QueryString : public StoreTest
{
protected:
  std::vector<std::string>
  titles (MaillageQuery *query)
  {
    g_autoptr (GError) error = nullptr;
    g_autoptr (GPtrArray) found = maillage_store_query (store, query, &error);
    std::vector<std::string> out;

    EXPECT_NE (found, nullptr) << error->message;
    for (guint i = 0; found != nullptr && i < found->len; i++)
      out.push_back (maillage_record_get_title (MAILLAGE_RECORD (found->pdata[i])));
    return out;
  }

  MaillageQuery *
  again (MaillageQuery *query)
  {
    g_autofree char *string = maillage_query_to_string (query);
    g_autoptr (GError) error = nullptr;
    MaillageQuery *read = maillage_scope_new_query_from_string (scope, string, &error);

    EXPECT_NE (read, nullptr) << error->message;
    return read;
  }

  std::string
  words (MaillageQuery *query)
  {
    g_autofree char *described = maillage_query_describe (query, store);

    return described;
  }
};

TEST_F (QueryString, AsksTheSameAgain)
{
  set (add_organisation ("Élan & Co = 100 %"), "category", "association");
  set (add_organisation ("Élan Mairie"), "category", "commune");
  add_organisation ("Autre");
  g_autoptr (MaillageQuery) query = maillage_scope_new_query (scope, "partners.organisation");
  maillage_query_set_text (query, "elan");
  maillage_query_add_filter (query, "category", MAILLAGE_OPERATOR_EQUAL, "association\ncommune");
  maillage_query_add_filter (query, "name", MAILLAGE_OPERATOR_CONTAINS, "& co = 100 %");
  maillage_query_set_sort (query, "category", TRUE);
  g_autoptr (MaillageQuery) same = again (query);

  EXPECT_TRUE (_maillage_query_same_but_text (query, same));
  EXPECT_STREQ (maillage_query_get_text (same), "elan");
  EXPECT_EQ (titles (same), std::vector<std::string>{ "Élan & Co = 100 %" });
}

TEST_F (QueryString, IsOneLineAndStable)
{
  g_autoptr (MaillageQuery) query = maillage_scope_new_query (scope, "partners.organisation");

  maillage_query_add_filter (query, "category", MAILLAGE_OPERATOR_EQUAL, "association\ncommune");
  maillage_query_add_filter (query, "phone", MAILLAGE_OPERATOR_EMPTY, nullptr);
  g_autofree char *string = maillage_query_to_string (query);
  EXPECT_STREQ (string, "partners.organisation?category:equal=association%0Acommune&phone:empty=");
}

TEST_F (QueryString, SaysItInWords)
{
  std::string body = add_organisation ("La SASSON");
  g_autoptr (MaillageQuery) query = maillage_scope_new_query (scope, "partners.organisation");

  EXPECT_EQ (words (query), "Organisations");
  maillage_query_set_text (query, "sas");
  maillage_query_add_filter (query, "category", MAILLAGE_OPERATOR_EQUAL, "association\ncommune");
  maillage_query_add_filter (query, "territory", MAILLAGE_OPERATOR_WITHIN, "dep:38@2026 Isère");
  maillage_query_add_filter (query, "parent", MAILLAGE_OPERATOR_EQUAL, body.c_str ());
  maillage_query_add_filter (query, "phone", MAILLAGE_OPERATOR_EMPTY, nullptr);
  EXPECT_EQ (words (query),
             "Organisations · “sas” · Category: Association, Municipality · "
             "Territory: Isère (38) · Part of: La SASSON · Phone: empty");
}

TEST_F (QueryString, RefusesWhatItNeverWrote)
{
  for (const char *string : { "",
                              "organisation",
                              "partners.organisation?category",
                              "partners.organisation?a:like=b",
                              "partners.organisation?colour=red",
                              "partners.organisation?text=%zz" })
    {
      g_autoptr (GError) error = nullptr;
      g_autoptr (MaillageQuery) query
          = maillage_scope_new_query_from_string (scope, string, &error);

      EXPECT_EQ (query, nullptr) << string;
      EXPECT_TRUE (g_error_matches (error, MAILLAGE_ERROR, MAILLAGE_ERROR_INVALID_VALUE));
    }
}
