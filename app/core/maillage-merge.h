/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "maillage-store-core.h"

G_BEGIN_DECLS

/* Two records that are one: everything that ties to @other ties to @kept afterwards, what @kept
 * lacks it takes from @other, and @other goes to the trash. One edit, one undo. */
MaillageEdit *maillage_store_new_merge (MaillageStore *self,
                                        const char *kept,
                                        const char *other,
                                        const char *const *from_other,
                                        guint *n_moved,
                                        GError **error);

G_END_DECLS
