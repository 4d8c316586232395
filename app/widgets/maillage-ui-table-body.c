/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* The rows of the table: which there are, and where they stand. All are of one height, so that the
 * place of each is known without looking at the others. */

#include "maillage-memory.h"
#include "maillage-ui-table-private.h"

#include <math.h>

/* Pixels, with the line between two rows. */
#define ONE_LINE 39
#define TWO_LINES 47
#define AROUND 11
/* Rows that pass before what they leave behind is worth giving back, and how long they rest then.
 */
#define MANY_PASSED 2000
#define RESTED_MS 1000
/* Of the second line, as in maillage-ui-cell.c. */
#define SECOND_SCALE 0.82

G_DEFINE_FINAL_TYPE (MaillageUiTableBody, maillage_ui_table_body, GTK_TYPE_WIDGET)

static int
measure_row (MaillageUiTableBody *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int line = PANGO_PIXELS_CEIL (pango_font_metrics_get_height (metrics));

  pango_font_metrics_unref (metrics);
  if (self->table->two_lines)
    return MAX (TWO_LINES, line + (int) ceil (line * SECOND_SCALE) + AROUND);
  return MAX (ONE_LINE, line + AROUND);
}

int
_maillage_ui_table_body_get_row_height (MaillageUiTableBody *self)
{
  if (self->row_height == 0)
    self->row_height = measure_row (self);
  return self->row_height;
}

MaillageUiTableRow *
_maillage_ui_table_body_find_row (MaillageUiTableBody *self, guint position)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      MaillageUiTableRow *row = g_ptr_array_index (self->rows, i);

      if (row->position == position)
        return row;
    }
  return NULL;
}

/* Which rows there are */

static void
set_spare (MaillageUiTableBody *self, MaillageUiTableRow *row)
{
  _maillage_ui_table_row_set (row, GTK_INVALID_LIST_POSITION, NULL);
  _maillage_ui_table_row_set_selected (row, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (row), FALSE);
  g_ptr_array_add (self->spare, row);
}

/* One that is free, hidden, or new. */
static MaillageUiTableRow *
take_row (MaillageUiTableBody *self, GPtrArray *free_rows)
{
  MaillageUiTableRow *row = NULL;

  if (free_rows->len > 0)
    return g_ptr_array_steal_index (free_rows, free_rows->len - 1);
  if (self->spare->len > 0)
    {
      row = g_ptr_array_steal_index (self->spare, self->spare->len - 1);
      gtk_widget_set_visible (GTK_WIDGET (row), TRUE);
      return row;
    }
  row = _maillage_ui_table_row_new (self->table);
  gtk_widget_set_parent (GTK_WIDGET (row), GTK_WIDGET (self));
  return row;
}

static void
show_row (MaillageUiTableBody *self, MaillageUiTableRow *row, guint position)
{
  GtkSelectionModel *model = self->table->model;
  g_autoptr (MaillageRecord) record = g_list_model_get_item (G_LIST_MODEL (model), position);

  _maillage_ui_table_row_set (row, position, record);
  _maillage_ui_table_row_set_selected (row, gtk_selection_model_is_selected (model, position));
}

/* Takes out of @old what is not between @first and @last; the row with the focus stays, so that it
 * can be scrolled away from and keys still begin there. */
static GPtrArray *
take_free_rows (GPtrArray *old, guint first, guint last, guint n)
{
  GPtrArray *free_rows = g_ptr_array_new ();

  for (guint i = old->len; i-- > 0;)
    {
      MaillageUiTableRow *row = g_ptr_array_index (old, i);

      if (row->position >= first && row->position < last)
        continue;
      if (row->position < n && gtk_widget_has_focus (GTK_WIDGET (row)))
        continue;
      g_ptr_array_add (free_rows, g_ptr_array_steal_index (old, i));
    }
  return free_rows;
}

/* Children in the order of the rows. Few are out of place: those that came in at one end. */
static void
order_children (MaillageUiTableBody *self, gboolean from_end)
{
  GtkWidget *widget = GTK_WIDGET (self), *last = NULL;

  for (guint i = 0; i < self->rows->len; i++)
    {
      guint at = from_end ? self->rows->len - 1 - i : i;
      GtkWidget *row = g_ptr_array_index (self->rows, at);

      if (from_end && gtk_widget_get_next_sibling (row) != last)
        gtk_widget_insert_before (row, widget, last);
      else if (!from_end && gtk_widget_get_prev_sibling (row) != last)
        gtk_widget_insert_after (row, widget, last);
      last = row;
    }
}

