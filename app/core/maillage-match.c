/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-match.h"

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
