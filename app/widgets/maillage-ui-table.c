/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-ui-table-private.h"

/* How many records, from where it was, the cursor's is looked for when the list changes. */
#define NEAR 256

/**
 * MaillageUiTable:
 *
 * A table of records, of any length.
 */
G_DEFINE_FINAL_TYPE_WITH_CODE (MaillageUiTable,
                               maillage_ui_table,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

enum
{
  PROP_0,
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY
};

enum
{
  SIGNAL_ACTIVATE,
  SIGNAL_SORT_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
column_free (gpointer data)
{
  MaillageUiTableColumn *column = data;

  g_clear_pointer (&column->button, gtk_widget_unparent);
  g_free (column->title);
  g_free (column);
}

/* Scrolling */

guint
_maillage_ui_table_get_n_rows (MaillageUiTable *self)
{
  return self->model != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->model)) : 0;
}

int
_maillage_ui_table_get_width (MaillageUiTable *self)
{
  int width = 0;

  for (guint i = 0; i < self->columns->len; i++)
    {
      MaillageUiTableColumn *column = g_ptr_array_index (self->columns, i);

      if (column->visible)
        width += MAX (column->width, column->least);
    }
  return width;
}

static void
update_down (MaillageUiTable *self, int height)
{
  double row = _maillage_ui_table_body_get_row_height (self->body);
  double upper = MAX (row * _maillage_ui_table_get_n_rows (self), height);
  double value = gtk_adjustment_get_value (self->down);

  gtk_adjustment_configure (
      self->down, CLAMP (value, 0, upper - height), 0, upper, row, MAX (height - row, row), height);
}

static void
update_across (MaillageUiTable *self, int width)
{
  double upper = MAX (_maillage_ui_table_get_width (self), width);
  double value = gtk_adjustment_get_value (self->across);

  gtk_adjustment_configure (
      self->across, CLAMP (value, 0, upper - width), 0, upper, width * 0.1, width * 0.9, width);
}

void
_maillage_ui_table_scroll_to (MaillageUiTable *self, guint position)
{
  double row_height = _maillage_ui_table_body_get_row_height (self->body);

  gtk_adjustment_clamp_page (self->down, position * row_height, (position + 1) * row_height);
}

static void
down_changed_cb (MaillageUiTable *self)
{
  _maillage_ui_table_body_sync (self->body);
}

static void
across_changed_cb (MaillageUiTable *self)
{
  gtk_widget_queue_allocate (self->header);
  gtk_widget_queue_allocate (GTK_WIDGET (self->body));
}

