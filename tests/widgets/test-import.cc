/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "partners.h"

#include "maillage-registry-private.h"
#include "maillage-ui-import-private.h"
#include "maillage-ui-import.h"

/* The page on a window, given files without the chooser. */
class ImportPage : public PartnersTest
{
protected:
  void
  open ()
  {
    page = MAILLAGE_UI_IMPORT (maillage_ui_import_new (context, "partners.organisation"));
    show (GTK_WIDGET (page));
  }

  void
  give (const std::string &path)
  {
    g_autoptr (GFile) file = g_file_new_for_path (path.c_str ());

    maillage_ui_import_set_file (page, file);
    wait ();
  }

  void
  give_text (const std::string &text)
  {
    std::string path = folder.file ("given.csv");

    ASSERT_TRUE (g_file_set_contents (path.c_str (), text.data (), text.size (), nullptr));
    give (path);
  }

  void
  wait ()
  {
    ASSERT_TRUE (wait_until ([&] { return !maillage_ui_import_get_busy (page); }, 20000));
  }

  guint
  count (MaillageImportOutcome outcome)
  {
    MaillageImportReport *report = maillage_ui_import_get_report (page);

    return report != nullptr ? maillage_import_report_count (report, outcome) : 9999;
  }

  bool
  says (const char *text)
  {
    return wait_until ([&] { return find_text (GTK_WIDGET (page), text) != nullptr; }, 2000);
  }

  bool
  can_apply ()
  {
    return gtk_widget_is_sensitive (find_named (GTK_WIDGET (page), "apply"));
  }

  guint
  count_organisations ()
  {
    g_autoptr (MaillageQuery) query = _maillage_query_new ("partners.organisation", nullptr);
    g_autoptr (GError) error = nullptr;
    g_autoptr (GPtrArray) found = maillage_store_query (store, query, &error);

    return found->len;
  }

  void
  choose_tab (const char *name)
  {
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_named (GTK_WIDGET (page), name)), TRUE);
  }

  /* The page says this sentence in place of the file's columns, and nothing is written. */
  void
  expect_unreadable (const char *sentence)
  {
    EXPECT_TRUE (says ("This file cannot be read"));
    EXPECT_TRUE (says (sentence));
    EXPECT_EQ (maillage_ui_import_get_report (page), nullptr);
    EXPECT_FALSE (gtk_widget_get_visible (page->footer));
    EXPECT_EQ (count_organisations (), 0u);
  }

  MaillageUiImport *page = nullptr;
};

TEST_F (ImportPage, AsksForAFileFirst)
{
  open ();
  EXPECT_TRUE (says ("Choose a file"));
  EXPECT_TRUE (says ("Import: Organisations"));
  EXPECT_FALSE (gtk_widget_get_visible (page->footer));
}

TEST_F (ImportPage, ADirectoryIsMatchedCheckedAndWritten)
{
  open ();
  give (std::string (g_getenv ("MAILLAGE_SOURCE_DIR"))
        + "/tests/fixtures/organisations-cp1252.csv");
  EXPECT_TRUE (says ("organisations-cp1252.csv"));
  EXPECT_TRUE (says ("Semicolons · Windows-1252 · 310 lines"));
  EXPECT_TRUE (says ("8 of 9 matched"));
  guint refused = count (MAILLAGE_IMPORT_REFUSED);
  guint created = count (MAILLAGE_IMPORT_CREATED);
  EXPECT_EQ (refused + created + count (MAILLAGE_IMPORT_UNCHANGED)
                 + count (MAILLAGE_IMPORT_UPDATED),
             310u);
  ASSERT_GT (refused, 0u);
  EXPECT_TRUE (says ("Refused lines")) << "what went wrong is shown first";

  /* Without its column of names, every line is refused. */
  maillage_ui_import_set_path (page, 0, nullptr);
  wait ();
  EXPECT_EQ (count (MAILLAGE_IMPORT_REFUSED), 310u);
  EXPECT_TRUE (says ("7 of 9 matched"));
  EXPECT_TRUE (says ("Show 100 more lines"));
  EXPECT_FALSE (can_apply ());
  maillage_ui_import_set_path (page, 0, "name");
  wait ();
  EXPECT_EQ (count (MAILLAGE_IMPORT_CREATED), created);
  choose_tab ("created");
  EXPECT_TRUE (says ("Lines to create"));
  EXPECT_TRUE (says ("Centre communal d’action sociale de Antony"));

  ASSERT_TRUE (can_apply ());
  EXPECT_EQ (count_organisations (), 0u) << "a check writes nothing";
  maillage_ui_import_apply (page);
  wait ();
  TestWindowLog &log = test_window_log (window);
  EXPECT_EQ (count_organisations (), created);
  ASSERT_EQ (log.undo.size (), 1u) << "one step of undo";
  ASSERT_EQ (log.lists.size (), 1u);
  EXPECT_EQ (log.lists[0], "partners.organisation");
  ASSERT_EQ (log.toasts.size (), 1u);
  EXPECT_EQ (log.toasts[0], std::to_string (created) + " lines imported");
}

