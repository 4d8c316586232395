/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* From blocks to pages. Text is broken into lines first and the lines are placed one by one, so
 * that a page may end between any two of them. */

#include "maillage-document-private.h"

#include <glib/gi18n-lib.h>

#define LABEL_WIDTH 74.0
#define BADGE 42.0

DocumentInk
_maillage_document_get_ink (MaillageTone tone)
{
  switch (tone)
    {
    case MAILLAGE_TONE_ACCENT:
      return DOCUMENT_INK_ACCENT;
    case MAILLAGE_TONE_SUCCESS:
      return DOCUMENT_INK_SUCCESS;
    case MAILLAGE_TONE_WARNING:
      return DOCUMENT_INK_WARNING;
    case MAILLAGE_TONE_ERROR:
      return DOCUMENT_INK_ERROR;
    case MAILLAGE_TONE_POSTPONED:
      return DOCUMENT_INK_POSTPONED;
    case MAILLAGE_TONE_NEUTRAL:
    case MAILLAGE_TONE_DIM:
    default:
      return DOCUMENT_INK_DIM;
    }
}

static void
add_mark (DocumentFlow *flow, DocumentMark mark)
{
  g_array_append_val (flow->page, mark);
}

void
_maillage_document_fill (DocumentFlow *flow,
                         DocumentInk ink,
                         double x,
                         double y,
                         double width,
                         double height,
                         double radius)
{
  add_mark (flow,
            (DocumentMark){ .type = DOCUMENT_MARK_FILL,
                            .ink = ink,
                            .x = x,
                            .y = y,
                            .width = width,
                            .height = height,
                            .radius = radius });
}

static void lay_head (DocumentFlow *flow);

void
_maillage_document_new_page (DocumentFlow *flow)
{
  flow->page = g_array_new (FALSE, FALSE, sizeof (DocumentMark));
  g_ptr_array_add (flow->document->pages, flow->page);
  flow->y = DOCUMENT_TOP;
  _maillage_document_fill (flow, DOCUMENT_INK_ACCENT, 0, 0, DOCUMENT_WIDTH, 6.5, 0);
  if (flow->repeats_head)
    lay_head (flow);
}

void
_maillage_document_need (DocumentFlow *flow, double height)
{
  if (flow->y + height > DOCUMENT_BOTTOM && flow->y > DOCUMENT_TOP)
    _maillage_document_new_page (flow);
}

