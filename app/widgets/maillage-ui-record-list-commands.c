/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* What plugins offer on the list: in the bar of the selection, in the menu, on the empty page. */

#include "maillage-ui-record-list-private.h"

#include "maillage-ui-list-command-private.h"

static GPtrArray *
list_commands (MaillageUiRecordList *self, MaillageUiListPlace place)
{
  return _maillage_ui_list_commands (
      maillage_context_get_registry (self->context), self->kind_id, place);
}

static void
run (MaillageUiRecordList *self, GtkWidget *from, MaillageUiListCommand *command, gboolean selected)
{
  g_auto (GStrv) uuids = selected ? maillage_ui_record_list_dup_selected (self) : NULL;

  _maillage_ui_list_command_run (
      command, from, (const char *const *) uuids, maillage_query_model_get_query (self->model));
}

/* The bar */

static void
button_clicked_cb (MaillageUiRecordList *self, GtkWidget *button)
{
  run (self, button, g_object_get_data (G_OBJECT (button), "command"), TRUE);
}

static GtkWidget *
button_new (MaillageUiRecordList *self, MaillageUiListCommand *command)
{
  const char *label = _maillage_ui_list_command_get_label (command);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *content = adw_button_content_new ();

  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content),
                                    _maillage_ui_list_command_get_icon_name (command));
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data_full (G_OBJECT (button), "command", g_object_ref (command), g_object_unref);
  g_signal_connect_object (
      button, "clicked", G_CALLBACK (button_clicked_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static void
fill_bar (MaillageUiRecordList *self)
{
  g_autoptr (GPtrArray) commands = list_commands (self, MAILLAGE_UI_LIST_SELECTION);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->commands)) != NULL)
    gtk_box_remove (GTK_BOX (self->commands), child);
  for (guint i = 0; i < commands->len; i++)
    gtk_box_append (GTK_BOX (self->commands), button_new (self, g_ptr_array_index (commands, i)));
  gtk_widget_set_visible (self->commands,
                          commands->len > 0 && _maillage_ui_record_list_can_write (self));
  _maillage_ui_record_list_fold_commands (self);
}

/* In a folded window the words go, as those of the other buttons. */
void
_maillage_ui_record_list_fold_commands (MaillageUiRecordList *self)
{
  for (GtkWidget *button = gtk_widget_get_first_child (self->commands); button != NULL;
       button = gtk_widget_get_next_sibling (button))
    {
      MaillageUiListCommand *command = g_object_get_data (G_OBJECT (button), "command");
      GtkWidget *content = gtk_button_get_child (GTK_BUTTON (button));

      adw_button_content_set_label (ADW_BUTTON_CONTENT (content),
                                    self->folded ? ""
                                                 : _maillage_ui_list_command_get_label (command));
    }
}

/* The empty page */

static GtkWidget *
way_in_new (MaillageUiListCommand *command)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon
      = gtk_image_new_from_icon_name (_maillage_ui_list_command_get_icon_name (command));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 _maillage_ui_list_command_get_label (command));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                               _maillage_ui_list_command_get_detail (command));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "command", g_object_ref (command), g_object_unref);
  return row;
}

static void
fill_ways_in (MaillageUiRecordList *self)
{
  g_autoptr (GPtrArray) commands = list_commands (self, MAILLAGE_UI_LIST_EMPTY);
  GtkListBox *ways = GTK_LIST_BOX (self->empty_import);
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (ways, 1)) != NULL)
    gtk_list_box_remove (ways, GTK_WIDGET (row));
  for (guint i = 0; i < commands->len; i++)
    gtk_list_box_append (ways, way_in_new (g_ptr_array_index (commands, i)));
}

gboolean
_maillage_ui_record_list_run_way_in (MaillageUiRecordList *self, GtkListBoxRow *row)
{
  MaillageUiListCommand *command = g_object_get_data (G_OBJECT (row), "command");

  if (command == NULL)
    return FALSE;
  run (self, GTK_WIDGET (row), command, FALSE);
  return TRUE;
}

/* The menu */

GMenuModel *
_maillage_ui_record_list_make_search_menu (MaillageUiRecordList *self)
{
  g_autoptr (GPtrArray) commands = list_commands (self, MAILLAGE_UI_LIST_SEARCH);
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < commands->len; i++)
    {
      g_autofree char *action = g_strdup_printf ("records.run-search(uint32 %u)", i);

      g_menu_append (
          menu, _maillage_ui_list_command_get_label (g_ptr_array_index (commands, i)), action);
    }
  return G_MENU_MODEL (menu);
}

void
_maillage_ui_record_list_run_search (MaillageUiRecordList *self, guint index)
{
  g_autoptr (GPtrArray) commands = list_commands (self, MAILLAGE_UI_LIST_SEARCH);

  if (index < commands->len)
    run (self, self->menu_button, g_ptr_array_index (commands, index), FALSE);
}

void
_maillage_ui_record_list_make_commands (MaillageUiRecordList *self)
{
  fill_bar (self);
  fill_ways_in (self);
}
