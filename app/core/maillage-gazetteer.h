/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "maillage-territory.h"

G_BEGIN_DECLS

/* The read-only list of French territories that comes with the program. Held in memory as it is on
 * disk (mapped); any thread may read it. */
#define MAILLAGE_TYPE_GAZETTEER (maillage_gazetteer_get_type ())
MAILLAGE_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (MaillageGazetteer, maillage_gazetteer, MAILLAGE, GAZETTEER, GObject)

MAILLAGE_AVAILABLE_IN_1_0
MaillageGazetteer *maillage_gazetteer_new (const char *path, GError **error);
MAILLAGE_AVAILABLE_IN_1_0
int maillage_gazetteer_get_vintage (MaillageGazetteer *self);
MAILLAGE_AVAILABLE_IN_1_0
MaillageTerritory *maillage_gazetteer_lookup (MaillageGazetteer *self, const char *id);
/* By name without accents, by postal code or by code; best first, at most @limit. */
MAILLAGE_AVAILABLE_IN_1_0
GPtrArray *maillage_gazetteer_search (MaillageGazetteer *self, const char *text, guint limit);
/* What tells homonyms apart: "commune, Gironde (33)". */
MAILLAGE_AVAILABLE_IN_1_0
char *maillage_gazetteer_describe (MaillageGazetteer *self, const char *id);
/* The ids that hold @id, itself included (who covers this commune?). */
MAILLAGE_AVAILABLE_IN_1_0
GStrv maillage_gazetteer_dup_ancestors (MaillageGazetteer *self, const char *id);
/* The ids inside @id, itself included (what is within this département?). */
MAILLAGE_AVAILABLE_IN_1_0
GStrv maillage_gazetteer_dup_descendants (MaillageGazetteer *self, const char *id);
MAILLAGE_AVAILABLE_IN_1_0
GStrv maillage_gazetteer_dup_postal_codes (MaillageGazetteer *self, const char *id);

G_END_DECLS
