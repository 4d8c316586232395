/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What is found while a plugin is tried, in a process that it may end: a line each, in the file
 * that MAILLAGE_PROBE_REPORT names. The program with a display writes the same lines: see
 * app/shell/maillage-probe-report.h. */

#include <gio/gio.h>

G_BEGIN_DECLS

/* In the process that tries it. */
void ctl_report_at (const char *words);
void ctl_report_fault (const char *format, ...) G_GNUC_PRINTF (1, 2);
void ctl_report_remark (const char *format, ...) G_GNUC_PRINTF (1, 2);
/* It runs; and: the trial came to its end. */
void ctl_report_runs (void);
void ctl_report_done (void);

/* In the one that waits for it. A trial ends when nothing moves any more, too. */
typedef struct
{
  const char *words; /* where it is from the start; NULL: it comes to the plugin later */
  GHashTable *said;  /* no sentence twice */
  guint n_faults;
  gboolean began, runs, done;
  char *complaints; /* what it wrote on standard error */
} CtlTrial;

/* Prints what was found. @launcher is the process's, with its arguments; FALSE: it cannot be
 * started. */
gboolean ctl_trial_run (CtlTrial *self,
                        GSubprocessLauncher *launcher,
                        const char *const *arguments,
                        GError **error);

G_END_DECLS
