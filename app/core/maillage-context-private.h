/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "maillage-context.h"

G_BEGIN_DECLS

/* "$XDG_CONFIG_HOME/maillage/settings.ini": no daemon, nothing to install; in memory for tests. */
GSettings *_maillage_settings_new (void);

/* After midnight, tells everything that shows a store: what is late or near depends on the day. */
void _maillage_context_check_day (MaillageContext *self);

/* Begins on another thread what maillage_context_open () with the same path and flags then ends.
 * Until then nobody registers anything. */
void
_maillage_context_open_ahead (MaillageContext *self, const char *path, MaillageOpenFlags flags);

G_END_DECLS
