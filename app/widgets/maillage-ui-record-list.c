/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-ui-record-list-private.h"

#include "maillage-field-value-private.h"
#include "maillage-registry-private.h"

#include <glib/gi18n-lib.h>

/**
 * MaillageUiRecordList:
 *
 * The list page of one kind: everything on it comes from the kind's declaration.
 */
G_DEFINE_FINAL_TYPE (MaillageUiRecordList, maillage_ui_record_list, GTK_TYPE_WIDGET)

gboolean
_maillage_ui_record_list_can_write (MaillageUiRecordList *self)
{
  MaillageStore *store = maillage_context_get_store (self->context);

  return maillage_kind_get_available (self->kind) && !maillage_store_get_read_only (store);
}

/* « 15 of 37 · tag “logement d’abord” » */
static void
update_title (MaillageUiRecordList *self)
{
  guint total = maillage_query_model_get_total (self->model);
  guint shown = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  g_autofree char *words = _maillage_ui_record_list_dup_filter_words (self);
  g_autofree char *among = _maillage_number_format (total, 0);
  g_autofree char *found = _maillage_number_format (shown, 0);
  g_autofree char *subtitle = NULL;

  if (words != NULL)
    subtitle = g_strdup_printf (_ ("%s of %s · %s"), found, among, words);
  else if (total > 0)
    subtitle
        = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s record", "%s records", total), among);
  adw_window_title_set_title (self->title, maillage_kind_get_plural (self->kind));
  if (words != NULL && !maillage_query_model_get_complete (self->model))
    return; /* how many is not known yet */
  adw_window_title_set_subtitle (self->title, subtitle != NULL ? subtitle : "");
}

/* The page that says what the list is for, that nothing fits, or the table. While the first rows
 * are on their way nothing is said. */
static void
update_page (MaillageUiRecordList *self)
{
  gboolean complete = maillage_query_model_get_complete (self->model);
  guint shown = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  gboolean filtered = _maillage_ui_record_list_is_filtered (self);
  gboolean empty = complete && shown == 0 && !filtered;

  if (complete || shown > 0)
    {
      if (shown == 0) /* large pictures are read when they are seen */
        {
          adw_status_page_set_icon_name (ADW_STATUS_PAGE (self->empty),
                                         maillage_kind_get_icon_name (self->kind));
          adw_status_page_set_icon_name (ADW_STATUS_PAGE (self->none), "edit-find-symbolic");
        }
      gtk_stack_set_visible_child_name (GTK_STACK (self->stack), empty ? "empty" : "list");
      gtk_stack_set_visible_child_name (GTK_STACK (self->results),
                                        shown == 0 && filtered ? "none" : "rows");
    }
  gtk_widget_set_visible (self->new_button, _maillage_ui_record_list_can_write (self) && !empty);
  update_title (self);
}

static void
model_changed_cb (MaillageUiRecordList *self)
{
  update_page (self);
  if (maillage_query_model_get_complete (self->model))
    _maillage_ui_record_list_select_kept (self);
  _maillage_ui_record_list_update_selection (self);
}

void
_maillage_ui_record_list_ask (MaillageUiRecordList *self)
{
  g_autoptr (MaillageQuery) query = NULL;
  GtkAdjustment *down = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));

  if (self->setting_up)
    return;
  query = _maillage_query_new (self->kind_id, NULL);
  if (self->sort_column != NULL)
    maillage_query_set_sort (
        query, _maillage_ui_list_column_get_sort (self->sort_column), self->descending);
  _maillage_ui_record_list_apply_filters (self, query);
  _maillage_ui_record_list_keep_selection (self);
  /* A new order is read from its beginning. */
  gtk_adjustment_set_value (down, 0);
  maillage_query_model_set_query (self->model, query);
  update_title (self);
}

