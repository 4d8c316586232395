/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-layout.h"

#include "maillage-choice-private.h"
#include "maillage-sql.h"

gboolean
maillage_layout_field_has_key (MaillageField *field)
{
  return maillage_field_get_sortable (field)
         && (maillage_field_is_stored (field) || maillage_field_is_link (field));
}

gboolean
maillage_layout_field_has_days (MaillageField *field)
{
  return maillage_field_get_field_type (field) == MAILLAGE_FIELD_DATE
         || maillage_field_get_field_type (field) == MAILLAGE_FIELD_PERIOD;
}

/* ANY keeps a whole number whole, so that a column's text is always the canonical value. */
const char *
maillage_layout_field_column_type (MaillageField *field)
{
  switch (maillage_field_get_field_type (field))
    {
    case MAILLAGE_FIELD_NUMBER:
    case MAILLAGE_FIELD_MONEY:
      return "ANY";
    case MAILLAGE_FIELD_DURATION:
    case MAILLAGE_FIELD_BOOLEAN:
      return "INTEGER";
    default:
      return "TEXT";
    }
}

char *
maillage_layout_dup_table (const char *kind_id)
{
  return maillage_sql_quote_name (kind_id);
}

static gboolean
format_uses (const char *format, const char *field_id)
{
  g_autofree char *token = g_strdup_printf ("{%s}", field_id);

  return format != NULL && strstr (format, token) != NULL;
}

static gboolean
in_formats (MaillageKind *kind, const char *field_id)
{
  return format_uses (maillage_kind_get_title_format (kind), field_id)
         || format_uses (maillage_kind_get_subtitle_format (kind), field_id)
         || format_uses (maillage_kind_get_sort_format (kind), field_id)
         || format_uses (maillage_kind_get_search_format (kind), field_id);
}

static void
fill_field (MaillageLayout *self, MaillageLayoutField *out, MaillageField *field)
{
  gboolean named = in_formats (self->kind, maillage_field_get_id (field));

  out->field = g_object_ref (field);
  out->id = g_intern_string (maillage_field_get_id (field));
  out->type = maillage_field_get_field_type (field);
  out->stored = maillage_field_is_stored (field);
  out->is_link = maillage_field_is_link (field);
  out->has_key = maillage_layout_field_has_key (field);
  out->has_days = out->stored && maillage_layout_field_has_days (field);
  out->required = maillage_field_get_required (field);
  out->unique = out->stored && maillage_field_get_unique (field);
  out->searchable = maillage_field_get_searchable (field);
  out->owned_by = g_intern_string (maillage_field_get_owned_by (field));
  if (out->owned_by != NULL)
    self->has_owned = TRUE;
  out->derives = named || out->has_key || out->searchable != MAILLAGE_SEARCH_NONE;
  if (out->is_link && out->derives)
    self->titles_use_links = TRUE;
}

static void
add_column (GString *columns, GString *marks, const char *id, const char *suffix)
{
  g_string_append_printf (columns, ", \"%s%s\"", id, suffix);
  g_string_append (marks, ", ?");
}

static void
write_sql (MaillageLayout *self)
{
  g_autoptr (GString) columns = g_string_new ("id");
  g_autoptr (GString) marks = g_string_new ("?");
  g_autoptr (GString) select = g_string_new ("id");
  g_autoptr (GString) keys = g_string_new (NULL);

  for (guint i = 0; i < self->n_fields; i++)
    {
      const MaillageLayoutField *field = &self->fields[i];

      if (field->stored)
        {
          add_column (columns, marks, field->id, "");
          g_string_append_printf (select, ", \"%s\"", field->id);
        }
      if (field->has_days)
        {
          add_column (columns, marks, field->id, "_earliest");
          add_column (columns, marks, field->id, "_latest");
        }
      if (field->has_key)
        {
          add_column (columns, marks, field->id, "_key");
          g_string_append_printf (keys, ", \"%s_key\"", field->id);
        }
    }
  self->insert_sql = g_strdup_printf (
      "INSERT INTO %s (%s) VALUES (%s)", self->table, columns->str, marks->str);
  self->delete_sql = g_strdup_printf ("DELETE FROM %s WHERE id = ?", self->table);
  self->select_sql
      = g_strdup_printf ("SELECT %s%s FROM %s WHERE id = ?", select->str, keys->str, self->table);
}

static void
layout_free (gpointer data)
{
  MaillageLayout *self = data;

  for (guint i = 0; i < self->n_fields; i++)
    g_object_unref (self->fields[i].field);
  g_free (self->fields);
  g_hash_table_unref (self->positions);
  g_free (self->table);
  g_free (self->insert_sql);
  g_free (self->select_sql);
  g_free (self->delete_sql);
  g_object_unref (self->kind);
  g_free (self);
}

MaillageLayouts *
maillage_layouts_new (void)
{
  MaillageLayouts *self = g_new0 (MaillageLayouts, 1);

  g_atomic_ref_count_init (&self->refs);
  self->by_id = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, layout_free);
  self->by_number = g_hash_table_new (g_int64_hash, g_int64_equal);
  return self;
}

MaillageLayouts *
maillage_layouts_ref (MaillageLayouts *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
maillage_layouts_unref (MaillageLayouts *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_hash_table_unref (self->by_number);
  g_hash_table_unref (self->by_id);
  g_free (self);
}

void
maillage_layouts_add (MaillageLayouts *self, MaillageKind *kind, gint64 number)
{
  MaillageLayout *layout = g_new0 (MaillageLayout, 1);

  layout->kind = g_object_ref (kind);
  layout->number = number;
  layout->id = maillage_kind_get_id (kind);
  layout->table = maillage_layout_dup_table (layout->id);
  layout->available = maillage_kind_get_available (kind);
  layout->is_choice = strcmp (layout->id, MAILLAGE_CHOICE_KIND) == 0;
  layout->titles_use_links = in_formats (kind, "owner");
  layout->n_fields = maillage_kind_get_n_fields (kind);
  layout->fields = g_new0 (MaillageLayoutField, MAX (layout->n_fields, 1));
  layout->positions = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < layout->n_fields; i++)
    {
      fill_field (layout, &layout->fields[i], maillage_kind_get_field (kind, i));
      g_hash_table_insert (
          layout->positions, (gpointer) layout->fields[i].id, GUINT_TO_POINTER (i + 1));
    }
  write_sql (layout);
  g_hash_table_replace (self->by_id, (gpointer) layout->id, layout);
  g_hash_table_replace (self->by_number, &layout->number, layout);
}

MaillageLayout *
maillage_layouts_find (MaillageLayouts *self, const char *kind_id)
{
  return g_hash_table_lookup (self->by_id, kind_id);
}

MaillageLayout *
maillage_layouts_find_number (MaillageLayouts *self, gint64 number)
{
  return g_hash_table_lookup (self->by_number, &number);
}

int
maillage_layout_find_field (MaillageLayout *self, const char *field_id)
{
  return (int) GPOINTER_TO_UINT (g_hash_table_lookup (self->positions, field_id)) - 1;
}
