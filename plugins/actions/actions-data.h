/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "actions-item.h"
#include "actions-since.h"

G_BEGIN_DECLS

typedef enum
{
  ACTIONS_BY_AXIS,
  ACTIONS_BY_PILOT,
  ACTIONS_BY_STATE,
} ActionsGrouping;

/* Every sheet and step of the store, read together, for the pages and the printed documents. What
 * was read before keeps its ActionsItem. */
#define ACTIONS_TYPE_DATA (actions_data_get_type ())
G_DECLARE_FINAL_TYPE (ActionsData, actions_data, ACTIONS, DATA, GObject)

ActionsData *actions_data_new (MaillageScope *scope);
/* NULL: nothing is looked back to. Before reading. */
void actions_data_set_since (ActionsData *self, ActionsSince *since);
ActionsSince *actions_data_get_since (ActionsData *self);
/* Asks the store on its thread; then everything is taken on the main one. */
void actions_data_read_async (ActionsData *self,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
gboolean actions_data_read_finish (ActionsData *self, GAsyncResult *result, GError **error);
gboolean actions_data_read (ActionsData *self, GError **error);
/* After reading: what moved since that day. */
gboolean actions_data_look_back (ActionsData *self, ActionsSince *since, GError **error);
/* By number. Borrowed. */
GPtrArray *actions_data_get_sheets (ActionsData *self);
GPtrArray *actions_data_get_steps (ActionsData *self);
GPtrArray *actions_data_get_plans (ActionsData *self); /* of MaillageRecord, by title */
/* New groups of what @keep says yes to (NULL: everything), their counts made. */
typedef gboolean (*ActionsKeepFunc) (ActionsItem *step, gpointer user_data);
GPtrArray *actions_data_group (ActionsData *self,
                               ActionsGrouping by,
                               ActionsKeepFunc keep,
                               gpointer user_data);

G_END_DECLS
