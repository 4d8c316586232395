/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "events-fixture.h"

#include <maillage-ui-state.h>

TEST_F (EventPages, OpenOnTheTabThatFitsTheDate)
{
  open (add_event ("Aujourd’hui", "2022-03-15"));
  EXPECT_EQ (tab (), "attendance");
  open (add_event ("L’an dernier", "2021-03-15"));
  EXPECT_EQ (tab (), "minutes");
  open (add_event ("Bientôt", "2022-03-17"));
  EXPECT_EQ (tab (), "main");
  EXPECT_TRUE (says ("Preparation"));
  EXPECT_TRUE (says ("History"));
  gtk_widget_activate_action (maillage_window_get_page (window), "record.edit", nullptr);
  EXPECT_EQ (tab (), "main");
  EXPECT_FALSE (says ("Preparation"));
}

TEST_F (EventPages, AnAgendaIsTypedAndSaysWhenEachItemBegins)
{
  std::string event = add_event ("COPIL", "2022-03-17", "9 h 30");

  open (event);
  enter ("new-item", "Accueil et tour de table 15 min");
  EXPECT_TRUE (wait_until ([&] { return says ("Accueil et tour de table"); }));
  enter ("new-item", "Bilan 2022");
  EXPECT_TRUE (wait_until ([&] { return says ("Bilan 2022") && says ("2 items · 15 min"); }));
  EXPECT_TRUE (says ("9:30"));
  EXPECT_TRUE (says ("9:45"));
  EXPECT_EQ (value ("events.agenda_item", event, 0, "duration"), "15");
}

TEST_F (EventPages, AnItemsLengthIsTypedAsOneSaysIt)
{
  std::string event = add_event ("COPIL", "2022-03-17", "9 h 30");
  const struct
  {
    const char *typed, *title, *minutes;
  } items[] = { { "Bilan 1h30", "Bilan", "90" },
                { "Ateliers 2\u00a0h\u00a015", "Ateliers", "135" },
                { "Plénière 1 h", "Plénière", "60" },
                { "Reprise à 9 h", "Reprise à 9 h", "" },
                { "Loi du 14", "Loi du 14", "" } };

  open (event);
  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      enter ("new-item", items[i].typed);
      EXPECT_TRUE (
          wait_until ([&] { return children ("events.agenda_item", event)->len == i + 1; }));
      EXPECT_EQ (value ("events.agenda_item", event, i, "title"), items[i].title);
      EXPECT_EQ (value ("events.agenda_item", event, i, "duration"), items[i].minutes);
    }
}

TEST_F (EventPages, AnEndBeforeItsStartIsSaidBesideTheField)
{
  std::string event = add_event ("COPIL", "2022-03-17", "14 h");

  open (event);
  gtk_widget_activate_action (maillage_window_get_page (window), "record.edit", nullptr);
  GtkWidget *row = find (GTK_WIDGET (window), [] (GtkWidget *widget) {
    return MAILLAGE_UI_IS_FIELD_ROW (widget)
           && strcmp (maillage_field_get_id (
                          maillage_ui_field_row_get_field (MAILLAGE_UI_FIELD_ROW (widget))),
                      "ends_at")
                  == 0;
  });
  ASSERT_NE (row, nullptr);
  GtkWidget *entry = find (row, [] (GtkWidget *widget) { return GTK_IS_ENTRY (widget); });
  ASSERT_NE (entry, nullptr);
  gtk_editable_set_text (GTK_EDITABLE (entry), "9 h 30");
  g_signal_emit_by_name (entry, "activate");
  EXPECT_TRUE (wait_until ([&] {
    return find (row,
                 [] (GtkWidget *widget) {
                   return GTK_IS_LABEL (widget)
                          && strcmp (gtk_label_get_text (GTK_LABEL (widget)),
                                     "“To” cannot come before “From”.")
                                 == 0;
                 })
           != nullptr;
  }));
  EXPECT_STREQ (gtk_editable_get_text (GTK_EDITABLE (entry)), "9 h 30");
  g_autoptr (MaillageRecord) kept = maillage_store_load (store, event.c_str (), nullptr);
  EXPECT_EQ (maillage_record_get_value (kept, "ends_at"), nullptr);
  /* Mended, it is kept. */
  gtk_editable_set_text (GTK_EDITABLE (entry), "16 h");
  g_signal_emit_by_name (entry, "activate");
  EXPECT_TRUE (wait_until ([&] {
    g_autoptr (MaillageRecord) now = maillage_store_load (store, event.c_str (), nullptr);
    return g_strcmp0 (maillage_record_get_value (now, "ends_at"), "16 h") == 0;
  }));
}

