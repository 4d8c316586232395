/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib/gi18n-lib.h>
#include <maillage.h>

G_BEGIN_DECLS

#define ACTIONS_PLAN "actions.plan"
#define ACTIONS_ACTION_SHEET "actions.action_sheet"
#define ACTIONS_STEP "actions.step"
#define ACTIONS_ORGANISATION "partners.organisation"

void actions_add_plan (MaillageScope *scope);
void actions_add_action_sheet (MaillageScope *scope);
void actions_add_step (MaillageScope *scope);
void actions_add_progress (MaillageScope *scope);
void actions_add_demo (MaillageScope *scope, MaillageEdit *edit, gpointer user_data);

/* "OPAH, carried by a body on behalf of others"; NULL when the sheet has no pilot. */
char *actions_dup_pilot (MaillageScope *scope, MaillageRecord *sheet);
/* The names of the partners, or the rule that says who they are. */
char *actions_dup_partners (MaillageRecord *sheet);
/* Who hands the document out: the plan's carrier, and who carries that one. */
void actions_set_issuer (MaillageScope *scope, MaillageDocument *document, MaillageRecord *plan);

G_END_DECLS
