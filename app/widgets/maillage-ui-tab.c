/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-ui-contributions-private.h"

/* A tab of a record's page. */
struct _MaillageUiTabContribution
{
  GObject parent_instance;

  MaillageScope *scope; /* unowned */
  char *kind_id, *id, *title, *icon_name;
  GType section_type;
  MaillageUiTabFunc opens;
};

G_DEFINE_FINAL_TYPE (MaillageUiTabContribution, _maillage_ui_tab_contribution, G_TYPE_OBJECT)

static void
_maillage_ui_tab_contribution_finalize (GObject *object)
{
  MaillageUiTabContribution *self = MAILLAGE_UI_TAB_CONTRIBUTION (object);

  g_clear_weak_pointer (&self->scope);
  g_free (self->kind_id);
  g_free (self->id);
  g_free (self->title);
  g_free (self->icon_name);
  G_OBJECT_CLASS (_maillage_ui_tab_contribution_parent_class)->finalize (object);
}

static void
_maillage_ui_tab_contribution_class_init (MaillageUiTabContributionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = _maillage_ui_tab_contribution_finalize;
}

static void
_maillage_ui_tab_contribution_init (MaillageUiTabContribution *self)
{
}

const char *
_maillage_ui_tab_contribution_get_kind_id (MaillageUiTabContribution *self)
{
  return self->kind_id;
}

const char *
_maillage_ui_tab_contribution_get_id (MaillageUiTabContribution *self)
{
  return self->id;
}

const char *
_maillage_ui_tab_contribution_get_title (MaillageUiTabContribution *self)
{
  return self->title;
}

const char *
_maillage_ui_tab_contribution_get_icon_name (MaillageUiTabContribution *self)
{
  return self->icon_name;
}

gboolean
_maillage_ui_tab_contribution_has_section (MaillageUiTabContribution *self)
{
  return self->section_type != G_TYPE_NONE;
}

GtkWidget *
_maillage_ui_tab_contribution_make (MaillageUiTabContribution *self, const char *uuid)
{
  g_autoptr (MaillageRecord) record = NULL;

  g_return_val_if_fail (self->scope != NULL, NULL);
  record = maillage_scope_load (self->scope, uuid, NULL);
  return record != NULL ? maillage_ui_section_new (self->section_type, self->scope, record) : NULL;
}

gboolean
_maillage_ui_tab_contribution_opens (MaillageUiTabContribution *self, const char *uuid)
{
  g_autoptr (MaillageRecord) record = NULL;

  if (self->opens == NULL || self->scope == NULL)
    return FALSE;
  record = maillage_scope_load (self->scope, uuid, NULL);
  return record != NULL && self->opens (self->scope, record);
}

/**
 * maillage_ui_add_tab:
 * @scope: the plugin's scope
 * @kind_id: the kind whose pages have it
 * @id: the tab's id: "attendance"
 * @title: its title
 * @icon_name: its symbolic icon
 * @section_type: a class derived from #MaillageUiSection; %G_TYPE_NONE: the page itself
 * @opens: (scope notified) (nullable): whether a page opens on it
 *
 * Adds a tab to the record pages of a kind.
 */
void
maillage_ui_add_tab (MaillageScope *scope,
                     const char *kind_id,
                     const char *id,
                     const char *title,
                     const char *icon_name,
                     GType section_type,
                     MaillageUiTabFunc opens)
{
  g_autoptr (MaillageUiTabContribution) self = NULL;

  g_return_if_fail (MAILLAGE_IS_SCOPE (scope));
  g_return_if_fail (kind_id != NULL && id != NULL && title != NULL && icon_name != NULL);
  g_return_if_fail (section_type == G_TYPE_NONE
                    || g_type_is_a (section_type, MAILLAGE_UI_TYPE_SECTION));
  self = g_object_new (MAILLAGE_UI_TYPE_TAB_CONTRIBUTION, NULL);
  g_set_weak_pointer (&self->scope, scope);
  self->kind_id = g_strdup (kind_id);
  self->id = g_strdup (id);
  self->title = g_strdup (title);
  self->icon_name = g_strdup (icon_name);
  self->section_type = section_type;
  self->opens = opens;
  maillage_scope_contribute (scope, G_OBJECT (self));
}

/**
 * maillage_ui_show_tab:
 * @from: a widget on a record's page
 * @id: the id of one of its tabs
 *
 * Shows a tab of that page.
 */
void
maillage_ui_show_tab (GtkWidget *from, const char *id)
{
  g_return_if_fail (GTK_IS_WIDGET (from));
  g_return_if_fail (id != NULL);
  gtk_widget_activate_action (from, "record.show-tab", "s", id);
}
