/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-ui-record-page-private.h"

#include "maillage-ui-contributions-private.h"
#include "maillage-ui-erase-private.h"
#include "maillage-ui-files-private.h"
#include "maillage-ui-merge-private.h"
#include "maillage-ui-notes-private.h"
#include "maillage-ui-print-private.h"
#include "maillage-ui-record-picker-private.h"
#include "maillage-ui-window.h"

#include <glib/gi18n-lib.h>

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  maillage_ui_record_page_set_editing (MAILLAGE_UI_RECORD_PAGE (widget), TRUE);
}

static void
done_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (!_maillage_ui_record_page_leave_nameless (MAILLAGE_UI_RECORD_PAGE (widget)))
    maillage_ui_record_page_set_editing (MAILLAGE_UI_RECORD_PAGE (widget), FALSE);
}

static void
walk_by (MaillageUiRecordPage *self, int by)
{
  guint position = maillage_query_model_find (self->from, maillage_record_get_uuid (self->record));
  g_autoptr (MaillageRecord) thin = NULL;
  g_autoptr (MaillageRecord) record = NULL;

  if (position == G_MAXUINT || (by < 0 && position == 0))
    return;
  thin = g_list_model_get_item (G_LIST_MODEL (self->from), position + by);
  if (thin != NULL)
    record = maillage_store_load (self->store, maillage_record_get_uuid (thin), NULL);
  if (record != NULL)
    _maillage_ui_record_page_show_record (self, record);
}

static void
previous_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  walk_by (MAILLAGE_UI_RECORD_PAGE (widget), -1);
}

static void
next_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  walk_by (MAILLAGE_UI_RECORD_PAGE (widget), 1);
}

typedef struct
{
  char *uuid; /* the record to open, or NULL to go back */
  char *said;
} After;

static void
on_committed (GtkWidget *from, MaillageChange *change, gpointer data)
{
  After *after = data;
  MaillageUiWindow *window = maillage_ui_window_from (from);

  if (change != NULL && window != NULL)
    {
      maillage_ui_window_show_toast (window, after->said, change);
      if (after->uuid != NULL)
        maillage_ui_window_open_record (window, after->uuid, NULL);
      else
        maillage_ui_window_go_back (window);
    }
  g_free (after->uuid);
  g_free (after->said);
  g_free (after);
}

static void
commit (MaillageUiRecordPage *self, MaillageEdit *edit, const char *open)
{
  MaillageUiWindow *window = maillage_ui_window_from (GTK_WIDGET (self));
  After *after;

  if (window == NULL)
    return;
  after = g_new0 (After, 1);
  after->uuid = g_strdup (open);
  after->said = g_strdup (maillage_edit_get_label (edit));
  maillage_ui_window_commit (window, GTK_WIDGET (self), edit, on_committed, after);
}

static void
trash_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MaillageUiRecordPage *self = MAILLAGE_UI_RECORD_PAGE (widget);
  g_autofree char *label
      = g_strdup_printf (_ ("%s put in the trash"), _maillage_ui_record_page_get_name (self));
  g_autoptr (MaillageEdit) edit = _maillage_edit_new (label, NULL);

  maillage_edit_trash (edit, maillage_record_get_uuid (self->record));
  commit (self, edit, NULL);
}

static void
restore_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MaillageUiRecordPage *self = MAILLAGE_UI_RECORD_PAGE (widget);
  MaillageUiWindow *window = maillage_ui_window_from (widget);
  g_autofree char *label
      = g_strdup_printf (_ ("%s taken out of the trash"), _maillage_ui_record_page_get_name (self));
  g_autoptr (MaillageEdit) edit = _maillage_edit_new (label, NULL);

  maillage_edit_restore (edit, maillage_record_get_uuid (self->record));
  if (window != NULL)
    maillage_ui_window_commit (window, widget, edit, NULL, NULL);
}

static void
erase_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MaillageUiRecordPage *self = MAILLAGE_UI_RECORD_PAGE (widget);
  MaillageUiWindow *window = maillage_ui_window_from (widget);

  if (window == NULL)
    return;
  maillage_ui_record_page_set_editing (self, FALSE);
  gtk_window_present (GTK_WINDOW (_maillage_ui_erase_new (window, self->store, self->record)));
}

