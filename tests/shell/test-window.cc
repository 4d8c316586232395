/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell-fixture.h"

#include <maillage-commands.h>
#include <maillage-home.h>
#include <maillage-sidebar.h>
#include <maillage-trash.h>
#include <maillage-ui-contributions-private.h>
#include <maillage-ui-erase-private.h>
#include <maillage-ui-palette-private.h>
#include <maillage-ui-record-list.h>
#include <maillage-ui-record-page.h>

class WindowTest : public ShellTest
{
protected:
  void
  SetUp () override
  {
    ShellTest::SetUp ();
    start ();
  }

  MaillageSidebar *
  sidebar ()
  {
    return MAILLAGE_SIDEBAR (find (
        GTK_WIDGET (window), [] (GtkWidget *widget) { return MAILLAGE_IS_SIDEBAR (widget); }));
  }

  bool
  says_back (const std::string &label)
  {
    GtkWidget *back = find (maillage_window_get_page (window), [] (GtkWidget *widget) {
      return strcmp (gtk_widget_get_name (widget), "back") == 0;
    });

    return back != nullptr && find (back, [&] (GtkWidget *widget) {
                                return GTK_IS_LABEL (widget)
                                       && label == gtk_label_get_text (GTK_LABEL (widget));
                              }) != nullptr;
  }

  void
  set (const std::string &uuid, const char *field, const char *value)
  {
    g_autoptr (MaillageEdit) edit = _maillage_edit_new ("Set", nullptr);
    g_autoptr (GError) error = nullptr;

    maillage_edit_set (edit, uuid.c_str (), field, value);
    g_autoptr (MaillageChange) change
        = maillage_store_commit (maillage_context_get_store (context), edit, &error);
    EXPECT_NE (change, nullptr) << error->message;
  }

  /* The one that asks, while it is open. */
  GtkWindow *
  erase_window ()
  {
    g_autoptr (GList) all = gtk_window_list_toplevels ();
    for (GList *l = all; l != nullptr; l = l->next)
      if (MAILLAGE_UI_IS_ERASE (l->data))
        return GTK_WINDOW (l->data);
    return nullptr;
  }

  static bool
  is_erase (GtkWidget *widget)
  {
    return strcmp (gtk_widget_get_name (widget), "erase") == 0;
  }

  MaillageRecord *
  record ()
  {
    return maillage_ui_record_page_get_record (
        MAILLAGE_UI_RECORD_PAGE (maillage_window_get_page (window)));
  }
};

TEST_F (WindowTest, BeginsAtHome)
{
  EXPECT_EQ (key (), "home");
  EXPECT_TRUE (maillage_sidebar_has (sidebar (), "home"));
  EXPECT_TRUE (maillage_sidebar_has (sidebar (), "list:partners.organisation"));
  EXPECT_TRUE (wait_until ([&] {
    return maillage_home_get_complete (MAILLAGE_HOME (maillage_window_get_page (window)));
  }));
}

TEST_F (WindowTest, GoesToAListToARecordAndBack)
{
  std::string uuid = add_organisation ("Ansa");

  act ("win.open-list::partners.organisation");
  EXPECT_EQ (key (), "list:partners.organisation");
  GtkWidget *list = maillage_window_get_page (window);
  maillage_ui_window_open_record (MAILLAGE_UI_WINDOW (window), uuid.c_str (), nullptr);
  EXPECT_EQ (key (), "record:" + uuid);
  EXPECT_STREQ (maillage_record_get_title (record ()), "Ansa");
  act ("win.back");
  EXPECT_EQ (maillage_window_get_page (window), list);
  act ("win.back");
  EXPECT_EQ (key (), "home");
  act ("win.back");
  EXPECT_EQ (key (), "home");
}

TEST_F (WindowTest, KeepsAPageThatIsShownAgain)
{
  act ("win.open-list::partners.organisation");
  GtkWidget *list = maillage_window_get_page (window);
  act ("win.home");
  act ("win.open-list::partners.organisation");
  EXPECT_EQ (maillage_window_get_page (window), list);
}

