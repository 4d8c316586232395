/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Home: today and until Sunday, with the answers; and the one thing to prepare, in its head. */

#include "events-card.h"

#include <string.h>

#define MOST_ROWS 6

struct _EventsWeekCard
{
  EventsCard parent_instance;
};

G_DEFINE_FINAL_TYPE (EventsWeekCard, events_week_card, EVENTS_TYPE_CARD)

static void
ask (MaillageQuery *query, const MaillageDate *today)
{
  g_autofree char *first = events_dup_day_after (today, 1 - EVENTS_MOST_DAYS);
  g_autofree char *yesterday = events_dup_day_after (today, -1);
  g_autofree char *last = events_dup_end_of_week (today);
  g_autofree char *days = g_strconcat (first, "/", last, NULL);

  maillage_query_add_filter (query, "date", MAILLAGE_OPERATOR_WITHIN, days);
  maillage_query_add_filter (query, "until", MAILLAGE_OPERATOR_AFTER, yesterday);
  maillage_query_set_certain (query, TRUE);
  maillage_query_set_sort (query, "date", FALSE);
  events_ask_standing (query);
}

/* A day that is known. */
static gboolean
keep (MaillageRecord *event, const MaillageDate *today)
{
  g_autoptr (MaillageDate) date = maillage_record_dup_date (event, "date");

  return strcmp (maillage_date_get_earliest (date), maillage_date_get_latest (date)) == 0;
}

static gboolean
has_begun (MaillageRecord *event, const MaillageDate *today)
{
  g_autoptr (MaillageDate) date = maillage_record_dup_date (event, "date");

  return strcmp (maillage_date_get_earliest (date), maillage_date_get_earliest (today)) <= 0;
}

static char *
dup_capitalized (const char *text)
{
  g_autofree char *first = g_utf8_substring (text, 0, 1);
  g_autofree char *upper = g_utf8_strup (first, -1);

  return g_strconcat (upper, g_utf8_next_char (text), NULL);
}

/* "in 2 days"; "until 17 March" of one that began before today. */
static char *
dup_when (MaillageRecord *event, const MaillageDate *today)
{
  g_autoptr (MaillageDate) date = maillage_record_dup_date (event, "date");
  g_autoptr (MaillageDate) last = maillage_record_dup_date (event, "last_day");
  g_autofree char *day = NULL;

  if (maillage_date_get_days_late (date, today) <= 0)
    return maillage_date_format_short (date, today);
  day = events_card_dup_day (last, today);
  return g_strdup_printf (_ ("until %s"), day);
}

static char *
dup_detail (MaillageRecord *event, const MaillageDate *today)
{
  g_autofree char *when = dup_when (event, today);
  g_autofree char *hours = events_dup_hours (event);
  g_autofree char *territory = maillage_record_dup_display (event, "territories");
  const char *place = maillage_record_get_value (event, "place");
  g_autofree char *begin = dup_capitalized (when);
  GString *detail = g_string_new (begin);

  if (hours != NULL)
    g_string_append_printf (detail, ", %s", hours);
  if (place == NULL)
    place = territory;
  if (place != NULL)
    g_string_append_printf (detail, " · %s", place);
  return g_string_free (detail, FALSE);
}

static GtkWidget *
row_new (const EventsMeeting *meeting, const MaillageDate *today)
{
  EventsTally tally = events_tally (meeting->participations);
  g_autoptr (MaillageDate) date = maillage_record_dup_date (meeting->event, "date");
  g_autofree char *detail = dup_detail (meeting->event, today);
  g_autofree char *words = events_tally_dup_words (&tally);
  MaillageUiCardRow *row = MAILLAGE_UI_CARD_ROW (
      maillage_ui_card_row_new (maillage_record_get_title (meeting->event), detail));

  maillage_ui_card_row_set_day (row, date, today);
  if (tally.n_asked > 0)
    {
      GtkWidget *bar = maillage_ui_bar_new ();

      events_tally_show (&tally, MAILLAGE_UI_BAR (bar));
      maillage_ui_card_row_set_bar (row, MAILLAGE_UI_BAR (bar), words);
    }
  else
    maillage_ui_card_row_set_after (row, words, MAILLAGE_TONE_NEUTRAL, NULL);
  maillage_ui_card_row_set_record (row, maillage_record_get_uuid (meeting->event));
  return GTK_WIDGET (row);
}

/* The head */

static void
on_mark (GtkWidget *button)
{
  maillage_ui_open_task (button, "events.attendance", events_card_get_uuid (button));
}

