/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-field.h"

#include "maillage-choice-private.h"
#include "maillage-field-properties.h"
#include "maillage-kind-private.h"

/**
 * MaillageField:
 *
 * One field of a record kind.
 *
 * A field is made by maillage_kind_add_field() and owned by its kind; everything but its id, type
 * and label is a property, so that a plugin in C and one in Python say the same thing.
 */
struct _MaillageField
{
  GObject parent_instance;

  MaillageKind *kind; /* unowned: the kind owns us */
  char *id;
  char *label;
  char *group;
  MaillageFieldType type;

  gboolean required, unique, sortable, is_public, personal, in_list;
  gboolean filterable, multiple, extensible, retired, acyclic, hidden;
  MaillageSearchClass searchable;
  MaillageOnGone on_gone;
  char *target, *inverse_label, *placeholder, *default_value, *retention, *was, *not_before;
  char *unique_within, *owned_by;
  char *pattern, *pattern_message;
  char *expression;
  MaillageFieldType result_type;
  gboolean has_range;
  double lowest, highest;
  MaillageChoiceList *choices;
};

G_DEFINE_FINAL_TYPE (MaillageField, maillage_field, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];

/* Where a boolean or string property lives, so that each is declared once. */
static gpointer
property_place (MaillageField *self, guint id)
{
  switch (id)
    {
    case PROP_REQUIRED:
      return &self->required;
    case PROP_UNIQUE:
      return &self->unique;
    case PROP_SORTABLE:
      return &self->sortable;
    case PROP_PUBLIC:
      return &self->is_public;
    case PROP_PERSONAL:
      return &self->personal;
    case PROP_IN_LIST:
      return &self->in_list;
    case PROP_FILTERABLE:
      return &self->filterable;
    case PROP_MULTIPLE:
      return &self->multiple;
    case PROP_EXTENSIBLE:
      return &self->extensible;
    case PROP_RETIRED:
      return &self->retired;
    case PROP_ACYCLIC:
      return &self->acyclic;
    case PROP_HIDDEN:
      return &self->hidden;
    case PROP_TARGET:
      return &self->target;
    case PROP_INVERSE_LABEL:
      return &self->inverse_label;
    case PROP_PLACEHOLDER:
      return &self->placeholder;
    case PROP_DEFAULT:
      return &self->default_value;
    case PROP_RETENTION:
      return &self->retention;
    case PROP_WAS:
      return &self->was;
    case PROP_NOT_BEFORE:
      return &self->not_before;
    case PROP_UNIQUE_WITHIN:
      return &self->unique_within;
    case PROP_OWNED_BY:
      return &self->owned_by;
    default:
      g_assert_not_reached ();
    }
}

gboolean
_maillage_field_may_declare (MaillageField *self)
{
  return MAILLAGE_IS_FIELD (self)
         && (self->kind == NULL || !_maillage_kind_get_sealed (self->kind));
}

static void
set_boolean (MaillageField *self, guint id, gboolean value)
{
  gboolean *place = property_place (self, id);

  g_return_if_fail (_maillage_field_may_declare (self));
  if (*place == !!value)
    return;
  *place = !!value;
  g_object_notify_by_pspec (G_OBJECT (self), properties[id]);
}

static void
set_string (MaillageField *self, guint id, const char *value)
{
  char **place = property_place (self, id);

  g_return_if_fail (_maillage_field_may_declare (self));
  if (g_strcmp0 (*place, value) == 0)
    return;
  g_free (*place);
  *place = g_strdup (value);
  g_object_notify_by_pspec (G_OBJECT (self), properties[id]);
}

static void
maillage_field_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  MaillageField *self = MAILLAGE_FIELD (object);

  if (id == PROP_ID)
    g_value_set_string (value, self->id);
  else if (id == PROP_LABEL)
    g_value_set_string (value, self->label);
  else if (id == PROP_SEARCHABLE)
    g_value_set_enum (value, self->searchable);
  else if (id == PROP_ON_GONE)
    g_value_set_enum (value, self->on_gone);
  else if (G_IS_PARAM_SPEC_BOOLEAN (pspec))
    g_value_set_boolean (value, *(gboolean *) property_place (self, id));
  else
    g_value_set_string (value, *(char **) property_place (self, id));
}

