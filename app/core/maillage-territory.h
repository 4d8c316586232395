/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "maillage-types.h"

G_BEGIN_DECLS

/* A territory: level, code, the vintage it was entered under, its name. Canonical text:
 * "dep:38@2026 Isère" (a field with several: one a line). Levels: com, comd (déléguée),
 * coma (associée), arm, ept, epci, dep, reg, nat ("nat:FR"), and own for an office's own territories
 * ("own:UUID"). */
#define MAILLAGE_TYPE_TERRITORY (maillage_territory_get_type ())
MAILLAGE_AVAILABLE_IN_1_0
GType maillage_territory_get_type (void);

MAILLAGE_AVAILABLE_IN_1_0
MaillageTerritory *maillage_territory_new (const char *level,
                                           const char *code,
                                           int vintage,
                                           const char *name);
MAILLAGE_AVAILABLE_IN_1_0
MaillageTerritory *maillage_territory_new_from_canonical (const char *canonical);
MAILLAGE_AVAILABLE_IN_1_0
MaillageTerritory *maillage_territory_copy (const MaillageTerritory *self);
MAILLAGE_AVAILABLE_IN_1_0
void maillage_territory_free (MaillageTerritory *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MaillageTerritory, maillage_territory_free)
/* "dep:38" */
MAILLAGE_AVAILABLE_IN_1_0
const char *maillage_territory_get_id (const MaillageTerritory *self);
MAILLAGE_AVAILABLE_IN_1_0
const char *maillage_territory_get_level (const MaillageTerritory *self);
MAILLAGE_AVAILABLE_IN_1_0
const char *maillage_territory_get_code (const MaillageTerritory *self);
MAILLAGE_AVAILABLE_IN_1_0
int maillage_territory_get_vintage (const MaillageTerritory *self);
MAILLAGE_AVAILABLE_IN_1_0
const char *maillage_territory_get_name (const MaillageTerritory *self);
MAILLAGE_AVAILABLE_IN_1_0
char *maillage_territory_to_canonical (const MaillageTerritory *self);
/* Short, for a cell: "Isère (38)", "Antony", "Vallée Sud Grand Paris". */
MAILLAGE_AVAILABLE_IN_1_0
char *maillage_territory_format (const MaillageTerritory *self);
/* The level in words: "commune", "département". */
MAILLAGE_AVAILABLE_IN_1_0
const char *maillage_territory_get_level_label (const MaillageTerritory *self);

G_END_DECLS
