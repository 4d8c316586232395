/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "actions-data.h"

G_BEGIN_DECLS

enum
{
  ACTIONS_READ_PLANS,
  ACTIONS_READ_AXES,
  ACTIONS_READ_SHEETS,
  ACTIONS_READ_STEPS,
  ACTIONS_N_READ
};

struct _ActionsData
{
  GObject parent_instance;

  MaillageScope *scope;
  ActionsSince *since;
  GHashTable *items; /* by UUID */
  GPtrArray *sheets, *steps, *plans, *axes;
};

MaillageQuery *_actions_data_new_query (ActionsData *self, guint part);
gboolean _actions_data_take (ActionsData *self, GPtrArray *const *read, GError **error);
/* actions-data-past.c: what moved since the day one looks back to */
gboolean _actions_data_look_back (ActionsData *self, GError **error);

G_END_DECLS
