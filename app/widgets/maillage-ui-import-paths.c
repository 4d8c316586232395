/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* What a column may fill: the kind's own fields, and those of what ties it to others (a person's
 * roles, the persons of an organisation's roles). */

#include "maillage-ui-import-private.h"

#include "maillage-match.h"
#include "maillage-registry-private.h"
#include "maillage-text.h"

#include <glib/gi18n-lib.h>

void
_maillage_ui_import_path_free (gpointer data)
{
  MaillageUiImportPath *path = data;

  g_free (path->path);
  g_free (path->label);
  g_clear_object (&path->field);
  g_free (path);
}

static void
add (GPtrArray *paths, char *path, char *label, MaillageField *field)
{
  MaillageUiImportPath *added = g_new0 (MaillageUiImportPath, 1);

  added->path = path;
  added->label = label;
  g_set_object (&added->field, field);
  g_ptr_array_add (paths, added);
}

static gboolean
may_fill (MaillageField *field)
{
  if (maillage_field_get_retired (field))
    return FALSE;
  return maillage_field_is_link (field)
         || (maillage_field_is_stored (field)
             && maillage_field_get_field_type (field) != MAILLAGE_FIELD_FILE);
}

/* @but: a link that the path itself fills. */
static void
add_fields (
    GPtrArray *paths, const char *step, const char *words, MaillageKind *kind, MaillageField *but)
{
  for (guint i = 0; i < maillage_kind_get_n_fields (kind); i++)
    {
      MaillageField *field = maillage_kind_get_field (kind, i);

      if (field == but || !may_fill (field))
        continue;
      add (paths,
           g_strconcat (step, maillage_field_get_id (field), NULL),
           g_strconcat (words, maillage_field_get_label (field), NULL),
           field);
    }
}

static const char *
get_last_part (const char *kind_id)
{
  const char *dot = strrchr (kind_id, '.');

  return dot != NULL ? dot + 1 : kind_id;
}

static MaillageField *
find_link_to (MaillageKind *kind, MaillageKind *target)
{
  for (guint i = 0; i < maillage_kind_get_n_fields (kind); i++)
    {
      MaillageField *field = maillage_kind_get_field (kind, i);

      if (maillage_field_get_field_type (field) == MAILLAGE_FIELD_LINK
          && g_strcmp0 (maillage_field_get_target (field), maillage_kind_get_id (target)) == 0)
        return field;
    }
  return NULL;
}

/* A child kind, of this kind or of another that it ties to this one. */
static void
add_tie (GPtrArray *paths, MaillageRegistry *registry, MaillageKind *kind, MaillageKind *child)
{
  const char *owner_id = maillage_kind_get_owner (child);
  MaillageKind *owner = owner_id != NULL ? maillage_registry_find_kind (registry, owner_id) : NULL;
  MaillageField *link = find_link_to (child, kind);
  g_autofree char *step = g_strconcat (get_last_part (maillage_kind_get_id (child)), ".", NULL);
  g_autofree char *words = g_strconcat (maillage_kind_get_label (child), " › ", NULL);

  if (owner == NULL || (owner != kind && link == NULL))
    return;
  if (owner != kind)
    {
      g_autofree char *above
          = g_strconcat (step, get_last_part (maillage_kind_get_id (owner)), ".", NULL);
      g_autofree char *above_words
          = g_strconcat (words, maillage_kind_get_label (owner), " › ", NULL);

      add_fields (paths, above, above_words, owner, NULL);
    }
  add_fields (paths, step, words, child, owner != kind ? link : NULL);
}

GPtrArray *
_maillage_ui_import_list_paths (MaillageRegistry *registry, MaillageKind *kind)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (_maillage_ui_import_path_free);
  g_autoptr (GPtrArray) kinds = maillage_registry_list_kinds (registry);

  add (paths, NULL, g_strdup (_ ("Do not import")), NULL);
  add_fields (paths, "", "", kind, NULL);
  if (maillage_kind_get_taggable (kind))
    add (paths, g_strdup ("tags"), g_strdup (_ ("Tags")), NULL);
  for (guint i = 0; i < kinds->len; i++)
    add_tie (paths, registry, kind, g_ptr_array_index (kinds, i));
  return paths;
}

/* But for spaces that do not break, capitals and accents. */
static gboolean
reads_the_same (const char *shown, const char *typed)
{
  g_autofree char *one = maillage_text_fold (shown);
  g_autofree char *other = maillage_text_fold (typed);

  return strcmp (one, other) == 0;
}

char *
_maillage_ui_import_understand (const MaillagePlaces *places,
                                MaillageField *field,
                                const char *typed,
                                GError **error)
{
  g_autofree char *value = NULL;
  g_autofree char *warning = NULL;
  g_autofree char *shown = NULL;

  if (field == NULL || maillage_field_is_link (field))
    return NULL;
  if (maillage_field_get_field_type (field) != MAILLAGE_FIELD_TERRITORY)
    value = maillage_field_parse (field, typed, &warning, error);
  else /* a column beside it may say which one is meant */
    value = _maillage_match_territory (places, field, typed, &warning, NULL);
  shown = value != NULL ? maillage_field_format (field, value) : NULL;
  return shown != NULL && !reads_the_same (shown, typed) ? g_steal_pointer (&shown) : NULL;
}
