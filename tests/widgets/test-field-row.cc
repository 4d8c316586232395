/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "partners.h"

#include "maillage-ui-field-row.h"

#include <maillage-choice-private.h>

/* One row of an organisation in a window, and what it asks for. */
class FieldRow : public PartnersTest
{
protected:
  void
  open (const char *field_id)
  {
    MaillageKind *kind = maillage_registry_find_kind (maillage_context_get_registry (context),
                                                      "partners.organisation");

    make_latitude ();
    record = maillage_store_load (store, latitude.c_str (), nullptr);
    row = MAILLAGE_UI_FIELD_ROW (
        maillage_ui_field_row_new (context, maillage_kind_find_field (kind, field_id)));
    g_signal_connect_swapped (row, "commit", G_CALLBACK (on_commit), this);
    g_signal_connect_swapped (row, "typed", G_CALLBACK (on_typed), this);
    GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
    GtkWidget *list = gtk_list_box_new ();
    other = gtk_entry_new ();
    gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (row));
    gtk_box_append (GTK_BOX (box), list);
    gtk_box_append (GTK_BOX (box), other);
    maillage_ui_field_row_set_record (row, record);
    show (box);
  }

  void
  edit (const char *field_id)
  {
    open (field_id);
    maillage_ui_field_row_set_editing (row, TRUE);
  }

  void
  TearDown () override
  {
    g_clear_object (&record);
    PartnersTest::TearDown ();
  }

  GtkWidget *
  entry ()
  {
    return find_widget (GTK_WIDGET (row), GTK_TYPE_ENTRY);
  }

  void
  type (const char *text)
  {
    gtk_editable_set_text (GTK_EDITABLE (entry ()), text);
  }

  std::string
  text ()
  {
    return gtk_editable_get_text (GTK_EDITABLE (entry ()));
  }

  static void
  on_commit (FieldRow *self, const char *value)
  {
    self->commits.push_back (value != nullptr ? value : "(empty)");
  }

  static void
  on_typed (FieldRow *self, const char *text)
  {
    self->typed.push_back (text != nullptr ? text : "(settled)");
  }

  MaillageRecord *record = nullptr;
  MaillageUiFieldRow *row = nullptr;
  GtkWidget *other = nullptr;
  std::vector<std::string> commits, typed;
};

TEST_F (FieldRow, ReadsAndEditsInTheSamePlace)
{
  open ("phone");
  EXPECT_NE (find_text (GTK_WIDGET (row), "05\u00a036\u00a049\u00a012\u00a030"), nullptr);
  EXPECT_EQ (entry (), nullptr);
  maillage_ui_field_row_set_editing (row, TRUE);
  EXPECT_EQ (text (), "05\u00a036\u00a049\u00a012\u00a030");
  EXPECT_TRUE (gtk_widget_get_visible (entry ()));
  maillage_ui_field_row_set_editing (row, FALSE);
  EXPECT_FALSE (gtk_widget_get_visible (entry ()));
  EXPECT_TRUE (commits.empty ());
}

TEST_F (FieldRow, AnEmptyFieldShowsOnlyWhenEdited)
{
  open ("web");
  EXPECT_FALSE (gtk_widget_get_visible (GTK_WIDGET (row)));
  maillage_ui_field_row_set_editing (row, TRUE);
  EXPECT_TRUE (gtk_widget_get_visible (GTK_WIDGET (row)));
  EXPECT_STREQ (gtk_entry_get_placeholder_text (GTK_ENTRY (entry ())), "https://");
}

TEST_F (FieldRow, LeavingTheFieldOffersItsCanonicalValue)
{
  edit ("phone");
  gtk_widget_grab_focus (GTK_WIDGET (row));
  type ("0536491231");
  EXPECT_TRUE (commits.empty ());
  gtk_widget_grab_focus (other);
  EXPECT_TRUE (wait_until ([&] { return commits.size () == 1; }));
  EXPECT_EQ (commits[0], "+33536491231");
}

TEST_F (FieldRow, EnterKeeps)
{
  edit ("sigle");
  type ("CCLNG");
  g_signal_emit_by_name (entry (), "activate");
  ASSERT_EQ (commits.size (), 1u);
  EXPECT_EQ (commits[0], "CCLNG");
}

TEST_F (FieldRow, TheSameSaidOtherwiseIsNoChange)
{
  edit ("phone");
  type ("+33 5 36 49 12 30");
  maillage_ui_field_row_commit (row);
  EXPECT_TRUE (commits.empty ());
  EXPECT_EQ (text (), "05\u00a036\u00a049\u00a012\u00a030");
}

TEST_F (FieldRow, BlanksEmpty)
{
  edit ("phone");
  type ("  ");
  maillage_ui_field_row_commit (row);
  ASSERT_EQ (commits.size (), 1u);
  EXPECT_EQ (commits[0], "(empty)");
}

