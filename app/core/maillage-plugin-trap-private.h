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

/* What is written when it is one of several that share a library. */
#define MAILLAGE_PLUGIN_TRAP_ANY "?"
/* Between the two, others may put their handlers beneath: those hear of a signal once the id is written. */
void _maillage_plugin_trap_lower (MaillagePluginTrap *self);
void _maillage_plugin_trap_raise (MaillagePluginTrap *self);
/* While the caller has written the id itself, which says more than that. */
void _maillage_plugin_trap_set_known (MaillagePluginTrap *self, gboolean known);
/* With this signal the main thread is asked whose code it is in. */
#define MAILLAGE_PLUGIN_TRAP_PROBE SIGUSR2

G_END_DECLS
