/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* An edit, operation by operation: rights and checks first, then the rows and the history. */

#include "maillage-writer.h"

#include "maillage-date.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A plugin that writes what belongs to another. */
static gboolean
is_guest (MaillageWriter *self, MaillageLayout *layout)
{
  const char *plugin = maillage_kind_get_plugin_id (layout->kind);

  return self->writer != NULL && g_strcmp0 (plugin, self->writer) != 0;
}

static gboolean
refuse_guest (MaillageWriter *self, const char *what, GError **error)
{
  g_set_error (error,
               MAILLAGE_ERROR,
               MAILLAGE_ERROR_DENIED,
               _ ("The extension “%s” may not change “%s”."),
               self->writer,
               what);
  return FALSE;
}

gboolean
maillage_writer_may_write (MaillageWriter *self, MaillageLayout *layout, GError **error)
{
  if (!layout->available)
    {
      g_set_error (error,
                   MAILLAGE_ERROR,
                   MAILLAGE_ERROR_READ_ONLY,
                   _ ("“%s” belongs to an extension that is switched off: its records can only be "
                      "read."),
                   maillage_kind_get_plural (layout->kind));
      return FALSE;
    }
  if (is_guest (self, layout) && !maillage_kind_get_shared (layout->kind))
    return refuse_guest (self, maillage_kind_get_plural (layout->kind), error);
  return TRUE;
}

static int
find_field (MaillageLayout *layout, const char *id, GError **error)
{
  int index = maillage_layout_find_field (layout, id);

  if (index < 0)
    g_set_error (error,
                 MAILLAGE_ERROR,
                 MAILLAGE_ERROR_UNKNOWN_FIELD,
                 _ ("“%s” has no field named “%s”."),
                 maillage_kind_get_label (layout->kind),
                 id);
  return index;
}

gboolean
maillage_writer_may_set (MaillageWriter *self,
                         MaillageLayout *layout,
                         gboolean created,
                         const MaillageEditOp *op,
                         GError **error)
{
  int field = op->field != NULL ? maillage_layout_find_field (layout, op->field) : -1;

  if (!is_guest (self, layout) || _maillage_edit_lets_guest (layout->kind, created, op))
    return TRUE;
  return refuse_guest (self,
                       field >= 0 ? maillage_field_get_label (layout->fields[field].field)
                                  : maillage_kind_get_plural (layout->kind),
                       error);
}

static gboolean
find_owner (MaillageWriter *self,
            MaillageLayout *layout,
            const char *owner_uuid,
            gint64 *owner,
            gint64 *position,
            GError **error)
{
  const char *wanted = maillage_kind_get_owner (layout->kind);
  MaillageLayout *owner_layout;
  g_autofree char *sql = NULL;
  g_autofree char *title = NULL;

  *owner = *position = 0;
  if ((wanted == NULL) != (owner_uuid == NULL))
    {
      g_set_error (error,
                   MAILLAGE_ERROR,
                   MAILLAGE_ERROR_REFUSED,
                   wanted == NULL ? _ ("“%s” belongs to no other record.")
                                  : _ ("“%s” needs the record it belongs to."),
                   maillage_kind_get_label (layout->kind));
      return FALSE;
    }
  if (owner_uuid == NULL)
    return TRUE;
  if (!maillage_writer_find (self, owner_uuid, owner, &owner_layout, error))
    return FALSE;
  if (strcmp (wanted, "*") != 0 && strcmp (wanted, owner_layout->id) != 0)
    {
      g_set_error (error,
                   MAILLAGE_ERROR,
                   MAILLAGE_ERROR_REFUSED,
                   _ ("“%s” cannot belong to “%s”."),
                   maillage_kind_get_label (layout->kind),
                   maillage_kind_get_label (owner_layout->kind));
      return FALSE;
    }
  sql = g_strdup_printf ("SELECT CASE WHEN (SELECT trashed FROM record WHERE id = %" G_GINT64_FORMAT
                         ") IS NULL THEN coalesce (max (position) + 1, 0) ELSE -1 END FROM record"
                         " WHERE owner = %" G_GINT64_FORMAT " AND kind = %" G_GINT64_FORMAT,
                         *owner,
                         *owner,
                         layout->number);
  if (!maillage_sql_get_int64 (self->db, sql, position, error))
    return FALSE;
  title = *position < 0 ? maillage_writer_dup_title (self, *owner) : NULL;
  return *position >= 0 || maillage_writer_refuse_in_trash (title, error);
}

