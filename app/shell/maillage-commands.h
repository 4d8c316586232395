/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <maillage-core.h>

G_BEGIN_DECLS

/* What the palette offers beside records and what plugins do, as it stands now: pages and lists,
 * making a record of each kind, what the program itself does. Replaces what is in @commands, of
 * MaillageUiCommand. */
void maillage_commands_fill (GListStore *commands, MaillageContext *context);

G_END_DECLS
