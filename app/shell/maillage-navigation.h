/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The pages one has come through, the last one shown; as in a browser. A page has a key ("home",
 * "list:partners.organisation", "record:UUID"): showing it again keeps its widget, with what was
 * typed and where one was. Property: key (of the page shown). */
#define MAILLAGE_TYPE_NAVIGATION (maillage_navigation_get_type ())
G_DECLARE_FINAL_TYPE (MaillageNavigation, maillage_navigation, MAILLAGE, NAVIGATION, GtkWidget)

GtkWidget *maillage_navigation_new (void);
/* FALSE when no page has that key. */
gboolean maillage_navigation_show (MaillageNavigation *self, const char *key);
void maillage_navigation_push (MaillageNavigation *self,
                               const char *key,
                               const char *title,
                               GtkWidget *page);
/* The same for a page that is made when it is first seen or asked for; @user_data lives as long. */
typedef GtkWidget *(*MaillageNavigationMake) (gpointer user_data);
void maillage_navigation_push_later (MaillageNavigation *self,
                                     const char *key,
                                     const char *title,
                                     MaillageNavigationMake make,
                                     gpointer user_data);
/* FALSE when there is nowhere to go. */
gboolean maillage_navigation_back (MaillageNavigation *self);
/* Forgets a page; the one before it is shown if it was. */
void maillage_navigation_remove (MaillageNavigation *self, GtkWidget *page);
/* NULL while there is none. */
const char *maillage_navigation_get_key (MaillageNavigation *self);
const char *maillage_navigation_get_title (MaillageNavigation *self);
/* The title of the page one would go back to; NULL while there is none. */
const char *maillage_navigation_get_back_title (MaillageNavigation *self);
GtkWidget *maillage_navigation_get_page (MaillageNavigation *self);
GtkWidget *maillage_navigation_peek_page (MaillageNavigation *self);
guint maillage_navigation_get_n_pages (MaillageNavigation *self);
GtkWidget *maillage_navigation_get_nth_page (MaillageNavigation *self, guint position);
const char *maillage_navigation_get_nth_key (MaillageNavigation *self, guint position);

G_END_DECLS
