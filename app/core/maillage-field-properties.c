/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* What a field declares of itself, and the words for it in the API pages. */

#include "maillage-field-properties.h"

#include "maillage-enum-types.h"

/**
 * MaillageField:id:
 *
 * Its id, which the store keeps: `[a-z][a-z0-9_]*`.
 */
/**
 * MaillageField:label:
 *
 * What people see.
 */
/**
 * MaillageField:required:
 *
 * Whether a record without a value is refused.
 */
/**
 * MaillageField:unique:
 *
 * Whether no two records may have one value.
 */
/**
 * MaillageField:sortable:
 *
 * Whether lists can be in its order.
 */
/**
 * MaillageField:public:
 *
 * Whether other plugins may read it.
 */
/**
 * MaillageField:personal:
 *
 * Whether it is about a person.
 */
/**
 * MaillageField:in-list:
 *
 * Whether it is a column of the list; of children, whether the first is added on the page itself.
 */
/**
 * MaillageField:filterable:
 *
 * Whether the list has a filter for it, see maillage_field_set_filterable().
 */
/**
 * MaillageField:multiple:
 *
 * Whether a territory or a choice holds several values, one a line.
 */
/**
 * MaillageField:extensible:
 *
 * Whether people add choices of their own.
 */
/**
 * MaillageField:retired:
 *
 * Whether it is kept and read, but no longer filled.
 */
/**
 * MaillageField:acyclic:
 *
 * Whether a link is refused that leads back to where it began.
 */
/**
 * MaillageField:hidden:
 *
 * Whether the page leaves it out: a section of the plugin shows it.
 */
/**
 * MaillageField:searchable:
 *
 * Where its words stand in the search text, if they do.
 */
/**
 * MaillageField:on-gone:
 *
 * What a link does when its target is purged.
 */
/**
 * MaillageField:target:
 *
 * The whole id of the kind that a link or children lead to.
 */
/**
 * MaillageField:inverse-label:
 *
 * What the target’s page calls the records that point to it; %NULL where it does not show them.
 */
/**
 * MaillageField:placeholder:
 *
 * An example or a hint in the empty field while it is edited.
 */
/**
 * MaillageField:default:
 *
 * The canonical value of a new record.
 */
/**
 * MaillageField:retention:
 *
 * The name of a class of data, by which an office tells how long it may keep what the field holds.
 */
/**
 * MaillageField:was:
 *
 * The id it had before; its values come along when the store is next opened.
 */
/**
 * MaillageField:not-before:
 *
 * Another date field of the kind: a date that is certainly before that one is refused.
 */
/**
 * MaillageField:unique-within:
 *
 * A link field of the kind: no other record with its target has the value.
 */
/**
 * MaillageField:owned-by:
 *
 * Another link field of the kind: a record that belongs to another one than the target of that
 * link is refused.
 */

static void
make_boolean (GParamSpec **properties, guint id, const char *name)
{
  properties[id]
      = g_param_spec_boolean (name,
                              NULL,
                              NULL,
                              FALSE,
                              G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
}

static void
make_string (GParamSpec **properties, guint id, const char *name, GParamFlags access)
{
  properties[id] = g_param_spec_string (
      name, NULL, NULL, NULL, access | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
}

static void
make_booleans (GParamSpec **properties)
{
  static const char *const names[] = {
    "required",   "unique",   "sortable",   "public",  "personal", "in-list",
    "filterable", "multiple", "extensible", "retired", "acyclic",  "hidden",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    make_boolean (properties, PROP_REQUIRED + i, names[i]);
}

static void
make_strings (GParamSpec **properties)
{
  static const char *const names[] = {
    "target", "inverse-label", "placeholder",   "default",  "retention",
    "was",    "not-before",    "unique-within", "owned-by",
  };

  make_string (properties, PROP_ID, "id", G_PARAM_READABLE);
  make_string (properties, PROP_LABEL, "label", G_PARAM_READABLE);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    make_string (properties, PROP_TARGET + i, names[i], G_PARAM_READWRITE);
}

void
_maillage_field_make_properties (GParamSpec **properties)
{
  make_booleans (properties);
  make_strings (properties);
  properties[PROP_SEARCHABLE]
      = g_param_spec_enum ("searchable",
                           NULL,
                           NULL,
                           MAILLAGE_TYPE_SEARCH_CLASS,
                           MAILLAGE_SEARCH_NONE,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_ON_GONE]
      = g_param_spec_enum ("on-gone",
                           NULL,
                           NULL,
                           MAILLAGE_TYPE_ON_GONE,
                           MAILLAGE_ON_GONE_CLEAR,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
}
