/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "events-ui-private.h"

G_BEGIN_DECLS

/* An agenda in order, each item with the hour it begins at. */
typedef struct
{
  MaillageRecord *record;
  int start;    /* minutes since midnight, or -1 */
  int duration; /* minutes, or 0 */
} EventsSlot;

/* Of EventsSlot; @total is the length of the whole in minutes. */
GArray *events_list_slots (MaillageScope *scope, MaillageRecord *event, int *total);
/* "Plenary · OPAH, SLIME"; NULL when nothing is said. */
char *events_dup_form_and_speakers (MaillageRecord *item);

#define EVENTS_TYPE_AGENDA_SECTION (events_agenda_section_get_type ())
G_DECLARE_FINAL_TYPE (
    EventsAgendaSection, events_agenda_section, EVENTS, AGENDA_SECTION, MaillageUiSection)

G_END_DECLS
