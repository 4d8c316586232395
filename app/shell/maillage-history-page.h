/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <maillage-core.h>

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What was done in the store, whoever did it, the newest first; each can be taken back. */
#define MAILLAGE_TYPE_HISTORY_PAGE (maillage_history_page_get_type ())
G_DECLARE_FINAL_TYPE (MaillageHistoryPage, maillage_history_page, MAILLAGE, HISTORY_PAGE, GtkWidget)

GtkWidget *maillage_history_page_new (MaillageContext *context);

G_END_DECLS
