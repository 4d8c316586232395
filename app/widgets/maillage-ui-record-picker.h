/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "maillage-ui-picker.h"

G_BEGIN_DECLS

/* Picks a record; the id it tells is the record's UUID. */
#define MAILLAGE_UI_TYPE_RECORD_PICKER (maillage_ui_record_picker_get_type ())
MAILLAGE_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (
    MaillageUiRecordPicker, maillage_ui_record_picker, MAILLAGE_UI, RECORD_PICKER, MaillageUiPicker)

/* @kind_id: NULL for any. */
MAILLAGE_AVAILABLE_IN_1_0
GtkWidget *maillage_ui_record_picker_new (MaillageScope *scope, const char *kind_id);
/* Whether it offers to create what is not found; only with a kind. */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_ui_record_picker_set_may_create (MaillageUiRecordPicker *self, gboolean may_create);

G_END_DECLS
