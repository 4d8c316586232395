/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>
#include <maillage.h>

G_BEGIN_DECLS

/**
 * MaillageUiChipLook:
 * @MAILLAGE_UI_CHIP_TAG: a tag
 * @MAILLAGE_UI_CHIP_OUTLINE: a territory or a type
 * @MAILLAGE_UI_CHIP_PLAIN: anything else
 *
 * Tags are tinted with the accent, territories and types outlined, the rest grey.
 */
typedef enum
{
  MAILLAGE_UI_CHIP_TAG,
  MAILLAGE_UI_CHIP_OUTLINE,
  MAILLAGE_UI_CHIP_PLAIN,
} MaillageUiChipLook;

/* One word or two in a rounded box. Not a button. */
#define MAILLAGE_UI_TYPE_CHIP (maillage_ui_chip_get_type ())
MAILLAGE_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (MaillageUiChip, maillage_ui_chip, MAILLAGE_UI, CHIP, GtkWidget)

MAILLAGE_AVAILABLE_IN_1_0
GtkWidget *maillage_ui_chip_new (MaillageUiChipLook look, const char *text);
MAILLAGE_AVAILABLE_IN_1_0
const char *maillage_ui_chip_get_text (MaillageUiChip *self);
/* An empty chip hides itself. */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_ui_chip_set_text (MaillageUiChip *self, const char *text);

G_END_DECLS
