/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

/* libpeas 1.34 and libpeas 2 as one. Only the plugin manager and
 * maillage_plugin_register() include this. */

#include "config.h"

#ifdef HAVE_LIBPEAS_2
#include <libpeas.h>
#define MAILLAGE_PEAS_PYTHON "python"
#else
#define PEAS_DISABLE_DEPRECATED
#include <libpeas/peas.h>
#define MAILLAGE_PEAS_PYTHON "python3"
#endif

G_BEGIN_DECLS

void maillage_peas_register_type (GTypeModule *module, GType extension, GType type);
/* Starts Python in the process. @typelibs is where our own typelibs are installed. */
void maillage_peas_enable_python (PeasEngine *engine, const char *typelibs);
/* NULL when it was loaded, else why not, in the words of the linker or of Python. */
char *maillage_peas_load (PeasEngine *engine, PeasPluginInfo *info);

G_END_DECLS
