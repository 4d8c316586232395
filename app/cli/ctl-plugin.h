/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What a plugin's author does: `maillagectl plugin new|check|run`. */

#include "ctl.h"

G_BEGIN_DECLS

gboolean ctl_plugin_new (Ctl *self, const char *name, GError **error);
gboolean ctl_plugin_check (Ctl *self, const char *folder, GError **error);
/* What check does in a process of its own, which the plugin may end. */
gboolean ctl_plugin_probe (Ctl *self, const char *folder, GError **error);
gboolean ctl_plugin_run (Ctl *self, const char *folder, GError **error);

/* The folder, @folder or one below it, in which a plugin lies beside its manifest; NULL when none
 * does. */
char *ctl_plugin_find (const char *folder, GError **error);
/* `maillage`, which has the widgets. */
char *ctl_plugin_find_program (void);
/* With everything in it. */
void ctl_remove_folder (const char *path);

G_END_DECLS
