/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "events-ui-private.h"

G_BEGIN_DECLS

/* Who is still to be asked, and who was asked and has not answered. */
typedef enum
{
  EVENTS_ASK_INVITE,
  EVENTS_ASK_REMIND,
} EventsAsk;

/* Those of the participations a message is for; nobody twice on one day. */
GPtrArray *events_list_to_ask (GPtrArray *participations, EventsAsk ask);
/* The address a participation is written to: the person's own, or that of their role at the
 * organisation invited, or another of theirs, or the organisation's mailbox; NULL when there is
 * none, or they object. */
char *events_dup_address (MaillageScope *scope, MaillageRecord *participation);
/* "mailto:" with the addresses in Bcc. */
char *events_make_mailto (const char *const *addresses, const char *subject, const char *body);
char *events_dup_subject (MaillageRecord *event, EventsAsk ask);
char *events_dup_body (MaillageRecord *event);
/* Opens the mail program with them all in Bcc and, once it is open, keeps that they were asked
 * today. When none opens, or they are too many for it, it says so, gives the addresses to copy, and
 * the user marks them. */
void events_ask (GtkWidget *from, MaillageScope *scope, MaillageRecord *event, EventsAsk ask);

G_END_DECLS
