/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell-fixture.h"

#include <maillage-adw.h>
#include <maillage-archive-group.h>
#include <maillage-author-group.h>
#include <maillage-backup-group.h>
#include <maillage-erase-private.h>
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

  /* A question may be a window of its own or not. */
  static void
  answer (const char *words)
  {
    GtkWidget *button = nullptr;

    EXPECT_TRUE (wait_until ([&] {
      GListModel *windows = gtk_window_get_toplevels ();
      for (guint i = 0; i < g_list_model_get_n_items (windows) && button == nullptr; i++)
        {
          g_autoptr (GtkWidget) each = GTK_WIDGET (g_list_model_get_item (windows, i));
          button = find (each, [&] (GtkWidget *widget) {
            return GTK_IS_BUTTON (widget) && gtk_widget_get_mapped (widget)
                   && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), words) == 0;
          });
        }
      return button != nullptr;
    })) << words;
    ASSERT_NE (button, nullptr);
    g_signal_emit_by_name (button, "clicked");
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

TEST_F (PreferencesTest, AnOfficeChangesItsListsOfValues)
{
  MaillageKind *kind = maillage_registry_find_kind (maillage_context_get_registry (context),
                                                    "partners.organisation");
  MaillageField *field = maillage_kind_find_field (kind, "category");
  GtkWidget *group = row ("partners.organisation");
  ASSERT_NE (group, nullptr);
  /* Without a window manager the windows lose the focus untold, which a blinking cursor resents. */
  g_object_set (gtk_settings_get_default (), "gtk-cursor-blink", FALSE, nullptr);
  auto named = [] (GtkWidget *in, const char *name) {
    return in == nullptr ? nullptr : find (in, [&] (GtkWidget *widget) {
      return strcmp (gtk_widget_get_name (widget), name) == 0;
    });
  };
  GtkWidget *list = named (group, "category");
  ASSERT_NE (list, nullptr);
  std::string uuid = add_organisation ("Ansa");
  g_autoptr (MaillageEdit) edit = _maillage_edit_new ("Set", nullptr);
  maillage_edit_set (edit, uuid.c_str (), "category", "association");
  g_object_unref (maillage_store_commit (maillage_context_get_store (context), edit, nullptr));

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (list), TRUE);
  ASSERT_TRUE (wait_until ([&] { return named (list, "association") != nullptr; }));
  GtkWidget *value = named (list, "association");
  EXPECT_STREQ (adw_action_row_get_subtitle (ADW_ACTION_ROW (value)), "1 record");

  /* Renamed to what is there already: said beside the name, and nothing changes. */
  auto open = [&] (const char *id) {
    GtkWidget *button
        = find (named (list, id), [] (GtkWidget *widget) { return GTK_IS_MENU_BUTTON (widget); });
    gtk_menu_button_popup (GTK_MENU_BUTTON (button));
    return GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)));
  };
  GtkWidget *popover = open ("association");
  gtk_editable_set_text (GTK_EDITABLE (named (popover, "name")), "Other");
  g_signal_emit_by_name (named (popover, "rename"), "clicked");
  EXPECT_STREQ (gtk_label_get_text (GTK_LABEL (named (popover, "problem"))),
                "“Other” is on the list already: replace one by the other.");
  EXPECT_TRUE (gtk_widget_get_visible (named (popover, "problem")));

  gtk_editable_set_text (GTK_EDITABLE (named (popover, "name")), "Association loi 1901");
  g_signal_emit_by_name (named (popover, "rename"), "clicked");
  auto label = [&] {
    return std::string (
        maillage_choice_get_label (maillage_field_find_choice (field, "association")));
  };
  EXPECT_TRUE (wait_until ([&] { return label () == "Association loi 1901"; }));

  /* A used one asks what takes its place. */
  ASSERT_TRUE (wait_until ([&] {
    value = named (list, "association");
    return value != nullptr
           && strcmp (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (value)),
                      "Association loi 1901")
                  == 0;
  }));
  popover = open ("association");
  ASSERT_NE (named (popover, "instead"), nullptr);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (named (popover, "instead")), 1);
  g_signal_emit_by_name (named (popover, "remove"), "clicked");
  MaillageStore *store = maillage_context_get_store (context);
  EXPECT_TRUE (wait_until ([&] {
    g_autoptr (GHashTable) counts = maillage_choices_count (store, field, nullptr);
    return g_hash_table_lookup (counts, "association") == nullptr
           && g_hash_table_size (counts) == 1;
  }));

  /* One's own. */
  GtkWidget *entry = named (list, "add");
  gtk_editable_set_text (GTK_EDITABLE (entry), "Syndicat mixte");
  g_signal_emit_by_name (entry, "apply");
  EXPECT_TRUE (wait_until ([&] { return named (list, "user:Syndicat mixte") != nullptr; }));

  /* And each is taken back as any change: this window knows of it. */
  EXPECT_TRUE (wait_until (
      [&] { return g_action_group_get_action_enabled (G_ACTION_GROUP (window), "undo"); }));
  g_action_group_activate_action (G_ACTION_GROUP (window), "undo", nullptr);
  EXPECT_TRUE (wait_until ([&] { return named (list, "user:Syndicat mixte") == nullptr; }));
}

