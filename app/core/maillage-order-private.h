/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "maillage-kind.h"

G_BEGIN_DECLS

/* Whether a value of @field, a date or an hour ("9 h 30"), certainly comes before @other; FALSE
 * when one of them is NULL or neither. */
gboolean _maillage_order_is_before (MaillageField *field, const char *value, const char *other);
/* Where the field is that the one at @position may not come before; -1. */
int _maillage_order_find_start (MaillageKind *kind, guint position);
/* The same when that one is the last day of a record, and this its first. */
int _maillage_order_find_first_day (MaillageKind *kind, guint position);
/* Whether the last day says that the record ends on another day than @other, its first: its hours are
 * of two days. */
gboolean _maillage_order_is_lasting (const char *value, const char *other);

G_END_DECLS
