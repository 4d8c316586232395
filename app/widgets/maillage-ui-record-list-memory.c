/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* What is remembered of a list from one time to the next: its columns, their widths, its order.
 * Each setting is a dictionary by kind. */

#include "maillage-ui-record-list-private.h"

/* What one setting says of this kind, or NULL. */
static GVariant *
recall (MaillageUiRecordList *self, const char *key)
{
  GSettings *settings = maillage_context_get_settings (self->context);
  g_autoptr (GVariant) all = g_settings_get_value (settings, key);

  return g_variant_lookup_value (all, self->kind_id, NULL);
}

static void
remember (MaillageUiRecordList *self, const char *key, GVariant *value)
{
  GSettings *settings = maillage_context_get_settings (self->context);
  g_autoptr (GVariant) all = g_settings_get_value (settings, key);
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (g_variant_get_type (all));
  GVariantIter iter;
  GVariant *entry;

  g_variant_iter_init (&iter, all);
  while ((entry = g_variant_iter_next_value (&iter)) != NULL)
    {
      const char *kind_id = NULL;

      g_variant_get_child (entry, 0, "&s", &kind_id);
      if (!g_str_equal (kind_id, self->kind_id))
        g_variant_builder_add_value (&builder, entry);
      g_variant_unref (entry);
    }
  g_variant_builder_add_value (
      &builder, g_variant_new_dict_entry (g_variant_new_string (self->kind_id), value));
  g_settings_set_value (settings, key, g_variant_builder_end (&builder));
}

void
_maillage_ui_record_list_remember_columns (MaillageUiRecordList *self)
{
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_STRING_ARRAY);

  for (guint i = 0; i < self->columns->len; i++)
    {
      MaillageUiListColumn *column = g_ptr_array_index (self->columns, i);

      if (column->shown && _maillage_ui_list_column_is_optional (column))
        g_variant_builder_add (&builder, "s", column->id);
    }
  remember (self, "list-columns", g_variant_builder_end (&builder));
}

/* Only the widths somebody changed: GTK does not say which, so those that differ. */
void
_maillage_ui_record_list_remember_widths (MaillageUiRecordList *self)
{
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{si}"));

  for (guint i = 0; i < self->columns->len; i++)
    {
      MaillageUiListColumn *column = g_ptr_array_index (self->columns, i);
      int width = maillage_ui_table_column_get_width (column->column);

      if (width > 0 && width != column->usual_width)
        g_variant_builder_add (&builder, "{si}", column->id, width);
    }
  remember (self, "column-widths", g_variant_builder_end (&builder));
}

void
_maillage_ui_record_list_recall_columns (MaillageUiRecordList *self)
{
  g_autoptr (GVariant) shown = recall (self, "list-columns");
  g_autoptr (GVariant) widths = recall (self, "column-widths");
  g_autofree const char **ids = shown != NULL ? g_variant_get_strv (shown, NULL) : NULL;

  self->columns_chosen = ids != NULL;
  for (guint i = 0; i < self->columns->len; i++)
    {
      MaillageUiListColumn *column = g_ptr_array_index (self->columns, i);
      int width;

      if (ids != NULL && _maillage_ui_list_column_is_optional (column))
        column->shown = g_strv_contains (ids, column->id);
      if (widths != NULL && g_variant_lookup (widths, column->id, "i", &width))
        maillage_ui_table_column_set_width (column->column, width);
    }
}

void
_maillage_ui_record_list_remember_sort (MaillageUiRecordList *self)
{
  g_autofree char *sort = NULL;

  if (self->sort_column == NULL)
    return;
  sort = g_strconcat (
      self->descending ? "-" : "", _maillage_ui_list_column_get_sort (self->sort_column), NULL);
  remember (self, "list-sorts", g_variant_new_string (sort));
}

/* Leaves both as they are when nothing is remembered, or when there is no such order any more. */
void
_maillage_ui_record_list_recall_sort (MaillageUiRecordList *self,
                                      MaillageUiListColumn **column,
                                      gboolean *descending)
{
  g_autoptr (GVariant) value = recall (self, "list-sorts");
  const char *sort = value != NULL ? g_variant_get_string (value, NULL) : NULL;
  MaillageUiListColumn *found = NULL;

  if (sort != NULL)
    found = _maillage_ui_record_list_find_sort (self, sort + (*sort == '-'));
  if (found == NULL)
    return;
  *column = found;
  *descending = *sort == '-';
}
