/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the pages of this plugin share. */

#include "events-private.h"

#include <maillage-ui.h>

G_BEGIN_DECLS

/* events-records.c: reading. Arrays are empty, never NULL, when nothing is found. */
GPtrArray *events_list_children (MaillageScope *scope, const char *kind_id, const char *owner);
/* Whether a kind of another plugin is there. */
gboolean events_has_kind (MaillageScope *scope, const char *kind_id);
/* Whether a role of another plugin has ended. */
gboolean events_is_over (MaillageRecord *role);
/* Who takes part: the person, or the name told, or the organisation. */
char *events_dup_who (MaillageRecord *participation);
/* What stands under who: function and organisation; NULL when nothing does. */
char *events_dup_whence (MaillageRecord *participation);
MaillageChoice *events_find_choice (MaillageRecord *record, const char *field_id);
/* "9 h 30 – 12 h"; NULL when no hour is known. */
char *events_dup_hours (MaillageRecord *event);
/* "Thursday 17 March 2022" of a day known exactly, the date as given otherwise; up to
 * the last day, when there is one; NULL without a date. */
char *events_dup_day (MaillageRecord *event);

/* events-hours.c */
/* Minutes since midnight of "9 h 30" or "09:30"; -1 when there is none. */
int events_parse_hour (const char *text);
char *events_format_hour (int minutes);
char *events_format_duration (int minutes);
/* The longest event whose half-days are told apart. */
#define EVENTS_MOST_DAYS 31
/* The half-days on which an event is held, by number: odd ones are mornings. Of one day: 1, and 2 when
 * it spans noon. Of several: from the second when it begins at noon or later, up to the last morning
 * when it ends by lunch. */
typedef struct
{
  int first, last;
} EventsHalfDays;

EventsHalfDays events_get_half_days (MaillageRecord *event);
/* "Morning", or "17 March, morning" of an event of several days. */
char *events_dup_half_day (MaillageRecord *event, int half_day);

/* events-widgets.c */
/* Writes with the window @from is in; the undo is the window's. */
void
events_commit (GtkWidget *from, MaillageEdit *edit, MaillageUiCommitted done, gpointer user_data);
GtkWidget *events_icon_button_new (const char *icon_name, const char *tooltip);
GtkWidget *events_link_button_new (const char *label);
/* A state that is changed by a menu. @width is in pixels. */
GtkWidget *events_state_button_new (GtkWidget *state, GMenuModel *menu, int width);
/* A box that begins with who takes part, and whence. */
GtkWidget *events_who_new (MaillageRecord *participation);

G_END_DECLS
