/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "actions-private.h"

G_BEGIN_DECLS

/* Days from @today to the last day a date may be: negative once it is past. FALSE when its year is
 * unknown. */
gboolean actions_days_until (const MaillageDate *date, const MaillageDate *today, int *days);
/* The day so many days after another, as "2022-04-14". */
char *actions_dup_day_after (const MaillageDate *day, int days);
/* "late by 74 days", "today", "in 16 days"; NULL for a year unknown. */
char *actions_dup_distance (const MaillageDate *date, const MaillageDate *today);

G_END_DECLS
