/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* The dry run: one at a time; what changes meanwhile stops it, and it begins anew. */

#include "maillage-ui-import-private.h"

#include <glib/gi18n-lib.h>

/* Milliseconds; a check that is over by then shows no progress. */
#define TICK 150

static void begin (MaillageUiImport *self);

static gboolean
show_progress (gpointer data)
{
  MaillageUiImport *self = data;
  double done = maillage_import_get_progress (self->import);
  guint n = maillage_import_get_n_rows (self->import);
  g_autofree char *words
      = g_strdup_printf (_ ("Checking line %u of %u…"), (guint) (done * n) + 1, n);

  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress), done);
  gtk_label_set_text (GTK_LABEL (self->progress_words), words);
  gtk_stack_set_visible_child_name (GTK_STACK (self->summary), "progress");
  return G_SOURCE_CONTINUE;
}

void
_maillage_ui_import_show_problem (MaillageUiImport *self, const char *words, gboolean again)
{
  gtk_label_set_text (GTK_LABEL (self->problem_words), words);
  gtk_widget_set_visible (self->problem_again, again);
  gtk_stack_set_visible_child_name (GTK_STACK (self->summary), "problem");
}

static void
end (MaillageUiImport *self, MaillageImportReport *report, const GError *error)
{
  g_clear_handle_id (&self->tick, g_source_remove);
  g_clear_object (&self->checking);
  if (self->again && self->import != NULL)
    {
      begin (self);
      return;
    }
  if (report != NULL)
    g_set_object (&self->report, report);
  else if (self->stopped)
    _maillage_ui_import_show_problem (self, _ ("The check was stopped."), TRUE);
  else
    _maillage_ui_import_show_problem (self, error->message, FALSE);
  _maillage_ui_import_show_report (self);
  _maillage_ui_import_update (self);
}

/* @data: the page, which may have gone from the window, or have read another file, meanwhile. */
static void
checked (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MaillageUiImport) self = data;
  MaillageImport *import = MAILLAGE_IMPORT (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (MaillageImportReport) report = maillage_import_check_finish (import, result, &error);

  if (import == self->import)
    end (self, report, error);
}

static void
begin (MaillageUiImport *self)
{
  g_autoptr (GError) error = NULL;

  self->again = self->stopped = FALSE;
  g_clear_object (&self->report);
  if (!_maillage_ui_import_give_settings (self, &error))
    {
      end (self, NULL, error);
      return;
    }
  self->checking = g_cancellable_new ();
  self->tick = g_timeout_add (TICK, show_progress, self);
  maillage_import_check_async (self->import, self->checking, checked, g_object_ref (self));
  _maillage_ui_import_update (self);
}

void
_maillage_ui_import_check (MaillageUiImport *self)
{
  if (self->applying)
    return;
  if (self->checking == NULL)
    {
      begin (self);
      return;
    }
  self->again = TRUE;
  g_cancellable_cancel (self->checking);
}

void
_maillage_ui_import_stop (MaillageUiImport *self)
{
  if (self->checking == NULL)
    return;
  self->again = FALSE;
  self->stopped = TRUE;
  g_cancellable_cancel (self->checking);
}
