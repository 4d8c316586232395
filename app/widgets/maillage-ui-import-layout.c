/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* The columns of the file at the left and the dry run at the right, from 820 px; below, one under
 * the other. Unlike a record's page, what is at the right needs the larger part. */

#include "maillage-ui-import-private.h"

#define WIDE 820
#define GAP 24
#define SPACING 20

static int
left_width (int width)
{
  return CLAMP (width * 44 / 100, 380, 520);
}

static GtkSizeRequestMode
get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static int
height_of (GtkWidget *child, int width)
{
  int minimum;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, &minimum, NULL, NULL, NULL);
  return minimum;
}

static void
measure_width (GtkWidget *left, GtkWidget *right, int *minimum, int *natural)
{
  int other;

  gtk_widget_measure (left, GTK_ORIENTATION_HORIZONTAL, -1, minimum, NULL, NULL, NULL);
  gtk_widget_measure (right, GTK_ORIENTATION_HORIZONTAL, -1, &other, NULL, NULL, NULL);
  *minimum = MAX (*minimum, other);
  *natural = MAX (*minimum, WIDE);
}

static void
measure (GtkWidget *widget,
         GtkOrientation orientation,
         int for_size,
         int *minimum,
         int *natural,
         int *minimum_baseline,
         int *natural_baseline)
{
  GtkWidget *left = gtk_widget_get_first_child (widget);
  GtkWidget *right = gtk_widget_get_next_sibling (left);
  int width = for_size < 0 ? WIDE : for_size;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (left, right, minimum, natural);
  else if (width >= WIDE)
    *minimum = *natural = MAX (height_of (left, left_width (width)),
                               height_of (right, width - GAP - left_width (width)));
  else
    *minimum = *natural = height_of (left, width) + SPACING + height_of (right, width);
}

static void
allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GtkWidget *left = gtk_widget_get_first_child (widget);
  GtkWidget *right = gtk_widget_get_next_sibling (left);
  gboolean wide = width >= WIDE;
  GtkAllocation place = { 0, 0, wide ? left_width (width) : width, 0 };

  place.height = height_of (left, place.width);
  gtk_widget_size_allocate (left, &place, -1);
  if (wide)
    {
      place.x = left_width (width) + GAP;
      place.width = width - GAP - left_width (width);
    }
  else
    place.y = place.height + SPACING;
  place.height = height_of (right, place.width);
  gtk_widget_size_allocate (right, &place, -1);
}

GtkLayoutManager *
_maillage_ui_import_layout_new (void)
{
  return gtk_custom_layout_new (get_request_mode, measure, allocate);
}
