/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "maillage-types.h"

G_BEGIN_DECLS

/* Every enumeration may grow: a plugin tolerates values it does not know. */

/**
 * MaillageFieldType:
 * @MAILLAGE_FIELD_TEXT: a line of text
 * @MAILLAGE_FIELD_LONG_TEXT: text of several lines
 * @MAILLAGE_FIELD_NUMBER: a number: `1234.5`, with a point, as short as it goes
 * @MAILLAGE_FIELD_MONEY: euros, written as a number
 * @MAILLAGE_FIELD_BOOLEAN: yes or no: `1` or `0`; nothing is no
 * @MAILLAGE_FIELD_CHOICE: one of a list: the value given to maillage_field_add_choice(), or `user:`
 *   and the words of a value that people added
 * @MAILLAGE_FIELD_DATE: a date as well as it is known: EDTF (ISO 8601-2), `2022-03-17`, `2022-03`,
 *   `2022`, then the words it was given with when EDTF does not say as much; see
 *   [struct@Date]
 * @MAILLAGE_FIELD_DATE_TIME: a day and its hour here, ISO 8601: `2022-03-17T09:30`
 * @MAILLAGE_FIELD_PERIOD: two dates, EDTF: `2022-01/2022-06`
 * @MAILLAGE_FIELD_DURATION: minutes: `90`
 * @MAILLAGE_FIELD_PHONE: a phone number, E.164: `+33142345678`; what is not understood, as typed
 * @MAILLAGE_FIELD_EMAIL: an address of e-mail
 * @MAILLAGE_FIELD_WEB: an address of the web
 * @MAILLAGE_FIELD_SIREN: the nine digits of a legal body (INSEE), without spaces
 * @MAILLAGE_FIELD_SIRET: the fourteen digits of an establishment (INSEE), without spaces
 * @MAILLAGE_FIELD_RNA: the number of an association: `W` and nine digits
 * @MAILLAGE_FIELD_TERRITORY: a territory: `level:code@vintage Name`, as `dep:38@2022 Isère`;
 *   several one a line
 * @MAILLAGE_FIELD_ADDRESS: a postal address, of several lines
 * @MAILLAGE_FIELD_LINK: one record: its UUID (RFC 4122)
 * @MAILLAGE_FIELD_LINKS: records in an order of their own: their UUIDs one a line
 * @MAILLAGE_FIELD_CHILDREN: the records of a kind whose owner this one is; no value of its own
 * @MAILLAGE_FIELD_FILE: a file that was copied in: its SHA-256 in hexadecimal, a space, its name
 * @MAILLAGE_FIELD_COMPUTED: what an expression of SQL says, see
 *   maillage_field_set_expression(); never written
 *
 * What a field holds. Each type has one canonical text (see maillage_field_parse()), which is what
 * the store, the history and every edit carry.
 */
typedef enum
{
  MAILLAGE_FIELD_TEXT,
  MAILLAGE_FIELD_LONG_TEXT,
  MAILLAGE_FIELD_NUMBER,
  MAILLAGE_FIELD_MONEY,
  MAILLAGE_FIELD_BOOLEAN,
  MAILLAGE_FIELD_CHOICE,
  MAILLAGE_FIELD_DATE,
  MAILLAGE_FIELD_DATE_TIME,
  MAILLAGE_FIELD_PERIOD,
  MAILLAGE_FIELD_DURATION,
  MAILLAGE_FIELD_PHONE,
  MAILLAGE_FIELD_EMAIL,
  MAILLAGE_FIELD_WEB,
  MAILLAGE_FIELD_SIREN,
  MAILLAGE_FIELD_SIRET,
  MAILLAGE_FIELD_RNA,
  MAILLAGE_FIELD_TERRITORY,
  MAILLAGE_FIELD_ADDRESS,
  MAILLAGE_FIELD_LINK,
  MAILLAGE_FIELD_LINKS,
  MAILLAGE_FIELD_CHILDREN,
  MAILLAGE_FIELD_FILE,
  MAILLAGE_FIELD_COMPUTED,
} MaillageFieldType;