TEST_F (FieldRow, WhatIsNotUnderstoodStaysWithTheReason)
{
  edit ("since");
  type ("the other day");
  maillage_ui_field_row_commit (row);
  EXPECT_TRUE (commits.empty ());
  EXPECT_EQ (text (), "the other day");
  EXPECT_NE (maillage_ui_field_row_get_problem (row), nullptr);
  EXPECT_TRUE (gtk_widget_has_css_class (entry (), "error"));
  EXPECT_NE (find_text (GTK_WIDGET (row), maillage_ui_field_row_get_problem (row)), nullptr);
  type ("July 2019");
  EXPECT_EQ (maillage_ui_field_row_get_problem (row), nullptr);
  EXPECT_FALSE (gtk_widget_has_css_class (entry (), "error"));
}

TEST_F (FieldRow, EscRestores)
{
  edit ("sigle");
  type ("CCL");
  EXPECT_TRUE (maillage_ui_field_row_get_unsaved (row));
  maillage_ui_field_row_restore (row);
  EXPECT_FALSE (maillage_ui_field_row_get_unsaved (row));
  EXPECT_EQ (text (), "");
  EXPECT_EQ (typed.back (), "(settled)");
}

TEST_F (FieldRow, AFailureKeepsTheText)
{
  edit ("sigle");
  type ("CCLNG");
  maillage_ui_field_row_commit (row);
  maillage_ui_field_row_failed (row, "The disk is full.");
  EXPECT_EQ (text (), "CCLNG");
  EXPECT_TRUE (maillage_ui_field_row_get_unsaved (row));
  EXPECT_NE (find_text (GTK_WIDGET (row), "The disk is full."), nullptr);
  maillage_ui_field_row_commit (row);
  EXPECT_EQ (commits.size (), 2u);
}

TEST_F (FieldRow, TypingOnWhileSavingLosesNothing)
{
  edit ("sigle");
  type ("CCL");
  maillage_ui_field_row_commit (row);
  type ("CCLNG");
  set (latitude, "sigle", "CCL");
  maillage_ui_field_row_saved (row);
  EXPECT_EQ (text (), "CCLNG");
  EXPECT_TRUE (maillage_ui_field_row_get_unsaved (row));
  maillage_ui_field_row_commit (row);
  EXPECT_EQ (commits.back (), "CCLNG");
}

TEST_F (FieldRow, AChangeFromElsewhereDoesNotTouchWhatIsTyped)
{
  edit ("phone");
  type ("05 36 49");
  set (latitude, "phone", "+33536491299");
  maillage_ui_field_row_set_record (row, record);
  EXPECT_EQ (text (), "05 36 49");
  maillage_ui_field_row_restore (row);
  EXPECT_EQ (text (), "05\u00a036\u00a049\u00a012\u00a099");
}

TEST_F (FieldRow, AWarningIsSaidInBothModes)
{
  open ("siret");
  ASSERT_NE (maillage_ui_field_row_get_warning (row), nullptr);
  EXPECT_NE (find_text (GTK_WIDGET (row), "To check"), nullptr);
  maillage_ui_field_row_set_editing (row, TRUE);
  EXPECT_NE (find_text (GTK_WIDGET (row), maillage_ui_field_row_get_warning (row)), nullptr);
  EXPECT_TRUE (gtk_widget_has_css_class (entry (), "warning"));
}

TEST_F (FieldRow, AChoiceOffersItsId)
{
  edit ("category");
  GtkWidget *drop_down = find_widget (GTK_WIDGET (row), GTK_TYPE_DROP_DOWN);

  EXPECT_EQ (gtk_drop_down_get_selected (GTK_DROP_DOWN (drop_down)), 1u);
  EXPECT_TRUE (commits.empty ());
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), 2);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), 0);
  ASSERT_EQ (commits.size (), 2u);
  EXPECT_EQ (commits[0], "state");
  EXPECT_EQ (commits[1], "(empty)");
}

TEST_F (FieldRow, AnOpenChoiceTakesANewWord)
{
  edit ("network");
  type ("PDLHI");
  maillage_ui_field_row_commit (row);
  type ("Ambassadors");
  maillage_ui_field_row_commit (row);
  ASSERT_EQ (commits.size (), 2u);
  EXPECT_EQ (commits[0], "pdlhi");
  EXPECT_EQ (commits[1].rfind ("user:", 0), 0u);
}

TEST_F (FieldRow, ANewWordIsSaidToBeNewAsItIsTyped)
{
  edit ("network");
  gtk_widget_grab_focus (GTK_WIDGET (row));
  auto hints = [&] (const char *text, const char *hint) {
    type (text);
    return find_text (GTK_WIDGET (row), hint) != nullptr;
  };
  EXPECT_TRUE (hints ("PDLHI", "Enter keeps, Esc restores"));
  EXPECT_TRUE (hints ("pdl", "In the list: “PDLHI”"));
  EXPECT_TRUE (hints ("Syndicat", "New in the list"));
  EXPECT_TRUE (hints ("", "Enter keeps, Esc restores"));
}

