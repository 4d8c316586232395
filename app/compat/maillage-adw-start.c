/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "maillage-adw-start.h"

#include <adwaita.h>

#define THEME "GTK_THEME"
#define EMPTY "Adwaita-empty"

void
maillage_adw_prepare (void)
{
  g_setenv (THEME, EMPTY, FALSE);
}

void
maillage_adw_open_display (void)
{
  gtk_init ();
  gtk_settings_get_default (); /* reads the theme */
  if (g_strcmp0 (g_getenv (THEME), EMPTY) == 0)
    g_unsetenv (THEME);
}

void
maillage_adw_start (void)
{
  adw_init ();
}
