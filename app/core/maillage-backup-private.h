/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "maillage-backup.h"

G_BEGIN_DECLS

/* On any thread. */
/* Copies the store at @store_path with its files; what stands at @path afterwards is whole and
 * verified, or is what stood there before. */
gboolean _maillage_backup_copy (const char *store_path, const char *path, GError **error);
/* In the store's own folder; @path, optional, is where. */
gboolean _maillage_backup_make (const char *store_path,
                                MaillageBackupReason reason,
                                GDateTime *now,
                                char **path,
                                GError **error);
char *_maillage_backup_dup_folder (const char *store_path);
/* Newest first, those too that cannot be restored. */
GPtrArray *_maillage_backup_list_all (const char *store_path);
/* A store by its first bytes, and as long as they say. */
gboolean _maillage_backup_looks_whole (MaillageBackup *self);
gboolean _maillage_backup_verify (const char *path, GError **error);
/* Removes a store with all that stands beside it. */
void _maillage_backup_remove (const char *path);

/* maillage-backup-rotate.c */
/* Removes what is no longer kept, of backups and of damaged stores that one took the place of. */
void _maillage_backup_rotate (const char *store_path, GDateTime *now);
/* Paths of such stores. */
GPtrArray *_maillage_backup_list_damaged (const char *store_path);
/* When the last of the @n there are now is removed; NULL when there is none. */
GDateTime *_maillage_backup_dup_end (const char *store_path, guint *n);

/* maillage-backup-sweep.c */
/* Where a copy is made before it has its name: two programs may make the same at once. @fd is to be
 * closed once it has it, and holds it meanwhile; what of that name nobody holds is removed. */
char *_maillage_backup_take_part (const char *path, int *fd);
/* Keeps what is being made for that store from _maillage_backup_sweep (), of any process. */
int _maillage_backup_hold (const char *store_path);
void _maillage_backup_release (int fd);
/* Removes what was left by who was killed. */
void _maillage_backup_sweep (const char *store_path);

G_END_DECLS