TEST_F (WindowTest, SaysWhyARecordCannotBeOpened)
{
  maillage_ui_window_open_record (
      MAILLAGE_UI_WINDOW (window), "00000000-0000-4000-8000-000000000000", nullptr);
  EXPECT_EQ (key (), "home");
  EXPECT_TRUE (wait_until ([&] {
    return find (GTK_WIDGET (window),
                 [] (GtkWidget *widget) {
                   return strcmp (gtk_widget_get_css_name (widget), "toast") == 0;
                 })
           != nullptr;
  }));
}

TEST_F (WindowTest, MakesARecordForEditingAndTakesItBackWhenNothingIsEntered)
{
  MaillageStore *store = maillage_context_get_store (context);

  act ("win.new::partners.organisation");
  ASSERT_TRUE (wait_until ([&] { return key ().rfind ("record:", 0) == 0; }));
  EXPECT_TRUE (maillage_ui_record_page_get_editing (
      MAILLAGE_UI_RECORD_PAGE (maillage_window_get_page (window))));
  EXPECT_EQ (maillage_store_count (store, "partners.organisation", nullptr), 1);
  EXPECT_TRUE (can ("undo"));
  act ("win.back");
  EXPECT_TRUE (wait_until (
      [&] { return maillage_store_count (store, "partners.organisation", nullptr) == 0; }));
}

TEST_F (WindowTest, EscInANewRecordLeavesNothingOfIt)
{
  MaillageStore *store = maillage_context_get_store (context);

  act ("win.open-list::partners.organisation");
  act ("win.new::partners.organisation");
  ASSERT_TRUE (wait_until ([&] { return key ().rfind ("record:", 0) == 0; }));
  press (maillage_window_get_page (window), GDK_KEY_Escape);
  EXPECT_EQ (key (), "list:partners.organisation");
  EXPECT_TRUE (wait_until (
      [&] { return maillage_store_count (store, "partners.organisation", nullptr) == 0; }));
}

TEST_F (WindowTest, TheBackButtonSaysWhatOneGoesBackTo)
{
  std::string ansa = add_organisation ("Ansa");
  std::string fapil = add_organisation ("Fapil");

  maillage_ui_window_open_record (MAILLAGE_UI_WINDOW (window), ansa.c_str (), nullptr);
  maillage_ui_window_open_record (MAILLAGE_UI_WINDOW (window), fapil.c_str (), nullptr);
  EXPECT_TRUE (says_back ("Ansa"));
  set (ansa, "name", "Agence nouvelle");
  EXPECT_TRUE (wait_until ([&] { return says_back ("Agence nouvelle"); }));
  act ("win.home");
  maillage_ui_window_open_record (MAILLAGE_UI_WINDOW (window), ansa.c_str (), nullptr);
  EXPECT_TRUE (says_back ("Home"));
}

TEST_F (WindowTest, EachButtonHasAName)
{
  std::string ansa = add_organisation ("Ansa");

  set (ansa, "phone", "+33142345678");
  for (const char *page : { "win.home",
                            "win.trash",
                            "win.open-list::partners.organisation",
                            "win.import::partners.organisation" })
    {
      act (page);
      EXPECT_EQ (nameless (GTK_WIDGET (window)), "") << page;
    }
  maillage_ui_window_open_record (MAILLAGE_UI_WINDOW (window), ansa.c_str (), nullptr);
  wait_until ([] { return false; }, 100);
  EXPECT_EQ (nameless (GTK_WIDGET (window)), "") << "record";
  maillage_ui_record_page_set_editing (MAILLAGE_UI_RECORD_PAGE (maillage_window_get_page (window)),
                                       TRUE);
  EXPECT_EQ (nameless (GTK_WIDGET (window)), "") << "record, edited";
}

