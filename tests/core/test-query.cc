/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reading-fixture.h"

#include <maillage-gazetteer.h>
#include <maillage-query-private.h>
#include <maillage-record-private.h>

class Query : public ReadingTest
{
};

TEST_F (Query, OrdersByTitleAsPeopleDo)
{
  add ("fiche-14");
  add ("Éclat");
  add ("fiche-2");
  add ("Avril");

  EXPECT_EQ (sorted (nullptr), "Avril Éclat fiche-2 fiche-14");
  EXPECT_EQ (sorted ("title", true), "fiche-14 fiche-2 Éclat Avril");
}

TEST_F (Query, OrdersByFieldsWithEmptyOnesLast)
{
  add ("A", { "due", "2022-03", "amount", "-5", "status", "done" });
  add ("B", { "due", "2021", "amount", "1000", "status", "todo" });
  add ("C");
  add ("D", { "due", "2022-01-02", "amount", "20" });

  EXPECT_EQ (sorted ("due"), "B D A C");
  EXPECT_EQ (sorted ("due", true), "A D B C");
  EXPECT_EQ (sorted ("amount"), "A D B C");
  EXPECT_EQ (sorted ("amount", true), "B D A C");
  EXPECT_EQ (sorted ("status").substr (0, 3), "B A");
  EXPECT_EQ (sorted ("created"), "A B C D");
  set (add ("E"), "city", "X");
  EXPECT_EQ (sorted ("modified", true).substr (0, 1), "E");
}

TEST_F (Query, KnowsTheDaysOfPeriods)
{
  add ("march", { "held", "2022-03-03/2022-03-05" });
  add ("year", { "held", "2021/2021" });
  add ("since", { "held", "2022-06/.." });
  add ("until", { "held", "../2020" });
  add ("never");

  EXPECT_EQ (sorted ("held"), "until year march since never");
  EXPECT_EQ (sorted ("held", true), "since march year until never");
  EXPECT_EQ (where ("held", MAILLAGE_OPERATOR_WITHIN, "2022-03"), "march");
  EXPECT_EQ (where ("held", MAILLAGE_OPERATOR_EQUAL, "2021-05-01"), "year");
  EXPECT_EQ (where ("held", MAILLAGE_OPERATOR_AFTER, "2022-12"), "since");
  EXPECT_EQ (where ("held", MAILLAGE_OPERATOR_BEFORE, "2021"), "until");
  std::string uuid = add ("moved", { "held", "2022-03/2022-03" });
  set (uuid, "held", "2019/2019");
  EXPECT_EQ (where ("held", MAILLAGE_OPERATOR_WITHIN, "2019", true), "moved");
}

TEST_F (Query, RefusesWhatItDoesNotKnow)
{
  g_autoptr (MaillageQuery) query = ask ();
  g_autoptr (MaillageQuery) second = ask ();
  g_autoptr (MaillageQuery) third = ask ();
  g_autoptr (MaillageQuery) fourth = _maillage_query_new ("t.nothing", nullptr);
  g_autoptr (GError) error = nullptr;

  maillage_query_add_filter (query, "nothing", MAILLAGE_OPERATOR_EQUAL, "1");
  EXPECT_EQ (maillage_store_query (store, query, &error), nullptr);
  EXPECT_TRUE (g_error_matches (error, MAILLAGE_ERROR, MAILLAGE_ERROR_UNKNOWN_FIELD));
  g_clear_error (&error);
  maillage_query_set_sort (second, "active", FALSE);
  EXPECT_EQ (maillage_store_query (store, second, &error), nullptr);
  EXPECT_TRUE (g_error_matches (error, MAILLAGE_ERROR, MAILLAGE_ERROR_REFUSED));
  g_clear_error (&error);
  maillage_query_add_filter (third, "due", MAILLAGE_OPERATOR_BEFORE, "soon");
  EXPECT_EQ (maillage_store_query (store, third, &error), nullptr);
  EXPECT_TRUE (g_error_matches (error, MAILLAGE_ERROR, MAILLAGE_ERROR_INVALID_VALUE));
  g_clear_error (&error);
  EXPECT_EQ (maillage_store_query (store, fourth, &error), nullptr);
  EXPECT_TRUE (g_error_matches (error, MAILLAGE_ERROR, MAILLAGE_ERROR_UNKNOWN_KIND));
}

