/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "actions-data.h"

#include <maillage-ui.h>

G_BEGIN_DECLS

/* What moved since a day, and the choice of that day. Signals: since-changed (), filtered (),
 * print (). */
#define ACTIONS_TYPE_BANNER (actions_banner_get_type ())
G_DECLARE_FINAL_TYPE (ActionsBanner, actions_banner, ACTIONS, BANNER, GtkWidget)

GtkWidget *actions_banner_new (void);
/* The days one may look back to; the latest is taken when none was. */
void actions_banner_set_days (ActionsBanner *self, GPtrArray *days);
ActionsSince *actions_banner_get_since (ActionsBanner *self);
/* Counts what moved among these steps. */
void actions_banner_count (ActionsBanner *self, GPtrArray *steps);
gboolean actions_banner_get_only_moved (ActionsBanner *self);

G_END_DECLS
