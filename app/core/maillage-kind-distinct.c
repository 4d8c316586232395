/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* What tells the children of one owner apart. */

#include "maillage-kind-private.h"

#include <glib/gi18n-lib.h>

static void
set_list (MaillageKind *self, const char *key, const char *const *field_ids)
{
  g_object_set_data_full (G_OBJECT (self),
                          key,
                          g_strdupv ((char **) field_ids),
                          (GDestroyNotify) (void (*) (void)) g_strfreev);
}

/**
 * maillage_kind_set_distinct:
 * @self: a child kind
 * @names: (array zero-terminated=1): fields that say who or what a record stands for: links to one
 *   record, texts. The first that is filled counts
 * @places: (array zero-terminated=1) (nullable): fields of the same types that tell two of one name
 *   apart, and stand for the record themselves where it has no name
 *
 * Of one owner no two records stand for the same, and each for something: a person who takes part
 * in an event is there once, whether linked or written, whatever the case and the accents; two of
 * one name are two when each has another place.
 */
void
maillage_kind_set_distinct (MaillageKind *self, const char *const *names, const char *const *places)
{
  g_return_if_fail (MAILLAGE_IS_KIND (self) && !_maillage_kind_get_sealed (self));
  g_return_if_fail (names != NULL);
  set_list (self, "maillage-names", names);
  set_list (self, "maillage-places", places);
}

const char *const *
_maillage_kind_get_names (MaillageKind *self)
{
  return g_object_get_data (G_OBJECT (self), "maillage-names");
}

const char *const *
_maillage_kind_get_places (MaillageKind *self)
{
  return g_object_get_data (G_OBJECT (self), "maillage-places");
}

static void
append_labels (GString *labels, MaillageKind *self, const char *const *field_ids)
{
  for (gsize i = 0; field_ids != NULL && field_ids[i] != NULL; i++)
    {
      MaillageField *field = maillage_kind_find_field (self, field_ids[i]);

      if (field != NULL)
        g_string_append_printf (
            labels, labels->len > 0 ? ", %s" : "%s", maillage_field_get_label (field));
    }
}

char *
_maillage_kind_dup_nameless (MaillageKind *self)
{
  g_autoptr (GString) labels = g_string_new (NULL);

  append_labels (labels, self, _maillage_kind_get_names (self));
  append_labels (labels, self, _maillage_kind_get_places (self));
  /* TRANSLATORS: the names of fields: “Person, Name, Organisation” */
  return g_strdup_printf (_ ("Say who or what it is in one of these fields: %s."), labels->str);
}
