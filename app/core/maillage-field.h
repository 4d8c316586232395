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

/**
 * maillage_field_get_required: (get-property required)
 * @self: a field
 *
 * Returns: whether a record without it is refused
 */
MAILLAGE_AVAILABLE_IN_1_0
gboolean maillage_field_get_required (MaillageField *self);
/**
 * maillage_field_set_required: (set-property required)
 * @self: a field
 * @required: whether a record without it is refused
 *
 * A record cannot be saved without it: forms mark it and ask for it, imports and commands refuse
 * the line.
 */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_field_set_required (MaillageField *self, gboolean required);
/**
 * maillage_field_get_unique: (get-property unique)
 * @self: a field
 *
 * Returns: whether no two records may have one value
 */
MAILLAGE_AVAILABLE_IN_1_0
gboolean maillage_field_get_unique (MaillageField *self);
/**
 * maillage_field_set_unique: (set-property unique)
 * @self: a field
 * @unique: whether no two records may have one value
 *
 * A second record with the value of a first is refused, and the first one named. For a link field
 * of a child kind: no two children of one owner point to the same record.
 */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_field_set_unique (MaillageField *self, gboolean unique);
/**
 * maillage_field_get_sortable: (get-property sortable)
 * @self: a field
 *
 * Returns: whether lists can be sorted by it
 */
MAILLAGE_AVAILABLE_IN_1_0
gboolean maillage_field_get_sortable (MaillageField *self);
/**
 * maillage_field_set_sortable: (set-property sortable)
 * @self: a field
 * @sortable: whether lists can be sorted by it
 *
 * Keeps a key and an index of the field, so that a list of any length can be put in its order.
 * Only such fields can be sorted by.
 */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_field_set_sortable (MaillageField *self, gboolean sortable);
/**
 * maillage_field_get_public: (get-property public)
 * @self: a field
 *
 * Returns: whether other plugins may read it
 */
MAILLAGE_AVAILABLE_IN_1_0
gboolean maillage_field_get_public (MaillageField *self);
/**
 * maillage_field_set_public: (set-property public)
 * @self: a field
 * @is_public: whether other plugins may read it
 *
 * Without it, other plugins see it empty, and cannot filter, sort or search by it. What the
 * kind’s title and subtitle are made of is seen in them, whatever is said here.
 */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_field_set_public (MaillageField *self, gboolean is_public);
/**
 * maillage_field_get_personal: (get-property personal)
 * @self: a field
 *
 * Returns: whether it is about a person
 */
MAILLAGE_AVAILABLE_IN_1_0
gboolean maillage_field_get_personal (MaillageField *self);
/**
 * maillage_field_set_personal: (set-property personal)
 * @self: a field
 * @personal: whether it is about a person
 *
 * What it holds is a person’s, in the sense of the law: it stands in what is given to a person
 * who asks for their data, and goes when they are erased.
 */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_field_set_personal (MaillageField *self, gboolean personal);
/**
 * maillage_field_get_in_list: (get-property in-list)
 * @self: a field
 *
 * Returns: whether it is a column of the list at first
 */
MAILLAGE_AVAILABLE_IN_1_0
gboolean maillage_field_get_in_list (MaillageField *self);
/**
 * maillage_field_set_in_list: (set-property in-list)
 * @self: a field
 * @in_list: whether it is a column of the list at first
 *
 * People may show and hide columns as they like afterwards; this is what they begin with.
 */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_field_set_in_list (MaillageField *self, gboolean in_list);
/**
 * maillage_field_get_filterable: (get-property filterable)
 * @self: a field
 *
 * Returns: whether the list has a filter for it
 */
MAILLAGE_AVAILABLE_IN_1_0
gboolean maillage_field_get_filterable (MaillageField *self);
/**
 * maillage_field_set_filterable: (set-property filterable)
 * @self: a field
 * @filterable: whether the list has a filter for it
 *
 * Choices and territories that are columns have a filter without it; it is for them, booleans,
 * dates and links. What is in other types is found by the text of the search.
 */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_field_set_filterable (MaillageField *self, gboolean filterable);
