/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "actions-data-page.h"

G_BEGIN_DECLS

/* The steps by state: a card is dragged, or moved with Ctrl+← →. */
#define ACTIONS_TYPE_BOARD_PAGE (actions_board_page_get_type ())
G_DECLARE_FINAL_TYPE (ActionsBoardPage, actions_board_page, ACTIONS, BOARD_PAGE, ActionsDataPage)

G_END_DECLS
