/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "maillage-problem.h"

#include "maillage-enums.h"
#include "maillage-ui-when-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

static const struct
{
  MaillageError code;
  const char *title;
  const char *icon_name;
} problems[] = {
  { MAILLAGE_ERROR_DAMAGED, N_("This store is damaged"), "dialog-error-symbolic" },
  { MAILLAGE_ERROR_NOT_A_STORE, N_("This file is not a store"), "dialog-question-symbolic" },
  { MAILLAGE_ERROR_NEWER_STORE,
    N_("This store is from a newer version"),
    "software-update-available-symbolic" },
  { MAILLAGE_ERROR_BUSY, N_("This store is in use"), "changes-prevent-symbolic" },
  { MAILLAGE_ERROR_REFUSED,
    N_("This store can’t be kept there"),
    "network-workgroup-symbolic" },
  { MAILLAGE_ERROR_READ_ONLY, N_("This store can’t be written"), "changes-prevent-symbolic" },
  { MAILLAGE_ERROR_DISK_FULL, N_("The disk is full"), "drive-harddisk-symbolic" },
  { MAILLAGE_ERROR_NOT_FOUND, N_("This store is missing"), "edit-find-symbolic" },
};

static GtkWidget *
button_new (const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_add_css_class (button, "pill");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  return button;
}

static GtkWidget *
restore_new (MaillageBackup *backup)
{
  g_autofree char *when
      = _maillage_ui_format_moment (maillage_backup_get_time (backup) * G_USEC_PER_SEC);
  /* TRANSLATORS: a button; %s is a day and an hour */
  g_autofree char *label = g_strdup_printf (_("_Restore the Backup of %s"), when);
  GtkWidget *button = button_new (label, "app.restore-backup");

  gtk_widget_set_tooltip_text (button, _("The file that can’t be opened is kept beside it"));
  return button;
}

static GtkWidget *
buttons_new (MaillageBackup *backup)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *again = button_new (_("_Try Again"), "app.try-again");

  if (backup != NULL)
    gtk_box_append (GTK_BOX (box), restore_new (backup));
  gtk_box_append (GTK_BOX (box), again);
  gtk_widget_add_css_class (gtk_widget_get_first_child (box), "suggested-action");
  gtk_box_append (GTK_BOX (box), button_new (_("Open the _Demo Store"), "app.open-demo"));
  gtk_box_append (GTK_BOX (box), button_new (_("_Quit"), "app.quit"));
  return box;
}

GtkWidget *
maillage_problem_new (const GError *error, MaillageBackup *backup)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *status = adw_status_page_new ();
  g_autofree char *words = g_markup_escape_text (error->message, -1);
  const char *title = _("The store can’t be opened");
  const char *icon_name = "dialog-error-symbolic";

  for (gsize i = 0; i < G_N_ELEMENTS (problems); i++)
    if (g_error_matches (error, MAILLAGE_ERROR, (int) problems[i].code))
      {
        title = _(problems[i].title);
        icon_name = problems[i].icon_name;
      }
  gtk_widget_add_css_class (bar, "flat");
  adw_status_page_set_title (ADW_STATUS_PAGE (status), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (status), words);
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (status), icon_name);
  adw_status_page_set_child (ADW_STATUS_PAGE (status), buttons_new (backup));
  gtk_widget_set_vexpand (status, TRUE);
  gtk_widget_set_name (page, "problem");
  gtk_box_append (GTK_BOX (page), bar);
  gtk_box_append (GTK_BOX (page), status);
  return page;
}
