/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Menus that are made when they are opened: one of twenty lines is a hundred widgets. */

#include "maillage-ui-menu-private.h"

#define MENU "maillage-menu"

static void
make_popover (GtkMenuButton *button, gpointer data)
{
  GMenuModel *menu = g_object_get_data (G_OBJECT (button), MENU);

  if (gtk_menu_button_get_menu_model (button) != menu)
    gtk_menu_button_set_menu_model (button, menu);
}

/**
 * _maillage_ui_menu_button_set_menu:
 * @button: a button
 * @menu: what it opens, from the next time on
 *
 * As gtk_menu_button_set_menu_model() does, but that the popover is made when it is asked for.
 */
void
_maillage_ui_menu_button_set_menu (GtkMenuButton *button, GMenuModel *menu)
{
  if (g_object_get_data (G_OBJECT (button), MENU) == NULL)
    gtk_menu_button_set_create_popup_func (button, make_popover, NULL, NULL);
  g_object_set_data_full (G_OBJECT (button), MENU, g_object_ref (menu), g_object_unref);
}
