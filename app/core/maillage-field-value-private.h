/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

/* Values as text: maillage-field-value.c (what is typed, by type), -number, -phone, -contact,
 * -identifier, -time, -choice, -format (what is shown). A parser gets trimmed, valid, not empty
 * text. */

#include "maillage-field.h"

G_BEGIN_DECLS

/* U+00A0: U+202F has no width in Cantarell. */
#define MAILLAGE_NBSP "\xc2\xa0"

void _maillage_field_refuse (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);
/* Trims every kind of space; NULL when nothing is left. */
char *_maillage_field_trim (const char *text);

/* Whether @text, which is valid, is no longer than the field holds; else says so. */
gboolean _maillage_field_check_length (MaillageField *self, const char *text, GError **error);

char *_maillage_number_parse (const char *text, GError **error);
char *_maillage_number_to_canonical (double number);
gboolean _maillage_number_from_canonical (const char *value, double *number);
char *_maillage_number_format (double number, int decimals);
char *_maillage_money_format (const char *value);
char *_maillage_boolean_parse (const char *text, GError **error);
char *_maillage_duration_parse (const char *text, GError **error);
char *_maillage_duration_format (const char *value);

char *_maillage_phone_parse (const char *text);
char *_maillage_phone_format (const char *value);
gboolean _maillage_phone_is_known (const char *value);

char *_maillage_email_parse (const char *text, GError **error);
char *_maillage_web_parse (const char *text, GError **error);
char *_maillage_web_format (const char *value);

char *_maillage_identifier_parse (MaillageFieldType type, const char *text);
char *_maillage_identifier_format (MaillageFieldType type, const char *value);
char *_maillage_identifier_dup_warning (MaillageFieldType type, const char *value);

char *_maillage_date_time_parse (const char *text, GError **error);
char *_maillage_date_time_format (const char *value);
char *_maillage_period_parse (const char *text, GError **error);
char *_maillage_period_format (const char *value);

char *_maillage_choice_parse (MaillageField *field, const char *text, GError **error);
char *_maillage_choice_format (MaillageField *field, const char *value);
/* With these words, by id, and for the others those that are declared. */
char *
_maillage_choice_format_with (MaillageField *field, const char *value, GHashTable *labels);
gboolean _maillage_choice_is_known (MaillageField *field, const char *value);

/* What a computed field is compared with: nobody types one, but people ask for one. UTF-8. */
char *_maillage_field_parse_result (MaillageField *self, const char *typed, GError **error);

G_END_DECLS
