/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "events-attendee.h"

G_BEGIN_DECLS

/* One at the door: who they are, and three toggles of 104 × 38; or a heading. Signal marked
 * (attendee, value): a toggle was pressed; NULL takes the mark back. */
#define EVENTS_TYPE_ATTENDANCE_ROW (events_attendance_row_get_type ())
G_DECLARE_FINAL_TYPE (EventsAttendanceRow, events_attendance_row, EVENTS, ATTENDANCE_ROW, GtkWidget)

GtkWidget *events_attendance_row_new (void);
/* @words: what was typed, folded: marked in the name. NULL: nothing. */
void
events_attendance_row_set (EventsAttendanceRow *self, EventsAttendee *attendee, char *const *words);
/* Whether it is the first or the last of its card. */
void events_attendance_row_set_place (EventsAttendanceRow *self, gboolean first, gboolean last);
void events_attendance_row_set_selected (EventsAttendanceRow *self, gboolean selected);
/* The heights of a heading and of a person, in pixels. What the row shows is lost. */
void events_attendance_row_measure (EventsAttendanceRow *self, int *heading, int *row);

G_END_DECLS
