/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "maillage-ui-record-picker.h"

#include <maillage-core.h>

G_BEGIN_DECLS

/* The program's own, which may create records of every kind. */
GtkWidget *_maillage_ui_record_picker_new (MaillageContext *context, const char *kind_id);

G_END_DECLS
