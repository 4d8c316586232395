/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-document.h"

#include "maillage-document-private.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

/**
 * MaillageDocument:
 *
 * A document that leaves the house, as a sequence of blocks set on A4 pages.
 *
 * The same pages go to the PDF, to the printer and to the preview. Used from the main thread.
 */
G_DEFINE_FINAL_TYPE (MaillageDocument, maillage_document, G_TYPE_OBJECT)

static void
cell_free (gpointer data)
{
  DocumentCell *cell = data;

  g_free (cell->text);
  g_free (cell->note);
  g_free (cell);
}

static void
block_free (gpointer data)
{
  DocumentBlock *block = data;

  g_free (block->label);
  g_free (block->text);
  g_strfreev (block->titles);
  g_free (block->widths);
  g_clear_pointer (&block->rows, g_ptr_array_unref);
  g_free (block);
}

static void
forget_pages (MaillageDocument *self)
{
  g_clear_pointer (&self->pages, g_ptr_array_unref);
  g_clear_pointer (&self->layouts, g_ptr_array_unref);
}

static DocumentBlock *
add_block (MaillageDocument *self, DocumentBlockType type, const char *label, const char *text)
{
  DocumentBlock *block = g_new0 (DocumentBlock, 1);

  forget_pages (self);
  block->type = type;
  block->label = g_strdup (label);
  block->text = g_strdup (text);
  g_ptr_array_add (self->blocks, block);
  return block;
}

static void
add_cell (MaillageDocument *self, DocumentCell *cell)
{
  GPtrArray *rows = self->table->rows;

  forget_pages (self);
  g_ptr_array_add (g_ptr_array_index (rows, rows->len - 1), cell);
}

static gboolean
can_add_cell (MaillageDocument *self)
{
  GPtrArray *row;

  if (self->table == NULL || self->table->rows->len == 0)
    return FALSE;
  row = g_ptr_array_index (self->table->rows, self->table->rows->len - 1);
  return row->len < self->table->n_columns;
}

static void
maillage_document_finalize (GObject *object)
{
  MaillageDocument *self = MAILLAGE_DOCUMENT (object);

  forget_pages (self);
  g_ptr_array_unref (self->blocks);
  g_ptr_array_unref (self->facts);
  g_free (self->overline);
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->issuer);
  g_free (self->issuer_detail);
  g_free (self->foot);
  G_OBJECT_CLASS (maillage_document_parent_class)->finalize (object);
}

static void
maillage_document_class_init (MaillageDocumentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = maillage_document_finalize;
}

static void
maillage_document_init (MaillageDocument *self)
{
  self->blocks = g_ptr_array_new_with_free_func (block_free);
  self->facts = g_ptr_array_new_with_free_func (g_free);
}

MaillageDocument *
maillage_document_new (void)
{
  return g_object_new (MAILLAGE_TYPE_DOCUMENT, NULL);
}

/**
 * maillage_document_set_head:
 * @self: a document
 * @overline: (nullable): a short line in the accent colour, over the title
 * @title: the title
 * @subtitle: (nullable): a dim line under it
 *
 * Sets the head of the first page. The title is also the PDF's.
 */
void
maillage_document_set_head (MaillageDocument *self,
                            const char *overline,
                            const char *title,
                            const char *subtitle)
{
  g_return_if_fail (MAILLAGE_IS_DOCUMENT (self));
  forget_pages (self);
  g_free (self->overline);
  self->overline = g_strdup (overline);
  g_free (self->title);
  self->title = g_strdup (title);
  g_free (self->subtitle);
  self->subtitle = g_strdup (subtitle);
}

/**
 * maillage_document_set_issuer:
 * @self: a document
 * @name: (nullable): who sends it; also the PDF's author
 * @detail: (nullable): a dim line under the name
 *
 * Sets what stands at the right of the head.
 */
void
maillage_document_set_issuer (MaillageDocument *self, const char *name, const char *detail)
{
  g_return_if_fail (MAILLAGE_IS_DOCUMENT (self));
  forget_pages (self);
  g_free (self->issuer);
  self->issuer = g_strdup (name);
  g_free (self->issuer_detail);
  self->issuer_detail = g_strdup (detail);
}

/**
 * maillage_document_add_fact:
 * @self: a document
 * @label: what it is: “Place”
 * @value: (nullable): the value; nothing is added when it is empty
 *
 * Adds what stands under the title, side by side with the other facts.
 */