/**
 * maillage_field_get_multiple: (get-property multiple)
 * @self: a field
 *
 * Returns: whether it holds several values
 */
MAILLAGE_AVAILABLE_IN_1_0
gboolean maillage_field_get_multiple (MaillageField *self);
/**
 * maillage_field_set_multiple: (set-property multiple)
 * @self: a field
 * @multiple: whether it holds several values
 *
 * For territories and choices: its values stand one a line. Of links, %MAILLAGE_FIELD_LINKS is
 * several.
 */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_field_set_multiple (MaillageField *self, gboolean multiple);
/**
 * maillage_field_get_extensible: (get-property extensible)
 * @self: a field
 *
 * Returns: whether people may add values of their own
 */
MAILLAGE_AVAILABLE_IN_1_0
gboolean maillage_field_get_extensible (MaillageField *self);
/**
 * maillage_field_set_extensible: (set-property extensible)
 * @self: a field
 * @extensible: whether people may add values of their own
 *
 * For a choice: what somebody types that is not on the list becomes a value of the office’s own,
 * with an id that begins with `user:`. Of other choices the program counts on the values: their
 * words can be changed, and they can be hidden.
 */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_field_set_extensible (MaillageField *self, gboolean extensible);
/**
 * maillage_field_get_retired: (get-property retired)
 * @self: a field
 *
 * Returns: whether it is no longer filled in
 */
MAILLAGE_AVAILABLE_IN_1_0
gboolean maillage_field_get_retired (MaillageField *self);
/**
 * maillage_field_set_retired: (set-property retired)
 * @self: a field
 * @retired: whether it is no longer filled in
 *
 * For what is no longer asked: what it holds can still be read, searched and exported, and it
 * shows on no form.
 */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_field_set_retired (MaillageField *self, gboolean retired);
/**
 * maillage_field_get_acyclic: (get-property acyclic)
 * @self: a field
 *
 * Returns: whether a link that comes back to its beginning is refused
 */
MAILLAGE_AVAILABLE_IN_1_0
gboolean maillage_field_get_acyclic (MaillageField *self);
/**
 * maillage_field_set_acyclic: (set-property acyclic)
 * @self: a field
 * @acyclic: whether a link that comes back to its beginning is refused
 *
 * A link that, followed on and on, never comes back to where it began: a parent, a step that
 * waits for another. A link that would is refused, whoever writes it.
 */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_field_set_acyclic (MaillageField *self, gboolean acyclic);
/**
 * maillage_field_get_hidden: (get-property hidden)
 * @self: a field
 *
 * Returns: whether the page leaves it to the plugin
 */
MAILLAGE_AVAILABLE_IN_1_0
gboolean maillage_field_get_hidden (MaillageField *self);
/**
 * maillage_field_set_hidden: (set-property hidden)
 * @self: a field
 * @hidden: whether the page leaves it to the plugin
 *
 * It is kept, exported and on the command line, but a section of the plugin shows it, not the
 * page.
 */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_field_set_hidden (MaillageField *self, gboolean hidden);
MAILLAGE_AVAILABLE_IN_1_0
MaillageSearchClass maillage_field_get_searchable (MaillageField *self);
/**
 * maillage_field_set_searchable: (set-property searchable)
 * @self: a field
 * @searchable: how early a search by its words finds the record; %MAILLAGE_SEARCH_NONE: not at
 *   all
 *
 * Where its words go: a record is found first by those of its title, then by keywords such as a
 * sigle or a number, then by any text.
 */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_field_set_searchable (MaillageField *self, MaillageSearchClass searchable);
/**
 * maillage_field_get_on_gone: (get-property on-gone)
 * @self: a field
 *
 * Returns: what becomes of the link when its target goes
 */
