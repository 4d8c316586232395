/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

/* What people name in words, found: for imports and the command line. Private to the program. */

#include "maillage-field.h"
#include "maillage-gazetteer.h"
#include "maillage-query.h"
#include "maillage-registry.h"
#include "maillage-store.h"

G_BEGIN_DECLS

/* What territories are looked up in: the list that comes with the program and an office's own ones
 * (of MaillageTerritory; _maillage_own_list ()). Each may be NULL. */
typedef struct
{
  MaillageGazetteer *gazetteer;
  GPtrArray *own;
} MaillagePlaces;

/* "Isère (38)", "38170 Seyssins", "92002", "Antony", "Bretagne (région)", "commune:33058 Blaye",
 * "dep:38", an own one's name: what @field holds then. Several are separated by ; or newlines, or
 * by commas. A name alone is the widest territory's that bears it: @note says so where another
 * might be meant. MAILLAGE_ERROR_AMBIGUOUS lists those that may be meant, in words that are
 * understood here. Any thread. */
char *_maillage_match_territory (const MaillagePlaces *places,
                                 MaillageField *field,
                                 const char *text,
                                 char **note,
                                 GError **error);
/* The same for one territory that no field holds. */
char *
_maillage_match_place (const MaillagePlaces *places, const char *text, char **note, GError **error);
/* What may be meant by what was typed so far, of MaillageTerritory, best first. */
GPtrArray *_maillage_match_search (MaillageGazetteer *gazetteer, const char *text, guint limit);
/* A UUID, its unique beginning, or a title: the record's UUID. Main thread. */
char *_maillage_match_record (MaillageStore *store,
                              const char *kind_id,
                              const char *text,
                              GError **error);
/* The records, of MaillageRecord, that stand in a territory (WITHIN) or hold it (COVERS), each once
 * though several of its fields may answer. @id: "com:33058"; @limit: of a field's, 0 is all. Main
 * thread. */
GPtrArray *_maillage_match_places (MaillageRegistry *registry,
                                   MaillageStore *store,
                                   MaillageKind *only,
                                   MaillageOperator op,
                                   const char *id,
                                   guint limit,
                                   GError **error);

G_END_DECLS
