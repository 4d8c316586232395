/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "events-ui-private.h"

#include <string.h>

GPtrArray *
events_list_children (MaillageScope *scope, const char *kind_id, const char *owner)
{
  g_autoptr (MaillageQuery) query = maillage_scope_new_query (scope, kind_id);
  g_autoptr (GError) error = NULL;
  GPtrArray *found;

  maillage_query_set_owner (query, owner);
  found = maillage_store_query (maillage_scope_get_store (scope), query, &error);
  if (found == NULL)
    {
      g_message ("Some records cannot be read: %s", error->message);
      found = g_ptr_array_new_with_free_func (g_object_unref);
    }
  return found;
}

gboolean
events_has_kind (MaillageScope *scope, const char *kind_id)
{
  MaillageKind *kind = maillage_scope_find_kind (scope, kind_id);

  return kind != NULL && maillage_kind_get_available (kind);
}

gboolean
events_is_over (MaillageRecord *role)
{
  g_autoptr (MaillageDate) today = maillage_date_new_today ();
  g_autoptr (MaillageDate) to = maillage_record_dup_date (role, "to");

  return to != NULL && maillage_date_get_days_late (to, today) > 0;
}

static char *
dup_first_filled (MaillageRecord *record, const char *const *fields)
{
  for (gsize i = 0; fields[i] != NULL; i++)
    {
      char *text = maillage_record_dup_display (record, fields[i]);

      if (text != NULL)
        return text;
    }
  return NULL;
}

char *
events_dup_who (MaillageRecord *participation)
{
  static const char *const fields[] = { "person", "name", "organisation", "structure", NULL };
  char *who = dup_first_filled (participation, fields);

  return who != NULL ? who : g_strdup (_ ("Without a name"));
}

char *
events_dup_whence (MaillageRecord *participation)
{
  static const char *const names[] = { "person", "name", NULL };
  static const char *const places[] = { "organisation", "structure", NULL };
  g_autofree char *name = dup_first_filled (participation, names);
  g_autofree char *job = maillage_record_dup_display (participation, "job");
  g_autofree char *place = name != NULL ? dup_first_filled (participation, places) : NULL;

  if (job != NULL && place != NULL)
    return g_strconcat (job, " · ", place, NULL);
  return job != NULL ? g_steal_pointer (&job) : g_steal_pointer (&place);
}

MaillageChoice *
events_find_choice (MaillageRecord *record, const char *field_id)
{
  const char *value = maillage_record_get_value (record, field_id);
  MaillageField *field = maillage_kind_find_field (maillage_record_get_kind (record), field_id);

  return value != NULL && field != NULL ? maillage_field_find_choice (field, value) : NULL;
}

char *
events_dup_hours (MaillageRecord *event)
{
  int start = events_parse_hour (maillage_record_get_value (event, "starts_at"));
  int end = events_parse_hour (maillage_record_get_value (event, "ends_at"));
  g_autofree char *from = start >= 0 ? events_format_hour (start) : NULL;
  g_autofree char *to = end >= 0 ? events_format_hour (end) : NULL;

  if (from == NULL || to == NULL)
    return g_steal_pointer (&from);
  return g_strconcat (from, "\u00a0– ", to, NULL);
}

static char *
format_day (const MaillageDate *date)
{
  g_autoptr (GDateTime) day = NULL;
  int year, month, of_month;

  if (maillage_date_get_earliest (date) == NULL
      || strcmp (maillage_date_get_earliest (date), maillage_date_get_latest (date)) != 0
      || sscanf (maillage_date_get_earliest (date), "%d-%d-%d", &year, &month, &of_month) != 3)
    return maillage_date_format (date);
  day = g_date_time_new_utc (year, month, of_month, 0, 0, 0);
  return g_date_time_format (day, _ ("%A %-e %B %Y"));
}

char *
events_dup_day (MaillageRecord *event)
{
  g_autoptr (MaillageDate) date = maillage_record_dup_date (event, "date");
  g_autoptr (MaillageDate) last = maillage_record_dup_date (event, "last_day");
  g_autofree char *day = date != NULL ? format_day (date) : NULL;
  g_autofree char *end = NULL;

  if (date == NULL || last == NULL || maillage_date_compare (date, last) == 0)
    return g_steal_pointer (&day);
  end = format_day (last);
  return g_strconcat (day, " – ", end, NULL);
}
