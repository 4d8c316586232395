/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* What one does to a plugin's records, in one call each. */

#include "maillage-testing-private.h"

#include "maillage-match.h"
#include "maillage-own-territory-private.h"

#include <string.h>

static MaillageKind *
resolve_kind (MaillageTestingFixture *self, const char *kind_id, GError **error)
{
  MaillageContext *context = _maillage_testing_fixture_get_context (self);

  return maillage_registry_resolve_kind (maillage_context_get_registry (context), kind_id, error);
}

/* As people and tables write them: places by their names or codes too. */
static char *
parse (MaillageTestingFixture *self, MaillageField *field, const char *typed, GError **error)
{
  MaillageContext *context = _maillage_testing_fixture_get_context (self);
  g_autofree char *note = NULL;

  if (maillage_field_is_link (field))
    return g_strdup (typed);
  if (maillage_field_get_field_type (field) == MAILLAGE_FIELD_TERRITORY)
    {
      g_autoptr (GPtrArray) own = _maillage_own_list (maillage_context_get_store (context));
      MaillagePlaces places = { maillage_context_get_gazetteer (context), own };

      return _maillage_match_territory (&places, field, typed, &note, error);
    }
  return maillage_field_parse (field, typed, NULL, error);
}

static gboolean
assign (MaillageTestingFixture *self,
        MaillageEdit *edit,
        MaillageKind *kind,
        const char *uuid,
        const char *assignment,
        GError **error)
{
  const char *equals = strchr (assignment, '=');
  g_autofree char *id = equals != NULL ? g_strndup (assignment, equals - assignment) : NULL;
  MaillageField *field = id != NULL ? maillage_kind_find_field (kind, id) : NULL;
  g_autofree char *value = NULL;
  GError *problem = NULL;

  if (field == NULL)
    {
      g_set_error (error,
                   MAILLAGE_ERROR,
                   MAILLAGE_ERROR_UNKNOWN_FIELD,
                   "“%s” is no FIELD=VALUE of %s.",
                   assignment,
                   maillage_kind_get_id (kind));
      return FALSE;
    }
  value = parse (self, field, equals + 1, &problem);
  if (problem != NULL)
    {
      g_propagate_error (error, problem);
      return FALSE;
    }
  maillage_edit_set (edit, uuid, id, value);
  return TRUE;
}

/**
 * maillage_testing_fixture_add:
 * @self: a fixture
 * @kind_id: a kind of the plugin, or of one it needs
 * @assignments: (array zero-terminated=1): "FIELD=VALUE", values as people type them; links by the
 *   UUIDs they lead to
 * @error: why it is refused
 *
 * Adds a record, with the rights of the plugin whose kind it is.
 *
 * Returns: (transfer full) (nullable): its UUID, or %NULL when it was refused
 */
char *
maillage_testing_fixture_add (MaillageTestingFixture *self,
                              const char *kind_id,
                              const char *const *assignments,
                              GError **error)
{
  MaillageKind *kind;
  g_autoptr (MaillageEdit) edit = NULL;
  g_autoptr (MaillageChange) change = NULL;
  MaillageContext *context;
  MaillageScope *scope;
  const char *uuid;

  g_return_val_if_fail (MAILLAGE_TESTING_IS_FIXTURE (self), NULL);
  kind = resolve_kind (self, kind_id, error);
  if (kind == NULL)
    return NULL;
  context = _maillage_testing_fixture_get_context (self);
  scope = maillage_registry_find_scope (maillage_context_get_registry (context),
                                        maillage_kind_get_plugin_id (kind));
  if (scope == NULL)
    {
      g_set_error (error,
                   MAILLAGE_ERROR,
                   MAILLAGE_ERROR_DENIED,
                   "%s is read-only: its plugin does not run.",
                   maillage_kind_get_id (kind));
      return NULL;
    }
  edit = maillage_scope_new_edit (scope, maillage_kind_get_create_label (kind));
  uuid = maillage_edit_create (edit, maillage_kind_get_id (kind));
  for (gsize i = 0; assignments[i] != NULL; i++)
    if (!assign (self, edit, kind, uuid, assignments[i], error))
      return NULL;
  change = maillage_store_commit (maillage_testing_fixture_get_store (self), edit, error);
  return change != NULL ? g_strdup (uuid) : NULL;
}

