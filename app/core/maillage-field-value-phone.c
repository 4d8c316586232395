/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Telephone numbers: E.164, with France's numbering plan (Arcep) known. */

#include "maillage-field-value-private.h"

#include "maillage-checks-private.h"

#include <string.h>

/* National prefixes that have a country code of their own. */
static const struct
{
  const char *prefixes;
  const char *code;
} overseas[] = {
  { "0590 0690 0691", "590" },                /* Guadeloupe, Saint-Martin, Saint-Barthélemy */
  { "0594 0694", "594" },                     /* Guyane */
  { "0596 0696 0697", "596" },                /* Martinique */
  { "0262 0263 0692 0693 0639 0269", "262" }, /* La Réunion, Mayotte */
};

static const char *
code_of (const char *national)
{
  g_autofree char *prefix = g_strndup (national, 4);

  for (gsize i = 0; i < G_N_ELEMENTS (overseas); i++)
    if (strstr (overseas[i].prefixes, prefix) != NULL)
      return overseas[i].code;
  return "33";
}

/* Digits and a leading "+" of a number written with spaces, dots, hyphens or slashes; NULL when
 * there is anything else. */
static char *
bare_phone (const char *text)
{
  g_autoptr (GString) bare = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar ch = g_utf8_get_char (p);

      if (g_str_has_prefix (p, "(0)") && bare->len > 0)
        p += 2; /* "+33 (0)1 …" */
      else if (ch < 0x80 && (g_ascii_isdigit (ch) || (ch == '+' && bare->len == 0)))
        g_string_append_c (bare, (char) ch);
      else if (!g_unichar_isspace (ch) && g_unichar_type (ch) != G_UNICODE_DASH_PUNCTUATION
               && g_unichar_type (ch) != G_UNICODE_FORMAT && strchr (".()/", (int) ch) == NULL)
        return NULL;
    }
  return g_string_free (g_steal_pointer (&bare), FALSE);
}

/* 15, 115, 3919, 116 000: no country code reaches them. */
static gboolean
is_short (const char *digits)
{
  gsize length = strlen (digits);

  if (!_maillage_checks_are_digits (digits, length))
    return FALSE;
  return (length <= 3 && length >= 2 && digits[0] == '1')
         || (length == 4 && (digits[0] == '1' || digits[0] == '3'))
         || (length == 6 && (g_str_has_prefix (digits, "116") || g_str_has_prefix (digits, "118")));
}

static gboolean
is_french_code (const char *digits)
{
  if (g_str_has_prefix (digits, "33"))
    return strlen (digits) == 11 && digits[2] != '0';
  for (gsize i = 0; i < G_N_ELEMENTS (overseas); i++)
    if (g_str_has_prefix (digits, overseas[i].code))
      return strlen (digits) == 12 && digits[3] != '0';
  return FALSE;
}

static char *
national_to_e164 (const char *national)
{
  return g_strdup_printf ("+%s%s", code_of (national), national + 1);
}

static char *
international_to_e164 (const char *digits)
{
  gsize length = strlen (digits);

  /* "+33 01 …": the 0 of the national form is still there. */
  if (g_str_has_prefix (digits, "330") && length == 12)
    return g_strdup_printf ("+33%s", digits + 3);
  if (length < 7 || length > 15 || digits[0] == '0')
    return NULL;
  if (g_str_has_prefix (digits, "33") && !is_french_code (digits))
    return NULL;
  return g_strdup_printf ("+%s", digits);
}

static char *
to_e164 (const char *bare)
{
  gsize length = strlen (bare);

  if (bare[0] == '+')
    return international_to_e164 (bare + 1);
  if (g_str_has_prefix (bare, "00"))
    return international_to_e164 (bare + 2);
  if (length == 10 && bare[0] == '0')
    return national_to_e164 (bare);
  /* A spreadsheet ate the first 0. */
  if (length == 9 && bare[0] != '0')
    {
      g_autofree char *national = g_strconcat ("0", bare, NULL);
      return national_to_e164 (national);
    }
  if (is_short (bare))
    return g_strdup (bare);
  if (is_french_code (bare))
    return g_strdup_printf ("+%s", bare);
  return NULL;
}

/* What isn't understood comes back as typed. */
char *
_maillage_phone_parse (const char *text)
{
  g_autofree char *whole = NULL, *bare = NULL;
  gboolean exact = FALSE;
  char *phone = NULL;

  if (_maillage_checks_from_spreadsheet (text, &whole, &exact) && exact && strlen (whole) >= 9)
    bare = g_steal_pointer (&whole);
  else
    bare = bare_phone (text);
  if (bare != NULL && *bare != '\0')
    phone = to_e164 (bare);
  return phone != NULL ? phone : g_strdup (text);
}

gboolean
_maillage_phone_is_known (const char *value)
{
  if (value[0] != '+')
    return is_short (value);
  return _maillage_checks_are_digits (value + 1, strlen (value + 1)) && strlen (value) > 7;
}

/* French numbers in pairs, as they are dialled in France; others as they are. */
char *
_maillage_phone_format (const char *value)
{
  g_autofree char *national = NULL;
  GString *shown = NULL;

  if (value[0] != '+' || !is_french_code (value + 1))
    return g_strdup (value);
  national = g_strconcat ("0", value + (value[1] == '3' ? 3 : 4), NULL);
  shown = g_string_new (NULL);
  for (gsize i = 0; national[i] != '\0'; i++)
    {
      if (i > 0 && i % 2 == 0)
        g_string_append (shown, MAILLAGE_NBSP);
      g_string_append_c (shown, national[i]);
    }
  return g_string_free (shown, FALSE);
}
