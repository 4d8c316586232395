/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The attendance page as its own files see it: -page.c (reading, marking, keys), -walk-in
 * (who comes without invitation). */

#include "events-attendance-page.h"

#include "events-attendance-list.h"

G_BEGIN_DECLS

struct _EventsAttendancePage
{
  MaillageUiPage parent_instance;

  MaillageRecord *event;
  MaillageStore *store;
  GPtrArray *all; /* EventsAttendee, in the order of the names */
  GStrv words;    /* typed, folded */
  GCancellable *query;
  guint read_id;

  GtkWidget *box, *bar, *title;
  GtkWidget *n_present, *n_excused, *n_absent, *n_left;
  GtkWidget *label_present, *label_excused, *label_absent, *label_left;
  GtkWidget *search, *walk_in, *offer, *offer_title;
  GtkWidget *name, *job, *structure;
  GtkWidget *list;
};

MaillageEdit *_events_attendance_new_edit (EventsAttendancePage *self, const char *name);
/* "2022-03-17T09:22" */
char *_events_attendance_dup_now (void);
/* NULL takes the mark back. */
void
_events_attendance_mark (EventsAttendancePage *self, EventsAttendee *attendee, const char *value);
/* After a mark: the field empties, and all are shown. */
void _events_attendance_clear_search (EventsAttendancePage *self);
void _events_attendance_read (EventsAttendancePage *self);

/* -walk-in */
void _events_attendance_open_form (EventsAttendancePage *self);
void _events_attendance_close_form (EventsAttendancePage *self);
void _events_attendance_add_walk_in (EventsAttendancePage *self);

G_END_DECLS