static PangoLayout *
new_layout (DocumentFlow *flow, const char *text, const char *font, double width)
{
  g_autofree char *name = g_strdup_printf ("Cantarell, Noto Sans, Sans %s", font);
  PangoFontDescription *description = pango_font_description_from_string (name);
  PangoLayout *layout = pango_layout_new (flow->context);

  pango_layout_set_font_description (layout, description);
  pango_font_description_free (description);
  pango_layout_set_width (layout, (int) (MAX (width, 12) * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (layout, text, -1);
  g_ptr_array_add (flow->document->layouts, layout);
  return layout;
}

void
_maillage_document_break (DocumentFlow *flow,
                          GArray *lines,
                          const char *text,
                          const char *font,
                          DocumentInk ink,
                          double width)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  PangoLayoutIter *iter = pango_layout_get_iter (new_layout (flow, valid, font, width));

  do
    {
      DocumentLine line = { .line = pango_layout_iter_get_line_readonly (iter), .ink = ink };
      PangoRectangle box;

      pango_layout_iter_get_line_extents (iter, NULL, &box);
      line.height = box.height / (double) PANGO_SCALE * 1.08;
      line.ascent = (pango_layout_iter_get_baseline (iter) - box.y) / (double) PANGO_SCALE;
      g_array_append_val (lines, line);
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

double
_maillage_document_measure (DocumentFlow *flow, const char *text, const char *font)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  PangoRectangle box;

  pango_layout_get_extents (new_layout (flow, valid, font, DOCUMENT_BODY), NULL, &box);
  return box.width / (double) PANGO_SCALE;
}

double
_maillage_document_get_height (GArray *lines, guint first)
{
  double height = 0;

  for (guint i = first; i < lines->len; i++)
    {
      DocumentLine *line = &g_array_index (lines, DocumentLine, i);

      height += line->height + line->gap;
    }
  return height;
}

static void
put_line (DocumentFlow *flow, const DocumentLine *line, double x, double y)
{
  double size = line->ascent;

  if (line->sign != DOCUMENT_SIGN_NONE)
    add_mark (flow,
              (DocumentMark){ .type = DOCUMENT_MARK_SIGN,
                              .ink = line->sign_ink,
                              .sign = line->sign,
                              .x = x + 2,
                              .y = y + line->ascent * 0.66 - size / 2,
                              .width = size });
  add_mark (flow,
            (DocumentMark){ .type = DOCUMENT_MARK_TEXT,
                            .ink = line->ink,
                            .x = x + line->indent,
                            .y = y + line->ascent,
                            .line = line->line });
}

guint
_maillage_document_put (
    DocumentFlow *flow, GArray *lines, guint first, double x, double y, double bottom)
{
  for (guint i = first; i < lines->len; i++)
    {
      DocumentLine *line = &g_array_index (lines, DocumentLine, i);

      if (y + line->gap + line->height > bottom)
        return i;
      put_line (flow, line, x, y + line->gap);
      y += line->gap + line->height;
    }
  return lines->len;
}

static GArray *
new_lines (void)
{
  return g_array_new (FALSE, FALSE, sizeof (DocumentLine));
}

/* Text that flows from page to page, at @x. */
static void
flow_lines (DocumentFlow *flow, GArray *lines, double x)
{
  guint first = 0;

  while (first < lines->len)
    {
      double left = _maillage_document_get_height (lines, first);
      guint next = _maillage_document_put (flow, lines, first, x, flow->y, DOCUMENT_BOTTOM);

      if (next < lines->len)
        _maillage_document_new_page (flow);
      else
        flow->y += left;
      first = next;
    }
}

static void
flow_text (
    DocumentFlow *flow, const char *text, const char *font, DocumentInk ink, double x, double width)
{
  g_autoptr (GArray) lines = new_lines ();

  _maillage_document_break (flow, lines, text, font, ink, width);
  flow_lines (flow, lines, x);
}

/* One line ending at the right margin. */
static void
put_right (DocumentFlow *flow, const char *text, const char *font, DocumentInk ink, double y)
{
  g_autoptr (GArray) lines = new_lines ();
  PangoRectangle box;
  DocumentLine *line;

  _maillage_document_break (flow, lines, text, font, ink, DOCUMENT_BODY);
  line = &g_array_index (lines, DocumentLine, 0);
  pango_layout_line_get_extents (line->line, NULL, &box);
  put_line (flow,
            line,
            DOCUMENT_WIDTH - DOCUMENT_MARGIN - box.width / (double) PANGO_SCALE
                - box.x / (double) PANGO_SCALE,
            y);
}

/* Each takes what it needs of the line; together they share what is left. */
static void
lay_facts (DocumentFlow *flow)
{
  GPtrArray *facts = flow->document->facts;
  guint n = facts->len / 2;
  double x = DOCUMENT_MARGIN, needed = 0, highest = 0, gap;

  if (n == 0)
    return;
  flow->y += 10;
  for (guint i = 0; i < n; i++)
    needed += _maillage_document_measure (flow, facts->pdata[2 * i + 1], "Bold 10.5") + 1;
  gap = MAX ((DOCUMENT_BODY - needed) / n, 12);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GArray) lines = new_lines ();
      double width = _maillage_document_measure (flow, facts->pdata[2 * i + 1], "Bold 10.5") + 1;

      width = MIN (width, MAX (DOCUMENT_WIDTH - DOCUMENT_MARGIN - x, 60));
      _maillage_document_break (
          flow, lines, facts->pdata[2 * i], "Semi-Bold 8", DOCUMENT_INK_DIM, width + gap);
      _maillage_document_break (
          flow, lines, facts->pdata[2 * i + 1], "Bold 10.5", DOCUMENT_INK_TEXT, width);
      _maillage_document_put (flow, lines, 0, x, flow->y, DOCUMENT_HEIGHT);
      highest = MAX (highest, _maillage_document_get_height (lines, 0));
      x += width + gap;
    }
  flow->y += highest;
}

