/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include <maillage-core.h>

G_BEGIN_DECLS

/* What may be done with one value of a choice list. Signal "committed" (MaillageChange). */
#define MAILLAGE_TYPE_CHOICE_POPOVER (maillage_choice_popover_get_type ())
G_DECLARE_FINAL_TYPE (
    MaillageChoicePopover, maillage_choice_popover, MAILLAGE, CHOICE_POPOVER, GtkPopover)

/* @used: how many records have the value */
GtkWidget *maillage_choice_popover_new (MaillageStore *store,
                                        MaillageField *field,
                                        const char *value,
                                        guint used);

G_END_DECLS
