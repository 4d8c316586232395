/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-ui-card-private.h"

#include "maillage-ui-contributions.h"
#include "maillage-ui-group.h"
#include "maillage-ui-window.h"

#include <maillage-core.h>

/**
 * MaillageUiCard:
 *
 * A plugin's card on Home.
 *
 * Derive from it, override `refresh` and, with maillage_ui_card_ask (), `answered`. Its rows are
 * #MaillageUiCardRow; one that has a record opens it.
 */
typedef struct
{
  MaillageScope *scope;
  MaillageContext *context;
  GCancellable *cancellable;
  GtkWidget *group, *list;
  char *title, *head_words;
  GtkWidget *head_buttons;
  gboolean complete;
} MaillageUiCardPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (MaillageUiCard, maillage_ui_card, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_SCOPE,
  PROP_CONTEXT,
  PROP_TITLE,
  PROP_COMPLETE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static MaillageUiCardPrivate *
private_of (gpointer self)
{
  return maillage_ui_card_get_instance_private (MAILLAGE_UI_CARD (self));
}

static void
set_complete (MaillageUiCard *self, gboolean complete)
{
  MaillageUiCardPrivate *priv = private_of (self);

  if (priv->complete == complete)
    return;
  priv->complete = complete;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COMPLETE]);
}

static void
row_activated (GtkListBox *list, GtkListBoxRow *row)
{
  const char *uuid = MAILLAGE_UI_IS_CARD_ROW (row)
                         ? maillage_ui_card_row_get_record (MAILLAGE_UI_CARD_ROW (row))
                         : NULL;

  if (uuid != NULL)
    maillage_ui_open_record (GTK_WIDGET (row), uuid);
}

static void
maillage_ui_card_refresh (MaillageUiCard *self)
{
  set_complete (self, TRUE);
}

/**
 * MaillageUiCardClass::answered:
 * @self: a card
 * @records: (element-type MaillageRecord): what was found
 *
 * Makes the rows of what maillage_ui_card_ask() found.
 */
static void
maillage_ui_card_answered (MaillageUiCard *self, GPtrArray *records)
{
}

static void
maillage_ui_card_constructed (GObject *object)
{
  MaillageUiCardPrivate *priv = private_of (object);

  G_OBJECT_CLASS (maillage_ui_card_parent_class)->constructed (object);
  priv->group = maillage_ui_group_new (priv->title);
  maillage_ui_group_set_child (MAILLAGE_UI_GROUP (priv->group), priv->list);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (priv->list), GTK_ACCESSIBLE_PROPERTY_LABEL, priv->title, -1);
  gtk_widget_set_parent (priv->group, GTK_WIDGET (object));
}

