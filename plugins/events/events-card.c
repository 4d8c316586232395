/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "events-card.h"

#include <string.h>

G_DEFINE_ABSTRACT_TYPE (EventsCard, events_card, MAILLAGE_UI_TYPE_CARD)

/* One refresh: the events, and the participations of the first @n_read of them. */
typedef struct
{
  EventsCard *card;
  GPtrArray *meetings;
  guint n_read, n_to_read;
} Reading;

static void read_next (Reading *reading);

static void
meeting_free (gpointer data)
{
  EventsMeeting *meeting = data;

  g_object_unref (meeting->event);
  g_clear_pointer (&meeting->participations, g_ptr_array_unref);
  g_free (meeting);
}

static void
reading_free (Reading *reading)
{
  g_object_unref (reading->card);
  g_ptr_array_unref (reading->meetings);
  g_free (reading);
}

/* Every card asks for dates. A record that went meanwhile, or whose store was closed, says none. */
static gboolean
is_there (MaillageRecord *event)
{
  return maillage_record_get_value (event, "date") != NULL;
}

static void
drop_gone (GPtrArray *meetings)
{
  for (guint i = meetings->len; i > 0; i--)
    if (!is_there (((EventsMeeting *) meetings->pdata[i - 1])->event))
      g_ptr_array_remove_index (meetings, i - 1);
}

static void
part_read (GObject *source, GAsyncResult *result, gpointer data)
{
  Reading *reading = data;
  EventsMeeting *meeting = reading->meetings->pdata[reading->n_read++];
  g_autoptr (GError) error = NULL;

  meeting->participations = maillage_store_query_finish (MAILLAGE_STORE (source), result, &error);
  if (meeting->participations != NULL)
    {
      read_next (reading);
      return;
    }
  maillage_ui_card_fail (MAILLAGE_UI_CARD (reading->card), error);
  reading_free (reading);
}

/* One after the other: a frame may come between two, and the store be closed or the plugin off. */
static void
read_next (Reading *reading)
{
  MaillageUiCard *card = MAILLAGE_UI_CARD (reading->card);
  EventsCardClass *klass = EVENTS_CARD_GET_CLASS (card);
  MaillageScope *scope = maillage_ui_card_get_scope (card);
  MaillageStore *store = scope != NULL ? maillage_scope_get_store (scope) : NULL;
  g_autoptr (MaillageDate) today = maillage_date_new_today ();
  g_autoptr (MaillageQuery) query = NULL;
  EventsMeeting *meeting;

  if (store == NULL)
    {
      reading_free (reading);
      return;
    }
  if (reading->n_read == reading->n_to_read)
    {
      drop_gone (reading->meetings);
      klass->show (reading->card, reading->meetings, today);
      reading_free (reading);
      return;
    }
  meeting = reading->meetings->pdata[reading->n_read];
  query = maillage_scope_new_query (scope, EVENTS_PARTICIPATION);
  maillage_query_set_owner (query, maillage_record_get_uuid (meeting->event));
  if (klass->narrow != NULL)
    klass->narrow (query);
  maillage_store_query_async (
      store, query, maillage_ui_card_get_cancellable (card), part_read, reading);
}

static void
events_card_answered (MaillageUiCard *card, GPtrArray *events)
{
  EventsCardClass *klass = EVENTS_CARD_GET_CLASS (card);
  g_autoptr (MaillageDate) today = maillage_date_new_today ();
  Reading *reading = g_new0 (Reading, 1);

  reading->card = g_object_ref (EVENTS_CARD (card));
  reading->meetings = g_ptr_array_new_with_free_func (meeting_free);
  for (guint i = 0; i < events->len; i++)
    {
      EventsMeeting *meeting;

      if (!is_there (events->pdata[i])
          || (klass->keep != NULL && !klass->keep (events->pdata[i], today)))
        continue;
      meeting = g_new0 (EventsMeeting, 1);
      meeting->event = g_object_ref (events->pdata[i]);
      g_ptr_array_add (reading->meetings, meeting);
    }
  if (klass->compare != NULL)
    g_ptr_array_sort (reading->meetings, klass->compare);
  reading->n_to_read
      = MIN (reading->meetings->len, klass->most_read > 0 ? klass->most_read : G_MAXUINT);
  read_next (reading);
}

static void
events_card_refresh (MaillageUiCard *card)
{
  g_autoptr (MaillageDate) today = maillage_date_new_today ();
  g_autoptr (MaillageQuery) query
      = maillage_scope_new_query (maillage_ui_card_get_scope (card), EVENTS_EVENT);

  EVENTS_CARD_GET_CLASS (card)->ask (query, today);
  maillage_ui_card_ask (card, query);
}