MAILLAGE_AVAILABLE_IN_1_0
MaillageOnGone maillage_field_get_on_gone (MaillageField *self);
/**
 * maillage_field_set_on_gone: (set-property on-gone)
 * @self: a field
 * @on_gone: what becomes of the link when its target goes
 *
 * What becomes of a link when the record it points to is deleted for good: the deletion is
 * refused, the link goes, or the name is kept as text.
 */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_field_set_on_gone (MaillageField *self, MaillageOnGone on_gone);
/**
 * maillage_field_get_target: (get-property target)
 * @self: a field
 *
 * Returns: (transfer none) (nullable): the kind it leads to; %NULL: any
 */
MAILLAGE_AVAILABLE_IN_1_0
const char *maillage_field_get_target (MaillageField *self);
/**
 * maillage_field_set_target: (set-property target)
 * @self: a field
 * @kind_id: (nullable): a whole kind id, one’s own or another plugin’s; %NULL: records of any
 *   kind
 *
 * Says where a link leads, or which children are meant. While no plugin declares that kind, the
 * field waits, and is left out.
 */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_field_set_target (MaillageField *self, const char *kind_id);
/**
 * maillage_field_get_inverse_label: (get-property inverse-label)
 * @self: a field
 *
 * Returns: (transfer none) (nullable): the heading on the target’s page
 */
MAILLAGE_AVAILABLE_IN_1_0
const char *maillage_field_get_inverse_label (MaillageField *self);
/**
 * maillage_field_set_inverse_label: (set-property inverse-label)
 * @self: a field
 * @label: (nullable): what the target’s page calls the records that point to it: “Trainings”
 *
 * Shows a link from its other end too. Without it the target’s page does not tell who points
 * there.
 */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_field_set_inverse_label (MaillageField *self, const char *label);
/**
 * maillage_field_get_placeholder: (get-property placeholder)
 * @self: a field
 *
 * Returns: (transfer none) (nullable): what stands in it while it is empty
 */
MAILLAGE_AVAILABLE_IN_1_0
const char *maillage_field_get_placeholder (MaillageField *self);
/**
 * maillage_field_set_placeholder: (set-property placeholder)
 * @self: a field
 * @placeholder: (nullable): an example or a hint, in the user’s language
 *
 * Stands in the empty field while it is edited. Not a place for what one must know: it goes with
 * the first letter.
 */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_field_set_placeholder (MaillageField *self, const char *placeholder);
/**
 * maillage_field_get_default: (get-property default)
 * @self: a field
 *
 * Returns: (transfer none) (nullable): what a new record begins with
 */
MAILLAGE_AVAILABLE_IN_1_0
const char *maillage_field_get_default (MaillageField *self);
/**
 * maillage_field_set_default: (set-property default)
 * @self: a field
 * @value: (nullable): a canonical value, as maillage_field_parse() gives it
 *
 * Every new record begins with it, whoever makes it, unless that says otherwise.
 */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_field_set_default (MaillageField *self, const char *value);
/**
 * maillage_field_get_retention: (get-property retention)
 * @self: a field
 *
 * Returns: (transfer none) (nullable): the class of data it belongs to
 */
MAILLAGE_AVAILABLE_IN_1_0
const char *maillage_field_get_retention (MaillageField *self);
/**
 * maillage_field_set_retention: (set-property retention)
 * @self: a field
 * @retention: (nullable): a name of a class of data
 *
 * By it an office tells how long it may keep what the field holds. The program keeps the name
 * with the declaration; it erases nothing by itself.
 */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_field_set_retention (MaillageField *self, const char *retention);
/**
 * maillage_field_get_was: (get-property was)
 * @self: a field
 *
 * Returns: (transfer none) (nullable): the id it had before
 */
