/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-date-private.h"
#include "maillage-date-words-private.h"

#include "maillage-enums.h"
#include "maillage-text.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

/* What was found, before it is put together. */
typedef struct
{
  int numbers[3];
  gsize digits[3];
  int n;
  int n_before_month; /* how many numbers stood before the month's name */
  int month;
  MaillageDateUnit unit;
  gboolean has_unit;
  MaillageDateThird third;
  gboolean about;
} Found;

static gboolean
add_number (Found *found, int number, gsize digits)
{
  if (found->n == 3 || digits > 4)
    return FALSE;
  found->numbers[found->n] = number;
  found->digits[found->n++] = digits;
  return TRUE;
}

static gboolean
set_unit (Found *found, MaillageDateUnit unit)
{
  if (found->has_unit)
    return FALSE;
  found->unit = unit;
  found->has_unit = TRUE;
  return TRUE;
}

static gboolean
set_month (Found *found, int month)
{
  if (found->month != 0)
    return FALSE;
  found->month = month;
  found->n_before_month = found->n;
  return TRUE;
}

static gboolean
add_word (Found *found, const char *word, gsize length)
{
  const MaillageDateWord *known = _maillage_date_look_up (word, length);

  if (known == NULL)
    return FALSE;
  switch (known->meaning)
    {
    case MAILLAGE_WORD_MONTH:
      return set_month (found, known->value);
    case MAILLAGE_WORD_ORDINAL:
      return add_number (found, known->value, 1);
    case MAILLAGE_WORD_QUARTER:
      return set_unit (found, MAILLAGE_DATE_QUARTER);
    case MAILLAGE_WORD_SEMESTER:
      return set_unit (found, MAILLAGE_DATE_SEMESTER);
    case MAILLAGE_WORD_THIRD:
      found->third = (MaillageDateThird) known->value;
      return TRUE;
    case MAILLAGE_WORD_ABOUT:
      found->about = TRUE;
      return TRUE;
    case MAILLAGE_WORD_WEEKDAY:
    case MAILLAGE_WORD_FILLER:
    default:
      return TRUE;
    }
}

/* Reads one run of digits or letters, or one mark; NULL when it is neither known nor harmless. */
static const char *
read_piece (Found *found, const char *p)
{
  const char *end = p;

  if (g_ascii_isdigit (*p))
    {
      while (g_ascii_isdigit (*end))
        end++;
      return end - p <= 4 && add_number (found, atoi (p), end - p) ? end : NULL;
    }
  if (g_ascii_isalpha (*p))
    {
      while (g_ascii_isalpha (*end))
        end++;
      return add_word (found, p, end - p) ? end : NULL;
    }
  if (strchr (" /.,()~?", *p) == NULL || g_str_has_prefix (p, ".."))
    return NULL;
  found->about = found->about || *p == '~' || *p == '?';
  return p + 1;
}

/* Two digits: 00–69 is this century, as spreadsheets read them. */
static int
full_year (const Found *found, int i)
{
  if (found->digits[i] > 2)
    return found->digits[i] == 4 ? found->numbers[i] : -1;
  return found->numbers[i] + (found->numbers[i] < 70 ? 2000 : 1900);
}

static void
set_day (MaillageDateParts *parts, int year, int month, int day)
{
  parts->unit = MAILLAGE_DATE_DAY;
  parts->year = year;
  parts->index = month;
  parts->day = day;
}

static gboolean
put_month_name (const Found *found, MaillageDateParts *parts)
{
  int year = found->n == 2 && found->digits[0] > 2 ? 0 : found->n - 1;

  if (found->n > 2 || found->has_unit)
    return FALSE;
  parts->unit = MAILLAGE_DATE_MONTH;
  parts->index = found->month;
  if (found->n == 2)
    set_day (parts, full_year (found, year), found->month, found->numbers[1 - year]);
  /* "5 avril" and "April 5" are days, "avril 19" is how a spreadsheet shows April 2019. */
  else if (found->n == 1 && found->digits[0] <= 2
           && (found->n_before_month == 1 || found->digits[0] == 1))
    set_day (parts, 0, found->month, found->numbers[0]);
  else if (found->n == 1)
    parts->year = full_year (found, 0);
  return TRUE;
}

static gboolean
put_quarter_or_semester (const Found *found, MaillageDateParts *parts)
{
  int year = found->digits[0] > 2 ? 0 : 1;

  if (found->n != 2)
    return FALSE;
  parts->unit = found->unit;
  parts->year = full_year (found, year);
  parts->index = found->numbers[1 - year];
  return TRUE;
}

static gboolean
put_two_numbers (const Found *found, MaillageDateParts *parts)
{
  if (found->digits[0] <= 2 && found->digits[1] <= 2)
    {
      set_day (parts, 0, found->numbers[1], found->numbers[0]);
      return TRUE;
    }
  if (found->digits[0] > 2 && found->digits[1] > 2)
    return FALSE; /* "2019/2021": a period */
  parts->unit = MAILLAGE_DATE_MONTH;
  parts->year = full_year (found, found->digits[0] > 2 ? 0 : 1);
  parts->index = found->numbers[found->digits[0] > 2 ? 1 : 0];
  return TRUE;
}

static gboolean
put_numbers (const Found *found, MaillageDateParts *parts)
{
  if (found->n == 3 && found->digits[0] > 2)
    set_day (parts, full_year (found, 0), found->numbers[1], found->numbers[2]);
  else if (found->n == 3)
    set_day (parts, full_year (found, 2), found->numbers[1], found->numbers[0]);
  else if (found->n == 2)
    return put_two_numbers (found, parts);
  else if (found->n == 1 && found->digits[0] == 4)
    parts->year = found->numbers[0];
  else
    return FALSE;
  return TRUE;
}

