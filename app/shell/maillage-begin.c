/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "maillage-begin.h"

#include "maillage-ui-group.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* @action: with its target, “win.new::partners.organisation”. */
static void
add_row (
    GtkWidget *list, const char *icon, const char *title, const char *words, const char *action)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (icon));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (row), action);
  gtk_widget_set_name (row, action);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
}

GtkWidget *
maillage_begin_new (MaillageContext *context, const char *kind_id)
{
  MaillageKind *kind
      = maillage_registry_find_kind (maillage_context_get_registry (context), kind_id);
  GtkWidget *group = maillage_ui_group_new (_ ("Where to begin"));
  GtkWidget *list = gtk_list_box_new ();
  g_autofree char *import = g_strconcat ("win.import::", kind_id, NULL);
  g_autofree char *create = g_strconcat ("win.new::", kind_id, NULL);

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  add_row (list,
           "document-open-symbolic",
           _ ("Import a directory"),
           _ ("From a spreadsheet saved as CSV. You see what comes of each line before anything is "
              "written."),
           import);
  if (maillage_kind_get_create_label (kind) != NULL)
    add_row (list,
             "list-add-symbolic",
             maillage_kind_get_create_label (kind),
             maillage_kind_get_purpose (kind),
             create);
  add_row (list,
           "maillage-plan-symbolic",
           _ ("Open the demo store"),
           _ ("Partners, meetings and actions to look around in. Your own store stays as it is."),
           "app.open-demo");
  maillage_ui_group_set_child (MAILLAGE_UI_GROUP (group), list);
  gtk_widget_set_name (group, "where-to-begin");
  return group;
}
