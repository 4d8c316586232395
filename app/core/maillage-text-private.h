/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "maillage-enums.h"
#include "maillage-text.h"

G_BEGIN_DECLS

/* The sort key of a text that is folded already. */
char *_maillage_text_sort_key_of_fold (const char *fold);
/* The words that are looked for when somebody types @text: a page of them ends after some. */
GStrv _maillage_text_dup_sought (const char *text);
/* What FTS5 looks for when @text is searched in the words of the classes up to @last: every word of
 * it, or its beginning. A number that is kept as one word is found as people write it, in groups.
 * NULL without a word. */
char *_maillage_text_dup_match (const char *text, MaillageSearchClass last);
/* Whether @texts, columns of the search text up to a NULL, would be found so for the words of what
 * was typed. */
gboolean _maillage_text_matches (char *const *words, const char *const *texts);
/* Its beginning and "…", when @text is longer than a sentence can name. */
char *_maillage_text_shorten (const char *text);
/* Letters, numbers and private use. */
gboolean _maillage_text_is_word_char (gunichar ch);

G_END_DECLS
