/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "maillage-ui-record-picker-private.h"

G_BEGIN_DECLS

/* Picks a tag, which it creates when there is none of that name. */
GtkWidget *maillage_ui_tag_picker_new (MaillageContext *context);

G_END_DECLS