TEST_F (EventPages, AListIsInvitedOnceAndTheSilentAreReminded)
{
  std::string event = add_event ("COPIL", "2022-03-17");
  std::string ada = add_person ("Byron", "ada@exemple.example"), mary = add_person ("Godwin");
  g_autoptr (MaillageEdit) made = edit ("partners");
  std::string list = maillage_edit_create (made, "partners.contact_list");
  maillage_edit_set (made, list.c_str (), "name", "Comité");
  maillage_edit_link (made, list.c_str (), "persons", ada.c_str ());
  maillage_edit_link (made, list.c_str (), "persons", mary.c_str ());
  commit (made);

  open (event);
  GtkWidget *button = find_named ("invite");
  ASSERT_NE (button, nullptr);
  GtkPopover *picker = gtk_menu_button_get_popover (GTK_MENU_BUTTON (button));
  ASSERT_NE (picker, nullptr);
  g_signal_emit_by_name (picker, "picked", list.c_str (), "Comité");
  EXPECT_TRUE (wait_until ([&] { return says ("2 added, to invite."); }));
  g_signal_emit_by_name (picker, "picked", list.c_str (), "Comité");
  EXPECT_TRUE (wait_until ([&] { return says ("2 were on the list already: once is enough."); }));
  g_autoptr (GPtrArray) all = children ("events.participation", event);
  ASSERT_EQ (all->len, 2u);
  EXPECT_EQ (value ("events.participation", event, 0, "answer"), "to_invite");
}

TEST_F (EventPages, AnswersStandBelowOneAnother)
{
  std::string event = add_event ("COPIL", "2022-03-17");
  std::vector<float> places;

  expect (event, { "Ada", "Mary" });
  g_autoptr (GPtrArray) all = children ("events.participation", event);
  g_autoptr (MaillageEdit) made = edit ("events");
  maillage_edit_set (
      made, maillage_record_get_uuid (MAILLAGE_RECORD (all->pdata[0])), "answer", "accepted");
  commit (made);
  open (event);
  ASSERT_TRUE (wait_until ([&] {
    places.clear ();
    find (maillage_window_get_page (window), [&] (GtkWidget *widget) {
      graphene_rect_t bounds;
      GtkWidget *button = gtk_widget_get_ancestor (widget, GTK_TYPE_MENU_BUTTON);

      if (MAILLAGE_UI_IS_STATE (widget) && button != nullptr && gtk_widget_get_width (widget) > 0
          && gtk_widget_has_css_class (button, "events-answer")
          && gtk_widget_compute_bounds (widget, button, &bounds))
        places.push_back (bounds.origin.x);
      return false;
    });
    return places.size () == 2;
  }));
  EXPECT_EQ (places[0], places[1]);
  EXPECT_LT (places[0], 20);
}

/* As a new office does on its first day, with an empty directory. */
TEST_F (EventPages, WhoIsInNoDirectoryIsInvitedByName)
{
  std::string event = add_event ("COPIL", "2022-03-17");

  open (event);
  GtkWidget *button = find_named ("invite");
  ASSERT_NE (button, nullptr);
  MaillageUiPicker *picker
      = MAILLAGE_UI_PICKER (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)));
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  maillage_ui_picker_set_text (picker, "Marie Dupont");
  GtkWidget *row = nullptr;
  EXPECT_TRUE (wait_until ([&] {
    row = find (GTK_WIDGET (picker), [] (GtkWidget *widget) {
      return GTK_IS_LIST_BOX_ROW (widget)
             && g_object_get_data (G_OBJECT (widget), "title") != nullptr;
    });
    return row != nullptr;
  }));
  EXPECT_NE (find (row,
                   [] (GtkWidget *widget) {
                     return GTK_IS_LABEL (widget)
                            && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)),
                                            "By name alone, not in the directory");
                   }),
             nullptr)
      << "no person is made of it";
  g_signal_emit_by_name (gtk_widget_get_parent (row), "row-activated", row);
  EXPECT_TRUE (wait_until ([&] { return says ("1 added, to invite."); }));
  EXPECT_EQ (value ("events.participation", event, 0, "name"), "Marie Dupont");
  EXPECT_EQ (value ("events.participation", event, 0, "answer"), "to_invite");
  g_signal_emit_by_name (picker, "picked", "", "MARIE DUPONT");
  EXPECT_TRUE (wait_until ([&] { return says ("1 was on the list already: once is enough."); }));
  g_autoptr (GPtrArray) all = children ("events.participation", event);
  EXPECT_EQ (all->len, 1u);
}

