/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "maillage-field.h"

G_BEGIN_DECLS

#define MAILLAGE_TYPE_KIND (maillage_kind_get_type ())
MAILLAGE_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (MaillageKind, maillage_kind, MAILLAGE, KIND, GObject)

/**
 * MaillageGroup:
 *
 * A titled part of the record page; fields belong to the group that was begun last.
 */
#define MAILLAGE_TYPE_GROUP (maillage_group_get_type ())
MAILLAGE_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (MaillageGroup, maillage_group, MAILLAGE, GROUP, GObject)
MAILLAGE_AVAILABLE_IN_1_0
const char *maillage_group_get_id (MaillageGroup *self);
MAILLAGE_AVAILABLE_IN_1_0
const char *maillage_group_get_label (MaillageGroup *self);
MAILLAGE_AVAILABLE_IN_1_0
MaillageSide maillage_group_get_side (MaillageGroup *self);

MAILLAGE_AVAILABLE_IN_1_0
const char *maillage_kind_get_id (MaillageKind *self);
MAILLAGE_AVAILABLE_IN_1_0
const char *maillage_kind_get_plugin_id (MaillageKind *self);
MAILLAGE_AVAILABLE_IN_1_0
const char *maillage_kind_get_label (MaillageKind *self);
MAILLAGE_AVAILABLE_IN_1_0
const char *maillage_kind_get_plural (MaillageKind *self);
/* FALSE: known from the store's catalogue alone; its records are read-only. */
MAILLAGE_AVAILABLE_IN_1_0
gboolean maillage_kind_get_available (MaillageKind *self);
MAILLAGE_AVAILABLE_IN_1_0
const char *maillage_kind_get_icon_name (MaillageKind *self);
MAILLAGE_AVAILABLE_IN_1_0
void maillage_kind_set_icon_name (MaillageKind *self, const char *icon_name);
/* "New organisation": grammar differs by word, so the plugin says it whole. */
MAILLAGE_AVAILABLE_IN_1_0
const char *maillage_kind_get_create_label (MaillageKind *self);
MAILLAGE_AVAILABLE_IN_1_0
void maillage_kind_set_create_label (MaillageKind *self, const char *label);
/* One sentence for the empty page: what these records are for. */
MAILLAGE_AVAILABLE_IN_1_0
const char *maillage_kind_get_purpose (MaillageKind *self);
MAILLAGE_AVAILABLE_IN_1_0
void maillage_kind_set_purpose (MaillageKind *self, const char *sentence);
MAILLAGE_AVAILABLE_IN_1_0
const char *maillage_kind_get_search_hint (MaillageKind *self);
MAILLAGE_AVAILABLE_IN_1_0
void maillage_kind_set_search_hint (MaillageKind *self, const char *hint);
/* "{first_name} {last_name}"; a part between [ ] goes when a field in it is empty.
 * "{owner}" is the owner's title. */
MAILLAGE_AVAILABLE_IN_1_0
const char *maillage_kind_get_title_format (MaillageKind *self);
MAILLAGE_AVAILABLE_IN_1_0
void maillage_kind_set_title_format (MaillageKind *self, const char *format);
MAILLAGE_AVAILABLE_IN_1_0
const char *maillage_kind_get_subtitle_format (MaillageKind *self);
MAILLAGE_AVAILABLE_IN_1_0
void maillage_kind_set_subtitle_format (MaillageKind *self, const char *format);
MAILLAGE_AVAILABLE_IN_1_0
const char *maillage_kind_get_sort_format (MaillageKind *self);
MAILLAGE_AVAILABLE_IN_1_0
void maillage_kind_set_sort_format (MaillageKind *self, const char *format);
/* A child kind: each record has one owner of this kind ("*" for any) and dies with it. */
MAILLAGE_AVAILABLE_IN_1_0
const char *maillage_kind_get_owner (MaillageKind *self);
MAILLAGE_AVAILABLE_IN_1_0
void maillage_kind_set_owner (MaillageKind *self, const char *kind_id);
MAILLAGE_AVAILABLE_IN_1_0
gboolean maillage_kind_get_taggable (MaillageKind *self);
MAILLAGE_AVAILABLE_IN_1_0
void maillage_kind_set_taggable (MaillageKind *self, gboolean taggable);
MAILLAGE_AVAILABLE_IN_1_0
gboolean maillage_kind_get_searchable (MaillageKind *self);
MAILLAGE_AVAILABLE_IN_1_0
void maillage_kind_set_searchable (MaillageKind *self, gboolean searchable);
/* The boolean field that is true of what is over: a page shows those records apart, last. */
MAILLAGE_AVAILABLE_IN_1_0
const char *maillage_kind_get_past (MaillageKind *self);
MAILLAGE_AVAILABLE_IN_1_0
void maillage_kind_set_past (MaillageKind *self, const char *field_id);
/* The field that, filled in, makes a record one of the first to call: a page shows it on top. */
MAILLAGE_AVAILABLE_IN_1_0
const char *maillage_kind_get_lead (MaillageKind *self);
MAILLAGE_AVAILABLE_IN_1_0
void maillage_kind_set_lead (MaillageKind *self, const char *field_id);
/* Other plugins may make records of this kind, and fill and tie its public fields: a decision of an
 * event becomes a step. */