static void
events_card_class_init (EventsCardClass *klass)
{
  MAILLAGE_UI_CARD_CLASS (klass)->refresh = events_card_refresh;
  MAILLAGE_UI_CARD_CLASS (klass)->answered = events_card_answered;
}

static void
events_card_init (EventsCard *self)
{
}

/* What they share */

static char *
dup_day (const GDate *date)
{
  return g_strdup_printf (
      "%04d-%02d-%02d", g_date_get_year (date), g_date_get_month (date), g_date_get_day (date));
}

static gboolean
read_day (const MaillageDate *day, GDate *date)
{
  int y, m, d;

  g_date_clear (date, 1);
  if (sscanf (maillage_date_get_earliest (day), "%d-%d-%d", &y, &m, &d) != 3
      || !g_date_valid_dmy ((GDateDay) d, (GDateMonth) m, (GDateYear) y))
    return FALSE;
  g_date_set_dmy (date, (GDateDay) d, (GDateMonth) m, (GDateYear) y);
  return TRUE;
}

char *
events_dup_day_after (const MaillageDate *day, int days)
{
  GDate date;

  if (!read_day (day, &date))
    return NULL;
  if (days >= 0)
    g_date_add_days (&date, (guint) days);
  else
    g_date_subtract_days (&date, (guint) -days);
  return dup_day (&date);
}

char *
events_dup_end_of_week (const MaillageDate *day)
{
  GDate date;

  return read_day (day, &date) ? events_dup_day_after (day, 7 - (int) g_date_get_weekday (&date))
                               : NULL;
}

char *
events_card_dup_day (const MaillageDate *date, const MaillageDate *today)
{
  g_autofree char *iso = g_strconcat (maillage_date_get_earliest (date), "T12:00:00Z", NULL);
  g_autoptr (GDateTime) time = NULL;

  if (strcmp (maillage_date_get_earliest (date), maillage_date_get_latest (date)) != 0
      || strncmp (maillage_date_get_earliest (date), maillage_date_get_earliest (today), 4) != 0)
    return maillage_date_format_short (date, today);
  time = g_date_time_new_from_iso8601 (iso, NULL);
  /* TRANSLATORS: strftime(3), a day of this year in a narrow column: “23 Mar” */
  return g_date_time_format (time, _ ("%-e %b"));
}

void
events_ask_standing (MaillageQuery *query)
{
  maillage_query_add_filter (query, "state", MAILLAGE_OPERATOR_NOT_EQUAL, "cancelled\npostponed");
}

GtkWidget *
events_card_button_new (const char *label, MaillageRecord *event)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  g_autofree char *name = g_strconcat (label, " ", maillage_record_get_title (event), NULL);

  g_object_set_data_full (
      G_OBJECT (button), "event", g_strdup (maillage_record_get_uuid (event)), g_free);
  gtk_widget_set_tooltip_text (button, maillage_record_get_title (event));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

const char *
events_card_get_uuid (GtkWidget *button)
{
  return g_object_get_data (G_OBJECT (button), "event");
}

GtkWidget *
events_card_row_new (
    const char *title, const char *detail, const char *icon, MaillageRecord *event, GtkWidget *end)
{
  MaillageUiCardRow *row = MAILLAGE_UI_CARD_ROW (maillage_ui_card_row_new (title, detail));

  maillage_ui_card_row_set_icon (row, icon, MAILLAGE_TONE_NEUTRAL);
  maillage_ui_card_row_set_end (row, end);
  maillage_ui_card_row_set_record (row, maillage_record_get_uuid (event));
  return GTK_WIDGET (row);
}

void
events_add_cards (MaillageScope *scope)
{
  maillage_ui_add_card (
      scope, "week", _ ("Today and this week"), MAILLAGE_SIDE_MAIN, 0, EVENTS_TYPE_WEEK_CARD);
  maillage_ui_add_card (
      scope, "next", C_ ("Home", "Next"), MAILLAGE_SIDE_MAIN, 100, EVENTS_TYPE_NEXT_CARD);
  maillage_ui_add_card (
      scope, "silent", _ ("Awaited answers"), MAILLAGE_SIDE_ASIDE, 0, EVENTS_TYPE_SILENT_CARD);
  maillage_ui_add_card (
      scope, "minutes", _ ("Minutes to write"), MAILLAGE_SIDE_ASIDE, 310, EVENTS_TYPE_MINUTES_CARD);
  maillage_ui_add_card (scope,
                        "unmarked",
                        _ ("Attendance to enter"),
                        MAILLAGE_SIDE_ASIDE,
                        320,
                        EVENTS_TYPE_UNMARKED_CARD);
}
