/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "partners.h"

#include "maillage-ui-record-picker-private.h"
#include "maillage-ui-tag-picker.h"
#include "maillage-ui-territory-picker.h"

/* A picker open on a button, and what it tells. */
class Pickers : public PartnersTest
{
protected:
  /* GTK 4.8 shows the search entry's tooltip half a second after the popover's grab, and is
   * critical of its own when the surface has gone meanwhile. */
  void
  TearDown () override
  {
    settle (600);
    PartnersTest::TearDown ();
  }

  void
  open (GtkWidget *popover)
  {
    GtkWidget *button = gtk_menu_button_new ();

    picker = MAILLAGE_UI_PICKER (popover);
    g_signal_connect_swapped (picker, "picked", G_CALLBACK (on_picked), this);
    gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
    show (button);
    gtk_menu_button_popup (GTK_MENU_BUTTON (button));
    ASSERT_TRUE (wait_until ([&] { return gtk_widget_get_mapped (popover); }));
  }

  static void
  on_picked (Pickers *self, const char *id, const char *title)
  {
    self->id = id;
    self->title = title;
  }

  GtkListBoxRow *
  row (const char *text)
  {
    GtkWidget *label = nullptr;

    wait_until ([&] { return (label = find_text (GTK_WIDGET (picker), text)) != nullptr; }, 3000);
    return label == nullptr
               ? nullptr
               : GTK_LIST_BOX_ROW (gtk_widget_get_ancestor (label, GTK_TYPE_LIST_BOX_ROW));
  }

  void
  pick (const char *text)
  {
    GtkListBoxRow *found = row (text);

    ASSERT_NE (found, nullptr) << text;
    g_signal_emit_by_name (find_named (GTK_WIDGET (picker), "results"), "row-activated", found);
  }

  MaillageUiPicker *picker = nullptr;
  std::string id, title;
};

TEST_F (Pickers, RecentRecordsComeFirst)
{
  make_latitude ();
  make ("organisation", { { "name", "Ansa" } });
  open (_maillage_ui_record_picker_new (context, "partners.organisation"));
  ASSERT_NE (row ("Ansa"), nullptr);
  EXPECT_EQ (gtk_list_box_row_get_index (row ("Ansa")), 0);
  EXPECT_NE (row ("CC Latitude Nord Gironde"), nullptr);
}

TEST_F (Pickers, ARecordIsFoundByAFewLetters)
{
  make_latitude ();
  make ("organisation", { { "name", "Ansa" } });
  open (_maillage_ui_record_picker_new (context, "partners.organisation"));
  ASSERT_NE (row ("Ansa"), nullptr);
  maillage_ui_picker_set_text (picker, "latit");
  ASSERT_TRUE (wait_until ([&] { return find_text (GTK_WIDGET (picker), "Ansa") == nullptr; }));
  pick ("CC Latitude Nord Gironde");
  EXPECT_EQ (id, latitude);
  EXPECT_EQ (title, "CC Latitude Nord Gironde");
  EXPECT_FALSE (gtk_widget_get_mapped (GTK_WIDGET (picker)));
}

TEST_F (Pickers, EnterPicksTheFirst)
{
  make_latitude ();
  open (_maillage_ui_record_picker_new (context, "partners.organisation"));
  ASSERT_NE (row ("CC Latitude Nord Gironde"), nullptr);
  g_signal_emit_by_name (find_named (GTK_WIDGET (picker), "search"), "activate");
  EXPECT_EQ (id, latitude);
}

TEST_F (Pickers, NothingIsCreatedUnlessAllowed)
{
  make_latitude ();
  open (_maillage_ui_record_picker_new (context, "partners.organisation"));
  maillage_ui_picker_set_text (picker, "nobody");
  EXPECT_TRUE (
      wait_until ([&] { return find_text (GTK_WIDGET (picker), "Nothing found") != nullptr; }));
  EXPECT_EQ (find_text (GTK_WIDGET (picker), "Create “nobody”"), nullptr);
}

TEST_F (Pickers, APersonIsCreatedWithBothNames)
{
  GtkWidget *popover = _maillage_ui_record_picker_new (context, "partners.person");

  maillage_ui_record_picker_set_may_create (MAILLAGE_UI_RECORD_PICKER (popover), TRUE);
  open (popover);
  maillage_ui_picker_set_text (picker, "Marie de La Tour");
  pick ("Create “Marie de La Tour”");
  ASSERT_TRUE (wait_until ([&] { return !id.empty (); }));
  EXPECT_EQ (stored (id, "first_name"), "Marie");
  EXPECT_EQ (stored (id, "last_name"), "de La Tour");
  EXPECT_EQ (test_window_log (window).undo.size (), 1u);
}

TEST_F (Pickers, AChildIsNeverCreatedFromAPicker)
{
  GtkWidget *popover = _maillage_ui_record_picker_new (context, "partners.role");

  maillage_ui_record_picker_set_may_create (MAILLAGE_UI_RECORD_PICKER (popover), TRUE);
  open (popover);
  maillage_ui_picker_set_text (picker, "referent");
  EXPECT_TRUE (
      wait_until ([&] { return find_text (GTK_WIDGET (picker), "Nothing found") != nullptr; }));
}

TEST_F (Pickers, ATagIsFoundWithoutAccentsOrCreated)
{
  make_latitude ();
  std::string tag = add_tag ("Précarité", {});

  open (maillage_ui_tag_picker_new (context));
  maillage_ui_picker_set_text (picker, "precarite");
  ASSERT_NE (row ("Précarité"), nullptr);
  EXPECT_EQ (find_text (GTK_WIDGET (picker), "Create “precarite”"), nullptr);
  pick ("Précarité");
  EXPECT_EQ (id, tag);
}

TEST_F (Pickers, HomonymousTerritoriesAreToldApart)
{
  MaillageGazetteer *gazetteer = maillage_context_get_gazetteer (context);

  ASSERT_NE (gazetteer, nullptr);
  open (maillage_ui_territory_picker_new (gazetteer));
  maillage_ui_picker_set_text (picker, "Saint-Savin");
  ASSERT_NE (row ("Saint-Savin"), nullptr);
  std::vector<std::string> texts = visible_texts (find_named (GTK_WIDGET (picker), "results"));
  std::vector<std::string> details;
  for (size_t i = 0; i + 1 < texts.size (); i++)
    if (texts[i] == "Saint-Savin")
      details.push_back (texts[i + 1]);
  EXPECT_GT (details.size (), 1u);
  EXPECT_NE (details[0], details[1]);
  pick ("Saint-Savin");
  EXPECT_EQ (id.rfind ("com:", 0), 0u);
}

/* What a sentence of an import lists may be typed here, too. */
TEST_F (Pickers, ATerritoryIsFoundByItsKindAndNumber)
{
  open (maillage_ui_territory_picker_new (maillage_context_get_gazetteer (context)));
  maillage_ui_picker_set_text (picker, "Blaye (commune 33058, Gironde)");
  ASSERT_NE (row ("Blaye"), nullptr);
  maillage_ui_picker_set_text (picker, "bretagne (région)");
  pick ("Bretagne");
  EXPECT_EQ (id, "reg:53@2026 Bretagne");
}
