/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../shell/shell-fixture.h"

#include <maillage-ui-contributions-private.h>
#include <maillage-ui-window.h>

/* The pages of the actions, in the program itself, on the demo data. */
class ActionPages : public StartedTest
{
protected:
  void
  open (const char *page)
  {
    act ((std::string ("win.open-page::") + page).c_str ());
    ASSERT_EQ (key (), std::string ("page:") + page);
    wait_for_page ();
  }

  void
  wait_for_page ()
  {
    EXPECT_TRUE (wait_until ([&] {
      GtkWidget *page = maillage_window_get_page (window);

      return MAILLAGE_UI_IS_PAGE (page) && maillage_ui_page_get_complete (MAILLAGE_UI_PAGE (page));
    }));
  }

  /* The list, or column, that has a row with these words, and the row's place. */
  GtkWidget *
  find_row (const std::string &words, GtkWidget **list)
  {
    GtkWidget *row = find (maillage_window_get_page (window), [&] (GtkWidget *widget) {
      return gtk_widget_get_mapped (widget) && text_of (widget).find (words) != std::string::npos
             && gtk_widget_get_ancestor (widget, GTK_TYPE_LIST_VIEW) != nullptr;
    });
    while (row != nullptr && !GTK_IS_LIST_VIEW (gtk_widget_get_parent (row)))
      row = gtk_widget_get_parent (row);
    *list = row != nullptr ? gtk_widget_get_parent (row) : nullptr;
    return row;
  }

  /* Selects the row with these words, then presses a key in its list. */
  bool
  press (const std::string &words, guint keyval, GdkModifierType modifiers = (GdkModifierType) 0)
  {
    GtkWidget *list, *row = nullptr;

    EXPECT_TRUE (wait_until ([&] { return (row = find_row (words, &list)) != nullptr; })) << words;
    if (row == nullptr)
      return false;
    guint position = 0;
    for (GtkWidget *before = gtk_widget_get_prev_sibling (row); before != nullptr;
         before = gtk_widget_get_prev_sibling (before))
      position++;
    gtk_single_selection_set_selected (
        GTK_SINGLE_SELECTION (gtk_list_view_get_model (GTK_LIST_VIEW (list))), position);
    g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (list);
    gboolean taken = FALSE;
    for (guint i = 0; i < g_list_model_get_n_items (controllers) && !taken; i++)
      {
        g_autoptr (GObject) controller = (GObject *) g_list_model_get_item (controllers, i);

        if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
          g_signal_emit_by_name (controller, "key-pressed", keyval, 0u, modifiers, &taken);
      }
    return taken;
  }

  MaillageRecord *
  step (const char *wording)
  {
    MaillageStore *store = maillage_context_get_store (context);
    g_autoptr (MaillageQuery) query = _maillage_query_new ("actions.step", nullptr);
    g_autoptr (GPtrArray) found = nullptr;

    maillage_query_add_filter (query, "wording", MAILLAGE_OPERATOR_CONTAINS, wording);
    found = maillage_store_query (store, query, nullptr);
    return found->len > 0 ? MAILLAGE_RECORD (g_object_ref (found->pdata[0])) : nullptr;
  }

  bool
  wait_for_state (const char *wording, const char *state)
  {
    g_autoptr (MaillageRecord) record = step (wording);

    return wait_until (
        [&] { return g_strcmp0 (maillage_record_get_value (record, "state"), state) == 0; });
  }

  void
  toggle (const char *label)
  {
    GtkWidget *button = find (maillage_window_get_page (window), [&] (GtkWidget *widget) {
      return GTK_IS_TOGGLE_BUTTON (widget) && !GTK_IS_MENU_BUTTON (gtk_widget_get_parent (widget))
             && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0;
    });

    ASSERT_NE (button, nullptr) << label;
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  }

  GtkMenuButton *
  drop (const char *label)
  {
    return (GtkMenuButton *) find (maillage_window_get_page (window), [&] (GtkWidget *widget) {
      return GTK_IS_MENU_BUTTON (widget)
             && g_strcmp0 (gtk_menu_button_get_label (GTK_MENU_BUTTON (widget)), label) == 0;
    });
  }

  GtkPopover *
  popover_of (const char *label)
  {
    GtkMenuButton *button = drop (label);

    return button != nullptr ? gtk_menu_button_get_popover (button) : nullptr;
  }

