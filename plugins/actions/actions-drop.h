/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <maillage-ui.h>

G_BEGIN_DECLS

/* Fills both with strings of their own: what each value is known by, and what it is called. */
typedef void (*ActionsDropList) (gpointer user_data, GPtrArray *ids, GPtrArray *labels);

/* A list to choose one value of, or all, which is made when it is opened: a page has several of
 * them, and opens with all of them closed. Signal changed () when another is chosen. */
#define ACTIONS_TYPE_DROP (actions_drop_get_type ())
G_DECLARE_FINAL_TYPE (ActionsDrop, actions_drop, ACTIONS, DROP, GtkWidget)

/* @name says what is chosen to who cannot see it; @all stands there while nothing is. */
GtkWidget *
actions_drop_new (const char *name, const char *all, ActionsDropList list, gpointer user_data);
/* What the chosen value is known by; NULL for all. */
const char *actions_drop_get_chosen (ActionsDrop *self);
/* NULL, or what is not in the list any more, chooses all. Silently. */
void actions_drop_set_chosen (ActionsDrop *self, const char *id);

G_END_DECLS
