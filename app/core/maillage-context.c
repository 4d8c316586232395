/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-context.h"

#include "config.h"

#include "maillage-context-private.h"
#include "maillage-plugin-private.h"
#include "maillage-registry-private.h"
#include "maillage-store-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

#define GAZETTEER_FILE "gazetteer/territories.gaz"
#define AUTHOR_KEY "author"
/* Sleeping, the clock of timeouts stands still: so midnight is not waited for, but looked for. */
#define DAY_SECONDS 30

/**
 * MaillageContext:
 *
 * Everything one running program shares: the registry, the plugins, the settings, the list of
 * territories, and the store once it is open. Used from the main thread.
 */
struct _MaillageContext
{
  GObject parent_instance;

  MaillageRegistry *registry;
  MaillagePluginManager *manager;
  GSettings *settings;
  MaillageGazetteer *gazetteer;
  gboolean gazetteer_sought;
  MaillageStoreAhead *ahead; /* which is being opened */
  MaillageStore *store;
  MaillageDate *day; /* the one that what is shown was reckoned for */
  guint day_id;
  MaillageStartFlags flags;
};

G_DEFINE_FINAL_TYPE (MaillageContext, maillage_context, G_TYPE_OBJECT)

enum
{
  PROP_FLAGS = 1
};

/* Whatever was begun is not wanted. */
static void
drop_ahead (MaillageContext *self)
{
  MaillageStoreAhead *ahead = g_steal_pointer (&self->ahead);
  g_autoptr (MaillageStore) store = NULL;

  if (ahead != NULL)
    store = _maillage_store_ahead_end (ahead, NULL);
}

static void
close_store (MaillageContext *self)
{
  if (self->store != NULL)
    maillage_store_close (self->store);
  g_clear_object (&self->store);
}

static void
maillage_context_dispose (GObject *object)
{
  MaillageContext *self = MAILLAGE_CONTEXT (object);

  g_clear_handle_id (&self->day_id, g_source_remove);
  g_clear_pointer (&self->day, maillage_date_free);
  if (self->settings != NULL)
    g_signal_handlers_disconnect_by_data (self->settings, self);
  drop_ahead (self);
  close_store (self);
  g_clear_object (&self->manager);
  if (self->registry != NULL)
    _maillage_registry_set_gazetteer_func (self->registry, NULL, NULL);
  g_clear_object (&self->registry);
  g_clear_object (&self->gazetteer);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (maillage_context_parent_class)->dispose (object);
}

/* The name people gave, or else the account's. */
static void
update_author (MaillageContext *self)
{
  g_autofree char *author = g_settings_get_string (self->settings, AUTHOR_KEY);

  if (self->store == NULL)
    return;
  if (*g_strstrip (author) != '\0')
    maillage_store_set_author (self->store, author);
  else if (strcmp (g_get_real_name (), "Unknown") != 0)
    maillage_store_set_author (self->store, g_get_real_name ());
  else
    maillage_store_set_author (self->store, g_get_user_name ());
}

static void
bind_own_domain (void)
{
  const char *folder = g_getenv ("MAILLAGE_LOCALE_DIR");

  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
}

/* Each extension of the Flatpak is mounted as a prefix of its own. */
static void
add_extension_paths (MaillagePluginManager *manager)
{
  g_autoptr (GDir) folder = g_dir_open (EXTENSIONSDIR, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path
          = g_build_filename (EXTENSIONSDIR, name, "lib", "maillage", "plugins", NULL);

      _maillage_plugin_manager_add_others_path (manager, path);
    }
}

/* The user's plugins come before those installed with the program, except ours; a developer's
 * before all. */
