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
/* Removes what is no longer kept. */
void _maillage_backup_rotate (const char *store_path);
gboolean _maillage_backup_verify (const char *path, GError **error);
/* Removes a store with all that stands beside it. */
void _maillage_backup_remove (const char *path);

G_END_DECLS
