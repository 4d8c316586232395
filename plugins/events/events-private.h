/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib/gi18n-lib.h>
#include <maillage.h>

G_BEGIN_DECLS

#define EVENTS_AGENDA_ITEM "events.agenda_item"
#define EVENTS_CONTRIBUTION "events.contribution"
#define EVENTS_CYCLE "events.cycle"
#define EVENTS_DECISION "events.decision"
#define EVENTS_EVENT "events.event"
#define EVENTS_PARTICIPATION "events.participation"

/* Kinds of other plugins: their fields wait until the plugin is there. */
#define EVENTS_ACTION_SHEET "actions.action_sheet"
#define EVENTS_AGREEMENT "partners.agreement"
#define EVENTS_ORGANISATION "partners.organisation"
#define EVENTS_CONTACT_LIST "partners.contact_list"
#define EVENTS_CONTACT_POINT "partners.contact_point"
#define EVENTS_PERSON "partners.person"
#define EVENTS_ROLE "partners.role"
#define EVENTS_SEAT "partners.seat"
#define EVENTS_STEP "actions.step"

void events_add_agenda_item (MaillageScope *scope);
void events_add_contribution (MaillageScope *scope);
void events_add_cycle (MaillageScope *scope);
void events_add_decision (MaillageScope *scope);
void events_add_event (MaillageScope *scope);
void events_add_participation (MaillageScope *scope);
void events_add_documents (MaillageScope *scope);
/* A field that counts people, whole ones. */
void events_add_number_of_people (MaillageKind *kind, const char *id, const char *label);

/* Demo data. Territories and links are lists, separated by commas in @organisers. */
typedef struct
{
  const char *key, *title, *type, *state;
  const char *date; /* as people write it */
  const char *from, *to;
  const char *place, *territories, *organisers, *cycle, *part_of, *follows, *duration, *capacity,
      *head_count, *description, *minutes;
} EventsDemoEvent;

typedef struct
{
  const char *key, *title, *date, *territories, *organisers, *head_count, *public, *objectives,
      *aim;
} EventsDemoCycle;

typedef struct
{
  const char *event, *key, *title, *form, *speakers, *minutes;
} EventsDemoItem;

const EventsDemoEvent *events_get_demo_events (gsize *n_events);
const EventsDemoCycle *events_get_demo_cycles (gsize *n_cycles);
const EventsDemoItem *events_get_demo_items (gsize *n_items);
void events_add_demo (MaillageScope *scope, MaillageEdit *edit, gpointer user_data);

G_END_DECLS
