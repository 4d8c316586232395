/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-ui-bar.h"

#define HEIGHT 6
#define MOST_PARTS 8

/**
 * MaillageUiBar:
 *
 * Counts as the parts of one length. What is left of the total stays empty.
 */
struct _MaillageUiBar
{
  GtkWidget parent_instance;

  double total;
  guint n_parts;
  struct
  {
    MaillageTone tone;
    double value;
  } parts[MOST_PARTS];
};

G_DEFINE_FINAL_TYPE (MaillageUiBar, maillage_ui_bar, GTK_TYPE_WIDGET)

static GdkRGBA
find_colour (GtkStyleContext *style, MaillageTone tone)
{
  static const char *const names[] = {
    [MAILLAGE_TONE_ACCENT] = "accent_bg_color",   [MAILLAGE_TONE_SUCCESS] = "success_bg_color",
    [MAILLAGE_TONE_WARNING] = "warning_bg_color", [MAILLAGE_TONE_ERROR] = "error_bg_color",
    [MAILLAGE_TONE_POSTPONED] = "purple_3",       [MAILLAGE_TONE_DIM] = NULL,
  };
  GdkRGBA colour;

  if (tone < G_N_ELEMENTS (names) && names[tone] != NULL
      && gtk_style_context_lookup_color (style, names[tone], &colour))
    return colour;
  gtk_style_context_get_color (style, &colour);
  colour.alpha *= 0.35;
  return colour;
}

static void
append_part (
    GtkSnapshot *snapshot, const GdkRGBA *colour, double start, double length, double width)
{
  graphene_rect_t place = GRAPHENE_RECT_INIT (start * width, 0, length * width, HEIGHT);

  gtk_snapshot_append_color (snapshot, colour, &place);
}

static void
maillage_ui_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MaillageUiBar *self = MAILLAGE_UI_BAR (widget);
  GtkStyleContext *style = gtk_widget_get_style_context (widget);
  int width = gtk_widget_get_width (widget);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GskRoundedRect clip;
  GdkRGBA colour;
  double start = 0;

  gsk_rounded_rect_init_from_rect (
      &clip, &GRAPHENE_RECT_INIT (0, 0, width, HEIGHT), (float) HEIGHT / 2);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT (0, (gtk_widget_get_height (widget) - HEIGHT) / 2));
  gtk_snapshot_push_rounded_clip (snapshot, &clip);
  gtk_style_context_get_color (style, &colour);
  colour.alpha *= 0.13;
  append_part (snapshot, &colour, 0, 1, width);
  for (guint i = 0; i < self->n_parts && self->total > 0; i++)
    {
      double length = self->parts[i].value / self->total;

      colour = find_colour (style, self->parts[i].tone);
      append_part (snapshot, &colour, mirrored ? 1 - start - length : start, length, width);
      start += length;
    }
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_restore (snapshot);
}

static void
maillage_ui_bar_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT : 24;
  *natural = orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT : 90;
}

static void
maillage_ui_bar_class_init (MaillageUiBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = maillage_ui_bar_snapshot;
  widget_class->measure = maillage_ui_bar_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
maillage_ui_bar_init (MaillageUiBar *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

/**
 * maillage_ui_bar_new:
 *
 * Returns: (transfer floating): an empty bar
 */
GtkWidget *
maillage_ui_bar_new (void)
{
  return g_object_new (MAILLAGE_UI_TYPE_BAR, NULL);
}

/**
 * maillage_ui_bar_reset:
 * @self: a bar
 * @total: what its whole length stands for
 *
 * Takes all its parts away.
 */
void
maillage_ui_bar_reset (MaillageUiBar *self, double total)
{
  g_return_if_fail (MAILLAGE_UI_IS_BAR (self));
  self->total = total;
  self->n_parts = 0;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * maillage_ui_bar_add:
 * @self: a bar
 * @tone: the part's colour; its word is beside the bar
 * @value: how much of the total it is
 *
 * Adds a part after the others; there are eight at most.
 */
void
maillage_ui_bar_add (MaillageUiBar *self, MaillageTone tone, double value)
{
  g_return_if_fail (MAILLAGE_UI_IS_BAR (self));
  g_return_if_fail (self->n_parts < MOST_PARTS);
  self->parts[self->n_parts].tone = tone;
  self->parts[self->n_parts++].value = value;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
