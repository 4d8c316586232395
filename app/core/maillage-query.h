/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "maillage-enums.h"
#include "maillage-types.h"

G_BEGIN_DECLS

/* A question to the store. Setters until it is first run; frozen after that, so that a reader
 * thread may hold it: maillage_query_copy() gives one that may be changed again. */
#define MAILLAGE_TYPE_QUERY (maillage_query_get_type ())
MAILLAGE_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (MaillageQuery, maillage_query, MAILLAGE, QUERY, GObject)

MAILLAGE_AVAILABLE_IN_1_0
MaillageQuery *maillage_query_copy (MaillageQuery *self);
MAILLAGE_AVAILABLE_IN_1_0
const char *maillage_query_get_kind (MaillageQuery *self);
MAILLAGE_AVAILABLE_IN_1_0
const char *maillage_query_get_text (MaillageQuery *self);
MAILLAGE_AVAILABLE_IN_1_0
void maillage_query_set_text (MaillageQuery *self, const char *text);
MAILLAGE_AVAILABLE_IN_1_0
void maillage_query_set_sort (MaillageQuery *self, const char *field_id, gboolean descending);
MAILLAGE_AVAILABLE_IN_1_0
const char *maillage_query_get_sort (MaillageQuery *self);
MAILLAGE_AVAILABLE_IN_1_0
gboolean maillage_query_get_descending (MaillageQuery *self);
/* Filters are joined by "and". @value is canonical. */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_query_add_filter (MaillageQuery *self,
                                const char *field_id,
                                MaillageOperator op,
                                const char *value);
/* Children of that record, by position. */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_query_set_owner (MaillageQuery *self, const char *owner_uuid);
/* Records whose link field @role points at that record. */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_query_set_linked (MaillageQuery *self, const char *role, const char *to_uuid);
/* TRUE: the trash alone; FALSE (as at first): without it. */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_query_set_trashed (MaillageQuery *self, gboolean trashed);
/* Dates match only when they certainly fall within. */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_query_set_certain (MaillageQuery *self, gboolean certain);
/* 0: no limit. */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_query_set_limit (MaillageQuery *self, guint limit);
/* One line that maillage_scope_new_query_from_string () reads again. */
MAILLAGE_AVAILABLE_IN_1_0
char *maillage_query_to_string (MaillageQuery *self);
/* In words, for people. */
MAILLAGE_AVAILABLE_IN_1_0
char *maillage_query_describe (MaillageQuery *self, MaillageStore *store);

G_END_DECLS
