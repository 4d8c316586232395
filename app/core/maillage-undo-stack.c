/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-undo-stack.h"

#include "maillage-store-core.h"

#include <glib/gi18n-lib.h>

/* A change that took back another holds what was first done. */
#define FIRST "maillage-first-done"

/**
 * MaillageUndoStack:
 *
 * The changes of one window, to take back and do again.
 *
 * Taking back a change appends another one; doing it again takes back that one. So both ways ask
 * the store the same thing, and others' changes are never touched: the store refuses with
 * %MAILLAGE_ERROR_CONFLICT when they stand in the way, and the refused change leaves the stack.
 */
struct _MaillageUndoStack
{
  GObject parent_instance;

  MaillageStore *store;
  GPtrArray *done;   /* MaillageChange, the latest last */
  GPtrArray *undone; /* the changes that took back others, the latest last */
  gboolean busy;
  gboolean can_undo, can_redo;
};

G_DEFINE_FINAL_TYPE (MaillageUndoStack, maillage_undo_stack, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
update (MaillageUndoStack *self)
{
  gboolean can_undo = self->done->len > 0 && !self->busy;
  gboolean can_redo = self->undone->len > 0 && !self->busy;

  if (self->can_undo != can_undo)
    {
      self->can_undo = can_undo;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_UNDO]);
    }
  if (self->can_redo != can_redo)
    {
      self->can_redo = can_redo;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_REDO]);
    }
}

static void
maillage_undo_stack_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MaillageUndoStack *self = MAILLAGE_UNDO_STACK (object);

  switch (prop_id)
    {
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, self->can_undo);
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, self->can_redo);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
maillage_undo_stack_finalize (GObject *object)
{
  MaillageUndoStack *self = MAILLAGE_UNDO_STACK (object);

  g_clear_object (&self->store);
  g_ptr_array_unref (self->done);
  g_ptr_array_unref (self->undone);
  G_OBJECT_CLASS (maillage_undo_stack_parent_class)->finalize (object);
}