/**
 * maillage_testing_fixture_undo:
 * @self: a fixture
 * @error: why it cannot be
 *
 * Takes back the last change. As that is a change too, the next call brings it back.
 *
 * Returns: whether it was taken back
 */
gboolean
maillage_testing_fixture_undo (MaillageTestingFixture *self, GError **error)
{
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (MaillageChange) undo = NULL;
  MaillageStore *store;

  g_return_val_if_fail (MAILLAGE_TESTING_IS_FIXTURE (self), FALSE);
  store = maillage_testing_fixture_get_store (self);
  changes = maillage_store_list_history (store, NULL, 1, error);
  if (changes == NULL)
    return FALSE;
  if (changes->len == 0)
    {
      g_set_error (
          error, MAILLAGE_ERROR, MAILLAGE_ERROR_NOTHING_TO_UNDO, "Nothing was changed yet.");
      return FALSE;
    }
  undo = maillage_store_undo (store, maillage_change_get_number (changes->pdata[0]), error);
  return undo != NULL;
}

static gboolean
check_refused (MaillageImportReport *report, GError **error)
{
  MaillageImportOutcome outcome;
  const char *sentence;
  guint line;

  for (guint i = 0; i < maillage_import_report_get_n_lines (report); i++)
    {
      outcome = maillage_import_report_get_line (report, i, &line, &sentence, NULL);
      if (outcome != MAILLAGE_IMPORT_REFUSED)
        continue;
      g_set_error (error, MAILLAGE_ERROR, MAILLAGE_ERROR_REFUSED, "line %u: %s", line, sentence);
      return FALSE;
    }
  return TRUE;
}

/**
 * maillage_testing_fixture_import:
 * @self: a fixture
 * @kind_id: a kind
 * @table: CSV: the first line names the columns, by the labels of the fields
 * @error: why it is refused: the first refused line, say
 *
 * Imports a table as people do, with the columns as the program finds them. A refused line refuses
 * the whole.
 *
 * Returns: whether all of it was imported
 */
gboolean
maillage_testing_fixture_import (MaillageTestingFixture *self,
                                 const char *kind_id,
                                 const char *table,
                                 GError **error)
{
  MaillageKind *kind;
  MaillageContext *context;
  g_autoptr (MaillageImport) import = NULL;
  g_autoptr (MaillageImportReport) report = NULL;
  g_autoptr (MaillageChange) change = NULL;
  g_autofree char *path = NULL;

  g_return_val_if_fail (MAILLAGE_TESTING_IS_FIXTURE (self), FALSE);
  kind = resolve_kind (self, kind_id, error);
  path = maillage_testing_fixture_dup_path (self, "import.csv");
  if (kind == NULL || !g_file_set_contents (path, table, -1, error))
    return FALSE;
  context = _maillage_testing_fixture_get_context (self);
  import = maillage_import_new (
      maillage_context_get_store (context), maillage_context_get_gazetteer (context), kind);
  if (!maillage_import_open (import, path, error))
    return FALSE;
  report = maillage_import_check (import, error);
  if (report == NULL || !check_refused (report, error))
    return FALSE;
  change = maillage_import_apply (import, error);
  return change != NULL;
}

static MaillageDocumentTemplate *
find_document (MaillageTestingFixture *self, const char *id)
{
  MaillageContext *context = _maillage_testing_fixture_get_context (self);
  g_autoptr (GPtrArray) templates = maillage_registry_list (maillage_context_get_registry (context),
                                                            MAILLAGE_TYPE_DOCUMENT_TEMPLATE);

  for (guint i = 0; i < templates->len; i++)
    if (strcmp (maillage_document_template_get_id (templates->pdata[i]), id) == 0)
      return templates->pdata[i];
  return NULL;
}

