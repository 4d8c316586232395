/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

/* The import page as its own files see it: maillage-ui-import.c (file, check, import), -columns
 * (what each column means), -report (what becomes of each line). */

#include "maillage-ui-import.h"

G_BEGIN_DECLS

struct _MaillageUiImport
{
  GtkWidget parent_instance;

  MaillageContext *context;
  MaillageKind *kind;
  MaillageImport *import;
  MaillageImportReport *report;
  GPtrArray *fields; /* ids that a column may fill, after "not imported" */
  GPtrArray *keys;   /* the keys offered, after the program's own choice */

  GtkWidget *box, *stack, *empty, *columns, *file, *mapping, *key_group;
  GtkWidget *counts_stack, *counts, *progress, *lines, *apply, *choose;
  GtkWidget *key;     /* AdwComboRow */
  GPtrArray *choices; /* the columns' GtkDropDown */
  GtkWidget *tabs[MAILLAGE_IMPORT_REFUSED + 1];
  GtkWidget *numbers[MAILLAGE_IMPORT_REFUSED + 1];
  GtkFileChooserNative *chooser;

  GCancellable *cancellable; /* of the check that runs, NULL when none does */
  guint progress_id;
  gboolean again; /* something was chosen while a check was running */
  gboolean applying;
  gboolean filling;
};

/* -columns */
void _maillage_ui_import_show_columns (MaillageUiImport *self);
/* Gives the import what was chosen on the page. */
void _maillage_ui_import_take_choices (MaillageUiImport *self);

/* -report */
void _maillage_ui_import_make_tabs (MaillageUiImport *self);
/* The counts, then the lines of the tab that is chosen. */
void _maillage_ui_import_show_report (MaillageUiImport *self);

/* Checks again, once what runs has ended. */
void _maillage_ui_import_check (MaillageUiImport *self);
/* Asks where, then writes the refused lines there. */
void _maillage_ui_import_save_refused (MaillageUiImport *self);

G_END_DECLS
