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

/* actions-fields.c: what our kinds have in common. All our fields are public. */
typedef enum
{
  ACTIONS_PLAIN = 0,
  ACTIONS_REQUIRED = 1 << 0,
  ACTIONS_LISTED = 1 << 1,
  ACTIONS_FILTERED = 1 << 2,
  ACTIONS_SORTED = 1 << 3,
  ACTIONS_NAME = 1 << 4,    /* searched: first */
  ACTIONS_KEYWORD = 1 << 5, /* then */
  ACTIONS_WORDS = 1 << 6,   /* last */
} ActionsTraits;

MaillageField *actions_add_field (MaillageKind *kind,
                                  const char *id,
                                  MaillageFieldType type,
                                  const char *label,
                                  ActionsTraits traits);
/* What was done stays told: the name of what is gone is kept, but a person's. */
MaillageField *actions_add_link (MaillageKind *kind,
                                 const char *id,
                                 MaillageFieldType type,
                                 const char *label,
                                 const char *target,
                                 const char *inverse_label,
                                 ActionsTraits traits);
void
actions_add_children (MaillageKind *kind, const char *id, const char *label, const char *target);
void actions_add_territories (MaillageKind *kind);

/* The five states of a step, in the order of the keys 1 to 5. */
#define ACTIONS_N_STATES 5
typedef struct
{
  const char *id, *label, *icon_name;
  MaillageTone tone;
} ActionsState;
extern const ActionsState actions_states[ACTIONS_N_STATES];
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
/* “Steering committee · 17 March 2022 · Saint-Savin”: the next one; NULL when none is planned. */
char *actions_dup_next_committee (MaillageScope *scope, const MaillageDate *today);
/* Who hands the document out: the plan's carrier, and who carries that one. */
void actions_set_issuer (MaillageScope *scope, MaillageDocument *document, MaillageRecord *plan);

G_END_DECLS
