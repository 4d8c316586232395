/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "maillage-window.h"

G_BEGIN_DECLS

/* One choice list in the preferences: an AdwExpanderRow with a row a value, filled when it opens,
 * which follows the store. */
GtkWidget *maillage_list_row_new (MaillageWindow *window, MaillageField *field);

G_END_DECLS
