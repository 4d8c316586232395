/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Hours of the day as people write them. */

#include "events-ui-private.h"

#include <stdlib.h>
#include <string.h>

#define NOON (12 * 60)
#define AFTER_LUNCH (13 * 60)

int
events_parse_hour (const char *text)
{
  char *end;
  long hours, minutes = 0;

  if (text == NULL || !g_ascii_isdigit (*text))
    return -1;
  hours = strtol (text, &end, 10);
  while (*end != '\0' && !g_ascii_isdigit (*end))
    end++;
  if (*end != '\0')
    minutes = strtol (end, NULL, 10);
  return hours < 24 && minutes < 60 ? (int) (hours * 60 + minutes) : -1;
}

char *
events_format_hour (int minutes)
{
  if (minutes % 60 == 0)
    /* TRANSLATORS: a whole hour: “%d h” in French, with a no-break space. */
    return g_strdup_printf (C_ ("hour", "%d:00"), minutes / 60 % 24);
  /* TRANSLATORS: hours and minutes: “%d h %02d” in French, with no-break spaces. */
  return g_strdup_printf (C_ ("hour", "%d:%02d"), minutes / 60 % 24, minutes % 60);
}

char *
events_format_duration (int minutes)
{
  if (minutes < 60)
    /* TRANSLATORS: a duration */
    return g_strdup_printf (C_ ("duration", "%d min"), minutes);
  if (minutes % 60 == 0)
    return g_strdup_printf (C_ ("duration", "%d h"), minutes / 60);
  /* TRANSLATORS: a duration in hours and minutes: “2 h 30” */
  return g_strdup_printf (C_ ("duration", "%d h %02d"), minutes / 60, minutes % 60);
}

/* NULL unless it is known to the day. */
static GDateTime *
dup_day (MaillageRecord *event, const char *field_id)
{
  g_autoptr (MaillageDate) date = maillage_record_dup_date (event, field_id);
  const char *earliest = date != NULL ? maillage_date_get_earliest (date) : NULL;
  int year, month, day;

  if (earliest == NULL || strcmp (earliest, maillage_date_get_latest (date)) != 0
      || sscanf (earliest, "%d-%d-%d", &year, &month, &day) != 3)
    return NULL;
  return g_date_time_new_utc (year, month, day, 0, 0, 0);
}

static int
count_days (MaillageRecord *event)
{
  g_autoptr (GDateTime) first = dup_day (event, "date");
  g_autoptr (GDateTime) last = dup_day (event, "last_day");

  if (first == NULL || last == NULL)
    return 1;
  return CLAMP (
      (int) (g_date_time_difference (last, first) / G_TIME_SPAN_DAY) + 1, 1, EVENTS_MOST_DAYS);
}

EventsHalfDays
events_get_half_days (MaillageRecord *event)
{
  int n_days = count_days (event);
  int start = events_parse_hour (maillage_record_get_value (event, "starts_at"));
  int end = events_parse_hour (maillage_record_get_value (event, "ends_at"));
  EventsHalfDays met = { 1, 2 * n_days };

  if (n_days > 1 && start >= NOON)
    met.first = 2;
  if (end >= 0 && end <= AFTER_LUNCH)
    met.last--;
  if (n_days == 1 && (start < 0 || start >= NOON || end <= AFTER_LUNCH))
    met.last = 1;
  return met;
}

char *
events_dup_half_day (MaillageRecord *event, int half_day)
{
  const char *part = half_day % 2 == 1 ? _ ("Morning") : _ ("Afternoon");
  g_autoptr (GDateTime) first = NULL;
  g_autoptr (GDateTime) day = NULL;
  g_autofree char *words = NULL;

  if (count_days (event) == 1)
    return g_strdup (part);
  first = dup_day (event, "date");
  day = g_date_time_add_days (first, (half_day - 1) / 2);
  /* TRANSLATORS: strftime(3), the head of a narrow column: “17 March” */
  words = g_date_time_format (day, _ ("%-e %B"));
  return g_strconcat (words, "\n", part, NULL);
}