/* Who left the office asks for it. */
TEST_F (PreferencesTest, ErasesANameFromTheHistory)
{
  MaillageStore *store = maillage_context_get_store (context);
  auto named = [] (GtkWidget *in, const char *name) {
    return find (
        in, [&] (GtkWidget *widget) { return strcmp (gtk_widget_get_name (widget), name) == 0; });
  };
  auto has = [&] (const char *name) {
    g_auto (GStrv) names = _maillage_store_dup_authors (store);
    return g_strv_contains (names, name) != FALSE;
  };

  g_object_set (gtk_settings_get_default (), "gtk-cursor-blink", FALSE, nullptr);
  maillage_store_set_author (store, "Zoé Quatrebarbes");
  add_organisation ("Ansa");
  maillage_store_set_author (store, "Camille");
  add_organisation ("Beta");
  g_autoptr (GtkWidget) group
      = GTK_WIDGET (g_object_ref_sink (maillage_author_group_new (context)));
  GtkWidget *host = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (host), group);
  gtk_window_set_default_size (GTK_WINDOW (host), 700, 500);
  gtk_window_present (GTK_WINDOW (host));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (named (group, "names")), TRUE);
  ASSERT_NE (named (group, "Camille"), nullptr);
  ASSERT_NE (named (group, "Zoé Quatrebarbes"), nullptr);

  g_signal_emit_by_name (named (group, "Zoé Quatrebarbes"), "clicked");
  answer ("_Cancel");
  EXPECT_TRUE (has ("Zoé Quatrebarbes"));
  g_signal_emit_by_name (named (group, "Zoé Quatrebarbes"), "clicked");
  answer ("_Erase for ever");
  EXPECT_TRUE (wait_until ([&] { return gtk_widget_get_sensitive (group); }));
  EXPECT_FALSE (has ("Zoé Quatrebarbes"));
  EXPECT_TRUE (has ("Camille"));
  EXPECT_EQ (named (group, "Zoé Quatrebarbes"), nullptr);
  EXPECT_STREQ (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (named (group, "names"))),
                "No trace of the name is left in the history");
  gtk_window_destroy (GTK_WINDOW (host));
}

TEST_F (PreferencesTest, TakesEverythingAsOneFileAndBringsItBack)
{
  MaillageStore *store = maillage_context_get_store (context);
  g_autoptr (GFile) file = g_file_new_for_path (folder.file ("tout.tar").c_str ());
  g_autoptr (GtkWidget) group = GTK_WIDGET (g_object_ref_sink (maillage_archive_group_new (store)));
  auto says = [&] (const char *words) {
    const char *text = adw_preferences_group_get_description (ADW_PREFERENCES_GROUP (group));
    return text != nullptr && strstr (text, words) != nullptr;
  };

  ASSERT_NE (row ("archive"), nullptr);
  add_organisation ("Ansa");
  maillage_archive_group_take (group, file);
  EXPECT_TRUE (wait_until ([&] { return says ("Everything is in that one file"); }, 20000));
  add_organisation ("Later");
  EXPECT_EQ (maillage_store_count (store, "partners.organisation", nullptr), 2);
  maillage_archive_group_bring (group, file);
  EXPECT_TRUE (wait_until ([&] { return says ("Everything is back"); }, 20000));
  EXPECT_EQ (maillage_store_count (store, "partners.organisation", nullptr), 1);

  g_autoptr (GFile) other = g_file_new_for_path (folder.file ("situations.plugin").c_str ());
  maillage_archive_group_bring (group, other);
  EXPECT_TRUE (wait_until ([&] { return says ("is damaged, or is not a file"); }, 20000));
}

TEST_F (PreferencesTest, SaysWhenTheLastBackupWasAndRestoresIt)
{
  MaillageStore *store = maillage_context_get_store (context);
  /* Of yesterday: what is older than a year goes with the next one. */
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) made = g_date_time_add_days (now, -1);
  g_autofree char *stamp = g_date_time_format (made, "auto-%Y%m%dT080000Z.db");
  g_autoptr (GDateTime) local = g_date_time_to_local (made);
  g_autofree char *day = g_date_time_format (local, "%-d %B %Y, ");
  std::string copy = std::string (maillage_store_get_path (store)) + ".backups/" + stamp;
  g_autofree char *parent = g_path_get_dirname (copy.c_str ());
  g_autoptr (GError) error = nullptr;

  ASSERT_EQ (g_mkdir_with_parents (parent, 0700), 0);
  ASSERT_TRUE (maillage_store_backup (store, copy.c_str (), &error)) << error->message;
  g_autoptr (GtkWidget) group
      = GTK_WIDGET (g_object_ref_sink (maillage_backup_group_new (context)));
  GtkWidget *list = find (group, [] (GtkWidget *widget) {
    return strcmp (gtk_widget_get_name (widget), "last-backup") == 0;
  });
  EXPECT_TRUE (g_str_has_prefix (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (list)), day))
      << adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (list));
  GtkWidget *button = find (group, [] (GtkWidget *widget) {
    return strcmp (gtk_widget_get_name (widget), "restore") == 0;
  });
  ASSERT_NE (button, nullptr);
  g_signal_emit_by_name (button, "clicked");
  EXPECT_TRUE (wait_until ([&] { return gtk_widget_get_sensitive (group) != FALSE; }, 20000));
  EXPECT_NE (
      strstr (adw_preferences_group_get_description (ADW_PREFERENCES_GROUP (group)), "Restored"),
      nullptr);
  g_autoptr (GPtrArray) backups = maillage_backup_list (maillage_store_get_path (store));
  EXPECT_GE (backups->len, 2u);
}
