/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* What keys and the pointer do in the table: what GTK's own lists do with them. */

#include "maillage-ui-table-private.h"

typedef enum
{
  MOVE_LINES,
  MOVE_PAGES,
  MOVE_TO_START,
  MOVE_TO_END,
} Move;

static void
select_range (MaillageUiTable *self, guint position, gboolean modify)
{
  guint start = MIN (self->anchor, position);
  guint n = MAX (self->anchor, position) - start + 1;

  if (modify && !gtk_selection_model_is_selected (self->model, self->anchor))
    gtk_selection_model_unselect_range (self->model, start, n);
  else
    gtk_selection_model_select_range (self->model, start, n, !modify);
}

/* @modify: leaves the others as they are; @extend: from where the selection began */
static void
select_row (MaillageUiTable *self, guint position, gboolean modify, gboolean extend)
{
  if (extend)
    {
      select_range (self, position, modify);
      return;
    }
  if (!modify)
    gtk_selection_model_select_item (self->model, position, TRUE);
  else if (gtk_selection_model_is_selected (self->model, position))
    gtk_selection_model_unselect_item (self->model, position);
  else
    gtk_selection_model_select_item (self->model, position, FALSE);
  self->anchor = position;
}

/* Keys */

static guint
get_target (MaillageUiTable *self, Move move, int direction)
{
  guint n = _maillage_ui_table_get_n_rows (self);
  int height = gtk_widget_get_height (GTK_WIDGET (self->body));
  int row_height = _maillage_ui_table_body_get_row_height (self->body);
  gint64 target = self->cursor;

  switch (move)
    {
    case MOVE_LINES:
      target += direction;
      break;
    case MOVE_PAGES:
      target += (gint64) direction * MAX (height / row_height - 1, 1);
      break;
    case MOVE_TO_START:
      target = 0;
      break;
    case MOVE_TO_END:
    default:
      target = n - 1;
    }
  return (guint) CLAMP (target, 0, (gint64) n - 1);
}

static gboolean
move_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  MaillageUiTable *self = MAILLAGE_UI_TABLE (widget);
  int move, direction;
  gboolean modify, extend;
  guint target;

  if (_maillage_ui_table_get_n_rows (self) == 0)
    return FALSE;
  g_variant_get (args, "(iibb)", &move, &direction, &modify, &extend);
  /* From the header, the first arrow comes to the row where one was. */
  target = _maillage_ui_table_body_has_focus (self->body)
               ? get_target (self, (Move) move, direction)
               : MIN (self->cursor, _maillage_ui_table_get_n_rows (self) - 1);
  if (!_maillage_ui_table_body_focus_row (self->body, target))
    return FALSE;
  if (!modify || extend)
    select_row (self, target, modify, extend);
  return TRUE;
}

static gboolean
toggle_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  MaillageUiTable *self = MAILLAGE_UI_TABLE (widget);
  gboolean extend = g_variant_get_boolean (args);

  if (!_maillage_ui_table_body_has_focus (self->body))
    return FALSE;
  select_row (self, self->cursor, !extend, extend);
  return TRUE;
}

static gboolean
activate_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  MaillageUiTable *self = MAILLAGE_UI_TABLE (widget);

  if (!_maillage_ui_table_body_has_focus (self->body))
    return FALSE;
  g_signal_emit_by_name (self, "activate", self->cursor);
  return TRUE;
}

static gboolean
select_all_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  MaillageUiTable *self = MAILLAGE_UI_TABLE (widget);

  if (g_variant_get_boolean (args))
    gtk_selection_model_select_all (self->model);
  else
    gtk_selection_model_unselect_all (self->model);
  return TRUE;
}

static void
add_move (GtkWidgetClass *widget_class, guint key, guint pad_key, Move move, int direction)
{
  for (int i = 0; i < 4; i++)
    {
      gboolean modify = (i & 1) != 0, extend = (i & 2) != 0;
      GdkModifierType state
          = (modify ? GDK_CONTROL_MASK : 0) | (extend ? GDK_SHIFT_MASK : (GdkModifierType) 0);

      gtk_widget_class_add_binding (
          widget_class, key, state, move_cb, "(iibb)", move, direction, modify, extend);
      gtk_widget_class_add_binding (
          widget_class, pad_key, state, move_cb, "(iibb)", move, direction, modify, extend);
    }
}

void
_maillage_ui_table_install_keys (GtkWidgetClass *widget_class)
{
  static const guint enter[] = { GDK_KEY_Return, GDK_KEY_ISO_Enter, GDK_KEY_KP_Enter };
  static const guint space[] = { GDK_KEY_space, GDK_KEY_KP_Space };

  add_move (widget_class, GDK_KEY_Up, GDK_KEY_KP_Up, MOVE_LINES, -1);
  add_move (widget_class, GDK_KEY_Down, GDK_KEY_KP_Down, MOVE_LINES, 1);
  add_move (widget_class, GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up, MOVE_PAGES, -1);
  add_move (widget_class, GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down, MOVE_PAGES, 1);
  add_move (widget_class, GDK_KEY_Home, GDK_KEY_KP_Home, MOVE_TO_START, 0);
  add_move (widget_class, GDK_KEY_End, GDK_KEY_KP_End, MOVE_TO_END, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (enter); i++)
    gtk_widget_class_add_binding (widget_class, enter[i], 0, activate_cb, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (space); i++)
    {
      gtk_widget_class_add_binding (widget_class, space[i], 0, toggle_cb, "b", FALSE);
      gtk_widget_class_add_binding (
          widget_class, space[i], GDK_CONTROL_MASK, toggle_cb, "b", FALSE);
      gtk_widget_class_add_binding (widget_class, space[i], GDK_SHIFT_MASK, toggle_cb, "b", TRUE);
    }
  gtk_widget_class_add_binding (
      widget_class, GDK_KEY_a, GDK_CONTROL_MASK, select_all_cb, "b", TRUE);
  gtk_widget_class_add_binding (
      widget_class, GDK_KEY_a, GDK_CONTROL_MASK | GDK_SHIFT_MASK, select_all_cb, "b", FALSE);
}

/* Pointer */

static MaillageUiTableRow *
find_row_at (MaillageUiTable *self, double y)
{
  double value = gtk_adjustment_get_value (self->down);
  int row_height = _maillage_ui_table_body_get_row_height (self->body);

  if (y < 0)
    return NULL;
  return _maillage_ui_table_body_find_row (self->body, (guint) ((y + value) / row_height));
}

static void
pressed_cb (MaillageUiTable *self, int n_press, double x, double y, GtkGesture *gesture)
{
  MaillageUiTableRow *row = find_row_at (self, y);

  if (row == NULL)
    {
      gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  gtk_widget_grab_focus (GTK_WIDGET (row));
  if (n_press == 2)
    g_signal_emit_by_name (self, "activate", row->position);
}

static void
released_cb (MaillageUiTable *self, int n_press, double x, double y, GtkGesture *gesture)
{
  MaillageUiTableRow *row = find_row_at (self, y);
  GdkModifierType state
      = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));

  if (row == NULL || n_press != 1)
    return;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  select_row (self, row->position, (state & GDK_CONTROL_MASK) != 0, (state & GDK_SHIFT_MASK) != 0);
}

void
_maillage_ui_table_set_up_pointer (MaillageUiTable *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_PRIMARY);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->body), GTK_EVENT_CONTROLLER (click));
}
