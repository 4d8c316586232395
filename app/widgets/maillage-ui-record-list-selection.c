/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* What is selected, and the bar at the foot with what may be done to it. */

#include "maillage-ui-record-list-private.h"

#include "maillage-field-value-private.h"
#include "maillage-registry-private.h"
#include "maillage-ui-bulk-private.h"
#include "maillage-ui-tag-picker.h"

#include <glib/gi18n-lib.h>

/* Following more than these to a new order is not worth their look-ups. */
#define MOST_KEPT 1000

/**
 * maillage_ui_record_list_dup_selected:
 * @self: a list
 *
 * Returns: (transfer full): the UUIDs of what is selected, in the list's order
 */
GStrv
maillage_ui_record_list_dup_selected (MaillageUiRecordList *self)
{
  g_autoptr (GStrvBuilder) uuids = g_strv_builder_new ();
  g_autoptr (GtkBitset) selected = NULL;
  GtkBitsetIter iter;
  guint position;

  g_return_val_if_fail (MAILLAGE_UI_IS_RECORD_LIST (self), NULL);
  selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  for (gboolean more = gtk_bitset_iter_init_first (&iter, selected, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      g_autoptr (MaillageRecord) record
          = g_list_model_get_item (G_LIST_MODEL (self->model), position);

      if (record != NULL)
        g_strv_builder_add (uuids, maillage_record_get_uuid (record));
    }
  return g_strv_builder_end (uuids);
}

static guint
count_selected (MaillageUiRecordList *self)
{
  g_autoptr (GtkBitset) selected
      = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));

  return (guint) gtk_bitset_get_size (selected);
}

void
_maillage_ui_record_list_update_selection (MaillageUiRecordList *self)
{
  guint n = count_selected (self);
  guint shown = g_list_model_get_n_items (G_LIST_MODEL (self->model));

  if (n > 0)
    {
      g_autofree char *selected = _maillage_number_format (n, 0);
      g_autofree char *among = _maillage_number_format (shown, 0);
      g_autofree char *count = g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE, "%s selected", "%s selected", n), selected);
      g_autofree char *of = g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE, "of %s shown", "of %s shown", shown), among);

      gtk_label_set_text (GTK_LABEL (self->count), count);
      gtk_label_set_text (GTK_LABEL (self->count_of), of);
    }
  adw_button_content_set_label (self->tag_content, self->folded ? "" : _ ("Tag…"));
  adw_button_content_set_label (self->modify_content, self->folded ? "" : _ ("Modify…"));
  adw_button_content_set_label (self->export_content, self->folded ? "" : _ ("Export…"));
  _maillage_ui_record_list_fold_commands (self);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), n > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "records.unselect", n > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "records.export-selected", n > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self),
                                 "records.modify",
                                 n > 0 && _maillage_ui_record_list_can_write (self)
                                     && _maillage_ui_bulk_can (self->kind));
  gtk_widget_action_set_enabled (
      GTK_WIDGET (self), "records.trash", n > 0 && _maillage_ui_record_list_can_write (self));
}

void
_maillage_ui_record_list_keep_selection (MaillageUiRecordList *self)
{
  guint n = count_selected (self);
  g_auto (GStrv) uuids = NULL;

  if (n == 0 || n > MOST_KEPT)
    return;
  uuids = maillage_ui_record_list_dup_selected (self);
  g_clear_pointer (&self->kept, g_hash_table_unref);
  self->kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; uuids[i] != NULL; i++)
    g_hash_table_add (self->kept, g_strdup (uuids[i]));
}

/* What GTK keeps of a selection when the order changes differs by version, so all is said. */
void
_maillage_ui_record_list_select_kept (MaillageUiRecordList *self)
{
  g_autoptr (GtkBitset) selected = NULL;
  g_autoptr (GtkBitset) mask = NULL;
  g_autoptr (GHashTable) kept = g_steal_pointer (&self->kept);
  GHashTableIter iter;
  gpointer uuid;

  if (kept == NULL)
    return;
  selected = gtk_bitset_new_empty ();
  mask = gtk_bitset_new_range (0, g_list_model_get_n_items (G_LIST_MODEL (self->model)));
  g_hash_table_iter_init (&iter, kept);
  while (g_hash_table_iter_next (&iter, &uuid, NULL))
    {
      guint position = maillage_query_model_find (self->model, uuid);

      if (position != G_MAXUINT)
        gtk_bitset_add (selected, position);
    }
  gtk_selection_model_set_selection (GTK_SELECTION_MODEL (self->selection), selected, mask);
}