/* Texts that come from the kind, and what its plugin's absence takes away. */
static void
update_kind (MaillageUiRecordList *self)
{
  const char *plugin_id = maillage_kind_get_plugin_id (self->kind);
  MaillagePluginItem *item = maillage_plugin_manager_find (
      maillage_context_get_plugin_manager (self->context), plugin_id);
  const char *create = maillage_kind_get_create_label (self->kind);
  const char *hint = maillage_kind_get_search_hint (self->kind);
  g_autofree char *none
      = g_strdup_printf (_ ("%s: none yet"), maillage_kind_get_plural (self->kind));
  g_autofree char *notice
      = g_strdup_printf (_ ("Provided by the extension “%s”, which is switched off. Records can be "
                            "read, not changed."),
                         item != NULL ? maillage_plugin_item_get_name (item) : plugin_id);
  gboolean writable = _maillage_ui_record_list_can_write (self);

  if (create == NULL)
    create = _ ("New record");
  gtk_label_set_text (GTK_LABEL (self->notice_label), notice);
  gtk_widget_set_visible (self->notice, !maillage_kind_get_available (self->kind));
  gtk_button_set_label (GTK_BUTTON (self->empty_new), create);
  gtk_widget_set_visible (self->empty_new, writable);
  adw_status_page_set_title (ADW_STATUS_PAGE (self->empty), none);
  adw_status_page_set_description (ADW_STATUS_PAGE (self->empty),
                                   maillage_kind_get_purpose (self->kind));
  g_object_set (self->search, "placeholder-text", hint != NULL ? hint : _ ("Search"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  hint != NULL ? hint : _ ("Search"),
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  maillage_kind_get_plural (self->kind),
                                  -1);
  _maillage_ui_record_list_update_header (self);
  gtk_widget_set_visible (self->tag_button, writable && maillage_kind_get_taggable (self->kind));
  gtk_widget_set_visible (self->trash_button, writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "records.new", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "records.trash", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "records.import", writable);
}

static void
set_kind (MaillageUiRecordList *self, MaillageKind *kind)
{
  g_set_object (&self->kind, kind);
  self->setting_up = TRUE;
  update_kind (self);
  _maillage_ui_record_list_make_filters (self);
  _maillage_ui_record_list_make_columns (self);
  self->setting_up = FALSE;
  _maillage_ui_record_list_ask (self);
  update_page (self);
}

/* The plugin came or went: the same records under another declaration. */
static void
kind_changed_cb (MaillageUiRecordList *self, MaillageKind *changed)
{
  MaillageKind *kind = NULL;

  if (g_strcmp0 (maillage_kind_get_id (changed), self->kind_id) != 0)
    return;
  kind = maillage_registry_find_kind (maillage_context_get_registry (self->context), self->kind_id);
  if (kind != NULL)
    set_kind (self, kind);
}

static void
row_activated_cb (MaillageUiRecordList *self, guint position)
{
  g_autoptr (MaillageRecord) record = g_list_model_get_item (G_LIST_MODEL (self->model), position);

  if (record != NULL && self->window != NULL)
    maillage_ui_window_open_record (self->window, maillage_record_get_uuid (record), self->model);
}

static void
import_activated_cb (MaillageUiRecordList *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.import", "s", self->kind_id);
}

static void
way_in_activated_cb (MaillageUiRecordList *self, GtkListBoxRow *row)
{
  if (!_maillage_ui_record_list_run_way_in (self, row))
    import_activated_cb (self);
}

/* A table dropped anywhere on the list. */
static gboolean
dropped_cb (MaillageUiRecordList *self, const GValue *value)
{
  g_autofree char *uri = g_file_get_uri (g_value_get_object (value));

  return gtk_widget_get_visible (self->import_button)
         && gtk_widget_activate_action (
             GTK_WIDGET (self), "win.import-file", "(ss)", self->kind_id, uri);
}

static void
set_up_dropping (MaillageUiRecordList *self)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_FILE, GDK_ACTION_COPY);

  g_signal_connect_object (target, "drop", G_CALLBACK (dropped_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

static void
new_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MaillageUiRecordList *self = MAILLAGE_UI_RECORD_LIST (widget);

  if (self->window != NULL)
    maillage_ui_window_new_record (self->window, self->kind_id, NULL);
}

static void
import_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  import_activated_cb (MAILLAGE_UI_RECORD_LIST (widget));
}

static void
run_search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  _maillage_ui_record_list_run_search (MAILLAGE_UI_RECORD_LIST (widget),
                                       g_variant_get_uint32 (parameter));
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  _maillage_ui_record_list_export (MAILLAGE_UI_RECORD_LIST (widget), FALSE);
}

static void
export_selected_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  _maillage_ui_record_list_export (MAILLAGE_UI_RECORD_LIST (widget), TRUE);
}

static void
unselect_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MaillageUiRecordList *self = MAILLAGE_UI_RECORD_LIST (widget);

  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
}

static void
modify_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  _maillage_ui_record_list_modify_selected (MAILLAGE_UI_RECORD_LIST (widget));
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  _maillage_ui_record_list_print (MAILLAGE_UI_RECORD_LIST (widget));
}

