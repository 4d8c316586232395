/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "maillage-ui-field-row.h"

G_BEGIN_DECLS

/* Says under the row, while one types in it, which records of the kind have such a name or number
 * already, each a click away. Keeps nobody waiting, and refuses nothing. @uuid: the one typed in. */
void _maillage_ui_twins_look (MaillageUiFieldRow *row,
                              MaillageStore *store,
                              const char *uuid,
                              const char *typed);
/* Whether a field's value may tell twins. */
gboolean _maillage_ui_twins_may_tell (MaillageField *field);

G_END_DECLS
