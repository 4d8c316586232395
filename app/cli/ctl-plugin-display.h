/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A display that nobody sees: a server of its own where there is one (Xvfb, or GTK's own
 * gtk4-broadwayd), or else the one that the user sits at. */
typedef struct
{
  GSubprocess *server; /* NULL: the user's */
} CtlDisplay;

/* Tells @launcher of it; @folder is where its sockets may be. FALSE: there is none. */
gboolean ctl_display_start (CtlDisplay *self, GSubprocessLauncher *launcher, const char *folder);
void ctl_display_stop (CtlDisplay *self);

G_END_DECLS
