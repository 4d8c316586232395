/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rows: only those in sight have widgets. */

#include "events-attendance-private.h"

#include "events-attendance-row.h"

static void
on_marked (EventsAttendancePage *self, EventsAttendee *attendee, const char *value)
{
  g_object_ref (attendee);
  _events_attendance_mark (self, attendee, value);
  _events_attendance_clear_search (self);
  gtk_widget_grab_focus (self->search);
  g_object_unref (attendee);
}

static void
setup_row (EventsAttendancePage *self, GtkListItem *item)
{
  GtkWidget *row = events_attendance_row_new ();

  g_signal_connect_object (row, "marked", G_CALLBACK (on_marked), self, G_CONNECT_SWAPPED);
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_child (item, row);
}

static gboolean
is_heading (EventsAttendancePage *self, guint position)
{
  g_autoptr (EventsAttendee) attendee
      = g_list_model_get_item (G_LIST_MODEL (self->shown), position);

  return attendee == NULL || attendee->uuid == NULL;
}

static void
bind_row (EventsAttendancePage *self, GtkListItem *item)
{
  EventsAttendanceRow *row = EVENTS_ATTENDANCE_ROW (gtk_list_item_get_child (item));
  EventsAttendee *attendee = gtk_list_item_get_item (item);
  guint position = gtk_list_item_get_position (item);

  gtk_list_item_set_selectable (item, attendee->uuid != NULL);
  events_attendance_row_set (row, attendee, self->words);
  events_attendance_row_set_place (
      row, position > 0 && is_heading (self, position - 1), is_heading (self, position + 1));
}

void
_events_attendance_make_list (EventsAttendancePage *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  self->shown = g_list_store_new (EVENTS_TYPE_ATTENDEE);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->shown)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_row), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_row), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (GTK_LIST_VIEW (self->list), factory);
  gtk_list_view_set_model (GTK_LIST_VIEW (self->list), GTK_SELECTION_MODEL (self->selection));
  g_object_unref (factory);
}

void
_events_attendance_move_selection (EventsAttendancePage *self, int by)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->shown));
  guint at = gtk_single_selection_get_selected (self->selection);

  if (at == GTK_INVALID_LIST_POSITION)
    return;
  for (at += by; at < n; at += by) /* past 0 it is past n */
    {
      g_autoptr (EventsAttendee) attendee = g_list_model_get_item (G_LIST_MODEL (self->shown), at);

      if (attendee->uuid == NULL)
        continue;
      gtk_single_selection_set_selected (self->selection, at);
      gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", at);
      return;
    }
}