static void
lay_head (DocumentFlow *flow)
{
  MaillageDocument *self = flow->document;
  double width = DOCUMENT_BODY;
  double top = flow->y - 6;

  if (self->issuer != NULL)
    {
      put_right (flow, self->issuer, "Bold 9.5", DOCUMENT_INK_TEXT, top);
      width *= 0.62;
    }
  if (self->issuer_detail != NULL)
    put_right (flow, self->issuer_detail, "9", DOCUMENT_INK_DIM, top + 14);
  flow->y = top;
  if (self->overline != NULL)
    flow_text (flow, self->overline, "Bold 9.5", DOCUMENT_INK_ACCENT, DOCUMENT_MARGIN, width);
  if (self->title != NULL)
    flow_text (flow, self->title, "Ultra-Bold 22", DOCUMENT_INK_TEXT, DOCUMENT_MARGIN, width);
  if (self->subtitle != NULL)
    {
      flow->y += 4;
      flow_text (flow, self->subtitle, "10.5", DOCUMENT_INK_DIM, DOCUMENT_MARGIN, DOCUMENT_BODY);
    }
  if (self->issuer_detail != NULL)
    flow->y = MAX (flow->y, top + 28);
  lay_facts (flow);
  flow->y += 10;
}

static void
put_badge (DocumentFlow *flow, const char *badge)
{
  g_autoptr (GArray) lines = new_lines ();
  DocumentLine *line;
  PangoRectangle box;

  _maillage_document_fill (flow, DOCUMENT_INK_ACCENT, DOCUMENT_MARGIN, flow->y, BADGE, BADGE, 6);
  _maillage_document_break (flow,
                            lines,
                            badge,
                            strlen (badge) > 3 ? "Bold 10" : "Ultra-Bold 16",
                            DOCUMENT_INK_WHITE,
                            BADGE);
  line = &g_array_index (lines, DocumentLine, 0);
  pango_layout_line_get_extents (line->line, NULL, &box);
  put_line (flow,
            line,
            DOCUMENT_MARGIN + (BADGE - box.width / (double) PANGO_SCALE) / 2,
            flow->y + (BADGE - box.height / (double) PANGO_SCALE) / 2);
}

static void
lay_heading (DocumentFlow *flow, DocumentBlock *block)
{
  gboolean has_badge = block->label != NULL && *block->label != '\0';
  double indent = has_badge ? BADGE + 14 : 0;
  g_autoptr (GArray) lines = new_lines ();
  double height, top;
  guint page;

  _maillage_document_break (flow,
                            lines,
                            block->text,
                            has_badge ? "Bold 13" : "Bold 11",
                            DOCUMENT_INK_TEXT,
                            DOCUMENT_BODY - indent);
  height = _maillage_document_get_height (lines, 0);
  flow->y += has_badge ? 16 : 12;
  /* What follows must have room for more than one line on the same page. */
  _maillage_document_need (flow, MAX (height, indent) + 60 + flow->headings_after * (BADGE + 32));
  top = flow->y;
  page = flow->document->pages->len;
  if (has_badge)
    put_badge (flow, block->label);
  flow_lines (flow, lines, DOCUMENT_MARGIN + indent);
  if (has_badge && page == flow->document->pages->len)
    flow->y = MAX (flow->y, top + BADGE);
  flow->y += has_badge ? 16 : 4;
}

/* Leaves the flow where the value begins, on the page where it begins. */
static void
put_label (DocumentFlow *flow, const char *label)
{
  g_autoptr (GArray) lines = new_lines ();

  _maillage_document_break (flow, lines, label, "Semi-Bold 9", DOCUMENT_INK_DIM, LABEL_WIDTH - 6);
  _maillage_document_need (flow, _maillage_document_get_height (lines, 0) + 4);
  _maillage_document_put (flow, lines, 0, DOCUMENT_MARGIN, flow->y, DOCUMENT_HEIGHT);
}

static void
lay_value (DocumentFlow *flow, DocumentBlock *block)
{
  put_label (flow, block->label);
  flow_text (flow,
             block->text,
             "9.5",
             DOCUMENT_INK_TEXT,
             DOCUMENT_MARGIN + LABEL_WIDTH,
             DOCUMENT_BODY - LABEL_WIDTH);
  flow->y += 5;
}

static void
lay_progress (DocumentFlow *flow, DocumentBlock *block)
{
  double x = DOCUMENT_MARGIN + LABEL_WIDTH;
  double width = DOCUMENT_BODY * 0.5;

  put_label (flow, block->label);
  _maillage_document_fill (flow, DOCUMENT_INK_RULE, x, flow->y + 3, width, 7.5, 3.75);
  if (block->fraction > 0)
    _maillage_document_fill (
        flow, DOCUMENT_INK_ACCENT, x, flow->y + 3, MAX (width * block->fraction, 7.5), 7.5, 3.75);
  flow_text (flow,
             block->text,
             "Bold 9.5",
             DOCUMENT_INK_TEXT,
             x + width + 12,
             DOCUMENT_BODY - LABEL_WIDTH - width - 12);
  flow->y += 5;
}

