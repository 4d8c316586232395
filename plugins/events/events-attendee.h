/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "events-ui-private.h"

G_BEGIN_DECLS

/* Who is expected at the door, as the attendance page shows them; or a heading between them. */
#define EVENTS_TYPE_ATTENDEE (events_attendee_get_type ())
G_DECLARE_FINAL_TYPE (EventsAttendee, events_attendee, EVENTS, ATTENDEE, GObject)

struct _EventsAttendee
{
  GObject parent_instance;

  char *uuid; /* NULL: a heading */
  char *name, *detail, *fold;
  char *attendance; /* NULL: to be marked */
  char *note;       /* when they came, or what they said */
  guint count;      /* of a heading */
};

EventsAttendee *events_attendee_new (MaillageRecord *participation);
EventsAttendee *events_attendee_new_heading (const char *title, guint count);
gboolean events_attendee_is_present (EventsAttendee *self);
/* Each word typed begins a word of name, function or organisation. */
gboolean events_attendee_matches (EventsAttendee *self, char *const *words);

G_END_DECLS
