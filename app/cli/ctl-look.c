/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ctl.h"

#include "maillage-kind-private.h"
#include "maillage-match.h"
#include "maillage-own-territory-private.h"
#include "maillage-registry-private.h"

#include <glib/gi18n.h>

#define DEFAULT_LIMIT 20

static void
print_kinds_json (Ctl *self, GPtrArray *kinds)
{
  JsonBuilder *builder = ctl_json_begin ();

  json_builder_set_member_name (builder, "kinds");
  json_builder_begin_array (builder);
  for (guint i = 0; i < kinds->len; i++)
    {
      MaillageKind *kind = g_ptr_array_index (kinds, i);

      json_builder_begin_object (builder);
      ctl_json_string (builder, "id", maillage_kind_get_id (kind));
      ctl_json_string (builder, "label", maillage_kind_get_label (kind));
      ctl_json_string (builder, "plural", maillage_kind_get_plural (kind));
      ctl_json_string (builder, "owner", maillage_kind_get_owner (kind));
      ctl_json_int (
          builder, "count", maillage_store_count (self->store, maillage_kind_get_id (kind), NULL));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  ctl_json_print (builder);
}

static void
print_kinds (Ctl *self, GPtrArray *kinds)
{
  CtlTable *table = ctl_table_new (3, NULL);

  for (guint i = 0; i < kinds->len; i++)
    {
      MaillageKind *kind = g_ptr_array_index (kinds, i);
      g_autofree char *count = g_strdup_printf (
          "%d", maillage_store_count (self->store, maillage_kind_get_id (kind), NULL));
      const char *cells[] = { maillage_kind_get_id (kind), count, maillage_kind_get_plural (kind) };

      ctl_table_add (table, cells);
    }
  ctl_table_print (table);
}

static void
add_choices (JsonBuilder *builder, MaillageField *field)
{
  GListModel *choices = maillage_field_get_choices (field);

  json_builder_set_member_name (builder, "choices");
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (choices); i++)
    {
      g_autoptr (MaillageChoice) choice = g_list_model_get_item (choices, i);

      json_builder_begin_object (builder);
      ctl_json_string (builder, "value", maillage_choice_get_value (choice));
      ctl_json_string (builder, "label", maillage_choice_get_label (choice));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
print_fields_json (MaillageKind *kind)
{
  JsonBuilder *builder = ctl_json_begin ();

  ctl_json_string (builder, "kind", maillage_kind_get_id (kind));
  json_builder_set_member_name (builder, "fields");
  json_builder_begin_array (builder);
  for (guint i = 0; i < maillage_kind_get_n_fields (kind); i++)
    {
      MaillageField *field = maillage_kind_get_field (kind, i);

      json_builder_begin_object (builder);
      ctl_json_string (builder, "id", maillage_field_get_id (field));
      ctl_json_string (
          builder, "type", _maillage_field_type_to_string (maillage_field_get_field_type (field)));
      ctl_json_string (builder, "label", maillage_field_get_label (field));
      ctl_json_string (builder, "target", maillage_field_get_target (field));
      json_builder_set_member_name (builder, "required");
      json_builder_add_boolean_value (builder, maillage_field_get_required (field));
      if (maillage_field_get_field_type (field) == MAILLAGE_FIELD_CHOICE)
        add_choices (builder, field);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  ctl_json_print (builder);
}

static void
print_fields (MaillageKind *kind)
{
  CtlTable *table = ctl_table_new (4, NULL);

  for (guint i = 0; i < maillage_kind_get_n_fields (kind); i++)
    {
      MaillageField *field = maillage_kind_get_field (kind, i);
      const char *cells[]
          = { maillage_field_get_id (field),
              _maillage_field_type_to_string (maillage_field_get_field_type (field)),
              maillage_field_get_required (field) ? _ ("required") : "",
              maillage_field_get_label (field) };

      ctl_table_add (table, cells);
    }
  ctl_table_print (table);
}

static gboolean
run_kinds (Ctl *self, char **args, GError **error)
{
  g_autoptr (GPtrArray) kinds = NULL;
  MaillageKind *kind;

  if (args[0] == NULL)
    {
      kinds = maillage_registry_list_kinds (self->registry);
      if (self->json)
        print_kinds_json (self, kinds);
      else
        print_kinds (self, kinds);
      return TRUE;
    }
  kind = maillage_registry_resolve_kind (self->registry, args[0], error);
  if (kind == NULL)
    return FALSE;
  if (self->json)
    print_fields_json (kind);
  else
    print_fields (kind);
  return TRUE;
}

static gboolean
run_list (Ctl *self, char **args, GError **error)
{
  MaillageKind *kind = maillage_registry_resolve_kind (self->registry, args[0], error);
  g_autoptr (MaillageQuery) query = kind != NULL ? ctl_new_query (self, kind, error) : NULL;
  g_autoptr (GPtrArray) records = NULL;

  if (query == NULL)
    return FALSE;
  records = maillage_store_query (self->store, query, error);
  if (records == NULL)
    return FALSE;
  ctl_print_records (self, records);
  return TRUE;
}

static gboolean
find_option_kind (Ctl *self, MaillageKind **kind, GError **error)
{
  *kind = NULL;
  if (self->kind == NULL)
    return TRUE;
  *kind = maillage_registry_resolve_kind (self->registry, self->kind, error);
  return *kind != NULL;
}

static gboolean
run_search (Ctl *self, char **args, GError **error)
{
  g_autoptr (GPtrArray) records = NULL;
  MaillageKind *kind;

  if (!find_option_kind (self, &kind, error))
    return FALSE;
  records = maillage_store_search (self->store,
                                   args[0],
                                   kind != NULL ? maillage_kind_get_id (kind) : NULL,
                                   self->limit > 0 ? (guint) self->limit : DEFAULT_LIMIT,
                                   error);
  if (records == NULL)
    return FALSE;
  ctl_print_records (self, records);
  return TRUE;
}

/* The id of the territory that is named. */
static char *
find_place (Ctl *self, const char *typed, GError **error)
{
  g_autoptr (GPtrArray) own = _maillage_own_list (self->store);
  MaillagePlaces places = { maillage_context_get_gazetteer (self->context), own };
  g_autofree char *note = NULL;
  char *id = _maillage_match_place (&places, typed, &note, error);

  ctl_warn (note);
  if (id != NULL)
    id[strcspn (id, "@ ")] = '\0';
  return id;
}

static gboolean
list_places (Ctl *self, const char *typed, MaillageOperator op, GError **error)
{
  g_autoptr (GPtrArray) records = NULL;
  g_autofree char *id = NULL;
  MaillageKind *only;

  if (typed[strspn (typed, " \t\n")] == '\0')
    {
      g_set_error_literal (error, CTL_USAGE, 0, _ ("Write which territory: its name or its code."));
      return FALSE;
    }
  if (!find_option_kind (self, &only, error))
    return FALSE;
  id = find_place (self, typed, error);
  if (id == NULL)
    return FALSE;
  records = _maillage_match_places (self->registry, self->store, only, op, id, 0, error);
  if (records == NULL)
    return FALSE;
  ctl_print_records (self, records);
  return TRUE;
}

static gboolean
run_covers (Ctl *self, char **args, GError **error)
{
  return list_places (self, args[0], MAILLAGE_OPERATOR_COVERS, error);
}

static gboolean
run_within (Ctl *self, char **args, GError **error)
{
  return list_places (self, args[0], MAILLAGE_OPERATOR_WITHIN, error);
}

static gboolean
run_show (Ctl *self, char **args, GError **error)
{
  g_autoptr (MaillageRecord) record = ctl_load (self, args[0], error);

  if (record == NULL)
    return FALSE;
  ctl_print_record (self, record);
  return TRUE;
}

const CtlVerb ctl_look_verbs[] = {
  { "kinds", "[KIND]", "", 0, 0, 1, run_kinds },
  { "list",
    N_ ("KIND [--where FIELD=VALUE]… [--sort FIELD] [--descending] [--limit N] [--trashed]"),
    "where sort descending limit trashed",
    0,
    1,
    1,
    run_list },
  { "search", N_ ("TEXT [--kind KIND] [--limit N]"), "kind limit", 0, 1, 1, run_search },
  { "covers", N_ ("TERRITORY [--kind KIND]"), "kind", 0, 1, 1, run_covers },
  { "within", N_ ("TERRITORY [--kind KIND]"), "kind", 0, 1, 1, run_within },
  { "show", "ID", "", 0, 1, 1, run_show },
  { NULL },
};
