/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "maillage-scope.h"

G_BEGIN_DECLS

/**
 * MaillageExportFlags:
 * @MAILLAGE_EXPORT_NONE: UTF-8 alone
 * @MAILLAGE_EXPORT_BOM: with a mark by which older spreadsheets know UTF-8
 *
 * How a table is written.
 */
typedef enum
{
  MAILLAGE_EXPORT_NONE = 0,
  MAILLAGE_EXPORT_BOM = 1 << 0,
} MaillageExportFlags;

/* The query's records, one a row; NULL fields are all that can be written. */
MAILLAGE_AVAILABLE_IN_1_0
gboolean maillage_export_csv (MaillageStore *store,
                              MaillageQuery *query,
                              const char *const *field_ids,
                              MaillageExportFlags flags,
                              const char *path,
                              GError **error);
/* The same of records at hand, all of one kind. */
MAILLAGE_AVAILABLE_IN_1_0
gboolean maillage_export_csv_records (MaillageKind *kind,
                                      GPtrArray *records,
                                      const char *const *field_ids,
                                      MaillageExportFlags flags,
                                      const char *path,
                                      GError **error);
/* Rows of a plugin's own making: GStrv as long as @head, which is the first row. */
MAILLAGE_AVAILABLE_IN_1_0
gboolean maillage_export_csv_table (const char *const *head,
                                    GPtrArray *rows,
                                    MaillageExportFlags flags,
                                    const char *path,
                                    GError **error);
/**
 * MaillageExportFunc:
 * @scope: the plugin's scope
 * @uuids: (array zero-terminated=1): the records to write, in the order in which they are shown
 * @path: the file to write
 * @user_data: the data given with the function
 * @error: why it cannot be written
 *
 * Returns: whether it was written
 */
typedef gboolean (*MaillageExportFunc) (MaillageScope *scope,
                                        const char *const *uuids,
                                        const char *path,
                                        gpointer user_data,
                                        GError **error);

/* A kind of file that the plugin writes. */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_scope_add_exporter (MaillageScope *self,
                                  const char *id,
                                  const char *label,
                                  const char *kind_id,
                                  const char *suffix,
                                  MaillageExportFunc func,
                                  gpointer user_data,
                                  GDestroyNotify destroy);

G_END_DECLS
