/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* One column of the table: what may be said of it once it is there. */

#include "maillage-ui-table-private.h"

static void
update (MaillageUiTableColumn *self)
{
  _maillage_ui_table_header_update (MAILLAGE_UI_TABLE_HEADER (self->table->header), self);
}

const char *
maillage_ui_table_column_get_title (MaillageUiTableColumn *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->title;
}

void
maillage_ui_table_column_set_title (MaillageUiTableColumn *self, const char *title)
{
  g_return_if_fail (self != NULL);
  if (g_strcmp0 (self->title, title) == 0)
    return;
  g_free (self->title);
  self->title = g_strdup (title);
  update (self);
}

int
maillage_ui_table_column_get_width (MaillageUiTableColumn *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->width;
}

void
maillage_ui_table_column_set_width (MaillageUiTableColumn *self, int width)
{
  g_return_if_fail (self != NULL);
  if (self->width == width)
    return;
  self->width = width;
  _maillage_ui_table_queue_layout (self->table);
}

void
maillage_ui_table_column_set_least (MaillageUiTableColumn *self, int least)
{
  g_return_if_fail (self != NULL);
  self->least = least;
}

gboolean
maillage_ui_table_column_get_visible (MaillageUiTableColumn *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->visible;
}

void
maillage_ui_table_column_set_visible (MaillageUiTableColumn *self, gboolean visible)
{
  GPtrArray *rows = NULL, *spare = NULL;

  g_return_if_fail (self != NULL);
  if (self->visible == visible)
    return;
  self->visible = visible;
  gtk_widget_set_visible (self->button, visible);
  rows = self->table->body->rows;
  spare = self->table->body->spare;
  for (guint i = 0; i < rows->len; i++)
    _maillage_ui_table_row_update_cells (g_ptr_array_index (rows, i));
  for (guint i = 0; i < spare->len; i++)
    _maillage_ui_table_row_update_cells (g_ptr_array_index (spare, i));
  _maillage_ui_table_queue_layout (self->table);
}

gboolean
maillage_ui_table_column_get_sortable (MaillageUiTableColumn *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->sortable;
}

void
maillage_ui_table_column_set_sortable (MaillageUiTableColumn *self, gboolean sortable)
{
  g_return_if_fail (self != NULL);
  self->sortable = sortable;
  update (self);
}

void
maillage_ui_table_column_set_resizable (MaillageUiTableColumn *self, gboolean resizable)
{
  g_return_if_fail (self != NULL);
  self->resizable = resizable;
}

void
maillage_ui_table_column_refresh (MaillageUiTableColumn *self)
{
  GPtrArray *rows = NULL;

  g_return_if_fail (self != NULL);
  rows = self->table->body->rows;
  for (guint i = 0; i < rows->len; i++)
    _maillage_ui_table_row_refresh (g_ptr_array_index (rows, i), self);
}
