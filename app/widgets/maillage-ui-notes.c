/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-ui-notes-private.h"
#include "maillage-ui-window.h"

#include <glib/gi18n-lib.h>
#include <maillage-registry-private.h>

/* The draft of a note that does not exist yet hangs on the record. */
#define NEW_NOTE "new_note"

/**
 * MaillageUiNotes:
 *
 * A record's notes, the newest first.
 */
struct _MaillageUiNotes
{
  MaillageUiOwned parent_instance;

  GPtrArray *notes;
  char *edited;  /* the note that is edited, "" for a new one, or NULL */
  char *writing; /* its text while it is written */

  GtkWidget *box; /* NULL once disposed of */
  GtkWidget *view;
};

G_DEFINE_FINAL_TYPE (MaillageUiNotes, _maillage_ui_notes, MAILLAGE_UI_TYPE_OWNED)

static void fill (MaillageUiNotes *self);

static MaillageRecord *
record_of (MaillageUiNotes *self)
{
  return _maillage_ui_owned_get_record (MAILLAGE_UI_OWNED (self));
}

static MaillageDrafts *
drafts_of (MaillageUiNotes *self)
{
  return maillage_drafts_of (_maillage_ui_owned_get_store (MAILLAGE_UI_OWNED (self)));
}

static const char *
draft_uuid (MaillageUiNotes *self)
{
  return *self->edited != '\0' ? self->edited : maillage_record_get_uuid (record_of (self));
}

static const char *
draft_field (MaillageUiNotes *self)
{
  return *self->edited != '\0' ? "text" : NEW_NOTE;
}

static char *
dup_typed (MaillageUiNotes *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
}

static void
stop_editing (MaillageUiNotes *self)
{
  maillage_drafts_clear (drafts_of (self), draft_uuid (self), draft_field (self));
  g_clear_pointer (&self->edited, g_free);
  fill (self);
}

static void
on_committed (GtkWidget *from, MaillageChange *change, gpointer data)
{
  MaillageUiNotes *self = MAILLAGE_UI_NOTES (from);

  g_clear_pointer (&self->writing, g_free);
  if (change != NULL && self->edited != NULL && self->box != NULL)
    stop_editing (self);
}

static MaillageEdit *
make_edit (MaillageUiNotes *self, const char *text)
{
  const char *title = maillage_record_get_title (record_of (self));
  g_autofree char *label = g_strdup_printf (
      *self->edited != '\0' ? _ ("Note on %s changed") : _ ("Note added to %s"), title);
  MaillageEdit *edit = _maillage_edit_new (label, NULL);
  const char *uuid = self->edited;

  if (*self->edited == '\0')
    {
      g_autoptr (MaillageDate) today
          = maillage_context_dup_today (_maillage_ui_owned_get_context (MAILLAGE_UI_OWNED (self)));

      uuid = maillage_edit_create_child (
          edit, "core.note", maillage_record_get_uuid (record_of (self)));
      maillage_edit_set_date (edit, uuid, "date", today);
    }
  if (*text == '\0')
    maillage_edit_trash (edit, uuid);
  else
    maillage_edit_set (edit, uuid, "text", text);
  return edit;
}

static const char *
find_saved_text (MaillageUiNotes *self)
{
  for (guint i = 0; self->notes != NULL && i < self->notes->len; i++)
    {
      MaillageRecord *note = g_ptr_array_index (self->notes, i);

      if (strcmp (maillage_record_get_uuid (note), self->edited) == 0)
        return maillage_record_get_value (note, "text");
    }
  return NULL;
}

/* Leaving the text saves it; emptying a note puts it in the trash. */
static void
commit (MaillageUiNotes *self)
{
  MaillageUiWindow *window = maillage_ui_window_from (GTK_WIDGET (self));
  g_autoptr (MaillageEdit) edit = NULL;
  g_autofree char *text = NULL;
  const char *saved;

  if (self->edited == NULL || self->writing != NULL || window == NULL)
    return;
  text = dup_typed (self);
  saved = find_saved_text (self);
  if (strcmp (text, saved != NULL ? saved : "") == 0)
    {
      stop_editing (self);
      return;
    }
  edit = make_edit (self, text);
  self->writing = g_steal_pointer (&text);
  maillage_ui_window_commit (window, GTK_WIDGET (self), edit, on_committed, NULL);
}

static void
on_typed (MaillageUiNotes *self)
{
  g_autofree char *text = dup_typed (self);

  maillage_drafts_put (drafts_of (self), draft_uuid (self), draft_field (self), text);
}

static gboolean
on_key (MaillageUiNotes *self, guint key, guint code, GdkModifierType state)
{
  if (key == GDK_KEY_Escape)
    stop_editing (self);
  else if ((key == GDK_KEY_Return || key == GDK_KEY_KP_Enter) && (state & GDK_CONTROL_MASK))
    commit (self);
  else
    return FALSE;
  return TRUE;
}

static void
make_view (MaillageUiNotes *self, const char *text)
{
  GtkTextBuffer *buffer = gtk_text_buffer_new (NULL);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_text_buffer_set_text (buffer, text, -1);
  g_clear_object (&self->view);
  self->view = g_object_ref_sink (gtk_text_view_new_with_buffer (buffer));
  g_object_unref (buffer);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->view), FALSE);
  gtk_widget_set_size_request (self->view, -1, 90);
  gtk_widget_set_name (self->view, "note-text");
  gtk_widget_add_css_class (self->view, "maillage-note");
  gtk_widget_add_css_class (self->view, "card");
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Text of the note"), -1);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (on_typed), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->view, keys);
  g_signal_connect_object (focus, "leave", G_CALLBACK (commit), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->view, focus);
}