/**
 * MaillageSearchClass:
 * @MAILLAGE_SEARCH_NONE: nowhere: the field is not searched
 * @MAILLAGE_SEARCH_TITLE: names: found first
 * @MAILLAGE_SEARCH_KEYWORD: sigles, codes, phone numbers, addresses of e-mail
 * @MAILLAGE_SEARCH_TEXT: everything else
 *
 * Where a field's words go in the search text; the same for every plugin.
 */
typedef enum
{
  MAILLAGE_SEARCH_NONE,
  MAILLAGE_SEARCH_TITLE,
  MAILLAGE_SEARCH_KEYWORD,
  MAILLAGE_SEARCH_TEXT,
} MaillageSearchClass;

/**
 * MaillageOnGone:
 * @MAILLAGE_ON_GONE_CLEAR: it goes
 * @MAILLAGE_ON_GONE_REFUSE: the target stays: its purge is refused in a sentence
 * @MAILLAGE_ON_GONE_KEEP_NAME: it goes, and the name it showed stays
 *
 * What a link does when its target is purged.
 */
typedef enum
{
  MAILLAGE_ON_GONE_CLEAR,
  MAILLAGE_ON_GONE_REFUSE,
  MAILLAGE_ON_GONE_KEEP_NAME,
} MaillageOnGone;

/**
 * MaillageTraits:
 * @MAILLAGE_TRAIT_NONE: nothing of it
 * @MAILLAGE_TRAIT_REQUIRED: a record without a value is refused
 * @MAILLAGE_TRAIT_UNIQUE: no two records have one value
 * @MAILLAGE_TRAIT_SORTABLE: a list can be in its order
 * @MAILLAGE_TRAIT_PUBLIC: other plugins may read it
 * @MAILLAGE_TRAIT_PERSONAL: it says something of a person
 * @MAILLAGE_TRAIT_IN_LIST: it is a column of the list
 * @MAILLAGE_TRAIT_FILTERABLE: a list can be filtered by it
 * @MAILLAGE_TRAIT_MULTIPLE: it holds several values, one a line
 * @MAILLAGE_TRAIT_EXTENSIBLE: people add choices of their own
 * @MAILLAGE_TRAIT_RETIRED: kept, but no longer filled
 * @MAILLAGE_TRAIT_ACYCLIC: a link that never leads back to where it began
 * @MAILLAGE_TRAIT_HIDDEN: a section of the plugin shows it, not the page
 * @MAILLAGE_TRAIT_TITLE: searched, and found first
 * @MAILLAGE_TRAIT_KEYWORD: searched, as a sigle or a number is
 * @MAILLAGE_TRAIT_TEXT: searched, after titles and keywords
 * @MAILLAGE_TRAIT_KEEP_NAME: a link that keeps the name of what is gone
 *
 * What a field is beside its type. Each is a property of [class@Field] too; of the three that are
 * searched, a field has one at the most.
 */
typedef enum
{
  MAILLAGE_TRAIT_NONE = 0,
  MAILLAGE_TRAIT_REQUIRED = 1 << 0,
  MAILLAGE_TRAIT_UNIQUE = 1 << 1,
  MAILLAGE_TRAIT_SORTABLE = 1 << 2,
  MAILLAGE_TRAIT_PUBLIC = 1 << 3,
  MAILLAGE_TRAIT_PERSONAL = 1 << 4,
  MAILLAGE_TRAIT_IN_LIST = 1 << 5,
  MAILLAGE_TRAIT_FILTERABLE = 1 << 6,
  MAILLAGE_TRAIT_MULTIPLE = 1 << 7,
  MAILLAGE_TRAIT_EXTENSIBLE = 1 << 8,
  MAILLAGE_TRAIT_RETIRED = 1 << 9,
  MAILLAGE_TRAIT_ACYCLIC = 1 << 10,
  MAILLAGE_TRAIT_HIDDEN = 1 << 11,
  MAILLAGE_TRAIT_TITLE = 1 << 12,
  MAILLAGE_TRAIT_KEYWORD = 1 << 13,
  MAILLAGE_TRAIT_TEXT = 1 << 14,
  MAILLAGE_TRAIT_KEEP_NAME = 1 << 15,
} MaillageTraits;

