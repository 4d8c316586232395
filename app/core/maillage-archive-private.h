/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

/* “Take everything with me”: one file with the store, the contents of its files, and a table of
 * each kind that any spreadsheet opens; and coming back from it. */

#include "maillage-store.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* What stands at @path afterwards is whole and on the disk, or is what stood there before. */
gboolean _maillage_archive_write (MaillageStore *store, const char *path, GError **error);
/* The same on a thread of its own. */
void _maillage_archive_write_async (MaillageStore *store,
                                    const char *path,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean
_maillage_archive_write_finish (MaillageStore *store, GAsyncResult *result, GError **error);
/* Whether a file is one, by how it begins. */
gboolean _maillage_archive_is_one (const char *path);
/* Every sum is checked before anything is written; what the store held becomes a backup. */
gboolean _maillage_archive_restore (MaillageStore *store, const char *path, GError **error);
void _maillage_archive_restore_async (MaillageStore *store,
                                      const char *path,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
gboolean
_maillage_archive_restore_finish (MaillageStore *store, GAsyncResult *result, GError **error);
/* "maillage-2022-03-15.tar" */
char *_maillage_archive_dup_name (void);

/* What one that was coming back left. */
void _maillage_archive_remove_coming (const char *store_path);

G_END_DECLS
