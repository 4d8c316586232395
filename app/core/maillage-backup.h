/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "maillage-store-core.h"

G_BEGIN_DECLS

/**
 * MaillageBackupReason:
 *
 * Why a backup was made.
 */
typedef enum
{
  MAILLAGE_BACKUP_AUTOMATIC,
  MAILLAGE_BACKUP_BEFORE_RESTORE,
  MAILLAGE_BACKUP_BEFORE_MIGRATION,
} MaillageBackupReason;

/* A copy of the store that was verified when it was made, in the folder “STORE.backups”. */
#define MAILLAGE_TYPE_BACKUP (maillage_backup_get_type ())
G_DECLARE_FINAL_TYPE (MaillageBackup, maillage_backup, MAILLAGE, BACKUP, GObject)

const char *maillage_backup_get_path (MaillageBackup *self);
/* Seconds since 1970, UTC. */
gint64 maillage_backup_get_time (MaillageBackup *self);
MaillageBackupReason maillage_backup_get_reason (MaillageBackup *self);
/* Those of the store at @store_path, open or not, newest first. */
GPtrArray *maillage_backup_list (const char *store_path);
/* For a store that cannot be opened: the damaged file is kept beside it, under another name. */
gboolean maillage_backup_rescue (const char *store_path, const char *backup_path, GError **error);

/* Makes the day's backup unless it is there, and removes those that are no longer kept: one of each
 * of the last 7 days, 5 weeks and 12 months that have any stay. Keeps nobody waiting. */
void maillage_store_back_up_async (MaillageStore *self,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean
maillage_store_back_up_finish (MaillageStore *self, GAsyncResult *result, GError **error);
/* See maillage_store_restore(). */
void maillage_store_restore_async (MaillageStore *self,
                                   const char *path,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean maillage_store_restore_finish (MaillageStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
