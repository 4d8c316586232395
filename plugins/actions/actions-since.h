/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "actions-private.h"

G_BEGIN_DECLS

/* A day one looks back to: a review, which kept the states of its day; a committee; any day. */
#define ACTIONS_TYPE_SINCE (actions_since_get_type ())
G_DECLARE_FINAL_TYPE (ActionsSince, actions_since, ACTIONS, SINCE, GObject)

ActionsSince *actions_since_new (const char *day, const char *title);
/* "2021-09-16" */
const char *actions_since_get_day (ActionsSince *self);
/* The committee's or the review's; NULL for any day. */
const char *actions_since_get_title (ActionsSince *self);
/* "16 September 2021" */
char *actions_since_dup_day_words (ActionsSince *self);
/* The reviews of a plan (NULL: of all) and the steering committees that are past, the latest
 * first. */
GPtrArray *actions_since_list (MaillageScope *scope, const char *plan, const MaillageDate *today);
/* What a field ("state", "due") of the steps was at the end of that day: by UUID, "" for empty; a
 * step that is not there had the value it has now. */
GHashTable *actions_since_read (ActionsSince *self,
                                MaillageScope *scope,
                                const char *field,
                                const MaillageDate *today,
                                GError **error);

G_END_DECLS
