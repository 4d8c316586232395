/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void _maillage_ui_menu_button_set_menu (GtkMenuButton *button, GMenuModel *menu);

G_END_DECLS
