/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What an agenda comes to: when each item begins. */

#include "events-agenda.h"

static void
clear_slot (gpointer data)
{
  g_clear_object (&((EventsSlot *) data)->record);
}

/* An item held at the same time as the one before begins with it and lasts within the longer one.
 */
static void
place (EventsSlot *slot, EventsSlot *before, int *now, int *total)
{
  if (before != NULL && maillage_record_get_boolean (slot->record, "parallel"))
    {
      int longer = MAX (slot->duration - before->duration, 0);

      slot->start = before->start;
      *now += *now >= 0 ? longer : 0;
      *total += longer;
      return;
    }
  slot->start = *now;
  if (*now >= 0)
    *now = slot->duration > 0 ? *now + slot->duration : -1;
  *total += slot->duration;
}

GArray *
events_list_slots (MaillageScope *scope, MaillageRecord *event, int *total)
{
  g_autoptr (GPtrArray) items
      = events_list_children (scope, EVENTS_AGENDA_ITEM, maillage_record_get_uuid (event));
  int now = events_parse_hour (maillage_record_get_value (event, "starts_at"));
  GArray *slots = g_array_new (FALSE, FALSE, sizeof (EventsSlot));

  g_array_set_clear_func (slots, clear_slot);
  *total = 0;
  for (guint i = 0; i < items->len; i++)
    {
      EventsSlot slot = { g_object_ref (items->pdata[i]), -1, 0 };
      EventsSlot *before = i > 0 ? &g_array_index (slots, EventsSlot, i - 1) : NULL;

      slot.duration = (int) maillage_record_get_number (slot.record, "duration");
      place (&slot, before, &now, total);
      g_array_append_val (slots, slot);
    }
  return slots;
}

char *
events_dup_form_and_speakers (MaillageRecord *item)
{
  static const char *const fields[] = { "form", "speakers", "organisations" };
  GString *words = g_string_new (NULL);
  guint n_speakers = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *text = maillage_record_dup_display (item, fields[i]);

      if (text == NULL)
        continue;
      if (words->len > 0)
        g_string_append (words, n_speakers > 0 ? ", " : " · ");
      n_speakers += i > 0;
      g_string_append (words, text);
    }
  return g_string_free (words, words->len == 0);
}
