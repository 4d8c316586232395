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

/**
 * maillage_kind_get_id:
 * @self: a kind
 *
 * Returns: (transfer none): its whole id, “partners.organisation”, the same for ever
 */
MAILLAGE_AVAILABLE_IN_1_0
const char *maillage_kind_get_id (MaillageKind *self);
/**
 * maillage_kind_get_plugin_id:
 * @self: a kind
 *
 * Returns: (transfer none): the plugin that declares it, “partners”; “core” for the program’s own
 */
MAILLAGE_AVAILABLE_IN_1_0
const char *maillage_kind_get_plugin_id (MaillageKind *self);
/**
 * maillage_kind_get_label:
 * @self: a kind
 *
 * Returns: (transfer none): what one record is called: “Organisation”
 */
MAILLAGE_AVAILABLE_IN_1_0
const char *maillage_kind_get_label (MaillageKind *self);
/**
 * maillage_kind_get_plural:
 * @self: a kind
 *
 * Returns: (transfer none): what several are called, and their list
 */
MAILLAGE_AVAILABLE_IN_1_0
const char *maillage_kind_get_plural (MaillageKind *self);
/**
 * maillage_kind_get_available:
 * @self: a kind
 *
 * Returns: %FALSE while its plugin is off or missing: it is known from the store alone, and its
 *   records can only be read
 */
MAILLAGE_AVAILABLE_IN_1_0
gboolean maillage_kind_get_available (MaillageKind *self);
/**
 * maillage_kind_get_icon_name:
 * @self: a kind
 *
 * Returns: (transfer none) (nullable): the sign of its records
 */
MAILLAGE_AVAILABLE_IN_1_0
const char *maillage_kind_get_icon_name (MaillageKind *self);
/**
 * maillage_kind_set_icon_name:
 * @self: a kind
 * @icon_name: (nullable): a symbolic icon of the theme or of the plugin’s resources
 *
 * Stands beside its records wherever several kinds are together: the sidebar, the palette, links.
 */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_kind_set_icon_name (MaillageKind *self, const char *icon_name);
/**
 * maillage_kind_get_create_label:
 * @self: a kind
 *
 * Returns: (transfer none) (nullable): the words on the button that makes one
 */
MAILLAGE_AVAILABLE_IN_1_0
const char *maillage_kind_get_create_label (MaillageKind *self);
/**
 * maillage_kind_set_create_label:
 * @self: a kind
 * @label: (nullable): “New organisation”
 *
 * The words on the button that makes one. Grammar differs by word and language, so the plugin
 * says them whole.
 */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_kind_set_create_label (MaillageKind *self, const char *label);
/**
 * maillage_kind_get_purpose:
 * @self: a kind
 *
 * Returns: (transfer none) (nullable): what its records are for
 */
MAILLAGE_AVAILABLE_IN_1_0
const char *maillage_kind_get_purpose (MaillageKind *self);
/**
 * maillage_kind_set_purpose:
 * @self: a kind
 * @sentence: (nullable): one sentence
 *
 * Stands on the empty list: what these records are for, for who sees it the first time.
 */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_kind_set_purpose (MaillageKind *self, const char *sentence);
/**
 * maillage_kind_get_search_hint:
 * @self: a kind
 *
 * Returns: (transfer none) (nullable): what its search looks for
 */
MAILLAGE_AVAILABLE_IN_1_0
const char *maillage_kind_get_search_hint (MaillageKind *self);
/**
 * maillage_kind_set_search_hint:
 * @self: a kind
 * @hint: (nullable): “Name, acronym, SIRET…”
 *
 * Stands in the list’s empty search: what one may type there.
 */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_kind_set_search_hint (MaillageKind *self, const char *hint);
/**
 * maillage_kind_get_title_format:
 * @self: a kind
 *
 * Returns: (transfer none) (nullable): what its title is made of
 */
MAILLAGE_AVAILABLE_IN_1_0
const char *maillage_kind_get_title_format (MaillageKind *self);
/**
 * maillage_kind_set_title_format:
 * @self: a kind
 * @format: field ids in braces: “{first_name} {last_name}”
 *
 * What a record is called, everywhere: in lists, links, the palette, history. A part between [ ]
 * goes when a field in it is empty; “{owner}” is the owner’s title. Every plugin may read it.
 */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_kind_set_title_format (MaillageKind *self, const char *format);
/**
 * maillage_kind_get_subtitle_format:
 * @self: a kind
 *
 * Returns: (transfer none) (nullable): what the line under the title is made of
 */
MAILLAGE_AVAILABLE_IN_1_0
const char *maillage_kind_get_subtitle_format (MaillageKind *self);
/**
 * maillage_kind_set_subtitle_format:
 * @self: a kind
 * @format: (nullable): as for maillage_kind_set_title_format()
 *
 * The dim line under the title, which tells two of one name apart. Every plugin may read it.
 */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_kind_set_subtitle_format (MaillageKind *self, const char *format);
/**
 * maillage_kind_get_sort_format:
 * @self: a kind
 *
 * Returns: (transfer none) (nullable): what the order of titles is made of
 */
