/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "maillage-application.h"

#include <libintl.h>
#include <locale.h>

int
main (int argc, char **argv)
{
  const char *folder = g_getenv ("MAILLAGE_LOCALE_DIR");
  g_autoptr (MaillageApplication) application = NULL;
  int status;

  setlocale (LC_ALL, "");
  /* Before GLib translates anything: it asks once whether this domain has words at all. */
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  application = maillage_application_new ();
  status = g_application_run (G_APPLICATION (application), argc, argv);
  return status != 0 ? status : maillage_application_get_status (application);
}
