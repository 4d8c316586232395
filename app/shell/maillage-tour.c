/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "maillage-tour.h"

#include "maillage-tour-steps.h"

#include <glib/gstdio.h>

/* Frames drawn after the last thing was read: layout, then what layout asks for. */
#define SETTLED 12

static const struct
{
  const char *suffix;
  AdwColorScheme scheme;
  int width;
} variants[] = {
  { "", ADW_COLOR_SCHEME_FORCE_LIGHT, 1280 },
  { "-dark", ADW_COLOR_SCHEME_FORCE_DARK, 1280 },
  { "-720", ADW_COLOR_SCHEME_FORCE_LIGHT, 720 },
};

typedef struct
{
  GApplication *application;
  MaillageWindow *window;
  char *folder;
  GPtrArray *steps;
  guint step, variant;
  GtkWidget *wanted; /* what a picture is taken of when it has settled */
  guint frames, number;
} Tour;

/* Stores */

static char *
dup_stores_folder (void)
{
  return g_strdup_printf ("%s/maillage-tour-%d", g_get_tmp_dir (), (int) getpid ());
}

char *
maillage_tour_dup_path (const char *name)
{
  g_autofree char *folder = dup_stores_folder ();

  g_mkdir_with_parents (folder, 0700);
  return g_build_filename (folder, name, NULL);
}

char *
maillage_tour_dup_store_path (const char *name)
{
  g_autofree char *file = g_strconcat (name, ".db", NULL);

  return maillage_tour_dup_path (file);
}

static void
remove_stores (void)
{
  g_autofree char *folder = dup_stores_folder ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (folder);
}

/* Pictures */

/* NULL while something in it is still to be drawn. */
static GdkTexture *
draw (GtkWidget *widget)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  GskRenderNode *node;
  GdkTexture *texture;

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  if (node == NULL)
    return NULL;
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (widget)),
                                         node,
                                         &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  gsk_render_node_unref (node);
  return texture;
}

static gboolean
write_picture (Tour *tour, GdkTexture *texture, GError **error)
{
  const MaillageTourStep *step = g_ptr_array_index (tour->steps, tour->step - 1);
  g_autoptr (GBytes) png = gdk_texture_save_to_png_bytes (texture);
  g_autofree char *file
      = g_strdup_printf ("%02u-%s%s.png", tour->number, step->name, variants[tour->variant].suffix);
  g_autofree char *path = g_build_filename (tour->folder, file, NULL);

  return g_file_set_contents (
      path, g_bytes_get_data (png, NULL), (gssize) g_bytes_get_size (png), error);
}

/* Going from step to step */

static void
end (Tour *tour, const GError *error)
{
  if (error != NULL)
    g_printerr ("maillage: %s\n", error->message);
  maillage_application_set_status (MAILLAGE_APPLICATION (tour->application), error != NULL);
  gtk_window_destroy (GTK_WINDOW (tour->window));
  remove_stores ();
  g_ptr_array_unref (tour->steps);
  g_free (tour->folder);
  g_application_release (tour->application);
  g_free (tour);
}

static void
begin_variant (Tour *tour)
{
  tour->step = 0;
  tour->number = 0;
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      variants[tour->variant].scheme);
  gtk_window_set_default_size (GTK_WINDOW (tour->window), variants[tour->variant].width, 820);
}

/* Does steps up to one that wants a picture; FALSE when there is none left. */
static gboolean
advance (Tour *tour)
{
  tour->wanted = NULL;
  tour->frames = 0;
  while (tour->wanted == NULL)
    {
      const MaillageTourStep *step;

      if (tour->step == tour->steps->len)
        {
          if (++tour->variant == G_N_ELEMENTS (variants))
            return FALSE;
          begin_variant (tour);
        }
      step = g_ptr_array_index (tour->steps, tour->step++);
      tour->wanted = step->func (tour->window, step->arg);
    }
  gtk_widget_add_css_class (tour->wanted, "maillage-tour");
  tour->number++;
  return TRUE;
}

static gboolean
tick (GtkWidget *window, GdkFrameClock *clock, gpointer data)
{
  Tour *tour = data;
  g_autoptr (GdkTexture) texture = NULL;
  g_autoptr (GError) error = NULL;

  if (!_maillage_tour_is_complete (tour->window) || ++tour->frames < SETTLED)
    return G_SOURCE_CONTINUE;
  texture = draw (tour->wanted);
  if (texture == NULL)
    return G_SOURCE_CONTINUE;
  if (write_picture (tour, texture, &error) && advance (tour))
    return G_SOURCE_CONTINUE;
  end (tour, error);
  return G_SOURCE_REMOVE;
}

/* What GNOME's own settings would say, where no one says it. */
static void
look_as_on_gnome (void)
{
  g_object_set (gtk_settings_get_default (),
                "gtk-enable-animations",
                FALSE,
                "gtk-font-name",
                "Cantarell 11",
                "gtk-decoration-layout",
                "appmenu:close",
                NULL);
}

void
maillage_tour_start (MaillageApplication *application, const char *folder)
{
  Tour *tour = g_new0 (Tour, 1);

  g_mkdir_with_parents (folder, 0755);
  look_as_on_gnome ();
  tour->application = G_APPLICATION (application);
  tour->folder = g_strdup (folder);
  tour->steps = _maillage_tour_steps_new (maillage_application_get_context (application));
  tour->window = MAILLAGE_WINDOW (maillage_window_new (application));
  g_application_hold (tour->application);
  begin_variant (tour);
  gtk_window_present (GTK_WINDOW (tour->window));
  advance (tour);
  gtk_widget_add_tick_callback (GTK_WIDGET (tour->window), tick, tour, NULL);
}