static void
maillage_ui_card_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MaillageUiCardPrivate *priv = private_of (object);

  switch (prop_id)
    {
    case PROP_SCOPE:
      g_value_set_object (value, priv->scope);
      break;
    case PROP_TITLE:
      g_value_set_string (value, priv->title);
      break;
    case PROP_COMPLETE:
      g_value_set_boolean (value, priv->complete);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
maillage_ui_card_set_property (GObject *object,
                               guint prop_id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  MaillageUiCardPrivate *priv = private_of (object);

  switch (prop_id)
    {
    case PROP_SCOPE:
      priv->scope = g_value_dup_object (value);
      break;
    case PROP_CONTEXT:
      priv->context = g_value_dup_object (value);
      break;
    case PROP_TITLE:
      priv->title = g_value_dup_string (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
maillage_ui_card_dispose (GObject *object)
{
  MaillageUiCardPrivate *priv = private_of (object);

  _maillage_ui_card_cancel (MAILLAGE_UI_CARD (object));
  g_clear_pointer (&priv->group, gtk_widget_unparent);
  g_clear_object (&priv->list);
  g_clear_object (&priv->head_buttons);
  g_clear_object (&priv->scope);
  g_clear_object (&priv->context);
  G_OBJECT_CLASS (maillage_ui_card_parent_class)->dispose (object);
}

static void
maillage_ui_card_finalize (GObject *object)
{
  MaillageUiCardPrivate *priv = private_of (object);

  g_free (priv->title);
  g_free (priv->head_words);
  G_OBJECT_CLASS (maillage_ui_card_parent_class)->finalize (object);
}

/**
 * MaillageUiCardClass::refresh:
 * @self: a card
 *
 * Reads what the card says, most often with maillage_ui_card_ask(): when Home is shown, and after
 * each change of the store.
 */

/**
 * MaillageUiCard:scope:
 *
 * Of the plugin it belongs to.
 */

/**
 * MaillageUiCard:context:
 *
 * The program’s own; it cannot be read.
 */

/**
 * MaillageUiCard:title:
 *
 * Its heading, as maillage_ui_add_card() was told.
 */

/**
 * MaillageUiCard:complete:
 *
 * Whether what was last asked has been answered, or has failed.
 */

static void
maillage_ui_card_class_init (MaillageUiCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags once = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_CONSTRUCT_ONLY;

  object_class->constructed = maillage_ui_card_constructed;
  object_class->get_property = maillage_ui_card_get_property;
  object_class->set_property = maillage_ui_card_set_property;
  object_class->dispose = maillage_ui_card_dispose;
  object_class->finalize = maillage_ui_card_finalize;
  klass->refresh = maillage_ui_card_refresh;
  klass->answered = maillage_ui_card_answered;
  properties[PROP_SCOPE] = g_param_spec_object ("scope", NULL, NULL, MAILLAGE_TYPE_SCOPE, once);
  /* Not to be read: it is the program's. */
  properties[PROP_CONTEXT] = g_param_spec_object (
      "context", NULL, NULL, MAILLAGE_TYPE_CONTEXT, once & ~(GParamFlags) G_PARAM_READABLE);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, once);
  properties[PROP_COMPLETE] = g_param_spec_boolean (
      "complete", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
maillage_ui_card_init (MaillageUiCard *self)
{
  MaillageUiCardPrivate *priv = private_of (self);

  priv->list = g_object_ref_sink (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (priv->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (priv->list, "boxed-list");
  g_signal_connect (priv->list, "row-activated", G_CALLBACK (row_activated), NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
_maillage_ui_card_cancel (MaillageUiCard *self)
{
  MaillageUiCardPrivate *priv = private_of (self);

  if (priv->cancellable != NULL)
    g_cancellable_cancel (priv->cancellable);
  g_clear_object (&priv->cancellable);
}

/* A plugin that was switched off has nothing more to say. */
void
_maillage_ui_card_refresh (MaillageUiCard *self)
{
  MaillageUiCardPrivate *priv = private_of (self);

  _maillage_ui_card_cancel (self);
  if (priv->scope != NULL && !maillage_scope_get_active (priv->scope))
    return;
  priv->cancellable = g_cancellable_new ();
  set_complete (self, FALSE);
  MAILLAGE_UI_CARD_GET_CLASS (self)->refresh (self);
}

gboolean
_maillage_ui_card_get_complete (MaillageUiCard *self)
{
  return private_of (self)->complete;
}

const char *
_maillage_ui_card_get_head_words (MaillageUiCard *self)
{
  return private_of (self)->head_words;
}

GtkWidget *
_maillage_ui_card_get_head_buttons (MaillageUiCard *self)
{
  return private_of (self)->head_buttons;
}

MaillageContext *
_maillage_ui_card_get_context (MaillageUiCard *self)
{
  return private_of (self)->context;
}

/**
 * maillage_ui_card_new: (constructor)
 * @card_type: a type derived from MaillageUiCard
 * @scope: the scope of its plugin
 *
 * Makes a card as Home does, and begins its refresh. Plugins give types, and need this in their tests
 * alone.
 *
 * Returns: (transfer floating) (type MaillageUiCard): the card
 */
GtkWidget *
maillage_ui_card_new (GType card_type, MaillageScope *scope)
{
  GtkWidget *self;

  g_return_val_if_fail (g_type_is_a (card_type, MAILLAGE_UI_TYPE_CARD), NULL);
  g_return_val_if_fail (MAILLAGE_IS_SCOPE (scope), NULL);
  self = g_object_new (card_type, "scope", scope, NULL);
  _maillage_ui_card_refresh (MAILLAGE_UI_CARD (self));
  return self;
}

/**
 * maillage_ui_card_get_scope:
 * @self: a card
 *
 * Returns: (transfer none) (nullable): the scope of the plugin it belongs to
 */
MaillageScope *
maillage_ui_card_get_scope (MaillageUiCard *self)
{
  g_return_val_if_fail (MAILLAGE_UI_IS_CARD (self), NULL);
  return private_of (self)->scope;
}

/**
 * maillage_ui_card_get_cancellable:
 * @self: a card
 *
 * Returns: (transfer none): what the present refresh is cancelled with
 */
GCancellable *
maillage_ui_card_get_cancellable (MaillageUiCard *self)
{
  g_return_val_if_fail (MAILLAGE_UI_IS_CARD (self), NULL);
  return private_of (self)->cancellable;
}

static void
queried (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MaillageUiCard) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records
      = maillage_store_query_finish (MAILLAGE_STORE (source), result, &error);

  if (records == NULL)
    maillage_ui_card_fail (self, error);
  else if (private_of (self)->cancellable != NULL)
    MAILLAGE_UI_CARD_GET_CLASS (self)->answered (self, records);
}

/**
 * maillage_ui_card_ask:
 * @self: a card, in its `refresh`
 * @query: what to ask the store
 *
 * Asks without making anybody wait; `answered` is called with the records.
 */
void
maillage_ui_card_ask (MaillageUiCard *self, MaillageQuery *query)
{
  MaillageUiCardPrivate *priv = private_of (self);

  g_return_if_fail (MAILLAGE_UI_IS_CARD (self));
  g_return_if_fail (MAILLAGE_IS_QUERY (query));
  maillage_store_query_async (priv->scope != NULL ? maillage_scope_get_store (priv->scope)
                                                  : maillage_context_get_store (priv->context),
                              query,
                              priv->cancellable,
                              queried,
                              g_object_ref (self));
}

/**
 * maillage_ui_card_take_rows:
 * @self: a card
 * @rows: (element-type MaillageUiCardRow): its rows; none hides it
 *
 * Ends a refresh. The rows replace those that were there.
 */
void
maillage_ui_card_take_rows (MaillageUiCard *self, GPtrArray *rows)
{
  MaillageUiCardPrivate *priv = private_of (self);
  GtkWidget *child;

  g_return_if_fail (MAILLAGE_UI_IS_CARD (self));
  g_return_if_fail (rows != NULL);
  while ((child = gtk_widget_get_first_child (priv->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (priv->list), child);
  for (guint i = 0; i < rows->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (priv->list), rows->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self), rows->len > 0);
  set_complete (self, TRUE);
}

/**
 * maillage_ui_card_fail:
 * @self: a card
 * @error: why its refresh failed
 *
 * Ends a refresh; the window says why, unless it was cancelled.
 */
void
maillage_ui_card_fail (MaillageUiCard *self, const GError *error)
{
  MaillageUiWindow *window;

  g_return_if_fail (MAILLAGE_UI_IS_CARD (self));
  g_return_if_fail (error != NULL);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  window = maillage_ui_window_from (GTK_WIDGET (self));
  if (window != NULL)
    maillage_ui_window_show_error (window, error);
  set_complete (self, TRUE);
}

/**
 * maillage_ui_card_set_count:
 * @self: a card
 * @count: the number beside its title; below 0 shows none
 * @alarm: whether it is tinted red
 *
 * Says how many there are, of which the card shows the first.
 */
void
maillage_ui_card_set_count (MaillageUiCard *self, int count, gboolean alarm)
{
  MaillageUiCardPrivate *priv = private_of (self);

  g_return_if_fail (MAILLAGE_UI_IS_CARD (self));
  maillage_ui_group_set_count (MAILLAGE_UI_GROUP (priv->group), count);
  if (alarm)
    gtk_widget_add_css_class (priv->group, "maillage-alarm");
  else
    gtk_widget_remove_css_class (priv->group, "maillage-alarm");
}

/**
 * maillage_ui_card_set_page:
 * @self: a card
 * @label: the page's name, or “See all”
 * @page_id: a page's whole id: "events.calendar"
 *
 * Gives the card a link to the page that shows the whole.
 */
void
maillage_ui_card_set_page (MaillageUiCard *self, const char *label, const char *page_id)
{
  MaillageUiCardPrivate *priv = private_of (self);
  GtkWidget *button;

  g_return_if_fail (MAILLAGE_UI_IS_CARD (self));
  g_return_if_fail (label != NULL && page_id != NULL);
  button = gtk_button_new_with_label (label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "maillage-small");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.open-page");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", page_id);
  maillage_ui_group_set_end (MAILLAGE_UI_GROUP (priv->group), button);
}

/**
 * maillage_ui_card_set_head:
 * @self: a card, before it ends its refresh
 * @words: (nullable): what Home's head says after the week
 * @buttons: (nullable) (transfer floating): what stands at its right; one may be suggested
 *
 * Says the one thing to prepare.
 */
void
maillage_ui_card_set_head (MaillageUiCard *self, const char *words, GtkWidget *buttons)
{
  MaillageUiCardPrivate *priv = private_of (self);

  g_return_if_fail (MAILLAGE_UI_IS_CARD (self));
  g_return_if_fail (buttons == NULL || GTK_IS_WIDGET (buttons));
  g_free (priv->head_words);
  priv->head_words = g_strdup (words);
  g_clear_object (&priv->head_buttons);
  priv->head_buttons = buttons != NULL ? g_object_ref_sink (buttons) : NULL;
}