static void
maillage_field_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  MaillageField *self = MAILLAGE_FIELD (object);

  if (id == PROP_SEARCHABLE)
    maillage_field_set_searchable (self, g_value_get_enum (value));
  else if (id == PROP_ON_GONE)
    maillage_field_set_on_gone (self, g_value_get_enum (value));
  else if (G_IS_PARAM_SPEC_BOOLEAN (pspec))
    set_boolean (self, id, g_value_get_boolean (value));
  else
    set_string (self, id, g_value_get_string (value));
}

static void
maillage_field_finalize (GObject *object)
{
  MaillageField *self = MAILLAGE_FIELD (object);

  g_free (self->id);
  g_free (self->label);
  g_free (self->group);
  for (guint i = PROP_TARGET; i < N_PROPS; i++)
    g_free (*(char **) property_place (self, i));
  g_free (self->pattern);
  g_free (self->pattern_message);
  g_free (self->expression);
  _maillage_choice_list_free (self->choices);
  G_OBJECT_CLASS (maillage_field_parent_class)->finalize (object);
}

static void
maillage_field_class_init (MaillageFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = maillage_field_finalize;
  object_class->get_property = maillage_field_get_property;
  object_class->set_property = maillage_field_set_property;

  _maillage_field_make_properties (properties);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
maillage_field_init (MaillageField *self)
{
  self->choices = _maillage_choice_list_new ();
}

MaillageField *
_maillage_field_new (MaillageKind *kind,
                     const char *id,
                     MaillageFieldType type,
                     const char *label,
                     const char *group)
{
  MaillageField *self = g_object_new (MAILLAGE_TYPE_FIELD, NULL);

  self->kind = kind;
  self->id = g_strdup (id);
  self->type = type;
  self->label = g_strdup (label);
  self->group = g_strdup (group);
  self->result_type = type;
  return self;
}

void
_maillage_field_add_traits (MaillageField *self, MaillageTraits traits)
{
  /* The first traits are the booleans, in their order. */
  for (guint id = PROP_REQUIRED; id <= PROP_HIDDEN; id++)
    if ((traits & (1u << (id - PROP_REQUIRED))) != 0)
      set_boolean (self, id, TRUE);
  if ((traits & MAILLAGE_TRAIT_TITLE) != 0)
    maillage_field_set_searchable (self, MAILLAGE_SEARCH_TITLE);
  else if ((traits & MAILLAGE_TRAIT_KEYWORD) != 0)
    maillage_field_set_searchable (self, MAILLAGE_SEARCH_KEYWORD);
  else if ((traits & MAILLAGE_TRAIT_TEXT) != 0)
    maillage_field_set_searchable (self, MAILLAGE_SEARCH_TEXT);
  if ((traits & MAILLAGE_TRAIT_KEEP_NAME) != 0)
    maillage_field_set_on_gone (self, MAILLAGE_ON_GONE_KEEP_NAME);
}

void
_maillage_field_orphan (MaillageField *self)
{
  self->kind = NULL;
}

MaillageChoiceList *
_maillage_field_get_choice_list (MaillageField *self)
{
  return self->choices;
}

/**
 * maillage_field_get_id:
 * @self: a field
 *
 * Returns: (transfer none): its id, stable for ever
 */
const char *
maillage_field_get_id (MaillageField *self)
{
  g_return_val_if_fail (MAILLAGE_IS_FIELD (self), NULL);
  return self->id;
}

/**
 * maillage_field_get_field_type:
 * @self: a field
 *
 * Returns: what it holds
 */
MaillageFieldType
maillage_field_get_field_type (MaillageField *self)
{
  g_return_val_if_fail (MAILLAGE_IS_FIELD (self), MAILLAGE_FIELD_TEXT);
  return self->type;
}

/**
 * maillage_field_get_label:
 * @self: a field
 *
 * Returns: (transfer none): what people see
 */
const char *
maillage_field_get_label (MaillageField *self)
{
  g_return_val_if_fail (MAILLAGE_IS_FIELD (self), NULL);
  return self->label;
}

/**
 * maillage_field_get_kind:
 * @self: a field
 *
 * Returns: (transfer none) (nullable): the kind the field belongs to
 */
MaillageKind *
maillage_field_get_kind (MaillageField *self)
{
  g_return_val_if_fail (MAILLAGE_IS_FIELD (self), NULL);
  return self->kind;
}

/**
 * maillage_field_get_group:
 * @self: a field
 *
 * Returns: (transfer none): the id of the group of the page it stands in
 */
const char *
maillage_field_get_group (MaillageField *self)
{
  g_return_val_if_fail (MAILLAGE_IS_FIELD (self), NULL);
  return self->group;
}

#define BOOLEAN_ACCESSORS(name, member, prop)                                                      \
  gboolean maillage_field_get_##name (MaillageField *self)                                         \
  {                                                                                                \
    g_return_val_if_fail (MAILLAGE_IS_FIELD (self), FALSE);                                        \
    return self->member;                                                                           \
  }                                                                                                \
  void maillage_field_set_##name (MaillageField *self, gboolean value)                             \
  {                                                                                                \
    set_boolean (self, prop, value);                                                               \
  }

#define STRING_ACCESSORS(name, member, prop)                                                       \
  const char *maillage_field_get_##name (MaillageField *self)                                      \
  {                                                                                                \
    g_return_val_if_fail (MAILLAGE_IS_FIELD (self), NULL);                                         \
    return self->member;                                                                           \
  }                                                                                                \
  void maillage_field_set_##name (MaillageField *self, const char *value)                          \
  {                                                                                                \
    set_string (self, prop, value);                                                                \
  }

BOOLEAN_ACCESSORS (required, required, PROP_REQUIRED)
BOOLEAN_ACCESSORS (unique, unique, PROP_UNIQUE)
BOOLEAN_ACCESSORS (sortable, sortable, PROP_SORTABLE)
BOOLEAN_ACCESSORS (public, is_public, PROP_PUBLIC)
BOOLEAN_ACCESSORS (personal, personal, PROP_PERSONAL)
BOOLEAN_ACCESSORS (in_list, in_list, PROP_IN_LIST)
BOOLEAN_ACCESSORS (filterable, filterable, PROP_FILTERABLE)
BOOLEAN_ACCESSORS (multiple, multiple, PROP_MULTIPLE)
BOOLEAN_ACCESSORS (extensible, extensible, PROP_EXTENSIBLE)
BOOLEAN_ACCESSORS (retired, retired, PROP_RETIRED)
BOOLEAN_ACCESSORS (acyclic, acyclic, PROP_ACYCLIC)
BOOLEAN_ACCESSORS (hidden, hidden, PROP_HIDDEN)
STRING_ACCESSORS (target, target, PROP_TARGET)
STRING_ACCESSORS (inverse_label, inverse_label, PROP_INVERSE_LABEL)
STRING_ACCESSORS (placeholder, placeholder, PROP_PLACEHOLDER)
STRING_ACCESSORS (default, default_value, PROP_DEFAULT)
STRING_ACCESSORS (retention, retention, PROP_RETENTION)
STRING_ACCESSORS (was, was, PROP_WAS)
STRING_ACCESSORS (not_before, not_before, PROP_NOT_BEFORE)
STRING_ACCESSORS (unique_within, unique_within, PROP_UNIQUE_WITHIN)
STRING_ACCESSORS (owned_by, owned_by, PROP_OWNED_BY)

/**
 * maillage_field_get_searchable: (get-property searchable)
 * @self: a field
 *
 * Returns: how early a search by its words finds the record
 */
MaillageSearchClass
maillage_field_get_searchable (MaillageField *self)
{
  g_return_val_if_fail (MAILLAGE_IS_FIELD (self), MAILLAGE_SEARCH_NONE);
  return self->searchable;
}

void
maillage_field_set_searchable (MaillageField *self, MaillageSearchClass searchable)
{
  g_return_if_fail (_maillage_field_may_declare (self));
  if (self->searchable == searchable)
    return;
  self->searchable = searchable;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SEARCHABLE]);
}

