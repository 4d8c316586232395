/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

/* The table as its own files see it: maillage-ui-table.c (model, columns, scrolling), -header (the
 * titles, and how wide the columns are), -body (which rows there are), -row (one of them), -keys
 * (what keys and the pointer do). */

#include "maillage-ui-table.h"

G_BEGIN_DECLS

struct _MaillageUiTableColumn
{
  MaillageUiTable *table; /* owns this */
  char *title;            /* NULL: none */
  MaillageUiMakeCell make;
  MaillageUiShowCell show;
  gpointer user_data;
  int width; /* pixels; -1: what the others leave */
  int least;
  gboolean visible, sortable, resizable;
  GtkWidget *button; /* in the header */
  int x, across;     /* where it stands since the last allocation, from where one begins to read */
};

#define MAILLAGE_UI_TYPE_TABLE_HEADER (maillage_ui_table_header_get_type ())
G_DECLARE_FINAL_TYPE (
    MaillageUiTableHeader, maillage_ui_table_header, MAILLAGE_UI, TABLE_HEADER, GtkWidget)
#define MAILLAGE_UI_TYPE_TABLE_BODY (maillage_ui_table_body_get_type ())
G_DECLARE_FINAL_TYPE (
    MaillageUiTableBody, maillage_ui_table_body, MAILLAGE_UI, TABLE_BODY, GtkWidget)

struct _MaillageUiTable
{
  GtkWidget parent_instance;

  GtkWidget *header;
  MaillageUiTableBody *body;
  GPtrArray *columns; /* MaillageUiTableColumn */
  MaillageUiTableColumn *sort;
  gboolean descending;
  gboolean two_lines;
  GtkSelectionModel *model;
  GtkAdjustment *across, *down;
  GtkScrollablePolicy across_policy, down_policy;
  guint cursor; /* the row that has, or gets, the focus */
  guint anchor; /* where a selection begins */
};

struct _MaillageUiTableBody
{
  GtkWidget parent_instance;

  MaillageUiTable *table; /* owns this */
  GPtrArray *rows;        /* MaillageUiTableRow, in the order of their positions */
  GPtrArray *spare;       /* those that show nothing, hidden */
  int row_height;         /* 0: to be measured */
  gboolean syncing;
  guint n_passed; /* rows, since they last rested */
  guint rest_id;
};

struct _MaillageUiTableRow
{
  GtkWidget parent_instance;

  MaillageUiTable *table;
  MaillageRecord *record; /* NULL while it is spare */
  guint position;
  gboolean selected;
  GPtrArray *cells; /* GtkWidget, or NULL, by column; empty until the first record */
};

/* Main file */
guint _maillage_ui_table_get_n_rows (MaillageUiTable *self);
/* Columns came, went, or changed their width. */
void _maillage_ui_table_queue_layout (MaillageUiTable *self);
/* Scrolls as little as is needed to show the row whole. */
void _maillage_ui_table_scroll_to (MaillageUiTable *self, guint position);
/* Pixels that @column is given in a line of @width, its place in the column itself. */
int _maillage_ui_table_place_columns (MaillageUiTable *self, int width);
/* The child's place among others in a line of @width pixels. */
void _maillage_ui_table_column_allocate (MaillageUiTableColumn *self,
                                         GtkWidget *child,
                                         int width,
                                         int height);
int _maillage_ui_table_get_width (MaillageUiTable *self);

/* -header */
GtkWidget *_maillage_ui_table_header_new (MaillageUiTable *table);
void _maillage_ui_table_header_add (MaillageUiTableHeader *self, MaillageUiTableColumn *column);
void _maillage_ui_table_header_update (MaillageUiTableHeader *self, MaillageUiTableColumn *column);

/* -body */
GtkWidget *_maillage_ui_table_body_new (MaillageUiTable *table);
/* Makes the rows those in view, each with the record of its position. */
void _maillage_ui_table_body_sync (MaillageUiTableBody *self);
int _maillage_ui_table_body_get_row_height (MaillageUiTableBody *self);
/* NULL when it is not in view. */
MaillageUiTableRow *_maillage_ui_table_body_find_row (MaillageUiTableBody *self, guint position);
void
_maillage_ui_table_body_update_selected (MaillageUiTableBody *self, guint position, guint n_items);
/* Forgets the cells: the columns are others. */
void _maillage_ui_table_body_clear (MaillageUiTableBody *self);
gboolean _maillage_ui_table_body_has_focus (MaillageUiTableBody *self);
gboolean _maillage_ui_table_body_focus_row (MaillageUiTableBody *self, guint position);

/* -row */
MaillageUiTableRow *_maillage_ui_table_row_new (MaillageUiTable *table);
/* NULL when it is spare. */
void _maillage_ui_table_row_set (MaillageUiTableRow *self, guint position, MaillageRecord *record);
void _maillage_ui_table_row_set_selected (MaillageUiTableRow *self, gboolean selected);
void _maillage_ui_table_row_refresh (MaillageUiTableRow *self, MaillageUiTableColumn *column);
/* A column was shown or hidden. */
void _maillage_ui_table_row_update_cells (MaillageUiTableRow *self);

/* -keys */
void _maillage_ui_table_install_keys (GtkWidgetClass *widget_class);
void _maillage_ui_table_set_up_pointer (MaillageUiTable *self);

G_END_DECLS
