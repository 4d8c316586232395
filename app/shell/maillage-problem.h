/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include <maillage-core.h>

G_BEGIN_DECLS

/* In place of everything else when the store cannot be opened: what is wrong, and ways out.
 * @backup: the one that may take the store's place, or NULL. */
GtkWidget *maillage_problem_new (const GError *error, MaillageBackup *backup);

G_END_DECLS