/* The values that the edit gives to a new record; @ties when it also links it. */
static gboolean
collect_values (MaillageWriter *self,
                MaillageLayout *layout,
                const MaillageEditNode *node,
                const MaillageEditOp *ops,
                char **values,
                gboolean *ties,
                GError **error)
{
  for (guint i = 0; i < layout->n_fields; i++)
    if (layout->fields[i].stored)
      values[i] = (char *) maillage_field_get_default (layout->fields[i].field);
  for (int i = node->first_op; i >= 0; i = ops[i].next)
    {
      int field;

      if (ops[i].type != MAILLAGE_OP_SET)
        {
          *ties = TRUE;
          continue;
        }
      field = maillage_layout_find_field (layout, ops[i].field);
      if (field < 0 && strcmp (ops[i].field, "tags") != 0)
        return find_field (layout, ops[i].field, error) >= 0;
      if (field < 0 || !layout->fields[field].stored)
        {
          *ties = TRUE;
          continue;
        }
      if (!maillage_writer_may_set (self, layout, TRUE, &ops[i], error)
          || !maillage_writer_check_value (self, &layout->fields[field], ops[i].value, error)
          || !maillage_writer_check_unique (self, layout, field, 0, ops[i].value, error))
        return FALSE;
      values[field] = (char *) ops[i].value;
    }
  return TRUE;
}

/* @ties: whether links, the trash or a place are to follow. */
static gboolean
create_node (MaillageWriter *self,
             const MaillageEditNode *node,
             const MaillageEditOp *ops,
             gboolean *ties,
             GError **error)
{
  MaillageLayout *layout = maillage_layouts_find (self->layouts, node->kind);
  g_autofree char **values = NULL;
  gint64 owner, position, id;

  if (layout == NULL)
    {
      g_set_error (error,
                   MAILLAGE_ERROR,
                   MAILLAGE_ERROR_UNKNOWN_KIND,
                   _ ("There is no kind of record named “%s”."),
                   node->kind);
      return FALSE;
    }
  if (!maillage_writer_may_write (self, layout, error)
      || !find_owner (self, layout, node->owner, &owner, &position, error))
    return FALSE;
  values = g_new0 (char *, layout->n_fields + 1);
  if (!collect_values (self, layout, node, ops, values, ties, error)
      || !maillage_writer_check_required (layout, values, error)
      || !maillage_writer_insert_record (
          self, layout, 0, node->uuid, owner, position, self->now, values, &id, error))
    return FALSE;
  maillage_writer_note_name (self, layout, id, NULL);
  /* What is tied is checked once its ties are there. */
  return maillage_writer_check_dates (self, layout, id, values, error)
         && (*ties || maillage_writer_check_within (self, layout, id, error))
         && maillage_writer_add_created (self, id, error);
}

static gboolean
set_value (MaillageWriter *self,
           MaillageLayout *layout,
           gint64 id,
           const MaillageEditOp *op,
           GError **error)
{
  int field = find_field (layout, op->field, error);
  g_autofree char *old = NULL;

  if (field < 0)
    return FALSE;
  if (!layout->fields[field].stored)
    {
      g_set_error (error,
                   MAILLAGE_ERROR,
                   MAILLAGE_ERROR_REFUSED,
                   _ ("“%s” is made by the program and cannot be written."),
                   maillage_field_get_label (layout->fields[field].field));
      return FALSE;
    }
  if (!maillage_writer_read_value (self, layout, id, field, &old, error))
    return FALSE;
  if (g_strcmp0 (old, op->value) == 0)
    return TRUE;
  maillage_writer_touch (self, id);
  return maillage_writer_check_filled (&layout->fields[field], op->value, error)
         && maillage_writer_check_value (self, &layout->fields[field], op->value, error)
         && maillage_writer_check_unique (self, layout, field, id, op->value, error)
         && maillage_writer_write_value (self, layout, id, field, op->value, error)
         && maillage_writer_add_item (self, MAILLAGE_ITEM_SET, id, op->field, old, op->value, error)
         && (!maillage_writer_is_own_name (layout, op->field)
             || maillage_writer_rename_own (self, id, op->value, error));
}

