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
events_state_button_new (GtkWidget *state, GMenuModel *menu, int width)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), state);
  /* GTK puts it in a box of its own, in the middle: states stand below one another. */
  gtk_widget_set_halign (gtk_widget_get_parent (state), GTK_ALIGN_FILL);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "events-answer");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (button, width, -1);
  return button;
}

static GtkWidget *
words_new (const char *text, int width_chars)
{
  GtkWidget *label = maillage_ui_label_new (text, NULL);

  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_tooltip_text (label, text);
  gtk_label_set_width_chars (GTK_LABEL (label), width_chars);
  return label;
}

/* Somebody, or an organisation that nobody is named for. */
static GtkWidget *
sign_new (MaillageRecord *participation)
{
  gboolean somebody = maillage_record_get_n_links (participation, "person") > 0
                      || maillage_record_get_value (participation, "name") != NULL;

  return gtk_image_new_from_icon_name (somebody ? "avatar-default-symbolic"
                                                : "maillage-organisation-symbolic");
}

GtkWidget *
events_who_new (MaillageRecord *participation)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = sign_new (participation);
  g_autofree char *who = events_dup_who (participation);
  g_autofree char *whence = events_dup_whence (participation);
  GtkWidget *place = words_new (whence, 8);

  gtk_widget_add_css_class (icon, "dim-label");
  gtk_widget_add_css_class (place, "dim-label");
  gtk_widget_add_css_class (place, "maillage-small");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), words_new (who, 12));
  gtk_box_append (GTK_BOX (box), place);
  return box;
}