TEST_F (EventPages, AListMadeBySearchInvitesThoseItFindsToday)
{
  std::string event = add_event ("COPIL", "2022-03-17");
  g_autoptr (MaillageEdit) made = edit ("partners");
  std::string list = maillage_edit_create (made, "partners.contact_list");
  for (const char *name : { "Toit et Joie", "Samusocial" })
    {
      const char *uuid = maillage_edit_create (made, "partners.organisation");
      maillage_edit_set (made, uuid, "name", name);
      maillage_edit_set (made, uuid, "category", *name == 'T' ? "social_landlord" : "association");
    }
  g_autoptr (MaillageQuery) query = maillage_scope_new_query (
      maillage_registry_find_scope (maillage_context_get_registry (context), "partners"),
      "partners.organisation");
  maillage_query_add_filter (query, "category", MAILLAGE_OPERATOR_EQUAL, "social_landlord");
  g_autofree char *search = maillage_query_to_string (query);
  maillage_edit_set (made, list.c_str (), "name", "Bailleurs");
  maillage_edit_set (made, list.c_str (), "search", search);
  commit (made);

  open (event);
  GtkPopover *picker = gtk_menu_button_get_popover (GTK_MENU_BUTTON (find_named ("invite")));
  g_signal_emit_by_name (picker, "picked", list.c_str (), "Bailleurs");
  EXPECT_TRUE (wait_until ([&] { return says ("1 added, to invite."); }));
  g_autoptr (GPtrArray) invited = children ("events.participation", event);
  ASSERT_EQ (invited->len, 1u);
  EXPECT_STREQ (maillage_record_get_title (MAILLAGE_RECORD (invited->pdata[0])), "Toit et Joie");
  /* Another landlord: the list finds it, and invites no one twice. */
  g_autoptr (MaillageEdit) more = edit ("partners");
  const char *uuid = maillage_edit_create (more, "partners.organisation");
  maillage_edit_set (more, uuid, "name", "Hauts-de-Bièvre Habitat");
  maillage_edit_set (more, uuid, "category", "social_landlord");
  commit (more);
  g_signal_emit_by_name (picker, "picked", list.c_str (), "Bailleurs");
  EXPECT_TRUE (wait_until ([&] { return says ("1 was on the list already: once is enough."); }));
  g_autoptr (GPtrArray) all = children ("events.participation", event);
  EXPECT_EQ (all->len, 2u);
}

TEST_F (EventPages, AtTheDoorEnterMarksTheFirstAndEmptiesTheField)
{
  std::string event = add_event ("COPIL", "2022-03-15");

  expect (event, { "Référent social", "Chargée de mission", "Responsable" });
  open_door (event);
  EXPECT_TRUE (wait_until ([&] { return says ("Chargée de mission") && says ("to mark, of 3"); }));
  gtk_editable_set_text (GTK_EDITABLE (search), "ref");
  EXPECT_FALSE (says ("Chargée de mission"));
  EXPECT_TRUE (wait_until ([&] { return says ("Référent social"); }));
  press (search, GDK_KEY_Return);
  EXPECT_STREQ (gtk_editable_get_text (GTK_EDITABLE (search)), "");
  EXPECT_TRUE (wait_until (
      [&] { return value ("events.participation", event, 0, "attendance") == "present"; }));
  EXPECT_EQ (value ("events.participation", event, 0, "marked_at").substr (0, 11), "2022-03-15T");
  EXPECT_TRUE (says ("Marked"));
}