MAILLAGE_AVAILABLE_IN_1_0
const char *maillage_kind_get_sort_format (MaillageKind *self);
/**
 * maillage_kind_set_sort_format:
 * @self: a kind
 * @format: (nullable): as for maillage_kind_set_title_format(): “{last_name} {first_name}”
 *
 * By what the records are put in order where they stand by title; %NULL: the title itself.
 */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_kind_set_sort_format (MaillageKind *self, const char *format);
/**
 * maillage_kind_get_search_format:
 * @self: a kind
 *
 * Returns: (transfer none) (nullable): other words its records are found by
 */
MAILLAGE_AVAILABLE_IN_1_0
const char *maillage_kind_get_search_format (MaillageKind *self);
/**
 * maillage_kind_set_search_format:
 * @self: a kind
 * @format: (nullable): as for maillage_kind_set_title_format(): “[Sheet {number}][ F{number}]”
 *
 * What people call a record when they look for it, beside its title and its searchable fields. It
 * is shown nowhere; every plugin may find records by it.
 */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_kind_set_search_format (MaillageKind *self, const char *format);
/**
 * maillage_kind_get_owner:
 * @self: a kind
 *
 * Returns: (transfer none) (nullable): the kind its records belong to; %NULL: to none
 */
MAILLAGE_AVAILABLE_IN_1_0
const char *maillage_kind_get_owner (MaillageKind *self);
/**
 * maillage_kind_set_owner:
 * @self: a kind
 * @kind_id: (nullable): a kind, one’s own or another’s; “*” for any
 *
 * Makes it a child kind: each record belongs to one of that kind, stands on its page, and goes
 * with it.
 */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_kind_set_owner (MaillageKind *self, const char *kind_id);
/**
 * maillage_kind_get_taggable:
 * @self: a kind
 *
 * Returns: whether its records have tags
 */
MAILLAGE_AVAILABLE_IN_1_0
gboolean maillage_kind_get_taggable (MaillageKind *self);
/**
 * maillage_kind_set_taggable:
 * @self: a kind
 * @taggable: whether its records have tags; at first, they do
 *
 * Tags are the office’s own words, which cut across kinds.
 */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_kind_set_taggable (MaillageKind *self, gboolean taggable);
/**
 * maillage_kind_get_searchable:
 * @self: a kind
 *
 * Returns: whether the palette finds its records
 */
MAILLAGE_AVAILABLE_IN_1_0
gboolean maillage_kind_get_searchable (MaillageKind *self);
/**
 * maillage_kind_set_searchable:
 * @self: a kind
 * @searchable: whether the palette finds its records; at first, it does
 *
 * For children that mean nothing without their owner, and what is made by the thousand. A search
 * in the kind’s own list finds them all the same.
 */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_kind_set_searchable (MaillageKind *self, gboolean searchable);
/**
 * maillage_kind_get_past:
 * @self: a kind
 *
 * Returns: (transfer none) (nullable): the field that is true of what is over
 */
MAILLAGE_AVAILABLE_IN_1_0
const char *maillage_kind_get_past (MaillageKind *self);
/**
 * maillage_kind_set_past:
 * @self: a kind
 * @field_id: (nullable): a boolean field, which may be computed
 *
 * What is over stands apart on other records’ pages, last and folded.
 */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_kind_set_past (MaillageKind *self, const char *field_id);
/**
 * maillage_kind_get_lead:
 * @self: a kind
 *
 * Returns: (transfer none) (nullable): the field that brings a record to the top
 */
MAILLAGE_AVAILABLE_IN_1_0
const char *maillage_kind_get_lead (MaillageKind *self);
/**
 * maillage_kind_set_lead:
 * @self: a kind
 * @field_id: (nullable): a field that few records have filled in
 *
 * Filled in, it makes a record one of the first to call: its owner’s and its targets’ pages show
 * it on top.
 */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_kind_set_lead (MaillageKind *self, const char *field_id);
MAILLAGE_AVAILABLE_IN_1_0
void maillage_kind_set_distinct (MaillageKind *self,
                                 const char *const *names,
                                 const char *const *places);
/**
 * maillage_kind_get_shared:
 * @self: a kind
 *
 * Returns: whether other plugins may make records of it
 */
MAILLAGE_AVAILABLE_IN_1_0
gboolean maillage_kind_get_shared (MaillageKind *self);
/**
 * maillage_kind_set_shared:
 * @self: a kind
 * @shared: whether other plugins may make records of it
 *
 * They may fill and tie its public fields, nothing else: a decision of an event becomes a step of
 * a plan.
 */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_kind_set_shared (MaillageKind *self, gboolean shared);
MAILLAGE_AVAILABLE_IN_1_0
gboolean maillage_kind_get_public (MaillageKind *self);
MAILLAGE_AVAILABLE_IN_1_0
void maillage_kind_set_public (MaillageKind *self, gboolean is_public);
/**
 * maillage_kind_get_default_sort:
 * @self: a kind
 *
 * Returns: (transfer none) (nullable): the field whose value a list is first sorted by; %NULL:
 *   the title
 */
MAILLAGE_AVAILABLE_IN_1_0
const char *maillage_kind_get_default_sort (MaillageKind *self);
/**
 * maillage_kind_get_default_descending:
 * @self: a kind
 *
 * Returns: whether a list begins with the largest value
 */
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