static gboolean
is_role (MaillageLayout *layout, const char *role, gboolean *single)
{
  int field = maillage_layout_find_field (layout, role);

  if (field >= 0)
    {
      *single = layout->fields[field].type == MAILLAGE_FIELD_LINK;
      return layout->fields[field].is_link;
    }
  *single = FALSE;
  return strcmp (role, "tags") == 0 && maillage_kind_get_taggable (layout->kind);
}

static gboolean
check_target (MaillageWriter *self,
              MaillageLayout *layout,
              const char *role,
              MaillageLayout *target,
              GError **error)
{
  int field = maillage_layout_find_field (layout, role);
  const char *wanted
      = field >= 0 ? maillage_field_get_target (layout->fields[field].field) : "core.tag";

  MaillageLayout *expected = wanted != NULL ? maillage_layouts_find (self->layouts, wanted) : NULL;

  if (wanted == NULL || strcmp (wanted, target->id) == 0)
    return TRUE;
  g_set_error (error,
               MAILLAGE_ERROR,
               MAILLAGE_ERROR_INVALID_VALUE,
               _ ("“%s” cannot be linked there: “%s” is expected."),
               maillage_kind_get_label (target->kind),
               expected != NULL ? maillage_kind_get_label (expected->kind) : wanted);
  return FALSE;
}

/* The targets of a role as they are, in order. */
static GArray *
list_targets (MaillageWriter *self, gint64 source, const char *role, GError **error)
{
  g_autoptr (GArray) targets = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (MaillageSqlStatement) statement = maillage_sql_prepare (
      self->db,
      "SELECT target FROM link WHERE source = ? AND role = ? AND target IS NOT NULL",
      error);
  MaillageSqlStep step;

  if (statement == NULL)
    return NULL;
  maillage_sql_bind_int64 (statement, 1, source);
  maillage_sql_bind_text (statement, 2, role);
  while ((step = maillage_sql_step (statement, error)) == MAILLAGE_SQL_ROW)
    {
      gint64 target = maillage_sql_column_int64 (statement, 0);

      g_array_append_val (targets, target);
    }
  return step == MAILLAGE_SQL_DONE ? g_steal_pointer (&targets) : NULL;
}

static gboolean
contains (GArray *ids, gint64 id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;
  return FALSE;
}

/* Who was erased left a mark where a link was: it goes when somebody is linked there again. */
static gboolean
forget_erased (MaillageWriter *self, gint64 source, const char *role, GError **error)
{
  g_autoptr (MaillageSqlStatement) statement = maillage_sql_prepare (
      self->db, "DELETE FROM link WHERE source = ? AND role = ? AND target IS NULL", error);

  if (statement == NULL)
    return FALSE;
  maillage_sql_bind_int64 (statement, 1, source);
  maillage_sql_bind_text (statement, 2, role);
  return maillage_sql_run (statement, error);
}

