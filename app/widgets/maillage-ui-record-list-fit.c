/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Which columns are shown in the room there is. What one has chosen is shown whole, and scrolls;
 * before that, columns that do not fit are left out, so that the name can be read. */

#include "maillage-ui-record-list-private.h"

#include <glib/gi18n-lib.h>

/* Pixels: the check and a name one can read; the room before it is known. */
#define NAME_ROOM 310
#define USUAL_ROOM 1040

/* The first choice and the first territory go under the name when there is little room. */
static void
choose_lines_under_name (MaillageUiRecordList *self)
{
  gboolean choice = FALSE, territory = FALSE;

  for (guint i = 0; i < self->columns->len; i++)
    {
      MaillageUiListColumn *column = g_ptr_array_index (self->columns, i);
      MaillageFieldType type;

      if (column->field == NULL || !column->shown)
        continue;
      type = maillage_field_get_result_type (column->field);
      column->in_name = (type == MAILLAGE_FIELD_CHOICE && !choice)
                        || (type == MAILLAGE_FIELD_TERRITORY && !territory);
      choice |= column->in_name && type == MAILLAGE_FIELD_CHOICE;
      territory |= column->in_name && type == MAILLAGE_FIELD_TERRITORY;
    }
}

static void
fit_column (MaillageUiListColumn *column, int *room)
{
  int width = maillage_ui_table_column_get_width (column->column);

  column->fits = column->shown && width <= *room;
  if (column->fits)
    *room -= width;
}

/* The column that sorts, then the others from left to right, as long as there is room. */
static void
fit_columns (MaillageUiRecordList *self)
{
  MaillageUiListColumn *sort = self->sort_column;
  int room = (self->room > 0 ? self->room : USUAL_ROOM) - NAME_ROOM;

  if (sort != NULL && _maillage_ui_list_column_is_optional (sort))
    fit_column (sort, &room);
  for (guint i = 0; i < self->columns->len; i++)
    {
      MaillageUiListColumn *column = g_ptr_array_index (self->columns, i);

      if (self->columns_chosen || !_maillage_ui_list_column_is_optional (column))
        column->fits = TRUE;
      else if (column != sort)
        fit_column (column, &room);
    }
}

/* An acronym, a code: what one reads only beside the name. */
static gboolean
is_short_text (MaillageUiListColumn *column)
{
  return maillage_field_get_field_type (column->field) == MAILLAGE_FIELD_TEXT
         && maillage_field_get_searchable (column->field) == MAILLAGE_SEARCH_KEYWORD;
}

/* In a folded window: the name with its second line, one more column, and when it was modified. */
static MaillageUiListColumn *
find_third_column (MaillageUiRecordList *self)
{
  MaillageUiListColumn *sort = self->sort_column;

  if (sort != NULL && sort->field != NULL && sort->shown && !sort->in_name)
    return sort;
  for (guint i = 0; i < self->columns->len; i++)
    {
      MaillageUiListColumn *column = g_ptr_array_index (self->columns, i);

      if (column->field != NULL && column->shown && !column->in_name && !is_short_text (column))
        return column;
    }
  return NULL;
}

static void
update_visibility (MaillageUiRecordList *self)
{
  MaillageUiListColumn *third = NULL;

  choose_lines_under_name (self);
  fit_columns (self);
  third = find_third_column (self);
  for (guint i = 0; i < self->columns->len; i++)
    {
      MaillageUiListColumn *column = g_ptr_array_index (self->columns, i);
      gboolean left = column->field != NULL || g_str_equal (column->id, COLUMN_TAGS);

      if (self->folded)
        maillage_ui_table_column_set_visible (column->column,
                                              column->shown && (!left || column == third));
      else
        maillage_ui_table_column_set_visible (column->column, column->shown && column->fits);
      if (column->action != NULL)
        g_simple_action_set_state (column->action,
                                   g_variant_new_boolean (column->shown && column->fits));
    }
}

/* Whether the subtitle says what a column says already. */
static gboolean
is_repeated (MaillageUiRecordList *self)
{
  const char *format = maillage_kind_get_subtitle_format (self->kind);

  for (guint i = 0; format != NULL && i < self->columns->len; i++)
    {
      MaillageUiListColumn *column = g_ptr_array_index (self->columns, i);
      g_autofree char *place = g_strdup_printf ("{%s}", column->id);

      if (maillage_ui_table_column_get_visible (column->column) && strstr (format, place) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* After the window was folded, a column chosen, or the tag filtered on changed. */
void
_maillage_ui_record_list_update_columns (MaillageUiRecordList *self)
{
  gboolean tag = _maillage_ui_record_list_get_filtered_tag (self) != NULL;

  update_visibility (self);
  self->subtitles = !self->folded && !is_repeated (self);
  maillage_ui_table_set_two_lines (self->view, self->folded);
  for (guint i = 0; i < self->columns->len; i++)
    {
      MaillageUiListColumn *column = g_ptr_array_index (self->columns, i);

      if (g_str_equal (column->id, COLUMN_TAGS))
        maillage_ui_table_column_set_title (column->column, tag ? _ ("Other tags") : _ ("Tags"));
      if (column->field == NULL)
        maillage_ui_table_column_refresh (column->column);
    }
}

/* Shows or hides a column for good; what did not fit until now has not been chosen. */
void
_maillage_ui_record_list_show_column (MaillageUiRecordList *self,
                                      MaillageUiListColumn *column,
                                      gboolean shown)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      MaillageUiListColumn *other = g_ptr_array_index (self->columns, i);

      other->shown = other->shown && other->fits;
    }
  column->shown = shown;
  self->columns_chosen = TRUE;
  _maillage_ui_record_list_update_columns (self);
  _maillage_ui_record_list_remember_columns (self);
}

static gboolean
fit_again (gpointer data)
{
  MaillageUiRecordList *self = data;

  self->fitting = 0;
  _maillage_ui_record_list_update_columns (self);
  return G_SOURCE_REMOVE;
}

/* Told while sizes are given out, when columns may not come or go. */
static void
room_changed_cb (MaillageUiRecordList *self)
{
  GtkAdjustment *across
      = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  int room = (int) gtk_adjustment_get_page_size (across);

  if (room == self->room || self->fitting != 0)
    return;
  self->room = room;
  self->fitting = g_idle_add_full (G_PRIORITY_HIGH_IDLE, fit_again, self, NULL);
}

void
_maillage_ui_record_list_set_up_fitting (MaillageUiRecordList *self)
{
  g_signal_connect_object (
      gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->scroller)),
      "notify::page-size",
      G_CALLBACK (room_changed_cb),
      self,
      G_CONNECT_SWAPPED);
}
