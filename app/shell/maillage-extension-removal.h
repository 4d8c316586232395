/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include <maillage-core.h>

G_BEGIN_DECLS

/* Asks what becomes of the data of a plugin, then removes it. @from: its row, which goes too. */
void maillage_extension_ask_removal (GtkWidget *from,
                                     MaillageContext *context,
                                     MaillagePluginItem *item);
/* A line for each kind and how many records it has: "Loans: 12"; NULL when it has no kinds. */
char *maillage_extension_dup_holds (MaillageContext *context, MaillagePluginItem *item, int *total);

G_END_DECLS