TEST_F (WindowTest, UndoesAndDoesAgain)
{
  std::string uuid = add_organisation ("Ansa");
  g_autoptr (MaillageEdit) edit = _maillage_edit_new ("Put Ansa in the trash", nullptr);
  g_autoptr (MaillageRecord) ansa
      = maillage_store_load (maillage_context_get_store (context), uuid.c_str (), nullptr);

  EXPECT_FALSE (can ("undo"));
  maillage_edit_trash (edit, uuid.c_str ());
  maillage_ui_window_commit (
      MAILLAGE_UI_WINDOW (window), GTK_WIDGET (window), edit, nullptr, nullptr);
  ASSERT_TRUE (wait_until ([&] { return can ("undo"); }));
  EXPECT_TRUE (wait_until ([&] { return maillage_record_get_trashed (ansa); }));
  act ("win.undo");
  EXPECT_TRUE (wait_until ([&] { return can ("redo"); }));
  EXPECT_TRUE (wait_until ([&] { return !maillage_record_get_trashed (ansa); }));
  EXPECT_TRUE (wait_until ([&] { return says ("Undone: Put Ansa in the trash"); }));
  act ("win.redo");
  EXPECT_TRUE (wait_until ([&] { return maillage_record_get_trashed (ansa); }));
  EXPECT_TRUE (wait_until ([&] { return says ("Done again: Put Ansa in the trash"); }));
}

TEST_F (WindowTest, BringsBackWhatIsInTheTrash)
{
  std::string uuid = add_organisation ("Ansa");
  MaillageStore *store = maillage_context_get_store (context);
  g_autoptr (MaillageEdit) edit = _maillage_edit_new ("Trash", nullptr);

  maillage_edit_trash (edit, uuid.c_str ());
  g_autoptr (MaillageChange) change = maillage_store_commit (store, edit, nullptr);
  act ("win.trash");
  MaillageTrash *trash = MAILLAGE_TRASH (maillage_window_get_page (window));
  ASSERT_TRUE (wait_until ([&] {
    return maillage_trash_get_complete (trash) && maillage_trash_get_n_records (trash) == 1;
  }));
  GtkWidget *button = find (GTK_WIDGET (trash), [] (GtkWidget *widget) {
    return GTK_IS_BUTTON (widget)
           && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), "Restore") == 0;
  });
  ASSERT_NE (button, nullptr);
  g_signal_emit_by_name (button, "clicked");
  EXPECT_TRUE (wait_until ([&] { return maillage_trash_get_n_records (trash) == 0; }));
  EXPECT_EQ (maillage_store_count (store, "partners.organisation", nullptr), 1);
}

TEST_F (WindowTest, ErasesForEverOnceItIsAsked)
{
  std::string uuid = add_organisation ("Ansa"), other = add_organisation ("Action Tank");
  MaillageStore *store = maillage_context_get_store (context);
  g_autoptr (MaillageEdit) edit = _maillage_edit_new ("Trash", nullptr);

  gtk_window_present (GTK_WINDOW (window));
  maillage_ui_window_open_record (MAILLAGE_UI_WINDOW (window), uuid.c_str (), nullptr);
  EXPECT_TRUE (
      gtk_widget_activate_action (maillage_window_get_page (window), "record.erase", nullptr));
  GtkWindow *asks = erase_window ();
  ASSERT_NE (asks, nullptr);
  EXPECT_EQ (nameless (GTK_WIDGET (asks)), "");
  gtk_window_close (asks); /* no */
  EXPECT_TRUE (wait_until ([&] { return erase_window () == nullptr; }));
  EXPECT_EQ (key (), "record:" + uuid);
  EXPECT_TRUE (
      gtk_widget_activate_action (maillage_window_get_page (window), "record.erase", nullptr));
  g_signal_emit_by_name (find (GTK_WIDGET (erase_window ()), is_erase), "clicked");
  EXPECT_TRUE (
      wait_until ([&] { return key () != "record:" + uuid && erase_window () == nullptr; }));
  EXPECT_TRUE (says ("“Ansa” is erased"));
  EXPECT_EQ (maillage_store_count (store, "partners.organisation", nullptr), 1);

  /* From the trash, where another text names it. */
  maillage_edit_trash (edit, other.c_str ());
  g_autoptr (MaillageChange) change = maillage_store_commit (store, edit, nullptr);
  act ("win.trash");
  MaillageTrash *trash = MAILLAGE_TRASH (maillage_window_get_page (window));
  ASSERT_TRUE (wait_until ([&] { return maillage_trash_get_n_records (trash) == 1; }));
  EXPECT_EQ (nameless (GTK_WIDGET (trash)), "");
  g_signal_emit_by_name (
      find (GTK_WIDGET (trash),
            [] (GtkWidget *widget) {
              return GTK_IS_BUTTON (widget)
                     && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), "Erase…") == 0;
            }),
      "clicked");
  g_signal_emit_by_name (find (GTK_WIDGET (erase_window ()), is_erase), "clicked");
  EXPECT_TRUE (wait_until ([&] { return maillage_trash_get_n_records (trash) == 0; }));
  EXPECT_TRUE (wait_until ([&] { return erase_window () == nullptr; }));
}

