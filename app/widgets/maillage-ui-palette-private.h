/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

/* The palette's parts, and one line of it, made in maillage-ui-palette-row.c. */

#include "maillage-ui-contributions-private.h"
#include "maillage-ui-palette.h"

#include <maillage-core.h>

G_BEGIN_DECLS

struct _MaillageUiPalette
{
  GtkWidget parent_instance;

  MaillageContext *context;
  GListModel *commands;
  char *uuid, *kind_id; /* the record that is shown, or NULL */
  MaillageDate *today;
  GCancellable *searching; /* the search that runs: an older one's answer is not wanted */
  GCancellable *placing;   /* the search for territories, which comes after */
  guint place_id;
  char *covers; /* "Who covers Blaye", while that shows */
  gboolean doing;
  GtkWidget *focus; /* weak: where it was before */

  GtkWidget *clamp, *card, *entry, *scroller, *rows, *second_key, *second;
};

typedef enum
{
  MAILLAGE_UI_PALETTE_RECORDS,
  MAILLAGE_UI_PALETTE_COMMANDS,
  MAILLAGE_UI_PALETTE_PAGES,
  MAILLAGE_UI_PALETTE_PLACES, /* commands about a territory */
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
/* After it shows a command. */
void _maillage_ui_palette_row_set_section (MaillageUiPaletteRow *self,
                                           MaillageUiPaletteSection section);
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
/* Shown again, if it was hidden. */
MaillageUiPaletteRow *_maillage_ui_palette_get_row (MaillageUiPalette *self, guint position);
guint _maillage_ui_palette_count_rows (MaillageUiPalette *self);
/* @n: how many rows show something; the first of them is chosen. */
void _maillage_ui_palette_show_from_top (MaillageUiPalette *self, guint n);
/* What was typed, without the sign that asks for commands only. */
const char *_maillage_ui_palette_get_typed (MaillageUiPalette *self, gboolean *commands_only);

/* maillage-ui-palette-places.c: looks for territories once nothing is typed for a moment. */
void _maillage_ui_palette_place_soon (MaillageUiPalette *self);
void _maillage_ui_palette_stop_placing (MaillageUiPalette *self);

G_END_DECLS
