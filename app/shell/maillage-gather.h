/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <maillage-core.h>

G_BEGIN_DECLS

/* Records of several kinds together, the last modified first: at most @limit (0: all) of each kind
 * of @kind_ids, from the trash or from elsewhere. Answers an array of MaillageRecord. */
void maillage_gather_async (MaillageContext *context,
                            const char *const *kind_ids,
                            gboolean trashed,
                            guint limit,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
GPtrArray *maillage_gather_finish (MaillageContext *context, GAsyncResult *result, GError **error);

/* The kinds that have a list in the sidebar, in its order. */
GStrv maillage_gather_dup_listed_kinds (MaillageContext *context);

G_END_DECLS
