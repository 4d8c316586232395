/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-plugin-manager.h"

#include "config.h"

#include "maillage-peas.h"
#include "maillage-plugin-private.h"
#include "maillage-plugin-start-private.h"

#include <glib/gi18n-lib.h>

#define DISABLED_KEY "disabled-plugins"

/**
 * MaillagePluginManager:
 *
 * Finds modules, loads them and gives each its scope: a list of [class@PluginItem].
 *
 * Manifests are read and judged here, and libpeas sees only those that passed: what it finds wrong
 * it says on the terminal, where nobody reads it. Switching off is ours too: the scope is left and
 * the plugin's object dropped, while the module stays mapped until the program ends.
 */
struct _MaillagePluginManager
{
  GObject parent_instance;

  MaillageRegistry *registry;
  PeasEngine *engine;
  GPtrArray *items; /* in the order of loading */
  GHashTable *disabled;
  GSettings *settings; /* nullable */
  gboolean python, python_enabled, ui;
};

static void maillage_plugin_manager_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MaillagePluginManager,
                               maillage_plugin_manager,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      maillage_plugin_manager_list_model_init))

static GType
maillage_plugin_manager_get_item_type (GListModel *model)
{
  return MAILLAGE_TYPE_PLUGIN_ITEM;
}

static guint
maillage_plugin_manager_get_n_items (GListModel *model)
{
  return MAILLAGE_PLUGIN_MANAGER (model)->items->len;
}

static gpointer
maillage_plugin_manager_get_item (GListModel *model, guint position)
{
  MaillagePluginManager *self = MAILLAGE_PLUGIN_MANAGER (model);

  if (position >= self->items->len)
    return NULL;
  return g_object_ref (g_ptr_array_index (self->items, position));
}

static void
maillage_plugin_manager_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = maillage_plugin_manager_get_item_type;
  iface->get_n_items = maillage_plugin_manager_get_n_items;
  iface->get_item = maillage_plugin_manager_get_item;
}

/* Starting and stopping */

static gboolean start_item (MaillagePluginManager *self, MaillagePluginItem *item);

static gboolean
is_switched_on (MaillagePluginManager *self, MaillagePluginItem *item)
{
  return !g_hash_table_contains (self->disabled, maillage_plugin_item_get_id (item));
}

/* Dependencies are between modules: `Depends` names what libpeas names. Of two, the one that can
 * run counts. */
static MaillagePluginItem *
find_module (MaillagePluginManager *self, const char *module)
{
  MaillagePluginItem *found = NULL;

  for (guint i = 0; i < self->items->len; i++)
    if (g_strcmp0 (_maillage_plugin_item_get_module (self->items->pdata[i]), module) == 0
        && (found == NULL || _maillage_plugin_item_get_faulty (found)))
      found = self->items->pdata[i];
  return found;
}

static gboolean
start_dependencies (MaillagePluginManager *self, MaillagePluginItem *item)
{
  const char *const *modules = _maillage_plugin_item_get_dependencies (item);

  for (gsize i = 0; modules[i] != NULL; i++)
    {
      MaillagePluginItem *needed = find_module (self, modules[i]);
      GError *error = NULL;

      if (needed == NULL)
        error = g_error_new (MAILLAGE_ERROR,
                             MAILLAGE_ERROR_NOT_FOUND,
                             _("It needs the plugin “%s”, which is not installed."),
                             modules[i]);
      else if (!is_switched_on (self, needed))
        error = g_error_new (MAILLAGE_ERROR,
                             MAILLAGE_ERROR_REFUSED,
                             _("It needs the plugin “%s”, which is switched off."),
                             maillage_plugin_item_get_name (needed));
      else if (!start_item (self, needed))
        error = g_error_new (MAILLAGE_ERROR,
                             MAILLAGE_ERROR_REFUSED,
                             _("It needs the plugin “%s”, which is not running."),
                             maillage_plugin_item_get_name (needed));
      if (error != NULL)
        {
          _maillage_plugin_item_take_hindrance (item, error);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
start_item (MaillagePluginManager *self, MaillagePluginItem *item)
{
  gboolean python = _maillage_plugin_item_is_python (item);

  if (maillage_plugin_item_get_active (item))
    return TRUE;
  if (_maillage_plugin_item_get_faulty (item) || (python && !self->python))
    return FALSE;
  if (!start_dependencies (self, item))
    return FALSE;
  if (python && !self->python_enabled)
    {
      maillage_peas_enable_python (self->engine, TYPELIBDIR);
      self->python_enabled = TRUE;
    }
  return _maillage_plugin_item_start (item, self->engine, self->registry, self->ui);
}

/* Stops what runs on top of @item, as it would not start the next time either. */
static void
stop_dependents (MaillagePluginManager *self, MaillagePluginItem *item)
{
  const char *module = _maillage_plugin_item_get_module (item);

  for (guint i = self->items->len; i > 0; i--)
    {
      MaillagePluginItem *other = self->items->pdata[i - 1];

      if (!maillage_plugin_item_get_active (other)
          || !g_strv_contains (_maillage_plugin_item_get_dependencies (other), module))
        continue;
      stop_dependents (self, other);
      _maillage_plugin_item_stop (other, self->registry);
      _maillage_plugin_item_take_hindrance (
          other,
          g_error_new (MAILLAGE_ERROR,
                       MAILLAGE_ERROR_REFUSED,
                       _("It needs the plugin “%s”, which is switched off."),
                       maillage_plugin_item_get_name (item)));
    }
}

/* Finding */

/* A circle of dependencies is found before anything in it starts. */
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
      MaillagePluginItem *needed = find_module (self, modules[i]);

      if (needed != NULL && (needed == to || leads_back (self, needed, to, seen)))
        return TRUE;
    }
  return FALSE;
}

static void
check_circles (MaillagePluginManager *self)
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
                         _("It needs a plugin that itself needs this one.")));
    }
}

