/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "partners-ui.h"

void
partners_write_to (GtkWidget *from, const char *addresses)
{
  g_autofree char *escaped = g_uri_escape_string (addresses, "@,", FALSE);
  g_autofree char *address = g_strconcat ("mailto:?bcc=", escaped, NULL);

  gtk_show_uri (GTK_WINDOW (gtk_widget_get_root (from)), address, GDK_CURRENT_TIME);
}

GtkWidget *
partners_words_new (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

GtkWidget *
partners_row_new (
    const char *icon_name, const char *title, const char *detail, GtkWidget *end, const char *uuid)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = gtk_image_new_from_icon_name (icon_name);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (icon, "dim-label");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), partners_words_new (title, NULL));
  if (detail != NULL && *detail != '\0')
    {
      GtkWidget *label = partners_words_new (detail, "caption");

      gtk_widget_add_css_class (label, "dim-label");
      gtk_box_append (GTK_BOX (words), label);
    }
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), words);
  if (end != NULL)
    gtk_box_append (GTK_BOX (box), end);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_add_css_class (row, "maillage-record-row");
  g_object_set_data_full (G_OBJECT (row), "uuid", g_strdup (uuid), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  return row;
}

static void
activated_cb (GtkListBox *rows, GtkListBoxRow *row)
{
  maillage_ui_open_record (GTK_WIDGET (rows), g_object_get_data (G_OBJECT (row), "uuid"));
}

GtkWidget *
partners_rows_new (void)
{
  GtkWidget *rows = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (rows), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (rows, "boxed-list");
  g_signal_connect (rows, "row-activated", G_CALLBACK (activated_cb), NULL);
  return rows;
}

void
partners_rows_clear (GtkWidget *rows)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (rows), 0)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (rows), GTK_WIDGET (row));
}