TEST_F (Query, FiltersByEachType)
{
  std::string a = add ("A",
                       { "city",
                         "Saint-Étienne",
                         "amount",
                         "10",
                         "status",
                         "todo",
                         "active",
                         "1",
                         "seat",
                         "dep:38@2022 Isère" });
  add ("B",
       { "city",
         "Lyon",
         "amount",
         "200",
         "status",
         "done",
         "parent",
         a,
         "seat",
         "com:69123@2022 Lyon" });
  add ("C");

  EXPECT_EQ (where ("city", MAILLAGE_OPERATOR_EQUAL, "Lyon"), "B");
  EXPECT_EQ (where ("city", MAILLAGE_OPERATOR_NOT_EQUAL, "Lyon"), "A C");
  EXPECT_EQ (where ("city", MAILLAGE_OPERATOR_CONTAINS, "st etien"), ""); /* no such run */
  EXPECT_EQ (where ("city", MAILLAGE_OPERATOR_CONTAINS, "INT etien"), "A");
  EXPECT_EQ (where ("city", MAILLAGE_OPERATOR_EMPTY, nullptr), "C");
  EXPECT_EQ (where ("city", MAILLAGE_OPERATOR_NOT_EMPTY, nullptr), "A B");
  EXPECT_EQ (where ("title", MAILLAGE_OPERATOR_CONTAINS, "b"), "B");
  EXPECT_EQ (where ("amount", MAILLAGE_OPERATOR_AFTER, "99.5"), "B");
  EXPECT_EQ (where ("amount", MAILLAGE_OPERATOR_EQUAL, "10"), "A");
  EXPECT_EQ (where ("amount", MAILLAGE_OPERATOR_NOT_EQUAL, "10"), "B C");
  EXPECT_EQ (where ("status", MAILLAGE_OPERATOR_EQUAL, "todo\ndone"), "A B");
  EXPECT_EQ (where ("status", MAILLAGE_OPERATOR_EQUAL, "done"), "B");
  EXPECT_EQ (where ("active", MAILLAGE_OPERATOR_EQUAL, "1"), "A");
  EXPECT_EQ (where ("active", MAILLAGE_OPERATOR_EQUAL, "0"), "B C");
  EXPECT_EQ (where ("parent", MAILLAGE_OPERATOR_EQUAL, a.c_str ()), "B");
  EXPECT_EQ (where ("parent", MAILLAGE_OPERATOR_CONTAINS, "a"), "B");
  EXPECT_EQ (where ("parent", MAILLAGE_OPERATOR_EMPTY, nullptr), "A C");
  EXPECT_EQ (where ("seat", MAILLAGE_OPERATOR_EQUAL, "dep:38@2026 Isère"), "A");
  EXPECT_EQ (where ("modified", MAILLAGE_OPERATOR_AFTER, "2001"), "A B C");
  EXPECT_EQ (where ("city", MAILLAGE_OPERATOR_EQUAL, "' OR 1=1 --"), "");
}

TEST_F (Query, FindsWhatIsWithinATerritoryAndWhatCoversIt)
{
  std::string path
      = std::string (g_getenv ("MAILLAGE_SOURCE_DIR")) + "/data/gazetteer/territories.gaz";
  g_autoptr (MaillageGazetteer) gazetteer = maillage_gazetteer_new (path.c_str (), nullptr);

  ASSERT_NE (gazetteer, nullptr);
  add ("commune", { "seat", "com:38185@2022 Grenoble" });
  add ("département", { "seat", "dep:38@2022 Isère" });
  add ("elsewhere", { "seat", "com:59350@2022 Lille" });
  EXPECT_EQ (where ("seat", MAILLAGE_OPERATOR_WITHIN, "dep:38"), "département");
  _maillage_registry_set_gazetteer_func (
      registry, [] (gpointer data) { return (MaillageGazetteer *) data; }, gazetteer);
  EXPECT_EQ (where ("seat", MAILLAGE_OPERATOR_WITHIN, "dep:38@2026 Isère"), "commune département");
  EXPECT_EQ (where ("seat", MAILLAGE_OPERATOR_COVERS, "com:38185"), "commune département");
  EXPECT_EQ (where ("seat", MAILLAGE_OPERATOR_COVERS, "dep:38"), "département");
  EXPECT_EQ (where ("seat", MAILLAGE_OPERATOR_WITHIN, "own:1"), "");
  _maillage_registry_set_gazetteer_func (registry, nullptr, nullptr);
}

