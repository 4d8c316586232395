/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-edit.h"

#include "maillage-edit-private.h"

#include <string.h>

/**
 * MaillageEdit:
 *
 * One operation of the user, collected and then committed as a whole.
 *
 * Built for imports too: a hundred thousand records cost no GObject each.
 */
struct _MaillageEdit
{
  GObject parent_instance;

  char *label;
  char *writer; /* the plugin it belongs to, NULL for the core */
  gboolean frozen;
  GStringChunk *strings;
  GArray *nodes;
  GArray *ops;
  GHashTable *positions; /* uuid → index in nodes + 1 */
  GHashTable *keys;      /* key → uuid; NULL until one is set */
  GArray *reserved;      /* Uuid, in order, of the records to come */
  guint n_used;          /* of those */
};

/* RFC 4122, version 4, as its bytes. */
typedef struct
{
  guint8 bytes[16];
} Uuid;

#define UUID_LENGTH 36

G_DEFINE_FINAL_TYPE (MaillageEdit, maillage_edit, G_TYPE_OBJECT)

static guint
find_node (MaillageEdit *self, const char *uuid)
{
  guint position;

  /* Nearly always the one just spoken of. */
  if (self->nodes->len > 0
      && strcmp (g_array_index (self->nodes, MaillageEditNode, self->nodes->len - 1).uuid, uuid)
             == 0)
    return self->nodes->len - 1;
  position = GPOINTER_TO_UINT (g_hash_table_lookup (self->positions, uuid));
  if (position == 0)
    {
      MaillageEditNode node
          = { .uuid = g_string_chunk_insert (self->strings, uuid), .first_op = -1, .last_op = -1 };

      g_array_append_val (self->nodes, node);
      position = self->nodes->len;
      g_hash_table_insert (self->positions, (gpointer) node.uuid, GUINT_TO_POINTER (position));
    }
  return position - 1;
}

static void
add_op (
    MaillageEdit *self, MaillageOpType type, const char *uuid, const char *field, const char *value)
{
  MaillageEditOp op = { .type = type, .next = -1 };
  MaillageEditNode *node;
  int index = (int) self->ops->len;

  op.node = find_node (self, uuid);
  op.field = field != NULL ? g_intern_string (field) : NULL;
  op.value = value != NULL && *value != '\0' ? g_string_chunk_insert (self->strings, value) : NULL;
  g_array_append_val (self->ops, op);

  node = &g_array_index (self->nodes, MaillageEditNode, op.node);
  if (node->last_op >= 0)
    g_array_index (self->ops, MaillageEditOp, node->last_op).next = index;
  else
    node->first_op = index;
  node->last_op = index;
}

static void
maillage_edit_finalize (GObject *object)
{
  MaillageEdit *self = MAILLAGE_EDIT (object);

  g_free (self->label);
  g_free (self->writer);
  g_array_unref (self->nodes);
  g_array_unref (self->ops);
  g_hash_table_unref (self->positions);
  g_clear_pointer (&self->keys, g_hash_table_unref);
  g_clear_pointer (&self->reserved, g_array_unref);
  g_string_chunk_free (self->strings);
  G_OBJECT_CLASS (maillage_edit_parent_class)->finalize (object);
}

static void
maillage_edit_class_init (MaillageEditClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = maillage_edit_finalize;
}

static void
maillage_edit_init (MaillageEdit *self)
{
  self->writer = g_strdup (""); /* nobody, who may nothing */
  self->strings = g_string_chunk_new (4096);
  self->nodes = g_array_new (FALSE, FALSE, sizeof (MaillageEditNode));
  self->ops = g_array_new (FALSE, FALSE, sizeof (MaillageEditOp));
  self->positions = g_hash_table_new (g_str_hash, g_str_equal);
}

static Uuid
make_uuid (void)
{
  Uuid uuid;

  for (guint i = 0; i < sizeof uuid.bytes; i += sizeof (guint32))
    {
      guint32 random = g_random_int ();

      memcpy (uuid.bytes + i, &random, sizeof random);
    }
  uuid.bytes[6] = (uuid.bytes[6] & 0x0f) | 0x40;
  uuid.bytes[8] = (uuid.bytes[8] & 0x3f) | 0x80;
  return uuid;
}

