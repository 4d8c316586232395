/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <maillage-core.h>

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Home, then under each plugin's name its lists and pages; under “Switched off”, the lists of what
 * the store still holds of others; at the foot, the last backup. Follows the registry and the
 * counts. */
#define MAILLAGE_TYPE_SIDEBAR (maillage_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (MaillageSidebar, maillage_sidebar, MAILLAGE, SIDEBAR, GtkWidget)

GtkWidget *maillage_sidebar_new (MaillageContext *context);
/* Marks where one is: "home", "list:partners.organisation", "page:events.calendar"; any other key
 * (NULL too) unmarks. */
void maillage_sidebar_select (MaillageSidebar *self, const char *key);
/* Whether there is an entry of that key. */
gboolean maillage_sidebar_has (MaillageSidebar *self, const char *key);
/* At the foot, with a way to all of them; nothing before there is one. */
void maillage_sidebar_show_last_backup (MaillageSidebar *self);

G_END_DECLS
