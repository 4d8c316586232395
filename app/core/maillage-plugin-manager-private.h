/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "maillage-peas.h"
#include "maillage-plugin-private.h"

G_BEGIN_DECLS

struct _MaillagePluginManager
{
  GObject parent_instance;

  MaillageRegistry *registry;
  PeasEngine *engine;
  GPtrArray *items; /* in the order of loading */
  GHashTable *disabled, *accepted;
  GSettings *settings;        /* nullable */
  MaillagePluginWatch *watch; /* nullable */
  gboolean python, python_enabled, ui, asking, others, safe;
};

/* In maillage-plugin-manager-find.c. Dependencies are between modules: `Depends` names what libpeas
 * names. Of two, the one that can run counts. */
MaillagePluginItem *_maillage_plugin_manager_find_module (MaillagePluginManager *self,
                                                          const char *module);
gboolean _maillage_plugin_manager_is_switched_on (MaillagePluginManager *self,
                                                  MaillagePluginItem *item);
/* Writes to the settings which are switched off, and which were accepted. */
void _maillage_plugin_manager_keep_choices (MaillagePluginManager *self);
/* A circle of dependencies is found before anything in it starts. */
void _maillage_plugin_manager_check_circles (MaillagePluginManager *self);

G_END_DECLS
