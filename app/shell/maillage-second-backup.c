/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "maillage-second-backup.h"

#include "maillage-adw.h"
#include "maillage-backup.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#define FOLDER "backup-folder"

/* Making it */

/* Without a folder, or while its disk is away: NULL. */
static char *
dup_copy_path (MaillageContext *context)
{
  MaillageStore *store = maillage_context_get_store (context);
  g_autofree char *folder = g_settings_get_string (maillage_context_get_settings (context), FOLDER);
  g_autofree char *name = NULL;

  if (store == NULL || *folder == '\0' || !g_file_test (folder, G_FILE_TEST_IS_DIR))
    return NULL;
  name = g_path_get_basename (maillage_store_get_path (store));
  return g_build_filename (folder, name, NULL);
}

static gboolean
is_of_today (const char *path)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) made = NULL;
  GStatBuf buffer;

  if (g_stat (path, &buffer) != 0)
    return FALSE;
  made = g_date_time_new_from_unix_local (buffer.st_mtime);
  return g_date_time_get_year (made) == g_date_time_get_year (now)
         && g_date_time_get_day_of_year (made) == g_date_time_get_day_of_year (now);
}

static void
copy_in_thread (GTask *task, gpointer source, gpointer path, GCancellable *cancellable)
{
  MaillageContext *context = source;
  GError *error = NULL;

  if (path == NULL || is_of_today (path)
      || maillage_store_backup (maillage_context_get_store (context), path, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
maillage_second_backup_make (MaillageContext *context,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (context, NULL, callback, user_data);

  g_task_set_task_data (task, dup_copy_path (context), g_free);
  g_task_run_in_thread (task, copy_in_thread);
}

gboolean
maillage_second_backup_finish (MaillageContext *context, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Choosing where */

static void
show_folder (GSettings *settings, const char *key, GtkWidget *row)
{
  g_autofree char *folder = g_settings_get_string (settings, FOLDER);
  GtkWidget *forget = g_object_get_data (G_OBJECT (row), "forget");

  adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                               *folder != '\0' ? folder
                                               : _ ("None yet: on another disk or a share, it "
                                                    "outlives this computer"));
  gtk_widget_set_visible (forget, *folder != '\0');
}

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) row = data;
  g_autoptr (GError) error = NULL;

  if (!maillage_second_backup_finish (MAILLAGE_CONTEXT (source), result, &error))
    {
      g_autofree char *sentence = g_markup_escape_text (error->message, -1);

      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), sentence);
    }
}

static void
chosen (GtkWidget *row, GFile *folder)
{
  MaillageContext *context = g_object_get_data (G_OBJECT (row), "context");

  g_settings_set_string (
      maillage_context_get_settings (context), FOLDER, g_file_peek_path (folder));
  maillage_second_backup_make (context, copied_cb, g_object_ref (row));
}

static void
choose_clicked (GtkWidget *row)
{
  maillage_adw_choose_folder (row, _ ("Second Copy of the Backups"), chosen);
}

static void
forget_clicked (GtkWidget *row)
{
  MaillageContext *context = g_object_get_data (G_OBJECT (row), "context");

  g_settings_reset (maillage_context_get_settings (context), FOLDER);
}

static GtkWidget *
add_button (GtkWidget *row, GtkWidget *button, GCallback clicked)
{
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", clicked, row, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return button;
}

GtkWidget *
maillage_second_backup_row_new (MaillageContext *context)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *forget = gtk_button_new_from_icon_name ("edit-clear-symbolic");
  GSettings *settings = maillage_context_get_settings (context);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Second copy of the backups"));
  gtk_widget_set_name (row, FOLDER);
  g_object_set_data_full (G_OBJECT (row), "context", g_object_ref (context), g_object_unref);
  g_object_set_data (G_OBJECT (row), "forget", forget);
  gtk_widget_add_css_class (forget, "flat");
  gtk_widget_set_tooltip_text (forget, _ ("Keep no second copy"));
  add_button (row, forget, G_CALLBACK (forget_clicked));
  add_button (row, gtk_button_new_with_label (_ ("Choose…")), G_CALLBACK (choose_clicked));
  g_signal_connect_object (settings, "changed::" FOLDER, G_CALLBACK (show_folder), row, 0);
  show_folder (settings, FOLDER, row);
  return row;
}
