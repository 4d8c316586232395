/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "maillage-extensions.h"

#include "maillage-extension-row.h"
#include "maillage-plugin-private.h"

#include <glib/gi18n-lib.h>

/* Whatever it calls itself. */
static gboolean
is_ours (MaillagePluginItem *item)
{
  return !maillage_plugin_item_get_third_party (item) && !_maillage_plugin_item_is_own (item);
}

static void
add_group (AdwPreferencesPage *page, MaillageContext *context, const char *title, gboolean ours)
{
  GListModel *items = G_LIST_MODEL (maillage_context_get_plugin_manager (context));
  GtkWidget *group = adw_preferences_group_new ();
  guint n_rows = 0;

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (MaillagePluginItem) item = g_list_model_get_item (items, i);

      if (is_ours (item) != ours)
        continue;
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                                 maillage_extension_row_new (context, item));
      n_rows++;
    }
  if (n_rows > 0)
    adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (group));
  else
    g_object_unref (g_object_ref_sink (group));
}

GtkWidget *
maillage_extensions_new (MaillageContext *context)
{
  GtkWidget *page = adw_preferences_page_new ();

  adw_preferences_page_set_title (ADW_PREFERENCES_PAGE (page), _ ("Extensions"));
  adw_preferences_page_set_icon_name (ADW_PREFERENCES_PAGE (page), "application-x-addon-symbolic");
  adw_preferences_page_set_name (ADW_PREFERENCES_PAGE (page), "extensions");
  add_group (ADW_PREFERENCES_PAGE (page), context, _ ("Provided with Maillage"), TRUE);
  add_group (ADW_PREFERENCES_PAGE (page), context, _ ("Added"), FALSE);
  return page;
}
