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

static char *
dup_own_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "maillage", "plugins", NULL);
}

/* What is installed for all is for who installed it to remove, and what a link leads to for who
 * made the link. */
gboolean
_maillage_plugin_item_is_own (MaillagePluginItem *self)
{
  const char *folder = _maillage_plugin_item_get_folder (self);
  g_autofree char *own = dup_own_folder ();
  g_autofree char *parent = g_path_get_dirname (folder);

  return !g_file_test (own, G_FILE_TEST_IS_SYMLINK)
         && (strcmp (folder, own) == 0 || strcmp (parent, own) == 0);
}

static gboolean
has_folder_alone (MaillagePluginManager *self, MaillagePluginItem *item)
{
  const char *folder = _maillage_plugin_item_get_folder (item);
  g_autofree char *own = dup_own_folder ();

  for (guint i = 0; i < self->items->len; i++)
    if (self->items->pdata[i] != item
        && strcmp (_maillage_plugin_item_get_folder (self->items->pdata[i]), folder) == 0)
      return FALSE;
  return strcmp (folder, own) != 0;
}

/* Beside others, its manifest: without that it is no plugin. */
static gboolean
remove_files (MaillagePluginManager *self, MaillagePluginItem *item, GError **error)
{
  return remove_all (has_folder_alone (self, item) ? _maillage_plugin_item_get_folder (item)
                                                   : _maillage_plugin_item_get_manifest (item),
                     error);
}

static gboolean
forget_choices (MaillagePluginManager *self, MaillagePluginItem *item, GError **error)
{
  const char *id = maillage_plugin_item_get_id (item);

  if (!maillage_plugin_manager_set_active (self, id, FALSE, error))
    return FALSE;
  g_hash_table_remove (self->accepted, id);
  g_hash_table_remove (self->disabled, id);
  _maillage_plugin_manager_keep_choices (self);
  return TRUE;
}

gboolean
_maillage_plugin_manager_remove (MaillagePluginManager *self,
                                 MaillagePluginItem *item,
                                 GError **error)
{
  gboolean counts = maillage_plugin_manager_find (self, maillage_plugin_item_get_id (item)) == item;
  guint position;

  if ((counts && !forget_choices (self, item, error))
      || (_maillage_plugin_item_is_own (item) && !remove_files (self, item, error)))
    return FALSE;
  if (g_ptr_array_find (self->items, item, &position))
    {
      g_ptr_array_remove_index (self->items, position);
      g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
    }
  return TRUE;
}
