/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A window as it is measured: its frames, its memory, a list open in it. */

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <maillage-application.h>
#include <maillage-ui-record-list.h>
#include <maillage-ui-window.h>
#include <string>
#include <unistd.h>
#include <vector>

/* What is done after the first frame is done by then. */
#define AT_REST 2000

inline double
now ()
{
  return g_get_monotonic_time () / 1e6;
}

/* Since tests/bench/run started the process, in seconds. */
inline double
age ()
{
  const char *started = g_getenv ("BENCH_STARTED");

  return started != nullptr ? now () - g_ascii_strtod (started, nullptr) : 0;
}

inline long
resident ()
{
  g_autofree char *status = nullptr;

  g_file_get_contents ("/proc/self/status", &status, nullptr, nullptr);
  return atol (strstr (status, "VmRSS:") + 6);
}

inline GtkWidget *
find (GtkWidget *from, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (from), type))
    return from;
  for (GtkWidget *child = gtk_widget_get_first_child (from); child != nullptr;
       child = gtk_widget_get_next_sibling (child))
    if (GtkWidget *found = find (child, type))
      return found;
  return nullptr;
}

/* How often a surface was really drawn: a frame that comes before the window is mapped draws
 * nothing. */
inline guint renders;

inline gboolean
count_render (GSignalInvocationHint *, guint, const GValue *, gpointer)
{
  renders++;
  return TRUE;
}

inline void
count_renders ()
{
  g_type_class_ref (GDK_TYPE_SURFACE);
  g_signal_add_emission_hook (
      g_signal_lookup ("render", GDK_TYPE_SURFACE), 0, count_render, nullptr, nullptr);
}

/* Waits for a frame that is wholly painted after @ready. */
inline void
wait_painted (GtkWidget *window, bool (*ready) (gpointer), gpointer data)
{
  bool painted = false;
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  gulong id
      = g_signal_connect (clock,
                          "after-paint",
                          G_CALLBACK (+[] (GdkFrameClock *, gpointer p) { *(bool *) p = true; }),
                          &painted);

  while (!ready (data))
    g_main_context_iteration (nullptr, TRUE);
  do
    {
      painted = false;
      gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_PAINT);
      while (!painted)
        g_main_context_iteration (nullptr, TRUE);
    }
  while (renders == 0);
  g_signal_handler_disconnect (clock, id);
}

inline void
rest (guint ms)
{
  bool over = false;

  g_timeout_add (
      ms,
      [] (gpointer data) {
        *(bool *) data = true;
        return G_SOURCE_REMOVE;
      },
      &over);
  while (!over)
    g_main_context_iteration (nullptr, TRUE);
}

inline bool
always (gpointer)
{
  return true;
}

inline bool
has_rows (gpointer data)
{
  return g_list_model_get_n_items (G_LIST_MODEL (data)) > 0;
}

inline bool
is_complete (gpointer data)
{
  return maillage_query_model_get_complete (MAILLAGE_QUERY_MODEL (data));
}

inline double
part (std::vector<double> &values, double of)
{
  std::sort (values.begin (), values.end ());
  return values[std::min (values.size () - 1, (size_t) ((double) values.size () * of))];
}

/* The organisations of a store, in the program's own window. */
struct Shown
{
  MaillageApplication *application;
  GtkWidget *window;
  MaillageUiRecordList *list;
  MaillageQueryModel *model;
};

/* With the first rows painted. */
inline Shown
show_list (const char *store)
{
  Shown shown = { maillage_application_new (), nullptr, nullptr, nullptr };
  g_autoptr (GError) error = nullptr;
  GtkWindow *window = nullptr;

  maillage_application_set_store_path (shown.application, store);
  if (!g_application_register (G_APPLICATION (shown.application), nullptr, &error))
    {
      fprintf (stderr, "%s: %s\n", g_get_prgname (), error->message);
      exit (1);
    }
  count_renders ();
  g_application_activate (G_APPLICATION (shown.application));
  while ((window = gtk_application_get_active_window (GTK_APPLICATION (shown.application)))
         == nullptr)
    g_main_context_iteration (nullptr, TRUE);
  maillage_ui_window_open_list (MAILLAGE_UI_WINDOW (window), "partners.organisation");
  shown.window = GTK_WIDGET (window);
  shown.list = MAILLAGE_UI_RECORD_LIST (find (shown.window, MAILLAGE_UI_TYPE_RECORD_LIST));
  shown.model = maillage_ui_record_list_get_model (shown.list);
  wait_painted (shown.window, has_rows, shown.model);
  return shown;
}
