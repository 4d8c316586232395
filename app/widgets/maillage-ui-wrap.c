/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-ui-wrap.h"

#define SPACING 6

/**
 * MaillageUiWrap:
 *
 * Children in lines, each as wide as it wishes; libadwaita has one only since 1.7.
 */
struct _MaillageUiWrap
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (MaillageUiWrap, maillage_ui_wrap, GTK_TYPE_WIDGET)

static int
natural_width (GtkWidget *child, int available)
{
  int minimum, natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  return MAX (minimum, MIN (natural, available));
}

static int
natural_height (GtkWidget *child, int width)
{
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  return natural;
}

/* Gives the children from @first that fit @width: the one after the last, and their height. */
static GtkWidget *
find_line_end (GtkWidget *first, int width, int *height)
{
  GtkWidget *child;
  int x = 0;

  *height = 0;
  for (child = first; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int child_width;

      if (!gtk_widget_should_layout (child))
        continue;
      child_width = natural_width (child, width);
      if (x > 0 && x + child_width > width)
        return child;
      x += child_width + SPACING;
      *height = MAX (*height, natural_height (child, child_width));
    }
  return NULL;
}

static void
measure_width (GtkWidget *widget, int *minimum, int *natural)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum, child_natural;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (
          child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural += child_natural + (*natural > 0 ? SPACING : 0);
    }
}

static int
measure_height (GtkWidget *widget, int width)
{
  GtkWidget *first = gtk_widget_get_first_child (widget);
  int total = 0;

  while (first != NULL)
    {
      int height;

      first = find_line_end (first, width, &height);
      total += height + (total > 0 ? SPACING : 0);
    }
  return total;
}

static void
maillage_ui_wrap_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (widget, minimum, natural);
  else
    *minimum = *natural = measure_height (widget, for_size < 0 ? G_MAXINT / 2 : for_size);
}

static void
allocate_line (GtkWidget *widget, GtkWidget *first, GtkWidget *end, int width, int y, int height)
{
  gboolean right_to_left = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int x = 0;

  for (GtkWidget *child = first; child != end; child = gtk_widget_get_next_sibling (child))
    {
      GtkAllocation place = { x, y, 0, height };

      if (!gtk_widget_should_layout (child))
        continue;
      place.width = natural_width (child, width);
      if (right_to_left)
        place.x = width - x - place.width;
      gtk_widget_size_allocate (child, &place, -1);
      x += place.width + SPACING;
    }
}

static void
maillage_ui_wrap_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GtkWidget *first = gtk_widget_get_first_child (widget);
  int y = 0;

  while (first != NULL)
    {
      int line_height;
      GtkWidget *end = find_line_end (first, width, &line_height);

      allocate_line (widget, first, end, width, y, line_height);
      y += line_height + SPACING;
      first = end;
    }
}

static GtkSizeRequestMode
maillage_ui_wrap_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
maillage_ui_wrap_dispose (GObject *object)
{
  maillage_ui_wrap_remove_all (MAILLAGE_UI_WRAP (object));
  G_OBJECT_CLASS (maillage_ui_wrap_parent_class)->dispose (object);
}

static void
maillage_ui_wrap_class_init (MaillageUiWrapClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = maillage_ui_wrap_dispose;
  widget_class->measure = maillage_ui_wrap_measure;
  widget_class->size_allocate = maillage_ui_wrap_size_allocate;
  widget_class->get_request_mode = maillage_ui_wrap_get_request_mode;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
maillage_ui_wrap_init (MaillageUiWrap *self)
{
}

/**
 * maillage_ui_wrap_new:
 *
 * Returns: (transfer floating): an empty one
 */
GtkWidget *
maillage_ui_wrap_new (void)
{
  return g_object_new (MAILLAGE_UI_TYPE_WRAP, NULL);
}

/**
 * maillage_ui_wrap_append:
 * @self: a wrap
 * @child: what to add after the others
 *
 * Adds a widget after the others, on the next line when there is no room.
 */
void
maillage_ui_wrap_append (MaillageUiWrap *self, GtkWidget *child)
{
  g_return_if_fail (MAILLAGE_UI_IS_WRAP (self));
  gtk_widget_set_parent (child, GTK_WIDGET (self));
}

/**
 * maillage_ui_wrap_remove_all:
 * @self: a wrap
 *
 * Takes every widget out.
 */
void
maillage_ui_wrap_remove_all (MaillageUiWrap *self)
{
  GtkWidget *child;

  g_return_if_fail (MAILLAGE_UI_IS_WRAP (self));
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}
