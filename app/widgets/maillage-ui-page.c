/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-ui-contributions.h"

/**
 * MaillageUiPage:
 *
 * A page of a plugin's own, in the sidebar: a calendar, a board.
 *
 * Derive from it. The scope is there from construction on; what takes time to fill belongs in the
 * `map` vfunc. Start the page with maillage_ui_header_bar_new().
 */
typedef struct
{
  MaillageScope *scope;
  GtkWidget *child;
  gboolean reading;
  char *uuid;
} MaillageUiPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (MaillageUiPage, maillage_ui_page, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_SCOPE,
  PROP_CHILD,
  PROP_COMPLETE,
  PROP_UUID,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
maillage_ui_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MaillageUiPagePrivate *priv = maillage_ui_page_get_instance_private (MAILLAGE_UI_PAGE (object));

  switch (prop_id)
    {
    case PROP_SCOPE:
      g_value_set_object (value, priv->scope);
      break;
    case PROP_CHILD:
      g_value_set_object (value, priv->child);
      break;
    case PROP_COMPLETE:
      g_value_set_boolean (value, !priv->reading);
      break;
    case PROP_UUID:
      g_value_set_string (value, priv->uuid);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
maillage_ui_page_set_property (GObject *object,
                               guint prop_id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  MaillageUiPage *self = MAILLAGE_UI_PAGE (object);
  MaillageUiPagePrivate *priv = maillage_ui_page_get_instance_private (self);

  switch (prop_id)
    {
    case PROP_SCOPE:
      priv->scope = g_value_dup_object (value);
      break;
    case PROP_CHILD:
      maillage_ui_page_set_child (self, g_value_get_object (value));
      break;
    case PROP_COMPLETE:
      maillage_ui_page_set_complete (self, g_value_get_boolean (value));
      break;
    case PROP_UUID:
      priv->uuid = g_value_dup_string (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
maillage_ui_page_dispose (GObject *object)
{
  MaillageUiPagePrivate *priv = maillage_ui_page_get_instance_private (MAILLAGE_UI_PAGE (object));

  g_clear_pointer (&priv->child, gtk_widget_unparent);
  g_clear_object (&priv->scope);
  G_OBJECT_CLASS (maillage_ui_page_parent_class)->dispose (object);
}

static void
maillage_ui_page_finalize (GObject *object)
{
  MaillageUiPagePrivate *priv = maillage_ui_page_get_instance_private (MAILLAGE_UI_PAGE (object));

  g_free (priv->uuid);
  G_OBJECT_CLASS (maillage_ui_page_parent_class)->finalize (object);
}

/**
 * MaillageUiPage:scope:
 *
 * Of the plugin it belongs to.
 */

/**
 * MaillageUiPage:child:
 *
 * What it shows.
 */

/**
 * MaillageUiPage:complete:
 *
 * %FALSE while it reads: who takes pictures of it, or tests it, waits.
 */

/**
 * MaillageUiPage:uuid:
 *
 * Of a task: the record it is about.
 */

static void
maillage_ui_page_class_init (MaillageUiPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = maillage_ui_page_get_property;
  object_class->set_property = maillage_ui_page_set_property;
  object_class->dispose = maillage_ui_page_dispose;
  object_class->finalize = maillage_ui_page_finalize;
  properties[PROP_SCOPE] = g_param_spec_object (
      "scope", NULL, NULL, MAILLAGE_TYPE_SCOPE, flags | G_PARAM_CONSTRUCT_ONLY);
  properties[PROP_CHILD] = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_COMPLETE] = g_param_spec_boolean ("complete", NULL, NULL, TRUE, flags);
  properties[PROP_UUID]
      = g_param_spec_string ("uuid", NULL, NULL, NULL, flags | G_PARAM_CONSTRUCT_ONLY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
maillage_ui_page_init (MaillageUiPage *self)
{
}

/**
 * maillage_ui_page_new: (constructor)
 * @page_type: a type derived from MaillageUiPage
 * @scope: the scope of its plugin
 * @uuid: (nullable): the record that a task is about
 *
 * Makes a page as the shell does. Plugins give types, and need this in their tests alone.
 *
 * Returns: (transfer floating) (type MaillageUiPage): the page
 */
GtkWidget *
maillage_ui_page_new (GType page_type, MaillageScope *scope, const char *uuid)
{
  g_return_val_if_fail (g_type_is_a (page_type, MAILLAGE_UI_TYPE_PAGE), NULL);
  g_return_val_if_fail (MAILLAGE_IS_SCOPE (scope), NULL);
  return g_object_new (page_type, "scope", scope, "uuid", uuid, NULL);
}

/**
 * maillage_ui_page_get_scope:
 * @self: a page
 *
 * Returns: (transfer none): the scope of the plugin it belongs to
 */
MaillageScope *
maillage_ui_page_get_scope (MaillageUiPage *self)
{
  MaillageUiPagePrivate *priv = maillage_ui_page_get_instance_private (self);

  g_return_val_if_fail (MAILLAGE_UI_IS_PAGE (self), NULL);
  return priv->scope;
}

/**
 * maillage_ui_page_get_uuid:
 * @self: a page
 *
 * Returns: (nullable): of a task, the record it is about
 */
const char *
maillage_ui_page_get_uuid (MaillageUiPage *self)
{
  MaillageUiPagePrivate *priv = maillage_ui_page_get_instance_private (self);

  g_return_val_if_fail (MAILLAGE_UI_IS_PAGE (self), NULL);
  return priv->uuid;
}

/**
 * maillage_ui_page_set_child:
 * @self: a page
 * @child: (nullable): what it shows
 *
 * Gives the page its one child.
 */
void
maillage_ui_page_set_child (MaillageUiPage *self, GtkWidget *child)
{
  MaillageUiPagePrivate *priv = maillage_ui_page_get_instance_private (self);

  g_return_if_fail (MAILLAGE_UI_IS_PAGE (self));
  g_return_if_fail (child == NULL || GTK_IS_WIDGET (child));
  if (priv->child == child)
    return;
  g_clear_pointer (&priv->child, gtk_widget_unparent);
  priv->child = child;
  if (child != NULL)
    gtk_widget_set_parent (child, GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHILD]);
}

/**
 * maillage_ui_page_get_complete:
 * @self: a page
 *
 * Returns: %FALSE while it reads what it shows
 */
gboolean
maillage_ui_page_get_complete (MaillageUiPage *self)
{
  MaillageUiPagePrivate *priv = maillage_ui_page_get_instance_private (self);

  g_return_val_if_fail (MAILLAGE_UI_IS_PAGE (self), FALSE);
  return !priv->reading;
}

/**
 * maillage_ui_page_set_complete:
 * @self: a page
 * @complete: %FALSE as it begins to read, %TRUE once it shows what was read
 *
 * Who takes pictures of the page, or tests it, waits for it.
 */
void
maillage_ui_page_set_complete (MaillageUiPage *self, gboolean complete)
{
  MaillageUiPagePrivate *priv = maillage_ui_page_get_instance_private (self);

  g_return_if_fail (MAILLAGE_UI_IS_PAGE (self));
  if (priv->reading == !complete)
    return;
  priv->reading = !complete;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COMPLETE]);
}
