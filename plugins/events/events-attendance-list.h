/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "events-attendee.h"

G_BEGIN_DECLS

/* The queue at the door, of any length: only the rows in sight are widgets, and they show others
 * when it changes, so that a keystroke costs no more than what one sees. It stands in a
 * GtkScrolledWindow. Signal marked (attendee, value): a toggle was pressed; NULL takes the mark
 * back. */
#define EVENTS_TYPE_ATTENDANCE_LIST (events_attendance_list_get_type ())
G_DECLARE_FINAL_TYPE (
    EventsAttendanceList, events_attendance_list, EVENTS, ATTENDANCE_LIST, GtkWidget)

/* Takes @items, attendees and headings; the first who is to be marked is selected. @words: what was
 * typed, folded. */
void events_attendance_list_show (EventsAttendanceList *self, GPtrArray *items, char *const *words);
/* NULL: nobody is shown. */
EventsAttendee *events_attendance_list_get_selected (EventsAttendanceList *self);
/* FALSE: not among them. */
gboolean events_attendance_list_select (EventsAttendanceList *self, const char *uuid);
void events_attendance_list_move_selection (EventsAttendanceList *self, int by);
void events_attendance_list_scroll_to_top (EventsAttendanceList *self);

G_END_DECLS
