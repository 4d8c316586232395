/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-date-private.h"

#include <string.h>

/**
 * MaillageDate:
 *
 * A date as people know it: a day, a month, a quarter, a semester, a year, a part of one of them,
 * or a day whose year is unknown.
 *
 * It holds an EDTF value (ISO 8601-2:2019, quarters 33–36 and semestrals 40–41), the words typed
 * when they say more than EDTF can ("début 2020"), and the earliest and latest day. Immutable.
 */
G_DEFINE_BOXED_TYPE (MaillageDate, maillage_date, maillage_date_copy, maillage_date_free)

#define FIRST_QUARTER 33
#define FIRST_SEMESTER 40

static int
months_in (MaillageDateUnit unit)
{
  switch (unit)
    {
    case MAILLAGE_DATE_QUARTER:
      return 3;
    case MAILLAGE_DATE_SEMESTER:
      return 6;
    case MAILLAGE_DATE_YEAR:
      return 12;
    default:
      return 1;
    }
}

gboolean
_maillage_date_parts_exist (const MaillageDateParts *parts)
{
  int year = parts->year == 0 ? 2000 : parts->year; /* 29 February of some year */

  if (year < 1000 || year > 9999)
    return FALSE;
  if (parts->unit == MAILLAGE_DATE_DAY)
    return parts->day >= 1 && parts->day <= 31 && parts->index >= 1 && parts->index <= 12
           && g_date_valid_dmy ((GDateDay) parts->day, (GDateMonth) parts->index, (GDateYear) year);
  if (parts->year == 0 && parts->unit != MAILLAGE_DATE_MONTH)
    return FALSE;
  return parts->unit == MAILLAGE_DATE_YEAR
         || (parts->index >= 1 && parts->index <= 12 / months_in (parts->unit));
}

static char *
make_edtf (const MaillageDateParts *parts)
{
  const char *mark = parts->approximate || parts->third != MAILLAGE_DATE_WHOLE ? "~" : "";
  char year[8] = "XXXX";

  if (parts->year != 0)
    g_snprintf (year, sizeof year, "%04d", parts->year);
  switch (parts->unit)
    {
    case MAILLAGE_DATE_DAY:
      return g_strdup_printf ("%s-%02d-%02d%s", year, parts->index, parts->day, mark);
    case MAILLAGE_DATE_MONTH:
      return g_strdup_printf ("%s-%02d%s", year, parts->index, mark);
    case MAILLAGE_DATE_QUARTER:
      return g_strdup_printf ("%s-%02d%s", year, FIRST_QUARTER - 1 + parts->index, mark);
    case MAILLAGE_DATE_SEMESTER:
      return g_strdup_printf ("%s-%02d%s", year, FIRST_SEMESTER - 1 + parts->index, mark);
    case MAILLAGE_DATE_YEAR:
    default:
      return g_strdup_printf ("%s%s", year, mark);
    }
}

static void
write_day (char *buffer, int year, int month, int day)
{
  g_snprintf (buffer, 11, "%04u-%02u-%02u", year % 10000u, month % 100u, day % 100u);
}

/* Début, mi and fin: a third of the months, or of a month's days. */
static void
make_bounds (MaillageDate *self)
{
  const MaillageDateParts *parts = &self->parts;
  int n = months_in (parts->unit);
  int first = parts->unit == MAILLAGE_DATE_YEAR ? 1 : (parts->index - 1) * n + 1;
  int first_day = 1, last_day = 0;

  if (parts->year == 0)
    return;
  if (parts->unit == MAILLAGE_DATE_DAY)
    first_day = last_day = parts->day;
  else if (parts->third != MAILLAGE_DATE_WHOLE && n > 1)
    {
      n /= 3;
      first += (parts->third - MAILLAGE_DATE_EARLY) * n;
    }
  else if (parts->third != MAILLAGE_DATE_WHOLE)
    {
      first_day = (parts->third - MAILLAGE_DATE_EARLY) * 10 + 1;
      last_day = parts->third == MAILLAGE_DATE_LATE ? 0 : first_day + 9;
    }
  if (last_day == 0)
    last_day = g_date_get_days_in_month ((GDateMonth) (first + n - 1), (GDateYear) parts->year);
  write_day (self->earliest, parts->year, first, first_day);
  write_day (self->latest, parts->year, first + n - 1, last_day);
}

