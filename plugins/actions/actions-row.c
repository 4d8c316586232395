/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "actions-row-private.h"

#define GAP 12
#define PADDING 12
#define USUAL_WIDTH 980 /* in a window as wide as it opens */
#define WITH_PILOT 780
#define WITH_MOVE 700

static const int widths[ACTIONS_N_COLUMNS] = { 40, 0, 116, 140, 150, 150 };

G_DEFINE_FINAL_TYPE (ActionsRow, actions_row, GTK_TYPE_WIDGET)

static gboolean
is_group (ActionsRow *self)
{
  return self->item != NULL && self->item->type == ACTIONS_ITEM_GROUP;
}

/* A group's title reaches over the columns it leaves empty; what it comes to stands at the end. */
static gboolean
column_shows (ActionsRow *self, int column, int width)
{
  if (column == ACTIONS_COLUMN_MOVE && width < WITH_MOVE)
    return FALSE;
  if (column == ACTIONS_COLUMN_PILOT && (width < WITH_PILOT || is_group (self)))
    return FALSE;
  return !(is_group (self) && (column == ACTIONS_COLUMN_DUE || (column == ACTIONS_COLUMN_MOVE)));
}

static int
title_width (ActionsRow *self, int width)
{
  int rest = width - 2 * PADDING;

  for (int i = 0; i < ACTIONS_N_COLUMNS; i++)
    if (i != ACTIONS_COLUMN_TITLE && column_shows (self, i, width))
      rest -= widths[i] + GAP;
  return MAX (rest, 60);
}

static int
column_width (ActionsRow *self, int column, int width)
{
  return column == ACTIONS_COLUMN_TITLE ? title_width (self, width) : widths[column];
}

static void
actions_row_measure (GtkWidget *widget,
                     GtkOrientation orientation,
                     int for_size,
                     int *minimum,
                     int *natural,
                     int *minimum_baseline,
                     int *natural_baseline)
{
  ActionsRow *self = ACTIONS_ROW (widget);
  int width = for_size >= 0 ? for_size : gtk_widget_get_width (widget);

  if (width == 0)
    width = USUAL_WIDTH;

  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 360 : 0;
  for (int i = 0; i < ACTIONS_N_COLUMNS && orientation == GTK_ORIENTATION_VERTICAL; i++)
    {
      int height;

      if (!column_shows (self, i, width))
        continue;
      gtk_widget_measure (self->cells[i],
                          GTK_ORIENTATION_VERTICAL,
                          column_width (self, i, width),
                          &height,
                          NULL,
                          NULL,
                          NULL);
      *minimum = *natural = MAX (*minimum, height);
    }
}

/* What a group holds stands after its title, which gives way; what it takes of @place. */
static int
allocate_holds (ActionsRow *self, const GtkAllocation *place, gboolean mirrored)
{
  GtkAllocation holds = *place;
  int title;

  gtk_widget_measure (self->title, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &title, NULL, NULL);
  gtk_widget_measure (self->holds, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &holds.width, NULL, NULL);
  title = CLAMP (place->width - holds.width - GAP, 0, title);
  holds.width = MIN (holds.width, place->width);
  holds.x = mirrored ? place->x + place->width - title - GAP - holds.width : place->x + title + GAP;
  gtk_widget_size_allocate (self->holds, &holds, -1);
  return mirrored ? 0 : place->width - title;
}

static void
actions_row_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  ActionsRow *self = ACTIONS_ROW (widget);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int x = PADDING;

  for (int i = 0; i < ACTIONS_N_COLUMNS; i++)
    {
      int wide = column_width (self, i, width);
      GtkAllocation place = { mirrored ? width - x - wide : x, 0, wide, height };

      gtk_widget_set_child_visible (self->cells[i], column_shows (self, i, width));
      if (!column_shows (self, i, width))
        continue;
      if (i == ACTIONS_COLUMN_TITLE && is_group (self))
        place.width -= allocate_holds (self, &place, mirrored);
      gtk_widget_size_allocate (self->cells[i], &place, -1);
      x += wide + GAP;
    }
}

static GtkSizeRequestMode
actions_row_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
actions_row_dispose (GObject *object)
{
  ActionsRow *self = ACTIONS_ROW (object);

  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_clear_object (&self->item);
  for (int i = 0; i < ACTIONS_N_COLUMNS; i++)
    g_clear_pointer (&self->cells[i], gtk_widget_unparent);
  g_clear_pointer (&self->holds, gtk_widget_unparent);
  G_OBJECT_CLASS (actions_row_parent_class)->dispose (object);
}

static void
actions_row_class_init (ActionsRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = actions_row_dispose;
  widget_class->measure = actions_row_measure;
  widget_class->size_allocate = actions_row_size_allocate;
  widget_class->get_request_mode = actions_row_get_request_mode;
  gtk_widget_class_set_css_name (widget_class, "progressrow");
}

