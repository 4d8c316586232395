/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "actions-item.h"

#include <maillage-ui.h>

G_BEGIN_DECLS

/* A step on the board: where it is from, its wording, its pilot, when it is due. It can be dragged.
 */
#define ACTIONS_TYPE_CARD (actions_card_get_type ())
G_DECLARE_FINAL_TYPE (ActionsCard, actions_card, ACTIONS, CARD, GtkWidget)

GtkWidget *actions_card_new (void);
/* NULL empties it. */
void actions_card_set_item (ActionsCard *self, ActionsItem *item);

G_END_DECLS
