/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* A declaration as the store remembers it, so that records are readable without their plugin. */

#include "maillage-schema.h"

#include "maillage-choice-private.h"
#include "maillage-kind-private.h"
#include "maillage-text.h"

#include <json-glib/json-glib.h>

static void
add_string (JsonBuilder *builder, const char *name, const char *value)
{
  if (value == NULL)
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static void
add_boolean (JsonBuilder *builder, const char *name, gboolean value)
{
  if (!value)
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, TRUE);
}

static void
add_int (JsonBuilder *builder, const char *name, gint64 value)
{
  if (value == 0)
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static char *
finish (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = NULL;

  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

static void
add_groups (JsonBuilder *builder, MaillageKind *kind)
{
  GListModel *groups = maillage_kind_get_groups (kind);
  guint n = g_list_model_get_n_items (groups);

  json_builder_set_member_name (builder, "groups");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (MaillageGroup) group = g_list_model_get_item (groups, i);

      json_builder_begin_object (builder);
      add_string (builder, "id", maillage_group_get_id (group));
      add_string (builder, "label", maillage_group_get_label (group));
      add_int (builder, "side", maillage_group_get_side (group));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

char *
maillage_catalogue_write_kind (MaillageKind *kind)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  add_string (builder, "label", maillage_kind_get_label (kind));
  add_string (builder, "plural", maillage_kind_get_plural (kind));
  add_string (builder, "icon", maillage_kind_get_icon_name (kind));
  add_string (builder, "title", maillage_kind_get_title_format (kind));
  add_string (builder, "subtitle", maillage_kind_get_subtitle_format (kind));
  add_string (builder, "sort", maillage_kind_get_sort_format (kind));
  add_string (builder, "words", maillage_kind_get_search_format (kind));
  add_string (builder, "owner", maillage_kind_get_owner (kind));
  add_string (builder, "default-sort", maillage_kind_get_default_sort (kind));
  add_boolean (builder, "descending", maillage_kind_get_default_descending (kind));
  add_boolean (builder, "untagged", !maillage_kind_get_taggable (kind));
  add_boolean (builder, "unsearched", !maillage_kind_get_searchable (kind));
  add_groups (builder, kind);
  return finish (builder);
}

static void
add_choices (JsonBuilder *builder, MaillageField *field)
{
  GPtrArray *choices = _maillage_field_get_declared_choices (field);

  if (choices->len == 0)
    return;
  json_builder_set_member_name (builder, "choices");
  json_builder_begin_array (builder);
  for (guint i = 0; i < choices->len; i++)
    {
      MaillageChoice *choice = g_ptr_array_index (choices, i);

      json_builder_begin_object (builder);
      add_string (builder, "value", maillage_choice_get_value (choice));
      add_string (builder, "label", maillage_choice_get_label (choice));
      add_string (builder, "icon", maillage_choice_get_icon_name (choice));
      add_int (builder, "tone", maillage_choice_get_tone (choice));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

char *
maillage_catalogue_write_field (MaillageField *field)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  add_string (builder, "label", maillage_field_get_label (field));
  add_string (builder, "group", maillage_field_get_group (field));
  add_boolean (builder, "required", maillage_field_get_required (field));
  add_boolean (builder, "unique", maillage_field_get_unique (field));
  add_boolean (builder, "sortable", maillage_field_get_sortable (field));
  add_boolean (builder, "public", maillage_field_get_public (field));
  add_boolean (builder, "personal", maillage_field_get_personal (field));
  add_boolean (builder, "in-list", maillage_field_get_in_list (field));
  add_boolean (builder, "filterable", maillage_field_get_filterable (field));
  add_boolean (builder, "multiple", maillage_field_get_multiple (field));
  add_boolean (builder, "extensible", maillage_field_get_extensible (field));
  add_int (builder, "searchable", maillage_field_get_searchable (field));
  add_int (builder, "on-gone", maillage_field_get_on_gone (field));
  add_string (builder, "target", maillage_field_get_target (field));
  add_string (builder, "inverse", maillage_field_get_inverse_label (field));
  add_string (builder, "retention", maillage_field_get_retention (field));
  if (maillage_field_get_expression (field) != NULL)
    {
      add_string (builder, "expression", maillage_field_get_expression (field));
      add_string (builder,
                  "result",
                  _maillage_field_type_to_string (maillage_field_get_result_type (field)));
    }
  add_choices (builder, field);
  return finish (builder);
}

/* Goes up when titles, keys or search text are made otherwise of the same values. */
#define DERIVED_VERSION 2

/* Not which: they are in the language of whoever opens the store, as labels are. */
static gboolean
has_names (MaillageField *field)
{
  GPtrArray *choices = _maillage_field_get_declared_choices (field);

  for (guint i = 0; i < choices->len; i++)
    if (_maillage_choice_get_names (g_ptr_array_index (choices, i)) != NULL)
      return TRUE;
  return FALSE;
}

char *
maillage_catalogue_dup_signature (MaillageKind *kind)
{
  GString *signature = g_string_new (NULL);

  g_string_append_printf (signature,
                          "%d.%d|%s|%s|%s|%d",
                          MAILLAGE_TEXT_VERSION,
                          DERIVED_VERSION,
                          maillage_kind_get_title_format (kind),
                          maillage_kind_get_subtitle_format (kind),
                          maillage_kind_get_sort_format (kind),
                          maillage_kind_get_searchable (kind));
  if (maillage_kind_get_search_format (kind) != NULL)
    g_string_append_printf (signature, "|words %s", maillage_kind_get_search_format (kind));
  for (guint i = 0; i < maillage_kind_get_n_fields (kind); i++)
    {
      MaillageField *field = maillage_kind_get_field (kind, i);

      if (maillage_field_get_sortable (field)
          || maillage_field_get_searchable (field) != MAILLAGE_SEARCH_NONE)
        g_string_append_printf (signature,
                                "|%s,%d,%d",
                                maillage_field_get_id (field),
                                maillage_field_get_sortable (field),
                                maillage_field_get_searchable (field));
      if (maillage_field_get_searchable (field) != MAILLAGE_SEARCH_NONE && has_names (field))
        g_string_append (signature, ",names");
    }
  return g_string_free (signature, FALSE);
}

/* NULL when there is none, or a list or an object stands there. */
static JsonNode *
get_value (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? node : NULL;
}

static const char *
get_string (JsonObject *object, const char *name)
{
  JsonNode *node = get_value (object, name);

  return node != NULL ? json_node_get_string (node) : NULL;
}

static gboolean
get_boolean (JsonObject *object, const char *name)
{
  JsonNode *node = get_value (object, name);

  return node != NULL && json_node_get_boolean (node);
}

static gint64
get_int (JsonObject *object, const char *name)
{
  JsonNode *node = get_value (object, name);

  return node != NULL ? json_node_get_int (node) : 0;
}

/* One of an enumeration's values from 0 to @last. */
static int
get_enum (JsonObject *object, const char *name, int last)
{
  gint64 value = get_int (object, name);

  return value >= 0 && value <= last ? (int) value : 0;
}

/* NULL when it is none. */
static JsonArray *
get_array (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static JsonObject *
get_element (JsonArray *array, guint index)
{
  JsonNode *node = json_array_get_element (array, index);

  return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static JsonObject *
parse (JsonParser *parser, const char *declaration)
{
  JsonNode *root;

  if (!json_parser_load_from_data (parser, declaration, -1, NULL))
    return NULL;
  root = json_parser_get_root (parser);
  return root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
}

static void
read_groups (MaillageKind *kind, JsonArray *groups)
{
  for (guint i = 0; groups != NULL && i < json_array_get_length (groups); i++)
    {
      JsonObject *group = get_element (groups, i);

      if (group != NULL && get_string (group, "id") != NULL
          && _maillage_id_is_valid (get_string (group, "id"))
          && get_string (group, "label") != NULL)
        maillage_kind_begin_group (kind,
                                   get_string (group, "id"),
                                   get_string (group, "label"),
                                   get_enum (group, "side", MAILLAGE_SIDE_ASIDE));
    }
}

MaillageKind *
maillage_catalogue_read_kind (const char *id, const char *plugin, const char *declaration)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *object = parse (parser, declaration);
  MaillageKind *kind;

  if (object == NULL || get_string (object, "label") == NULL
      || get_string (object, "plural") == NULL)
    return NULL;
  kind = _maillage_kind_new (
      plugin, id, get_string (object, "label"), get_string (object, "plural"));
  _maillage_kind_set_available (kind, FALSE);
  maillage_kind_set_icon_name (kind, get_string (object, "icon"));
  maillage_kind_set_title_format (kind, get_string (object, "title"));
  maillage_kind_set_subtitle_format (kind, get_string (object, "subtitle"));
  maillage_kind_set_sort_format (kind, get_string (object, "sort"));
  maillage_kind_set_search_format (kind, get_string (object, "words"));
  maillage_kind_set_owner (kind, get_string (object, "owner"));
  maillage_kind_set_default_sort (
      kind, get_string (object, "default-sort"), get_boolean (object, "descending"));
  maillage_kind_set_taggable (kind, !get_boolean (object, "untagged"));
  maillage_kind_set_searchable (kind, !get_boolean (object, "unsearched"));
  read_groups (kind, get_array (object, "groups"));
  return kind;
}

static void
read_choices (MaillageField *field, JsonArray *choices)
{
  for (guint i = 0; choices != NULL && i < json_array_get_length (choices); i++)
    {
      JsonObject *choice = get_element (choices, i);

      if (choice != NULL && get_string (choice, "value") != NULL
          && get_string (choice, "label") != NULL)
        maillage_field_add_choice_full (field,
                                        get_string (choice, "value"),
                                        get_string (choice, "label"),
                                        get_string (choice, "icon"),
                                        get_enum (choice, "tone", MAILLAGE_TONE_DIM));
    }
}

gboolean
maillage_catalogue_read_field (
    MaillageKind *kind, const char *id, const char *type, gboolean retired, const char *declaration)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *object = parse (parser, declaration);
  MaillageFieldType field_type, result_type;
  MaillageField *field;

  if (object == NULL || get_string (object, "label") == NULL || !_maillage_id_is_valid (id)
      || !_maillage_field_type_from_string (type, &field_type))
    return FALSE;
  field = maillage_kind_add_field (kind, id, field_type, get_string (object, "label"));
  maillage_field_set_retired (field, retired);
  maillage_field_set_required (field, get_boolean (object, "required"));
  maillage_field_set_unique (field, get_boolean (object, "unique"));
  maillage_field_set_sortable (field, get_boolean (object, "sortable"));
  maillage_field_set_public (field, get_boolean (object, "public"));
  maillage_field_set_personal (field, get_boolean (object, "personal"));
  maillage_field_set_in_list (field, get_boolean (object, "in-list"));
  maillage_field_set_filterable (field, get_boolean (object, "filterable"));
  maillage_field_set_multiple (field, get_boolean (object, "multiple"));
  maillage_field_set_extensible (field, get_boolean (object, "extensible"));
  maillage_field_set_searchable (field, get_enum (object, "searchable", MAILLAGE_SEARCH_TEXT));
  maillage_field_set_on_gone (field, get_enum (object, "on-gone", MAILLAGE_ON_GONE_KEEP_NAME));
  maillage_field_set_target (field, get_string (object, "target"));
  maillage_field_set_inverse_label (field, get_string (object, "inverse"));
  maillage_field_set_retention (field, get_string (object, "retention"));
  if (field_type == MAILLAGE_FIELD_COMPUTED && get_string (object, "expression") != NULL
      && _maillage_field_type_from_string (get_string (object, "result"), &result_type))
    maillage_field_set_expression (field, result_type, get_string (object, "expression"));
  read_choices (field, get_array (object, "choices"));
  return TRUE;
}
