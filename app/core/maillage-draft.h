/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "maillage-store-core.h"

G_BEGIN_DECLS

/* What is typed and not yet saved: one small file per record and field in "<store>.drafts/", which
 * outlives a crash. A file and not a row, because an import may hold the store. */
#define MAILLAGE_TYPE_DRAFTS (maillage_drafts_get_type ())
G_DECLARE_FINAL_TYPE (MaillageDrafts, maillage_drafts, MAILLAGE, DRAFTS, GObject)

MaillageDrafts *maillage_drafts_new (const char *store_path);
/* The drafts of an open store: one object for all its windows. */
MaillageDrafts *maillage_drafts_of (MaillageStore *store);

/* On the disk within two seconds. */
void maillage_drafts_put (MaillageDrafts *self,
                          const char *uuid,
                          const char *field_id,
                          const char *text);
/* Once the text is in the store, or given up. */
void maillage_drafts_clear (MaillageDrafts *self, const char *uuid, const char *field_id);
/* NULL when there is none. */
char *maillage_drafts_dup_text (MaillageDrafts *self, const char *uuid, const char *field_id);
/* The records that have drafts; the fields of one that have. */
GStrv maillage_drafts_dup_records (MaillageDrafts *self);
GStrv maillage_drafts_dup_fields (MaillageDrafts *self, const char *uuid);
/* Waits until all that was put is on the disk. */
gboolean maillage_drafts_flush (MaillageDrafts *self, GError **error);

G_END_DECLS
