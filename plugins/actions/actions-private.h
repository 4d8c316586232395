/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib/gi18n-lib.h>
#include <maillage.h>

G_BEGIN_DECLS

#define ACTIONS_PLAN "actions.plan"
#define ACTIONS_AXIS "actions.axis"
#define ACTIONS_ACTION_SHEET "actions.action_sheet"
#define ACTIONS_OBJECTIVE "actions.objective"
#define ACTIONS_STEP "actions.step"
#define ACTIONS_INDICATOR "actions.indicator"
#define ACTIONS_MEASURE "actions.measure"
#define ACTIONS_REVIEW "actions.review"
#define ACTIONS_FROZEN "actions.frozen"

/* Of other plugins; what links to them waits for them. */
#define ACTIONS_ORGANISATION "partners.organisation"
#define ACTIONS_PERSON "partners.person"
#define ACTIONS_AGREEMENT "partners.agreement"
#define ACTIONS_EVENT "events.event"

/* actions-states.c: the five states of a step, in the order of the keys 1 to 5. */
#define ACTIONS_N_STATES 5
extern const MaillageChoiceEntry actions_states[ACTIONS_N_STATES];
/* Its place in the table; ACTIONS_N_STATES for what is no state. */
guint actions_find_state (const char *id);
void actions_add_states (MaillageField *field);

void actions_add_plan (MaillageScope *scope);
void actions_add_axis (MaillageScope *scope);
void actions_add_action_sheet (MaillageScope *scope);
void actions_add_objective (MaillageScope *scope);
void actions_add_step (MaillageScope *scope);
void actions_add_indicator (MaillageScope *scope);
void actions_add_review (MaillageScope *scope);
void actions_add_progress (MaillageScope *scope);
/* The command on a plan that makes a review of it. */
void actions_add_freeze (MaillageScope *scope);
void actions_add_demo (MaillageScope *scope, MaillageEdit *edit, gpointer user_data);

/* "OPAH, carried by a body on behalf of others"; NULL when the sheet has no pilot. */
char *actions_dup_pilot (MaillageScope *scope, MaillageRecord *sheet);
/* The names of the partners, or the rule that says who they are. */
char *actions_dup_partners (MaillageRecord *sheet);
/* actions-committees.c: the steering committees that follow a plan or one of @sheets, a set of UUIDs;
 * neither is given: that follow any. Those that took place, on a day one knows, or those that come,
 * the next one first. */
GPtrArray *actions_list_committees (MaillageScope *scope,
                                    const char *plan,
                                    GHashTable *sheets,
                                    gboolean coming,
                                    const MaillageDate *today);
/* “Steering committee · 17 March 2022 · Saint-Savin”: the next one; NULL when none is planned. */
char *actions_dup_next_committee (MaillageScope *scope,
                                  const char *plan,
                                  GHashTable *sheets,
                                  const MaillageDate *today);
/* Who hands the document out: the plan's carrier, and who carries that one. */
void actions_set_issuer (MaillageScope *scope, MaillageDocument *document, MaillageRecord *plan);

G_END_DECLS
