/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "maillage-ui-window.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A window that asks before a record is erased for ever, shows how far it is, and says what
 * somebody has still to do. */
#define MAILLAGE_UI_TYPE_ERASE (_maillage_ui_erase_get_type ())
G_DECLARE_FINAL_TYPE (MaillageUiErase, _maillage_ui_erase, MAILLAGE_UI, ERASE, AdwWindow)

GtkWidget *
_maillage_ui_erase_new (MaillageUiWindow *window, MaillageStore *store, MaillageRecord *record);

G_END_DECLS
