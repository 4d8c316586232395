/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "maillage-store.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* The contents of file fields. They stand beside the store, in the folder “STORE.files”, each under
 * its SHA-256: the same content is kept once, and none ever changes. A value is that sum and the
 * file's name. */

/* Copies a file in, before any record names it. The result is the canonical value for a file field,
 * which the caller commits. */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_files_add_async (MaillageStore *store,
                               GFile *file,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
MAILLAGE_AVAILABLE_IN_1_0
char *maillage_files_add_finish (MaillageStore *store, GAsyncResult *result, GError **error);
/* The file's name, of a value. */
MAILLAGE_AVAILABLE_IN_1_0
char *maillage_files_dup_name (const char *value);
/* Writes the content under a name of one's own. */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_files_save_async (MaillageStore *store,
                                const char *value,
                                GFile *to,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
MAILLAGE_AVAILABLE_IN_1_0
gboolean maillage_files_save_finish (MaillageStore *store, GAsyncResult *result, GError **error);
/* A copy that cannot be written, under the file's own name, for another program to open. */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_files_lend_async (MaillageStore *store,
                                const char *value,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
MAILLAGE_AVAILABLE_IN_1_0
GFile *maillage_files_lend_finish (MaillageStore *store, GAsyncResult *result, GError **error);

G_END_DECLS
