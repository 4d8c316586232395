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

static GDateTime *
dup_first_day (MaillageRecord *event)
{
  g_autoptr (MaillageDate) date = maillage_record_dup_date (event, "date");
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
  g_autoptr (GDateTime) first = dup_first_day (event);
  g_autoptr (MaillageDate) last = maillage_record_dup_date (event, "last_day");
  const char *latest = last != NULL ? maillage_date_get_latest (last) : NULL;
  g_autoptr (GDateTime) end = NULL;
  int year, month, day;

  if (first == NULL || latest == NULL || sscanf (latest, "%d-%d-%d", &year, &month, &day) != 3)
    return 1;
  end = g_date_time_new_utc (year, month, day, 0, 0, 0);
  return CLAMP ((int) (g_date_time_difference (end, first) / G_TIME_SPAN_DAY) + 1, 1, 10);
}

static gboolean
spans_noon (MaillageRecord *event)
{
  int start = events_parse_hour (maillage_record_get_value (event, "starts_at"));
  int end = events_parse_hour (maillage_record_get_value (event, "ends_at"));

  return start >= 0 && start < NOON && end > AFTER_LUNCH;
}

int
events_count_half_days (MaillageRecord *event)
{
  int n_days = count_days (event);

  if (n_days > 1)
    return 2 * n_days;
  return spans_noon (event) ? 2 : 1;
}

char *
events_dup_half_day (MaillageRecord *event, int half_day)
{
  const char *part = half_day % 2 == 1 ? _ ("Morning") : _ ("Afternoon");
  g_autoptr (GDateTime) first = NULL;
  g_autoptr (GDateTime) day = NULL;
  g_autofree char *words = NULL;

  if (events_count_half_days (event) <= 2)
    return g_strdup (part);
  first = dup_first_day (event);
  day = g_date_time_add_days (first, (half_day - 1) / 2);
  /* TRANSLATORS: strftime(3), the head of a narrow column: “17 March” */
  words = g_date_time_format (day, _ ("%-e %B"));
  return g_strconcat (words, "\n", part, NULL);
}
