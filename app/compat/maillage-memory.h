/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Gives back to the system what was needed for a moment: by a start for style sheets, templates and
 * catalogues, by a scroll for the rows it passed. A few milliseconds; nothing where the C library has
 * no word for it. */
void maillage_memory_trim (void);

G_END_DECLS
