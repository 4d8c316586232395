/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "maillage-document-template.h"
#include "maillage-gazetteer.h"
#include "maillage-registry.h"
#include "maillage-store-core.h"

G_BEGIN_DECLS

typedef struct
{
  MaillageDemoFunc func;
  gpointer user_data;
  GDestroyNotify destroy;
} MaillageDemo;

MaillageScope *_maillage_scope_new (MaillageRegistry *registry, const char *plugin_id);
/* NULL once it has gone. */
MaillageRegistry *_maillage_scope_get_registry (MaillageScope *self);
/* What the scope registered; borrowed. */
GPtrArray *_maillage_scope_get_kinds (MaillageScope *self);
GPtrArray *_maillage_scope_get_contributions (MaillageScope *self);
/* Denied when a plugin writes what is another's. */
gboolean _maillage_scope_run_demo (MaillageScope *self, MaillageEdit *edit, GError **error);
/* Cancels, destroys the sources, forgets the contributions. */
void _maillage_scope_leave (MaillageScope *self);
void _maillage_registry_contribution_added (MaillageRegistry *self, MaillageScope *scope);

/* The open store, for scopes; the store sets itself here when it opens. Unowned. */
MaillageStore *_maillage_registry_get_store (MaillageRegistry *self);
void _maillage_registry_set_store (MaillageRegistry *self, MaillageStore *store);
/* Kinds known from the store's catalogue alone: shown read-only while no plugin declares them. */
void _maillage_registry_set_catalogue (MaillageRegistry *self, GPtrArray *kinds);
/* Where the list of territories is had from when a query first needs it; NULL: there is none. */
typedef MaillageGazetteer *(*MaillageGazetteerFunc) (gpointer user_data);
void _maillage_registry_set_gazetteer_func (MaillageRegistry *self,
                                            MaillageGazetteerFunc func,
                                            gpointer user_data);
MaillageGazetteer *_maillage_registry_get_gazetteer (MaillageRegistry *self);
/* Every scope that is entered, the core's own first. Borrowed. */
GPtrArray *_maillage_registry_get_scopes (MaillageRegistry *self);

void _maillage_document_template_set_lists (MaillageDocumentTemplate *self, gboolean lists);
MaillageDocumentTemplate *_maillage_document_template_new (MaillageScope *scope,
                                                           const char *id,
                                                           const char *label,
                                                           const char *kind_id,
                                                           MaillageDocumentFunc func,
                                                           gpointer user_data,
                                                           GDestroyNotify destroy);

/* Sets @error when a plugin's function failed without saying why, with what Python raised. */
void _maillage_explain_failure (GError **error);

/* Implemented beside their classes. A NULL @reader is the core itself, which may do everything. */
MaillageEdit *_maillage_edit_new (const char *label, const char *writer);
MaillageQuery *_maillage_query_new (const char *kind_id, const char *reader);
MaillageRecord *_maillage_store_load_for (MaillageStore *store,
                                          const char *uuid,
                                          const char *reader,
                                          GError **error);

G_END_DECLS
