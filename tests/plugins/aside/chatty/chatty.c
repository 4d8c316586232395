/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Says something in passing while it is loaded, and then is no plugin. */

#include <glib.h>

__attribute__ ((constructor)) static void
say (void)
{
  g_debug ("said in passing");
}
