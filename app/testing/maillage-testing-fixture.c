/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-testing-private.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

/**
 * MaillageTestingFixture:
 *
 * A plugin that runs, on a store of its own.
 *
 * Nothing of the user's is read or written: settings are kept in memory, the store is a file that
 * goes with the fixture. Made once a test; used from the main thread.
 */
struct _MaillageTestingFixture
{
  GObject parent_instance;

  char *folder, *plugin_id;
  MaillageContext *context;
};

G_DEFINE_FINAL_TYPE (MaillageTestingFixture, maillage_testing_fixture, G_TYPE_OBJECT)

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *entry = g_build_filename (path, name, NULL);

      if (g_file_test (entry, G_FILE_TEST_IS_DIR) && !g_file_test (entry, G_FILE_TEST_IS_SYMLINK))
        remove_folder (entry);
      else
        g_remove (entry);
    }
  g_rmdir (path);
}

static void
maillage_testing_fixture_finalize (GObject *object)
{
  MaillageTestingFixture *self = MAILLAGE_TESTING_FIXTURE (object);

  g_clear_object (&self->context);
  if (self->folder != NULL)
    remove_folder (self->folder);
  g_free (self->folder);
  g_free (self->plugin_id);
  G_OBJECT_CLASS (maillage_testing_fixture_parent_class)->finalize (object);
}

static void
maillage_testing_fixture_class_init (MaillageTestingFixtureClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = maillage_testing_fixture_finalize;
}

static void
maillage_testing_fixture_init (MaillageTestingFixture *self)
{
}

/* The plugin under test comes before one of the same id that is installed. */
static void
put_first (const char *folder)
{
  const char *others = g_getenv ("MAILLAGE_PLUGIN_PATH");
  g_autofree char *path
      = others != NULL ? g_strdup_printf ("%s:%s", folder, others) : g_strdup (folder);

  if (others == NULL || !g_str_has_prefix (others, folder))
    g_setenv ("MAILLAGE_PLUGIN_PATH", path, TRUE);
}

static gboolean
check_running (MaillageTestingFixture *self, GError **error)
{
  MaillagePluginItem *item = maillage_plugin_manager_find (
      maillage_context_get_plugin_manager (self->context), self->plugin_id);
  const char *problem = item != NULL ? maillage_plugin_item_get_problem (item) : NULL;

  if (item != NULL && maillage_plugin_item_get_active (item))
    return TRUE;
  g_set_error (error,
               MAILLAGE_ERROR,
               item == NULL ? MAILLAGE_ERROR_NOT_FOUND : MAILLAGE_ERROR_REFUSED,
               "The plugin %s does not run: %s",
               self->plugin_id,
               item == NULL      ? "it is not there."
               : problem != NULL ? problem
                                 : "it is switched off.");
  return FALSE;
}

static gboolean
open_store (MaillageTestingFixture *self, GError **error)
{
  g_autofree char *path = maillage_testing_fixture_dup_path (self, "store.db");

  self->context = maillage_context_new ();
  maillage_plugin_manager_load (maillage_context_get_plugin_manager (self->context), TRUE);
  return check_running (self, error)
         && maillage_context_open (
             self->context, path, MAILLAGE_OPEN_CREATE | MAILLAGE_OPEN_MIGRATE, error);
}

/**
 * maillage_testing_fixture_new:
 * @folder: where the plugin and its manifest lie: the build folder
 * @plugin_id: its id, as its manifest's `X-Maillage-Id` says it
 * @error: why it does not run
 *
 * Starts a plugin, with those it needs, on a new store. Make the first one before anything else
 * that reads settings: it says to keep them in memory (`GSETTINGS_BACKEND`). The plugins of
 * Maillage are found where it is installed, or by `MAILLAGE_PLUGIN_PATH`.
 *
 * Returns: (transfer full) (nullable): the fixture, or %NULL when the plugin does not run
 */
