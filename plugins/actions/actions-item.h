/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "actions-since.h"

G_BEGIN_DECLS

typedef enum
{
  ACTIONS_ITEM_GROUP,
  ACTIONS_ITEM_SHEET,
  ACTIONS_ITEM_STEP,
} ActionsItemType;

/* What happened to a step since the day one looks back to. */
typedef enum
{
  ACTIONS_MOVE_NONE,
  ACTIONS_MOVE_STATE,
  ACTIONS_MOVE_LATE,
  ACTIONS_MOVE_NEW,
} ActionsMove;

/* One row of the state of progress. Filled by ActionsData, read by whoever shows it; signal changed
 * () when it was filled again. */
#define ACTIONS_TYPE_ITEM (actions_item_get_type ())
G_DECLARE_FINAL_TYPE (ActionsItem, actions_item, ACTIONS, ITEM, GObject)

struct _ActionsItem
{
  GObject parent_instance;

  ActionsItemType type;
  char *key;    /* the record's UUID, or what names the group */
  char *number; /* "14", "14.4"; NULL */
  char *title;
  MaillageRecord *record; /* NULL for a group */
  ActionsItem *sheet;     /* of a step; unowned */
  const char *plan;       /* UUID, of the record; NULL */
  const char *state;      /* of a step, interned; never NULL */
  const char *then;       /* its state on the day one looks back to, interned; NULL: not known */
  gboolean late;
  ActionsMove move;
  ActionsSince *since; /* of a sheet: the day one looks back to; NULL */
  guint n_steps, n_done, n_newly_done;
  GPtrArray *children; /* of ActionsItem: steps of a sheet, what a group holds */
  gboolean folded;
};

ActionsItem *actions_item_new (ActionsItemType type, const char *key);
/* The value of the state field that it has; NULL for one unknown. */
MaillageChoice *actions_item_get_choice (ActionsItem *self, const char *state);
/* The step's pilot, or its sheet's; NULL. */
char *actions_item_dup_pilot (ActionsItem *self);
void actions_item_changed (ActionsItem *self);

G_END_DECLS
