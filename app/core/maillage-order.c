/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-order-private.h"

#include "maillage-date.h"

#include <string.h>

/* Minutes since midnight of "9 h 30" or "09:30"; -1 when it is no hour. */
static int
parse_hour (const char *text)
{
  char *end = NULL;
  gint64 hours = g_ascii_strtoll (text, &end, 10), minutes = 0;

  if (end == text)
    return -1;
  while (*end != '\0' && !g_ascii_isdigit (*end))
    end++;
  if (*end != '\0')
    minutes = g_ascii_strtoll (end, &end, 10);
  return *end == '\0' && hours >= 0 && hours < 24 && minutes < 60 ? (int) (hours * 60 + minutes)
                                                                  : -1;
}

static gboolean
is_before (const char *value, const char *other)
{
  g_autoptr (MaillageDate) date = maillage_date_new_from_canonical (value);
  g_autoptr (MaillageDate) start = maillage_date_new_from_canonical (other);

  return date != NULL && start != NULL && maillage_date_get_latest (date) != NULL
         && maillage_date_get_earliest (start) != NULL
         && strcmp (maillage_date_get_latest (date), maillage_date_get_earliest (start)) < 0;
}

static gboolean
is_hour_before (const char *value, const char *other)
{
  int hour = parse_hour (value), start = parse_hour (other);

  return hour >= 0 && start >= 0 && hour < start;
}

gboolean
_maillage_order_is_before (MaillageField *field, const char *value, const char *other)
{
  if (value == NULL || other == NULL)
    return FALSE;
  return maillage_field_get_field_type (field) == MAILLAGE_FIELD_DATE
             ? is_before (value, other)
             : is_hour_before (value, other);
}

static gboolean
is_same_day (const char *value, const char *other)
{
  g_autoptr (MaillageDate) date = value != NULL ? maillage_date_new_from_canonical (value) : NULL;
  g_autoptr (MaillageDate) start = other != NULL ? maillage_date_new_from_canonical (other) : NULL;

  return date != NULL && start != NULL && maillage_date_get_earliest (date) != NULL
         && maillage_date_get_earliest (start) != NULL
         && strcmp (maillage_date_get_earliest (start), maillage_date_get_latest (date)) == 0;
}

int
_maillage_order_find_start (MaillageKind *kind, guint position)
{
  const char *id = maillage_field_get_not_before (maillage_kind_get_field (kind, position));

  return id != NULL ? maillage_kind_get_field_index (kind, id) : -1;
}

int
_maillage_order_find_first_day (MaillageKind *kind, guint position)
{
  return maillage_field_get_field_type (maillage_kind_get_field (kind, position))
                 == MAILLAGE_FIELD_DATE
             ? _maillage_order_find_start (kind, position)
             : -1;
}

gboolean
_maillage_order_is_lasting (const char *value, const char *other)
{
  return value != NULL && !is_same_day (value, other);
}
