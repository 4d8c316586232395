/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* French identifiers: INSEE's SIREN and SIRET, the ministry's RNA. */

#include "maillage-checks-private.h"

#include <stdlib.h>
#include <string.h>

#define LA_POSTE "356000000"
#define MOST_DIGITS 20

gboolean
_maillage_checks_are_digits (const char *digits, gsize length)
{
  return strlen (digits) == length && strspn (digits, "0123456789") == length;
}

static gboolean
passes_luhn (const char *digits)
{
  gsize length = strlen (digits);
  int sum = 0;

  for (gsize i = 0; i < length; i++)
    {
      int digit = digits[length - 1 - i] - '0';

      if (i % 2 == 1)
        digit = digit * 2 - (digit > 4 ? 9 : 0);
      sum += digit;
    }
  return sum % 10 == 0;
}

gboolean
_maillage_checks_siren (const char *siren)
{
  return _maillage_checks_are_digits (siren, 9) && passes_luhn (siren)
         && strcmp (siren, "000000000") != 0;
}

gboolean
_maillage_checks_siret (const char *siret)
{
  int sum = 0;

  if (!_maillage_checks_are_digits (siret, 14) || g_str_has_prefix (siret, "000000000"))
    return FALSE;
  if (passes_luhn (siret))
    return TRUE;
  if (!g_str_has_prefix (siret, LA_POSTE))
    return FALSE;
  for (const char *p = siret; *p != '\0'; p++)
    sum += *p - '0';
  return sum % 5 == 0;
}

gboolean
_maillage_checks_rna (const char *rna)
{
  return rna[0] == 'W' && _maillage_checks_are_digits (rna + 1, 9);
}

/* Cuts "2.43301181E+13" into its digits, how many stand before the point, and the exponent. */
static gboolean
read_decimal (const char *text, GString *digits, int *point, int *exponent)
{
  const char *p = text;

  *exponent = 0;
  for (; g_ascii_isdigit (*p); p++)
    g_string_append_c (digits, *p);
  *point = (int) digits->len;
  if (*point == 0)
    return FALSE;
  if (*p == '.' || *p == ',')
    for (p++; g_ascii_isdigit (*p); p++)
      g_string_append_c (digits, *p);
  if ((*p == 'E' || *p == 'e') && (p[1] == '+' || g_ascii_isdigit (p[1])))
    {
      char *end = NULL;

      *exponent = (int) strtol (p + 1, &end, 10);
      p = end;
    }
  return *p == '\0' && digits->len <= MOST_DIGITS && *exponent >= 0 && *exponent <= MOST_DIGITS;
}

/* Numbers written in a cell as a plain integer are nobody's doing: FALSE. */
gboolean
_maillage_checks_from_spreadsheet (const char *text, char **digits, gboolean *exact)
{
  g_autoptr (GString) found = g_string_new (NULL);
  int point = 0, exponent = 0, whole = 0;

  if (!read_decimal (text, found, &point, &exponent)
      || (exponent == 0 && (gsize) point == strlen (text)))
    return FALSE;
  whole = point + exponent;
  *exact = (int) found->len >= whole;
  while ((int) found->len < whole)
    g_string_append_c (found, '0');
  if (strspn (found->str + whole, "0") != found->len - whole)
    return FALSE; /* a fraction that isn't nothing */
  *digits = g_strndup (found->str, whole);
  return TRUE;
}
