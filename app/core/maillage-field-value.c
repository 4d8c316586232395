/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* From what is typed, or stands in a file's cell, to a field's canonical value. */

#include "maillage-choice-private.h"
#include "maillage-field-value-private.h"

#include "maillage-date.h"
#include "maillage-enums.h"
#include "maillage-territory.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define SHA256_LENGTH 64
/* More than anybody types; what is longer keeps a window busy for seconds, or for good. */
#define WORD_CHARS 200
#define LINE_CHARS 2000
#define TEXT_CHARS 100000

void
_maillage_field_refuse (GError **error, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  if (error != NULL)
    *error = g_error_new_valist (MAILLAGE_ERROR, MAILLAGE_ERROR_INVALID_VALUE, format, args);
  va_end (args);
}

static gboolean
is_blank (gunichar ch)
{
  return g_unichar_isspace (ch) || g_unichar_iscntrl (ch) || ch == 0xfeff || ch == 0x200b;
}

char *
_maillage_field_trim (const char *text)
{
  const char *end = NULL;

  while (*text != '\0' && is_blank (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  if (*text == '\0')
    return NULL;
  end = text + strlen (text);
  for (;;)
    {
      const char *last = g_utf8_prev_char (end);

      if (!is_blank (g_utf8_get_char (last)))
        return g_strndup (text, end - text);
      end = last;
    }
}

/* Whether no character is one to drop or a break: nearly always. */
static gboolean
is_clean (const char *text)
{
  for (const guchar *p = (const guchar *) text; *p != '\0'; p++)
    if (*p < 0x20 || *p == 0x7f || (*p == 0xc2 && p[1] < 0xa0)
        || (*p == 0xe2 && p[1] == 0x80 && (p[2] == 0xa8 || p[2] == 0xa9)))
      return FALSE;
  return TRUE;
}

/* Drops control characters: a break becomes a line's end in @several_lines, else a space. */
static char *
clean (const char *text, gboolean several_lines)
{
  GString *cleaned = NULL;
  char between = several_lines ? '\n' : ' ';

  if (is_clean (text))
    return g_strdup (text);
  cleaned = g_string_sized_new (strlen (text));
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar ch = g_utf8_get_char (p);

      if (ch == '\r' && p[1] == '\n')
        continue;
      if (ch == '\n' || ch == '\r' || ch == 0x2028 || ch == 0x2029)
        g_string_append_c (cleaned, between);
      else if (ch == '\t')
        g_string_append_c (cleaned, ' ');
      else if (!g_unichar_iscntrl (ch))
        g_string_append_unichar (cleaned, ch);
    }
  return g_string_free (cleaned, FALSE);
}

static char *
parse_date (const char *text, GError **error)
{
  g_autoptr (MaillageDate) date = maillage_date_parse (text, error);

  return date != NULL ? maillage_date_to_canonical (date) : NULL;
}

/* Only canonical lines: names are resolved by a gazetteer or a store. */
static char *
parse_territory (const char *line)
{
  g_autoptr (MaillageTerritory) territory = maillage_territory_new_from_canonical (line);

  return territory != NULL ? maillage_territory_to_canonical (territory) : NULL;
}

static char *
parse_uuid (const char *line)
{
  return g_uuid_string_is_valid (line) ? g_ascii_strdown (line, -1) : NULL;
}

/* Each line by @parse_line; @several allows more than one. */
static char *
parse_lines (const char *text,
             gboolean several,
             char *(*parse_line) (const char *line),
             const char *refusal,
             GError **error)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GString) values = g_string_new (NULL);

  for (char **line = lines; *line != NULL; line++)
    {
      g_autofree char *trimmed = _maillage_field_trim (*line);
      g_autofree char *value = trimmed != NULL ? parse_line (trimmed) : NULL;

      if (trimmed == NULL)
        continue;
      if (value == NULL || (values->len > 0 && !several))
        {
          _maillage_field_refuse (error, refusal, trimmed);
          return NULL;
        }
      g_string_append_printf (values, "%s%s", values->len == 0 ? "" : "\n", value);
    }
  return g_string_free (g_steal_pointer (&values), FALSE);
}

static char *
parse_file (const char *text, GError **error)
{
  gsize length = strspn (text, "0123456789abcdef");

  if (length == SHA256_LENGTH && text[length] == ' ' && text[length + 1] != '\0')
    return clean (text, FALSE);
  _maillage_field_refuse (
      error, _ ("“%s” is not a file of this store. Add the file instead."), text);
  return NULL;
}

static char *
refuse_untyped (MaillageField *self, GError **error)
{
  _maillage_field_refuse (error,
                          _ ("“%s” is worked out by the program: it cannot be typed."),
                          maillage_field_get_label (self));
  return NULL;
}

