/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "maillage-date.h"
#include "maillage-territory.h"
#include "maillage-types.h"

G_BEGIN_DECLS

/* One operation of the user: it becomes one transaction, one change, one step of undo. Records are
 * named by UUID; one that the edit creates has its UUID at once. Values are canonical texts. */
#define MAILLAGE_TYPE_EDIT (maillage_edit_get_type ())
MAILLAGE_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (MaillageEdit, maillage_edit, MAILLAGE, EDIT, GObject)

MAILLAGE_AVAILABLE_IN_1_0
const char *maillage_edit_get_label (MaillageEdit *self);
MAILLAGE_AVAILABLE_IN_1_0
gboolean maillage_edit_is_empty (MaillageEdit *self);
MAILLAGE_AVAILABLE_IN_1_0
const char *maillage_edit_create (MaillageEdit *self, const char *kind_id);
MAILLAGE_AVAILABLE_IN_1_0
const char *
maillage_edit_create_child (MaillageEdit *self, const char *kind_id, const char *owner_uuid);
MAILLAGE_AVAILABLE_IN_1_0
void
maillage_edit_set (MaillageEdit *self, const char *uuid, const char *field_id, const char *value);
MAILLAGE_AVAILABLE_IN_1_0
void maillage_edit_set_date (MaillageEdit *self,
                             const char *uuid,
                             const char *field_id,
                             const MaillageDate *date);
MAILLAGE_AVAILABLE_IN_1_0
void maillage_edit_set_territory (MaillageEdit *self,
                                  const char *uuid,
                                  const char *field_id,
                                  const MaillageTerritory *territory);
MAILLAGE_AVAILABLE_IN_1_0
void maillage_edit_set_boolean (MaillageEdit *self,
                                const char *uuid,
                                const char *field_id,
                                gboolean value);
MAILLAGE_AVAILABLE_IN_1_0
void
maillage_edit_set_number (MaillageEdit *self, const char *uuid, const char *field_id, double value);
MAILLAGE_AVAILABLE_IN_1_0
void maillage_edit_link (MaillageEdit *self,
                         const char *from_uuid,
                         const char *role,
                         const char *to_uuid);
MAILLAGE_AVAILABLE_IN_1_0
void maillage_edit_unlink (MaillageEdit *self,
                           const char *from_uuid,
                           const char *role,
                           const char *to_uuid);
MAILLAGE_AVAILABLE_IN_1_0
void maillage_edit_trash (MaillageEdit *self, const char *uuid);
MAILLAGE_AVAILABLE_IN_1_0
void maillage_edit_restore (MaillageEdit *self, const char *uuid);
MAILLAGE_AVAILABLE_IN_1_0
void maillage_edit_set_key (MaillageEdit *self, const char *key, const char *uuid);
MAILLAGE_AVAILABLE_IN_1_0
const char *maillage_edit_find_key (MaillageEdit *self, const char *key);
MAILLAGE_AVAILABLE_IN_1_0
void maillage_edit_link_keys (MaillageEdit *self,
                              const char *from_uuid,
                              const char *role,
                              const char *keys);
MAILLAGE_AVAILABLE_IN_1_0
void maillage_edit_move (MaillageEdit *self, const char *uuid, guint position);

G_END_DECLS
