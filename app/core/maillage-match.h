/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

/* What people name in words, found: for imports and the command line. Private to the program. */

#include "maillage-gazetteer.h"
#include "maillage-store.h"

G_BEGIN_DECLS

/* "Isère (38)", "38170 Seyssins", "92002", "Antony", "dep:38": the canonical value. Several are
 * separated by ; or newlines, or by commas. MAILLAGE_ERROR_AMBIGUOUS names the first two that
 * answer. Any thread. */
char *_maillage_match_territory (MaillageGazetteer *gazetteer,
                                 const char *text,
                                 gboolean multiple,
                                 GError **error);
/* A UUID, its unique beginning, or a title: the record's UUID. Main thread. */
char *_maillage_match_record (MaillageStore *store,
                              const char *kind_id,
                              const char *text,
                              GError **error);

G_END_DECLS
