/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "events-calendar.h"

G_BEGIN_DECLS

/* One entry on a day of the calendar. It draws its icon and words itself: a month has six score of
 * them, and turns them over at once. */
#define EVENTS_TYPE_CHIP (events_chip_get_type ())
G_DECLARE_FINAL_TYPE (EventsChip, events_chip, EVENTS, CHIP, GtkWidget)

GtkWidget *events_chip_new (EventsPictures *pictures);
/* @alone: the only one of its day, it may use three lines. */
void events_chip_set (EventsChip *self, const EventsEntry *entry, gboolean alone);

G_END_DECLS
