/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "maillage-application.h"

#include <libintl.h>
#include <locale.h>

int
main (int argc, char **argv)
{
  g_autoptr (MaillageApplication) application = NULL;
  int status;

  setlocale (LC_ALL, "");
  textdomain (GETTEXT_PACKAGE);
  application = maillage_application_new ();
  status = g_application_run (G_APPLICATION (application), argc, argv);
  return status != 0 ? status : maillage_application_get_status (application);
}
