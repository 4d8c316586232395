/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

/* What a plugin holds in the store, whether it runs or not: counted, written out, erased. */

#include "maillage-store-core.h"

G_BEGIN_DECLS

/* Its kinds, each a MaillageKind. */
GPtrArray *_maillage_plugin_list_kinds (MaillageRegistry *registry, const char *plugin_id);
/* Writes a table for each kind into @folder, named as its plural. */
gboolean _maillage_plugin_export_data (MaillageStore *store,
                                       const char *plugin_id,
                                       const char *folder,
                                       GError **error);
/* Erases for ever its records with all that was said of them, then its kinds. The plugin is off. */
void _maillage_plugin_erase_data_async (MaillageStore *store,
                                        const char *plugin_id,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
gboolean
_maillage_plugin_erase_data_finish (MaillageStore *store, GAsyncResult *result, GError **error);

/* A record of a kind, to try something on: one that is there, or else one made of the labels of its
 * fields. The UUID; NULL when none can be made. */
char *_maillage_plugin_dup_sample (MaillageStore *store, MaillageKind *kind);

G_END_DECLS
