/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell-fixture.h"

#include <maillage-adw.h>
#include <maillage-edit-private.h>
#include <maillage-plugin-private.h>
#include <maillage-preferences.h>

#include <glib/gstdio.h>

#include <unistd.h>

static const char plugin_id[] = "org.example.crash";

/* A third party's plugin in the user's own folder. */
class SafeStartTest : public ShellTest
{
protected:
  void
  SetUp () override
  {
    g_autofree char *own = g_build_filename (g_get_user_data_dir (), "maillage", nullptr);

    ShellTest::SetUp ();
    link_path = std::string (own) + "/plugins";
    g_mkdir_with_parents (own, 0700);
    ASSERT_EQ (symlink (FRAGILE_PLUGINS, link_path.c_str ()), 0);
  }

  void
  TearDown () override
  {
    g_unlink (link_path.c_str ());
    ShellTest::TearDown ();
  }

  MaillagePluginItem *
  item ()
  {
    return maillage_plugin_manager_find (maillage_context_get_plugin_manager (context), plugin_id);
  }

  std::string link_path;
};

TEST_F (SafeStartTest, SafeModeIsSaid)
{
  maillage_application_set_safe_mode (application, TRUE);
  start ();
  EXPECT_TRUE (says ("Safe mode: no added extension runs."));
  EXPECT_TRUE (
      maillage_plugin_manager_get_safe_mode (maillage_context_get_plugin_manager (context)));
  maillage_plugin_manager_set_safe_mode (maillage_context_get_plugin_manager (context), FALSE);
  EXPECT_TRUE (wait_until ([&] { return !says ("Safe mode: no added extension runs."); }));
}

TEST_F (SafeStartTest, NamesTheCulpritAndSendsItOff)
{
  g_autofree char *left
      = g_build_filename (g_get_user_data_dir (), "maillage", "starting", nullptr);
  std::string file = std::string (left) + "/left";

  g_mkdir_with_parents (left, 0700);
  ASSERT_TRUE (g_file_set_contents (file.c_str (), plugin_id, -1, nullptr));
  start ();
  EXPECT_TRUE (says ("Maillage stopped in the extension “Fragile”"));
  click ("Switch It Off");
  EXPECT_FALSE (
      maillage_plugin_manager_get_safe_mode (maillage_context_get_plugin_manager (context)));
  g_auto (GStrv) off
      = g_settings_get_strv (maillage_context_get_settings (context), "disabled-plugins");
  EXPECT_TRUE (g_strv_contains (off, plugin_id));
  EXPECT_TRUE (wait_until ([&] { return !says ("Maillage stopped in"); }));
}

/* On the very first page too, which has no list of pages. */
TEST_F (SafeStartTest, TheFirstPageNamesTheCulprit)
{
  g_autofree char *left
      = g_build_filename (g_get_user_data_dir (), "maillage", "starting", nullptr);
  std::string file = std::string (left) + "/left";

  g_mkdir_with_parents (left, 0700);
  ASSERT_TRUE (g_file_set_contents (file.c_str (), plugin_id, -1, nullptr));
  start (false);
  EXPECT_TRUE (says ("Welcome to Maillage"));
  EXPECT_TRUE (says ("Maillage stopped in the extension “Fragile”"));
  click ("Switch It Off");
  EXPECT_TRUE (wait_until ([&] { return !says ("Maillage stopped in"); }));
}

