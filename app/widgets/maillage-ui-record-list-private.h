/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

/* The list as its own files see it: maillage-ui-record-list.c (object, page, query), -header (its
 * bar), -columns (which there are), -fit (which are shown), -cells (what they show), -memory (what
 * the settings keep of them), -filters (search and chips), -selection (the bar at the foot),
 * -export (to a file). */

#include "maillage-ui-filter.h"
#include "maillage-ui-record-list.h"
#include "maillage-ui-table.h"
#include "maillage-ui-window.h"
#include "maillage-ui-wrap.h"

#include <adwaita.h>

G_BEGIN_DECLS

typedef struct
{
  MaillageUiRecordList *list;    /* owns this */
  const char *id;                /* a field's, or one of the COLUMN_… below */
  MaillageField *field;          /* NULL for these */
  MaillageUiTableColumn *column; /* the table's */
  int usual_width;               /* pixels; -1: the rest */
  gboolean shown;        /* chosen by the user; may be hidden all the same in a folded window */
  gboolean fits;         /* there is room for it */
  GSimpleAction *action; /* its switch in the menu, or NULL */
  gboolean in_name;      /* stands under the name in a folded window */
} MaillageUiListColumn;

/* No field's id begins so. */
#define COLUMN_CHECK "-check"
#define COLUMN_NAME "-name"
#define COLUMN_TAGS "-tags"
#define COLUMN_MODIFIED "-modified"

struct _MaillageUiRecordList
{
  GtkWidget parent_instance;

  MaillageContext *context;
  char *kind_id;
  MaillageKind *kind;
  MaillageQueryModel *model;
  GtkMultiSelection *selection;
  GPtrArray *columns;                /* MaillageUiListColumn */
  GPtrArray *filters;                /* MaillageUiFilter, borrowed from the filter box */
  MaillageUiListColumn *sort_column; /* borrowed */
  gboolean descending;
  gboolean setting_up;      /* the query is made once, when all is in place */
  GHashTable *kept;         /* UUIDs to select again once the new order is known, or NULL */
  MaillageUiWindow *window; /* unowned, while rooted */
  gboolean folded;
  gboolean columns_chosen; /* by the user: they are shown even where they do not fit */
  gboolean subtitles;      /* beside the names */
  int room;                /* pixels across the table; 0: not known yet */
  guint fitting;           /* the source that fits the columns in it */
  MaillageDate *today;
  GtkFileChooserNative *chooser; /* while it asks where to */

  GtkWidget *page, *new_button, *import_button, *export_button, *menu_button;
  AdwWindowTitle *title;
  GtkWidget *notice, *notice_label;
  GtkWidget *stack, *empty, *none, *empty_new, *empty_import;
  GtkWidget *bar, *search, *filter_box;
  GtkWidget *results, *scroller;
  MaillageUiTable *view;
  GtkWidget *revealer, *count, *count_of, *tag_button, *commands, *trash_button;
  AdwButtonContent *tag_content, *modify_content, *export_content;
};

/* -export */
/* @selected: only what is selected */
void _maillage_ui_record_list_export (MaillageUiRecordList *self, gboolean selected);
gboolean _maillage_ui_record_list_export_to (MaillageUiRecordList *self,
                                             gboolean selected,
                                             const char *path,
                                             GError **error);

/* -print */
/* What is shown, and the lists that plugins declare for this kind. */
void _maillage_ui_record_list_add_print_menu (MaillageUiRecordList *self, GMenu *menu);
void _maillage_ui_record_list_print (MaillageUiRecordList *self);
void _maillage_ui_record_list_print_document (MaillageUiRecordList *self, const char *id);

/* Main file */
/* Something in what is asked has changed. */
void _maillage_ui_record_list_ask (MaillageUiRecordList *self);
/* FALSE while the kind's plugin is off, or the store read-only. */
gboolean _maillage_ui_record_list_can_write (MaillageUiRecordList *self);

