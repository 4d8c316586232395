/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* The header bar: new, title, import, export, the menu with the columns. */

#include "maillage-ui-record-list-private.h"

#include "maillage-ui-menu-private.h"

#include <glib/gi18n-lib.h>

static GtkWidget *
make_button (const char *icon_name, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *content = adw_button_content_new ();

  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), icon_name);
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, label);
  return button;
}

static void
set_words (GtkWidget *button, const char *words, gboolean folded)
{
  AdwButtonContent *content = ADW_BUTTON_CONTENT (gtk_button_get_child (GTK_BUTTON (button)));

  adw_button_content_set_label (content, folded ? "" : words);
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

void
_maillage_ui_record_list_make_header (MaillageUiRecordList *self)
{
  GtkWidget *bar = maillage_ui_header_bar_new (NULL);

  self->new_button = make_button ("list-add-symbolic", NULL, "records.new");
  self->import_button = make_button ("document-open-symbolic", NULL, "records.import");
  self->export_button = make_button ("document-save-symbolic", NULL, "records.export");
  self->menu_button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->menu_button), "view-more-symbolic");
  gtk_widget_set_name (self->menu_button, "list-menu");
  gtk_widget_set_tooltip_text (self->menu_button, _ ("List menu"));
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->menu_button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("List menu"), -1);
  self->title = ADW_WINDOW_TITLE (adw_window_title_new (NULL, NULL));
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (bar), GTK_WIDGET (self->title));
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), self->new_button);
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), self->menu_button);
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), self->export_button);
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), self->import_button);
  gtk_box_prepend (GTK_BOX (self->page), bar);
}

/* Whether the window imports tables. */
static gboolean
may_import (MaillageUiRecordList *self)
{
  return _maillage_ui_record_list_can_write (self) && G_IS_ACTION_GROUP (self->window)
         && g_action_group_has_action (G_ACTION_GROUP (self->window), "import");
}

/* The buttons' words, which go in a folded window, and what may be done to this kind. */
void
_maillage_ui_record_list_update_header (MaillageUiRecordList *self)
{
  const char *create = maillage_kind_get_create_label (self->kind);

  set_words (self->new_button, create != NULL ? create : _ ("New record"), self->folded);
  set_words (self->import_button, _ ("Import…"), self->folded);
  set_words (self->export_button, _ ("Export…"), TRUE);
  gtk_widget_set_visible (self->import_button, may_import (self));
  gtk_widget_set_visible (self->empty_import, may_import (self));
  _maillage_ui_record_list_make_commands (self);
}

static void
column_toggled_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  MaillageUiListColumn *column = user_data;

  _maillage_ui_record_list_show_column (column->list, column, g_variant_get_boolean (state));
}

/* One switch for each column that may go; "first_name" is no action's name, "first-name" is. */
static char *
add_column_action (GSimpleActionGroup *actions, MaillageUiListColumn *column)
{
  g_autofree char *name = g_strdup (column->id);
  g_autoptr (GSimpleAction) action = NULL;

  g_strdelimit (name, "_", '-');
  action = g_simple_action_new_stateful (name, NULL, g_variant_new_boolean (column->shown));
  g_signal_connect (action, "change-state", G_CALLBACK (column_toggled_cb), column);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (action));
  g_set_object (&column->action, action);
  return g_strconcat ("columns.", name, NULL);
}

void
_maillage_ui_record_list_make_menu (MaillageUiRecordList *self)
{
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) columns = g_menu_new ();
  g_autoptr (GMenu) selection = g_menu_new ();
  g_autoptr (GMenuModel) search = _maillage_ui_record_list_make_search_menu (self);

  for (guint i = 0; i < self->columns->len; i++)
    {
      MaillageUiListColumn *column = g_ptr_array_index (self->columns, i);
      g_autofree char *action = NULL;

      if (!_maillage_ui_list_column_is_optional (column))
        continue;
      action = add_column_action (actions, column);
      g_menu_append (columns, _maillage_ui_list_column_get_title (column), action);
    }
  g_menu_append (selection, _ ("Select all"), "records.select-all");
  g_menu_append (selection, _ ("Clear search and filters"), "records.clear-filters");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (selection));
  g_menu_append_section (menu, NULL, search);
  _maillage_ui_record_list_add_print_menu (self, menu);
  g_menu_append_submenu (menu, _ ("Columns"), G_MENU_MODEL (columns));
  gtk_widget_insert_action_group (self->menu_button, "columns", G_ACTION_GROUP (actions));
  _maillage_ui_menu_button_set_menu (GTK_MENU_BUTTON (self->menu_button), G_MENU_MODEL (menu));
}