/* Makes the role's targets exactly those: the others go, the new ones come. */
static gboolean
set_links (MaillageWriter *self,
           MaillageLayout *layout,
           gint64 source,
           const char *role,
           const char *uuids,
           gboolean keep_others,
           GError **error)
{
  g_auto (GStrv) lines = g_strsplit (uuids != NULL ? uuids : "", "\n", -1);
  g_autoptr (GArray) wanted = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) present = list_targets (self, source, role, error);

  if (present == NULL
      || (!keep_others && source < self->first_created
          && !forget_erased (self, source, role, error)))
    return FALSE;
  for (guint i = 0; lines[i] != NULL; i++)
    {
      gint64 target;
      MaillageLayout *target_layout;

      if (*lines[i] == '\0')
        continue;
      if (!maillage_writer_find (self, lines[i], &target, &target_layout, error)
          || !check_target (self, layout, role, target_layout, error))
        return FALSE;
      g_array_append_val (wanted, target);
    }
  for (guint i = 0; i < present->len && !keep_others; i++)
    {
      gint64 target = g_array_index (present, gint64, i);
      gboolean removed;

      if (!contains (wanted, target)
          && !maillage_writer_remove_link (self, source, role, target, &removed, error))
        return FALSE;
    }
  for (guint i = 0; i < wanted->len; i++)
    if (!contains (present, g_array_index (wanted, gint64, i))
        && (!maillage_writer_check_unique_link (
                self, layout, source, role, g_array_index (wanted, gint64, i), error)
            || !maillage_writer_add_link (
                self, source, role, g_array_index (wanted, gint64, i), NULL, -1, error)))
      return FALSE;
  maillage_writer_tie (self, layout, source, role);
  return TRUE;
}

static gboolean
unlink_one (MaillageWriter *self, gint64 source, const MaillageEditOp *op, GError **error)
{
  gint64 target;
  gboolean removed;

  return maillage_writer_find (self, op->value, &target, NULL, error)
         && maillage_writer_remove_link (self, source, op->field, target, &removed, error);
}

