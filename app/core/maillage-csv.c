/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-csv.h"
#include "maillage-place-private.h"

#include <csv.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define BOM "\xef\xbb\xbf"
/* Nobody matches more of them with fields, and each is a row of the import's page. */
#define MOST_COLUMNS 300

typedef struct
{
  guint line;
  guint n_cells;
  gsize first; /* in offsets */
} Row;

struct _MaillageCsv
{
  const char *encoding;
  char separator;
  GByteArray *text; /* every cell, each ended by NUL */
  GArray *offsets;  /* of gsize into text */
  GArray *rows;     /* of Row */
};

typedef struct
{
  MaillageCsv *csv;
  guint line; /* on which the row being read began */
  gboolean row_open;
  gboolean row_filled;
} Reader;

static gboolean
runs_in_a_spreadsheet (const char *cell)
{
  return *cell != '\0' && strchr ("=+-@\t\r", *cell) != NULL;
}

static void
on_cell (void *cell, size_t length, void *data)
{
  Reader *reader = data;
  MaillageCsv *csv = reader->csv;
  const char *start = length > 0 ? cell : "";
  gsize offset = csv->text->len;

  if (length > 1 && start[0] == '\'' && strchr ("=+-@\t\r", start[1]) != NULL)
    {
      start++;
      length--;
    }
  g_byte_array_set_size (csv->text, offset + length + 1);
  memcpy (csv->text->data + offset, start, length);
  csv->text->data[offset + length] = '\0';
  g_array_append_val (csv->offsets, offset);
  reader->row_filled |= length > 0;
}

static void
on_row (int end, void *data)
{
  Reader *reader = data;
  MaillageCsv *csv = reader->csv;
  gsize first = 0;
  Row row;

  if (csv->rows->len > 0)
    {
      Row *last = &g_array_index (csv->rows, Row, csv->rows->len - 1);

      first = last->first + last->n_cells;
    }
  row = (Row){ reader->line, csv->offsets->len - first, first };
  if (reader->row_filled)
    g_array_append_val (csv->rows, row);
  else
    g_array_set_size (csv->offsets, first); /* ";;;;" is what is left of an empty row */
  reader->row_open = FALSE;
  reader->row_filled = FALSE;
}

/* One line with its end, be it LF, CR LF or CR. */
static gsize
get_line_length (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    {
      if (text[i] == '\n')
        return i + 1;
      if (text[i] == '\r')
        return i + 1 < length && text[i + 1] == '\n' ? i + 2 : i + 1;
    }
  return length;
}

static gboolean
is_blank (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (text[i] != ' ' && text[i] != '\r' && text[i] != '\n')
      return FALSE;
  return TRUE;
}

static gboolean
is_around_cell (char ch, char separator)
{
  return (ch == ' ' || ch == '\t') && ch != separator;
}

/* A line without a quotation mark, which nearly every line is, needs no parser: its cells lie
 * between separators, without the spaces around them, as libcsv takes them. */
static void
read_plain_line (Reader *reader, const char *text, gsize length)
{
  char separator = reader->csv->separator;
  const char *end = text + length;

  while (end > text && (end[-1] == '\n' || end[-1] == '\r'))
    end--;
  for (;;)
    {
      const char *next = memchr (text, separator, end - text);
      const char *last = next != NULL ? next : end;

      while (text < last && is_around_cell (*text, separator))
        text++;
      while (last > text && is_around_cell (last[-1], separator))
        last--;
      on_cell ((void *) text, last - text, reader);
      if (next == NULL)
        break;
      text = next + 1;
    }
  on_row ('\n', reader);
}

static void
read_lines (Reader *reader, struct csv_parser *parser, const char *text, gsize length)
{
  guint line = 1;

  while (length > 0)
    {
      gsize n = get_line_length (text, length);

      if (reader->row_open || !is_blank (text, n))
        {
          gboolean is_whole = !reader->row_open && memchr (text, '"', n) == NULL;

          if (!reader->row_open)
            reader->line = line;
          reader->row_open = !is_whole;
          if (is_whole)
            read_plain_line (reader, text, n);
          else
            csv_parse (parser, text, n, on_cell, on_row, reader);
        }
      text += n;
      length -= n;
      line++;
    }
}

