/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Stores that cannot be opened, each with its page. */

#include "maillage-tour-steps.h"

#include "maillage-application.h"
#include "maillage-tour.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static MaillageApplication *
application_of (MaillageWindow *window)
{
  return MAILLAGE_APPLICATION (gtk_window_get_application (GTK_WINDOW (window)));
}

static GtkWidget *
open_foreign (MaillageWindow *window, const char *name)
{
  g_autofree char *path = maillage_tour_dup_store_path (name);

  g_file_set_contents (path, "This is not a store, but a letter to a colleague.", -1, NULL);
  return _maillage_tour_open_store (window, name);
}

/* Ours by its head, and nothing after it that makes sense. */
static GtkWidget *
open_damaged (MaillageWindow *window, const char *name)
{
  g_autofree char *path = maillage_tour_dup_store_path (name);
  char bytes[8192] = "SQLite format 3";

  memcpy (bytes + 68, "Mail", 4);
  g_file_set_contents (path, bytes, sizeof bytes, NULL);
  return _maillage_tour_open_store (window, name);
}

/* What other programs or another version must do first is only told: in the core's own words. */
static GtkWidget *
tell_newer (MaillageWindow *window, const char *name)
{
  g_autofree char *path = maillage_tour_dup_store_path (name);

  maillage_application_show_problem (
      application_of (window),
      g_error_new (MAILLAGE_ERROR,
                   MAILLAGE_ERROR_NEWER_STORE,
                   _ ("“%s” was written by a newer version of Maillage. Update the program to open "
                      "it; nothing was changed."),
                   path));
  return GTK_WIDGET (window);
}

static GtkWidget *
tell_in_use (MaillageWindow *window, const char *name)
{
  maillage_application_show_problem (
      application_of (window),
      g_error_new_literal (MAILLAGE_ERROR,
                           MAILLAGE_ERROR_BUSY,
                           _ ("Another program is writing to the store. Try again in a moment.")));
  return GTK_WIDGET (window);
}

static GtkWidget *
tell_full (MaillageWindow *window, const char *name)
{
  maillage_application_show_problem (
      application_of (window),
      g_error_new_literal (MAILLAGE_ERROR,
                           MAILLAGE_ERROR_DISK_FULL,
                           _ ("The disk is full. Free some space, then try again.")));
  return GTK_WIDGET (window);
}

static GtkWidget *
open_missing (MaillageWindow *window, const char *name)
{
  return _maillage_tour_open_store (window, name); /* in a folder that is not there */
}

void
_maillage_tour_add_problems (GPtrArray *steps)
{
  _maillage_tour_add (steps, "problem", open_foreign, "foreign");
  _maillage_tour_add (steps, "problem-damaged", open_damaged, "damaged");
  _maillage_tour_add (steps, "problem-newer", tell_newer, "newer");
  _maillage_tour_add (steps, "problem-in-use", tell_in_use, NULL);
  _maillage_tour_add (steps, "problem-full", tell_full, NULL);
  _maillage_tour_add (steps, "problem-missing", open_missing, "nowhere/store");
}
