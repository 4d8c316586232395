/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <maillage-core.h>

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The first run: what this is, one question, two ways to begin. */
GtkWidget *maillage_welcome_new (MaillageContext *context);

G_END_DECLS
