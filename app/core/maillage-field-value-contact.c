/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Mail and web addresses. */

#include "maillage-field-value-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
has_space (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isspace (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

/* Letters, digits, hyphens and points, a point between; accents are fine. */
static gboolean
is_domain (const char *domain, gsize length)
{
  g_autofree char *copy = g_strndup (domain, length);

  if (length < 3 || strchr (copy, '.') == NULL || strstr (copy, "..") != NULL || copy[0] == '.'
      || copy[length - 1] == '.')
    return FALSE;
  for (const char *p = copy; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && *p != '.' && *p != '-' && (guchar) *p < 0x80)
      return FALSE;
  return TRUE;
}

static gboolean
is_email (const char *text)
{
  const char *at = strchr (text, '@');

  return at != NULL && at != text && strchr (at + 1, '@') == NULL && !has_space (text)
         && strpbrk (text, "\"(),:;<>[]\\") == NULL && is_domain (at + 1, strlen (at + 1));
}

/* "Marie Dupont <marie@example.org>", "mailto:marie@example.org". */
static char *
bare_email (const char *text)
{
  const char *open = strchr (text, '<'), *close = strrchr (text, '>');

  if (open != NULL && close != NULL && close > open && close[1] == '\0')
    return g_strndup (open + 1, close - open - 1);
  if (g_ascii_strncasecmp (text, "mailto:", 7) == 0)
    return g_strdup (text + 7);
  return g_strdup (text);
}

char *
_maillage_email_parse (const char *text, GError **error)
{
  g_autofree char *email = bare_email (text);

  if (!is_email (email))
    {
      _maillage_field_refuse (
          error, _ ("“%s” is not a mail address: it is like name@example.org."), text);
      return NULL;
    }
  /* Only the part after the @ is the same in capitals (RFC 5321, 2.4). */
  for (char *p = strchr (email, '@'); *p != '\0'; p++)
    *p = g_ascii_tolower (*p);
  return g_steal_pointer (&email);
}

static gboolean
is_web (const char *url)
{
  const char *host = strstr (url, "://") + 3;
  gsize length = strcspn (host, "/?#:");

  return !has_space (url) && is_domain (host, length);
}

char *
_maillage_web_parse (const char *text, GError **error)
{
  g_autofree char *url = NULL;

  if (g_ascii_strncasecmp (text, "https://", 8) == 0
      || g_ascii_strncasecmp (text, "http://", 7) == 0)
    url = g_strdup (text);
  else
    url = g_strconcat ("https://", text, NULL);
  if (is_web (url))
    return g_steal_pointer (&url);
  _maillage_field_refuse (
      error, _ ("“%s” is not a web address: it is like www.example.org, without spaces."), text);
  return NULL;
}

/* Typed again, what is shown gives the same address: so "http://" stays. */
char *
_maillage_web_format (const char *value)
{
  return g_strdup (g_str_has_prefix (value, "https://") ? value + 8 : value);
}
