/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "maillage-change.h"

G_BEGIN_DECLS

/* What one window did, so that Ctrl+Z takes back its own latest change and no other's. Properties:
 * can-undo, can-redo. Main thread. */
#define MAILLAGE_TYPE_UNDO_STACK (maillage_undo_stack_get_type ())
G_DECLARE_FINAL_TYPE (MaillageUndoStack, maillage_undo_stack, MAILLAGE, UNDO_STACK, GObject)

MaillageUndoStack *maillage_undo_stack_new (MaillageStore *store);
/* A change just made: nothing can be done again after it. */
void maillage_undo_stack_push (MaillageUndoStack *self, MaillageChange *change);
gboolean maillage_undo_stack_get_can_undo (MaillageUndoStack *self);
gboolean maillage_undo_stack_get_can_redo (MaillageUndoStack *self);
/* @change: one of the stack's, or NULL for the latest. */
void maillage_undo_stack_undo_async (MaillageUndoStack *self,
                                     MaillageChange *change,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
void maillage_undo_stack_redo_async (MaillageUndoStack *self,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
/* For both: what was first done and is now taken back, or done again. */
MaillageChange *maillage_undo_stack_finish (MaillageUndoStack *self,
                                            GAsyncResult *result,
                                            GError **error);

G_END_DECLS
