/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "actions-data.h"

#include <maillage-ui.h>

G_BEGIN_DECLS

/* Groups that fold, as one list. Arrows left and right fold, Enter opens, 1 to 5 set the state of
 * the step in focus. Signal set-state (ActionsItem, state). */
#define ACTIONS_TYPE_LIST (actions_list_get_type ())
G_DECLARE_FINAL_TYPE (ActionsList, actions_list, ACTIONS, LIST, GtkWidget)

GtkWidget *actions_list_new (void);
/* What was folded stays so; the rows that stay are not made again. */
void actions_list_set_groups (ActionsList *self, GPtrArray *groups);
void actions_list_fold (ActionsList *self, ActionsItem *group, gboolean folded);
void actions_list_select (ActionsList *self, guint position);
/* What a key means: FALSE when it means nothing there. */
gboolean actions_list_press (ActionsList *self, guint keyval);

G_END_DECLS
