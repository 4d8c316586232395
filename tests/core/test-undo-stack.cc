/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#include <maillage-core.h>

class UndoStackTest : public StoreTest
{
protected:
  struct Answer
  {
    bool came = false;
    std::string label, message;
    int code = -1;
  };

  void
  SetUp () override
  {
    StoreTest::SetUp ();
    stack = maillage_undo_stack_new (store);
  }

  void
  TearDown () override
  {
    Watched watched (stack);
    g_clear_object (&stack);
    EXPECT_TRUE (watched.gone ());
    StoreTest::TearDown ();
  }

  static void
  answered (GObject *source, GAsyncResult *result, gpointer data)
  {
    Answer *answer = static_cast<Answer *> (data);
    g_autoptr (GError) error = nullptr;
    g_autoptr (MaillageChange) change
        = maillage_undo_stack_finish (MAILLAGE_UNDO_STACK (source), result, &error);

    answer->came = true;
    if (change != nullptr)
      answer->label = maillage_change_get_label (change);
    else
      {
        answer->code = error->code;
        answer->message = error->message;
      }
  }

  Answer
  undo_latest (MaillageChange *change = nullptr)
  {
    Answer answer;

    maillage_undo_stack_undo_async (stack, change, answered, &answer);
    EXPECT_TRUE (wait_until ([&] { return answer.came; }));
    return answer;
  }

  Answer
  redo_latest ()
  {
    Answer answer;

    maillage_undo_stack_redo_async (stack, answered, &answer);
    EXPECT_TRUE (wait_until ([&] { return answer.came; }));
    return answer;
  }

  /* As the window does: writes, and puts the change on the stack. */
  MaillageChange *
  write (const char *label, const std::string &uuid, const char *field, const char *value)
  {
    g_autoptr (MaillageEdit) edit = _maillage_edit_new (label, nullptr);
    g_autoptr (GError) error = nullptr;

    maillage_edit_set (edit, uuid.c_str (), field, value);
    g_autoptr (MaillageChange) change = maillage_store_commit (store, edit, &error);
    EXPECT_NE (change, nullptr) << error->message;
    maillage_undo_stack_push (stack, change);
    return g_steal_pointer (&change);
  }

  MaillageUndoStack *stack = nullptr;
};

TEST_F (UndoStackTest, IsEmptyAtFirst)
{
  EXPECT_FALSE (maillage_undo_stack_get_can_undo (stack));
  EXPECT_FALSE (maillage_undo_stack_get_can_redo (stack));
  EXPECT_EQ (undo_latest ().code, MAILLAGE_ERROR_NOTHING_TO_UNDO);
  EXPECT_EQ (redo_latest ().message, "There is nothing to redo.");
}

TEST_F (UndoStackTest, TakesBackAndDoesAgainInTurn)
{
  std::string uuid = add_organisation ("Ansa");
  g_autoptr (MaillageChange) first = write ("Sigle", uuid, "sigle", "A");
  g_autoptr (MaillageChange) second = write ("Phone", uuid, "phone", "+33536490001");

  EXPECT_EQ (undo_latest ().label, "Phone");
  EXPECT_EQ (value (uuid, "phone"), "(null)");
  EXPECT_EQ (undo_latest ().label, "Sigle");
  EXPECT_EQ (value (uuid, "sigle"), "(null)");
  EXPECT_FALSE (maillage_undo_stack_get_can_undo (stack));
  redo_latest ();
  EXPECT_EQ (value (uuid, "sigle"), "A");
  redo_latest ();
  EXPECT_EQ (value (uuid, "phone"), "+33536490001");
  EXPECT_FALSE (maillage_undo_stack_get_can_redo (stack));
  undo_latest ();
  EXPECT_EQ (value (uuid, "phone"), "(null)");
}

TEST_F (UndoStackTest, ForgetsWhatCouldBeDoneAgainAfterANewChange)
{
  std::string uuid = add_organisation ("Ansa");
  g_autoptr (MaillageChange) first = write ("Sigle", uuid, "sigle", "A");

  undo_latest ();
  EXPECT_TRUE (maillage_undo_stack_get_can_redo (stack));
  g_autoptr (MaillageChange) second = write ("Phone", uuid, "phone", "+33536490001");
  EXPECT_FALSE (maillage_undo_stack_get_can_redo (stack));
}