static void
write_uuid (const Uuid *uuid, char *text)
{
  static const char digits[] = "0123456789abcdef";

  for (guint i = 0; i < sizeof uuid->bytes; i++)
    {
      if (i == 4 || i == 6 || i == 8 || i == 10)
        *text++ = '-';
      *text++ = digits[uuid->bytes[i] >> 4];
      *text++ = digits[uuid->bytes[i] & 0x0f];
    }
  *text = '\0';
}

static int
compare_uuids (gconstpointer a, gconstpointer b)
{
  return memcmp (a, b, sizeof (Uuid));
}

void
_maillage_edit_reserve (MaillageEdit *self, guint n_records)
{
  g_return_if_fail (!self->frozen && self->reserved == NULL);
  self->reserved = g_array_sized_new (FALSE, FALSE, sizeof (Uuid), n_records);
  for (guint i = 0; i < n_records; i++)
    {
      Uuid uuid = make_uuid ();

      g_array_append_val (self->reserved, uuid);
    }
  g_array_sort (self->reserved, compare_uuids);
}

static void
take_uuid (MaillageEdit *self, char *text)
{
  Uuid uuid;

  if (self->reserved != NULL && self->n_used < self->reserved->len)
    uuid = g_array_index (self->reserved, Uuid, self->n_used++);
  else
    uuid = make_uuid ();
  write_uuid (&uuid, text);
}

MaillageEdit *
_maillage_edit_new (const char *label, const char *writer)
{
  MaillageEdit *self = g_object_new (MAILLAGE_TYPE_EDIT, NULL);

  self->label = g_strdup (label);
  g_free (self->writer);
  self->writer = g_strdup (writer);
  return self;
}

const char *
_maillage_edit_get_writer (MaillageEdit *self)
{
  return self->writer;
}

void
_maillage_edit_freeze (MaillageEdit *self)
{
  self->frozen = TRUE;
}

const MaillageEditNode *
_maillage_edit_get_nodes (MaillageEdit *self, guint *n_nodes)
{
  *n_nodes = self->nodes->len;
  return (const MaillageEditNode *) self->nodes->data;
}

const MaillageEditOp *
_maillage_edit_get_ops (MaillageEdit *self, guint *n_ops)
{
  *n_ops = self->ops->len;
  return (const MaillageEditOp *) self->ops->data;
}

/**
 * maillage_edit_get_label:
 * @self: an edit
 *
 * Returns: (transfer none): what the history and the toast call it, in the user's language
 */
const char *
maillage_edit_get_label (MaillageEdit *self)
{
  g_return_val_if_fail (MAILLAGE_IS_EDIT (self), NULL);
  return self->label;
}

/**
 * maillage_edit_is_empty:
 * @self: an edit
 *
 * Returns: %TRUE until it speaks of a record
 */
gboolean
maillage_edit_is_empty (MaillageEdit *self)
{
  g_return_val_if_fail (MAILLAGE_IS_EDIT (self), TRUE);
  return self->nodes->len == 0;
}

/**
 * maillage_edit_create:
 * @self: an edit
 * @kind_id: a whole kind id
 *
 * Makes a record. It exists once the edit is committed.
 *
 * Returns: (transfer none): the new record's UUID (RFC 4122, version 4)
 */
const char *
maillage_edit_create (MaillageEdit *self, const char *kind_id)
{
  return maillage_edit_create_child (self, kind_id, NULL);
}

/**
 * maillage_edit_create_child:
 * @self: an edit
 * @kind_id: a whole kind id, of a child kind
 * @owner_uuid: (nullable): the owner, which may be created by the same edit
 *
 * Makes a record that belongs to another and dies with it.
 *
 * Returns: (transfer none): the new record's UUID
 */
const char *
maillage_edit_create_child (MaillageEdit *self, const char *kind_id, const char *owner_uuid)
{
  char uuid[UUID_LENGTH + 1];
  MaillageEditNode *node;
  guint index;

  g_return_val_if_fail (MAILLAGE_IS_EDIT (self), NULL);
  g_return_val_if_fail (!self->frozen, NULL);
  g_return_val_if_fail (kind_id != NULL, NULL);

  take_uuid (self, uuid);
  index = find_node (self, uuid); /* first: it may move the array */
  node = &g_array_index (self->nodes, MaillageEditNode, index);
  node->kind = g_intern_string (kind_id);
  node->owner = owner_uuid != NULL ? g_string_chunk_insert (self->strings, owner_uuid) : NULL;
  return node->uuid;
}

