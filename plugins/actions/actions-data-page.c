/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "actions-data-page.h"

#include <string.h>

typedef struct
{
  ActionsData *data;
  MaillageStore *store;
  GCancellable *cancellable;
  guint read_id;
  gboolean fresh; /* asked while it was made, and nothing has changed since */
} ActionsDataPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (ActionsDataPage, actions_data_page, MAILLAGE_UI_TYPE_PAGE)

static MaillageScope *
scope_of (ActionsDataPage *self)
{
  return maillage_ui_page_get_scope (MAILLAGE_UI_PAGE (self));
}

/* Reading */

static void
read_done (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (ActionsDataPage) self = data;
  ActionsDataPagePrivate *priv = actions_data_page_get_instance_private (self);
  MaillageUiWindow *window = maillage_ui_window_from (GTK_WIDGET (self));
  g_autoptr (GError) error = NULL;
  gboolean ok = actions_data_read_finish (ACTIONS_DATA (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || priv->data == NULL)
    return;
  if (ok)
    ACTIONS_DATA_PAGE_GET_CLASS (self)->show (self);
  else if (window != NULL)
    maillage_ui_window_show_error (window, error);
  maillage_ui_page_set_complete (MAILLAGE_UI_PAGE (self), TRUE);
}

static void
ask (ActionsDataPage *self)
{
  ActionsDataPagePrivate *priv = actions_data_page_get_instance_private (self);

  g_cancellable_cancel (priv->cancellable);
  g_clear_object (&priv->cancellable);
  priv->cancellable = g_cancellable_new ();
  maillage_ui_page_set_complete (MAILLAGE_UI_PAGE (self), FALSE);
  actions_data_read_async (priv->data, priv->cancellable, read_done, g_object_ref (self));
}

static void
look_back (ActionsDataPage *self)
{
  g_autoptr (MaillageDate) today = maillage_date_new_today ();
  g_autoptr (GPtrArray) days = actions_since_list (scope_of (self), NULL, NULL, today);

  ACTIONS_DATA_PAGE_GET_CLASS (self)->set_days (self, days);
}

static gboolean
read_idle (gpointer data)
{
  ActionsDataPage *self = data;
  ActionsDataPagePrivate *priv = actions_data_page_get_instance_private (self);

  priv->read_id = 0;
  if (maillage_scope_get_active (scope_of (self)))
    actions_data_page_read (self);
  return G_SOURCE_REMOVE;
}

static void
store_changed (ActionsDataPage *self, MaillageChangeSet *changes)
{
  static const char *const kinds[]
      = { ACTIONS_STEP, ACTIONS_ACTION_SHEET, ACTIONS_PLAN, ACTIONS_AXIS, ACTIONS_REVIEW };
  ActionsDataPagePrivate *priv = actions_data_page_get_instance_private (self);
  gboolean touched = maillage_change_set_get_everything (changes);

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    touched = touched || maillage_change_set_touches_kind (changes, kinds[i]);
  priv->fresh = priv->fresh && !touched;
  if (touched && priv->read_id == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    priv->read_id = g_idle_add (read_idle, self);
}

/* Writing */

static void
written (GtkWidget *from, MaillageChange *change, gpointer user_data)
{
  g_autofree char *text = user_data;

  if (change != NULL)
    maillage_ui_window_show_toast (maillage_ui_window_from (from), text, change);
}

/* Vfuncs */

static void
actions_data_page_real_set_days (ActionsDataPage *self, GPtrArray *days)
{
  actions_data_set_since (actions_data_page_get_data (self), days->len > 0 ? days->pdata[0] : NULL);
}

static void
actions_data_page_map (GtkWidget *widget)
{
  ActionsDataPagePrivate *priv
      = actions_data_page_get_instance_private (ACTIONS_DATA_PAGE (widget));

  GTK_WIDGET_CLASS (actions_data_page_parent_class)->map (widget);
  if (!priv->fresh)
    actions_data_page_read (ACTIONS_DATA_PAGE (widget));
  priv->fresh = FALSE;
}

/* What is being read keeps the page alive, but not the store: nothing is read for nobody. */
static void
actions_data_page_unmap (GtkWidget *widget)
{
  ActionsDataPagePrivate *priv
      = actions_data_page_get_instance_private (ACTIONS_DATA_PAGE (widget));

  g_cancellable_cancel (priv->cancellable);
  GTK_WIDGET_CLASS (actions_data_page_parent_class)->unmap (widget);
}

static void
actions_data_page_constructed (GObject *object)
{
  ActionsDataPage *self = ACTIONS_DATA_PAGE (object);
  ActionsDataPagePrivate *priv = actions_data_page_get_instance_private (self);

  G_OBJECT_CLASS (actions_data_page_parent_class)->constructed (object);
  priv->data = actions_data_new (scope_of (self));
  priv->store = g_object_ref (maillage_scope_get_store (scope_of (self)));
  g_signal_connect_swapped (priv->store, "changed", G_CALLBACK (store_changed), self);
  ask (self);
  ACTIONS_DATA_PAGE_GET_CLASS (self)->make (self);
  look_back (self);
  priv->fresh = TRUE;
}

static void
actions_data_page_dispose (GObject *object)
{
  ActionsDataPage *self = ACTIONS_DATA_PAGE (object);
  ActionsDataPagePrivate *priv = actions_data_page_get_instance_private (self);

  g_clear_handle_id (&priv->read_id, g_source_remove);
  g_cancellable_cancel (priv->cancellable);
  g_clear_object (&priv->cancellable);
  if (priv->store != NULL)
    g_signal_handlers_disconnect_by_data (priv->store, self);
  g_clear_object (&priv->store);
  g_clear_object (&priv->data);
  G_OBJECT_CLASS (actions_data_page_parent_class)->dispose (object);
}

static void
actions_data_page_class_init (ActionsDataPageClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = actions_data_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = actions_data_page_dispose;
  GTK_WIDGET_CLASS (klass)->map = actions_data_page_map;
  GTK_WIDGET_CLASS (klass)->unmap = actions_data_page_unmap;
  klass->set_days = actions_data_page_real_set_days;
}

static void
actions_data_page_init (ActionsDataPage *self)
{
}

ActionsData *
actions_data_page_get_data (ActionsDataPage *self)
{
  ActionsDataPagePrivate *priv = actions_data_page_get_instance_private (self);

  return priv->data;
}

void
actions_data_page_read (ActionsDataPage *self)
{
  ask (self);
  look_back (self);
}

void
actions_data_page_set_state (ActionsDataPage *self, ActionsItem *step, const char *state)
{
  MaillageUiWindow *window = maillage_ui_window_from (GTK_WIDGET (self));
  MaillageChoice *choice = actions_item_get_choice (step, state);
  g_autofree char *text = NULL;
  g_autoptr (MaillageEdit) edit = NULL;

  if (window == NULL || choice == NULL || strcmp (step->state, state) == 0)
    return;
  /* TRANSLATORS: a step's number, its new state: “Step 14.3 is now “Done”” */
  text = g_strdup_printf (
      _ ("Step %s is now “%s”"), step->number, maillage_choice_get_label (choice));
  edit = maillage_scope_new_edit (scope_of (self), text);
  maillage_edit_set (edit, step->key, "state", state);
  maillage_ui_window_commit (window, GTK_WIDGET (self), edit, written, g_steal_pointer (&text));
}
