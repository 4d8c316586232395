/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-ui-record-page-private.h"

#include "maillage-ui-columns.h"
#include "maillage-ui-menu-private.h"
#include "maillage-ui-ties-private.h"
#include "maillage-ui-window.h"
#include "maillage-ui-wrap.h"

#include <glib/gi18n-lib.h>

/**
 * MaillageUiRecordPage:
 *
 * The page of one record, made from the declaration of its kind.
 *
 * Read, it shows what is filled; edited, each field in the same place, saved as one leaves it.
 */
G_DEFINE_FINAL_TYPE (MaillageUiRecordPage, maillage_ui_record_page, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_EDITING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
update_walk (MaillageUiRecordPage *self)
{
  const char *uuid = maillage_record_get_uuid (self->record);
  guint position = self->from != NULL ? maillage_query_model_find (self->from, uuid) : G_MAXUINT;
  guint n = self->from != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->from)) : 0;
  g_autofree char *text = g_strdup_printf (_ ("%u of %u"), position + 1, n);

  gtk_label_set_label (GTK_LABEL (self->position), text);
  /* Tabs take its place in the bar; its keys stay. */
  gtk_widget_set_visible (self->walk,
                          !self->editing && position != G_MAXUINT
                              && !_maillage_ui_record_page_has_tabs (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self),
                                 "record.previous",
                                 !self->editing && position != G_MAXUINT && position > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self),
                                 "record.next",
                                 !self->editing && position != G_MAXUINT && position + 1 < n);
}

static void
update_header_bar (MaillageUiRecordPage *self)
{
  g_autoptr (GMenuModel) menu = _maillage_ui_record_page_make_menu (self);

  update_walk (self);
  _maillage_ui_menu_button_set_menu (GTK_MENU_BUTTON (self->menu), menu);
  gtk_widget_set_visible (self->edit, !self->editing);
  gtk_widget_set_visible (self->menu, !self->editing);
  gtk_widget_set_visible (self->done, self->editing);
  gtk_widget_set_visible (self->saved, self->editing);
  _maillage_ui_record_page_update_actions (self);
}

static void
show_mode (MaillageUiRecordPage *self)
{
  for (guint i = 0; i < self->ties->len; i++)
    _maillage_ui_ties_set_editing (g_ptr_array_index (self->ties, i), self->editing);
  for (guint i = 0; i < self->read->len; i++)
    _maillage_ui_record_page_show_place (self, g_ptr_array_index (self->read, i));
  update_header_bar (self);
  _maillage_ui_record_page_update_tabs (self);
  _maillage_ui_record_page_update_buttons (self);
  _maillage_ui_record_page_update_head (self);
  _maillage_ui_record_page_update_fields (self);
  _maillage_ui_record_page_update_tags (self);
  _maillage_ui_record_page_update_cards (self);
  _maillage_ui_record_page_update_to_check (self);
}

static void
clear_content (MaillageUiRecordPage *self)
{
  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->groups, 0);
  g_ptr_array_set_size (self->ties, 0);
  g_ptr_array_set_size (self->read, 0);
  self->notes = self->files = self->history = self->tags = self->to_check = NULL;
  maillage_ui_columns_remove_all (MAILLAGE_UI_COLUMNS (self->columns));
}

static void
build_content (MaillageUiRecordPage *self)
{
  clear_content (self);
  _maillage_ui_record_page_add_plugin_sections (self, MAILLAGE_SIDE_MAIN, TRUE);
  _maillage_ui_record_page_add_fields (self, MAILLAGE_SIDE_MAIN);
  _maillage_ui_record_page_add_ties (self, MAILLAGE_SIDE_MAIN);
  _maillage_ui_record_page_add_plugin_sections (self, MAILLAGE_SIDE_MAIN, FALSE);
  _maillage_ui_record_page_add_to_check (self);
  _maillage_ui_record_page_add_plugin_sections (self, MAILLAGE_SIDE_ASIDE, TRUE);
  _maillage_ui_record_page_add_tags (self);
  _maillage_ui_record_page_add_plugin_sections (self, MAILLAGE_SIDE_ASIDE, FALSE);
  _maillage_ui_record_page_add_fields (self, MAILLAGE_SIDE_ASIDE);
  _maillage_ui_record_page_add_ties (self, MAILLAGE_SIDE_ASIDE);
  _maillage_ui_record_page_add_notes_and_history (self);
  _maillage_ui_record_page_build_tabs (self);
  show_mode (self);
}

static gboolean
rebuild_now (gpointer data)
{
  MaillageUiRecordPage *self = data;

  self->rebuild_id = 0;
  _maillage_ui_record_page_commit_all (self);
  build_content (self);
  return G_SOURCE_REMOVE;
}

