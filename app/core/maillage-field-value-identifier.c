/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* SIREN, SIRET and RNA: a wrong one is kept, with a warning, since it is what the source says. */

#include "maillage-field-value-private.h"

#include "maillage-checks-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SIREN_DIGITS 9
#define SIRET_DIGITS 14

static gboolean
is_right (MaillageFieldType type, const char *value)
{
  switch (type)
    {
    case MAILLAGE_FIELD_SIREN:
      return _maillage_checks_siren (value);
    case MAILLAGE_FIELD_SIRET:
      return _maillage_checks_siret (value);
    default:
      return _maillage_checks_rna (value);
    }
}

/* Without what people put between digits; capitals. */
static char *
bare_identifier (const char *text)
{
  GString *bare = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar ch = g_utf8_get_char (p);

      if (!g_unichar_isspace (ch) && g_unichar_type (ch) != G_UNICODE_DASH_PUNCTUATION
          && g_unichar_type (ch) != G_UNICODE_FORMAT && ch != '.' && ch != '/')
        g_string_append_unichar (bare, g_unichar_toupper (ch));
    }
  return g_string_free (bare, FALSE);
}

static gboolean
is_number (const char *text)
{
  return *text != '\0' && strspn (text, "0123456789") == strlen (text);
}

char *
_maillage_identifier_parse (MaillageFieldType type, const char *text)
{
  g_autofree char *bare = NULL, *whole = NULL;
  gboolean exact = FALSE;

  if (type != MAILLAGE_FIELD_RNA && _maillage_checks_from_spreadsheet (text, &whole, &exact))
    {
      /* Rounded, the digits it lost are zeros now: only the check digit can tell. */
      if (exact || is_right (type, whole))
        return g_steal_pointer (&whole);
      return g_strdup (text);
    }
  bare = bare_identifier (text);
  if (type == MAILLAGE_FIELD_RNA ? _maillage_checks_rna (bare) : is_number (bare))
    return g_steal_pointer (&bare);
  return g_strdup (text);
}

static char *
warn_number (MaillageFieldType type, const char *value)
{
  g_autofree char *whole = NULL;
  gsize wanted = type == MAILLAGE_FIELD_SIREN ? SIREN_DIGITS : SIRET_DIGITS;
  gboolean exact = FALSE;

  if (_maillage_checks_are_digits (value, wanted))
    return g_strdup_printf (_ ("The check digit does not match: one of the %d digits is wrong. "
                               "The number is kept, the record stays “to check”."),
                            (int) wanted);
  if (_maillage_checks_from_spreadsheet (value, &whole, &exact))
    return g_strdup (_ ("A spreadsheet rounded this number: its last digits are lost. It is kept "
                        "as it is, the record stays “to check”."));
  if (type == MAILLAGE_FIELD_SIREN)
    return g_strdup (_ ("A SIREN number has 9 digits. This one is kept as it is, the record "
                        "stays “to check”."));
  return g_strdup (_ ("A SIRET number has 14 digits. This one is kept as it is, the record "
                      "stays “to check”."));
}

char *
_maillage_identifier_dup_warning (MaillageFieldType type, const char *value)
{
  if (is_right (type, value))
    return NULL;
  if (type != MAILLAGE_FIELD_RNA)
    return warn_number (type, value);
  return g_strdup (_ ("An RNA number is W and 9 digits. This one is kept as it is, the record "
                      "stays “to check”."));
}

/* By threes, a SIRET's last five together. */
char *
_maillage_identifier_format (MaillageFieldType type, const char *value)
{
  GString *shown = NULL;
  gsize length = type == MAILLAGE_FIELD_SIREN ? SIREN_DIGITS : SIRET_DIGITS;

  if (type == MAILLAGE_FIELD_RNA || !_maillage_checks_are_digits (value, length))
    return g_strdup (value);
  shown = g_string_new (NULL);
  for (gsize i = 0; i < length; i++)
    {
      if (i > 0 && i % 3 == 0 && i <= SIREN_DIGITS)
        g_string_append (shown, MAILLAGE_NBSP);
      g_string_append_c (shown, value[i]);
    }
  return g_string_free (shown, FALSE);
}
