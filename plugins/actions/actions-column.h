/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "actions-item.h"

#include <maillage-ui.h>

G_BEGIN_DECLS

/* The steps of one state. Signals: dropped (ActionsItem): a card of another column; shift
 * (ActionsItem, by): Ctrl+← or →. */
#define ACTIONS_TYPE_COLUMN (actions_column_get_type ())
G_DECLARE_FINAL_TYPE (ActionsColumn, actions_column, ACTIONS, COLUMN, GtkWidget)

GtkWidget *actions_column_new (const char *state);
const char *actions_column_get_state (ActionsColumn *self);
void actions_column_set_choice (ActionsColumn *self, MaillageChoice *choice);
void actions_column_set_steps (ActionsColumn *self, GPtrArray *steps);
/* How wide its heading is; 0 for the narrow one, an empty column of dropped steps. */
int actions_column_measure (ActionsColumn *self);
void actions_column_set_width (ActionsColumn *self, int width);
guint actions_column_get_n_steps (ActionsColumn *self);
/* FALSE when the step is not in it. */
gboolean actions_column_focus (ActionsColumn *self, const char *uuid);
/* What Ctrl+← (-1) and Ctrl+→ (1) do to the card in focus. */
gboolean actions_column_shift (ActionsColumn *self, int by);

G_END_DECLS
