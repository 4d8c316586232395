/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "events-tabs.h"

#define PAUSE_SECONDS 4

struct _EventsNotepad
{
  GtkWidget parent_instance;

  MaillageScope *scope;
  MaillageRecord *record;
  char *field_id;
  GtkWidget *view;
  gboolean filling, unsaved;
  guint pause_id;
};

G_DEFINE_FINAL_TYPE (EventsNotepad, events_notepad, GTK_TYPE_WIDGET)

static char *
dup_text (EventsNotepad *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
on_written (GtkWidget *from, MaillageChange *change, gpointer user_data)
{
  EventsNotepad *self = EVENTS_NOTEPAD (from);
  g_autofree char *written = user_data;
  g_autofree char *now = dup_text (self);

  if (change == NULL || g_strcmp0 (written, now) != 0) /* refused, or typed on */
    return;
  self->unsaved = FALSE;
  maillage_scope_clear_draft (
      self->scope, maillage_record_get_uuid (self->record), self->field_id);
}

static void
write_now (EventsNotepad *self)
{
  g_autoptr (MaillageEdit) edit = NULL;
  g_autofree char *text = NULL;
  g_autofree char *stripped = NULL;

  g_clear_handle_id (&self->pause_id, g_source_remove);
  if (!self->unsaved || !maillage_scope_get_active (self->scope))
    return;
  text = dup_text (self);
  stripped = g_strstrip (g_strdup (text));
  edit = maillage_scope_new_edit (self->scope, _ ("Minutes"));
  maillage_edit_set (edit, maillage_record_get_uuid (self->record), self->field_id, stripped);
  events_commit (GTK_WIDGET (self), edit, on_written, g_steal_pointer (&text));
}

static gboolean
on_pause (gpointer data)
{
  EventsNotepad *self = data;

  self->pause_id = 0;
  write_now (self);
  return G_SOURCE_REMOVE;
}

static void
on_typed (EventsNotepad *self)
{
  g_autofree char *text = NULL;

  if (self->filling)
    return;
  text = dup_text (self);
  self->unsaved = TRUE;
  maillage_scope_put_draft (
      self->scope, maillage_record_get_uuid (self->record), self->field_id, text);
  g_clear_handle_id (&self->pause_id, g_source_remove);
  self->pause_id = g_timeout_add_seconds (PAUSE_SECONDS, on_pause, self);
}

static void
set_text (EventsNotepad *self, const char *text)
{
  self->filling = TRUE;
  gtk_text_buffer_set_text (
      gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view)), text != NULL ? text : "", -1);
  self->filling = FALSE;
}

/* What is typed and not written stays. */
static void
on_record_changed (EventsNotepad *self)
{
  g_autofree char *shown = dup_text (self);
  const char *value = maillage_record_get_value (self->record, self->field_id);

  if (!self->unsaved && g_strcmp0 (g_strstrip (shown), value != NULL ? value : "") != 0)
    set_text (self, value);
}

static void
events_notepad_unmap (GtkWidget *widget)
{
  write_now (EVENTS_NOTEPAD (widget));
  GTK_WIDGET_CLASS (events_notepad_parent_class)->unmap (widget);
}

static void
events_notepad_dispose (GObject *object)
{
  EventsNotepad *self = EVENTS_NOTEPAD (object);

  g_clear_handle_id (&self->pause_id, g_source_remove);
  if (self->record != NULL)
    g_signal_handlers_disconnect_by_data (self->record, self);
  g_clear_pointer (&self->view, gtk_widget_unparent);
  g_clear_object (&self->record);
  g_clear_object (&self->scope);
  G_OBJECT_CLASS (events_notepad_parent_class)->dispose (object);
}

static void
events_notepad_finalize (GObject *object)
{
  g_free (EVENTS_NOTEPAD (object)->field_id);
  G_OBJECT_CLASS (events_notepad_parent_class)->finalize (object);
}

static void
events_notepad_class_init (EventsNotepadClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = events_notepad_dispose;
  G_OBJECT_CLASS (klass)->finalize = events_notepad_finalize;
  GTK_WIDGET_CLASS (klass)->unmap = events_notepad_unmap;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
events_notepad_init (EventsNotepad *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkTextView *view;

  self->view = gtk_text_view_new ();
  view = GTK_TEXT_VIEW (self->view);
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_view_set_top_margin (view, 9);
  gtk_text_view_set_bottom_margin (view, 9);
  gtk_text_view_set_left_margin (view, 12);
  gtk_text_view_set_right_margin (view, 12);
  gtk_widget_set_size_request (self->view, -1, 58);
  gtk_widget_add_css_class (self->view, "events-notepad");
  gtk_widget_set_parent (self->view, GTK_WIDGET (self));
  g_signal_connect_object (
      gtk_text_view_get_buffer (view), "changed", G_CALLBACK (on_typed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (write_now), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->view, focus);
}

GtkWidget *
events_notepad_new (MaillageScope *scope, MaillageRecord *record, const char *field_id)
{
  EventsNotepad *self = g_object_new (EVENTS_TYPE_NOTEPAD, NULL);
  g_autofree char *draft = NULL;

  self->scope = g_object_ref (scope);
  self->record = g_object_ref (record);
  self->field_id = g_strdup (field_id);
  draft = maillage_scope_dup_draft (scope, maillage_record_get_uuid (record), field_id);
  set_text (self, draft != NULL ? draft : maillage_record_get_value (record, field_id));
  self->unsaved = draft != NULL;
  g_signal_connect_object (
      record, "changed", G_CALLBACK (on_record_changed), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
events_notepad_set_title (GtkWidget *self, const char *title)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (EVENTS_NOTEPAD (self)->view),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title,
                                  -1);
}
