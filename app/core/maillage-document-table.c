/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* The rows of a table: a row goes whole to the next page; only one that no page can hold is cut. */

#include "maillage-document-private.h"

#define PAD_X 6.0
#define PAD_Y 8.0
#define SIGN_INDENT 17.0
#define SHORT_TEXT 8 /* numbers and codes of up to so many bytes are not broken */
#define HEAD_LINES 4 /* a title of any length leaves room for rows */

DocumentSign
_maillage_document_get_sign (MaillageTone tone)
{
  switch (tone)
    {
    case MAILLAGE_TONE_ACCENT:
      return DOCUMENT_SIGN_HALF;
    case MAILLAGE_TONE_SUCCESS:
      return DOCUMENT_SIGN_CHECK;
    case MAILLAGE_TONE_WARNING:
      return DOCUMENT_SIGN_WARNING;
    case MAILLAGE_TONE_ERROR:
      return DOCUMENT_SIGN_CLOCK;
    case MAILLAGE_TONE_POSTPONED:
      return DOCUMENT_SIGN_ARROW;
    case MAILLAGE_TONE_DIM:
      return DOCUMENT_SIGN_CROSS;
    case MAILLAGE_TONE_NEUTRAL:
    default:
      return DOCUMENT_SIGN_CIRCLE;
    }
}

static DocumentSign
get_note_sign (MaillageTone tone)
{
  if (tone == MAILLAGE_TONE_ERROR)
    return DOCUMENT_SIGN_CLOCK;
  return tone == MAILLAGE_TONE_WARNING ? DOCUMENT_SIGN_WARNING : DOCUMENT_SIGN_NONE;
}

static void
break_state (DocumentFlow *flow, GArray *lines, DocumentCell *cell, double width)
{
  guint note;

  _maillage_document_break (
      flow, lines, cell->text, "Bold 9.5", DOCUMENT_INK_TEXT, width - SIGN_INDENT);
  g_array_index (lines, DocumentLine, 0).sign = _maillage_document_get_sign (cell->tone);
  g_array_index (lines, DocumentLine, 0).sign_ink = _maillage_document_get_ink (cell->tone);
  note = lines->len;
  if (cell->note != NULL && *cell->note != '\0')
    {
      _maillage_document_break (flow,
                                lines,
                                cell->note,
                                "8.5",
                                _maillage_document_get_ink (cell->note_tone),
                                width - SIGN_INDENT);
      g_array_index (lines, DocumentLine, note).gap = 3;
      g_array_index (lines, DocumentLine, note).sign = get_note_sign (cell->note_tone);
      g_array_index (lines, DocumentLine, note).sign_ink
          = _maillage_document_get_ink (cell->note_tone);
    }
  for (guint i = 0; i < lines->len; i++)
    g_array_index (lines, DocumentLine, i).indent = SIGN_INDENT;
}

static void
break_noted (DocumentFlow *flow, GArray *lines, DocumentCell *cell, double width)
{
  if (cell->text != NULL && *cell->text != '\0')
    _maillage_document_break (flow, lines, cell->text, "Bold 9.5", DOCUMENT_INK_TEXT, width);
  if (cell->note != NULL && *cell->note != '\0')
    _maillage_document_break (flow, lines, cell->note, "8.5", DOCUMENT_INK_DIM, width);
}

static GArray *
break_cell (DocumentFlow *flow, DocumentCell *cell, double width)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (DocumentLine));

  if (cell->is_state)
    break_state (flow, lines, cell, width - 2 * PAD_X);
  else if (cell->is_noted)
    break_noted (flow, lines, cell, width - 2 * PAD_X);
  else if (cell->text != NULL && *cell->text != '\0')
    _maillage_document_break (flow, lines, cell->text, "9.5", DOCUMENT_INK_TEXT, width - 2 * PAD_X);
  return lines;
}

static GPtrArray *
break_row (DocumentFlow *flow, DocumentBlock *block, GPtrArray *row)
{
  GPtrArray *cells = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  for (guint i = 0; i < row->len; i++)
    g_ptr_array_add (cells, break_cell (flow, g_ptr_array_index (row, i), block->widths[i]));
  return cells;
}

static GPtrArray *
break_head (DocumentFlow *flow, DocumentBlock *block)
{
  GPtrArray *cells = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  for (guint i = 0; i < block->n_columns; i++)
    {
      GArray *lines = g_array_new (FALSE, FALSE, sizeof (DocumentLine));

      _maillage_document_break (flow,
                                lines,
                                block->titles[i],
                                "Semi-Bold 9",
                                DOCUMENT_INK_DIM,
                                block->widths[i] - 2 * PAD_X);
      g_array_set_size (lines, MIN (lines->len, HEAD_LINES));
      g_ptr_array_add (cells, lines);
    }
  return cells;
}

static double
get_row_height (GPtrArray *cells, const guint *from)
{
  double height = 0;

  for (guint i = 0; i < cells->len; i++)
    height = MAX (height, _maillage_document_get_height (g_ptr_array_index (cells, i), from[i]));
  return height;
}

