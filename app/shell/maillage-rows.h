/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include <maillage-core.h>

G_BEGIN_DECLS

/* The shapes Home and the trash are made of. */

/* A two-line row of a record: icon, title, subtitle, then @end (NULL: a chevron). */
GtkWidget *maillage_rows_record_new (MaillageRecord *record, GtkWidget *end);
/* A tile that opens a kind's list: its number, icon and plural. */
GtkWidget *maillage_rows_tile_new (MaillageKind *kind, int count);

G_END_DECLS
