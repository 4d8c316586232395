/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

/* The record page as its own files see it: -page.c (object, header bar, walking the list), -head
 * (title and its line), -cards (who to call), -fields (groups of rows), -tags, -editing (commit,
 * drafts, what is to check), -sections (tied records, plugins' sections, notes, history), -tabs, -actions
 * (duplicate, trash, menu). */

#include "maillage-ui-field-row.h"
#include "maillage-ui-record-page.h"

#include <adwaita.h>
#include <maillage-registry-private.h>

G_BEGIN_DECLS

struct _MaillageUiRecordPage
{
  GtkWidget parent_instance;

  MaillageContext *context;
  MaillageStore *store;
  MaillageRecord *record;
  MaillageQueryModel *from;
  MaillageChange *creation;
  char *back;
  gboolean editing;
  gboolean seen; /* it was on the screen before, and its focus with it */
  guint rebuild_id;
  guint scrolled_id; /* the source that shows or hides the small title */

  GPtrArray *rows;   /* MaillageUiFieldRow, in the order of the page */
  GPtrArray *groups; /* what holds them: shown while one of them is */
  GPtrArray *ties;   /* MaillageUiTies */
  GPtrArray *read;   /* what shows only when reading */
  GtkWidget *notes;
  GtkWidget *files;
  GtkWidget *history;
  GtkWidget *tags;
  GtkWidget *to_check;

  GtkWidget *bar;
  GtkWidget *header_place;
  GtkWidget *mention, *trashed;
  GtkWidget *scroll;
  GtkWidget *tile, *tile_month, *tile_day; /* a day, in place of the avatar */
  GtkWidget *avatar;
  GtkWidget *title;
  GtkWidget *line;
  GtkWidget *cards;
  GtkWidget *stack; /* of tabs; the columns are the first */
  GtkWidget *columns;
  GtkWidget *buttons;  /* on the head */
  GtkWidget *switcher; /* of the tabs */
  char *tabs_of;       /* the record whose tab is shown */

  GtkWidget *small_title; /* in the header bar, once the big one has scrolled away */
  GtkWidget *walk;
  GtkWidget *position;
  GtkWidget *edit;
  GtkWidget *menu;
  GtkWidget *saved;
  GtkWidget *done;
};

/* -head */
void _maillage_ui_record_page_update_head (MaillageUiRecordPage *self);
/* Whether the head says a field already. */
gboolean _maillage_ui_record_page_head_has (MaillageUiRecordPage *self, MaillageField *field);
/* The title, or words that stand for it. */
const char *_maillage_ui_record_page_get_name (MaillageUiRecordPage *self);

/* -mention: a text that may still name who was erased */
void _maillage_ui_record_page_update_mention (MaillageUiRecordPage *self);
void
_maillage_ui_record_page_settle_mention (GtkWidget *widget, const char *name, GVariant *parameter);

/* -cards: who to call, what comes next */
void _maillage_ui_record_page_update_cards (MaillageUiRecordPage *self);

/* -fields */
void _maillage_ui_record_page_add_fields (MaillageUiRecordPage *self, MaillageSide side);
void _maillage_ui_record_page_update_fields (MaillageUiRecordPage *self);

/* -editing */
gboolean _maillage_ui_record_page_may_edit (MaillageUiRecordPage *self);
void _maillage_ui_record_page_follow (MaillageUiRecordPage *self, MaillageUiFieldRow *row);
void _maillage_ui_record_page_add_to_check (MaillageUiRecordPage *self);
void _maillage_ui_record_page_update_to_check (MaillageUiRecordPage *self);
/* Shows the drafts a crash left, if any. */
void _maillage_ui_record_page_recover (MaillageUiRecordPage *self);
void _maillage_ui_record_page_commit_all (MaillageUiRecordPage *self);
/* Whether it has just been made and nothing was ever entered. */
gboolean _maillage_ui_record_page_is_untouched (MaillageUiRecordPage *self);
/* Goes back from such a page, and says whether it did; the first, only when it is not named yet. */
gboolean _maillage_ui_record_page_leave_nameless (MaillageUiRecordPage *self);
gboolean _maillage_ui_record_page_leave_untouched (MaillageUiRecordPage *self);
/* Takes the creation back when nothing was ever entered. */
void _maillage_ui_record_page_drop_untouched (MaillageUiRecordPage *self);

/* -tags */
void _maillage_ui_record_page_add_tags (MaillageUiRecordPage *self);
void _maillage_ui_record_page_update_tags (MaillageUiRecordPage *self);

/* -sections */
void _maillage_ui_record_page_add_ties (MaillageUiRecordPage *self, MaillageSide side);
/* @lead: those that come before the fields. */
void _maillage_ui_record_page_add_plugin_sections (MaillageUiRecordPage *self,
                                                   MaillageSide side,
                                                   gboolean lead);
/* Shows what is only read while one reads, unless it has nothing to show. */
void _maillage_ui_record_page_show_place (MaillageUiRecordPage *self, GtkWidget *place);
void _maillage_ui_record_page_add_notes_and_history (MaillageUiRecordPage *self);

/* -tabs */
gboolean _maillage_ui_record_page_has_tabs (MaillageUiRecordPage *self);
void _maillage_ui_record_page_build_tabs (MaillageUiRecordPage *self);
void _maillage_ui_record_page_update_tabs (MaillageUiRecordPage *self);
void _maillage_ui_record_page_show_tab (MaillageUiRecordPage *self, const char *id);
void _maillage_ui_record_page_update_buttons (MaillageUiRecordPage *self);
/* What stands in the middle of the header bar: the tabs, or the small title. */
GtkWidget *_maillage_ui_record_page_make_switcher (MaillageUiRecordPage *self);

/* -actions */
void _maillage_ui_record_page_install_actions (GtkWidgetClass *widget_class);
/* Files may be dropped anywhere on the page. */
void _maillage_ui_record_page_accept_files (MaillageUiRecordPage *self);
void _maillage_ui_record_page_add_shortcuts (MaillageUiRecordPage *self);
void _maillage_ui_record_page_update_actions (MaillageUiRecordPage *self);
GMenuModel *_maillage_ui_record_page_make_menu (MaillageUiRecordPage *self);

/* -page */
void _maillage_ui_record_page_show_record (MaillageUiRecordPage *self, MaillageRecord *record);

G_END_DECLS
