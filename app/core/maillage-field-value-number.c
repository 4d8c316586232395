/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Numbers, money, yes and no, durations. */

#include "maillage-field-value-private.h"

#include "maillage-text.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define MINUTES_PER_HOUR 60
#define MOST_MINUTES (10 * 366 * 24 * MINUTES_PER_HOUR)

char *
_maillage_number_to_canonical (double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (number == 0)
    return g_strdup ("0"); /* not "-0" */
  for (int precision = 15; precision <= 17; precision++)
    {
      char format[8];

      g_snprintf (format, sizeof format, "%%.%dg", precision);
      g_ascii_formatd (buffer, sizeof buffer, format, number);
      if (g_ascii_strtod (buffer, NULL) == number)
        break;
    }
  return g_strdup (buffer);
}

gboolean
_maillage_number_from_canonical (const char *value, double *number)
{
  char *end = NULL;

  *number = g_ascii_strtod (value, &end);
  return end != value && *end == '\0' && isfinite (*number);
}

/* Drops the spaces that group thousands and the sign of the euro; one plain minus. */
static char *
bare_number (const char *text)
{
  GString *bare = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar ch = g_utf8_get_char (p);

      if (g_unichar_isspace (ch) || ch == 0x20ac)
        continue;
      g_string_append_unichar (bare, ch == 0x2212 ? '-' : ch);
    }
  if (bare->len > 3 && g_ascii_strcasecmp (bare->str + bare->len - 3, "EUR") == 0)
    g_string_truncate (bare, bare->len - 3);
  return g_string_free (bare, FALSE);
}

/* Whether @mark groups thousands from @text's first digits: "1.234.567". */
static gboolean
groups_thousands (const char *text, char mark, const char *until)
{
  const char *p = strchr (text, mark);

  if (p - text > 4 || p == text)
    return FALSE;
  for (; p != NULL && p < until; p = strchr (p + 1, mark))
    if (strspn (p + 1, "0123456789") != 3)
      return FALSE;
  return TRUE;
}

/* Leaves one point at most. The last of two kinds of marks is the decimal one; one comma or one
 * point alone always is ("1,234" is French). */
static gboolean
settle_marks (char *text)
{
  char *last = MAX (strrchr (text, ','), strrchr (text, '.'));
  gboolean repeated = last != NULL && strchr (text, *last) != last;
  char other = last != NULL && *last == ',' ? '.' : ',';
  char grouping = repeated ? *last : other;
  char *to = text;

  if (last == NULL)
    return TRUE;
  if (repeated && strchr (text, other) != NULL)
    return FALSE;
  if (strchr (text, grouping) != NULL
      && !groups_thousands (text, grouping, repeated ? last + 1 : last))
    return FALSE;
  for (const char *p = text; *p != '\0'; p++)
    if (*p != grouping)
      *to++ = p == last ? '.' : *p;
  *to = '\0';
  return TRUE;
}

char *
_maillage_number_parse (const char *text, GError **error)
{
  g_autofree char *bare = bare_number (text);
  double number = 0;

  if (strspn (bare, "0123456789.,+-eE") == strlen (bare) && settle_marks (bare)
      && _maillage_number_from_canonical (bare, &number))
    return _maillage_number_to_canonical (number);
  _maillage_field_refuse (error, _ ("“%s” is not a number. Write for example 1234.5."), text);
  return NULL;
}

/* Copies whole digits in threes, no-break spaces between them. */
static void
append_grouped (GString *shown, const char *digits, gsize length)
{
  for (gsize i = 0; i < length; i++)
    {
      if (i > 0 && (length - i) % 3 == 0)
        g_string_append (shown, MAILLAGE_NBSP);
      g_string_append_c (shown, digits[i]);
    }
}

