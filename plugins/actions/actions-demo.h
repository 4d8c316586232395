/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "actions-private.h"

G_BEGIN_DECLS

/* Lists are one a line; NULL is what the document does not say. */
typedef struct
{
  const char *key, *title, *carrier, *starts, *ends, *territories, *description, *objectives, *axes;
  const char *tag;
} ActionsDemoPlan;

typedef struct
{
  const char *plan; /* its key */
  guint axis;       /* counted from 1; 0 for none */
  const char *number, *title, *pilot, *partners, *partners_rule, *context, *objectives, *remarks;
  const char *tag;
} ActionsDemoSheet;

typedef struct
{
  guint sheet; /* its place in the table */
  const char *wording, *state, *due, *then, *reason;
} ActionsDemoStep;

typedef struct
{
  guint sheet;
  const char *name, *unit, *source, *target;
  const char *measures; /* "EDTF=value=source", one a line */
} ActionsDemoIndicator;

extern const ActionsDemoPlan actions_demo_plans[];
extern const gsize actions_demo_n_plans;
extern const ActionsDemoSheet actions_demo_sheets[];
extern const gsize actions_demo_n_sheets;
extern const ActionsDemoStep actions_demo_steps[];
extern const gsize actions_demo_n_steps;
extern const ActionsDemoIndicator actions_demo_indicators[];
extern const gsize actions_demo_n_indicators;

G_END_DECLS
