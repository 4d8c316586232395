/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include <maillage-context-private.h>
#include <maillage-core.h>
#include <maillage-registry-private.h>

#include <sys/stat.h>

static int
count (MaillageContext *context, const char *kind)
{
  return maillage_store_count (maillage_context_get_store (context), kind, nullptr);
}

static std::string
open_new (MaillageContext *context, const TemporaryFolder &folder)
{
  g_autoptr (GError) error = nullptr;
  std::string path = folder.file ("store.db");

  EXPECT_TRUE (
      maillage_context_open (context,
                             path.c_str (),
                             (MaillageOpenFlags) (MAILLAGE_OPEN_CREATE | MAILLAGE_OPEN_MIGRATE),
                             &error))
      << error->message;
  return path;
}

TEST (Context, LoadsThePluginsThatAreSwitchedOn)
{
  g_autoptr (MaillageContext) context = maillage_context_new ();

  EXPECT_NE (maillage_registry_find_kind (maillage_context_get_registry (context), "needs.thing"),
             nullptr);
  EXPECT_EQ (maillage_context_get_store (context), nullptr);
}

TEST (Context, RemembersWhatIsSwitchedOff)
{
  g_autoptr (GError) error = nullptr;

  g_unsetenv ("GSETTINGS_BACKEND");
  {
    g_autoptr (MaillageContext) context = maillage_context_new ();
    ASSERT_TRUE (maillage_plugin_manager_set_active (
        maillage_context_get_plugin_manager (context), "needs", FALSE, &error));
    wait_until ([] { return false; }, 50);
  }
  g_autofree char *file
      = g_build_filename (g_get_user_config_dir (), "maillage", "settings.ini", nullptr);
  EXPECT_TRUE (g_file_test (file, G_FILE_TEST_EXISTS));
  g_autoptr (MaillageContext) context = maillage_context_new ();
  MaillagePluginItem *needs
      = maillage_plugin_manager_find (maillage_context_get_plugin_manager (context), "needs");
  EXPECT_FALSE (maillage_plugin_item_get_active (needs));
  EXPECT_EQ (maillage_plugin_item_get_problem (needs), nullptr);
  g_setenv ("GSETTINGS_BACKEND", "memory", TRUE);
}

TEST (Context, MakesTheDefaultFolderForItsOwnerAlone)
{
  g_autoptr (MaillageContext) context = maillage_context_new ();
  g_autoptr (GError) error = nullptr;
  g_autofree char *path = maillage_context_dup_default_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  struct stat found;

  ASSERT_TRUE (maillage_context_open (context, nullptr, MAILLAGE_OPEN_CREATE, &error))
      << error->message;
  EXPECT_STREQ (maillage_store_get_path (maillage_context_get_store (context)), path);
  ASSERT_EQ (stat (folder, &found), 0);
  EXPECT_EQ (found.st_mode & 0777, 0700u);
}

static constexpr MaillageOpenFlags MAKE
    = (MaillageOpenFlags) (MAILLAGE_OPEN_CREATE | MAILLAGE_OPEN_MIGRATE);

TEST (Context, EndsOnlyTheOpeningThatWasBegun)
{
  TemporaryFolder folder;
  std::string path = folder.file ("store.db"), other = folder.file ("other.db");
  g_autoptr (MaillageContext) context = maillage_context_new ();
  g_autoptr (GError) error = nullptr;

  _maillage_context_open_ahead (context, path.c_str (), MAKE);
  ASSERT_TRUE (maillage_context_open (context, path.c_str (), MAKE, &error)) << error->message;
  EXPECT_STREQ (maillage_store_get_path (maillage_context_get_store (context)), path.c_str ());
  EXPECT_EQ (count (context, "needs.thing"), 0);
  _maillage_context_open_ahead (context, path.c_str (), MAKE);
  ASSERT_TRUE (maillage_context_open (context, other.c_str (), MAKE, &error)) << error->message;
  EXPECT_STREQ (maillage_store_get_path (maillage_context_get_store (context)), other.c_str ());
  _maillage_context_open_ahead (context, path.c_str (), MAKE); /* and nobody ends it */
}

TEST (Context, SaysWhyAnOpeningThatWasBegunFailed)
{
  TemporaryFolder folder;
  std::string path = folder.file ("letter.db");
  g_autoptr (MaillageContext) context = maillage_context_new ();
  g_autoptr (GError) error = nullptr;

  ASSERT_TRUE (g_file_set_contents (path.c_str (), "Dear colleagues", -1, nullptr));
  _maillage_context_open_ahead (context, path.c_str (), MAKE);
  EXPECT_FALSE (maillage_context_open (context, path.c_str (), MAKE, &error));
  EXPECT_TRUE (g_error_matches (error, MAILLAGE_ERROR, MAILLAGE_ERROR_NOT_A_STORE));
  EXPECT_EQ (maillage_context_get_store (context), nullptr);
}

