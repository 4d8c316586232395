/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>
#include <maillage.h>

G_BEGIN_DECLS

/* What a plugin's contribute_ui () registers: types and names, never widgets. The shell makes the
 * instances when a page opens and drops them when the plugin's scope is left. */

/* MaillageUiPage:
 *
 * A page of its own in the sidebar: a calendar, a board. Derive from it; fill it in when the
 * "scope" property is set (after construction, on map).
 */
#define MAILLAGE_UI_TYPE_PAGE (maillage_ui_page_get_type ())
MAILLAGE_AVAILABLE_IN_1_0
G_DECLARE_DERIVABLE_TYPE (MaillageUiPage, maillage_ui_page, MAILLAGE_UI, PAGE, GtkWidget)

struct _MaillageUiPageClass
{
  GtkWidgetClass parent_class;
  gpointer _reserved[16];
};

/* One as the shell makes it, for tests; @uuid is for a task's alone. */
MAILLAGE_AVAILABLE_IN_1_0
GtkWidget *maillage_ui_page_new (GType page_type, MaillageScope *scope, const char *uuid);
MAILLAGE_AVAILABLE_IN_1_0
MaillageScope *maillage_ui_page_get_scope (MaillageUiPage *self);
MAILLAGE_AVAILABLE_IN_1_0
void maillage_ui_page_set_child (MaillageUiPage *self, GtkWidget *child);
/* FALSE while it reads: who takes pictures of it, or tests it, waits. Property "complete", TRUE at
 * first. */
MAILLAGE_AVAILABLE_IN_1_0
gboolean maillage_ui_page_get_complete (MaillageUiPage *self);
MAILLAGE_AVAILABLE_IN_1_0
void maillage_ui_page_set_complete (MaillageUiPage *self, gboolean complete);
/* Prints a document ("actions.progress") of some records; NULL or none means all of its kind. */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_ui_print (GtkWidget *from, const char *document_id, const char *const *uuids);
/* Of a task (maillage_ui_add_task ()): the record it is about; NULL for other pages. */
MAILLAGE_AVAILABLE_IN_1_0
const char *maillage_ui_page_get_uuid (MaillageUiPage *self);
/* Opens a record's page in the window this page is in. */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_ui_open_record (GtkWidget *from, const char *uuid);

/* MaillageUiSection:
 *
 * A section on a record's page, of any kind, one's own or another plugin's. Derive from it; the
 * record is a view with the rights of the section's plugin. `refresh` is called when it has
 * changed.
 */
#define MAILLAGE_UI_TYPE_SECTION (maillage_ui_section_get_type ())
MAILLAGE_AVAILABLE_IN_1_0
G_DECLARE_DERIVABLE_TYPE (MaillageUiSection, maillage_ui_section, MAILLAGE_UI, SECTION, GtkWidget)

struct _MaillageUiSectionClass
{
  GtkWidgetClass parent_class;
  void (*refresh) (MaillageUiSection *self, MaillageRecord *record);
  gpointer _reserved[16];
};

/* One as the shell makes it, for tests. */
MAILLAGE_AVAILABLE_IN_1_0
GtkWidget *
maillage_ui_section_new (GType section_type, MaillageScope *scope, MaillageRecord *record);
MAILLAGE_AVAILABLE_IN_1_0
MaillageScope *maillage_ui_section_get_scope (MaillageUiSection *self);
MAILLAGE_AVAILABLE_IN_1_0
MaillageRecord *maillage_ui_section_get_record (MaillageUiSection *self);
MAILLAGE_AVAILABLE_IN_1_0
void maillage_ui_section_set_child (MaillageUiSection *self, GtkWidget *child);
/* Shown beside the title; a section that says 0 is left out when reading. */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_ui_section_set_count (MaillageUiSection *self, guint count);
/* One flat thing at the right of the title: "+", or what one does with all that is shown. A lead
 * section that has one stays even when it shows nothing. */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_ui_section_set_end (MaillageUiSection *self, GtkWidget *end);

/**
 * MaillageUiCommandFunc:
 * @scope: the plugin's scope
 * @from: the window's content, from which records and pages are opened
 * @uuid: (nullable): the record that is shown, when the command is for a kind
 * @user_data: the data given with the function
 */
typedef void (*MaillageUiCommandFunc) (MaillageScope *scope,
                                       GtkWidget *from,
                                       const char *uuid,
                                       gpointer user_data);

MAILLAGE_AVAILABLE_IN_1_0
void maillage_ui_add_page (MaillageScope *scope,
                           const char *id,
                           const char *title,
                           const char *icon_name,
                           GType page_type);
/* A kind's list in the sidebar, under the plugin's heading; without it a kind has no entry there.
 */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_ui_add_list (MaillageScope *scope, const char *kind_id);
MAILLAGE_AVAILABLE_IN_1_0
void maillage_ui_add_section (MaillageScope *scope,
                              const char *kind_id,
                              const char *title,
                              MaillageSide side,
                              GType section_type);
/* The same before the record's fields. @field_id: the children it shows in its own way, so that the
 * page does not list them again; or NULL. */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_ui_add_lead_section (MaillageScope *scope,
                                   const char *kind_id,
                                   const char *title,
                                   MaillageSide side,
                                   GType section_type,
                                   const char *field_id);

/**
 * MaillageUiTabFunc:
 * @scope: the plugin's scope
 * @record: the record whose page opens, as far as the plugin may read it
 *
 * Returns: whether the page opens on this tab
 */
typedef gboolean (*MaillageUiTabFunc) (MaillageScope *scope, MaillageRecord *record);

/* A tab of a kind's pages, which then have one for the history too. The first one of a kind is the
 * page itself, fields and sections, under that name: its @section_type is G_TYPE_NONE. @opens may be
 * NULL; the last tab that wants to be opened is. */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_ui_add_tab (MaillageScope *scope,
                          const char *kind_id,
                          const char *id,
                          const char *title,
                          const char *icon_name,
                          GType section_type,
                          MaillageUiTabFunc opens);
/* Shows a tab of the record's page that @from is on. */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_ui_show_tab (GtkWidget *from, const char *id);

/* One job on one record, without the sidebar: the queue at the door. A class derived from
 * MaillageUiPage. */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_ui_add_task (MaillageScope *scope, const char *id, const char *title, GType page_type);
/* @id is whole: "events.attendance". */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_ui_open_task (GtkWidget *from, const char *id, const char *uuid);

/* A style sheet of the plugin's resources, for as long as it is switched on. */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_ui_add_style (MaillageScope *scope, const char *resource_path);
/* Opens an address with what the user has for it: "mailto:". */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_ui_open_uri (GtkWidget *from, const char *uri);

/* In the palette; with @kind_id also in the menu of such a record's page. @accel may be NULL. */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_ui_add_command (MaillageScope *scope,
                              const char *id,
                              const char *label,
                              const char *icon_name,
                              const char *accel,
                              const char *kind_id,
                              MaillageUiCommandFunc func,
                              gpointer user_data,
                              GDestroyNotify destroy);
/* Shows a command, added before, as a button on the head of its records' pages. */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_ui_put_on_head (MaillageScope *scope, const char *id, gboolean suggested);

G_END_DECLS
