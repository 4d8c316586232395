/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "maillage-field.h"

G_BEGIN_DECLS

/* Whether a value of @field, a date or an hour ("9 h 30"), certainly comes before @other; FALSE
 * when one of them is NULL or neither. */
gboolean _maillage_order_is_before (MaillageField *field, const char *value, const char *other);
/* Whether a value of @field says that the record ends on another day: its hours are of two days. */
gboolean _maillage_order_says_lasting (MaillageField *field);

G_END_DECLS