TEST_F (EventPages, TheDoorIsOpenedWithTheFocusInItsSearch)
{
  std::string event = add_event ("COPIL", "2022-03-15");

  expect (event, { "Responsable" });
  gtk_window_present (GTK_WINDOW (window));
  open (event);
  GtkWidget *button = nullptr;
  ASSERT_TRUE (wait_until ([&] {
    button = find (maillage_window_get_page (window), [] (GtkWidget *widget) {
      return GTK_IS_BUTTON (widget) && find (widget, [] (GtkWidget *label) {
               return GTK_IS_LABEL (label)
                      && strcmp (gtk_label_get_text (GTK_LABEL (label)), "Mark attendance") == 0;
             });
    });
    return button != nullptr && gtk_widget_get_mapped (button);
  }));
  ASSERT_TRUE (gtk_widget_grab_focus (button));
  g_signal_emit_by_name (button, "clicked");
  search = find (GTK_WIDGET (window), [] (GtkWidget *widget) {
    return gtk_widget_has_css_class (widget, "events-search");
  });
  ASSERT_NE (search, nullptr);
  EXPECT_TRUE (wait_until ([&] {
    GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));
    return focus != nullptr && gtk_widget_is_ancestor (focus, search);
  }));
  /* and it stays there once the page has come to rest */
  EXPECT_TRUE (wait_until ([&] { return says ("to mark, of 1"); }));
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));
  EXPECT_TRUE (focus != nullptr && gtk_widget_is_ancestor (focus, search));
}

TEST_F (EventPages, ArrowsChooseWhoIsMarked)
{
  std::string event = add_event ("COPIL", "2022-03-15");

  expect (event, { "Anne", "Berthe", "Claire" });
  gtk_window_present (GTK_WINDOW (window));
  open_door (event);
  EXPECT_TRUE (wait_until ([&] { return says ("Claire"); }));
  press (search, GDK_KEY_Up);
  press (search, GDK_KEY_Down);
  press (search, GDK_KEY_Down);
  press (search, GDK_KEY_Down);
  press (search, GDK_KEY_Return);
  EXPECT_TRUE (wait_until (
      [&] { return value ("events.participation", event, 2, "attendance") == "present"; }));
  EXPECT_EQ (value ("events.participation", event, 0, "attendance"), "");
}

TEST_F (EventPages, WhoComesWithoutInvitationIsAddedOnce)
{
  std::string event = add_event ("COPIL", "2022-03-15");

  expect (event, { "Responsable" });
  open_door (event);
  EXPECT_TRUE (wait_until ([&] { return says ("Responsable"); }));
  for (const char *name : { "Élue de quartier", "responsable" })
    {
      gtk_editable_set_text (GTK_EDITABLE (search), name);
      GtkWidget *offer = find (GTK_WIDGET (window), [] (GtkWidget *widget) {
        return gtk_widget_has_css_class (widget, "events-walk-in");
      });
      g_signal_emit_by_name (gtk_stack_get_child_by_name (GTK_STACK (offer), "offer"), "clicked");
      GtkWidget *entry
          = gtk_widget_get_first_child (gtk_stack_get_child_by_name (GTK_STACK (offer), "form"));
      EXPECT_STREQ (gtk_editable_get_text (GTK_EDITABLE (entry)), name);
      g_signal_emit_by_name (entry, "activate");
    }
  EXPECT_TRUE (wait_until (
      [&] { return value ("events.participation", event, 1, "attendance") == "walk_in"; }));
  EXPECT_TRUE (wait_until (
      [&] { return value ("events.participation", event, 0, "attendance") == "present"; }));
  EXPECT_TRUE (wait_until ([&] { return says ("was on the list already: marked present."); }));
  g_autoptr (GPtrArray) all = children ("events.participation", event);
  EXPECT_EQ (all->len, 2u);
}

