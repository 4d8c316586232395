/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Removing a plugin; what it holds in the store is another matter: see maillage-plugin-data.c. */

#include "maillage-plugin-manager-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

static gboolean
remove_all (const char *path, GError **error)
{
  g_autoptr (GDir) folder = NULL;
  const char *name;

  if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    folder = g_dir_open (path, 0, NULL);
  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *entry = g_build_filename (path, name, NULL);

      if (!remove_all (entry, error))
        return FALSE;
    }
  if (g_remove (path) == 0)
    return TRUE;
  g_set_error (error,
               MAILLAGE_ERROR,
               MAILLAGE_ERROR_FAILED,
               _ ("%s cannot be removed: %s."),
               path,
               g_strerror (errno));
  return FALSE;
}

/* Its own folder in the user's; what is installed for all is for who installed it to remove, and what
 * a link leads to for who made the link. */
static gboolean
is_own (const char *folder)
{
  g_autofree char *own = g_build_filename (g_get_user_data_dir (), "maillage", "plugins", NULL);
  g_autofree char *parent = g_path_get_dirname (folder);

  return strcmp (parent, own) == 0 && !g_file_test (own, G_FILE_TEST_IS_SYMLINK);
}

gboolean
_maillage_plugin_manager_remove (MaillagePluginManager *self, const char *id, GError **error)
{
  MaillagePluginItem *item = maillage_plugin_manager_find (self, id);
  guint position;

  if (!maillage_plugin_manager_set_active (self, id, FALSE, error))
    return FALSE;
  if (is_own (_maillage_plugin_item_get_folder (item))
      && !remove_all (_maillage_plugin_item_get_folder (item), error))
    return FALSE;
  g_hash_table_remove (self->accepted, id);
  g_hash_table_remove (self->disabled, id);
  _maillage_plugin_manager_keep_choices (self);
  if (g_ptr_array_find (self->items, item, &position))
    {
      g_ptr_array_remove_index (self->items, position);
      g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
    }
  return TRUE;
}
