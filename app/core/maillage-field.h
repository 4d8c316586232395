/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "maillage-enums.h"
#include "maillage-types.h"

G_BEGIN_DECLS

#define MAILLAGE_TYPE_FIELD (maillage_field_get_type ())
MAILLAGE_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (MaillageField, maillage_field, MAILLAGE, FIELD, GObject)

#define MAILLAGE_TYPE_CHOICE (maillage_choice_get_type ())
MAILLAGE_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (MaillageChoice, maillage_choice, MAILLAGE, CHOICE, GObject)

/**
 * MaillageChoiceEntry:
 * @value: the stable id that the store keeps
 * @label: what people see, marked with N_() or NC_()
 * @icon_name: (nullable): the sign that goes with the word
 * @tone: its colour
 *
 * A value to choose from, as a table of them is written; see maillage_field_add_choices().
 */
typedef struct
{
  const char *value, *label, *icon_name;
  MaillageTone tone;
} MaillageChoiceEntry;

MAILLAGE_AVAILABLE_IN_1_0
const char *maillage_choice_get_value (MaillageChoice *self);
MAILLAGE_AVAILABLE_IN_1_0
const char *maillage_choice_get_label (MaillageChoice *self);
MAILLAGE_AVAILABLE_IN_1_0
const char *maillage_choice_get_icon_name (MaillageChoice *self);
MAILLAGE_AVAILABLE_IN_1_0
MaillageTone maillage_choice_get_tone (MaillageChoice *self);
/* The office has taken it off its list; records that have it keep it. */
MAILLAGE_AVAILABLE_IN_1_0
gboolean maillage_choice_get_hidden (MaillageChoice *self);

MAILLAGE_AVAILABLE_IN_1_0
const char *maillage_field_get_id (MaillageField *self);
MAILLAGE_AVAILABLE_IN_1_0
MaillageFieldType maillage_field_get_field_type (MaillageField *self);
MAILLAGE_AVAILABLE_IN_1_0
const char *maillage_field_get_label (MaillageField *self);
MAILLAGE_AVAILABLE_IN_1_0
MaillageKind *maillage_field_get_kind (MaillageField *self);
MAILLAGE_AVAILABLE_IN_1_0
const char *maillage_field_get_group (MaillageField *self);

MAILLAGE_AVAILABLE_IN_1_0
gboolean maillage_field_get_required (MaillageField *self);
MAILLAGE_AVAILABLE_IN_1_0
void maillage_field_set_required (MaillageField *self, gboolean required);
/* No two records have one value; for a link field, no two children of one owner point to the same
 * record. */
MAILLAGE_AVAILABLE_IN_1_0
gboolean maillage_field_get_unique (MaillageField *self);
MAILLAGE_AVAILABLE_IN_1_0
void maillage_field_set_unique (MaillageField *self, gboolean unique);
MAILLAGE_AVAILABLE_IN_1_0
gboolean maillage_field_get_sortable (MaillageField *self);
MAILLAGE_AVAILABLE_IN_1_0
void maillage_field_set_sortable (MaillageField *self, gboolean sortable);
MAILLAGE_AVAILABLE_IN_1_0
gboolean maillage_field_get_public (MaillageField *self);
MAILLAGE_AVAILABLE_IN_1_0
void maillage_field_set_public (MaillageField *self, gboolean is_public);
MAILLAGE_AVAILABLE_IN_1_0
gboolean maillage_field_get_personal (MaillageField *self);
MAILLAGE_AVAILABLE_IN_1_0
void maillage_field_set_personal (MaillageField *self, gboolean personal);
MAILLAGE_AVAILABLE_IN_1_0
gboolean maillage_field_get_in_list (MaillageField *self);
MAILLAGE_AVAILABLE_IN_1_0
void maillage_field_set_in_list (MaillageField *self, gboolean in_list);
MAILLAGE_AVAILABLE_IN_1_0
gboolean maillage_field_get_filterable (MaillageField *self);
MAILLAGE_AVAILABLE_IN_1_0
void maillage_field_set_filterable (MaillageField *self, gboolean filterable);
MAILLAGE_AVAILABLE_IN_1_0
gboolean maillage_field_get_multiple (MaillageField *self);
MAILLAGE_AVAILABLE_IN_1_0
void maillage_field_set_multiple (MaillageField *self, gboolean multiple);
MAILLAGE_AVAILABLE_IN_1_0
gboolean maillage_field_get_extensible (MaillageField *self);
MAILLAGE_AVAILABLE_IN_1_0
void maillage_field_set_extensible (MaillageField *self, gboolean extensible);
MAILLAGE_AVAILABLE_IN_1_0
gboolean maillage_field_get_retired (MaillageField *self);
MAILLAGE_AVAILABLE_IN_1_0
void maillage_field_set_retired (MaillageField *self, gboolean retired);
/* A link that, followed on and on, never comes back to where it began: a parent, a step that waits
 * for another. A link that would is refused, whoever writes it. */