static gboolean
parse_text (MaillageCsv *self, const char *text, gsize length, const char *name, GError **error)
{
  struct csv_parser parser;
  Reader reader = { .csv = self, .line = 1 };
  gboolean in_quotes;

  csv_init (&parser, CSV_APPEND_NULL);
  csv_set_delim (&parser, (unsigned char) self->separator);
  read_lines (&reader, &parser, text, length);
  in_quotes = reader.row_open && parser.quoted && parser.pstate == 2; /* libcsv's FIELD_BEGUN */
  csv_fini (&parser, on_cell, on_row, &reader);
  csv_free (&parser);
  if (!in_quotes)
    return TRUE;
  g_set_error (error,
               MAILLAGE_ERROR,
               MAILLAGE_ERROR_UNREADABLE,
               _ ("In “%s”, a quotation mark is opened on the row of line %u and never closed."),
               name,
               reader.line);
  return FALSE;
}

/* The bytes that Windows-1252 leaves undefined stand for nothing a keyboard types, and would make
 * iconv refuse the whole file. */
static char *
from_windows (const char *data, gsize length, gsize *written)
{
  g_autofree char *defined = g_memdup2 (data, length);

  for (gsize i = 0; i < length; i++)
    if (memchr ("\x81\x8d\x8f\x90\x9d", data[i], 5) != NULL)
      defined[i] = '?';
  return g_convert (defined, length, "UTF-8", "WINDOWS-1252", NULL, written, NULL);
}

static char *
decode (MaillageCsv *self, const char *data, gsize length, gsize *written)
{
  if (length >= 2 && (memcmp (data, "\xff\xfe", 2) == 0 || memcmp (data, "\xfe\xff", 2) == 0))
    {
      self->encoding = "UTF-16";
      return g_convert (data + 2,
                        length - 2,
                        "UTF-8",
                        data[0] == '\xff' ? "UTF-16LE" : "UTF-16BE",
                        NULL,
                        written,
                        NULL);
    }
  if (memchr (data, '\0', length) != NULL)
    return NULL;
  if (g_utf8_validate (data, length, NULL))
    {
      gsize bom = length >= 3 && memcmp (data, BOM, 3) == 0 ? 3 : 0;

      self->encoding = "UTF-8";
      *written = length - bom;
      return g_strndup (data + bom, length - bom);
    }
  self->encoding = "Windows-1252";
  return from_windows (data, length, written);
}

/* The one that stands most often in the head, out of quotes. */
static char
find_separator (const char *text, gsize length)
{
  static const char candidates[] = ";,\t";
  guint counts[3] = { 0, 0, 0 };
  gboolean in_quotes = FALSE;
  guint best = 0;

  for (gsize i = 0; i < length && (in_quotes || (text[i] != '\n' && text[i] != '\r')); i++)
    {
      const char *found = strchr (candidates, text[i]);

      if (text[i] == '"')
        in_quotes = !in_quotes;
      else if (!in_quotes && text[i] != '\0' && found != NULL)
        counts[found - candidates]++;
    }
  for (guint i = 1; i < G_N_ELEMENTS (counts); i++)
    if (counts[i] > counts[best])
      best = i;
  return candidates[best];
}

/* Some spreadsheets say the separator on a line of its own: "sep=;". It is kept as an empty line,
 * so that the numbers of the others stay. */
static char
take_separator (char *text, gsize length)
{
  gsize first = get_line_length (text, length);

  if (first >= 5 && g_ascii_strncasecmp (text, "sep=", 4) == 0 && is_blank (text + 5, first - 5))
    {
      char separator = text[4];

      memset (text, ' ', 5);
      return separator;
    }
  first = strspn (text, " \r\n");
  return find_separator (text + first, length - first);
}

/* How many of the first @width columns there are up to the last that holds something. */
static guint
count_filled (MaillageCsv *self, guint width)
{
  guint filled = 0;

  for (guint row = 0; row < self->rows->len && filled < width; row++)
    for (guint i = MIN (width, _maillage_csv_get_n_cells (self, row)); i > filled; i--)
      if (*_maillage_csv_get_cell (self, row, i - 1) != '\0')
        filled = i;
  return filled;
}

/* Spreadsheets write every column that was coloured once: what is empty from the head down, at the
 * end, is no column. */
