/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Gives back to the system what a start needed for a moment: style sheets, templates, catalogues.
 * A few milliseconds; nothing where the C library has no word for it. */
void maillage_memory_trim (void);

G_END_DECLS
