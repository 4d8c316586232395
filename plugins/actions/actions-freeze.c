/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A review of a plan: today's states are kept as they are. */

#include "actions-data.h"

#include <maillage-ui.h>
#include <string.h>

static void
made (GtkWidget *from, MaillageChange *change, gpointer user_data)
{
  g_autofree char *review = user_data;

  if (change != NULL)
    maillage_ui_open_record (from, review);
}

static void
freeze_step (MaillageEdit *edit, const char *review, ActionsItem *step)
{
  const char *frozen = maillage_edit_create_child (edit, ACTIONS_FROZEN, review);

  maillage_edit_link (edit, frozen, "step", step->key);
  maillage_edit_set (edit, frozen, "state", step->state);
  maillage_edit_set (edit, frozen, "due", maillage_record_get_value (step->record, "due"));
}

static void
freeze (MaillageScope *scope, GtkWidget *from, const char *plan, gpointer user_data)
{
  MaillageUiWindow *window = maillage_ui_window_from (from);
  g_autoptr (MaillageDate) today = maillage_date_new_today ();
  g_autoptr (ActionsData) data = actions_data_new (scope);
  g_autoptr (MaillageEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *steps;
  const char *review;

  if (!actions_data_read (data, &error))
    {
      maillage_ui_window_show_error (window, error);
      return;
    }
  edit = maillage_scope_new_edit (scope, _ ("Keep today’s states as a review"));
  review = maillage_edit_create_child (edit, ACTIONS_REVIEW, plan);
  maillage_edit_set (edit, review, "title", _ ("Review"));
  maillage_edit_set_date (edit, review, "date", today);
  steps = actions_data_get_steps (data);
  for (guint i = 0; i < steps->len; i++)
    if (g_strcmp0 (((ActionsItem *) steps->pdata[i])->plan, plan) == 0)
      freeze_step (edit, review, steps->pdata[i]);
  maillage_ui_window_commit (window, from, edit, made, g_strdup (review));
}

void
actions_add_freeze (MaillageScope *scope)
{
  maillage_ui_add_command (scope,
                           "freeze",
                           _ ("Keep today’s states as a review"),
                           "maillage-progress-symbolic",
                           NULL,
                           ACTIONS_PLAN,
                           freeze,
                           NULL,
                           NULL);
}
