/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>
#include <maillage.h>

G_BEGIN_DECLS

/**
 * MaillageUiListPlace:
 * @MAILLAGE_UI_LIST_SELECTION: in the bar at the foot, for what is selected
 * @MAILLAGE_UI_LIST_SEARCH: in the list’s menu, for what is searched and filtered
 * @MAILLAGE_UI_LIST_EMPTY: on the empty page: another way to begin
 *
 * Where a kind's list offers a plugin's command.
 */
typedef enum
{
  MAILLAGE_UI_LIST_SELECTION,
  MAILLAGE_UI_LIST_SEARCH,
  MAILLAGE_UI_LIST_EMPTY,
} MaillageUiListPlace;

/**
 * MaillageUiListCommandFunc:
 * @scope: the plugin's scope
 * @from: the widget it is run from, where a popover may point
 * @uuids: (array zero-terminated=1): what is selected; nothing for another place
 * @search: what the list shows, as maillage_query_to_string() writes it
 * @user_data: the data given with the function
 */
typedef void (*MaillageUiListCommandFunc) (MaillageScope *scope,
                                           GtkWidget *from,
                                           const char *const *uuids,
                                           const char *search,
                                           gpointer user_data);

/* @detail: a second line, on the empty page alone; may be NULL. */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_ui_add_list_command (MaillageScope *scope,
                                   const char *kind_id,
                                   MaillageUiListPlace place,
                                   const char *label,
                                   const char *detail,
                                   const char *icon_name,
                                   MaillageUiListCommandFunc func,
                                   gpointer user_data,
                                   GDestroyNotify destroy);

G_END_DECLS