/* Elsewhere the same key opens the palette. */
TEST_F (EventPages, AtTheDoorTheKeyOfWhatIsNewIsTheWalkIns)
{
  std::string event = add_event ("COPIL", "2022-03-15");
  auto palette = [&] {
    GtkWidget *widget = find_type ("MaillageUiPalette");

    return widget != nullptr && gtk_widget_get_mapped (widget);
  };

  expect (event, { "Responsable" });
  gtk_window_present (GTK_WINDOW (window));
  strike ("ctrl+n");
  EXPECT_TRUE (wait_until ([&] { return palette (); }));
  strike ("ctrl+k");
  EXPECT_TRUE (wait_until ([&] { return !palette (); }));
  open_door (event);
  EXPECT_TRUE (wait_until ([&] { return says ("to mark, of 1"); }));
  gtk_editable_set_text (GTK_EDITABLE (search), "Élue");
  EXPECT_TRUE (wait_until ([&] {
    GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));
    return focus != nullptr && gtk_widget_is_ancestor (focus, search);
  }));
  strike ("ctrl+n");
  EXPECT_TRUE (wait_until ([&] {
    GtkWidget *offer = find (GTK_WIDGET (window), [] (GtkWidget *widget) {
      return gtk_widget_has_css_class (widget, "events-walk-in");
    });
    return g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (offer)), "form") == 0;
  }));
  EXPECT_FALSE (palette ());
}

TEST_F (EventPages, AtTheDoorUndoTakesBackTheMark)
{
  std::string event = add_event ("COPIL", "2022-03-15");

  expect (event, { "Responsable" });
  gtk_window_present (GTK_WINDOW (window));
  open_door (event);
  EXPECT_TRUE (wait_until ([&] { return says ("to mark, of 1"); }));
  EXPECT_TRUE (wait_until ([&] {
    GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));
    return focus != nullptr && gtk_widget_is_ancestor (focus, search);
  }));
  strike ("r");
  EXPECT_TRUE (
      wait_until ([&] { return strlen (gtk_editable_get_text (GTK_EDITABLE (search))) == 1; }));
  strike ("Return");
  EXPECT_TRUE (wait_until (
      [&] { return value ("events.participation", event, 0, "attendance") == "present"; }));
  strike ("ctrl+z");
  EXPECT_TRUE (wait_until ([&] {
    return value ("events.participation", event, 0, "attendance").empty ();
  })) << value ("events.participation", event, 0, "attendance")
      << "; " << gtk_editable_get_text (GTK_EDITABLE (search));
  EXPECT_STREQ (gtk_editable_get_text (GTK_EDITABLE (search)), "");
}

TEST_F (EventPages, CountsAgreeWithTheirWordsAndSignsWithWhoItIs)
{
  std::string event = add_event ("COPIL", "2022-03-15");
  std::string opah = add_organisation ("OPAH");

  expect (event, { "Anne", "Berthe", "Claire" });
  g_autoptr (GPtrArray) all = children ("events.participation", event);
  g_autoptr (MaillageEdit) made = edit ("events");
  for (guint i = 0; i < 3; i++)
    maillage_edit_set (made,
                       maillage_record_get_uuid (MAILLAGE_RECORD (all->pdata[i])),
                       "attendance",
                       i < 2 ? "walk_in" : "absent");
  maillage_edit_link (made,
                      maillage_edit_create_child (made, "events.participation", event.c_str ()),
                      "organisation",
                      opah.c_str ());
  commit (made);
  open (event);
  EXPECT_TRUE (wait_until ([&] { return says ("2 walk-ins"); }));
  EXPECT_TRUE (says ("1 absent"));
  EXPECT_TRUE (says ("1 to mark"));
  auto icon_of = [&] (const char *name) -> std::string {
    GtkWidget *label = find (maillage_window_get_page (window), [&] (GtkWidget *widget) {
      return GTK_IS_LABEL (widget) && strcmp (gtk_label_get_text (GTK_LABEL (widget)), name) == 0
             && GTK_IS_IMAGE (gtk_widget_get_prev_sibling (widget));
    });
    return label == nullptr
               ? ""
               : gtk_image_get_icon_name (GTK_IMAGE (gtk_widget_get_prev_sibling (label)));
  };
  EXPECT_EQ (icon_of ("Anne"), "avatar-default-symbolic");
  EXPECT_EQ (icon_of ("OPAH"), "maillage-organisation-symbolic");
}

