/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "maillage-plugin-private.h"

G_BEGIN_DECLS

/* What a plugin still has of the template that `plugin new` writes, and which of its words are not
 * translated: remarks, not faults. */
void ctl_plugin_report_left (MaillagePluginItem *item, MaillageRegistry *registry);

G_END_DECLS