static void
on_prepare (GtkWidget *button)
{
  maillage_ui_open_record (button, events_card_get_uuid (button));
}

static GtkWidget *
mark_button_new (MaillageRecord *event)
{
  int start = events_parse_hour (maillage_record_get_value (event, "starts_at"));
  g_autofree char *hour = start >= 0 ? events_format_hour (start) : NULL;
  g_autofree char *label = hour != NULL
                               /* TRANSLATORS: on Home; an hour: “Mark attendance at 14:00” */
                               ? g_strdup_printf (_ ("Mark attendance at %s"), hour)
                               : g_strdup (_ ("Mark attendance"));
  GtkWidget *button = events_card_button_new (label, event);

  gtk_widget_set_name (button, "mark");
  g_signal_connect (button, "clicked", G_CALLBACK (on_mark), NULL);
  return button;
}

static GtkWidget *
prepare_button_new (MaillageRecord *event)
{
  g_autoptr (MaillageDate) date = maillage_record_dup_date (event, "date");
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *iso = g_strconcat (maillage_date_get_earliest (date), "T12:00:00Z", NULL);
  g_autofree char *label = NULL;
  GtkWidget *button;

  time = g_date_time_new_from_iso8601 (iso, NULL);
  /* TRANSLATORS: strftime(3), on Home: “Prepare Thursday’s event” */
  label = g_date_time_format (time, _ ("Prepare %A’s event"));
  button = events_card_button_new (label, event);
  gtk_widget_set_name (button, "prepare");
  g_signal_connect (button, "clicked", G_CALLBACK (on_prepare), NULL);
  return button;
}

/* The next one to prepare, and the first of today, unless it was held. */
static void
update_head (EventsCard *self, GPtrArray *meetings, const MaillageDate *today)
{
  MaillageRecord *now = NULL, *next = NULL;
  GtkWidget *buttons, *last = NULL;
  g_autofree char *words = NULL;
  g_autofree char *when = NULL;

  for (guint i = 0; i < meetings->len && next == NULL; i++)
    {
      MaillageRecord *event = ((EventsMeeting *) meetings->pdata[i])->event;

      if (!has_begun (event, today))
        next = event;
      else if (now == NULL && g_strcmp0 (maillage_record_get_value (event, "state"), "held") != 0)
        now = event;
    }
  if (now == NULL && next == NULL)
    {
      maillage_ui_card_set_head (MAILLAGE_UI_CARD (self), NULL, NULL);
      return;
    }
  /* Below one another where there is no room: they would keep the window from being narrow. */
  buttons = maillage_ui_wrap_new ();
  if (now != NULL)
    maillage_ui_wrap_append (MAILLAGE_UI_WRAP (buttons), last = mark_button_new (now));
  if (next != NULL)
    maillage_ui_wrap_append (MAILLAGE_UI_WRAP (buttons), last = prepare_button_new (next));
  gtk_widget_add_css_class (last, "suggested-action");
  when = dup_when (next != NULL ? next : now, today);
  /* TRANSLATORS: under Home's title: an event, and when it is: “Steering committee: in 2 days” */
  words
      = g_strdup_printf (_ ("%s: %s"), maillage_record_get_title (next != NULL ? next : now), when);
  maillage_ui_card_set_head (MAILLAGE_UI_CARD (self), words, buttons);
}

static void
show (EventsCard *self, GPtrArray *meetings, const MaillageDate *today)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  for (guint i = 0; i < MIN (meetings->len, MOST_ROWS); i++)
    g_ptr_array_add (rows, row_new (meetings->pdata[i], today));
  update_head (self, meetings, today);
  maillage_ui_card_set_count (
      MAILLAGE_UI_CARD (self), meetings->len > MOST_ROWS ? (int) meetings->len : -1, FALSE);
  maillage_ui_card_take_rows (MAILLAGE_UI_CARD (self), rows);
}

static void
events_week_card_constructed (GObject *object)
{
  G_OBJECT_CLASS (events_week_card_parent_class)->constructed (object);
  maillage_ui_card_set_page (MAILLAGE_UI_CARD (object), _ ("Calendar"), "events.calendar");
}

static void
events_week_card_class_init (EventsWeekCardClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = events_week_card_constructed;
  EVENTS_CARD_CLASS (klass)->ask = ask;
  EVENTS_CARD_CLASS (klass)->keep = keep;
  EVENTS_CARD_CLASS (klass)->most_read = MOST_ROWS;
  EVENTS_CARD_CLASS (klass)->show = show;
}

static void
events_week_card_init (EventsWeekCard *self)
{
}
