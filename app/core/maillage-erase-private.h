/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

/* Erasing a record for ever, as the law lets people ask (RGPD, article 17): not an edit, and never
 * undone. Not public: an extension erases nothing. */

#include "maillage-store.h"

G_BEGIN_DECLS

void _maillage_store_erase_async (MaillageStore *self,
                                  const char *const *uuids,
                                  GFileProgressCallback progress,
                                  gpointer progress_data,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
/* The records whose text may still name what was erased, for somebody to read; @whole is FALSE when
 * another program still reads the store as it was: the erasure ends when that closes. */
GPtrArray *_maillage_store_erase_finish (MaillageStore *self,
                                         GAsyncResult *result,
                                         gboolean *whole,
                                         GError **error);
GPtrArray *_maillage_store_erase (MaillageStore *self,
                                  const char *const *uuids,
                                  gboolean *whole,
                                  GError **error);
/* Two sentences for who is asked: what goes, and what becomes of the backups. */
char *_maillage_store_dup_erase_question (MaillageStore *self, MaillageRecord *record);

G_END_DECLS
