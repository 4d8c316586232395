/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib/gi18n-lib.h>
#include <maillage.h>

G_BEGIN_DECLS

#define EVENTS_EVENT "events.event"
#define EVENTS_PARTICIPATION "events.participation"

void events_add_event (MaillageScope *scope);
void events_add_participation (MaillageScope *scope);

/* Demo data. Territories and links are lists, separated by commas in @organisers. */
typedef struct
{
  const char *key, *title, *type, *state;
  const char *date; /* as people write it */
  const char *place, *territories, *organisers, *part_of, *duration, *capacity, *head_count,
      *description;
} EventsDemoEvent;

const EventsDemoEvent *events_get_demo_events (gsize *n_events);
void events_add_demo (MaillageScope *scope, MaillageEdit *edit, gpointer user_data);

G_END_DECLS
