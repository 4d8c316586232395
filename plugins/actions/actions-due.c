/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "actions-due.h"

#include <stdio.h>

static gboolean
read_day (const char *text, GDate *day)
{
  int y, m, d;

  if (text == NULL || sscanf (text, "%d-%d-%d", &y, &m, &d) != 3)
    return FALSE;
  g_date_clear (day, 1);
  g_date_set_dmy (day, (GDateDay) d, (GDateMonth) m, (GDateYear) y);
  return TRUE;
}

gboolean
actions_days_until (const MaillageDate *date, const MaillageDate *today, int *days)
{
  GDate last, now;

  if (!read_day (maillage_date_get_latest (date), &last)
      || !read_day (maillage_date_get_earliest (today), &now))
    return FALSE;
  *days = g_date_days_between (&now, &last);
  return TRUE;
}

char *
actions_dup_day_after (const MaillageDate *day, int days)
{
  GDate date;

  if (!read_day (maillage_date_get_earliest (day), &date))
    return NULL;
  g_date_add_days (&date, (guint) days);
  return g_strdup_printf (
      "%04d-%02d-%02d", g_date_get_year (&date), g_date_get_month (&date), g_date_get_day (&date));
}

char *
actions_dup_distance (const MaillageDate *date, const MaillageDate *today)
{
  int days;

  if (!actions_days_until (date, today, &days))
    return NULL;
  if (days < 0)
    return g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "late by %d day", "late by %d days", (gulong) -days), -days);
  if (days == 0)
    return g_strdup (C_ ("due", "today"));
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "in %d day", "in %d days", (gulong) days),
                          days);
}
