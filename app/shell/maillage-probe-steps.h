/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "maillage-probe-report.h"
#include "maillage-window.h"

G_BEGIN_DECLS

/* What a step needs. */
typedef struct
{
  MaillageContext *context;
  MaillageWindow *window;
  MaillageProbeReport *report;
} MaillageProbe;

typedef void (*MaillageProbeFunc) (MaillageProbe *probe, const char *arg);

/* @words: when it is: "when Home is shown". */
typedef struct
{
  char *words, *arg;
  MaillageProbeFunc func;
} MaillageProbeStep;

void _maillage_probe_step_free (gpointer step);
void _maillage_probe_add (GPtrArray *steps,
                          MaillageProbeFunc func,
                          const char *arg,
                          const char *words,
                          ...) G_GNUC_PRINTF (4, 5);
/* The kind that something contributed is for, or NULL. */
char *_maillage_probe_dup_kind_id (GObject *contribution);
/* All that a plugin that runs has added, and last its end. */
void _maillage_probe_add_all (GPtrArray *steps, MaillageProbe *probe, MaillagePluginItem *item);

G_END_DECLS
