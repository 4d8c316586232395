/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <maillage-core.h>

G_BEGIN_DECLS

/* "10:42", of microseconds since 1970. */
char *_maillage_ui_format_time (gint64 at);
/* By the clock: never a day that a test or a tour stands on. */
gboolean _maillage_ui_is_today (gint64 at);
/* "today 10:42", "10 March", "12 Jan. 2021". */
char *_maillage_ui_format_when (MaillageContext *context, gint64 at);
/* "10 March 2022, 10:42". */
char *_maillage_ui_format_moment (gint64 at);

G_END_DECLS
