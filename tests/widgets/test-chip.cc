/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-window.h"

TEST (Chip, ShowsItsWordsAndHidesWhenItHasNone)
{
  GtkWidget *chip
      = GTK_WIDGET (g_object_ref_sink (maillage_ui_chip_new (MAILLAGE_UI_CHIP_TAG, "DALO")));
  Watched watched (chip);

  EXPECT_STREQ (maillage_ui_chip_get_text (MAILLAGE_UI_CHIP (chip)), "DALO");
  EXPECT_TRUE (gtk_widget_has_css_class (chip, "maillage-tag"));
  maillage_ui_chip_set_text (MAILLAGE_UI_CHIP (chip), nullptr);
  EXPECT_FALSE (gtk_widget_get_visible (chip));
  maillage_ui_chip_set_text (MAILLAGE_UI_CHIP (chip), "+1");
  EXPECT_TRUE (gtk_widget_get_visible (chip));
  g_object_unref (chip);
  EXPECT_TRUE (watched.gone ());
}

class Group : public WindowTest
{
};

/* The locale's own space for that, U+202F, has no width in Cantarell. */
TEST_F (Group, CountsInThreesWithASpaceThatShows)
{
  GtkWidget *group = maillage_ui_group_new ("Persons");

  show (group);
  maillage_ui_group_set_count (MAILLAGE_UI_GROUP (group), 123456);
  EXPECT_NE (find_text (group, "123\u00a0456"), nullptr);
}

class State : public WindowTest
{
};

TEST_F (State, SaysAChoiceByIconWordAndTone)
{
  MaillageKind *kind
      = maillage_registry_find_kind (maillage_context_get_registry (context), "demo.organisation");
  MaillageField *progress = maillage_kind_find_field (kind, "progress");
  MaillageField *category = maillage_kind_find_field (kind, "category");
  MaillageChoice *done = maillage_field_find_choice (progress, "done");
  GtkWidget *state = maillage_ui_state_new ();

  show (state);
  maillage_ui_state_set_choice (MAILLAGE_UI_STATE (state), done);
  EXPECT_TRUE (gtk_widget_has_css_class (state, "maillage-success"));
  EXPECT_NE (find_text (state, "Done"), nullptr);
  EXPECT_TRUE (gtk_widget_get_visible (find_widget (state, GTK_TYPE_IMAGE)));
  EXPECT_TRUE (maillage_ui_choice_is_state (done));
  EXPECT_FALSE (maillage_ui_choice_is_state (maillage_field_find_choice (category, "state")));

  maillage_ui_state_set_choice (MAILLAGE_UI_STATE (state), nullptr);
  EXPECT_FALSE (gtk_widget_has_css_class (state, "maillage-success"));
  EXPECT_EQ (find_text (state, "Done"), nullptr);
}