/**
 * maillage_edit_set:
 * @self: an edit
 * @uuid: a record, which may be created by the same edit
 * @field_id: a field of its kind
 * @value: (nullable): the canonical value, see maillage_field_parse(); %NULL empties
 *
 * Gives a field its value. A link field takes the UUIDs of its targets, one a line, and loses the
 * others.
 */
void
maillage_edit_set (MaillageEdit *self, const char *uuid, const char *field_id, const char *value)
{
  g_return_if_fail (MAILLAGE_IS_EDIT (self));
  g_return_if_fail (!self->frozen);
  g_return_if_fail (uuid != NULL && field_id != NULL);
  add_op (self, MAILLAGE_OP_SET, uuid, field_id, value);
}

/**
 * maillage_edit_set_date:
 * @self: an edit
 * @uuid: a record
 * @field_id: a date field of its kind
 * @date: (nullable): a date, which may be partial; %NULL empties
 *
 * Gives a date field its value.
 */
void
maillage_edit_set_date (MaillageEdit *self,
                        const char *uuid,
                        const char *field_id,
                        const MaillageDate *date)
{
  g_autofree char *value = date != NULL ? maillage_date_to_canonical (date) : NULL;

  maillage_edit_set (self, uuid, field_id, value);
}

/**
 * maillage_edit_set_territory:
 * @self: an edit
 * @uuid: a record
 * @field_id: a territory field of its kind
 * @territory: (nullable): a territory; %NULL empties
 *
 * Gives a territory field one territory. Several are set with maillage_edit_set(), one a line.
 */
void
maillage_edit_set_territory (MaillageEdit *self,
                             const char *uuid,
                             const char *field_id,
                             const MaillageTerritory *territory)
{
  g_autofree char *value = territory != NULL ? maillage_territory_to_canonical (territory) : NULL;

  maillage_edit_set (self, uuid, field_id, value);
}

/**
 * maillage_edit_set_boolean:
 * @self: an edit
 * @uuid: a record
 * @field_id: a boolean field of its kind
 * @value: yes or no
 *
 * Gives a boolean field its value.
 */
void
maillage_edit_set_boolean (MaillageEdit *self,
                           const char *uuid,
                           const char *field_id,
                           gboolean value)
{
  maillage_edit_set (self, uuid, field_id, value ? "1" : "0");
}

/**
 * maillage_edit_set_number:
 * @self: an edit
 * @uuid: a record
 * @field_id: a number or money field of its kind
 * @value: a number, in the field's own unit; 15 digits of it are kept
 *
 * Gives a number field its value.
 */
void
maillage_edit_set_number (MaillageEdit *self, const char *uuid, const char *field_id, double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  maillage_edit_set (self, uuid, field_id, g_ascii_formatd (text, sizeof text, "%.15g", value));
}

/**
 * maillage_edit_link:
 * @self: an edit
 * @from_uuid: a record
 * @role: a link field of its kind, or `tags`
 * @to_uuid: the record it shall point to, of the field's target kind
 *
 * Adds one link, and keeps those the field has; a field that takes one target alone changes it.
 */
void
maillage_edit_link (MaillageEdit *self,
                    const char *from_uuid,
                    const char *role,
                    const char *to_uuid)
{
  g_return_if_fail (MAILLAGE_IS_EDIT (self));
  g_return_if_fail (!self->frozen);
  g_return_if_fail (from_uuid != NULL && role != NULL && to_uuid != NULL);
  add_op (self, MAILLAGE_OP_LINK, from_uuid, role, to_uuid);
}

/**
 * maillage_edit_unlink:
 * @self: an edit
 * @from_uuid: a record
 * @role: a link field of its kind, or `tags`
 * @to_uuid: the record it points to
 *
 * Takes one link away.
 */