/* Trash */

static void
trashed_cb (GtkWidget *from, MaillageChange *change, gpointer user_data)
{
  MaillageUiRecordList *self = MAILLAGE_UI_RECORD_LIST (from);
  guint n = GPOINTER_TO_UINT (user_data);
  g_autofree char *text = NULL;

  if (change == NULL || self->window == NULL)
    return;
  text = g_strdup_printf (
      g_dngettext (
          GETTEXT_PACKAGE, "%u record moved to the trash", "%u records moved to the trash", n),
      n);
  maillage_ui_window_show_toast (self->window, text, change);
}

void
_maillage_ui_record_list_trash_selected (MaillageUiRecordList *self)
{
  g_auto (GStrv) uuids = maillage_ui_record_list_dup_selected (self);
  guint n = g_strv_length (uuids);
  g_autofree char *label = g_strdup_printf (
      g_dngettext (
          GETTEXT_PACKAGE, "Move %u record to the trash", "Move %u records to the trash", n),
      n);
  g_autoptr (MaillageEdit) edit = NULL;

  if (n == 0 || self->window == NULL)
    return;
  edit = _maillage_edit_new (label, NULL);
  for (guint i = 0; i < n; i++)
    maillage_edit_trash (edit, uuids[i]);
  maillage_ui_window_commit (
      self->window, GTK_WIDGET (self), edit, trashed_cb, GUINT_TO_POINTER (n));
}

void
_maillage_ui_record_list_modify_selected (MaillageUiRecordList *self)
{
  g_auto (GStrv) uuids = maillage_ui_record_list_dup_selected (self);

  if (uuids[0] != NULL)
    _maillage_ui_bulk_present (
        GTK_WIDGET (self), self->context, self->kind, (const char *const *) uuids);
}

/* Tag */

static void
tag_picked_cb (MaillageUiRecordList *self, const char *tag, const char *title)
{
  g_auto (GStrv) uuids = maillage_ui_record_list_dup_selected (self);
  guint n = g_strv_length (uuids);
  g_autofree char *label = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "Tag %u record “%s”", "Tag %u records “%s”", n), n, title);
  g_autoptr (MaillageEdit) edit = _maillage_edit_new (label, NULL);

  for (guint i = 0; i < n; i++)
    maillage_edit_link (edit, uuids[i], "tags", tag);
  if (!maillage_edit_is_empty (edit) && self->window != NULL)
    maillage_ui_window_commit (self->window, GTK_WIDGET (self), edit, NULL, NULL);
}

/* Made when it is first opened. */
static void
show_picker_cb (GtkMenuButton *button, gpointer user_data)
{
  MaillageUiRecordList *self = user_data;
  GtkWidget *picker = NULL;

  if (gtk_menu_button_get_popover (button) != NULL)
    return;
  picker = maillage_ui_tag_picker_new (self->context);
  gtk_menu_button_set_popover (button, picker);
  g_signal_connect_object (picker, "picked", G_CALLBACK (tag_picked_cb), self, G_CONNECT_SWAPPED);
}

/* Keys that mean the selection while the focus is in the table or in the selection’s bar, and
 * nothing elsewhere. */
static void
add_keys (GtkWidget *widget)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Delete, 0),
                        gtk_named_action_new ("records.trash")));
  gtk_widget_add_controller (widget, keys);
}

void
_maillage_ui_record_list_set_up_selection (MaillageUiRecordList *self)
{
  self->selection = gtk_multi_selection_new (G_LIST_MODEL (g_object_ref (self->model)));
  maillage_ui_table_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection,
                           "selection-changed",
                           G_CALLBACK (_maillage_ui_record_list_update_selection),
                           self,
                           G_CONNECT_SWAPPED);
  gtk_menu_button_set_create_popup_func (
      GTK_MENU_BUTTON (self->tag_button), show_picker_cb, self, NULL);
  add_keys (GTK_WIDGET (self->view));
  add_keys (self->revealer);
}
