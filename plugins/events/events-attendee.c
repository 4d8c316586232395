/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "events-attendee.h"

#include <string.h>

G_DEFINE_FINAL_TYPE (EventsAttendee, events_attendee, G_TYPE_OBJECT)

static void
events_attendee_finalize (GObject *object)
{
  EventsAttendee *self = EVENTS_ATTENDEE (object);

  g_free (self->uuid);
  g_free (self->name);
  g_free (self->detail);
  g_free (self->fold);
  g_free (self->attendance);
  g_free (self->note);
  G_OBJECT_CLASS (events_attendee_parent_class)->finalize (object);
}

static void
events_attendee_class_init (EventsAttendeeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = events_attendee_finalize;
}

static void
events_attendee_init (EventsAttendee *self)
{
}

/* "9 h 22", else the remark, else who stands for them. */
static char *
dup_note (MaillageRecord *participation)
{
  const char *marked = maillage_record_get_value (participation, "marked_at");
  const char *time = marked != NULL ? strchr (marked, 'T') : NULL;
  const char *by = maillage_record_get_value (participation, "represented_by");

  if (by != NULL)
    /* TRANSLATORS: a person who came for another. */
    return g_strdup_printf (_ ("represented by %s"), by);
  if (maillage_record_get_value (participation, "remark") != NULL)
    return g_strdup (maillage_record_get_value (participation, "remark"));
  return time != NULL && events_parse_hour (time + 1) >= 0
             ? events_format_hour (events_parse_hour (time + 1))
             : NULL;
}

EventsAttendee *
events_attendee_new (MaillageRecord *participation)
{
  EventsAttendee *self = g_object_new (EVENTS_TYPE_ATTENDEE, NULL);
  g_autofree char *words = NULL;

  self->uuid = g_strdup (maillage_record_get_uuid (participation));
  self->name = events_dup_who (participation);
  self->detail = events_dup_whence (participation);
  words = g_strconcat (" ", self->name, " ", self->detail, NULL);
  self->fold = maillage_text_fold (words);
  self->attendance = g_strdup (maillage_record_get_value (participation, "attendance"));
  self->note = dup_note (participation);
  return self;
}

EventsAttendee *
events_attendee_new_heading (const char *title, guint count)
{
  EventsAttendee *self = g_object_new (EVENTS_TYPE_ATTENDEE, NULL);

  self->name = g_strdup (title);
  self->count = count;
  return self;
}

gboolean
events_attendee_is_present (EventsAttendee *self)
{
  return g_strcmp0 (self->attendance, "present") == 0
         || g_strcmp0 (self->attendance, "represented") == 0
         || g_strcmp0 (self->attendance, "walk_in") == 0;
}

static gboolean
begins_a_word (const char *fold, const char *word)
{
  for (const char *found = strstr (fold, word); found != NULL; found = strstr (found + 1, word))
    if (found == fold || !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (found))))
      return TRUE;
  return FALSE;
}

gboolean
events_attendee_matches (EventsAttendee *self, char *const *words)
{
  for (gsize i = 0; words[i] != NULL; i++)
    if (!begins_a_word (self->fold, words[i]))
      return FALSE;
  return TRUE;
}