/* The same table comes every month. */
TEST_F (ImportPage, TheNextFileWithTheseHeadersIsMatchedAlike)
{
  std::string first = folder.file ("mars.csv"), next = folder.file ("avril.csv");

  ASSERT_TRUE (g_file_set_contents (first.c_str (), "Nom;Divers\nAnsa;06\n", -1, nullptr));
  ASSERT_TRUE (g_file_set_contents (next.c_str (), "Nom;Divers\nAro;07\n", -1, nullptr));
  open ();
  give (first);
  EXPECT_TRUE (says ("1 of 2 matched"));
  maillage_ui_import_set_path (page, 1, "sigle");
  wait ();
  maillage_ui_import_apply (page);
  wait ();
  give (next);
  EXPECT_TRUE (says ("2 of 2 matched"));
}

TEST_F (ImportPage, OneUndoTakesAllBack)
{
  g_autoptr (GError) error = nullptr;

  open ();
  give_text ("Nom;Téléphone\nAnsa;05 36 49 00 01\nFapil;05 36 49 00 02\n");
  maillage_ui_import_apply (page);
  wait ();
  ASSERT_EQ (count_organisations (), 2u);
  g_autoptr (MaillageChange) undone
      = maillage_store_undo (store, test_window_log (window).undo.at (0), &error);
  ASSERT_NE (undone, nullptr) << error->message;
  EXPECT_EQ (count_organisations (), 0u);
}

TEST_F (ImportPage, SaysWhatItUnderstandsAndWhatItRefuses)
{
  open ();
  give_text ("Nom;Tél;Catégorie;Remarques\nAnsa;0536490001;EPCI / EPT;vu\n;0536490002;;\n");
  EXPECT_TRUE (says ("“0536490001”, read as 05 36 49 00 01"));
  EXPECT_TRUE (says ("“Ansa”"));
  EXPECT_TRUE (says ("l. 3"));
  EXPECT_TRUE (says ("(no name)"));
  EXPECT_TRUE (says ("Name is missing."));
  EXPECT_TRUE (says ("Import 1 line"));
  maillage_ui_import_set_path (page, 2, "category");
  wait ();
  EXPECT_EQ (count (MAILLAGE_IMPORT_CREATED), 1u);
  maillage_ui_import_set_path (page, 3, "category");
  wait ();
  EXPECT_EQ (count (MAILLAGE_IMPORT_REFUSED), 2u);
  maillage_ui_import_set_path (page, 3, nullptr);
  maillage_ui_import_set_path (page, 2, nullptr);
  maillage_ui_import_set_path (page, 1, nullptr);
  maillage_ui_import_set_path (page, 0, nullptr);
  wait ();
  EXPECT_TRUE (says ("No column of the file is matched to a field yet."));
  EXPECT_FALSE (can_apply ());
}

