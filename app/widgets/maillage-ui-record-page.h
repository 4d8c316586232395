/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>
#include <maillage-core.h>

G_BEGIN_DECLS

/* The page of one record of any kind, from its declaration alone. Read, or edited in place.
 * Actions: record.edit (F2), record.done, record.previous, record.next (Alt+↑ ↓),
 * record.duplicate, record.trash, record.history. */
#define MAILLAGE_UI_TYPE_RECORD_PAGE (maillage_ui_record_page_get_type ())
G_DECLARE_FINAL_TYPE (
    MaillageUiRecordPage, maillage_ui_record_page, MAILLAGE_UI, RECORD_PAGE, GtkWidget)

/* @from: the list one walks through, or NULL. @back: the label of the back button; NULL for the
 * kind's plural. NULL and @error when the record cannot be read. */
GtkWidget *maillage_ui_record_page_new (MaillageContext *context,
                                        const char *uuid,
                                        MaillageQueryModel *from,
                                        const char *back,
                                        GError **error);
MaillageRecord *maillage_ui_record_page_get_record (MaillageUiRecordPage *self);
/* The back button's label. */
void maillage_ui_record_page_set_back (MaillageUiRecordPage *self, const char *back);
/* The record's title; changes when one walks the list. Property "title". */
const char *maillage_ui_record_page_get_title (MaillageUiRecordPage *self);
/* Editing begins in the first field. Ending it saves the field one is in. Property "editing". */
gboolean maillage_ui_record_page_get_editing (MaillageUiRecordPage *self);
void maillage_ui_record_page_set_editing (MaillageUiRecordPage *self, gboolean editing);
/* The change that made the record just now: editing begins, and if nothing is ever entered, leaving
 * the page takes the creation back. */
void maillage_ui_record_page_set_creation (MaillageUiRecordPage *self, MaillageChange *creation);

G_END_DECLS
