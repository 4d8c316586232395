/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "maillage-scope.h"

G_BEGIN_DECLS

/* Every scope's contributions together. Signals, on the main thread:
 *   kind-added (MaillageKind), kind-removed (MaillageKind): also when a kind changes availability
 *   contributions-changed (): something else came or went */
#define MAILLAGE_TYPE_REGISTRY (maillage_registry_get_type ())
G_DECLARE_FINAL_TYPE (MaillageRegistry, maillage_registry, MAILLAGE, REGISTRY, GObject)

MaillageRegistry *maillage_registry_new (void);
/* Opens a scope: the plugin's contribute () fills it, then maillage_registry_enter() shows it. */
MaillageScope *maillage_registry_open_scope (MaillageRegistry *self, const char *plugin_id);
void maillage_registry_enter (MaillageRegistry *self, MaillageScope *scope);
void maillage_registry_leave (MaillageRegistry *self, MaillageScope *scope);
MaillageKind *maillage_registry_find_kind (MaillageRegistry *self, const char *id);
/* Accepts "organisation" for "partners.organisation" while only one kind ends so. */
MaillageKind *maillage_registry_resolve_kind (MaillageRegistry *self,
                                              const char *name,
                                              GError **error);
/* Every kind: those of active plugins first, then those known from the catalogue alone. */
GPtrArray *maillage_registry_list_kinds (MaillageRegistry *self);
/* The contributions of one type, in the order they came. */
GPtrArray *maillage_registry_list (MaillageRegistry *self, GType type);
MaillageScope *maillage_registry_find_scope (MaillageRegistry *self, const char *plugin_id);
/* Anything that is registered: the interface's library keeps its pages and sections here. */
void maillage_scope_contribute (MaillageScope *self, GObject *contribution);

G_END_DECLS
