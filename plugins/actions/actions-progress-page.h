/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "actions-data-page.h"

G_BEGIN_DECLS

/* The state of progress of every plan: what is done, what is late, what moved. */
#define ACTIONS_TYPE_PROGRESS_PAGE (actions_progress_page_get_type ())
G_DECLARE_FINAL_TYPE (
    ActionsProgressPage, actions_progress_page, ACTIONS, PROGRESS_PAGE, ActionsDataPage)

G_END_DECLS