TEST_F (WindowTest, SaysWhichTextsStillNameWhoWasErased)
{
  MaillageStore *store = maillage_context_get_store (context);
  std::string body = add_organisation ("Ansa, fondée par Zéphyrine Quatrebarbes");
  g_autoptr (MaillageEdit) edit = _maillage_edit_new ("Add", nullptr);
  std::string uuid = maillage_edit_create (edit, "partners.person");

  maillage_edit_set (edit, uuid.c_str (), "first_name", "Zéphyrine");
  maillage_edit_set (edit, uuid.c_str (), "last_name", "Quatrebarbes");
  g_autoptr (MaillageChange) change = maillage_store_commit (store, edit, nullptr);
  gtk_window_present (GTK_WINDOW (window));
  maillage_ui_window_open_record (MAILLAGE_UI_WINDOW (window), uuid.c_str (), nullptr);
  EXPECT_TRUE (
      gtk_widget_activate_action (maillage_window_get_page (window), "record.erase", nullptr));
  g_signal_emit_by_name (find (GTK_WIDGET (erase_window ()), is_erase), "clicked");
  auto is_row = [] (GtkWidget *widget) { return ADW_IS_ACTION_ROW (widget); };
  EXPECT_TRUE (wait_until ([&] { return find (GTK_WIDGET (erase_window ()), is_row) != nullptr; }));
  EXPECT_EQ (nameless (GTK_WIDGET (erase_window ())), "");
  g_signal_emit_by_name (find (GTK_WIDGET (erase_window ()), is_row), "activated");
  EXPECT_TRUE (
      wait_until ([&] { return key () == "record:" + body && erase_window () == nullptr; }));
}

TEST_F (WindowTest, TheHistoryTellsAllAndTakesAnyChangeBack)
{
  std::string first = add_organisation ("Ansa"), second = add_organisation ("Action Tank");
  MaillageStore *store = maillage_context_get_store (context);
  g_autoptr (MaillageEdit) edit = _maillage_edit_new ("Put “Ansa” in the trash", nullptr);

  maillage_edit_trash (edit, first.c_str ());
  g_autoptr (MaillageChange) change = maillage_store_commit (store, edit, nullptr);
  gtk_window_present (GTK_WINDOW (window));
  act ("win.history");
  EXPECT_EQ (key (), "history");
  EXPECT_TRUE (wait_until ([&] { return says ("Put “Ansa” in the trash"); }));
  g_signal_emit_by_name (find_named ("take-back"), "clicked"); /* the newest: the first */
  EXPECT_TRUE (wait_until ([&] { return says ("taken back"); }));
  EXPECT_EQ (maillage_store_count (store, "partners.organisation", nullptr), 2);
  EXPECT_EQ (nameless (maillage_window_get_page (window)), "");
  /* And that is a change like another, once the window knows of it. */
  ASSERT_TRUE (wait_until ([&] { return can ("undo"); }));
  act ("win.undo");
  EXPECT_TRUE (wait_until (
      [&] { return maillage_store_count (store, "partners.organisation", nullptr) == 1; }));
}

TEST_F (WindowTest, OpensThePaletteOverThePage)
{
  EXPECT_EQ (maillage_window_get_palette (window), nullptr);
  act ("win.palette");
  EXPECT_NE (maillage_window_get_palette (window), nullptr);
  act ("win.palette");
  EXPECT_EQ (maillage_window_get_palette (window), nullptr);
}

