/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "maillage-rows.h"

#include "maillage-field-value-private.h"
#include "maillage-ui-card-row.h"

GtkWidget *
maillage_rows_record_new (MaillageRecord *record, GtkWidget *end)
{
  MaillageKind *kind = maillage_record_get_kind (record);
  const char *subtitle = maillage_record_get_subtitle (record);
  const char *icon_name = maillage_kind_get_icon_name (kind);
  g_autofree char *below = subtitle != NULL && *subtitle != '\0'
                               ? g_strconcat (maillage_kind_get_label (kind), " · ", subtitle, NULL)
                               : g_strdup (maillage_kind_get_label (kind));
  GtkWidget *row = maillage_ui_card_row_new (maillage_record_get_title (record), below);

  maillage_ui_card_row_set_icon (MAILLAGE_UI_CARD_ROW (row),
                                 icon_name != NULL ? icon_name : "text-x-generic-symbolic",
                                 MAILLAGE_TONE_NEUTRAL);
  if (end != NULL)
    maillage_ui_card_row_set_end (MAILLAGE_UI_CARD_ROW (row), end);
  else
    maillage_ui_card_row_set_record (MAILLAGE_UI_CARD_ROW (row), maillage_record_get_uuid (record));
  return row;
}

GtkWidget *
maillage_rows_tile_new (MaillageKind *kind, int count)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *below = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *text = _maillage_number_format (count, 0);
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
