/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "maillage-ui-card-row.h"

G_BEGIN_DECLS

/* MaillageUiCard:
 *
 * A card on Home: time at the left, debts at the right. Derive from it. `refresh` is called when
 * Home is shown and after each change of the store; it asks the store and ends, now or later, with
 * maillage_ui_card_take_rows () or maillage_ui_card_fail (). A card without rows does not show.
 */
#define MAILLAGE_UI_TYPE_CARD (maillage_ui_card_get_type ())
MAILLAGE_AVAILABLE_IN_1_0
G_DECLARE_DERIVABLE_TYPE (MaillageUiCard, maillage_ui_card, MAILLAGE_UI, CARD, GtkWidget)

/**
 * MaillageUiCardClass:
 * @refresh: reads what the card says, most often with maillage_ui_card_ask ()
 * @answered: makes the rows of what maillage_ui_card_ask () found
 */
struct _MaillageUiCardClass
{
  GtkWidgetClass parent_class;
  void (*refresh) (MaillageUiCard *self);
  void (*answered) (MaillageUiCard *self, GPtrArray *records);
  gpointer _reserved[14];
};

/* One as Home makes it, for tests. */
MAILLAGE_AVAILABLE_IN_1_0
GtkWidget *maillage_ui_card_new (GType card_type, MaillageScope *scope);
/* NULL for the program's own cards. */
MAILLAGE_AVAILABLE_IN_1_0
MaillageScope *maillage_ui_card_get_scope (MaillageUiCard *self);
/* For what `refresh` starts: cancelled when another refresh begins and when the card goes. */
MAILLAGE_AVAILABLE_IN_1_0
GCancellable *maillage_ui_card_get_cancellable (MaillageUiCard *self);
/* Asks; `answered` is called with the records, not at all once another refresh has begun. */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_ui_card_ask (MaillageUiCard *self, MaillageQuery *query);
/* Ends a refresh: what the card shows now. Empty: it does not show. */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_ui_card_take_rows (MaillageUiCard *self, GPtrArray *rows);
/* Ends a refresh that failed; nothing is said when it was cancelled. */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_ui_card_fail (MaillageUiCard *self, const GError *error);
/* The badge beside the title; below 0 shows none. @alarm: tinted red. */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_ui_card_set_count (MaillageUiCard *self, int count, gboolean alarm);
/* At the right of the title, what opens the whole: a page's id ("events.calendar"). */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_ui_card_set_page (MaillageUiCard *self, const char *label, const char *page_id);
/* What Home's head says of it, after the week: "the steering committee is in 2 days"; and the
 * buttons at its right. Either may be NULL. Those of the first card that has some are shown. */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_ui_card_set_head (MaillageUiCard *self, const char *words, GtkWidget *buttons);

/* @position: lower is higher on its side: today 0, next 100, late 200, the rest 300. */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_ui_add_card (MaillageScope *scope,
                           const char *id,
                           const char *title,
                           MaillageSide side,
                           int position,
                           GType card_type);

G_END_DECLS
