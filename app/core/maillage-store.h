/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "maillage-change.h"
#include "maillage-edit.h"
#include "maillage-query.h"
#include "maillage-record.h"
#include "maillage-registry.h"

G_BEGIN_DECLS

/* The one SQLite file. Used from the main thread; scans and commits run on threads of its own.
 * Signal changed (MaillageChangeSet): after each commit, this process's or another's.
 * Signal outdated (): a newer program has migrated the store; this one is now read-only. */
#define MAILLAGE_TYPE_STORE (maillage_store_get_type ())
MAILLAGE_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (MaillageStore, maillage_store, MAILLAGE, STORE, GObject)

MAILLAGE_AVAILABLE_IN_1_0
MaillageStore *maillage_store_new (MaillageRegistry *registry);
MAILLAGE_AVAILABLE_IN_1_0
gboolean maillage_store_open (MaillageStore *self,
                              const char *path,
                              MaillageOpenFlags flags,
                              GError **error);
/* Waits for what is being written. */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_store_close (MaillageStore *self);
MAILLAGE_AVAILABLE_IN_1_0
const char *maillage_store_get_path (MaillageStore *self);
MAILLAGE_AVAILABLE_IN_1_0
MaillageRegistry *maillage_store_get_registry (MaillageStore *self);
MAILLAGE_AVAILABLE_IN_1_0
gboolean maillage_store_get_read_only (MaillageStore *self);
/* The name that stands on every change from now on. */
MAILLAGE_AVAILABLE_IN_1_0
const char *maillage_store_get_author (MaillageStore *self);
MAILLAGE_AVAILABLE_IN_1_0
void maillage_store_set_author (MaillageStore *self, const char *name);

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
/* Takes back a change; taking back an undo is a redo. Refused with MAILLAGE_ERROR_CONFLICT, naming
 * what stands in the way, when others changed the same fields or hung something on what would go. */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_store_undo_async (MaillageStore *self,
                                gint64 change,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
/* For a creation that nothing came of: no history either. */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_store_withdraw_async (MaillageStore *self,
                                    gint64 change,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
MAILLAGE_AVAILABLE_IN_1_0
MaillageChange *maillage_store_undo_finish (MaillageStore *self,
                                            GAsyncResult *result,
                                            GError **error);
MAILLAGE_AVAILABLE_IN_1_0
MaillageChange *maillage_store_undo (MaillageStore *self, gint64 change, GError **error);
/* Newest first; of one record and its children when @uuid is given. */
MAILLAGE_AVAILABLE_IN_1_0
GPtrArray *maillage_store_list_history (MaillageStore *self,
                                        const char *uuid,
                                        guint limit,
                                        GError **error);

/* What a field was at a moment: for each record of the kind in which it was written after @at and
 * until @until (microseconds since 1970, UTC), its UUID and the canonical value it had at @at, "" when
 * it was empty. Records made after @at are left out. */
MAILLAGE_AVAILABLE_IN_1_0
GHashTable *maillage_store_read_past (MaillageStore *self,
                                      const char *kind_id,
                                      const char *field_id,
                                      gint64 at,
                                      gint64 until,
                                      GError **error);

/* Reading one thing: a look-up by key on the main thread's own reader, well under a millisecond. */
MAILLAGE_AVAILABLE_IN_1_0
MaillageRecord *maillage_store_load (MaillageStore *self, const char *uuid, GError **error);
/* A UUID, or the unique beginning of one. */
MAILLAGE_AVAILABLE_IN_1_0
char *maillage_store_resolve (MaillageStore *self, const char *id, GError **error);
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
/* The palette's search over every kind (or one): name beginnings first, then words. */
MAILLAGE_AVAILABLE_IN_1_0
GPtrArray *maillage_store_search (MaillageStore *self,
                                  const char *text,
                                  const char *kind_id,
                                  guint limit,
                                  GError **error);
MAILLAGE_AVAILABLE_IN_1_0
void maillage_store_search_async (MaillageStore *self,
                                  const char *text,
                                  const char *kind_id,
                                  guint limit,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
MAILLAGE_AVAILABLE_IN_1_0
GPtrArray *maillage_store_search_finish (MaillageStore *self,
                                         GAsyncResult *result,
                                         GError **error);

/* Care. Each string is one fault, in a sentence; an empty array is a sound store. */
MAILLAGE_AVAILABLE_IN_1_0
GStrv maillage_store_check (MaillageStore *self, gboolean repair, GError **error);
MAILLAGE_AVAILABLE_IN_1_0
gboolean maillage_store_backup (MaillageStore *self, const char *path, GError **error);
MAILLAGE_AVAILABLE_IN_1_0
gboolean maillage_store_restore (MaillageStore *self, const char *path, GError **error);

G_END_DECLS
