/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "maillage-ui-card.h"

G_BEGIN_DECLS

/* What was worked on last, of the kinds that have a list. */
#define MAILLAGE_TYPE_RECENT_CARD (maillage_recent_card_get_type ())
G_DECLARE_FINAL_TYPE (
    MaillageRecentCard, maillage_recent_card, MAILLAGE, RECENT_CARD, MaillageUiCard)

G_END_DECLS
