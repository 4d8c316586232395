/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "actions-private.h"

G_BEGIN_DECLS

/* A day one looks back to: a review, which kept the states of its day; a committee; any day. */
#define ACTIONS_TYPE_SINCE (actions_since_get_type ())
G_DECLARE_FINAL_TYPE (ActionsSince, actions_since, ACTIONS, SINCE, GObject)

ActionsSince *actions_since_new (const char *day, const char *title);
/* Whether it is for each plan the latest of its own; which one then, NULL for none. */
gboolean actions_since_is_each (ActionsSince *self);
ActionsSince *actions_since_get_own (ActionsSince *self, const char *plan);
/* "2021-09-16"; NULL for each plan's own. */
const char *actions_since_get_day (ActionsSince *self);
/* The committee's or the review's; NULL for any day. */
const char *actions_since_get_title (ActionsSince *self);
/* "16 September 2021"; "September 2021" when no more is known. */
char *actions_since_dup_day_words (ActionsSince *self);
/* Whether the day is known, rather than a month or a year. */
gboolean actions_since_is_day (ActionsSince *self);
/* "Since “Steering committee”, on 16 September 2021" */
char *actions_since_dup_words (ActionsSince *self);
/* The reviews of a plan and the steering committees that followed it or one of the sheets, a set of
 * UUIDs, and are past, the latest first. Neither is given: of any plan, and before them, among several plans,
 * each plan's own. */
GPtrArray *actions_since_list (MaillageScope *scope,
                               const char *plan,
                               GHashTable *sheets,
                               const MaillageDate *today);
/* What a field ("state", "due") of the steps was at the end of that day: by UUID, "" for empty; a
 * step that is not there had the value it has now. */
GHashTable *actions_since_read (ActionsSince *self,
                                MaillageScope *scope,
                                const char *field,
                                const MaillageDate *today,
                                GError **error);

G_END_DECLS
