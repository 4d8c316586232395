/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-ui-field-row-private.h"

#include <glib/gi18n-lib.h>

/* A required field that is filled offers no emptying. */
static gboolean
has_none (MaillageField *field)
{
  return !maillage_field_get_required (field);
}

static void
on_selected (MaillageUiFieldRow *row, GParamSpec *pspec, GtkDropDown *editor)
{
  MaillageField *field = maillage_ui_field_row_get_field (row);
  guint position = gtk_drop_down_get_selected (editor);
  g_autoptr (MaillageChoice) choice = NULL;

  if (position == GTK_INVALID_LIST_POSITION)
    return;
  if (!has_none (field) || position-- > 0)
    choice = g_list_model_get_item (maillage_field_get_choices (field), position);
  _maillage_ui_field_row_offer (row, choice != NULL ? maillage_choice_get_value (choice) : NULL);
}

static GtkWidget *
create (MaillageUiFieldRow *row)
{
  MaillageField *field = maillage_ui_field_row_get_field (row);
  GListModel *choices = maillage_field_get_choices (field);
  GtkStringList *labels = gtk_string_list_new (NULL);
  GtkWidget *editor;

  if (has_none (field))
    gtk_string_list_append (labels, _ ("None"));
  for (guint i = 0; i < g_list_model_get_n_items (choices); i++)
    {
      g_autoptr (MaillageChoice) choice = g_list_model_get_item (choices, i);

      gtk_string_list_append (labels, maillage_choice_get_label (choice));
    }
  editor = gtk_drop_down_new (G_LIST_MODEL (labels), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (editor), GTK_INVALID_LIST_POSITION);
  g_signal_connect_object (
      editor, "notify::selected", G_CALLBACK (on_selected), row, G_CONNECT_SWAPPED);
  _maillage_ui_field_row_label (row, editor);
  return editor;
}

static void
load (MaillageUiFieldRow *row, GtkWidget *editor, const char *value)
{
  MaillageField *field = maillage_ui_field_row_get_field (row);
  MaillageChoice *choice = maillage_field_find_choice (field, value);
  guint position = GTK_INVALID_LIST_POSITION;

  if (choice == NULL && value == NULL && has_none (field))
    position = 0;
  for (guint i = 0; choice != NULL && position == GTK_INVALID_LIST_POSITION; i++)
    {
      g_autoptr (MaillageChoice) each
          = g_list_model_get_item (maillage_field_get_choices (field), i);

      if (each == choice)
        position = i + (has_none (field) ? 1 : 0);
    }
  gtk_drop_down_set_selected (GTK_DROP_DOWN (editor), position);
}

const MaillageUiEditor _maillage_ui_choice_editor = { create, load, NULL, NULL };
