/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Home: what was held and has no minutes yet, or only a draft. */

#include "events-card.h"

#define MOST_ROWS 4
#define MOST_ASKED 30

struct _EventsMinutesCard
{
  EventsCard parent_instance;
};

G_DEFINE_FINAL_TYPE (EventsMinutesCard, events_minutes_card, EVENTS_TYPE_CARD)

static void
ask (MaillageQuery *query, const MaillageDate *today)
{
  g_autofree char *first = events_dup_day_after (today, -EVENTS_DEBT_DAYS);
  g_autofree char *last = events_dup_day_after (today, -1);
  g_autofree char *days = g_strconcat (first, "/", last, NULL);

  maillage_query_add_filter (query, "date", MAILLAGE_OPERATOR_WITHIN, days);
  maillage_query_add_filter (query, "minutes_due", MAILLAGE_OPERATOR_EQUAL, "1");
  maillage_query_set_certain (query, TRUE);
  maillage_query_set_sort (query, "date", TRUE);
  maillage_query_set_limit (query, MOST_ASKED);
}

static gboolean
is_draft (MaillageRecord *event)
{
  return g_strcmp0 (maillage_record_get_value (event, "minutes_state"), "draft") == 0;
}

static void
narrow (MaillageQuery *participations)
{
  maillage_query_add_filter (
      participations, "attendance", MAILLAGE_OPERATOR_EQUAL, "present\nwalk_in");
}

/* Minutes that were typed item by item are minutes. */
static gboolean
has_items_minutes (MaillageScope *scope, MaillageRecord *event)
{
  g_autoptr (MaillageQuery) query = maillage_scope_new_query (scope, EVENTS_AGENDA_ITEM);
  g_autoptr (GPtrArray) found = NULL;

  maillage_query_set_owner (query, maillage_record_get_uuid (event));
  maillage_query_add_filter (query, "minutes", MAILLAGE_OPERATOR_NOT_EMPTY, NULL);
  maillage_query_set_limit (query, 1);
  found = maillage_store_query (maillage_scope_get_store (scope), query, NULL);
  return found != NULL && found->len > 0;
}

static char *
dup_detail (const EventsMeeting *meeting, const MaillageDate *today)
{
  g_autoptr (MaillageDate) date = maillage_record_dup_date (meeting->event, "date");
  g_autofree char *day = events_card_dup_day (date, today);
  guint n = meeting->participations->len;
  g_autofree char *held = g_strdup_printf (_ ("Held on %s"), day);
  g_autofree char *present
      = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u present", "%u present", n), n);

  if (is_draft (meeting->event))
    return g_strconcat (held, " · ", C_ ("minutes", "Draft"), NULL);
  return n > 0 ? g_strconcat (held, " · ", present, NULL) : g_steal_pointer (&held);
}

/* Its page opens on the minutes. */
static void
on_write (GtkWidget *button)
{
  maillage_ui_open_record (button, events_card_get_uuid (button));
}

static GtkWidget *
row_new (const EventsMeeting *meeting, const MaillageDate *today)
{
  g_autofree char *detail = dup_detail (meeting, today);
  GtkWidget *button = events_card_button_new (C_ ("minutes", "Write"), meeting->event);

  gtk_widget_set_name (button, "write");
  g_signal_connect (button, "clicked", G_CALLBACK (on_write), NULL);
  return events_card_row_new (maillage_record_get_title (meeting->event),
                              detail,
                              "document-edit-symbolic",
                              meeting->event,
                              button);
}

static void
show (EventsCard *self, GPtrArray *meetings, const MaillageDate *today)
{
  MaillageScope *scope = maillage_ui_card_get_scope (MAILLAGE_UI_CARD (self));
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  int n = 0;

  for (guint i = 0; i < meetings->len; i++)
    {
      EventsMeeting *meeting = meetings->pdata[i];

      if (!is_draft (meeting->event) && has_items_minutes (scope, meeting->event))
        continue;
      n++;
      if (rows->len < MOST_ROWS)
        g_ptr_array_add (rows, row_new (meeting, today));
    }
  maillage_ui_card_set_count (MAILLAGE_UI_CARD (self), n > 0 ? n : -1, FALSE);
  maillage_ui_card_take_rows (MAILLAGE_UI_CARD (self), rows);
}

static void
events_minutes_card_class_init (EventsMinutesCardClass *klass)
{
  EVENTS_CARD_CLASS (klass)->ask = ask;
  EVENTS_CARD_CLASS (klass)->narrow = narrow;
  EVENTS_CARD_CLASS (klass)->show = show;
}

static void
events_minutes_card_init (EventsMinutesCard *self)
{
}
