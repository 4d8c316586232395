/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "maillage-ui-card.h"

G_BEGIN_DECLS

/* Records whose numbers or addresses look wrong, among those that were worked on last. */
#define MAILLAGE_TYPE_CHECK_CARD (maillage_check_card_get_type ())
G_DECLARE_FINAL_TYPE (MaillageCheckCard, maillage_check_card, MAILLAGE, CHECK_CARD, MaillageUiCard)

G_END_DECLS