static gboolean
settle_columns (MaillageCsv *self, const char *name, GError **error)
{
  Row *head = &g_array_index (self->rows, Row, 0);

  head->n_cells = count_filled (self, head->n_cells);
  if (head->n_cells <= MOST_COLUMNS)
    return TRUE;
  g_set_error (error,
               MAILLAGE_ERROR,
               MAILLAGE_ERROR_UNREADABLE,
               _ ("“%s” has %u columns, and an import takes %u at most. Remove those that are not "
                  "needed."),
               name,
               head->n_cells,
               MOST_COLUMNS);
  return FALSE;
}

MaillageCsv *
_maillage_csv_parse (const char *data, gsize length, const char *name, GError **error)
{
  g_autoptr (MaillageCsv) self = g_new0 (MaillageCsv, 1);
  g_autofree char *text = NULL;
  gsize written = 0;

  self->text = g_byte_array_new ();
  self->offsets = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  text = decode (self, data, length, &written);
  if (text == NULL)
    {
      g_set_error (error,
                   MAILLAGE_ERROR,
                   MAILLAGE_ERROR_UNREADABLE,
                   _ ("“%s” is not a table of text. Save it from the spreadsheet as CSV."),
                   name);
      return NULL;
    }
  self->separator = take_separator (text, written);
  if (!parse_text (self, text, written, name, error))
    return NULL;
  if (self->rows->len == 0)
    {
      g_set_error (error, MAILLAGE_ERROR, MAILLAGE_ERROR_UNREADABLE, _ ("“%s” is empty."), name);
      return NULL;
    }
  return settle_columns (self, name, error) ? g_steal_pointer (&self) : NULL;
}

MaillageCsv *
_maillage_csv_read (const char *path, GError **error)
{
  g_autofree char *data = NULL;
  g_autofree char *name = g_filename_display_basename (path);
  g_autoptr (GError) why = NULL;
  gsize length = 0;

  if (!_maillage_place_check_regular (path, error))
    return NULL;
  if (g_file_get_contents (path, &data, &length, &why))
    return _maillage_csv_parse (data, length, name, error);
  g_set_error (error,
               MAILLAGE_ERROR,
               MAILLAGE_ERROR_UNREADABLE,
               _ ("“%s” cannot be read: %s."),
               path,
               why->message);
  return NULL;
}

void
_maillage_csv_free (MaillageCsv *self)
{
  g_byte_array_unref (self->text);
  g_array_unref (self->offsets);
  g_array_unref (self->rows);
  g_free (self);
}

const char *
_maillage_csv_get_encoding (MaillageCsv *self)
{
  return self->encoding;
}

char
_maillage_csv_get_separator (MaillageCsv *self)
{
  return self->separator;
}

guint
_maillage_csv_get_n_rows (MaillageCsv *self)
{
  return self->rows->len;
}

guint
_maillage_csv_get_n_cells (MaillageCsv *self, guint row)
{
  return g_array_index (self->rows, Row, row).n_cells;
}

const char *
_maillage_csv_get_cell (MaillageCsv *self, guint row, guint column)
{
  Row *found = &g_array_index (self->rows, Row, row);

  if (column >= found->n_cells)
    return "";
  return (const char *) self->text->data
         + g_array_index (self->offsets, gsize, found->first + column);
}

guint
_maillage_csv_get_line (MaillageCsv *self, guint row)
{
  return g_array_index (self->rows, Row, row).line;
}

/* A negative number is a number, not a formula. */
static gboolean
is_number (const char *cell)
{
  return *cell == '-' && cell[1] != '\0' && strspn (cell + 1, "0123456789., ") == strlen (cell + 1);
}

static void
append_cell (GString *text, const char *cell, char separator)
{
  const char special[] = { '"', '\r', '\n', separator, '\0' };
  gboolean guarded = runs_in_a_spreadsheet (cell) && !is_number (cell);
  gboolean quoted = strpbrk (cell, special) != NULL || *cell == ' '
                    || (*cell != '\0' && cell[strlen (cell) - 1] == ' ');

  if (quoted)
    g_string_append_c (text, '"');
  if (guarded)
    g_string_append_c (text, '\'');
  for (const char *p = cell; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (text, '"');
      g_string_append_c (text, *p);
    }
  if (quoted)
    g_string_append_c (text, '"');
}

void
_maillage_csv_append (GString *text, const char *const *cells, guint n_cells, char separator)
{
  for (guint i = 0; i < n_cells; i++)
    {
      if (i > 0)
        g_string_append_c (text, separator);
      append_cell (text, cells[i] != NULL ? cells[i] : "", separator);
    }
  g_string_append (text, "\r\n");
}
