/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-ui-columns.h"

#define WIDE 900
#define GAP 24
#define SPACING 20
#define ASIDE_LEAST 344
#define ASIDE_MOST 420

/**
 * MaillageUiColumns:
 *
 * The two columns of a page, or one on a narrow window.
 */
struct _MaillageUiColumns
{
  GtkWidget parent_instance;
  GtkWidget *sides[2]; /* by MaillageSide */
};

G_DEFINE_FINAL_TYPE (MaillageUiColumns, maillage_ui_columns, GTK_TYPE_WIDGET)

static gboolean
side_shows (GtkWidget *side)
{
  for (GtkWidget *child = gtk_widget_get_first_child (side); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_visible (child))
      return TRUE;
  return FALSE;
}

static gboolean
is_wide (MaillageUiColumns *self, int width)
{
  return width >= WIDE && side_shows (self->sides[MAILLAGE_SIDE_ASIDE])
         && side_shows (self->sides[MAILLAGE_SIDE_MAIN]);
}

static int
aside_width (int width)
{
  return CLAMP (width / 3, ASIDE_LEAST, ASIDE_MOST);
}

static int
height_of (GtkWidget *side, int width)
{
  int minimum;

  if (!side_shows (side))
    return 0;
  gtk_widget_measure (side, GTK_ORIENTATION_VERTICAL, width, &minimum, NULL, NULL, NULL);
  return minimum;
}

static int
measure_height (MaillageUiColumns *self, int width)
{
  int heights[2];

  if (is_wide (self, width))
    {
      heights[0] = height_of (self->sides[0], width - GAP - aside_width (width));
      heights[1] = height_of (self->sides[1], aside_width (width));
      return MAX (heights[0], heights[1]);
    }
  heights[0] = height_of (self->sides[0], width);
  heights[1] = height_of (self->sides[1], width);
  return heights[0] + heights[1] + (heights[0] > 0 && heights[1] > 0 ? SPACING : 0);
}

static void
maillage_ui_columns_measure (GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  MaillageUiColumns *self = MAILLAGE_UI_COLUMNS (widget);

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      if (for_size < 0)
        gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &for_size, NULL, NULL);
      *minimum = *natural = measure_height (self, for_size);
      return;
    }
  for (int i = 0; i < 2; i++)
    {
      int side_minimum;

      gtk_widget_measure (
          self->sides[i], GTK_ORIENTATION_HORIZONTAL, -1, &side_minimum, NULL, NULL, NULL);
      *minimum = MAX (*minimum, side_minimum);
    }
  *natural = MAX (*minimum, WIDE);
}

static void
maillage_ui_columns_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MaillageUiColumns *self = MAILLAGE_UI_COLUMNS (widget);
  GtkAllocation main_place = { 0, 0, width, 0 };
  GtkAllocation aside_place = { 0, 0, width, 0 };

  if (is_wide (self, width))
    {
      aside_place.width = aside_width (width);
      main_place.width = width - GAP - aside_place.width;
      aside_place.x = main_place.width + GAP;
    }
  main_place.height = height_of (self->sides[MAILLAGE_SIDE_MAIN], main_place.width);
  aside_place.height = height_of (self->sides[MAILLAGE_SIDE_ASIDE], aside_place.width);
  if (!is_wide (self, width) && main_place.height > 0)
    aside_place.y = main_place.height + SPACING;
  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    {
      main_place.x = width - main_place.width - main_place.x;
      aside_place.x = width - aside_place.width - aside_place.x;
    }
  gtk_widget_size_allocate (self->sides[MAILLAGE_SIDE_MAIN], &main_place, -1);
  gtk_widget_size_allocate (self->sides[MAILLAGE_SIDE_ASIDE], &aside_place, -1);
}

static GtkSizeRequestMode
maillage_ui_columns_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
maillage_ui_columns_dispose (GObject *object)
{
  MaillageUiColumns *self = MAILLAGE_UI_COLUMNS (object);

  g_clear_pointer (&self->sides[0], gtk_widget_unparent);
  g_clear_pointer (&self->sides[1], gtk_widget_unparent);
  G_OBJECT_CLASS (maillage_ui_columns_parent_class)->dispose (object);
}

static void
maillage_ui_columns_class_init (MaillageUiColumnsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = maillage_ui_columns_dispose;
  widget_class->measure = maillage_ui_columns_measure;
  widget_class->size_allocate = maillage_ui_columns_size_allocate;
  widget_class->get_request_mode = maillage_ui_columns_get_request_mode;
}

static void
maillage_ui_columns_init (MaillageUiColumns *self)
{
  for (int i = 0; i < 2; i++)
    {
      self->sides[i] = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING);
      gtk_widget_set_parent (self->sides[i], GTK_WIDGET (self));
    }
}

/**
 * maillage_ui_columns_new:
 *
 * Returns: (transfer floating): two empty columns
 */
GtkWidget *
maillage_ui_columns_new (void)
{
  return g_object_new (MAILLAGE_UI_TYPE_COLUMNS, NULL);
}

/**
 * maillage_ui_columns_append:
 * @self: columns
 * @side: which one
 * @child: what to add at its end
 *
 * Adds a widget at the end of a column, 20 px under what is there.
 */
void
maillage_ui_columns_append (MaillageUiColumns *self, MaillageSide side, GtkWidget *child)
{
  g_return_if_fail (MAILLAGE_UI_IS_COLUMNS (self));
  g_return_if_fail ((guint) side < G_N_ELEMENTS (self->sides));
  gtk_box_append (GTK_BOX (self->sides[side]), child);
}

/**
 * maillage_ui_columns_remove_all:
 * @self: columns
 *
 * Takes every widget out.
 */
void
maillage_ui_columns_remove_all (MaillageUiColumns *self)
{
  g_return_if_fail (MAILLAGE_UI_IS_COLUMNS (self));
  for (int i = 0; i < 2; i++)
    {
      GtkWidget *child;

      while ((child = gtk_widget_get_first_child (self->sides[i])) != NULL)
        gtk_box_remove (GTK_BOX (self->sides[i]), child);
    }
}