  /* Of the list that a button with this label opens. */
  void
  choose (const char *label, const std::string &value)
  {
    ASSERT_NE (drop (label), nullptr) << label;
    gtk_menu_button_popup (drop (label));
    ASSERT_NE (popover_of (label), nullptr);
    GtkWidget *row = find (GTK_WIDGET (popover_of (label)),
                           [&] (GtkWidget *widget) { return text_of (widget) == value; });
    ASSERT_NE (row, nullptr) << value;
    row = gtk_widget_get_ancestor (row, GTK_TYPE_LIST_BOX_ROW);
    g_signal_emit_by_name (gtk_widget_get_parent (row), "row-activated", row);
  }

  void
  set (MaillageRecord *record, const char *field, const char *value)
  {
    g_autoptr (MaillageEdit) edit = _maillage_edit_new ("Set", nullptr);

    maillage_edit_set (edit, maillage_record_get_uuid (record), field, value);
    g_autoptr (MaillageChange) change
        = maillage_store_commit (maillage_context_get_store (context), edit, nullptr);
    EXPECT_NE (change, nullptr);
  }
};

TEST_F (ActionPages, TheStateOfProgressSaysWhatItIsForWhileThereIsNothing)
{
  open ("actions.state_of_progress");
  EXPECT_TRUE (says ("No action is followed yet"));
}

TEST_F (ActionPages, TheStateOfProgressShowsGroupsStepsAndWhatMoved)
{
  add_demo ();
  open ("actions.state_of_progress");
  EXPECT_TRUE (wait_until ([&] { return says ("Plan d’action de la Haute-Gironde"); }));
  EXPECT_TRUE (says ("3 of 6"));
  EXPECT_TRUE (says ("14.1"));
  EXPECT_TRUE (says ("8 sheets, 32 steps"));
  EXPECT_TRUE (says ("Since “Comité de pilotage (fictif)”, on 16 September 2021"));
  EXPECT_TRUE (says ("1 step done · 3 in another state · 2 became late · 2 unchanged"));
  toggle ("These changes alone");
  EXPECT_TRUE (wait_until ([&] { return !says ("14.1"); }));
  EXPECT_TRUE (says ("In progress → Done"));
  EXPECT_TRUE (says ("Became late"));
  EXPECT_TRUE (says ("74 days late"));
}

TEST_F (ActionPages, AStateIsSetWithOneKeyAndUndone)
{
  add_demo ();
  open ("actions.state_of_progress");
  EXPECT_TRUE (press ("Élaborer un guide simplifié", GDK_KEY_2));
  EXPECT_TRUE (wait_for_state ("Élaborer un guide", "in_progress"));
  EXPECT_TRUE (wait_until ([&] { return says ("Step 14.4 is now “In progress”"); }));
  EXPECT_TRUE (wait_until ([&] { return can ("undo"); }));
  act ("win.undo");
  EXPECT_TRUE (wait_for_state ("Élaborer un guide", "not_started"));
  EXPECT_FALSE (press ("Élaborer un guide simplifié", GDK_KEY_6));
  EXPECT_FALSE (press ("3 of 6", GDK_KEY_3));
}

TEST_F (ActionPages, GroupsFoldWithTheArrows)
{
  add_demo ();
  open ("actions.state_of_progress");
  EXPECT_TRUE (press ("Élaborer un guide simplifié", GDK_KEY_Left));
  EXPECT_TRUE (wait_until ([&] { return !says ("14.4"); }));
  EXPECT_TRUE (says ("Plan d’action de la Haute-Gironde"));
  EXPECT_TRUE (press ("Plan d’action de la Haute-Gironde", GDK_KEY_Right));
  EXPECT_TRUE (wait_until ([&] { return says ("14.4"); }));
}

TEST_F (ActionPages, StepsAreGroupedByPilotAndByState)
{
  add_demo ();
  open ("actions.state_of_progress");
  toggle ("Pilot");
  EXPECT_TRUE (wait_until ([&] { return says ("Without a pilot"); }));
  toggle ("State");
  EXPECT_TRUE (wait_until ([&] { return !says ("Without a pilot") && says ("Not started"); }));
}

TEST_F (ActionPages, TheListOfAFilterIsMadeWhenItOpens)
{
  add_demo ();
  open ("actions.state_of_progress");
  EXPECT_TRUE (wait_until ([&] { return says ("8 sheets, 32 steps") && says ("OPALE"); }));
  EXPECT_EQ (popover_of ("Plan: all"), nullptr);
  choose ("Plan: all", "Plan d’action de la Haute-Gironde");
  EXPECT_TRUE (wait_until ([&] { return !says ("OPALE"); }));
  EXPECT_TRUE (says ("14.4"));
  /* What is written does not take back what was chosen. */
  g_autoptr (MaillageRecord) record = step ("Identifier les référents");
  set (record, "wording", "Former les référents");
  EXPECT_TRUE (wait_until ([&] { return says ("Former les référents"); }));
  EXPECT_FALSE (says ("OPALE"));
  choose ("State", "Done");
  EXPECT_TRUE (wait_until ([&] { return !says ("14.4") && says ("14.1"); }));
  choose ("Plan d’action de la Haute-Gironde", "Plan: all");
  EXPECT_TRUE (wait_until ([&] { return says ("Done") && !says ("14.4"); }));
  choose ("Done", "State");
  EXPECT_TRUE (wait_until ([&] { return says ("OPALE"); }));
}