MaillageDate *
_maillage_date_new (const MaillageDateParts *parts, const char *words)
{
  MaillageDate *self = NULL;

  if (!_maillage_date_parts_exist (parts))
    return NULL;
  self = g_new0 (MaillageDate, 1);
  self->parts = *parts;
  self->edtf = make_edtf (parts);
  self->words = g_strdup (words);
  make_bounds (self);
  return self;
}

/* Reads @n digits; -1 when they are not all there. */
static int
read_digits (const char *text, gsize n)
{
  int number = 0;

  for (gsize i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return -1;
      number = number * 10 + (text[i] - '0');
    }
  return number;
}

static void
set_month_or_season (MaillageDateParts *parts, int number)
{
  if (number >= FIRST_QUARTER && number < FIRST_QUARTER + 4)
    {
      parts->unit = MAILLAGE_DATE_QUARTER;
      parts->index = number - FIRST_QUARTER + 1;
    }
  else if (number >= FIRST_SEMESTER && number < FIRST_SEMESTER + 2)
    {
      parts->unit = MAILLAGE_DATE_SEMESTER;
      parts->index = number - FIRST_SEMESTER + 1;
    }
  else
    {
      parts->unit = MAILLAGE_DATE_MONTH;
      parts->index = number;
    }
}

gboolean
_maillage_date_parts_from_edtf (MaillageDateParts *parts, const char *edtf, gsize length)
{
  int number = 0;

  *parts = (MaillageDateParts){ .unit = MAILLAGE_DATE_YEAR };
  if (length > 0 && edtf[length - 1] == '~')
    {
      parts->approximate = TRUE;
      length--;
    }
  if (length != 4 && length != 7 && length != 10)
    return FALSE;
  if (!(length > 4 && g_str_has_prefix (edtf, "XXXX")))
    parts->year = read_digits (edtf, 4);
  if (parts->year < 0)
    return FALSE;
  if (length == 4)
    return parts->year > 0;
  number = edtf[4] == '-' ? read_digits (edtf + 5, 2) : -1;
  if (number < 0)
    return FALSE;
  set_month_or_season (parts, number);
  if (length == 7)
    return TRUE;
  if (parts->unit != MAILLAGE_DATE_MONTH || edtf[7] != '-')
    return FALSE;
  parts->unit = MAILLAGE_DATE_DAY;
  parts->day = read_digits (edtf + 8, 2);
  return parts->day >= 0;
}

/**
 * maillage_date_new_from_canonical:
 * @canonical: (nullable): what maillage_date_to_canonical() wrote
 *
 * Returns: (transfer full) (nullable): the date; NULL when @canonical is not one
 */
MaillageDate *
maillage_date_new_from_canonical (const char *canonical)
{
  MaillageDateParts parts, said;
  gsize length = 0;
  const char *words = NULL;

  if (canonical == NULL)
    return NULL;
  length = strcspn (canonical, " ");
  if (!_maillage_date_parts_from_edtf (&parts, canonical, length))
    return NULL;
  if (canonical[length] == ' ' && canonical[length + 1] != '\0')
    words = canonical + length + 1;
  /* EDTF has no "début": only the words tell which third the bounds are those of. */
  if (words != NULL && parts.approximate && _maillage_date_parts_from_words (&said, words)
      && said.unit == parts.unit && said.year == parts.year)
    parts.third = said.third;
  return _maillage_date_new (&parts, words);
}

/**
 * maillage_date_new_day:
 * @year: from 1000 to 9999
 * @month: from 1 to 12
 * @day: from 1
 *
 * Returns: (transfer full): that day, which must exist
 */
MaillageDate *
maillage_date_new_day (int year, int month, int day)
{
  MaillageDateParts parts = { .unit = MAILLAGE_DATE_DAY, .year = year, .index = month, .day = day };
  MaillageDate *self = year == 0 ? NULL : _maillage_date_new (&parts, NULL);

  g_return_val_if_fail (self != NULL, NULL);
  return self;
}

/**
 * maillage_date_new_today:
 *
 * The program's day: `MAILLAGE_TODAY` (`YYYY-MM-DD`) in the environment when it is a day, else the
 * day it is here.
 *
 * Returns: (transfer full): today
 */
