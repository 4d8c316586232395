/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "maillage-safe-banner.h"

#include "maillage-adw.h"

#include <glib/gi18n-lib.h>

/* The one that ended the last start goes, and the others come back. */
static void
switch_off (GtkWidget *banner, MaillageContext *context)
{
  MaillagePluginManager *manager = maillage_context_get_plugin_manager (context);
  MaillagePluginItem *culprit = maillage_plugin_manager_get_culprit (manager);

  if (culprit != NULL)
    maillage_plugin_manager_set_active (
        manager, maillage_plugin_item_get_id (culprit), FALSE, NULL);
  maillage_plugin_manager_set_safe_mode (manager, FALSE);
}

static void
show_extensions (GtkWidget *banner, MaillageContext *context)
{
  gtk_widget_activate_action (banner, "app.preferences", "s", "extensions");
}

static GtkWidget *
culprit_banner_new (MaillageContext *context, MaillagePluginItem *culprit)
{
  g_autofree char *title = g_strdup_printf (
      _ ("Maillage stopped in the extension “%s” the last time. This time no added "
         "extension runs."),
      maillage_plugin_item_get_name (culprit));

  return maillage_adw_banner_new (title, _ ("Switch It Off"), G_CALLBACK (switch_off), context);
}

static void
follow (GtkWidget *banner, GParamSpec *pspec, MaillagePluginManager *manager)
{
  maillage_adw_banner_set_revealed (banner, maillage_plugin_manager_get_safe_mode (manager));
}

GtkWidget *
maillage_safe_banner_new (MaillageContext *context)
{
  MaillagePluginManager *manager = maillage_context_get_plugin_manager (context);
  MaillagePluginItem *culprit = maillage_plugin_manager_get_culprit (manager);
  GtkWidget *banner;

  if (!maillage_plugin_manager_get_safe_mode (manager))
    return NULL;
  banner = culprit != NULL ? culprit_banner_new (context, culprit)
                           : maillage_adw_banner_new (_ ("Safe mode: no added extension runs."),
                                                      _ ("Show the Extensions"),
                                                      G_CALLBACK (show_extensions),
                                                      context);
  maillage_adw_banner_set_revealed (banner, TRUE);
  g_signal_connect_object (
      manager, "notify::safe-mode", G_CALLBACK (follow), banner, G_CONNECT_SWAPPED);
  return banner;
}
