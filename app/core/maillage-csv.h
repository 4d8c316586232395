/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

/* Tables of text as spreadsheets write them. Private to the core. Any thread may read one. */

#include "maillage-enums.h"

G_BEGIN_DECLS

typedef struct _MaillageCsv MaillageCsv;

/* Finds the encoding and the separator. */
MaillageCsv *_maillage_csv_read (const char *path, GError **error);
MaillageCsv *_maillage_csv_parse (const char *data, gsize length, const char *name, GError **error);
void _maillage_csv_free (MaillageCsv *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MaillageCsv, _maillage_csv_free)
/* "UTF-8", "UTF-16" or "Windows-1252". */
const char *_maillage_csv_get_encoding (MaillageCsv *self);
char _maillage_csv_get_separator (MaillageCsv *self);
/* The head is row 0. Empty lines are no rows. */
guint _maillage_csv_get_n_rows (MaillageCsv *self);
/* How many cells the row really has. */
guint _maillage_csv_get_n_cells (MaillageCsv *self, guint row);
/* "" where the row has no such cell. */
const char *_maillage_csv_get_cell (MaillageCsv *self, guint row, guint column);
/* The line of the file on which the row begins, counted from 1. */
guint _maillage_csv_get_line (MaillageCsv *self, guint row);

/* Adds one row, ended by CR LF. A cell that a spreadsheet would run is written with an apostrophe
 * before it, which reading takes away again. */
void _maillage_csv_append (GString *text, const char *const *cells, guint n_cells, char separator);

G_END_DECLS
