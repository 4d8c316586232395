/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* The cells of the table: one kind of cell for each kind of column. */

#include "maillage-ui-record-list-private.h"

#include "maillage-ui-cell.h"

#include <glib/gi18n-lib.h>

/* Check */

static void
check_toggled_cb (GtkCheckButton *check, MaillageUiTableRow *row)
{
  MaillageUiListColumn *column = g_object_get_data (G_OBJECT (check), "column");
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (column->list->selection);
  gboolean active = gtk_check_button_get_active (check);

  if (active == maillage_ui_table_row_get_selected (row))
    return;
  if (active)
    gtk_selection_model_select_item (selection, maillage_ui_table_row_get_position (row), FALSE);
  else
    gtk_selection_model_unselect_item (selection, maillage_ui_table_row_get_position (row));
}

static GtkWidget *
make_check (MaillageUiListColumn *column, MaillageUiTableRow *row)
{
  GtkWidget *check = gtk_check_button_new ();

  gtk_widget_set_focusable (check, FALSE);
  gtk_widget_set_halign (check, GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (check), "column", column);
  g_object_bind_property (row, "selected", check, "active", G_BINDING_SYNC_CREATE);
  g_signal_connect (check, "toggled", G_CALLBACK (check_toggled_cb), row);
  return check;
}

