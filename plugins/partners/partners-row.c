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
partners_row_new (
    const char *icon_name, const char *title, const char *detail, GtkWidget *end, const char *uuid)
{
  GtkWidget *row;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = gtk_image_new_from_icon_name (icon_name);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (icon, "dim-label");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), maillage_ui_label_new (title, NULL));
  if (detail != NULL && *detail != '\0')
    {
      GtkWidget *label = maillage_ui_label_new (detail, "caption");

      gtk_widget_add_css_class (label, "dim-label");
      gtk_box_append (GTK_BOX (words), label);
    }
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), words);
  if (end != NULL)
    gtk_box_append (GTK_BOX (box), end);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("go-next-symbolic"));
  row = maillage_ui_row_new (box, uuid);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  return row;
}