void
maillage_edit_unlink (MaillageEdit *self,
                      const char *from_uuid,
                      const char *role,
                      const char *to_uuid)
{
  g_return_if_fail (MAILLAGE_IS_EDIT (self));
  g_return_if_fail (!self->frozen);
  g_return_if_fail (from_uuid != NULL && role != NULL && to_uuid != NULL);
  add_op (self, MAILLAGE_OP_UNLINK, from_uuid, role, to_uuid);
}

/**
 * maillage_edit_trash:
 * @self: an edit
 * @uuid: a record
 *
 * Puts a record in the trash, with its children; maillage_edit_restore() brings it back.
 */
void
maillage_edit_trash (MaillageEdit *self, const char *uuid)
{
  g_return_if_fail (MAILLAGE_IS_EDIT (self));
  g_return_if_fail (!self->frozen);
  add_op (self, MAILLAGE_OP_TRASH, uuid, NULL, NULL);
}

void
_maillage_edit_trash_twin (MaillageEdit *self, const char *uuid, const char *into)
{
  add_op (self, MAILLAGE_OP_TRASH, uuid, NULL, into);
}

/**
 * maillage_edit_restore:
 * @self: an edit
 * @uuid: a record in the trash
 *
 * Takes a record out of the trash.
 */
void
maillage_edit_restore (MaillageEdit *self, const char *uuid)
{
  g_return_if_fail (MAILLAGE_IS_EDIT (self));
  g_return_if_fail (!self->frozen);
  add_op (self, MAILLAGE_OP_RESTORE, uuid, NULL, NULL);
}

/**
 * maillage_edit_move:
 * @self: an edit
 * @uuid: a child
 * @position: its place among its owner's children of the same kind, from 0
 *
 * Moves a child; those after it make room.
 */
void
maillage_edit_move (MaillageEdit *self, const char *uuid, guint position)
{
  g_autofree char *text = g_strdup_printf ("%u", position);

  g_return_if_fail (MAILLAGE_IS_EDIT (self));
  g_return_if_fail (!self->frozen);
  add_op (self, MAILLAGE_OP_MOVE, uuid, NULL, text);
}

/**
 * maillage_edit_set_key:
 * @self: an edit
 * @key: a name within this edit, "partners:O02"; it begins with the plugin's id
 * @uuid: a record
 *
 * Names a record for whoever adds to the same edit later, as the demo data of several plugins do.
 * The key lasts as long as the edit and is never stored.
 */
void
maillage_edit_set_key (MaillageEdit *self, const char *key, const char *uuid)
{
  g_return_if_fail (MAILLAGE_IS_EDIT (self));
  g_return_if_fail (!self->frozen);
  g_return_if_fail (key != NULL && uuid != NULL);
  if (self->keys == NULL)
    self->keys = g_hash_table_new (g_str_hash, g_str_equal);
  g_hash_table_insert (self->keys,
                       g_string_chunk_insert_const (self->strings, key),
                       g_string_chunk_insert_const (self->strings, uuid));
}

/**
 * maillage_edit_find_key:
 * @self: an edit
 * @key: a name given by maillage_edit_set_key()
 *
 * Returns: (transfer none) (nullable): the record's UUID, or %NULL when nobody used that key
 */
const char *
maillage_edit_find_key (MaillageEdit *self, const char *key)
{
  g_return_val_if_fail (MAILLAGE_IS_EDIT (self), NULL);
  g_return_val_if_fail (key != NULL, NULL);
  return self->keys != NULL ? g_hash_table_lookup (self->keys, key) : NULL;
}

/**
 * maillage_edit_link_keys:
 * @self: an edit
 * @from_uuid: a record
 * @role: a link field of its kind, or `tags`
 * @keys: (nullable): names given by maillage_edit_set_key(), with a comma between them
 *
 * Links a record to those that have these keys. A key that nobody used links nothing: the plugin
 * that would have made the record may be off.
 */
void
maillage_edit_link_keys (MaillageEdit *self,
                         const char *from_uuid,
                         const char *role,
                         const char *keys)
{
  g_auto (GStrv) split = g_strsplit (keys != NULL ? keys : "", ",", -1);

  for (gsize i = 0; split[i] != NULL; i++)
    {
      const char *to = maillage_edit_find_key (self, split[i]);

      if (to != NULL)
        maillage_edit_link (self, from_uuid, role, to);
    }
}
