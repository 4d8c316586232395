/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What `maillagectl plugin check` reads while a plugin is tried, a line each, in the file that
 * MAILLAGE_PROBE_REPORT names, or else on standard output: "at WORDS" where it is now, "fault
 * SENTENCE", "remark SENTENCE", and in the end "done". It is written at once, for what comes next
 * may end the program. */
typedef struct _MaillageProbeReport MaillageProbeReport;

/* From now on it hears of warnings too, and cannot be taken away again. What is said before
 * maillage_probe_report_at () is called is the computer's, not the plugin's, then and later. */
MaillageProbeReport *maillage_probe_report_new (void);
/* @words: "when the list of “Loans” is shown". */
void maillage_probe_report_at (MaillageProbeReport *self, const char *words);
const char *maillage_probe_report_get_words (MaillageProbeReport *self);
void maillage_probe_report_fault (MaillageProbeReport *self, const char *sentence);
void maillage_probe_report_remark (MaillageProbeReport *self, const char *sentence);
void maillage_probe_report_done (MaillageProbeReport *self);

G_END_DECLS
