/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Which columns there are, how wide they begin, in what order they sort. The order itself is the
 * store's: a header only says which column was pressed. */

#include "maillage-ui-record-list-private.h"

#include <glib/gi18n-lib.h>

/* Pixels of a name one can read. */
#define NAME_LEAST 180

static void
column_free (gpointer data)
{
  MaillageUiListColumn *column = data;

  g_clear_object (&column->field);
  if (column->action != NULL)
    g_signal_handlers_disconnect_by_data (column->action, column);
  g_clear_object (&column->action);
  g_free (column);
}

const char *
_maillage_ui_list_column_get_title (MaillageUiListColumn *column)
{
  if (column->field != NULL)
    return maillage_field_get_label (column->field);
  if (g_str_equal (column->id, COLUMN_NAME))
    return _ ("Name");
  if (g_str_equal (column->id, COLUMN_TAGS))
    return _ ("Tags");
  if (g_str_equal (column->id, COLUMN_MODIFIED))
    return _ ("Modified");
  return NULL;
}

gboolean
_maillage_ui_list_column_is_optional (MaillageUiListColumn *column)
{
  return !g_str_equal (column->id, COLUMN_CHECK) && !g_str_equal (column->id, COLUMN_NAME);
}

/* Pixels: what the type usually needs; -1 takes the rest. */
static int
get_usual_width (MaillageUiListColumn *column)
{
  if (g_str_equal (column->id, COLUMN_CHECK))
    return 50;
  if (g_str_equal (column->id, COLUMN_NAME))
    return -1;
  if (g_str_equal (column->id, COLUMN_TAGS))
    return 142;
  if (g_str_equal (column->id, COLUMN_MODIFIED))
    return 116; /* "30 sept. 2021" */
  switch (maillage_field_get_result_type (column->field))
    {
    case MAILLAGE_FIELD_BOOLEAN:
    case MAILLAGE_FIELD_NUMBER:
    case MAILLAGE_FIELD_MONEY:
    case MAILLAGE_FIELD_DURATION:
      return 96;
    case MAILLAGE_FIELD_DATE:
    case MAILLAGE_FIELD_PHONE:
      return 130;
    case MAILLAGE_FIELD_CHOICE:
      return 144;
    case MAILLAGE_FIELD_TEXT: /* a code, an acronym */
      return maillage_field_get_searchable (column->field) == MAILLAGE_SEARCH_KEYWORD ? 96 : 172;
    default:
      return 172;
    }
}

static void
sort_changed_cb (MaillageUiRecordList *self)
{
  MaillageUiTableColumn *sort = maillage_ui_table_get_sort (self->view, &self->descending);

  if (self->setting_up)
    return;
  self->sort_column = NULL;
  for (guint i = 0; i < self->columns->len; i++)
    {
      MaillageUiListColumn *column = g_ptr_array_index (self->columns, i);

      if (column->column == sort)
        self->sort_column = column;
    }
  _maillage_ui_record_list_remember_sort (self);
  _maillage_ui_record_list_ask (self);
}

/* What the store calls the order; NULL: it keeps no such order. */
const char *
_maillage_ui_list_column_get_sort (MaillageUiListColumn *column)
{
  if (column->field != NULL)
    return maillage_field_get_sortable (column->field) ? column->id : NULL;
  if (g_str_equal (column->id, COLUMN_NAME))
    return "title";
  if (g_str_equal (column->id, COLUMN_MODIFIED))
    return "modified";
  return NULL;
}

