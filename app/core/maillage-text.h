/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "maillage-types.h"

G_BEGIN_DECLS

/* Goes up when folds or sort keys change: a store made with another number makes them again. */
#define MAILLAGE_TEXT_VERSION 1

/* For search: no accents or case, œ→oe, æ→ae, ß→ss; apostrophes, hyphens and every space become one
 * plain space; the ends are trimmed. */
MAILLAGE_AVAILABLE_IN_1_0
char *maillage_text_fold (const char *text);
/* For order: the fold without leading quotes, digit runs written with their length ("fiche 2"
 * before "fiche 14"). Compare with strcmp(). */
MAILLAGE_AVAILABLE_IN_1_0
char *maillage_text_sort_key (const char *text);
/* The words of a fold, as the search index has them. */
MAILLAGE_AVAILABLE_IN_1_0
GStrv maillage_text_words (const char *text);

G_END_DECLS
