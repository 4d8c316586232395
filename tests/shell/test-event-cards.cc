/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "events-fixture.h"

#include <maillage-home.h>
#include <maillage-ui-card-row.h>

/* What Home tells of events, on Tuesday 15 March 2022. */
class EventCards : public EventPages
{
protected:
  /* @answers: "accepted invited -" invites three; "-" has no answer yet. */
  std::string
  add (const char *title, const char *date, const std::string &answers = "")
  {
    std::string event = add_event (title, date, "14 h");
    g_autoptr (MaillageEdit) made = edit ("events");
    int n = 0;

    for (size_t at = 0; at < answers.size ();)
      {
        size_t end = std::min (answers.find (' ', at), answers.size ());
        std::string answer = answers.substr (at, end - at);
        std::string name = std::string (title) + " " + std::to_string (++n);
        const char *uuid
            = maillage_edit_create_child (made, "events.participation", event.c_str ());

        maillage_edit_set (made, uuid, "name", name.c_str ());
        if (answer != "-")
          maillage_edit_set (made, uuid, "answer", answer.c_str ());
        at = end + 1;
      }
    if (n > 0)
      commit (made);
    return event;
  }

  void
  set (const std::string &uuid, const char *field, const char *text)
  {
    g_autoptr (MaillageEdit) made = edit ("events");

    maillage_edit_set (made, uuid.c_str (), field, text);
    commit (made);
  }

  void
  settle ()
  {
    maillage_window_open_home (window);
    wait_until ([] { return false; }, 100);
    EXPECT_TRUE (wait_until ([&] {
      return maillage_home_get_complete (MAILLAGE_HOME (maillage_window_get_page (window)));
    }));
  }

  static bool
  labelled (GtkWidget *widget, const std::string &words)
  {
    return find (widget,
                 [&] (GtkWidget *label) {
                   return GTK_IS_LABEL (label)
                          && std::string (gtk_label_get_text (GTK_LABEL (label))).find (words)
                                 != std::string::npos;
                 })
           != nullptr;
  }

  /* The row that says @words, in the card of that class that shows. */
  GtkWidget *
  row (const char *card, const std::string &words)
  {
    GtkWidget *there = find_type (card);

    return there == nullptr || !gtk_widget_get_mapped (there)
               ? nullptr
               : find (there, [&] (GtkWidget *widget) {
                   return MAILLAGE_UI_IS_CARD_ROW (widget) && labelled (widget, words);
                 });
  }

  bool
  row_says (const char *card, const std::string &title, const std::string &words)
  {
    GtkWidget *there = row (card, title);

    return there != nullptr && labelled (there, words);
  }

  static bool
  has_chevron (GtkWidget *row)
  {
    return find (row,
                 [] (GtkWidget *widget) {
                   return GTK_IS_IMAGE (widget)
                          && g_strcmp0 (gtk_image_get_icon_name (GTK_IMAGE (widget)),
                                        "go-next-symbolic")
                                 == 0;
                 })
           != nullptr;
  }

  static GtkWidget *
  button_of (GtkWidget *row)
  {
    return find (row, [] (GtkWidget *widget) { return GTK_IS_BUTTON (widget); });
  }
};

TEST_F (EventCards, SayNothingWhileThereIsNothing)
{
  settle ();
  for (const char *title : { "Today and this week",
                             "Next",
                             "Awaited answers",
                             "Minutes to write",
                             "Attendance to enter" })
    EXPECT_FALSE (says (title)) << title;
}