/* A region holds so many that the rows are asked one by one: the same first ones, in any order. */
TEST_F (Query, TheFirstOfManyWithinATerritoryAreThoseOfFew)
{
  for (int i = 0; i < 40; i++)
    {
      std::vector<std::string> values
          = { "seat", i % 2 == 0 ? "dep:38@2022 Isère" : "dep:59@2022 Nord" };

      if (i % 3 != 0)
        values.insert (values.end (), { "amount", std::to_string (i * 31 % 20) });
      add (std::to_string (97 * i % 40).c_str (), values);
    }
  struct
  {
    const char *sort;
    gboolean descending;
  } orders[] = { { nullptr, FALSE }, { "title", TRUE }, { "amount", FALSE }, { "amount", TRUE } };
  for (auto order : orders)
    {
      g_autoptr (MaillageQuery) query = ask ();
      g_autoptr (GArray) few = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_autoptr (GArray) many = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_autoptr (GError) error = nullptr;

      maillage_query_add_filter (query, "seat", MAILLAGE_OPERATOR_WITHIN, "dep:38");
      if (order.sort != nullptr)
        maillage_query_set_sort (query, order.sort, order.descending);
      g_autoptr (MaillagePlan) plan = _maillage_plan_new (query, store, &error);
      ASSERT_NE (plan, nullptr) << error->message;
      ASSERT_TRUE (_maillage_plan_read_order (plan, store->reader, 18, nullptr, few, &error));
      g_free (plan->many_sql);
      plan->many_sql = g_strdup ("SELECT 1");
      ASSERT_TRUE (_maillage_plan_read_order (plan, store->reader, 18, nullptr, many, &error));
      ASSERT_EQ (few->len, 18u);
      ASSERT_EQ (many->len, 18u);
      EXPECT_EQ (memcmp (few->data, many->data, 18 * sizeof (gint64)), 0);
    }
}

TEST_F (Query, DatesMatchWhenTheyMayFallWithin)
{
  add ("month", { "due", "2022-03" });
  add ("day", { "due", "2022-03-17" });
  add ("year", { "due", "2022" });
  add ("before", { "due", "2021-05" });
  add ("never");

  EXPECT_EQ (where ("due", MAILLAGE_OPERATOR_WITHIN, "2022-03-15"), "month year");
  EXPECT_EQ (where ("due", MAILLAGE_OPERATOR_WITHIN, "2022-03"), "day month year");
  EXPECT_EQ (where ("due", MAILLAGE_OPERATOR_WITHIN, "2022-03", true), "day month");
  EXPECT_EQ (where ("due", MAILLAGE_OPERATOR_BEFORE, "2022-03-10"), "before month year");
  EXPECT_EQ (where ("due", MAILLAGE_OPERATOR_BEFORE, "2022-03-10", true), "before");
  EXPECT_EQ (where ("due", MAILLAGE_OPERATOR_AFTER, "2022-03-20"), "month year");
  EXPECT_EQ (where ("due", MAILLAGE_OPERATOR_AFTER, "2022-03-20", true), "");
  EXPECT_EQ (where ("due", MAILLAGE_OPERATOR_WITHIN, "2022-03-16/.."), "day month year");
  EXPECT_EQ (where ("due", MAILLAGE_OPERATOR_WITHIN, "2021-01-01/2021-12-31"), "before");
}

TEST_F (Query, FiltersByWhatIsComputed)
{
  Today today;

  add ("late", { "due", "2022-02" });
  add ("done", { "due", "2022-02", "status", "done" });
  add ("later", { "due", "2022-03" });

  EXPECT_EQ (where ("late", MAILLAGE_OPERATOR_EQUAL, "1"), "late");
}

