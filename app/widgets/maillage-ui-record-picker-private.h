/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "maillage-ui-record-picker.h"

#include <maillage-core.h>

G_BEGIN_DECLS

/* The program's own, which may create records of every kind. */
GtkWidget *_maillage_ui_record_picker_new (MaillageContext *context, const char *kind_id);
/* Of a kind of children: those of this record alone, and what is created becomes one of them. NULL: of
 * every record, and none is created. */
void _maillage_ui_record_picker_set_owner (MaillageUiRecordPicker *self, const char *owner_uuid);

G_END_DECLS
