/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "maillage-application.h"

#include "config.h"

#include "maillage-adw-start.h"
#include "maillage-adw.h"
#include "maillage-context-private.h"
#include "maillage-files.h"
#include "maillage-memory.h"
#include "maillage-preferences.h"
#include "maillage-probe.h"
#include "maillage-second-backup.h"
#include "maillage-tour.h"
#include "maillage-window.h"

#include <glib/gi18n-lib.h>

#define SETTLED_MS 1000
#define OPEN_FLAGS (MAILLAGE_OPEN_CREATE | MAILLAGE_OPEN_MIGRATE)

struct _MaillageApplication
{
  AdwApplication parent_instance;

  MaillageContext *context;
  char *store_path; /* NULL: the user's own */
  gboolean demo, safe_mode;
  char *tour;
  char *probe; /* the folder of the plugin that is tried */
  GError *problem;
  guint start_id, backup_id;
  int status;
};

G_DEFINE_FINAL_TYPE (MaillageApplication, maillage_application, ADW_TYPE_APPLICATION)

static const GOptionEntry options[] = {
  { "store", 0, 0, G_OPTION_ARG_FILENAME, NULL, N_ ("Open this store"), N_ ("FILE") },
  { "demo", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Open the demo store"), NULL },
  { "new-window", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Open another window"), NULL },
  { "tour",
    0,
    0,
    G_OPTION_ARG_FILENAME,
    NULL,
    N_ ("Write a picture of every page"),
    N_ ("FOLDER") },
  { "safe-mode", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Start without added extensions"), NULL },
  { "probe-plugin", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_FILENAME, NULL, NULL, NULL },
  { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Say the version"), NULL },
  { NULL },
};

/* The store */

static char *
dup_demo_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "maillage", "demo.db", NULL);
}

/* NULL is the user's own. The folder of a store that the user names is not made. */
static char *
dup_path (MaillageApplication *self)
{
  g_autofree char *path = NULL;
  g_autofree char *folder = NULL;

  if (self->store_path != NULL || !self->demo)
    return g_strdup (self->store_path);
  path = self->tour != NULL ? maillage_tour_dup_store_path ("demo") : dup_demo_path ();
  folder = g_path_get_dirname (path);
  g_mkdir_with_parents (folder, 0700);
  return g_steal_pointer (&path);
}

/* The same, with the name of the user's own. */
static char *
dup_file (MaillageApplication *self)
{
  char *path = dup_path (self);

  return path != NULL ? path : maillage_context_dup_default_path ();
}

static void
show_store (MaillageApplication *self)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (MAILLAGE_IS_WINDOW (l->data))
      maillage_window_show_store (l->data);
}

void
maillage_application_show_problem (MaillageApplication *self, GError *take_problem)
{
  g_clear_error (&self->problem);
  self->problem = take_problem;
  show_store (self);
}

static gboolean
is_empty (MaillageApplication *self)
{
  MaillageStore *store = maillage_context_get_store (self->context);
  g_autoptr (GPtrArray) history = maillage_store_list_history (store, NULL, 1, NULL);

  return history != NULL && history->len == 0;
}

static void
open_store (MaillageApplication *self)
{
  g_autofree char *path = dup_path (self);

  g_clear_error (&self->problem);
  if (!maillage_context_open (self->context, path, OPEN_FLAGS, &self->problem))
    return;
  if (self->demo && is_empty (self))
    maillage_context_add_demo (self->context, &self->problem);
}

/* Windows */

/* Between two looks at whether the day has its backup, in seconds. */
#define AN_HOUR 3600

/* @format: with what was not made, for the error's sentence. */
static void
show_trouble (gpointer weak, const char *format, const GError *error)
{
  g_autofree GWeakRef *application = weak;
  g_autoptr (MaillageApplication) self = g_weak_ref_get (application);
  g_autofree char *sentence = NULL;

  g_weak_ref_clear (application);
  if (error == NULL || self == NULL)
    return;
  /* Else it is made, and something is missing in it. */
  sentence = g_error_matches (error, MAILLAGE_ERROR, MAILLAGE_ERROR_UNREADABLE)
                 ? g_strdup (error->message)
                 : g_strdup_printf (format, error->message);
  g_message ("%s", sentence);
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (MAILLAGE_IS_WINDOW (l->data))
      maillage_window_show_trouble (l->data, sentence);
}

static void
on_backed_up (GObject *source, GAsyncResult *result, gpointer weak)
{
  g_autoptr (MaillageApplication) self = g_weak_ref_get (weak);
  g_autoptr (GError) error = NULL;

  if (maillage_store_back_up_finish (MAILLAGE_STORE (source), result, &error) && self != NULL)
    for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
      if (MAILLAGE_IS_WINDOW (l->data))
        maillage_window_show_last_backup (l->data);
  show_trouble (weak, _ ("The backup of today could not be made. %s"), error);
}

static void
on_second_copied (GObject *source, GAsyncResult *result, gpointer weak)
{
  g_autoptr (GError) error = NULL;

  maillage_second_backup_finish (MAILLAGE_CONTEXT (source), result, &error);
  show_trouble (weak, _ ("The second copy of the backups could not be made. %s"), error);
}

/* It may end while the copy is made. */
static GWeakRef *
weak_new (MaillageApplication *self)
{
  GWeakRef *weak = g_new0 (GWeakRef, 1);

  g_weak_ref_init (weak, self);
  return weak;
}

/* Does nothing more once the day has its backup. */
static gboolean
back_up (gpointer data)
{
  MaillageApplication *self = data;
  MaillageStore *store = maillage_context_get_store (self->context);

  if (store != NULL && !maillage_store_get_read_only (store))
    {
      maillage_store_back_up_async (store, NULL, on_backed_up, weak_new (self));
      maillage_second_backup_make (self->context, on_second_copied, weak_new (self));
    }
  return G_SOURCE_CONTINUE;
}

/* The first page has been drawn by now. */
static gboolean
settled (gpointer data)
{
  MaillageApplication *self = data;

  maillage_memory_trim ();
  self->start_id = 0;
  return G_SOURCE_REMOVE;
}

static void
on_swept (GObject *source, GAsyncResult *result, gpointer weak)
{
  g_autofree GWeakRef *application = weak;
  g_autoptr (MaillageApplication) self = g_weak_ref_get (application);
  MaillageStore *store = self != NULL ? maillage_context_get_store (self->context) : NULL;

  g_weak_ref_clear (application);
  maillage_files_sweep_finish (MAILLAGE_STORE (source), result, NULL);
  if (store == NULL || maillage_store_get_path (store) == NULL)
    return; /* it has ended meanwhile */
  back_up (self);
  g_clear_handle_id (&self->backup_id, g_source_remove);
  self->backup_id = g_timeout_add_seconds (AN_HOUR, back_up, self);
}

/* Those in Python wait until something is on the screen: their interpreter takes its time. */
static gboolean
load_python_plugins (gpointer data)
{
  MaillageApplication *self = data;

  MaillageStore *store = maillage_context_get_store (self->context);

  maillage_plugin_manager_load (maillage_context_get_plugin_manager (self->context), TRUE);
  if (store != NULL && !maillage_store_get_read_only (store))
    maillage_files_sweep_async (store, NULL, on_swept, weak_new (self));
  self->start_id = g_timeout_add (SETTLED_MS, settled, self);
  return G_SOURCE_REMOVE;
}

static void
add_window (MaillageApplication *self)
{
  gtk_window_present (GTK_WINDOW (maillage_window_new (self)));
}

static void
maillage_application_activate (GApplication *application)
{
  MaillageApplication *self = MAILLAGE_APPLICATION (application);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (window != NULL)
    gtk_window_present (window);
  else if (self->tour != NULL)
    maillage_tour_start (self, self->tour);
  else if (self->probe != NULL)
    maillage_probe_start (self, self->probe);
  else
    add_window (self);
}

/* Actions */

static void
new_window (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  add_window (data);
}

static void
show_preferences (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (data));

  if (window != NULL)
    maillage_preferences_present (GTK_WIDGET (window),
                                  maillage_application_get_context (data),
                                  g_variant_get_string (parameter, NULL));
}