/* What is unique, be it within a plan, is not copied: two records would say they are the same. */
static void
copy_fields (MaillageUiRecordPage *self, MaillageEdit *edit, const char *copy)
{
  MaillageKind *kind = maillage_record_get_kind (self->record);

  for (guint i = 0; i < maillage_kind_get_n_fields (kind); i++)
    {
      MaillageField *field = maillage_kind_get_field (kind, i);
      const char *id = maillage_field_get_id (field);
      const char *value = maillage_record_get_value (self->record, id);

      if (value == NULL || maillage_field_get_retired (field)
          || !(maillage_field_is_stored (field) || maillage_field_is_link (field))
          || maillage_field_get_field_type (field) == MAILLAGE_FIELD_FILE)
        continue;
      if (!maillage_field_get_unique (field) && maillage_field_get_unique_within (field) == NULL)
        maillage_edit_set (edit, copy, id, value);
    }
  if (maillage_kind_get_taggable (kind))
    maillage_edit_set (edit, copy, "tags", maillage_record_get_value (self->record, "tags"));
}

static void
duplicate_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MaillageUiRecordPage *self = MAILLAGE_UI_RECORD_PAGE (widget);
  const char *kind = maillage_kind_get_id (maillage_record_get_kind (self->record));
  const char *owner = maillage_record_get_owner (self->record);
  g_autofree char *label
      = g_strdup_printf (_ ("%s duplicated"), _maillage_ui_record_page_get_name (self));
  g_autoptr (MaillageEdit) edit = _maillage_edit_new (label, NULL);
  const char *copy = owner != NULL ? maillage_edit_create_child (edit, kind, owner)
                                   : maillage_edit_create (edit, kind);

  copy_fields (self, edit, copy);
  commit (self, edit, copy);
}

static void
show_tab_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  _maillage_ui_record_page_show_tab (MAILLAGE_UI_RECORD_PAGE (widget),
                                     g_variant_get_string (parameter, NULL));
}

static void
history_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MaillageUiRecordPage *self = MAILLAGE_UI_RECORD_PAGE (widget);

  maillage_ui_record_page_set_editing (self, FALSE);
  _maillage_ui_record_page_show_tab (self, "history");
  _maillage_ui_history_show_all (MAILLAGE_UI_HISTORY (self->history));
}

static void
note_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MaillageUiRecordPage *self = MAILLAGE_UI_RECORD_PAGE (widget);

  maillage_ui_record_page_set_editing (self, FALSE);
  if (self->notes != NULL)
    _maillage_ui_notes_add (MAILLAGE_UI_NOTES (self->notes));
}

/* Merging: the twin is picked, then each field is asked about. */

static void
twin_picked (MaillageUiRecordPage *self, const char *uuid)
{
  MaillageUiWindow *window = maillage_ui_window_from (GTK_WIDGET (self));
  g_autoptr (GError) error = NULL;
  GtkWidget *merge = NULL;

  if (window == NULL)
    return;
  merge = _maillage_ui_merge_new (
      window, self->store, maillage_record_get_uuid (self->record), uuid, &error);
  if (merge != NULL)
    gtk_window_present (GTK_WINDOW (merge));
  else
    maillage_ui_window_show_error (window, error);
}

static gboolean
drop_picker (gpointer picker)
{
  if (gtk_widget_get_parent (picker) != NULL)
    gtk_widget_unparent (picker);
  return G_SOURCE_REMOVE;
}

/* Not while it is still telling what was picked. */
static void
picker_closed (GtkWidget *picker)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, drop_picker, g_object_ref (picker), g_object_unref);
}

