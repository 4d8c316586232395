/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "maillage-document.h"
#include "maillage-edit.h"
#include "maillage-kind.h"
#include "maillage-query.h"
#include "maillage-record.h"

G_BEGIN_DECLS

#define MAILLAGE_TYPE_SCOPE (maillage_scope_get_type ())
MAILLAGE_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (MaillageScope, maillage_scope, MAILLAGE, SCOPE, GObject)

/**
 * MaillageDemoFunc:
 * @scope: the plugin's scope
 * @edit: where to put the records
 * @user_data: the data given with the function
 *
 * Adds a plugin's demo data. Called once, on an empty store, on the main thread.
 */
typedef void (*MaillageDemoFunc) (MaillageScope *scope, MaillageEdit *edit, gpointer user_data);

MAILLAGE_AVAILABLE_IN_1_0
const char *maillage_scope_get_plugin_id (MaillageScope *self);
/* FALSE once the plugin has been switched off. */
MAILLAGE_AVAILABLE_IN_1_0
gboolean maillage_scope_get_active (MaillageScope *self);
/* Cancelled when the plugin is switched off. */
MAILLAGE_AVAILABLE_IN_1_0
GCancellable *maillage_scope_get_cancellable (MaillageScope *self);
/* NULL until a store is open. */
MAILLAGE_AVAILABLE_IN_1_0
MaillageStore *maillage_scope_get_store (MaillageScope *self);

MAILLAGE_AVAILABLE_IN_1_0
MaillageKind *maillage_scope_add_kind (MaillageScope *self,
                                       const char *id,
                                       const char *label,
                                       const char *plural);
MAILLAGE_AVAILABLE_IN_1_0
void maillage_scope_add_document (MaillageScope *self,
                                  const char *id,
                                  const char *label,
                                  const char *kind_id,
                                  MaillageDocumentFunc func,
                                  gpointer user_data,
                                  GDestroyNotify destroy);
/* A printed list of the kind's records: columns, and one table for each value of @group_id. */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_scope_add_list_document (MaillageScope *self,
                                       const char *id,
                                       const char *label,
                                       const char *kind_id,
                                       const char *const *field_ids,
                                       const char *group_id);
MAILLAGE_AVAILABLE_IN_1_0
void maillage_scope_add_demo (MaillageScope *self,
                              MaillageDemoFunc func,
                              gpointer user_data,
                              GDestroyNotify destroy);
/* Anything else that is registered: the interface's library keeps its pages and sections here. */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_scope_contribute (MaillageScope *self, GObject *contribution);
/* The source is attached to the main context and destroyed when the scope is left. */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_scope_take_source (MaillageScope *self, GSource *source);

/* What a plugin may read and write: its own kinds, and of others what they declared public. */
MAILLAGE_AVAILABLE_IN_1_0
MaillageEdit *maillage_scope_new_edit (MaillageScope *self, const char *label);
MAILLAGE_AVAILABLE_IN_1_0
MaillageQuery *maillage_scope_new_query (MaillageScope *self, const char *kind_id);
/* NULL and @error when it is no query that maillage_query_to_string () wrote. */
MAILLAGE_AVAILABLE_IN_1_0
MaillageQuery *
maillage_scope_new_query_from_string (MaillageScope *self, const char *string, GError **error);
MAILLAGE_AVAILABLE_IN_1_0
MaillageRecord *maillage_scope_load (MaillageScope *self, const char *uuid, GError **error);

G_END_DECLS