static void
document_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  _maillage_ui_record_list_print_document (MAILLAGE_UI_RECORD_LIST (widget),
                                           g_variant_get_string (parameter, NULL));
}

static void
trash_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  _maillage_ui_record_list_trash_selected (MAILLAGE_UI_RECORD_LIST (widget));
}

static void
search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  maillage_ui_record_list_focus_search (MAILLAGE_UI_RECORD_LIST (widget));
}

static void
clear_filters_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  maillage_ui_record_list_clear_filters (MAILLAGE_UI_RECORD_LIST (widget));
}

static void
select_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_selection_model_select_all (
      GTK_SELECTION_MODEL (MAILLAGE_UI_RECORD_LIST (widget)->selection));
}

/* Under 720 px: words of the bar's buttons go, the search takes a line of its own. */
static void
set_folded (MaillageUiRecordList *self, gboolean folded)
{
  self->folded = folded;
  _maillage_ui_record_list_update_header (self);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->bar),
                                  folded ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  if (folded)
    gtk_widget_add_css_class (GTK_WIDGET (self), "maillage-folded");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "maillage-folded");
  _maillage_ui_record_list_update_columns (self);
  _maillage_ui_record_list_update_selection (self);
}

static void
folded_changed_cb (MaillageUiRecordList *self)
{
  gboolean folded = maillage_ui_window_get_folded (self->window);

  if (folded != self->folded)
    set_folded (self, folded);
}

static void
maillage_ui_record_list_root (GtkWidget *widget)
{
  MaillageUiRecordList *self = MAILLAGE_UI_RECORD_LIST (widget);

  GTK_WIDGET_CLASS (maillage_ui_record_list_parent_class)->root (widget);
  self->window = maillage_ui_window_from (widget);
  if (self->window == NULL)
    return;
  g_signal_connect_object (
      self->window, "notify::folded", G_CALLBACK (folded_changed_cb), self, G_CONNECT_SWAPPED);
  folded_changed_cb (self);
  _maillage_ui_record_list_update_header (self);
}

static void
maillage_ui_record_list_unroot (GtkWidget *widget)
{
  MaillageUiRecordList *self = MAILLAGE_UI_RECORD_LIST (widget);

  if (self->window != NULL)
    g_signal_handlers_disconnect_by_func (self->window, folded_changed_cb, self);
  self->window = NULL;
  GTK_WIDGET_CLASS (maillage_ui_record_list_parent_class)->unroot (widget);
}

/* The page is left: GTK does not say when a column has been widened. */
static void
maillage_ui_record_list_unmap (GtkWidget *widget)
{
  _maillage_ui_record_list_remember_widths (MAILLAGE_UI_RECORD_LIST (widget));
  GTK_WIDGET_CLASS (maillage_ui_record_list_parent_class)->unmap (widget);
}

static gboolean
maillage_ui_record_list_grab_focus (GtkWidget *widget)
{
  MaillageUiRecordList *self = MAILLAGE_UI_RECORD_LIST (widget);

  if (gtk_widget_get_mapped (GTK_WIDGET (self->view)))
    return gtk_widget_grab_focus (GTK_WIDGET (self->view));
  return GTK_WIDGET_CLASS (maillage_ui_record_list_parent_class)->grab_focus (widget);
}

static void
maillage_ui_record_list_dispose (GObject *object)
{
  MaillageUiRecordList *self = MAILLAGE_UI_RECORD_LIST (object);

  self->setting_up = TRUE; /* what goes now asks nothing more */
  if (self->view != NULL)
    maillage_ui_table_set_model (self->view, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), MAILLAGE_UI_TYPE_RECORD_LIST);
  g_clear_handle_id (&self->fitting, g_source_remove);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_clear_pointer (&self->filters, g_ptr_array_unref);
  g_clear_pointer (&self->kept, g_hash_table_unref);
  g_clear_pointer (&self->today, maillage_date_free);
  g_clear_object (&self->chooser);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  g_clear_object (&self->kind);
  g_clear_object (&self->context);
  g_clear_pointer (&self->kind_id, g_free);
  G_OBJECT_CLASS (maillage_ui_record_list_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
#define BIND(child) gtk_widget_class_bind_template_child (widget_class, MaillageUiRecordList, child)
  BIND (page);
  BIND (notice);
  BIND (notice_label);
  BIND (stack);
  BIND (empty);
  BIND (none);
  BIND (empty_new);
  BIND (empty_import);
  BIND (bar);
  BIND (search);
  BIND (results);
  BIND (scroller);
  BIND (view);
  BIND (revealer);
  BIND (count);
  BIND (count_of);
  BIND (tag_button);
  BIND (tag_content);
  BIND (commands);
  BIND (modify_content);
  BIND (export_content);
  BIND (trash_button);
#undef BIND
}

