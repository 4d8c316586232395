/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "maillage-territory.h"

G_BEGIN_DECLS

/* The level that is written so, by its id or in words, in English or the user’s language, case and
 * accents aside; NULL for none. */
const char *_maillage_territory_find_level (const char *words);

G_END_DECLS