static void
show_range (MaillageUiTableBody *self, guint first, guint last)
{
  g_autoptr (GPtrArray) old = g_steal_pointer (&self->rows);
  guint n = _maillage_ui_table_get_n_rows (self->table);
  guint former = old->len > 0 ? ((MaillageUiTableRow *) g_ptr_array_index (old, 0))->position : 0;
  g_autoptr (GPtrArray) free_rows = take_free_rows (old, first, last, n);
  guint kept = 0;

  self->rows = g_ptr_array_new ();
  for (; kept < old->len && ((MaillageUiTableRow *) old->pdata[kept])->position < first; kept++)
    g_ptr_array_add (self->rows, old->pdata[kept]);
  for (guint position = first; position < last; position++)
    {
      MaillageUiTableRow *row = NULL;

      if (kept < old->len && ((MaillageUiTableRow *) old->pdata[kept])->position == position)
        row = old->pdata[kept++];
      else
        row = take_row (self, free_rows);
      show_row (self, row, position);
      g_ptr_array_add (self->rows, row);
    }
  for (; kept < old->len; kept++)
    g_ptr_array_add (self->rows, old->pdata[kept]);
  for (guint i = 0; i < free_rows->len; i++)
    set_spare (self, g_ptr_array_index (free_rows, i));
  order_children (self, first > former);
}

static gboolean
rested (gpointer data)
{
  MaillageUiTableBody *self = data;

  self->rest_id = 0;
  self->n_passed = 0;
  maillage_memory_trim ();
  return G_SOURCE_REMOVE;
}

/* What passes by in a long scroll leaves the heap larger than what is on the screen at its end. */
static void
count_passed (MaillageUiTableBody *self, guint first)
{
  MaillageUiTableRow *row = self->rows->len > 0 ? g_ptr_array_index (self->rows, 0) : NULL;

  if (row == NULL || row->position == first)
    return;
  self->n_passed += MAX (first, row->position) - MIN (first, row->position);
  if (self->n_passed < MANY_PASSED)
    return;
  g_clear_handle_id (&self->rest_id, g_source_remove);
  self->rest_id = g_timeout_add (RESTED_MS, rested, self);
}

static void
show_rows_in_view (MaillageUiTableBody *self, int height)
{
  guint n = _maillage_ui_table_get_n_rows (self->table);
  int row_height = _maillage_ui_table_body_get_row_height (self);
  double value = gtk_adjustment_get_value (self->table->down);
  guint first = MIN ((guint) (value / row_height), n);

  if (height == 0 || self->syncing)
    return;
  count_passed (self, first);
  self->syncing = TRUE; /* what shows a record may move us */
  show_range (self, first, MIN (n, first + (guint) (height / row_height) + 2));
  self->syncing = FALSE;
}

void
_maillage_ui_table_body_sync (MaillageUiTableBody *self)
{
  show_rows_in_view (self, gtk_widget_get_height (GTK_WIDGET (self)));
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
unparent_all (GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    gtk_widget_unparent (g_ptr_array_index (rows, i));
  g_ptr_array_set_size (rows, 0);
}

void
_maillage_ui_table_body_clear (MaillageUiTableBody *self)
{
  unparent_all (self->rows);
  unparent_all (self->spare);
}

void
_maillage_ui_table_body_update_selected (MaillageUiTableBody *self, guint position, guint n_items)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      MaillageUiTableRow *row = g_ptr_array_index (self->rows, i);

      if (row->position >= position && row->position - position < n_items)
        _maillage_ui_table_row_set_selected (
            row, gtk_selection_model_is_selected (self->table->model, row->position));
    }
}

/* Focus */