void
maillage_document_add_fact (MaillageDocument *self, const char *label, const char *value)
{
  g_return_if_fail (MAILLAGE_IS_DOCUMENT (self));
  g_return_if_fail (label != NULL);
  if (value == NULL || *value == '\0')
    return;
  forget_pages (self);
  g_ptr_array_add (self->facts, g_strdup (label));
  g_ptr_array_add (self->facts, g_strdup (value));
}

/**
 * maillage_document_set_head_repeated:
 * @self: a document
 * @repeated: whether every page begins with the head
 *
 * For a sheet that is passed round: a page of it must say what it is.
 */
void
maillage_document_set_head_repeated (MaillageDocument *self, gboolean repeated)
{
  g_return_if_fail (MAILLAGE_IS_DOCUMENT (self));
  forget_pages (self);
  self->repeats_head = repeated;
}

/**
 * maillage_document_set_foot:
 * @self: a document
 * @text: (nullable): the left of every foot, such as the day of the figures
 */
void
maillage_document_set_foot (MaillageDocument *self, const char *text)
{
  g_return_if_fail (MAILLAGE_IS_DOCUMENT (self));
  forget_pages (self);
  g_free (self->foot);
  self->foot = g_strdup (text);
}

/**
 * maillage_document_add_heading:
 * @self: a document
 * @badge: (nullable): a number to show large before the words
 * @text: the words
 *
 * Begins a part of the document; it is never left alone at the end of a page.
 */
void
maillage_document_add_heading (MaillageDocument *self, const char *badge, const char *text)
{
  g_return_if_fail (MAILLAGE_IS_DOCUMENT (self));
  g_return_if_fail (text != NULL);
  add_block (self, DOCUMENT_HEADING, badge, text);
}

/**
 * maillage_document_add_paragraph:
 * @self: a document
 * @text: (nullable): plain text; a newline begins another line
 *
 * Adds text over the whole width, broken into lines.
 */
void
maillage_document_add_paragraph (MaillageDocument *self, const char *text)
{
  g_return_if_fail (MAILLAGE_IS_DOCUMENT (self));
  if (text != NULL && *text != '\0')
    add_block (self, DOCUMENT_PARAGRAPH, NULL, text);
}

/**
 * maillage_document_add_value:
 * @self: a document
 * @label: what the value is
 * @value: (nullable): the value; nothing is added when it is empty
 *
 * Adds a label and its value on a line.
 */
void
maillage_document_add_value (MaillageDocument *self, const char *label, const char *value)
{
  g_return_if_fail (MAILLAGE_IS_DOCUMENT (self));
  g_return_if_fail (label != NULL);
  if (value != NULL && *value != '\0')
    add_block (self, DOCUMENT_VALUE, label, value);
}

/**
 * maillage_document_add_summary:
 * @self: a document
 * @title: what the counts are about: “Since 16 September”
 *
 * Begins a tinted box; maillage_document_add_count() fills it.
 */
void
maillage_document_add_summary (MaillageDocument *self, const char *title)
{
  g_return_if_fail (MAILLAGE_IS_DOCUMENT (self));
  g_return_if_fail (title != NULL);
  add_block (self, DOCUMENT_SUMMARY, title, NULL)->rows
      = g_ptr_array_new_with_free_func (cell_free);
}

/**
 * maillage_document_add_count:
 * @self: a document, after maillage_document_add_summary()
 * @words: “2 steps became late”
 * @tone: what its sign says; neutral: it has none
 *
 * Adds a count to the summary that was begun last.
 */
void
maillage_document_add_count (MaillageDocument *self, const char *words, MaillageTone tone)
{
  DocumentBlock *block;
  DocumentCell *cell;

  g_return_if_fail (MAILLAGE_IS_DOCUMENT (self));
  g_return_if_fail (words != NULL && self->blocks->len > 0);
  block = g_ptr_array_index (self->blocks, self->blocks->len - 1);
  g_return_if_fail (block->type == DOCUMENT_SUMMARY);
  forget_pages (self);
  cell = g_new0 (DocumentCell, 1);
  cell->text = g_strdup (words);
  cell->tone = tone;
  g_ptr_array_add (block->rows, cell);
}

