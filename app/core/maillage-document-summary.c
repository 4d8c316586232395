/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* A tinted box that says in one line what a page of rows comes to. */

#include "maillage-document-private.h"

#define PADDING 16.0
#define GAP 30.0
#define SIGN_INDENT 15.0

static DocumentSign
get_sign (MaillageTone tone)
{
  return tone == MAILLAGE_TONE_NEUTRAL ? DOCUMENT_SIGN_NONE : _maillage_document_get_sign (tone);
}

/* The counts, one line each, with where each begins; returns the height of their rows. */
static double
place_counts (DocumentFlow *flow, GPtrArray *counts, GArray *lines, double (*places)[2])
{
  double x = 0, y = 0, height = 0;

  for (guint i = 0; i < counts->len; i++)
    {
      DocumentCell *count = g_ptr_array_index (counts, i);
      DocumentSign sign = get_sign (count->tone);
      double indent = sign != DOCUMENT_SIGN_NONE ? SIGN_INDENT : 0;
      double width = indent + _maillage_document_measure (flow, count->text, "10") + 1;
      guint first = lines->len;

      if (x > 0 && x + width > DOCUMENT_BODY - 2 * PADDING)
        {
          x = 0;
          y += height + 3;
        }
      _maillage_document_break (flow, lines, count->text, "10", DOCUMENT_INK_TEXT, width);
      g_array_index (lines, DocumentLine, first).indent = indent;
      g_array_index (lines, DocumentLine, first).sign = sign;
      g_array_index (lines, DocumentLine, first).sign_ink
          = _maillage_document_get_ink (count->tone);
      g_array_set_size (lines, first + 1);
      height = g_array_index (lines, DocumentLine, first).height;
      places[i][0] = x;
      places[i][1] = y;
      x += width + GAP;
    }
  return y + height;
}

void
_maillage_document_lay_summary (DocumentFlow *flow, DocumentBlock *block)
{
  g_autoptr (GArray) title = g_array_new (FALSE, FALSE, sizeof (DocumentLine));
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (DocumentLine));
  g_autofree double (*places)[2] = g_malloc0 (sizeof (double[2]) * MAX (block->rows->len, 1));
  double title_height, height, y;

  _maillage_document_break (
      flow, title, block->label, "Bold 9.5", DOCUMENT_INK_TEXT, DOCUMENT_BODY - 2 * PADDING);
  title_height = _maillage_document_get_height (title, 0);
  height = place_counts (flow, block->rows, lines, places) + title_height + 28;
  _maillage_document_need (flow, height + 6);
  _maillage_document_fill (
      flow, DOCUMENT_INK_TINT, DOCUMENT_MARGIN, flow->y, DOCUMENT_BODY, height, 7);
  y = flow->y + 10;
  _maillage_document_put (flow, title, 0, DOCUMENT_MARGIN + PADDING, y, DOCUMENT_HEIGHT);
  y += title_height + 7;
  for (guint i = 0; i < lines->len; i++)
    {
      g_autoptr (GArray) line = g_array_new (FALSE, FALSE, sizeof (DocumentLine));

      g_array_append_val (line, g_array_index (lines, DocumentLine, i));
      _maillage_document_put (flow,
                              line,
                              0,
                              DOCUMENT_MARGIN + PADDING + places[i][0],
                              y + places[i][1],
                              DOCUMENT_HEIGHT);
    }
  flow->y += height + 6;
}
