/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "maillage-gazetteer.h"
#include "maillage-plugin-manager.h"
#include "maillage-registry.h"
#include "maillage-store-core.h"

G_BEGIN_DECLS

/* Everything one running program shares, handed to what needs it: no globals. */
#define MAILLAGE_TYPE_CONTEXT (maillage_context_get_type ())
G_DECLARE_FINAL_TYPE (MaillageContext, maillage_context, MAILLAGE, CONTEXT, GObject)

/* With every plugin in C that is switched on; maillage_plugin_manager_load() adds those in Python
 * (the shell calls it after its first frame, maillagectl at once). */
MaillageContext *maillage_context_new (void);

/**
 * MaillageStartFlags:
 *
 * How a program meets plugins of third parties when it starts.
 */
typedef enum /*< flags >*/
{
  MAILLAGE_START_NONE = 0,
  MAILLAGE_START_SAFE = 1 << 0,    /* without any */
  MAILLAGE_START_WATCHED = 1 << 1, /* noting which one starts, and safe after one that ended it */
} MaillageStartFlags;

MaillageContext *maillage_context_new_with_flags (MaillageStartFlags flags);
MaillageRegistry *maillage_context_get_registry (MaillageContext *self);
MaillagePluginManager *maillage_context_get_plugin_manager (MaillageContext *self);
/* The program's settings: author, window size, columns, switched-off plugins. */
GSettings *maillage_context_get_settings (MaillageContext *self);
/* NULL, and told once by g_message (), when its file is missing. */
MaillageGazetteer *maillage_context_get_gazetteer (MaillageContext *self);
/* NULL until maillage_context_open(). */
MaillageStore *maillage_context_get_store (MaillageContext *self);
/* @path NULL is maillage_context_dup_default_path(), whose folder is made when it is missing. */
gboolean maillage_context_open (MaillageContext *self,
                                const char *path,
                                MaillageOpenFlags flags,
                                GError **error);
/* "$XDG_DATA_HOME/maillage/maillage.db" */
char *maillage_context_dup_default_path (void);
/* Fills an empty store with every plugin's demo data, as one change. */
gboolean maillage_context_add_demo (MaillageContext *self, GError **error);
/* The program's day: today, or MAILLAGE_TODAY ("2022-03-15") for tests and the tour. */
MaillageDate *maillage_context_dup_today (MaillageContext *self);

G_END_DECLS
