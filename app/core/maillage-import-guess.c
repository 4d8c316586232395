/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Which field a column's title means. */

#include "maillage-import-private.h"
#include "maillage-text.h"

#include <string.h>

/* Titles that French spreadsheets give to what a type holds; folded. */
static const struct
{
  MaillageFieldType type;
  const char *words[8];
} habits[] = {
  { MAILLAGE_FIELD_EMAIL, { "mail", "email", "e mail", "courriel", "adresse mail" } },
  { MAILLAGE_FIELD_PHONE, { "tel", "tel.", "telephone", "numero de telephone", "standard" } },
  { MAILLAGE_FIELD_WEB, { "site", "site web", "site internet", "url" } },
  { MAILLAGE_FIELD_TERRITORY,
    { "territoire", "commune", "ville", "code postal", "cp", "code insee", "departement" } },
  { MAILLAGE_FIELD_ADDRESS, { "adresse", "adresse postale", "rue", "voie" } },
};

static const char *const titles[]
    = { "nom", "name", "intitule", "raison sociale", "structure", "organisme", "titre", "libelle" };

static gboolean
is_filled (MaillageField *field)
{
  return (maillage_field_is_stored (field)
          && maillage_field_get_field_type (field) != MAILLAGE_FIELD_FILE)
         || maillage_field_is_link (field);
}

static MaillageField *
find_exact (MaillageKind *kind, const char *fold)
{
  for (guint i = 0; i < maillage_kind_get_n_fields (kind); i++)
    {
      MaillageField *field = maillage_kind_get_field (kind, i);
      g_autofree char *label = maillage_text_fold (maillage_field_get_label (field));
      g_autofree char *id = g_strdelimit (g_strdup (maillage_field_get_id (field)), "_", ' ');

      if (is_filled (field) && (strcmp (fold, label) == 0 || strcmp (fold, id) == 0))
        return field;
    }
  return NULL;
}

/* "N° SIRET" holds the word "siret". */
static MaillageField *
find_word (MaillageKind *kind, const char *fold)
{
  g_auto (GStrv) words = g_strsplit (fold, " ", -1);
  MaillageField *found = NULL;

  for (guint i = 0; i < maillage_kind_get_n_fields (kind); i++)
    {
      MaillageField *field = maillage_kind_get_field (kind, i);

      if (!is_filled (field)
          || !g_strv_contains ((const char *const *) words, maillage_field_get_id (field)))
        continue;
      if (found != NULL)
        return NULL;
      found = field;
    }
  return found;
}

static MaillageField *
find_type (MaillageKind *kind, MaillageFieldType type)
{
  for (guint i = 0; i < maillage_kind_get_n_fields (kind); i++)
    {
      MaillageField *field = maillage_kind_get_field (kind, i);

      if (maillage_field_get_field_type (field) == type)
        return field;
    }
  return NULL;
}

static MaillageField *
find_habit (MaillageKind *kind, const char *fold)
{
  for (gsize i = 0; i < G_N_ELEMENTS (habits); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (habits[i].words) && habits[i].words[j] != NULL; j++)
      if (strcmp (fold, habits[i].words[j]) == 0)
        return find_type (kind, habits[i].type);
  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    for (guint j = 0; strcmp (fold, titles[i]) == 0 && j < maillage_kind_get_n_fields (kind); j++)
      {
        MaillageField *field = maillage_kind_get_field (kind, j);

        if (maillage_field_get_searchable (field) == MAILLAGE_SEARCH_TITLE)
          return field;
      }
  return NULL;
}

static const char *
guess (MaillageKind *kind, const char *title)
{
  g_autofree char *fold = maillage_text_fold (title);
  MaillageField *field = find_exact (kind, fold);

  if (field == NULL && maillage_kind_get_taggable (kind)
      && (strcmp (fold, "tags") == 0 || strcmp (fold, "etiquettes") == 0
          || strcmp (fold, "mots cles") == 0))
    return "tags";
  if (field == NULL)
    field = find_habit (kind, fold);
  if (field == NULL)
    field = find_word (kind, fold);
  return field != NULL ? maillage_field_get_id (field) : NULL;
}

/* A commune and its postal code say one territory together; of anything else, the first column. */
static gboolean
may_share (MaillageKind *kind, const char *path)
{
  MaillageField *field = maillage_kind_find_field (kind, path);

  return field != NULL && maillage_field_get_field_type (field) == MAILLAGE_FIELD_TERRITORY;
}

static gboolean
is_taken (MaillageImport *self, const char *path)
{
  for (guint i = 0; i < self->paths->len; i++)
    if (g_strcmp0 (g_ptr_array_index (self->paths, i), path) == 0)
      return TRUE;
  return FALSE;
}

void
_maillage_import_guess (MaillageImport *self)
{
  guint n = maillage_import_get_n_columns (self);

  for (guint i = 0; i < n; i++)
    {
      const char *path = guess (self->kind, maillage_import_get_column (self, i));

      if (path != NULL && !may_share (self->kind, path) && is_taken (self, path))
        path = NULL;
      g_ptr_array_add (self->paths, g_strdup (path));
    }
}
