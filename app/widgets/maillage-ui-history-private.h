/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>
#include <maillage-core.h>

G_BEGIN_DECLS

/* What a change did to a record and its children, in a line that does not repeat the record's name:
 * it stands on that record's page. @redone: the change takes back an undo. */
char *_maillage_ui_history_describe (MaillageStore *store,
                                     MaillageRecord *record,
                                     MaillageChange *change,
                                     gboolean redone);
/* "Phone: empty → 05 36 49 12 30", for one line of a change; NULL for what has no such line.
 * @kind is that of the line's record. */
char *_maillage_ui_history_dup_item (MaillageStore *store,
                                     MaillageKind *kind,
                                     MaillageChange *change,
                                     guint index);
/* Undoes a change for the page that @from stands on; its window tells what came of it. */
void
_maillage_ui_history_take_back (GtkWidget *from, MaillageStore *store, MaillageChange *change);

G_END_DECLS
