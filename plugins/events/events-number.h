/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The number of a day of the calendar. It asks for no room of its own width, so that a month turns
 * without the window being laid out again. */
#define EVENTS_TYPE_NUMBER (events_number_get_type ())
G_DECLARE_FINAL_TYPE (EventsNumber, events_number, EVENTS, NUMBER, GtkWidget)

GtkWidget *events_number_new (void);
/* @beside: of the month before or after. */
void events_number_set (EventsNumber *self, const char *text, gboolean today, gboolean beside);

G_END_DECLS
