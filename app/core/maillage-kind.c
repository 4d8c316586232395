/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-kind.h"

#include "maillage-kind-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * MaillageKind:
 *
 * A kind of record, as a plugin declares it.
 *
 * From it the core makes the table, the list, the page, search, history, import and export.
 */
struct _MaillageKind
{
  GObject parent_instance;

  char *plugin_id, *id, *label, *plural;
  char *icon_name, *create_label, *purpose, *search_hint;
  char *title_format, *subtitle_format, *sort_format, *search_format;
  char *owner, *default_sort, *past, *lead;
  gboolean default_descending, taggable, searchable, available, shared, is_public;
  gboolean sealed; /* declared: it stays as it is */
  GListStore *groups;
  GListStore *fields;
  GPtrArray *by_position; /* the same fields, borrowed, for fast access */
  GHashTable *positions;  /* field id → position + 1 */
};

G_DEFINE_FINAL_TYPE (MaillageKind, maillage_kind, G_TYPE_OBJECT)

struct _MaillageGroup
{
  GObject parent_instance;
  char *id, *label;
  MaillageSide side;
};

G_DEFINE_FINAL_TYPE (MaillageGroup, maillage_group, G_TYPE_OBJECT)

static void
maillage_kind_finalize (GObject *object)
{
  MaillageKind *self = MAILLAGE_KIND (object);

  for (guint i = 0; i < self->by_position->len; i++)
    _maillage_field_orphan (g_ptr_array_index (self->by_position, i));
  g_ptr_array_unref (self->by_position);
  g_hash_table_unref (self->positions);
  g_clear_object (&self->fields);
  g_clear_object (&self->groups);
  g_free (self->plugin_id);
  g_free (self->id);
  g_free (self->label);
  g_free (self->plural);
  g_free (self->icon_name);
  g_free (self->create_label);
  g_free (self->purpose);
  g_free (self->search_hint);
  g_free (self->title_format);
  g_free (self->subtitle_format);
  g_free (self->sort_format);
  g_free (self->search_format);
  g_free (self->owner);
  g_free (self->past);
  g_free (self->lead);
  g_free (self->default_sort);
  G_OBJECT_CLASS (maillage_kind_parent_class)->finalize (object);
}

static void
maillage_kind_class_init (MaillageKindClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = maillage_kind_finalize;
}

static void
maillage_kind_init (MaillageKind *self)
{
  self->groups = g_list_store_new (MAILLAGE_TYPE_GROUP);
  self->fields = g_list_store_new (MAILLAGE_TYPE_FIELD);
  self->by_position = g_ptr_array_new ();
  self->positions = g_hash_table_new (g_str_hash, g_str_equal);
  self->available = TRUE;
  self->taggable = TRUE;
  self->searchable = TRUE;
}

static void
maillage_group_finalize (GObject *object)
{
  MaillageGroup *self = MAILLAGE_GROUP (object);

  g_free (self->id);
  g_free (self->label);
  G_OBJECT_CLASS (maillage_group_parent_class)->finalize (object);
}

static void
maillage_group_class_init (MaillageGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = maillage_group_finalize;
}

static void
maillage_group_init (MaillageGroup *self)
{
}

gboolean
_maillage_id_is_valid (const char *id)
{
  if (id == NULL || !g_ascii_islower (*id))
    return FALSE;
  for (const char *p = id; *p != '\0'; p++)
    if (!g_ascii_islower (*p) && !g_ascii_isdigit (*p) && *p != '_')
      return FALSE;
  return TRUE;
}

MaillageKind *
_maillage_kind_new (const char *plugin_id, const char *id, const char *label, const char *plural)
{
  MaillageKind *self = g_object_new (MAILLAGE_TYPE_KIND, NULL);

  self->plugin_id = g_strdup (plugin_id);
  self->id = g_strdup (id);
  self->label = g_strdup (label);
  self->plural = g_strdup (plural);
  return self;
}

void
_maillage_kind_seal (MaillageKind *self)
{
  self->sealed = TRUE;
}

gboolean
_maillage_kind_get_sealed (MaillageKind *self)
{
  return self->sealed;
}

static gboolean
stands_in_title (MaillageKind *self, MaillageField *field)
{
  g_autofree char *named = g_strdup_printf ("{%s}", maillage_field_get_id (field));

  return self->title_format != NULL && strstr (self->title_format, named) != NULL;
}

MaillageSearchClass
_maillage_kind_get_reach (MaillageKind *self, const char *reader)
{
  MaillageSearchClass reach = MAILLAGE_SEARCH_TEXT;

  if (reader == NULL || g_strcmp0 (self->plugin_id, reader) == 0)
    return reach;
  for (guint i = 0; i < self->by_position->len; i++)
    {
      MaillageField *field = g_ptr_array_index (self->by_position, i);
      MaillageSearchClass searchable = maillage_field_get_searchable (field);

      if (searchable != MAILLAGE_SEARCH_NONE && searchable <= reach
          && !maillage_field_get_public (field) && !stands_in_title (self, field))
        reach = searchable - 1;
    }
  return reach;
}

