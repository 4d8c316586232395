/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-ui-owned-private.h"

#include "maillage-ui-group.h"
#include "maillage-ui-window.h"

#include <maillage-registry-private.h>

typedef struct
{
  MaillageContext *context;
  MaillageStore *store;
  MaillageRecord *record;
  GCancellable *query;
  GtkWidget *group;
} MaillageUiOwnedPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (MaillageUiOwned, _maillage_ui_owned, GTK_TYPE_WIDGET)

static void
queried (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MaillageUiOwned) self = data;
  MaillageUiOwnedPrivate *priv = _maillage_ui_owned_get_instance_private (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found
      = maillage_store_query_finish (MAILLAGE_STORE (source), result, &error);
  MaillageUiWindow *window;

  if (priv->group == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  window = maillage_ui_window_from (GTK_WIDGET (self));
  if (found != NULL)
    MAILLAGE_UI_OWNED_GET_CLASS (self)->show (self, found);
  else if (window != NULL)
    maillage_ui_window_show_error (window, error);
}

static void
ask (MaillageUiOwned *self)
{
  MaillageUiOwnedPrivate *priv = _maillage_ui_owned_get_instance_private (self);
  g_autoptr (MaillageQuery) query
      = _maillage_query_new (MAILLAGE_UI_OWNED_GET_CLASS (self)->kind, NULL);

  g_cancellable_cancel (priv->query);
  g_clear_object (&priv->query);
  priv->query = g_cancellable_new ();
  maillage_query_set_owner (query, maillage_record_get_uuid (priv->record));
  maillage_query_set_sort (query, "created", TRUE);
  maillage_store_query_async (priv->store, query, priv->query, queried, g_object_ref (self));
}

static void
on_store_changed (MaillageUiOwned *self, MaillageChangeSet *set)
{
  if (maillage_change_set_get_everything (set)
      || maillage_change_set_touches_kind (set, MAILLAGE_UI_OWNED_GET_CLASS (self)->kind))
    ask (self);
}

static void
_maillage_ui_owned_dispose (GObject *object)
{
  MaillageUiOwnedPrivate *priv
      = _maillage_ui_owned_get_instance_private (MAILLAGE_UI_OWNED (object));

  g_cancellable_cancel (priv->query);
  g_clear_object (&priv->query);
  g_clear_pointer (&priv->group, gtk_widget_unparent);
  g_clear_object (&priv->store);
  g_clear_object (&priv->context);
  g_clear_object (&priv->record);
  G_OBJECT_CLASS (_maillage_ui_owned_parent_class)->dispose (object);
}

static void
_maillage_ui_owned_class_init (MaillageUiOwnedClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = _maillage_ui_owned_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
_maillage_ui_owned_init (MaillageUiOwned *self)
{
}

GtkWidget *
_maillage_ui_owned_build (MaillageUiOwned *self,
                          const char *title,
                          GtkWidget *child,
                          const char *add_label,
                          GCallback add)
{
  MaillageUiOwnedPrivate *priv = _maillage_ui_owned_get_instance_private (self);
  GtkWidget *button = gtk_button_new_from_icon_name ("list-add-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_name (button, "add");
  gtk_widget_set_tooltip_text (button, add_label);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, add_label, -1);
  g_signal_connect_object (button, "clicked", add, self, G_CONNECT_SWAPPED);
  priv->group = maillage_ui_group_new (title);
  maillage_ui_group_set_child (MAILLAGE_UI_GROUP (priv->group), child);
  maillage_ui_group_set_end (MAILLAGE_UI_GROUP (priv->group), button);
  gtk_widget_set_parent (priv->group, GTK_WIDGET (self));
  return button;
}

void
_maillage_ui_owned_set_record (MaillageUiOwned *self,
                               MaillageContext *context,
                               MaillageRecord *record)
{
  MaillageUiOwnedPrivate *priv = _maillage_ui_owned_get_instance_private (self);

  g_return_if_fail (priv->record == NULL);
  priv->context = g_object_ref (context);
  priv->store = g_object_ref (maillage_context_get_store (context));
  priv->record = g_object_ref (record);
  g_signal_connect_object (
      priv->store, "changed", G_CALLBACK (on_store_changed), self, G_CONNECT_SWAPPED);
  ask (self);
}

void
_maillage_ui_owned_set_count (MaillageUiOwned *self, guint n)
{
  MaillageUiOwnedPrivate *priv = _maillage_ui_owned_get_instance_private (self);

  maillage_ui_group_set_count (MAILLAGE_UI_GROUP (priv->group), n > 0 ? (int) n : -1);
}

MaillageContext *
_maillage_ui_owned_get_context (MaillageUiOwned *self)
{
  MaillageUiOwnedPrivate *priv = _maillage_ui_owned_get_instance_private (self);

  return priv->context;
}

MaillageStore *
_maillage_ui_owned_get_store (MaillageUiOwned *self)
{
  MaillageUiOwnedPrivate *priv = _maillage_ui_owned_get_instance_private (self);

  return priv->store;
}

MaillageRecord *
_maillage_ui_owned_get_record (MaillageUiOwned *self)
{
  MaillageUiOwnedPrivate *priv = _maillage_ui_owned_get_instance_private (self);

  return priv->record;
}

gboolean
_maillage_ui_owned_may_write (MaillageUiOwned *self)
{
  MaillageUiOwnedPrivate *priv = _maillage_ui_owned_get_instance_private (self);

  return priv->store != NULL && !maillage_store_get_read_only (priv->store)
         && !maillage_record_get_trashed (priv->record);
}
