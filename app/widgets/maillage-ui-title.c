/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-ui-title-private.h"

gboolean
_maillage_ui_format_has_field (const char *format, const char *field_id)
{
  g_autofree char *part = g_strdup_printf ("{%s}", field_id);

  return format != NULL && strstr (format, part) != NULL;
}

/* The text fields of the title, in the order of the format. */
static GPtrArray *
list_title_fields (MaillageKind *kind)
{
  const char *format = maillage_kind_get_title_format (kind);
  g_auto (GStrv) parts = g_strsplit (format != NULL ? format : "", "{", -1);
  GPtrArray *fields = g_ptr_array_new ();

  for (guint i = 1; i < g_strv_length (parts); i++)
    {
      char *end = strchr (parts[i], '}');
      MaillageField *field;

      if (end == NULL)
        continue;
      *end = '\0';
      field = maillage_kind_find_field (kind, parts[i]);
      if (field != NULL && maillage_field_get_field_type (field) == MAILLAGE_FIELD_TEXT)
        g_ptr_array_add (fields, field);
    }
  for (guint i = 0; fields->len == 0 && i < maillage_kind_get_n_fields (kind); i++)
    if (maillage_field_get_field_type (maillage_kind_get_field (kind, i)) == MAILLAGE_FIELD_TEXT)
      g_ptr_array_add (fields, maillage_kind_get_field (kind, i));
  return fields;
}

void
_maillage_ui_edit_set_title (MaillageEdit *edit,
                             const char *uuid,
                             MaillageKind *kind,
                             const char *text)
{
  g_autoptr (GPtrArray) fields = list_title_fields (kind);
  g_autofree char *first = g_strstrip (g_strdup (text));
  char *space = strchr (first, ' ');
  guint last = fields->len - 1;

  g_return_if_fail (fields->len > 0);
  if (fields->len > 1 && space != NULL)
    {
      *space = '\0';
      maillage_edit_set (edit,
                         uuid,
                         maillage_field_get_id (g_ptr_array_index (fields, last)),
                         g_strstrip (space + 1));
      last = 0;
    }
  maillage_edit_set (edit, uuid, maillage_field_get_id (g_ptr_array_index (fields, last)), first);
}
