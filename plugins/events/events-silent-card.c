/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Home: who was asked and has not answered, event by event. */

#include "events-card.h"

#include "events-mail.h"

#include <string.h>

#define MOST_ROWS 4
/* Of the events to come, the nearest: whoever prepares more at once has no day left to write. */
#define MOST_ASKED 40

struct _EventsSilentCard
{
  EventsCard parent_instance;
};

G_DEFINE_FINAL_TYPE (EventsSilentCard, events_silent_card, EVENTS_TYPE_CARD)

static void
ask (MaillageQuery *query, const MaillageDate *today)
{
  g_autofree char *yesterday = events_dup_day_after (today, -1);

  maillage_query_add_filter (query, "date", MAILLAGE_OPERATOR_AFTER, yesterday);
  maillage_query_add_filter (query, "state", MAILLAGE_OPERATOR_NOT_EQUAL, "held");
  maillage_query_set_sort (query, "date", FALSE);
  maillage_query_set_limit (query, MOST_ASKED);
  events_ask_standing (query);
}

static void
narrow (MaillageQuery *participations)
{
  maillage_query_add_filter (
      participations, "answer", MAILLAGE_OPERATOR_EQUAL, "invited\nreminded");
}

static void
on_remind (GtkWidget *button, MaillageUiCard *card)
{
  MaillageScope *scope = maillage_ui_card_get_scope (card);
  g_autoptr (MaillageRecord) event
      = maillage_scope_load (scope, events_card_get_uuid (button), NULL);

  if (event != NULL)
    events_ask (GTK_WIDGET (card), scope, event, EVENTS_ASK_REMIND);
}

/* The last message that any of them had. */
static const char *
get_last_asked (GPtrArray *silent)
{
  const char *last = NULL;

  for (guint i = 0; i < silent->len; i++)
    {
      const char *asked_on = maillage_record_get_value (silent->pdata[i], "asked_on");

      if (asked_on != NULL && (last == NULL || strcmp (asked_on, last) > 0))
        last = asked_on;
    }
  return last;
}

static gboolean
was_reminded (GPtrArray *silent)
{
  for (guint i = 0; i < silent->len; i++)
    if (g_strcmp0 (maillage_record_get_value (silent->pdata[i], "answer"), "reminded") == 0)
      return TRUE;
  return FALSE;
}

/* "3 reminded on 10 March" */
static char *
dup_detail (GPtrArray *silent, const MaillageDate *today)
{
  const char *last = get_last_asked (silent);
  g_autoptr (MaillageDate) date = last != NULL ? maillage_date_new_from_canonical (last) : NULL;
  g_autofree char *day = date != NULL ? events_card_dup_day (date, today) : NULL;
  gulong n = silent->len;

  if (day == NULL)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%lu asked", "%lu asked", n), n);
  if (was_reminded (silent))
    return g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "%lu reminded on %s", "%lu reminded on %s", n), n, day);
  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%lu invited on %s", "%lu invited on %s", n), n, day);
}

static GtkWidget *
row_new (EventsCard *self, MaillageRecord *event, GPtrArray *silent, const MaillageDate *today)
{
  g_autofree char *detail = dup_detail (silent, today);
  GtkWidget *button = events_card_button_new (_ ("Remind…"), event);

  gtk_widget_set_name (button, "remind");
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_remind), self, 0);
  return events_card_row_new (
      maillage_record_get_title (event), detail, "maillage-answer-none-symbolic", event, button);
}

static void
show (EventsCard *self, GPtrArray *meetings, const MaillageDate *today)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  guint n = 0;

  for (guint i = 0; i < meetings->len; i++)
    {
      EventsMeeting *meeting = meetings->pdata[i];
      g_autoptr (GPtrArray) silent
          = events_list_to_ask (meeting->participations, EVENTS_ASK_REMIND);

      n += silent->len;
      if (silent->len > 0 && rows->len < MOST_ROWS)
        g_ptr_array_add (rows, row_new (self, meeting->event, silent, today));
    }
  maillage_ui_card_set_count (MAILLAGE_UI_CARD (self), n > 0 ? (int) n : -1, FALSE);
  maillage_ui_card_take_rows (MAILLAGE_UI_CARD (self), rows);
}

static void
events_silent_card_class_init (EventsSilentCardClass *klass)
{
  EVENTS_CARD_CLASS (klass)->ask = ask;
  EVENTS_CARD_CLASS (klass)->narrow = narrow;
  EVENTS_CARD_CLASS (klass)->show = show;
}

static void
events_silent_card_init (EventsSilentCard *self)
{
}
