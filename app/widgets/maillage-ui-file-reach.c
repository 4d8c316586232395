/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Choosing, opening and saving files. */

#include "maillage-ui-files-private.h"
#include "maillage-ui-window-private.h"

#include <glib/gi18n-lib.h>

static MaillageStore *
find_store (GtkWidget *from, MaillageUiWindow **window)
{
  *window = maillage_ui_window_from (from);
  return *window != NULL ? maillage_context_get_store (maillage_ui_window_get_context (*window))
                         : NULL;
}

static void
show_error (GtkWidget *from, const GError *error)
{
  MaillageUiWindow *window = maillage_ui_window_from (from);

  if (window != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    maillage_ui_window_show_error (window, error);
}

/* Opening */

static void
on_lent (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) from = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) copy = maillage_files_lend_finish (MAILLAGE_STORE (source), result, &error);
  g_autofree char *uri = copy != NULL ? g_file_get_uri (copy) : NULL;
  GtkRoot *root = gtk_widget_get_root (from);

  if (uri != NULL)
    gtk_show_uri (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, uri, GDK_CURRENT_TIME);
  else
    show_error (from, error);
}

void
_maillage_ui_file_open (GtkWidget *from, const char *value)
{
  MaillageUiWindow *window;
  MaillageStore *store = find_store (from, &window);

  if (store != NULL)
    maillage_files_lend_async (store, value, NULL, on_lent, g_object_ref (from));
}

/* Saving */

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) from = data;
  g_autoptr (GError) error = NULL;

  if (!maillage_files_save_finish (MAILLAGE_STORE (source), result, &error))
    show_error (from, error);
}

static void
save_answered (GtkFileChooserNative *chooser, int response, GtkWidget *from)
{
  g_autoptr (GFile) to = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  const char *value = g_object_get_data (G_OBJECT (chooser), "value");
  MaillageUiWindow *window;
  MaillageStore *store = find_store (from, &window);

  if (response == GTK_RESPONSE_ACCEPT && to != NULL && store != NULL)
    maillage_files_save_async (store, value, to, NULL, on_saved, g_object_ref (from));
  gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (chooser));
  g_object_unref (chooser);
}

static GtkFileChooserNative *
chooser_new (GtkWidget *from, const char *title, GtkFileChooserAction action, const char *accept)
{
  GtkRoot *root = gtk_widget_get_root (from);
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (
      title, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, action, accept, _ ("_Cancel"));

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  return chooser;
}

void
_maillage_ui_file_save (GtkWidget *from, const char *value)
{
  g_autofree char *name = maillage_files_dup_name (value);
  GtkFileChooserNative *chooser
      = chooser_new (from, _ ("Save the File"), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"));

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  g_object_set_data_full (G_OBJECT (chooser), "value", g_strdup (value), g_free);
  g_signal_connect_object (chooser, "response", G_CALLBACK (save_answered), from, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/* Choosing */

static void
choose_answered (GtkFileChooserNative *chooser, int response, GtkWidget *from)
{
  g_autoptr (GListModel) files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (chooser));
  MaillageUiFilesChosen chosen
      = (MaillageUiFilesChosen) g_object_get_data (G_OBJECT (chooser), "chosen");

  if (response == GTK_RESPONSE_ACCEPT && g_list_model_get_n_items (files) > 0)
    chosen (from, files);
  gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (chooser));
  g_object_unref (chooser);
}

void
_maillage_ui_file_choose (GtkWidget *from, gboolean several, MaillageUiFilesChosen chosen)
{
  GtkFileChooserNative *chooser = chooser_new (from,
                                               several ? _ ("Add Files") : _ ("Choose a File"),
                                               GTK_FILE_CHOOSER_ACTION_OPEN,
                                               several ? _ ("_Add") : _ ("_Choose"));

  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (chooser), several);
  g_object_set_data (G_OBJECT (chooser), "chosen", (gpointer) chosen);
  g_signal_connect_object (chooser, "response", G_CALLBACK (choose_answered), from, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/* Dropping */

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, GtkWidget *from)
{
  MaillageUiFilesChosen dropped
      = (MaillageUiFilesChosen) g_object_get_data (G_OBJECT (target), "dropped");
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (GSList) list = NULL;

  if (!G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    return FALSE;
  list = gdk_file_list_get_files (g_value_get_boxed (value));
  for (GSList *l = list; l != NULL; l = l->next)
    g_list_store_append (files, l->data);
  if (g_list_model_get_n_items (G_LIST_MODEL (files)) == 0)
    return FALSE;
  dropped (from, G_LIST_MODEL (files));
  return TRUE;
}

void
_maillage_ui_file_accept (GtkWidget *onto, GtkWidget *from, MaillageUiFilesChosen dropped)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_object_set_data (G_OBJECT (target), "dropped", (gpointer) dropped);
  g_signal_connect_object (target, "drop", G_CALLBACK (on_drop), from, 0);
  gtk_widget_add_controller (onto, GTK_EVENT_CONTROLLER (target));
}

/* By the name's ending: icon themes have one for each family. */
const char *
_maillage_ui_file_get_icon (const char *value)
{
  static const struct
  {
    const char *family, *icon_name;
  } icons[] = {
    { "image/", "image-x-generic-symbolic" },
    { "audio/", "audio-x-generic-symbolic" },
    { "video/", "video-x-generic-symbolic" },
    { "text/csv", "x-office-spreadsheet-symbolic" },
    { "application/vnd.oasis.opendocument.spreadsheet", "x-office-spreadsheet-symbolic" },
    { "application/vnd.openxmlformats-officedocument.spreadsheet",
      "x-office-spreadsheet-symbolic" },
    { "application/vnd.oasis.opendocument.presentation", "x-office-presentation-symbolic" },
    { "application/vnd.openxmlformats-officedocument.presentation",
      "x-office-presentation-symbolic" },
  };
  g_autofree char *name = maillage_files_dup_name (value);
  g_autofree char *type = g_content_type_guess (name, NULL, 0, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (icons); i++)
    if (g_str_has_prefix (type, icons[i].family))
      return icons[i].icon_name;
  return "x-office-document-symbolic";
}
