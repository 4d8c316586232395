/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

/* libpeas 1.34 and libpeas 2 as one. Only MaillagePluginManager includes this. */

#include "config.h"

#ifdef HAVE_LIBPEAS_2
#include <libpeas.h>
#define MAILLAGE_PEAS_PYTHON "python"
#else
#define PEAS_DISABLE_DEPRECATED
#include <libpeas/peas.h>
#define MAILLAGE_PEAS_PYTHON "python3"
#endif

G_BEGIN_DECLS

typedef void (*MaillagePeasFunc) (PeasPluginInfo *info, gpointer user_data);

void maillage_peas_foreach (PeasEngine *engine, MaillagePeasFunc func, gpointer user_data);
PeasPluginInfo *maillage_peas_info_ref (PeasPluginInfo *info);
void maillage_peas_info_unref (PeasPluginInfo *info);
const char *const *maillage_peas_info_get_dependencies (PeasPluginInfo *info);

G_END_DECLS
