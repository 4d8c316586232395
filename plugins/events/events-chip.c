/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "events-chip.h"

#include <string.h>

#define ICON_SIZE 12
#define ICON_TOP 3
#define ICON_GAP 4
#define LEAST_WIDTH 30
#define CORNER 6

struct _EventsChip
{
  GtkWidget parent_instance;

  EventsPictures *pictures;
  char *uuid, *words;
  const char *icon, *css_class; /* static */
  gboolean alone, cancelled;
  gsize under;            /* where in the words what stands under the hour begins; 0: nowhere */
  PangoLayout *top, *low; /* NULL until they are needed */
};

G_DEFINE_FINAL_TYPE (EventsChip, events_chip, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_WORDS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* Its words */

static PangoLayout *
make_layout (EventsChip *self, const char *text, int lines)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  if (self->cancelled)
    pango_attr_list_insert (attributes, pango_attr_strikethrough_new (TRUE));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_height (layout, -lines);
  pango_attr_list_unref (attributes);
  return layout;
}

/* Gives the words that width; their height. */
static int
lay_out (EventsChip *self, int width)
{
  int height, more = 0;

  if (self->top == NULL)
    {
      g_autofree char *hour
          = self->under > 0 ? g_strndup (self->words, self->under) : g_strdup (self->words);

      self->top = make_layout (self, hour, self->alone && self->under == 0 ? 3 : 1);
      if (self->under > 0)
        self->low = make_layout (self, self->words + self->under, 2);
    }
  pango_layout_set_width (self->top, MAX (width - ICON_SIZE - ICON_GAP, 1) * PANGO_SCALE);
  pango_layout_get_pixel_size (self->top, NULL, &height);
  if (self->low != NULL)
    {
      pango_layout_set_width (self->low, MAX (width, 1) * PANGO_SCALE);
      pango_layout_get_pixel_size (self->low, NULL, &more);
    }
  return height + more;
}

static void
clear_layouts (EventsChip *self)
{
  g_clear_object (&self->top);
  g_clear_object (&self->low);
}

/* The widget */

static GtkSizeRequestMode
events_chip_get_request_mode (GtkWidget *widget)
{
  return EVENTS_CHIP (widget)->alone ? GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH
                                     : GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
events_chip_measure (GtkWidget *widget,
                     GtkOrientation orientation,
                     int for_size,
                     int *minimum,
                     int *natural,
                     int *minimum_baseline,
                     int *natural_baseline)
{
  EventsChip *self = EVENTS_CHIP (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = LEAST_WIDTH;
  else
    *minimum = *natural = lay_out (self, for_size >= 0 ? for_size : G_MAXINT / PANGO_SCALE);
}

/* What is behind the words: a colour of the theme, or their own when it has none of that name. */
typedef struct
{
  const char *css_class, *color;
  float alpha;
} Ground;

static const Ground grounds[] = {
  { "events-planned", "accent_bg_color", 0.13f },
  { "events-held", "success_bg_color", 0.14f },
  { "events-deadline", "warning_bg_color", 0.2f },
  { "events-cancelled", NULL, 0.07f },
};

static void
draw_at (GtkSnapshot *snapshot, GskRenderNode *node, int x, int y)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_node (snapshot, node);
  gtk_snapshot_restore (snapshot);
}

static void
draw_ground (EventsChip *self, GtkSnapshot *snapshot, const GdkRGBA *color)
{
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (self));
  const Ground *ground = &grounds[0];
  GdkRGBA of = *color;
  GtkBorder padding;
  int width, height;

  for (gsize i = 0; i < G_N_ELEMENTS (grounds); i++)
    if (g_str_equal (grounds[i].css_class, self->css_class))
      ground = &grounds[i];
  if (ground->color != NULL)
    gtk_style_context_lookup_color (style, ground->color, &of);
  of.alpha *= ground->alpha;
  gtk_style_context_get_padding (style, &padding);
  width = gtk_widget_get_width (GTK_WIDGET (self)) + padding.left + padding.right;
  height = gtk_widget_get_height (GTK_WIDGET (self)) + padding.top + padding.bottom;
  draw_at (
      snapshot,
      events_pictures_get_ground (self->pictures, GTK_WIDGET (self), width, height, CORNER, &of),
      -padding.left,
      -padding.top);
}

