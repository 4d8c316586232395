/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "events-number.h"

#define LEAST_PILL 14
#define BESIDE_ALPHA 0.7f

struct _EventsNumber
{
  GtkWidget parent_instance;

  char *text;
  gboolean today, beside;
  PangoLayout *layout; /* NULL until it is needed */
};

G_DEFINE_FINAL_TYPE (EventsNumber, events_number, GTK_TYPE_WIDGET)

static PangoLayout *
get_layout (EventsNumber *self)
{
  if (self->layout == NULL)
    self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->text);
  return self->layout;
}

static void
events_number_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  int height = 0;

  if (orientation == GTK_ORIENTATION_VERTICAL)
    pango_layout_get_pixel_size (get_layout (EVENTS_NUMBER (widget)), NULL, &height);
  *minimum = *natural = height;
}

/* As wide as the padding around the number, at least round. */
static int
draw_pill (EventsNumber *self, GtkSnapshot *snapshot)
{
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (self));
  GtkBorder padding;
  int text, width, height;
  GskRoundedRect pill;
  GdkRGBA color;

  gtk_style_context_get_padding (style, &padding);
  pango_layout_get_pixel_size (get_layout (self), &text, NULL);
  width = MAX (text, LEAST_PILL) + padding.left + padding.right;
  height = gtk_widget_get_height (GTK_WIDGET (self)) + padding.top + padding.bottom;
  if (!gtk_style_context_lookup_color (style, "accent_bg_color", &color))
    gtk_style_context_get_color (style, &color);
  gsk_rounded_rect_init_from_rect (
      &pill,
      &GRAPHENE_RECT_INIT ((float) -padding.left, (float) -padding.top, width, height),
      (float) height / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &pill);
  gtk_snapshot_append_color (snapshot, &color, &pill.bounds);
  gtk_snapshot_pop (snapshot);
  return MAX (LEAST_PILL - text, 0) / 2;
}

static void
events_number_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  EventsNumber *self = EVENTS_NUMBER (widget);
  GdkRGBA color;
  int x = self->today ? draw_pill (self, snapshot) : 0;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  if (self->beside && !self->today)
    color.alpha *= BESIDE_ALPHA;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, 0));
  gtk_snapshot_append_layout (snapshot, get_layout (self), &color);
  gtk_snapshot_restore (snapshot);
}

static void
events_number_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (events_number_parent_class)->css_changed (widget, change);
  g_clear_object (&EVENTS_NUMBER (widget)->layout);
}

static void
events_number_finalize (GObject *object)
{
  EventsNumber *self = EVENTS_NUMBER (object);

  g_clear_object (&self->layout);
  g_free (self->text);
  G_OBJECT_CLASS (events_number_parent_class)->finalize (object);
}

static void
events_number_class_init (EventsNumberClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = events_number_finalize;
  widget_class->measure = events_number_measure;
  widget_class->snapshot = events_number_snapshot;
  widget_class->css_changed = events_number_css_changed;
  gtk_widget_class_set_css_name (widget_class, "label");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
events_number_init (EventsNumber *self)
{
  self->text = g_strdup ("");
  gtk_widget_add_css_class (GTK_WIDGET (self), "numeric");
  gtk_widget_add_css_class (GTK_WIDGET (self), "events-number");
}

GtkWidget *
events_number_new (void)
{
  return g_object_new (EVENTS_TYPE_NUMBER, NULL);
}

void
events_number_set (EventsNumber *self, const char *text, gboolean today, gboolean beside)
{
  if (today != self->today && today)
    gtk_widget_add_css_class (GTK_WIDGET (self), "events-today");
  else if (today != self->today)
    gtk_widget_remove_css_class (GTK_WIDGET (self), "events-today");
  self->today = today;
  self->beside = beside;
  g_free (self->text);
  self->text = g_strdup (text);
  g_clear_object (&self->layout);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
