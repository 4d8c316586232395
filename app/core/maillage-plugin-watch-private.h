/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whose code runs now, on disk: so that the next start knows which plugin ended this one, by a
 * crash or by never coming back. */
typedef struct _MaillagePluginWatch MaillagePluginWatch;

/* @folder is made when it is missing. Reads, and forgets, what ended programs left there. */
MaillagePluginWatch *_maillage_plugin_watch_new (const char *folder);
void _maillage_plugin_watch_free (MaillagePluginWatch *self);
/* The id of the plugin at which an earlier program ended, or NULL. */
const char *_maillage_plugin_watch_get_culprit (MaillagePluginWatch *self);
void _maillage_plugin_watch_enter (MaillagePluginWatch *self, const char *id);
void _maillage_plugin_watch_leave (MaillagePluginWatch *self);
/* From now on the program's end in that library's code is the plugin's too, at any time. */
void _maillage_plugin_watch_trap (MaillagePluginWatch *self, const char *library, const char *id);
/* The same of one in Python, whose interpreter is all of theirs. */
void _maillage_plugin_watch_trap_python (MaillagePluginWatch *self,
                                         const char *id,
                                         const char *folder,
                                         const char *module);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MaillagePluginWatch, _maillage_plugin_watch_free)

G_END_DECLS
