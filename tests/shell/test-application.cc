/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell-fixture.h"

#include <maillage-backup-private.h>
#include <maillage-home.h>
#include <maillage-second-backup.h>
#include <utime.h>
#include <unistd.h>

class ApplicationTest : public ShellTest
{
protected:
  bool
  has_home ()
  {
    return find (GTK_WIDGET (window), [] (GtkWidget *widget) { return MAILLAGE_IS_HOME (widget); })
           != nullptr;
  }

  /* Makes the second copy of the backups; returns why it could not. */
  std::string
  second_copy ()
  {
    struct Answer
    {
      bool came = false;
      std::string why;
    } answer;
    maillage_second_backup_make (
        context,
        [] (GObject *source, GAsyncResult *result, gpointer data) {
          g_autoptr (GError) error = nullptr;
          auto *answer = static_cast<Answer *> (data);
          if (!maillage_second_backup_finish (MAILLAGE_CONTEXT (source), result, &error))
            answer->why = error->message;
          answer->came = true;
        },
        &answer);
    EXPECT_TRUE (wait_until ([&] { return answer.came; }));
    return answer.why;
  }

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

static std::string told;

TEST (ApplicationOptions, ATourIsOfTheDemoStoreAlone)
{
  g_autoptr (MaillageApplication) application = maillage_application_new ();
  const char *words[] = { "maillage", "--store", "a.db", "--tour", "pictures", nullptr };
  GPrintFunc former = g_set_printerr_handler (+[] (const char *text) { told = text; });

  EXPECT_EQ (g_application_run (G_APPLICATION (application), 5, (char **) words), 2);
  g_set_printerr_handler (former);
  EXPECT_EQ (told, "The tour shows the demo store: leave out --store.\n");
}

TEST_F (ApplicationTest, APageThatNobodySeesIsNotMade)
{
  begin ();
  maillage_ui_window_open_list (MAILLAGE_UI_WINDOW (window), "partners.organisation");
  EXPECT_TRUE (wait_until ([&] {
    return gtk_widget_get_mapped (maillage_window_get_page (window))
           && gtk_widget_get_width (maillage_window_get_page (window)) > 0;
  }));
  EXPECT_FALSE (has_home ());
  act ("win.home");
  EXPECT_TRUE (wait_until ([&] { return has_home (); }));
}

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

/* Found while it is open: what is shown may lack parts. */
TEST_F (ApplicationTest, SaysThatWhatIsShownIsNotAll)
{
  start ();
  MaillageStore *store = maillage_context_get_store (context);
  std::string copy = path + ".good";
  g_autoptr (GError) error = nullptr;

  ASSERT_TRUE (maillage_store_backup (store, copy.c_str (), &error)) << error->message;
  EXPECT_FALSE (says ("This store is damaged"));
  g_signal_emit_by_name (store, "damaged");
  EXPECT_TRUE (says ("This store is damaged"));
  EXPECT_TRUE (says ("Backups…"));
  ASSERT_TRUE (maillage_store_restore (store, copy.c_str (), &error)) << error->message;
  EXPECT_FALSE (says ("This store is damaged"));
}

/* A file stands where the backups would go. */
TEST_F (ApplicationTest, SaysThatTheBackupFailed)
{
  ASSERT_TRUE (g_file_set_contents ((path + ".backups").c_str (), "not a folder", -1, nullptr));
  start ();
  ASSERT_TRUE (wait_until ([&] { return says ("The backup of today could not be made"); }));
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
        *(int *) data
            = maillage_store_back_up_finish (MAILLAGE_STORE (source), result, nullptr) ? 1 : 2;
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

/* A store with something in it, as left by a program that ended, where @folder is. */
static void
make_store (const std::string &file)
{
  g_autoptr (MaillageRegistry) registry = maillage_registry_new ();
  g_autoptr (MaillageStore) store = maillage_store_new (registry);
  g_autoptr (MaillageEdit) edit = _maillage_edit_new ("Add", nullptr);
  g_autoptr (GError) error = nullptr;

  ASSERT_TRUE (maillage_store_open (store, file.c_str (), MAILLAGE_OPEN_CREATE, &error))
      << error->message;
  for (int i = 0; i < 50; i++)
    maillage_edit_set (edit,
                       maillage_edit_create (edit, "core.tag"),
                       "name",
                       ("Étiquette " + std::to_string (i)).c_str ());
  g_autoptr (MaillageChange) change = maillage_store_commit (store, edit, &error);
  ASSERT_NE (change, nullptr) << error->message;
}

static void
run_sql (const std::string &file, const char *sql)
{
  std::string command = "sqlite3 '" + file + "' \"" + sql + "\" >/dev/null";
  ASSERT_EQ (system (command.c_str ()), 0);
}

TEST_F (ApplicationTest, SaysThatAStoreIsFromANewerVersion)
{
  make_store (path);
  run_sql (path, "UPDATE meta SET value = value + 90 WHERE key = 'version'");
  start ();
  expect_problem ("This store is from a newer version");
  EXPECT_TRUE (says ("Update the program to open it"));
  run_sql (path, "UPDATE meta SET value = value - 90 WHERE key = 'version'");
  act ("app.try-again");
  EXPECT_EQ (key (), "home");
  EXPECT_EQ (maillage_store_count (maillage_context_get_store (context), "core.tag", nullptr), 50);
}

TEST_F (ApplicationTest, SaysThatAFileIsCutShort)
{
  GStatBuf found;

  make_store (path);
  run_sql (path, "PRAGMA wal_checkpoint (TRUNCATE)");
  ASSERT_EQ (g_stat (path.c_str (), &found), 0);
  ASSERT_EQ (truncate (path.c_str (), found.st_size / 2), 0);
  g_remove ((path + "-wal").c_str ());
  start ();
  expect_problem ("This store is damaged");
  ASSERT_EQ (g_stat (path.c_str (), &found), 0);
  EXPECT_GT (found.st_size, 0); /* it stays as it is, for who may save something of it */
}

TEST_F (ApplicationTest, SaysThatAStoreWhoseFirstPageIsDamagedIsOne)
{
  char bytes[8192] = "SQLite format 3";

  memcpy (bytes + 68, "Mail", 4);
  ASSERT_TRUE (g_file_set_contents (path.c_str (), bytes, sizeof bytes, nullptr));
  start ();
  expect_problem ("This store is damaged");
}

TEST_F (ApplicationTest, SaysThatAnotherProgramHasTheStoreToItself)
{
  std::string held = folder.file ("held");

  make_store (path);
  ASSERT_TRUE (g_file_set_contents (held.c_str (), "", 0, nullptr));
  std::string command = "sqlite3 '" + path
                        + "' 'PRAGMA locking_mode = EXCLUSIVE' 'BEGIN EXCLUSIVE'"
                          " '.shell while test -e "
                        + held + "; do sleep 0.1; done' >/dev/null & sleep 1";
  ASSERT_EQ (system (command.c_str ()), 0);
  start ();
  expect_problem ("This store is in use");
  ASSERT_EQ (g_remove (held.c_str ()), 0);
  act ("app.try-again"); /* waits for who is just about to go */
  EXPECT_EQ (key (), "home");
  EXPECT_EQ (maillage_store_count (maillage_context_get_store (context), "core.tag", nullptr), 50);
}

/* A file system of its own, for who may make one. */
class SmallDiskTest : public ApplicationTest
{
protected:
  void
  SetUp () override
  {
    ApplicationTest::SetUp ();
    disk = folder.file ("disk");
    ASSERT_EQ (g_mkdir (disk.c_str (), 0700), 0);
    std::string command = "mount -t tmpfs -o size=3m tmpfs '" + disk + "' 2>/dev/null";
    is_mounted = getuid () == 0 && system (command.c_str ()) == 0;
    path = disk + "/store.db";
  }

  void
  TearDown () override
  {
    ApplicationTest::TearDown ();
    if (is_mounted && system (("umount '" + disk + "'").c_str ()) != 0)
      ADD_FAILURE () << "cannot unmount " << disk;
  }

  std::string disk;
  bool is_mounted = false;
};

#define SKIP_UNLESS_MOUNTED()                                                                      \
  if (!is_mounted)                                                                                 \
  GTEST_SKIP () << "only root, outside of some containers, may mount a file system"

TEST_F (SmallDiskTest, SaysThatTheDiskIsFullAndLosesNothing)
{
  SKIP_UNLESS_MOUNTED ();
  start ();
  std::string uuid = add_organisation ("Ansa"), full = disk + "/full";
  EXPECT_NE (system (("dd if=/dev/zero of='" + full + "' bs=4k 2>/dev/null").c_str ()), 0);
  gtk_window_present (GTK_WINDOW (window));
  g_autoptr (MaillageEdit) edit = _maillage_edit_new ("Text", nullptr);
  maillage_edit_set (edit, uuid.c_str (), "name", std::string (200000, 'A').c_str ());
  maillage_ui_window_commit (
      MAILLAGE_UI_WINDOW (window), GTK_WIDGET (window), edit, nullptr, nullptr);
  EXPECT_TRUE (
      wait_until ([&] { return says ("The disk is full. Free some space, then try again."); }));
  ASSERT_EQ (g_remove (full.c_str ()), 0);
  MaillageStore *store = maillage_context_get_store (context);
  g_autoptr (MaillageRecord) record = maillage_store_load (store, uuid.c_str (), nullptr);
  EXPECT_STREQ (maillage_record_get_title (record), "Ansa");
  add_organisation ("Action Tank"); /* and it goes on */
  g_auto (GStrv) faults = maillage_store_check (store, FALSE, nullptr);
  EXPECT_EQ (g_strv_length (faults), 0u);
}

TEST_F (SmallDiskTest, ReadsWhereNothingCanBeWrittenAndSaysIt)
{
  SKIP_UNLESS_MOUNTED ();
  make_store (path);
  ASSERT_EQ (system (("mount -o remount,ro '" + disk + "'").c_str ()), 0);
  start ();
  EXPECT_EQ (key (), "home");
  EXPECT_TRUE (says ("its folder is protected: here it can only be read"));
  MaillageStore *store = maillage_context_get_store (context);
  EXPECT_TRUE (maillage_store_get_read_only (store));
  EXPECT_EQ (maillage_store_count (store, "core.tag", nullptr), 50);
  ASSERT_EQ (system (("mount -o remount,rw '" + disk + "'").c_str ()), 0);
  act ("app.try-again");
  EXPECT_FALSE (maillage_store_get_read_only (maillage_context_get_store (context)));
  maillage_store_close (maillage_context_get_store (context));
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

TEST_F (ApplicationTest, TheFirstRunAsksWhereASecondCopyIsKeptAndHowOneBegins)
{
  std::string folder_path = folder.file ("disk");
  std::string copy = folder_path + "/" + g_path_get_basename (path.c_str ());

  ASSERT_EQ (g_mkdir (folder_path.c_str (), 0700), 0);
  start (false);
  ASSERT_NE (find_named ("backup-folder"), nullptr);
  g_settings_set_string (
      maillage_context_get_settings (context), "backup-folder", folder_path.c_str ());
  EXPECT_TRUE (says (folder_path.c_str ()));
  g_signal_emit_by_name (find_named ("start-import"), "clicked");
  EXPECT_EQ (key (), "import:partners.organisation");
  struct utimbuf old = { 1000000000, 1000000000 };
  ASSERT_EQ (g_mkdir (copy.c_str (), 0700), 0); /* in the way, as a full disk is */
  ASSERT_EQ (g_utime (copy.c_str (), &old), 0);
  std::string why = second_copy ();
  EXPECT_NE (why.find (copy), std::string::npos) << why;
  ASSERT_EQ (g_rmdir (copy.c_str ()), 0);
  EXPECT_EQ (second_copy (), "");
  g_autoptr (GError) error = nullptr;
  EXPECT_TRUE (_maillage_backup_verify (copy.c_str (), &error)) << error->message;
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

TEST_F (ApplicationTest, SaysThatAStoreCannotBeKeptInASynchronisedFolder)
{
  std::string mark = folder.file (".nextcloudsync.log");

  ASSERT_TRUE (g_file_set_contents (mark.c_str (), "", 0, nullptr));
  start ();
  expect_problem ("This store can’t be kept there");
  EXPECT_TRUE (says ("in a folder that Nextcloud synchronises"));
  ASSERT_EQ (g_remove (mark.c_str ()), 0);
  act ("app.try-again");
  EXPECT_EQ (key (), "home");
}

TEST_F (ApplicationTest, SaysThatHomeIsInASynchronisedFolder)
{
  std::string home = std::string (g_get_user_data_dir ()) + "/maillage",
              mark = home + "/.nextcloudsync.log";

  ASSERT_EQ (g_mkdir_with_parents (home.c_str (), 0700), 0);
  path = home + "/place-" + std::to_string (getpid ()) + ".db";
  ASSERT_TRUE (g_file_set_contents (mark.c_str (), "", 0, nullptr));
  start ();
  ASSERT_EQ (g_remove (mark.c_str ()), 0);
  EXPECT_EQ (key (), "home");
  EXPECT_TRUE (says ("Your home is in a folder that Nextcloud synchronises"));
  maillage_store_close (maillage_context_get_store (context));
  EXPECT_EQ (system (("rm -rf '" + path + "'*").c_str ()), 0);
}
