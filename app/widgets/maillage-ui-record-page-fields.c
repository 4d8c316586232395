/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-ui-record-page-private.h"

#include "maillage-ui-columns.h"
#include "maillage-ui-group.h"

/* A double click, or Enter, on a value edits it. */
static void
on_row_activated (MaillageUiRecordPage *self, GtkListBoxRow *row)
{
  if (!_maillage_ui_record_page_may_edit (self))
    return;
  maillage_ui_record_page_set_editing (self, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (row));
}

/* Several territories or links alone in a group need neither a box nor their name again. */
static gboolean
is_bare (MaillageField *field)
{
  return maillage_field_get_field_type (field) == MAILLAGE_FIELD_LINKS
         || (maillage_field_get_field_type (field) == MAILLAGE_FIELD_TERRITORY
             && maillage_field_get_multiple (field));
}

static gboolean
belongs (MaillageField *field, const char *group)
{
  return g_strcmp0 (maillage_field_get_group (field), group) == 0
         && !maillage_field_get_hidden (field) && maillage_ui_field_row_supports (field);
}

static GtkWidget *
add_row (MaillageUiRecordPage *self, GtkWidget *list, MaillageField *field)
{
  GtkWidget *row = maillage_ui_field_row_new (self->context, field);

  g_ptr_array_add (self->rows, row);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  maillage_ui_field_row_set_record (MAILLAGE_UI_FIELD_ROW (row), self->record);
  maillage_ui_field_row_set_editing (MAILLAGE_UI_FIELD_ROW (row), self->editing);
  _maillage_ui_record_page_follow (self, MAILLAGE_UI_FIELD_ROW (row));
  return row;
}

static GtkWidget *
make_list (MaillageUiRecordPage *self, const char *group)
{
  MaillageKind *kind = maillage_record_get_kind (self->record);
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *row = NULL;
  guint n = 0;

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_list_box_set_activate_on_single_click (GTK_LIST_BOX (list), FALSE);
  g_signal_connect_object (
      list, "row-activated", G_CALLBACK (on_row_activated), self, G_CONNECT_SWAPPED);
  for (guint i = 0; i < maillage_kind_get_n_fields (kind); i++)
    if (belongs (maillage_kind_get_field (kind, i), group))
      {
        row = add_row (self, list, maillage_kind_get_field (kind, i));
        n++;
      }
  if (n == 1 && is_bare (maillage_ui_field_row_get_field (MAILLAGE_UI_FIELD_ROW (row))))
    {
      maillage_ui_field_row_set_bare (MAILLAGE_UI_FIELD_ROW (row), TRUE);
      gtk_widget_add_css_class (list, "maillage-bare");
    }
  else
    gtk_widget_add_css_class (list, "boxed-list");
  return list;
}

void
_maillage_ui_record_page_add_fields (MaillageUiRecordPage *self, MaillageSide side)
{
  GListModel *groups = maillage_kind_get_groups (maillage_record_get_kind (self->record));

  for (guint i = 0; i < g_list_model_get_n_items (groups); i++)
    {
      g_autoptr (MaillageGroup) each = g_list_model_get_item (groups, i);
      GtkWidget *group;

      if (maillage_group_get_side (each) != side)
        continue;
      group = maillage_ui_group_new (maillage_group_get_label (each));
      maillage_ui_group_set_child (MAILLAGE_UI_GROUP (group),
                                   make_list (self, maillage_group_get_id (each)));
      maillage_ui_columns_append (MAILLAGE_UI_COLUMNS (self->columns), side, group);
      g_ptr_array_add (self->groups, group);
    }
}

/* Read, what the head says already is not said again. */
static void
update_row (MaillageUiRecordPage *self, MaillageUiFieldRow *row)
{
  MaillageField *field = maillage_ui_field_row_get_field (row);

  maillage_ui_field_row_set_record (row, self->record);
  if (!self->editing && _maillage_ui_record_page_head_has (self, field)
      && maillage_ui_field_row_get_warning (row) == NULL)
    gtk_widget_set_visible (GTK_WIDGET (row), FALSE);
}

static gboolean
has_visible_row (GtkWidget *group, GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    if (gtk_widget_get_visible (g_ptr_array_index (rows, i))
        && gtk_widget_is_ancestor (g_ptr_array_index (rows, i), group))
      return TRUE;
  return FALSE;
}

void
_maillage_ui_record_page_update_fields (MaillageUiRecordPage *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    update_row (self, g_ptr_array_index (self->rows, i));
  for (guint i = 0; i < self->groups->len; i++)
    gtk_widget_set_visible (g_ptr_array_index (self->groups, i),
                            has_visible_row (g_ptr_array_index (self->groups, i), self->rows));
}