TEST_F (SafeStartTest, AThirdPartysIsAnnouncedOnce)
{
  start ();
  GtkWidget *preferences
      = maillage_preferences_present (GTK_WIDGET (window), context, "extensions");
  ASSERT_TRUE (wait_until ([&] { return gtk_widget_get_mapped (preferences); }));
  auto named = [&] (const char *name) {
    return find (preferences, [&] (GtkWidget *widget) {
      return strcmp (gtk_widget_get_name (widget), name) == 0;
    });
  };
  GtkWidget *row = named (plugin_id);
  ASSERT_NE (row, nullptr);
  EXPECT_STREQ (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row)),
                "New: it does not run until you switch it on");
  GtkWidget *toggle = find (
      row, [] (GtkWidget *widget) { return strcmp (gtk_widget_get_name (widget), "switch") == 0; });

  gtk_switch_set_active (GTK_SWITCH (toggle), TRUE);
  EXPECT_FALSE (maillage_plugin_item_get_active (item ()));
  click ("Leave It Off");
  EXPECT_FALSE (maillage_plugin_item_get_active (item ()));
  EXPECT_FALSE (gtk_switch_get_active (GTK_SWITCH (toggle)));
  ASSERT_TRUE (wait_until ([&] { return button ("Leave It Off") == nullptr; }));

  gtk_switch_set_active (GTK_SWITCH (toggle), TRUE);
  click ("Switch On");
  EXPECT_TRUE (wait_until ([&] { return maillage_plugin_item_get_active (item ()); }));
  EXPECT_TRUE (gtk_switch_get_active (GTK_SWITCH (toggle)));
  ASSERT_TRUE (wait_until ([&] { return button ("Switch On") == nullptr; }));
  gtk_switch_set_active (GTK_SWITCH (toggle), FALSE);
  gtk_switch_set_active (GTK_SWITCH (toggle), TRUE);
  EXPECT_TRUE (maillage_plugin_item_get_active (item ()));

  Watched watched (preferences);
  maillage_adw_close_dialogs (GTK_WIDGET (window));
  EXPECT_TRUE (wait_until ([&] { return watched.gone (); }));
}

TEST_F (SafeStartTest, RemovingOneAsksWhatBecomesOfItsData)
{
  g_autoptr (GError) error = nullptr;

  start ();
  MaillagePluginManager *manager = maillage_context_get_plugin_manager (context);
  MaillageStore *store = maillage_context_get_store (context);
  ASSERT_TRUE (maillage_plugin_manager_set_active (manager, plugin_id, TRUE, &error));
  g_autoptr (MaillageEdit) edit = maillage_scope_new_edit (
      maillage_registry_find_scope (maillage_context_get_registry (context), plugin_id), "Add");
  maillage_edit_set (edit, maillage_edit_create (edit, "org.example.crash.thing"), "name", "Vase");
  g_autoptr (MaillageChange) change = maillage_store_commit (store, edit, &error);
  ASSERT_NE (change, nullptr) << error->message;

  GtkWidget *preferences
      = maillage_preferences_present (GTK_WIDGET (window), context, "extensions");
  ASSERT_TRUE (wait_until ([&] { return gtk_widget_get_mapped (preferences); }));
  GtkWidget *row = find (preferences, [] (GtkWidget *widget) {
    return strcmp (gtk_widget_get_name (widget), plugin_id) == 0;
  });
  ASSERT_NE (row, nullptr);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  click ("Remove…");
  ASSERT_TRUE (wait_until ([] { return button ("Export the Data…") != nullptr; }));
  EXPECT_NE (button ("Keep the Data"), nullptr);
  /* Enter, before one has chosen, erases nothing; the buttons are laid out anew once they are seen.
   */
  GtkRoot *dialog = gtk_widget_get_root (button ("Erase the Data"));
  wait_until ([] { return false; }, 300);
  EXPECT_EQ (gtk_root_get_focus (dialog), button ("Cancel"));
  click ("Erase the Data");
  EXPECT_FALSE (gtk_widget_get_sensitive (row));
  EXPECT_NE (strstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row)), "being erased"),
             nullptr);
  EXPECT_TRUE (wait_until ([&] { return item () == nullptr; }));
  EXPECT_EQ (maillage_registry_find_kind (maillage_context_get_registry (context),
                                          "org.example.crash.thing"),
             nullptr);
  /* Nor does the sidebar know it any more. */
  EXPECT_TRUE (wait_until ([&] { return !says ("Switched off"); }));
  EXPECT_FALSE (gtk_widget_get_visible (row));
  maillage_adw_close_dialogs (GTK_WIDGET (window));
}

