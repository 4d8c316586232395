/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "events-pictures.h"

/* Icons, colours and widths of one month are about a score; windows of other sizes come and go. */
#define MOST_KEPT 128

/* @name is an icon's, static; NULL is a ground. */
typedef struct
{
  const char *name;
  int width, height, corner, scale;
  GtkTextDirection direction;
  GdkRGBA color;
} Key;

struct _EventsPictures
{
  GObject parent_instance;

  GHashTable *nodes; /* Key → GskRenderNode */
};

G_DEFINE_FINAL_TYPE (EventsPictures, events_pictures, G_TYPE_OBJECT)

static guint
key_hash (gconstpointer data)
{
  const Key *key = data;

  return g_direct_hash (key->name) ^ (guint) (key->width * 31 + key->height * 1021 + key->scale)
         ^ gdk_rgba_hash (&key->color);
}

static gboolean
key_equal (gconstpointer a, gconstpointer b)
{
  const Key *one = a, *other = b;

  return one->name == other->name && one->width == other->width && one->height == other->height
         && one->corner == other->corner && one->scale == other->scale
         && one->direction == other->direction && gdk_rgba_equal (&one->color, &other->color);
}

static void
events_pictures_finalize (GObject *object)
{
  g_hash_table_unref (EVENTS_PICTURES (object)->nodes);
  G_OBJECT_CLASS (events_pictures_parent_class)->finalize (object);
}

static void
events_pictures_class_init (EventsPicturesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = events_pictures_finalize;
}

static void
events_pictures_init (EventsPictures *self)
{
  self->nodes
      = g_hash_table_new_full (key_hash, key_equal, g_free, (GDestroyNotify) gsk_render_node_unref);
}

EventsPictures *
events_pictures_new (void)
{
  return g_object_new (EVENTS_TYPE_PICTURES, NULL);
}

static GskRenderNode *
keep (EventsPictures *self, const Key *key, GskRenderNode *take_node)
{
  if (g_hash_table_size (self->nodes) >= MOST_KEPT)
    g_hash_table_remove_all (self->nodes);
  g_hash_table_insert (self->nodes, g_memdup2 (key, sizeof *key), take_node);
  return take_node;
}

/* @node as pixels, each of its units @scale of them. A cairo node keeps them as they are; those of
 * a texture are converted each time they are drawn. */
static GskRenderNode *
paint (GskRenderNode *node, int width, int height, int scale)
{
  cairo_surface_t *surface
      = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width * scale, height * scale);
  cairo_t *cairo;
  GskRenderNode *painted = gsk_cairo_node_new (&GRAPHENE_RECT_INIT (0, 0, width, height));

  cairo_surface_set_device_scale (surface, scale, scale);
  cairo = cairo_create (surface);
  if (node != NULL)
    gsk_render_node_draw (node, cairo);
  cairo_destroy (cairo);
  cairo = gsk_cairo_node_get_draw_context (painted);
  cairo_set_source_surface (cairo, surface, 0, 0);
  cairo_paint (cairo);
  cairo_destroy (cairo);
  cairo_surface_destroy (surface);
  return painted;
}

GskRenderNode *
events_pictures_get_icon (
    EventsPictures *self, GtkWidget *widget, const char *name, int size, const GdkRGBA *color)
{
  Key key = {
    name,  size, size, 0, gtk_widget_get_scale_factor (widget), gtk_widget_get_direction (widget),
    *color
  };
  GskRenderNode *known = g_hash_table_lookup (self->nodes, &key);
  g_autoptr (GtkIconPaintable) icon = NULL;
  g_autoptr (GskRenderNode) node = NULL;
  GtkSnapshot *snapshot;

  if (known != NULL)
    return known;
  icon = gtk_icon_theme_lookup_icon (
      gtk_icon_theme_get_for_display (gtk_widget_get_display (widget)),
      name,
      NULL,
      size,
      key.scale,
      key.direction,
      0);
  snapshot = gtk_snapshot_new ();
  gtk_symbolic_paintable_snapshot_symbolic (
      GTK_SYMBOLIC_PAINTABLE (icon), snapshot, size, size, color, 1);
  node = gtk_snapshot_free_to_node (snapshot);
  return keep (self, &key, paint (node, size, size, key.scale));
}

GskRenderNode *
events_pictures_get_ground (EventsPictures *self,
                            GtkWidget *widget,
                            int width,
                            int height,
                            int corner,
                            const GdkRGBA *color)
{
  Key key = { NULL,  width, height, corner, gtk_widget_get_scale_factor (widget), GTK_TEXT_DIR_NONE,
              *color };
  GskRenderNode *known = g_hash_table_lookup (self->nodes, &key);
  g_autoptr (GskRenderNode) color_node = NULL, node = NULL;
  GskRoundedRect clip;

  if (known != NULL)
    return known;
  color_node = gsk_color_node_new (color, &GRAPHENE_RECT_INIT (0, 0, width, height));
  gsk_rounded_rect_init_from_rect (&clip, &GRAPHENE_RECT_INIT (0, 0, width, height), corner);
  node = gsk_rounded_clip_node_new (color_node, &clip);
  return keep (self, &key, paint (node, width, height, key.scale));
}
