/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <maillage-ui.h>

G_BEGIN_DECLS

/* On Home: agreements to renew, and reviews that are due. */
#define PARTNERS_TYPE_DUE_CARD (partners_due_card_get_type ())
G_DECLARE_FINAL_TYPE (PartnersDueCard, partners_due_card, PARTNERS, DUE_CARD, MaillageUiCard)

G_END_DECLS