/* A faulty plugin in a user's folder does not stand in the way of a good one. */
static void
check_twins (MaillagePluginManager *self, MaillagePluginItem *item)
{
  MaillagePluginItem *first
      = maillage_plugin_manager_find (self, maillage_plugin_item_get_id (item));

  if (first == NULL || _maillage_plugin_item_get_faulty (first))
    first = find_module (self, _maillage_plugin_item_get_module (item));
  if (first != NULL && !_maillage_plugin_item_get_faulty (first))
    _maillage_plugin_item_take_fault (
        item,
        g_error_new (MAILLAGE_ERROR,
                     MAILLAGE_ERROR_REFUSED,
                     _("The plugin of the same name in %s comes before it."),
                     _maillage_plugin_item_get_folder (first)));
}

static void
take_manifest (MaillagePluginManager *self, const char *manifest)
{
  MaillagePluginItem *item = _maillage_plugin_item_new (manifest);
  guint position = 0;

  if (!_maillage_plugin_item_get_faulty (item))
    _maillage_plugin_item_check_code (item);
  if (!_maillage_plugin_item_get_faulty (item))
    check_twins (self, item);
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

/* The object */

static void
maillage_plugin_manager_dispose (GObject *object)
{
  MaillagePluginManager *self = MAILLAGE_PLUGIN_MANAGER (object);

  for (guint i = self->items->len; i > 0; i--)
    _maillage_plugin_item_stop (self->items->pdata[i - 1], self->registry);
  G_OBJECT_CLASS (maillage_plugin_manager_parent_class)->dispose (object);
}

static void
maillage_plugin_manager_finalize (GObject *object)
{
  MaillagePluginManager *self = MAILLAGE_PLUGIN_MANAGER (object);

  g_ptr_array_unref (self->items);
  g_hash_table_unref (self->disabled);
  g_clear_object (&self->settings);
  g_clear_object (&self->registry);
  g_clear_object (&self->engine);
  G_OBJECT_CLASS (maillage_plugin_manager_parent_class)->finalize (object);
}

static void
maillage_plugin_manager_class_init (MaillagePluginManagerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = maillage_plugin_manager_dispose;
  G_OBJECT_CLASS (klass)->finalize = maillage_plugin_manager_finalize;
}

static void
maillage_plugin_manager_init (MaillagePluginManager *self)
{
  self->engine = peas_engine_new ();
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->disabled = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/* Public */

MaillagePluginManager *
maillage_plugin_manager_new (MaillageRegistry *registry)
{
  MaillagePluginManager *self = g_object_new (MAILLAGE_TYPE_PLUGIN_MANAGER, NULL);

  self->registry = g_object_ref (registry);
  return self;
}

void
_maillage_plugin_manager_set_settings (MaillagePluginManager *self, GSettings *settings)
{
  g_auto (GStrv) ids = g_settings_get_strv (settings, DISABLED_KEY);

  g_set_object (&self->settings, settings);
  for (gsize i = 0; ids[i] != NULL; i++)
    g_hash_table_add (self->disabled, g_strdup (ids[i]));
}

static void
keep_disabled (MaillagePluginManager *self)
{
  g_autofree const char **ids = NULL;

  if (self->settings == NULL)
    return;
  ids = (const char **) g_hash_table_get_keys_as_array (self->disabled, NULL);
  g_settings_set_strv (self->settings, DISABLED_KEY, ids);
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

/**
 * maillage_plugin_manager_load:
 * @self: a plugin manager
 * @python: whether those in Python are loaded too, which takes a third of a second the first time
 *
 * Loads every plugin that is switched on. One that cannot be loaded says so in its item; the others
 * are not disturbed. The Python interpreter starts only if a plugin needs it.
 */
void
maillage_plugin_manager_load (MaillagePluginManager *self, gboolean python)
{
  g_return_if_fail (MAILLAGE_IS_PLUGIN_MANAGER (self));
  self->python |= python;
  check_circles (self);
  for (guint i = 0; i < self->items->len; i++)
    if (is_switched_on (self, self->items->pdata[i]))
      start_item (self, self->items->pdata[i]);
}

/**
 * maillage_plugin_manager_enable_ui:
 * @self: a plugin manager
 *
 * Lets every plugin, loaded now or later, contribute to the interface.
 */
void
maillage_plugin_manager_enable_ui (MaillagePluginManager *self)
{
  g_return_if_fail (MAILLAGE_IS_PLUGIN_MANAGER (self));
  if (self->ui)
    return;
  self->ui = TRUE;
  for (guint i = 0; i < self->items->len; i++)
    {
      MaillagePluginItem *item = self->items->pdata[i];

      if (maillage_plugin_item_get_active (item))
        _maillage_plugin_item_contribute_ui (item, self->registry);
    }
}

/**
 * maillage_plugin_manager_find:
 * @self: a plugin manager
 * @id: a plugin's id
 *
 * Returns: (transfer none) (nullable): its item
 */
MaillagePluginItem *
maillage_plugin_manager_find (MaillagePluginManager *self, const char *id)
{
  MaillagePluginItem *found = NULL;

  g_return_val_if_fail (MAILLAGE_IS_PLUGIN_MANAGER (self), NULL);
  for (guint i = 0; i < self->items->len; i++)
    if (g_strcmp0 (maillage_plugin_item_get_id (self->items->pdata[i]), id) == 0
        && (found == NULL || _maillage_plugin_item_get_faulty (found)))
      found = self->items->pdata[i];
  return found;
}

static gboolean
switch_on (MaillagePluginManager *self, MaillagePluginItem *item, GError **error)
{
  const char *id = maillage_plugin_item_get_id (item);
  gboolean was_off = g_hash_table_remove (self->disabled, id);
  const GError *reason;

  self->python |= _maillage_plugin_item_is_python (item);
  check_circles (self);
  if (start_item (self, item))
    {
      /* Those that waited for it. */
      maillage_plugin_manager_load (self, self->python);
      return TRUE;
    }
  if (was_off)
    g_hash_table_add (self->disabled, g_strdup (id));
  reason = _maillage_plugin_item_get_error (item);
  if (error != NULL)
    *error = g_error_copy (reason);
  return FALSE;
}

/**
 * maillage_plugin_manager_set_active:
 * @self: a plugin manager
 * @id: a plugin's id
 * @active: whether it runs, now and the next time the program starts
 * @error: MAILLAGE_ERROR_NOT_FOUND, MAILLAGE_ERROR_ABI, MAILLAGE_ERROR_UNREADABLE, or
 *   MAILLAGE_ERROR_REFUSED when another plugin it needs does not run
 *
 * Switches a plugin on or off. Switching off withdraws all it registered at once, and stops the
 * plugins that need it; its records stay, read-only.
 *
 * Returns: whether that is so now
 */
gboolean
maillage_plugin_manager_set_active (MaillagePluginManager *self,
                                    const char *id,
                                    gboolean active,
                                    GError **error)
{
  MaillagePluginItem *item;

  g_return_val_if_fail (MAILLAGE_IS_PLUGIN_MANAGER (self), FALSE);
  item = maillage_plugin_manager_find (self, id);
  if (item == NULL)
    {
      g_set_error (error,
                   MAILLAGE_ERROR,
                   MAILLAGE_ERROR_NOT_FOUND,
                   _("There is no plugin named “%s”."),
                   id);
      return FALSE;
    }
  if (active && !switch_on (self, item, error))
    return FALSE;
  if (!active && g_hash_table_add (self->disabled, g_strdup (id)))
    {
      stop_dependents (self, item);
      _maillage_plugin_item_stop (item, self->registry);
    }
  keep_disabled (self);
  return TRUE;
}
