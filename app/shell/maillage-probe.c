/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "maillage-probe.h"

#include "maillage-probe-steps.h"
#include "maillage-tour-steps.h"

#include "maillage-plugin-private.h"
#include "maillage-registry-private.h"

#include <glib/gi18n-lib.h>

/* Frames drawn after the last thing was read: layout, then what layout asks for. */
#define SETTLED 6
/* As long as that will do: GTK's display for browsers draws a frame a second while none looks. */
#define SETTLED_MS 300
#define READING_S 10

typedef struct
{
  MaillageProbe probe;
  GApplication *application;
  char *folder;
  GPtrArray *steps;
  guint step, frames;
  gint64 begun;
} Trial;

static void G_GNUC_PRINTF (2, 3) fault (Trial *self, const char *format, ...)
{
  g_autofree char *sentence = NULL;
  va_list args;

  va_start (args, format);
  sentence = g_strdup_vprintf (format, args);
  va_end (args);
  maillage_probe_report_fault (self->probe.report, sentence);
}

/* What a method in Python raised has gone by unseen. */
static void
say_raised (Trial *self)
{
  g_autofree char *raised = _maillage_plugin_take_raised ();

  if (raised != NULL)
    fault (self,
           _ ("It stops with an error %s: %s"),
           maillage_probe_report_get_words (self->probe.report),
           raised);
}

static void
check_targets (Trial *self, MaillagePluginItem *item)
{
  GPtrArray *all = _maillage_scope_get_contributions (_maillage_plugin_item_get_scope (item));
  MaillageRegistry *registry = maillage_context_get_registry (self->probe.context);

  for (guint i = 0; i < all->len; i++)
    {
      g_autofree char *kind_id = _maillage_probe_dup_kind_id (all->pdata[i]);

      if (kind_id != NULL && maillage_registry_find_kind (registry, kind_id) == NULL)
        fault (self, _ ("It adds something to “%s”, which is no kind here."), kind_id);
    }
}

static void
follow_item (Trial *self, MaillagePluginItem *item)
{
  if (!maillage_plugin_item_get_active (item))
    {
      if (maillage_plugin_item_get_problem (item) != NULL)
        fault (self, "%s", maillage_plugin_item_get_problem (item));
      return;
    }
  check_targets (self, item);
  _maillage_probe_add_all (self->steps, &self->probe, item);
}

/* Those of the folder were kept out so far. */
static void
switch_on (Trial *self)
{
  MaillagePluginManager *manager = maillage_context_get_plugin_manager (self->probe.context);

  maillage_probe_report_at (self->probe.report, _ ("when it adds to the interface"));
  maillage_plugin_manager_set_safe_mode (manager, FALSE);
  maillage_plugin_manager_load (manager, TRUE);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (manager)); i++)
    {
      g_autoptr (MaillagePluginItem) item = g_list_model_get_item (G_LIST_MODEL (manager), i);

      if (strcmp (_maillage_plugin_item_get_folder (item), self->folder) == 0)
        follow_item (self, item);
    }
}

static void
advance (Trial *self)
{
  const MaillageProbeStep *step = g_ptr_array_index (self->steps, self->step++);

  self->frames = 0;
  self->begun = g_get_monotonic_time ();
  maillage_probe_report_at (self->probe.report, step->words);
  step->func (&self->probe, step->arg);
}

static void
end (Trial *self)
{
  maillage_probe_report_done (self->probe.report);
  gtk_window_destroy (GTK_WINDOW (self->probe.window));
  g_ptr_array_unref (self->steps);
  g_free (self->folder);
  g_application_release (self->application);
  g_free (self);
}

static gboolean
is_over (Trial *self)
{
  gint64 passed = g_get_monotonic_time () - self->begun;

  if (_maillage_tour_is_complete (self->probe.window))
    {
      self->frames++;
      return self->frames >= SETTLED
             || (self->frames > 1 && passed > SETTLED_MS * G_TIME_SPAN_MILLISECOND);
    }
  if (passed < READING_S * G_TIME_SPAN_SECOND)
    return FALSE;
  fault (self,
         _ ("After %d seconds it is still reading %s."),
         READING_S,
         maillage_probe_report_get_words (self->probe.report));
  return TRUE;
}

static gboolean
tick (GtkWidget *window, GdkFrameClock *clock, gpointer data)
{
  Trial *self = data;

  gtk_widget_queue_draw (window);
  if (!is_over (self))
    return G_SOURCE_CONTINUE;
  if (maillage_probe_report_get_words (self->probe.report) == NULL)
    switch_on (self);
  else
    say_raised (self);
  if (self->step == self->steps->len)
    {
      end (self);
      return G_SOURCE_REMOVE;
    }
  advance (self);
  return G_SOURCE_CONTINUE;
}

void
maillage_probe_start (MaillageApplication *application, const char *folder)
{
  Trial *self = g_new0 (Trial, 1);

  self->application = G_APPLICATION (application);
  self->folder = g_canonicalize_filename (folder, NULL);
  self->steps = g_ptr_array_new_with_free_func (_maillage_probe_step_free);
  self->probe.report = maillage_probe_report_new ();
  self->probe.context = maillage_application_get_context (application);
  self->probe.window = MAILLAGE_WINDOW (maillage_window_new (application));
  self->begun = g_get_monotonic_time ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  g_application_hold (self->application);
  gtk_window_set_default_size (GTK_WINDOW (self->probe.window), 1280, 820);
  gtk_window_present (GTK_WINDOW (self->probe.window));
  gtk_widget_add_tick_callback (GTK_WIDGET (self->probe.window), tick, self, NULL);
}