static char *
parse_by_type (MaillageField *self, MaillageFieldType type, const char *text, GError **error)
{
  switch (type)
    {
    case MAILLAGE_FIELD_NUMBER:
    case MAILLAGE_FIELD_MONEY:
      return _maillage_number_parse (text, error);
    case MAILLAGE_FIELD_BOOLEAN:
      return _maillage_boolean_parse (text, error);
    case MAILLAGE_FIELD_CHOICE:
      return _maillage_choice_parse (self, text, error);
    case MAILLAGE_FIELD_DATE:
      return parse_date (text, error);
    case MAILLAGE_FIELD_DATE_TIME:
      return _maillage_date_time_parse (text, error);
    case MAILLAGE_FIELD_PERIOD:
      return _maillage_period_parse (text, error);
    case MAILLAGE_FIELD_DURATION:
      return _maillage_duration_parse (text, error);
    case MAILLAGE_FIELD_PHONE:
      return _maillage_phone_parse (text);
    case MAILLAGE_FIELD_EMAIL:
      return _maillage_email_parse (text, error);
    case MAILLAGE_FIELD_WEB:
      return _maillage_web_parse (text, error);
    case MAILLAGE_FIELD_SIREN:
    case MAILLAGE_FIELD_SIRET:
    case MAILLAGE_FIELD_RNA:
      return _maillage_identifier_parse (type, text);
    case MAILLAGE_FIELD_TERRITORY:
      return parse_lines (text,
                          maillage_field_get_multiple (self),
                          parse_territory,
                          _ ("“%s” is not a known territory. Choose it in the list."),
                          error);
    case MAILLAGE_FIELD_LINK:
    case MAILLAGE_FIELD_LINKS:
      return parse_lines (text,
                          type == MAILLAGE_FIELD_LINKS,
                          parse_uuid,
                          _ ("“%s” is not a known record. Choose it in the list."),
                          error);
    case MAILLAGE_FIELD_FILE:
      return parse_file (text, error);
    case MAILLAGE_FIELD_CHILDREN:
    case MAILLAGE_FIELD_COMPUTED:
      return refuse_untyped (self, error);
    case MAILLAGE_FIELD_LONG_TEXT:
    case MAILLAGE_FIELD_ADDRESS:
      return clean (text, TRUE);
    case MAILLAGE_FIELD_TEXT:
    default:
      return clean (text, FALSE);
    }
}

static glong
get_most_chars (MaillageField *self)
{
  switch (maillage_field_get_field_type (self))
    {
    case MAILLAGE_FIELD_LONG_TEXT:
    case MAILLAGE_FIELD_ADDRESS:
    case MAILLAGE_FIELD_LINKS:
      return TEXT_CHARS;
    case MAILLAGE_FIELD_CHOICE:
    case MAILLAGE_FIELD_TERRITORY:
      return maillage_field_get_multiple (self) ? TEXT_CHARS : LINE_CHARS;
    case MAILLAGE_FIELD_TEXT:
    case MAILLAGE_FIELD_EMAIL:
    case MAILLAGE_FIELD_WEB:
    case MAILLAGE_FIELD_LINK:
    case MAILLAGE_FIELD_FILE:
      return LINE_CHARS;
    default:
      return WORD_CHARS;
    }
}

gboolean
_maillage_field_check_length (MaillageField *self, const char *text, GError **error)
{
  glong most = get_most_chars (self);
  glong length = strlen (text) > (gsize) most ? g_utf8_strlen (text, -1) : 0;
  g_autofree char *allowed = NULL;
  g_autofree char *found = NULL;

  if (length <= most)
    return TRUE;
  allowed = _maillage_number_format ((double) most, 0);
  found = _maillage_number_format ((double) length, 0);
  _maillage_field_refuse (
      error,
      /* TRANSLATORS: the field's label, how many are allowed, how many there are. */
      _ ("“%s” holds %s characters at most, and this text has %s."),
      maillage_field_get_label (self),
      allowed,
      found);
  return FALSE;
}

static gboolean
check_pattern (MaillageField *self, const char *value, GError **error)
{
  const char *pattern = maillage_field_get_pattern (self);
  const char *message = maillage_field_get_pattern_message (self);

  if (pattern == NULL || g_regex_match_simple (pattern, value, 0, 0))
    return TRUE;
  if (message != NULL)
    _maillage_field_refuse (error, "%s", message);
  else
    _maillage_field_refuse (error,
                            /* TRANSLATORS: the value typed, the field's label. */
                            _ ("“%s” does not have the form that “%s” needs."),
                            value,
                            maillage_field_get_label (self));
  return FALSE;
}

static void
refuse_range (MaillageField *self, double lowest, double highest, GError **error)
{
  g_autofree char *least = _maillage_number_to_canonical (lowest);
  g_autofree char *most = _maillage_number_to_canonical (highest);
  g_autofree char *low = maillage_field_format (self, least);
  g_autofree char *high = maillage_field_format (self, most);
  const char *label = maillage_field_get_label (self);

  if (!isfinite (highest))
    _maillage_field_refuse (error, _ ("“%s” is %s at least."), label, low);
  else if (!isfinite (lowest))
    _maillage_field_refuse (error, _ ("“%s” is %s at most."), label, high);
  else
    _maillage_field_refuse (error, _ ("“%s” is between %s and %s."), label, low, high);
}

