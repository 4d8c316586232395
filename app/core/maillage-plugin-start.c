/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* One plugin's code: whether it is there, loading it, and letting it contribute. */

#include "config.h"

#include "maillage-plugin-private.h"
#include "maillage-plugin-start-private.h"
#include "maillage-python.h"
#include "maillage-kind-private.h"
#include "maillage-registry-private.h"
#include "maillage-store-private.h"

#include <gmodule.h>
#include <glib/gi18n-lib.h>

gboolean
_maillage_plugin_item_is_python (MaillagePluginItem *item)
{
  return g_str_has_prefix (_maillage_plugin_item_get_loader (item), "python");
}

static gboolean
has_python_code (const char *folder, const char *module)
{
  g_autofree char *name = g_strconcat (module, ".py", NULL);
  g_autofree char *file = g_build_filename (folder, name, NULL);
  g_autofree char *package = g_build_filename (folder, module, "__init__.py", NULL);

  return g_file_test (file, G_FILE_TEST_EXISTS) || g_file_test (package, G_FILE_TEST_EXISTS);
}

static gboolean
has_c_code (const char *folder, const char *module)
{
  g_autofree char *name = g_strconcat ("lib", module, "." G_MODULE_SUFFIX, NULL);
  g_autofree char *file = g_build_filename (folder, name, NULL);

  return g_file_test (file, G_FILE_TEST_EXISTS);
}

void
_maillage_plugin_item_check_code (MaillagePluginItem *item)
{
  const char *loader = _maillage_plugin_item_get_loader (item);
  const char *module = _maillage_plugin_item_get_module (item);
  const char *folder = _maillage_plugin_item_get_folder (item);
  gboolean python = strcmp (loader, MAILLAGE_PEAS_PYTHON) == 0;

  if (strcmp (loader, "C") != 0 && !(python && HAVE_PYTHON))
    _maillage_plugin_item_take_fault (
        item,
        g_error_new (MAILLAGE_ERROR,
                     MAILLAGE_ERROR_UNREADABLE,
                     _ ("It is written for “%s”, which this program does not run."),
                     loader));
  else if (python ? !has_python_code (folder, module) : !has_c_code (folder, module))
    _maillage_plugin_item_take_fault (
        item,
        g_error_new (MAILLAGE_ERROR,
                     MAILLAGE_ERROR_UNREADABLE,
                     _ ("Its code, the module “%s”, is missing from %s."),
                     module,
                     folder));
}

static void
bind_text_domain (MaillagePluginItem *item)
{
  const char *domain = _maillage_plugin_item_get_text_domain (item);
  g_autofree char *own = NULL;

  if (domain == NULL || strcmp (domain, GETTEXT_PACKAGE) == 0)
    return;
  own = g_build_filename (_maillage_plugin_item_get_folder (item), "locale", NULL);
  bindtextdomain (domain, g_file_test (own, G_FILE_TEST_IS_DIR) ? own : LOCALEDIR);
  bind_textdomain_codeset (domain, "UTF-8");
}

/* Loads the module, once, and makes the plugin's object. */
static MaillagePlugin *
make_plugin (MaillagePluginItem *item, PeasEngine *engine)
{
  const char *module = _maillage_plugin_item_get_module (item);
  const char *folder = _maillage_plugin_item_get_folder (item);
  g_autofree char *reason = NULL;
  PeasPluginInfo *info;

  /* It reads every manifest of the folder, each time it is told of it. */
  info = peas_engine_get_plugin_info (engine, module);
  if (info == NULL)
    {
      peas_engine_add_search_path (engine, folder, folder);
      info = peas_engine_get_plugin_info (engine, module);
    }
  reason = info != NULL ? maillage_peas_load (engine, info) : g_strdup (module);
  if (reason != NULL)
    {
      _maillage_plugin_item_take_fault (item,
                                        g_error_new (MAILLAGE_ERROR,
                                                     MAILLAGE_ERROR_UNREADABLE,
                                                     _ ("Its code could not be loaded: %s"),
                                                     reason));
      return NULL;
    }
  if (!peas_engine_provides_extension (engine, info, MAILLAGE_TYPE_PLUGIN))
    {
      _maillage_plugin_item_take_fault (
          item,
          g_error_new (MAILLAGE_ERROR,
                       MAILLAGE_ERROR_UNREADABLE,
                       _ ("Its code was loaded, but holds no plugin for this program.")));
      return NULL;
    }
  return (MaillagePlugin *) peas_engine_create_extension (engine, info, MAILLAGE_TYPE_PLUGIN, NULL);
}

