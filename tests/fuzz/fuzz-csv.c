/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz.h"

#include "maillage-csv.h"

#include <string.h>

/* A cell that began with NUL was filled, and reads as empty. */
static gboolean
is_empty (MaillageCsv *csv, guint row)
{
  for (guint i = 0; i < _maillage_csv_get_n_cells (csv, row); i++)
    if (*_maillage_csv_get_cell (csv, row, i) != '\0')
      return FALSE;
  return TRUE;
}

/* What was read, written again, reads alike. */
static void
append_row (GString *text, MaillageCsv *csv, guint row)
{
  guint n_cells = _maillage_csv_get_n_cells (csv, row);
  g_autofree const char **cells = g_new0 (const char *, n_cells + 1);

  for (guint i = 0; i < n_cells; i++)
    cells[i] = _maillage_csv_get_cell (csv, row, i);
  _maillage_csv_append (text, cells, n_cells, ';');
}

static void
expect_alike (MaillageCsv *csv)
{
  /* A head: a mark of the encoding is none but at the beginning of the file. */
  g_autoptr (GString) text = g_string_new ("head;head\r\n");
  g_autoptr (MaillageCsv) again = NULL;
  guint n = 1;

  for (guint row = 0; row < _maillage_csv_get_n_rows (csv); row++)
    if (!is_empty (csv, row))
      {
        append_row (text, csv, row);
        n++;
      }
  again = _maillage_csv_parse (text->str, text->len, "again", NULL);
  FUZZ_EXPECT (again != NULL && _maillage_csv_get_n_rows (again) == n);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MaillageCsv) csv = _maillage_csv_parse ((const char *) data, size, "table", &error);

  FUZZ_EXPECT ((csv == NULL) == (error != NULL));
  if (csv == NULL)
    return 0;
  for (guint row = 0; row < _maillage_csv_get_n_rows (csv); row++)
    for (guint i = 0; i <= _maillage_csv_get_n_cells (csv, row); i++)
      FUZZ_EXPECT (g_utf8_validate (_maillage_csv_get_cell (csv, row, i), -1, NULL));
  if (_maillage_csv_get_separator (csv) == ';')
    expect_alike (csv);
  return 0;
}