/* A folder that is named is meant: what is there counts as switched on before. */
TEST_F (SafeStartTest, NamesWhatDidNotStart)
{
  TemporaryFolder broken;
  std::string before = g_getenv ("MAILLAGE_PLUGIN_PATH");
  std::string with = broken.path + ":" + before;

  ASSERT_TRUE (g_file_set_contents (broken.file ("old.plugin").c_str (),
                                    "[Plugin]\nModule=old\nName=Old & <Sons>\nX-Maillage-ABI=0\n"
                                    "X-Maillage-Id=org.example.old\n",
                                    -1,
                                    nullptr));
  g_setenv ("MAILLAGE_PLUGIN_PATH", with.c_str (), TRUE);
  start ();
  g_setenv ("MAILLAGE_PLUGIN_PATH", before.c_str (), TRUE);
  EXPECT_TRUE (says ("The extension “Old & <Sons>” did not start. It was made for version 0"));
  click ("Switch It Off");
  EXPECT_TRUE (wait_until ([&] { return !says ("did not start"); }));
  g_auto (GStrv) off
      = g_settings_get_strv (maillage_context_get_settings (context), "disabled-plugins");
  EXPECT_TRUE (g_strv_contains (off, "org.example.old"));
}

/* Plugins that cannot run, in the user's own folder. */
class RefusedTest : public SafeStartTest
{
protected:
  void
  SetUp () override
  {
    ShellTest::SetUp ();
    own = std::string (g_get_user_data_dir ()) + "/maillage/plugins";
    link_path = own;
  }

  void
  TearDown () override
  {
    if (preferences != nullptr)
      maillage_adw_close_dialogs (GTK_WIDGET (window));
    ShellTest::TearDown ();
    g_rmdir (own.c_str ());
  }

  std::string
  put (const char *name, const char *id, const char *abi)
  {
    std::string place = own + "/" + name;
    std::string manifest = std::string ("[Plugin]\nModule=") + name + "\nName=" + name
                           + "\nX-Maillage-ABI=" + abi + "\nX-Maillage-Id=" + id + "\n";

    g_mkdir_with_parents (place.c_str (), 0700);
    EXPECT_TRUE (g_file_set_contents (
        (place + "/" + name + ".plugin").c_str (), manifest.c_str (), -1, nullptr));
    return place;
  }

  /* A record of the plugin, from when it could run. */
  void
  keep_record ()
  {
    std::string before = g_getenv ("MAILLAGE_PLUGIN_PATH");
    g_autoptr (GError) error = nullptr;

    g_setenv ("MAILLAGE_PLUGIN_PATH", FRAGILE_PLUGINS, TRUE);
    g_autoptr (MaillageContext) then = maillage_context_new ();
    g_setenv ("MAILLAGE_PLUGIN_PATH", before.c_str (), TRUE);
    ASSERT_TRUE (maillage_context_open (then, path.c_str (), MAILLAGE_OPEN_CREATE, &error))
        << error->message;
    g_autoptr (MaillageEdit) edit = _maillage_edit_new ("Add", nullptr);
    maillage_edit_set (
        edit, maillage_edit_create (edit, "org.example.crash.thing"), "name", "Vase");
    g_autoptr (MaillageChange) change
        = maillage_store_commit (maillage_context_get_store (then), edit, &error);
    ASSERT_NE (change, nullptr) << error->message;
  }

  GtkWidget *
  row (const char *id)
  {
    return find (preferences, [&] (GtkWidget *widget) {
      return strcmp (gtk_widget_get_name (widget), id) == 0 && gtk_widget_get_visible (widget);
    });
  }

  void
  show ()
  {
    start ();
    preferences = maillage_preferences_present (GTK_WIDGET (window), context, "extensions");
    ASSERT_TRUE (wait_until ([&] { return gtk_widget_get_mapped (preferences); }));
  }

  std::string own;
  GtkWidget *preferences = nullptr;
};