static void
merge_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MaillageUiRecordPage *self = MAILLAGE_UI_RECORD_PAGE (widget);
  GtkWidget *picker = _maillage_ui_record_picker_new (
      self->context, maillage_kind_get_id (maillage_record_get_kind (self->record)));

  maillage_ui_record_page_set_editing (self, FALSE);
  gtk_widget_set_parent (picker, self->menu);
  g_signal_connect_object (picker, "picked", G_CALLBACK (twin_picked), self, G_CONNECT_SWAPPED);
  g_signal_connect (picker, "closed", G_CALLBACK (picker_closed), NULL);
  g_signal_connect_object (
      self->menu, "destroy", G_CALLBACK (gtk_widget_unparent), picker, G_CONNECT_SWAPPED);
  gtk_popover_popup (GTK_POPOVER (picker));
}

static void
file_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MaillageUiRecordPage *self = MAILLAGE_UI_RECORD_PAGE (widget);

  if (self->files != NULL)
    _maillage_ui_files_choose (MAILLAGE_UI_FILES (self->files));
}

static void
on_dropped (GtkWidget *widget, GListModel *files)
{
  MaillageUiRecordPage *self = MAILLAGE_UI_RECORD_PAGE (widget);

  if (self->files != NULL)
    _maillage_ui_files_add (MAILLAGE_UI_FILES (self->files), files);
}

void
_maillage_ui_record_page_accept_files (MaillageUiRecordPage *self)
{
  _maillage_ui_file_accept (GTK_WIDGET (self), GTK_WIDGET (self), on_dropped);
}

static void
command_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MaillageUiRecordPage *self = MAILLAGE_UI_RECORD_PAGE (widget);
  g_autoptr (GPtrArray) all = maillage_registry_list (maillage_context_get_registry (self->context),
                                                      MAILLAGE_UI_TYPE_COMMAND);
  const char *id = g_variant_get_string (parameter, NULL);

  for (guint i = 0; i < all->len; i++)
    if (strcmp (_maillage_ui_command_get_id (g_ptr_array_index (all, i)), id) == 0)
      {
        _maillage_ui_command_run (
            g_ptr_array_index (all, i), widget, maillage_record_get_uuid (self->record));
        return;
      }
}

static void
document_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MaillageUiRecordPage *self = MAILLAGE_UI_RECORD_PAGE (widget);
  const char *uuids[] = { maillage_record_get_uuid (self->record), NULL };

  _maillage_ui_record_page_commit_all (self);
  _maillage_ui_print_document (
      widget, self->context, g_variant_get_string (parameter, NULL), uuids);
}

static const struct
{
  const char *name;
  const char *trigger;
  GtkWidgetActionActivateFunc activate;
} actions[] = {
  { "record.edit", "F2", edit_action },
  { "record.done", NULL, done_action },
  { "record.previous", "<Alt>Up", previous_action },
  { "record.next", "<Alt>Down", next_action },
  { "record.duplicate", NULL, duplicate_action },
  { "record.trash", "Delete", trash_action },
  { "record.restore", NULL, restore_action },
  { "record.erase", NULL, erase_action },
  { "record.history", NULL, history_action },
  { "record.show-tab", "s", show_tab_action },
  { "record.note", NULL, note_action },
  { "record.file", NULL, file_action },
  { "record.merge", NULL, merge_action },
  { "record.settle-mention", NULL, _maillage_ui_record_page_settle_mention },
};

void
_maillage_ui_record_page_install_actions (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].activate);
  gtk_widget_class_install_action (widget_class, "record.command", "s", command_action);
  gtk_widget_class_install_action (widget_class, "record.document", "s", document_action);
}

/* Of several pages in a window, the one that is seen. While one edits, Delete is for the text. */
static gboolean
on_shortcut (GtkWidget *widget, GVariant *parameter, gpointer name)
{
  if (MAILLAGE_UI_RECORD_PAGE (widget)->editing && g_str_equal (name, "record.trash"))
    return FALSE;
  return gtk_widget_get_mapped (widget) && gtk_widget_activate_action (widget, name, NULL);
}