void
_maillage_kind_set_available (MaillageKind *self, gboolean available)
{
  self->available = available;
}

/**
 * maillage_group_get_id:
 * @self: a group
 *
 * Returns: (transfer none): its id
 */
const char *
maillage_group_get_id (MaillageGroup *self)
{
  g_return_val_if_fail (MAILLAGE_IS_GROUP (self), NULL);
  return self->id;
}

/**
 * maillage_group_get_label:
 * @self: a group
 *
 * Returns: (transfer none): its title on the page
 */
const char *
maillage_group_get_label (MaillageGroup *self)
{
  g_return_val_if_fail (MAILLAGE_IS_GROUP (self), NULL);
  return self->label;
}

/**
 * maillage_group_get_side:
 * @self: a group
 *
 * Returns: its column on a wide page
 */
MaillageSide
maillage_group_get_side (MaillageGroup *self)
{
  g_return_val_if_fail (MAILLAGE_IS_GROUP (self), MAILLAGE_SIDE_MAIN);
  return self->side;
}

#define GETTER(type, name, fallback)                                                           \
  type maillage_kind_get_##name (MaillageKind *self)                                           \
  {                                                                                            \
    g_return_val_if_fail (MAILLAGE_IS_KIND (self), fallback);                                  \
    return self->name;                                                                         \
  }

#define STRING_ACCESSORS(name)                                                                 \
  GETTER (const char *, name, NULL)                                                            \
  void maillage_kind_set_##name (MaillageKind *self, const char *value)                        \
  {                                                                                            \
    g_return_if_fail (MAILLAGE_IS_KIND (self) && !self->sealed);                               \
    if (g_strcmp0 (self->name, value) == 0)                                                    \
      return;                                                                                  \
    g_free (self->name);                                                                       \
    self->name = g_strdup (value);                                                             \
  }

#define BOOLEAN_ACCESSORS(name)                                                                \
  GETTER (gboolean, name, FALSE)                                                               \
  void maillage_kind_set_##name (MaillageKind *self, gboolean value)                           \
  {                                                                                            \
    g_return_if_fail (MAILLAGE_IS_KIND (self) && !self->sealed);                               \
    self->name = !!value;                                                                      \
  }

GETTER (const char *, id, NULL)
GETTER (const char *, plugin_id, NULL)
GETTER (const char *, label, NULL)
GETTER (const char *, plural, NULL)
GETTER (gboolean, available, FALSE)
GETTER (const char *, default_sort, NULL)
GETTER (gboolean, default_descending, FALSE)
STRING_ACCESSORS (icon_name)
STRING_ACCESSORS (create_label)
STRING_ACCESSORS (purpose)
STRING_ACCESSORS (search_hint)
STRING_ACCESSORS (title_format)
STRING_ACCESSORS (subtitle_format)
STRING_ACCESSORS (sort_format)
STRING_ACCESSORS (search_format)
STRING_ACCESSORS (owner)
STRING_ACCESSORS (past)
STRING_ACCESSORS (lead)
BOOLEAN_ACCESSORS (shared)
BOOLEAN_ACCESSORS (taggable)
BOOLEAN_ACCESSORS (searchable)

/**
 * maillage_kind_get_public:
 * @self: a kind
 *
 * Returns: whether the fields added next are public
 */
gboolean
maillage_kind_get_public (MaillageKind *self)
{
  g_return_val_if_fail (MAILLAGE_IS_KIND (self), FALSE);
  return self->is_public;
}

/**
 * maillage_kind_set_public:
 * @self: a kind
 * @is_public: whether other plugins may read them
 *
 * Says whether the fields added from now on are public; those added before keep what they are. At
 * first none is, see maillage_field_set_public().
 */
void
maillage_kind_set_public (MaillageKind *self, gboolean is_public)
{
  g_return_if_fail (MAILLAGE_IS_KIND (self) && !self->sealed);
  self->is_public = !!is_public;
}

/**
 * maillage_kind_set_default_sort:
 * @self: a kind
 * @field_id: (nullable): a sortable field; NULL sorts by title
 * @descending: whether the largest comes first
 *
 * Declares the order of a list nobody has sorted yet.
 */
void
maillage_kind_set_default_sort (MaillageKind *self, const char *field_id, gboolean descending)
{
  g_return_if_fail (MAILLAGE_IS_KIND (self) && !self->sealed);
  g_free (self->default_sort);
  self->default_sort = g_strdup (field_id);
  self->default_descending = !!descending;
}

