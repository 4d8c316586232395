/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-ui-contributions.h"

#include "maillage-ui-contributions-private.h"

/**
 * MaillageUiSection:
 *
 * A plugin's section on a record's page.
 *
 * Derive from it, make the widgets in `init`, fill them in `refresh`: it is called once the section
 * is constructed, and again after each change of the store.
 */
typedef struct
{
  MaillageScope *scope;
  MaillageRecord *record;
  MaillageStore *store;
  GtkWidget *child;
  GtkWidget *end;
  int count;
  guint refresh_id;
} MaillageUiSectionPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (MaillageUiSection, maillage_ui_section, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_SCOPE,
  PROP_RECORD,
  PROP_CHILD,
  PROP_COUNT,
  PROP_END,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static MaillageUiSectionPrivate *
private_of (gpointer self)
{
  return maillage_ui_section_get_instance_private (MAILLAGE_UI_SECTION (self));
}

static gboolean
refresh_now (gpointer data)
{
  MaillageUiSectionPrivate *priv = private_of (data);

  priv->refresh_id = 0;
  if (maillage_scope_get_active (priv->scope))
    MAILLAGE_UI_SECTION_GET_CLASS (data)->refresh (data, priv->record);
  return G_SOURCE_REMOVE;
}

/* One commit tells the record and the store; both become one refresh. */
static void
refresh_soon (MaillageUiSection *self)
{
  MaillageUiSectionPrivate *priv = private_of (self);

  if (priv->refresh_id == 0)
    priv->refresh_id = g_idle_add (refresh_now, self);
}

static void
maillage_ui_section_refresh (MaillageUiSection *self, MaillageRecord *record)
{
}

static void
maillage_ui_section_constructed (GObject *object)
{
  MaillageUiSectionPrivate *priv = private_of (object);

  G_OBJECT_CLASS (maillage_ui_section_parent_class)->constructed (object);
  g_set_object (&priv->store, maillage_scope_get_store (priv->scope));
  g_signal_connect_object (
      priv->record, "changed", G_CALLBACK (refresh_soon), object, G_CONNECT_SWAPPED);
  if (priv->store != NULL)
    g_signal_connect_object (
        priv->store, "changed", G_CALLBACK (refresh_soon), object, G_CONNECT_SWAPPED);
  /* Python takes over the first reference with the first call it gets, and drops it after. */
  g_object_ref (object);
  MAILLAGE_UI_SECTION_GET_CLASS (object)->refresh (MAILLAGE_UI_SECTION (object), priv->record);
  if (g_object_is_floating (object))
    g_object_unref (object);
  else
    g_object_force_floating (object);
}

static void
maillage_ui_section_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MaillageUiSectionPrivate *priv = private_of (object);

  switch (prop_id)
    {
    case PROP_SCOPE:
      g_value_set_object (value, priv->scope);
      break;
    case PROP_RECORD:
      g_value_set_object (value, priv->record);
      break;
    case PROP_CHILD:
      g_value_set_object (value, priv->child);
      break;
    case PROP_COUNT:
      g_value_set_int (value, priv->count);
      break;
    case PROP_END:
      g_value_set_object (value, priv->end);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
maillage_ui_section_set_property (GObject *object,
                                  guint prop_id,
                                  const GValue *value,
                                  GParamSpec *pspec)
{
  MaillageUiSectionPrivate *priv = private_of (object);

  switch (prop_id)
    {
    case PROP_SCOPE:
      priv->scope = g_value_dup_object (value);
      break;
    case PROP_RECORD:
      priv->record = g_value_dup_object (value);
      break;
    case PROP_CHILD:
      maillage_ui_section_set_child (MAILLAGE_UI_SECTION (object), g_value_get_object (value));
      break;
    case PROP_END:
      maillage_ui_section_set_end (MAILLAGE_UI_SECTION (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
maillage_ui_section_dispose (GObject *object)
{
  MaillageUiSectionPrivate *priv = private_of (object);

  g_clear_handle_id (&priv->refresh_id, g_source_remove);
  g_clear_pointer (&priv->child, gtk_widget_unparent);
  g_clear_object (&priv->end);
  if (priv->record != NULL)
    g_signal_handlers_disconnect_by_data (priv->record, object);
  if (priv->store != NULL)
    g_signal_handlers_disconnect_by_data (priv->store, object);
  g_clear_object (&priv->store);
  g_clear_object (&priv->record);
  g_clear_object (&priv->scope);
  G_OBJECT_CLASS (maillage_ui_section_parent_class)->dispose (object);
}

/**
 * MaillageUiSectionClass::refresh:
 * @self: a section
 * @record: its record
 *
 * Shows what the record says now: when the section comes on its page, after each change of the
 * record, and after those of the store, which may be of records that are tied to it.
 */

/**
 * MaillageUiSection:scope:
 *
 * Of the plugin it belongs to.
 */

/**
 * MaillageUiSection:record:
 *
 * The record on whose page it stands, as far as the plugin may read it.
 */

/**
 * MaillageUiSection:child:
 *
 * What it shows.
 */

/**
 * MaillageUiSection:count:
 *
 * The number beside its title; a section that says 0 is left out when reading, below 0 it has none.
 */

/**
 * MaillageUiSection:end:
 *
 * One flat thing at the right of the title.
 */

static void
maillage_ui_section_class_init (MaillageUiSectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags once = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_CONSTRUCT_ONLY;

  object_class->constructed = maillage_ui_section_constructed;
  object_class->get_property = maillage_ui_section_get_property;
  object_class->set_property = maillage_ui_section_set_property;
  object_class->dispose = maillage_ui_section_dispose;
  klass->refresh = maillage_ui_section_refresh;
  properties[PROP_SCOPE] = g_param_spec_object ("scope", NULL, NULL, MAILLAGE_TYPE_SCOPE, once);
  properties[PROP_RECORD] = g_param_spec_object ("record", NULL, NULL, MAILLAGE_TYPE_RECORD, once);
  properties[PROP_CHILD] = g_param_spec_object (
      "child", NULL, NULL, GTK_TYPE_WIDGET, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_COUNT] = g_param_spec_int (
      "count", NULL, NULL, -1, G_MAXINT, -1, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_END] = g_param_spec_object (
      "end", NULL, NULL, GTK_TYPE_WIDGET, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
maillage_ui_section_init (MaillageUiSection *self)
{
  private_of (self)->count = -1;
}

int
_maillage_ui_section_get_count (MaillageUiSection *self)
{
  return private_of (self)->count;
}

GtkWidget *
_maillage_ui_section_get_end (MaillageUiSection *self)
{
  return private_of (self)->end;
}

/**
 * maillage_ui_section_new: (constructor)
 * @section_type: a type derived from MaillageUiSection
 * @scope: the scope of its plugin
 * @record: the record whose page it stands on, as maillage_scope_load() gives it
 *
 * Makes a section as a record's page does. Plugins give types, and need this in their tests alone.
 *
 * Returns: (transfer floating) (type MaillageUiSection): the section
 */
GtkWidget *
maillage_ui_section_new (GType section_type, MaillageScope *scope, MaillageRecord *record)
{
  g_return_val_if_fail (g_type_is_a (section_type, MAILLAGE_UI_TYPE_SECTION), NULL);
  g_return_val_if_fail (MAILLAGE_IS_SCOPE (scope), NULL);
  g_return_val_if_fail (MAILLAGE_IS_RECORD (record), NULL);
  return g_object_new (section_type, "scope", scope, "record", record, NULL);
}

/**
 * maillage_ui_section_get_scope:
 * @self: a section
 *
 * Returns: (transfer none): the scope of the plugin it belongs to
 */
MaillageScope *
maillage_ui_section_get_scope (MaillageUiSection *self)
{
  g_return_val_if_fail (MAILLAGE_UI_IS_SECTION (self), NULL);
  return private_of (self)->scope;
}

/**
 * maillage_ui_section_get_record:
 * @self: a section
 *
 * Returns: (transfer none): the record whose page it stands on, as far as the plugin may read it
 */
MaillageRecord *
maillage_ui_section_get_record (MaillageUiSection *self)
{
  g_return_val_if_fail (MAILLAGE_UI_IS_SECTION (self), NULL);
  return private_of (self)->record;
}

/**
 * maillage_ui_section_set_child:
 * @self: a section
 * @child: (nullable): what it shows
 *
 * Gives the section its one child.
 */
void
maillage_ui_section_set_child (MaillageUiSection *self, GtkWidget *child)
{
  MaillageUiSectionPrivate *priv;

  g_return_if_fail (MAILLAGE_UI_IS_SECTION (self));
  g_return_if_fail (child == NULL || GTK_IS_WIDGET (child));
  priv = private_of (self);
  if (priv->child == child)
    return;
  g_clear_pointer (&priv->child, gtk_widget_unparent);
  priv->child = child;
  if (child != NULL)
    gtk_widget_set_parent (child, GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHILD]);
}

/**
 * maillage_ui_section_set_count:
 * @self: a section
 * @count: how many things it shows
 *
 * Says what stands beside the title; at 0 the section is left out when reading.
 */
void
maillage_ui_section_set_count (MaillageUiSection *self, guint count)
{
  MaillageUiSectionPrivate *priv;

  g_return_if_fail (MAILLAGE_UI_IS_SECTION (self));
  priv = private_of (self);
  if (priv->count == (int) count)
    return;
  priv->count = count;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COUNT]);
}

/**
 * maillage_ui_section_set_end:
 * @self: a section
 * @end: (nullable): a flat button, or several in a box
 *
 * Says what stands at the right of the title.
 */
void
maillage_ui_section_set_end (MaillageUiSection *self, GtkWidget *end)
{
  MaillageUiSectionPrivate *priv;

  g_return_if_fail (MAILLAGE_UI_IS_SECTION (self));
  g_return_if_fail (end == NULL || GTK_IS_WIDGET (end));
  priv = private_of (self);
  if (priv->end == end)
    return;
  g_clear_object (&priv->end);
  priv->end = end != NULL ? g_object_ref_sink (end) : NULL;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_END]);
}