static gboolean
put_together (const Found *found, MaillageDateParts *parts)
{
  gboolean done = FALSE;

  *parts = (MaillageDateParts){ .unit = MAILLAGE_DATE_YEAR };
  if (found->month != 0)
    done = put_month_name (found, parts);
  else if (found->has_unit)
    done = put_quarter_or_semester (found, parts);
  else
    done = put_numbers (found, parts);
  parts->third = found->third;
  parts->approximate = found->about || found->third != MAILLAGE_DATE_WHOLE;
  /* A day has no beginning, and "fin avril" of an unknown year has no bounds to halve. */
  return done
         && !(found->third != MAILLAGE_DATE_WHOLE
              && (parts->unit == MAILLAGE_DATE_DAY || parts->year == 0));
}

gboolean
_maillage_date_parts_from_words (MaillageDateParts *parts, const char *words)
{
  g_autofree char *fold = maillage_text_fold (words);
  Found found = { 0 };

  for (const char *p = fold; *p != '\0';)
    {
      p = read_piece (&found, p);
      if (p == NULL)
        return FALSE;
    }
  return put_together (&found, parts);
}

char *
_maillage_date_tidy (const char *typed)
{
  g_autofree char *valid = g_utf8_make_valid (typed, -1);
  GString *tidied = g_string_new (NULL);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar ch = g_utf8_get_char (p);

      if (!g_unichar_isspace (ch) && !g_unichar_iscntrl (ch))
        g_string_append_unichar (tidied, ch);
      else if (tidied->len > 0 && tidied->str[tidied->len - 1] != ' ')
        g_string_append_c (tidied, ' ');
    }
  return g_strchomp (g_string_free (tidied, FALSE));
}

/* Spreadsheets write midnight after a day: "2022-03-17 00:00:00", "17/03/2022 00:00". */
static void
drop_midnight (char *text)
{
  static const char *const midnights[] = { "00:00:00.000", "00:00:00", "00:00", "0:00" };

  for (gsize i = 0; i < G_N_ELEMENTS (midnights); i++)
    {
      gsize length = strlen (text), tail = strlen (midnights[i]);

      if (length <= tail + 1 || !g_str_has_suffix (text, midnights[i])
          || (text[length - tail - 1] != ' ' && text[length - tail - 1] != 'T'))
        continue;
      text[length - tail - 1] = '\0';
      return;
    }
}

static MaillageDate *
near_today (const char *text)
{
  static const struct
  {
    const char *word;
    int days;
  } near[] = { { "aujourd hui", 0 }, { "today", 0 }, { "demain", 1 },
               { "tomorrow", 1 },    { "hier", -1 }, { "yesterday", -1 } };
  g_autofree char *fold = maillage_text_fold (text);

  for (gsize i = 0; i < G_N_ELEMENTS (near); i++)
    {
      g_autoptr (MaillageDate) today = NULL;
      GDate day;

      if (strcmp (fold, near[i].word) != 0)
        continue;
      today = maillage_date_new_today ();
      g_date_set_dmy (&day, today->parts.day, today->parts.index, today->parts.year);
      if (near[i].days >= 0)
        g_date_add_days (&day, near[i].days);
      else
        g_date_subtract_days (&day, -near[i].days);
      return maillage_date_new_day (
          g_date_get_year (&day), g_date_get_month (&day), g_date_get_day (&day));
    }
  return NULL;
}

/* Words are kept when EDTF says less than they do. */
static gboolean
words_say_more (const MaillageDateParts *parts)
{
  return parts->approximate || parts->third != MAILLAGE_DATE_WHOLE || parts->year == 0;
}

/* The canonical text itself, as exports and other programs give it. */
static MaillageDate *
from_canonical (const char *text)
{
  g_autoptr (MaillageDate) date = maillage_date_new_from_canonical (text);

  if (date != NULL && date->words != NULL && !words_say_more (&date->parts))
    return NULL;
  return g_steal_pointer (&date);
}

/**
 * maillage_date_parse:
 * @typed: what someone typed, or a cell of a file
 * @error: where to put why it is refused
 *
 * Understands days, months, quarters, semesters, years, their beginning, middle and end, days
 * without a year, in French and in English whatever the locale; also EDTF and canonical text.
 * Numbers are day, month, year. Of a year in two digits, 00–69 is 20xx, 70–99 is 19xx.
 *
 * Errors: MAILLAGE_ERROR_INVALID_VALUE when it isn't understood or doesn't exist.
 *
 * Returns: (transfer full): the date
 */
MaillageDate *
maillage_date_parse (const char *typed, GError **error)
{
  g_autofree char *text = NULL;
  MaillageDate *date = NULL;
  MaillageDateParts parts;

  g_return_val_if_fail (typed != NULL, NULL);
  text = _maillage_date_tidy (typed);
  drop_midnight (text);
  if ((date = from_canonical (text)) != NULL || (date = near_today (text)) != NULL)
    return date;
  if (!_maillage_date_parts_from_edtf (&parts, text, strlen (text))
      && !_maillage_date_parts_from_words (&parts, text))
    {
      g_set_error (error,
                   MAILLAGE_ERROR,
                   MAILLAGE_ERROR_INVALID_VALUE,
                   _ ("“%s” is not understood as a date. Write for example 31/12/2026, "
                      "July 2019, Q2 2022 or 2020."),
                   text);
      return NULL;
    }
  date = _maillage_date_new (&parts, words_say_more (&parts) ? text : NULL);
  if (date == NULL)
    g_set_error (error,
                 MAILLAGE_ERROR,
                 MAILLAGE_ERROR_INVALID_VALUE,
                 _ ("There is no such date as “%s”. Check the day, the month and the year."),
                 text);
  return date;
}
