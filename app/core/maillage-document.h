/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "maillage-enums.h"
#include "maillage-types.h"

G_BEGIN_DECLS

/* A printed document as a sequence of blocks; the core sets it on A4 pages with Pango and Cairo and
 * writes the PDF (the printer and the preview draw the same pages). */
#define MAILLAGE_TYPE_DOCUMENT (maillage_document_get_type ())
MAILLAGE_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (MaillageDocument, maillage_document, MAILLAGE, DOCUMENT, GObject)

/**
 * MaillageDocumentFunc:
 * @scope: the plugin's scope
 * @document: the empty document to fill
 * @uuids: (array zero-terminated=1): the records to print; empty means all of the kind
 * @user_data: the data given with the function
 * @error: why it cannot be made
 *
 * Returns: whether the document could be made
 */
typedef gboolean (*MaillageDocumentFunc) (MaillageScope *scope,
                                          MaillageDocument *document,
                                          const char *const *uuids,
                                          gpointer user_data,
                                          GError **error);

/**
 * maillage_document_new:
 *
 * Returns: (transfer full): an empty document, A4
 */
MAILLAGE_AVAILABLE_IN_1_0
MaillageDocument *maillage_document_new (void);
/* The head of the first page: an overline in the accent colour, the title, a dim line under it. */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_document_set_head (MaillageDocument *self,
                                 const char *overline,
                                 const char *title,
                                 const char *subtitle);
MAILLAGE_AVAILABLE_IN_1_0
void maillage_document_set_issuer (MaillageDocument *self, const char *name, const char *detail);
/* Under the title, side by side: "Date", "Hours", "Place". Nothing is added without a value. */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_document_add_fact (MaillageDocument *self, const char *label, const char *value);
/* The head on every page, as a sheet that is passed round needs it. */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_document_set_head_repeated (MaillageDocument *self, gboolean repeated);
/* The left of every foot; the right is "Page n of m". */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_document_set_foot (MaillageDocument *self, const char *text);
MAILLAGE_AVAILABLE_IN_1_0
void maillage_document_add_heading (MaillageDocument *self, const char *badge, const char *text);
MAILLAGE_AVAILABLE_IN_1_0
void maillage_document_add_paragraph (MaillageDocument *self, const char *text);
/* A dim label and its value; nothing is added when the value is empty. */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_document_add_value (MaillageDocument *self, const char *label, const char *value);
MAILLAGE_AVAILABLE_IN_1_0
void maillage_document_add_progress (MaillageDocument *self,
                                     const char *label,
                                     double fraction,
                                     const char *words);
/* A tinted box: a title, then counts beside one another, each with the sign of its tone (neutral:
 * none). They belong to the summary that was begun last. */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_document_add_summary (MaillageDocument *self, const char *title);
MAILLAGE_AVAILABLE_IN_1_0
void maillage_document_add_count (MaillageDocument *self, const char *words, MaillageTone tone);
/* Weights share the width. The head row is repeated on each page; a row is never split. */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_document_begin_table (MaillageDocument *self,
                                    const char *const *titles,
                                    const double *weights,
                                    guint n_columns);
MAILLAGE_AVAILABLE_IN_1_0
void maillage_document_begin_row (MaillageDocument *self);
MAILLAGE_AVAILABLE_IN_1_0
void maillage_document_add_cell (MaillageDocument *self, const char *text);
/* A state: its sign drawn before the word, readable in black and white; @note under it in @tone. */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_document_add_state_cell (MaillageDocument *self,
                                       const char *word,
                                       MaillageTone tone,
                                       const char *note,
                                       MaillageTone note_tone);
/* @note is dim, under the text in bold. */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_document_add_noted_cell (MaillageDocument *self, const char *text, const char *note);
/* The table is a form to write on: ruled, its rows at least @row_height points high. */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_document_set_form (MaillageDocument *self, double row_height);
/* A thick rule under the last row. */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_document_add_rule (MaillageDocument *self);
MAILLAGE_AVAILABLE_IN_1_0
void maillage_document_end_table (MaillageDocument *self);
/* A box to tick, words, and a line to write on. */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_document_add_line_to_fill (MaillageDocument *self, const char *text);
/* Records as one table, or as one for each value of a field. */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_document_add_list (MaillageDocument *self,
                                 MaillageKind *kind,
                                 GPtrArray *records,
                                 const char *const *field_ids,
                                 const char *group_id);
MAILLAGE_AVAILABLE_IN_1_0
guint maillage_document_get_n_pages (MaillageDocument *self);
/* @cr is a cairo_t in points with the page's origin at its top left. */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_document_draw_page (MaillageDocument *self, gpointer cr, guint page);
MAILLAGE_AVAILABLE_IN_1_0
gboolean maillage_document_write_pdf (MaillageDocument *self, const char *path, GError **error);

G_END_DECLS