static void
maillage_undo_stack_class_init (MaillageUndoStackClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = maillage_undo_stack_get_property;
  object_class->finalize = maillage_undo_stack_finalize;
  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
maillage_undo_stack_init (MaillageUndoStack *self)
{
  self->done = g_ptr_array_new_with_free_func (g_object_unref);
  self->undone = g_ptr_array_new_with_free_func (g_object_unref);
}

/* What was first done, of which @change may be the undo, or the undo of that. */
static MaillageChange *
get_first (MaillageChange *change)
{
  MaillageChange *first = g_object_get_data (G_OBJECT (change), FIRST);

  return first != NULL ? first : change;
}

/* A write that could not be done now may be asked for again; a refusal stays one. */
static gboolean
may_try_again (const GError *error)
{
  return g_error_matches (error, MAILLAGE_ERROR, MAILLAGE_ERROR_BUSY)
         || g_error_matches (error, MAILLAGE_ERROR, MAILLAGE_ERROR_DISK_FULL)
         || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
taken_back (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  MaillageUndoStack *self = g_task_get_source_object (task);
  GPtrArray *from = g_object_get_data (G_OBJECT (task), "from");
  MaillageChange *change = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (MaillageChange) taken
      = maillage_store_undo_finish (MAILLAGE_STORE (source), result, &error);

  self->busy = FALSE;
  if (taken != NULL)
    {
      g_object_set_data_full (
          G_OBJECT (taken), FIRST, g_object_ref (get_first (change)), g_object_unref);
      g_ptr_array_add (from == self->done ? self->undone : self->done, g_object_ref (taken));
    }
  if (taken != NULL || !may_try_again (error))
    g_ptr_array_remove (from, change);
  update (self);
  if (taken != NULL)
    g_task_return_pointer (task, g_object_ref (get_first (change)), g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
take_back (MaillageUndoStack *self,
           GPtrArray *from,
           MaillageChange *change,
           const char *nothing,
           GAsyncReadyCallback callback,
           gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);

  if (change == NULL && from->len > 0)
    change = g_ptr_array_index (from, from->len - 1);
  if (change == NULL || self->busy || !g_ptr_array_find (from, change, NULL))
    {
      g_task_return_new_error (task, MAILLAGE_ERROR, MAILLAGE_ERROR_NOTHING_TO_UNDO, "%s", nothing);
      return;
    }
  self->busy = TRUE;
  update (self);
  g_task_set_task_data (task, g_object_ref (change), g_object_unref);
  g_object_set_data (G_OBJECT (task), "from", from);
  maillage_store_undo_async (
      self->store, maillage_change_get_number (change), NULL, taken_back, g_steal_pointer (&task));
}

/* The change is no more: there is nothing to take back. */
static void
on_withdrawn (MaillageUndoStack *self, gint64 number)
{
  for (guint i = self->done->len; i > 0; i--)
    if (maillage_change_get_number (g_ptr_array_index (self->done, i - 1)) == number)
      g_ptr_array_remove_index (self->done, i - 1);
  update (self);
}

/**
 * maillage_undo_stack_new:
 * @store: the store the changes are in
 *
 * Returns: (transfer full): an empty stack
 */
MaillageUndoStack *
maillage_undo_stack_new (MaillageStore *store)
{
  MaillageUndoStack *self;

  g_return_val_if_fail (MAILLAGE_IS_STORE (store), NULL);
  self = g_object_new (MAILLAGE_TYPE_UNDO_STACK, NULL);
  self->store = g_object_ref (store);
  g_signal_connect_object (store, "withdrawn", G_CALLBACK (on_withdrawn), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * maillage_undo_stack_push:
 * @self: a stack
 * @change: a change its window has just made
 *
 * Puts a change on top. A change that grew (edits of one field in a row are one) stays one step.
 */
void
maillage_undo_stack_push (MaillageUndoStack *self, MaillageChange *change)
{
  MaillageChange *top;

  g_return_if_fail (MAILLAGE_IS_UNDO_STACK (self));
  g_return_if_fail (MAILLAGE_IS_CHANGE (change));
  g_ptr_array_set_size (self->undone, 0);
  top = self->done->len > 0 ? g_ptr_array_index (self->done, self->done->len - 1) : NULL;
  if (top != NULL && maillage_change_get_number (top) == maillage_change_get_number (change))
    g_ptr_array_set_size (self->done, (int) self->done->len - 1);
  g_ptr_array_add (self->done, g_object_ref (change));
  update (self);
}

gboolean
maillage_undo_stack_get_can_undo (MaillageUndoStack *self)
{
  g_return_val_if_fail (MAILLAGE_IS_UNDO_STACK (self), FALSE);
  return self->can_undo;
}

gboolean
maillage_undo_stack_get_can_redo (MaillageUndoStack *self)
{
  g_return_val_if_fail (MAILLAGE_IS_UNDO_STACK (self), FALSE);
  return self->can_redo;
}

/**
 * maillage_undo_stack_undo_async:
 * @self: a stack
 * @change: (nullable): one of its changes, as a toast offers it; NULL for the latest
 * @callback: (scope async): called when it is taken back or refused
 * @user_data: data for @callback
 *
 * Takes back a change. Ends with %MAILLAGE_ERROR_NOTHING_TO_UNDO when it is not on the stack, or
 * another is being taken back.
 */
void
maillage_undo_stack_undo_async (MaillageUndoStack *self,
                                MaillageChange *change,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_return_if_fail (MAILLAGE_IS_UNDO_STACK (self));
  take_back (self, self->done, change, _ ("There is nothing to undo."), callback, user_data);
}

/**
 * maillage_undo_stack_redo_async:
 * @self: a stack
 * @callback: (scope async): called when it is done again or refused
 * @user_data: data for @callback
 *
 * Does again what was taken back last.
 */
void
maillage_undo_stack_redo_async (MaillageUndoStack *self,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_return_if_fail (MAILLAGE_IS_UNDO_STACK (self));
  take_back (self, self->undone, NULL, _ ("There is nothing to redo."), callback, user_data);
}

/**
 * maillage_undo_stack_finish:
 * @self: a stack
 * @result: the result
 * @error: why it was refused
 *
 * Returns: (transfer full): what was taken back or done again: the change as it was first made
 */
MaillageChange *
maillage_undo_stack_finish (MaillageUndoStack *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
