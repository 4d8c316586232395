/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Whether the store can keep a kind as it is declared. */

#include "maillage-kind-private.h"
#include "maillage-layout.h"

#include <glib/gi18n-lib.h>

static gboolean
check_target (MaillageField *field, GError **error)
{
  gboolean leads = maillage_field_is_link (field)
                   || maillage_field_get_field_type (field) == MAILLAGE_FIELD_CHILDREN;

  if (!leads || maillage_field_get_target (field) != NULL)
    return TRUE;
  g_set_error (error,
               MAILLAGE_ERROR,
               MAILLAGE_ERROR_UNREADABLE,
               _ ("The field “%s” of “%s” leads nowhere: its target is missing."),
               maillage_field_get_id (field),
               maillage_kind_get_id (maillage_field_get_kind (field)));
  return FALSE;
}

/* @columns: column → the field that makes it; NULL for the store's own */
static gboolean
claim (GHashTable *columns, MaillageField *field, const char *suffix, GError **error)
{
  char *column = g_strconcat (maillage_field_get_id (field), suffix, NULL);
  MaillageField *other = NULL;
  const char *kind = maillage_kind_get_id (maillage_field_get_kind (field));

  if (!g_hash_table_lookup_extended (columns, column, NULL, (gpointer *) &other))
    {
      g_hash_table_insert (columns, column, field);
      return TRUE;
    }
  if (other == NULL)
    g_set_error (
        error,
        MAILLAGE_ERROR,
        MAILLAGE_ERROR_UNREADABLE,
        _ ("The field “%s” of “%s” needs another id: the store has a column of that name."),
        maillage_field_get_id (field),
        kind);
  else
    g_set_error (
        error,
        MAILLAGE_ERROR,
        MAILLAGE_ERROR_UNREADABLE,
        _ ("The fields “%s” and “%s” of “%s” would both be kept in the column “%s”: one of "
           "them needs another id."),
        maillage_field_get_id (other),
        maillage_field_get_id (field),
        kind,
        column);
  g_free (column);
  return FALSE;
}

static gboolean
claim_columns (GHashTable *columns, MaillageField *field, GError **error)
{
  gboolean has_days = maillage_layout_field_has_days (field);

  return (!maillage_field_is_stored (field) || claim (columns, field, "", error))
         && (!has_days || claim (columns, field, "_earliest", error))
         && (!has_days || claim (columns, field, "_latest", error))
         && (!maillage_layout_field_has_key (field) || claim (columns, field, "_key", error));
}

gboolean
_maillage_kind_check (MaillageKind *self, GError **error)
{
  g_autoptr (GHashTable) columns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_hash_table_insert (columns, g_strdup ("id"), NULL);
  g_hash_table_insert (columns, g_strdup ("trashed"), NULL);
  for (guint i = 0; i < maillage_kind_get_n_fields (self); i++)
    {
      MaillageField *field = maillage_kind_get_field (self, i);

      if (!check_target (field, error) || !claim_columns (columns, field, error))
        return FALSE;
    }
  return _maillage_kind_check_expressions (self, error);
}