TEST_F (ActionPages, APilotWhoIsGoneIsNotLookedForAnyMore)
{
  add_demo ();
  open ("actions.state_of_progress");
  EXPECT_TRUE (wait_until ([&] { return says ("14.4"); }));
  g_autoptr (MaillageRecord) record = step ("Identifier les référents");
  g_autoptr (MaillageEdit) edit = _maillage_edit_new ("Add", nullptr);
  std::string pilot = maillage_edit_create (edit, "partners.organisation");
  maillage_edit_set (edit, pilot.c_str (), "name", "Pilote de passage");
  g_autoptr (MaillageChange) change
      = maillage_store_commit (maillage_context_get_store (context), edit, nullptr);
  ASSERT_NE (change, nullptr);
  set (record, "pilot", pilot.c_str ());
  EXPECT_TRUE (wait_until ([&] { return says ("Pilote de passage"); }));
  choose ("Pilot", "Pilote de passage");
  EXPECT_TRUE (wait_until ([&] { return !says ("14.4") && says ("14.3"); }));
  set (record, "pilot", nullptr);
  EXPECT_TRUE (wait_until ([&] { return says ("14.4"); }));
}

TEST_F (ActionPages, WhatIsWrittenElsewhereShows)
{
  add_demo ();
  open ("actions.state_of_progress");
  EXPECT_TRUE (wait_until ([&] { return says ("Identifier les référents"); }));
  g_autoptr (MaillageRecord) record = step ("Identifier les référents");
  g_autoptr (MaillageEdit) edit = _maillage_edit_new ("Set", nullptr);
  maillage_edit_set (edit, maillage_record_get_uuid (record), "wording", "Former les référents");
  g_autoptr (MaillageChange) change
      = maillage_store_commit (maillage_context_get_store (context), edit, nullptr);
  EXPECT_TRUE (wait_until ([&] { return says ("Former les référents"); }));
}

TEST_F (ActionPages, ASheetsOwnListSaysWhichStepsAreLate)
{
  add_demo ();
  g_autoptr (MaillageRecord) late = step ("Rédiger un guide des recours");
  ASSERT_NE (late, nullptr);
  maillage_ui_window_open_record (
      MAILLAGE_UI_WINDOW (window), maillage_record_get_owner (late), nullptr);
  ASSERT_TRUE (wait_until ([&] { return says ("Rédiger un guide des recours"); }));
  int n = 0;
  find (maillage_window_get_page (window), [&] (GtkWidget *widget) {
    if (GTK_IS_LABEL (widget) && strcmp (gtk_label_get_text (GTK_LABEL (widget)), "Late") == 0
        && gtk_widget_get_ancestor (widget, GTK_TYPE_LIST_BOX_ROW) != nullptr)
      n++;
    return false;
  });
  EXPECT_EQ (n, 1) << "one of its steps";
}

TEST_F (ActionPages, TheBoardMovesAStepWithTheArrows)
{
  add_demo ();
  open ("actions.board");
  EXPECT_TRUE (wait_until ([&] { return says ("Sheet 14 · 14.4"); }));
  EXPECT_TRUE (says ("74 d"));
  EXPECT_TRUE (says ("32 steps"));
  EXPECT_TRUE (press ("Élaborer un guide simplifié", GDK_KEY_Right, GDK_CONTROL_MASK));
  EXPECT_TRUE (wait_for_state ("Élaborer un guide", "in_progress"));
  EXPECT_TRUE (wait_until ([&] { return says ("Step 14.4 is now “In progress”"); }));
  /* Once the card is in its new column. */
  g_autoptr (MaillageRecord) record = step ("Élaborer un guide");
  EXPECT_TRUE (wait_until ([&] {
    press ("Élaborer un guide simplifié", GDK_KEY_Left, GDK_CONTROL_MASK);
    return g_strcmp0 (maillage_record_get_value (record, "state"), "not_started") == 0;
  }));
  EXPECT_FALSE (press ("Élaborer un guide simplifié", GDK_KEY_Right));
}