/**
 * maillage_kind_begin_group:
 * @self: a kind
 * @id: the group's id, `[a-z][a-z0-9_]*`
 * @label: its title on the page
 * @side: its column on a wide page
 *
 * Begins a part of the record page: the fields added next stand in it.
 */
void
maillage_kind_begin_group (MaillageKind *self, const char *id, const char *label, MaillageSide side)
{
  g_autoptr (MaillageGroup) group = NULL;

  g_return_if_fail (MAILLAGE_IS_KIND (self) && !self->sealed);
  g_return_if_fail (_maillage_id_is_valid (id));
  group = g_object_new (MAILLAGE_TYPE_GROUP, NULL);
  group->id = g_strdup (id);
  group->label = g_strdup (label);
  group->side = side;
  g_list_store_append (self->groups, group);
}

/**
 * maillage_kind_get_groups:
 * @self: a kind
 *
 * Returns: (transfer none): its groups, a list of [class@Group]
 */
GListModel *
maillage_kind_get_groups (MaillageKind *self)
{
  g_return_val_if_fail (MAILLAGE_IS_KIND (self), NULL);
  return G_LIST_MODEL (self->groups);
}

static const char *
current_group (MaillageKind *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->groups));
  g_autoptr (MaillageGroup) last = NULL;

  if (n == 0)
    maillage_kind_begin_group (self, "main", self->label, MAILLAGE_SIDE_MAIN);
  last = g_list_model_get_item (G_LIST_MODEL (self->groups), MAX (n, 1) - 1);
  return last->id; /* the list keeps it */
}

/**
 * maillage_kind_add_field:
 * @self: a kind
 * @id: the field's id, `[a-z][a-z0-9_]*`, stable for ever
 * @type: what it holds
 * @label: what people see
 *
 * Adds a field after the others; the rest of its declaration is set on what is returned.
 *
 * Returns: (transfer none): the field
 */
MaillageField *
maillage_kind_add_field (MaillageKind *self,
                         const char *id,
                         MaillageFieldType type,
                         const char *label)
{
  g_autoptr (MaillageField) field = NULL;

  g_return_val_if_fail (MAILLAGE_IS_KIND (self) && !self->sealed, NULL);
  g_return_val_if_fail (_maillage_id_is_valid (id), NULL);
  g_return_val_if_fail (label != NULL, NULL);
  g_return_val_if_fail (!g_hash_table_contains (self->positions, id), NULL);

  field = _maillage_field_new (self, id, type, label, current_group (self));
  maillage_field_set_public (field, self->is_public);
  g_list_store_append (self->fields, field);
  g_ptr_array_add (self->by_position, field);
  g_hash_table_insert (self->positions,
                       (gpointer) maillage_field_get_id (field),
                       GUINT_TO_POINTER (self->by_position->len));
  return field; /* the list keeps it */
}

/**
 * maillage_kind_add_field_full:
 * @self: a kind
 * @id: the field's id, `[a-z][a-z0-9_]*`, stable for ever
 * @type: what it holds
 * @label: what people see
 * @traits: what it is beside its type
 *
 * Adds a field after the others, as maillage_kind_add_field() does, with its traits.
 *
 * Returns: (transfer none): the field
 */
MaillageField *
maillage_kind_add_field_full (MaillageKind *self,
                              const char *id,
                              MaillageFieldType type,
                              const char *label,
                              MaillageTraits traits)
{
  MaillageField *field = maillage_kind_add_field (self, id, type, label);

  if (field != NULL)
    _maillage_field_add_traits (field, traits);
  return field;
}

/**
 * maillage_kind_add_link:
 * @self: a kind
 * @id: the field's id, `[a-z][a-z0-9_]*`, stable for ever
 * @type: %MAILLAGE_FIELD_LINK for one record, %MAILLAGE_FIELD_LINKS for several
 * @label: what people see
 * @target: the whole id of the kind it points to, which another plugin may declare
 * @inverse_label: (nullable): what the target's page calls those that point to it; %NULL where it
 *   does not show them
 * @traits: what it is beside its type
 *
 * Adds a field that points to other records.
 *
 * Returns: (transfer none): the field
 */
MaillageField *
maillage_kind_add_link (MaillageKind *self,
                        const char *id,
                        MaillageFieldType type,
                        const char *label,
                        const char *target,
                        const char *inverse_label,
                        MaillageTraits traits)
{
  MaillageField *field;

  g_return_val_if_fail (type == MAILLAGE_FIELD_LINK || type == MAILLAGE_FIELD_LINKS, NULL);
  field = maillage_kind_add_field_full (self, id, type, label, traits);
  if (field == NULL)
    return NULL;
  maillage_field_set_target (field, target);
  maillage_field_set_inverse_label (field, inverse_label);
  return field;
}