/**
 * maillage_testing_fixture_make_document:
 * @self: a fixture
 * @document_id: its whole id: "org.example.loans.register"
 * @uuids: (array zero-terminated=1) (nullable): the records it is about; none: all of its kind
 * @error: why it cannot be made
 *
 * Makes a document as the print command does.
 *
 * Returns: (transfer full) (nullable): the path of the PDF, in the fixture's folder
 */
char *
maillage_testing_fixture_make_document (MaillageTestingFixture *self,
                                        const char *document_id,
                                        const char *const *uuids,
                                        GError **error)
{
  static const char *const none[] = { NULL };
  MaillageDocumentTemplate *found;
  g_autoptr (MaillageDocument) document = NULL;
  g_autofree char *path = NULL;

  g_return_val_if_fail (MAILLAGE_TESTING_IS_FIXTURE (self), NULL);
  found = find_document (self, document_id);
  if (found == NULL)
    {
      g_set_error (
          error, MAILLAGE_ERROR, MAILLAGE_ERROR_NOT_FOUND, "There is no document %s.", document_id);
      return NULL;
    }
  document = maillage_document_template_make (found, uuids != NULL ? uuids : none, error);
  path = maillage_testing_fixture_dup_path (self, "document.pdf");
  if (document == NULL || !maillage_document_write_pdf (document, path, error))
    return NULL;
  return g_steal_pointer (&path);
}

/**
 * maillage_testing_fixture_export:
 * @self: a fixture
 * @kind_id: the kind of the records
 * @uuids: (array zero-terminated=1): the records to write
 * @name: a file's name, which says by its end which exporter writes it: "visits.totals.csv"
 * @error: why it cannot be written
 *
 * Writes records as the list's export does, with maillage_scope_add_exporter().
 *
 * Returns: (transfer full): the file that was written, in the fixture's folder
 */
char *
maillage_testing_fixture_export (MaillageTestingFixture *self,
                                 const char *kind_id,
                                 const char *const *uuids,
                                 const char *name,
                                 GError **error)
{
  g_autofree char *path = NULL;
  MaillageExporter *exporter;
  MaillageContext *context;

  g_return_val_if_fail (MAILLAGE_TESTING_IS_FIXTURE (self), NULL);
  context = _maillage_testing_fixture_get_context (self);
  path = maillage_testing_fixture_dup_path (self, name);
  exporter = maillage_exporter_find (maillage_context_get_registry (context), kind_id, path);
  if (exporter == NULL)
    {
      g_set_error (
          error, MAILLAGE_ERROR, MAILLAGE_ERROR_NOT_FOUND, "No plugin writes files like %s.", name);
      return NULL;
    }
  return maillage_exporter_write (exporter, uuids, path, error) ? g_steal_pointer (&path) : NULL;
}

/**
 * maillage_testing_fixture_check:
 * @self: a fixture
 * @error: the faults, a line each
 *
 * Checks the whole store: integrity, links, search text, files, history.
 *
 * Returns: whether it is sound
 */
gboolean
maillage_testing_fixture_check (MaillageTestingFixture *self, GError **error)
{
  g_auto (GStrv) faults = NULL;
  g_autofree char *lines = NULL;

  g_return_val_if_fail (MAILLAGE_TESTING_IS_FIXTURE (self), FALSE);
  faults = maillage_store_check (maillage_testing_fixture_get_store (self), FALSE, error);
  if (faults == NULL || faults[0] == NULL)
    return faults != NULL;
  lines = g_strjoinv ("\n", faults);
  g_set_error_literal (error, MAILLAGE_ERROR, MAILLAGE_ERROR_DAMAGED, lines);
  return FALSE;
}