/* What the buttons of a page do is found by their verbs too. */
TEST_F (WindowTest, ThePaletteImportsPrintsAndTakesEverything)
{
  GtkWidget *palette;
  auto offers = [&] (const char *typed, const char *label) {
    g_autoptr (GListStore) commands = g_list_store_new (MAILLAGE_UI_TYPE_COMMAND);
    maillage_commands_fill (commands, context);
    for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (commands)); i++)
      {
        g_autoptr (MaillageUiCommand) command
            = MAILLAGE_UI_COMMAND (g_list_model_get_item (G_LIST_MODEL (commands), i));
        if (g_str_equal (_maillage_ui_command_get_label (command), label))
          return (bool) _maillage_ui_palette_matches (label, typed);
      }
    return false;
  };

  EXPECT_TRUE (offers ("import", "Import: Organisations"));
  EXPECT_TRUE (offers ("print", "Print: Attendance sheet"));
  EXPECT_TRUE (offers ("take", "Take everything with you"));
  EXPECT_TRUE (offers ("backup", "Backups"));
  act ("win.palette");
  palette = maillage_window_get_palette (window);
  GtkWidget *entry = find (palette, [] (GtkWidget *widget) { return GTK_IS_EDITABLE (widget); });
  gtk_editable_set_text (GTK_EDITABLE (entry), "import org");
  EXPECT_TRUE (wait_until (
      [&] { return _maillage_ui_palette_get_complete (MAILLAGE_UI_PALETTE (palette)); }));
  g_signal_emit_by_name (entry, "activate");
  EXPECT_TRUE (wait_until ([&] { return key () == "import:partners.organisation"; }));
}

/* What was opened has the focus, not the sidebar it was in before. */
TEST_F (WindowTest, ThePaletteGivesTheFocusToWhatItOpens)
{
  std::string uuid = add_organisation ("Ansa");
  auto has_focus = [&] {
    GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));
    return focus != nullptr && gtk_widget_is_ancestor (focus, maillage_window_get_page (window));
  };

  act ("win.home");
  gtk_widget_child_focus (
      find (GTK_WIDGET (window), [] (GtkWidget *widget) { return MAILLAGE_IS_SIDEBAR (widget); }),
      GTK_DIR_TAB_FORWARD);
  EXPECT_FALSE (has_focus ());
  act ("win.palette");
  GtkWidget *palette = maillage_window_get_palette (window);
  ASSERT_NE (palette, nullptr);
  GtkWidget *entry = find (palette, [] (GtkWidget *widget) { return GTK_IS_EDITABLE (widget); });
  ASSERT_NE (entry, nullptr);
  gtk_editable_set_text (GTK_EDITABLE (entry), "ansa");
  EXPECT_TRUE (wait_until (
      [&] { return _maillage_ui_palette_get_complete (MAILLAGE_UI_PALETTE (palette)); }));
  g_signal_emit_by_name (entry, "activate");
  ASSERT_TRUE (wait_until ([&] { return key () == "record:" + uuid; }));
  EXPECT_TRUE (has_focus ());
}

TEST_F (WindowTest, TellsItsKeyboardShortcutsWhenAsked)
{
  GtkWindow *found = nullptr;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.shortcuts", nullptr);
  g_autoptr (GList) windows = gtk_window_list_toplevels ();
  for (GList *one = windows; one != nullptr; one = one->next)
    if (GTK_IS_SHORTCUTS_WINDOW (one->data))
      found = GTK_WINDOW (one->data);
  ASSERT_NE (found, nullptr);
  EXPECT_EQ (gtk_window_get_transient_for (found), GTK_WINDOW (window));
  EXPECT_TRUE (gtk_widget_get_visible (GTK_WIDGET (found)));
  gtk_window_destroy (found);
}

