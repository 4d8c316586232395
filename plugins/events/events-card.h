/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "events-tally.h"

G_BEGIN_DECLS

/* An event and who takes part in it, as the store's thread found them. */
typedef struct
{
  MaillageRecord *event;
  GPtrArray *participations; /* MaillageRecord; NULL past the `most_read` first */
} EventsMeeting;

/* A card on Home that tells of some events: `ask` says which, `show` makes rows of those that
 * `keep` lets through (all of them when it is NULL), each with its participations (`narrow` may ask
 * for fewer). Nothing of it is read on the main thread. */
#define EVENTS_TYPE_CARD (events_card_get_type ())
G_DECLARE_DERIVABLE_TYPE (EventsCard, events_card, EVENTS, CARD, MaillageUiCard)

struct _EventsCardClass
{
  MaillageUiCardClass parent_class;
  void (*ask) (MaillageQuery *query, const MaillageDate *today);
  gboolean (*keep) (MaillageRecord *event, const MaillageDate *today);
  GCompareFunc compare; /* of EventsMeeting *; NULL: as they were found */
  guint most_read;      /* 0: the participations of all are read */
  void (*narrow) (MaillageQuery *participations);
  void (*show) (EventsCard *self, GPtrArray *meetings, const MaillageDate *today);
};

/* How long Home asks for what an event left to do. */
#define EVENTS_DEBT_DAYS 60

/* "2022-03-20" is 5 days after 15 March. */
char *events_dup_day_after (const MaillageDate *day, int days);
/* Sunday, of the week @day is in. */
char *events_dup_end_of_week (const MaillageDate *day);
/* "23 March" of this year; the date as it was given otherwise. */
char *events_card_dup_day (const MaillageDate *date, const MaillageDate *today);
/* Neither cancelled nor put off. */
void events_ask_standing (MaillageQuery *query);
/* A button that settles a row, named after the event; @uuid is found with events_card_get_uuid ().
 */
GtkWidget *events_card_button_new (const char *label, MaillageRecord *event);
const char *events_card_get_uuid (GtkWidget *button);
/* A debt: what is known of the event, what settles it. */
GtkWidget *events_card_row_new (
    const char *title, const char *detail, const char *icon, MaillageRecord *event, GtkWidget *end);

#define EVENTS_TYPE_WEEK_CARD (events_week_card_get_type ())
G_DECLARE_FINAL_TYPE (EventsWeekCard, events_week_card, EVENTS, WEEK_CARD, EventsCard)
#define EVENTS_TYPE_NEXT_CARD (events_next_card_get_type ())
G_DECLARE_FINAL_TYPE (EventsNextCard, events_next_card, EVENTS, NEXT_CARD, EventsCard)
#define EVENTS_TYPE_SILENT_CARD (events_silent_card_get_type ())
G_DECLARE_FINAL_TYPE (EventsSilentCard, events_silent_card, EVENTS, SILENT_CARD, EventsCard)
#define EVENTS_TYPE_MINUTES_CARD (events_minutes_card_get_type ())
G_DECLARE_FINAL_TYPE (EventsMinutesCard, events_minutes_card, EVENTS, MINUTES_CARD, EventsCard)
#define EVENTS_TYPE_UNMARKED_CARD (events_unmarked_card_get_type ())
G_DECLARE_FINAL_TYPE (EventsUnmarkedCard, events_unmarked_card, EVENTS, UNMARKED_CARD, EventsCard)

/* All of them. */
void events_add_cards (MaillageScope *scope);

G_END_DECLS
