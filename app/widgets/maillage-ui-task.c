/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-ui-contributions-private.h"
#include "maillage-ui-window.h"

/* One job on one record. */
struct _MaillageUiTaskContribution
{
  GObject parent_instance;

  MaillageScope *scope; /* unowned */
  char *id, *title;
  GType page_type;
};

G_DEFINE_FINAL_TYPE (MaillageUiTaskContribution, _maillage_ui_task_contribution, G_TYPE_OBJECT)

static void
_maillage_ui_task_contribution_finalize (GObject *object)
{
  MaillageUiTaskContribution *self = MAILLAGE_UI_TASK_CONTRIBUTION (object);

  g_clear_weak_pointer (&self->scope);
  g_free (self->id);
  g_free (self->title);
  G_OBJECT_CLASS (_maillage_ui_task_contribution_parent_class)->finalize (object);
}

static void
_maillage_ui_task_contribution_class_init (MaillageUiTaskContributionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = _maillage_ui_task_contribution_finalize;
}

static void
_maillage_ui_task_contribution_init (MaillageUiTaskContribution *self)
{
}

const char *
_maillage_ui_task_contribution_get_id (MaillageUiTaskContribution *self)
{
  return self->id;
}

const char *
_maillage_ui_task_contribution_get_title (MaillageUiTaskContribution *self)
{
  return self->title;
}

GtkWidget *
_maillage_ui_task_contribution_make (MaillageUiTaskContribution *self, const char *uuid)
{
  g_return_val_if_fail (self->scope != NULL, NULL);
  return maillage_ui_page_new (self->page_type, self->scope, uuid);
}

/**
 * maillage_ui_add_task:
 * @scope: the plugin's scope
 * @id: the task's id without its plugin: "attendance"
 * @title: what one does there
 * @page_type: a class derived from #MaillageUiPage
 *
 * Adds a page for one job on one record, which takes the whole window; opened with
 * maillage_ui_open_task().
 */
void
maillage_ui_add_task (MaillageScope *scope, const char *id, const char *title, GType page_type)
{
  g_autoptr (MaillageUiTaskContribution) self = NULL;

  g_return_if_fail (MAILLAGE_IS_SCOPE (scope));
  g_return_if_fail (id != NULL && title != NULL);
  g_return_if_fail (g_type_is_a (page_type, MAILLAGE_UI_TYPE_PAGE));
  self = g_object_new (MAILLAGE_UI_TYPE_TASK_CONTRIBUTION, NULL);
  g_set_weak_pointer (&self->scope, scope);
  self->id = g_strconcat (maillage_scope_get_plugin_id (scope), ".", id, NULL);
  self->title = g_strdup (title);
  self->page_type = page_type;
  maillage_scope_contribute (scope, G_OBJECT (self));
}

/**
 * maillage_ui_open_task:
 * @from: a widget in the window
 * @id: a whole id: "events.attendance"
 * @uuid: the record
 *
 * Opens a plugin’s page for one job on one record.
 */
void
maillage_ui_open_task (GtkWidget *from, const char *id, const char *uuid)
{
  MaillageUiWindow *window;

  g_return_if_fail (GTK_IS_WIDGET (from));
  g_return_if_fail (id != NULL && uuid != NULL);
  window = maillage_ui_window_from (from);
  if (window != NULL)
    maillage_ui_window_open_task (window, id, uuid);
}
