/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "events-ui-private.h"

void
events_commit (GtkWidget *from, MaillageEdit *edit, MaillageUiCommitted done, gpointer user_data)
{
  MaillageUiWindow *window = maillage_ui_window_from (from);

  if (window != NULL && !maillage_edit_is_empty (edit))
    maillage_ui_window_commit (window, from, edit, done, user_data);
}

GtkWidget *
events_icon_button_new (const char *icon_name, const char *tooltip)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip, -1);
  return button;
}

GtkWidget *
events_link_button_new (const char *label)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "maillage-small");
  return button;
}

GtkWidget *
events_label_new (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
open_row (GtkListBox *list, GtkListBoxRow *row)
{
  const char *uuid = g_object_get_data (G_OBJECT (row), "uuid");

  if (uuid != NULL)
    maillage_ui_open_record (GTK_WIDGET (list), uuid);
}

GtkWidget *
events_list_new (void)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  g_signal_connect (list, "row-activated", G_CALLBACK (open_row), NULL);
  return list;
}

void
events_list_clear (GtkWidget *list)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (list), child);
}

GtkWidget *
events_row_new (GtkWidget *child, const char *uuid)
{
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_widget_add_css_class (row, "maillage-record-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), child);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), uuid != NULL);
  g_object_set_data_full (G_OBJECT (row), "uuid", g_strdup (uuid), g_free);
  return row;
}
