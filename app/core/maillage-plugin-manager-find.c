/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Finding plugins: their manifests in folders, and what one sees of them side by side. */

#include "maillage-plugin-manager-private.h"
#include "maillage-plugin-start-private.h"

#include <glib/gi18n-lib.h>

MaillagePluginItem *
_maillage_plugin_manager_find_module (MaillagePluginManager *self, const char *module)
{
  MaillagePluginItem *found = NULL;

  for (guint i = 0; i < self->items->len; i++)
    if (g_strcmp0 (_maillage_plugin_item_get_module (self->items->pdata[i]), module) == 0
        && (found == NULL || _maillage_plugin_item_get_faulty (found)))
      found = self->items->pdata[i];
  return found;
}

static gboolean
leads_back (MaillagePluginManager *self,
            MaillagePluginItem *from,
            MaillagePluginItem *to,
            GHashTable *seen)
{
  const char *const *modules = _maillage_plugin_item_get_dependencies (from);

  if (!g_hash_table_add (seen, from))
    return FALSE;
  for (gsize i = 0; modules[i] != NULL; i++)
    {
      MaillagePluginItem *needed = _maillage_plugin_manager_find_module (self, modules[i]);

      if (needed != NULL && (needed == to || leads_back (self, needed, to, seen)))
        return TRUE;
    }
  return FALSE;
}

void
_maillage_plugin_manager_check_circles (MaillagePluginManager *self)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      MaillagePluginItem *item = self->items->pdata[i];
      g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

      if (!_maillage_plugin_item_get_faulty (item) && leads_back (self, item, item, seen))
        _maillage_plugin_item_take_fault (
            item,
            g_error_new (MAILLAGE_ERROR,
                         MAILLAGE_ERROR_UNREADABLE,
                         _ ("It needs a plugin that itself needs this one.")));
    }
}

static void
give_way (MaillagePluginItem *item, MaillagePluginItem *first)
{
  _maillage_plugin_item_take_fault (
      item,
      g_error_new (MAILLAGE_ERROR,
                   MAILLAGE_ERROR_REFUSED,
                   _ ("The plugin of the same name in %s comes before it."),
                   _maillage_plugin_item_get_folder (first)));
}

/* A faulty plugin in a user's folder does not stand in the way of a good one, nor a third party's
 * in the way of ours, whatever name it goes by. */
static void
check_twins (MaillagePluginManager *self, MaillagePluginItem *item)
{
  MaillagePluginItem *first
      = maillage_plugin_manager_find (self, maillage_plugin_item_get_id (item));

  if (first == NULL || _maillage_plugin_item_get_faulty (first))
    first = _maillage_plugin_manager_find_module (self, _maillage_plugin_item_get_module (item));
  if (first == NULL || _maillage_plugin_item_get_faulty (first))
    return;
  if (maillage_plugin_item_get_third_party (first) && !maillage_plugin_item_get_third_party (item))
    give_way (first, item);
  else
    give_way (item, first);
}

/* An id without a domain is one of ours: it runs unasked, even in safe mode. */
static void
check_domain (MaillagePluginManager *self, MaillagePluginItem *item)
{
  const char *id = maillage_plugin_item_get_id (item);

  if (!self->others || maillage_plugin_item_get_third_party (item))
    return;
  _maillage_plugin_item_take_fault (
      item,
      g_error_new (MAILLAGE_ERROR,
                   MAILLAGE_ERROR_REFUSED,
                   _ ("Its id “%s” has no domain before it: write one that is yours, as "
                      "“org.example.%s”."),
                   id,
                   id));
}

static gboolean
is_taken (MaillagePluginManager *self, const char *manifest)
{
  for (guint i = 0; i < self->items->len; i++)
    if (strcmp (_maillage_plugin_item_get_manifest (self->items->pdata[i]), manifest) == 0)
      return TRUE;
  return FALSE;
}

/* A folder that is named twice is one. */
static void
take_manifest (MaillagePluginManager *self, const char *manifest)
{
  MaillagePluginItem *item;
  guint position = 0;

  if (is_taken (self, manifest))
    return;
  item = _maillage_plugin_item_new (manifest);
  if (!_maillage_plugin_item_get_faulty (item))
    check_domain (self, item);
  if (!_maillage_plugin_item_get_faulty (item))
    _maillage_plugin_item_check_code (item);
  if (!_maillage_plugin_item_get_faulty (item))
    check_twins (self, item);
  if (self->asking && maillage_plugin_item_get_third_party (item))
    _maillage_plugin_item_set_accepted (
        item, g_hash_table_contains (self->accepted, maillage_plugin_item_get_id (item)));
  while (position < self->items->len
         && _maillage_plugin_item_compare (item, self->items->pdata[position]) >= 0)
    position++;
  g_ptr_array_insert (self->items, (int) position, item);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 0, 1);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Manifests lie in the folder itself or one folder deeper. */
static void
find_manifests (MaillagePluginManager *self, const char *path, gboolean deeper)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    g_ptr_array_add (names, g_build_filename (path, name, NULL));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    {
      const char *entry = g_ptr_array_index (names, i);

      if (g_str_has_suffix (entry, ".plugin"))
        take_manifest (self, entry);
      else if (deeper && g_file_test (entry, G_FILE_TEST_IS_DIR))
        find_manifests (self, entry, FALSE);
    }
}

/**
 * maillage_plugin_manager_add_path:
 * @self: a plugin manager
 * @path: a folder of plugins, or of folders that each hold one; it may be missing
 *
 * Finds the plugins in a folder. Nothing is loaded yet. Of two plugins of one id, the one found
 * first counts.
 */
void
maillage_plugin_manager_add_path (MaillagePluginManager *self, const char *path)
{
  g_return_if_fail (MAILLAGE_IS_PLUGIN_MANAGER (self));
  g_return_if_fail (path != NULL);
  find_manifests (self, path, TRUE);
}

void
_maillage_plugin_manager_add_others_path (MaillagePluginManager *self, const char *path)
{
  self->others = TRUE;
  find_manifests (self, path, TRUE);
  self->others = FALSE;
}

/* Who switched off what it needs knows why it does not run. */
static gboolean
lacks_what_is_off (MaillagePluginManager *self, MaillagePluginItem *item)
{
  const char *const *modules = _maillage_plugin_item_get_dependencies (item);

  for (gsize i = 0; modules[i] != NULL; i++)
    {
      MaillagePluginItem *needed = _maillage_plugin_manager_find_module (self, modules[i]);

      if (needed != NULL
          && (!_maillage_plugin_manager_is_switched_on (self, needed)
              || lacks_what_is_off (self, needed)))
        return TRUE;
    }
  return FALSE;
}

/**
 * maillage_plugin_manager_find_stranded:
 * @self: a plugin manager
 *
 * Returns: (transfer none) (nullable): the first plugin that is switched on and did not start; in
 * safe mode none is missed
 */
MaillagePluginItem *
maillage_plugin_manager_find_stranded (MaillagePluginManager *self)
{
  g_return_val_if_fail (MAILLAGE_IS_PLUGIN_MANAGER (self), NULL);
  for (guint i = 0; i < self->items->len && !self->safe; i++)
    {
      MaillagePluginItem *item = self->items->pdata[i];
      const char *id = maillage_plugin_item_get_id (item);

      if (_maillage_plugin_manager_is_switched_on (self, item)
          && maillage_plugin_item_get_problem (item) != NULL
          && maillage_plugin_manager_find (self, id) == item && !lacks_what_is_off (self, item))
        return item;
    }
  return NULL;
}
