/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "maillage-ui-owned-private.h"

G_BEGIN_DECLS

/* The notes of a record: read, added and edited in place. What is typed is kept as a draft. */
#define MAILLAGE_UI_TYPE_NOTES (_maillage_ui_notes_get_type ())
G_DECLARE_FINAL_TYPE (MaillageUiNotes, _maillage_ui_notes, MAILLAGE_UI, NOTES, MaillageUiOwned)

GtkWidget *_maillage_ui_notes_new (MaillageContext *context, MaillageRecord *record);
/* Opens the place where one types a new note. */
void _maillage_ui_notes_add (MaillageUiNotes *self);

/* The last changes of a record; all of them, with what each did, when asked. */
#define MAILLAGE_UI_TYPE_HISTORY (_maillage_ui_history_get_type ())
G_DECLARE_FINAL_TYPE (MaillageUiHistory, _maillage_ui_history, MAILLAGE_UI, HISTORY, GtkWidget)

GtkWidget *_maillage_ui_history_new (MaillageContext *context, MaillageRecord *record);
void _maillage_ui_history_show_all (MaillageUiHistory *self);

G_END_DECLS