MaillageDate *
maillage_date_new_today (void)
{
  g_autoptr (MaillageDate) told = maillage_date_new_from_canonical (g_getenv ("MAILLAGE_TODAY"));
  g_autoptr (GDateTime) now = NULL;

  if (told != NULL && told->parts.unit == MAILLAGE_DATE_DAY && told->parts.year != 0)
    return g_steal_pointer (&told);
  now = g_date_time_new_now_local ();
  return maillage_date_new_day (
      g_date_time_get_year (now), g_date_time_get_month (now), g_date_time_get_day_of_month (now));
}

/**
 * maillage_date_copy:
 * @self: a date
 *
 * Returns: (transfer full): a copy
 */
MaillageDate *
maillage_date_copy (const MaillageDate *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return _maillage_date_new (&self->parts, self->words);
}

/**
 * maillage_date_free:
 * @self: (transfer full) (nullable): a date
 *
 * Frees a date.
 */
void
maillage_date_free (MaillageDate *self)
{
  if (self == NULL)
    return;
  g_free (self->edtf);
  g_free (self->words);
  g_free (self);
}

/**
 * maillage_date_get_edtf:
 * @self: a date
 *
 * Returns: the EDTF value, such as `2019-07`, `2022-34` or `2020~`
 */
const char *
maillage_date_get_edtf (const MaillageDate *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->edtf;
}

/**
 * maillage_date_get_words:
 * @self: a date
 *
 * Returns: (nullable): the words typed, when they say what the EDTF value cannot
 */
const char *
maillage_date_get_words (const MaillageDate *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->words;
}

/**
 * maillage_date_get_earliest:
 * @self: a date
 *
 * Returns: (nullable): the first day it may be, `YYYY-MM-DD`; NULL when its year is unknown
 */
const char *
maillage_date_get_earliest (const MaillageDate *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return *self->earliest == '\0' ? NULL : self->earliest;
}

/**
 * maillage_date_get_latest:
 * @self: a date
 *
 * Returns: (nullable): the last day it may be, `YYYY-MM-DD`; NULL when its year is unknown
 */
const char *
maillage_date_get_latest (const MaillageDate *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return *self->latest == '\0' ? NULL : self->latest;
}

/**
 * maillage_date_to_canonical:
 * @self: a date
 *
 * Returns: (transfer full): the EDTF value, then a space and the words if it has any
 */
char *
maillage_date_to_canonical (const MaillageDate *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  if (self->words == NULL)
    return g_strdup (self->edtf);
  return g_strconcat (self->edtf, " ", self->words, NULL);
}

/**
 * maillage_date_compare:
 * @a: a date
 * @b: a date
 *
 * The order of lists: earliest day, then latest day; unknown years last, by month and day.
 *
 * Returns: less than, equal to or more than 0
 */
int
maillage_date_compare (const MaillageDate *a, const MaillageDate *b)
{
  int order = 0;

  g_return_val_if_fail (a != NULL && b != NULL, 0);
  if (*a->earliest == '\0' || *b->earliest == '\0')
    {
      order = (*a->earliest == '\0') - (*b->earliest == '\0');
      return order != 0 ? order : strcmp (a->edtf, b->edtf);
    }
  order = strcmp (a->earliest, b->earliest);
  return order != 0 ? order : strcmp (a->latest, b->latest);
}

static guint32
julian (const char *day)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date,
                  (GDateDay) read_digits (day + 8, 2),
                  (GDateMonth) read_digits (day + 5, 2),
                  (GDateYear) read_digits (day, 4));
  return g_date_get_julian (&date);
}

/**
 * maillage_date_get_days_late:
 * @self: when something is due
 * @today: a day
 *
 * Returns: how many days @today is after the latest day; 0 when it isn't, or the year is unknown
 */
int
maillage_date_get_days_late (const MaillageDate *self, const MaillageDate *today)
{
  int days = 0;

  g_return_val_if_fail (self != NULL && today != NULL, 0);
  if (*self->latest == '\0' || *today->earliest == '\0')
    return 0;
  days = (int) julian (today->earliest) - (int) julian (self->latest);
  return MAX (days, 0);
}
