/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

/* Erasing a record for ever, as the law lets people ask (RGPD, article 17): not an edit, and never
 * undone. Not public: an extension erases nothing. */

#include "maillage-store.h"

G_BEGIN_DECLS

/* Nobody reads more; those with the whole name come first. */
#define MAILLAGE_ERASE_MOST_MENTIONS 1000

void _maillage_store_erase_async (MaillageStore *self,
                                  const char *const *uuids,
                                  GFileProgressCallback progress,
                                  gpointer progress_data,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
/* Records whose text may still name what was erased, for somebody to read; @whole is FALSE when
 * another program still reads the store as it was: the erasure ends when that closes. */
GPtrArray *_maillage_store_erase_finish (MaillageStore *self,
                                         GAsyncResult *result,
                                         gboolean *whole,
                                         GError **error);
GPtrArray *_maillage_store_erase (MaillageStore *self,
                                  const char *const *uuids,
                                  gboolean *whole,
                                  GError **error);
/* The same records, until each was read: maillage-store-mention.c. */
GPtrArray *_maillage_store_list_mentions (MaillageStore *self);
/* The UUIDs of those among a record and what is its own. */
GStrv _maillage_store_dup_mentions_of (MaillageStore *self, const char *uuid);
/* Somebody read them and took the name out: they leave the list, and what their texts were before
 * leaves the history, the index and the WAL. */
void _maillage_store_settle_mentions_async (MaillageStore *self,
                                            const char *const *uuids,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data);
gboolean _maillage_store_settle_mentions_finish (MaillageStore *self,
                                                 GAsyncResult *result,
                                                 gboolean *whole,
                                                 GError **error);
gboolean _maillage_store_settle_mentions (MaillageStore *self,
                                          const char *const *uuids,
                                          gboolean *whole,
                                          GError **error);
/* The UUID of who wrote under that name, which is erased as a record is: the changes stay, those of
 * a colleague. NULL: nobody did. */
char *_maillage_store_dup_author (MaillageStore *self, const char *name);
/* The names of those who wrote, without those who were erased. */
GStrv _maillage_store_dup_authors (MaillageStore *self);
/* Two sentences for who is asked: what goes, and what becomes of the backups. */
char *_maillage_store_dup_erase_question (MaillageStore *self, MaillageRecord *record);

G_END_DECLS