/**
 * maillage_document_add_progress:
 * @self: a document
 * @label: what is measured
 * @fraction: how far it is, from 0 to 1
 * @words: the same in words, for who reads in black and white
 *
 * Adds a bar.
 */
void
maillage_document_add_progress (MaillageDocument *self,
                                const char *label,
                                double fraction,
                                const char *words)
{
  g_return_if_fail (MAILLAGE_IS_DOCUMENT (self));
  g_return_if_fail (label != NULL);
  g_return_if_fail (words != NULL);
  add_block (self, DOCUMENT_PROGRESS, label, words)->fraction = CLAMP (fraction, 0.0, 1.0);
}

/**
 * maillage_document_begin_table:
 * @self: a document
 * @titles: (array length=n_columns): the columns' titles
 * @weights: (array length=n_columns): their shares of the width
 * @n_columns: how many there are
 *
 * Begins a table; its rows follow, until maillage_document_end_table().
 */
void
maillage_document_begin_table (MaillageDocument *self,
                               const char *const *titles,
                               const double *weights,
                               guint n_columns)
{
  double sum = 0;

  g_return_if_fail (MAILLAGE_IS_DOCUMENT (self));
  g_return_if_fail (self->table == NULL);
  g_return_if_fail (n_columns > 0);
  for (guint i = 0; i < n_columns; i++)
    sum += weights[i];
  g_return_if_fail (sum > 0);

  self->table = add_block (self, DOCUMENT_TABLE, NULL, NULL);
  self->table->n_columns = n_columns;
  self->table->titles = g_new0 (char *, n_columns + 1);
  self->table->widths = g_new0 (double, n_columns);
  for (guint i = 0; i < n_columns; i++)
    {
      self->table->titles[i] = g_strdup (titles[i]);
      self->table->widths[i] = DOCUMENT_BODY * weights[i] / sum;
    }
  self->table->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
}

/**
 * maillage_document_begin_row:
 * @self: a document in a table
 *
 * Begins the next row; its cells are added next.
 */
void
maillage_document_begin_row (MaillageDocument *self)
{
  g_return_if_fail (MAILLAGE_IS_DOCUMENT (self));
  g_return_if_fail (self->table != NULL);
  forget_pages (self);
  g_ptr_array_add (self->table->rows, g_ptr_array_new_with_free_func (cell_free));
}

/**
 * maillage_document_set_form:
 * @self: a document whose table is begun
 * @row_height: the least height of a row, in points
 *
 * Makes the table a form to write on: ruled both ways.
 */
void
maillage_document_set_form (MaillageDocument *self, double row_height)
{
  g_return_if_fail (MAILLAGE_IS_DOCUMENT (self));
  g_return_if_fail (self->table != NULL);
  forget_pages (self);
  self->table->row_height = row_height;
}

/**
 * maillage_document_add_rule:
 * @self: a document whose table is begun
 *
 * Draws a thick rule between the row before and the next one.
 */
void
maillage_document_add_rule (MaillageDocument *self)
{
  maillage_document_begin_row (self); /* without cells */
}

/**
 * maillage_document_add_noted_cell:
 * @self: a document whose row is begun
 * @text: (nullable): the next cell's text, in bold
 * @note: (nullable): dim, under it
 *
 * Adds the next cell, of two lines.
 */
void
maillage_document_add_noted_cell (MaillageDocument *self, const char *text, const char *note)
{
  DocumentCell *cell;

  g_return_if_fail (MAILLAGE_IS_DOCUMENT (self));
  g_return_if_fail (can_add_cell (self));
  cell = g_new0 (DocumentCell, 1);
  cell->text = g_strdup (text);
  cell->note = g_strdup (note);
  cell->is_noted = TRUE;
  add_cell (self, cell);
}

/**
 * maillage_document_add_cell:
 * @self: a document whose row is begun
 * @text: (nullable): the next cell's text
 *
 * Adds the next cell of the row that was begun last; those that a row lacks stay empty.
 */
void
maillage_document_add_cell (MaillageDocument *self, const char *text)
{
  DocumentCell *cell;

  g_return_if_fail (MAILLAGE_IS_DOCUMENT (self));
  g_return_if_fail (can_add_cell (self));
  cell = g_new0 (DocumentCell, 1);
  cell->text = g_strdup (text);
  add_cell (self, cell);
}

