/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "maillage-rows.h"

GtkWidget *
maillage_rows_section_new (const char *title, GtkWidget *list)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_set_size_request (label, -1, 34);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), list);
  gtk_accessible_update_relation (
      GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
  return box;
}

static GtkWidget *
words_new (MaillageRecord *record)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  const char *subtitle = maillage_record_get_subtitle (record);
  MaillageKind *kind = maillage_record_get_kind (record);
  g_autofree char *below = g_strdup (maillage_kind_get_label (kind));
  GtkWidget *title = gtk_label_new (maillage_record_get_title (record));
  GtkWidget *dim;

  if (subtitle != NULL && *subtitle != '\0')
    {
      g_free (below);
      below = g_strconcat (maillage_kind_get_label (kind), " · ", subtitle, NULL);
    }
  dim = gtk_label_new (below);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (dim), 0);
  gtk_label_set_ellipsize (GTK_LABEL (dim), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (dim, "caption");
  gtk_widget_add_css_class (dim, "dim-label");
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), dim);
  return box;
}

GtkWidget *
maillage_rows_record_new (MaillageRecord *record, GtkWidget *end)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  const char *icon_name = maillage_kind_get_icon_name (maillage_record_get_kind (record));
  GtkWidget *image
      = gtk_image_new_from_icon_name (icon_name != NULL ? icon_name : "text-x-generic-symbolic");

  gtk_widget_add_css_class (image, "dim-label");
  gtk_widget_add_css_class (box, "maillage-row");
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), words_new (record));
  gtk_box_append (GTK_BOX (box),
                  end != NULL ? end : gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), end == NULL);
  if (end == NULL)
    {
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-record");
      gtk_actionable_set_action_target (
          GTK_ACTIONABLE (row), "s", maillage_record_get_uuid (record));
    }
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, maillage_record_get_title (record), -1);
  return row;
}

GtkWidget *
maillage_rows_tile_new (MaillageKind *kind, int count)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *below = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *text = g_strdup_printf ("%'d", count);
  GtkWidget *number = gtk_label_new (text);
  GtkWidget *plural = gtk_label_new (maillage_kind_get_plural (kind));

  gtk_label_set_xalign (GTK_LABEL (number), 0);
  gtk_label_set_ellipsize (GTK_LABEL (plural), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (number, "title-2");
  gtk_widget_add_css_class (number, "numeric");
  gtk_widget_add_css_class (below, "dim-label");
  gtk_box_append (GTK_BOX (below),
                  gtk_image_new_from_icon_name (maillage_kind_get_icon_name (kind)));
  gtk_box_append (GTK_BOX (below), plural);
  gtk_box_append (GTK_BOX (box), number);
  gtk_box_append (GTK_BOX (box), below);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "card");
  gtk_widget_add_css_class (button, "maillage-tile");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.open-list");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", maillage_kind_get_id (kind));
  return button;
}
