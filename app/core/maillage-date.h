/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "maillage-types.h"

G_BEGIN_DECLS

/* A date as people know it: the words typed, an EDTF value (ISO 8601-2), the earliest and the
 * latest day. Canonical text: the EDTF, then, when the words are not what maillage_date_format()
 * would say, a space and the words: "2019-07", "2020~ début 2020", "XXXX-04-05 5 avril". */
#define MAILLAGE_TYPE_DATE (maillage_date_get_type ())
MAILLAGE_AVAILABLE_IN_1_0
GType maillage_date_get_type (void);

/* What a user typed, in French or English: "31/12/2026", "juillet 2019", "T2 2022",
 * "2e semestre 2021", "2019", "début 2020", "5 avril", "2019-07-01". */
MAILLAGE_AVAILABLE_IN_1_0
MaillageDate *maillage_date_parse (const char *typed, GError **error);
MAILLAGE_AVAILABLE_IN_1_0
MaillageDate *maillage_date_new_from_canonical (const char *canonical);
MAILLAGE_AVAILABLE_IN_1_0
MaillageDate *maillage_date_new_day (int year, int month, int day);
MAILLAGE_AVAILABLE_IN_1_0
MaillageDate *maillage_date_new_today (void);
MAILLAGE_AVAILABLE_IN_1_0
MaillageDate *maillage_date_copy (const MaillageDate *self);
MAILLAGE_AVAILABLE_IN_1_0
void maillage_date_free (MaillageDate *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MaillageDate, maillage_date_free)
MAILLAGE_AVAILABLE_IN_1_0
const char *maillage_date_get_edtf (const MaillageDate *self);
MAILLAGE_AVAILABLE_IN_1_0
const char *maillage_date_get_words (const MaillageDate *self);
/* "2019-07-01" and "2019-07-31"; both NULL when the year is unknown. */
MAILLAGE_AVAILABLE_IN_1_0
const char *maillage_date_get_earliest (const MaillageDate *self);
MAILLAGE_AVAILABLE_IN_1_0
const char *maillage_date_get_latest (const MaillageDate *self);
MAILLAGE_AVAILABLE_IN_1_0
char *maillage_date_to_canonical (const MaillageDate *self);
/* In the user's language, as it was given: "juillet 2019", "2e semestre 2021". */
MAILLAGE_AVAILABLE_IN_1_0
char *maillage_date_format (const MaillageDate *self);
/* Near ones relative ("dans 2 jours"), the year only when it is not this one. */
MAILLAGE_AVAILABLE_IN_1_0
char *maillage_date_format_short (const MaillageDate *self, const MaillageDate *today);
/* Earliest, then latest; unknown years last. */
MAILLAGE_AVAILABLE_IN_1_0
int maillage_date_compare (const MaillageDate *a, const MaillageDate *b);
/* Days from this date's latest day to @today; 0 when it is not past or the year is unknown. */
MAILLAGE_AVAILABLE_IN_1_0
int maillage_date_get_days_late (const MaillageDate *self, const MaillageDate *today);

G_END_DECLS