static MaillageUiListColumn *
add_column (MaillageUiRecordList *self, const char *id, MaillageField *field, gboolean shown)
{
  MaillageUiListColumn *column = g_new0 (MaillageUiListColumn, 1);

  column->list = self;
  column->id = field != NULL ? maillage_field_get_id (field) : id;
  g_set_object (&column->field, field);
  column->shown = shown;
  column->usual_width = get_usual_width (column);
  g_ptr_array_add (self->columns, column);
  column->column = maillage_ui_table_add_column (self->view,
                                                 _maillage_ui_list_column_get_title (column),
                                                 _maillage_ui_list_column_make_cell,
                                                 _maillage_ui_list_column_show_cell,
                                                 column);
  maillage_ui_table_column_set_width (column->column, column->usual_width);
  maillage_ui_table_column_set_least (column->column, column->usual_width < 0 ? NAME_LEAST : 0);
  maillage_ui_table_column_set_sortable (column->column,
                                         _maillage_ui_list_column_get_sort (column) != NULL);
  maillage_ui_table_column_set_resizable (column->column, !g_str_equal (column->id, COLUMN_CHECK));
  return column;
}

/* What can be read in one line. */
static gboolean
may_be_column (MaillageField *field)
{
  switch (maillage_field_get_field_type (field))
    {
    case MAILLAGE_FIELD_LONG_TEXT:
    case MAILLAGE_FIELD_CHILDREN:
    case MAILLAGE_FIELD_FILE:
      return FALSE;
    default:
      return !maillage_field_get_retired (field) && !maillage_field_get_hidden (field);
    }
}

static gboolean
is_in_title (MaillageUiRecordList *self, MaillageField *field)
{
  const char *format = maillage_kind_get_title_format (self->kind);
  g_autofree char *place = g_strdup_printf ("{%s}", maillage_field_get_id (field));

  return format != NULL && strstr (format, place) != NULL;
}

static void
remove_columns (MaillageUiRecordList *self)
{
  self->sort_column = NULL;
  maillage_ui_table_remove_columns (self->view);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  self->columns = g_ptr_array_new_with_free_func (column_free);
}

static void
add_all_columns (MaillageUiRecordList *self)
{
  add_column (self, COLUMN_CHECK, NULL, TRUE);
  add_column (self, COLUMN_NAME, NULL, TRUE);
  for (guint i = 0; i < maillage_kind_get_n_fields (self->kind); i++)
    {
      MaillageField *field = maillage_kind_get_field (self->kind, i);

      if (may_be_column (field) && !is_in_title (self, field))
        add_column (self, NULL, field, maillage_field_get_in_list (field));
    }
  if (maillage_kind_get_taggable (self->kind))
    add_column (self, COLUMN_TAGS, NULL, TRUE);
  add_column (self, COLUMN_MODIFIED, NULL, TRUE);
}

MaillageUiListColumn *
_maillage_ui_record_list_find_sort (MaillageUiRecordList *self, const char *sort)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      MaillageUiListColumn *column = g_ptr_array_index (self->columns, i);

      if (g_strcmp0 (_maillage_ui_list_column_get_sort (column), sort) == 0)
        return column;
    }
  return NULL;
}

/* The order one chose last time, or the kind's own; its header shows the arrow. */
static void
set_first_sort (MaillageUiRecordList *self)
{
  const char *own = maillage_kind_get_default_sort (self->kind);
  MaillageUiListColumn *column
      = _maillage_ui_record_list_find_sort (self, own != NULL ? own : "title");
  gboolean descending = maillage_kind_get_default_descending (self->kind);

  _maillage_ui_record_list_recall_sort (self, &column, &descending);
  self->sort_column = column;
  self->descending = descending;
  maillage_ui_table_set_sort (self->view, column != NULL ? column->column : NULL, descending);
}

void
_maillage_ui_record_list_make_columns (MaillageUiRecordList *self)
{
  g_signal_handlers_disconnect_by_func (self->view, sort_changed_cb, self);
  remove_columns (self);
  add_all_columns (self);
  _maillage_ui_record_list_recall_columns (self);
  set_first_sort (self);
  _maillage_ui_record_list_make_menu (self);
  _maillage_ui_record_list_update_columns (self);
  g_signal_connect_object (
      self->view, "sort-changed", G_CALLBACK (sort_changed_cb), self, G_CONNECT_SWAPPED);
}