TEST_F (FieldRow, AnOpenChoiceOffersTheWordsOfTheMoment)
{
  edit ("network");
  GtkWidget *popover = find_widget (GTK_WIDGET (row), GTK_TYPE_POPOVER);
  MaillageChoiceWord word = { (char *) "user:Ambassadors", nullptr, nullptr, FALSE };
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  auto offered = [&] {
    std::string all;

    g_signal_emit_by_name (popover, "show");
    for (GtkWidget *button
         = gtk_widget_get_first_child (gtk_popover_get_child (GTK_POPOVER (popover)));
         button != nullptr;
         button = gtk_widget_get_next_sibling (button))
      all += std::string (gtk_button_get_label (GTK_BUTTON (button))) + ";";
    return all;
  };

  EXPECT_EQ (offered ().find ("Ambassadors;"), std::string::npos);
  g_ptr_array_add (words, &word);
  _maillage_field_set_office_choices (maillage_ui_field_row_get_field (row), words);
  EXPECT_NE (offered ().find ("Ambassadors;"), std::string::npos) << offered ();
}

TEST_F (FieldRow, ASwitchOffersYes)
{
  edit ("active");
  gtk_switch_set_active (GTK_SWITCH (find_widget (GTK_WIDGET (row), GTK_TYPE_SWITCH)), TRUE);
  ASSERT_EQ (commits.size (), 1u);
  EXPECT_EQ (commits[0], "1");
}

TEST_F (FieldRow, ADateSaysWhatItUnderstood)
{
  edit ("since");
  gtk_widget_grab_focus (GTK_WIDGET (row));
  type ("7/2019");
  EXPECT_NE (find_text (GTK_WIDGET (row), "July 2019"), nullptr);
  maillage_ui_field_row_commit (row);
  ASSERT_EQ (commits.size (), 1u);
  EXPECT_EQ (commits[0].rfind ("2019-07", 0), 0u);
}

TEST_F (FieldRow, ALongTextIsWrittenWhole)
{
  edit ("about");
  GtkWidget *view = find_widget (GTK_WIDGET (row), GTK_TYPE_TEXT_VIEW);

  gtk_text_buffer_set_text (
      gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "First line\nSecond line", -1);
  EXPECT_EQ (typed.back (), "First line\nSecond line");
  maillage_ui_field_row_commit (row);
  ASSERT_EQ (commits.size (), 1u);
  EXPECT_EQ (commits[0], "First line\nSecond line");
}

TEST_F (FieldRow, TerritoriesAreRemovedOneByOne)
{
  edit ("covers");
  GtkWidget *label = find_text (GTK_WIDGET (row), "Gironde (33)");

  ASSERT_NE (label, nullptr);
  g_signal_emit_by_name (gtk_widget_get_next_sibling (label), "clicked");
  ASSERT_EQ (commits.size (), 1u);
  EXPECT_EQ (commits[0], "epci:243301181@2022 CC Latitude Nord");
}

TEST_F (FieldRow, AfterAChipIsRemovedTheFocusIsOnTheButton)
{
  edit ("covers");
  GtkWidget *label = find_text (GTK_WIDGET (row), "Gironde (33)");

  gtk_widget_grab_focus (gtk_widget_get_next_sibling (label));
  set (latitude, "covers", "epci:243301181@2022 CC Latitude Nord");
  maillage_ui_field_row_set_record (row, record);
  EXPECT_EQ (find_text (GTK_WIDGET (row), "Gironde (33)"), nullptr);
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));
  ASSERT_NE (focus, nullptr);
  EXPECT_TRUE (gtk_widget_is_ancestor (focus, find_named (GTK_WIDGET (row), "pick")));
}

TEST_F (FieldRow, ADraftIsShownAndSaid)
{
  edit ("sigle");
  maillage_ui_field_row_set_draft (row, "CCLN");
  EXPECT_EQ (text (), "CCLN");
  EXPECT_TRUE (maillage_ui_field_row_get_unsaved (row));
  EXPECT_NE (find_text (GTK_WIDGET (row), "Recovered text, not yet saved"), nullptr);
}

TEST_F (FieldRow, TheLabelNamesTheEntry)
{
  edit ("since");
  EXPECT_TRUE (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (entry ()),
                                                 GTK_ACCESSIBLE_RELATION_LABELLED_BY));
  type ("the other day");
  maillage_ui_field_row_commit (row);
  g_autofree char *invalid = gtk_test_accessible_check_state (
      GTK_ACCESSIBLE (entry ()), GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);
  EXPECT_EQ (invalid, nullptr) << invalid;
}
