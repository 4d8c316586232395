/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>
#include <maillage-core.h>

G_BEGIN_DECLS

/* The page that brings a table into one kind: columns matched at the left, what would become of
 * each line at the right. */
#define MAILLAGE_UI_TYPE_IMPORT (maillage_ui_import_get_type ())
G_DECLARE_FINAL_TYPE (MaillageUiImport, maillage_ui_import, MAILLAGE_UI, IMPORT, GtkWidget)

GtkWidget *maillage_ui_import_new (MaillageContext *context, const char *kind_id);
const char *maillage_ui_import_get_kind_id (MaillageUiImport *self);
/* Reads a file, without waiting, in the place of the one that is there. */
void maillage_ui_import_set_file (MaillageUiImport *self, GFile *file);
/* Reading, checking or writing. */
gboolean maillage_ui_import_get_busy (MaillageUiImport *self);
/* The last check's, or NULL. */
MaillageImportReport *maillage_ui_import_get_report (MaillageUiImport *self);
/* Matches a column to a PATH, NULL for none, as its drop-down does. */
void maillage_ui_import_set_path (MaillageUiImport *self, guint column, const char *path);
/* Writes what the last check said. */
void maillage_ui_import_apply (MaillageUiImport *self);

G_END_DECLS