TEST (Context, RefusesAMissingStoreItMayNotMake)
{
  TemporaryFolder folder;
  g_autoptr (MaillageContext) context = maillage_context_new ();
  g_autoptr (GError) error = nullptr;

  EXPECT_FALSE (maillage_context_open (
      context, folder.file ("none.db").c_str (), MAILLAGE_OPEN_NONE, &error));
  ASSERT_NE (error, nullptr);
  EXPECT_EQ (maillage_context_get_store (context), nullptr);
}

TEST (Context, SignsWithTheNameInTheSettings)
{
  TemporaryFolder folder;
  g_autoptr (MaillageContext) context = maillage_context_new ();
  GSettings *settings = maillage_context_get_settings (context);

  g_settings_set_string (settings, "author", "Ada Lovelace");
  open_new (context, folder);
  MaillageStore *store = maillage_context_get_store (context);
  EXPECT_STREQ (maillage_store_get_author (store), "Ada Lovelace");
  g_settings_set_string (settings, "author", "Grace Hopper");
  EXPECT_STREQ (maillage_store_get_author (store), "Grace Hopper");
  g_settings_set_string (settings, "author", "");
  EXPECT_STRNE (maillage_store_get_author (store), "");
}

TEST (Context, AddsTheDemoAsOneChange)
{
  TemporaryFolder folder;
  g_autoptr (MaillageContext) context = maillage_context_new ();
  g_autoptr (GError) error = nullptr;

  open_new (context, folder);
  ASSERT_TRUE (maillage_context_add_demo (context, &error)) << error->message;
  EXPECT_EQ (count (context, "org.example.good.thing"), 1);
  g_autoptr (GPtrArray) history
      = maillage_store_list_history (maillage_context_get_store (context), nullptr, 10, nullptr);
  EXPECT_EQ (history->len, 1u);
}

TEST (Context, KeepsTheDemoOutOfAUsersStore)
{
  TemporaryFolder folder;
  g_autoptr (MaillageContext) context = maillage_context_new ();
  g_autoptr (MaillageEdit) edit = _maillage_edit_new ("Mine", nullptr);
  g_autoptr (GError) error = nullptr;

  open_new (context, folder);
  maillage_edit_set (edit, maillage_edit_create (edit, "core.tag"), "name", "mine");
  g_autoptr (MaillageChange) change
      = maillage_store_commit (maillage_context_get_store (context), edit, &error);
  ASSERT_NE (change, nullptr) << error->message;
  EXPECT_FALSE (maillage_context_add_demo (context, &error));
  EXPECT_TRUE (g_error_matches (error, MAILLAGE_ERROR, MAILLAGE_ERROR_REFUSED));
  EXPECT_EQ (count (context, "org.example.good.thing"), 0);
}

TEST (Context, AKindThatComesLaterGetsItsTable)
{
  TemporaryFolder folder;
  g_autoptr (MaillageContext) context = maillage_context_new ();
  MaillagePluginManager *manager = maillage_context_get_plugin_manager (context);
  g_autoptr (GError) error = nullptr;

  ASSERT_TRUE (maillage_plugin_manager_set_active (manager, "org.example.good", FALSE, nullptr));
  open_new (context, folder);
  ASSERT_TRUE (maillage_plugin_manager_set_active (manager, "org.example.good", TRUE, &error))
      << error->message;
  ASSERT_TRUE (maillage_context_add_demo (context, &error)) << error->message;
  EXPECT_EQ (count (context, "org.example.good.thing"), 1);

  /* Off again, its record stays. */
  ASSERT_TRUE (maillage_plugin_manager_set_active (manager, "org.example.good", FALSE, nullptr));
  EXPECT_EQ (count (context, "org.example.good.thing"), 1);
}

TEST (Context, FreesEverything)
{
  TemporaryFolder folder;
  g_autoptr (MaillageContext) context = maillage_context_new ();

  open_new (context, folder);
  Watched watched_context (context);
  Watched watched_store (maillage_context_get_store (context));
  Watched watched_registry (maillage_context_get_registry (context));
  Watched watched_manager (maillage_context_get_plugin_manager (context));
  g_clear_object (&context);
  EXPECT_TRUE (watched_context.gone ());
  EXPECT_TRUE (watched_store.gone ());
  EXPECT_TRUE (watched_registry.gone ());
  EXPECT_TRUE (watched_manager.gone ());
}

TEST (Context, KnowsTheDay)
{
  g_autoptr (MaillageContext) context = maillage_context_new ();
  Today today;

  g_autoptr (MaillageDate) told = maillage_context_dup_today (context);
  EXPECT_STREQ (maillage_date_get_edtf (told), "2022-03-15");
}
