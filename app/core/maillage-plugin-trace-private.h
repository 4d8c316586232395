/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Writes to the file, which is made when the first comes, where a plugin's code in Python lies;
 * from then on the interpreter writes what it was at when the program crashes, or gets the signal
 * @probe. */
void _maillage_plugin_trace_add (
    const char *path, int *file, int probe, const char *id, const char *folder, const char *module);
void _maillage_plugin_trace_end (const char *path, int *file, int probe);
/* The id of the plugin that was the nearest caller at the end, or NULL. */
char *_maillage_plugin_trace_find_culprit (const char *path);

G_END_DECLS
