/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "actions-progress-page.h"

#include <string.h>

static void
written (GtkWidget *from, MaillageChange *change, gpointer user_data)
{
  g_autofree char *text = user_data;

  if (change != NULL)
    maillage_ui_window_show_toast (maillage_ui_window_from (from), text, change);
}

void
actions_set_state (GtkWidget *from, MaillageScope *scope, ActionsItem *step, const char *state)
{
  MaillageUiWindow *window = maillage_ui_window_from (from);
  MaillageChoice *choice = actions_item_get_choice (step, state);
  g_autofree char *text = NULL;
  g_autoptr (MaillageEdit) edit = NULL;

  if (window == NULL || choice == NULL || strcmp (step->state, state) == 0)
    return;
  /* TRANSLATORS: a step's number, its new state: “Step 14.3 is now “Done”” */
  text = g_strdup_printf (
      _ ("Step %s is now “%s”"), step->number, maillage_choice_get_label (choice));
  edit = maillage_scope_new_edit (scope, text);
  maillage_edit_set (edit, step->key, "state", state);
  maillage_ui_window_commit (window, from, edit, written, g_steal_pointer (&text));
}
