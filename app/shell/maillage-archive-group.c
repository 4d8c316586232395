/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "maillage-archive-group.h"

#include "maillage-adw.h"
#include "maillage-archive-private.h"

#include <glib/gi18n-lib.h>

static const char *const suffixes[] = { "tar", NULL };

static MaillageStore *
get_store (GtkWidget *group)
{
  return g_object_get_data (G_OBJECT (group), "store");
}

static GCancellable *
get_cancellable (GtkWidget *group)
{
  return g_object_get_data (G_OBJECT (group), "cancellable");
}

static void
say (GtkWidget *group, const char *sentence)
{
  g_autofree char *words = g_markup_escape_text (sentence, -1);

  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), words);
}

/* While it works, the rest waits, and one may give up. */
static void
set_busy (GtkWidget *group, gboolean busy, gboolean may_stop)
{
  GtkWidget *take = g_object_get_data (G_OBJECT (group), "take");
  GtkWidget *bring = g_object_get_data (G_OBJECT (group), "bring");
  GtkWidget *stop = g_object_get_data (G_OBJECT (group), "stop");

  gtk_widget_set_sensitive (take, !busy);
  gtk_widget_set_sensitive (bring, !busy && !maillage_store_get_read_only (get_store (group)));
  gtk_widget_set_visible (stop, busy && may_stop);
}

/* Taking */

static void
on_taken (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) group = user_data;
  g_autoptr (GError) error = NULL;

  if (_maillage_archive_write_finish (MAILLAGE_STORE (source), result, &error))
    say (group,
         _ ("Everything is in that one file, and on the disk. It holds personal data: keep it as "
            "you "
            "keep the store."));
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    say (group, _ ("Stopped: no file was made."));
  else
    say (group, error->message);
  set_busy (group, FALSE, FALSE);
}

void
maillage_archive_group_take (GtkWidget *group, GFile *file)
{
  g_autofree char *path = g_file_get_path (file);

  if (path == NULL)
    return;
  g_cancellable_reset (get_cancellable (group));
  set_busy (group, TRUE, TRUE);
  say (group, _ ("The file is being made…"));
  _maillage_archive_write_async (
      get_store (group), path, get_cancellable (group), on_taken, g_object_ref (group));
}

static void
on_take (GtkWidget *group)
{
  g_autofree char *name = _maillage_archive_dup_name ();

  maillage_adw_choose_file (group,
                            _ ("Take everything with you"),
                            name,
                            _ ("Everything in one file"),
                            suffixes,
                            maillage_archive_group_take);
}

/* Coming back */

static void
on_brought (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) group = user_data;
  g_autoptr (GError) error = NULL;

  if (_maillage_archive_restore_finish (MAILLAGE_STORE (source), result, &error))
    say (group,
         _ ("Everything is back. What the store held until now is among the backups: restore that "
            "one to take this back."));
  else
    say (group, error->message);
  set_busy (group, FALSE, FALSE);
}

void
maillage_archive_group_bring (GtkWidget *group, GFile *file)
{
  g_autofree char *path = g_file_get_path (file);

  if (path == NULL)
    return;
  set_busy (group, TRUE, FALSE);
  say (group, _ ("The file is being checked and read…"));
  _maillage_archive_restore_async (get_store (group), path, on_brought, g_object_ref (group));
}

static void
on_bring (GtkWidget *group)
{
  maillage_adw_choose_file (group,
                            _ ("Bring everything back"),
                            NULL,
                            _ ("Everything in one file"),
                            suffixes,
                            maillage_archive_group_bring);
}

/* What it is made of */

static GtkWidget *
add_row (GtkWidget *group,
         const char *name,
         const char *title,
         const char *subtitle,
         const char *label,
         GCallback clicked)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_name (button, name);
  g_signal_connect_object (button, "clicked", clicked, group, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  g_object_set_data (G_OBJECT (group), name, button);
  return row;
}

static void
add_stop (GtkWidget *group, GtkWidget *row)
{
  GtkWidget *stop = gtk_button_new_with_mnemonic (_ ("_Stop"));

  gtk_widget_set_valign (stop, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (stop, FALSE);
  g_signal_connect_object (stop,
                           "clicked",
                           G_CALLBACK (g_cancellable_cancel),
                           get_cancellable (group),
                           G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), stop);
  g_object_set_data (G_OBJECT (group), "stop", stop);
}

GtkWidget *
maillage_archive_group_new (MaillageStore *store)
{
  GtkWidget *group = adw_preferences_group_new ();

  g_object_set_data_full (G_OBJECT (group), "store", g_object_ref (store), g_object_unref);
  g_object_set_data_full (G_OBJECT (group), "cancellable", g_cancellable_new (), g_object_unref);
  gtk_widget_set_name (group, "archive");
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Everything in one file"));
  add_stop (group,
            add_row (group,
                     "take",
                     _ ("Take everything with you"),
                     _ ("The store, its files, and tables for any spreadsheet"),
                     _ ("_Save…"),
                     G_CALLBACK (on_take)));
  add_row (group,
           "bring",
           _ ("Bring everything back"),
           _ ("What such a file holds takes the place of what is here"),
           _ ("_Open…"),
           G_CALLBACK (on_bring));
  set_busy (group, FALSE, FALSE);
  return group;
}
