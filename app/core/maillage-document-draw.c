/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* From marks to Cairo. Signs are drawn, not taken from a font, so that they print everywhere; each
 * has a shape of its own, readable without its colour. */

#include "maillage-document-private.h"

static const double inks[][3] = {
  [DOCUMENT_INK_TEXT] = { 0.13, 0.13, 0.15 },      [DOCUMENT_INK_DIM] = { 0.40, 0.40, 0.43 },
  [DOCUMENT_INK_RULE] = { 0.85, 0.85, 0.87 },      [DOCUMENT_INK_GROUND] = { 0.945, 0.95, 0.955 },
  [DOCUMENT_INK_TINT] = { 0.92, 0.94, 0.975 },     [DOCUMENT_INK_WHITE] = { 1, 1, 1 },
  [DOCUMENT_INK_ACCENT] = { 0.10, 0.37, 0.71 },    [DOCUMENT_INK_SUCCESS] = { 0.11, 0.52, 0.33 },
  [DOCUMENT_INK_WARNING] = { 0.60, 0.35, 0.00 },   [DOCUMENT_INK_ERROR] = { 0.72, 0.10, 0.16 },
  [DOCUMENT_INK_POSTPONED] = { 0.38, 0.21, 0.51 },
};

static void
set_ink (cairo_t *cr, DocumentInk ink)
{
  cairo_set_source_rgb (cr, inks[ink][0], inks[ink][1], inks[ink][2]);
}

static void
trace_rectangle (cairo_t *cr, const DocumentMark *mark)
{
  double r = mark->radius;

  if (r <= 0)
    {
      cairo_rectangle (cr, mark->x, mark->y, mark->width, mark->height);
      return;
    }
  cairo_new_sub_path (cr);
  cairo_arc (cr, mark->x + mark->width - r, mark->y + r, r, -G_PI_2, 0);
  cairo_arc (cr, mark->x + mark->width - r, mark->y + mark->height - r, r, 0, G_PI_2);
  cairo_arc (cr, mark->x + r, mark->y + mark->height - r, r, G_PI_2, G_PI);
  cairo_arc (cr, mark->x + r, mark->y + r, r, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

static void
trace_lines (cairo_t *cr, const double (*points)[2], guint n)
{
  for (guint i = 0; i < n; i++)
    cairo_line_to (cr, points[i][0], points[i][1]);
  cairo_stroke (cr);
}

/* What is inside the disc or ring, in a square from -1 to 1. */
static void
draw_inside (cairo_t *cr, DocumentSign sign)
{
  static const double check[][2] = { { -0.48, 0.02 }, { -0.12, 0.38 }, { 0.5, -0.34 } };
  static const double hands[][2] = { { 0, -0.55 }, { 0, 0.06 }, { 0.34, 0.3 } };
  static const double shaft[][2] = { { -0.5, 0 }, { 0.5, 0 } };
  static const double head[][2] = { { 0.1, -0.42 }, { 0.52, 0 }, { 0.1, 0.42 } };
  static const double down[][2] = { { -0.36, -0.36 }, { 0.36, 0.36 } };
  static const double up[][2] = { { -0.36, 0.36 }, { 0.36, -0.36 } };
  static const double bang[][2] = { { 0, -0.55 }, { 0, 0.1 } };

  switch (sign)
    {
    case DOCUMENT_SIGN_CHECK:
      trace_lines (cr, check, G_N_ELEMENTS (check));
      break;
    case DOCUMENT_SIGN_CLOCK:
      trace_lines (cr, hands, G_N_ELEMENTS (hands));
      break;
    case DOCUMENT_SIGN_ARROW:
      trace_lines (cr, shaft, G_N_ELEMENTS (shaft));
      trace_lines (cr, head, G_N_ELEMENTS (head));
      break;
    case DOCUMENT_SIGN_CROSS:
      trace_lines (cr, down, G_N_ELEMENTS (down));
      trace_lines (cr, up, G_N_ELEMENTS (up));
      break;
    case DOCUMENT_SIGN_WARNING:
      trace_lines (cr, bang, G_N_ELEMENTS (bang));
      cairo_arc (cr, 0, 0.5, 0.13, 0, 2 * G_PI);
      cairo_fill (cr);
      break;
    case DOCUMENT_SIGN_HALF:
      cairo_arc (cr, 0, 0, 0.9, -G_PI_2, G_PI_2);
      cairo_fill (cr);
      break;
    case DOCUMENT_SIGN_CIRCLE:
    case DOCUMENT_SIGN_NONE:
      break;
    }
}

static gboolean
is_ring (DocumentSign sign)
{
  return sign == DOCUMENT_SIGN_CIRCLE || sign == DOCUMENT_SIGN_HALF || sign == DOCUMENT_SIGN_CROSS;
}

static void
draw_sign (cairo_t *cr, const DocumentMark *mark)
{
  double half = mark->width / 2;

  cairo_save (cr);
  cairo_translate (cr, mark->x + half, mark->y + half);
  cairo_scale (cr, half, half);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_width (cr, 0.24);
  set_ink (cr, mark->ink);
  cairo_new_path (cr);
  cairo_arc (cr, 0, 0, is_ring (mark->sign) ? 0.88 : 1, 0, 2 * G_PI);
  if (is_ring (mark->sign))
    cairo_stroke (cr);
  else
    {
      cairo_fill (cr);
      set_ink (cr, DOCUMENT_INK_WHITE);
    }
  draw_inside (cr, mark->sign);
  cairo_restore (cr);
}

static void
draw_mark (cairo_t *cr, const DocumentMark *mark)
{
  set_ink (cr, mark->ink);
  switch (mark->type)
    {
    case DOCUMENT_MARK_FILL:
      trace_rectangle (cr, mark);
      cairo_fill (cr);
      break;
    case DOCUMENT_MARK_BOX:
      cairo_set_line_width (cr, 0.9);
      trace_rectangle (cr, mark);
      cairo_stroke (cr);
      break;
    case DOCUMENT_MARK_TEXT:
      cairo_move_to (cr, mark->x, mark->y);
      pango_cairo_show_layout_line (cr, mark->line);
      break;
    case DOCUMENT_MARK_SIGN:
      draw_sign (cr, mark);
      break;
    }
}

/**
 * maillage_document_draw_page:
 * @self: a document
 * @cr: a `cairo_t` in points, its origin at the page's top left
 * @page: the page, counted from 0
 *
 * Draws one page; the caller shows it.
 */
void
maillage_document_draw_page (MaillageDocument *self, gpointer cr, guint page)
{
  GArray *marks;

  g_return_if_fail (MAILLAGE_IS_DOCUMENT (self));
  g_return_if_fail (cr != NULL);
  g_return_if_fail (page < maillage_document_get_n_pages (self));

  marks = g_ptr_array_index (self->pages, page);
  for (guint i = 0; i < marks->len; i++)
    draw_mark (cr, &g_array_index (marks, DocumentMark, i));
}
