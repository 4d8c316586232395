/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-peas.h"

#include <girepository.h>

void
maillage_peas_register_type (GTypeModule *module, GType extension, GType type)
{
  peas_object_module_register_extension_type (PEAS_OBJECT_MODULE (module), extension, type);
}

void
maillage_peas_enable_python (PeasEngine *engine, const char *typelibs)
{
  g_autoptr (GError) error = NULL;

  g_irepository_prepend_search_path (typelibs);
  /* A module that asks for GTK 3 beside our GTK 4 would hang the process for ever; with this it
   * gets a Python error instead. Where GTK 4 has no typelib, no module can ask for it either.
   * Not lazily: PyGObject crashes on a namespace that was required so. */
  if (g_irepository_require (NULL, "Gtk", "4.0", 0, &error) == NULL)
    g_debug ("No typelib for GTK 4: %s", error->message);
  peas_engine_enable_loader (engine, MAILLAGE_PEAS_PYTHON);
}