static void
set_adjustment (MaillageUiTable *self,
                GtkAdjustment **place,
                GtkAdjustment *adjustment,
                void (*changed_cb) (MaillageUiTable *))
{
  if (*place != NULL && *place == adjustment)
    return;
  if (adjustment == NULL)
    adjustment = gtk_adjustment_new (0, 0, 0, 0, 0, 0);
  if (*place != NULL)
    g_signal_handlers_disconnect_by_func (*place, changed_cb, self);
  g_clear_object (place);
  *place = g_object_ref_sink (adjustment);
  g_signal_connect_swapped (*place, "value-changed", G_CALLBACK (changed_cb), self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* The model */

/* Where the record under the cursor is now, or what stands in its place. */
static guint
follow (MaillageUiTable *self, guint former, guint position, guint removed, guint added)
{
  MaillageUiTableRow *row = _maillage_ui_table_body_find_row (self->body, former);
  guint n = _maillage_ui_table_get_n_rows (self);

  if (former < position)
    return former;
  if (n == added) /* the first rows of all: there was no record under it */
    return 0;
  if (former >= position + removed)
    return former - removed + added;
  for (guint i = position; row != NULL && i < position + MIN (added, NEAR); i++)
    {
      g_autoptr (MaillageRecord) record = g_list_model_get_item (G_LIST_MODEL (self->model), i);

      if (record == row->record)
        return i;
    }
  return n > 0 ? MIN (former, n - 1) : 0;
}

static void
items_changed_cb (MaillageUiTable *self, guint position, guint removed, guint added)
{
  gboolean focus = _maillage_ui_table_body_has_focus (self->body);
  int row_height = _maillage_ui_table_body_get_row_height (self->body);
  double value = gtk_adjustment_get_value (self->down);

  self->cursor = follow (self, self->cursor, position, removed, added);
  self->anchor = follow (self, self->anchor, position, removed, added);
  /* What comes or goes above what is in view does not move it. */
  if (removed != added && (position + removed) * (double) row_height <= value && value > 0)
    {
      double moved = value + ((double) added - removed) * row_height;

      g_signal_handlers_block_by_func (self->down, down_changed_cb, self);
      gtk_adjustment_set_upper (self->down,
                                row_height * (double) _maillage_ui_table_get_n_rows (self));
      gtk_adjustment_set_value (self->down, moved);
      g_signal_handlers_unblock_by_func (self->down, down_changed_cb, self);
    }
  g_signal_handlers_block_by_func (self->down, down_changed_cb, self);
  update_down (self, gtk_widget_get_height (GTK_WIDGET (self->body)));
  g_signal_handlers_unblock_by_func (self->down, down_changed_cb, self);
  _maillage_ui_table_body_sync (self->body);
  if (focus)
    _maillage_ui_table_body_focus_row (self->body, self->cursor);
}

static void
selection_changed_cb (MaillageUiTable *self, guint position, guint n_items)
{
  _maillage_ui_table_body_update_selected (self->body, position, n_items);
}

/* Columns */

void
_maillage_ui_table_queue_layout (MaillageUiTable *self)
{
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_allocate (self->header);
  gtk_widget_queue_allocate (GTK_WIDGET (self->body));
  for (guint i = 0; i < self->body->rows->len; i++)
    gtk_widget_queue_allocate (g_ptr_array_index (self->body->rows, i));
}

/* Says where each stands; gives the width of them all. */
int
_maillage_ui_table_place_columns (MaillageUiTable *self, int width)
{
  int rest = width - _maillage_ui_table_get_width (self), x = 0;

  for (guint i = 0; i < self->columns->len; i++)
    {
      MaillageUiTableColumn *column = g_ptr_array_index (self->columns, i);

      column->x = x;
      column->across = 0;
      if (!column->visible)
        continue;
      column->across = MAX (column->width, column->least);
      if (column->width < 0 && rest > 0)
        column->across += rest;
      x += column->across;
    }
  return MAX (x, width);
}

void
_maillage_ui_table_column_allocate (MaillageUiTableColumn *self,
                                    GtkWidget *child,
                                    int width,
                                    int height)
{
  GtkAllocation place = { self->x, 0, self->across, height };

  if (gtk_widget_get_direction (child) == GTK_TEXT_DIR_RTL)
    place.x = width - self->x - self->across;
  gtk_widget_size_allocate (child, &place, -1);
}

static void
update_sort_header (MaillageUiTable *self, MaillageUiTableColumn *column)
{
  if (column != NULL)
    _maillage_ui_table_header_update (MAILLAGE_UI_TABLE_HEADER (self->header), column);
}

/* The object */

static void
maillage_ui_table_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  MaillageUiTable *self = MAILLAGE_UI_TABLE (widget);
  int header[2], body[2];

  gtk_widget_measure (self->header, orientation, -1, &header[0], &header[1], NULL, NULL);
  gtk_widget_measure (GTK_WIDGET (self->body), orientation, -1, &body[0], &body[1], NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MAX (header[0], body[0]);
      *natural = MAX (header[1], body[1]);
      return;
    }
  *minimum = header[0] + body[0];
  *natural = header[1] + body[1];
}

static void
maillage_ui_table_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MaillageUiTable *self = MAILLAGE_UI_TABLE (widget);
  GtkAllocation place = { 0, 0, width, 0 };

  gtk_widget_measure (self->header, GTK_ORIENTATION_VERTICAL, -1, &place.height, NULL, NULL, NULL);
  g_signal_handlers_block_by_func (self->down, down_changed_cb, self);
  update_across (self, width);
  update_down (self, MAX (height - place.height, 0));
  g_signal_handlers_unblock_by_func (self->down, down_changed_cb, self);
  gtk_widget_size_allocate (self->header, &place, -1);
  place.y = place.height;
  place.height = MAX (height - place.height, 0);
  gtk_widget_size_allocate (GTK_WIDGET (self->body), &place, -1);
}

