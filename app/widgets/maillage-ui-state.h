/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>
#include <maillage.h>

G_BEGIN_DECLS

/* A state as icon, word and colour; the same everywhere. */
#define MAILLAGE_UI_TYPE_STATE (maillage_ui_state_get_type ())
MAILLAGE_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (MaillageUiState, maillage_ui_state, MAILLAGE_UI, STATE, GtkWidget)

MAILLAGE_AVAILABLE_IN_1_0
GtkWidget *maillage_ui_state_new (void);
/* NULL empties it. */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_ui_state_set_choice (MaillageUiState *self, MaillageChoice *choice);
/* What is no choice: "late by 12 days". */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_ui_state_set (MaillageUiState *self,
                            const char *icon_name,
                            const char *word,
                            MaillageTone tone);
/* A tinted pill, only where it must be seen first; plain otherwise, as in tables. */
MAILLAGE_AVAILABLE_IN_1_0
void maillage_ui_state_set_pill (MaillageUiState *self, gboolean pill);
/* Whether a choice says a state (it has an icon or a tone), not a mere category. */
MAILLAGE_AVAILABLE_IN_1_0
gboolean maillage_ui_choice_is_state (MaillageChoice *choice);
/* Whether a field's values are states. */
MAILLAGE_AVAILABLE_IN_1_0
gboolean maillage_ui_field_is_state (MaillageField *field);
/* The style class of a tone: "maillage-success". */
MAILLAGE_AVAILABLE_IN_1_0
const char *maillage_ui_tone_get_css_class (MaillageTone tone);

G_END_DECLS