/* Plugins come and go: the page is made again once they all have. */
static void
rebuild_soon (MaillageUiRecordPage *self)
{
  if (self->rebuild_id == 0)
    self->rebuild_id = g_idle_add (rebuild_now, self);
}

static void
on_record_changed (MaillageUiRecordPage *self)
{
  _maillage_ui_record_page_update_head (self);
  _maillage_ui_record_page_update_fields (self);
  _maillage_ui_record_page_update_tags (self);
  _maillage_ui_record_page_update_to_check (self);
  update_header_bar (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

void
_maillage_ui_record_page_show_record (MaillageUiRecordPage *self, MaillageRecord *record)
{
  g_autoptr (MaillageRecord) kept = g_object_ref (record);

  if (self->record != NULL)
    g_signal_handlers_disconnect_by_func (self->record, on_record_changed, self);
  g_set_object (&self->record, kept);
  g_signal_connect_object (
      record, "changed", G_CALLBACK (on_record_changed), self, G_CONNECT_SWAPPED);
  build_content (self);
  gtk_adjustment_set_value (
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroll)), 0);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
  _maillage_ui_record_page_recover (self);
}

/* The bar says the title only once the big one has scrolled away. */
static gboolean
show_small_title (gpointer data)
{
  MaillageUiRecordPage *self = data;
  GtkAdjustment *down = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroll));

  self->scrolled_id = 0;
  gtk_widget_set_visible (self->small_title,
                          gtk_adjustment_get_value (down) > 48
                              && !gtk_widget_get_visible (self->switcher));
  return G_SOURCE_REMOVE;
}

/* A page that becomes shorter scrolls while sizes are given out: a bar that changes then gets none,
 * and is not drawn any more. */
static void
on_scrolled (MaillageUiRecordPage *self)
{
  if (self->scrolled_id == 0)
    self->scrolled_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, show_small_title, self, NULL);
}

static gboolean
on_key (MaillageUiRecordPage *self, guint key)
{
  if (key != GDK_KEY_Escape || !self->editing)
    return FALSE;
  if (!_maillage_ui_record_page_leave_untouched (self))
    maillage_ui_record_page_set_editing (self, FALSE);
  return TRUE;
}

static void
focus_first_row (MaillageUiRecordPage *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (gtk_widget_get_visible (g_ptr_array_index (self->rows, i))
        && gtk_widget_grab_focus (g_ptr_array_index (self->rows, i)))
      return;
}

static void
maillage_ui_record_page_map (GtkWidget *widget)
{
  MaillageUiRecordPage *self = MAILLAGE_UI_RECORD_PAGE (widget);

  GTK_WIDGET_CLASS (maillage_ui_record_page_parent_class)->map (widget);
  if (self->editing && !self->seen)
    focus_first_row (self);
  self->seen = TRUE;
}

static void
maillage_ui_record_page_unmap (GtkWidget *widget)
{
  MaillageUiRecordPage *self = MAILLAGE_UI_RECORD_PAGE (widget);

  _maillage_ui_record_page_commit_all (self);
  _maillage_ui_record_page_drop_untouched (self);
  GTK_WIDGET_CLASS (maillage_ui_record_page_parent_class)->unmap (widget);
}

