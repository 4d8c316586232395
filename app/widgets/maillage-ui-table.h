/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>
#include <maillage-core.h>

G_BEGIN_DECLS

/* A table of records, of any length. Only the rows in view are widgets, and when the list changes
 * they show other records: GtkColumnView makes some two hundred rows, and makes them anew. Emits
 * "activate" with a position, and "sort-changed" when a header is pressed. */
#define MAILLAGE_UI_TYPE_TABLE (maillage_ui_table_get_type ())
MAILLAGE_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (MaillageUiTable, maillage_ui_table, MAILLAGE_UI, TABLE, GtkWidget)

/* One line of it. Its property "selected" follows the selection. */
#define MAILLAGE_UI_TYPE_TABLE_ROW (maillage_ui_table_row_get_type ())
MAILLAGE_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (MaillageUiTableRow, maillage_ui_table_row, MAILLAGE_UI, TABLE_ROW, GtkWidget)

MaillageRecord *maillage_ui_table_row_get_record (MaillageUiTableRow *self);
guint maillage_ui_table_row_get_position (MaillageUiTableRow *self);
gboolean maillage_ui_table_row_get_selected (MaillageUiTableRow *self);

typedef struct _MaillageUiTableColumn MaillageUiTableColumn;
/* Makes a cell for a row; shows in it what the row's record says, again after it changed. */
typedef GtkWidget *(*MaillageUiMakeCell) (MaillageUiTableRow *row, gpointer user_data);
typedef void (*MaillageUiShowCell) (GtkWidget *cell, MaillageUiTableRow *row, gpointer user_data);

GtkWidget *maillage_ui_table_new (void);
/* Its items are records. */
void maillage_ui_table_set_model (MaillageUiTable *self, GtkSelectionModel *model);
GtkSelectionModel *maillage_ui_table_get_model (MaillageUiTable *self);
/* The columns come at the end, and belong to the table. */
MaillageUiTableColumn *maillage_ui_table_add_column (MaillageUiTable *self,
                                                     const char *title,
                                                     MaillageUiMakeCell make,
                                                     MaillageUiShowCell show,
                                                     gpointer user_data);
void maillage_ui_table_remove_columns (MaillageUiTable *self);
guint maillage_ui_table_get_n_columns (MaillageUiTable *self);
MaillageUiTableColumn *maillage_ui_table_get_column (MaillageUiTable *self, guint position);
/* What the header shows; the order itself is the model's. */
void maillage_ui_table_set_sort (MaillageUiTable *self,
                                 MaillageUiTableColumn *column,
                                 gboolean descending);
MaillageUiTableColumn *maillage_ui_table_get_sort (MaillageUiTable *self, gboolean *descending);
/* Rows of two lines are higher. */
void maillage_ui_table_set_two_lines (MaillageUiTable *self, gboolean two_lines);

const char *maillage_ui_table_column_get_title (MaillageUiTableColumn *self);
void maillage_ui_table_column_set_title (MaillageUiTableColumn *self, const char *title);
/* Pixels; -1: what the others leave, @least at least. */
int maillage_ui_table_column_get_width (MaillageUiTableColumn *self);
void maillage_ui_table_column_set_width (MaillageUiTableColumn *self, int width);
void maillage_ui_table_column_set_least (MaillageUiTableColumn *self, int least);
gboolean maillage_ui_table_column_get_visible (MaillageUiTableColumn *self);
void maillage_ui_table_column_set_visible (MaillageUiTableColumn *self, gboolean visible);
gboolean maillage_ui_table_column_get_sortable (MaillageUiTableColumn *self);
void maillage_ui_table_column_set_sortable (MaillageUiTableColumn *self, gboolean sortable);
void maillage_ui_table_column_set_resizable (MaillageUiTableColumn *self, gboolean resizable);
/* Shows its cells again. */
void maillage_ui_table_column_refresh (MaillageUiTableColumn *self);

G_END_DECLS
