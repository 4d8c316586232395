/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* In place of everything else when the store cannot be opened: what is wrong, and ways out. */
GtkWidget *maillage_problem_new (const GError *error);

G_END_DECLS