static gboolean
check_range (MaillageField *self, const char *value, GError **error)
{
  MaillageFieldType type = maillage_field_get_field_type (self);
  double lowest = 0, highest = 0, number = 0;

  if (type != MAILLAGE_FIELD_NUMBER && type != MAILLAGE_FIELD_MONEY
      && type != MAILLAGE_FIELD_DURATION)
    return TRUE;
  if (!maillage_field_get_range (self, &lowest, &highest)
      || !_maillage_number_from_canonical (value, &number))
    return TRUE;
  if (number >= lowest && number <= highest)
    return TRUE;
  refuse_range (self, lowest, highest, error);
  return FALSE;
}

/* A new value of an extensible choice is fine, but someone may have mistyped a known one. */
static char *
warn_typed (MaillageField *self, const char *text, const char *value)
{
  if (maillage_field_get_field_type (self) != MAILLAGE_FIELD_CHOICE)
    return maillage_field_dup_warning (self, value);
  if (_maillage_choice_is_known (self, value))
    return NULL;
  /* TRANSLATORS: the value typed, the field's label. */
  return g_strdup_printf (_ ("“%s” is new in “%s”: it will be added to its values."),
                          text,
                          maillage_field_get_label (self));
}

/**
 * maillage_field_parse:
 * @self: a field
 * @typed: (nullable): what someone typed, or a cell of a file
 * @warning: (out) (optional) (nullable): a sentence when the value is kept but looks wrong
 * @error: where to put why it is refused
 *
 * Makes the canonical value of what is typed, in French or in English, as spreadsheets write it,
 * or canonical already. Spaces alone are no value: %NULL without an error. Whether the field is
 * required, unique or not before another is checked when the edit is committed.
 * A long text holds 100,000 characters at most, one line of text 2,000.
 *
 * Phones become E.164 (ITU-T), SIREN and SIRET are checked by Luhn (INSEE; La Poste's by fives).
 * A label that an extensible choice does not have gives `user:` and the label.
 *
 * Errors: MAILLAGE_ERROR_INVALID_VALUE, with a sentence that names the value. Any thread.
 *
 * Returns: (transfer full) (nullable): the value
 */
char *
maillage_field_parse (MaillageField *self, const char *typed, char **warning, GError **error)
{
  g_autofree char *text = NULL, *value = NULL;

  g_return_val_if_fail (MAILLAGE_IS_FIELD (self), NULL);
  if (warning != NULL)
    *warning = NULL;
  if (typed == NULL)
    return NULL;
  if (!g_utf8_validate (typed, -1, NULL))
    {
      g_autofree char *shown = g_utf8_make_valid (typed, -1);

      _maillage_field_refuse (error, _ ("“%s” is not readable text (UTF-8)."), shown);
      return NULL;
    }
  text = _maillage_field_trim (typed);
  if (text == NULL || !_maillage_field_check_length (self, text, error)
      || (value = parse_by_type (self, maillage_field_get_field_type (self), text, error)) == NULL)
    return NULL;
  if (!check_pattern (self, value, error) || !check_range (self, value, error))
    return NULL;
  if (warning != NULL)
    *warning = warn_typed (self, text, value);
  return g_steal_pointer (&value);
}

char *
_maillage_field_parse_result (MaillageField *self, const char *typed, GError **error)
{
  g_autofree char *text = _maillage_field_trim (typed);

  return text != NULL ? parse_by_type (self, maillage_field_get_result_type (self), text, error)
                      : NULL;
}

/**
 * maillage_field_dup_warning:
 * @self: a field
 * @value: (nullable): its canonical value
 *
 * Returns: (transfer full) (nullable): a sentence when the value is kept but looks wrong
 */
char *
maillage_field_dup_warning (MaillageField *self, const char *value)
{
  MaillageFieldType type;

  g_return_val_if_fail (MAILLAGE_IS_FIELD (self), NULL);
  if (value == NULL || *value == '\0')
    return NULL;
  type = maillage_field_get_field_type (self);
  switch (type)
    {
    case MAILLAGE_FIELD_SIREN:
    case MAILLAGE_FIELD_SIRET:
    case MAILLAGE_FIELD_RNA:
      return _maillage_identifier_dup_warning (type, value);
    case MAILLAGE_FIELD_PHONE:
      if (_maillage_phone_is_known (value))
        return NULL;
      return g_strdup_printf (_ ("“%s” is not understood as a phone number: it is kept as typed."),
                              value);
    case MAILLAGE_FIELD_CHOICE:
      if (_maillage_choice_is_known (self, value)
          || (maillage_field_get_extensible (self)
              && g_str_has_prefix (value, MAILLAGE_CHOICE_USER_PREFIX)))
        return NULL;
      return g_strdup_printf (_ ("“%s” is no longer one of the values of “%s”."),
                              value,
                              maillage_field_get_label (self));
    default:
      return NULL;
    }
}
