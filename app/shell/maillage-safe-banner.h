/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <maillage-core.h>

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Over every page of a start without the extensions of others: why that is, and the way back. NULL
 * when they run. */
GtkWidget *maillage_safe_banner_new (MaillageContext *context);
/* Names an extension that is switched on and did not start, and sends it off; empty while there is
 * none. */
GtkWidget *maillage_stranded_banner_new (MaillageContext *context);

G_END_DECLS
