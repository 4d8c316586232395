/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <maillage-ui.h>

G_BEGIN_DECLS

/* On Home: the steps that are late, then those due soon. */
#define ACTIONS_TYPE_LATE_CARD (actions_late_card_get_type ())
G_DECLARE_FINAL_TYPE (ActionsLateCard, actions_late_card, ACTIONS, LATE_CARD, MaillageUiCard)

G_END_DECLS