/* A store that is already open makes room for the kinds that have just come. */
static gboolean
apply_kinds (MaillageRegistry *registry, GError **error)
{
  MaillageStore *store = _maillage_registry_get_store (registry);

  return store == NULL || maillage_store_get_read_only (store)
         || _maillage_store_apply_kinds (store, error);
}

char *
_maillage_plugin_take_raised (void)
{
  return maillage_python_take_raised ();
}

static gboolean
stumbled (MaillagePluginItem *item)
{
  g_autofree char *raised
      = _maillage_plugin_item_is_python (item) ? _maillage_plugin_take_raised () : NULL;

  if (raised == NULL)
    return FALSE;
  _maillage_plugin_item_take_hindrance (
      item,
      g_error_new (
          MAILLAGE_ERROR, MAILLAGE_ERROR_FAILED, _ ("It stopped with an error: %s"), raised));
  return TRUE;
}

static gboolean
contribute (MaillagePluginItem *item, MaillagePlugin *plugin, MaillageScope *scope, gboolean ui)
{
  maillage_python_forget_raised ();
  maillage_plugin_contribute (plugin, scope);
  if (ui)
    maillage_plugin_contribute_ui (plugin, scope);
  if (!stumbled (item))
    return TRUE;
  _maillage_scope_leave (scope);
  return FALSE;
}

static gboolean
check_once (GHashTable *ids, MaillageKind *kind, GError **error)
{
  const char *id = maillage_kind_get_id (kind);

  if (g_hash_table_add (ids, (gpointer) id))
    return TRUE;
  g_set_error (error,
               MAILLAGE_ERROR,
               MAILLAGE_ERROR_REFUSED,
               _ ("It declares the kind of record “%s” twice."),
               id);
  return FALSE;
}

static gboolean
check_kinds (MaillagePluginItem *item, MaillageScope *scope)
{
  GPtrArray *kinds = _maillage_scope_get_kinds (scope);
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  GError *error = NULL;

  for (guint i = 0; i < kinds->len; i++)
    if (!check_once (ids, g_ptr_array_index (kinds, i), &error)
        || !_maillage_kind_check (g_ptr_array_index (kinds, i), &error))
      {
        _maillage_scope_leave (scope);
        _maillage_plugin_item_take_fault (item, error);
        return FALSE;
      }
  return TRUE;
}

void
_maillage_plugin_item_contribute_ui (MaillagePluginItem *item, MaillageRegistry *registry)
{
  maillage_python_forget_raised ();
  maillage_plugin_contribute_ui (_maillage_plugin_item_get_plugin (item),
                                 _maillage_plugin_item_get_scope (item));
  if (stumbled (item))
    _maillage_plugin_item_stop (item, registry);
}

gboolean
_maillage_plugin_item_start (MaillagePluginItem *item,
                             PeasEngine *engine,
                             MaillageRegistry *registry,
                             gboolean ui)
{
  g_autoptr (MaillagePlugin) plugin = NULL;
  g_autoptr (MaillageScope) scope = NULL;
  GError *error = NULL;

  bind_text_domain (item);
  plugin = make_plugin (item, engine);
  if (plugin == NULL)
    return FALSE;
  scope = maillage_registry_open_scope (registry, maillage_plugin_item_get_id (item));
  if (!contribute (item, plugin, scope, ui) || !check_kinds (item, scope))
    return FALSE;
  maillage_registry_enter (registry, scope);
  if (!apply_kinds (registry, &error))
    {
      maillage_registry_leave (registry, scope);
      _maillage_plugin_item_take_hindrance (item, error);
      return FALSE;
    }
  _maillage_plugin_item_set_running (item, plugin, scope);
  return TRUE;
}

void
_maillage_plugin_item_stop (MaillagePluginItem *item, MaillageRegistry *registry)
{
  MaillageScope *scope = _maillage_plugin_item_get_scope (item);

  if (scope == NULL)
    return;
  maillage_registry_leave (registry, scope);
  _maillage_plugin_item_set_running (item, NULL, NULL);
}
