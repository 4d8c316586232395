/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* The tabs some kinds' pages have, and the buttons on their head. */

#include "maillage-ui-record-page-private.h"

#include "maillage-ui-contributions-private.h"
#include "maillage-ui-window.h"

#include <glib/gi18n-lib.h>

#define MAIN "main"
#define HISTORY "history"

static GPtrArray *
list_tabs (MaillageUiRecordPage *self)
{
  const char *kind = maillage_kind_get_id (maillage_record_get_kind (self->record));
  GPtrArray *tabs = maillage_registry_list (maillage_context_get_registry (self->context),
                                            MAILLAGE_UI_TYPE_TAB_CONTRIBUTION);

  for (guint i = tabs->len; i > 0; i--)
    if (g_strcmp0 (_maillage_ui_tab_contribution_get_kind_id (tabs->pdata[i - 1]), kind) != 0)
      g_ptr_array_remove_index (tabs, i - 1);
  return tabs;
}

gboolean
_maillage_ui_record_page_has_tabs (MaillageUiRecordPage *self)
{
  g_autoptr (GPtrArray) tabs = list_tabs (self);

  return tabs->len > 0;
}

static void
add_tab (MaillageUiRecordPage *self,
         GtkWidget *child,
         const char *id,
         const char *title,
         const char *icon_name)
{
  adw_view_stack_page_set_icon_name (
      adw_view_stack_add_titled (ADW_VIEW_STACK (self->stack), child, id, title), icon_name);
}

static AdwViewStackPage *
main_page (MaillageUiRecordPage *self)
{
  return adw_view_stack_get_page (ADW_VIEW_STACK (self->stack), self->columns);
}

static void
clear_tabs (MaillageUiRecordPage *self)
{
  GtkWidget *child = gtk_widget_get_first_child (self->stack);

  while (child != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (child);

      if (child != self->columns)
        adw_view_stack_remove (ADW_VIEW_STACK (self->stack), child);
      child = next;
    }
}

static void
add_tabs (MaillageUiRecordPage *self, GPtrArray *tabs)
{
  const char *uuid = maillage_record_get_uuid (self->record);

  for (guint i = 0; i < tabs->len; i++)
    {
      MaillageUiTabContribution *tab = tabs->pdata[i];
      GtkWidget *child;

      if (!_maillage_ui_tab_contribution_has_section (tab))
        {
          adw_view_stack_page_set_title (main_page (self),
                                         _maillage_ui_tab_contribution_get_title (tab));
          adw_view_stack_page_set_icon_name (main_page (self),
                                             _maillage_ui_tab_contribution_get_icon_name (tab));
          continue;
        }
      child = _maillage_ui_tab_contribution_make (tab, uuid);
      if (child != NULL)
        add_tab (self,
                 child,
                 _maillage_ui_tab_contribution_get_id (tab),
                 _maillage_ui_tab_contribution_get_title (tab),
                 _maillage_ui_tab_contribution_get_icon_name (tab));
    }
}

/* The tab one was on stays while the record does; another record opens on the one that fits it. */
static void
choose_tab (MaillageUiRecordPage *self, GPtrArray *tabs, const char *former)
{
  const char *uuid = maillage_record_get_uuid (self->record);
  const char *chosen = MAIN;

  if (g_strcmp0 (self->tabs_of, uuid) == 0 && former != NULL
      && adw_view_stack_get_child_by_name (ADW_VIEW_STACK (self->stack), former) != NULL)
    chosen = former;
  else
    for (guint i = 0; i < tabs->len; i++)
      if (_maillage_ui_tab_contribution_opens (tabs->pdata[i], uuid)
          && adw_view_stack_get_child_by_name (
                 ADW_VIEW_STACK (self->stack),
                 _maillage_ui_tab_contribution_get_id (tabs->pdata[i]))
                 != NULL)
        chosen = _maillage_ui_tab_contribution_get_id (tabs->pdata[i]);
  adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (self->stack), chosen);
  g_free (self->tabs_of);
  self->tabs_of = g_strdup (uuid);
}

