/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>
#include <maillage-context.h>
#include <maillage.h>

G_BEGIN_DECLS

/* The page that brings a file into the store: its columns at the left, at the right what would
 * become of each line. Property "complete": nothing is being checked. */
#define MAILLAGE_UI_TYPE_IMPORT (maillage_ui_import_get_type ())
G_DECLARE_FINAL_TYPE (MaillageUiImport, maillage_ui_import, MAILLAGE_UI, IMPORT, GtkWidget)

GtkWidget *maillage_ui_import_new (MaillageContext *context, const char *kind_id);
const char *maillage_ui_import_get_kind_id (MaillageUiImport *self);
/* Reads a file; one that cannot be read is told on the page. */
void maillage_ui_import_open (MaillageUiImport *self, const char *path);
gboolean maillage_ui_import_get_complete (MaillageUiImport *self);

G_END_DECLS
