/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>
#include <maillage-core.h>

G_BEGIN_DECLS

/**
 * MaillageUiCellLook:
 * @MAILLAGE_UI_CELL_PLAIN: as the text around it
 * @MAILLAGE_UI_CELL_DIM: secondary text, with digits of one width
 * @MAILLAGE_UI_CELL_END: at the end of its column, as numbers stand
 *
 * How a cell shows its text.
 */
typedef enum
{
  MAILLAGE_UI_CELL_PLAIN = 0,
  MAILLAGE_UI_CELL_DIM = 1 << 0,
  MAILLAGE_UI_CELL_END = 1 << 1,
} MaillageUiCellLook;

/* What a table shows of one field: it draws itself and has no children, so that a page of them is
 * made, and shows other records, within a frame. */
#define MAILLAGE_UI_TYPE_CELL (maillage_ui_cell_get_type ())
MAILLAGE_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (MaillageUiCell, maillage_ui_cell, MAILLAGE_UI, CELL, GtkWidget)

GtkWidget *maillage_ui_cell_new (MaillageUiCellLook look);
/* NULL is a blank cell, which says so to those who cannot see that it is blank. */
void maillage_ui_cell_set_text (MaillageUiCell *self, const char *text);
/* A leading text, and a secondary one beside it or, with @under, on a line of its own. */
void maillage_ui_cell_set_lines (MaillageUiCell *self,
                                 const char *first,
                                 const char *second,
                                 gboolean under);
/* A state by its icon and its word, any other choice by its word alone; NULL empties it. */
void maillage_ui_cell_set_choice (MaillageUiCell *self, MaillageChoice *choice, const char *word);
/* The first of @texts as a chip, then how many more. */
void maillage_ui_cell_set_chips (MaillageUiCell *self, GPtrArray *texts);
/* What is written in it. */
const char *maillage_ui_cell_get_text (MaillageUiCell *self);
/* What there is not enough room for; NULL when all of it can be read. */
char *maillage_ui_cell_dup_hidden (MaillageUiCell *self);

G_END_DECLS
