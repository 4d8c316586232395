/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Moments ("2022-03-17T09:30", the clock of the place) and periods ("2019/2021-06"). */

#include "maillage-date-private.h"
#include "maillage-field-value-private.h"

#include "maillage-text.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#define DAY_LENGTH 10

static const char *
read_number (const char *p, int most_digits, int *number)
{
  const char *start = p;

  *number = 0;
  for (; g_ascii_isdigit (*p) && p - start < most_digits; p++)
    *number = *number * 10 + (*p - '0');
  return p == start || g_ascii_isdigit (*p) ? NULL : p;
}

static const char *
skip_spaces (const char *p)
{
  return p + strspn (p, " ");
}

/* "9:30", "09:30:00", "9 h 30", "9h" up to the end. */
static gboolean
read_time (const char *p, int *hour, int *minute)
{
  int second = 0;

  *minute = 0;
  p = read_number (p, 2, hour);
  if (p == NULL)
    return FALSE;
  p = skip_spaces (p);
  if (*p != 'h' && *p != 'H' && *p != ':')
    return FALSE;
  p = skip_spaces (p + 1);
  if (*p == '\0')
    return p[-1] != ':' && *hour < 24;
  p = read_number (p, 2, minute);
  if (p != NULL && *p == ':')
    p = read_number (p + 1, 2, &second);
  return p != NULL && *p == '\0' && *hour < 24 && *minute < 60 && second < 60;
}

/* What stands before the time, without "à", "at", "T" or a comma. */
static MaillageDate *
read_day (const char *text, gsize length)
{
  g_autofree char *day = g_strchomp (g_strndup (text, length));
  g_autoptr (MaillageDate) date = NULL;
  static const char *const joints[] = { " à", " at", ",", "T" };

  for (gsize i = 0; i < G_N_ELEMENTS (joints); i++)
    if (g_str_has_suffix (day, joints[i]))
      day[strlen (day) - strlen (joints[i])] = '\0';
  g_strchomp (day);
  date = maillage_date_parse (day, NULL);
  if (date == NULL || date->parts.unit != MAILLAGE_DATE_DAY || date->parts.year == 0
      || date->parts.approximate)
    return NULL;
  return g_steal_pointer (&date);
}

static char *
parse_with_zone (const char *text)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_iso8601 (text, NULL);
  g_autoptr (GDateTime) local = moment != NULL ? g_date_time_to_local (moment) : NULL;

  return local != NULL ? g_date_time_format (local, "%Y-%m-%dT%H:%M") : NULL;
}

char *
_maillage_date_time_parse (const char *typed, GError **error)
{
  g_autofree char *text = _maillage_date_tidy (typed);
  char *value = parse_with_zone (text);

  if (value != NULL)
    return value;
  for (gsize i = 1; text[i] != '\0'; i++)
    {
      g_autoptr (MaillageDate) day = NULL;
      int hour = 0, minute = 0;

      if (g_ascii_isdigit (text[i - 1]) || !read_time (text + i, &hour, &minute))
        continue;
      day = read_day (text, i);
      if (day == NULL)
        break;
      return g_strdup_printf ("%sT%02d:%02d", day->edtf, hour, minute);
    }
  _maillage_field_refuse (
      error, _ ("“%s” is not a day and a time. Write for example 17/03/2022 09:30."), text);
  return NULL;
}

char *
_maillage_date_time_format (const char *value)
{
  g_autofree char *day = g_strndup (value, DAY_LENGTH);
  g_autofree char *shown_day = NULL, *time = NULL;
  g_autoptr (MaillageDate) date = maillage_date_new_from_canonical (day);
  int hour = 0, minute = 0;

  if (date == NULL || strlen (value) <= DAY_LENGTH
      || !read_time (value + DAY_LENGTH + 1, &hour, &minute))
    return g_strdup (value);
  shown_day = maillage_date_format (date);
  /* TRANSLATORS: hours and minutes: "%1$d h %2$02d" in French, with no-break spaces. */
  if (minute != 0)
    time = g_strdup_printf (C_ ("time of day", "%1$d:%2$02d"), hour, minute);
  else
    /* TRANSLATORS: a whole hour: "%d h" in French, with a no-break space. */
    time = g_strdup_printf (C_ ("time of day", "%d:00"), hour);
  /* TRANSLATORS: a day, then a time of that day. */
  return g_strdup_printf (C_ ("day and time", "%1$s, %2$s"), shown_day, time);
}

/* One end; @year fills in "mai" of "mai – juin 2022", @month also "17" of "17 au 19 mars 2022". */
static MaillageDate *
read_end (const char *text, const MaillageDate *other)
{
  g_autofree char *side = _maillage_date_tidy (text);
  g_autoptr (MaillageDate) date = NULL;
  g_autofree char *fold = maillage_text_fold (side);
  const char *bare = g_str_has_prefix (fold, "du ") ? fold + 3 : fold;
  MaillageDateParts parts;

  if (g_str_has_prefix (fold, "from "))
    bare = fold + 5;
  /* Hyphens are spaces in a fold: EDTF is read as it is. */
  date = maillage_date_parse (bare == fold ? side : bare, NULL);
  if (date != NULL && date->parts.year != 0)
    return g_steal_pointer (&date);
  if (other == NULL)
    return NULL;
  if (date != NULL)
    {
      parts = date->parts;
      parts.year = other->parts.year;
      return _maillage_date_new (&parts, NULL);
    }
  if (!g_ascii_isdigit (*bare) || strlen (bare) > 3 || other->parts.unit != MAILLAGE_DATE_DAY)
    return NULL;
  parts = other->parts;
  parts.day = atoi (bare);
  return _maillage_date_new (&parts, NULL);
}

