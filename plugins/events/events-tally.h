/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "events-ui-private.h"

G_BEGIN_DECLS

/* What is known of those who take part in one event. @n_asked are those who were written to: what
 * they said, or that they said nothing. */
typedef struct
{
  guint n_yes, n_maybe, n_no, n_silent;
  guint n_asked;
  guint n_to_invite;
  guint n_expected, n_marked, n_present;
} EventsTally;

EventsTally events_tally (GPtrArray *participations);
/* A bar of the answers. */
void events_tally_show (const EventsTally *tally, MaillageUiBar *bar);
/* "14 yes of 22", "to invite", "no invitation". */
char *events_tally_dup_words (const EventsTally *tally);
/* Those who declined or are excused sign nothing. */
gboolean events_is_expected (MaillageRecord *participation);

G_END_DECLS
