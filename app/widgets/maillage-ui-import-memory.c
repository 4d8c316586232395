/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* How the columns of a file were matched when it was imported, for the next file with the same
 * headers: an office gets the same table every month. */

#include "maillage-ui-import-private.h"

#define SETTING "import-matches"
/* The oldest are forgotten. */
#define KEPT 40

/* The kind and the headers, in order. */
static char *
dup_name (MaillageUiImport *self)
{
  g_autoptr (GString) headers = g_string_new (self->kind_id);

  for (guint i = 0; i < maillage_import_get_n_columns (self->import); i++)
    g_string_append_printf (headers, "\n%s", maillage_import_get_column (self->import, i));
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, headers->str, (gssize) headers->len);
}

/* The paths by column, "" for none, then the key. */
static GVariant *
make_matches (MaillageUiImport *self)
{
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_STRING_ARRAY);
  const char *key = maillage_import_get_key (self->import);

  for (guint i = 0; i < maillage_import_get_n_columns (self->import); i++)
    {
      const char *path = maillage_import_get_path (self->import, i);

      g_variant_builder_add (&builder, "s", path != NULL ? path : "");
    }
  g_variant_builder_add (&builder, "s", key != NULL ? key : "");
  return g_variant_builder_end (&builder);
}

void
_maillage_ui_import_remember (MaillageUiImport *self)
{
  GSettings *settings = maillage_context_get_settings (self->context);
  g_autoptr (GVariant) all = g_settings_get_value (settings, SETTING);
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (g_variant_get_type (all));
  g_autofree char *name = dup_name (self);

  g_variant_builder_add_value (
      &builder, g_variant_new_dict_entry (g_variant_new_string (name), make_matches (self)));
  for (gsize i = 0; i < MIN (g_variant_n_children (all), KEPT - 1); i++)
    {
      g_autoptr (GVariant) entry = g_variant_get_child_value (all, i);
      const char *other = NULL;

      g_variant_get_child (entry, 0, "&s", &other);
      if (!g_str_equal (other, name))
        g_variant_builder_add_value (&builder, entry);
    }
  g_settings_set_value (settings, SETTING, g_variant_builder_end (&builder));
}

/* What is no path any more, its plugin being off, stays as it was guessed. */
void
_maillage_ui_import_recall (MaillageUiImport *self)
{
  g_autoptr (GVariant) all
      = g_settings_get_value (maillage_context_get_settings (self->context), SETTING);
  g_autofree char *name = dup_name (self);
  g_autoptr (GVariant) matches = g_variant_lookup_value (all, name, G_VARIANT_TYPE_STRING_ARRAY);
  guint n = maillage_import_get_n_columns (self->import);
  g_autofree const char **paths = NULL;
  gsize length;

  if (matches == NULL)
    return;
  paths = g_variant_get_strv (matches, &length);
  for (guint i = 0; i < n && length == n + 1; i++)
    maillage_import_set_path (self->import, i, *paths[i] != '\0' ? paths[i] : NULL, NULL);
  if (length == n + 1 && *paths[n] != '\0')
    maillage_import_set_key (self->import, paths[n], NULL);
}