TEST_F (UndoStackTest, TakesBackTheChangeAToastOffers)
{
  std::string uuid = add_organisation ("Ansa");
  g_autoptr (MaillageChange) first = write ("Sigle", uuid, "sigle", "A");
  g_autoptr (MaillageChange) second = write ("Phone", uuid, "phone", "+33536490001");

  EXPECT_EQ (undo_latest (first).label, "Sigle");
  EXPECT_EQ (value (uuid, "sigle"), "(null)");
  EXPECT_EQ (value (uuid, "phone"), "+33536490001");
  EXPECT_EQ (undo_latest (first).code, MAILLAGE_ERROR_NOTHING_TO_UNDO);
  EXPECT_TRUE (maillage_undo_stack_get_can_undo (stack));
}

TEST_F (UndoStackTest, LeavesWhatOthersChangedAndForgetsTheRefusedChange)
{
  std::string uuid = add_organisation ("Ansa");
  g_autoptr (MaillageChange) first = write ("Sigle", uuid, "sigle", "A");

  maillage_store_set_author (store, "Dominique");
  set (uuid, "sigle", "B");
  EXPECT_EQ (undo_latest ().code, MAILLAGE_ERROR_CONFLICT);
  EXPECT_EQ (value (uuid, "sigle"), "B");
  EXPECT_FALSE (maillage_undo_stack_get_can_undo (stack));
}

TEST_F (UndoStackTest, RefusesASecondWhileOneIsRunning)
{
  std::string uuid = add_organisation ("Ansa");
  g_autoptr (MaillageChange) first = write ("Sigle", uuid, "sigle", "A");
  g_autoptr (MaillageChange) second = write ("Phone", uuid, "phone", "+33536490001");
  Answer one, two;

  maillage_undo_stack_undo_async (stack, nullptr, answered, &one);
  EXPECT_FALSE (maillage_undo_stack_get_can_undo (stack));
  maillage_undo_stack_undo_async (stack, nullptr, answered, &two);
  EXPECT_TRUE (wait_until ([&] { return one.came && two.came; }));
  EXPECT_EQ (one.label, "Phone");
  EXPECT_EQ (two.code, MAILLAGE_ERROR_NOTHING_TO_UNDO);
  EXPECT_EQ (value (uuid, "sigle"), "A");
}

TEST_F (UndoStackTest, ForgetsACreationThatIsWithdrawn)
{
  gint64 number = 0;
  GAsyncResult *answer = nullptr;
  std::string first = dump ();

  g_autoptr (MaillageEdit) edit = _maillage_edit_new ("Add", nullptr);
  maillage_edit_set (edit, maillage_edit_create (edit, "partners.organisation"), "name", "Alpha");
  g_autoptr (MaillageChange) made = maillage_store_commit (store, edit, nullptr);
  number = maillage_change_get_number (made);
  maillage_undo_stack_push (stack, made);
  ASSERT_TRUE (maillage_undo_stack_get_can_undo (stack));
  maillage_store_withdraw_async (
      store,
      number,
      [] (GObject *, GAsyncResult *result, gpointer data) {
        *(GAsyncResult **) data = (GAsyncResult *) g_object_ref (result);
      },
      &answer);
  ASSERT_TRUE (wait_until ([&] { return answer != nullptr; }));
  g_autoptr (MaillageChange) done = maillage_store_undo_finish (store, answer, nullptr);
  EXPECT_NE (done, nullptr);
  EXPECT_FALSE (maillage_undo_stack_get_can_undo (stack));
  EXPECT_FALSE (maillage_undo_stack_get_can_redo (stack));
  EXPECT_TRUE (dump () == first);
  g_autoptr (GPtrArray) history = maillage_store_list_history (store, nullptr, 0, nullptr);
  EXPECT_EQ (history->len, 0u);
  EXPECT_EQ (ask ("SELECT count (*) FROM change_item WHERE old IS NOT NULL OR new IS NOT NULL"),
             "0");
  g_clear_object (&answer);
}