static gboolean
maillage_ui_table_grab_focus (GtkWidget *widget)
{
  MaillageUiTable *self = MAILLAGE_UI_TABLE (widget);
  guint n = _maillage_ui_table_get_n_rows (self);

  return n > 0 && _maillage_ui_table_body_focus_row (self->body, MIN (self->cursor, n - 1));
}

static void
maillage_ui_table_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  MaillageUiTable *self = MAILLAGE_UI_TABLE (object);

  switch (id)
    {
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->across);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->down);
      break;
    case PROP_HSCROLL_POLICY:
      g_value_set_enum (value, self->across_policy);
      break;
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->down_policy);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
maillage_ui_table_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  MaillageUiTable *self = MAILLAGE_UI_TABLE (object);

  switch (id)
    {
    case PROP_HADJUSTMENT:
      set_adjustment (self, &self->across, g_value_get_object (value), across_changed_cb);
      break;
    case PROP_VADJUSTMENT:
      set_adjustment (self, &self->down, g_value_get_object (value), down_changed_cb);
      break;
    case PROP_HSCROLL_POLICY:
      self->across_policy = g_value_get_enum (value);
      break;
    case PROP_VSCROLL_POLICY:
      self->down_policy = g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
maillage_ui_table_dispose (GObject *object)
{
  MaillageUiTable *self = MAILLAGE_UI_TABLE (object);

  if (self->body != NULL)
    {
      maillage_ui_table_set_model (self, NULL);
      maillage_ui_table_remove_columns (self);
      g_signal_handlers_disconnect_by_data (self->down, self);
      g_signal_handlers_disconnect_by_data (self->across, self);
    }
  g_clear_pointer (&self->header, gtk_widget_unparent);
  if (self->body != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->body)));
  g_clear_object (&self->down);
  g_clear_object (&self->across);
  G_OBJECT_CLASS (maillage_ui_table_parent_class)->dispose (object);
}

static void
maillage_ui_table_finalize (GObject *object)
{
  g_ptr_array_unref (MAILLAGE_UI_TABLE (object)->columns);
  G_OBJECT_CLASS (maillage_ui_table_parent_class)->finalize (object);
}

static void
maillage_ui_table_class_init (MaillageUiTableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = maillage_ui_table_get_property;
  object_class->set_property = maillage_ui_table_set_property;
  object_class->dispose = maillage_ui_table_dispose;
  object_class->finalize = maillage_ui_table_finalize;
  widget_class->measure = maillage_ui_table_measure;
  widget_class->size_allocate = maillage_ui_table_size_allocate;
  widget_class->grab_focus = maillage_ui_table_grab_focus;
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
  signals[SIGNAL_ACTIVATE] = g_signal_new ("activate",
                                           MAILLAGE_UI_TYPE_TABLE,
                                           G_SIGNAL_RUN_LAST,
                                           0,
                                           NULL,
                                           NULL,
                                           NULL,
                                           G_TYPE_NONE,
                                           1,
                                           G_TYPE_UINT);
  signals[SIGNAL_SORT_CHANGED] = g_signal_new ("sort-changed",
                                               MAILLAGE_UI_TYPE_TABLE,
                                               G_SIGNAL_RUN_LAST,
                                               0,
                                               NULL,
                                               NULL,
                                               NULL,
                                               G_TYPE_NONE,
                                               0);
  gtk_widget_class_set_css_name (widget_class, "columnview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
  _maillage_ui_table_install_keys (widget_class);
}

static void
maillage_ui_table_init (MaillageUiTable *self)
{
  self->columns = g_ptr_array_new_with_free_func (column_free);
  self->header = _maillage_ui_table_header_new (self);
  self->body = MAILLAGE_UI_TABLE_BODY (_maillage_ui_table_body_new (self));
  gtk_widget_set_parent (self->header, GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->body), GTK_WIDGET (self));
  set_adjustment (self, &self->across, NULL, across_changed_cb);
  set_adjustment (self, &self->down, NULL, down_changed_cb);
  gtk_widget_add_css_class (GTK_WIDGET (self), "view");
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  _maillage_ui_table_set_up_pointer (self);
}