/* Puts what fits of each cell; says whether something is left. */
static gboolean
put_cells (DocumentFlow *flow,
           DocumentBlock *block,
           GPtrArray *cells,
           guint *from,
           double bottom,
           double form)
{
  double x = DOCUMENT_MARGIN;
  gboolean left = FALSE;

  for (guint i = 0; i < cells->len; i++)
    {
      GArray *lines = g_ptr_array_index (cells, i);
      /* In a form, what is shorter than its row stands in the middle of it. */
      double pad
          = form > 0 ? MAX ((form - _maillage_document_get_height (lines, from[i])) / 2, 3) : PAD_Y;

      from[i]
          = _maillage_document_put (flow, lines, from[i], x + PAD_X, flow->y + pad, bottom - pad);
      left |= from[i] < lines->len;
      x += block->widths[i];
    }
  return left;
}

static double
lay_head_row (DocumentFlow *flow, DocumentBlock *block)
{
  g_autoptr (GPtrArray) cells = break_head (flow, block);
  g_autofree guint *from = g_new0 (guint, block->n_columns);
  double height = get_row_height (cells, from) + 2 * PAD_Y - 4;

  _maillage_document_fill (
      flow, DOCUMENT_INK_GROUND, DOCUMENT_MARGIN, flow->y, DOCUMENT_BODY, height, 0);
  flow->y -= 2;
  put_cells (flow, block, cells, from, DOCUMENT_BOTTOM, 0);
  flow->y += height + 2;
  return height;
}

/* The upright rules of a form. */
static void
rule_upright (DocumentFlow *flow, DocumentBlock *block, double height)
{
  double x = DOCUMENT_MARGIN;

  for (guint i = 0; i <= block->n_columns; i++)
    {
      _maillage_document_fill (flow, DOCUMENT_INK_RULE, x - 0.35, flow->y, 0.7, height, 0);
      x += i < block->n_columns ? block->widths[i] : 0;
    }
}

static void
end_row (DocumentFlow *flow, DocumentBlock *block, double height)
{
  if (block->row_height > 0)
    rule_upright (flow, block, height);
  flow->y += height;
  _maillage_document_fill (
      flow, DOCUMENT_INK_RULE, DOCUMENT_MARGIN, flow->y, DOCUMENT_BODY, 0.7, 0);
}

static void
continue_table (DocumentFlow *flow, DocumentBlock *block)
{
  _maillage_document_new_page (flow);
  lay_head_row (flow, block);
}

static void
lay_row (DocumentFlow *flow, DocumentBlock *block, GPtrArray *row, double head)
{
  g_autoptr (GPtrArray) cells = break_row (flow, block, row);
  g_autofree guint *from = g_new0 (guint, block->n_columns);
  double pad = block->row_height > 0 ? 3 : PAD_Y;
  double height = MAX (get_row_height (cells, from) + 2 * pad, block->row_height);
  gboolean fits_a_page = DOCUMENT_TOP + head + height <= DOCUMENT_BOTTOM;

  if (row->len == 0)
    {
      _maillage_document_fill (
          flow, DOCUMENT_INK_DIM, DOCUMENT_MARGIN, flow->y - 0.5, DOCUMENT_BODY, 1.7, 0);
      return;
    }

  if (flow->y + height > DOCUMENT_BOTTOM && (fits_a_page || flow->y > DOCUMENT_BOTTOM - 100))
    continue_table (flow, block);
  while (put_cells (flow, block, cells, from, DOCUMENT_BOTTOM, block->row_height > 0 ? height : 0))
    {
      continue_table (flow, block);
      height = get_row_height (cells, from) + 2 * PAD_Y;
    }
  end_row (flow, block, height);
}

static double
get_short_width (DocumentFlow *flow, DocumentBlock *block, guint column)
{
  double width = 0;

  for (guint i = 0; i < block->rows->len; i++)
    {
      GPtrArray *row = g_ptr_array_index (block->rows, i);
      DocumentCell *cell = column < row->len ? g_ptr_array_index (row, column) : NULL;

      if (cell != NULL && !cell->is_state && cell->text != NULL
          && strlen (cell->text) <= SHORT_TEXT)
        width = MAX (width, _maillage_document_measure (flow, cell->text, "9.5"));
    }
  return width + 2 * PAD_X + 1;
}

/* Gives a column of numbers the width it needs, from the widest one. */
static void
widen_columns (DocumentFlow *flow, DocumentBlock *block)
{
  guint widest = 0;

  for (guint i = 1; i < block->n_columns; i++)
    if (block->widths[i] > block->widths[widest])
      widest = i;
  for (guint i = 0; i < block->n_columns; i++)
    {
      double lacking = get_short_width (flow, block, i) - block->widths[i];

      if (i == widest || lacking <= 0 || lacking > block->widths[widest] / 2)
        continue;
      block->widths[i] += lacking;
      block->widths[widest] -= lacking;
    }
}

void
_maillage_document_lay_table (DocumentFlow *flow, DocumentBlock *block)
{
  double head;

  widen_columns (flow, block);
  flow->y += 8;
  _maillage_document_need (flow, 90);
  head = lay_head_row (flow, block);
  for (guint i = 0; i < block->rows->len; i++)
    lay_row (flow, block, g_ptr_array_index (block->rows, i), head);
  flow->y += 12;
}
