/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* What a plugin reaches for outside its own widgets: the screen's style, the mail program, paper.
 */

#include "maillage-ui-contributions.h"
#include "maillage-ui-window.h"

#include <maillage-core.h>

#define MAILLAGE_UI_TYPE_STYLE (maillage_ui_style_get_type ())
G_DECLARE_FINAL_TYPE (MaillageUiStyle, maillage_ui_style, MAILLAGE_UI, STYLE, GObject)

/* A plugin's style sheet: gone with its scope. */
struct _MaillageUiStyle
{
  GObject parent_instance;

  GtkCssProvider *provider;
  GdkDisplay *display;
};

G_DEFINE_FINAL_TYPE (MaillageUiStyle, maillage_ui_style, G_TYPE_OBJECT)

static void
maillage_ui_style_dispose (GObject *object)
{
  MaillageUiStyle *self = MAILLAGE_UI_STYLE (object);

  if (self->display != NULL)
    gtk_style_context_remove_provider_for_display (self->display,
                                                   GTK_STYLE_PROVIDER (self->provider));
  g_clear_object (&self->display);
  g_clear_object (&self->provider);
  G_OBJECT_CLASS (maillage_ui_style_parent_class)->dispose (object);
}

static void
maillage_ui_style_class_init (MaillageUiStyleClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = maillage_ui_style_dispose;
}

static void
maillage_ui_style_init (MaillageUiStyle *self)
{
}

/**
 * maillage_ui_add_style:
 * @scope: the plugin's scope
 * @resource_path: a style sheet in the plugin's resources
 *
 * Adds a style sheet. Its classes begin with the plugin's name; its colours are the named ones, so
 * that dark and high contrast follow.
 */
void
maillage_ui_add_style (MaillageScope *scope, const char *resource_path)
{
  g_autoptr (MaillageUiStyle) self = NULL;

  g_return_if_fail (MAILLAGE_IS_SCOPE (scope));
  g_return_if_fail (resource_path != NULL);
  self = g_object_new (MAILLAGE_UI_TYPE_STYLE, NULL);
  g_set_object (&self->display, gdk_display_get_default ());
  self->provider = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (self->provider, resource_path);
  gtk_style_context_add_provider_for_display (
      self->display, GTK_STYLE_PROVIDER (self->provider), GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  maillage_scope_contribute (scope, G_OBJECT (self));
}

/**
 * maillage_ui_open_uri:
 * @from: a widget in the window
 * @uri: an address: "mailto:", "https:"
 *
 * Opens an address with what the user has for it.
 */
void
maillage_ui_open_uri (GtkWidget *from, const char *uri)
{
  GtkRoot *root;

  g_return_if_fail (GTK_IS_WIDGET (from));
  g_return_if_fail (uri != NULL);
  root = gtk_widget_get_root (from);
  gtk_show_uri (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, uri, GDK_CURRENT_TIME);
}