/**
 * MaillageTone:
 * @MAILLAGE_TONE_NEUTRAL: no colour of its own
 * @MAILLAGE_TONE_ACCENT: under way
 * @MAILLAGE_TONE_SUCCESS: done, held, accepted
 * @MAILLAGE_TONE_WARNING: to be looked at
 * @MAILLAGE_TONE_ERROR: late, refused
 * @MAILLAGE_TONE_POSTPONED: put off
 * @MAILLAGE_TONE_DIM: over, or not to be done
 *
 * The colour that goes with a choice value: never without its word and icon.
 */
typedef enum
{
  MAILLAGE_TONE_NEUTRAL,
  MAILLAGE_TONE_ACCENT,
  MAILLAGE_TONE_SUCCESS,
  MAILLAGE_TONE_WARNING,
  MAILLAGE_TONE_ERROR,
  MAILLAGE_TONE_POSTPONED,
  MAILLAGE_TONE_DIM,
} MaillageTone;

/**
 * MaillageSide:
 * @MAILLAGE_SIDE_MAIN: the wide column: what one does
 * @MAILLAGE_SIDE_ASIDE: the narrow one beside it, or below in a narrow window: what one consults
 *
 * The column of a wide page: what one does (main), what one consults (aside).
 */
typedef enum
{
  MAILLAGE_SIDE_MAIN,
  MAILLAGE_SIDE_ASIDE,
} MaillageSide;

/**
 * MaillageOperator:
 * @MAILLAGE_OPERATOR_EQUAL: is it; of several values one a line, is one of them
 * @MAILLAGE_OPERATOR_NOT_EQUAL: is something else, or nothing
 * @MAILLAGE_OPERATOR_CONTAINS: has it somewhere, accents and case aside
 * @MAILLAGE_OPERATOR_EMPTY: has no value
 * @MAILLAGE_OPERATOR_NOT_EMPTY: has one
 * @MAILLAGE_OPERATOR_BEFORE: dates and numbers: strictly less
 * @MAILLAGE_OPERATOR_AFTER: dates and numbers: strictly more
 * @MAILLAGE_OPERATOR_WITHIN: a date within the value’s bounds; a territory inside it
 * @MAILLAGE_OPERATOR_COVERS: a territory that holds the value
 *
 * How a filter compares. Dates match when they may fall within, unless the query is certain.
 */
typedef enum
{
  MAILLAGE_OPERATOR_EQUAL,
  MAILLAGE_OPERATOR_NOT_EQUAL,
  MAILLAGE_OPERATOR_CONTAINS,
  MAILLAGE_OPERATOR_EMPTY,
  MAILLAGE_OPERATOR_NOT_EMPTY,
  MAILLAGE_OPERATOR_BEFORE,
  MAILLAGE_OPERATOR_AFTER,
  MAILLAGE_OPERATOR_WITHIN,
  MAILLAGE_OPERATOR_COVERS,
} MaillageOperator;

/**
 * MaillageItemAction:
 * @MAILLAGE_ITEM_CREATE: made a record
 * @MAILLAGE_ITEM_SET: gave a field another value
 * @MAILLAGE_ITEM_LINK: linked a record to another
 * @MAILLAGE_ITEM_UNLINK: took such a link away
 * @MAILLAGE_ITEM_TRASH: put a record in the trash
 * @MAILLAGE_ITEM_RESTORE: took it out of there
 * @MAILLAGE_ITEM_PURGE: took it away for good
 *
 * What one line of the history did.
 */
