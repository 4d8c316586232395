/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "maillage-ui-window-private.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A window that asks, field by field, which of two twins is right, and merges them. */
#define MAILLAGE_UI_TYPE_MERGE (_maillage_ui_merge_get_type ())
G_DECLARE_FINAL_TYPE (MaillageUiMerge, _maillage_ui_merge, MAILLAGE_UI, MERGE, AdwWindow)

/* @kept stays, @other goes. NULL and @error when they cannot be merged. */
GtkWidget *_maillage_ui_merge_new (MaillageUiWindow *window,
                                   MaillageStore *store,
                                   const char *kept,
                                   const char *other,
                                   GError **error);

G_END_DECLS
