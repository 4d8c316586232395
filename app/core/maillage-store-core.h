/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

/* What the program itself may ask of a store: everything, whoever's it is. Not installed: a plugin asks
 * its scope. */

#include "maillage-registry.h"
#include "maillage-store.h"

G_BEGIN_DECLS

MaillageStore *maillage_store_new (MaillageRegistry *registry);
gboolean maillage_store_open (MaillageStore *self,
                              const char *path,
                              MaillageOpenFlags flags,
                              GError **error);
/* Waits for what is being written. */
void maillage_store_close (MaillageStore *self);
const char *maillage_store_get_path (MaillageStore *self);
MaillageRegistry *maillage_store_get_registry (MaillageStore *self);
/* The name that stands on every change from now on. */
const char *maillage_store_get_author (MaillageStore *self);
void maillage_store_set_author (MaillageStore *self, const char *name);

/* Takes back a change; taking back an undo is a redo. Refused with MAILLAGE_ERROR_CONFLICT, naming
 * what stands in the way, when others changed the same fields or hung something on what would go. */
void maillage_store_undo_async (MaillageStore *self,
                                gint64 change,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
/* For a creation that nothing came of: no history either. */
void maillage_store_withdraw_async (MaillageStore *self,
                                    gint64 change,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
MaillageChange *maillage_store_undo_finish (MaillageStore *self,
                                            GAsyncResult *result,
                                            GError **error);
MaillageChange *maillage_store_undo (MaillageStore *self, gint64 change, GError **error);
/* Newest first; of one record and its children when @uuid is given. */
GPtrArray *maillage_store_list_history (MaillageStore *self,
                                        const char *uuid,
                                        guint limit,
                                        GError **error);

/* What a field was at a moment: for each record of the kind in which it was written after @at and
 * until @until (microseconds since 1970, UTC), its UUID and the canonical value it had at @at, "" when
 * it was empty. Records made after @at are left out. */
GHashTable *maillage_store_read_past (MaillageStore *self,
                                      const char *kind_id,
                                      const char *field_id,
                                      gint64 at,
                                      gint64 until,
                                      GError **error);

/* Reading one thing: a look-up by key on the main thread's own reader, well under a millisecond. */
MaillageRecord *maillage_store_load (MaillageStore *self, const char *uuid, GError **error);
/* A UUID, or the unique beginning of one. */
char *maillage_store_resolve (MaillageStore *self, const char *id, GError **error);
/* The palette's search over every kind (or one): name beginnings first, then words. */
GPtrArray *maillage_store_search (MaillageStore *self,
                                  const char *text,
                                  const char *kind_id,
                                  guint limit,
                                  GError **error);
void maillage_store_search_async (MaillageStore *self,
                                  const char *text,
                                  const char *kind_id,
                                  guint limit,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
void maillage_store_search_soon (MaillageStore *self,
                                 const char *text,
                                 guint limit,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
GPtrArray *maillage_store_search_finish (MaillageStore *self,
                                         GAsyncResult *result,
                                         GError **error);

/* What was read is not all: see MaillageStore::damaged. */
gboolean maillage_store_get_damaged (MaillageStore *self);
gboolean maillage_store_check_whole (MaillageStore *self, GError **error);
/* Care. Each string is one fault, in a sentence; an empty array is a sound store. */
GStrv maillage_store_check (MaillageStore *self, gboolean repair, GError **error);
gboolean maillage_store_backup (MaillageStore *self, const char *path, GError **error);
gboolean maillage_store_restore (MaillageStore *self, const char *path, GError **error);

/* The contents of file fields, see maillage-files.h. */

/* Where the content is, whether it is there or not; NULL for what is no value of a file field. */
char *maillage_files_dup_path (MaillageStore *store, const char *value);
/* Removes the contents that no record and no line of the history names, a day after they came, and
 * what was lent. Runs on a thread of its own; tells nobody. */
void maillage_files_sweep_async (MaillageStore *store,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
/* How many were removed; -1 and an error when it cannot be known which are needed. */
int maillage_files_sweep_finish (MaillageStore *store, GAsyncResult *result, GError **error);

G_END_DECLS
