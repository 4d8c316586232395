/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "maillage-application.h"

#include "maillage-ui-import.h"
#include "maillage-ui-window-private.h"

G_BEGIN_DECLS

/* One window: the sidebar, and the pages one goes through. Without a store, the page that says why.
 */
#define MAILLAGE_TYPE_WINDOW (maillage_window_get_type ())
G_DECLARE_FINAL_TYPE (MaillageWindow, maillage_window, MAILLAGE, WINDOW, AdwApplicationWindow)

GtkWidget *maillage_window_new (MaillageApplication *application);
/* Shows Home, the first questions, or what is wrong with the store: as the application has it now.
 */
void maillage_window_show_store (MaillageWindow *self);
/* Says above all pages that the work is not safe, with a way to the backups. */
void maillage_window_show_trouble (MaillageWindow *self, const char *sentence);

/* Says in the sidebar when the last backup was. */
void maillage_window_show_last_backup (MaillageWindow *self);

/* Pages, in maillage-window-pages.c. */
void maillage_window_open_home (MaillageWindow *self);
void maillage_window_open_trash (MaillageWindow *self);
void maillage_window_open_history (MaillageWindow *self);
/* A plugin's page, "events.calendar"; nothing happens when there is none of that id. */
void maillage_window_open_page (MaillageWindow *self, const char *id);
/* The page that imports a table into a kind, as it was left; NULL when nothing can be written. */
MaillageUiImport *maillage_window_open_import (MaillageWindow *self, const char *kind_id);
/* "home", "list:partners.organisation", "page:events.calendar", "record:UUID",
 * "task:events.attendance:UUID", "import:KIND", "trash", "history";
 * NULL while there is no store. */
const char *maillage_window_get_key (MaillageWindow *self);
GtkWidget *maillage_window_get_page (MaillageWindow *self);
/* The palette while it is open, or NULL. */
GtkWidget *maillage_window_get_palette (MaillageWindow *self);

G_END_DECLS
