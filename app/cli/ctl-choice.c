/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An office's own lists of values. */

#include "ctl.h"

#include <glib/gi18n.h>

static MaillageField *
find_list (Ctl *self, char **args, GError **error)
{
  MaillageKind *kind = maillage_registry_resolve_kind (self->registry, args[0], error);
  MaillageField *field = NULL;

  if (kind == NULL || !ctl_check_field (kind, args[1], error))
    return NULL;
  field = maillage_kind_find_field (kind, args[1]);
  if (field != NULL && maillage_choices_is_list (field))
    return field;
  g_set_error (error, CTL_USAGE, 0, _ ("“%s” is not a list of values."), args[1]);
  return NULL;
}

static void
add_row (CtlTable *table, JsonBuilder *builder, MaillageField *field, const char *value, guint n)
{
  MaillageChoice *choice = maillage_field_find_choice (field, value);
  gboolean hidden = choice != NULL && maillage_choice_get_hidden (choice);
  g_autofree char *label = maillage_field_format (field, value);
  g_autofree char *count = g_strdup_printf ("%u", n);
  const char *cells[] = { value, count, hidden ? _ ("off the list") : "", label };

  if (builder == NULL)
    {
      ctl_table_add (table, cells);
      return;
    }
  json_builder_begin_object (builder);
  ctl_json_string (builder, "value", value);
  ctl_json_string (builder, "label", label);
  ctl_json_int (builder, "count", n);
  json_builder_set_member_name (builder, "hidden");
  json_builder_add_boolean_value (builder, hidden);
  json_builder_end_object (builder);
}

/* Those of the list, then those that records have besides. */
static void
add_rows (CtlTable *table, JsonBuilder *builder, MaillageField *field, GHashTable *counts)
{
  GListModel *all = maillage_field_get_all_choices (field);
  g_autoptr (GList) others = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (MaillageChoice) choice = g_list_model_get_item (all, i);
      const char *value = maillage_choice_get_value (choice);

      add_row (
          table, builder, field, value, GPOINTER_TO_UINT (g_hash_table_lookup (counts, value)));
      g_hash_table_remove (counts, value);
    }
  others = g_list_sort (g_hash_table_get_keys (counts), (GCompareFunc) g_strcmp0);
  for (GList *each = others; each != NULL; each = each->next)
    add_row (table,
             builder,
             field,
             each->data,
             GPOINTER_TO_UINT (g_hash_table_lookup (counts, each->data)));
}

static gboolean
print_list (Ctl *self, MaillageField *field, GError **error)
{
  g_autoptr (GHashTable) counts = maillage_choices_count (self->store, field, error);
  JsonBuilder *builder;
  CtlTable *table;

  if (counts == NULL)
    return FALSE;
  if (self->json)
    {
      builder = ctl_json_begin ();
      json_builder_set_member_name (builder, "choices");
      json_builder_begin_array (builder);
      add_rows (NULL, builder, field, counts);
      json_builder_end_array (builder);
      ctl_json_print (builder);
      return TRUE;
    }
  table = ctl_table_new (4, NULL);
  add_rows (table, NULL, field, counts);
  ctl_table_print (table);
  return TRUE;
}

/* A value of the list, or one that records have, by its id or its words. */
static char *
find_value (Ctl *self, MaillageField *field, const char *typed, GError **error)
{
  g_autofree char *value = maillage_field_parse (field, typed, NULL, error);
  g_autoptr (GHashTable) counts = NULL;

  if (value == NULL)
    return NULL;
  /* A value that was replaced is meant itself here, not what took its place. */
  if (maillage_field_find_choice (field, typed) != NULL)
    return g_strdup (typed);
  if (maillage_field_find_choice (field, value) != NULL)
    return g_steal_pointer (&value);
  counts = maillage_choices_count (self->store, field, error);
  if (counts == NULL)
    return NULL;
  if (g_hash_table_contains (counts, value))
    return g_steal_pointer (&value);
  g_set_error (error,
               MAILLAGE_ERROR,
               MAILLAGE_ERROR_NOT_FOUND,
               _ ("“%s” has no value “%s”, and no record has it."),
               maillage_field_get_label (field),
               typed);
  return NULL;
}

/* Removing a value that records have changes them all: it is done when it is told to be. */
static gboolean
ask (Ctl *self, MaillageField *field, const char *value, GError **error)
{
  g_autoptr (GHashTable) counts
      = self->yes ? NULL : maillage_choices_count (self->store, field, error);
  MaillageChoice *choice = maillage_field_find_choice (field, value);
  guint n;

  if (counts == NULL)
    return self->yes;
  n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, value));
  if (n == 0)
    return TRUE;
  g_set_error (error,
               MAILLAGE_ERROR,
               MAILLAGE_ERROR_REFUSED,
               g_dngettext (GETTEXT_PACKAGE,
                            "%u record has “%s”. Nothing was removed: add --yes to change it.",
                            "%u records have “%s”. Nothing was removed: add --yes to change them.",
                            n),
               n,
               choice != NULL ? maillage_choice_get_label (choice) : value);
  return FALSE;
}

static MaillageEdit *
new_edit (Ctl *self, MaillageField *field, char **args, GError **error)
{
  g_autofree char *value = NULL;
  g_autofree char *instead = NULL;

  if (strcmp (args[0], "add") == 0)
    return maillage_choices_new_add (self->store, field, args[1], error);
  value = find_value (self, field, args[1], error);
  if (value == NULL)
    return NULL;
  if (strcmp (args[0], "rename") == 0)
    return maillage_choices_new_rename (
        self->store, field, value, args[2] != NULL ? args[2] : "", error);
  if (strcmp (args[0], "remove") != 0)
    return maillage_choices_new_hide (
        self->store, field, value, strcmp (args[0], "hide") == 0, error);
  if (args[2] != NULL && (instead = find_value (self, field, args[2], error)) == NULL)
    return NULL;
  if (!ask (self, field, value, error))
    return NULL;
  return maillage_choices_new_remove (self->store, field, value, instead, error);
}

static gboolean
run_choices (Ctl *self, char **args, GError **error)
{
  static const char *const jobs[] = { "add", "rename", "hide", "show", "remove", NULL };
  MaillageField *field;
  g_autoptr (MaillageEdit) edit = NULL;
  g_autoptr (MaillageChange) change = NULL;

  if (args[2] != NULL && (!g_strv_contains (jobs, args[2]) || args[3] == NULL))
    {
      g_set_error_literal (
          error,
          CTL_USAGE,
          0,
          _ ("Write: add LABEL, rename VALUE LABEL, hide VALUE, show VALUE, or remove VALUE "
             "[INSTEAD] [--yes]."));
      return FALSE;
    }
  field = find_list (self, args, error);
  if (field == NULL)
    return FALSE;
  if (args[2] == NULL)
    return print_list (self, field, error);
  edit = new_edit (self, field, args + 2, error);
  change = edit != NULL ? maillage_store_commit (self->store, edit, error) : NULL;
  if (change != NULL)
    ctl_print_change (self, change, NULL);
  return change != NULL;
}

const CtlVerb ctl_choice_verbs[] = {
  { "choices",
    N_ ("KIND FIELD [add|rename|hide|show|remove VALUE [OTHER]] [--yes]"),
    "yes",
    0,
    2,
    5,
    run_choices },
  { NULL },
};