/* Wherever in the window the focus is. */
void
_maillage_ui_record_page_add_shortcuts (MaillageUiRecordPage *self)
{
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (shortcuts),
                                     GTK_SHORTCUT_SCOPE_GLOBAL);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (actions[i].trigger != NULL)
      gtk_shortcut_controller_add_shortcut (
          GTK_SHORTCUT_CONTROLLER (shortcuts),
          gtk_shortcut_new (
              gtk_shortcut_trigger_parse_string (actions[i].trigger),
              gtk_callback_action_new (on_shortcut, (gpointer) actions[i].name, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), shortcuts);
}

void
_maillage_ui_record_page_update_actions (MaillageUiRecordPage *self)
{
  gboolean may_edit = _maillage_ui_record_page_may_edit (self);
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_action_set_enabled (widget, "record.edit", may_edit && !self->editing);
  gtk_widget_action_set_enabled (widget, "record.done", self->editing);
  gtk_widget_action_set_enabled (widget, "record.duplicate", may_edit);
  gtk_widget_action_set_enabled (widget, "record.trash", may_edit);
  gtk_widget_action_set_enabled (
      widget, "record.merge", may_edit && maillage_record_get_owner (self->record) == NULL);
  gtk_widget_action_set_enabled (widget, "record.note", may_edit && self->notes != NULL);
  gtk_widget_action_set_enabled (widget, "record.file", may_edit && self->files != NULL);
  gtk_widget_action_set_enabled (
      widget, "record.erase", !maillage_store_get_read_only (self->store));
  gtk_widget_action_set_enabled (widget,
                                 "record.restore",
                                 maillage_record_get_trashed (self->record)
                                     && !maillage_store_get_read_only (self->store));
}

static void
append_target (GMenu *menu, const char *label, const char *action, GVariant *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action, target);
  g_menu_append_item (menu, item);
}

static GMenu *
make_plugin_menu (MaillageUiRecordPage *self)
{
  MaillageRegistry *registry = maillage_context_get_registry (self->context);
  const char *kind = maillage_kind_get_id (maillage_record_get_kind (self->record));
  g_autoptr (GPtrArray) commands = maillage_registry_list (registry, MAILLAGE_UI_TYPE_COMMAND);
  g_autoptr (GPtrArray) documents
      = maillage_registry_list (registry, MAILLAGE_TYPE_DOCUMENT_TEMPLATE);
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < commands->len; i++)
    {
      MaillageUiCommand *command = g_ptr_array_index (commands, i);

      if (g_strcmp0 (_maillage_ui_command_get_kind_id (command), kind) == 0)
        append_target (menu,
                       _maillage_ui_command_get_label (command),
                       "record.command",
                       g_variant_new_string (_maillage_ui_command_get_id (command)));
    }
  for (guint i = 0; i < documents->len; i++)
    {
      MaillageDocumentTemplate *document = g_ptr_array_index (documents, i);

      if (!maillage_document_template_get_lists (document)
          && g_strcmp0 (maillage_document_template_get_kind (document), kind) == 0)
        append_target (menu,
                       maillage_document_template_get_label (document),
                       "record.document",
                       g_variant_new_string (maillage_document_template_get_id (document)));
    }
  return menu;
}

GMenuModel *
_maillage_ui_record_page_make_menu (MaillageUiRecordPage *self)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) record = g_menu_new ();
  g_autoptr (GMenu) plugins = make_plugin_menu (self);
  g_autoptr (GMenu) trash = g_menu_new ();

  g_menu_append (record, _ ("Duplicate"), "record.duplicate");
  if (maillage_kind_get_owner (maillage_record_get_kind (self->record)) == NULL)
    g_menu_append (record, _ ("Merge with another…"), "record.merge");
  g_menu_append (record, _ ("Add a note"), "record.note");
  g_menu_append (record, _ ("Add files…"), "record.file");
  g_menu_append (record, _ ("History"), "record.history");
  g_menu_append (trash, _ ("Put in the trash"), "record.trash");
  g_menu_append (trash, _ ("Erase for ever…"), "record.erase");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (record));
  if (g_menu_model_get_n_items (G_MENU_MODEL (plugins)) > 0)
    g_menu_append_section (menu, NULL, G_MENU_MODEL (plugins));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (trash));
  return G_MENU_MODEL (menu);
}
