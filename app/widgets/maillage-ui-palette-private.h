/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

/* One line of the palette, made in maillage-ui-palette-row.c. */

#include "maillage-ui-contributions-private.h"
#include "maillage-ui-palette.h"

#include <maillage-core.h>

G_BEGIN_DECLS

typedef enum
{
  MAILLAGE_UI_PALETTE_RECORDS,
  MAILLAGE_UI_PALETTE_COMMANDS,
  MAILLAGE_UI_PALETTE_PAGES,
} MaillageUiPaletteSection;

#define MAILLAGE_UI_TYPE_PALETTE_ROW (_maillage_ui_palette_row_get_type ())
G_DECLARE_FINAL_TYPE (
    MaillageUiPaletteRow, _maillage_ui_palette_row, MAILLAGE_UI, PALETTE_ROW, GtkListBoxRow)

/* A row shows one thing after another: at each key, what it shows changes.
 * @typed: what is in bold where a word begins so. */
GtkWidget *_maillage_ui_palette_row_new (void);
void _maillage_ui_palette_row_show_record (MaillageUiPaletteRow *self,
                                           MaillageRecord *record,
                                           const char *typed,
                                           const MaillageDate *today);
void _maillage_ui_palette_row_show_command (MaillageUiPaletteRow *self,
                                            MaillageUiCommand *command,
                                            const char *detail,
                                            const char *typed);
void _maillage_ui_palette_row_show_nothing (MaillageUiPaletteRow *self);
MaillageUiPaletteSection _maillage_ui_palette_row_get_section (MaillageUiPaletteRow *self);
/* One of them is NULL, or both. */
MaillageRecord *_maillage_ui_palette_row_get_record (MaillageUiPaletteRow *self);
MaillageUiCommand *_maillage_ui_palette_row_get_command (MaillageUiPaletteRow *self);

/* Whether the rows answer what is typed. */
gboolean _maillage_ui_palette_get_complete (MaillageUiPalette *self);
/* While it does what was chosen: who opens a page then gives it the focus. */
gboolean _maillage_ui_palette_get_doing (MaillageUiPalette *self);
/* Whether each word typed begins a word of the text. */
gboolean _maillage_ui_palette_matches (const char *text, const char *typed);
/* The text as markup, what was typed in bold. */
char *_maillage_ui_palette_mark (const char *text, const char *typed);

G_END_DECLS