void
_maillage_ui_record_page_build_tabs (MaillageUiRecordPage *self)
{
  g_autoptr (GPtrArray) tabs = list_tabs (self);
  g_autofree char *former
      = g_strdup (adw_view_stack_get_visible_child_name (ADW_VIEW_STACK (self->stack)));

  clear_tabs (self);
  if (tabs->len > 0)
    {
      add_tabs (self, tabs);
      add_tab (self, self->history, HISTORY, _ ("History"), "document-open-recent-symbolic");
    }
  choose_tab (self, tabs, former);
}

/* Editing is of the page itself. */
void
_maillage_ui_record_page_update_tabs (MaillageUiRecordPage *self)
{
  gboolean shown = !self->editing && _maillage_ui_record_page_has_tabs (self);

  if (self->editing)
    adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (self->stack), MAIN);
  gtk_widget_set_visible (self->switcher, shown);
}

static void
add_switcher (MaillageUiRecordPage *self, AdwViewSwitcherPolicy policy)
{
  GtkWidget *switcher = adw_view_switcher_new ();

  adw_view_switcher_set_policy (ADW_VIEW_SWITCHER (switcher), policy);
  adw_view_switcher_set_stack (ADW_VIEW_SWITCHER (switcher), ADW_VIEW_STACK (self->stack));
  adw_squeezer_add (ADW_SQUEEZER (self->switcher), switcher);
}

/* Words beside the icons where there is room, under them where there is not. */
GtkWidget *
_maillage_ui_record_page_make_switcher (MaillageUiRecordPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->switcher = adw_squeezer_new ();
  adw_squeezer_set_homogeneous (ADW_SQUEEZER (self->switcher), FALSE);
  add_switcher (self, ADW_VIEW_SWITCHER_POLICY_WIDE);
  add_switcher (self, ADW_VIEW_SWITCHER_POLICY_NARROW);
  gtk_widget_set_visible (self->switcher, FALSE);
  gtk_box_append (GTK_BOX (box), self->switcher);
  gtk_box_append (GTK_BOX (box), self->small_title);
  return box;
}

void
_maillage_ui_record_page_show_tab (MaillageUiRecordPage *self, const char *id)
{
  if (!self->editing && adw_view_stack_get_child_by_name (ADW_VIEW_STACK (self->stack), id) != NULL)
    adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (self->stack), id);
}

static void
run_command (GtkWidget *button, MaillageUiRecordPage *self)
{
  _maillage_ui_command_run (g_object_get_data (G_OBJECT (button), "command"),
                            GTK_WIDGET (self),
                            maillage_record_get_uuid (self->record));
}

static void
add_button (MaillageUiRecordPage *self, MaillageUiCommand *command, gboolean suggested)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *content = adw_button_content_new ();

  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content),
                                    _maillage_ui_command_get_icon_name (command));
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content),
                                _maillage_ui_command_get_label (command));
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_widget_set_name (button, _maillage_ui_command_get_id (command));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  if (suggested)
    gtk_widget_add_css_class (button, "suggested-action");
  g_object_set_data_full (G_OBJECT (button), "command", g_object_ref (command), g_object_unref);
  g_signal_connect_object (button, "clicked", G_CALLBACK (run_command), self, 0);
  gtk_box_append (GTK_BOX (self->buttons), button);
}

void
_maillage_ui_record_page_update_buttons (MaillageUiRecordPage *self)
{
  const char *kind = maillage_kind_get_id (maillage_record_get_kind (self->record));
  g_autoptr (GPtrArray) all = maillage_registry_list (maillage_context_get_registry (self->context),
                                                      MAILLAGE_UI_TYPE_COMMAND);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->buttons)) != NULL)
    gtk_box_remove (GTK_BOX (self->buttons), child);
  for (guint i = 0; i < all->len && _maillage_ui_record_page_may_edit (self); i++)
    {
      gboolean suggested;

      if (_maillage_ui_command_get_on_head (all->pdata[i], &suggested)
          && g_strcmp0 (_maillage_ui_command_get_kind_id (all->pdata[i]), kind) == 0)
        add_button (self, all->pdata[i], suggested);
    }
  gtk_widget_set_visible (self->buttons,
                          !self->editing && gtk_widget_get_first_child (self->buttons) != NULL);
}
