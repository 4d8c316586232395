/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>
#include <maillage-core.h>

G_BEGIN_DECLS

/* The whole list page of one kind: header bar, search, filters, table, selection bar. */
#define MAILLAGE_UI_TYPE_RECORD_LIST (maillage_ui_record_list_get_type ())
G_DECLARE_FINAL_TYPE (
    MaillageUiRecordList, maillage_ui_record_list, MAILLAGE_UI, RECORD_LIST, GtkWidget)

GtkWidget *maillage_ui_record_list_new (MaillageContext *context, const char *kind_id);
const char *maillage_ui_record_list_get_kind_id (MaillageUiRecordList *self);
/* What is shown, in its order: for Alt+↑ ↓, for printing, for export. */
MaillageQueryModel *maillage_ui_record_list_get_model (MaillageUiRecordList *self);
/* The UUIDs selected, in the list's order; empty when none is. */
GStrv maillage_ui_record_list_dup_selected (MaillageUiRecordList *self);
/* Puts what is shown down to one value of a field (or of "tags"); @label is how people read it. */
void maillage_ui_record_list_set_filter (MaillageUiRecordList *self,
                                         const char *field_id,
                                         MaillageOperator op,
                                         const char *value,
                                         const char *label);
void maillage_ui_record_list_clear_filters (MaillageUiRecordList *self);
void maillage_ui_record_list_focus_search (MaillageUiRecordList *self);

G_END_DECLS