/* Public */

GtkWidget *
maillage_ui_table_new (void)
{
  return g_object_new (MAILLAGE_UI_TYPE_TABLE, NULL);
}

void
maillage_ui_table_set_model (MaillageUiTable *self, GtkSelectionModel *model)
{
  g_return_if_fail (MAILLAGE_UI_IS_TABLE (self));
  g_return_if_fail (model == NULL || GTK_IS_SELECTION_MODEL (model));
  if (self->model != NULL)
    {
      g_signal_handlers_disconnect_by_func (self->model, items_changed_cb, self);
      g_signal_handlers_disconnect_by_func (self->model, selection_changed_cb, self);
    }
  _maillage_ui_table_body_clear (self->body);
  g_set_object (&self->model, model);
  self->cursor = self->anchor = 0;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  if (model == NULL)
    return;
  g_signal_connect_swapped (model, "items-changed", G_CALLBACK (items_changed_cb), self);
  g_signal_connect_swapped (model, "selection-changed", G_CALLBACK (selection_changed_cb), self);
}

GtkSelectionModel *
maillage_ui_table_get_model (MaillageUiTable *self)
{
  g_return_val_if_fail (MAILLAGE_UI_IS_TABLE (self), NULL);
  return self->model;
}

MaillageUiTableColumn *
maillage_ui_table_add_column (MaillageUiTable *self,
                              const char *title,
                              MaillageUiMakeCell make,
                              MaillageUiShowCell show,
                              gpointer user_data)
{
  MaillageUiTableColumn *column = NULL;

  g_return_val_if_fail (MAILLAGE_UI_IS_TABLE (self), NULL);
  column = g_new0 (MaillageUiTableColumn, 1);
  column->table = self;
  column->title = g_strdup (title);
  column->make = make;
  column->show = show;
  column->user_data = user_data;
  column->width = -1;
  column->visible = column->resizable = TRUE;
  g_ptr_array_add (self->columns, column);
  _maillage_ui_table_header_add (MAILLAGE_UI_TABLE_HEADER (self->header), column);
  _maillage_ui_table_body_clear (self->body);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  return column;
}

void
maillage_ui_table_remove_columns (MaillageUiTable *self)
{
  g_return_if_fail (MAILLAGE_UI_IS_TABLE (self));
  _maillage_ui_table_body_clear (self->body);
  self->sort = NULL;
  g_ptr_array_set_size (self->columns, 0);
}

guint
maillage_ui_table_get_n_columns (MaillageUiTable *self)
{
  g_return_val_if_fail (MAILLAGE_UI_IS_TABLE (self), 0);
  return self->columns->len;
}

MaillageUiTableColumn *
maillage_ui_table_get_column (MaillageUiTable *self, guint position)
{
  g_return_val_if_fail (MAILLAGE_UI_IS_TABLE (self), NULL);
  g_return_val_if_fail (position < self->columns->len, NULL);
  return g_ptr_array_index (self->columns, position);
}

void
maillage_ui_table_set_sort (MaillageUiTable *self,
                            MaillageUiTableColumn *column,
                            gboolean descending)
{
  MaillageUiTableColumn *former = NULL;

  g_return_if_fail (MAILLAGE_UI_IS_TABLE (self));
  if (self->sort == column && self->descending == descending)
    return;
  former = self->sort;
  self->sort = column;
  self->descending = descending;
  update_sort_header (self, former);
  update_sort_header (self, column);
  g_signal_emit (self, signals[SIGNAL_SORT_CHANGED], 0);
}

MaillageUiTableColumn *
maillage_ui_table_get_sort (MaillageUiTable *self, gboolean *descending)
{
  g_return_val_if_fail (MAILLAGE_UI_IS_TABLE (self), NULL);
  *descending = self->descending;
  return self->sort;
}

void
maillage_ui_table_set_two_lines (MaillageUiTable *self, gboolean two_lines)
{
  g_return_if_fail (MAILLAGE_UI_IS_TABLE (self));
  if (self->two_lines == two_lines)
    return;
  self->two_lines = two_lines;
  self->body->row_height = 0;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  _maillage_ui_table_queue_layout (self);
}