MAILLAGE_AVAILABLE_IN_1_0
gboolean maillage_field_get_acyclic (MaillageField *self);
MAILLAGE_AVAILABLE_IN_1_0
void maillage_field_set_acyclic (MaillageField *self, gboolean acyclic);
/* Kept, exported and on the command line, but a section of the plugin shows it, not the page. */
MAILLAGE_AVAILABLE_IN_1_0
gboolean maillage_field_get_hidden (MaillageField *self);
MAILLAGE_AVAILABLE_IN_1_0
void maillage_field_set_hidden (MaillageField *self, gboolean hidden);
MAILLAGE_AVAILABLE_IN_1_0
MaillageSearchClass maillage_field_get_searchable (MaillageField *self);
MAILLAGE_AVAILABLE_IN_1_0
void maillage_field_set_searchable (MaillageField *self, MaillageSearchClass searchable);
MAILLAGE_AVAILABLE_IN_1_0
MaillageOnGone maillage_field_get_on_gone (MaillageField *self);
MAILLAGE_AVAILABLE_IN_1_0
void maillage_field_set_on_gone (MaillageField *self, MaillageOnGone on_gone);
MAILLAGE_AVAILABLE_IN_1_0
const char *maillage_field_get_target (MaillageField *self);
MAILLAGE_AVAILABLE_IN_1_0
void maillage_field_set_target (MaillageField *self, const char *kind_id);
MAILLAGE_AVAILABLE_IN_1_0
const char *maillage_field_get_inverse_label (MaillageField *self);
MAILLAGE_AVAILABLE_IN_1_0
void maillage_field_set_inverse_label (MaillageField *self, const char *label);
MAILLAGE_AVAILABLE_IN_1_0
const char *maillage_field_get_placeholder (MaillageField *self);
MAILLAGE_AVAILABLE_IN_1_0
void maillage_field_set_placeholder (MaillageField *self, const char *placeholder);
MAILLAGE_AVAILABLE_IN_1_0
const char *maillage_field_get_default (MaillageField *self);
MAILLAGE_AVAILABLE_IN_1_0
void maillage_field_set_default (MaillageField *self, const char *value);
MAILLAGE_AVAILABLE_IN_1_0
const char *maillage_field_get_retention (MaillageField *self);
MAILLAGE_AVAILABLE_IN_1_0
void maillage_field_set_retention (MaillageField *self, const char *retention);
MAILLAGE_AVAILABLE_IN_1_0
const char *maillage_field_get_was (MaillageField *self);
MAILLAGE_AVAILABLE_IN_1_0
void maillage_field_set_was (MaillageField *self, const char *former_id);
MAILLAGE_AVAILABLE_IN_1_0
const char *maillage_field_get_pattern (MaillageField *self);
MAILLAGE_AVAILABLE_IN_1_0
const char *maillage_field_get_pattern_message (MaillageField *self);
MAILLAGE_AVAILABLE_IN_1_0
void maillage_field_set_pattern (MaillageField *self, const char *regex, const char *message);
MAILLAGE_AVAILABLE_IN_1_0
gboolean maillage_field_get_range (MaillageField *self, double *lowest, double *highest);
MAILLAGE_AVAILABLE_IN_1_0
void maillage_field_set_range (MaillageField *self, double lowest, double highest);
/* A date that may not come before another field's: "ends" after "starts"; or an hour of a text field
 * ("9 h 30"), where no such date says that the record lasts to another day. */
MAILLAGE_AVAILABLE_IN_1_0
const char *maillage_field_get_not_before (MaillageField *self);
MAILLAGE_AVAILABLE_IN_1_0
void maillage_field_set_not_before (MaillageField *self, const char *field_id);
/* A number that no other record with the same target of that link has: of the sheets of one plan,
 * one alone is 14. Those without a target are together too. */
MAILLAGE_AVAILABLE_IN_1_0
const char *maillage_field_get_unique_within (MaillageField *self);
MAILLAGE_AVAILABLE_IN_1_0
void maillage_field_set_unique_within (MaillageField *self, const char *link_id);
/* Computed from SQL over the record's own columns; ":today" is the day as YYYY-MM-DD. */
MAILLAGE_AVAILABLE_IN_1_0
const char *maillage_field_get_expression (MaillageField *self);
MAILLAGE_AVAILABLE_IN_1_0
MaillageFieldType maillage_field_get_result_type (MaillageField *self);
MAILLAGE_AVAILABLE_IN_1_0
void maillage_field_set_expression (MaillageField *self,
                                    MaillageFieldType result_type,
                                    const char *sql);

MAILLAGE_AVAILABLE_IN_1_0
void maillage_field_add_choice (MaillageField *self, const char *value, const char *label);
MAILLAGE_AVAILABLE_IN_1_0
void maillage_field_add_choice_full (MaillageField *self,
                                     const char *value,
                                     const char *label,
                                     const char *icon_name,
                                     MaillageTone tone);
/* Those to choose from: with the office's words, without what it has hidden. Main thread. */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_field_add_choices (MaillageField *self,
                                 const MaillageChoiceEntry *entries,
                                 gsize n_entries,
                                 const char *domain,
                                 const char *context);
MAILLAGE_AVAILABLE_IN_1_0
GListModel *maillage_field_get_choices (MaillageField *self);
/* The hidden ones too. */
MAILLAGE_AVAILABLE_IN_1_0
GListModel *maillage_field_get_all_choices (MaillageField *self);
MAILLAGE_AVAILABLE_IN_1_0
MaillageChoice *maillage_field_find_choice (MaillageField *self, const char *value);

/* Whether the type has columns in the kind's table (links, children and computed have none). */
MAILLAGE_AVAILABLE_IN_1_0
gboolean maillage_field_is_stored (MaillageField *self);
MAILLAGE_AVAILABLE_IN_1_0
gboolean maillage_field_is_link (MaillageField *self);

/* Values: implemented in maillage-field-value.c */
MAILLAGE_AVAILABLE_IN_1_0
char *maillage_field_parse (MaillageField *self,
                            const char *typed,
                            char **warning,
                            GError **error);
MAILLAGE_AVAILABLE_IN_1_0
char *maillage_field_format (MaillageField *self, const char *value);
MAILLAGE_AVAILABLE_IN_1_0
char *maillage_field_dup_warning (MaillageField *self, const char *value);

G_END_DECLS
