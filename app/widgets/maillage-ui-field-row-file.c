/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-ui-field-row-private.h"

#include "maillage-ui-files-private.h"
#include "maillage-ui-window.h"

#include <glib/gi18n-lib.h>

/* A file: its name, a button that chooses another, one that empties, and a place to drop one on. */

static void
on_added (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) row = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *value = maillage_files_add_finish (MAILLAGE_STORE (source), result, &error);
  MaillageUiWindow *window = maillage_ui_window_from (row);

  if (value != NULL)
    _maillage_ui_field_row_offer (MAILLAGE_UI_FIELD_ROW (row), value);
  else if (window != NULL)
    maillage_ui_window_show_error (window, error);
}

static void
on_chosen (GtkWidget *row, GListModel *files)
{
  MaillageContext *context = _maillage_ui_field_row_get_context (MAILLAGE_UI_FIELD_ROW (row));
  g_autoptr (GFile) file = g_list_model_get_item (files, 0);

  maillage_files_add_async (
      maillage_context_get_store (context), file, NULL, on_added, g_object_ref (row));
}

static void
on_choose (MaillageUiFieldRow *row)
{
  _maillage_ui_file_choose (GTK_WIDGET (row), FALSE, on_chosen);
}

static void
on_clear (MaillageUiFieldRow *row)
{
  _maillage_ui_field_row_offer (row, NULL);
}

static GtkWidget *
create (MaillageUiFieldRow *row)
{
  MaillageField *field = maillage_ui_field_row_get_field (row);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *name = gtk_label_new (NULL);
  GtkWidget *choose = gtk_button_new_with_label (_ ("Choose…"));
  GtkWidget *clear = gtk_button_new_from_icon_name ("edit-clear-symbolic");

  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_set_tooltip_text (clear, _ ("Empty"));
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (clear), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Empty"), -1);
  gtk_widget_add_css_class (clear, "flat");
  g_signal_connect_object (choose, "clicked", G_CALLBACK (on_choose), row, G_CONNECT_SWAPPED);
  g_signal_connect_object (clear, "clicked", G_CALLBACK (on_clear), row, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), clear);
  gtk_box_append (GTK_BOX (box), choose);
  g_object_set_data (G_OBJECT (box), "name", name);
  g_object_set_data (G_OBJECT (box), "clear", maillage_field_get_required (field) ? NULL : clear);
  gtk_widget_set_visible (clear, FALSE);
  _maillage_ui_file_accept (box, GTK_WIDGET (row), on_chosen);
  _maillage_ui_field_row_label (row, choose);
  return box;
}

static void
load (MaillageUiFieldRow *row, GtkWidget *editor, const char *value)
{
  GtkWidget *name = g_object_get_data (G_OBJECT (editor), "name");
  GtkWidget *clear = g_object_get_data (G_OBJECT (editor), "clear");
  g_autofree char *text = value != NULL ? maillage_files_dup_name (value) : NULL;

  gtk_label_set_label (GTK_LABEL (name),
                       text != NULL ? text : _ ("Choose a file, or drop it here"));
  if (text != NULL)
    gtk_widget_remove_css_class (name, "dim-label");
  else
    gtk_widget_add_css_class (name, "dim-label");
  if (clear != NULL)
    gtk_widget_set_visible (clear, value != NULL);
}

const MaillageUiEditor _maillage_ui_file_editor = { create, load, NULL, NULL };
