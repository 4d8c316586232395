/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

/* What is written of records whoever's they are. Not installed: a plugin writes what it may read. */

#include "maillage-export.h"
#include "maillage-registry.h"

G_BEGIN_DECLS

/* Canonical: the same contents give the same bytes. A NULL query is the whole store with its trash.
 */
gboolean
maillage_export_json (MaillageStore *store, MaillageQuery *query, const char *path, GError **error);

/* A kind of file that a plugin writes. */
#define MAILLAGE_TYPE_EXPORTER (maillage_exporter_get_type ())
G_DECLARE_FINAL_TYPE (MaillageExporter, maillage_exporter, MAILLAGE, EXPORTER, GObject)

GPtrArray *maillage_exporter_list (MaillageRegistry *registry, const char *kind_id);
/* The one that writes files so named; NULL when none does. */
MaillageExporter *
maillage_exporter_find (MaillageRegistry *registry, const char *kind_id, const char *path);
const char *maillage_exporter_get_id (MaillageExporter *self);
const char *maillage_exporter_get_label (MaillageExporter *self);
const char *maillage_exporter_get_suffix (MaillageExporter *self);
gboolean maillage_exporter_write (MaillageExporter *self,
                                  const char *const *uuids,
                                  const char *path,
                                  GError **error);

G_END_DECLS
