/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <maillage-core.h>

#include <adwaita.h>

G_BEGIN_DECLS

/* A preferences page: every plugin that was found; a switch only where switching can work, and in
 * plain words what hinders the others. */
GtkWidget *maillage_extensions_new (MaillageContext *context);

G_END_DECLS