TEST_F (EventCards, ThisWeekHasTilesAndBarsAndLeadsTheHead)
{
  std::string today = add ("Réunion du comité", "2022-03-15", "accepted accepted");
  std::string committee
      = add ("Comité de pilotage", "2022-03-17", "accepted tentative declined invited");
  std::string cancelled = add ("Annulée", "2022-03-16");
  std::string days = add ("Séminaire", "2022-03-14");
  add ("Hier", "2022-03-14");
  g_autoptr (MaillageEdit) made = edit ("events");
  maillage_edit_set (made, days.c_str (), "last_day", "2022-03-16");
  commit (made);
  settle ();
  EXPECT_TRUE (says ("Today and this week"));
  EXPECT_TRUE (row_says ("EventsWeekCard", "Réunion du comité", "Today, 14:00"));
  EXPECT_TRUE (row_says ("EventsWeekCard", "Réunion du comité", "2 yes of 2"));
  EXPECT_TRUE (row_says ("EventsWeekCard", "Comité de pilotage", "In 2 days, 14:00"));
  EXPECT_TRUE (row_says ("EventsWeekCard", "Comité de pilotage", "1 yes of 4"));
  EXPECT_TRUE (row_says ("EventsWeekCard", "Séminaire", "Until 16 Mar"));
  EXPECT_TRUE (row_says ("EventsWeekCard", "Annulée", "no invitation"));
  EXPECT_EQ (row ("EventsWeekCard", "Hier"), nullptr);
  EXPECT_TRUE (has_chevron (row ("EventsWeekCard", "Comité de pilotage")));
  EXPECT_EQ (button_of (row ("EventsWeekCard", "Comité de pilotage")), nullptr);
  auto filled = [&] (const char *title) {
    return find (row ("EventsWeekCard", title),
                 [] (GtkWidget *widget) {
                   return gtk_widget_has_css_class (widget, "maillage-today");
                 })
           != nullptr;
  };
  EXPECT_TRUE (filled ("Réunion du comité"));
  EXPECT_FALSE (filled ("Comité de pilotage"));
  EXPECT_TRUE (says ("Week 11 · Annulée: tomorrow"));
  EXPECT_TRUE (says ("Mark attendance at 14:00"));
  EXPECT_TRUE (says ("Prepare Wednesday’s event"));
  int narrowest = 0;
  gtk_widget_measure (
      GTK_WIDGET (window), GTK_ORIENTATION_HORIZONTAL, -1, &narrowest, nullptr, nullptr, nullptr);
  EXPECT_LE (narrowest, 720) << "however long its two buttons are";
  set (cancelled, "state", "cancelled");
  EXPECT_TRUE (wait_until ([&] { return row ("EventsWeekCard", "Annulée") == nullptr; }));
  EXPECT_TRUE (wait_until ([&] { return says ("Week 11 · Comité de pilotage: in 2 days"); }));
  /* The buttons do what they say. */
  g_signal_emit_by_name (find_named ("prepare"), "clicked");
  EXPECT_TRUE (wait_until ([&] { return key () == "record:" + committee; }));
  settle ();
  set (days, "state", "held");
  EXPECT_TRUE (wait_until ([&] { return find_named ("mark") != nullptr; }));
  wait_until ([] { return false; }, 100);
  settle ();
  g_signal_emit_by_name (find_named ("mark"), "clicked");
  EXPECT_TRUE (wait_until ([&] { return key () == "task:events.attendance:" + today; }));
}

TEST_F (EventCards, WhatComesNextIsDense)
{
  add ("Bilan", "2022");
  add ("Atelier 2", "2022-03-24", "accepted invited");
  add ("Thèmes", "2022-03-23");
  add ("Atelier 1", "2022-03-29", "to_invite -");
  add ("Jeudi", "2022-03-17");
  settle ();
  EXPECT_TRUE (row_says ("EventsNextCard", "Thèmes", "23 Mar"));
  EXPECT_TRUE (row_says ("EventsNextCard", "Thèmes", "no invitation"));
  EXPECT_TRUE (row_says ("EventsNextCard", "Atelier 2", "1 yes of 2"));
  EXPECT_TRUE (row_says ("EventsNextCard", "Atelier 1", "to invite"));
  EXPECT_TRUE (row_says ("EventsNextCard", "Bilan", "2022"));
  GtkWidget *list = gtk_widget_get_parent (row ("EventsNextCard", "Thèmes"));
  std::vector<GtkWidget *> order{ row ("EventsNextCard", "Thèmes"),
                                  row ("EventsNextCard", "Atelier 2"),
                                  row ("EventsNextCard", "Atelier 1"),
                                  row ("EventsNextCard", "Bilan") };
  GtkWidget *child = gtk_widget_get_first_child (list);
  for (GtkWidget *each : order)
    {
      EXPECT_EQ (child, each);
      child = gtk_widget_get_next_sibling (child);
    }
  EXPECT_EQ (child, nullptr);
}

TEST_F (EventCards, TheSilentAreReminded)
{
  std::string event = add ("Atelier", "2022-03-24", "invited reminded accepted invited");

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GPtrArray) all = children ("events.participation", event);
      set (maillage_record_get_uuid (MAILLAGE_RECORD (all->pdata[i])),
           "asked_on",
           i == 0 ? "2022-03-01" : "2022-03-10");
    }
  add ("Passée", "2022-03-10", "invited");
  settle ();
  EXPECT_TRUE (says ("Awaited answers"));
  GtkWidget *there = row ("EventsSilentCard", "Atelier");
  ASSERT_NE (there, nullptr);
  EXPECT_TRUE (row_says ("EventsSilentCard", "Atelier", "3 reminded on 10 Mar"));
  EXPECT_EQ (row ("EventsSilentCard", "Passée"), nullptr);
  EXPECT_FALSE (has_chevron (there));
  /* A dialog is as wide as its window lets it be. */
  ASSERT_TRUE (wait_until ([&] { return gtk_widget_get_width (GTK_WIDGET (window)) > 600; }));
  g_signal_emit_by_name (button_of (there), "clicked");
  EXPECT_TRUE (wait_until ([&] { return asks ("No address is known"); }));
  click ("Not now");
  EXPECT_EQ (value ("events.participation", event, 0, "answer"), "invited");
}