static void
maillage_ui_record_page_get_property (GObject *object,
                                      guint prop_id,
                                      GValue *value,
                                      GParamSpec *pspec)
{
  MaillageUiRecordPage *self = MAILLAGE_UI_RECORD_PAGE (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, maillage_ui_record_page_get_title (self));
      break;
    case PROP_EDITING:
      g_value_set_boolean (value, self->editing);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
maillage_ui_record_page_set_property (GObject *object,
                                      guint prop_id,
                                      const GValue *value,
                                      GParamSpec *pspec)
{
  if (prop_id == PROP_EDITING)
    maillage_ui_record_page_set_editing (MAILLAGE_UI_RECORD_PAGE (object),
                                         g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
maillage_ui_record_page_dispose (GObject *object)
{
  MaillageUiRecordPage *self = MAILLAGE_UI_RECORD_PAGE (object);
  GtkWidget *child;

  g_clear_handle_id (&self->rebuild_id, g_source_remove);
  g_clear_handle_id (&self->scrolled_id, g_source_remove);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->creation);
  g_clear_object (&self->from);
  g_clear_object (&self->record);
  g_clear_object (&self->store);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (maillage_ui_record_page_parent_class)->dispose (object);
}

static void
maillage_ui_record_page_finalize (GObject *object)
{
  MaillageUiRecordPage *self = MAILLAGE_UI_RECORD_PAGE (object);

  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->groups);
  g_ptr_array_unref (self->ties);
  g_ptr_array_unref (self->read);
  g_free (self->back);
  g_free (self->tabs_of);
  G_OBJECT_CLASS (maillage_ui_record_page_parent_class)->finalize (object);
}

#define BIND(child) gtk_widget_class_bind_template_child (widget_class, MaillageUiRecordPage, child)

static void
maillage_ui_record_page_class_init (MaillageUiRecordPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = maillage_ui_record_page_get_property;
  object_class->set_property = maillage_ui_record_page_set_property;
  object_class->dispose = maillage_ui_record_page_dispose;
  object_class->finalize = maillage_ui_record_page_finalize;
  widget_class->map = maillage_ui_record_page_map;
  widget_class->unmap = maillage_ui_record_page_unmap;

  properties[PROP_TITLE]
      = g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_EDITING]
      = g_param_spec_boolean ("editing",
                              NULL,
                              NULL,
                              FALSE,
                              G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (MAILLAGE_UI_TYPE_COLUMNS);
  g_type_ensure (MAILLAGE_UI_TYPE_WRAP);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/maillage/Maillage/ui/maillage-ui-record-page.ui");
  BIND (header_place);
  BIND (mention);
  BIND (trashed);
  BIND (scroll);
  BIND (tile);
  BIND (tile_month);
  BIND (tile_day);
  BIND (avatar);
  BIND (title);
  BIND (line);
  BIND (cards);
  BIND (stack);
  BIND (columns);
  BIND (buttons);
  _maillage_ui_record_page_install_actions (widget_class);
}

static void
maillage_ui_record_page_init (MaillageUiRecordPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->rows = g_ptr_array_new ();
  self->groups = g_ptr_array_new ();
  self->ties = g_ptr_array_new ();
  self->read = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  _maillage_ui_record_page_add_shortcuts (self);
  _maillage_ui_record_page_accept_files (self);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroll)),
                           "value-changed",
                           G_CALLBACK (on_scrolled),
                           self,
                           G_CONNECT_SWAPPED);
}

static GtkWidget *
make_icon_button (const char *icon_name, const char *action, const char *tooltip)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip, -1);
  return button;
}

static GtkWidget *
make_walk (MaillageUiRecordPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *separator = gtk_separator_new (GTK_ORIENTATION_VERTICAL);

  gtk_widget_set_margin_top (separator, 10);
  gtk_widget_set_margin_bottom (separator, 10);
  self->position = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->position, "dim-label");
  gtk_widget_add_css_class (self->position, "numeric");
  gtk_box_append (GTK_BOX (box), self->position);
  gtk_box_append (
      GTK_BOX (box),
      make_icon_button ("go-up-symbolic", "record.previous", _ ("Previous in the list (Alt+↑)")));
  gtk_box_append (
      GTK_BOX (box),
      make_icon_button ("go-down-symbolic", "record.next", _ ("Next in the list (Alt+↓)")));
  gtk_box_append (GTK_BOX (box), separator);
  return box;
}

static GtkWidget *
make_edit (void)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *content = adw_button_content_new ();

  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), "document-edit-symbolic");
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), _ ("Modify"));
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "record.edit");
  gtk_widget_set_tooltip_text (button, _ ("Modify (F2)"));
  return button;
}

static GtkWidget *
make_done (void)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Done"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "record.done");
  gtk_widget_add_css_class (button, "suggested-action");
  return button;
}

static GtkWidget *
make_menu_button (void)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_widget_set_tooltip_text (button, _ ("More"));
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("More"), -1);
  return button;
}

static void
make_header_bar (MaillageUiRecordPage *self)
{
  GtkWidget *bar = maillage_ui_header_bar_new (self->back);

  self->bar = bar;
  self->small_title = adw_window_title_new (NULL, NULL);
  gtk_widget_set_visible (self->small_title, FALSE);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (bar),
                                   _maillage_ui_record_page_make_switcher (self));
  self->walk = make_walk (self);
  self->edit = make_edit ();
  self->menu = make_menu_button ();
  self->saved = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->done = make_done ();
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), self->menu);
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), self->edit);
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), self->walk);
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), self->done);
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), self->saved);
  gtk_widget_set_hexpand (bar, TRUE);
  gtk_box_append (GTK_BOX (self->header_place), bar);
}

static void
follow_context (MaillageUiRecordPage *self)
{
  g_signal_connect_object (maillage_context_get_registry (self->context),
                           "contributions-changed",
                           G_CALLBACK (rebuild_soon),
                           self,
                           G_CONNECT_SWAPPED);
  if (self->from != NULL)
    g_signal_connect_object (
        self->from, "items-changed", G_CALLBACK (update_walk), self, G_CONNECT_SWAPPED);
}

