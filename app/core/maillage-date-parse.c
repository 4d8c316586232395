/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-date-private.h"

#include "maillage-enums.h"
#include "maillage-text.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

/* Words are folded first: no accents, no case, hyphens and apostrophes are spaces. French and
 * English are understood whatever the locale, since files and colleagues have their own. */

typedef enum
{
  FILLER,
  MONTH,
  WEEKDAY,
  ORDINAL, /* "premier", "second": a number in a word */
  QUARTER,
  SEMESTER,
  THIRD,
  ABOUT,
} Meaning;

typedef struct
{
  const char *word;
  Meaning meaning;
  int value;
} Word;

static const Word dictionary[] = {
  { "janvier", MONTH, 1 },
  { "janv", MONTH, 1 },
  { "january", MONTH, 1 },
  { "jan", MONTH, 1 },
  { "fevrier", MONTH, 2 },
  { "fevr", MONTH, 2 },
  { "fev", MONTH, 2 },
  { "february", MONTH, 2 },
  { "feb", MONTH, 2 },
  { "mars", MONTH, 3 },
  { "march", MONTH, 3 },
  { "mar", MONTH, 3 },
  { "avril", MONTH, 4 },
  { "avr", MONTH, 4 },
  { "april", MONTH, 4 },
  { "apr", MONTH, 4 },
  { "mai", MONTH, 5 },
  { "may", MONTH, 5 },
  { "juin", MONTH, 6 },
  { "june", MONTH, 6 },
  { "jun", MONTH, 6 },
  { "juillet", MONTH, 7 },
  { "juil", MONTH, 7 },
  { "july", MONTH, 7 },
  { "jul", MONTH, 7 },
  { "aout", MONTH, 8 },
  { "august", MONTH, 8 },
  { "aug", MONTH, 8 },
  { "septembre", MONTH, 9 },
  { "september", MONTH, 9 },
  { "sept", MONTH, 9 },
  { "sep", MONTH, 9 },
  { "octobre", MONTH, 10 },
  { "october", MONTH, 10 },
  { "oct", MONTH, 10 },
  { "novembre", MONTH, 11 },
  { "november", MONTH, 11 },
  { "nov", MONTH, 11 },
  { "decembre", MONTH, 12 },
  { "december", MONTH, 12 },
  { "dec", MONTH, 12 },
  { "lundi", WEEKDAY, 1 },
  { "lun", WEEKDAY, 1 },
  { "monday", WEEKDAY, 1 },
  { "mon", WEEKDAY, 1 },
  { "mardi", WEEKDAY, 2 },
  { "tuesday", WEEKDAY, 2 },
  { "tue", WEEKDAY, 2 },
  { "mercredi", WEEKDAY, 3 },
  { "mer", WEEKDAY, 3 },
  { "wednesday", WEEKDAY, 3 },
  { "wed", WEEKDAY, 3 },
  { "jeudi", WEEKDAY, 4 },
  { "jeu", WEEKDAY, 4 },
  { "thursday", WEEKDAY, 4 },
  { "thu", WEEKDAY, 4 },
  { "vendredi", WEEKDAY, 5 },
  { "ven", WEEKDAY, 5 },
  { "friday", WEEKDAY, 5 },
  { "fri", WEEKDAY, 5 },
  { "samedi", WEEKDAY, 6 },
  { "sam", WEEKDAY, 6 },
  { "saturday", WEEKDAY, 6 },
  { "sat", WEEKDAY, 6 },
  { "dimanche", WEEKDAY, 7 },
  { "dim", WEEKDAY, 7 },
  { "sunday", WEEKDAY, 7 },
  { "sun", WEEKDAY, 7 },
  { "premier", ORDINAL, 1 },
  { "first", ORDINAL, 1 },
  { "deuxieme", ORDINAL, 2 },
  { "second", ORDINAL, 2 },
  { "troisieme", ORDINAL, 3 },
  { "third", ORDINAL, 3 },
  { "quatrieme", ORDINAL, 4 },
  { "fourth", ORDINAL, 4 },
  { "trimestre", QUARTER, 0 },
  { "trim", QUARTER, 0 },
  { "quarter", QUARTER, 0 },
  { "t", QUARTER, 0 },
  { "q", QUARTER, 0 },
  { "semestre", SEMESTER, 0 },
  { "sem", SEMESTER, 0 },
  { "half", SEMESTER, 0 },
  { "semester", SEMESTER, 0 },
  { "s", SEMESTER, 0 },
  { "h", SEMESTER, 0 },
  { "debut", THIRD, MAILLAGE_DATE_EARLY },
  { "early", THIRD, MAILLAGE_DATE_EARLY },
  { "beginning", THIRD, MAILLAGE_DATE_EARLY },
  { "mi", THIRD, MAILLAGE_DATE_MIDDLE },
  { "milieu", THIRD, MAILLAGE_DATE_MIDDLE },
  { "mid", THIRD, MAILLAGE_DATE_MIDDLE },
  { "middle", THIRD, MAILLAGE_DATE_MIDDLE },
  { "fin", THIRD, MAILLAGE_DATE_LATE },
  { "late", THIRD, MAILLAGE_DATE_LATE },
  { "end", THIRD, MAILLAGE_DATE_LATE },
  { "vers", ABOUT, 0 },
  { "environ", ABOUT, 0 },
  { "about", ABOUT, 0 },
  { "around", ABOUT, 0 },
  { "circa", ABOUT, 0 },
  { "ca", ABOUT, 0 },
  { "le", FILLER, 0 },
  { "la", FILLER, 0 },
  { "l", FILLER, 0 },
  { "en", FILLER, 0 },
  { "au", FILLER, 0 },
  { "a", FILLER, 0 },
  { "de", FILLER, 0 },
  { "du", FILLER, 0 },
  { "d", FILLER, 0 },
  { "annee", FILLER, 0 },
  { "mois", FILLER, 0 },
  { "courant", FILLER, 0 },
  { "the", FILLER, 0 },
  { "of", FILLER, 0 },
  { "on", FILLER, 0 },
  { "in", FILLER, 0 },
  { "year", FILLER, 0 },
  { "er", FILLER, 0 },
  { "ere", FILLER, 0 },
  { "e", FILLER, 0 },
  { "eme", FILLER, 0 },
  { "nd", FILLER, 0 },
  { "nde", FILLER, 0 },
  { "st", FILLER, 0 },
  { "rd", FILLER, 0 },
  { "th", FILLER, 0 },
};

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

static const Word *
look_up (const char *word, gsize length)
{
  for (gsize i = 0; i < G_N_ELEMENTS (dictionary); i++)
    if (strncmp (dictionary[i].word, word, length) == 0 && dictionary[i].word[length] == '\0')
      return &dictionary[i];
  return NULL;
}

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
  const Word *known = look_up (word, length);

  if (known == NULL)
    return FALSE;
  switch (known->meaning)
    {
    case MONTH:
      return set_month (found, known->value);
    case ORDINAL:
      return add_number (found, known->value, 1);
    case QUARTER:
      return set_unit (found, MAILLAGE_DATE_QUARTER);
    case SEMESTER:
      return set_unit (found, MAILLAGE_DATE_SEMESTER);
    case THIRD:
      found->third = (MaillageDateThird) known->value;
      return TRUE;
    case ABOUT:
      found->about = TRUE;
      return TRUE;
    case WEEKDAY:
    case FILLER:
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