static void
lay_line_to_fill (DocumentFlow *flow, DocumentBlock *block)
{
  double width = DOCUMENT_BODY * 0.345;
  g_autoptr (GArray) lines = new_lines ();
  double height;

  _maillage_document_break (
      flow, lines, block->text, "10", DOCUMENT_INK_TEXT, DOCUMENT_BODY - width - 32);
  height = MAX (_maillage_document_get_height (lines, 0), 14);
  _maillage_document_need (flow, height + 9);
  add_mark (flow,
            (DocumentMark){ .type = DOCUMENT_MARK_BOX,
                            .ink = DOCUMENT_INK_DIM,
                            .x = DOCUMENT_MARGIN + 1,
                            .y = flow->y + 2,
                            .width = 9.5,
                            .height = 9.5 });
  flow_lines (flow, lines, DOCUMENT_MARGIN + 20);
  _maillage_document_fill (flow,
                           DOCUMENT_INK_RULE,
                           DOCUMENT_WIDTH - DOCUMENT_MARGIN - width,
                           flow->y + 5,
                           width,
                           0.7,
                           0);
  flow->y += 10;
}

/* One heading is not left alone at the foot of a page by those that come after it. */
static guint
count_headings (GPtrArray *blocks, guint from)
{
  guint n = 0;

  while (from + n < blocks->len
         && ((DocumentBlock *) g_ptr_array_index (blocks, from + n))->type == DOCUMENT_HEADING)
    n++;
  return n;
}

static void
lay_block (DocumentFlow *flow, DocumentBlock *block)
{
  switch (block->type)
    {
    case DOCUMENT_HEADING:
      lay_heading (flow, block);
      break;
    case DOCUMENT_PARAGRAPH:
      flow_text (flow, block->text, "9.5", DOCUMENT_INK_TEXT, DOCUMENT_MARGIN, DOCUMENT_BODY);
      flow->y += 7;
      break;
    case DOCUMENT_VALUE:
      lay_value (flow, block);
      break;
    case DOCUMENT_PROGRESS:
      lay_progress (flow, block);
      break;
    case DOCUMENT_TABLE:
      _maillage_document_lay_table (flow, block);
      break;
    case DOCUMENT_LINE_TO_FILL:
      lay_line_to_fill (flow, block);
      break;
    case DOCUMENT_SUMMARY:
      _maillage_document_lay_summary (flow, block);
      break;
    }
}

static void
lay_foot (DocumentFlow *flow, guint page)
{
  GPtrArray *pages = flow->document->pages;
  g_autofree char *number = g_strdup_printf (_ ("Page %u of %u"), page + 1, pages->len);
  double y = DOCUMENT_FOOT + 6;

  flow->page = g_ptr_array_index (pages, page);
  _maillage_document_fill (
      flow, DOCUMENT_INK_RULE, DOCUMENT_MARGIN, DOCUMENT_FOOT, DOCUMENT_BODY, 0.7, 0);
  if (flow->document->foot != NULL)
    {
      g_autoptr (GArray) lines = new_lines ();

      _maillage_document_break (
          flow, lines, flow->document->foot, "7.5", DOCUMENT_INK_DIM, DOCUMENT_BODY * 0.8);
      _maillage_document_put (flow, lines, 0, DOCUMENT_MARGIN, y, DOCUMENT_HEIGHT - 8);
    }
  put_right (flow, number, "7.5", DOCUMENT_INK_DIM, y);
}

static PangoContext *
new_context (void)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();

  /* The same lines on paper, on the screen and in the PDF: no rounding to any device's pixels. */
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  return context;
}

void
_maillage_document_lay_out (MaillageDocument *self)
{
  DocumentFlow flow = { .document = self, .context = new_context () };

  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  self->layouts = g_ptr_array_new_with_free_func (g_object_unref);
  _maillage_document_new_page (&flow);
  lay_head (&flow);
  flow.repeats_head = self->repeats_head && self->pages->len == 1 && flow.y < DOCUMENT_HEIGHT / 2;
  for (guint i = 0; i < self->blocks->len; i++)
    {
      flow.headings_after = count_headings (self->blocks, i + 1);
      lay_block (&flow, g_ptr_array_index (self->blocks, i));
    }
  for (guint i = 0; i < self->pages->len; i++)
    lay_foot (&flow, i);
  g_object_unref (flow.context);
}