MAILLAGE_AVAILABLE_IN_1_0
gboolean maillage_kind_get_shared (MaillageKind *self);
MAILLAGE_AVAILABLE_IN_1_0
void maillage_kind_set_shared (MaillageKind *self, gboolean shared);
MAILLAGE_AVAILABLE_IN_1_0
gboolean maillage_kind_get_public (MaillageKind *self);
MAILLAGE_AVAILABLE_IN_1_0
void maillage_kind_set_public (MaillageKind *self, gboolean is_public);
/* The field whose value opens a list when nobody chose another order; NULL: by title. */
MAILLAGE_AVAILABLE_IN_1_0
const char *maillage_kind_get_default_sort (MaillageKind *self);
MAILLAGE_AVAILABLE_IN_1_0
gboolean maillage_kind_get_default_descending (MaillageKind *self);
MAILLAGE_AVAILABLE_IN_1_0
void maillage_kind_set_default_sort (MaillageKind *self, const char *field_id, gboolean descending);

MAILLAGE_AVAILABLE_IN_1_0
void maillage_kind_begin_group (MaillageKind *self,
                                const char *id,
                                const char *label,
                                MaillageSide side);
MAILLAGE_AVAILABLE_IN_1_0
GListModel *maillage_kind_get_groups (MaillageKind *self);
MAILLAGE_AVAILABLE_IN_1_0
MaillageField *maillage_kind_add_field (MaillageKind *self,
                                        const char *id,
                                        MaillageFieldType type,
                                        const char *label);
MAILLAGE_AVAILABLE_IN_1_0
MaillageField *maillage_kind_add_field_full (MaillageKind *self,
                                             const char *id,
                                             MaillageFieldType type,
                                             const char *label,
                                             MaillageTraits traits);
MAILLAGE_AVAILABLE_IN_1_0
MaillageField *maillage_kind_add_link (MaillageKind *self,
                                       const char *id,
                                       MaillageFieldType type,
                                       const char *label,
                                       const char *target,
                                       const char *inverse_label,
                                       MaillageTraits traits);
MAILLAGE_AVAILABLE_IN_1_0
MaillageField *maillage_kind_add_children (MaillageKind *self,
                                           const char *id,
                                           const char *label,
                                           const char *target);
MAILLAGE_AVAILABLE_IN_1_0
MaillageField *maillage_kind_find_field (MaillageKind *self, const char *id);
MAILLAGE_AVAILABLE_IN_1_0
GListModel *maillage_kind_get_fields (MaillageKind *self);
/* Position of a field in maillage_kind_get_fields(), or -1. */
MAILLAGE_AVAILABLE_IN_1_0
int maillage_kind_get_field_index (MaillageKind *self, const char *id);
MAILLAGE_AVAILABLE_IN_1_0
guint maillage_kind_get_n_fields (MaillageKind *self);
MAILLAGE_AVAILABLE_IN_1_0
MaillageField *maillage_kind_get_field (MaillageKind *self, guint position);

G_END_DECLS
