/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-adw.h"

/* Here alone calls newer than the floor are wanted, each behind its version. */
G_GNUC_BEGIN_IGNORE_DEPRECATIONS

#if ADW_CHECK_VERSION(1, 3, 0)

GtkWidget *
maillage_adw_banner_new (const char *title,
                         const char *button,
                         GCallback clicked,
                         gpointer user_data)
{
  GtkWidget *banner = adw_banner_new (title);

  adw_banner_set_button_label (ADW_BANNER (banner), button);
  g_signal_connect (banner, "button-clicked", clicked, user_data);
  return banner;
}

void
maillage_adw_banner_set_revealed (GtkWidget *banner, gboolean revealed)
{
  adw_banner_set_revealed (ADW_BANNER (banner), revealed);
}

#else

GtkWidget *
maillage_adw_banner_new (const char *title,
                         const char *button,
                         GCallback clicked,
                         gpointer user_data)
{
  GtkWidget *banner = gtk_revealer_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *click = gtk_button_new_with_label (button);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (click, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (box, "maillage-banner");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), click);
  gtk_revealer_set_child (GTK_REVEALER (banner), box);
  g_signal_connect (click, "clicked", clicked, user_data);
  return banner;
}

void
maillage_adw_banner_set_revealed (GtkWidget *banner, gboolean revealed)
{
  gtk_revealer_set_reveal_child (GTK_REVEALER (banner), revealed);
}

#endif

G_GNUC_END_IGNORE_DEPRECATIONS
