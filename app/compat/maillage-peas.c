/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-peas.h"

#include <glib/gstdio.h>
#include <string.h>

/* A module that asks for GTK 3 beside our GTK 4 would hang the process for ever; after this it gets
 * a Python error instead. Where GTK 4 has no typelib, no module can ask for it either. */
static const char guard_code[]
    = "import os, shutil, sys\n"
      "sys.path.remove(os.path.dirname(__file__))\n"
      "shutil.rmtree(os.path.dirname(__file__), ignore_errors=True)\n"
      "import gi\n"
      "from gi.module import get_introspection_module\n"
      "try:\n"
      "    gi.require_version('Gtk', '4.0')\n"
      "    get_introspection_module('Gtk')\n"
      "except ValueError:\n"
      "    pass\n";

static const char guard_manifest[] = "[Plugin]\n"
                                     "Module=%s\n"
                                     "Name=Guard\n"
                                     "Loader=" MAILLAGE_PEAS_PYTHON "\n";

void
maillage_peas_register_type (GTypeModule *module, GType extension, GType type)
{
  peas_object_module_register_extension_type (PEAS_OBJECT_MODULE (module), extension, type);
}

/* PyGObject looks there when it starts. */
static void
add_typelibs (const char *typelibs)
{
  const char *before = g_getenv ("GI_TYPELIB_PATH");
  g_autofree char *path = NULL;

  if (before != NULL && strstr (before, typelibs) != NULL)
    return;
  path = before != NULL ? g_strconcat (typelibs, ":", before, NULL) : g_strdup (typelibs);
  g_setenv ("GI_TYPELIB_PATH", path, TRUE);
}

static void
load_guard (PeasEngine *engine, const char *folder, const char *module)
{
  PeasPluginInfo *info;

  peas_engine_add_search_path (engine, folder, folder);
  info = peas_engine_get_plugin_info (engine, module);
  if (info == NULL || !peas_engine_load_plugin (engine, info))
    g_warning ("Python plugins run without the guard against GTK 3.");
}

/* libpeas starts the interpreter with the first module it loads, and PyGObject may have another
 * libgirepository than any we could link, which would crash: so the guard is such a module. */
void
maillage_peas_enable_python (PeasEngine *engine, const char *typelibs)
{
  g_autofree char *folder = g_dir_make_tmp ("maillage-XXXXXX", NULL);
  g_autofree char *module = NULL;
  g_autofree char *code = NULL;
  g_autofree char *manifest = NULL;
  g_autofree char *text = NULL;

  add_typelibs (typelibs);
  peas_engine_enable_loader (engine, MAILLAGE_PEAS_PYTHON);
  if (folder == NULL)
    return;
  /* Of two modules of one name, in two engines, Python refuses the second. */
  module = g_strconcat ("maillage_guard_", strrchr (folder, '-') + 1, NULL);
  text = g_strdup_printf (guard_manifest, module);
  code = g_strconcat (folder, "/", module, ".py", NULL);
  manifest = g_strconcat (folder, "/", module, ".plugin", NULL);
  if (g_file_set_contents (code, guard_code, -1, NULL)
      && g_file_set_contents (manifest, text, -1, NULL))
    load_guard (engine, folder, module);
  /* What is still there when the guard could not take it away itself. */
  g_unlink (code);
  g_unlink (manifest);
  g_rmdir (folder);
}

/* libpeas says why in a warning alone: of Python a traceback, of which the last line counts; of C
 * the linker's words after the module's name. */
static char *
dup_reason (const char *warning)
{
  g_autofree char *text = g_strchomp (g_strdup (warning));
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint n = g_strv_length (lines);
  const char *named;

  if (n > 1)
    return g_strdup (lines[n - 1]);
  named = strstr (text, "': ");
  return g_strdup (named != NULL ? named + strlen ("': ") : text);
}

static void
keep_reason (const char *domain, GLogLevelFlags level, const char *message, gpointer data)
{
  char **reason = data;

  if ((level & (G_LOG_LEVEL_WARNING | G_LOG_LEVEL_CRITICAL)) == 0)
    {
      g_log_default_handler (domain, level, message, NULL);
      return;
    }
  if (*reason == NULL)
    *reason = dup_reason (message);
  g_printerr ("%s\n", message);
}

char *
maillage_peas_load (PeasEngine *engine, PeasPluginInfo *info)
{
  g_autofree char *reason = NULL;
  GLogFunc before = g_log_set_default_handler (keep_reason, &reason);
  gboolean loaded = peas_engine_load_plugin (engine, info);

  g_log_set_default_handler (before, NULL);
  if (loaded)
    return NULL;
  return reason != NULL ? g_steal_pointer (&reason) : g_strdup (peas_plugin_info_get_name (info));
}
