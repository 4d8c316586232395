/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* One line of the table: a cell for each column that is shown. */

#include "maillage-ui-table-private.h"

/**
 * MaillageUiTableRow:
 *
 * A row shows one record, then another: it is made once for a place on the screen.
 */
G_DEFINE_FINAL_TYPE (MaillageUiTableRow, maillage_ui_table_row, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_SELECTED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static GtkWidget *
get_cell (MaillageUiTableRow *self, guint position)
{
  return position < self->cells->len ? g_ptr_array_index (self->cells, position) : NULL;
}

static void
show_cell (MaillageUiTableRow *self, guint position)
{
  MaillageUiTableColumn *column = g_ptr_array_index (self->table->columns, position);
  GtkWidget *cell = get_cell (self, position);

  if (cell != NULL)
    column->show (cell, self, column->user_data);
}

static void
show_all (MaillageUiTableRow *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    show_cell (self, i);
  /* GTK names no row before 4.12. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  maillage_record_get_title (self->record),
                                  -1);
}

static void
record_changed_cb (MaillageUiTableRow *self)
{
  show_all (self);
}

static void
set_record (MaillageUiTableRow *self, MaillageRecord *record)
{
  if (self->record != NULL)
    g_signal_handlers_disconnect_by_func (self->record, record_changed_cb, self);
  g_set_object (&self->record, record);
  if (record == NULL)
    return;
  g_signal_connect_swapped (record, "changed", G_CALLBACK (record_changed_cb), self);
  show_all (self);
}

/* Cells stand in the order of the columns, for those who go through them one by one. */
static void
make_cell (MaillageUiTableRow *self, guint position)
{
  MaillageUiTableColumn *column = g_ptr_array_index (self->table->columns, position);
  GtkWidget *before = NULL;

  for (guint i = position; i > 0 && before == NULL; i--)
    before = get_cell (self, i - 1);
  self->cells->pdata[position] = column->make (self, column->user_data);
  gtk_widget_insert_after (self->cells->pdata[position], GTK_WIDGET (self), before);
}

void
_maillage_ui_table_row_update_cells (MaillageUiTableRow *self)
{
  g_ptr_array_set_size (self->cells, (int) self->table->columns->len);
  for (guint i = 0; i < self->cells->len; i++)
    {
      MaillageUiTableColumn *column = g_ptr_array_index (self->table->columns, i);

      if (column->visible == (self->cells->pdata[i] != NULL))
        continue;
      if (!column->visible)
        {
          gtk_widget_unparent (g_steal_pointer (&self->cells->pdata[i]));
          continue;
        }
      make_cell (self, i);
      if (self->record != NULL)
        show_cell (self, i);
    }
}

void
_maillage_ui_table_row_set (MaillageUiTableRow *self, guint position, MaillageRecord *record)
{
  self->position = position;
  if (self->record != record)
    set_record (self, record);
}

void
_maillage_ui_table_row_set_selected (MaillageUiTableRow *self, gboolean selected)
{
  if (self->selected == selected)
    return;
  self->selected = selected;
  if (selected)
    gtk_widget_set_state_flags (GTK_WIDGET (self), GTK_STATE_FLAG_SELECTED, FALSE);
  else
    gtk_widget_unset_state_flags (GTK_WIDGET (self), GTK_STATE_FLAG_SELECTED);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, selected, -1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

void
_maillage_ui_table_row_refresh (MaillageUiTableRow *self, MaillageUiTableColumn *column)
{
  guint position;

  if (self->record != NULL && g_ptr_array_find (self->table->columns, column, &position))
    show_cell (self, position);
}

static void
maillage_ui_table_row_measure (GtkWidget *widget,
                               GtkOrientation orientation,
                               int for_size,
                               int *minimum,
                               int *natural,
                               int *minimum_baseline,
                               int *natural_baseline)
{
  MaillageUiTableRow *self = MAILLAGE_UI_TABLE_ROW (widget);

  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL
                            ? _maillage_ui_table_get_width (self->table)
                            : 0; /* the body says how high rows are */
}

static void
maillage_ui_table_row_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MaillageUiTableRow *self = MAILLAGE_UI_TABLE_ROW (widget);

  for (guint i = 0; i < self->cells->len; i++)
    if (self->cells->pdata[i] != NULL)
      _maillage_ui_table_column_allocate (
          g_ptr_array_index (self->table->columns, i), self->cells->pdata[i], width, height);
}

static void
maillage_ui_table_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SELECTED:
      g_value_set_boolean (value, MAILLAGE_UI_TABLE_ROW (object)->selected);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
maillage_ui_table_row_dispose (GObject *object)
{
  MaillageUiTableRow *self = MAILLAGE_UI_TABLE_ROW (object);

  set_record (self, NULL);
  for (guint i = 0; i < self->cells->len; i++)
    if (self->cells->pdata[i] != NULL)
      gtk_widget_unparent (g_steal_pointer (&self->cells->pdata[i]));
  G_OBJECT_CLASS (maillage_ui_table_row_parent_class)->dispose (object);
}

static void
maillage_ui_table_row_finalize (GObject *object)
{
  g_ptr_array_unref (MAILLAGE_UI_TABLE_ROW (object)->cells);
  G_OBJECT_CLASS (maillage_ui_table_row_parent_class)->finalize (object);
}

static void
maillage_ui_table_row_class_init (MaillageUiTableRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = maillage_ui_table_row_get_property;
  object_class->dispose = maillage_ui_table_row_dispose;
  object_class->finalize = maillage_ui_table_row_finalize;
  widget_class->measure = maillage_ui_table_row_measure;
  widget_class->size_allocate = maillage_ui_table_row_size_allocate;
  properties[PROP_SELECTED] = g_param_spec_boolean (
      "selected", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_css_name (widget_class, "row");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ROW);
}

static void
maillage_ui_table_row_init (MaillageUiTableRow *self)
{
  self->cells = g_ptr_array_new ();
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "activatable");
}

MaillageUiTableRow *
_maillage_ui_table_row_new (MaillageUiTable *table)
{
  MaillageUiTableRow *self = g_object_new (MAILLAGE_UI_TYPE_TABLE_ROW, NULL);

  self->table = table;
  _maillage_ui_table_row_update_cells (self);
  return self;
}

MaillageRecord *
maillage_ui_table_row_get_record (MaillageUiTableRow *self)
{
  g_return_val_if_fail (MAILLAGE_UI_IS_TABLE_ROW (self), NULL);
  return self->record;
}

guint
maillage_ui_table_row_get_position (MaillageUiTableRow *self)
{
  g_return_val_if_fail (MAILLAGE_UI_IS_TABLE_ROW (self), 0);
  return self->position;
}

gboolean
maillage_ui_table_row_get_selected (MaillageUiTableRow *self)
{
  g_return_val_if_fail (MAILLAGE_UI_IS_TABLE_ROW (self), FALSE);
  return self->selected;
}
