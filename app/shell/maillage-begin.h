/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <maillage-core.h>

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What one may do first in an empty store: import a directory, write the first record, look at the
 * demo store. @kind_id: the kind one begins with. */
GtkWidget *maillage_begin_new (MaillageContext *context, const char *kind_id);

G_END_DECLS