TEST_F (Query, FindsWordsWithoutAccents)
{
  g_autoptr (MaillageQuery) query = ask ();
  g_autoptr (MaillageQuery) two = nullptr;
  g_autoptr (MaillageQuery) none = nullptr;

  add ("Œuvres", { "city", "Évry" });
  add ("Autres", { "city", "Evreux", "sigle", "OEV" });
  maillage_query_set_text (query, "oeuv evr");
  EXPECT_EQ (titles (query), "Œuvres");
  two = maillage_query_copy (query);
  maillage_query_set_text (two, "ÉVR");
  maillage_query_set_limit (two, 1);
  EXPECT_EQ (titles (two), "Autres");
  none = maillage_query_copy (query);
  maillage_query_set_text (none, "\"evr* OR");
  EXPECT_EQ (titles (none), "");
}

/* What begins nearly every row is found by looking at the rows. */
TEST_F (Query, TheFirstRowsWithATextAreLookedFor)
{
  g_autoptr (MaillageQuery) query = ask ();
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (int i = 0; i < 50; i++)
    add (("N" + std::to_string (100 + i)).c_str (), { "city", i % 5 == 0 ? "Évry" : "Lyon" });
  maillage_query_set_text (query, "evr");
  g_autoptr (MaillagePlan) plan = _maillage_plan_new (query, store, nullptr);
  ASSERT_TRUE (_maillage_plan_read_order (plan, store->reader, 0, nullptr, order, nullptr));
  ASSERT_EQ (order->len, 50u);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint at = 0;
  auto look = [&] (guint n, bool stop) {
    auto says = [] (gpointer data) -> gboolean { return *(bool *) data; };
    return _maillage_plan_look_for_text (plan, store->reader, order, &at, found, n, says, &stop);
  };

  EXPECT_TRUE (look (3, false));
  EXPECT_EQ (at, 11u);
  EXPECT_FALSE (look (10, true)); /* stopped */
  EXPECT_EQ (at, 32u);
  EXPECT_TRUE (look (10, false)); /* and gone on with */
  EXPECT_FALSE (look (11, false));
  ASSERT_EQ (found->len, 10u);
  for (guint i = 0; i < 10; i++)
    EXPECT_EQ (g_array_index (found, gint64, i), g_array_index (order, gint64, 5 * i));
}

TEST_F (Query, KeepsToOwnersLinksAndTheTrash)
{
  std::string a = add ("A"), b = add ("B", { "parent", a });
  g_autoptr (MaillageEdit) edit = new_edit ();
  g_autoptr (MaillageQuery) roles = _maillage_query_new ("t.role", nullptr);
  g_autoptr (MaillageQuery) linked = ask ();
  g_autoptr (MaillageQuery) trashed = ask ();

  for (const char *what : { "second", "first" })
    {
      std::string role = maillage_edit_create_child (edit, "t.role", a.c_str ());
      maillage_edit_set (edit, role.c_str (), "what", what);
    }
  commit (edit);
  maillage_query_set_owner (roles, a.c_str ());
  EXPECT_EQ (titles (roles), "second first"); /* by position */
  maillage_query_set_linked (linked, "parent", a.c_str ());
  EXPECT_EQ (titles (linked), "B");
  trash (b);
  maillage_query_set_trashed (trashed, TRUE);
  EXPECT_EQ (titles (trashed), "B");
  EXPECT_EQ (sorted (nullptr), "A");
}

static void
keep (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = (GAsyncResult *) g_object_ref (result);
}

TEST_F (Query, AnswersFromItsThread)
{
  g_autoptr (MaillageQuery) query = ask ();
  GAsyncResult *answer = nullptr;
  g_autoptr (GPtrArray) found = nullptr;
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GError) error = nullptr;

  add ("A");
  add ("B");
  maillage_store_query_async (store, query, nullptr, keep, &answer);
  ASSERT_TRUE (wait_until ([&] { return answer != nullptr; }));
  found = maillage_store_query_finish (store, answer, &error);
  ASSERT_NE (found, nullptr);
  EXPECT_EQ (join (found), "A B");
  g_clear_object (&answer);

  g_cancellable_cancel (cancelled);
  maillage_store_query_async (store, query, cancelled, keep, &answer);
  ASSERT_TRUE (wait_until ([&] { return answer != nullptr; }));
  EXPECT_EQ (maillage_store_query_finish (store, answer, &error), nullptr);
  EXPECT_TRUE (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
  g_clear_object (&answer);
}

