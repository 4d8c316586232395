/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "maillage-context.h"

G_BEGIN_DECLS

/* "$XDG_CONFIG_HOME/maillage/settings.ini": no daemon, nothing to install; in memory for tests. */
GSettings *_maillage_settings_new (void);

G_END_DECLS
