/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* What a plugin may write of what is another's. */

#include "maillage-edit-private.h"

#include <glib/gi18n-lib.h>

static gboolean
is_own (MaillageKind *kind, const char *writer)
{
  return g_strcmp0 (maillage_kind_get_plugin_id (kind), writer) == 0;
}

gboolean
_maillage_edit_lets_guest (MaillageKind *kind, gboolean created, const MaillageEditOp *op)
{
  MaillageField *field;

  if (!maillage_kind_get_shared (kind) || (!created && is_own (kind, "core"))
      || (op->type != MAILLAGE_OP_SET && op->type != MAILLAGE_OP_LINK
          && op->type != MAILLAGE_OP_UNLINK))
    return FALSE;
  field = maillage_kind_find_field (kind, op->field);
  return field == NULL || maillage_field_get_public (field);
}

static gboolean
refuse (const char *writer, const char *what, GError **error)
{
  g_set_error (error,
               MAILLAGE_ERROR,
               MAILLAGE_ERROR_DENIED,
               _ ("The extension “%s” may not change “%s”."),
               writer,
               what);
  return FALSE;
}

gboolean
_maillage_edit_check_since (MaillageEdit *self,
                            MaillageRegistry *registry,
                            const char *writer,
                            guint n_nodes,
                            guint n_ops,
                            GError **error)
{
  guint n_nodes_now, n_ops_now;
  const MaillageEditNode *nodes = _maillage_edit_get_nodes (self, &n_nodes_now);
  const MaillageEditOp *ops = _maillage_edit_get_ops (self, &n_ops_now);

  for (guint i = n_nodes; i < n_nodes_now; i++)
    {
      MaillageKind *kind = maillage_registry_find_kind (registry, nodes[i].kind);

      if (kind == NULL || !(is_own (kind, writer) || maillage_kind_get_shared (kind)))
        return refuse (
            writer, kind != NULL ? maillage_kind_get_plural (kind) : nodes[i].uuid, error);
    }
  for (guint i = n_ops; i < n_ops_now; i++)
    {
      MaillageKind *kind = maillage_registry_find_kind (registry, nodes[ops[i].node].kind);

      if (!is_own (kind, writer) && !_maillage_edit_lets_guest (kind, TRUE, &ops[i]))
        return refuse (writer, maillage_kind_get_plural (kind), error);
    }
  return TRUE;
}