static void
show_check (GtkWidget *check, MaillageRecord *record)
{
  g_autofree char *label = g_strdup_printf (_ ("Select “%s”"), maillage_record_get_title (record));

  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/* Name: title, subtitle beside it, and a second line in a folded window. */

static char *
dup_text (MaillageUiListColumn *column, MaillageRecord *record)
{
  if (maillage_field_get_field_type (column->field) == MAILLAGE_FIELD_DATE)
    {
      g_autoptr (MaillageDate) date = maillage_record_dup_date (record, column->id);

      return date != NULL ? maillage_date_format_short (date, column->list->today) : NULL;
    }
  return maillage_record_dup_display (record, column->id);
}

/* « Association · Isère (38) » */
static char *
dup_line_under_name (MaillageUiRecordList *self, MaillageRecord *record)
{
  GString *line = g_string_new (NULL);

  for (guint i = 0; i < self->columns->len; i++)
    {
      MaillageUiListColumn *column = g_ptr_array_index (self->columns, i);
      g_autofree char *text = NULL;

      if (!column->in_name)
        continue;
      text = dup_text (column, record);
      if (text == NULL)
        continue;
      g_string_append (line, line->len > 0 ? " · " : "");
      g_string_append (line, text);
    }
  return g_string_free (line, FALSE);
}

static void
show_name (MaillageUiListColumn *column, GtkWidget *cell, MaillageRecord *record)
{
  gboolean folded = column->list->folded;
  g_autofree char *under = folded ? dup_line_under_name (column->list, record) : NULL;
  const char *second = under;

  if (second == NULL || *second == '\0')
    second = folded || column->list->subtitles ? maillage_record_get_subtitle (record) : NULL;
  maillage_ui_cell_set_lines (
      MAILLAGE_UI_CELL (cell), maillage_record_get_title (record), second, folded);
}

/* Tags: one, then how many more */

static void
show_tags (MaillageUiListColumn *column, GtkWidget *cell, MaillageRecord *record)
{
  const char *filtered = _maillage_ui_record_list_get_filtered_tag (column->list);
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();

  for (guint i = 0; i < maillage_record_get_n_links (record, "tags"); i++)
    if (g_strcmp0 (maillage_record_get_link (record, "tags", i), filtered) != 0)
      g_ptr_array_add (titles, (gpointer) maillage_record_get_link_title (record, "tags", i));
  maillage_ui_cell_set_chips (MAILLAGE_UI_CELL (cell), titles);
}

/* Text */

static gboolean
is_number (MaillageUiListColumn *column)
{
  MaillageFieldType type
      = column->field != NULL ? maillage_field_get_field_type (column->field) : MAILLAGE_FIELD_DATE;

  return type == MAILLAGE_FIELD_NUMBER || type == MAILLAGE_FIELD_MONEY
         || type == MAILLAGE_FIELD_DURATION;
}

static void
show_modified (MaillageUiListColumn *column, GtkWidget *cell, MaillageRecord *record)
{
  g_autoptr (GDateTime) utc
      = g_date_time_new_from_unix_utc (maillage_record_get_modified (record) / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = g_date_time_to_local (utc);
  g_autoptr (MaillageDate) day = maillage_date_new_day (g_date_time_get_year (local),
                                                        g_date_time_get_month (local),
                                                        g_date_time_get_day_of_month (local));
  g_autofree char *text = maillage_date_format_short (day, column->list->today);

  maillage_ui_cell_set_text (MAILLAGE_UI_CELL (cell), text);
}

static void
show_choice (MaillageUiListColumn *column, GtkWidget *cell, MaillageRecord *record)
{
  const char *value = maillage_record_get_value (record, column->id);
  MaillageChoice *choice = value != NULL ? maillage_field_find_choice (column->field, value) : NULL;
  g_autofree char *text = maillage_record_dup_display (record, column->id);

  maillage_ui_cell_set_choice (MAILLAGE_UI_CELL (cell), choice, text);
}

/* All of them */

static gboolean
is_choice (MaillageUiListColumn *column)
{
  return column->field != NULL
         && maillage_field_get_result_type (column->field) == MAILLAGE_FIELD_CHOICE
         && !maillage_field_get_multiple (column->field);
}

void
_maillage_ui_list_column_show_cell (GtkWidget *cell, MaillageUiTableRow *row, gpointer data)
{
  MaillageUiListColumn *column = data;
  MaillageRecord *record = maillage_ui_table_row_get_record (row);

  if (g_str_equal (column->id, COLUMN_CHECK))
    show_check (cell, record);
  else if (g_str_equal (column->id, COLUMN_NAME))
    show_name (column, cell, record);
  else if (g_str_equal (column->id, COLUMN_TAGS))
    show_tags (column, cell, record);
  else if (g_str_equal (column->id, COLUMN_MODIFIED))
    show_modified (column, cell, record);
  else if (is_choice (column))
    show_choice (column, cell, record);
  else
    {
      g_autofree char *text = dup_text (column, record);

      maillage_ui_cell_set_text (MAILLAGE_UI_CELL (cell), text);
    }
}

GtkWidget *
_maillage_ui_list_column_make_cell (MaillageUiTableRow *row, gpointer data)
{
  MaillageUiListColumn *column = data;

  if (g_str_equal (column->id, COLUMN_CHECK))
    return make_check (column, row);
  if (g_str_equal (column->id, COLUMN_NAME) || g_str_equal (column->id, COLUMN_TAGS))
    return maillage_ui_cell_new (MAILLAGE_UI_CELL_PLAIN);
  return maillage_ui_cell_new (MAILLAGE_UI_CELL_DIM
                               | (is_number (column) ? MAILLAGE_UI_CELL_END : 0));
}

/* One answer for the whole table: a tooltip on each cell asks the server for the pointer each time
 * its text is set. */
static gboolean
query_tooltip_cb (GtkWidget *view, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  GtkWidget *cell = keyboard ? NULL : gtk_widget_pick (view, x, y, GTK_PICK_DEFAULT);
  g_autofree char *text
      = MAILLAGE_UI_IS_CELL (cell) ? maillage_ui_cell_dup_hidden (MAILLAGE_UI_CELL (cell)) : NULL;

  if (text != NULL)
    gtk_tooltip_set_text (tooltip, text);
  return text != NULL;
}

void
_maillage_ui_record_list_set_up_tooltips (MaillageUiRecordList *self)
{
  gtk_widget_set_has_tooltip (GTK_WIDGET (self->view), TRUE);
  g_signal_connect (self->view, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
}
