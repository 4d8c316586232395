/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "maillage-store-core.h"

G_BEGIN_DECLS

/* An office's own lists of values for the choice fields that plugins declare. What it says of a
 * value is a record of the kind "core.choice", so that it is written, taken back and seen by every
 * window as anything else. The id of a value never changes; its words, its place on the list and
 * which other value has taken its place do. Each function makes an edit for
 * maillage_store_commit(), and writes nothing itself. */

/* Whether the office may change the list: of a fixed one it may change the words, and hide values.
 */
gboolean maillage_choices_is_list (MaillageField *field);
MaillageEdit *maillage_choices_new_add (MaillageStore *store,
                                        MaillageField *field,
                                        const char *label,
                                        GError **error);
MaillageEdit *maillage_choices_new_rename (MaillageStore *store,
                                           MaillageField *field,
                                           const char *value,
                                           const char *label,
                                           GError **error);
MaillageEdit *maillage_choices_new_hide (
    MaillageStore *store, MaillageField *field, const char *value, gboolean hidden, GError **error);
/* Takes a value off the list; the records that have it, those in the trash too, get @instead, or
 * none where that is NULL. */
MaillageEdit *maillage_choices_new_remove (MaillageStore *store,
                                           MaillageField *field,
                                           const char *value,
                                           const char *instead,
                                           GError **error);
void maillage_choices_new_remove_async (MaillageStore *store,
                                        MaillageField *field,
                                        const char *value,
                                        const char *instead,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
MaillageEdit *
maillage_choices_new_remove_finish (MaillageStore *store, GAsyncResult *result, GError **error);

/* How many records have each value, the trash left out: a value's id → GUINT_TO_POINTER. Values
 * that records have are there even when no list says so. */
GHashTable *maillage_choices_count (MaillageStore *store, MaillageField *field, GError **error);
void maillage_choices_count_async (MaillageStore *store,
                                   MaillageField *field,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
GHashTable *
maillage_choices_count_finish (MaillageStore *store, GAsyncResult *result, GError **error);

G_END_DECLS
