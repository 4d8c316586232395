/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "maillage-ui-owned-private.h"

G_BEGIN_DECLS

/* The files of a record: added by a button or dropped, opened, saved elsewhere, removed. */
#define MAILLAGE_UI_TYPE_FILES (_maillage_ui_files_get_type ())
G_DECLARE_FINAL_TYPE (MaillageUiFiles, _maillage_ui_files, MAILLAGE_UI, FILES, MaillageUiOwned)

GtkWidget *_maillage_ui_files_new (MaillageContext *context, MaillageRecord *record);
/* Asks which. */
void _maillage_ui_files_choose (MaillageUiFiles *self);
/* Of GFile: as one change. */
void _maillage_ui_files_add (MaillageUiFiles *self, GListModel *files);

/* maillage-ui-file-reach.c: what one may do with a file field's value. Failures are told by the
 * window @from is in. */
void _maillage_ui_file_open (GtkWidget *from, const char *value);
void _maillage_ui_file_save (GtkWidget *from, const char *value);
/* Calls @chosen with the files (GListModel of GFile) unless the user thinks better of it. */
typedef void (*MaillageUiFilesChosen) (GtkWidget *from, GListModel *files);
void _maillage_ui_file_choose (GtkWidget *from, gboolean several, MaillageUiFilesChosen chosen);
/* Files dropped on @onto. @from is handed to @dropped. */
void _maillage_ui_file_accept (GtkWidget *onto, GtkWidget *from, MaillageUiFilesChosen dropped);
const char *_maillage_ui_file_get_icon (const char *value);

G_END_DECLS