static void
add_plugin_paths (MaillagePluginManager *manager)
{
  const char *given = g_getenv ("MAILLAGE_PLUGIN_PATH");
  g_auto (GStrv) folders = g_strsplit (given != NULL ? given : "", ":", -1);
  g_autofree char *own = g_build_filename (g_get_user_data_dir (), "maillage", "plugins", NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (gsize i = 0; folders[i] != NULL; i++)
    if (*folders[i] != '\0' && g_hash_table_add (seen, folders[i]))
      maillage_plugin_manager_add_path (manager, folders[i]);
  /* Who names a folder means it; what lies elsewhere was perhaps put there by somebody else. */
  _maillage_plugin_manager_set_asking (manager, TRUE);
  _maillage_plugin_manager_add_others_path (manager, own);
  maillage_plugin_manager_add_path (manager, PLUGINSDIR);
  add_extension_paths (manager);
}

static MaillageGazetteer *
find_gazetteer (gpointer data)
{
  return maillage_context_get_gazetteer (data);
}

void
_maillage_context_check_day (MaillageContext *self)
{
  g_autoptr (MaillageDate) today = maillage_context_dup_today (self);
  g_autoptr (MaillageChangeSet) everything = NULL;

  if (maillage_date_compare (today, self->day) == 0)
    return;
  g_clear_pointer (&self->day, maillage_date_free);
  self->day = g_steal_pointer (&today);
  if (self->store == NULL)
    return;
  everything = _maillage_change_set_new ();
  _maillage_change_set_set_everything (everything);
  _maillage_store_emit_changed (self->store, everything);
}

static gboolean
check_day (gpointer data)
{
  _maillage_context_check_day (data);
  return G_SOURCE_CONTINUE;
}

static void
watch_plugins (MaillageContext *self)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "maillage", "starting", NULL);

  _maillage_plugin_manager_take_watch (self->manager, _maillage_plugin_watch_new (folder));
}

static void
maillage_context_constructed (GObject *object)
{
  MaillageContext *self = MAILLAGE_CONTEXT (object);

  G_OBJECT_CLASS (maillage_context_parent_class)->constructed (object);
  add_plugin_paths (self->manager);
  if (self->flags & MAILLAGE_START_WATCHED)
    watch_plugins (self);
  if (self->flags & MAILLAGE_START_SAFE)
    maillage_plugin_manager_set_safe_mode (self->manager, TRUE);
  maillage_plugin_manager_load (self->manager, FALSE);
}

