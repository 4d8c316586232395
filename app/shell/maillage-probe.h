/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "maillage-application.h"

G_BEGIN_DECLS

/* For `maillagectl plugin check`: switches the plugins of @folder on in a window that is open,
 * shows once everything they add, and switches them off. The application is in safe mode, on a demo
 * store that is thrown away. What goes wrong is in the report (maillage-probe-report.h), whether or
 * not the program lives to its end. */
void maillage_probe_start (MaillageApplication *application, const char *folder);

G_END_DECLS
