/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>
#include <maillage.h>

G_BEGIN_DECLS

/**
 * MaillageUiAnswered:
 * @from: the widget that asked
 * @user_data: the data given with the function
 *
 * What is done once the user has said yes.
 */
typedef void (*MaillageUiAnswered) (GtkWidget *from, gpointer user_data);

/* A question over the window, before something is done that one may not want. */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_ui_ask (GtkWidget *from,
                      const char *heading,
                      const char *body,
                      GtkWidget *extra,
                      const char *no,
                      const char *yes,
                      MaillageUiAnswered answered,
                      gpointer user_data,
                      GDestroyNotify destroy);

G_END_DECLS
