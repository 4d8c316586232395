/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Many records in one change, as an import makes them: a way of its own through the writer, the same
 * guarantees. */

#include "store-fixture.h"

#include <vector>

class Bulk : public StoreTest
{
protected:
  /* An organisation, a person and a role each: links and children among them. */
  gint64
  add_many (int n)
  {
    g_autoptr (MaillageEdit) edit = _maillage_edit_new ("Import", nullptr);

    _maillage_edit_reserve (edit, 3 * n);
    for (int i = 0; i < n; i++)
      {
        std::string number = std::to_string (i);
        const char *organisation = maillage_edit_create (edit, "partners.organisation");
        maillage_edit_set (edit, organisation, "name", ("Entraide " + number).c_str ());
        maillage_edit_set (edit, organisation, "sigle", ("E" + number).c_str ());
        maillage_edit_set (edit, organisation, "phone", "+33199000102");
        maillage_edit_set (edit, organisation, "territory", "dep:38@2026 Isère");
        const char *person = maillage_edit_create (edit, "partners.person");
        maillage_edit_set (edit, person, "last_name", ("Lefèvre " + number).c_str ());
        const char *role = maillage_edit_create_child (edit, "partners.role", person);
        maillage_edit_set (edit, role, "job", "« Chargée » \"de\" mission\n\\");
        maillage_edit_set (edit, role, "organisation", organisation);
        uuids.push_back (organisation);
      }
    return commit (edit);
  }

  std::string
  indexes ()
  {
    return ask ("SELECT group_concat (name || sql) FROM"
                " (SELECT * FROM sqlite_schema WHERE type = 'index' ORDER BY name)");
  }

  guint
  count_found (const char *text)
  {
    g_autoptr (GPtrArray) found = maillage_store_search (store, text, nullptr, 5000, nullptr);

    return found != nullptr ? found->len : 0;
  }

  std::vector<std::string> uuids;
};

TEST_F (Bulk, IsOneChangeThatIsUndoneAndDoneAgain)
{
  add_organisation ("Alpha");
  std::string first = dump (), first_indexes = indexes ();
  gint64 change = add_many (600);
  std::string last = dump ();

  EXPECT_EQ (ask ("SELECT count (*) FROM record"), "1801");
  EXPECT_EQ (indexes (), first_indexes);
  EXPECT_EQ (count_found ("entraide 599"), 1u);
  EXPECT_EQ (count_found ("lefev 12"), 11u); /* 12 and 120 to 129 */
  expect_sound ();
  gint64 undone = undo (change);
  EXPECT_TRUE (dump () == first);
  EXPECT_EQ (indexes (), first_indexes);
  EXPECT_EQ (count_found ("entraide"), 0u);
  EXPECT_EQ (count_found ("alph"), 1u);
  expect_sound ();
  gint64 redone = undo (undone);
  EXPECT_TRUE (dump () == last);
  EXPECT_EQ (count_found ("entraide 599"), 1u);
  expect_sound ();
  undo (redone);
  EXPECT_TRUE (dump () == first);
}

TEST_F (Bulk, LeavesWhatIsFarMoreAlone)
{
  add_many (1200);
  std::string before = dump ();
  gint64 change = add_many (350);

  undo (change);
  EXPECT_TRUE (dump () == before);
  EXPECT_EQ (count_found ("entraide 1199"), 1u);
}

TEST_F (Bulk, EachRecordHasItsHistory)
{
  add_many (600);
  set (uuids[77], "sigle", "LXXVII");
  g_autoptr (GPtrArray) history
      = maillage_store_list_history (store, uuids[77].c_str (), 0, nullptr);
  ASSERT_EQ (history->len, 2u);
  auto made = (MaillageChange *) g_ptr_array_index (history, 1);
  MaillageItemAction action;
  const char *uuid;

  EXPECT_STREQ (maillage_change_get_label (made), "Import");
  ASSERT_EQ (maillage_change_get_n_items (made), 1u);
  maillage_change_get_item (made, 0, &action, &uuid, nullptr, nullptr, nullptr);
  EXPECT_EQ (action, MAILLAGE_ITEM_CREATE);
  EXPECT_EQ (uuid, uuids[77]);
  g_autoptr (GPtrArray) all = maillage_store_list_history (store, nullptr, 0, nullptr);
  EXPECT_EQ (maillage_change_get_n_items ((MaillageChange *) g_ptr_array_index (all, 1)), 50u);
}

TEST_F (Bulk, IsNotTakenBackOverTheWorkOfOthers)
{
  gint64 change = add_many (600);
  std::string before, message;

  g_autoptr (MaillageEdit) edit = _maillage_edit_new ("Add", nullptr);
  const char *role = maillage_edit_create_child (
      edit, "partners.role", ask ("SELECT uuid FROM record WHERE title LIKE '%Lefèvre 5'").c_str ());
  maillage_edit_set (edit, role, "job", "Trésorière");
  gint64 added = commit (edit);
  before = dump ();
  EXPECT_EQ (undo_fails (change, &message), MAILLAGE_ERROR_CONFLICT);
  EXPECT_NE (message.find ("Trésorière"), std::string::npos) << message;
  EXPECT_TRUE (dump () == before);
  undo (added);
  undo (change);
  EXPECT_EQ (ask ("SELECT count (*) FROM record"), "0");
}

TEST_F (Bulk, NoIdIsGivenTwice)
{
  gint64 change = add_many (600);

  undo (change);
  add_organisation ("Alpha");
  EXPECT_EQ (ask ("SELECT max (id) FROM record"), "1801");
}

TEST_F (Bulk, ReservedUuidsAreRandomAndInOrder)
{
  add_many (600);
  for (size_t i = 0; i < uuids.size (); i++)
    {
      EXPECT_TRUE (g_uuid_string_is_valid (uuids[i].c_str ())) << uuids[i];
      EXPECT_EQ (uuids[i][14], '4');
      EXPECT_TRUE (strchr ("89ab", uuids[i][19]) != nullptr) << uuids[i];
      EXPECT_LT (i > 0 ? uuids[i - 1] : "", uuids[i]);
    }
}
