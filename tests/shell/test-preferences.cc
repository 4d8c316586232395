/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell-fixture.h"

#include <maillage-adw.h>
#include <maillage-backup-group.h>
#include <maillage-preferences.h>

/* With a plugin that was made for another version of the interface. */
class PreferencesTest : public ShellTest
{
protected:
  void
  SetUp () override
  {
    static const char manifest[] = "[Plugin]\nModule=situations\nName=Follow-up of situations\n"
                                   "Loader=C\nVersion=2.1\nX-Maillage-ABI=2\n"
                                   "X-Maillage-Id=org.example.situations\n";

    ShellTest::SetUp ();
    before = g_getenv ("MAILLAGE_PLUGIN_PATH");
    ASSERT_TRUE (
        g_file_set_contents (folder.file ("situations.plugin").c_str (), manifest, -1, nullptr));
    g_setenv ("MAILLAGE_PLUGIN_PATH", (before + ":" + folder.path).c_str (), TRUE);
    start ();
    g_setenv ("MAILLAGE_PLUGIN_PATH", before.c_str (), TRUE);
    preferences = maillage_preferences_present (GTK_WIDGET (window), context, "extensions");
    EXPECT_TRUE (wait_until ([&] { return gtk_widget_get_mapped (preferences); }));
  }

  void
  TearDown () override
  {
    Watched watched (preferences);
    maillage_adw_close_dialogs (GTK_WIDGET (window));
    EXPECT_TRUE (wait_until ([&] { return watched.gone (); }));
    ShellTest::TearDown ();
  }

  GtkWidget *
  row (const char *name)
  {
    return find (preferences, [&] (GtkWidget *widget) {
      return strcmp (gtk_widget_get_name (widget), name) == 0;
    });
  }

  static bool
  is_switch (GtkWidget *widget)
  {
    return strcmp (gtk_widget_get_name (widget), "switch") == 0;
  }

  std::string before;
  GtkWidget *preferences = nullptr;
};

TEST_F (PreferencesTest, SwitchesAPluginOffAndOn)
{
  MaillagePluginItem *item
      = maillage_plugin_manager_find (maillage_context_get_plugin_manager (context), "partners");
  GtkWidget *toggle;

  ASSERT_NE (row ("partners"), nullptr);
  toggle = find (row ("partners"), is_switch);
  ASSERT_NE (toggle, nullptr);
  add_organisation ("Ansa");
  EXPECT_TRUE (gtk_switch_get_active (GTK_SWITCH (toggle)));
  gtk_switch_set_active (GTK_SWITCH (toggle), FALSE);
  EXPECT_FALSE (maillage_plugin_item_get_active (item));
  EXPECT_STREQ (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row ("partners"))),
                "Switched off: its 1 record stays readable and exportable");
  gtk_switch_set_active (GTK_SWITCH (toggle), TRUE);
  EXPECT_TRUE (maillage_plugin_item_get_active (item));
}

TEST_F (PreferencesTest, SaysWhyAPluginIsRefusedAndOffersNoSwitch)
{
  MaillagePluginItem *item = maillage_plugin_manager_find (
      maillage_context_get_plugin_manager (context), "org.example.situations");
  GtkWidget *refused = row ("org.example.situations");

  ASSERT_NE (item, nullptr);
  ASSERT_NE (refused, nullptr);
  EXPECT_TRUE (ADW_IS_EXPANDER_ROW (refused));
  EXPECT_TRUE (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (refused)));
  EXPECT_EQ (find (refused,
                   [] (GtkWidget *widget) {
                     return GTK_IS_SWITCH (widget) && gtk_widget_get_mapped (widget);
                   }),
             nullptr);
  EXPECT_NE (find (refused,
                   [&] (GtkWidget *widget) {
                     return GTK_IS_LABEL (widget)
                            && g_strcmp0 (gtk_label_get_text (GTK_LABEL (widget)),
                                          maillage_plugin_item_get_problem (item))
                                   == 0;
                   }),
             nullptr);
}

TEST_F (PreferencesTest, KeepsTheAuthorsName)
{
  GtkWidget *author = row ("author");

  ASSERT_NE (author, nullptr);
  gtk_editable_set_text (GTK_EDITABLE (author), "Dominique");
  g_signal_emit_by_name (author, "apply");
  EXPECT_STREQ (maillage_store_get_author (maillage_context_get_store (context)), "Dominique");
}

TEST_F (PreferencesTest, SaysWhenTheLastBackupWasAndRestoresIt)
{
  MaillageStore *store = maillage_context_get_store (context);
  std::string copy = std::string (maillage_store_get_path (store))
                     + ".backups/auto-20220301T080000Z.db";
  g_autofree char *parent = g_path_get_dirname (copy.c_str ());
  g_autoptr (GError) error = nullptr;

  ASSERT_EQ (g_mkdir_with_parents (parent, 0700), 0);
  ASSERT_TRUE (maillage_store_backup (store, copy.c_str (), &error)) << error->message;
  g_autoptr (GtkWidget) group
      = GTK_WIDGET (g_object_ref_sink (maillage_backup_group_new (store)));
  GtkWidget *list = find (group, [] (GtkWidget *widget) {
    return strcmp (gtk_widget_get_name (widget), "last-backup") == 0;
  });
  EXPECT_NE (strstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (list)), "22"), nullptr);
  GtkWidget *button = find (group, [] (GtkWidget *widget) {
    return strcmp (gtk_widget_get_name (widget), "restore") == 0;
  });
  ASSERT_NE (button, nullptr);
  g_signal_emit_by_name (button, "clicked");
  EXPECT_TRUE (wait_until ([&] { return gtk_widget_get_sensitive (group) != FALSE; }, 20000));
  EXPECT_NE (strstr (adw_preferences_group_get_description (ADW_PREFERENCES_GROUP (group)),
                     "Restored"),
             nullptr);
  g_autoptr (GPtrArray) backups = maillage_backup_list (maillage_store_get_path (store));
  EXPECT_GE (backups->len, 2u);
}
