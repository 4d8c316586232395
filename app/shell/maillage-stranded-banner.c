/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "maillage-safe-banner.h"

#include "maillage-adw.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

static void show_stranded (AdwBin *bin);

static void
switch_off (GtkWidget *from, AdwBin *bin)
{
  MaillagePluginManager *manager = g_object_get_data (G_OBJECT (bin), "maillage-manager");
  MaillagePluginItem *item = maillage_plugin_manager_find_stranded (manager);

  if (item != NULL)
    maillage_plugin_manager_set_active (manager, maillage_plugin_item_get_id (item), FALSE, NULL);
  show_stranded (bin);
}

static void
show_stranded (AdwBin *bin)
{
  MaillagePluginManager *manager = g_object_get_data (G_OBJECT (bin), "maillage-manager");
  MaillagePluginItem *item = maillage_plugin_manager_find_stranded (manager);
  g_autofree char *title = NULL;
  GtkWidget *banner;

  adw_bin_set_child (bin, NULL);
  if (item == NULL)
    return;
  title = g_strdup_printf (_ ("The extension “%s” did not start. %s"),
                           maillage_plugin_item_get_name (item),
                           maillage_plugin_item_get_problem (item));
  banner = maillage_adw_banner_new (title, _ ("Switch It Off"), G_CALLBACK (switch_off), bin);
  maillage_adw_banner_set_revealed (banner, TRUE);
  adw_bin_set_child (bin, banner);
}

static void
follow_items (AdwBin *bin, guint position, guint removed, guint added, GListModel *items)
{
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (items, i);

      g_signal_connect_object (
          item, "notify::problem", G_CALLBACK (show_stranded), bin, G_CONNECT_SWAPPED);
    }
  show_stranded (bin);
}

GtkWidget *
maillage_stranded_banner_new (MaillageContext *context)
{
  MaillagePluginManager *manager = maillage_context_get_plugin_manager (context);
  GtkWidget *bin = adw_bin_new ();

  g_object_set_data_full (
      G_OBJECT (bin), "maillage-manager", g_object_ref (manager), g_object_unref);
  g_signal_connect_object (
      manager, "items-changed", G_CALLBACK (follow_items), bin, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      manager, "notify::safe-mode", G_CALLBACK (show_stranded), bin, G_CONNECT_SWAPPED);
  follow_items (ADW_BIN (bin),
                0,
                0,
                g_list_model_get_n_items (G_LIST_MODEL (manager)),
                G_LIST_MODEL (manager));
  return bin;
}