MAILLAGE_AVAILABLE_IN_1_0
const char *maillage_field_get_was (MaillageField *self);
/**
 * maillage_field_set_was: (set-property was)
 * @self: a field
 * @former_id: (nullable): the id the field had in an earlier version of the plugin
 *
 * The next start moves what the old field held, its history too, instead of beginning with an
 * empty one.
 */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_field_set_was (MaillageField *self, const char *former_id);
/**
 * maillage_field_get_pattern:
 * @self: a field
 *
 * Returns: (transfer none) (nullable): the regular expression a value must match as a whole
 */
MAILLAGE_AVAILABLE_IN_1_0
const char *maillage_field_get_pattern (MaillageField *self);
/**
 * maillage_field_get_pattern_message:
 * @self: a field
 *
 * Returns: (transfer none) (nullable): the sentence that says what is expected
 */
MAILLAGE_AVAILABLE_IN_1_0
const char *maillage_field_get_pattern_message (MaillageField *self);
MAILLAGE_AVAILABLE_IN_1_0
void maillage_field_set_pattern (MaillageField *self, const char *regex, const char *message);
MAILLAGE_AVAILABLE_IN_1_0
gboolean maillage_field_get_range (MaillageField *self, double *lowest, double *highest);
/**
 * maillage_field_set_range:
 * @self: a field
 * @lowest: the least that is accepted
 * @highest: the most
 *
 * A number outside is refused, with both ends named.
 */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_field_set_range (MaillageField *self, double lowest, double highest);
/**
 * maillage_field_get_not_before: (get-property not-before)
 * @self: a field
 *
 * Returns: (transfer none) (nullable): the field it may not come before
 */
MAILLAGE_AVAILABLE_IN_1_0
const char *maillage_field_get_not_before (MaillageField *self);
/**
 * maillage_field_set_not_before: (set-property not-before)
 * @self: a field
 * @field_id: (nullable): another date field of the kind, “starts” for “ends”
 *
 * Refuses a date that is certainly before the other one; or an hour of a text field (“9 h 30”),
 * where no such date says that the record lasts to another day.
 */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_field_set_not_before (MaillageField *self, const char *field_id);
/**
 * maillage_field_get_unique_within: (get-property unique-within)
 * @self: a field
 *
 * Returns: (transfer none) (nullable): the link within whose target the value is unique
 */
MAILLAGE_AVAILABLE_IN_1_0
const char *maillage_field_get_unique_within (MaillageField *self);
/**
 * maillage_field_set_unique_within: (set-property unique-within)
 * @self: a field
 * @link_id: (nullable): a link field of the kind
 *
 * No other record with the same target of that link has the value: of the sheets of one plan, one
 * alone is 14. Those without a target are together too.
 */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_field_set_unique_within (MaillageField *self, const char *link_id);
/**
 * maillage_field_get_owned_by: (get-property owned-by)
 * @self: a link field
 *
 * Returns: (transfer none) (nullable): the link whose target owns what this one points at
 */
MAILLAGE_AVAILABLE_IN_1_0
const char *maillage_field_get_owned_by (MaillageField *self);
/**
 * maillage_field_set_owned_by: (set-property owned-by)
 * @self: a link field
 * @link_id: (nullable): another link field of the kind, “plan” for “axis”
 *
 * Refuses a record that belongs to another one than the target of that link: a sheet of a plan has
 * an axis of that plan. Anything goes as long as that link has no target.
 */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_field_set_owned_by (MaillageField *self, const char *link_id);
/**
 * maillage_field_get_expression:
 * @self: a field
 *
 * Returns: (transfer none) (nullable): the SQL over the record’s own columns it is computed by;
 *   “:today” is the day as YYYY-MM-DD
 */
MAILLAGE_AVAILABLE_IN_1_0
const char *maillage_field_get_expression (MaillageField *self);
/**
 * maillage_field_get_result_type:
 * @self: a field
 *
 * Returns: what a computed field gives; of another field, its type
 */
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
MAILLAGE_AVAILABLE_IN_1_0
void maillage_field_add_choice_names (MaillageField *self, const char *value, const char *names);
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
