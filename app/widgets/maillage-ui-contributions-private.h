/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "maillage-ui-contributions.h"

#include <maillage-core.h>

G_BEGIN_DECLS

/* What maillage_ui_add_… () leaves in the scope: found with maillage_registry_list () by type. Each
 * knows its scope without owning it: the scope owns them. */

#define MAILLAGE_UI_TYPE_PAGE_CONTRIBUTION (_maillage_ui_page_contribution_get_type ())
G_DECLARE_FINAL_TYPE (MaillageUiPageContribution,
                      _maillage_ui_page_contribution,
                      MAILLAGE_UI,
                      PAGE_CONTRIBUTION,
                      GObject)
/* NULL once the plugin has been switched off. */
MaillageScope *_maillage_ui_page_contribution_get_scope (MaillageUiPageContribution *self);
/* Whole: "events.calendar". */
const char *_maillage_ui_page_contribution_get_id (MaillageUiPageContribution *self);
const char *_maillage_ui_page_contribution_get_title (MaillageUiPageContribution *self);
const char *_maillage_ui_page_contribution_get_icon_name (MaillageUiPageContribution *self);
/* Makes the page, a floating reference. */
GtkWidget *_maillage_ui_page_contribution_make (MaillageUiPageContribution *self);

#define MAILLAGE_UI_TYPE_LIST_CONTRIBUTION (_maillage_ui_list_contribution_get_type ())
G_DECLARE_FINAL_TYPE (MaillageUiListContribution,
                      _maillage_ui_list_contribution,
                      MAILLAGE_UI,
                      LIST_CONTRIBUTION,
                      GObject)
MaillageScope *_maillage_ui_list_contribution_get_scope (MaillageUiListContribution *self);
const char *_maillage_ui_list_contribution_get_kind_id (MaillageUiListContribution *self);

#define MAILLAGE_UI_TYPE_SECTION_CONTRIBUTION (_maillage_ui_section_contribution_get_type ())
G_DECLARE_FINAL_TYPE (MaillageUiSectionContribution,
                      _maillage_ui_section_contribution,
                      MAILLAGE_UI,
                      SECTION_CONTRIBUTION,
                      GObject)
const char *_maillage_ui_section_contribution_get_kind_id (MaillageUiSectionContribution *self);
const char *_maillage_ui_section_contribution_get_title (MaillageUiSectionContribution *self);
MaillageSide _maillage_ui_section_contribution_get_side (MaillageUiSectionContribution *self);
/* Whether it stands before the fields, and the children field it shows, or NULL. */
gboolean _maillage_ui_section_contribution_get_lead (MaillageUiSectionContribution *self);
const char *_maillage_ui_section_contribution_get_field_id (MaillageUiSectionContribution *self);
/* Loads the record with the plugin's rights, makes the section and refreshes it; NULL and an error
 * when the record cannot be read. A floating reference. */
GtkWidget *_maillage_ui_section_contribution_make (MaillageUiSectionContribution *self,
                                                   const char *uuid,
                                                   GError **error);

/* What a section told with maillage_ui_section_set_count (), or -1. Property "count". */
int _maillage_ui_section_get_count (MaillageUiSection *self);
/* What maillage_ui_section_set_end () gave. Property "end". */
GtkWidget *_maillage_ui_section_get_end (MaillageUiSection *self);

#define MAILLAGE_UI_TYPE_TAB_CONTRIBUTION (_maillage_ui_tab_contribution_get_type ())
G_DECLARE_FINAL_TYPE (MaillageUiTabContribution,
                      _maillage_ui_tab_contribution,
                      MAILLAGE_UI,
                      TAB_CONTRIBUTION,
                      GObject)
const char *_maillage_ui_tab_contribution_get_kind_id (MaillageUiTabContribution *self);
const char *_maillage_ui_tab_contribution_get_id (MaillageUiTabContribution *self);
const char *_maillage_ui_tab_contribution_get_title (MaillageUiTabContribution *self);
const char *_maillage_ui_tab_contribution_get_icon_name (MaillageUiTabContribution *self);
/* FALSE: it is the page itself. */
gboolean _maillage_ui_tab_contribution_has_section (MaillageUiTabContribution *self);
/* A floating reference; NULL when the record cannot be read. */
GtkWidget *_maillage_ui_tab_contribution_make (MaillageUiTabContribution *self, const char *uuid);
gboolean _maillage_ui_tab_contribution_opens (MaillageUiTabContribution *self, const char *uuid);

#define MAILLAGE_UI_TYPE_TASK_CONTRIBUTION (_maillage_ui_task_contribution_get_type ())
G_DECLARE_FINAL_TYPE (MaillageUiTaskContribution,
                      _maillage_ui_task_contribution,
                      MAILLAGE_UI,
                      TASK_CONTRIBUTION,
                      GObject)
const char *_maillage_ui_task_contribution_get_id (MaillageUiTaskContribution *self);
const char *_maillage_ui_task_contribution_get_title (MaillageUiTaskContribution *self);
GtkWidget *_maillage_ui_task_contribution_make (MaillageUiTaskContribution *self, const char *uuid);

/* A command of a plugin, or (with a NULL scope) of the program itself. */
#define MAILLAGE_UI_TYPE_COMMAND (_maillage_ui_command_get_type ())
G_DECLARE_FINAL_TYPE (MaillageUiCommand, _maillage_ui_command, MAILLAGE_UI, COMMAND, GObject)
MaillageUiCommand *_maillage_ui_command_new (MaillageScope *scope,
                                             const char *id,
                                             const char *label,
                                             const char *icon_name,
                                             const char *accel,
                                             const char *kind_id,
                                             MaillageUiCommandFunc func,
                                             gpointer user_data,
                                             GDestroyNotify destroy);
const char *_maillage_ui_command_get_id (MaillageUiCommand *self);
const char *_maillage_ui_command_get_label (MaillageUiCommand *self);
const char *_maillage_ui_command_get_icon_name (MaillageUiCommand *self);
/* "<Control>n", or NULL. */
const char *_maillage_ui_command_get_accel (MaillageUiCommand *self);
/* The kind whose record it works on, or NULL. */
const char *_maillage_ui_command_get_kind_id (MaillageUiCommand *self);
/* TRUE: it opens a page ("Calendar"): the palette says so. */
gboolean _maillage_ui_command_get_is_page (MaillageUiCommand *self);
void _maillage_ui_command_set_is_page (MaillageUiCommand *self, gboolean is_page);
/* A button on the head of a record's page. */
gboolean _maillage_ui_command_get_on_head (MaillageUiCommand *self, gboolean *suggested);
void _maillage_ui_command_run (MaillageUiCommand *self, GtkWidget *from, const char *uuid);

G_END_DECLS
