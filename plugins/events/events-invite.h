/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "events-ui-private.h"

G_BEGIN_DECLS

/* Whom a picked record stands for: itself, or the members of a contact list, or who holds the seats
 * of a committee. UUIDs of persons and organisations, each once. */
GPtrArray *events_list_invited_by (MaillageScope *scope, const char *uuid);
/* An edit that adds them to be invited, with the organisation of that day; who is there already is
 * left out and counted. */
MaillageEdit *events_new_invitation (
    MaillageScope *scope, MaillageRecord *event, GPtrArray *uuids, guint *n_new, guint *n_there);
/* Does it, and says it. */
void events_invite (GtkWidget *from, MaillageScope *scope, MaillageRecord *event, const char *uuid);
/* The same for one who is in no directory. */
void events_invite_by_name (GtkWidget *from,
                            MaillageScope *scope,
                            MaillageRecord *event,
                            const char *name);

/* A button that opens the picker of whom to invite. */
GtkWidget *events_invite_button_new (MaillageUiSection *section);

#define EVENTS_TYPE_INVITATIONS_SECTION (events_invitations_section_get_type ())
G_DECLARE_FINAL_TYPE (EventsInvitationsSection,
                      events_invitations_section,
                      EVENTS,
                      INVITATIONS_SECTION,
                      MaillageUiSection)
#define EVENTS_TYPE_ANSWERS_SECTION (events_answers_section_get_type ())
G_DECLARE_FINAL_TYPE (
    EventsAnswersSection, events_answers_section, EVENTS, ANSWERS_SECTION, MaillageUiSection)
#define EVENTS_TYPE_SEATS_SECTION (events_seats_section_get_type ())
G_DECLARE_FINAL_TYPE (
    EventsSeatsSection, events_seats_section, EVENTS, SEATS_SECTION, MaillageUiSection)

G_END_DECLS
