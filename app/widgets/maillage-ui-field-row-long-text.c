/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-ui-field-row-private.h"

static GtkTextBuffer *
get_buffer (GtkWidget *editor)
{
  GtkWidget *view = gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (editor));

  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
}

/* Enter begins a line here; Ctrl+Enter keeps. */
static gboolean
on_key (MaillageUiFieldRow *row, guint key, guint code, GdkModifierType state)
{
  if ((key != GDK_KEY_Return && key != GDK_KEY_KP_Enter) || !(state & GDK_CONTROL_MASK))
    return FALSE;
  maillage_ui_field_row_commit (row);
  return TRUE;
}

static GtkWidget *
create_view (MaillageUiFieldRow *row)
{
  GtkWidget *view = gtk_text_view_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), 8);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (view), 8);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 9);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), 9);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key), row, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (view, keys);
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)),
                           "changed",
                           G_CALLBACK (_maillage_ui_field_row_typed),
                           row,
                           G_CONNECT_SWAPPED);
  _maillage_ui_field_row_label (row, view);
  return view;
}

/* A text that fits has nothing to scroll: the wheel turns the page it stands on. GTK would take it
 * all the same, and stop the page under the pointer. */
static void
on_height (GtkAdjustment *height, GtkWidget *scroll)
{
  gboolean fits = gtk_adjustment_get_upper (height) <= gtk_adjustment_get_page_size (height);
  g_autoptr (GListModel) all = gtk_widget_observe_controllers (scroll);

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (GtkEventController) each = g_list_model_get_item (all, i);

      if (GTK_IS_EVENT_CONTROLLER_SCROLL (each)
          && gtk_event_controller_get_propagation_phase (each) != GTK_PHASE_CAPTURE)
        gtk_event_controller_set_propagation_phase (each, fits ? GTK_PHASE_NONE : GTK_PHASE_BUBBLE);
    }
}

static GtkWidget *
create (MaillageUiFieldRow *row)
{
  GtkWidget *scroll = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (
      GTK_SCROLLED_WINDOW (scroll), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroll), 90);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroll), 360);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroll), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), create_view (row));
  gtk_widget_add_css_class (scroll, "maillage-long-text");
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroll)),
                           "changed",
                           G_CALLBACK (on_height),
                           scroll,
                           0);
  return scroll;
}

static void
set_typed (GtkWidget *editor, const char *text)
{
  gtk_text_buffer_set_text (get_buffer (editor), text, -1);
}

static void
load (MaillageUiFieldRow *row, GtkWidget *editor, const char *value)
{
  set_typed (editor, value != NULL ? value : "");
}

static char *
dup_typed (GtkWidget *editor)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (get_buffer (editor), &start, &end);
  return gtk_text_buffer_get_text (get_buffer (editor), &start, &end, FALSE);
}

const MaillageUiEditor _maillage_ui_long_text_editor = { create, load, dup_typed, set_typed };
