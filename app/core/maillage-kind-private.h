/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "maillage-kind.h"

G_BEGIN_DECLS

MaillageField *_maillage_field_new (MaillageKind *kind,
                                    const char *id,
                                    MaillageFieldType type,
                                    const char *label,
                                    const char *group);
/* Whether its kind is still being declared. */
gboolean _maillage_field_may_declare (MaillageField *self);
/* Says yes to each of @traits; what it was before, it stays. */
void _maillage_field_add_traits (MaillageField *self, MaillageTraits traits);
/* Called when the kind goes: fields others still hold must not point at it. */
void _maillage_field_orphan (MaillageField *self);
/* Whether the store can keep it as it is declared: links lead somewhere, columns do not collide. Comes
 * before it is entered. */
gboolean _maillage_kind_check (MaillageKind *self, GError **error);
/* Whether every computed field of the kind reads its own record alone: MAILLAGE_ERROR_DENIED. */
gboolean _maillage_kind_check_expressions (MaillageKind *self, GError **error);
/* The SQL of a computed field: its expression, links counted. */
char *_maillage_field_dup_sql (MaillageField *self);
MaillageKind *
_maillage_kind_new (const char *plugin_id, const char *id, const char *label, const char *plural);
/* For kinds made from the store's catalogue, whose plugin is off or missing. */
void _maillage_kind_set_available (MaillageKind *self, gboolean available);
/* From now on it is as it was declared, whoever holds it. */
void _maillage_kind_seal (MaillageKind *self);
gboolean _maillage_kind_get_sealed (MaillageKind *self);
/* How far @reader may search: the words of fields it may not read are not looked through, nor those of
 * the classes after them. */
MaillageSearchClass _maillage_kind_get_reach (MaillageKind *self, const char *reader);
/* NULL unless maillage_kind_set_distinct () was called; on any thread. */
const char *const *_maillage_kind_get_names (MaillageKind *self);
const char *const *_maillage_kind_get_places (MaillageKind *self);
/* The sentence that refuses a record without any of them. */
char *_maillage_kind_dup_nameless (MaillageKind *self);
/* Whether an id fits [a-z][a-z0-9_]*. */
gboolean _maillage_id_is_valid (const char *id);

/* The type's name in the catalogue, in manifests and on the command line: "date", "long-text". */
const char *_maillage_field_type_to_string (MaillageFieldType type);
gboolean _maillage_field_type_from_string (const char *name, MaillageFieldType *type);

G_END_DECLS