/**
 * maillage_kind_add_children:
 * @self: a kind
 * @id: the field's id, `[a-z][a-z0-9_]*`, stable for ever
 * @label: what people see
 * @target: the whole id of a kind that this one owns, see maillage_kind_set_owner()
 *
 * Says where on the page the children of a kind stand. While there are none, one adds the first
 * while editing; of a field that is [property@Field:in-list], on the page itself.
 *
 * Returns: (transfer none): the field
 */
MaillageField *
maillage_kind_add_children (MaillageKind *self,
                            const char *id,
                            const char *label,
                            const char *target)
{
  MaillageField *field = maillage_kind_add_field (self, id, MAILLAGE_FIELD_CHILDREN, label);

  if (field != NULL)
    maillage_field_set_target (field, target);
  return field;
}

/**
 * maillage_kind_find_field:
 * @self: a kind
 * @id: a field's id
 *
 * Returns: (transfer none) (nullable): the field of that id
 */
MaillageField *
maillage_kind_find_field (MaillageKind *self, const char *id)
{
  int index = maillage_kind_get_field_index (self, id);

  return index < 0 ? NULL : g_ptr_array_index (self->by_position, index);
}

/**
 * maillage_kind_get_fields:
 * @self: a kind
 *
 * Returns: (transfer none): its fields, a list of [class@Field]
 */
GListModel *
maillage_kind_get_fields (MaillageKind *self)
{
  g_return_val_if_fail (MAILLAGE_IS_KIND (self), NULL);
  return G_LIST_MODEL (self->fields);
}

/**
 * maillage_kind_get_field_index:
 * @self: a kind
 * @id: a field’s id
 *
 * Returns: its position in maillage_kind_get_fields(), or -1
 */
int
maillage_kind_get_field_index (MaillageKind *self, const char *id)
{
  g_return_val_if_fail (MAILLAGE_IS_KIND (self), -1);
  g_return_val_if_fail (id != NULL, -1);
  return (int) GPOINTER_TO_UINT (g_hash_table_lookup (self->positions, id)) - 1;
}

/**
 * maillage_kind_get_n_fields:
 * @self: a kind
 *
 * Returns: how many fields it has
 */
guint
maillage_kind_get_n_fields (MaillageKind *self)
{
  g_return_val_if_fail (MAILLAGE_IS_KIND (self), 0);
  return self->by_position->len;
}

/**
 * maillage_kind_get_field:
 * @self: a kind
 * @position: a position below maillage_kind_get_n_fields()
 *
 * Returns: (transfer none): the field at that position
 */
MaillageField *
maillage_kind_get_field (MaillageKind *self, guint position)
{
  g_return_val_if_fail (MAILLAGE_IS_KIND (self), NULL);
  g_return_val_if_fail (position < self->by_position->len, NULL);
  return g_ptr_array_index (self->by_position, position);
}

static const char *const type_names[] = {
  [MAILLAGE_FIELD_TEXT] = "text",
  [MAILLAGE_FIELD_LONG_TEXT] = "long-text",
  [MAILLAGE_FIELD_NUMBER] = "number",
  [MAILLAGE_FIELD_MONEY] = "money",
  [MAILLAGE_FIELD_BOOLEAN] = "boolean",
  [MAILLAGE_FIELD_CHOICE] = "choice",
  [MAILLAGE_FIELD_DATE] = "date",
  [MAILLAGE_FIELD_DATE_TIME] = "date-time",
  [MAILLAGE_FIELD_PERIOD] = "period",
  [MAILLAGE_FIELD_DURATION] = "duration",
  [MAILLAGE_FIELD_PHONE] = "phone",
  [MAILLAGE_FIELD_EMAIL] = "email",
  [MAILLAGE_FIELD_WEB] = "web",
  [MAILLAGE_FIELD_SIREN] = "siren",
  [MAILLAGE_FIELD_SIRET] = "siret",
  [MAILLAGE_FIELD_RNA] = "rna",
  [MAILLAGE_FIELD_TERRITORY] = "territory",
  [MAILLAGE_FIELD_ADDRESS] = "address",
  [MAILLAGE_FIELD_LINK] = "link",
  [MAILLAGE_FIELD_LINKS] = "links",
  [MAILLAGE_FIELD_CHILDREN] = "children",
  [MAILLAGE_FIELD_FILE] = "file",
  [MAILLAGE_FIELD_COMPUTED] = "computed",
};

const char *
_maillage_field_type_to_string (MaillageFieldType type)
{
  g_return_val_if_fail (type < G_N_ELEMENTS (type_names), "text");
  return type_names[type];
}

gboolean
_maillage_field_type_from_string (const char *name, MaillageFieldType *type)
{
  for (guint i = 0; i < G_N_ELEMENTS (type_names); i++)
    if (g_strcmp0 (type_names[i], name) == 0)
      {
        *type = i;
        return TRUE;
      }
  return FALSE;
}
