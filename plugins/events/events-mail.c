/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Invitations and reminders: whom they are for, and what they say. */

#include "events-mail.h"

#include <string.h>

static gboolean
was_asked_today (MaillageRecord *participation)
{
  g_autoptr (MaillageDate) today = maillage_date_new_today ();

  return g_strcmp0 (maillage_record_get_value (participation, "asked_on"),
                    maillage_date_get_earliest (today))
         == 0;
}

static gboolean
is_to_ask (MaillageRecord *participation, EventsAsk ask)
{
  const char *answer = maillage_record_get_value (participation, "answer");

  if (maillage_record_get_value (participation, "attendance") != NULL)
    return FALSE;
  if (ask == EVENTS_ASK_INVITE)
    return answer == NULL || g_str_equal (answer, "to_invite");
  return (g_strcmp0 (answer, "invited") == 0 || g_strcmp0 (answer, "reminded") == 0)
         && !was_asked_today (participation);
}

GPtrArray *
events_list_to_ask (GPtrArray *participations, EventsAsk ask)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < participations->len; i++)
    if (is_to_ask (participations->pdata[i], ask))
      g_ptr_array_add (found, g_object_ref (participations->pdata[i]));
  return found;
}

char *
events_make_mailto (const char *const *addresses, const char *subject, const char *body)
{
  g_autofree char *joined = g_strjoinv (",", (char **) addresses);
  g_autofree char *bcc = g_uri_escape_string (joined, ",@", FALSE);
  g_autofree char *about = g_uri_escape_string (subject, NULL, FALSE);
  g_autofree char *words = g_uri_escape_string (body, NULL, FALSE);

  return g_strdup_printf ("mailto:?bcc=%s&subject=%s&body=%s", bcc, about, words);
}

char *
events_dup_subject (MaillageRecord *event, EventsAsk ask)
{
  const char *title = maillage_record_get_title (event);

  /* TRANSLATORS: the subject of a message; an event's title */
  return g_strdup_printf (ask == EVENTS_ASK_INVITE ? _ ("Invitation: %s") : _ ("Reminder: %s"),
                          title);
}

char *
events_dup_body (MaillageRecord *event)
{
  const char *place = maillage_record_get_value (event, "place");
  g_autofree char *day = events_dup_day (event);
  g_autofree char *hours = events_dup_hours (event);
  GString *body = g_string_new (maillage_record_get_title (event));
  const char *lines[] = { day, hours, place };

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    if (lines[i] != NULL)
      g_string_append_printf (body, "\n%s", lines[i]);
  g_string_append_c (body, '\n');
  return g_string_free (body, FALSE);
}