TEST_F (RefusedTest, OneWithoutDataIsRemovedWithItsFiles)
{
  std::string place = put ("old", "org.example.old", "0");

  show ();
  ASSERT_NE (row ("org.example.old"), nullptr);
  click ("Remove…");
  ASSERT_TRUE (wait_until ([] { return button ("Remove") != nullptr; }));
  EXPECT_EQ (button ("Keep the Data"), nullptr);
  click ("Remove");
  EXPECT_TRUE (wait_until ([&] { return row ("org.example.old") == nullptr; }));
  EXPECT_FALSE (g_file_test (place.c_str (), G_FILE_TEST_EXISTS));
  EXPECT_FALSE (says ("did not start"));
}

TEST_F (RefusedTest, OneWithDataAsksWhatBecomesOfThem)
{
  keep_record ();
  std::string place = put ("crash", "org.example.crash", "0");

  show ();
  EXPECT_TRUE (says ("Switched off"));
  click ("Remove…");
  ASSERT_TRUE (wait_until ([] { return button ("Erase the Data") != nullptr; }));
  EXPECT_NE (button ("Keep the Data"), nullptr);
  click ("Erase the Data");
  EXPECT_TRUE (wait_until ([&] { return row ("org.example.crash") == nullptr; }));
  EXPECT_TRUE (wait_until ([&] { return !says ("Switched off"); }));
  EXPECT_FALSE (g_file_test (place.c_str (), G_FILE_TEST_EXISTS));
  EXPECT_EQ (maillage_registry_find_kind (maillage_context_get_registry (context),
                                          "org.example.crash.thing"),
             nullptr);
}

/* Ours, and what it holds, stay. */
TEST_F (RefusedTest, OneThatCallsItselfAsOursGoesAlone)
{
  std::string place = put ("partners", "partners", "1");

  start ();
  add_organisation ("Ansa");
  preferences = maillage_preferences_present (GTK_WIDGET (window), context, "extensions");
  ASSERT_TRUE (wait_until ([&] { return gtk_widget_get_mapped (preferences); }));
  click ("Remove…");
  ASSERT_TRUE (wait_until ([] { return button ("Remove") != nullptr; }));
  EXPECT_EQ (button ("Keep the Data"), nullptr);
  click ("Remove");
  EXPECT_TRUE (wait_until ([&] { return !g_file_test (place.c_str (), G_FILE_TEST_EXISTS); }));
  MaillagePluginItem *ours
      = maillage_plugin_manager_find (maillage_context_get_plugin_manager (context), "partners");
  ASSERT_NE (ours, nullptr);
  EXPECT_TRUE (maillage_plugin_item_get_active (ours));
  EXPECT_EQ (
      maillage_store_count (maillage_context_get_store (context), "partners.organisation", nullptr),
      1);
}

/* Beside another in one folder, it takes only its manifest along. */
TEST_F (RefusedTest, ANeighbourStays)
{
  std::string place = put ("old", "org.example.old", "0");
  std::string neighbour = place + "/next.plugin";

  ASSERT_TRUE (g_file_set_contents (neighbour.c_str (),
                                    "[Plugin]\nModule=next\nName=Next\nX-Maillage-ABI=1\n"
                                    "X-Maillage-Id=org.example.next\n",
                                    -1,
                                    nullptr));
  show ();
  MaillagePluginManager *manager = maillage_context_get_plugin_manager (context);
  EXPECT_TRUE (_maillage_plugin_manager_remove (
      manager, maillage_plugin_manager_find (manager, "org.example.old"), nullptr));
  EXPECT_FALSE (g_file_test ((place + "/old.plugin").c_str (), G_FILE_TEST_EXISTS));
  EXPECT_TRUE (g_file_test (neighbour.c_str (), G_FILE_TEST_EXISTS));
  EXPECT_TRUE (_maillage_plugin_manager_remove (
      manager, maillage_plugin_manager_find (manager, "org.example.next"), nullptr));
  EXPECT_FALSE (g_file_test (place.c_str (), G_FILE_TEST_EXISTS));
}
