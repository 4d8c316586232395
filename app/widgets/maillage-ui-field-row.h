/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>
#include <maillage-core.h>

G_BEGIN_DECLS

/* One field of a record: read, or edited in the same place. Signals:
 *   commit (value): a canonical value (NULL when emptied) is to be written; answer with
 *     maillage_ui_field_row_saved() or maillage_ui_field_row_failed()
 *   typed (text): what has been typed so far; NULL when nothing is unsaved any more
 *   checked (): its warning or problem changed */
#define MAILLAGE_UI_TYPE_FIELD_ROW (maillage_ui_field_row_get_type ())
G_DECLARE_FINAL_TYPE (
    MaillageUiFieldRow, maillage_ui_field_row, MAILLAGE_UI, FIELD_ROW, GtkListBoxRow)

GtkWidget *maillage_ui_field_row_new (MaillageContext *context, MaillageField *field);
/* Whether rows show and edit fields of that type: not children. */
gboolean maillage_ui_field_row_supports (MaillageField *field);
MaillageField *maillage_ui_field_row_get_field (MaillageUiFieldRow *self);
/* Shows the record's value; what is typed and unsaved stays. */
void maillage_ui_field_row_set_record (MaillageUiFieldRow *self, MaillageRecord *record);
/* In place of a record: a value that is none's. */
void maillage_ui_field_row_set_value (MaillageUiFieldRow *self, const char *value);
void maillage_ui_field_row_set_editing (MaillageUiFieldRow *self, gboolean editing);
/* Without label, for a group that has this field alone. */
void maillage_ui_field_row_set_bare (MaillageUiFieldRow *self, gboolean bare);
gboolean maillage_ui_field_row_get_empty (MaillageUiFieldRow *self);
/* Whether something is typed that is not saved. */
gboolean maillage_ui_field_row_get_unsaved (MaillageUiFieldRow *self);
/* A text found after a crash: shown, and said to be unsaved. */
void maillage_ui_field_row_set_draft (MaillageUiFieldRow *self, const char *text);
/* What leaving the field does: checks what is typed and asks to write it. */
void maillage_ui_field_row_commit (MaillageUiFieldRow *self);
/* What Esc does: gives up what is typed. */
void maillage_ui_field_row_restore (MaillageUiFieldRow *self);
void maillage_ui_field_row_saved (MaillageUiFieldRow *self);
void maillage_ui_field_row_failed (MaillageUiFieldRow *self, const char *message);
/* Why what is typed is not saved; NULL when nothing stands against it. */
const char *maillage_ui_field_row_get_problem (MaillageUiFieldRow *self);
/* What is doubtful about the value; NULL when nothing is. */
const char *maillage_ui_field_row_get_warning (MaillageUiFieldRow *self);

G_END_DECLS
