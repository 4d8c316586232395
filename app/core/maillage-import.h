/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "maillage-change.h"
#include "maillage-gazetteer.h"
#include "maillage-kind.h"
#include "maillage-store-core.h"

G_BEGIN_DECLS

/**
 * MaillageImportMode:
 * @MAILLAGE_IMPORT_AUTO: change those that are there, create the others
 * @MAILLAGE_IMPORT_CREATE: refuse the lines whose record is there
 * @MAILLAGE_IMPORT_UPDATE: refuse the lines whose record is not
 *
 * What an import may do with the records that its lines name.
 */
typedef enum
{
  MAILLAGE_IMPORT_AUTO,
  MAILLAGE_IMPORT_CREATE,
  MAILLAGE_IMPORT_UPDATE,
} MaillageImportMode;

/**
 * MaillageImportOutcome:
 * @MAILLAGE_IMPORT_CREATED: a record comes of it
 * @MAILLAGE_IMPORT_UPDATED: a record that is there changes
 * @MAILLAGE_IMPORT_UNCHANGED: the record that is there says so already
 * @MAILLAGE_IMPORT_REFUSED: nothing, and the report says why
 *
 * What becomes of one line.
 */
typedef enum
{
  MAILLAGE_IMPORT_CREATED,
  MAILLAGE_IMPORT_UPDATED,
  MAILLAGE_IMPORT_UNCHANGED,
  MAILLAGE_IMPORT_REFUSED,
} MaillageImportOutcome;

/* What an import would do, line by line. */
#define MAILLAGE_TYPE_IMPORT_REPORT (maillage_import_report_get_type ())
G_DECLARE_FINAL_TYPE (
    MaillageImportReport, maillage_import_report, MAILLAGE, IMPORT_REPORT, GObject)

guint maillage_import_report_get_n_lines (MaillageImportReport *self);
/* How many lines end so. */
guint maillage_import_report_count (MaillageImportReport *self, MaillageImportOutcome outcome);
/* The line of the file, what becomes of it, and why; @sentence and @value (the value at fault) are
 * NULL when there is nothing to say. */
MaillageImportOutcome maillage_import_report_get_line (MaillageImportReport *self,
                                                       guint index,
                                                       guint *line,
                                                       const char **sentence,
                                                       const char **value);

/* A file on its way into the store: read, mapped column by column to PATHs, checked, applied. */
#define MAILLAGE_TYPE_IMPORT (maillage_import_get_type ())
G_DECLARE_FINAL_TYPE (MaillageImport, maillage_import, MAILLAGE, IMPORT, GObject)

MaillageImport *
maillage_import_new (MaillageStore *store, MaillageGazetteer *gazetteer, MaillageKind *kind);
/* Reads the file and guesses the mapping. */
gboolean maillage_import_open (MaillageImport *self, const char *path, GError **error);
/* "UTF-8", "UTF-16", "Windows-1252". */
const char *maillage_import_get_encoding (MaillageImport *self);
char maillage_import_get_separator (MaillageImport *self);
guint maillage_import_get_n_rows (MaillageImport *self);
guint maillage_import_get_n_columns (MaillageImport *self);
const char *maillage_import_get_column (MaillageImport *self, guint column);
/* The column's first different values. */
GStrv maillage_import_dup_samples (MaillageImport *self, guint column, guint limit);
/* NULL: the column is not imported. */
const char *maillage_import_get_path (MaillageImport *self, guint column);
gboolean
maillage_import_set_path (MaillageImport *self, guint column, const char *path, GError **error);
/* The fields, joined by commas, by which a line finds its record; NULL: chosen by the program. */
const char *maillage_import_get_key (MaillageImport *self);
gboolean maillage_import_set_key (MaillageImport *self, const char *key, GError **error);
MaillageImportMode maillage_import_get_mode (MaillageImport *self);
void maillage_import_set_mode (MaillageImport *self, MaillageImportMode mode);
/* What people call the record of a data line: the cells of its title; NULL when they are empty. */
char *maillage_import_dup_title (MaillageImport *self, guint row);
/* The lines that @report refuses, as a file to mend and import again. */
gboolean maillage_import_write_refused (MaillageImport *self,
                                        MaillageImportReport *report,
                                        const char *path,
                                        GError **error);
/* From 0 to 1, of the check that runs. */
double maillage_import_get_progress (MaillageImport *self);
/* The dry run: reads, checks and matches against the store as it is, without its lock. */
void maillage_import_check_async (MaillageImport *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
MaillageImportReport *
maillage_import_check_finish (MaillageImport *self, GAsyncResult *result, GError **error);
MaillageImportReport *maillage_import_check (MaillageImport *self, GError **error);
/* Does what the last check said, as one change; a new check comes before another. */
void maillage_import_apply_async (MaillageImport *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
MaillageChange *
maillage_import_apply_finish (MaillageImport *self, GAsyncResult *result, GError **error);
MaillageChange *maillage_import_apply (MaillageImport *self, GError **error);

G_END_DECLS
