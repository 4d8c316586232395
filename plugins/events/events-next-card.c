/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Home: what comes after this week. */

#include "events-card.h"

#include <string.h>

#define MOST_ROWS 5
/* What is known to a year alone begins before what has its day, and is put after it. */
#define MOST_ASKED 40

struct _EventsNextCard
{
  EventsCard parent_instance;
};

G_DEFINE_FINAL_TYPE (EventsNextCard, events_next_card, EVENTS_TYPE_CARD)

static void
ask (MaillageQuery *query, const MaillageDate *today)
{
  g_autofree char *sunday = events_dup_end_of_week (today);

  maillage_query_add_filter (query, "date", MAILLAGE_OPERATOR_AFTER, sunday);
  maillage_query_set_sort (query, "date", FALSE);
  maillage_query_set_limit (query, MOST_ASKED);
  events_ask_standing (query);
}

static gboolean
keep (MaillageRecord *event, const MaillageDate *today)
{
  return g_strcmp0 (maillage_record_get_value (event, "state"), "held") != 0;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const EventsMeeting *one = *(EventsMeeting *const *) a, *other = *(EventsMeeting *const *) b;
  g_autoptr (MaillageDate) first = maillage_record_dup_date (one->event, "date");
  g_autoptr (MaillageDate) second = maillage_record_dup_date (other->event, "date");

  return strcmp (maillage_date_get_latest (first), maillage_date_get_latest (second));
}

static GtkWidget *
row_new (const EventsMeeting *meeting, const MaillageDate *today)
{
  EventsTally tally = events_tally (meeting->participations);
  g_autoptr (MaillageDate) date = maillage_record_dup_date (meeting->event, "date");
  g_autofree char *day = events_card_dup_day (date, today);
  g_autofree char *words = events_tally_dup_words (&tally);
  MaillageUiCardRow *row = MAILLAGE_UI_CARD_ROW (
      maillage_ui_card_row_new (maillage_record_get_title (meeting->event), NULL));

  maillage_ui_card_row_set_before (row, day);
  maillage_ui_card_row_set_after (row, words, MAILLAGE_TONE_NEUTRAL, NULL);
  maillage_ui_card_row_set_record (row, maillage_record_get_uuid (meeting->event));
  return GTK_WIDGET (row);
}

static void
show (EventsCard *self, GPtrArray *meetings, const MaillageDate *today)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  for (guint i = 0; i < MIN (meetings->len, MOST_ROWS); i++)
    g_ptr_array_add (rows, row_new (meetings->pdata[i], today));
  maillage_ui_card_take_rows (MAILLAGE_UI_CARD (self), rows);
}

static void
events_next_card_class_init (EventsNextCardClass *klass)
{
  EVENTS_CARD_CLASS (klass)->ask = ask;
  EVENTS_CARD_CLASS (klass)->keep = keep;
  EVENTS_CARD_CLASS (klass)->compare = compare;
  EVENTS_CARD_CLASS (klass)->most_read = MOST_ROWS;
  EVENTS_CARD_CLASS (klass)->show = show;
}

static void
events_next_card_init (EventsNextCard *self)
{
}