static char *
join_ends (const MaillageDate *from, const MaillageDate *to, const char *text, GError **error)
{
  if (from != NULL && to != NULL && strcmp (to->latest, from->earliest) < 0)
    {
      _maillage_field_refuse (error, _ ("“%s” ends before it starts."), text);
      return NULL;
    }
  return g_strdup_printf ("%s/%s", from != NULL ? from->edtf : "..", to != NULL ? to->edtf : "..");
}

/* Cuts at each @separator in turn until both sides are dates; FALSE when none do. */
static gboolean
cut_at (const char *text, const char *separator, MaillageDate **from, MaillageDate **to)
{
  for (const char *p = strstr (text, separator); p != NULL; p = strstr (p + 1, separator))
    {
      g_autofree char *before = g_strndup (text, p - text);
      g_autofree char *after = g_strdup (p + strlen (separator));

      *to = strcmp (after, "..") == 0 ? NULL : read_end (after, NULL);
      *from = strcmp (before, "..") == 0 ? NULL : read_end (before, *to);
      if ((*from != NULL && *to != NULL) || (*from != NULL && strcmp (after, "..") == 0)
          || (*to != NULL && strcmp (before, "..") == 0))
        return TRUE;
      g_clear_pointer (from, maillage_date_free);
      g_clear_pointer (to, maillage_date_free);
    }
  return FALSE;
}

/* "depuis 2019", "jusqu’en 2021". */
static gboolean
read_open (const char *text, MaillageDate **from, MaillageDate **to)
{
  static const struct
  {
    const char *prefix;
    gboolean is_start;
  } open[] = { { "depuis le ", TRUE },   { "depuis ", TRUE },    { "a partir de ", TRUE },
               { "a partir du ", TRUE }, { "since ", TRUE },     { "from ", TRUE },
               { "jusqu en ", FALSE },   { "jusqu au ", FALSE }, { "jusqu a ", FALSE },
               { "until ", FALSE } };
  g_autofree char *fold = maillage_text_fold (text);

  for (gsize i = 0; i < G_N_ELEMENTS (open); i++)
    {
      MaillageDate *end = NULL;

      if (!g_str_has_prefix (fold, open[i].prefix))
        continue;
      end = read_end (fold + strlen (open[i].prefix), NULL);
      *(open[i].is_start ? from : to) = end;
      return end != NULL;
    }
  return FALSE;
}

char *
_maillage_period_parse (const char *typed, GError **error)
{
  static const char *const separators[]
      = { "/", " – ", "–", " — ", " - ", " → ", " au ", " à ", " to ", " until ", "-" };
  g_autofree char *text = _maillage_date_tidy (typed);
  g_autoptr (MaillageDate) from = maillage_date_parse (text, NULL);
  g_autoptr (MaillageDate) to = NULL;

  if (from != NULL && from->parts.year != 0)
    return join_ends (from, from, text, error);
  g_clear_pointer (&from, maillage_date_free);
  for (gsize i = 0; i < G_N_ELEMENTS (separators); i++)
    if (cut_at (text, separators[i], &from, &to))
      return join_ends (from, to, text, error);
  if (read_open (text, &from, &to))
    return join_ends (from, to, text, error);
  _maillage_field_refuse (error,
                          _ ("“%s” is not a period. Write for example 2019 – 2021, or "
                             "17/03/2022 – 18/03/2022."),
                          text);
  return NULL;
}

/* "depuis le 17 mars 2022", but "depuis juillet 2019". */
static gboolean
has_article (const MaillageDate *date)
{
  return date->parts.unit != MAILLAGE_DATE_MONTH && date->parts.unit != MAILLAGE_DATE_YEAR;
}

char *
_maillage_period_format (const char *value)
{
  g_auto (GStrv) ends = g_strsplit (value, "/", 2);
  g_autoptr (MaillageDate) from = maillage_date_new_from_canonical (ends[0]);
  g_autoptr (MaillageDate) to = ends[0] != NULL ? maillage_date_new_from_canonical (ends[1]) : NULL;
  g_autofree char *start = from != NULL ? maillage_date_format (from) : NULL;
  g_autofree char *end = to != NULL ? maillage_date_format (to) : NULL;

  if (start != NULL && end != NULL && strcmp (start, end) == 0)
    return g_steal_pointer (&start);
  if (start != NULL && end != NULL)
    /* TRANSLATORS: a period, from a date to another. */
    return g_strdup_printf (C_ ("period", "%1$s – %2$s"), start, end);
  if (start != NULL)
    return g_strdup_printf (has_article (from) ? C_ ("period, day or half-year", "since %s")
                                               : C_ ("period, month or year", "since %s"),
                            start);
  if (end != NULL)
    return g_strdup_printf (has_article (to) ? C_ ("period, day or half-year", "until %s")
                                             : C_ ("period, month or year", "until %s"),
                            end);
  return g_strdup (value);
}
