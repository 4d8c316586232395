/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <maillage-core.h>

G_BEGIN_DECLS

/* Whether a kind's title or subtitle format says a field: "{name}". */
gboolean _maillage_ui_format_has_field (const char *format, const char *field_id);
/* Writes a name that was typed whole into the fields of the kind's title: "Marie Dupont" into
 * first_name and last_name. */
void _maillage_ui_edit_set_title (MaillageEdit *edit,
                                  const char *uuid,
                                  MaillageKind *kind,
                                  const char *text);

G_END_DECLS
