/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-match.h"

#include "maillage-registry-private.h"
#include "maillage-store-core.h"
#include "maillage-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CANDIDATES 60

static gboolean
may_be_uuid (const char *text)
{
  gsize length = strlen (text);

  return length >= 4 && length <= 36 && strspn (text, "0123456789abcdef-") == length;
}

static char *
choose_record (GPtrArray *found, const char *text, GError **error)
{
  g_autofree char *fold = maillage_text_fold (text);
  MaillageRecord *first = NULL, *second = NULL;
  guint n_exact = 0;

  for (guint i = 0; i < found->len; i++)
    {
      MaillageRecord *record = g_ptr_array_index (found, i);
      g_autofree char *title = maillage_text_fold (maillage_record_get_title (record));

      if (strcmp (title, fold) == 0 && n_exact++ < 2)
        *(n_exact == 1 ? &first : &second) = record;
    }
  if (n_exact == 0 && found->len > 0)
    {
      first = g_ptr_array_index (found, 0);
      second = found->len > 1 ? g_ptr_array_index (found, 1) : NULL;
    }
  if (first == NULL)
    g_set_error (
        error, MAILLAGE_ERROR, MAILLAGE_ERROR_NOT_FOUND, _ ("Nothing is named “%s”."), text);
  else if (second != NULL)
    g_set_error (error,
                 MAILLAGE_ERROR,
                 MAILLAGE_ERROR_AMBIGUOUS,
                 _ ("“%s” may be “%s” (%.8s) or “%s” (%.8s)."),
                 text,
                 maillage_record_get_title (first),
                 maillage_record_get_uuid (first),
                 maillage_record_get_title (second),
                 maillage_record_get_uuid (second));
  else
    return g_strdup (maillage_record_get_uuid (first));
  return NULL;
}

char *
_maillage_match_record (MaillageStore *store, const char *kind_id, const char *text, GError **error)
{
  g_autoptr (GPtrArray) found = NULL;

  if (may_be_uuid (text))
    {
      char *uuid = maillage_store_resolve (store, text, NULL);

      if (uuid != NULL)
        return uuid;
    }
  found = maillage_store_search (store, text, kind_id, CANDIDATES, error);
  return found != NULL ? choose_record (found, text, error) : NULL;
}

static gboolean
gather_places (
    MaillageStore *store, MaillageQuery *query, GPtrArray *into, GHashTable *seen, GError **error)
{
  g_autoptr (GPtrArray) found = maillage_store_query (store, query, error);

  for (guint i = 0; found != NULL && i < found->len; i++)
    {
      MaillageRecord *record = g_ptr_array_index (found, i);

      if (g_hash_table_add (seen, g_strdup (maillage_record_get_uuid (record))))
        g_ptr_array_add (into, g_object_ref (record));
    }
  return found != NULL;
}

GPtrArray *
_maillage_match_places (MaillageRegistry *registry,
                        MaillageStore *store,
                        MaillageKind *only,
                        MaillageOperator op,
                        const char *id,
                        guint limit,
                        GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) kinds = maillage_registry_list_kinds (registry);

  for (guint i = 0; i < kinds->len; i++)
    {
      MaillageKind *kind = g_ptr_array_index (kinds, i);

      for (guint j = 0; (only == NULL || kind == only) && j < maillage_kind_get_n_fields (kind);
           j++)
        {
          MaillageField *field = maillage_kind_get_field (kind, j);
          g_autoptr (MaillageQuery) query = NULL;

          if (maillage_field_get_field_type (field) != MAILLAGE_FIELD_TERRITORY)
            continue;
          query = _maillage_query_new (maillage_kind_get_id (kind), NULL);
          maillage_query_add_filter (query, maillage_field_get_id (field), op, id);
          maillage_query_set_limit (query, limit);
          if (!gather_places (store, query, records, seen, error))
            return NULL;
        }
    }
  return g_steal_pointer (&records);
}
