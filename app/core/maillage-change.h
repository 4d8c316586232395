/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "maillage-enums.h"
#include "maillage-types.h"

G_BEGIN_DECLS

/* One entry of the history. */
#define MAILLAGE_TYPE_CHANGE (maillage_change_get_type ())
/**
 * maillage_change_get_number:
 * @self: a change
 *
 * Returns: its number in the history; later ones have larger numbers
 */
MAILLAGE_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (MaillageChange, maillage_change, MAILLAGE, CHANGE, GObject)

MAILLAGE_AVAILABLE_IN_1_0
gint64 maillage_change_get_number (MaillageChange *self);
/**
 * maillage_change_get_label:
 * @self: a change
 *
 * Returns: (transfer none): what it did, in the words of who made the edit
 */
MAILLAGE_AVAILABLE_IN_1_0
const char *maillage_change_get_label (MaillageChange *self);
/**
 * maillage_change_get_author:
 * @self: a change
 *
 * Returns: (transfer none): who did it, by the name that was given in the program
 */
MAILLAGE_AVAILABLE_IN_1_0
const char *maillage_change_get_author (MaillageChange *self);
/**
 * maillage_change_get_origin:
 * @self: a change
 *
 * Returns: (transfer none): which running copy of the program made it: two windows of one share
 *   it
 */
MAILLAGE_AVAILABLE_IN_1_0
const char *maillage_change_get_origin (MaillageChange *self);
/**
 * maillage_change_get_at:
 * @self: a change
 *
 * Returns: when it was committed, in microseconds since 1970, UTC
 */
MAILLAGE_AVAILABLE_IN_1_0
gint64 maillage_change_get_at (MaillageChange *self);
/**
 * maillage_change_get_undoes:
 * @self: a change
 *
 * Returns: the number of the change this one takes back, or 0
 */
MAILLAGE_AVAILABLE_IN_1_0
gint64 maillage_change_get_undoes (MaillageChange *self);
/**
 * maillage_change_get_undone_by:
 * @self: a change
 *
 * Returns: the number of the change that took this one back, or 0
 */
MAILLAGE_AVAILABLE_IN_1_0
gint64 maillage_change_get_undone_by (MaillageChange *self);
MAILLAGE_AVAILABLE_IN_1_0
guint maillage_change_get_n_items (MaillageChange *self);
/* One line of a change, as far as it was asked for (maillage_store_list_history() of a record). */
MAILLAGE_AVAILABLE_IN_1_0
gboolean maillage_change_get_item (MaillageChange *self,
                                   guint index,
                                   MaillageItemAction *action,
                                   const char **record_uuid,
                                   const char **field_id,
                                   const char **old_value,
                                   const char **new_value);

/* Which records a commit touched, told by MaillageStore::changed. */
#define MAILLAGE_TYPE_CHANGE_SET (maillage_change_set_get_type ())
MAILLAGE_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (MaillageChangeSet, maillage_change_set, MAILLAGE, CHANGE_SET, GObject)

/* TRUE after a restore, or when too much changed to tell: ask everything again. */
MAILLAGE_AVAILABLE_IN_1_0
gboolean maillage_change_set_get_everything (MaillageChangeSet *self);
MAILLAGE_AVAILABLE_IN_1_0
gboolean maillage_change_set_touches_kind (MaillageChangeSet *self, const char *kind_id);
MAILLAGE_AVAILABLE_IN_1_0
gboolean maillage_change_set_touches (MaillageChangeSet *self, const char *uuid);

G_END_DECLS
