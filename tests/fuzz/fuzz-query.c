/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz.h"

#include "maillage-edit-private.h"
#include "maillage-query-private.h"

#include <string.h>

/* Two stores of the same records: in one the texts are in the index of words, in the other they wait.
 * Whatever is typed finds the same in both. */
typedef struct
{
  MaillageRegistry *registry;
  MaillageStore *store;
} Side;

static void
declare (MaillageRegistry *registry)
{
  g_autoptr (MaillageScope) scope = maillage_registry_open_scope (registry, "t");
  MaillageKind *kind = maillage_scope_add_kind (scope, "org", "Organisation", "Organisations");
  static const struct
  {
    const char *id;
    MaillageSearchClass searchable;
  } fields[] = { { "name", MAILLAGE_SEARCH_TITLE },
                 { "sigle", MAILLAGE_SEARCH_KEYWORD },
                 { "city", MAILLAGE_SEARCH_TEXT } };

  maillage_kind_set_title_format (kind, "{name}");
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    maillage_field_set_searchable (
        maillage_kind_add_field (kind, fields[i].id, MAILLAGE_FIELD_TEXT, fields[i].id),
        fields[i].searchable);
  maillage_registry_enter (registry, scope);
}

static void
fill (MaillageStore *store)
{
  static const char *const values[][3]
      = { { "Habitat & Humanisme", "H&H", "Saint-Étienne" },
          { "Emmaüs", "", "Parthenay" },
          { "Maison de l’insertion", "MDI 33", "Rue du 8 mai 45" },
          { "Société d’habitation", "01 99 08", "Châtillon" },
          { "Régie 0199", "Œuvre", "8045" },
          { "Fédération «A.B.C.»", "abc-def", "l'Haÿ-les-Roses" },
          { "Ligue (île)", "\xf0\x9f\x8f\xa0 toit", "Ivry/Seine" } };
  g_autoptr (MaillageEdit) edit = _maillage_edit_new ("Fill", NULL);
  g_autoptr (MaillageChange) change = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      const char *uuid = maillage_edit_create (edit, "t.org");

      maillage_edit_set (edit, uuid, "name", values[i][0]);
      maillage_edit_set (edit, uuid, "sigle", values[i][1]);
      maillage_edit_set (edit, uuid, "city", values[i][2]);
    }
  change = maillage_store_commit (store, edit, NULL);
  FUZZ_EXPECT (change != NULL);
}

static void
side_init (Side *self, const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  self->registry = maillage_registry_new ();
  declare (self->registry);
  self->store = maillage_store_new (self->registry);
  FUZZ_EXPECT (maillage_store_open (self->store, path, MAILLAGE_OPEN_CREATE, NULL));
  fill (self->store);
}

static void
index_words (MaillageStore *store)
{
  g_auto (GStrv) faults = maillage_store_check (store, FALSE, NULL);

  FUZZ_EXPECT (faults != NULL && faults[0] == NULL);
}

static char *
dup_titles (GPtrArray *records)
{
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();

  FUZZ_EXPECT (records != NULL);
  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (titles, (gpointer) maillage_record_get_title (records->pdata[i]));
  g_ptr_array_add (titles, NULL);
  return g_strjoinv ("\n", (char **) titles->pdata);
}

static char *
list (Side *self, const char *text)
{
  g_autoptr (MaillageQuery) query = _maillage_query_new ("t.org", NULL);
  g_autoptr (GPtrArray) found = NULL;

  maillage_query_set_text (query, text);
  found = maillage_store_query (self->store, query, NULL);
  return dup_titles (found);
}

/* A query written down reads as itself. */
static void
expect_kept (const char *text)
{
  g_autoptr (MaillageQuery) query = _maillage_query_new_from_string (text, NULL, NULL);
  g_autofree char *once = query != NULL ? maillage_query_to_string (query) : NULL;
  g_autoptr (MaillageQuery) again
      = once != NULL ? _maillage_query_new_from_string (once, NULL, NULL) : NULL;
  g_autofree char *twice = again != NULL ? maillage_query_to_string (again) : NULL;

  FUZZ_EXPECT (query == NULL || g_strcmp0 (once, twice) == 0);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  static Side indexed, waiting;
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autofree char *one = NULL;
  g_autofree char *other = NULL;

  if (indexed.store == NULL)
    {
      g_autofree char *folder = g_dir_make_tmp ("maillage-fuzz-XXXXXX", NULL);

      side_init (&indexed, folder, "indexed.db");
      side_init (&waiting, folder, "waiting.db");
      index_words (indexed.store);
    }
  if (!g_utf8_validate (text, -1, NULL))
    return 0;
  expect_kept (text);
  one = list (&indexed, text);
  other = list (&waiting, text);
  FUZZ_EXPECT (strcmp (one, other) == 0);
  return 0;
}
