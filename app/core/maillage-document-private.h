/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

/* A document as its own files see it: maillage-document.c (blocks, PDF), -layout (from blocks to
 * pages of marks), -table (the rows of a table), -draw (from marks to Cairo). Lengths are points.
 */

#include "maillage-document.h"
#include "maillage-store.h"

#include <pango/pangocairo.h>

G_BEGIN_DECLS

#define DOCUMENT_WIDTH 595.276
#define DOCUMENT_HEIGHT 841.89
#define DOCUMENT_MARGIN 51.024 /* 18 mm */
#define DOCUMENT_BODY (DOCUMENT_WIDTH - 2 * DOCUMENT_MARGIN)
#define DOCUMENT_TOP 46.0
#define DOCUMENT_BOTTOM (DOCUMENT_HEIGHT - 58.0)
#define DOCUMENT_FOOT (DOCUMENT_HEIGHT - 42.0)

typedef enum
{
  DOCUMENT_HEADING,
  DOCUMENT_PARAGRAPH,
  DOCUMENT_VALUE,
  DOCUMENT_PROGRESS,
  DOCUMENT_TABLE,
  DOCUMENT_LINE_TO_FILL,
  DOCUMENT_SUMMARY,
} DocumentBlockType;

typedef struct
{
  char *text;
  char *note;
  MaillageTone tone;
  MaillageTone note_tone;
  gboolean is_state;
  gboolean is_noted;
} DocumentCell;

typedef struct
{
  DocumentBlockType type;
  char *label;
  char *text;
  double fraction;
  GStrv titles;
  double *widths; /* of the columns, together DOCUMENT_BODY */
  guint n_columns;
  GPtrArray *rows;   /* of arrays of DocumentCell; an empty one is a thick rule */
  double row_height; /* of a form; 0: no form */
} DocumentBlock;

typedef enum
{
  DOCUMENT_INK_TEXT,
  DOCUMENT_INK_DIM,
  DOCUMENT_INK_RULE,
  DOCUMENT_INK_GROUND,
  DOCUMENT_INK_TINT,
  DOCUMENT_INK_WHITE,
  DOCUMENT_INK_ACCENT,
  DOCUMENT_INK_SUCCESS,
  DOCUMENT_INK_WARNING,
  DOCUMENT_INK_ERROR,
  DOCUMENT_INK_POSTPONED,
} DocumentInk;

typedef enum
{
  DOCUMENT_SIGN_NONE,
  DOCUMENT_SIGN_CIRCLE,
  DOCUMENT_SIGN_HALF,
  DOCUMENT_SIGN_CHECK,
  DOCUMENT_SIGN_ARROW,
  DOCUMENT_SIGN_CROSS,
  DOCUMENT_SIGN_CLOCK,
  DOCUMENT_SIGN_WARNING,
} DocumentSign;

typedef enum
{
  DOCUMENT_MARK_FILL,
  DOCUMENT_MARK_BOX,
  DOCUMENT_MARK_TEXT,
  DOCUMENT_MARK_SIGN,
} DocumentMarkType;

/* One thing to draw: a filled or stroked rectangle with round corners, a line of text on its
 * baseline, a sign in its square. */
typedef struct
{
  DocumentMarkType type;
  DocumentInk ink;
  DocumentSign sign;
  double x, y, width, height, radius;
  PangoLayoutLine *line; /* borrowed from one of the document's layouts */
} DocumentMark;

/* A line of text before it has a place: what a page break may fall between. */
typedef struct
{
  PangoLayoutLine *line;
  double height, ascent, indent, gap;
  DocumentInk ink;
  DocumentSign sign;
  DocumentInk sign_ink;
} DocumentLine;

struct _MaillageDocument
{
  GObject parent_instance;

  char *overline, *title, *subtitle, *issuer, *issuer_detail, *foot;
  GPtrArray *facts; /* labels and values by turns */
  gboolean repeats_head;
  GPtrArray *blocks;
  DocumentBlock *table; /* the one that is open; borrowed from blocks */
  GPtrArray *pages;     /* of GArray of DocumentMark; NULL until laid out */
  GPtrArray *layouts;   /* what the marks' lines belong to */
};

/* Where the next thing goes. */
typedef struct
{
  MaillageDocument *document;
  PangoContext *context;
  GArray *page;
  double y;
  gboolean repeats_head; /* wanted, and it leaves half a page to the rest */
  guint headings_after; /* that follow the block at once: they stay together */
} DocumentFlow;

void _maillage_document_lay_out (MaillageDocument *self);

/* The pieces that -layout lends to -table. */
void _maillage_document_new_page (DocumentFlow *flow);
/* Opens a new page unless @height is left on this one. */
void _maillage_document_need (DocumentFlow *flow, double height);
void _maillage_document_fill (DocumentFlow *flow,
                              DocumentInk ink,
                              double x,
                              double y,
                              double width,
                              double height,
                              double radius);
/* Adds @text as lines of at most @width, in a font such as "Bold 9.5". */
void _maillage_document_break (DocumentFlow *flow,
                               GArray *lines,
                               const char *text,
                               const char *font,
                               DocumentInk ink,
                               double width);
/* The width of @text on one line. */
double _maillage_document_measure (DocumentFlow *flow, const char *text, const char *font);
double _maillage_document_get_height (GArray *lines, guint first);
/* Puts lines from @first at @x, @y while they end above @bottom; returns the first one left. */
guint _maillage_document_put (
    DocumentFlow *flow, GArray *lines, guint first, double x, double y, double bottom);
void _maillage_document_lay_table (DocumentFlow *flow, DocumentBlock *block);
DocumentSign _maillage_document_get_sign (MaillageTone tone);
/* maillage-document-summary.c */
void _maillage_document_lay_summary (DocumentFlow *flow, DocumentBlock *block);
DocumentInk _maillage_document_get_ink (MaillageTone tone);

/* maillage-document-list.c: the head and foot of a list of @n records. */
void _maillage_document_fill_list (MaillageDocument *document,
                                   MaillageStore *store,
                                   MaillageKind *kind,
                                   const char *title,
                                   guint n);

G_END_DECLS