/**
 * maillage_document_add_state_cell:
 * @self: a document whose row is begun
 * @word: the state's word
 * @tone: its tone, from which the sign before the word comes
 * @note: (nullable): a small line under it
 * @note_tone: the note's tone
 *
 * Adds the next cell, which says a state.
 */
void
maillage_document_add_state_cell (MaillageDocument *self,
                                  const char *word,
                                  MaillageTone tone,
                                  const char *note,
                                  MaillageTone note_tone)
{
  DocumentCell *cell;

  g_return_if_fail (MAILLAGE_IS_DOCUMENT (self));
  g_return_if_fail (can_add_cell (self));
  cell = g_new0 (DocumentCell, 1);
  cell->text = g_strdup (word);
  cell->tone = tone;
  cell->note = g_strdup (note);
  cell->note_tone = note_tone;
  cell->is_state = TRUE;
  add_cell (self, cell);
}

/**
 * maillage_document_end_table:
 * @self: a document in a table
 *
 * Ends the table that was begun last.
 */
void
maillage_document_end_table (MaillageDocument *self)
{
  g_return_if_fail (MAILLAGE_IS_DOCUMENT (self));
  g_return_if_fail (self->table != NULL);
  self->table = NULL;
}

/**
 * maillage_document_add_line_to_fill:
 * @self: a document
 * @text: what is to be decided or checked; may be empty
 *
 * Adds a box to tick, words, and a line to write on.
 */
void
maillage_document_add_line_to_fill (MaillageDocument *self, const char *text)
{
  g_return_if_fail (MAILLAGE_IS_DOCUMENT (self));
  add_block (self, DOCUMENT_LINE_TO_FILL, NULL, text);
}

/**
 * maillage_document_get_n_pages:
 * @self: a document
 *
 * Returns: how many pages it takes, one at least
 */
guint
maillage_document_get_n_pages (MaillageDocument *self)
{
  g_return_val_if_fail (MAILLAGE_IS_DOCUMENT (self), 0);
  if (self->pages == NULL)
    _maillage_document_lay_out (self);
  return self->pages->len;
}

static cairo_status_t
append_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
set_metadata (MaillageDocument *self, cairo_surface_t *surface)
{
  const char *today = g_getenv ("MAILLAGE_TODAY");

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Maillage");
  if (self->title != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, self->title);
  if (self->issuer != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, self->issuer);
  if (today != NULL)
    {
      g_autofree char *at = g_strconcat (today, "T00:00:00Z", NULL);

      cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, at);
    }
}

static void
draw_all (MaillageDocument *self, cairo_surface_t *surface)
{
  cairo_t *cr = cairo_create (surface);

  for (guint i = 0; i < maillage_document_get_n_pages (self); i++)
    {
      maillage_document_draw_page (self, cr, i);
      cairo_show_page (cr);
    }
  cairo_destroy (cr);
}

/**
 * maillage_document_write_pdf:
 * @self: a document
 * @path: where to; a file that is there is replaced once the new one is whole
 * @error: why it cannot be written
 *
 * Writes the document as a PDF whose text can be searched and copied. The same document gives the
 * same bytes when MAILLAGE_TODAY is set.
 *
 * Returns: whether it is written
 */
gboolean
maillage_document_write_pdf (MaillageDocument *self, const char *path, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GError) why = NULL;
  cairo_surface_t *surface;
  cairo_status_t status;

  g_return_val_if_fail (MAILLAGE_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  surface
      = cairo_pdf_surface_create_for_stream (append_bytes, bytes, DOCUMENT_WIDTH, DOCUMENT_HEIGHT);
  set_metadata (self, surface);
  draw_all (self, surface);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error,
                   MAILLAGE_ERROR,
                   MAILLAGE_ERROR_FAILED,
                   _ ("The document cannot be drawn: %s."),
                   cairo_status_to_string (status));
      return FALSE;
    }
  if (g_file_set_contents (path, (const char *) bytes->data, bytes->len, &why))
    return TRUE;
  g_set_error (error,
               MAILLAGE_ERROR,
               g_error_matches (why, G_FILE_ERROR, G_FILE_ERROR_NOSPC) ? MAILLAGE_ERROR_DISK_FULL
                                                                       : MAILLAGE_ERROR_FAILED,
               _ ("The document cannot be written to “%s”: %s."),
               path,
               why->message);
  return FALSE;
}
