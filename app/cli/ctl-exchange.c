/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ctl.h"

#include <glib/gi18n.h>

static const char *const outcomes[] = {
  [MAILLAGE_IMPORT_CREATED] = "created",
  [MAILLAGE_IMPORT_UPDATED] = "updated",
  [MAILLAGE_IMPORT_UNCHANGED] = "unchanged",
  [MAILLAGE_IMPORT_REFUSED] = "refused",
};

static gboolean
has_ending (const char *path, const char *ending)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  return g_str_has_suffix (lower, ending);
}

static gboolean
need (const char *value, const char *option, GError **error)
{
  if (value == NULL)
    g_set_error (error, CTL_USAGE, 0, _ ("Say %s."), option);
  return value != NULL;
}

/* Import */

static int
find_column (MaillageImport *import, const char *name)
{
  g_autofree char *wanted = maillage_text_fold (name);

  for (guint i = 0; i < maillage_import_get_n_columns (import); i++)
    {
      g_autofree char *title = maillage_text_fold (maillage_import_get_column (import, i));

      if (strcmp (title, wanted) == 0)
        return (int) i;
    }
  return -1;
}

static gboolean
map_column (MaillageImport *import, const char *typed, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (typed, "=", 2);
  int column;

  if (parts[0] == NULL || parts[1] == NULL)
    {
      g_set_error (error, CTL_USAGE, 0, _ ("Write COLUMN=PATH instead of “%s”."), typed);
      return FALSE;
    }
  column = find_column (import, parts[0]);
  if (column < 0)
    {
      g_set_error (error,
                   MAILLAGE_ERROR,
                   MAILLAGE_ERROR_UNKNOWN_FIELD,
                   _ ("The file has no column named “%s”."),
                   parts[0]);
      return FALSE;
    }
  return maillage_import_set_path (
      import, (guint) column, *parts[1] != '\0' ? parts[1] : NULL, error);
}

