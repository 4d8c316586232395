/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "maillage-change.h"
#include "maillage-document.h"
#include "maillage-edit.h"
#include "maillage-gazetteer.h"
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
/* Any kind's declaration; NULL while nobody knows it. */
MAILLAGE_AVAILABLE_IN_1_0
MaillageKind *maillage_scope_find_kind (MaillageScope *self, const char *id);
/* NULL when its file is missing. */
MAILLAGE_AVAILABLE_IN_1_0
MaillageGazetteer *maillage_scope_get_gazetteer (MaillageScope *self);
/* As the palette searches: name beginnings first, then words. */
MAILLAGE_AVAILABLE_IN_1_0
GPtrArray *maillage_scope_search (MaillageScope *self,
                                  const char *text,
                                  const char *kind_id,
                                  guint limit,
                                  GError **error);
MAILLAGE_AVAILABLE_IN_1_0
void maillage_scope_search_async (MaillageScope *self,
                                  const char *text,
                                  const char *kind_id,
                                  guint limit,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
MAILLAGE_AVAILABLE_IN_1_0
GPtrArray *
maillage_scope_search_finish (MaillageScope *self, GAsyncResult *result, GError **error);
/* What a field was at a moment, where it was written since. */
MAILLAGE_AVAILABLE_IN_1_0
GHashTable *maillage_scope_read_past (MaillageScope *self,
                                      const char *kind_id,
                                      const char *field_id,
                                      gint64 at,
                                      gint64 until,
                                      GError **error);
/* Newest first; of one record and its children when @uuid is given. */
MAILLAGE_AVAILABLE_IN_1_0
GPtrArray *maillage_scope_list_history (MaillageScope *self,
                                        const char *uuid,
                                        guint limit,
                                        GError **error);

/* What is typed in a page of the plugin's own and not yet saved; the program's form keeps its own. */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_scope_put_draft (MaillageScope *self,
                               const char *uuid,
                               const char *field_id,
                               const char *text);
MAILLAGE_AVAILABLE_IN_1_0
void maillage_scope_clear_draft (MaillageScope *self, const char *uuid, const char *field_id);
MAILLAGE_AVAILABLE_IN_1_0
char *maillage_scope_dup_draft (MaillageScope *self, const char *uuid, const char *field_id);

G_END_DECLS
