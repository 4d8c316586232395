/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "maillage-change.h"
#include "maillage-edit.h"
#include "maillage-query.h"
#include "maillage-record.h"

G_BEGIN_DECLS

/* The one SQLite file. Used from the main thread; scans and commits run on threads of its own. What an
 * edit may write and a query may read is what the scope that made it may.
 * Signal changed (MaillageChangeSet): after each commit, this process's or another's.
 * Signal outdated (): a newer program has migrated the store; this one is now read-only.
 * Signal damaged (): something could not be read; what is shown is not all. */
#define MAILLAGE_TYPE_STORE (maillage_store_get_type ())
MAILLAGE_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (MaillageStore, maillage_store, MAILLAGE, STORE, GObject)

MAILLAGE_AVAILABLE_IN_1_0
gboolean maillage_store_get_read_only (MaillageStore *self);

/* Writing. Each returns the change it made: its number is what undo takes. */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_store_commit_async (MaillageStore *self,
                                  MaillageEdit *edit,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
MAILLAGE_AVAILABLE_IN_1_0
MaillageChange *maillage_store_commit_finish (MaillageStore *self,
                                              GAsyncResult *result,
                                              GError **error);
MAILLAGE_AVAILABLE_IN_1_0
MaillageChange *maillage_store_commit (MaillageStore *self, MaillageEdit *edit, GError **error);

/* How many records a kind has, the trash left out; -1 and an error when it cannot be read. */
MAILLAGE_AVAILABLE_IN_1_0
int maillage_store_count (MaillageStore *self, const char *kind_id, GError **error);
/* The same without keeping anybody waiting: it looks at each of them. */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_store_count_async (MaillageStore *self,
                                 const char *kind_id,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
MAILLAGE_AVAILABLE_IN_1_0
int maillage_store_count_finish (MaillageStore *self, GAsyncResult *result, GError **error);

/* Scans. Results are arrays of MaillageRecord. */
MAILLAGE_AVAILABLE_IN_1_0
GPtrArray *maillage_store_query (MaillageStore *self, MaillageQuery *query, GError **error);
MAILLAGE_AVAILABLE_IN_1_0
void maillage_store_query_async (MaillageStore *self,
                                 MaillageQuery *query,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
MAILLAGE_AVAILABLE_IN_1_0
GPtrArray *maillage_store_query_finish (MaillageStore *self,
                                        GAsyncResult *result,
                                        GError **error);
G_END_DECLS