TEST_F (WindowTest, ClosesThePagesOfAPluginThatIsSwitchedOffAndKeepsItsRecordsInReach)
{
  MaillagePluginManager *plugins = maillage_context_get_plugin_manager (context);
  std::string uuid = add_organisation ("Ansa");
  g_autoptr (GError) error = nullptr;

  act ("win.open-list::partners.organisation");
  maillage_ui_window_open_record (MAILLAGE_UI_WINDOW (window), uuid.c_str (), nullptr);
  ASSERT_TRUE (maillage_plugin_manager_set_active (plugins, "partners", FALSE, &error))
      << error->message;
  EXPECT_EQ (key (), "home");
  EXPECT_TRUE (wait_until ([&] { return says ("Switched off"); }));
  EXPECT_TRUE (maillage_sidebar_has (sidebar (), "list:partners.organisation"));
  EXPECT_FALSE (maillage_sidebar_has (sidebar (), "list:partners.person"));
  ASSERT_TRUE (maillage_plugin_manager_set_active (plugins, "partners", TRUE, &error))
      << error->message;
  EXPECT_TRUE (
      wait_until ([&] { return maillage_sidebar_has (sidebar (), "list:partners.person"); }));
  EXPECT_FALSE (says ("Switched off"));
}

TEST_F (WindowTest, SaysThatANewerProgramHasChangedTheStore)
{
  EXPECT_FALSE (says ("A newer version of Maillage"));
  g_signal_emit_by_name (maillage_context_get_store (context), "outdated");
  EXPECT_TRUE (wait_until ([&] { return says ("A newer version of Maillage"); }));
}

TEST_F (WindowTest, HidesTheSidebarWhenThereIsNoRoom)
{
  EXPECT_FALSE (maillage_ui_window_get_folded (MAILLAGE_UI_WINDOW (window)));
  gtk_window_set_default_size (GTK_WINDOW (window), 720, 700);
  EXPECT_TRUE (
      wait_until ([&] { return maillage_ui_window_get_folded (MAILLAGE_UI_WINDOW (window)); }));
  EXPECT_TRUE (wait_until ([&] { return gtk_widget_get_mapped (find_named ("show-sidebar")); }));
  EXPECT_TRUE (
      wait_until ([&] { return !gtk_widget_get_child_visible (GTK_WIDGET (sidebar ())); }));
  act ("win.show-sidebar");
  EXPECT_TRUE (wait_until ([&] { return gtk_widget_get_child_visible (GTK_WIDGET (sidebar ())); }));
}

TEST_F (WindowTest, ImportsATableIntoAKind)
{
  std::string file = folder.file ("a & b.csv");

  start ();
  ASSERT_TRUE (g_file_set_contents (file.c_str (), "Nom\nAnsa\nFapil\n", -1, nullptr));
  act ("win.import::partners.organisation");
  EXPECT_EQ (key (), "import:partners.organisation");
  g_autofree char *uri = g_filename_to_uri (file.c_str (), nullptr, nullptr);
  std::string action = std::string ("win.import-file(('partners.organisation','") + uri + "'))";
  act (action.c_str ());
  MaillageUiImport *page = MAILLAGE_UI_IMPORT (maillage_window_get_page (window));
  ASSERT_TRUE (wait_until ([&] { return !maillage_ui_import_get_busy (page); }));
  maillage_ui_import_apply (page);
  EXPECT_TRUE (wait_until ([&] { return key () == "list:partners.organisation"; }));
  EXPECT_TRUE (wait_until ([&] { return says ("Ansa"); }));
  EXPECT_TRUE (wait_until ([&] { return can ("undo"); }));
  act ("win.undo");
  EXPECT_TRUE (wait_until ([&] { return can ("redo"); }));
  EXPECT_EQ (
      maillage_store_count (maillage_context_get_store (context), "partners.organisation", nullptr),
      0);
  /* A file that is none says so; its name is no markup. */
  ASSERT_TRUE (g_file_set_contents (file.c_str (), "", -1, nullptr));
  act (action.c_str ());
  EXPECT_TRUE (wait_until ([&] { return says ("This file cannot be read"); }));
}

/* The program makes one by itself, soon after it has started. */
TEST_F (WindowTest, SaysAtTheFootOfTheSidebarWhenTheLastBackupWas)
{
  EXPECT_TRUE (wait_until ([&] { return says ("Backed up at "); }, 20000));
  GtkWidget *foot = find (GTK_WIDGET (window), [] (GtkWidget *widget) {
    return strcmp (gtk_widget_get_name (widget), "last-backup") == 0;
  });
  ASSERT_NE (foot, nullptr);
  EXPECT_STREQ (gtk_actionable_get_action_name (GTK_ACTIONABLE (foot)), "app.preferences");
}