static void
install_actions (GtkWidgetClass *widget_class)
{
#define INSTALL(name, func)                                                                        \
  gtk_widget_class_install_action (widget_class, "records." name, NULL, func)
  INSTALL ("new", new_action);
  INSTALL ("import", import_action);
  INSTALL ("export", export_action);
  INSTALL ("export-selected", export_selected_action);
  INSTALL ("search", search_action);
  INSTALL ("clear-filters", clear_filters_action);
  INSTALL ("select-all", select_all_action);
  INSTALL ("unselect", unselect_action);
  INSTALL ("trash", trash_action);
  INSTALL ("print", print_action);
  gtk_widget_class_install_action (widget_class, "records.document", "s", document_action);
  INSTALL ("modify", modify_action);
#undef INSTALL
  gtk_widget_class_install_action (widget_class, "records.run-search", "u", run_search_action);
}

static void
maillage_ui_record_list_class_init (MaillageUiRecordListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (MAILLAGE_UI_TYPE_TABLE);
  G_OBJECT_CLASS (klass)->dispose = maillage_ui_record_list_dispose;
  widget_class->root = maillage_ui_record_list_root;
  widget_class->unroot = maillage_ui_record_list_unroot;
  widget_class->unmap = maillage_ui_record_list_unmap;
  widget_class->grab_focus = maillage_ui_record_list_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/maillage/Maillage/ui/maillage-ui-record-list.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, way_in_activated_cb);
  install_actions (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "records.unselect", NULL);
}

static void
maillage_ui_record_list_init (MaillageUiRecordList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->filters = g_ptr_array_new ();
  set_up_dropping (self);
}

/**
 * maillage_ui_record_list_new:
 * @context: the program's context, its store open
 * @kind_id: a kind the registry knows
 *
 * Returns: (transfer floating): the list page of that kind
 */
GtkWidget *
maillage_ui_record_list_new (MaillageContext *context, const char *kind_id)
{
  MaillageUiRecordList *self = NULL;
  MaillageRegistry *registry = NULL;
  MaillageKind *kind = NULL;

  g_return_val_if_fail (MAILLAGE_IS_CONTEXT (context), NULL);
  registry = maillage_context_get_registry (context);
  kind = maillage_registry_find_kind (registry, kind_id);
  g_return_val_if_fail (kind != NULL, NULL);

  self = g_object_new (MAILLAGE_UI_TYPE_RECORD_LIST, NULL);
  self->context = g_object_ref (context);
  self->kind_id = g_strdup (kind_id);
  self->today = maillage_context_dup_today (context);
  self->model = maillage_query_model_new (maillage_context_get_store (context));
  _maillage_ui_record_list_make_header (self);
  _maillage_ui_record_list_set_up_search (self);
  _maillage_ui_record_list_set_up_selection (self);
  _maillage_ui_record_list_set_up_fitting (self);
  _maillage_ui_record_list_set_up_tooltips (self);
  g_signal_connect_object (
      self->model, "items-changed", G_CALLBACK (model_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->model, "notify", G_CALLBACK (model_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      registry, "kind-added", G_CALLBACK (kind_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      registry, "kind-removed", G_CALLBACK (kind_changed_cb), self, G_CONNECT_SWAPPED);
  set_kind (self, kind);
  return GTK_WIDGET (self);
}

/**
 * maillage_ui_record_list_get_kind_id:
 * @self: a list
 *
 * Returns: the kind it shows
 */
const char *
maillage_ui_record_list_get_kind_id (MaillageUiRecordList *self)
{
  g_return_val_if_fail (MAILLAGE_UI_IS_RECORD_LIST (self), NULL);
  return self->kind_id;
}

/**
 * maillage_ui_record_list_get_model:
 * @self: a list
 *
 * Returns: (transfer none): what is shown, in its order
 */
MaillageQueryModel *
maillage_ui_record_list_get_model (MaillageUiRecordList *self)
{
  g_return_val_if_fail (MAILLAGE_UI_IS_RECORD_LIST (self), NULL);
  return self->model;
}
