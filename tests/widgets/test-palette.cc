/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-window.h"

#include "maillage-ui-contributions-private.h"
#include "maillage-ui-palette-private.h"
#include "maillage-ui-palette.h"

class Palette : public WindowTest
{
protected:
  static void
  note (MaillageScope *scope, GtkWidget *from, const char *uuid, gpointer data)
  {
    static_cast<std::vector<std::string> *> (data)->push_back (uuid != nullptr ? uuid : "");
  }

  void
  add_command (const char *id, const char *label, const char *kind_id, bool page)
  {
    MaillageUiCommand *command = _maillage_ui_command_new (
        nullptr, id, label, "go-next-symbolic", "<Control><Shift>d", kind_id, note, &ran, nullptr);
    _maillage_ui_command_set_is_page (command, page);
    g_list_store_append (commands, command);
    g_object_unref (command);
  }

  void
  SetUp () override
  {
    WindowTest::SetUp ();
    commands = g_list_store_new (MAILLAGE_UI_TYPE_COMMAND);
    add_command ("app.file", "Prepare the committee’s file…", nullptr, false);
    add_command ("demo.invite", "Invite to a committee", "demo.organisation", false);
    add_command ("app.progress", "Progress since the last committee", nullptr, true);
    uuid = add ("Comité local de l’habitat", "association");
    add ("Ansa", "association");
    GtkWidget *overlay = gtk_overlay_new ();
    below = gtk_button_new_with_label ("Below");
    palette = MAILLAGE_UI_PALETTE (maillage_ui_palette_new (context, G_LIST_MODEL (commands)));
    gtk_overlay_set_child (GTK_OVERLAY (overlay), below);
    gtk_overlay_add_overlay (GTK_OVERLAY (overlay), GTK_WIDGET (palette));
    show (overlay);
    gtk_widget_grab_focus (below);
    entry = find_widget (GTK_WIDGET (palette), GTK_TYPE_TEXT);
    rows = find_widget (GTK_WIDGET (palette), GTK_TYPE_LIST_BOX);
  }

  void
  TearDown () override
  {
    g_object_unref (commands);
    WindowTest::TearDown ();
  }

  void
  type (const char *text)
  {
    gtk_editable_set_text (GTK_EDITABLE (entry), text);
  }

  bool
  shows (const char *label)
  {
    return wait_until ([&] { return find_text (rows, label) != nullptr; }, 2000);
  }

  void
  enter ()
  {
    g_signal_emit_by_name (entry, "activate");
  }

  std::vector<std::string> ran;
  GListStore *commands = nullptr;
  MaillageUiPalette *palette = nullptr;
  GtkWidget *below = nullptr, *entry = nullptr, *rows = nullptr;
  std::string uuid;
};

TEST_F (Palette, FindsARecordAndOpensIt)
{
  int closed = 0;

  g_signal_connect_swapped (
      palette, "closed", G_CALLBACK (+[] (int *count) { ++*count; }), &closed);
  maillage_ui_palette_open (palette, nullptr);
  EXPECT_EQ (gtk_root_get_focus (GTK_ROOT (window)), entry);
  type ("comite hab");
  ASSERT_TRUE (shows ("Comité local de l’habitat"));
  EXPECT_NE (find_text (rows, "Organisation"), nullptr);
  EXPECT_NE (find_text (rows, "Records"), nullptr);
  EXPECT_EQ (find_text (rows, "Pages"), nullptr);
  enter ();
  ASSERT_EQ (test_window_log (window).opened.size (), 1u);
  EXPECT_EQ (test_window_log (window).opened[0], uuid);
  EXPECT_FALSE (gtk_widget_get_visible (GTK_WIDGET (palette)));
  EXPECT_EQ (gtk_root_get_focus (GTK_ROOT (window)), below);
  EXPECT_EQ (closed, 1);
}

TEST_F (Palette, RunsACommandByTheBeginningsOfItsWords)
{
  maillage_ui_palette_open (palette, nullptr);
  type ("prep comm");
  ASSERT_TRUE (shows ("Prepare the committee’s file…"));
  EXPECT_EQ (find_text (rows, "Invite to a committee"), nullptr);
  enter ();
  EXPECT_EQ (ran, (std::vector<std::string>{ "" }));
}