gboolean
_maillage_ui_table_body_has_focus (MaillageUiTableBody *self)
{
  return (gtk_widget_get_state_flags (GTK_WIDGET (self)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

gboolean
_maillage_ui_table_body_focus_row (MaillageUiTableBody *self, guint position)
{
  MaillageUiTableRow *row = NULL;

  if (position >= _maillage_ui_table_get_n_rows (self->table))
    return FALSE;
  _maillage_ui_table_scroll_to (self->table, position);
  row = _maillage_ui_table_body_find_row (self, position);
  return row != NULL && gtk_widget_grab_focus (GTK_WIDGET (row));
}

/* Tab comes to one row, and leaves from it; the arrows are keys of the table. */
static gboolean
maillage_ui_table_body_focus (GtkWidget *widget, GtkDirectionType direction)
{
  MaillageUiTableBody *self = MAILLAGE_UI_TABLE_BODY (widget);
  guint n = _maillage_ui_table_get_n_rows (self->table);

  if (_maillage_ui_table_body_has_focus (self) || n == 0)
    return FALSE;
  return _maillage_ui_table_body_focus_row (self, MIN (self->table->cursor, n - 1));
}

static void
maillage_ui_table_body_set_focus_child (GtkWidget *widget, GtkWidget *child)
{
  MaillageUiTableBody *self = MAILLAGE_UI_TABLE_BODY (widget);

  GTK_WIDGET_CLASS (maillage_ui_table_body_parent_class)->set_focus_child (widget, child);
  if (child != NULL && MAILLAGE_UI_TABLE_ROW (child)->record != NULL)
    self->table->cursor = MAILLAGE_UI_TABLE_ROW (child)->position;
}

/* Their places */

static void
maillage_ui_table_body_measure (GtkWidget *widget,
                                GtkOrientation orientation,
                                int for_size,
                                int *minimum,
                                int *natural,
                                int *minimum_baseline,
                                int *natural_baseline)
{
  MaillageUiTableBody *self = MAILLAGE_UI_TABLE_BODY (widget);
  guint n = _maillage_ui_table_get_n_rows (self->table);

  *minimum = 0;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL
                 ? _maillage_ui_table_get_width (self->table)
                 : (int) MIN (n, 20u) * _maillage_ui_table_body_get_row_height (self);
}

static void
maillage_ui_table_body_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MaillageUiTableBody *self = MAILLAGE_UI_TABLE_BODY (widget);
  int row_height = _maillage_ui_table_body_get_row_height (self);
  double value = gtk_adjustment_get_value (self->table->down);
  GtkAllocation place
      = { -(int) gtk_adjustment_get_value (self->table->across), 0, width, row_height };

  show_rows_in_view (self, height);
  place.width = _maillage_ui_table_place_columns (self->table, width);
  for (guint i = 0; i < self->rows->len; i++)
    {
      MaillageUiTableRow *row = g_ptr_array_index (self->rows, i);

      place.y = (int) floor ((double) row->position * row_height - value);
      gtk_widget_size_allocate (GTK_WIDGET (row), &place, -1);
    }
}

/* The font may have changed. */
static void
maillage_ui_table_body_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (maillage_ui_table_body_parent_class)->css_changed (widget, change);
  MAILLAGE_UI_TABLE_BODY (widget)->row_height = 0;
  gtk_widget_queue_resize (widget);
}

static void
maillage_ui_table_body_dispose (GObject *object)
{
  g_clear_handle_id (&MAILLAGE_UI_TABLE_BODY (object)->rest_id, g_source_remove);
  _maillage_ui_table_body_clear (MAILLAGE_UI_TABLE_BODY (object));
  G_OBJECT_CLASS (maillage_ui_table_body_parent_class)->dispose (object);
}

static void
maillage_ui_table_body_finalize (GObject *object)
{
  MaillageUiTableBody *self = MAILLAGE_UI_TABLE_BODY (object);

  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->spare);
  G_OBJECT_CLASS (maillage_ui_table_body_parent_class)->finalize (object);
}

static void
maillage_ui_table_body_class_init (MaillageUiTableBodyClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = maillage_ui_table_body_dispose;
  G_OBJECT_CLASS (klass)->finalize = maillage_ui_table_body_finalize;
  widget_class->focus = maillage_ui_table_body_focus;
  widget_class->set_focus_child = maillage_ui_table_body_set_focus_child;
  widget_class->measure = maillage_ui_table_body_measure;
  widget_class->size_allocate = maillage_ui_table_body_size_allocate;
  widget_class->css_changed = maillage_ui_table_body_css_changed;
  gtk_widget_class_set_css_name (widget_class, "listview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ROW_GROUP);
}

static void
maillage_ui_table_body_init (MaillageUiTableBody *self)
{
  self->rows = g_ptr_array_new ();
  self->spare = g_ptr_array_new ();
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_css_classes (GTK_WIDGET (self), (const char *[]){ "view", "separators", NULL });
}

GtkWidget *
_maillage_ui_table_body_new (MaillageUiTable *table)
{
  MaillageUiTableBody *self = g_object_new (MAILLAGE_UI_TYPE_TABLE_BODY, NULL);

  self->table = table;
  return GTK_WIDGET (self);
}