MaillageOnGone
maillage_field_get_on_gone (MaillageField *self)
{
  g_return_val_if_fail (MAILLAGE_IS_FIELD (self), MAILLAGE_ON_GONE_CLEAR);
  return self->on_gone;
}

void
maillage_field_set_on_gone (MaillageField *self, MaillageOnGone on_gone)
{
  g_return_if_fail (_maillage_field_may_declare (self));
  if (self->on_gone == on_gone)
    return;
  self->on_gone = on_gone;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ON_GONE]);
}

const char *
maillage_field_get_pattern (MaillageField *self)
{
  g_return_val_if_fail (MAILLAGE_IS_FIELD (self), NULL);
  return self->pattern;
}

const char *
maillage_field_get_pattern_message (MaillageField *self)
{
  g_return_val_if_fail (MAILLAGE_IS_FIELD (self), NULL);
  return self->pattern_message;
}

/**
 * maillage_field_set_pattern:
 * @self: a field
 * @regex: (nullable): a PCRE the whole canonical value must match
 * @message: (nullable): the sentence that refuses another value
 *
 * Declares the form of a value.
 */
void
maillage_field_set_pattern (MaillageField *self, const char *regex, const char *message)
{
  g_return_if_fail (_maillage_field_may_declare (self));
  g_free (self->pattern);
  g_free (self->pattern_message);
  self->pattern = g_strdup (regex);
  self->pattern_message = g_strdup (message);
}