static void
show_about (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  maillage_adw_about_present (gtk_application_get_active_window (GTK_APPLICATION (data)),
                              _ ("Maillage"),
                              APP_ID,
                              PACKAGE_VERSION,
                              _ ("The partner directory, the events and the actions of people who "
                                 "coordinate local partnerships against poor housing."));
}

static void
quit (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GList *windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (data)));

  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
  g_list_free (windows);
}

static void
try_again (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  maillage_application_try_again (data);
}

static void
restore_backup (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  MaillageApplication *self = data;
  g_autoptr (MaillageBackup) backup = maillage_application_dup_backup (self);
  g_autofree char *path = dup_file (self);
  g_autoptr (GError) error = NULL;

  if (backup == NULL)
    return;
  if (maillage_backup_rescue (path, maillage_backup_get_path (backup), &error))
    maillage_application_try_again (self);
  else
    maillage_application_show_problem (self, g_steal_pointer (&error));
}

static void
open_demo (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  maillage_application_open_demo (data);
}

static const GActionEntry actions[] = {
  { "new-window", new_window },
  { "preferences", show_preferences, "s" },
  { "about", show_about },
  { "quit", quit },
  { "try-again", try_again },
  { "open-demo", open_demo },
  { "restore-backup", restore_backup },
};

