/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

/* An office's own territories: records of the kind "core.territory", with a name and communes.
 * Other records hold them as "own:UUID Name". */

#include "maillage-gazetteer.h"
#include "maillage-query.h"
#include "maillage-store.h"

G_BEGIN_DECLS

#define MAILLAGE_OWN_KIND "core.territory"
#define MAILLAGE_OWN_LEVEL "own:"

/* The ids that a territory filter looks for: those in @ids, which stand in each other as the
 * gazetteer says (COVERS: what holds @id; WITHIN: what it holds), and the office's own that do so.
 * Main thread. */
GStrv _maillage_own_related (MaillageStore *store,
                             MaillageGazetteer *gazetteer,
                             MaillageOperator op,
                             const char *id);
/* Those whose names have the words of @text, of MaillageTerritory. Main thread. */
GPtrArray *_maillage_own_search (MaillageStore *store, const char *text);
/* All of them, of MaillageTerritory. Main thread. */
GPtrArray *_maillage_own_list (MaillageStore *store);
/* Whether the field holds the communes an own territory is made of. */
gboolean _maillage_own_is_communes (MaillageField *field);
/* What comes of choosing @canonical there: the communes of an EPCI or a département, one a line.
 * For any other field, @canonical itself. */
char *_maillage_own_dup_chosen (MaillageField *field,
                                MaillageGazetteer *gazetteer,
                                const char *canonical);

G_END_DECLS
