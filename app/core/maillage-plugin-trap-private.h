/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Writes the id of the plugin in whose code the program crashes, or loops, while it runs. One at a
 * time in a process; made on the main thread. */
typedef struct _MaillagePluginTrap MaillagePluginTrap;

/* NULL when there is one already. @file stays the caller's. */
MaillagePluginTrap *_maillage_plugin_trap_new (int file);
void _maillage_plugin_trap_free (MaillagePluginTrap *self);
/* @library: the name of the loaded file, a pattern: "libloans.so". */
void _maillage_plugin_trap_add (MaillagePluginTrap *self, const char *library, const char *id);

G_END_DECLS
