/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "maillage-date.h"
#include "maillage-kind.h"
#include "maillage-territory.h"

G_BEGIN_DECLS

/* A record as it was last read: thin until a value is asked for. Signal "changed" when it was read
 * again. Read on the main thread only. */
#define MAILLAGE_TYPE_RECORD (maillage_record_get_type ())
MAILLAGE_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (MaillageRecord, maillage_record, MAILLAGE, RECORD, GObject)

MAILLAGE_AVAILABLE_IN_1_0
const char *maillage_record_get_uuid (MaillageRecord *self);
MAILLAGE_AVAILABLE_IN_1_0
MaillageKind *maillage_record_get_kind (MaillageRecord *self);
MAILLAGE_AVAILABLE_IN_1_0
const char *maillage_record_get_title (MaillageRecord *self);
MAILLAGE_AVAILABLE_IN_1_0
const char *maillage_record_get_subtitle (MaillageRecord *self);
MAILLAGE_AVAILABLE_IN_1_0
const char *maillage_record_get_owner (MaillageRecord *self);
/* Microseconds since 1970, UTC. */
MAILLAGE_AVAILABLE_IN_1_0
gint64 maillage_record_get_created (MaillageRecord *self);
MAILLAGE_AVAILABLE_IN_1_0
gint64 maillage_record_get_modified (MaillageRecord *self);
MAILLAGE_AVAILABLE_IN_1_0
gboolean maillage_record_get_trashed (MaillageRecord *self);
/* The canonical value, NULL when empty. Links: UUIDs, one a line. */
MAILLAGE_AVAILABLE_IN_1_0
const char *maillage_record_get_value (MaillageRecord *self, const char *field_id);
/* As people read it, in their language; links by their titles. NULL when empty. */
MAILLAGE_AVAILABLE_IN_1_0
char *maillage_record_dup_display (MaillageRecord *self, const char *field_id);
MAILLAGE_AVAILABLE_IN_1_0
MaillageDate *maillage_record_dup_date (MaillageRecord *self, const char *field_id);
MAILLAGE_AVAILABLE_IN_1_0
MaillageTerritory *maillage_record_dup_territory (MaillageRecord *self, const char *field_id);
MAILLAGE_AVAILABLE_IN_1_0
gboolean maillage_record_get_boolean (MaillageRecord *self, const char *field_id);
MAILLAGE_AVAILABLE_IN_1_0
double maillage_record_get_number (MaillageRecord *self, const char *field_id);
MAILLAGE_AVAILABLE_IN_1_0
guint maillage_record_get_n_links (MaillageRecord *self, const char *field_id);
MAILLAGE_AVAILABLE_IN_1_0
const char *maillage_record_get_link (MaillageRecord *self, const char *field_id, guint index);
MAILLAGE_AVAILABLE_IN_1_0
const char *maillage_record_get_link_title (MaillageRecord *self,
                                            const char *field_id,
                                            guint index);

G_END_DECLS