static void
maillage_context_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_FLAGS)
    MAILLAGE_CONTEXT (object)->flags = g_value_get_uint (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
maillage_context_class_init (MaillageContextClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = maillage_context_constructed;
  object_class->dispose = maillage_context_dispose;
  object_class->set_property = maillage_context_set_property;
  g_object_class_install_property (
      object_class,
      PROP_FLAGS,
      g_param_spec_uint ("flags",
                         NULL,
                         NULL,
                         0,
                         G_MAXUINT,
                         0,
                         G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS));
}

static void
maillage_context_init (MaillageContext *self)
{
  bind_own_domain ();
  self->day = maillage_context_dup_today (self);
  self->day_id = g_timeout_add_seconds (DAY_SECONDS, check_day, self);
  self->settings = _maillage_settings_new ();
  self->registry = maillage_registry_new ();
  _maillage_registry_set_gazetteer_func (self->registry, find_gazetteer, self);
  self->manager = maillage_plugin_manager_new (self->registry);
  _maillage_plugin_manager_set_settings (self->manager, self->settings);
  g_signal_connect_swapped (
      self->settings, "changed::" AUTHOR_KEY, G_CALLBACK (update_author), self);
}

/**
 * maillage_context_new:
 *
 * Reads the settings and loads every plugin in C that is switched on, from `MAILLAGE_PLUGIN_PATH`
 * (folders joined by colons), the user's own plugins, and those installed with the program.
 *
 * Returns: (transfer full): the context, without a store
 */
MaillageContext *
maillage_context_new (void)
{
  return maillage_context_new_with_flags (MAILLAGE_START_NONE);
}

/**
 * maillage_context_new_with_flags:
 * @flags: how plugins of third parties are met
 *
 * The same. A watched start notes on disk which plugin is being started, and is safe when an
 * earlier one ended there: see maillage_plugin_manager_get_culprit().
 *
 * Returns: (transfer full): the context, without a store
 */
MaillageContext *
maillage_context_new_with_flags (MaillageStartFlags flags)
{
  return g_object_new (MAILLAGE_TYPE_CONTEXT, "flags", (guint) flags, NULL);
}

/**
 * maillage_context_get_registry:
 * @self: a context
 *
 * Returns: (transfer none): what every plugin registered
 */
MaillageRegistry *
maillage_context_get_registry (MaillageContext *self)
{
  g_return_val_if_fail (MAILLAGE_IS_CONTEXT (self), NULL);
  return self->registry;
}

/**
 * maillage_context_get_plugin_manager:
 * @self: a context
 *
 * Returns: (transfer none): the plugins
 */
MaillagePluginManager *
maillage_context_get_plugin_manager (MaillageContext *self)
{
  g_return_val_if_fail (MAILLAGE_IS_CONTEXT (self), NULL);
  return self->manager;
}

/**
 * maillage_context_get_settings:
 * @self: a context
 *
 * Returns: (transfer none): the program's settings, schema `org.maillage.Maillage`
 */
GSettings *
maillage_context_get_settings (MaillageContext *self)
{
  g_return_val_if_fail (MAILLAGE_IS_CONTEXT (self), NULL);
  return self->settings;
}

static void
open_gazetteer (MaillageContext *self)
{
  const char *folder = g_getenv ("MAILLAGE_DATA_DIR");
  g_autofree char *path
      = g_build_filename (folder != NULL ? folder : PKGDATADIR, GAZETTEER_FILE, NULL);
  g_autoptr (GError) error = NULL;

  self->gazetteer_sought = TRUE;
  self->gazetteer = maillage_gazetteer_new (path, &error);
  if (self->gazetteer == NULL)
    g_message ("No list of territories: %s", error->message);
}

/**
 * maillage_context_get_gazetteer:
 * @self: a context
 *
 * The list of territories, from `MAILLAGE_DATA_DIR` or the program's own data; read when it is
 * first asked for.
 *
 * Returns: (transfer none) (nullable): the list, or %NULL when its file is missing
 */
MaillageGazetteer *
maillage_context_get_gazetteer (MaillageContext *self)
{
  g_return_val_if_fail (MAILLAGE_IS_CONTEXT (self), NULL);
  if (!self->gazetteer_sought)
    open_gazetteer (self);
  return self->gazetteer;
}

/**
 * maillage_context_get_store:
 * @self: a context
 *
 * Returns: (transfer none) (nullable): the store, once maillage_context_open() has opened it
 */
MaillageStore *
maillage_context_get_store (MaillageContext *self)
{
  g_return_val_if_fail (MAILLAGE_IS_CONTEXT (self), NULL);
  return self->store;
}

/**
 * maillage_context_dup_default_path:
 *
 * Returns: (transfer full): the store that is opened when none is named:
 *   `$XDG_DATA_HOME/maillage/maillage.db`
 */
char *
maillage_context_dup_default_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "maillage", "maillage.db", NULL);
}

static gboolean
make_folder (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;
  g_set_error (error,
               MAILLAGE_ERROR,
               MAILLAGE_ERROR_FAILED,
               _ ("The folder %s cannot be made: %s."),
               folder,
               g_strerror (errno));
  return FALSE;
}

/* @path: NULL is the user's own, whose folder is made with it. */
static char *
dup_store_path (const char *path, MaillageOpenFlags flags, GError **error)
{
  g_autofree char *own = NULL;

  if (path != NULL)
    return g_strdup (path);
  own = maillage_context_dup_default_path ();
  if ((flags & MAILLAGE_OPEN_CREATE) != 0 && !make_folder (own, error))
    return NULL;
  return g_steal_pointer (&own);
}

