/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "maillage-window.h"

G_BEGIN_DECLS

/* The page of the preferences where an office changes its lists of values. */
GtkWidget *maillage_lists_new (MaillageWindow *window);

G_END_DECLS
