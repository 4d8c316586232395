/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <maillage-core.h>

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A copy of the store in another folder, which the user chooses: a disk or a share that outlives
 * this computer. Asked for on the first run and in the preferences, kept in the settings. */
GtkWidget *maillage_second_backup_row_new (MaillageContext *context);
/* Makes the day's copy when a folder is chosen and there, on a thread. */
void maillage_second_backup_make (MaillageContext *context,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean
maillage_second_backup_finish (MaillageContext *context, GAsyncResult *result, GError **error);

G_END_DECLS
