/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

/* Not installed: what a document says, its own plugin may read and others may not. */

#include "maillage-document.h"

G_BEGIN_DECLS

/* A document that a plugin offers, found in the registry. */
#define MAILLAGE_TYPE_DOCUMENT_TEMPLATE (maillage_document_template_get_type ())
G_DECLARE_FINAL_TYPE (
    MaillageDocumentTemplate, maillage_document_template, MAILLAGE, DOCUMENT_TEMPLATE, GObject)
/* "actions.progress" */
const char *maillage_document_template_get_id (MaillageDocumentTemplate *self);
const char *maillage_document_template_get_label (MaillageDocumentTemplate *self);
const char *maillage_document_template_get_kind (MaillageDocumentTemplate *self);
/* Whether it lists records of the kind, rather than being about one. */
gboolean maillage_document_template_get_lists (MaillageDocumentTemplate *self);
MaillageDocument *maillage_document_template_make (MaillageDocumentTemplate *self,
                                                   const char *const *uuids,
                                                   GError **error);

G_END_DECLS
