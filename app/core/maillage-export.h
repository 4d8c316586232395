/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "maillage-query.h"
#include "maillage-store.h"

G_BEGIN_DECLS

/**
 * MaillageExportFlags:
 *
 * How a table is written.
 */
typedef enum
{
  MAILLAGE_EXPORT_NONE = 0,
  MAILLAGE_EXPORT_BOM = 1 << 0, /* a mark by which older spreadsheets know UTF-8 */
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
/* Canonical: the same contents give the same bytes. A NULL query is the whole store with its trash.
 */
MAILLAGE_AVAILABLE_IN_1_0
gboolean
maillage_export_json (MaillageStore *store, MaillageQuery *query, const char *path, GError **error);

G_END_DECLS
