/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "events-ui-private.h"

G_BEGIN_DECLS

/* The tabs of an event's page. */
#define EVENTS_TYPE_ATTENDANCE_TAB (events_attendance_tab_get_type ())
G_DECLARE_FINAL_TYPE (
    EventsAttendanceTab, events_attendance_tab, EVENTS, ATTENDANCE_TAB, MaillageUiSection)
#define EVENTS_TYPE_MINUTES_TAB (events_minutes_tab_get_type ())
G_DECLARE_FINAL_TYPE (EventsMinutesTab, events_minutes_tab, EVENTS, MINUTES_TAB, MaillageUiSection)
/* On the page itself: what opens the minutes. */
#define EVENTS_TYPE_MINUTES_SECTION (events_minutes_section_get_type ())
G_DECLARE_FINAL_TYPE (
    EventsMinutesSection, events_minutes_section, EVENTS, MINUTES_SECTION, MaillageUiSection)

/* A page opens on the attendance the day of the event, on the minutes after it. */
gboolean events_opens_attendance (MaillageScope *scope, MaillageRecord *event);
gboolean events_opens_minutes (MaillageScope *scope, MaillageRecord *event);

/* The text of a field, typed during the meeting: kept as a draft within two seconds, written when
 * one leaves it or pauses. */
#define EVENTS_TYPE_NOTEPAD (events_notepad_get_type ())
G_DECLARE_FINAL_TYPE (EventsNotepad, events_notepad, EVENTS, NOTEPAD, GtkWidget)
GtkWidget *events_notepad_new (MaillageScope *scope, MaillageRecord *record, const char *field_id);
/* What one writes there, for who does not see its heading. */
void events_notepad_set_title (GtkWidget *self, const char *title);

/* What was decided, and what becomes a step in one gesture. */
#define EVENTS_TYPE_DECISIONS (events_decisions_get_type ())
G_DECLARE_FINAL_TYPE (EventsDecisions, events_decisions, EVENTS, DECISIONS, GtkWidget)
GtkWidget *events_decisions_new (MaillageScope *scope, MaillageRecord *event);
void events_decisions_refresh (EventsDecisions *self);
/* The sheets a decision of this event may become a step of: the event's, then its agenda's. */
GPtrArray *events_list_sheets (MaillageScope *scope, MaillageRecord *event);
/* One edit: the step on the sheet, and the link to it from the decision. */
MaillageEdit *events_new_step (MaillageScope *scope, MaillageRecord *decision, const char *sheet);

G_END_DECLS