typedef enum
{
  MAILLAGE_ITEM_CREATE,
  MAILLAGE_ITEM_SET,
  MAILLAGE_ITEM_LINK,
  MAILLAGE_ITEM_UNLINK,
  MAILLAGE_ITEM_TRASH,
  MAILLAGE_ITEM_RESTORE,
  MAILLAGE_ITEM_PURGE,
} MaillageItemAction;

/**
 * MaillageOpenFlags:
 * @MAILLAGE_OPEN_NONE: as it is, or not at all
 * @MAILLAGE_OPEN_CREATE: make the file when it is missing
 * @MAILLAGE_OPEN_MIGRATE: bring an older store up to the registry’s kinds
 *
 * How a store is opened.
 */
typedef enum
{
  MAILLAGE_OPEN_NONE = 0,
  MAILLAGE_OPEN_CREATE = 1 << 0,
  MAILLAGE_OPEN_MIGRATE = 1 << 1,
} MaillageOpenFlags;

/**
 * MaillageError:
 * @MAILLAGE_ERROR_FAILED: none of the others
 * @MAILLAGE_ERROR_NOT_FOUND: there is no such record
 * @MAILLAGE_ERROR_AMBIGUOUS: what was named may be several
 * @MAILLAGE_ERROR_UNKNOWN_KIND: no kind has that id
 * @MAILLAGE_ERROR_UNKNOWN_FIELD: the kind has no field of that id
 * @MAILLAGE_ERROR_INVALID_VALUE: the value is not one of the field’s type
 * @MAILLAGE_ERROR_REFUSED: a check said no
 * @MAILLAGE_ERROR_CONFLICT: others changed what an undo would take back
 * @MAILLAGE_ERROR_DENIED: the plugin has no right to that kind or field
 * @MAILLAGE_ERROR_NOT_A_STORE: the file is something else
 * @MAILLAGE_ERROR_NEWER_STORE: a newer version made the store
 * @MAILLAGE_ERROR_OLDER_STORE: an older one made it, and the caller did not allow migrating
 * @MAILLAGE_ERROR_DAMAGED: what the file holds cannot be read
 * @MAILLAGE_ERROR_BUSY: another program is using it
 * @MAILLAGE_ERROR_READ_ONLY: it may be read, not written
 * @MAILLAGE_ERROR_DISK_FULL: there is no room left
 * @MAILLAGE_ERROR_UNREADABLE: a file that cannot be read or understood
 * @MAILLAGE_ERROR_ABI: the plugin was built for another version of the interface
 * @MAILLAGE_ERROR_NOTHING_TO_UNDO: there is no change to take back
 *
 * The public error codes, stable for ever. Every message is a sentence a user can act on.
 */
typedef enum
{
  MAILLAGE_ERROR_FAILED,
  MAILLAGE_ERROR_NOT_FOUND,
  MAILLAGE_ERROR_AMBIGUOUS,
  MAILLAGE_ERROR_UNKNOWN_KIND,
  MAILLAGE_ERROR_UNKNOWN_FIELD,
  MAILLAGE_ERROR_INVALID_VALUE,
  MAILLAGE_ERROR_REFUSED,
  MAILLAGE_ERROR_CONFLICT,
  MAILLAGE_ERROR_DENIED,
  MAILLAGE_ERROR_NOT_A_STORE,
  MAILLAGE_ERROR_NEWER_STORE,
  MAILLAGE_ERROR_OLDER_STORE,
  MAILLAGE_ERROR_DAMAGED,
  MAILLAGE_ERROR_BUSY,
  MAILLAGE_ERROR_READ_ONLY,
  MAILLAGE_ERROR_DISK_FULL,
  MAILLAGE_ERROR_UNREADABLE,
  MAILLAGE_ERROR_ABI,
  MAILLAGE_ERROR_NOTHING_TO_UNDO,
} MaillageError;

#define MAILLAGE_ERROR (maillage_error_quark ())
/**
 * maillage_error_quark:
 *
 * Returns: the domain of Maillage’s errors; each has a sentence for the user
 */
MAILLAGE_AVAILABLE_IN_1_0
GQuark maillage_error_quark (void);

G_END_DECLS
