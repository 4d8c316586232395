/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "maillage-ui-bar.h"

G_BEGIN_DECLS

/* A row of a card on Home, or of the trash. Its shape is what it is given:
 *   a date tile, title, subtitle, bar: what is near (58 px)
 *   a date before, title, words after: what comes next, dense (38 px)
 *   an icon, title, subtitle, and what settles it: a debt (44 px)
 * It ends with what settles it, or with a chevron when it opens something; never both. */
#define MAILLAGE_UI_TYPE_CARD_ROW (maillage_ui_card_row_get_type ())
MAILLAGE_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (MaillageUiCardRow, maillage_ui_card_row, MAILLAGE_UI, CARD_ROW, GtkListBoxRow)

/* @subtitle may be NULL. */
MAILLAGE_AVAILABLE_IN_1_0
GtkWidget *maillage_ui_card_row_new (const char *title, const char *subtitle);
/* The record it opens. */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_ui_card_row_set_record (MaillageUiCardRow *self, const char *uuid);
MAILLAGE_AVAILABLE_IN_1_0
const char *maillage_ui_card_row_get_record (MaillageUiCardRow *self);
MAILLAGE_AVAILABLE_IN_1_0
void
maillage_ui_card_row_set_icon (MaillageUiCardRow *self, const char *icon_name, MaillageTone tone);
/* "mar." over "15"; today's is filled. */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_ui_card_row_set_tile (MaillageUiCardRow *self,
                                    const char *above,
                                    const char *below,
                                    gboolean today);
/* The tile of a day known exactly; of another date, nothing. */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_ui_card_row_set_day (MaillageUiCardRow *self,
                                   const MaillageDate *day,
                                   const MaillageDate *today);
/* Dim words in a column of their own before the title: "23 mars". */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_ui_card_row_set_before (MaillageUiCardRow *self, const char *text);
/* At the right: "late by 74 days", in @tone (neutral: dim), over @below (dim, or NULL). */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_ui_card_row_set_after (MaillageUiCardRow *self,
                                     const char *text,
                                     MaillageTone tone,
                                     const char *below);
/* "9 yes of 9" under its bar. */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_ui_card_row_set_bar (MaillageUiCardRow *self, MaillageUiBar *bar, const char *words);
/* What settles it: a button. */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_ui_card_row_set_end (MaillageUiCardRow *self, GtkWidget *end);

G_END_DECLS
