/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* The titles of the columns: pressing one sorts by it, dragging its edge makes it wider. */

#include "maillage-ui-table-private.h"

/* Pixels around an edge where the pointer takes it; the least a column may be dragged to. */
#define REACH 4
#define LEAST 48

struct _MaillageUiTableHeader
{
  GtkWidget parent_instance;

  MaillageUiTable *table;         /* owns this */
  MaillageUiTableColumn *dragged; /* borrowed */
  int width;                      /* it had before */
};

G_DEFINE_FINAL_TYPE (MaillageUiTableHeader, maillage_ui_table_header, GTK_TYPE_WIDGET)

/* Sorting */

static void
clicked_cb (GtkButton *button, MaillageUiTableColumn *column)
{
  MaillageUiTable *table = column->table;

  maillage_ui_table_set_sort (table, column, table->sort == column && !table->descending);
}

/* The arrow of the column that sorts; the others have none. */
static void
update_arrow (MaillageUiTableColumn *column, GtkWidget *box)
{
  GtkWidget *arrow = gtk_widget_get_next_sibling (gtk_widget_get_first_child (box));
  gboolean sorts = column->table->sort == column;
  gboolean descending = column->table->descending;

  if (arrow != NULL)
    gtk_box_remove (GTK_BOX (box), arrow);
  if (sorts)
    {
      arrow = gtk_image_new_from_icon_name (descending ? "pan-down-symbolic" : "pan-up-symbolic");
      gtk_box_append (GTK_BOX (box), arrow);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (column->button),
                                  GTK_ACCESSIBLE_PROPERTY_SORT,
                                  !sorts       ? GTK_ACCESSIBLE_SORT_NONE
                                  : descending ? GTK_ACCESSIBLE_SORT_DESCENDING
                                               : GTK_ACCESSIBLE_SORT_ASCENDING,
                                  -1);
}

void
_maillage_ui_table_header_update (MaillageUiTableHeader *self, MaillageUiTableColumn *column)
{
  GtkWidget *box = gtk_button_get_child (GTK_BUTTON (column->button));
  const char *title = column->title != NULL ? column->title : "";

  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (box)), title);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (column->button), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_widget_set_can_focus (column->button, column->sortable);
  gtk_widget_set_can_target (column->button, column->sortable);
  update_arrow (column, box);
}

void
_maillage_ui_table_header_add (MaillageUiTableHeader *self, MaillageUiTableColumn *column)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), label);
  column->button = g_object_new (
      GTK_TYPE_BUTTON, "accessible-role", GTK_ACCESSIBLE_ROLE_COLUMN_HEADER, "child", box, NULL);
  g_signal_connect (column->button, "clicked", G_CALLBACK (clicked_cb), column);
  gtk_widget_set_parent (column->button, GTK_WIDGET (self));
  _maillage_ui_table_header_update (self, column);
}

/* Widths */

static MaillageUiTableColumn *
find_edge (MaillageUiTableHeader *self, double x)
{
  MaillageUiTable *table = self->table;
  double value = gtk_adjustment_get_value (table->across);

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    x = gtk_widget_get_width (GTK_WIDGET (self)) - x;
  for (guint i = table->columns->len; i-- > 0;)
    {
      MaillageUiTableColumn *column = g_ptr_array_index (table->columns, i);
      double edge = column->x + column->across - value;

      if (column->visible && column->resizable && ABS (x - edge) <= REACH)
        return column;
    }
  return NULL;
}

static void
drag_begin_cb (MaillageUiTableHeader *self, double x, double y, GtkGesture *gesture)
{
  self->dragged = find_edge (self, x);
  if (self->dragged == NULL)
    {
      gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  self->width = self->dragged->across;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
drag_update_cb (MaillageUiTableHeader *self, double x, double y)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  if (self->dragged != NULL && ABS (x) >= 1)
    maillage_ui_table_column_set_width (self->dragged,
                                        MAX (self->width + (int) (rtl ? -x : x), LEAST));
}

static void
drag_end_cb (MaillageUiTableHeader *self)
{
  self->dragged = NULL;
}

static void
motion_cb (MaillageUiTableHeader *self, double x)
{
  gtk_widget_set_cursor_from_name (
      GTK_WIDGET (self),
      self->dragged != NULL || find_edge (self, x) != NULL ? "col-resize" : NULL);
}

static void
set_up_dragging (MaillageUiTableHeader *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
}

/* The widget */

static void
maillage_ui_table_header_measure (GtkWidget *widget,
                                  GtkOrientation orientation,
                                  int for_size,
                                  int *minimum,
                                  int *natural,
                                  int *minimum_baseline,
                                  int *natural_baseline)
{
  MaillageUiTableHeader *self = MAILLAGE_UI_TABLE_HEADER (widget);

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = *natural = _maillage_ui_table_get_width (self->table);
      return;
    }
  for (guint i = 0; i < self->table->columns->len; i++)
    {
      MaillageUiTableColumn *column = g_ptr_array_index (self->table->columns, i);
      int height;

      gtk_widget_measure (column->button, orientation, -1, NULL, &height, NULL, NULL);
      *minimum = *natural = MAX (*natural, height);
    }
}

static void
maillage_ui_table_header_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MaillageUiTableHeader *self = MAILLAGE_UI_TABLE_HEADER (widget);
  int value = (int) gtk_adjustment_get_value (self->table->across);
  int across = _maillage_ui_table_place_columns (self->table, width);

  for (guint i = 0; i < self->table->columns->len; i++)
    {
      MaillageUiTableColumn *column = g_ptr_array_index (self->table->columns, i);
      GtkAllocation place = { column->x - value, 0, column->across, height };

      if (!column->visible)
        continue;
      if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
        place.x = across - column->x - column->across - value;
      gtk_widget_size_allocate (column->button, &place, -1);
    }
}

/* Tab comes to one title and leaves from it; the arrows go from one to the next. */
static gboolean
maillage_ui_table_header_focus (GtkWidget *widget, GtkDirectionType direction)
{
  gboolean inside = (gtk_widget_get_state_flags (widget) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;

  if (inside && direction != GTK_DIR_LEFT && direction != GTK_DIR_RIGHT)
    return FALSE;
  return GTK_WIDGET_CLASS (maillage_ui_table_header_parent_class)->focus (widget, direction);
}

static void
maillage_ui_table_header_class_init (MaillageUiTableHeaderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = maillage_ui_table_header_measure;
  widget_class->size_allocate = maillage_ui_table_header_size_allocate;
  widget_class->focus = maillage_ui_table_header_focus;
  gtk_widget_class_set_css_name (widget_class, "header");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ROW);
}

static void
maillage_ui_table_header_init (MaillageUiTableHeader *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  set_up_dragging (self);
}

GtkWidget *
_maillage_ui_table_header_new (MaillageUiTable *table)
{
  MaillageUiTableHeader *self = g_object_new (MAILLAGE_UI_TYPE_TABLE_HEADER, NULL);

  self->table = table;
  return GTK_WIDGET (self);
}
