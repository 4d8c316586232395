/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "events-pictures.h"
#include "events-ui-private.h"

G_BEGIN_DECLS

typedef enum
{
  EVENTS_ENTRY_EVENT,
  EVENTS_ENTRY_CYCLE,
  EVENTS_ENTRY_DEADLINE,
} EventsEntryType;

/* What the calendar shows of a record. Days are GDate's Julian days. */
typedef struct
{
  EventsEntryType type;
  guint32 first, last; /* the days it may be on, or lasts */
  gboolean exact;      /* its day is known */
  int minutes;         /* since midnight, or -1 */
  gboolean held, cancelled;
  char *uuid, *title, *words; /* words: the date as it was given, of one without its day */
} EventsEntry;

/* A year of entries, by day and hour: a month is a slice of it. Signal changed. */
#define EVENTS_TYPE_YEAR (events_year_get_type ())
G_DECLARE_FINAL_TYPE (EventsYear, events_year, EVENTS, YEAR, GObject)

EventsYear *events_year_new (MaillageScope *scope);
/* Reads that year, without waiting; nothing when it is there. */
void events_year_set (EventsYear *self, int year);
/* The entries whose day is known, from @first to @last; the array keeps them. */
GPtrArray *events_year_list_days (EventsYear *self, guint32 first, guint32 last);
/* Those known only to a month, a quarter, a year. */
GPtrArray *events_year_list_undated (EventsYear *self, guint32 first, guint32 last);

/* A month as a grid of weeks (ISO 8601: they begin on Monday). Signals, both with a Julian day:
 * new: one wants an event there; turn: one left the month for that day by a key. */
#define EVENTS_TYPE_MONTH (events_month_get_type ())
G_DECLARE_FINAL_TYPE (EventsMonth, events_month, EVENTS, MONTH, GtkWidget)

/* The month of @day, from @year's entries; the focus will be on @day. */
void events_month_show (EventsMonth *self, const GDate *day, guint32 today, EventsYear *year);
/* The first and last day it shows. */
void events_month_get_bounds (const GDate *day, guint32 *first, guint32 *last);

#define EVENTS_TYPE_CALENDAR_PAGE (events_calendar_page_get_type ())
G_DECLARE_FINAL_TYPE (
    EventsCalendarPage, events_calendar_page, EVENTS, CALENDAR_PAGE, MaillageUiPage)

/* A day of the grid: its number, what is on it, how many more. */
#define EVENTS_TYPE_DAY (events_day_get_type ())
G_DECLARE_FINAL_TYPE (EventsDay, events_day, EVENTS, DAY, GtkWidget)

GtkWidget *events_day_new (EventsPictures *pictures);
guint32 events_day_get_day (EventsDay *self);
/* @entries: those of the day, borrowed until the next call. */
void events_day_set (EventsDay *self,
                     guint32 day,
                     int month,
                     guint32 today,
                     EventsEntry *const *entries,
                     guint n_entries);
/* What Enter opens: the first, or a list of them. */
void events_day_activate (EventsDay *self);

/* A GDate made anew. */
void events_set_julian (GDate *date, guint32 day);
void events_set_dmy (GDate *date, int day, int month, int year);

/* The icon and the style class of an entry; "9 h 30 – title" for a list. */
const char *events_entry_get_icon (const EventsEntry *entry);
const char *events_entry_get_class (const EventsEntry *entry);
char *events_entry_dup_label (const EventsEntry *entry);

G_END_DECLS
