/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who comes without invitation: three fields, and who is on the list already is marked there. */

#include "events-attendance-private.h"

#include <string.h>

void
_events_attendance_close_form (EventsAttendancePage *self)
{
  GtkWidget *entries[] = { self->name, self->job, self->structure };

  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    gtk_editable_set_text (GTK_EDITABLE (entries[i]), "");
  gtk_stack_set_visible_child_name (GTK_STACK (self->walk_in), "offer");
  _events_attendance_clear_search (self);
  gtk_widget_grab_focus (self->search);
}

void
_events_attendance_open_form (EventsAttendancePage *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->search));

  gtk_stack_set_visible_child_name (GTK_STACK (self->walk_in), "form");
  gtk_editable_set_text (GTK_EDITABLE (self->name), typed);
  gtk_widget_grab_focus (*typed != '\0' ? self->job : self->name);
}

static EventsAttendee *
find_by_name (EventsAttendancePage *self, const char *name)
{
  g_autofree char *fold = maillage_text_fold (name);

  for (guint i = 0; i < self->all->len; i++)
    {
      g_autofree char *other = maillage_text_fold (((EventsAttendee *) self->all->pdata[i])->name);

      if (strcmp (fold, other) == 0)
        return self->all->pdata[i];
    }
  return NULL;
}

/* The organisation of that very name; what is in no directory stays as it was told. */
static void
set_structure (EventsAttendancePage *self, MaillageEdit *edit, const char *uuid, const char *told)
{
  g_autofree char *fold = maillage_text_fold (told);
  g_autoptr (GPtrArray) found = NULL;
  MaillageScope *scope = maillage_ui_page_get_scope (MAILLAGE_UI_PAGE (self));

  if (*fold == '\0')
    return;
  if (events_has_kind (scope, EVENTS_ORGANISATION))
    found = maillage_scope_search (scope, told, EVENTS_ORGANISATION, 5, NULL);
  for (guint i = 0; found != NULL && i < found->len; i++)
    {
      g_autofree char *title = maillage_text_fold (maillage_record_get_title (found->pdata[i]));

      if (strcmp (title, fold) == 0)
        {
          maillage_edit_link (
              edit, uuid, "organisation", maillage_record_get_uuid (found->pdata[i]));
          return;
        }
    }
  maillage_edit_set (edit, uuid, "structure", told);
}

static void
on_walk_in_made (GtkWidget *from, MaillageChange *change, gpointer user_data)
{
  EventsAttendancePage *self = EVENTS_ATTENDANCE_PAGE (from);

  if (change == NULL)
    return;
  _events_attendance_read (self);
}

static void
make_walk_in (EventsAttendancePage *self, const char *name)
{
  g_autoptr (MaillageEdit) edit = _events_attendance_new_edit (self, name);
  g_autofree char *now = _events_attendance_dup_now ();
  const char *uuid = maillage_edit_create_child (
      edit, EVENTS_PARTICIPATION, maillage_ui_page_get_uuid (MAILLAGE_UI_PAGE (self)));

  maillage_edit_set (edit, uuid, "name", name);
  maillage_edit_set (edit, uuid, "job", gtk_editable_get_text (GTK_EDITABLE (self->job)));
  set_structure (self, edit, uuid, gtk_editable_get_text (GTK_EDITABLE (self->structure)));
  maillage_edit_set (edit, uuid, "attendance", "walk_in");
  maillage_edit_set (edit, uuid, "marked_at", now);
  events_commit (GTK_WIDGET (self), edit, on_walk_in_made, NULL);
}

void
_events_attendance_add_walk_in (EventsAttendancePage *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));
  EventsAttendee *there = find_by_name (self, name);
  MaillageUiWindow *window = maillage_ui_window_from (GTK_WIDGET (self));

  if (*name == '\0')
    {
      gtk_widget_grab_focus (self->name);
      gtk_widget_error_bell (self->name);
      return;
    }
  if (there != NULL)
    {
      g_autofree char *said
          = g_strdup_printf (_ ("%s was on the list already: marked present."), there->name);

      _events_attendance_mark (self, there, "present");
      if (window != NULL)
        maillage_ui_window_show_toast (window, said, NULL);
    }
  else
    make_walk_in (self, name);
  _events_attendance_close_form (self);
}