/**
 * maillage_ui_record_page_new:
 * @context: the program's, with an open store
 * @uuid: the record
 * @from: (nullable): the list one came from and walks through
 * @back: (nullable): the back button's label; the kind's plural by default
 * @error: why the record cannot be read
 *
 * Returns: (transfer floating) (nullable): its page
 */
GtkWidget *
maillage_ui_record_page_new (MaillageContext *context,
                             const char *uuid,
                             MaillageQueryModel *from,
                             const char *back,
                             GError **error)
{
  g_autoptr (MaillageRecord) record = NULL;
  MaillageUiRecordPage *self;

  g_return_val_if_fail (MAILLAGE_IS_CONTEXT (context), NULL);
  g_return_val_if_fail (uuid != NULL, NULL);
  record = maillage_store_load (maillage_context_get_store (context), uuid, error);
  if (record == NULL)
    return NULL;
  self = g_object_new (MAILLAGE_UI_TYPE_RECORD_PAGE, NULL);
  self->context = g_object_ref (context);
  self->store = g_object_ref (maillage_context_get_store (context));
  g_set_object (&self->from, from);
  self->back = g_strdup (
      back != NULL ? back : maillage_kind_get_plural (maillage_record_get_kind (record)));
  make_header_bar (self);
  follow_context (self);
  _maillage_ui_record_page_show_record (self, record);
  return GTK_WIDGET (self);
}

/**
 * maillage_ui_record_page_get_record:
 * @self: a record page
 *
 * Returns: (transfer none): the record it shows
 */
MaillageRecord *
maillage_ui_record_page_get_record (MaillageUiRecordPage *self)
{
  g_return_val_if_fail (MAILLAGE_UI_IS_RECORD_PAGE (self), NULL);
  return self->record;
}

/**
 * maillage_ui_record_page_get_title:
 * @self: a record page
 *
 * Returns: the record's title
 */
const char *
maillage_ui_record_page_get_title (MaillageUiRecordPage *self)
{
  g_return_val_if_fail (MAILLAGE_UI_IS_RECORD_PAGE (self), NULL);
  return _maillage_ui_record_page_get_name (self);
}

/**
 * maillage_ui_record_page_get_editing:
 * @self: a record page
 *
 * Returns: whether its fields are edited
 */
gboolean
maillage_ui_record_page_get_editing (MaillageUiRecordPage *self)
{
  g_return_val_if_fail (MAILLAGE_UI_IS_RECORD_PAGE (self), FALSE);
  return self->editing;
}

/**
 * maillage_ui_record_page_set_editing:
 * @self: a record page
 * @editing: whether to edit it
 *
 * Begins editing, in the first field, or ends it: the field one is in is saved. A record that
 * cannot be written stays as it is.
 */
void
maillage_ui_record_page_set_editing (MaillageUiRecordPage *self, gboolean editing)
{
  gboolean focus = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;

  g_return_if_fail (MAILLAGE_UI_IS_RECORD_PAGE (self));
  editing = editing && _maillage_ui_record_page_may_edit (self);
  if (self->editing == editing)
    return;
  self->editing = editing;
  for (guint i = 0; i < self->rows->len; i++)
    maillage_ui_field_row_set_editing (g_ptr_array_index (self->rows, i), editing);
  show_mode (self);
  if (editing)
    focus_first_row (self);
  else if (focus)
    gtk_widget_grab_focus (self->edit);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EDITING]);
}

/**
 * maillage_ui_record_page_set_creation:
 * @self: a record page
 * @creation: the change that made its record
 *
 * Edits a record just made; leaving the page without entering anything takes @creation back.
 */
void
maillage_ui_record_page_set_creation (MaillageUiRecordPage *self, MaillageChange *creation)
{
  g_return_if_fail (MAILLAGE_UI_IS_RECORD_PAGE (self));
  g_set_object (&self->creation, creation);
  maillage_ui_record_page_set_editing (self, TRUE);
}

/**
 * maillage_ui_record_page_set_back:
 * @self: a record page
 * @back: the back button's label
 *
 * Says what one goes back to, which may have been renamed, or be another page by now.
 */
void
maillage_ui_record_page_set_back (MaillageUiRecordPage *self, const char *back)
{
  g_return_if_fail (MAILLAGE_UI_IS_RECORD_PAGE (self));
  g_return_if_fail (back != NULL);
  g_free (self->back);
  self->back = g_strdup (back);
  maillage_ui_header_bar_set_back (self->bar, back);
}
