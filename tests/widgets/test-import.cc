/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-window.h"

#include "maillage-ui-import-private.h"

class ImportPage : public WindowTest
{
protected:
  void
  open (const std::string &text)
  {
    ASSERT_TRUE (g_file_set_contents (
        folder.file ("list.csv").c_str (), text.data (), text.size (), nullptr));
    page = MAILLAGE_UI_IMPORT (maillage_ui_import_new (context, "demo.organisation"));
    show (GTK_WIDGET (page));
    maillage_ui_import_open (page, folder.file ("list.csv").c_str ());
    settle ();
  }

  void
  settle ()
  {
    ASSERT_TRUE (wait_until ([&] { return maillage_ui_import_get_complete (page); }));
  }

  std::string
  number (MaillageImportOutcome outcome)
  {
    return gtk_label_get_label (GTK_LABEL (page->numbers[outcome]));
  }

  void
  choose (guint column, guint position)
  {
    gtk_drop_down_set_selected (GTK_DROP_DOWN (g_ptr_array_index (page->choices, column)),
                                position);
    settle ();
  }

  MaillageUiImport *page = nullptr;
};

TEST_F (ImportPage, ShowsWhatEachLineBecomes)
{
  add ("Ansa", "association");
  open ("Nom;Inconnue\r\nAnsa;x\r\nÉlan;y\r\n;z\r\n");
  EXPECT_EQ (number (MAILLAGE_IMPORT_CREATED), "1");
  EXPECT_EQ (number (MAILLAGE_IMPORT_UNCHANGED), "1");
  EXPECT_EQ (number (MAILLAGE_IMPORT_REFUSED), "1");
  EXPECT_NE (find_text (page->lines, "l. 4"), nullptr);
  EXPECT_NE (find_text (page->lines, "(no name)"), nullptr);
  EXPECT_NE (find_text (GTK_WIDGET (page), "Import 1 line"), nullptr);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (page->tabs[MAILLAGE_IMPORT_CREATED]), TRUE);
  EXPECT_NE (find_text (page->lines, "Élan"), nullptr);
  EXPECT_EQ (find_text (page->lines, "l. 4"), nullptr);
}

TEST_F (ImportPage, AnotherChoiceChecksAgain)
{
  open ("Inconnue;Autre\r\nAnsa;x\r\n");
  EXPECT_EQ (test_window_log (window).errors.size (), 1u);
  choose (0, 1);
  EXPECT_EQ (number (MAILLAGE_IMPORT_CREATED), "1");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (g_ptr_array_index (page->choices, 1)), 2);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (g_ptr_array_index (page->choices, 1)), 0);
  settle ();
  EXPECT_EQ (number (MAILLAGE_IMPORT_CREATED), "1");
}

TEST_F (ImportPage, ImportsAsOneChangeAndGoesBack)
{
  open ("Nom\r\nAnsa\r\nÉlan\r\n");
  ASSERT_TRUE (gtk_widget_activate_action (GTK_WIDGET (page), "import.apply", nullptr));
  settle ();
  EXPECT_EQ (maillage_store_count (store, "demo.organisation", nullptr), 2);
  EXPECT_EQ (test_window_log (window).undo.size (), 1u);
  ASSERT_EQ (test_window_log (window).toasts.size (), 1u);
  EXPECT_EQ (test_window_log (window).toasts[0], "Import of 2 organisations");
}

TEST_F (ImportPage, SaysWhatItCannotRead)
{
  open (std::string ("PK\x03\x04\0\0", 6));
  EXPECT_NE (find_text (GTK_WIDGET (page), "This file cannot be read"), nullptr);
}

TEST_F (ImportPage, IsFreedWhileItChecks)
{
  std::string text = "Nom\r\n";

  for (int i = 0; i < 5000; i++)
    text += "Association " + std::to_string (i) + "\r\n";
  ASSERT_TRUE (
      g_file_set_contents (folder.file ("l.csv").c_str (), text.data (), text.size (), nullptr));
  GtkWidget *widget = maillage_ui_import_new (context, "demo.organisation");
  Watched watched (widget);
  show (widget);
  maillage_ui_import_open (MAILLAGE_UI_IMPORT (widget), folder.file ("l.csv").c_str ());
  show (gtk_label_new (""));
  EXPECT_TRUE (wait_until ([&] { return watched.gone (); }));
}
