/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ctl.h"

struct _CtlTable
{
  guint n_columns;
  GPtrArray *cells;
  guint *widths;
};

static guint
get_width (const char *text)
{
  guint width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_iszerowidth (c))
        width += g_unichar_iswide (c) ? 2 : 1;
    }
  return width;
}

CtlTable *
ctl_table_new (guint n_columns, const char *const *titles)
{
  CtlTable *self = g_new0 (CtlTable, 1);

  self->n_columns = n_columns;
  self->cells = g_ptr_array_new_with_free_func (g_free);
  self->widths = g_new0 (guint, n_columns);
  if (titles != NULL)
    ctl_table_add (self, titles);
  return self;
}

void
ctl_table_add (CtlTable *self, const char *const *cells)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      char *cell = g_strdelimit (g_strdup (cells[i] != NULL ? cells[i] : ""), "\n\r\t", ' ');

      g_ptr_array_add (self->cells, cell);
      self->widths[i] = MAX (self->widths[i], get_width (cell));
    }
}

static void
append_padded (GString *line, const char *cell, guint width)
{
  g_string_append (line, cell);
  for (guint n = get_width (cell); n < width + 2; n++)
    g_string_append_c (line, ' ');
}

void
ctl_table_print (CtlTable *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->cells->len; i++)
    {
      append_padded (text, g_ptr_array_index (self->cells, i), self->widths[i % self->n_columns]);
      if (i % self->n_columns != self->n_columns - 1)
        continue;
      while (text->len > 0 && text->str[text->len - 1] == ' ')
        g_string_truncate (text, text->len - 1);
      g_string_append_c (text, '\n');
      g_print ("%s", text->str);
      g_string_truncate (text, 0);
    }
  g_ptr_array_unref (self->cells);
  g_free (self->widths);
  g_free (self);
}

JsonBuilder *
ctl_json_begin (void)
{
  JsonBuilder *builder = json_builder_new ();

  json_builder_begin_object (builder);
  ctl_json_int (builder, "format", CTL_JSON_FORMAT);
  return builder;
}

void
ctl_json_print (JsonBuilder *builder)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  text = json_generator_to_data (generator, NULL);
  g_print ("%s\n", text);
  g_object_unref (builder);
}

void
ctl_json_string (JsonBuilder *builder, const char *key, const char *value)
{
  json_builder_set_member_name (builder, key);
  if (value != NULL)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

void
ctl_json_int (JsonBuilder *builder, const char *key, gint64 value)
{
  json_builder_set_member_name (builder, key);
  json_builder_add_int_value (builder, value);
}