static gboolean
set_mode (MaillageImport *import, const char *mode, GError **error)
{
  static const char *const names[] = { "auto", "create", "update" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (mode == NULL || strcmp (mode, names[i]) == 0)
      {
        maillage_import_set_mode (import, (MaillageImportMode) i);
        return TRUE;
      }
  g_set_error (
      error, CTL_USAGE, 0, _ ("The mode is “create”, “update” or “auto”, not “%s”."), mode);
  return FALSE;
}

static MaillageImport *
prepare (Ctl *self, const char *path, GError **error)
{
  g_autoptr (MaillageImport) import = NULL;
  MaillageKind *kind;

  if (!need (self->kind, "--kind KIND", error))
    return NULL;
  kind = maillage_registry_resolve_kind (self->registry, self->kind, error);
  if (kind == NULL)
    return NULL;
  import = maillage_import_new (self->store, maillage_context_get_gazetteer (self->context), kind);
  if (!set_mode (import, self->mode, error) || !maillage_import_open (import, path, error))
    return NULL;
  for (gsize i = 0; self->map != NULL && self->map[i] != NULL; i++)
    if (!map_column (import, self->map[i], error))
      return NULL;
  if (self->key != NULL && !maillage_import_set_key (import, self->key, error))
    return NULL;
  return g_steal_pointer (&import);
}

/* The titles of the columns that nothing is made of. */
static GStrv
dup_unused (MaillageImport *import)
{
  g_autoptr (GStrvBuilder) titles = g_strv_builder_new ();

  for (guint i = 0; i < maillage_import_get_n_columns (import); i++)
    {
      const char *title = maillage_import_get_column (import, i);

      if (maillage_import_get_path (import, i) == NULL && *title != '\0')
        g_strv_builder_add (titles, title);
    }
  return g_strv_builder_end (titles);
}

static void
print_report_json (MaillageImportReport *report, MaillageChange *change, char **unused)
{
  JsonBuilder *builder = ctl_json_begin ();

  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
    ctl_json_int (
        builder, outcomes[i], maillage_import_report_count (report, (MaillageImportOutcome) i));
  if (change != NULL)
    ctl_json_int (builder, "change", maillage_change_get_number (change));
  json_builder_set_member_name (builder, "unused");
  json_builder_begin_array (builder);
  for (gsize i = 0; unused[i] != NULL; i++)
    json_builder_add_string_value (builder, unused[i]);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "lines");
  json_builder_begin_array (builder);
  for (guint i = 0; i < maillage_import_report_get_n_lines (report); i++)
    {
      const char *sentence, *value;
      guint line;
      MaillageImportOutcome outcome
          = maillage_import_report_get_line (report, i, &line, &sentence, &value);

      json_builder_begin_object (builder);
      ctl_json_int (builder, "line", line);
      ctl_json_string (builder, "outcome", outcomes[outcome]);
      ctl_json_string (builder, "sentence", sentence);
      ctl_json_string (builder, "value", value);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  ctl_json_print (builder);
}

static void
print_report (MaillageImportReport *report, char **unused)
{
  g_autofree char *titles = g_strjoinv (", ", unused);

  for (guint i = 0; i < maillage_import_report_get_n_lines (report); i++)
    {
      const char *sentence;
      guint line;
      MaillageImportOutcome outcome
          = maillage_import_report_get_line (report, i, &line, &sentence, NULL);

      if (sentence == NULL)
        continue;
      if (outcome == MAILLAGE_IMPORT_REFUSED)
        g_print (_ ("Line %u is refused. %s\n"), line, sentence);
      else
        g_print (_ ("Line %u: %s\n"), line, sentence);
    }
  if (*titles != '\0')
    g_print (_ ("Columns not used: %s.\n"), titles);
  g_print (_ ("Created: %u. Changed: %u. Left alone: %u. Refused: %u.\n"),
           maillage_import_report_count (report, MAILLAGE_IMPORT_CREATED),
           maillage_import_report_count (report, MAILLAGE_IMPORT_UPDATED),
           maillage_import_report_count (report, MAILLAGE_IMPORT_UNCHANGED),
           maillage_import_report_count (report, MAILLAGE_IMPORT_REFUSED));
}

/* Lines that are refused do not stop the others; the status tells that there were some. */
static gboolean
tell_refused (MaillageImportReport *report, GError **error)
{
  guint n = maillage_import_report_count (report, MAILLAGE_IMPORT_REFUSED);

  if (n == 0)
    return TRUE;
  g_set_error (error,
               MAILLAGE_ERROR,
               MAILLAGE_ERROR_REFUSED,
               g_dngettext (GETTEXT_PACKAGE,
                            "%u line is refused; it can be mended and imported again.",
                            "%u lines are refused; they can be mended and imported again.",
                            n),
               n);
  return FALSE;
}

static gboolean
run_import (Ctl *self, char **args, GError **error)
{
  g_autoptr (MaillageImport) import = prepare (self, args[0], error);
  g_autoptr (MaillageImportReport) report = NULL;
  g_autoptr (MaillageChange) change = NULL;
  g_auto (GStrv) unused = NULL;

  if (import == NULL)
    return FALSE;
  report = maillage_import_check (import, error);
  if (report == NULL)
    return FALSE;
  if (!self->dry_run
      && (maillage_import_report_count (report, MAILLAGE_IMPORT_CREATED) > 0
          || maillage_import_report_count (report, MAILLAGE_IMPORT_UPDATED) > 0))
    {
      change = maillage_import_apply (import, error);
      if (change == NULL)
        return FALSE;
    }
  unused = dup_unused (import);
  if (self->json)
    print_report_json (report, change, unused);
  else
    print_report (report, unused);
  return tell_refused (report, error);
}

/* Export */

/* As a plugin writes it. */
static gboolean
export_with (Ctl *self, MaillageExporter *exporter, MaillageQuery *query, GError **error)
{
  g_autoptr (GPtrArray) records = maillage_store_query (self->store, query, error);
  g_autoptr (GPtrArray) uuids = g_ptr_array_new ();

  if (records == NULL)
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (uuids, (char *) maillage_record_get_uuid (records->pdata[i]));
  g_ptr_array_add (uuids, NULL);
  return maillage_exporter_write (exporter, (const char *const *) uuids->pdata, self->to, error);
}

/* The endings there are: ".csv, .json, .totals.csv". */
static char *
dup_endings (Ctl *self, MaillageKind *kind)
{
  g_autoptr (GPtrArray) exporters
      = maillage_exporter_list (self->registry, maillage_kind_get_id (kind));
  GString *endings = g_string_new (".csv, .json");

  for (guint i = 0; i < exporters->len; i++)
    g_string_append_printf (endings, ", %s", maillage_exporter_get_suffix (exporters->pdata[i]));
  return g_string_free (endings, FALSE);
}

static gboolean
run_export (Ctl *self, char **args, GError **error)
{
  MaillageKind *kind = maillage_registry_resolve_kind (self->registry, args[0], error);
  g_autoptr (MaillageQuery) query = NULL;
  g_autoptr (MaillageExporter) exporter = NULL;
  g_auto (GStrv) fields = NULL;

  if (kind == NULL || !need (self->to, "--to FILE", error))
    return FALSE;
  query = ctl_new_query (self, kind, error);
  if (query == NULL)
    return FALSE;
  exporter = maillage_exporter_find (self->registry, maillage_kind_get_id (kind), self->to);
  if (exporter != NULL)
    return export_with (self, exporter, query, error);
  if (has_ending (self->to, ".json"))
    return maillage_export_json (self->store, query, self->to, error);
  if (!has_ending (self->to, ".csv"))
    {
      g_autofree char *endings = dup_endings (self, kind);

      g_set_error (error, CTL_USAGE, 0, _ ("The file’s name ends in one of: %s."), endings);
      return FALSE;
    }
  if (self->fields != NULL)
    fields = g_strsplit (self->fields, ",", -1);
  return maillage_export_csv (self->store,
                              query,
                              (const char *const *) fields,
                              self->bom ? MAILLAGE_EXPORT_BOM : MAILLAGE_EXPORT_NONE,
                              self->to,
                              error);
}

/* Documents */

static gboolean
is_named (MaillageDocumentTemplate *found, const char *name)
{
  const char *id = maillage_document_template_get_id (found);
  const char *dot = strrchr (id, '.');

  return strcmp (id, name) == 0 || (dot != NULL && strcmp (dot + 1, name) == 0);
}

static MaillageDocumentTemplate *
find_template (Ctl *self, const char *name, GError **error)
{
  g_autoptr (GPtrArray) all
      = maillage_registry_list (self->registry, MAILLAGE_TYPE_DOCUMENT_TEMPLATE);

  for (guint i = 0; i < all->len; i++)
    if (is_named (g_ptr_array_index (all, i), name))
      return g_object_ref (g_ptr_array_index (all, i));
  g_set_error (error,
               MAILLAGE_ERROR,
               MAILLAGE_ERROR_NOT_FOUND,
               _ ("There is no document named “%s”."),
               name);
  return NULL;
}

static gboolean
resolve_all (Ctl *self, char **ids, GPtrArray *uuids, GError **error)
{
  for (gsize i = 0; ids[i] != NULL; i++)
    {
      char *uuid = maillage_store_resolve (self->store, ids[i], error);

      if (uuid == NULL)
        return FALSE;
      g_ptr_array_add (uuids, uuid);
    }
  g_ptr_array_add (uuids, NULL);
  return TRUE;
}

static gboolean
run_document (Ctl *self, char **args, GError **error)
{
  g_autoptr (GPtrArray) uuids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (MaillageDocumentTemplate) template = NULL;
  g_autoptr (MaillageDocument) document = NULL;

  if (!need (self->to, "--to FILE", error))
    return FALSE;
  if (!has_ending (self->to, ".pdf"))
    {
      g_set_error (error, CTL_USAGE, 0, _ ("The file’s name ends in .pdf."));
      return FALSE;
    }
  template = find_template (self, args[0], error);
  if (template == NULL || !resolve_all (self, args + 1, uuids, error))
    return FALSE;
  document = maillage_document_template_make (template, (const char *const *) uuids->pdata, error);
  return document != NULL && maillage_document_write_pdf (document, self->to, error);
}

const CtlVerb ctl_exchange_verbs[] = {
  { "import",
    N_ ("FILE --kind KIND [--map COLUMN=PATH]… [--key FIELD] [--mode create|update|auto] "
        "[--dry-run]"),
    "kind map key mode dry-run",
    0,
    1,
    1,
    run_import },
  { "export",
    N_ ("KIND --to FILE.{csv,json,…} [--where FIELD=VALUE]… [--sort FIELD] [--fields a,b] [--bom]"),
    "to where sort descending limit trashed fields bom",
    0,
    1,
    1,
    run_export },
  { "document", N_ ("NAME [ID…] --to FILE.pdf"), "to", 0, 1, -1, run_document },
  { NULL },
};