/* As narrow as a window may be: columns of one width, and no word of a heading or a sign is cut. */
TEST_F (ActionPages, TheBoardCutsNoHeadingWhenItIsNarrow)
{
  std::vector<int> widths;
  int n = 0;

  add_demo ();
  gtk_window_set_default_size (GTK_WINDOW (window), 720, 600);
  open ("actions.board");
  ASSERT_TRUE (wait_until ([&] {
    GtkWidget *card = find (maillage_window_get_page (window), [] (GtkWidget *widget) {
      return gtk_widget_has_css_class (widget, "maillage-board-card");
    });
    return says ("74 d") && card != nullptr && gtk_widget_get_width (card) > 0;
  }));
  find (maillage_window_get_page (window), [&] (GtkWidget *widget) {
    if (!gtk_widget_get_mapped (widget) || gtk_widget_get_width (widget) == 0)
      return false;
    if (gtk_widget_has_css_class (widget, "maillage-board-column"))
      widths.push_back (gtk_widget_get_width (widget));
    for (const char *uncut : { "heading", "maillage-state" })
      if (gtk_widget_has_css_class (widget, uncut))
        {
          int natural;
          graphene_rect_t bounds;
          n++;
          EXPECT_TRUE (gtk_widget_compute_bounds (widget, widget, &bounds));
          gtk_widget_measure (
              widget, GTK_ORIENTATION_HORIZONTAL, -1, nullptr, &natural, nullptr, nullptr);
          EXPECT_GE (bounds.size.width, natural) << uncut;
        }
    return false;
  });
  EXPECT_GT (n, 10);
  ASSERT_EQ (widths.size (), 5u);
  for (int width : widths)
    EXPECT_EQ (width, widths[0]);
}

TEST_F (ActionPages, TheBoardShowsLateStepsAlone)
{
  add_demo ();
  open ("actions.board");
  EXPECT_TRUE (wait_until ([&] { return says ("32 steps"); }));
  toggle ("Late");
  EXPECT_TRUE (wait_until ([&] { return says ("2 steps"); }));
}

TEST_F (ActionPages, ThePagesCloseWithTheirPlugin)
{
  MaillagePluginManager *plugins = maillage_context_get_plugin_manager (context);
  g_autoptr (GError) error = nullptr;

  add_demo ();
  open ("actions.board");
  open ("actions.state_of_progress");
  ASSERT_TRUE (maillage_plugin_manager_set_active (plugins, "actions", FALSE, &error));
  EXPECT_EQ (key (), "home");
  ASSERT_TRUE (maillage_plugin_manager_set_active (plugins, "actions", TRUE, &error));
}

TEST_F (ActionPages, AReviewKeepsTheStatesOfItsDay)
{
  g_autoptr (MaillageQuery) plans = _maillage_query_new ("actions.plan", nullptr);
  g_autoptr (MaillageQuery) frozen = _maillage_query_new ("actions.frozen", nullptr);
  MaillageStore *store = maillage_context_get_store (context);

  add_demo ();
  maillage_query_add_filter (plans, "title", MAILLAGE_OPERATOR_CONTAINS, "Haute-Gironde");
  g_autoptr (GPtrArray) found = maillage_store_query (store, plans, nullptr);
  ASSERT_EQ (found->len, 1u);
  maillage_ui_window_open_record (MAILLAGE_UI_WINDOW (window),
                                  maillage_record_get_uuid (MAILLAGE_RECORD (found->pdata[0])),
                                  nullptr);
  std::string plan = key ();
  g_autoptr (GPtrArray) commands
      = maillage_registry_list (maillage_context_get_registry (context), MAILLAGE_UI_TYPE_COMMAND);
  for (guint i = 0; i < commands->len; i++)
    if (g_str_equal (_maillage_ui_command_get_id (MAILLAGE_UI_COMMAND (commands->pdata[i])),
                     "actions.freeze"))
      _maillage_ui_command_run (MAILLAGE_UI_COMMAND (commands->pdata[i]),
                                maillage_window_get_page (window),
                                maillage_record_get_uuid (MAILLAGE_RECORD (found->pdata[0])));
  EXPECT_TRUE (wait_until ([&] { return key () != plan && key ().rfind ("record:", 0) == 0; }));
  maillage_query_set_owner (frozen, key ().substr (strlen ("record:")).c_str ());
  g_autoptr (GPtrArray) states = maillage_store_query (store, frozen, nullptr);
  ASSERT_EQ (states->len, 6u);
  EXPECT_STREQ (maillage_record_get_value (MAILLAGE_RECORD (states->pdata[0]), "state"), "done");
}
