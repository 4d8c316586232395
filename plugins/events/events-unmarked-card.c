/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Home: what was held, where nobody has said who came. */

#include "events-card.h"

#define MOST_ROWS 4
#define MOST_ASKED 30

struct _EventsUnmarkedCard
{
  EventsCard parent_instance;
};

G_DEFINE_FINAL_TYPE (EventsUnmarkedCard, events_unmarked_card, EVENTS_TYPE_CARD)

/* Heads that were counted say enough. */
static void
ask (MaillageQuery *query, const MaillageDate *today)
{
  g_autofree char *first = events_dup_day_after (today, -EVENTS_DEBT_DAYS);
  g_autofree char *last = events_dup_day_after (today, -1);
  g_autofree char *days = g_strconcat (first, "/", last, NULL);
  const char *now = maillage_date_get_earliest (today);

  maillage_query_add_filter (query, "date", MAILLAGE_OPERATOR_WITHIN, days);
  maillage_query_add_filter (query, "head_count", MAILLAGE_OPERATOR_EMPTY, NULL);
  maillage_query_add_filter (query, "until", MAILLAGE_OPERATOR_BEFORE, now);
  maillage_query_set_certain (query, TRUE);
  maillage_query_set_sort (query, "date", TRUE);
  maillage_query_set_limit (query, MOST_ASKED);
  events_ask_standing (query);
}

static void
on_enter (GtkWidget *button)
{
  maillage_ui_open_task (button, "events.attendance", events_card_get_uuid (button));
}

static GtkWidget *
row_new (MaillageRecord *event, const EventsTally *tally, const MaillageDate *today)
{
  g_autoptr (MaillageDate) date = maillage_record_dup_date (event, "date");
  g_autofree char *day = events_card_dup_day (date, today);
  g_autofree char *held = g_strdup_printf (_ ("Held on %s"), day);
  g_autofree char *expected = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u expected", "%u expected", tally->n_expected),
      tally->n_expected);
  g_autofree char *detail = g_strconcat (held, " · ", expected, NULL);
  GtkWidget *button = events_card_button_new (C_ ("attendance", "Enter"), event);

  gtk_widget_set_name (button, "enter");
  g_signal_connect (button, "clicked", G_CALLBACK (on_enter), NULL);
  return events_card_row_new (
      maillage_record_get_title (event), detail, "maillage-progress-symbolic", event, button);
}

static void
show (EventsCard *self, GPtrArray *meetings, const MaillageDate *today)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  int n = 0;

  for (guint i = 0; i < meetings->len; i++)
    {
      EventsMeeting *meeting = meetings->pdata[i];
      EventsTally tally = events_tally (meeting->participations);

      if (tally.n_expected == 0 || tally.n_marked > 0)
        continue;
      n++;
      if (rows->len < MOST_ROWS)
        g_ptr_array_add (rows, row_new (meeting->event, &tally, today));
    }
  maillage_ui_card_set_count (MAILLAGE_UI_CARD (self), n > 0 ? n : -1, FALSE);
  maillage_ui_card_take_rows (MAILLAGE_UI_CARD (self), rows);
}

static void
events_unmarked_card_class_init (EventsUnmarkedCardClass *klass)
{
  EVENTS_CARD_CLASS (klass)->ask = ask;
  EVENTS_CARD_CLASS (klass)->show = show;
}

static void
events_unmarked_card_init (EventsUnmarkedCard *self)
{
}