TEST_F (EventCards, MinutesAndAttendanceAreOwedUntilTheyAreThere)
{
  std::string event = add ("Atelier 1", "2022-03-10", "accepted invited declined");
  std::string old = add ("Ancienne", "2021-03-10", "accepted");
  std::string draft = add ("Brouillon", "2022-03-09");
  std::string items = add ("Par point", "2022-03-08");
  g_autoptr (MaillageEdit) made = edit ("events");
  maillage_edit_set (made, draft.c_str (), "minutes", "Tour de table");
  maillage_edit_set (made, draft.c_str (), "minutes_state", "draft");
  const char *item = maillage_edit_create_child (made, "events.agenda_item", items.c_str ());
  maillage_edit_set (made, item, "title", "Tour de table");
  maillage_edit_set (made, item, "minutes", "Dit");
  commit (made);
  settle ();
  EXPECT_TRUE (says ("Minutes to write"));
  EXPECT_TRUE (row_says ("EventsMinutesCard", "Brouillon", "Held on 9 Mar · Draft"));
  EXPECT_TRUE (row_says ("EventsMinutesCard", "Atelier 1", "Held on 10 Mar"));
  EXPECT_EQ (row ("EventsMinutesCard", "Ancienne"), nullptr);
  EXPECT_EQ (row ("EventsMinutesCard", "Par point"), nullptr);
  EXPECT_TRUE (says ("Attendance to enter"));
  EXPECT_TRUE (row_says ("EventsUnmarkedCard", "Atelier 1", "Held on 10 Mar · 2 expected"));
  EXPECT_EQ (row ("EventsUnmarkedCard", "Ancienne"), nullptr);
  GtkWidget *enter = find_named ("enter");
  ASSERT_NE (enter, nullptr);
  g_signal_emit_by_name (enter, "clicked");
  EXPECT_EQ (key (), "task:events.attendance:" + event);
  g_autoptr (GPtrArray) all = children ("events.participation", event);
  set (maillage_record_get_uuid (MAILLAGE_RECORD (all->pdata[0])), "attendance", "present");
  settle ();
  EXPECT_TRUE (wait_until ([&] { return !says ("Attendance to enter"); }));
  EXPECT_TRUE (row_says ("EventsMinutesCard", "Atelier 1", "Held on 10 Mar · 1 present"));
  GtkWidget *write = button_of (row ("EventsMinutesCard", "Atelier 1"));
  ASSERT_NE (write, nullptr);
  g_signal_emit_by_name (write, "clicked");
  EXPECT_TRUE (wait_until ([&] { return key () == "record:" + event; }));
  EXPECT_EQ (tab (), "minutes");
  set (event, "minutes", "Tout est dit");
  set (draft, "minutes_state", "sent");
  settle ();
  EXPECT_TRUE (wait_until ([&] { return !says ("Minutes to write"); }));
}

/* What stands at the left of a plugin’s page. */
TEST_F (EventPages, TheKeyOfWhatIsNewPressesThePagesOwnButton)
{
  gtk_window_present (GTK_WINDOW (window));
  for (const char *page : { "actions.state_of_progress", "events.calendar" })
    {
      maillage_window_open_page (window, page);
      EXPECT_TRUE (wait_until ([&] { return key () == std::string ("page:") + page; })) << key ();
      act ("win.new-here");
      EXPECT_TRUE (wait_until ([&] { return key ().rfind ("record:", 0) == 0; })) << page;
    }
  maillage_window_open_page (window, "actions.board");
  act ("win.new-here");
  GtkWidget *create = nullptr;
  EXPECT_TRUE (wait_until ([&] {
    create = find (maillage_window_get_page (window), [] (GtkWidget *widget) {
      return strcmp (gtk_widget_get_name (widget), "create") == 0;
    });
    return GTK_IS_MENU_BUTTON (create)
           && gtk_menu_button_get_popover (GTK_MENU_BUTTON (create)) != nullptr
           && gtk_widget_get_mapped (
               GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (create))));
  }));
  gtk_menu_button_popdown (GTK_MENU_BUTTON (create));
}
