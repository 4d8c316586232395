/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "maillage-lists.h"

#include "maillage-list-row.h"

#include <glib/gi18n-lib.h>

static void
add_kind (AdwPreferencesPage *page, MaillageWindow *window, MaillageKind *kind)
{
  GtkWidget *group = NULL;

  for (guint i = 0; i < maillage_kind_get_n_fields (kind); i++)
    {
      MaillageField *field = maillage_kind_get_field (kind, i);

      if (!maillage_choices_is_list (field))
        continue;
      if (group == NULL)
        {
          group = adw_preferences_group_new ();
          gtk_widget_set_name (group, maillage_kind_get_id (kind));
          adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group),
                                           maillage_kind_get_plural (kind));
          adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (group));
        }
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                                 maillage_list_row_new (window, field));
    }
}

GtkWidget *
maillage_lists_new (MaillageWindow *window)
{
  MaillageContext *context = maillage_ui_window_get_context (MAILLAGE_UI_WINDOW (window));
  g_autoptr (GPtrArray) kinds
      = maillage_registry_list_kinds (maillage_context_get_registry (context));
  GtkWidget *page = adw_preferences_page_new ();

  adw_preferences_page_set_title (ADW_PREFERENCES_PAGE (page), _ ("Lists"));
  adw_preferences_page_set_icon_name (ADW_PREFERENCES_PAGE (page), "view-list-symbolic");
  adw_preferences_page_set_name (ADW_PREFERENCES_PAGE (page), "lists");
  /* Those of the plugins first: the core's own are seldom changed. */
  for (guint i = 0; i < kinds->len; i++)
    if (strcmp (maillage_kind_get_plugin_id (kinds->pdata[i]), "core") != 0)
      add_kind (ADW_PREFERENCES_PAGE (page), window, kinds->pdata[i]);
  for (guint i = 0; i < kinds->len; i++)
    if (strcmp (maillage_kind_get_plugin_id (kinds->pdata[i]), "core") == 0)
      add_kind (ADW_PREFERENCES_PAGE (page), window, kinds->pdata[i]);
  return page;
}