/* @decimals: how many, or -1 for those the number has. */
char *
_maillage_number_format (double number, int decimals)
{
  g_autofree char *plain = _maillage_number_to_canonical (number);
  char buffer[64];
  GString *shown = NULL;
  const char *p = plain;
  gsize whole = 0;

  if (strchr (plain, 'e') != NULL)
    return g_steal_pointer (&plain);
  if (decimals >= 0)
    {
      char format[8];

      g_snprintf (format, sizeof format, "%%.%df", decimals);
      p = g_ascii_formatd (buffer, sizeof buffer, format, number);
    }
  shown = g_string_new (NULL);
  if (*p == '-')
    g_string_append (shown, "\xe2\x88\x92"); /* − */
  p += *p == '-';
  whole = strspn (p, "0123456789");
  append_grouped (shown, p, whole);
  if (p[whole] == '.')
    /* TRANSLATORS: what stands before decimals: "," in French. */
    g_string_append_printf (shown, "%s%s", C_ ("decimal mark", "."), p + whole + 1);
  return g_string_free (shown, FALSE);
}

char *
_maillage_money_format (const char *value)
{
  g_autofree char *amount = NULL;
  double number = 0;

  if (!_maillage_number_from_canonical (value, &number))
    return g_strdup (value);
  amount = _maillage_number_format (number, number == floor (number) ? 0 : 2);
  /* TRANSLATORS: an amount in euros; the space does not break. */
  return g_strdup_printf (C_ ("money", "%s €"), amount);
}

char *
_maillage_boolean_parse (const char *text, GError **error)
{
  static const char *const yes[] = { "1", "oui", "o", "vrai", "x", "yes", "y", "true", "✓", "✔" };
  static const char *const no[] = { "0", "non", "n", "faux", "no", "false" };
  g_autofree char *fold = maillage_text_fold (text);

  for (gsize i = 0; i < G_N_ELEMENTS (yes); i++)
    if (strcmp (fold, yes[i]) == 0)
      return g_strdup ("1");
  for (gsize i = 0; i < G_N_ELEMENTS (no); i++)
    if (strcmp (fold, no[i]) == 0)
      return g_strdup ("0");
  _maillage_field_refuse (error, _ ("“%s” is neither yes nor no."), text);
  return NULL;
}

/* "1 h 30", "2h", "45 min", "1:30", "90": hours, minutes. */
static gboolean
read_duration (const char *text, guint64 *minutes)
{
  g_autofree char *fold = maillage_text_fold (text);
  char *p = fold;
  guint64 number = 0;

  if (!g_ascii_isdigit (*text) || strchr (text, '-') != NULL)
    return FALSE;
  number = g_ascii_strtoull (p, &p, 10);
  p += strspn (p, " ");
  if (number > MOST_MINUTES)
    return FALSE;
  *minutes = number;
  if (*p == '\0' || strcmp (p, "min") == 0 || strcmp (p, "mn") == 0 || strcmp (p, "minutes") == 0)
    return TRUE;
  if (*p != 'h' && *p != ':')
    return FALSE;
  p += strcspn (p, "0123456789");
  number = g_ascii_strtoull (p, &p, 10);
  p += strspn (p, " ");
  *minutes = *minutes * MINUTES_PER_HOUR + number;
  return number < MINUTES_PER_HOUR && (*p == '\0' || *p == 'm');
}

char *
_maillage_duration_parse (const char *text, GError **error)
{
  guint64 minutes = 0;

  if (read_duration (text, &minutes) && minutes <= MOST_MINUTES)
    return g_strdup_printf ("%" G_GUINT64_FORMAT, minutes);
  _maillage_field_refuse (
      error, _ ("“%s” is not a duration. Write for example 1 h 30 or 45 min."), text);
  return NULL;
}

char *
_maillage_duration_format (const char *value)
{
  int minutes = atoi (value);
  int hours = minutes / MINUTES_PER_HOUR;

  minutes %= MINUTES_PER_HOUR;
  /* TRANSLATORS: durations; spaces between number and unit do not break. */
  if (hours == 0)
    return g_strdup_printf (C_ ("duration", "%d min"), minutes);
  if (minutes == 0)
    return g_strdup_printf (C_ ("duration", "%d h"), hours);
  return g_strdup_printf (C_ ("duration", "%1$d h %2$02d"), hours, minutes);
}
