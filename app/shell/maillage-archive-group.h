/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include <maillage-core.h>

G_BEGIN_DECLS

/* For the preferences: everything as one file, and back from it. */
GtkWidget *maillage_archive_group_new (MaillageStore *store);
/* What its buttons do once a file is chosen. */
void maillage_archive_group_take (GtkWidget *group, GFile *file);
void maillage_archive_group_bring (GtkWidget *group, GFile *file);

G_END_DECLS
