/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "actions-data.h"

#include <maillage-ui.h>

G_BEGIN_DECLS

/* A page that shows every step: it reads them while it is made, when it is shown again, and when
 * they change. */
#define ACTIONS_TYPE_DATA_PAGE (actions_data_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (ActionsDataPage, actions_data_page, ACTIONS, DATA_PAGE, MaillageUiPage)

struct _ActionsDataPageClass
{
  MaillageUiPageClass parent_class;

  /* Makes what it shows, while the store is asked for the first time. */
  void (*make) (ActionsDataPage *self);
  /* During each reading: @days are the ActionsSince one can look back to, the latest first.
   * Looks back to the latest unless it is overridden. */
  void (*set_days) (ActionsDataPage *self, GPtrArray *days);
  /* After each reading. */
  void (*show) (ActionsDataPage *self);
};

/* Borrowed; NULL once the page is disposed of. */
ActionsData *actions_data_page_get_data (ActionsDataPage *self);
/* Lets go of what is being read and reads it all. */
void actions_data_page_read (ActionsDataPage *self);
/* Writes @step's state; the window offers to undo. */
void actions_data_page_set_state (ActionsDataPage *self, ActionsItem *step, const char *state);

G_END_DECLS
