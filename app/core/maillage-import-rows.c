/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* The file's rows as people look at them. */

#include "maillage-import-private.h"
#include "maillage-text-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * maillage_import_dup_samples:
 * @self: an import with a file
 * @column: a column
 * @limit: how many at most
 *
 * Returns: (transfer full): the column's first different values
 */
GStrv
maillage_import_dup_samples (MaillageImport *self, guint column, guint limit)
{
  g_autoptr (GPtrArray) samples = NULL;
  guint n;

  g_return_val_if_fail (MAILLAGE_IS_IMPORT (self) && self->csv != NULL, NULL);
  samples = g_ptr_array_new ();
  n = _maillage_csv_get_n_rows (self->csv);
  for (guint row = 1; row < n && samples->len < limit; row++)
    {
      const char *cell = _maillage_csv_get_cell (self->csv, row, column);

      if (*cell != '\0'
          && !g_ptr_array_find_with_equal_func (
              samples, cell, (GEqualFunc) (void (*) (void)) g_str_equal, NULL))
        g_ptr_array_add (samples, g_strdup (cell));
    }
  g_ptr_array_add (samples, NULL);
  return (GStrv) g_ptr_array_steal (samples, NULL);
}

static gboolean
is_in_title (MaillageImport *self, const char *path)
{
  const char *format = maillage_kind_get_title_format (self->kind);
  g_autofree char *mention = g_strdup_printf ("{%s}", path);

  return format != NULL && strstr (format, mention) != NULL;
}

/**
 * maillage_import_dup_title:
 * @self: an import with a file
 * @row: a line of data, counted from 0, as in the report
 *
 * Returns: (transfer full) (nullable): what its record is called
 */
char *
maillage_import_dup_title (MaillageImport *self, guint row)
{
  g_autoptr (GString) title = NULL;

  g_return_val_if_fail (MAILLAGE_IS_IMPORT (self) && self->csv != NULL, NULL);
  g_return_val_if_fail (row < maillage_import_get_n_rows (self), NULL);
  title = g_string_new (NULL);
  for (guint i = 0; i < self->paths->len; i++)
    {
      const char *path = g_ptr_array_index (self->paths, i);
      const char *cell = _maillage_csv_get_cell (self->csv, row + 1, i);

      if (path != NULL && *cell != '\0' && is_in_title (self, path))
        g_string_append_printf (title, "%s%s", title->len > 0 ? " " : "", cell);
    }
  return title->len > 0 ? _maillage_text_shorten (title->str) : NULL;
}

static void
append_row (MaillageImport *self, GString *text, guint row)
{
  guint n = _maillage_csv_get_n_cells (self->csv, row);
  g_autofree const char **cells = g_new0 (const char *, n);

  for (guint i = 0; i < n; i++)
    cells[i] = _maillage_csv_get_cell (self->csv, row, i);
  _maillage_csv_append (text, cells, n, _maillage_csv_get_separator (self->csv));
}

/**
 * maillage_import_write_refused:
 * @self: an import with a file
 * @report: what a check of that file said
 * @path: where to
 * @error: why it cannot be written
 *
 * Writes the head and the refused lines, to be mended and imported again.
 *
 * Returns: whether it is written
 */
gboolean
maillage_import_write_refused (MaillageImport *self,
                               MaillageImportReport *report,
                               const char *path,
                               GError **error)
{
  g_autoptr (GString) text = NULL;
  g_autoptr (GError) why = NULL;

  g_return_val_if_fail (MAILLAGE_IS_IMPORT (self) && self->csv != NULL, FALSE);
  g_return_val_if_fail (MAILLAGE_IS_IMPORT_REPORT (report), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);
  text = g_string_new (NULL);
  append_row (self, text, 0);
  for (guint i = 0; i < maillage_import_report_get_n_lines (report); i++)
    if (maillage_import_report_get_line (report, i, NULL, NULL, NULL) == MAILLAGE_IMPORT_REFUSED)
      append_row (self, text, i + 1);
  if (g_file_set_contents (path, text->str, (gssize) text->len, &why))
    return TRUE;
  g_set_error (error,
               MAILLAGE_ERROR,
               MAILLAGE_ERROR_FAILED,
               _ ("“%s” cannot be written: %s."),
               path,
               why->message);
  return FALSE;
}
