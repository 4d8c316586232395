/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* PyGObject prints what a method of a plugin raised, and returns to the caller as if nothing had
 * happened. Python remembers the last thing it printed: so it can be asked. Both do nothing while
 * no interpreter runs in the process, which is not linked to any: libpeas loads it. */
void maillage_python_forget_raised (void);
/* "ValueError: …", raised since it was last forgotten, or NULL. Forgets it: its traceback keeps the
 * objects of all its calls. */
char *maillage_python_take_raised (void);

/* From now on the calls it is at are written to @file when the process dies of a signal, and when it
 * gets @probe; a @file below 0 ends that. */
void maillage_python_trace_to (int file, int probe);

G_END_DECLS
