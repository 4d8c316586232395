/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

/* Links that may not come back to where they begin. */
class Ties : public StoreTest
{
protected:
  void
  SetUp () override
  {
    StoreTest::SetUp ();
    body = add_organisation ("Body");
    service = add_organisation ("Service");
    office = add_organisation ("Office");
    set (service, "parent", body.c_str ());
    set (office, "parent", service.c_str ());
  }

  int
  refused (const std::string &uuid, const std::string &parent, std::string *message)
  {
    g_autoptr (MaillageEdit) edit = _maillage_edit_new ("Set", nullptr);

    maillage_edit_set (edit, uuid.c_str (), "parent", parent.c_str ());
    return commit_fails (edit, message);
  }

  std::string body, service, office;
};

TEST_F (Ties, ARecordIsNotItsOwnParent)
{
  std::string message;

  EXPECT_EQ (refused (body, body, &message), MAILLAGE_ERROR_INVALID_VALUE);
  EXPECT_EQ (message, "“Part of” cannot be the record itself: choose another one.");
}

TEST_F (Ties, NorTheParentOfItsParents)
{
  std::string message;

  EXPECT_EQ (refused (body, office, &message), MAILLAGE_ERROR_INVALID_VALUE);
  EXPECT_EQ (message, "“Part of” cannot be “Office”, which already depends on “Body”.");
  EXPECT_EQ (ask ("SELECT count(*) FROM link"), "2");
}

/* What counts is what the whole edit comes to. */
TEST_F (Ties, TwoMayChangePlacesInOneEdit)
{
  g_autoptr (MaillageEdit) edit = _maillage_edit_new ("Swap", nullptr);

  maillage_edit_set (edit, body.c_str (), "parent", service.c_str ());
  maillage_edit_set (edit, service.c_str (), "parent", nullptr);
  EXPECT_GT (commit (edit), 0);
}

TEST_F (Ties, UndoDoesNotMakeOneEither)
{
  gint64 freed = set (service, "parent", nullptr);
  std::string message;

  set (body, "parent", service.c_str ());
  EXPECT_EQ (undo_fails (freed, &message), MAILLAGE_ERROR_INVALID_VALUE);
  EXPECT_EQ (message, "“Part of” cannot be “Body”, which already depends on “Service”.");
}
