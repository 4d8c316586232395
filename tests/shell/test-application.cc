/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell-fixture.h"

class ApplicationTest : public ShellTest
{
protected:
  void
  expect_problem (const char *title)
  {
    EXPECT_NE (find_named ("problem"), nullptr);
    EXPECT_TRUE (says (title));
    EXPECT_EQ (maillage_window_get_page (window), nullptr);
    EXPECT_FALSE (can ("palette"));
    EXPECT_FALSE (can ("new-here"));
  }

  /* Between two starts, as far as the store can tell. */
  void
  damage ()
  {
    gtk_window_destroy (GTK_WINDOW (window));
    window = nullptr;
    maillage_store_close (maillage_context_get_store (context));
    FILE *file = fopen (path.c_str (), "r+");
    ASSERT_NE (file, nullptr);
    fseek (file, 100, SEEK_SET);
    for (int i = 0; i < 40000; i++)
      fputc (0x5a, file);
    fclose (file);
    g_remove ((path + "-wal").c_str ());
    maillage_application_try_again (application);
    g_application_activate (G_APPLICATION (application));
    window = MAILLAGE_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (application)));
    EXPECT_TRUE (wait_until ([&] { return gtk_widget_get_mapped (GTK_WIDGET (window)); }));
  }
};

TEST_F (ApplicationTest, SaysThatAFileIsNotAStoreAndTriesAgain)
{
  ASSERT_TRUE (g_file_set_contents (path.c_str (), "Dear colleague,", -1, nullptr));
  start ();
  expect_problem ("This file is not a store");
  g_remove (path.c_str ());
  act ("app.try-again");
  EXPECT_EQ (key (), "home");
  EXPECT_EQ (find_named ("problem"), nullptr);
}

TEST_F (ApplicationTest, SaysThatAStoreIsDamaged)
{
  start ();
  damage ();
  expect_problem ("This store is damaged");
  EXPECT_FALSE (says ("Restore the Backup"));
}

TEST_F (ApplicationTest, PutsTheLastBackupInTheDamagedStoresPlace)
{
  start ();
  g_autoptr (MaillageEdit) edit = _maillage_edit_new ("Add", nullptr);
  g_autoptr (GError) error = nullptr;
  std::string uuid = maillage_edit_create (edit, "partners.organisation");
  maillage_edit_set (edit, uuid.c_str (), "name", "Toit et Joie");
  MaillageStore *store = maillage_context_get_store (context);
  g_autoptr (MaillageChange) change = maillage_store_commit (store, edit, &error);
  ASSERT_NE (change, nullptr) << error->message;
  int answered = 0;
  maillage_store_back_up_async (
      store,
      nullptr,
      [] (GObject *source, GAsyncResult *result, gpointer data) {
        *(int *) data = maillage_store_back_up_finish (MAILLAGE_STORE (source), result, nullptr)
                            ? 1
                            : 2;
      },
      &answered);
  ASSERT_TRUE (wait_until ([&] { return answered != 0; }));
  ASSERT_EQ (answered, 1);

  damage ();
  expect_problem ("This store is damaged");
  EXPECT_TRUE (says ("Restore the Backup"));
  act ("app.restore-backup");
  EXPECT_EQ (key (), "home");
  EXPECT_EQ (find_named ("problem"), nullptr);
  store = maillage_context_get_store (context);
  EXPECT_EQ (maillage_store_count (store, "partners.organisation", nullptr), 1);
  /* The damaged one is not thrown away. */
  g_autoptr (GDir) beside = g_dir_open (folder.path.c_str (), 0, nullptr);
  bool kept = false;
  while (const char *name = g_dir_read_name (beside))
    kept = kept || strstr (name, ".damaged-") != nullptr;
  EXPECT_TRUE (kept);
}

TEST_F (ApplicationTest, SaysThatAFolderIsMissing)
{
  path = folder.file ("nowhere") + "/store.db";
  start ();
  EXPECT_NE (find_named ("problem"), nullptr);
  EXPECT_TRUE (says ("nowhere"));
}

TEST_F (ApplicationTest, LeavesABrokenStoreForTheDemo)
{
  ASSERT_TRUE (g_file_set_contents (path.c_str (), "Dear colleague,", -1, nullptr));
  start ();
  act ("app.open-demo");
  EXPECT_EQ (key (), "home");
  EXPECT_GT (
      maillage_store_count (maillage_context_get_store (context), "partners.organisation", nullptr),
      10);
  EXPECT_TRUE (g_str_has_suffix (maillage_store_get_path (maillage_context_get_store (context)),
                                 "/maillage/demo.db"));
}

TEST_F (ApplicationTest, AsksANameOnTheFirstRunThenBegins)
{
  start (false);
  EXPECT_NE (find_named ("welcome"), nullptr);
  gtk_editable_set_text (GTK_EDITABLE (find_named ("author")), "Camille");
  g_signal_emit_by_name (find_named ("start-empty"), "clicked");
  EXPECT_EQ (key (), "home");
  EXPECT_STREQ (maillage_store_get_author (maillage_context_get_store (context)), "Camille");
  EXPECT_FALSE (maillage_application_is_first_run (application));
}

TEST_F (ApplicationTest, EnterAfterOnesNameBegins)
{
  start (false);
  gtk_editable_set_text (GTK_EDITABLE (find_named ("author")), "Camille");
  g_signal_emit_by_name (find_named ("author"), "entry-activated");
  EXPECT_EQ (key (), "home");
  EXPECT_STREQ (maillage_store_get_author (maillage_context_get_store (context)), "Camille");
}

TEST_F (ApplicationTest, WhatOneWindowWritesTheOtherShows)
{
  start ();
  std::string uuid = add_organisation ("Ansa");
  MaillageWindow *first = window;
  act ("app.new-window");
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (application));
  ASSERT_EQ (g_list_length (windows), 2u);
  MaillageWindow *second
      = MAILLAGE_WINDOW (windows->data == first ? windows->next->data : windows->data);

  gtk_window_present (GTK_WINDOW (first));
  gtk_window_present (GTK_WINDOW (second));
  maillage_ui_window_open_record (MAILLAGE_UI_WINDOW (first), uuid.c_str (), nullptr);
  maillage_ui_window_open_record (MAILLAGE_UI_WINDOW (second), uuid.c_str (), nullptr);
  g_autoptr (MaillageEdit) edit = _maillage_edit_new ("Rename", nullptr);
  maillage_edit_set (edit, uuid.c_str (), "name", "Agence nouvelle des solidarités actives");
  maillage_ui_window_commit (
      MAILLAGE_UI_WINDOW (first), GTK_WIDGET (first), edit, nullptr, nullptr);
  for (MaillageWindow *each : { first, second })
    {
      window = each;
      EXPECT_TRUE (wait_until ([&] { return says ("Agence nouvelle des solidarités actives"); }));
    }
  window = first;
  gtk_window_destroy (GTK_WINDOW (second));
}

TEST_F (ApplicationTest, OpensSeveralWindowsEachWithItsOwnPages)
{
  start ();
  act ("app.new-window");
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (application));
  ASSERT_EQ (g_list_length (windows), 2u);
  MaillageWindow *other
      = MAILLAGE_WINDOW (windows->data == window ? windows->next->data : windows->data);
  maillage_window_open_trash (other);
  EXPECT_STREQ (maillage_window_get_key (other), "trash");
  EXPECT_EQ (key (), "home");
  gtk_window_destroy (GTK_WINDOW (other));
}