static void
draw_layout (GtkSnapshot *snapshot, PangoLayout *layout, int x, int y, const GdkRGBA *color)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

static void
events_chip_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  EventsChip *self = EVENTS_CHIP (widget);
  GdkRGBA color;
  int height;

  if (self->words == NULL)
    return;
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  lay_out (self, gtk_widget_get_width (widget));
  draw_ground (self, snapshot, &color);
  draw_at (snapshot,
           events_pictures_get_icon (self->pictures, widget, self->icon, ICON_SIZE, &color),
           0,
           ICON_TOP);
  draw_layout (snapshot, self->top, ICON_SIZE + ICON_GAP, 0, &color);
  pango_layout_get_pixel_size (self->top, NULL, &height);
  if (self->low != NULL)
    draw_layout (snapshot, self->low, 0, height, &color);
}

static void
events_chip_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (events_chip_parent_class)->css_changed (widget, change);
  clear_layouts (EVENTS_CHIP (widget));
}

static gboolean
events_chip_query_tooltip (GtkWidget *widget, int x, int y, gboolean keys, GtkTooltip *tooltip)
{
  gtk_tooltip_set_text (tooltip, EVENTS_CHIP (widget)->words);
  return TRUE;
}

static void
on_released (EventsChip *self, int n_press, double x, double y)
{
  if (gtk_widget_contains (GTK_WIDGET (self), x, y))
    maillage_ui_open_record (GTK_WIDGET (self), self->uuid);
}

static void
events_chip_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_WORDS:
      g_value_set_string (value, EVENTS_CHIP (object)->words);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
events_chip_finalize (GObject *object)
{
  EventsChip *self = EVENTS_CHIP (object);

  clear_layouts (self);
  g_clear_object (&self->pictures);
  g_free (self->uuid);
  g_free (self->words);
  G_OBJECT_CLASS (events_chip_parent_class)->finalize (object);
}

static void
events_chip_class_init (EventsChipClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = events_chip_get_property;
  object_class->finalize = events_chip_finalize;
  widget_class->get_request_mode = events_chip_get_request_mode;
  widget_class->measure = events_chip_measure;
  widget_class->snapshot = events_chip_snapshot;
  widget_class->css_changed = events_chip_css_changed;
  widget_class->query_tooltip = events_chip_query_tooltip;
  properties[PROP_WORDS]
      = g_param_spec_string ("words", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_css_name (widget_class, "button");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_BUTTON);
}

static void
events_chip_init (EventsChip *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_add_css_class (GTK_WIDGET (self), "events-chip");
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect_swapped (click, "released", G_CALLBACK (on_released), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

GtkWidget *
events_chip_new (EventsPictures *pictures)
{
  EventsChip *self = g_object_new (EVENTS_TYPE_CHIP, NULL);

  self->pictures = g_object_ref (pictures);
  return GTK_WIDGET (self);
}

static void
set_class (EventsChip *self, const char *css_class)
{
  if (self->css_class == css_class)
    return;
  if (self->css_class != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self), self->css_class);
  gtk_widget_add_css_class (GTK_WIDGET (self), css_class);
  self->css_class = css_class;
}

void
events_chip_set (EventsChip *self, const EventsEntry *entry, gboolean alone)
{
  g_autofree char *hour = entry->minutes >= 0 ? events_format_hour (entry->minutes) : NULL;
  gboolean resize = alone || self->alone;

  set_class (self, events_entry_get_class (entry));
  self->icon = events_entry_get_icon (entry);
  self->cancelled = entry->cancelled;
  self->alone = alone;
  g_free (self->uuid);
  self->uuid = g_strdup (entry->uuid);
  g_free (self->words);
  self->words = alone && hour != NULL ? g_strconcat (hour, " ", entry->title, NULL)
                                      : events_entry_dup_label (entry);
  self->under = alone && hour != NULL ? strlen (hour) + 1 : 0;
  clear_layouts (self);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, self->words, -1);
  if (resize)
    gtk_widget_queue_resize (GTK_WIDGET (self));
  else
    gtk_widget_queue_draw (GTK_WIDGET (self));
}
