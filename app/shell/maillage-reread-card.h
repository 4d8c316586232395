/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "maillage-ui-card.h"

G_BEGIN_DECLS

/* Records whose text may still name somebody who was erased, until somebody has read them. */
#define MAILLAGE_TYPE_REREAD_CARD (maillage_reread_card_get_type ())
G_DECLARE_FINAL_TYPE (
    MaillageRereadCard, maillage_reread_card, MAILLAGE, REREAD_CARD, MaillageUiCard)

G_END_DECLS
