/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "actions-data.h"

#include <maillage-ui.h>

G_BEGIN_DECLS

/* One line of filters over the steps: plan, pilot, state, late alone. Signal changed (). */
#define ACTIONS_TYPE_FILTERS (actions_filters_get_type ())
G_DECLARE_FINAL_TYPE (ActionsFilters, actions_filters, ACTIONS, FILTERS, GtkWidget)

/* @with_state: FALSE where the states are columns. */
GtkWidget *actions_filters_new (gboolean with_state);
/* Where plans and pilots are; what was chosen stays while it is one of them. */
void actions_filters_set_data (ActionsFilters *self, ActionsData *data);
gboolean actions_filters_keep (ActionsItem *step, gpointer filters);
gboolean actions_filters_get_in_use (ActionsFilters *self);
/* The plan that is looked at; NULL: all. */
const char *actions_filters_get_plan (ActionsFilters *self);
/* At the right of the line. */
void actions_filters_append (ActionsFilters *self, GtkWidget *end);

G_END_DECLS
