/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-plugin-manager.h"

#include "config.h"

#include "maillage-plugin-manager-private.h"
#include "maillage-plugin-start-private.h"

#include <gmodule.h>
#include <glib/gi18n-lib.h>

#define DISABLED_KEY "disabled-plugins"
#define ACCEPTED_KEY "accepted-plugins"

static void maillage_plugin_manager_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MaillagePluginManager,
                               maillage_plugin_manager,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      maillage_plugin_manager_list_model_init))

enum
{
  PROP_SAFE_MODE = 1
};

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

gboolean
_maillage_plugin_manager_is_switched_on (MaillagePluginManager *self, MaillagePluginItem *item)
{
  return !g_hash_table_contains (self->disabled, maillage_plugin_item_get_id (item))
         && maillage_plugin_item_get_accepted (item);
}

/* Our own plugins are not watched: without them there is nothing to fall back to. */
static gboolean
is_watched (MaillagePluginManager *self, MaillagePluginItem *item)
{
  return self->watch != NULL && maillage_plugin_item_get_third_party (item);
}

static void
trap_item (MaillagePluginManager *self, MaillagePluginItem *item)
{
  const char *id = maillage_plugin_item_get_id (item);
  const char *module = _maillage_plugin_item_get_module (item);
  g_autofree char *library = g_strconcat ("lib", module, "." G_MODULE_SUFFIX, NULL);

  if (_maillage_plugin_item_is_python (item))
    _maillage_plugin_watch_trap_python (
        self->watch, id, _maillage_plugin_item_get_folder (item), module);
  else
    _maillage_plugin_watch_trap (self->watch, library, id);
}

static gboolean
start_watched (MaillagePluginManager *self, MaillagePluginItem *item)
{
  gboolean started;

  if (is_watched (self, item))
    _maillage_plugin_watch_enter (self->watch, maillage_plugin_item_get_id (item));
  started = _maillage_plugin_item_start (item, self->engine, self->registry, self->ui);
  if (is_watched (self, item))
    {
      _maillage_plugin_watch_leave (self->watch);
      trap_item (self, item);
    }
  return started;
}

static gboolean
is_kept_out (MaillagePluginManager *self, MaillagePluginItem *item)
{
  if (!self->safe || !maillage_plugin_item_get_third_party (item))
    return FALSE;
  _maillage_plugin_item_take_hindrance (
      item,
      g_error_new (
          MAILLAGE_ERROR,
          MAILLAGE_ERROR_REFUSED,
          item == maillage_plugin_manager_get_culprit (self)
              ? _ ("Maillage stopped in this extension the last time, so it starts without "
                   "it this time.")
              : _ ("It does not run in safe mode.")));
  return TRUE;
}

static gboolean
start_dependencies (MaillagePluginManager *self, MaillagePluginItem *item)
{
  const char *const *modules = _maillage_plugin_item_get_dependencies (item);

  for (gsize i = 0; modules[i] != NULL; i++)
    {
      MaillagePluginItem *needed = _maillage_plugin_manager_find_module (self, modules[i]);
      GError *error = NULL;

      if (needed == NULL)
        error = g_error_new (MAILLAGE_ERROR,
                             MAILLAGE_ERROR_NOT_FOUND,
                             _ ("It needs the plugin “%s”, which is not installed."),
                             modules[i]);
      else if (!_maillage_plugin_manager_is_switched_on (self, needed))
        error = g_error_new (MAILLAGE_ERROR,
                             MAILLAGE_ERROR_REFUSED,
                             _ ("It needs the plugin “%s”, which is switched off."),
                             maillage_plugin_item_get_name (needed));
      else if (!start_item (self, needed))
        error = g_error_new (MAILLAGE_ERROR,
                             MAILLAGE_ERROR_REFUSED,
                             _ ("It needs the plugin “%s”, which is not running."),
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
  if (is_kept_out (self, item) || !start_dependencies (self, item))
    return FALSE;
  if (python && !self->python_enabled)
    {
      maillage_peas_enable_python (self->engine, TYPELIBDIR);
      self->python_enabled = TRUE;
    }
  return start_watched (self, item);
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
                       _ ("It needs the plugin “%s”, which is switched off."),
                       maillage_plugin_item_get_name (item)));
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
  g_hash_table_unref (self->accepted);
  g_clear_pointer (&self->watch, _maillage_plugin_watch_free);
  g_clear_object (&self->settings);
  g_clear_object (&self->registry);
  g_clear_object (&self->engine);
  G_OBJECT_CLASS (maillage_plugin_manager_parent_class)->finalize (object);
}

static void
maillage_plugin_manager_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SAFE_MODE)
    g_value_set_boolean (value, MAILLAGE_PLUGIN_MANAGER (object)->safe);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
