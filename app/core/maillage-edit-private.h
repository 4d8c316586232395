/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "maillage-edit.h"
#include "maillage-kind.h"
#include "maillage-registry.h"

G_BEGIN_DECLS

typedef enum
{
  MAILLAGE_OP_SET,
  MAILLAGE_OP_LINK,
  MAILLAGE_OP_UNLINK,
  MAILLAGE_OP_TRASH,
  MAILLAGE_OP_RESTORE,
  MAILLAGE_OP_MOVE,
} MaillageOpType;

/* All strings are the edit's own; field ids are interned. */
typedef struct
{
  MaillageOpType type;
  guint node;
  const char *field; /* or the role of a link */
  const char *value; /* or the other record's UUID, or a position */
  int next;          /* the next operation on the same node, or -1 */
} MaillageEditOp;

typedef struct
{
  const char *uuid;
  const char *kind;  /* NULL for a record that exists already */
  const char *owner; /* UUID, for a child that is created */
  int first_op;
  int last_op;
} MaillageEditNode;

/* A NULL @writer is the core itself, which may write every kind. */
MaillageEdit *_maillage_edit_new (const char *label, const char *writer);
const char *_maillage_edit_get_writer (MaillageEdit *self);
/* The UUIDs of the next @n_records are made together and in order: they are as random as others,
 * and go into the store's index one after the other. */
void _maillage_edit_reserve (MaillageEdit *self, guint n_records);
/* To the trash as the twin of @into, with which it was merged: who erases that erases both. */
void _maillage_edit_trash_twin (MaillageEdit *self, const char *uuid, const char *into);
/* From now on the edit may be read by the writer's thread, and no longer changed. */
void _maillage_edit_freeze (MaillageEdit *self);
const MaillageEditNode *_maillage_edit_get_nodes (MaillageEdit *self, guint *n_nodes);
const MaillageEditOp *_maillage_edit_get_ops (MaillageEdit *self, guint *n_ops);

/* What @writer, which is not the kind's plugin, may do with a record of it: keep to what is public
 * of a shared kind; the core's records, such as notes, are people's own once they are made. On any
 * thread. */
gboolean _maillage_edit_lets_guest (MaillageKind *kind, gboolean created, const MaillageEditOp *op);
/* Whether @writer may have added what was added to the edit since it had so many nodes and
 * operations. */
gboolean _maillage_edit_check_since (MaillageEdit *self,
                                     MaillageRegistry *registry,
                                     const char *writer,
                                     guint n_nodes,
                                     guint n_ops,
                                     GError **error);

G_END_DECLS
