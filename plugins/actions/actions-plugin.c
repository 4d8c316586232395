/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "actions-board-page.h"
#include "actions-late-card.h"
#include "actions-private.h"
#include "actions-progress-page.h"

#include <maillage-ui.h>

#define ACTIONS_TYPE_PLUGIN (actions_plugin_get_type ())
G_DECLARE_FINAL_TYPE (ActionsPlugin, actions_plugin, ACTIONS, PLUGIN, MaillagePlugin)

/* Plans, action sheets, steps: what is done, and what is late. */
struct _ActionsPlugin
{
  MaillagePlugin parent_instance;
};

G_DEFINE_FINAL_TYPE (ActionsPlugin, actions_plugin, MAILLAGE_TYPE_PLUGIN)

static void
actions_plugin_contribute (MaillagePlugin *plugin, MaillageScope *scope)
{
  actions_add_plan (scope);
  actions_add_axis (scope);
  actions_add_action_sheet (scope);
  actions_add_objective (scope);
  actions_add_step (scope);
  actions_add_indicator (scope);
  actions_add_review (scope);
  actions_add_progress (scope);
  maillage_scope_add_demo (scope, actions_add_demo, NULL, NULL);
}

static void
actions_plugin_contribute_ui (MaillagePlugin *plugin, MaillageScope *scope)
{
  maillage_ui_add_list (scope, ACTIONS_PLAN);
  maillage_ui_add_list (scope, ACTIONS_ACTION_SHEET);
  maillage_ui_add_page (scope,
                        "state_of_progress",
                        _ ("State of progress"),
                        "maillage-progress-symbolic",
                        ACTIONS_TYPE_PROGRESS_PAGE);
  maillage_ui_add_page (
      scope, "board", _ ("Board"), "maillage-board-symbolic", ACTIONS_TYPE_BOARD_PAGE);
  actions_add_freeze (scope);
  maillage_ui_add_card (scope,
                        "late",
                        _ ("Late steps, or due soon"),
                        MAILLAGE_SIDE_MAIN,
                        200,
                        ACTIONS_TYPE_LATE_CARD);
}

static void
actions_plugin_class_init (ActionsPluginClass *klass)
{
  MAILLAGE_PLUGIN_CLASS (klass)->contribute = actions_plugin_contribute;
  MAILLAGE_PLUGIN_CLASS (klass)->contribute_ui = actions_plugin_contribute_ui;
}

static void
actions_plugin_init (ActionsPlugin *self)
{
}

MAILLAGE_EXPORT_PLUGIN (ACTIONS_TYPE_PLUGIN)
