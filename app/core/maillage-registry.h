/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "maillage-scope.h"

G_BEGIN_DECLS

/* Every scope's contributions together. Signals, on the main thread:
 *   kind-added (MaillageKind), kind-removed (MaillageKind): also when a kind changes availability
 *   contributions-changed (): something else came or went */
#define MAILLAGE_TYPE_REGISTRY (maillage_registry_get_type ())
MAILLAGE_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (MaillageRegistry, maillage_registry, MAILLAGE, REGISTRY, GObject)

MAILLAGE_AVAILABLE_IN_1_0
MaillageRegistry *maillage_registry_new (void);
/* Opens a scope: the plugin's contribute () fills it, then maillage_registry_enter() shows it. */
MAILLAGE_AVAILABLE_IN_1_0
MaillageScope *maillage_registry_open_scope (MaillageRegistry *self, const char *plugin_id);
MAILLAGE_AVAILABLE_IN_1_0
void maillage_registry_enter (MaillageRegistry *self, MaillageScope *scope);
MAILLAGE_AVAILABLE_IN_1_0
void maillage_registry_leave (MaillageRegistry *self, MaillageScope *scope);
MAILLAGE_AVAILABLE_IN_1_0
MaillageKind *maillage_registry_find_kind (MaillageRegistry *self, const char *id);
/* Accepts "organisation" for "partners.organisation" while only one kind ends so. */
MAILLAGE_AVAILABLE_IN_1_0
MaillageKind *maillage_registry_resolve_kind (MaillageRegistry *self,
                                              const char *name,
                                              GError **error);
/* Every kind: those of active plugins first, then those known from the catalogue alone. */
MAILLAGE_AVAILABLE_IN_1_0
GPtrArray *maillage_registry_list_kinds (MaillageRegistry *self);
/* The contributions of one type, in the order they came. */
MAILLAGE_AVAILABLE_IN_1_0
GPtrArray *maillage_registry_list (MaillageRegistry *self, GType type);
MAILLAGE_AVAILABLE_IN_1_0
MaillageScope *maillage_registry_find_scope (MaillageRegistry *self, const char *plugin_id);

G_END_DECLS