static void
edit_note (MaillageUiNotes *self, const char *uuid, const char *text)
{
  g_autofree char *draft = NULL;

  if (!_maillage_ui_owned_may_write (MAILLAGE_UI_OWNED (self)) || self->writing != NULL)
    return;
  g_free (self->edited);
  self->edited = g_strdup (uuid);
  draft = maillage_drafts_dup_text (drafts_of (self), draft_uuid (self), draft_field (self));
  make_view (self, draft != NULL ? draft : text);
  fill (self);
  gtk_widget_grab_focus (self->view);
}

static void
on_note_clicked (GtkWidget *button)
{
  GtkWidget *self = gtk_widget_get_ancestor (button, MAILLAGE_UI_TYPE_NOTES);
  MaillageRecord *note = g_object_get_data (G_OBJECT (button), "note");

  edit_note (MAILLAGE_UI_NOTES (self),
             maillage_record_get_uuid (note),
             maillage_record_get_value (note, "text"));
}

static GtkWidget *
make_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  return label;
}

static GtkWidget *
make_note (MaillageUiNotes *self, MaillageRecord *note)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  g_autofree char *date = maillage_record_dup_display (note, "date");
  GtkWidget *label;

  gtk_box_append (GTK_BOX (box), make_label (maillage_record_get_value (note, "text")));
  if (date != NULL)
    {
      label = make_label (date);
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "dim-label");
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "card");
  gtk_widget_add_css_class (button, "maillage-note");
  gtk_widget_set_tooltip_text (button, _ ("Change this note"));
  g_object_set_data_full (G_OBJECT (button), "note", g_object_ref (note), g_object_unref);
  g_signal_connect (button, "clicked", G_CALLBACK (on_note_clicked), NULL);
  return button;
}

static void
fill (MaillageUiNotes *self)
{
  GtkWidget *child;
  guint n = self->notes != NULL ? self->notes->len : 0;

  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  if (self->edited == NULL)
    g_clear_object (&self->view);
  if (self->edited != NULL && *self->edited == '\0')
    gtk_box_append (GTK_BOX (self->box), self->view);
  for (guint i = 0; i < n; i++)
    {
      MaillageRecord *note = g_ptr_array_index (self->notes, i);
      gboolean edited = g_strcmp0 (maillage_record_get_uuid (note), self->edited) == 0;

      gtk_box_append (GTK_BOX (self->box), edited ? self->view : make_note (self, note));
    }
  _maillage_ui_owned_set_count (MAILLAGE_UI_OWNED (self), n);
}

static void
_maillage_ui_notes_show (MaillageUiOwned *owned, GPtrArray *notes)
{
  MaillageUiNotes *self = MAILLAGE_UI_NOTES (owned);

  g_clear_pointer (&self->notes, g_ptr_array_unref);
  self->notes = g_ptr_array_ref (notes);
  /* While one types, the list waits. */
  if (self->edited == NULL)
    fill (self);
}

static void
_maillage_ui_notes_dispose (GObject *object)
{
  MaillageUiNotes *self = MAILLAGE_UI_NOTES (object);

  self->box = NULL;
  g_clear_pointer (&self->edited, g_free);
  g_clear_object (&self->view);
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  G_OBJECT_CLASS (_maillage_ui_notes_parent_class)->dispose (object);
}

static void
_maillage_ui_notes_finalize (GObject *object)
{
  g_free (MAILLAGE_UI_NOTES (object)->writing);
  G_OBJECT_CLASS (_maillage_ui_notes_parent_class)->finalize (object);
}

static void
_maillage_ui_notes_class_init (MaillageUiNotesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = _maillage_ui_notes_dispose;
  G_OBJECT_CLASS (klass)->finalize = _maillage_ui_notes_finalize;
  MAILLAGE_UI_OWNED_CLASS (klass)->kind = "core.note";
  MAILLAGE_UI_OWNED_CLASS (klass)->show = _maillage_ui_notes_show;
}

static void
_maillage_ui_notes_init (MaillageUiNotes *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  _maillage_ui_owned_build (MAILLAGE_UI_OWNED (self),
                            _ ("Notes"),
                            self->box,
                            _ ("Add a note"),
                            G_CALLBACK (_maillage_ui_notes_add));
  gtk_widget_set_name (GTK_WIDGET (self), "notes");
}

GtkWidget *
_maillage_ui_notes_new (MaillageContext *context, MaillageRecord *record)
{
  MaillageUiNotes *self = g_object_new (MAILLAGE_UI_TYPE_NOTES, NULL);
  g_autofree char *draft = NULL;

  _maillage_ui_owned_set_record (MAILLAGE_UI_OWNED (self), context, record);
  draft = maillage_drafts_dup_text (drafts_of (self), maillage_record_get_uuid (record), NEW_NOTE);
  if (draft != NULL && *draft != '\0')
    _maillage_ui_notes_add (self);
  return GTK_WIDGET (self);
}

void
_maillage_ui_notes_add (MaillageUiNotes *self)
{
  g_return_if_fail (MAILLAGE_UI_IS_NOTES (self));
  if (self->edited == NULL)
    edit_note (self, "", "");
}