/* -header */
void _maillage_ui_record_list_make_header (MaillageUiRecordList *self);
void _maillage_ui_record_list_update_header (MaillageUiRecordList *self);
void _maillage_ui_record_list_make_menu (MaillageUiRecordList *self);

/* -commands: what plugins offer */
void _maillage_ui_record_list_make_commands (MaillageUiRecordList *self);
void _maillage_ui_record_list_fold_commands (MaillageUiRecordList *self);
GMenuModel *_maillage_ui_record_list_make_search_menu (MaillageUiRecordList *self);
void _maillage_ui_record_list_run_search (MaillageUiRecordList *self, guint index);
/* FALSE: the row is none of theirs. */
gboolean _maillage_ui_record_list_run_way_in (MaillageUiRecordList *self, GtkListBoxRow *row);

/* -columns */
void _maillage_ui_record_list_make_columns (MaillageUiRecordList *self);
const char *_maillage_ui_list_column_get_title (MaillageUiListColumn *column);
/* Whether the user may take it away. */
gboolean _maillage_ui_list_column_is_optional (MaillageUiListColumn *column);

const char *_maillage_ui_list_column_get_sort (MaillageUiListColumn *column);
MaillageUiListColumn *_maillage_ui_record_list_find_sort (MaillageUiRecordList *self,
                                                          const char *sort);

/* -fit */
void _maillage_ui_record_list_set_up_fitting (MaillageUiRecordList *self);
void _maillage_ui_record_list_update_columns (MaillageUiRecordList *self);
void _maillage_ui_record_list_show_column (MaillageUiRecordList *self,
                                           MaillageUiListColumn *column,
                                           gboolean shown);

/* -memory */
void _maillage_ui_record_list_remember_columns (MaillageUiRecordList *self);
void _maillage_ui_record_list_remember_widths (MaillageUiRecordList *self);
void _maillage_ui_record_list_recall_columns (MaillageUiRecordList *self);
void _maillage_ui_record_list_remember_sort (MaillageUiRecordList *self);
void _maillage_ui_record_list_recall_sort (MaillageUiRecordList *self,
                                           MaillageUiListColumn **column,
                                           gboolean *descending);

/* -cells */
void _maillage_ui_record_list_set_up_tooltips (MaillageUiRecordList *self);
/* Both for a MaillageUiListColumn. */
GtkWidget *_maillage_ui_list_column_make_cell (MaillageUiTableRow *row, gpointer column);
void _maillage_ui_list_column_show_cell (GtkWidget *cell, MaillageUiTableRow *row, gpointer column);

/* -filters */
void _maillage_ui_record_list_make_filters (MaillageUiRecordList *self);
void _maillage_ui_record_list_apply_filters (MaillageUiRecordList *self, MaillageQuery *query);
gboolean _maillage_ui_record_list_is_filtered (MaillageUiRecordList *self);
/* « tag “logement d’abord” · “gironde” »; NULL when nothing is filtered. */
char *_maillage_ui_record_list_dup_filter_words (MaillageUiRecordList *self);
/* The tag filtered on, which the rows need not repeat; NULL when there is none. */
const char *_maillage_ui_record_list_get_filtered_tag (MaillageUiRecordList *self);
/* Letters typed anywhere in the table go to the search. */
void _maillage_ui_record_list_set_up_search (MaillageUiRecordList *self);

/* -selection */
void _maillage_ui_record_list_set_up_selection (MaillageUiRecordList *self);
void _maillage_ui_record_list_update_selection (MaillageUiRecordList *self);
/* Remembers what is selected, to select it again in the order that comes. */
void _maillage_ui_record_list_keep_selection (MaillageUiRecordList *self);
void _maillage_ui_record_list_select_kept (MaillageUiRecordList *self);
void _maillage_ui_record_list_modify_selected (MaillageUiRecordList *self);
void _maillage_ui_record_list_trash_selected (MaillageUiRecordList *self);

G_END_DECLS