MaillageTestingFixture *
maillage_testing_fixture_new (const char *folder, const char *plugin_id, GError **error)
{
  g_autoptr (MaillageTestingFixture) self = NULL;

  g_return_val_if_fail (folder != NULL, NULL);
  g_return_val_if_fail (plugin_id != NULL, NULL);
  g_setenv ("GSETTINGS_BACKEND", "memory", TRUE);
  put_first (folder);
  self = g_object_new (MAILLAGE_TESTING_TYPE_FIXTURE, NULL);
  self->plugin_id = g_strdup (plugin_id);
  self->folder = g_dir_make_tmp ("maillage-testing-XXXXXX", error);
  if (self->folder == NULL || !open_store (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

MaillageContext *
_maillage_testing_fixture_get_context (MaillageTestingFixture *self)
{
  g_return_val_if_fail (MAILLAGE_TESTING_IS_FIXTURE (self), NULL);
  return self->context;
}

/**
 * maillage_testing_fixture_get_store:
 * @self: a fixture
 *
 * Returns: (transfer none): the store that is thrown away
 */
MaillageStore *
maillage_testing_fixture_get_store (MaillageTestingFixture *self)
{
  g_return_val_if_fail (MAILLAGE_TESTING_IS_FIXTURE (self), NULL);
  return maillage_context_get_store (self->context);
}

/**
 * maillage_testing_fixture_get_scope:
 * @self: a fixture
 *
 * Returns: (transfer none) (nullable): the scope that the plugin has, with its rights alone
 */
MaillageScope *
maillage_testing_fixture_get_scope (MaillageTestingFixture *self)
{
  g_return_val_if_fail (MAILLAGE_TESTING_IS_FIXTURE (self), NULL);
  return maillage_registry_find_scope (maillage_context_get_registry (self->context),
                                       self->plugin_id);
}

/**
 * maillage_testing_fixture_dup_path:
 * @self: a fixture
 * @name: a name
 *
 * Returns: (transfer full): the path of a file of that name in the fixture's folder
 */
char *
maillage_testing_fixture_dup_path (MaillageTestingFixture *self, const char *name)
{
  g_return_val_if_fail (MAILLAGE_TESTING_IS_FIXTURE (self), NULL);
  return g_build_filename (self->folder, name, NULL);
}

/**
 * maillage_testing_fixture_set_active:
 * @self: a fixture
 * @active: whether the plugin runs
 * @error: why it does not
 *
 * Switches the plugin on or off, as one does in the preferences. Off, it has left nothing behind:
 * maillage_testing_fixture_get_scope() gives %NULL, and its kinds are read-only.
 *
 * Returns: whether that is so now
 */
gboolean
maillage_testing_fixture_set_active (MaillageTestingFixture *self, gboolean active, GError **error)
{
  g_return_val_if_fail (MAILLAGE_TESTING_IS_FIXTURE (self), FALSE);
  return maillage_plugin_manager_set_active (
      maillage_context_get_plugin_manager (self->context), self->plugin_id, active, error);
}

/**
 * maillage_testing_fixture_enable_ui:
 * @self: a fixture
 *
 * Calls what the plugin contributes to the interface, as the shell does once it shows: its pages
 * and sections can be made from then on. Needs a display, and GTK initialised.
 */
void
maillage_testing_fixture_enable_ui (MaillageTestingFixture *self)
{
  g_return_if_fail (MAILLAGE_TESTING_IS_FIXTURE (self));
  maillage_plugin_manager_enable_ui (maillage_context_get_plugin_manager (self->context));
}

/**
 * maillage_testing_fixture_reopen:
 * @self: a fixture
 * @error: why it cannot be opened
 *
 * Closes the store and opens it again with everything new: what was only in memory is gone. The
 * context, the store and the scope are others then.
 *
 * Returns: whether it is open
 */
gboolean
maillage_testing_fixture_reopen (MaillageTestingFixture *self, GError **error)
{
  g_return_val_if_fail (MAILLAGE_TESTING_IS_FIXTURE (self), FALSE);
  g_clear_object (&self->context);
  return open_store (self, error);
}
