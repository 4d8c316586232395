/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <maillage-ui.h>

G_BEGIN_DECLS

/* On Home: what exchanges left to do. */
#define PARTNERS_TYPE_FOLLOW_CARD (partners_follow_card_get_type ())
G_DECLARE_FINAL_TYPE (
    PartnersFollowCard, partners_follow_card, PARTNERS, FOLLOW_CARD, MaillageUiCard)

G_END_DECLS
