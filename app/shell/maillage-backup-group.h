/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <maillage-core.h>

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* For the preferences: when the last good backup was, and each of them to restore. */
GtkWidget *maillage_backup_group_new (MaillageContext *context);

G_END_DECLS