static GtkWidget *
label_new (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
take_cell (ActionsRow *self, int column, GtkWidget *cell)
{
  gtk_widget_set_valign (cell, GTK_ALIGN_CENTER);
  self->cells[column] = cell;
  gtk_widget_set_parent (cell, GTK_WIDGET (self));
  return cell;
}

static GtkWidget *
add_cell (ActionsRow *self, int column, GtkOrientation orientation, int spacing)
{
  return take_cell (self, column, gtk_box_new (orientation, spacing));
}

/* A label that wraps is a cell of its own: a box would ask it for its least width at each measure,
 * which is its dearest answer. */
static GtkWidget *
add_text (ActionsRow *self, int column)
{
  GtkWidget *label = take_cell (self, column, label_new (NULL));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), 2);
  return label;
}

static GtkWidget *
append (GtkWidget *cell, GtkWidget *child)
{
  gtk_box_append (GTK_BOX (cell), child);
  return child;
}

static void
add_first_cells (ActionsRow *self)
{
  GtkWidget *cell = add_cell (self, ACTIONS_COLUMN_NUMBER, GTK_ORIENTATION_HORIZONTAL, 0);

  self->fold = append (cell, gtk_image_new_from_icon_name ("pan-down-symbolic"));
  self->number = append (cell, label_new ("numeric"));
  self->title = add_text (self, ACTIONS_COLUMN_TITLE);
  self->pilot = add_text (self, ACTIONS_COLUMN_PILOT);
  self->holds = label_new ("dim-label");
  gtk_widget_add_css_class (self->holds, "maillage-small");
  gtk_widget_set_parent (self->holds, GTK_WIDGET (self));
}

static void
add_last_cells (ActionsRow *self)
{
  GtkWidget *cell = add_cell (self, ACTIONS_COLUMN_DUE, GTK_ORIENTATION_VERTICAL, 0);

  self->due = append (cell, label_new (NULL));
  self->late = append (cell, maillage_ui_state_new ());
  gtk_widget_add_css_class (self->late, "maillage-lateness");
  cell = add_cell (self, ACTIONS_COLUMN_STATE, GTK_ORIENTATION_HORIZONTAL, 0);
  self->state = append (cell, maillage_ui_state_new ());
  self->progress = append (cell, gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9));
  self->bar = append (self->progress, maillage_ui_bar_new ());
  gtk_widget_set_size_request (self->bar, 72, -1);
  self->words = append (self->progress, label_new ("numeric"));
  cell = add_cell (self, ACTIONS_COLUMN_MOVE, GTK_ORIENTATION_HORIZONTAL, 0);
  self->move = append (cell, maillage_ui_state_new ());
  self->gain = append (cell, label_new ("maillage-good"));
}

static void
actions_row_init (ActionsRow *self)
{
  add_first_cells (self);
  add_last_cells (self);
  gtk_widget_add_css_class (GTK_WIDGET (self), "maillage-progress-row");
}

GtkWidget *
actions_row_new (void)
{
  return g_object_new (ACTIONS_TYPE_ROW, NULL);
}

void
actions_row_set_head (ActionsRow *self, gboolean looks_back)
{
  self->is_head = TRUE;
  gtk_widget_add_css_class (GTK_WIDGET (self), "maillage-progress-head");
  gtk_widget_set_visible (self->fold, FALSE);
  gtk_widget_set_visible (self->holds, FALSE);
  gtk_widget_set_visible (self->late, FALSE);
  gtk_widget_set_visible (self->state, FALSE);
  gtk_widget_set_visible (self->bar, FALSE);
  gtk_widget_set_visible (self->move, FALSE);
  gtk_widget_remove_css_class (self->gain, "maillage-good");
  gtk_label_set_text (GTK_LABEL (self->number), C_ ("column", "No"));
  gtk_label_set_text (GTK_LABEL (self->title), _ ("Sheet and steps"));
  gtk_label_set_text (GTK_LABEL (self->pilot), _ ("Pilot"));
  gtk_label_set_text (GTK_LABEL (self->due), _ ("Due"));
  gtk_label_set_text (GTK_LABEL (self->words), _ ("State"));
  gtk_label_set_text (GTK_LABEL (self->gain), looks_back ? _ ("Since then") : "");
}

void
actions_row_set_item (ActionsRow *self, ActionsItem *item)
{
  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  if (g_set_object (&self->item, item) && item != NULL)
    gtk_widget_queue_resize (GTK_WIDGET (self));
  if (item == NULL)
    return;
  g_signal_connect_swapped (item, "changed", G_CALLBACK (_actions_row_fill), self);
  _actions_row_fill (self);
}

ActionsItem *
actions_row_get_item (ActionsRow *self)
{
  return self->item;
}