/* Those that no page and no entry has a use of its own for: GTK takes them before either sees the
 * key. The others are the window's, see maillage-window-actions.c. */
static const struct
{
  const char *action;
  const char *accel;
} accels[] = {
  { "app.new-window", "<Control><Shift>n" },
  { "app.preferences::general", "<Control>comma" },
  { "app.quit", "<Control>q" },
  { "window.close", "<Control>w" },
  { "win.next-area", "F6" },
  { "win.shortcuts", "<Control>question" },
};

/* AdwApplication would do it, with GtkApplication adding a folder of icons beside it: GTK's thread
 * reads all icons anew for that. Ours are where GTK looks first, see data/icons. */
static void
load_style (void)
{
  g_autoptr (GtkCssProvider) style = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (style, "/org/maillage/Maillage/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

/* The store is opened while libadwaita reads its style, which takes longer. */
static void
make_context (MaillageApplication *self)
{
  self->context = maillage_context_new_with_flags (self->safe_mode ? MAILLAGE_START_SAFE
                                                                   : MAILLAGE_START_WATCHED);
  if (!self->demo)
    _maillage_context_open_ahead (self->context, self->store_path, OPEN_FLAGS);
}

static void
maillage_application_startup (GApplication *application)
{
  MaillageApplication *self = MAILLAGE_APPLICATION (application);

  maillage_adw_open_display ();
  make_context (self);
  maillage_adw_start ();
  G_APPLICATION_CLASS (maillage_application_parent_class)->startup (application);
  load_style ();
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  for (gsize i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (
        GTK_APPLICATION (self), accels[i].action, (const char *[]){ accels[i].accel, NULL });
  open_store (self); /* before plugins register more, which it reads on its thread */
  maillage_plugin_manager_enable_ui (maillage_context_get_plugin_manager (self->context));
  self->start_id = g_idle_add_full (G_PRIORITY_LOW, load_python_plugins, self, NULL);
}

/* Waits for what is being written. */
static void
maillage_application_shutdown (GApplication *application)
{
  MaillageApplication *self = MAILLAGE_APPLICATION (application);
  MaillageStore *store = maillage_context_get_store (self->context);

  g_clear_handle_id (&self->start_id, g_source_remove);
  g_clear_handle_id (&self->backup_id, g_source_remove);
  if (store != NULL)
    maillage_store_close (store);
  G_APPLICATION_CLASS (maillage_application_parent_class)->shutdown (application);
}

/* The same pictures whoever asks for them, and nothing of theirs touched. */
static void
prepare_tour (void)
{
  g_setenv ("MAILLAGE_TODAY", "2022-03-15", FALSE);
  g_setenv ("GSETTINGS_BACKEND", "memory", TRUE);
}

/* A named store gets a program of its own: one program has one store. */
static int
maillage_application_handle_local_options (GApplication *application, GVariantDict *dict)
{
  MaillageApplication *self = MAILLAGE_APPLICATION (application);

  if (g_variant_dict_contains (dict, "version"))
    {
      g_print ("maillage %s\n", PACKAGE_VERSION);
      return 0;
    }
  g_variant_dict_lookup (dict, "store", "^ay", &self->store_path);
  g_variant_dict_lookup (dict, "tour", "^ay", &self->tour);
  g_variant_dict_lookup (dict, "probe-plugin", "^ay", &self->probe);
  if (self->store_path != NULL && self->tour != NULL)
    {
      g_printerr (_ ("The tour shows the demo store: leave out --store.\n"));
      return 2;
    }
  if (g_variant_dict_contains (dict, "demo") || self->tour != NULL || self->probe != NULL)
    self->demo = TRUE;
  if (self->store_path != NULL || self->demo)
    g_application_set_flags (application, G_APPLICATION_NON_UNIQUE);
  self->safe_mode |= self->probe != NULL || g_variant_dict_contains (dict, "safe-mode");
  if (self->tour != NULL || self->probe != NULL)
    prepare_tour ();
  if (g_variant_dict_contains (dict, "new-window")
      && g_application_register (application, NULL, NULL)
      && g_application_get_is_remote (application))
    {
      g_action_group_activate_action (G_ACTION_GROUP (application), "new-window", NULL);
      return 0;
    }
  return -1;
}

static void
maillage_application_finalize (GObject *object)
{
  MaillageApplication *self = MAILLAGE_APPLICATION (object);

  g_clear_handle_id (&self->start_id, g_source_remove);
  g_clear_handle_id (&self->backup_id, g_source_remove);
  g_clear_object (&self->context);
  g_clear_error (&self->problem);
  g_free (self->store_path);
  g_free (self->tour);
  g_free (self->probe);
  G_OBJECT_CLASS (maillage_application_parent_class)->finalize (object);
}

static void
maillage_application_class_init (MaillageApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = maillage_application_finalize;
  application_class->activate = maillage_application_activate;
  application_class->startup = maillage_application_startup;
  application_class->shutdown = maillage_application_shutdown;
  application_class->handle_local_options = maillage_application_handle_local_options;
}

static void
maillage_application_init (MaillageApplication *self)
{
  g_application_add_main_option_entries (G_APPLICATION (self), options);
}

/* Public */

MaillageApplication *
maillage_application_new (void)
{
  MaillageApplication *self
      = g_object_new (MAILLAGE_TYPE_APPLICATION, "application-id", APP_ID, NULL);

  maillage_adw_prepare ();
  g_application_set_resource_base_path (G_APPLICATION (self), NULL); /* see load_style () */
  return self;
}

void
maillage_application_set_store_path (MaillageApplication *self, const char *path)
{
  g_free (self->store_path);
  self->store_path = g_strdup (path);
}

void
maillage_application_set_safe_mode (MaillageApplication *self, gboolean safe_mode)
{
  self->safe_mode = safe_mode;
}

void
maillage_application_set_demo (MaillageApplication *self, gboolean demo)
{
  self->demo = demo;
}

MaillageContext *
maillage_application_get_context (MaillageApplication *self)
{
  return self->context;
}

const GError *
maillage_application_get_problem (MaillageApplication *self)
{
  return self->problem;
}

gboolean
maillage_application_is_first_run (MaillageApplication *self)
{
  return self->problem == NULL && !self->demo
         && !g_settings_get_boolean (maillage_context_get_settings (self->context), "welcomed")
         && is_empty (self);
}

MaillageBackup *
maillage_application_dup_backup (MaillageApplication *self)
{
  g_autofree char *path = dup_file (self);
  g_autoptr (GPtrArray) backups = maillage_backup_list (path);

  /* Anything else that keeps a store shut is not mended by another file in its place. */
  if (!g_error_matches (self->problem, MAILLAGE_ERROR, MAILLAGE_ERROR_DAMAGED)
      && !g_error_matches (self->problem, MAILLAGE_ERROR, MAILLAGE_ERROR_NOT_A_STORE))
    return NULL;
  return backups->len > 0 ? g_object_ref (backups->pdata[0]) : NULL;
}

void
maillage_application_try_again (MaillageApplication *self)
{
  open_store (self);
  show_store (self);
}

void
maillage_application_open_demo (MaillageApplication *self)
{
  g_clear_pointer (&self->store_path, g_free);
  self->demo = TRUE;
  maillage_application_try_again (self);
}

void
maillage_application_set_status (MaillageApplication *self, int status)
{
  self->status = status;
}

int
maillage_application_get_status (MaillageApplication *self)
{
  return self->status;
}