/* One that went on standing there would seem to be about what was done since. */
TEST_F (EventPages, ARefusalGoesOnceSomethingElseIsSaid)
{
  std::string event = add_event ("COPIL", "2022-03-17");
  g_autoptr (GError) refusal
      = g_error_new_literal (MAILLAGE_ERROR, MAILLAGE_ERROR_REFUSED, "Once is enough.");

  open (event);
  maillage_ui_window_show_error (MAILLAGE_UI_WINDOW (window), refusal);
  EXPECT_TRUE (wait_until ([&] { return says ("Once is enough."); }));
  maillage_ui_window_show_toast (MAILLAGE_UI_WINDOW (window), "1 added, to invite.", nullptr);
  EXPECT_TRUE (wait_until ([&] { return says ("1 added, to invite."); }));
  EXPECT_TRUE (wait_until ([&] { return !says ("Once is enough."); }));
}

TEST_F (EventPages, FiveHundredAtTheDoorHaveRowsOnlyInSight)
{
  std::string event = add_event ("Journée", "2022-03-15");
  std::vector<std::string> names;

  for (int i = 0; i < 500; i++)
    names.push_back ("Personne " + std::to_string (1000 + i));
  expect (event, names);
  open_door (event);
  EXPECT_TRUE (wait_until ([&] { return says ("to mark, of 500"); }));
  gtk_editable_set_text (GTK_EDITABLE (search), "1499");
  EXPECT_TRUE (wait_until ([&] { return says ("Personne 1499"); }));
  press (search, GDK_KEY_Return);
  EXPECT_TRUE (wait_until (
      [&] { return value ("events.participation", event, 499, "attendance") == "present"; }));
  EXPECT_LT (count_types (GTK_WIDGET (window), "EventsAttendanceRow"), 30u);
}

TEST_F (EventPages, ATaskTakesTheWholeWindow)
{
  std::string event = add_event ("COPIL", "2022-03-17");
  GtkWidget *flap;

  open (event);
  flap = find_type ("AdwFlap");
  EXPECT_TRUE (adw_flap_get_reveal_flap (ADW_FLAP (flap)));
  open_door (event);
  EXPECT_FALSE (adw_flap_get_reveal_flap (ADW_FLAP (flap)));
  press (search, GDK_KEY_Escape);
  maillage_ui_window_go_back (MAILLAGE_UI_WINDOW (window));
  EXPECT_EQ (key (), "record:" + event);
  EXPECT_TRUE (adw_flap_get_reveal_flap (ADW_FLAP (flap)));
}

TEST_F (EventPages, ADecisionBecomesAStepInOneGesture)
{
  std::string event = add_event ("COPIL", "2022-03-10");
  g_autoptr (MaillageEdit) made = edit ("actions");
  std::string sheet = maillage_edit_create (made, "actions.action_sheet");
  maillage_edit_set (made, sheet.c_str (), "title", "Coordonner");
  commit (made);
  g_autoptr (MaillageEdit) tied = edit ("events");
  maillage_edit_link (tied, event.c_str (), "sheets", sheet.c_str ());
  commit (tied);

  open (event);
  EXPECT_EQ (tab (), "minutes");
  enter ("new-decision", "Éditer le guide des ressources");
  EXPECT_TRUE (wait_until ([&] { return find_named ("make-step") != nullptr; }));
  g_signal_emit_by_name (find_named ("make-step"), "clicked");
  EXPECT_TRUE (wait_until ([&] { return !value ("events.decision", event, 0, "step").empty (); }));
  std::string step = value ("events.decision", event, 0, "step");
  g_autoptr (MaillageRecord) record = maillage_store_load (store, step.c_str (), nullptr);
  ASSERT_NE (record, nullptr);
  EXPECT_STREQ (maillage_record_get_title (record), "Éditer le guide des ressources");
  EXPECT_EQ (maillage_record_get_owner (record), sheet);
  open (step);
  EXPECT_TRUE (wait_until ([&] { return says ("Decided at"); }));
}

TEST_F (EventPages, WithoutActionsADecisionIsOnlyKept)
{
  MaillagePluginManager *manager = maillage_context_get_plugin_manager (context);
  std::string event = add_event ("COPIL", "2022-03-10");

  ASSERT_TRUE (maillage_plugin_manager_set_active (manager, "actions", FALSE, nullptr));
  open (event);
  enter ("new-decision", "Éditer le guide");
  EXPECT_TRUE (wait_until ([&] { return says ("Éditer le guide"); }));
  EXPECT_EQ (find_named ("make-step"), nullptr);
  ASSERT_TRUE (maillage_plugin_manager_set_active (manager, "actions", TRUE, nullptr));
}

