/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* What people see of a value. */

#include "maillage-field-value-private.h"

#include "maillage-date.h"
#include "maillage-territory.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static char *
format_date (const char *value)
{
  g_autoptr (MaillageDate) date = maillage_date_new_from_canonical (value);

  return date != NULL ? maillage_date_format (date) : g_strdup (value);
}

static char *
format_number (const char *value)
{
  double number = 0;

  if (!_maillage_number_from_canonical (value, &number))
    return g_strdup (value);
  return _maillage_number_format (number, -1);
}

static char *
format_territories (const char *value)
{
  g_auto (GStrv) lines = g_strsplit (value, "\n", -1);

  for (char **line = lines; *line != NULL; line++)
    {
      g_autoptr (MaillageTerritory) territory = maillage_territory_new_from_canonical (*line);

      if (territory == NULL)
        continue;
      g_free (*line);
      *line = maillage_territory_format (territory);
    }
  return g_strjoinv (", ", lines);
}

/* "SHA-256 name" */
static char *
format_file (const char *value)
{
  const char *space = strchr (value, ' ');

  return g_strdup (space != NULL ? space + 1 : value);
}

static char *
format_as (MaillageField *self, MaillageFieldType type, const char *value)
{
  switch (type)
    {
    case MAILLAGE_FIELD_NUMBER:
      return format_number (value);
    case MAILLAGE_FIELD_MONEY:
      return _maillage_money_format (value);
    case MAILLAGE_FIELD_BOOLEAN:
      return g_strdup (strcmp (value, "1") == 0 ? _ ("Yes") : _ ("No"));
    case MAILLAGE_FIELD_CHOICE:
      return _maillage_choice_format (self, value);
    case MAILLAGE_FIELD_DATE:
      return format_date (value);
    case MAILLAGE_FIELD_DATE_TIME:
      return _maillage_date_time_format (value);
    case MAILLAGE_FIELD_PERIOD:
      return _maillage_period_format (value);
    case MAILLAGE_FIELD_DURATION:
      return _maillage_duration_format (value);
    case MAILLAGE_FIELD_PHONE:
      return _maillage_phone_format (value);
    case MAILLAGE_FIELD_WEB:
      return _maillage_web_format (value);
    case MAILLAGE_FIELD_SIREN:
    case MAILLAGE_FIELD_SIRET:
    case MAILLAGE_FIELD_RNA:
      return _maillage_identifier_format (type, value);
    case MAILLAGE_FIELD_TERRITORY:
      return format_territories (value);
    case MAILLAGE_FIELD_FILE:
      return format_file (value);
    case MAILLAGE_FIELD_TEXT:
    case MAILLAGE_FIELD_LONG_TEXT:
    case MAILLAGE_FIELD_EMAIL:
    case MAILLAGE_FIELD_ADDRESS:
    case MAILLAGE_FIELD_LINK:
    case MAILLAGE_FIELD_LINKS:
    case MAILLAGE_FIELD_CHILDREN:
    case MAILLAGE_FIELD_COMPUTED:
    default:
      return g_strdup (value);
    }
}

/**
 * maillage_field_format:
 * @self: a field
 * @value: (nullable): its canonical value
 *
 * What people see, in the user's language. Links give their UUIDs: only a store knows their titles.
 * Typed again, what is shown is the same value.
 *
 * Returns: (transfer full): the text; empty for no value
 */
char *
maillage_field_format (MaillageField *self, const char *value)
{
  MaillageFieldType type;

  g_return_val_if_fail (MAILLAGE_IS_FIELD (self), NULL);
  if (value == NULL || *value == '\0')
    return g_strdup ("");
  type = maillage_field_get_field_type (self);
  if (type == MAILLAGE_FIELD_COMPUTED)
    type = maillage_field_get_result_type (self);
  return format_as (self, type, value);
}