/* The main thread has nothing to read once the answer is there. */
TEST_F (Query, ItsThreadReadsTheValuesAndLinks)
{
  g_autoptr (MaillageQuery) query = ask ();
  GAsyncResult *answer = nullptr;
  g_autoptr (GPtrArray) found = nullptr;
  std::string a = add ("A", { "city", "Lyon" });

  add ("B", { "parent", a });
  maillage_store_query_async (store, query, nullptr, keep, &answer);
  ASSERT_TRUE (wait_until ([&] { return answer != nullptr; }));
  found = maillage_store_query_finish (store, answer, nullptr);
  ASSERT_EQ (join (found), "A B");
  g_clear_object (&answer);
  for (guint i = 0; i < 2; i++)
    EXPECT_EQ (((MaillageRecord *) found->pdata[i])->depth, MAILLAGE_RECORD_FULL);
  EXPECT_STREQ (maillage_record_get_value (MAILLAGE_RECORD (found->pdata[0]), "city"), "Lyon");
  EXPECT_STREQ (maillage_record_get_link (MAILLAGE_RECORD (found->pdata[1]), "parent", 0),
                a.c_str ());
}

TEST_F (Query, WhatChangedMeanwhileIsReadAgain)
{
  g_autoptr (MaillageQuery) query = ask ();
  GAsyncResult *answer = nullptr;
  g_autoptr (GPtrArray) found = nullptr;
  std::string a = add ("A", { "city", "Lyon" });

  maillage_store_query_async (store, query, nullptr, keep, &answer);
  ASSERT_TRUE (wait_until ([&] { return answer != nullptr; }));
  set (a, "city", "Brest");
  found = maillage_store_query_finish (store, answer, nullptr);
  ASSERT_EQ (join (found), "A");
  g_clear_object (&answer);
  EXPECT_STREQ (maillage_record_get_value (MAILLAGE_RECORD (found->pdata[0]), "city"), "Brest");
}

/* What somebody holds already stays one object, and what it lent stays where it is. */
TEST_F (Query, WhatIsHeldTakesOverWhatWasRead)
{
  g_autoptr (MaillageQuery) query = ask ();
  GAsyncResult *answer = nullptr;
  g_autoptr (GPtrArray) found = nullptr;
  std::string a = add ("A", { "city", "Lyon" });
  g_autoptr (MaillageRecord) held = maillage_store_load (store, a.c_str (), nullptr);
  const char *title = maillage_record_get_title (held);

  maillage_store_query_async (store, query, nullptr, keep, &answer);
  ASSERT_TRUE (wait_until ([&] { return answer != nullptr; }));
  found = maillage_store_query_finish (store, answer, nullptr);
  g_clear_object (&answer);
  ASSERT_EQ (found->len, 1u);
  EXPECT_EQ (found->pdata[0], held);
  EXPECT_EQ (held->depth, MAILLAGE_RECORD_FULL);
  EXPECT_EQ (maillage_record_get_title (held), title);
  EXPECT_STREQ (maillage_record_get_value (held, "city"), "Lyon");
}

TEST_F (Query, IsFrozenOnceRun)
{
  g_autoptr (MaillageQuery) query = ask ();
  g_autoptr (MaillageQuery) copy = nullptr;

  titles (query);
  EXPECT_LOGGED (G_LOG_LEVEL_CRITICAL, "*frozen*", maillage_query_set_text (query, "a"));
  EXPECT_EQ (maillage_query_get_text (query), nullptr);
  copy = maillage_query_copy (query);
  maillage_query_set_text (copy, "a");
  EXPECT_STREQ (maillage_query_get_text (copy), "a");
}