void
_maillage_context_open_ahead (MaillageContext *self, const char *path, MaillageOpenFlags flags)
{
  g_autofree char *file = dup_store_path (path, flags, NULL);

  drop_ahead (self);
  if (file != NULL)
    self->ahead = _maillage_store_ahead_new (self->registry, file, flags);
}

static MaillageStore *
dup_open_store (MaillageContext *self, const char *path, MaillageOpenFlags flags, GError **error)
{
  g_autoptr (MaillageStore) store = NULL;

  if (self->ahead != NULL && _maillage_store_ahead_is_of (self->ahead, path, flags))
    return _maillage_store_ahead_end (g_steal_pointer (&self->ahead), error);
  drop_ahead (self);
  store = maillage_store_new (self->registry);
  return maillage_store_open (store, path, flags, error) ? g_steal_pointer (&store) : NULL;
}

/**
 * maillage_context_open:
 * @self: a context
 * @path: (nullable): the store's file; %NULL is maillage_context_dup_default_path(), whose folder
 *   is made with mode 0700
 * @flags: whether to make it, or to bring it up to the plugins' kinds
 * @error: why it cannot be opened, see maillage_store_open()
 *
 * Opens the store, and closes the one that was open. Its author is the setting “author”, or else
 * the account's name.
 *
 * Returns: whether it is open
 */
gboolean
maillage_context_open (MaillageContext *self,
                       const char *path,
                       MaillageOpenFlags flags,
                       GError **error)
{
  g_autofree char *file = NULL;

  g_return_val_if_fail (MAILLAGE_IS_CONTEXT (self), FALSE);
  close_store (self);
  file = dup_store_path (path, flags, error);
  if (file != NULL)
    self->store = dup_open_store (self, file, flags, error);
  if (self->store == NULL)
    return FALSE;
  update_author (self);
  return TRUE;
}

/* Whether nothing was ever written: what was erased or lies in the trash is somebody's too. */
static gboolean
check_untouched (MaillageContext *self, GError **error)
{
  g_autoptr (GPtrArray) history = maillage_store_list_history (self->store, NULL, 1, error);

  if (history == NULL)
    return FALSE;
  if (history->len > 0)
    g_set_error (error,
                 MAILLAGE_ERROR,
                 MAILLAGE_ERROR_REFUSED,
                 _ ("“%s” has been written to already: the demo data need a store of their own."),
                 maillage_store_get_path (self->store));
  return history->len == 0;
}

/**
 * maillage_context_add_demo:
 * @self: a context with an open store
 * @error: why the data were refused
 *
 * Fills an empty store with the demo data of every plugin, as one change that can be undone. A
 * store that was ever written to is refused: demo data never mix with a user's own.
 *
 * Returns: whether the data are in
 */
gboolean
maillage_context_add_demo (MaillageContext *self, GError **error)
{
  g_autoptr (MaillageEdit) edit = NULL;
  g_autoptr (MaillageChange) change = NULL;
  GPtrArray *scopes;

  g_return_val_if_fail (MAILLAGE_IS_CONTEXT (self), FALSE);
  g_return_val_if_fail (self->store != NULL, FALSE);
  if (!check_untouched (self, error))
    return FALSE;
  edit = _maillage_edit_new (_ ("Add the demo data"), NULL);
  scopes = _maillage_registry_get_scopes (self->registry);
  for (guint i = 0; i < scopes->len; i++)
    if (!_maillage_scope_run_demo (scopes->pdata[i], edit, error))
      return FALSE;
  if (maillage_edit_is_empty (edit))
    return TRUE;
  change = maillage_store_commit (self->store, edit, error);
  return change != NULL;
}

/**
 * maillage_context_dup_today:
 * @self: a context
 *
 * Returns: (transfer full): today, or `MAILLAGE_TODAY` where that is set, as tests and the tour do
 */
MaillageDate *
maillage_context_dup_today (MaillageContext *self)
{
  g_return_val_if_fail (MAILLAGE_IS_CONTEXT (self), NULL);
  return maillage_date_new_today ();
}
