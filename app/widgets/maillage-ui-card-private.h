/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "maillage-ui-card.h"

#include <maillage-core.h>

G_BEGIN_DECLS

#define MAILLAGE_UI_TYPE_CARD_CONTRIBUTION (_maillage_ui_card_contribution_get_type ())
G_DECLARE_FINAL_TYPE (MaillageUiCardContribution,
                      _maillage_ui_card_contribution,
                      MAILLAGE_UI,
                      CARD_CONTRIBUTION,
                      GObject)
/* One of the program's own has a NULL scope. */
MaillageUiCardContribution *_maillage_ui_card_contribution_new (MaillageScope *scope,
                                                                const char *id,
                                                                const char *title,
                                                                MaillageSide side,
                                                                int position,
                                                                GType card_type);
MaillageSide _maillage_ui_card_contribution_get_side (MaillageUiCardContribution *self);
int _maillage_ui_card_contribution_get_position (MaillageUiCardContribution *self);
/* Makes the card, a floating reference. */
GtkWidget *_maillage_ui_card_contribution_make (MaillageUiCardContribution *self,
                                                MaillageContext *context);

/* What Home asks of a card. Property "complete": FALSE while it reads. */
void _maillage_ui_card_refresh (MaillageUiCard *self);
/* Nobody sees it any more: what it asks is not answered. */
void _maillage_ui_card_cancel (MaillageUiCard *self);
gboolean _maillage_ui_card_get_complete (MaillageUiCard *self);
const char *_maillage_ui_card_get_head_words (MaillageUiCard *self);
/* NULL or a widget Home may take as its own child. */
GtkWidget *_maillage_ui_card_get_head_buttons (MaillageUiCard *self);
/* For the program's own cards. */
MaillageContext *_maillage_ui_card_get_context (MaillageUiCard *self);

G_END_DECLS