TEST_F (ImportPage, FindsTheRecordsByTheKeyThatIsChosen)
{
  make ("organisation", { { "name", "Ansa" }, { "email", "ansa@one.example" } });
  open ();
  give_text ("Nom;Courriel;Téléphone\nAnsa (Paris);ansa@one.example;05 36 49 00 01\n");
  EXPECT_EQ (count (MAILLAGE_IMPORT_CREATED), 1u);
  GtkDropDown *key = GTK_DROP_DOWN (find_named (GTK_WIDGET (page), "key"));
  gtk_drop_down_set_selected (key, 2);
  wait ();
  EXPECT_EQ (count (MAILLAGE_IMPORT_UPDATED), 1u);
  GtkDropDown *mode = GTK_DROP_DOWN (find_named (GTK_WIDGET (page), "mode"));
  gtk_drop_down_set_selected (mode, MAILLAGE_IMPORT_CREATE);
  wait ();
  EXPECT_EQ (count (MAILLAGE_IMPORT_REFUSED), 1u);
  /* The key leaves with its column. */
  maillage_ui_import_set_path (page, 1, nullptr);
  wait ();
  EXPECT_EQ (gtk_drop_down_get_selected (key), 0u);
  EXPECT_EQ (count (MAILLAGE_IMPORT_CREATED), 1u);
}

TEST_F (ImportPage, BringsPersonsAndTheirRoles)
{
  open ();
  give_text ("Structure;Prénom;Nom du référent\nAnsa;Anne;Martin\n");
  maillage_ui_import_set_path (page, 1, "role.person.first_name");
  maillage_ui_import_set_path (page, 2, "role.person.last_name");
  wait ();
  EXPECT_EQ (count (MAILLAGE_IMPORT_CREATED), 1u);
  maillage_ui_import_apply (page);
  wait ();
  g_autoptr (MaillageQuery) query = _maillage_query_new ("partners.role", nullptr);
  g_autoptr (GError) error = nullptr;
  g_autoptr (GPtrArray) roles = maillage_store_query (store, query, &error);
  EXPECT_EQ (roles->len, 1u);
}

TEST_F (ImportPage, AChangeMeanwhileBeginsTheCheckAnew)
{
  open ();
  give (std::string (g_getenv ("MAILLAGE_SOURCE_DIR"))
        + "/tests/fixtures/organisations-cp1252.csv");
  guint created = count (MAILLAGE_IMPORT_CREATED);
  maillage_ui_import_set_path (page, 0, nullptr);
  maillage_ui_import_set_path (page, 1, nullptr);
  maillage_ui_import_set_path (page, 1, "siret");
  maillage_ui_import_set_path (page, 0, "name");
  EXPECT_TRUE (maillage_ui_import_get_busy (page));
  EXPECT_FALSE (can_apply ());
  wait ();
  EXPECT_EQ (count (MAILLAGE_IMPORT_CREATED), created);
}

TEST_F (ImportPage, CanBeStoppedAndBegunAgain)
{
  open ();
  give_text ("Nom\nAnsa\n");
  maillage_ui_import_set_path (page, 0, "sigle");
  gtk_widget_activate_action (GTK_WIDGET (page), "import.stop", nullptr);
  wait ();
  EXPECT_TRUE (says ("The check was stopped."));
  EXPECT_FALSE (can_apply ());
  maillage_ui_import_set_path (page, 0, "name");
  wait ();
  EXPECT_EQ (count (MAILLAGE_IMPORT_CREATED), 1u);
}

TEST_F (ImportPage, SaysWhyAFileCannotBeRead)
{
  open ();
  give_text ("");
  expect_unreadable ("“given.csv” is empty.");
  give_text (std::string ("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16));
  expect_unreadable ("“given.csv” is not a table of text. Save it from the spreadsheet as CSV.");
  give (folder.file ("missing.csv"));
  EXPECT_TRUE (says ("This file cannot be read"));
  EXPECT_EQ (count_organisations (), 0u);
  g_autoptr (GFile) far = g_file_new_for_uri ("https://example.org/table.csv");
  maillage_ui_import_set_file (page, far);
  wait ();
  expect_unreadable ("Only a file on this computer can be imported: copy it first.");
  give_text ("Nom\nAnsa\n");
  EXPECT_EQ (count (MAILLAGE_IMPORT_CREATED), 1u);
}

TEST_F (ImportPage, GoesWhileItChecks)
{
  open ();
  give (std::string (g_getenv ("MAILLAGE_SOURCE_DIR"))
        + "/tests/fixtures/organisations-cp1252.csv");
  maillage_ui_import_set_path (page, 0, nullptr);
  Watched watched (page);
  gtk_window_set_child (GTK_WINDOW (window), nullptr);
  EXPECT_TRUE (wait_until ([&] { return watched.gone (); }));
}