maillage_plugin_manager_class_init (MaillagePluginManagerClass *klass)
{
  G_OBJECT_CLASS (klass)->get_property = maillage_plugin_manager_get_property;
  G_OBJECT_CLASS (klass)->dispose = maillage_plugin_manager_dispose;
  G_OBJECT_CLASS (klass)->finalize = maillage_plugin_manager_finalize;
  g_object_class_install_property (
      G_OBJECT_CLASS (klass),
      PROP_SAFE_MODE,
      g_param_spec_boolean (
          "safe-mode", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
}

static void
maillage_plugin_manager_init (MaillagePluginManager *self)
{
  self->engine = peas_engine_new ();
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->disabled = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->accepted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/* Public */

MaillagePluginManager *
maillage_plugin_manager_new (MaillageRegistry *registry)
{
  MaillagePluginManager *self = g_object_new (MAILLAGE_TYPE_PLUGIN_MANAGER, NULL);

  self->registry = g_object_ref (registry);
  return self;
}

static void
read_ids (GSettings *settings, const char *key, GHashTable *ids)
{
  g_auto (GStrv) names = g_settings_get_strv (settings, key);

  for (gsize i = 0; names[i] != NULL; i++)
    g_hash_table_add (ids, g_strdup (names[i]));
}

void
_maillage_plugin_manager_set_settings (MaillagePluginManager *self, GSettings *settings)
{
  g_set_object (&self->settings, settings);
  read_ids (settings, DISABLED_KEY, self->disabled);
  read_ids (settings, ACCEPTED_KEY, self->accepted);
}

void
_maillage_plugin_manager_set_asking (MaillagePluginManager *self, gboolean asking)
{
  self->asking = asking;
}

void
_maillage_plugin_manager_take_watch (MaillagePluginManager *self, MaillagePluginWatch *watch)
{
  g_clear_pointer (&self->watch, _maillage_plugin_watch_free);
  self->watch = watch;
  self->safe |= _maillage_plugin_watch_get_culprit (watch) != NULL;
}

static void
keep_ids (MaillagePluginManager *self, const char *key, GHashTable *ids)
{
  g_autofree const char **names = NULL;

  if (self->settings == NULL)
    return;
  names = (const char **) g_hash_table_get_keys_as_array (ids, NULL);
  g_settings_set_strv (self->settings, key, names);
}

void
_maillage_plugin_manager_keep_choices (MaillagePluginManager *self)
{
  keep_ids (self, DISABLED_KEY, self->disabled);
  keep_ids (self, ACCEPTED_KEY, self->accepted);
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
  _maillage_plugin_manager_check_circles (self);
  for (guint i = 0; i < self->items->len; i++)
    if (_maillage_plugin_manager_is_switched_on (self, self->items->pdata[i]))
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

      if (!maillage_plugin_item_get_active (item))
        continue;
      if (is_watched (self, item))
        _maillage_plugin_watch_enter (self->watch, maillage_plugin_item_get_id (item));
      _maillage_plugin_item_contribute_ui (item, self->registry);
      if (is_watched (self, item))
        _maillage_plugin_watch_leave (self->watch);
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
  _maillage_plugin_manager_check_circles (self);
  if (start_item (self, item))
    {
      if (maillage_plugin_item_get_third_party (item))
        g_hash_table_add (self->accepted, g_strdup (id));
      _maillage_plugin_item_set_accepted (item, TRUE);
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
 * Switches a plugin on or off. Switching on one of a third party accepts it for good: who asks has
 * said before what it reads and adds. Switching off withdraws all it registered at once, and stops
 * the plugins that need it; its records stay, read-only.
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
                   _ ("There is no plugin named “%s”."),
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
  _maillage_plugin_manager_keep_choices (self);
  return TRUE;
}

/**
 * maillage_plugin_manager_get_safe_mode:
 * @self: a plugin manager
 *
 * Returns: whether nothing of third parties runs
 */
gboolean
maillage_plugin_manager_get_safe_mode (MaillagePluginManager *self)
{
  g_return_val_if_fail (MAILLAGE_IS_PLUGIN_MANAGER (self), FALSE);
  return self->safe;
}

/**
 * maillage_plugin_manager_set_safe_mode:
 * @self: a plugin manager
 * @safe_mode: whether plugins of third parties stay out; those that run already go on
 *
 * Leaving safe mode loads those that are switched on.
 */
void
maillage_plugin_manager_set_safe_mode (MaillagePluginManager *self, gboolean safe_mode)
{
  g_return_if_fail (MAILLAGE_IS_PLUGIN_MANAGER (self));
  if (self->safe == safe_mode)
    return;
  self->safe = safe_mode;
  for (guint i = 0; i < self->items->len && !safe_mode; i++)
    if (!_maillage_plugin_item_get_faulty (self->items->pdata[i])
        && maillage_plugin_item_get_third_party (self->items->pdata[i]))
      _maillage_plugin_item_take_hindrance (self->items->pdata[i], NULL);
  if (!safe_mode)
    maillage_plugin_manager_load (self, self->python);
  g_object_notify (G_OBJECT (self), "safe-mode");
}

/**
 * maillage_plugin_manager_get_culprit:
 * @self: a plugin manager
 *
 * Returns: (transfer none) (nullable): the plugin at which an earlier run of the program ended
 *   when it crashed or did not answer any more, %NULL when none did, when it cannot be told or it
 * is not installed any more
 */
MaillagePluginItem *
maillage_plugin_manager_get_culprit (MaillagePluginManager *self)
{
  const char *id;

  g_return_val_if_fail (MAILLAGE_IS_PLUGIN_MANAGER (self), NULL);
  id = self->watch != NULL ? _maillage_plugin_watch_get_culprit (self->watch) : NULL;
  return id != NULL ? maillage_plugin_manager_find (self, id) : NULL;
}