/* Places a child and shifts its sisters; each that moves has its line. */
static gboolean
move_child (MaillageWriter *self, gint64 id, const char *position, GError **error)
{
  g_autoptr (GArray) sisters = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (MaillageSqlStatement) find = maillage_sql_prepare (
      self->db,
      "SELECT id FROM record WHERE id <> ?1 AND owner = (SELECT owner FROM record WHERE id = ?1)"
      " AND kind = (SELECT kind FROM record WHERE id = ?1) AND trashed IS NULL"
      " ORDER BY position, id",
      error);
  guint place = position != NULL ? (guint) g_ascii_strtoull (position, NULL, 10) : 0;
  MaillageSqlStep step;

  if (find == NULL)
    return FALSE;
  maillage_sql_bind_int64 (find, 1, id);
  while ((step = maillage_sql_step (find, error)) == MAILLAGE_SQL_ROW)
    {
      gint64 sister = maillage_sql_column_int64 (find, 0);

      g_array_append_val (sisters, sister);
    }
  if (step != MAILLAGE_SQL_DONE)
    return FALSE;
  g_array_insert_val (sisters, MIN (place, sisters->len), id);
  for (guint i = 0; i < sisters->len; i++)
    {
      gint64 sister = g_array_index (sisters, gint64, i);
      g_autofree char *sql
          = g_strdup_printf ("SELECT position FROM record WHERE id = %" G_GINT64_FORMAT, sister);
      g_autofree char *old = maillage_sql_dup_text (self->db, sql, NULL);
      g_autofree char *now = g_strdup_printf ("%u", i);

      if (g_strcmp0 (old, now) == 0)
        continue;
      maillage_writer_touch (self, sister);
      if (!maillage_sql_execf (self->db,
                               error,
                               "UPDATE record SET position = %u WHERE id = %" G_GINT64_FORMAT,
                               i,
                               sister)
          || !maillage_writer_add_item (
              self, MAILLAGE_ITEM_SET, sister, "position", old, now, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
apply_op (MaillageWriter *self,
          MaillageLayout *layout,
          gint64 id,
          gboolean created,
          const MaillageEditOp *op,
          GError **error)
{
  gboolean single;

  if (!maillage_writer_may_set (self, layout, created, op, error))
    return FALSE;
  switch (op->type)
    {
    case MAILLAGE_OP_SET:
      if (is_role (layout, op->field, &single))
        return set_links (self, layout, id, op->field, op->value, FALSE, error);
      return created || set_value (self, layout, id, op, error);
    case MAILLAGE_OP_LINK:
      if (!is_role (layout, op->field, &single))
        return find_field (layout, op->field, error) >= 0
               && maillage_writer_refuse (
                   error,
                   &layout->fields[maillage_layout_find_field (layout, op->field)],
                   _ ("“%s” is not a link; “%s” cannot be linked."),
                   op->value);
      return set_links (self, layout, id, op->field, op->value, !single, error);
    case MAILLAGE_OP_UNLINK:
      return unlink_one (self, id, op, error);
    case MAILLAGE_OP_TRASH:
      return maillage_writer_set_trashed (self, layout, id, TRUE, op->value, error);
    case MAILLAGE_OP_RESTORE:
      return maillage_writer_set_trashed (self, layout, id, FALSE, NULL, error);
    case MAILLAGE_OP_MOVE:
      return move_child (self, id, op->value, error);
    default:
      g_assert_not_reached ();
    }
}

static gboolean
apply_node (MaillageWriter *self,
            const MaillageEditNode *node,
            const MaillageEditOp *ops,
            GError **error)
{
  MaillageLayout *layout;
  gint64 id;
  guint items_before;

  if (!maillage_writer_find (self, node->uuid, &id, &layout, error)
      || !maillage_writer_may_write (self, layout, error))
    return FALSE;
  items_before = self->touched->len;
  for (int i = node->first_op; i >= 0; i = ops[i].next)
    {
      if (!apply_op (self, layout, id, node->kind != NULL, &ops[i], error))
        return FALSE;
      if (node->kind == NULL && ops[i].field != NULL)
        maillage_writer_note_name (self, layout, id, ops[i].field);
    }
  if (self->touched->len != items_before && node->kind == NULL
      && !maillage_writer_check_dates (self, layout, id, NULL, error))
    return FALSE;
  return maillage_writer_check_within (self, layout, id, error);
}

static gboolean
begin_bulk (MaillageWriter *self, const MaillageEditNode *nodes, guint n_nodes, GError **error)
{
  g_autoptr (GHashTable) kinds = g_hash_table_new (NULL, NULL);
  guint n_created = 0;

  for (guint i = 0; i < n_nodes; i++)
    if (nodes[i].kind != NULL)
      {
        g_hash_table_add (kinds, (gpointer) nodes[i].kind); /* interned */
        n_created++;
      }
  return maillage_writer_begin_bulk (self, n_created, kinds, error);
}

gboolean
maillage_writer_apply_edit (MaillageWriter *self, MaillageEdit *edit, GError **error)
{
  guint n_nodes, n_ops;
  const MaillageEditNode *nodes = _maillage_edit_get_nodes (edit, &n_nodes);
  const MaillageEditOp *ops = _maillage_edit_get_ops (edit, &n_ops);
  g_autofree gboolean *unfinished = NULL;

  if (n_ops == 1 && nodes[0].kind == NULL && ops[0].type == MAILLAGE_OP_SET)
    {
      if (!maillage_writer_coalesce (self, &nodes[0], &ops[0], error))
        return FALSE;
      if (self->coalesced)
        return TRUE;
    }
  if (!maillage_writer_add_change (self, maillage_edit_get_label (edit), 0, error))
    return FALSE;
  if (!begin_bulk (self, nodes, n_nodes, error))
    return FALSE;
  unfinished = g_new0 (gboolean, n_nodes);
  /* Records first, then what ties them: an edit may link to a record it makes later. */
  for (guint i = 0; i < n_nodes; i++)
    if (nodes[i].kind != NULL && !create_node (self, &nodes[i], ops, &unfinished[i], error))
      return FALSE;
  for (guint i = 0; i < n_nodes; i++)
    if ((nodes[i].kind == NULL || unfinished[i]) && !apply_node (self, &nodes[i], ops, error))
      return FALSE;
  return TRUE;
}
