/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "maillage-welcome.h"

#include "maillage-gather.h"
#include "maillage-second-backup.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* The button, or Enter after one's name. */
static void
start (GtkWidget *from, GSettings *settings)
{
  g_settings_set_boolean (settings, "welcomed", TRUE);
  gtk_widget_activate_action (from, "app.try-again", NULL);
}

static void
name_changed (GtkEditable *entry, GSettings *settings)
{
  g_settings_set_string (settings, "author", gtk_editable_get_text (entry));
}

static GtkWidget *
name_group_new (MaillageContext *context)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *entry = adw_entry_row_new ();
  MaillageStore *store = maillage_context_get_store (context);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), _("Your name"));
  gtk_editable_set_text (GTK_EDITABLE (entry), maillage_store_get_author (store));
  gtk_widget_set_name (entry, "author");
  g_signal_connect_object (
      entry, "changed", G_CALLBACK (name_changed), maillage_context_get_settings (context), 0);
  g_signal_connect_object (
      entry, "entry-activated", G_CALLBACK (start), maillage_context_get_settings (context), 0);
  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (group),
      _("It stands beside each change you make, for your colleagues."));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), entry);
  return group;
}

/* The kind that a directory is made of. */
static void
import (GtkWidget *from, MaillageContext *context)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (from));
  g_auto (GStrv) kinds = maillage_gather_dup_listed_kinds (context);

  start (from, maillage_context_get_settings (context));
  if (kinds[0] != NULL)
    gtk_widget_activate_action (window, "win.import", "s", kinds[0]);
}

static GtkWidget *
backup_group_new (MaillageContext *context)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                             maillage_second_backup_row_new (context));
  return group;
}

static GtkWidget *
pill_new (const char *label, const char *name)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_add_css_class (button, "pill");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_name (button, name);
  return button;
}

static GtkWidget *
content_new (MaillageContext *context)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *empty = pill_new (_("Start with an _Empty Directory"), "start-empty");
  GtkWidget *filled = pill_new (_("_Import a Directory…"), "start-import");
  GtkWidget *demo = pill_new (_("Open the _Demo Store"), "start-demo");

  gtk_widget_add_css_class (empty, "suggested-action");
  gtk_widget_set_margin_top (empty, 12);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (demo), "app.open-demo");
  g_signal_connect_object (
      empty, "clicked", G_CALLBACK (start), maillage_context_get_settings (context), 0);
  g_signal_connect_object (filled, "clicked", G_CALLBACK (import), context, 0);
  gtk_box_append (GTK_BOX (box), name_group_new (context));
  gtk_box_append (GTK_BOX (box), backup_group_new (context));
  gtk_box_append (GTK_BOX (box), empty);
  gtk_box_append (GTK_BOX (box), filled);
  gtk_box_append (GTK_BOX (box), demo);
  return box;
}

GtkWidget *
maillage_welcome_new (MaillageContext *context)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *status = adw_status_page_new ();
  GtkWidget *clamp = adw_clamp_new ();

  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 480);
  adw_clamp_set_child (ADW_CLAMP (clamp), content_new (context));
  gtk_widget_add_css_class (bar, "flat");
  adw_status_page_set_title (ADW_STATUS_PAGE (status), _("Welcome to Maillage"));
  adw_status_page_set_description (
      ADW_STATUS_PAGE (status),
      _("Your partners, your meetings and your actions, in one directory on this computer."));
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (status), "maillage-organisation-symbolic");
  adw_status_page_set_child (ADW_STATUS_PAGE (status), clamp);
  gtk_widget_set_vexpand (status, TRUE);
  gtk_widget_set_name (page, "welcome");
  gtk_box_append (GTK_BOX (page), bar);
  gtk_box_append (GTK_BOX (page), status);
  return page;
}