TEST_F (Palette, OffersTheCommandsOfTheRecordThatIsShown)
{
  maillage_ui_palette_open (palette, nullptr);
  type (">invite");
  EXPECT_EQ (find_text (rows, "Invite to a committee"), nullptr);
  maillage_ui_palette_open (palette, uuid.c_str ());
  type (">invite");
  ASSERT_TRUE (shows ("Invite to a committee"));
  enter ();
  EXPECT_EQ (ran, (std::vector<std::string>{ uuid }));
}

TEST_F (Palette, KeepsPagesAndRecordsOutAfterTheSign)
{
  maillage_ui_palette_open (palette, nullptr);
  type ("comm");
  ASSERT_TRUE (shows ("Progress since the last committee"));
  EXPECT_NE (find_text (rows, "Pages"), nullptr);
  type (">comm");
  ASSERT_TRUE (shows ("Prepare the committee’s file…"));
  EXPECT_EQ (find_text (rows, "Progress since the last committee"), nullptr);
  EXPECT_EQ (find_text (rows, "Records"), nullptr);
}

TEST_F (Palette, OnlyTheLastTextTypedCounts)
{
  maillage_ui_palette_open (palette, nullptr);
  type ("ansa");
  type ("comité");
  ASSERT_TRUE (shows ("Comité local de l’habitat"));
  wait_until ([] { return false; }, 100);
  EXPECT_EQ (find_text (rows, "Ansa"), nullptr);
}

TEST_F (Palette, SaysWhenNothingIsFound)
{
  maillage_ui_palette_open (palette, nullptr);
  type ("xyzzy");
  EXPECT_TRUE (shows ("Nothing found"));
  enter ();
  EXPECT_TRUE (gtk_widget_get_visible (GTK_WIDGET (palette)));
}

TEST (PaletteText, MarksWhatWasTyped)
{
  g_autofree char *accents = _maillage_ui_palette_mark ("Comité & habitat", "comite hab");
  g_autofree char *ligature = _maillage_ui_palette_mark ("Grand’œuvre", "oeuv");
  g_autofree char *inside = _maillage_ui_palette_mark ("Recopil", "copil");

  EXPECT_STREQ (accents, "<b>Comité</b> &amp; <b>hab</b>itat");
  EXPECT_STREQ (ligature, "Grand’<b>œuv</b>re");
  EXPECT_STREQ (inside, "Recopil");
}

/* With the list of territories that comes with the program, and after the rows. */
TEST_F (Palette, SaysWhoCoversATerritoryThatIsNamed)
{
  std::string county = add ("Conseil départemental", "association", "dep:33@2022 Gironde");
  add ("Commune de Blaye", "association", "com:33058@2022 Blaye");
  add ("Commune de Lormont", "association", "com:33249@2022 Lormont");

  maillage_ui_palette_open (palette, nullptr);
  type ("Blaye");
  ASSERT_TRUE (shows ("Commune de Blaye"));
  ASSERT_TRUE (shows ("Who covers Blaye"));
  EXPECT_NE (find_text (rows, "Territories"), nullptr);
  GtkWidget *row
      = gtk_widget_get_ancestor (find_text (rows, "Who covers Blaye"), GTK_TYPE_LIST_BOX_ROW);
  g_signal_emit_by_name (rows, "row-activated", row);
  EXPECT_TRUE (gtk_widget_get_visible (GTK_WIDGET (palette)));
  ASSERT_TRUE (shows ("Conseil départemental"));
  EXPECT_NE (find_text (rows, "Commune de Blaye"), nullptr);
  EXPECT_EQ (find_text (rows, "Commune de Lormont"), nullptr);
  EXPECT_NE (find_text (rows, "Who covers Blaye"), nullptr) << "as the rows’ title";
  enter ();
  ASSERT_EQ (test_window_log (window).opened.size (), 1u);
  EXPECT_FALSE (gtk_widget_get_visible (GTK_WIDGET (palette)));
}

TEST_F (Palette, OffersNoTerritoryBetweenTwoKeys)
{
  maillage_ui_palette_open (palette, nullptr);
  type ("Bl");
  wait_until ([] { return false; }, 400);
  EXPECT_EQ (find_text (rows, "Territories"), nullptr);
  type ("Blaye");
  type (">Blaye");
  wait_until ([] { return false; }, 400);
  EXPECT_EQ (find_text (rows, "Territories"), nullptr);
}
