/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "actions-row.h"

G_BEGIN_DECLS

enum
{
  ACTIONS_COLUMN_NUMBER,
  ACTIONS_COLUMN_TITLE,
  ACTIONS_COLUMN_PILOT,
  ACTIONS_COLUMN_DUE,
  ACTIONS_COLUMN_STATE,
  ACTIONS_COLUMN_MOVE,
  ACTIONS_N_COLUMNS
};

struct _ActionsRow
{
  GtkWidget parent_instance;

  ActionsItem *item;
  gboolean is_head;
  GtkWidget *cells[ACTIONS_N_COLUMNS];
  GtkWidget *fold, *number, *title, *holds, *pilot, *due, *late, *state, *progress, *bar, *words;
  GtkWidget *move, *gain;
};

/* actions-row-fill.c */
void _actions_row_fill (ActionsRow *self);

G_END_DECLS
