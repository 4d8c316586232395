/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

/* The import page as its own files see it: maillage-ui-import.c (object, file, writing), -paths
 * (what a column may fill, and what is understood of its values), -columns (the drop-downs), -check
 * (the dry run), -report (its lines), -layout (the two columns of the page). */

#include "maillage-ui-import.h"
#include "maillage-ui-window.h"

#include <maillage-match.h>

#include <adwaita.h>

G_BEGIN_DECLS

/* What a column may fill. */
typedef struct
{
  char *path; /* NULL: nothing */
  char *label;
  MaillageField *field; /* NULL: nothing, or the tags */
} MaillageUiImportPath;

/* A column's widgets, owned by its row. */
typedef struct
{
  GtkWidget *sample, *sign, *choice;
} MaillageUiImportColumn;

struct _MaillageUiImport
{
  GtkWidget parent_instance;

  MaillageContext *context;
  char *kind_id;
  MaillageKind *kind;
  MaillageImport *import; /* NULL: no file */
  GFile *file;
  GPtrArray *paths;   /* MaillageUiImportPath; the first is nothing */
  GPtrArray *columns; /* MaillageUiImportColumn, by column */
  GPtrArray *keys;    /* char *, by item of the key's drop-down; the first is NULL */

  GCancellable *reading, *checking; /* what runs */
  gboolean again;                   /* check once more when it has stopped */
  gboolean stopped;                 /* by the user */
  gboolean applying;
  gboolean setting_up; /* drop-downs change, not by the user */
  guint tick;          /* the source that shows the progress */

  MaillageImportReport *report;
  MaillageImportOutcome shown; /* the tab */
  gboolean chosen;             /* by the user */
  guint n_rows;                /* lines shown of it */

  GtkWidget *header_place, *steps, *step_1, *step_2, *step_3, *stack, *status, *both;
  GtkWidget *file_name, *file_facts, *mapping_place, *column_list, *matched;
  GtkWidget *key, *mode, *mode_words;
  GtkWidget *summary, *counts, *progress, *progress_words, *problem_words, *problem_again;
  GtkWidget *lines_place, *line_list, *more;
  GtkWidget *tabs[MAILLAGE_IMPORT_REFUSED + 1], *numbers[MAILLAGE_IMPORT_REFUSED + 1];
  GtkWidget *words[MAILLAGE_IMPORT_REFUSED + 1];
  GtkWidget *footer, *footer_words, *apply_button;
};

/* Main file */
/* What may be done and what the foot says now. */
void _maillage_ui_import_update (MaillageUiImport *self);

/* -paths */
void _maillage_ui_import_path_free (gpointer path);
GPtrArray *_maillage_ui_import_list_paths (MaillageRegistry *registry, MaillageKind *kind);
/* What is made of a value, when that differs from it; NULL otherwise. @error: it is refused. */
char *_maillage_ui_import_understand (const MaillagePlaces *places,
                                      MaillageField *field,
                                      const char *typed,
                                      GError **error);

/* -memory */
/* How the columns are matched, once the file is imported. */
void _maillage_ui_import_remember (MaillageUiImport *self);
/* As the last file with these headers was. */
void _maillage_ui_import_recall (MaillageUiImport *self);

/* -columns */
void _maillage_ui_import_make_columns (MaillageUiImport *self);
void _maillage_ui_import_fill_columns (MaillageUiImport *self);
/* Gives what the drop-downs say to the import; FALSE when it refuses. */
gboolean _maillage_ui_import_give_settings (MaillageUiImport *self, GError **error);

/* -check */
/* Something in what is asked has changed. */
void _maillage_ui_import_check (MaillageUiImport *self);
void _maillage_ui_import_stop (MaillageUiImport *self);
void _maillage_ui_import_show_problem (MaillageUiImport *self, const char *words, gboolean again);

/* -report */
void _maillage_ui_import_make_report (MaillageUiImport *self);
/* The last check's, or nothing. */
void _maillage_ui_import_show_report (MaillageUiImport *self);

/* -layout */
GtkLayoutManager *_maillage_ui_import_layout_new (void);

G_END_DECLS