TEST_F (EventPages, MinutesAreADraftThenKept)
{
  std::string event = add_event ("COPIL", "2022-03-10");

  open (event);
  GtkWidget *view = find (GTK_WIDGET (window), [] (GtkWidget *widget) {
    return gtk_widget_has_css_class (widget, "events-notepad");
  });
  ASSERT_NE (view, nullptr);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "Tour de table.", -1);
  MaillageDrafts *drafts = maillage_drafts_of (store);
  g_autofree char *draft = maillage_drafts_dup_text (drafts, event.c_str (), "minutes");
  EXPECT_STREQ (draft, "Tour de table.");
  maillage_window_open_home (window);
  EXPECT_TRUE (wait_until ([&] {
    g_autoptr (MaillageRecord) record = maillage_store_load (store, event.c_str (), nullptr);
    return g_strcmp0 (maillage_record_get_value (record, "minutes"), "Tour de table.") == 0;
  }));
}

TEST_F (EventPages, TheCalendarShowsTheMonthAndWhatHasNoDay)
{
  add_event ("COPIL du protocole", "2022-03-17", "9 h 30");
  add_event ("Bilan du protocole", "2022");
  maillage_window_open_page (window, "events.calendar");
  EXPECT_TRUE (says ("March 2022"));
  EXPECT_TRUE (wait_until ([&] { return says ("COPIL du protocole"); }));
  EXPECT_TRUE (says ("No day set"));
  EXPECT_TRUE (says ("2022 · Bilan du protocole"));
  EXPECT_TRUE (says ("W11"));
  press (find_type ("EventsMonth"), GDK_KEY_Page_Down);
  EXPECT_TRUE (says ("April 2022"));
  EXPECT_FALSE (says ("COPIL du protocole"));
  EXPECT_EQ (nameless (maillage_window_get_page (window)), "");
}

/* Whether the page of a new event is there to be filled in, and which it is. */
static std::string
edited (MaillageWindow *window)
{
  GtkWidget *page = maillage_window_get_page (window);

  if (!MAILLAGE_UI_IS_RECORD_PAGE (page)
      || !maillage_ui_record_page_get_editing (MAILLAGE_UI_RECORD_PAGE (page)))
    return "";
  return std::string (maillage_window_get_key (window)).substr (strlen ("record:"));
}

TEST_F (EventPages, ANewEventOfTheCalendarIsFilledInAtOnce)
{
  maillage_window_open_page (window, "events.calendar");
  ASSERT_TRUE (says ("March 2022"));
  press (find_type ("EventsMonth"), GDK_KEY_n);
  ASSERT_TRUE (wait_until ([&] { return edited (window) != ""; }));
  std::string uuid = edited (window);
  g_autoptr (MaillageRecord) record = maillage_store_load (store, uuid.c_str (), nullptr);
  EXPECT_STREQ (maillage_record_get_value (record, "date"), "2022-03-15");
  /* Nothing entered: it goes as it came. */
  maillage_ui_window_go_back (MAILLAGE_UI_WINDOW (window));
  EXPECT_TRUE (wait_until ([&] {
    g_autoptr (MaillageRecord) left = maillage_store_load (store, uuid.c_str (), nullptr);
    return left == nullptr || maillage_record_get_trashed (left);
  }));
}

TEST_F (EventPages, TheNextEventIsFilledInAtOnce)
{
  std::string event = add_event ("COPIL du protocole", "2022-03-10", "9 h 30");

  open (event);
  g_signal_emit_by_name (find_named ("next-event"), "clicked");
  ASSERT_TRUE (wait_until ([&] { return edited (window) != ""; }));
  g_autoptr (MaillageRecord) next = maillage_store_load (store, edited (window).c_str (), nullptr);
  EXPECT_STREQ (maillage_record_get_title (next), "COPIL du protocole");
  EXPECT_STREQ (maillage_record_get_link (next, "follows", 0), event.c_str ());
}