/**
 * maillage_field_get_range:
 * @self: a field
 * @lowest: (out): the smallest number allowed
 * @highest: (out): the largest number allowed
 *
 * Returns: whether the field has a range
 */
gboolean
maillage_field_get_range (MaillageField *self, double *lowest, double *highest)
{
  g_return_val_if_fail (MAILLAGE_IS_FIELD (self), FALSE);
  *lowest = self->lowest;
  *highest = self->highest;
  return self->has_range;
}

void
maillage_field_set_range (MaillageField *self, double lowest, double highest)
{
  g_return_if_fail (_maillage_field_may_declare (self));
  g_return_if_fail (lowest <= highest);
  self->has_range = TRUE;
  self->lowest = lowest;
  self->highest = highest;
}

const char *
maillage_field_get_expression (MaillageField *self)
{
  g_return_val_if_fail (MAILLAGE_IS_FIELD (self), NULL);
  return self->expression;
}

MaillageFieldType
maillage_field_get_result_type (MaillageField *self)
{
  g_return_val_if_fail (MAILLAGE_IS_FIELD (self), MAILLAGE_FIELD_TEXT);
  return self->result_type;
}

/**
 * maillage_field_set_expression:
 * @self: a field of type MAILLAGE_FIELD_COMPUTED
 * @result_type: how the result is shown and compared
 * @sql: an SQL expression over the record's own columns; `:today` is the day as YYYY-MM-DD
 *
 * Declares what a computed field is made of. A date field `due` has the columns `due` (canonical),
 * `due_earliest` and `due_latest` (YYYY-MM-DD). A link has none: `{pilot}` is how many records the
 * link `pilot` holds.
 */
void
maillage_field_set_expression (MaillageField *self, MaillageFieldType result_type, const char *sql)
{
  g_return_if_fail (_maillage_field_may_declare (self));
  g_return_if_fail (self->type == MAILLAGE_FIELD_COMPUTED);
  g_free (self->expression);
  self->expression = g_strdup (sql);
  self->result_type = result_type;
}

/**
 * maillage_field_is_stored:
 * @self: a field
 *
 * Returns: whether it has a column of its kind’s table: links, children and what is computed have
 * none
 */
gboolean
maillage_field_is_stored (MaillageField *self)
{
  g_return_val_if_fail (MAILLAGE_IS_FIELD (self), FALSE);
  return !maillage_field_is_link (self) && self->type != MAILLAGE_FIELD_CHILDREN
         && self->type != MAILLAGE_FIELD_COMPUTED;
}

/**
 * maillage_field_is_link:
 * @self: a field
 *
 * Returns: whether it points to other records
 */
gboolean
maillage_field_is_link (MaillageField *self)
{
  g_return_val_if_fail (MAILLAGE_IS_FIELD (self), FALSE);
  return self->type == MAILLAGE_FIELD_LINK || self->type == MAILLAGE_FIELD_LINKS;
}
