/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "actions-row-private.h"

#define GAP 12
#define PADDING 12
#define LEAST_WIDTH 360
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

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = LEAST_WIDTH;
  else
    gtk_widget_measure (self->title, orientation, -1, minimum, natural, NULL, NULL);
}

static int
measure_title (ActionsRow *self)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (
      self->title, gtk_inscription_get_text (GTK_INSCRIPTION (self->title)));
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

/* What a group holds stands after its title, which gives way; what it takes of @place. */
static int
allocate_holds (ActionsRow *self, const GtkAllocation *place, gboolean mirrored)
{
  GtkAllocation holds = *place;
  int title = measure_title (self);

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

/* Asked when one points at it: to be told of each text would ask where the pointer is. */
static gboolean
actions_row_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  ActionsRow *self = ACTIONS_ROW (widget);

  if (self->item == NULL || is_group (self))
    return FALSE;
  gtk_tooltip_set_text (tooltip, self->item->title);
  return self->item->title != NULL;
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
  widget_class->query_tooltip = actions_row_query_tooltip;
  gtk_widget_class_set_css_name (widget_class, "progressrow");
}

/* Its place is given, not asked for: text is laid out once, when it is drawn, where a label lays it
 * out anew for each measure. */
static GtkWidget *
text_new (const char *css_class)
{
  GtkWidget *text = gtk_inscription_new (NULL);

  gtk_inscription_set_min_chars (GTK_INSCRIPTION (text), 0);
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (text), 0);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (text),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_widget_set_hexpand (text, TRUE);
  if (css_class != NULL)
    gtk_widget_add_css_class (text, css_class);
  return text;
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

/* Of two lines at most: so is the row, which leaves this much to each of its cells. */
static GtkWidget *
add_text (ActionsRow *self, int column)
{
  GtkWidget *text = take_cell (self, column, text_new (NULL));

  gtk_inscription_set_wrap_mode (GTK_INSCRIPTION (text), PANGO_WRAP_WORD_CHAR);
  gtk_inscription_set_min_lines (GTK_INSCRIPTION (text), 2);
  return text;
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
  self->number = append (cell, text_new ("numeric"));
  self->title = add_text (self, ACTIONS_COLUMN_TITLE);
  self->pilot = add_text (self, ACTIONS_COLUMN_PILOT);
  self->holds = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->holds), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->holds, "dim-label");
  gtk_widget_add_css_class (self->holds, "maillage-small");
  gtk_widget_set_parent (self->holds, GTK_WIDGET (self));
}

static void
add_last_cells (ActionsRow *self)
{
  GtkWidget *cell = add_cell (self, ACTIONS_COLUMN_DUE, GTK_ORIENTATION_VERTICAL, 0);

  self->due = append (cell, text_new (NULL));
  self->late = append (cell, maillage_ui_state_new ());
  gtk_widget_add_css_class (self->late, "maillage-lateness");
  cell = add_cell (self, ACTIONS_COLUMN_STATE, GTK_ORIENTATION_HORIZONTAL, 0);
  self->state = append (cell, maillage_ui_state_new ());
  self->progress = append (cell, gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9));
  self->bar = append (self->progress, maillage_ui_bar_new ());
  gtk_widget_set_size_request (self->bar, 72, -1);
  self->words = append (self->progress, text_new ("numeric"));
  cell = add_cell (self, ACTIONS_COLUMN_MOVE, GTK_ORIENTATION_HORIZONTAL, 0);
  self->move = append (cell, maillage_ui_state_new ());
  self->gain = append (cell, text_new ("maillage-good"));
}

static void
actions_row_init (ActionsRow *self)
{
  add_first_cells (self);
  add_last_cells (self);
  gtk_widget_add_css_class (GTK_WIDGET (self), "maillage-progress-row");
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
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
  gtk_inscription_set_min_lines (GTK_INSCRIPTION (self->title), 1);
  gtk_inscription_set_min_lines (GTK_INSCRIPTION (self->pilot), 1);
  gtk_inscription_set_text (GTK_INSCRIPTION (self->number), C_ ("column", "No"));
  gtk_inscription_set_text (GTK_INSCRIPTION (self->title), _ ("Sheet and steps"));
  gtk_inscription_set_text (GTK_INSCRIPTION (self->pilot), _ ("Pilot"));
  gtk_inscription_set_text (GTK_INSCRIPTION (self->due), _ ("Due"));
  gtk_inscription_set_text (GTK_INSCRIPTION (self->words), _ ("State"));
  gtk_inscription_set_text (GTK_INSCRIPTION (self->gain), looks_back ? _ ("Since then") : "");
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
