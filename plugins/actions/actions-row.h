/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "actions-item.h"

#include <maillage-ui.h>

G_BEGIN_DECLS

/* A row of the state of progress, in six columns whose widths are those of its head. The pilot and
 * what moved go when there is no room. */
#define ACTIONS_TYPE_ROW (actions_row_get_type ())
G_DECLARE_FINAL_TYPE (ActionsRow, actions_row, ACTIONS, ROW, GtkWidget)

GtkWidget *actions_row_new (void);
/* The head: its columns’ names. */
void actions_row_set_head (ActionsRow *self, gboolean looks_back);
/* NULL empties it. */
void actions_row_set_item (ActionsRow *self, ActionsItem *item);
ActionsItem *actions_row_get_item (ActionsRow *self);

G_END_DECLS
