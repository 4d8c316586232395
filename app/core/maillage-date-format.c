/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-date-private.h"

#include <glib/gi18n-lib.h>

/* Relative up to a week away. */
#define NEAR_DAYS 7

/* How much room there is for it. */
typedef struct
{
  gboolean with_year, brief;
} Room;

static const char *
brief_month_name (int month)
{
  static const char *const names[] = {
    NC_ ("month in a short date", "Jan"),  NC_ ("month in a short date", "Feb"),
    NC_ ("month in a short date", "Mar"),  NC_ ("month in a short date", "Apr"),
    NC_ ("month in a short date", "May"),  NC_ ("month in a short date", "June"),
    NC_ ("month in a short date", "July"), NC_ ("month in a short date", "Aug"),
    NC_ ("month in a short date", "Sept"), NC_ ("month in a short date", "Oct"),
    NC_ ("month in a short date", "Nov"),  NC_ ("month in a short date", "Dec"),
  };

  return g_dpgettext2 (GETTEXT_PACKAGE, "month in a short date", names[month - 1]);
}

static const char *
month_name (int month)
{
  /* Within a date: French has lower case. */
  static const char *const names[] = {
    NC_ ("month in a date", "January"),   NC_ ("month in a date", "February"),
    NC_ ("month in a date", "March"),     NC_ ("month in a date", "April"),
    NC_ ("month in a date", "May"),       NC_ ("month in a date", "June"),
    NC_ ("month in a date", "July"),      NC_ ("month in a date", "August"),
    NC_ ("month in a date", "September"), NC_ ("month in a date", "October"),
    NC_ ("month in a date", "November"),  NC_ ("month in a date", "December"),
  };

  return g_dpgettext2 (GETTEXT_PACKAGE, "month in a date", names[month - 1]);
}

static char *
format_day (const MaillageDateParts *parts, Room room)
{
  const char *month = room.brief ? brief_month_name (parts->index) : month_name (parts->index);
  g_autofree char *day = parts->day == 1 ? g_strdup (C_ ("first day of a month", "1"))
                                         : g_strdup_printf ("%d", parts->day);

  if (!room.with_year)
    /* TRANSLATORS: day and month, "17 March"; a no-break space goes between them. */
    return g_strdup_printf (C_ ("date", "%1$s %2$s"), day, month);
  /* TRANSLATORS: day, month and year, "17 March 2022"; no-break space after the day. */
  return g_strdup_printf (C_ ("date", "%1$s %2$s %3$d"), day, month, parts->year);
}

static char *
format_month (const MaillageDateParts *parts, gboolean with_year)
{
  if (!with_year)
    return g_strdup (month_name (parts->index));
  /* TRANSLATORS: month and year, "July 2019". */
  return g_strdup_printf (C_ ("date", "%1$s %2$d"), month_name (parts->index), parts->year);
}

static char *
format_quarter (const MaillageDateParts *parts, gboolean with_year)
{
  static const char *const dated[] = {
    NC_ ("date", "1st quarter %d"),
    NC_ ("date", "2nd quarter %d"),
    NC_ ("date", "3rd quarter %d"),
    NC_ ("date", "4th quarter %d"),
  };
  static const char *const bare[] = {
    NC_ ("date", "1st quarter"),
    NC_ ("date", "2nd quarter"),
    NC_ ("date", "3rd quarter"),
    NC_ ("date", "4th quarter"),
  };
  const char *format = with_year ? dated[parts->index - 1] : bare[parts->index - 1];

  format = g_dpgettext2 (GETTEXT_PACKAGE, "date", format);
  return with_year ? g_strdup_printf (format, parts->year) : g_strdup (format);
}

static char *
format_semester (const MaillageDateParts *parts, gboolean with_year)
{
  static const char *const dated[] = {
    NC_ ("date", "1st half of %d"),
    NC_ ("date", "2nd half of %d"),
  };
  static const char *const bare[] = {
    NC_ ("date", "1st half of the year"),
    NC_ ("date", "2nd half of the year"),
  };
  const char *format = with_year ? dated[parts->index - 1] : bare[parts->index - 1];

  format = g_dpgettext2 (GETTEXT_PACKAGE, "date", format);
  return with_year ? g_strdup_printf (format, parts->year) : g_strdup (format);
}

static char *
format_exact (const MaillageDateParts *parts, Room room)
{
  gboolean with_year = room.with_year && parts->year != 0;

  switch (parts->unit)
    {
    case MAILLAGE_DATE_DAY:
      return format_day (parts, (Room){ with_year, room.brief });
    case MAILLAGE_DATE_MONTH:
      return format_month (parts, with_year);
    case MAILLAGE_DATE_QUARTER:
      return format_quarter (parts, with_year);
    case MAILLAGE_DATE_SEMESTER:
      return format_semester (parts, with_year);
    case MAILLAGE_DATE_YEAR:
    default:
      return g_strdup_printf ("%d", parts->year);
    }
}

static char *
format_parts (const MaillageDateParts *parts, Room room)
{
  g_autofree char *exact = format_exact (parts, room);

  if (!parts->approximate)
    return g_steal_pointer (&exact);
  /* TRANSLATORS: an approximate date, "about 2019". */
  return g_strdup_printf (C_ ("date", "about %s"), exact);
}

/**
 * maillage_date_format:
 * @self: a date
 *
 * The date in the user's language, no more exact than it was given; the words typed when they say
 * more than the date ("début 2020").
 *
 * Returns: (transfer full): what to show
 */
char *
maillage_date_format (const MaillageDate *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  if (self->words != NULL)
    return g_strdup (self->words);
  return format_parts (&self->parts, (Room){ TRUE, FALSE });
}

static int
days_between (const MaillageDateParts *from, const MaillageDateParts *to)
{
  GDate first, last;

  g_date_clear (&first, 1);
  g_date_clear (&last, 1);
  g_date_set_dmy (&first, from->day, from->index, from->year);
  g_date_set_dmy (&last, to->day, to->index, to->year);
  return g_date_days_between (&first, &last);
}

static char *
format_near (int days)
{
  if (days == 0)
    return g_strdup (C_ ("date", "today"));
  if (days == 1)
    return g_strdup (C_ ("date", "tomorrow"));
  if (days == -1)
    return g_strdup (C_ ("date", "yesterday"));
  /* ngettext() would look in the program's catalogue, not in the library's. */
  if (days > 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "in %d day", "in %d days", days), days);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day ago", "%d days ago", -days), -days);
}

/**
 * maillage_date_format_short:
 * @self: a date
 * @today: the program's day
 *
 * For cells and tiles: days up to a week away are relative to @today, the month of a day is
 * abbreviated, the year shows only when it isn't @today's.
 *
 * Returns: (transfer full): what to show
 */
char *
maillage_date_format_short (const MaillageDate *self, const MaillageDate *today)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (today != NULL && today->parts.unit == MAILLAGE_DATE_DAY, NULL);
  if (self->words != NULL)
    return g_strdup (self->words);
  if (self->parts.unit == MAILLAGE_DATE_DAY && self->parts.year != 0 && today->parts.year != 0
      && !self->parts.approximate)
    {
      int days = days_between (&today->parts, &self->parts);

      if (ABS (days) <= NEAR_DAYS)
        return format_near (days);
    }
  return format_parts (&self->parts, (Room){ self->parts.year != today->parts.year, TRUE });
}
