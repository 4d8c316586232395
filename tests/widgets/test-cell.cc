/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "maillage-ui-cell.h"

#include "test-window.h"

class Cell : public WindowTest
{
protected:
  void
  SetUp () override
  {
    WindowTest::SetUp ();
    cell = MAILLAGE_UI_CELL (maillage_ui_cell_new (MAILLAGE_UI_CELL_DIM));
    gtk_widget_set_size_request (GTK_WIDGET (cell), 60, 24);
    gtk_widget_set_halign (GTK_WIDGET (cell), GTK_ALIGN_START);
    show (GTK_WIDGET (cell));
  }

  void
  set_chips (const std::vector<const char *> &texts)
  {
    g_autoptr (GPtrArray) array = g_ptr_array_new ();
    for (const char *text : texts)
      g_ptr_array_add (array, (gpointer) text);
    maillage_ui_cell_set_chips (cell, array);
  }

  void
  expect_spoken (const char *text)
  {
    gtk_test_accessible_assert_property (
        GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, text);
  }

  /* What cannot be read in it, once it is drawn. */
  std::string
  hidden ()
  {
    GtkSnapshot *snapshot = gtk_snapshot_new ();
    wait_until ([&] { return gtk_widget_get_width (GTK_WIDGET (cell)) > 0; });
    GTK_WIDGET_GET_CLASS (cell)->snapshot (GTK_WIDGET (cell), snapshot);
    g_object_unref (snapshot);
    g_autofree char *text = maillage_ui_cell_dup_hidden (cell);
    return text != nullptr ? text : "";
  }

  MaillageUiCell *cell = nullptr;
};

TEST_F (Cell, SaysThatItIsBlank)
{
  maillage_ui_cell_set_text (cell, nullptr);
  EXPECT_STREQ (maillage_ui_cell_get_text (cell), "");
  expect_spoken ("empty");
  maillage_ui_cell_set_text (cell, "Isère (38)");
  expect_spoken ("Isère (38)");
}

TEST_F (Cell, HasASecondaryTextBesideOrUnder)
{
  maillage_ui_cell_set_lines (cell, "Métropole de Lille", "MEL", FALSE);
  EXPECT_STREQ (maillage_ui_cell_get_text (cell), "Métropole de Lille\u2002MEL");
  expect_spoken ("Métropole de Lille");
  maillage_ui_cell_set_lines (cell, "Ansa", "Association", TRUE);
  EXPECT_STREQ (maillage_ui_cell_get_text (cell), "Ansa\nAssociation");
  maillage_ui_cell_set_lines (cell, "Ansa", "", TRUE);
  EXPECT_STREQ (maillage_ui_cell_get_text (cell), "Ansa");
}

TEST_F (Cell, TellsWhatThereIsNoRoomFor)
{
  maillage_ui_cell_set_text (cell, "Ansa");
  EXPECT_EQ (hidden (), "");
  maillage_ui_cell_set_text (cell, "Haut comité pour le logement des personnes défavorisées");
  EXPECT_EQ (hidden (), "Haut comité pour le logement des personnes défavorisées");
}

TEST_F (Cell, ShowsOneChipAndHowManyMore)
{
  set_chips ({ "DALO" });
  EXPECT_EQ (hidden (), "");
  expect_spoken ("DALO");
  set_chips ({ "DALO", "aller-vers", "plateforme" });
  EXPECT_STREQ (maillage_ui_cell_get_text (cell), "DALO");
  EXPECT_EQ (hidden (), "DALO, aller-vers, plateforme");
  expect_spoken ("DALO, aller-vers, plateforme");
  set_chips ({});
  expect_spoken ("empty");
}

TEST_F (Cell, ShowsAStateByItsWord)
{
  MaillageKind *kind
      = maillage_registry_find_kind (maillage_context_get_registry (context), "demo.organisation");
  MaillageField *field = maillage_kind_find_field (kind, "progress");
  g_autoptr (MaillageChoice) choice
      = MAILLAGE_CHOICE (g_list_model_get_item (maillage_field_get_choices (field), 0));

  maillage_ui_cell_set_choice (cell, choice, maillage_choice_get_label (choice));
  EXPECT_STREQ (maillage_ui_cell_get_text (cell), maillage_choice_get_label (choice));
  hidden (); /* is drawn with its icon */
  maillage_ui_cell_set_choice (cell, nullptr, nullptr);
  expect_spoken ("empty");
}
